//! What clients hear whose requests cannot be taken.

use bytes::Bytes;
use frazil_wire::{Fault, ServiceTable, encode_fault_in, route, shapes, spoken};
use http::request::Parts;
use http::{Response, StatusCode};

use crate::server::body::BodyError;
use crate::server::fault;
use crate::server::respond::Body;

/// The answer when a task of ours ended without one.
pub(super) fn broken(error: &tokio::task::JoinError) -> Response<Body> {
    tracing::error!(%error, "a request could not be answered");
    fault::json(
        StatusCode::INTERNAL_SERVER_ERROR,
        "InternalFailure",
        "",
        &request_id(),
    )
}

pub(super) fn request_id() -> String {
    uuid::Uuid::new_v4().to_string()
}

pub(super) fn refuse(
    service: &'static ServiceTable,
    head: &Parts,
    fault: &Fault,
) -> Response<Bytes> {
    let protocol = spoken(service, &head.uri, &head.headers);
    encode_fault_in(service, protocol, fault, &request_id())
}

/// How a function is to be invoked, by the request's word for it.
pub(super) fn invocation_type(head: &Parts) -> &str {
    let named = head.headers.get("x-amz-invocation-type");
    let named = named.and_then(|value| value.to_str().ok());
    named.unwrap_or("RequestResponse")
}

/// What AWS would say to a body that could not be had.
pub(super) fn unread(error: &BodyError, head: &Parts, bytes_max: u64) -> Fault {
    let operation = route(&shapes::lambda::SERVICE, head).map(|operation| operation.name);
    match (error, operation) {
        (BodyError::TooLarge { bytes }, Some("Invoke" | "InvokeWithResponseStream")) => Fault::new(
            413,
            "RequestTooLargeException",
            format!(
                "{bytes} byte payload is too large for the {} invocation type (limit {bytes_max} bytes)",
                invocation_type(head)
            ),
        ),
        (BodyError::TooLarge { .. }, _) => Fault::new(
            413,
            "RequestEntityTooLargeException",
            format!(
                "Request must be smaller than {bytes_max} bytes for the {} operation",
                operation.unwrap_or("requested")
            ),
        ),
        (BodyError::Stalled, _) => Fault::new(408, "RequestTimeout", error.to_string()),
        (BodyError::Broken(_), _) => Fault::new(400, "SerializationException", error.to_string()),
    }
}

/// What S3 says to who stops in the middle of an upload.
pub(super) fn silent() -> Fault {
    Fault::new(
        400,
        "RequestTimeout",
        "Your socket connection to the server was not read from or written to within the timeout \
         period. Idle connections will be closed.",
    )
}

/// What visitors of functions and APIs hear whose body did not arrive.
pub(super) fn unheard(error: &BodyError) -> Response<Body> {
    let (status, code) = match error {
        BodyError::Stalled => (StatusCode::REQUEST_TIMEOUT, "RequestTimeoutException"),
        _ => (StatusCode::BAD_REQUEST, "BadRequestException"),
    };
    fault::json(status, code, &error.to_string(), &request_id())
}
