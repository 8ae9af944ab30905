//! Shapes as XML: the body of REST-XML, and the answers of the query protocol.

use std::collections::BTreeMap;

use super::{Malformed, text};
use crate::table::{Kind, Location, Member, Namespace, Part, ShapeTable};
use crate::value::Value;
use crate::xml::{Element, XmlError};

impl From<XmlError> for Malformed {
    fn from(error: XmlError) -> Malformed {
        Malformed(format!("Could not parse body into xml: {error}"))
    }
}

/// An element that declares a namespace, if there is one.
pub(super) fn start(name: &str, namespace: Option<Namespace>) -> Element {
    let element = Element::new(name);
    match namespace {
        Some(Namespace { prefix: "", uri }) => element.attribute("xmlns", uri),
        Some(Namespace { prefix, uri }) => element.attribute(format!("xmlns:{prefix}"), uri),
        None => element,
    }
}

/// An element of a service's namespace, which may be empty.
pub(crate) fn start_of(name: &str, namespace: &'static str) -> Element {
    let namespace = (!namespace.is_empty()).then_some(Namespace {
        prefix: "",
        uri: namespace,
    });
    start(name, namespace)
}

/// Adds a structure's body members to its element.
pub(crate) fn write(members: &[Member], values: &[Option<Value>], into: &mut Element) {
    let present = members
        .iter()
        .zip(values)
        .filter(|(member, _)| member.location == Location::Body);
    for (member, value) in present.filter_map(|(member, value)| Some((member, value.as_ref()?))) {
        write_member(member, value, into);
    }
}

fn write_member(member: &Member, value: &Value, into: &mut Element) {
    if member.attribute {
        let text = text::write(member, member.shape, value).unwrap_or_default();
        into.attributes.push((member.wire_name.to_owned(), text));
        return;
    }
    let namespace = member.namespace.or(member.shape.xml.namespace);
    match (&member.shape.kind, value) {
        (Kind::List(item), Value::List(items)) if member.is_flattened() => {
            for it in items {
                let namespace = member.namespace.or(member.shape.xml.item.namespace);
                let element = start(member.item_name(), namespace);
                into.children.push(filled(element, member, item, it));
            }
        }
        (Kind::Map(_, item), Value::Map(entries)) if member.is_flattened() => {
            for (key, it) in entries {
                let element = start(member.item_name(), namespace);
                into.children
                    .push(entry(element, member, member.shape, item, key, it));
            }
        }
        _ => {
            let element = start(member.wire_name, namespace);
            into.children
                .push(filled(element, member, member.shape, value));
        }
    }
}

/// The element with a value in it. `member` says how single values are told.
pub(super) fn filled(
    mut element: Element,
    member: &Member,
    shape: &ShapeTable,
    value: &Value,
) -> Element {
    match (&shape.kind, value) {
        (Kind::Structure(_), Value::Structure(values)) => {
            write(shape.members(), values, &mut element);
        }
        (Kind::List(item), Value::List(items)) => {
            for it in items {
                let start = part(shape.xml.item, "member");
                element.children.push(filled(start, member, item, it));
            }
        }
        (Kind::Map(_, item), Value::Map(entries)) => {
            for (key, it) in entries {
                let start = Element::new("entry");
                element
                    .children
                    .push(entry(start, member, shape, item, key, it));
            }
        }
        _ => element.text = text::write(member, shape, value).unwrap_or_default(),
    }
    element
}

fn entry(
    element: Element,
    member: &Member,
    map: &ShapeTable,
    item: &ShapeTable,
    key: &str,
    value: &Value,
) -> Element {
    let mut name = part(map.xml.key, "key");
    key.clone_into(&mut name.text);
    let value = filled(part(map.xml.value, "value"), member, item, value);
    element.child(name).child(value)
}

fn part(part: Part, usual: &'static str) -> Element {
    start(part.name.unwrap_or(usual), part.namespace)
}

/// The body members of a structure from its element.
pub(crate) fn read(members: &[Member], element: &Element) -> Result<Vec<Option<Value>>, Malformed> {
    members
        .iter()
        .map(|member| read_member(member, element))
        .collect()
}

fn read_member(member: &Member, element: &Element) -> Result<Option<Value>, Malformed> {
    if member.location != Location::Body {
        return Ok(None);
    }
    if member.attribute {
        let local = |name: &str| name.rsplit(':').next() == member.wire_name.rsplit(':').next();
        let found = element.attributes.iter().find(|(name, _)| local(name));
        return found
            .map(|(_, text)| scalar(member, member.shape, text))
            .transpose();
    }
    if !member.is_flattened() {
        let found = element.find(member.wire_name);
        return found
            .map(|found| read_value(member, member.shape, found))
            .transpose();
    }
    let name = member.item_name();
    let mut found = element
        .children
        .iter()
        .filter(|child| child.name == name)
        .peekable();
    if found.peek().is_none() {
        return Ok(None);
    }
    match &member.shape.kind {
        Kind::List(item) => items(member, item, found),
        Kind::Map(_, item) => entries(member, member.shape, item, found),
        _ => Ok(Value::Null),
    }
    .map(Some)
}

/// A value of `shape` from its element.
pub(super) fn read_value(
    member: &Member,
    shape: &ShapeTable,
    element: &Element,
) -> Result<Value, Malformed> {
    match &shape.kind {
        Kind::Structure(_) => Ok(Value::Structure(read(shape.members(), element)?)),
        Kind::List(item) => items(member, item, element.children.iter()),
        Kind::Map(_, item) => entries(member, shape, item, element.children.iter()),
        _ => scalar(member, shape, &element.text),
    }
}

fn items<'e>(
    member: &Member,
    item: &ShapeTable,
    elements: impl Iterator<Item = &'e Element>,
) -> Result<Value, Malformed> {
    let items = elements.map(|element| read_value(member, item, element));
    Ok(Value::List(items.collect::<Result<_, _>>()?))
}

fn entries<'e>(
    member: &Member,
    map: &ShapeTable,
    item: &ShapeTable,
    elements: impl Iterator<Item = &'e Element>,
) -> Result<Value, Malformed> {
    let mut entries = BTreeMap::new();
    for element in elements {
        let key = element.text_of(map.xml.key.name.unwrap_or("key"));
        let value = element.find(map.xml.value.name.unwrap_or("value"));
        let (Some(key), Some(value)) = (key, value) else {
            let message = format!("An entry of {} lacks its key or value", member.wire_name);
            return Err(Malformed(message));
        };
        entries.insert(key.to_owned(), read_value(member, item, value)?);
    }
    Ok(Value::Map(entries))
}

/// A single value from text. Space around anything but text does not count.
pub(super) fn scalar(member: &Member, shape: &ShapeTable, text: &str) -> Result<Value, Malformed> {
    match shape.kind {
        Kind::Text => text::read(member, shape, text),
        Kind::Boolean => text::read(member, shape, &text.trim().to_ascii_lowercase()),
        _ => text::read(member, shape, text.trim()),
    }
}
