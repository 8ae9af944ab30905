//! Between JSON as templates have it and values as tables describe them.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use frazil_wire::value::Value;
use frazil_wire::{Fault, ShapeTable, table::Kind, table::Member};
use serde_json::{Map, Value as Json};

use crate::faults::invalid;
use crate::template::resolve::plain_text;

/// The member of a structure that a property means: case does not count.
pub(crate) fn member<'a>(shape: &'a ShapeTable, name: &str) -> Option<&'a Member> {
    let members = shape.members();
    let exact = members.iter().find(|member| member.name == name);
    exact.or_else(|| {
        members
            .iter()
            .find(|member| member.name.eq_ignore_ascii_case(name))
    })
}

/// The value that JSON means for a shape.
///
/// # Errors
/// `ValidationError` that says where it does not fit.
pub(super) fn from_json(shape: &ShapeTable, json: &Json, path: &str) -> Result<Value, Fault> {
    let wrong = |expected: &str| {
        let found = kind_of(json);
        Err(invalid(format!(
            "{path}: expected type: {expected}, found: {found}"
        )))
    };
    Ok(match &shape.kind {
        Kind::Text => Value::Text(plain_text(json).unwrap_or_else(|| json.to_string())),
        Kind::Blob | Kind::EventStream => match plain_text(json) {
            Some(text) => Value::Blob(blob(text)),
            None => Value::Blob(Bytes::from(json.to_string())),
        },
        Kind::Boolean => match plain_text(json).as_deref() {
            Some("true" | "True") => Value::Boolean(true),
            Some("false" | "False") => Value::Boolean(false),
            _ => return wrong("Boolean"),
        },
        Kind::Integer | Kind::Long => match plain_text(json).and_then(|text| whole(&text)) {
            Some(number) => Value::Integer(number),
            None => return wrong("Integer"),
        },
        Kind::Double => match plain_text(json).and_then(|text| text.trim().parse().ok()) {
            Some(number) => Value::Double(number),
            None => return wrong("Number"),
        },
        Kind::Timestamp(_) => match plain_text(json).and_then(|text| text.parse().ok()) {
            Some(moment) => Value::Timestamp(moment),
            None => return wrong("Timestamp"),
        },
        Kind::Document => Value::Document(json.clone()),
        Kind::List(of) => list(of, json, path)?,
        Kind::Map(_, of) => Value::Map(map(of, json, path)?),
        Kind::Structure(_) => structure(shape, json, path)?,
    })
}

/// Marks text that stands for bytes.
const BYTES: &str = "\u{1f}base64:";

/// Bytes as the text that stands for them in an input.
pub(crate) fn blob_text(bytes: &[u8]) -> String {
    format!("{BYTES}{}", BASE64_STANDARD.encode(bytes))
}

fn blob(text: String) -> Bytes {
    let bytes = text
        .strip_prefix(BYTES)
        .and_then(|text| BASE64_STANDARD.decode(text).ok());
    bytes.map_or_else(|| Bytes::from(text), Bytes::from)
}

fn whole(text: &str) -> Option<i64> {
    let text = text.trim();
    text.parse()
        .ok()
        .or_else(|| text.strip_suffix(".0")?.parse().ok())
}

fn kind_of(json: &Json) -> &'static str {
    match json {
        Json::Null => "Null",
        Json::Bool(_) => "Boolean",
        Json::Number(_) => "Number",
        Json::String(_) => "String",
        Json::Array(_) => "JSONArray",
        Json::Object(_) => "JSONObject",
    }
}

/// A list; a map stands for a list of pairs (tags), one value for a list of it.
fn list(of: &ShapeTable, json: &Json, path: &str) -> Result<Value, Fault> {
    let items = match json {
        Json::Array(items) => items.clone(),
        Json::Object(entries) if member(of, "Key").is_some() && member(of, "Value").is_some() => {
            let pair =
                |(key, value): (&String, &Json)| serde_json::json!({"Key": key, "Value": value});
            entries.iter().map(pair).collect()
        }
        one => vec![one.clone()],
    };
    let items = items.iter().enumerate();
    let items = items.map(|(index, item)| from_json(of, item, &format!("{path}/{index}")));
    Ok(Value::List(items.collect::<Result<_, Fault>>()?))
}

/// A map; a list of pairs (tags) stands for one.
fn map(of: &ShapeTable, json: &Json, path: &str) -> Result<BTreeMap<String, Value>, Fault> {
    let entries: Vec<(String, &Json)> = match json {
        Json::Object(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        Json::Array(items) => {
            let pair = |item: &'_ Json| item.get("Key").and_then(plain_text);
            let pairs = items
                .iter()
                .filter_map(|item| Some((pair(item)?, item.get("Value")?)));
            pairs.collect()
        }
        other => {
            let found = kind_of(other);
            return Err(invalid(format!(
                "{path}: expected type: JSONObject, found: {found}"
            )));
        }
    };
    let entries = entries.into_iter();
    let entries = entries.map(|(key, value)| {
        let value = from_json(of, value, &format!("{path}/{key}"))?;
        Ok((key, value))
    });
    entries.collect()
}

fn structure(shape: &ShapeTable, json: &Json, path: &str) -> Result<Value, Fault> {
    let Json::Object(entries) = json else {
        let found = kind_of(json);
        return Err(invalid(format!(
            "{path}: expected type: JSONObject, found: {found}"
        )));
    };
    let mut values = vec![None; shape.members().len()];
    for (key, value) in entries.iter().filter(|(_, value)| !value.is_null()) {
        let found = member(shape, key)
            .ok_or_else(|| invalid(format!("{path}: extraneous key [{key}] is not permitted")))?;
        let place = shape
            .members()
            .iter()
            .position(|one| one.name == found.name);
        let place = place.expect("a member is among the members");
        values[place] = Some(from_json(found.shape, value, &format!("{path}/{key}"))?);
    }
    Ok(Value::Structure(values))
}

/// A value as JSON, with the model's names.
pub(crate) fn to_json(shape: &ShapeTable, value: &Value) -> Json {
    match (value, &shape.kind) {
        (Value::Null, _) => Json::Null,
        (Value::Boolean(it), _) => Json::from(*it),
        (Value::Integer(it), _) => Json::from(*it),
        (Value::Double(it), _) => Json::from(*it),
        (Value::Text(it), _) => Json::from(it.as_str()),
        (Value::Blob(it), _) => Json::from(String::from_utf8_lossy(it)),
        (Value::Timestamp(it), _) => Json::from(it.to_string()),
        (Value::Document(it), _) => it.clone(),
        (Value::List(items), Kind::List(of)) => {
            items.iter().map(|item| to_json(of, item)).collect()
        }
        (Value::Map(entries), Kind::Map(_, of)) => {
            let entries = entries
                .iter()
                .map(|(key, item)| (key.clone(), to_json(of, item)));
            Json::Object(entries.collect())
        }
        (Value::Structure(values), Kind::Structure(_)) => {
            let pairs = shape.members().iter().zip(values);
            let pairs = pairs.filter_map(|(member, value)| {
                let value = value.as_ref()?;
                Some((member.name.to_owned(), to_json(member.shape, value)))
            });
            Json::Object(pairs.collect::<Map<String, Json>>())
        }
        _ => Json::Null,
    }
}
