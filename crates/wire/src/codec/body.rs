//! Shapes as JSON, the body of the JSON protocols.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use serde_json::{Map, Value as Json};

use super::Malformed;
use crate::table::{Kind, Location, Member, ShapeTable, TimestampFormat};
use crate::timestamp;
use crate::value::Value;

/// The JSON text of a structure's body members.
pub(super) fn write(members: &[Member], values: &[Option<Value>]) -> Bytes {
    render(&structure_to_json(members, values))
}

/// JSON as bytes.
pub(super) fn render(json: &Json) -> Bytes {
    Bytes::from(json.to_string())
}

/// The members of a structure from JSON text. An empty text is an empty structure.
pub(super) fn read(members: &[Member], text: &[u8]) -> Result<Vec<Option<Value>>, Malformed> {
    if text.iter().all(u8::is_ascii_whitespace) {
        return Ok(vec![None; members.len()]);
    }
    structure_from_json(members, parse(text)?)
}

/// JSON text as a tree.
pub(super) fn parse(text: &[u8]) -> Result<Json, Malformed> {
    serde_json::from_slice(text)
        .map_err(|error| Malformed(format!("Could not parse body into json: {error}")))
}

fn structure_to_json(members: &[Member], values: &[Option<Value>]) -> Json {
    let present = members
        .iter()
        .zip(values)
        .filter(|(member, _)| member.location == Location::Body);
    let entries = present.filter_map(|(member, value)| {
        let json = member_to_json(member, value.as_ref()?);
        Some((member.wire_name.to_owned(), json))
    });
    Json::Object(entries.collect())
}

fn member_to_json(member: &Member, value: &Value) -> Json {
    match value {
        Value::Timestamp(moment) => timestamp::to_json(
            *moment,
            member
                .timestamp
                .or(declared(member.shape))
                .unwrap_or(DEFAULT),
        ),
        _ => to_json(member.shape, value),
    }
}

const DEFAULT: TimestampFormat = TimestampFormat::UnixTimestamp;

fn declared(shape: &ShapeTable) -> Option<TimestampFormat> {
    match shape.kind {
        Kind::Timestamp(format) => format,
        _ => None,
    }
}

/// A value of `shape` as JSON.
pub(crate) fn to_json(shape: &ShapeTable, value: &Value) -> Json {
    match (&shape.kind, value) {
        (_, Value::Null) => Json::Null,
        (_, Value::Boolean(it)) => Json::from(*it),
        (_, Value::Integer(it)) => Json::from(*it),
        (_, Value::Double(it)) => double_to_json(*it),
        (_, Value::Text(it)) => Json::from(it.as_str()),
        (_, Value::Blob(it)) => Json::from(BASE64.encode(it)),
        (_, Value::Timestamp(it)) => timestamp::to_json(*it, declared(shape).unwrap_or(DEFAULT)),
        (_, Value::Document(it)) => it.clone(),
        (Kind::List(item), Value::List(items)) => {
            items.iter().map(|it| to_json(item, it)).collect()
        }
        (Kind::Map(_, item), Value::Map(entries)) => Json::Object(
            entries
                .iter()
                .map(|(key, it)| (key.clone(), to_json(item, it)))
                .collect(),
        ),
        (Kind::Structure(_), Value::Structure(values)) => {
            structure_to_json(shape.members(), values)
        }
        _ => Json::Null,
    }
}

fn double_to_json(value: f64) -> Json {
    if value.is_nan() {
        Json::from("NaN")
    } else if value.is_infinite() {
        Json::from(if value > 0.0 { "Infinity" } else { "-Infinity" })
    } else {
        Json::from(value)
    }
}

fn structure_from_json(members: &[Member], json: Json) -> Result<Vec<Option<Value>>, Malformed> {
    let Json::Object(mut object) = json else {
        return Err(Malformed(
            "Start of structure or map found where not expected.".to_owned(),
        ));
    };
    members
        .iter()
        .map(|member| member_from_json(member, &mut object))
        .collect()
}

fn member_from_json(
    member: &Member,
    object: &mut Map<String, Json>,
) -> Result<Option<Value>, Malformed> {
    if member.location != Location::Body {
        return Ok(None);
    }
    match object.remove(member.wire_name) {
        None | Some(Json::Null) => Ok(None),
        Some(json) => from_json(member.shape, json).map(Some),
    }
}

