//! Smithy's RPC version 2: the operation in the path, everything else in a body of CBOR.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use http::{Request, Response};

use super::{Malformed, content_type};
use crate::cbor::{CborError, Item};
use crate::table::{Kind, Member, OperationTable, Protocol, ShapeTable};
use crate::timestamp;
use crate::value::Value;

/// The header by which a client says the protocol, and its value.
pub(crate) const HEADER: (&str, &str) = ("smithy-protocol", "rpc-v2-cbor");

impl From<CborError> for Malformed {
    fn from(error: CborError) -> Malformed {
        Malformed(error.to_string())
    }
}

pub(super) fn write_request(operation: &OperationTable, input: &Value) -> Request<Bytes> {
    let mut request = Request::new(Bytes::new());
    *request.method_mut() = http::Method::POST;
    let path = format!(
        "/service/{}/operation/{}",
        operation.target_prefix, operation.name
    );
    *request.uri_mut() = path.parse().expect("names of operations are ASCII");
    let headers = request.headers_mut();
    headers.insert(HEADER.0, HeaderValue::from_static(HEADER.1));
    headers.insert(ACCEPT, content_type(Protocol::Cbor, true));
    if operation.has_input() {
        headers.insert(CONTENT_TYPE, content_type(Protocol::Cbor, true));
        *request.body_mut() = write(operation.input, input);
    }
    request
}

pub(super) fn write_response(operation: &OperationTable, output: &Value) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    let headers = response.headers_mut();
    headers.insert(HEADER.0, HeaderValue::from_static(HEADER.1));
    if operation.has_output() {
        headers.insert(CONTENT_TYPE, content_type(Protocol::Cbor, false));
        *response.body_mut() = write(operation.output, output);
    }
    response
}

/// The structure that a body carries; an empty body has no members.
pub(super) fn read(shape: &ShapeTable, body: &[u8]) -> Result<Value, Malformed> {
    if body.is_empty() {
        return Ok(Value::Structure(vec![None; shape.members().len()]));
    }
    structure(shape.members(), Item::read(body)?)
}

fn structure(members: &[Member], mut item: Item) -> Result<Value, Malformed> {
    if !matches!(item, Item::Map(_)) {
        let message = "Start of structure or map found where not expected.";
        return Err(Malformed(message.to_owned()));
    }
    let member = |member: &Member| match item.entry(member.wire_name) {
        None | Some(Item::Null) => Ok(None),
        Some(item) => value(member.shape, item).map(Some),
    };
    let members = members.iter().map(member);
    Ok(Value::Structure(members.collect::<Result<_, _>>()?))
}

fn value(shape: &ShapeTable, item: Item) -> Result<Value, Malformed> {
    Ok(match (&shape.kind, item) {
        (_, Item::Null) => Value::Null,
        (Kind::Text, Item::Text(it)) => Value::Text(it),
        (Kind::Boolean, Item::Boolean(it)) => Value::Boolean(it),
        (Kind::Integer | Kind::Long, Item::Integer(it)) => Value::Integer(it),
        (Kind::Double, Item::Double(it)) => Value::Double(it),
        (Kind::Double, Item::Integer(it)) => Value::Double(it as f64),
        (Kind::Blob | Kind::EventStream, Item::Bytes(it)) => Value::Blob(it),
        (Kind::Document, it) => Value::Document(it.to_json()),
        (Kind::Timestamp(_), Item::Moment(it) | Item::Double(it)) => moment(it)?,
        (Kind::Timestamp(_), Item::Integer(it)) => moment(it as f64)?,
        (Kind::List(element), Item::List(items)) => {
            let items = items.into_iter().map(|it| value(element, it));
            Value::List(items.collect::<Result<_, _>>()?)
        }
        (Kind::Map(_, element), Item::Map(entries)) => {
            let entries = entries
                .into_iter()
                .map(|(key, it)| Ok((key, value(element, it)?)));
            Value::Map(entries.collect::<Result<BTreeMap<_, _>, Malformed>>()?)
        }
        (Kind::Structure(_), it) => return structure(shape.members(), it),
        (_, other) => {
            let message = format!("{other:?} can not be converted to {}", shape.name);
            return Err(Malformed(message));
        }
    })
}

fn moment(seconds: f64) -> Result<Value, Malformed> {
    timestamp::from_seconds(seconds)
        .map(Value::Timestamp)
        .ok_or_else(|| Malformed(format!("Unparseable timestamp: {seconds}")))
}

fn write(shape: &ShapeTable, value: &Value) -> Bytes {
    let mut bytes = Vec::new();
    item(shape, value).write(&mut bytes);
    Bytes::from(bytes)
}

fn item(shape: &ShapeTable, value: &Value) -> Item {
    match (&shape.kind, value) {
        (_, Value::Boolean(it)) => Item::Boolean(*it),
        (_, Value::Integer(it)) => Item::Integer(*it),
        (_, Value::Double(it)) => Item::Double(*it),
        (_, Value::Text(it)) => Item::Text(it.clone()),
        (_, Value::Blob(it)) => Item::Bytes(it.clone()),
        (_, Value::Document(it)) => Item::of_json(it),
        (_, Value::Timestamp(it)) => Item::Moment(it.as_millisecond() as f64 / 1000.0),
        (Kind::List(element), Value::List(items)) => {
            Item::List(items.iter().map(|it| item(element, it)).collect())
        }
        (Kind::Map(_, element), Value::Map(entries)) => {
            let entries = entries
                .iter()
                .map(|(key, it)| (key.clone(), item(element, it)));
            Item::Map(entries.collect())
        }
        (Kind::Structure(_), Value::Structure(values)) => {
            let present = shape.members().iter().zip(values);
            let entries = present.filter_map(|(member, value)| {
                let item = item(member.shape, value.as_ref()?);
                Some((member.wire_name.to_owned(), item))
            });
            Item::Map(entries.collect())
        }
        _ => Item::Null,
    }
}
