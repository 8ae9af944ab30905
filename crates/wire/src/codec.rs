//! Messages as [`Value`] trees, by protocol.

mod aws_json;
mod body;
mod rest;
mod rest_json;
mod text;

use bytes::Bytes;
use http::header::HeaderValue;
use http::{Request, Response};

use crate::fault::Fault;
use crate::table::{OperationTable, Protocol, ShapeTable};
use crate::value::Value;

/// A message that cannot be read: what is wrong with it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Malformed(pub String);

impl From<Malformed> for Fault {
    fn from(malformed: Malformed) -> Fault {
        Fault::new(400, "SerializationException", malformed.0)
    }
}

/// Server: what a request carries.
pub fn read_request(
    operation: &OperationTable,
    request: &Request<Bytes>,
) -> Result<Value, Malformed> {
    match operation.protocol {
        Protocol::RestJson => rest_json::read_request(operation, request),
        Protocol::Json10 | Protocol::Json11 => aws_json::read(operation.input, request.body()),
        Protocol::Query | Protocol::RestXml => Err(no_codec()),
    }
}

/// Server: a response that carries `output`.
pub fn write_response(operation: &OperationTable, output: &Value) -> Response<Bytes> {
    match operation.protocol {
        Protocol::RestJson => rest_json::write_response(operation, output),
        Protocol::Json10 | Protocol::Json11 => aws_json::write_response(operation, output),
        Protocol::Query | Protocol::RestXml => Response::new(Bytes::new()),
    }
}

/// Client: a request that carries `input`.
pub fn write_request(operation: &OperationTable, input: &Value) -> Request<Bytes> {
    match operation.protocol {
        Protocol::RestJson => rest_json::write_request(operation, input),
        Protocol::Json10 | Protocol::Json11 => aws_json::write_request(operation, input),
        Protocol::Query | Protocol::RestXml => Request::new(Bytes::new()),
    }
}

/// Client: what a response carries.
pub fn read_response(
    operation: &OperationTable,
    response: &Response<Bytes>,
) -> Result<Value, Malformed> {
    match operation.protocol {
        Protocol::RestJson => rest_json::read_response(operation.output, response),
        Protocol::Json10 | Protocol::Json11 => aws_json::read(operation.output, response.body()),
        Protocol::Query | Protocol::RestXml => Err(no_codec()),
    }
}

/// Client: what a fault carries.
pub fn read_fault(
    protocol: Protocol,
    fault: &ShapeTable,
    response: &Response<Bytes>,
) -> Result<Value, Malformed> {
    match protocol {
        Protocol::RestJson => rest_json::read_response(fault, response),
        Protocol::Json10 | Protocol::Json11 => aws_json::read(fault, response.body()),
        Protocol::Query | Protocol::RestXml => Err(no_codec()),
    }
}

fn no_codec() -> Malformed {
    Malformed("this protocol cannot be read yet".to_owned())
}

/// The media type of a protocol's bodies.
pub(crate) fn content_type(protocol: Protocol) -> HeaderValue {
    HeaderValue::from_static(match protocol {
        Protocol::RestJson => "application/json",
        Protocol::Json10 => "application/x-amz-json-1.0",
        Protocol::Json11 => "application/x-amz-json-1.1",
        Protocol::Query | Protocol::RestXml => "text/xml",
    })
}