/// A value of `shape` from JSON.
pub(crate) fn from_json(shape: &ShapeTable, json: Json) -> Result<Value, Malformed> {
    match (&shape.kind, json) {
        (Kind::Document, json) => Ok(Value::Document(json)),
        (_, Json::Null) => Ok(Value::Null),
        (Kind::Text, Json::String(it)) => Ok(Value::Text(it)),
        (Kind::Boolean, Json::Bool(it)) => Ok(Value::Boolean(it)),
        (Kind::Blob | Kind::EventStream, Json::String(it)) => blob(&it),
        (Kind::Integer | Kind::Long, Json::Number(it)) => whole_number(&shape.kind, &it),
        (Kind::Double, Json::Number(it)) => Ok(Value::Double(it.as_f64().unwrap_or(f64::NAN))),
        (Kind::Double, Json::String(it)) => special_double(&it),
        (Kind::Timestamp(_), json) => timestamp::from_json(&json)
            .map(Value::Timestamp)
            .ok_or_else(|| Malformed(format!("Unparseable timestamp: {json}"))),
        (Kind::List(item), Json::Array(items)) => Ok(Value::List(
            items
                .into_iter()
                .map(|it| from_json(item, it))
                .collect::<Result<_, _>>()?,
        )),
        (Kind::Map(_, item), Json::Object(entries)) => {
            let entries = entries
                .into_iter()
                .map(|(key, it)| Ok((key, from_json(item, it)?)));
            Ok(Value::Map(entries.collect::<Result<_, Malformed>>()?))
        }
        (Kind::Structure(_), json @ Json::Object(_)) => Ok(Value::Structure(structure_from_json(
            shape.members(),
            json,
        )?)),
        (kind, json) => Err(mismatch(kind, &json)),
    }
}

fn blob(text: &str) -> Result<Value, Malformed> {
    let bytes = BASE64
        .decode(text)
        .map_err(|_| Malformed("Unable to decode base64 text".to_owned()))?;
    Ok(Value::Blob(Bytes::from(bytes)))
}

fn whole_number(kind: &Kind, number: &serde_json::Number) -> Result<Value, Malformed> {
    let whole = number.as_i64().or_else(|| {
        number
            .as_f64()
            .filter(|it| it.fract() == 0.0)
            .map(|it| it as i64)
    });
    match whole {
        Some(it) if matches!(kind, Kind::Long) || i32::try_from(it).is_ok() => {
            Ok(Value::Integer(it))
        }
        _ => Err(Malformed(format!(
            "NUMBER_VALUE can not be converted to {}",
            noun(kind)
        ))),
    }
}

/// The doubles that JSON has no number for.
fn special_double(text: &str) -> Result<Value, Malformed> {
    match text {
        "NaN" => Ok(Value::Double(f64::NAN)),
        "Infinity" => Ok(Value::Double(f64::INFINITY)),
        "-Infinity" => Ok(Value::Double(f64::NEG_INFINITY)),
        _ => Err(Malformed(
            "STRING_VALUE can not be converted to a Double".to_owned(),
        )),
    }
}

fn mismatch(kind: &Kind, json: &Json) -> Malformed {
    let found = match json {
        Json::Object(_) => {
            return Malformed("Start of structure or map found where not expected.".to_owned());
        }
        Json::Array(_) => return Malformed("Start of list found where not expected".to_owned()),
        Json::String(_) => "STRING_VALUE",
        Json::Number(_) => "NUMBER_VALUE",
        Json::Bool(true) => "TRUE_VALUE",
        Json::Bool(false) => "FALSE_VALUE",
        Json::Null => "NULL_VALUE",
    };
    Malformed(format!("{found} can not be converted to {}", noun(kind)))
}

fn noun(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Document => "a String",
        Kind::Blob | Kind::EventStream => "a Blob",
        Kind::Boolean => "a Boolean",
        Kind::Integer => "an Integer",
        Kind::Long => "a Long",
        Kind::Double => "a Double",
        Kind::Timestamp(_) => "a Timestamp",
        Kind::List(_) => "a List",
        Kind::Map(..) => "a Map",
        Kind::Structure(_) => "a Structure",
    }
}
