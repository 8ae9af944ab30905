//! REST with JSON bodies.

use bytes::Bytes;

use super::rest::Dialect;
use super::{Malformed, body};
use crate::table::{Kind, Member, OperationTable, ShapeTable};
use crate::value::Value;

/// JSON as the body of REST messages.
pub(super) struct Json;

impl Dialect for Json {
    const MEDIA_TYPE: &'static str = "application/json";
    const EMPTY_OUTPUT: bool = true;

    fn write(_: &OperationTable, shape: &ShapeTable, values: &[Option<Value>]) -> Bytes {
        body::write(shape.members(), values)
    }

    fn write_payload(member: &Member, value: Option<&Value>) -> Option<Bytes> {
        match value {
            None if matches!(member.shape.kind, Kind::Structure(_)) => {
                Some(Bytes::from_static(b"{}"))
            }
            None => None,
            Some(value) => Some(body::render(&body::to_json(member.shape, value))),
        }
    }

    fn read(members: &[Member], text: &Bytes) -> Result<Vec<Option<Value>>, Malformed> {
        body::read(members, text)
    }

    fn read_payload(member: &Member, text: &Bytes) -> Result<Value, Malformed> {
        body::from_json(member.shape, body::parse(text)?)
    }
}
