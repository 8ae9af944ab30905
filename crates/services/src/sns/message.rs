//! A message, and what is wrong with one. Pure.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use frazil_wire::Fault;
use frazil_wire::shapes::sns::{MessageAttributeValue, PublishBatchRequestEntry, PublishInput};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::faults::{bad_value, invalid};
use super::limits::{MESSAGE_BYTES_MAX, SUBJECT_MAX};
use super::topics::Topic;

/// A message that is published.
#[derive(Clone, Debug, Default)]
pub(super) struct Message {
    pub(super) body: String,
    /// Other bodies for some protocols.
    pub(super) bodies: Map<String, Value>,
    pub(super) subject: Option<String>,
    pub(super) attributes: BTreeMap<String, Attribute>,
    pub(super) group: Option<String>,
    pub(super) deduplication: Option<String>,
    pub(super) trace: Option<String>,
}

/// A message attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribute {
    /// `String`, `String.Array`, `Number` or `Binary`, perhaps with a label.
    pub(super) kind: String,
    /// The value; in base64 when it is binary.
    pub(super) value: String,
}

/// A message as it was given.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) message: String,
    pub(super) subject: Option<String>,
    pub(super) structure: Option<String>,
    pub(super) attributes: Option<BTreeMap<String, MessageAttributeValue>>,
    pub(super) group: Option<String>,
    pub(super) deduplication: Option<String>,
    pub(super) trace: Option<String>,
}

impl From<PublishInput> for Draft {
    fn from(input: PublishInput) -> Draft {
        Draft {
            message: input.message,
            subject: input.subject,
            structure: input.message_structure,
            attributes: input.message_attributes,
            group: input.message_group_id,
            deduplication: input.message_deduplication_id,
            trace: None,
        }
    }
}

impl From<PublishBatchRequestEntry> for Draft {
    fn from(entry: PublishBatchRequestEntry) -> Draft {
        Draft {
            message: entry.message,
            subject: entry.subject,
            structure: entry.message_structure,
            attributes: entry.message_attributes,
            group: entry.message_group_id,
            deduplication: entry.message_deduplication_id,
            trace: None,
        }
    }
}

impl Draft {
    /// The message for a topic.
    pub(super) fn checked(self, topic: &Topic) -> Result<Message, Fault> {
        if self.message.is_empty() {
            return Err(invalid("Empty message"));
        }
        let given = self.attributes.unwrap_or_default().into_iter();
        let attributes = given.map(|(name, value)| Ok((name.clone(), attribute(&name, value)?)));
        let attributes: BTreeMap<String, Attribute> = attributes.collect::<Result<_, Fault>>()?;
        let bytes = attributes
            .iter()
            .map(|(name, it)| name.len() + it.kind.len() + it.value.len());
        if self.message.len() + bytes.sum::<usize>() > MESSAGE_BYTES_MAX {
            return Err(invalid("Message too long"));
        }
        if let Some(subject) = &self.subject {
            let printable = subject
                .chars()
                .all(|it| it.is_ascii() && !it.is_ascii_control());
            let starts = !subject.starts_with(' ');
            if subject.is_empty() || subject.len() > SUBJECT_MAX || !printable || !starts {
                return Err(invalid("Subject"));
            }
        }
        let (body, bodies) = match self.structure.as_deref() {
            Some("json") => structured(&self.message)?,
            Some(_) => return Err(invalid("MessageStructure")),
            None => (self.message, Map::new()),
        };
        let (group, deduplication) = line(topic, self.group, self.deduplication, &body)?;
        Ok(Message {
            body,
            bodies,
            subject: self.subject,
            attributes,
            group,
            deduplication,
            trace: self.trace,
        })
    }
}

impl Message {
    /// What subscribers of a protocol get to read.
    pub(super) fn body_for(&self, protocol: &str) -> &str {
        let own = self.bodies.get(protocol).and_then(Value::as_str);
        own.unwrap_or(&self.body)
    }
}

/// The default body, and all of them.
fn structured(text: &str) -> Result<(String, Map<String, Value>), Fault> {
    let Ok(Value::Object(bodies)) = serde_json::from_str(text) else {
        return Err(invalid(
            "Message Structure - JSON message body failed to parse",
        ));
    };
    let default = bodies.get("default").and_then(Value::as_str);
    let default = default
        .ok_or_else(|| invalid("Message Structure - No default entry in JSON message body"))?;
    Ok((default.to_owned(), bodies))
}

/// The group and the deduplication id of a message.
fn line(
    topic: &Topic,
    group: Option<String>,
    deduplication: Option<String>,
    body: &str,
) -> Result<(Option<String>, Option<String>), Fault> {
    if !topic.is_fifo() {
        return match deduplication {
            Some(_) => Err(invalid(
                "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type",
            )),
            None => Ok((group, None)),
        };
    }
    if group.is_none() {
        return Err(invalid(
            "The MessageGroupId parameter is required for FIFO topics",
        ));
    }
    let by_content = topic.attribute("ContentBasedDeduplication") == Some("true");
    let own = || hex::encode(Sha256::digest(body));
    let deduplication = deduplication.or_else(|| by_content.then(own));
    match deduplication {
        Some(_) => Ok((group, deduplication)),
        None => Err(invalid(
            "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
        )),
    }
}

fn attribute(name: &str, value: MessageAttributeValue) -> Result<Attribute, Fault> {
    let kind = value.data_type;
    let base = kind.split('.').next().unwrap_or_default();
    let value = match base {
        "String" | "Number" => value.string_value,
        "Binary" => value
            .binary_value
            .map(|bytes| BASE64_STANDARD.encode(bytes)),
        _ => {
            return Err(bad_value(format!(
                "The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."
            )));
        }
    };
    let value = value.filter(|value| !value.is_empty()).ok_or_else(|| {
        bad_value(format!(
            "The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{kind}'."
        ))
    })?;
    if base == "Number" && value.parse::<f64>().is_err() {
        return Err(bad_value(format!(
            "Could not cast message attribute '{name}' value to number."
        )));
    }
    Ok(Attribute { kind, value })
}
