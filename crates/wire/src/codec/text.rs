//! Single values as text: labels, query parameters and headers.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;

use super::Malformed;
use crate::table::{Kind, Location, Member, ShapeTable, TimestampFormat};
use crate::timestamp;
use crate::value::Value;

/// A value as text; `None` for what no text can carry.
pub(super) fn write(member: &Member, shape: &ShapeTable, value: &Value) -> Option<String> {
    Some(match value {
        Value::Text(it) if member.json_text && member.location == Location::Header => {
            BASE64.encode(it)
        }
        Value::Text(it) => it.clone(),
        Value::Boolean(it) => it.to_string(),
        Value::Integer(it) => it.to_string(),
        Value::Double(it) if it.is_infinite() => {
            if *it > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
        }
        Value::Double(it) => it.to_string(),
        Value::Blob(it) => BASE64.encode(it),
        Value::Timestamp(it) => timestamp::to_text(*it, format(member, shape)),
        _ => return None,
    })
}

fn format(member: &Member, shape: &ShapeTable) -> TimestampFormat {
    let declared = match shape.kind {
        Kind::Timestamp(format) => format,
        _ => None,
    };
    let default = match member.location {
        Location::Header | Location::Headers => TimestampFormat::HttpDate,
        _ => TimestampFormat::Iso8601,
    };
    member.timestamp.or(declared).unwrap_or(default)
}

/// A value from text.
pub(super) fn read(member: &Member, shape: &ShapeTable, text: &str) -> Result<Value, Malformed> {
    let value = match shape.kind {
        Kind::Text if member.json_text && member.location == Location::Header => BASE64
            .decode(text)
            .ok()
            .and_then(|it| String::from_utf8(it).ok())
            .map(Value::Text),
        Kind::Text => Some(Value::Text(text.to_owned())),
        Kind::Boolean => match text {
            "true" => Some(Value::Boolean(true)),
            "false" => Some(Value::Boolean(false)),
            _ => None,
        },
        Kind::Integer => text.parse::<i32>().ok().map(|it| Value::Integer(it.into())),
        Kind::Long => text.parse().ok().map(Value::Integer),
        Kind::Double => text.parse().ok().map(Value::Double),
        Kind::Blob => BASE64
            .decode(text)
            .ok()
            .map(|it| Value::Blob(Bytes::from(it))),
        Kind::Timestamp(_) => timestamp::from_text(text).map(Value::Timestamp),
        _ => None,
    };
    value.ok_or_else(|| {
        Malformed(format!(
            "Value '{text}' of {} can not be converted",
            member.wire_name
        ))
    })
}

/// A list as one header.
pub(super) fn write_list(member: &Member, item: &ShapeTable, items: &[Value]) -> String {
    let texts = items
        .iter()
        .filter_map(|it| write(member, item, it))
        .map(|text| quote(item, text));
    texts.collect::<Vec<_>>().join(", ")
}

/// Texts with a comma or a quote are quoted; dates have a comma that belongs to them.
fn quote(item: &ShapeTable, text: String) -> String {
    if matches!(item.kind, Kind::Text) && text.contains([',', '"']) {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        text
    }
}

/// A list from one header.
pub(super) fn read_list(
    member: &Member,
    item: &ShapeTable,
    text: &str,
) -> Result<Value, Malformed> {
    let dates = matches!(item.kind, Kind::Timestamp(_)) && text.contains("GMT");
    let parts = if dates {
        split_dates(text)
    } else {
        split(text)
    };
    Ok(Value::List(
        parts
            .iter()
            .map(|part| read(member, item, part))
            .collect::<Result<_, _>>()?,
    ))
}

fn split_dates(text: &str) -> Vec<String> {
    let dates = text.split("GMT").map(|part| part.trim_matches([',', ' ']));
    dates
        .filter(|part| !part.is_empty())
        .map(|part| format!("{part} GMT"))
        .collect()
}

/// The parts between commas outside quotes, unquoted.
fn split(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut quoted = false;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => quoted = !quoted,
            '\\' if quoted => part.extend(characters.next()),
            ',' if !quoted => parts.push(std::mem::take(&mut part).trim().to_owned()),
            _ => part.push(character),
        }
    }
    parts.push(part.trim().to_owned());
    parts
}
