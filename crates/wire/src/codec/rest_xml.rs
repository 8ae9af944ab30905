//! REST with XML bodies.

use bytes::Bytes;

use super::rest::Dialect;
use super::{Malformed, xml_body};
use crate::table::{Kind, Member, OperationTable, ShapeTable};
use crate::value::Value;
use crate::xml::Element;

/// XML as the body of REST messages.
pub(super) struct Xml;

impl Dialect for Xml {
    const MEDIA_TYPE: &'static str = "application/xml";
    const EMPTY_OUTPUT: bool = false;

    fn write(operation: &OperationTable, shape: &ShapeTable, values: &[Option<Value>]) -> Bytes {
        let name = shape.xml.name.unwrap_or(shape.name);
        let mut root = match shape.xml.namespace {
            None => xml_body::start_of(name, operation.xml_namespace),
            own => xml_body::start(name, own),
        };
        xml_body::write(shape.members(), values, &mut root);
        document(&root)
    }

    fn write_payload(member: &Member, value: Option<&Value>) -> Option<Bytes> {
        let shape = member.shape;
        let own = (member.wire_name != member.name).then_some(member.wire_name);
        let name = own.or(shape.xml.name).unwrap_or(shape.name);
        let root = xml_body::start(name, member.namespace.or(shape.xml.namespace));
        Some(document(&xml_body::filled(root, member, shape, value?)))
    }

    fn read(members: &[Member], text: &Bytes) -> Result<Vec<Option<Value>>, Malformed> {
        if text.iter().all(u8::is_ascii_whitespace) {
            return Ok(vec![None; members.len()]);
        }
        xml_body::read(members, &Element::parse(text)?)
    }

    fn read_payload(member: &Member, text: &Bytes) -> Result<Value, Malformed> {
        match member.shape.kind {
            Kind::Document => Err(Malformed("XML carries no documents".to_owned())),
            _ => xml_body::read_value(member, member.shape, &Element::parse(text)?),
        }
    }
}

fn document(root: &Element) -> Bytes {
    Bytes::from(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root}"
    ))
}
