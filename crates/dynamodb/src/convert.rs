//! Between attributes on the wire and ours.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb::AttributeValue;
use serde_json::{Value as Json, json};

use crate::attribute::{Attribute, Bytes, Item};
use crate::faults::{invalid, invalid_values};
use crate::limits;
use crate::number::Number;

/// An item's attributes on the wire.
pub(crate) type WireItem = BTreeMap<String, AttributeValue>;

/// An item of a request.
pub(crate) fn item(wire: WireItem) -> Result<Item, Fault> {
    map(wire, 0)
}

/// The values of a request's expressions.
pub(crate) fn expression_values(wire: WireItem) -> Result<Item, Fault> {
    let values = wire.into_iter().map(|(name, value)| {
        let named = |fault: Fault| {
            let what = fault.message;
            let message =
                format!("ExpressionAttributeValues contains invalid value: {what} for key {name}");
            invalid(message)
        };
        Ok((name.clone(), attribute(value).map_err(named)?))
    });
    values.collect()
}

/// A value of a request.
pub(crate) fn attribute(wire: AttributeValue) -> Result<Attribute, Fault> {
    nested(wire, 0)
}

fn map(wire: WireItem, depth: usize) -> Result<Item, Fault> {
    let members = wire.into_iter();
    let members = members.map(|(name, value)| Ok((name, nested(value, depth)?)));
    members.collect()
}

fn nested(wire: AttributeValue, depth: usize) -> Result<Attribute, Fault> {
    if depth > limits::DEPTH_MAX {
        return Err(invalid(
            "Nesting Levels have exceeded supported limits: Attributes exceed 32 nested levels",
        ));
    }
    check_one(&wire)?;
    let AttributeValue {
        s,
        n,
        b,
        ss,
        ns,
        bs,
        m,
        l,
        null,
        bool,
    } = wire;
    let number = |text: &str| Number::parse(text).map_err(|error| invalid(error.to_string()));
    Ok(if let Some(text) = s {
        Attribute::S(text)
    } else if let Some(text) = n {
        Attribute::N(number(&text)?)
    } else if let Some(bytes) = b {
        Attribute::B(Bytes(bytes))
    } else if let Some(set) = ss {
        let shown = |set: &[String]| set.join(", ");
        Attribute::Ss(unique(set, "An string set  may not be empty", shown)?)
    } else if let Some(set) = ns {
        let set: Vec<_> = set.iter().map(|it| number(it)).collect::<Result<_, _>>()?;
        let shown = |set: &[Number]| join(set);
        Attribute::Ns(unique(set, "An number set  may not be empty", shown)?)
    } else if let Some(set) = bs {
        let set: Vec<_> = set.into_iter().map(Bytes).collect();
        let shown = |set: &[Bytes]| {
            let texts: Vec<_> = set.iter().map(|it| String::from(it.clone())).collect();
            texts.join(", ")
        };
        Attribute::Bs(unique(set, "Binary sets should not be empty", shown)?)
    } else if let Some(members) = m {
        Attribute::M(map(members, depth + 1)?)
    } else if let Some(list) = l {
        let list = list.into_iter().map(|it| nested(it, depth + 1));
        Attribute::L(list.collect::<Result<_, _>>()?)
    } else if let Some(it) = bool {
        Attribute::Bool(it)
    } else if null == Some(true) {
        Attribute::Null
    } else {
        return Err(invalid_values(
            "Null attribute value types must have the value of true",
        ));
    })
}

/// Whether exactly one type is given.
fn check_one(wire: &AttributeValue) -> Result<(), Fault> {
    let given = [
        wire.s.is_some(),
        wire.n.is_some(),
        wire.b.is_some(),
        wire.ss.is_some(),
        wire.ns.is_some(),
        wire.bs.is_some(),
        wire.m.is_some(),
        wire.l.is_some(),
        wire.null.is_some(),
        wire.bool.is_some(),
    ];
    match given.iter().filter(|it| **it).count() {
        1 => Ok(()),
        0 => Err(invalid(
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
        )),
        _ => Err(invalid(
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
        )),
    }
}

fn unique<T: Ord>(
    set: Vec<T>,
    empty: &str,
    shown: impl Fn(&[T]) -> String,
) -> Result<BTreeSet<T>, Fault> {
    if set.is_empty() {
        return Err(invalid_values(empty));
    }
    let given = set.len();
    let text = shown(&set);
    let set: BTreeSet<T> = set.into_iter().collect();
    if set.len() < given {
        return Err(invalid_values(format!(
            "Input collection [{text}] contains duplicates."
        )));
    }
    Ok(set)
}

fn join(numbers: &[Number]) -> String {
    let texts: Vec<_> = numbers.iter().map(ToString::to_string).collect();
    texts.join(", ")
}

/// An item for an answer.
pub(crate) fn wire_item(item: Item) -> WireItem {
    let members = item.into_iter();
    members.map(|(name, value)| (name, wire(value))).collect()
}

/// A value for an answer.
pub(crate) fn wire(value: Attribute) -> AttributeValue {
    let mut wire = AttributeValue::default();
    match value {
        Attribute::S(text) => wire.s = Some(text),
        Attribute::N(number) => wire.n = Some(number.to_string()),
        Attribute::B(bytes) => wire.b = Some(bytes.0),
        Attribute::Bool(it) => wire.bool = Some(it),
        Attribute::Null => wire.null = Some(true),
        Attribute::M(map) => wire.m = Some(wire_item(map)),
        Attribute::L(list) => wire.l = Some(list.into_iter().map(self::wire).collect()),
        Attribute::Ss(set) => wire.ss = Some(set.into_iter().collect()),
        Attribute::Ns(set) => wire.ns = Some(set.iter().map(ToString::to_string).collect()),
        Attribute::Bs(set) => wire.bs = Some(set.into_iter().map(|it| it.0).collect()),
    }
    wire
}

/// An item as the JSON of a fault.
pub(crate) fn json_item(item: &Item) -> Json {
    let members = item.iter();
    members
        .map(|(name, value)| (name.clone(), json_value(value)))
        .collect()
}

fn json_value(value: &Attribute) -> Json {
    match value {
        Attribute::S(text) => json!({"S": text}),
        Attribute::N(number) => json!({"N": number.to_string()}),
        Attribute::B(bytes) => json!({"B": STANDARD.encode(&bytes.0)}),
        Attribute::Bool(it) => json!({"BOOL": it}),
        Attribute::Null => json!({"NULL": true}),
        Attribute::M(map) => json!({"M": json_item(map)}),
        Attribute::L(list) => json!({"L": list.iter().map(json_value).collect::<Vec<_>>()}),
        Attribute::Ss(set) => json!({"SS": set}),
        Attribute::Ns(set) => json!({"NS": set}),
        Attribute::Bs(set) => json!({"BS": set}),
    }
}
