//! The fields of an event: its own, those of Lambda's lines, those of a message that is JSON.

use std::collections::HashMap;

use frazil_store::Record;
use serde_json::Value as Json;

use super::value::Value;
use crate::logs::records;

/// Fields of one message of JSON that are found, as on AWS.
const FIELDS_MAX: usize = 1000;

/// A row on its way through a query.
pub(super) type Row = HashMap<String, Value>;

/// Where an event comes from.
pub(super) struct Origin<'a> {
    /// The account and the group: `000000000000:/aws/lambda/f`.
    pub(super) log: &'a str,
    pub(super) stream: &'a str,
    /// The group's and the stream's names, and the event's position.
    pub(super) pointer: String,
}

/// An event's row.
pub(super) fn row(record: &Record, origin: &Origin<'_>) -> Row {
    let message = records::message(record);
    let mut row = Row::new();
    match serde_json::from_str(&message) {
        Ok(json @ Json::Object(_)) => flatten(&mut row, String::new(), &json),
        _ => platform(&mut row, &message),
    }
    let own = [
        ("@timestamp", Value::Time(record.position.time_ms)),
        ("@ingestionTime", Value::Time(records::came_ms(record))),
        ("@log", Value::text(origin.log)),
        ("@logStream", Value::text(origin.stream)),
        ("@ptr", Value::text(origin.pointer.as_str())),
        ("@message", Value::Text(message)),
    ];
    row.extend(own.map(|(name, value)| (name.to_owned(), value)));
    row
}

/// `{"a": {"b": [1]}}` has the field `a.b.0`.
fn flatten(row: &mut Row, path: String, json: &Json) {
    if row.len() >= FIELDS_MAX {
        return;
    }
    let below = |name: &str| match path.is_empty() {
        true => name.to_owned(),
        false => format!("{path}.{name}"),
    };
    let value = match json {
        Json::Object(members) => {
            for (name, member) in members {
                flatten(row, below(name), member);
            }
            return;
        }
        Json::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                flatten(row, below(&place.to_string()), item);
            }
            return;
        }
        Json::Null => return,
        Json::Bool(it) => Value::text(it.to_string()),
        Json::Number(number) => Value::Number(number.as_f64().unwrap_or_default()),
        Json::String(text) => Value::text(text.as_str()),
    };
    row.insert(path, value);
}

/// What Lambda's own lines have: `REPORT RequestId: …`, and more after tabulators.
fn platform(row: &mut Row, message: &str) {
    let kinds = ["START", "END", "REPORT", "INIT_START"];
    let Some(kind) = kinds.into_iter().find(|kind| {
        let rest = message.strip_prefix(kind);
        rest.is_some_and(|rest| rest.starts_with(' '))
    }) else {
        return;
    };
    row.insert("@type".to_owned(), Value::text(kind));
    for part in message[kind.len()..].split('\t') {
        let Some((name, value)) = part.trim().split_once(": ") else {
            continue;
        };
        let first = value.split(' ').next().unwrap_or_default();
        let (field, factor) = match name {
            "RequestId" => {
                row.insert("@requestId".to_owned(), Value::text(first));
                continue;
            }
            "XRAY TraceId" => {
                row.insert("@xrayTraceId".to_owned(), Value::text(first));
                continue;
            }
            "Duration" => ("@duration", 1.0),
            "Billed Duration" => ("@billedDuration", 1.0),
            "Init Duration" => ("@initDuration", 1.0),
            // AWS counts memory in bytes, a thousand to the thousand.
            "Memory Size" => ("@memorySize", 1e6),
            "Max Memory Used" => ("@maxMemoryUsed", 1e6),
            _ => continue,
        };
        if let Ok(number) = first.parse::<f64>() {
            row.insert(field.to_owned(), Value::Number(number * factor));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lambdas_lines_have_their_fields() {
        let mut row = Row::new();
        platform(
            &mut row,
            "REPORT RequestId: 1-2\tDuration: 10.50 ms\tBilled Duration: 11 ms\tMemory Size: 128 MB\tMax Memory Used: 30 MB\t\n",
        );
        let has = |name: &str, value: Value| assert_eq!(row.get(name), Some(&value), "{name}");
        has("@type", Value::text("REPORT"));
        has("@requestId", Value::text("1-2"));
        has("@duration", Value::Number(10.5));
        has("@memorySize", Value::Number(128e6));
        has("@maxMemoryUsed", Value::Number(30e6));
    }

    #[test]
    fn members_of_json_are_fields() {
        let mut row = Row::new();
        let json = serde_json::json!({"a": {"b": [1, {"c": "x"}]}, "d": true, "e": null});
        flatten(&mut row, String::new(), &json);
        assert_eq!(row.get("a.b.0"), Some(&Value::Number(1.0)));
        assert_eq!(row.get("a.b.1.c"), Some(&Value::text("x")));
        assert_eq!(row.get("d"), Some(&Value::text("true")));
        assert_eq!(row.len(), 3);
    }
}
