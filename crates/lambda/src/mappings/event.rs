//! Messages as records of an event.

use bytes::Bytes;
use serde_json::{Map, Value, json};

use crate::filter::Pattern;
use crate::seams::QueueMessage;

const HEAD: &[u8] = b"{\"Records\":[";
const TAIL: &[u8] = b"]}";

/// A message on its way into an event.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) id: String,
    pub(super) handle: String,
    /// The header under which the message was sent.
    pub(super) trace: Option<String>,
    json: String,
}

impl Record {
    /// The record of a message, if one of the patterns wants it, or there are none.
    pub(super) fn new(
        message: QueueMessage,
        source: &str,
        region: &str,
        patterns: &[Pattern],
    ) -> Option<Record> {
        let value = record(&message, source, region);
        if !patterns.is_empty() && !wanted(&value, patterns) {
            return None;
        }
        Some(Record {
            json: value.to_string(),
            trace: message.attributes.get("AWSTraceHeader").cloned(),
            id: message.id,
            handle: message.handle,
        })
    }

    pub(super) fn bytes(&self) -> usize {
        self.json.len() + 1
    }
}

/// The event that carries records.
pub(super) fn event(records: &[Record]) -> Bytes {
    let length = records.iter().map(Record::bytes).sum::<usize>();
    let mut event = Vec::with_capacity(HEAD.len() + length + TAIL.len());
    event.extend_from_slice(HEAD);
    for (position, record) in records.iter().enumerate() {
        if position > 0 {
            event.push(b',');
        }
        event.extend_from_slice(record.json.as_bytes());
    }
    event.extend_from_slice(TAIL);
    Bytes::from(event)
}

/// Cuts records into events of a bounded length, in their order.
pub(super) fn parts(records: Vec<Record>, bytes_max: usize) -> Vec<Vec<Record>> {
    let room = bytes_max.saturating_sub(HEAD.len() + TAIL.len());
    let mut parts: Vec<Vec<Record>> = Vec::new();
    let mut used = 0;
    for record in records {
        used += record.bytes();
        match parts.last_mut() {
            Some(part) if used <= room => part.push(record),
            _ => {
                used = record.bytes();
                parts.push(vec![record]);
            }
        }
    }
    parts
}

fn record(message: &QueueMessage, source: &str, region: &str) -> Value {
    let attributes = message.message_attributes.iter().map(|(name, attribute)| {
        let value = if attribute.is_binary {
            "binaryValue"
        } else {
            "stringValue"
        };
        let shown = json!({
            value: attribute.value,
            "stringListValues": [],
            "binaryListValues": [],
            "dataType": attribute.kind,
        });
        (name.clone(), shown)
    });
    json!({
        "messageId": message.id,
        "receiptHandle": message.handle,
        "body": message.body,
        "attributes": message.attributes,
        "messageAttributes": attributes.collect::<Map<_, _>>(),
        "md5OfMessageAttributes": message.message_attributes_md5,
        "md5OfBody": message.body_md5,
        "eventSource": "aws:sqs",
        "eventSourceARN": source,
        "awsRegion": region,
    })
}

/// Patterns see into a body that is a JSON object; any other body is text to them.
fn wanted(record: &Value, patterns: &[Pattern]) -> bool {
    let body = record["body"].as_str().unwrap_or_default();
    let inside = serde_json::from_str::<Map<String, Value>>(body);
    let seen = inside.map(|body| {
        let mut seen = record.clone();
        seen["body"] = Value::Object(body);
        seen
    });
    let seen = seen.as_ref().unwrap_or(record);
    patterns.iter().any(|pattern| pattern.matches(seen))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::seams::QueueAttribute;

    const ARN: &str = "arn:aws:sqs:us-east-1:000000000000:q";

    fn message(body: &str) -> QueueMessage {
        let binary = QueueAttribute {
            kind: "Binary".to_owned(),
            value: "AAE=".to_owned(),
            is_binary: true,
        };
        QueueMessage {
            id: "m".to_owned(),
            handle: "h".to_owned(),
            body: body.to_owned(),
            attributes: BTreeMap::from([("SentTimestamp".to_owned(), "1".to_owned())]),
            message_attributes: BTreeMap::from([("b".to_owned(), binary)]),
            ..QueueMessage::default()
        }
    }

    #[test]
    fn records_have_the_names_of_aws() {
        let record = Record::new(message("x"), ARN, "us-east-1", &[]).expect("wanted");
        let event: Value = serde_json::from_slice(&event(&[record])).expect("JSON");
        let expect = json!({"Records": [{
            "messageId": "m",
            "receiptHandle": "h",
            "body": "x",
            "attributes": {"SentTimestamp": "1"},
            "messageAttributes": {"b": {
                "binaryValue": "AAE=",
                "stringListValues": [],
                "binaryListValues": [],
                "dataType": "Binary",
            }},
            "md5OfMessageAttributes": null,
            "md5OfBody": "",
            "eventSource": "aws:sqs",
            "eventSourceARN": ARN,
            "awsRegion": "us-east-1",
        }]});
        assert_eq!(event, expect);
    }

    fn check(pattern: &str, body: &str, expect: bool) {
        let pattern = [Pattern::parse(pattern).expect("a pattern")];
        let wanted = Record::new(message(body), ARN, "us-east-1", &pattern).is_some();
        assert_eq!(wanted, expect, "{body}");
    }

    #[test]
    fn patterns_see_into_bodies_and_at_attributes() {
        check(r#"{"body":{"a":[1]}}"#, r#"{"a":1}"#, true);
        check(r#"{"body":{"a":[1]}}"#, r#"{"a":2}"#, false);
        check(r#"{"body":{"a":[1]}}"#, "text", false);
        check(r#"{"body":["text"]}"#, "text", true);
        check(r#"{"body":["text"]}"#, r#"{"a":1}"#, false);
        check(r#"{"attributes":{"SentTimestamp":["1"]}}"#, "text", true);
        check(
            r#"{"messageAttributes":{"b":{"dataType":["String"]}}}"#,
            "text",
            false,
        );
    }

    #[test]
    fn events_are_cut_before_they_are_too_long() {
        let records: Vec<Record> = (0..5)
            .filter_map(|_| Record::new(message("x"), ARN, "us-east-1", &[]))
            .collect();
        let bytes_max = event(&records[..2]).len() + 1;
        let parts = parts(records, bytes_max);
        let lengths: Vec<usize> = parts.iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 2, 1]);
        assert!(parts.iter().all(|part| event(part).len() <= bytes_max));
    }
}
