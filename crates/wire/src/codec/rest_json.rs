//! REST with JSON bodies.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use http::{Method, Request, Response, StatusCode};

use super::{Malformed, body, rest};
use crate::table::{Kind, Location, Member, OperationTable, ShapeTable};
use crate::value::Value;

const JSON: &str = "application/json";

pub(super) fn write_request(operation: &OperationTable, input: &Value) -> Request<Bytes> {
    let (members, values) = (operation.input.members(), input.members());
    let mut request = Request::new(Bytes::new());
    *request.method_mut() =
        Method::from_bytes(operation.method.as_bytes()).expect("models name valid methods");
    *request.uri_mut() = rest::write_uri(operation, values)
        .parse()
        .expect("labels and query are percent-encoded");
    rest::write_headers(members, values, request.headers_mut());
    let body = write_body(members, values, false, request.headers_mut());
    *request.body_mut() = body.unwrap_or_default();
    request
}

pub(super) fn write_response(operation: &OperationTable, output: &Value) -> Response<Bytes> {
    let (members, values) = (operation.output.members(), output.members());
    let mut response = Response::new(Bytes::new());
    let status = rest::write_status(members, values).unwrap_or(operation.success);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    rest::write_headers(members, values, response.headers_mut());
    if response.status() != StatusCode::NO_CONTENT {
        let body = write_body(
            members,
            values,
            operation.has_output(),
            response.headers_mut(),
        );
        *response.body_mut() = body.unwrap_or_default();
    }
    response
}

/// The body, and its content type unless a header member set it. There is none when the structure has no members for
/// it, except that an output is an empty object even then (`always`).
fn write_body(
    members: &[Member],
    values: &[Option<Value>],
    always: bool,
    headers: &mut HeaderMap,
) -> Option<Bytes> {
    let has = |location| {
        members
            .iter()
            .position(|member| member.location == location)
    };
    let (content_type, body) = match has(Location::Payload) {
        Some(payload) => write_payload(&members[payload], values[payload].as_ref())?,
        None if always || has(Location::Body).is_some() => (JSON, body::write(members, values)),
        None => return None,
    };
    headers
        .entry(CONTENT_TYPE)
        .or_insert(HeaderValue::from_static(content_type));
    Some(body)
}

fn write_payload(member: &Member, value: Option<&Value>) -> Option<(&'static str, Bytes)> {
    Some(match value {
        None if matches!(member.shape.kind, Kind::Structure(_)) => {
            (JSON, Bytes::from_static(b"{}"))
        }
        None => return None,
        Some(Value::Blob(bytes)) => ("application/octet-stream", bytes.clone()),
        Some(Value::Text(text)) => ("text/plain", Bytes::from(text.clone())),
        Some(value) => (JSON, body::render(&body::to_json(member.shape, value))),
    })
}

pub(super) fn read_request(
    operation: &OperationTable,
    request: &Request<Bytes>,
) -> Result<Value, Malformed> {
    let members = operation.input.members();
    let mut values = read_body(members, request.body())?;
    rest::read_uri(operation, request.uri(), &mut values)?;
    rest::read_headers(members, request.headers(), &mut values)?;
    Ok(Value::Structure(values))
}

/// The structure that a response carries: an output or a fault.
pub(super) fn read_response(
    shape: &ShapeTable,
    response: &Response<Bytes>,
) -> Result<Value, Malformed> {
    let mut values = read_body(shape.members(), response.body())?;
    rest::read_headers(shape.members(), response.headers(), &mut values)?;
    rest::read_status(shape.members(), response.status(), &mut values);
    Ok(Value::Structure(values))
}

fn read_body(members: &[Member], text: &Bytes) -> Result<Vec<Option<Value>>, Malformed> {
    let Some(position) = members
        .iter()
        .position(|member| member.location == Location::Payload)
    else {
        if members
            .iter()
            .any(|member| member.location == Location::Body)
        {
            return body::read(members, text);
        }
        return Ok(vec![None; members.len()]);
    };
    let mut values = vec![None; members.len()];
    if !text.is_empty() {
        values[position] = Some(read_payload(members[position].shape, text)?);
    }
    Ok(values)
}

fn read_payload(shape: &ShapeTable, text: &Bytes) -> Result<Value, Malformed> {
    match shape.kind {
        Kind::Blob | Kind::EventStream => Ok(Value::Blob(text.clone())),
        Kind::Text => match std::str::from_utf8(text) {
            Ok(text) => Ok(Value::Text(text.to_owned())),
            Err(_) => Err(Malformed("Body is not UTF-8 text".to_owned())),
        },
        _ => body::from_json(shape, body::parse(text)?),
    }
}
