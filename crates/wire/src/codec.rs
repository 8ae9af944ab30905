//! Messages as [`Value`] trees, by protocol.

mod aws_json;
pub(crate) mod body;
mod form;
mod places;
pub(crate) mod query;
mod rest;
mod rest_json;
mod rest_xml;
pub(crate) mod rpc_cbor;
mod text;
pub(crate) mod xml_body;

use bytes::Bytes;
use http::header::HeaderValue;
use http::{Request, Response};

use crate::fault::Fault;
use crate::table::{OperationTable, Protocol, ShapeTable};
use crate::value::Value;

use rest_json::Json;
use rest_xml::Xml;

/// A message that cannot be read: what is wrong with it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Malformed(pub String);

impl From<Malformed> for Fault {
    fn from(malformed: Malformed) -> Fault {
        Fault::new(400, "SerializationException", malformed.0)
    }
}

/// A value of a shape as JSON.
pub fn shape_to_json(shape: &ShapeTable, value: &Value) -> serde_json::Value {
    body::to_json(shape, value)
}

/// A value of a shape from JSON.
pub fn shape_from_json(shape: &ShapeTable, json: serde_json::Value) -> Result<Value, Malformed> {
    body::from_json(shape, json)
}

/// Server: what a request carries.
pub fn read_request(
    operation: &OperationTable,
    request: &Request<Bytes>,
) -> Result<Value, Malformed> {
    read_request_in(operation.protocol, operation, request)
}

/// [`read_request`], in another protocol than the operation's own.
pub(crate) fn read_request_in(
    protocol: Protocol,
    operation: &OperationTable,
    request: &Request<Bytes>,
) -> Result<Value, Malformed> {
    match protocol {
        Protocol::RestJson => rest::read_request::<Json>(operation, request),
        Protocol::RestXml => rest::read_request::<Xml>(operation, request),
        Protocol::Query => query::read_request(operation, request),
        Protocol::Json10 | Protocol::Json11 => aws_json::read(operation.input, request.body()),
        Protocol::Cbor => rpc_cbor::read(operation.input, request.body()),
    }
}

/// Server: a response that carries `output`.
pub fn write_response(operation: &OperationTable, output: &Value) -> Response<Bytes> {
    write_response_in(operation.protocol, operation, output)
}

/// [`write_response`], in another protocol than the operation's own.
pub(crate) fn write_response_in(
    protocol: Protocol,
    operation: &OperationTable,
    output: &Value,
) -> Response<Bytes> {
    match protocol {
        Protocol::RestJson => rest::write_response::<Json>(operation, output),
        Protocol::RestXml => rest::write_response::<Xml>(operation, output),
        Protocol::Query => query::write_response(operation, output),
        Protocol::Json10 | Protocol::Json11 => aws_json::write_response(operation, output),
        Protocol::Cbor => rpc_cbor::write_response(operation, output),
    }
}

/// Client: a request that carries `input`.
pub fn write_request(operation: &OperationTable, input: &Value) -> Request<Bytes> {
    match operation.protocol {
        Protocol::RestJson => rest::write_request::<Json>(operation, input),
        Protocol::RestXml => rest::write_request::<Xml>(operation, input),
        Protocol::Query => query::write_request(operation, input),
        Protocol::Json10 | Protocol::Json11 => aws_json::write_request(operation, input),
        Protocol::Cbor => rpc_cbor::write_request(operation, input),
    }
}

/// Client: what a response carries.
pub fn read_response(
    operation: &OperationTable,
    response: &Response<Bytes>,
) -> Result<Value, Malformed> {
    match operation.protocol {
        Protocol::RestJson => rest::read_response::<Json>(operation.output, response),
        Protocol::RestXml => rest::read_response::<Xml>(operation.output, response),
        Protocol::Query => query::read_response(operation, response),
        Protocol::Json10 | Protocol::Json11 => aws_json::read(operation.output, response.body()),
        Protocol::Cbor => rpc_cbor::read(operation.output, response.body()),
    }
}

/// Client: what a fault carries.
pub fn read_fault(
    protocol: Protocol,
    fault: &ShapeTable,
    response: &Response<Bytes>,
) -> Result<Value, Malformed> {
    match protocol {
        Protocol::RestJson => rest::read_response::<Json>(fault, response),
        Protocol::Query | Protocol::RestXml => {
            let values = crate::fault::read_xml_members(fault, response.body())?;
            rest::read_head(fault, response, values)
        }
        Protocol::Json10 | Protocol::Json11 => aws_json::read(fault, response.body()),
        Protocol::Cbor => rpc_cbor::read(fault, response.body()),
    }
}

/// The media type of a protocol's requests and of its answers, where they are not REST's.
pub(crate) fn content_type(protocol: Protocol, request: bool) -> HeaderValue {
    HeaderValue::from_static(match protocol {
        Protocol::RestJson => "application/json",
        Protocol::Json10 => "application/x-amz-json-1.0",
        Protocol::Json11 => "application/x-amz-json-1.1",
        Protocol::Cbor => "application/cbor",
        Protocol::Query if request => "application/x-www-form-urlencoded",
        Protocol::Query | Protocol::RestXml => "text/xml",
    })
}
