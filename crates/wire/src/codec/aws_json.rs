//! AWS JSON 1.0 and 1.1: the operation in a header, everything else in the body.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Request, Response};

use super::{Malformed, body, content_type};
use crate::table::{OperationTable, ShapeTable};
use crate::value::Value;

/// The structure that a body carries.
pub(super) fn read(shape: &ShapeTable, text: &[u8]) -> Result<Value, Malformed> {
    Ok(Value::Structure(body::read(shape.members(), text)?))
}

pub(super) fn write_request(operation: &OperationTable, input: &Value) -> Request<Bytes> {
    let mut request = Request::new(body::write(operation.input.members(), input.members()));
    *request.method_mut() = http::Method::POST;
    let target = format!("{}.{}", operation.target_prefix, operation.name);
    let target = HeaderValue::try_from(target).expect("names of operations are ASCII");
    request.headers_mut().insert("x-amz-target", target);
    request
        .headers_mut()
        .insert(CONTENT_TYPE, content_type(operation.protocol, true));
    request
}

pub(super) fn write_response(operation: &OperationTable, output: &Value) -> Response<Bytes> {
    let mut response = Response::new(body::write(operation.output.members(), output.members()));
    response
        .headers_mut()
        .insert(CONTENT_TYPE, content_type(operation.protocol, false));
    response
}
