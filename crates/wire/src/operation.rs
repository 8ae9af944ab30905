//! Typed operations over HTTP, both directions.

use bytes::Bytes;
use http::{HeaderValue, Request, Response};

use crate::codec;
use crate::fault::Fault;
use crate::shape::Shape;
use crate::table::{OperationTable, Protocol, ServiceTable};
use crate::validate;
use crate::value::Value;

/// One operation of a service: a generated unit struct.
pub trait Operation {
    /// Its name, for example `CreateFunction`.
    const NAME: &'static str;
    /// What a request carries.
    type Input: Shape;
    /// What a response carries.
    type Output: Shape;
    /// What the model says about it.
    fn table() -> &'static OperationTable;
}

/// Server: the input that a request carries.
///
/// # Errors
/// `SerializationException` when it cannot be read; `ValidationException` (logs: `InvalidParameterException`) in AWS's
/// wording when it breaks the model's constraints.
pub fn decode<O: Operation>(request: &Request<Bytes>) -> Result<O::Input, Fault> {
    let value = codec::read_request(O::table(), request)?;
    validate::check(O::table(), &value)?;
    Ok(typed(value))
}

/// Server: the response that carries an output.
pub fn encode<O: Operation>(output: &O::Output) -> Response<Bytes> {
    codec::write_response(O::table(), &tree(output))
}

/// Server: an answer of a service, with the id of the request in the places where its protocol has it.
pub fn with_request_id(
    service: &ServiceTable,
    response: Response<Bytes>,
    request_id: &str,
) -> Response<Bytes> {
    with_request_id_in(service.protocol, response, request_id)
}

/// [`with_request_id`], in another protocol than the service's own.
pub(crate) fn with_request_id_in(
    protocol: Protocol,
    response: Response<Bytes>,
    request_id: &str,
) -> Response<Bytes> {
    let (mut head, mut body) = response.into_parts();
    if let Ok(id) = HeaderValue::try_from(request_id) {
        head.headers.insert("x-amzn-requestid", id);
    }
    if protocol == Protocol::Query {
        body = codec::query::with_request_id(&body, request_id);
    }
    Response::from_parts(head, body)
}

/// Client: the request that carries an input. Its URI is path and query only, and it is neither signed nor checked.
pub fn request<O: Operation>(input: &O::Input) -> Request<Bytes> {
    codec::write_request(O::table(), &tree(input))
}

/// Client: the output that a response carries.
///
/// # Errors
/// The fault that the service answered, or `SerializationException` when its answer cannot be read.
pub fn answer<O: Operation>(response: &Response<Bytes>) -> Result<O::Output, Fault> {
    if !response.status().is_success() {
        return Err(Fault::from_response(O::table(), response));
    }
    let value = codec::read_response(O::table(), response).map_err(|malformed| {
        let message = format!("the answer to {} cannot be read: {malformed}", O::NAME);
        Fault::new(
            response.status().as_u16(),
            "SerializationException",
            message,
        )
    })?;
    Ok(typed(value))
}

/// A structure's body members as JSON, under the names they have on the wire.
pub fn shape_to_json<T: Shape>(shape: &T) -> serde_json::Value {
    codec::shape_to_json(T::table(), &tree(shape))
}

/// A structure out of JSON with the names of the wire; what the structure does not have is left out.
///
/// # Errors
/// When a member is of another type than the model says.
pub fn shape_from_json<T: Shape>(json: serde_json::Value) -> Result<T, codec::Malformed> {
    codec::shape_from_json(T::table(), json).map(typed)
}

fn typed<T: Shape>(value: Value) -> T {
    T::from_value(Some(value))
}

fn tree<T: Shape>(shape: &T) -> Value {
    shape.to_value().unwrap_or(Value::Structure(Vec::new()))
}
