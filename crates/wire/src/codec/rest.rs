//! What the REST protocols share: some members stand in the places that HTTP has, the others in a body.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use http::{Method, Request, Response, StatusCode};

use super::{Malformed, places};
use crate::table::{Kind, Location, Member, OperationTable, ShapeTable};
use crate::value::Value;

/// How bodies are written.
pub(super) trait Dialect {
    /// The media type of a body that is a structure.
    const MEDIA_TYPE: &'static str;
    /// An output without members for the body has a body nevertheless.
    const EMPTY_OUTPUT: bool;

    /// The body members of a structure.
    fn write(operation: &OperationTable, shape: &ShapeTable, values: &[Option<Value>]) -> Bytes;
    /// A member that is the whole body, and neither text nor bytes.
    fn write_payload(member: &Member, value: Option<&Value>) -> Option<Bytes>;
    /// The body members of a structure; an empty body has none.
    fn read(members: &[Member], text: &Bytes) -> Result<Vec<Option<Value>>, Malformed>;
    /// A member that is the whole body, and neither text nor bytes.
    fn read_payload(member: &Member, text: &Bytes) -> Result<Value, Malformed>;
}

pub(super) fn write_request<D: Dialect>(
    operation: &OperationTable,
    input: &Value,
) -> Request<Bytes> {
    let (shape, values) = (operation.input, input.members());
    let mut request = Request::new(Bytes::new());
    *request.method_mut() =
        Method::from_bytes(operation.method.as_bytes()).expect("models name valid methods");
    *request.uri_mut() = places::write_uri(operation, values)
        .parse()
        .expect("labels and query are percent-encoded");
    places::write_headers(shape.members(), values, request.headers_mut());
    let body = write_body::<D>(operation, shape, values, false, request.headers_mut());
    *request.body_mut() = body.unwrap_or_default();
    request
}

pub(super) fn write_response<D: Dialect>(
    operation: &OperationTable,
    output: &Value,
) -> Response<Bytes> {
    let (shape, values) = (operation.output, output.members());
    let mut response = Response::new(Bytes::new());
    let status = places::write_status(shape.members(), values).unwrap_or(operation.success);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    places::write_headers(shape.members(), values, response.headers_mut());
    if response.status() != StatusCode::NO_CONTENT {
        let always = D::EMPTY_OUTPUT && operation.has_output();
        let body = write_body::<D>(operation, shape, values, always, response.headers_mut());
        *response.body_mut() = body.unwrap_or_default();
    }
    response
}

/// The body, and its content type unless a header member set it. There is none when the structure has no members for
/// it and there need not be one (`always`).
fn write_body<D: Dialect>(
    operation: &OperationTable,
    shape: &ShapeTable,
    values: &[Option<Value>],
    always: bool,
    headers: &mut HeaderMap,
) -> Option<Bytes> {
    let members = shape.members();
    let (media_type, body) = match find(members, Location::Payload) {
        Some(payload) => write_payload::<D>(&members[payload], values[payload].as_ref())?,
        None if always || find(members, Location::Body).is_some() => {
            (D::MEDIA_TYPE, D::write(operation, shape, values))
        }
        None => return None,
    };
    headers
        .entry(CONTENT_TYPE)
        .or_insert(HeaderValue::from_static(media_type));
    Some(body)
}

fn find(members: &[Member], location: Location) -> Option<usize> {
    members
        .iter()
        .position(|member| member.location == location)
}

fn write_payload<D: Dialect>(
    member: &Member,
    value: Option<&Value>,
) -> Option<(&'static str, Bytes)> {
    Some(match value {
        Some(Value::Blob(bytes)) => ("application/octet-stream", bytes.clone()),
        Some(Value::Text(text)) => ("text/plain", Bytes::from(text.clone())),
        value => (D::MEDIA_TYPE, D::write_payload(member, value)?),
    })
}

pub(super) fn read_request<D: Dialect>(
    operation: &OperationTable,
    request: &Request<Bytes>,
) -> Result<Value, Malformed> {
    let members = operation.input.members();
    let mut values = read_body::<D>(members, request.body())?;
    places::read_uri(operation, request.uri(), &mut values)?;
    places::read_headers(members, request.headers(), &mut values)?;
    Ok(Value::Structure(values))
}

/// The structure that a response carries.
pub(super) fn read_response<D: Dialect>(
    shape: &ShapeTable,
    response: &Response<Bytes>,
) -> Result<Value, Malformed> {
    let values = read_body::<D>(shape.members(), response.body())?;
    read_head(shape, response, values)
}

/// The structure whose body members were read already, with those of the head.
pub(super) fn read_head(
    shape: &ShapeTable,
    response: &Response<Bytes>,
    mut values: Vec<Option<Value>>,
) -> Result<Value, Malformed> {
    places::read_headers(shape.members(), response.headers(), &mut values)?;
    places::read_status(shape.members(), response.status(), &mut values);
    Ok(Value::Structure(values))
}

fn read_body<D: Dialect>(
    members: &[Member],
    text: &Bytes,
) -> Result<Vec<Option<Value>>, Malformed> {
    let Some(position) = find(members, Location::Payload) else {
        return match find(members, Location::Body) {
            Some(_) => D::read(members, text),
            None => Ok(vec![None; members.len()]),
        };
    };
    let mut values = vec![None; members.len()];
    if !text.is_empty() {
        values[position] = Some(read_payload::<D>(&members[position], text)?);
    }
    Ok(values)
}

fn read_payload<D: Dialect>(member: &Member, text: &Bytes) -> Result<Value, Malformed> {
    match member.shape.kind {
        Kind::Blob | Kind::EventStream => Ok(Value::Blob(text.clone())),
        Kind::Text => match std::str::from_utf8(text) {
            Ok(text) => Ok(Value::Text(text.to_owned())),
            Err(_) => Err(Malformed("Body is not UTF-8 text".to_owned())),
        },
        _ => D::read_payload(member, text),
    }
}
