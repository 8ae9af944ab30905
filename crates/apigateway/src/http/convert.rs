//! Between what is stored and AWS's shapes.
//!
//! AWS has four shapes for each resource (what creates it, what updates it, what each answers),
//! with the same members. So that each member is named once, in its record, records and shapes meet
//! as JSON objects with the model's names.

use frazil_wire::Fault;
use frazil_wire::shape::Shape;
use frazil_wire::table::{Kind, ShapeTable};
use frazil_wire::value::Value;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use super::faults::failed;

/// The members that an input has, by the model's names.
pub(super) fn members<S: Shape>(input: &S) -> Map<String, Json> {
    match input.to_value().map(|value| to_json(value, S::table())) {
        Some(Json::Object(members)) => members,
        _ => Map::new(),
    }
}

/// Members that are changed entry by entry: an empty value takes an entry away, as AWS documents.
const BY_ENTRY: [&str; 6] = [
    "RequestParameters",
    "RequestTemplates",
    "ResponseParameters",
    "ResponseTemplates",
    "RouteSettings",
    "StageVariables",
];

/// A record with the members of an input in the place of its own; what the input leaves out stays.
pub(super) fn updated<R>(record: &R, input: Map<String, Json>) -> Result<R, Fault>
where
    R: Serialize + DeserializeOwned,
{
    let mut known = object(record)?;
    for (name, value) in input {
        match (known.get_mut(&name), value) {
            (Some(Json::Object(entries)), Json::Object(new)) if BY_ENTRY.contains(&&*name) => {
                entries.extend(new);
                entries.retain(|_, value| !is_empty(value));
            }
            (_, value) => {
                known.insert(name, value);
            }
        }
    }
    serde_json::from_value(Json::Object(known)).map_err(|error| failed(&error))
}

/// A new record from the members of an input.
pub(super) fn record<R: DeserializeOwned>(input: Map<String, Json>) -> Result<R, Fault> {
    serde_json::from_value(Json::Object(input)).map_err(|error| failed(&error))
}

/// A record as a shape. Members that the shape does not know are left out.
pub(super) fn shaped<S: Shape>(record: &impl Serialize) -> Result<S, Fault> {
    let object = Json::Object(object(record)?);
    Ok(S::from_value(from_json(object, S::table())))
}

/// A shape as another with members of the same names.
pub(crate) fn reshaped<A: Shape, B: Shape>(shape: &A) -> B {
    let members = Json::Object(members(shape));
    B::from_value(from_json(members, B::table()))
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::String(text) => text.is_empty(),
        Json::Object(entries) => entries.is_empty(),
        _ => false,
    }
}

fn object(record: &impl Serialize) -> Result<Map<String, Json>, Fault> {
    match serde_json::to_value(record) {
        Ok(Json::Object(object)) => Ok(object),
        Ok(_) => Ok(Map::new()),
        Err(error) => Err(failed(&error)),
    }
}

fn to_json(value: Value, table: &ShapeTable) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Boolean(flag) => flag.into(),
        Value::Integer(number) => number.into(),
        Value::Double(number) => number.into(),
        Value::Text(text) => text.into(),
        Value::Blob(bytes) => String::from_utf8_lossy(&bytes).into(),
        Value::Timestamp(time) => time.to_string().into(),
        Value::Document(json) => json,
        Value::List(items) => {
            let Kind::List(item) = &table.kind else {
                return Json::Null;
            };
            items.into_iter().map(|one| to_json(one, item)).collect()
        }
        Value::Map(entries) => {
            let Kind::Map(_, item) = &table.kind else {
                return Json::Null;
            };
            let entries = entries.into_iter();
            Json::Object(
                entries
                    .map(|(key, one)| (key, to_json(one, item)))
                    .collect(),
            )
        }
        Value::Structure(values) => {
            let members = table.members().iter().zip(values);
            let present = members.filter_map(|(member, value)| {
                Some((member.name.to_owned(), to_json(value?, member.shape)))
            });
            Json::Object(present.collect())
        }
    }
}

fn from_json(json: Json, table: &ShapeTable) -> Option<Value> {
    match (&table.kind, json) {
        (_, Json::Null) => None,
        (Kind::Document, json) => Some(Value::Document(json)),
        (Kind::Boolean, Json::Bool(flag)) => Some(Value::Boolean(flag)),
        (Kind::Integer | Kind::Long, Json::Number(number)) => number.as_i64().map(Value::Integer),
        (Kind::Double, Json::Number(number)) => number.as_f64().map(Value::Double),
        (Kind::Text, Json::String(text)) => Some(Value::Text(text)),
        (Kind::Blob, Json::String(text)) => Some(Value::Blob(text.into())),
        (Kind::Timestamp(_), Json::String(text)) => text.parse().ok().map(Value::Timestamp),
        (Kind::List(item), Json::Array(items)) => {
            let items = items.into_iter().filter_map(|one| from_json(one, item));
            Some(Value::List(items.collect()))
        }
        (Kind::Map(_, item), Json::Object(entries)) => {
            let entries = entries.into_iter();
            let entries = entries.filter_map(|(key, one)| Some((key, from_json(one, item)?)));
            Some(Value::Map(entries.collect()))
        }
        (Kind::Structure(_), Json::Object(mut object)) => {
            let members = table.members().iter();
            let values = members.map(|member| from_json(object.remove(member.name)?, member.shape));
            Some(Value::Structure(values.collect()))
        }
        _ => None,
    }
}
