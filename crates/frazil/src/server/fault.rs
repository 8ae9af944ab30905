//! The front door's own faults: requests that no service here answers.

use frazil_wire::Fault;
use http::{HeaderValue, Response, StatusCode};
use serde_json::json;

use super::detect::Dialect;
use super::respond::{self, Body};

/// A service that is not here. 400 rather than 501, so that clients do not try again.
pub(super) fn unknown_service(service: &str, dialect: Dialect, request_id: &str) -> Response<Body> {
    let message =
        format!("frazil does not have the service {service:?}; it has Lambda and its neighbours.");
    match dialect {
        Dialect::Json => json(
            StatusCode::BAD_REQUEST,
            "UnknownOperationException",
            &message,
            request_id,
        ),
        Dialect::Query => query(&Fault::new(400, "InvalidAction", message), request_id),
    }
}

/// A fault in the form that clients of the query protocol read.
pub(super) fn query(fault: &Fault, request_id: &str) -> Response<Body> {
    let body = format!(
        "<ErrorResponse><Error><Type>Sender</Type><Code>{}</Code><Message>{}</Message></Error>\
         <RequestId>{request_id}</RequestId></ErrorResponse>",
        fault.code,
        super::landing::escape(&fault.message)
    );
    respond::text(status(fault), "text/xml", body)
}

/// A fault in the form that clients of S3 read.
pub(super) fn s3(fault: &Fault, request_id: &str) -> Response<Body> {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{}</Code><Message>{}</Message>\
         <RequestId>{request_id}</RequestId></Error>",
        fault.code,
        super::landing::escape(&fault.message)
    );
    respond::text(status(fault), "application/xml", body)
}

fn status(fault: &Fault) -> StatusCode {
    StatusCode::from_u16(fault.status).unwrap_or(StatusCode::FORBIDDEN)
}

/// A fault in the form that JSON and REST-JSON clients read.
pub(super) fn json(
    status: StatusCode,
    code: &'static str,
    message: &str,
    request_id: &str,
) -> Response<Body> {
    let body = json!({"__type": code, "message": message, "Message": message}).to_string();
    let mut response = respond::text(status, "application/json", body);
    let headers = response.headers_mut();
    headers.insert("x-amzn-errortype", HeaderValue::from_static(code));
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert("x-amzn-requestid", id);
    }
    response
}
