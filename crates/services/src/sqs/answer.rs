//! `ReceiveMessage`: what a request asks for, and messages as it sees them.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use frazil_wire::Fault;
use frazil_wire::shapes::sqs::{
    self as shapes, MessageAttributeValue, ReceiveMessageRequest, ReceiveMessageResult,
};

use super::attributes;
use super::digest;
use super::dispatch::Request;
use super::faults::{invalid_value, unknown_attribute};
use super::limits::{BATCH_MAX, VISIBILITY_S_MAX, WAIT_S_MAX};
use super::queue::Queue;
use super::receive::{Asked, Received};
use super::records::AttributeRecord;
use super::send::sequence_number;

impl Request {
    pub(super) async fn receive_message(
        &self,
        input: ReceiveMessageRequest,
    ) -> Result<ReceiveMessageResult, Fault> {
        let queue = self.queue(&input.queue_url)?;
        let asked = asked(&input, &queue)?;
        let mut names = input.attribute_names.unwrap_or_default();
        names.extend(input.message_system_attribute_names.unwrap_or_default());
        check_names(&names)?;
        let wanted = input.message_attribute_names.unwrap_or_default();
        let received = self.sqs.receive(&queue, &asked).await?;
        let fifo = queue.is_fifo();
        let messages = received
            .into_iter()
            .map(|received| shown(received, &names, &wanted, fifo));
        let messages: Vec<_> = messages.collect();
        Ok(ReceiveMessageResult {
            messages: Some(messages).filter(|messages| !messages.is_empty()),
        })
    }
}

fn asked(input: &ReceiveMessageRequest, queue: &Queue) -> Result<Asked, Fault> {
    let count = input.max_number_of_messages.unwrap_or(1);
    let reason = "Must be between 1 and 10, if provided.";
    let count = usize::try_from(count)
        .ok()
        .filter(|count| (1..=BATCH_MAX).contains(count))
        .ok_or_else(|| invalid_value(count, "MaxNumberOfMessages", reason))?;
    let visibility_s = input.visibility_timeout.map(visibility).transpose()?;
    let wait_s = match input.wait_time_seconds {
        None => queue.attributes().wait_s,
        Some(given) => {
            let wait_s = u32::try_from(given).ok().filter(|it| *it <= WAIT_S_MAX);
            let reason = "Must be >= 0 and <= 20, if provided.";
            wait_s.ok_or_else(|| invalid_value(given, "WaitTimeSeconds", reason))?
        }
    };
    let attempt = input.receive_request_attempt_id.clone();
    if attempt.is_some() && !queue.is_fifo() {
        let reason = "The request include parameter that is not valid for this queue type";
        let value = attempt.unwrap_or_default();
        return Err(invalid_value(value, "ReceiveRequestAttemptId", reason));
    }
    Ok(Asked {
        count,
        visibility_s,
        wait: Duration::from_secs(wait_s.into()),
        attempt,
    })
}

/// A visibility timeout that a request gives.
pub(super) fn visibility(given: i32) -> Result<u32, Fault> {
    let visibility_s = u32::try_from(given).ok();
    let visibility_s = visibility_s.filter(|it| *it <= VISIBILITY_S_MAX);
    visibility_s.ok_or_else(|| {
        let reason = format!("Must be between 0 and {VISIBILITY_S_MAX}, if provided.");
        invalid_value(given, "VisibilityTimeout", &reason)
    })
}

const SYSTEM_ATTRIBUTES: [&str; 9] = [
    "SenderId",
    "SentTimestamp",
    "ApproximateReceiveCount",
    "ApproximateFirstReceiveTimestamp",
    "SequenceNumber",
    "MessageDeduplicationId",
    "MessageGroupId",
    "AWSTraceHeader",
    "DeadLetterQueueSourceArn",
];

fn check_names(names: &[String]) -> Result<(), Fault> {
    let known = |name: &str| SYSTEM_ATTRIBUTES.contains(&name) || attributes::is_known(name);
    match names.iter().find(|name| !known(name)) {
        None => Ok(()),
        Some(name) => Err(unknown_attribute(name)),
    }
}

impl Received {
    /// A system attribute, if the message has it.
    pub(super) fn system_attribute(&self, name: &str, fifo: bool) -> Option<String> {
        let message = &self.message;
        match name {
            "SenderId" => Some(self.content.sender.clone()),
            "SentTimestamp" => Some(message.sent_ms.to_string()),
            "ApproximateReceiveCount" => Some(message.receives.to_string()),
            "ApproximateFirstReceiveTimestamp" => {
                message.first_received_ms.map(|time| time.to_string())
            }
            "SequenceNumber" => fifo.then(|| sequence_number(self.sequence)),
            "MessageDeduplicationId" => self.content.deduplication.clone(),
            "MessageGroupId" => message.group.as_deref().map(str::to_owned),
            "AWSTraceHeader" => self.content.trace.clone(),
            "DeadLetterQueueSourceArn" => message.source.as_deref().map(str::to_owned),
            _ => None,
        }
    }

    /// All system attributes that the message has.
    pub(super) fn system_attributes(&self, fifo: bool) -> BTreeMap<String, String> {
        let all = SYSTEM_ATTRIBUTES.iter();
        all.filter_map(|name| Some(((*name).to_owned(), self.system_attribute(name, fifo)?)))
            .collect()
    }
}

fn shown(received: Received, names: &[String], wanted: &[String], fifo: bool) -> shapes::Message {
    let mut system = received.system_attributes(fifo);
    if !names.iter().any(|name| name == "All") {
        system.retain(|name, _| names.contains(name));
    }
    let mut attributes = received.content.attributes;
    attributes.retain(|name, _| wanted.iter().any(|wanted| matches(wanted, name)));
    let sum = digest::of_attributes(&attributes);
    let attributes: BTreeMap<_, _> = attributes
        .into_iter()
        .map(|(name, attribute)| (name, shown_attribute(&attribute)))
        .collect();
    shapes::Message {
        message_id: Some(received.message.id.to_string()),
        receipt_handle: Some(received.handle),
        md5_of_body: Some(digest::of_text(&received.content.body)),
        body: Some(received.content.body),
        attributes: Some(system).filter(|it| !it.is_empty()),
        md5_of_message_attributes: sum,
        message_attributes: Some(attributes).filter(|it| !it.is_empty()),
    }
}

/// `All`, `.*`, `prefix.*` or a name.
fn matches(wanted: &str, name: &str) -> bool {
    match (
        wanted,
        wanted.strip_suffix(".*").or(wanted.strip_suffix('*')),
    ) {
        ("All", _) => true,
        (_, Some(prefix)) => name.starts_with(prefix),
        (wanted, None) => wanted == name,
    }
}

fn shown_attribute(attribute: &AttributeRecord) -> MessageAttributeValue {
    let mut shown = MessageAttributeValue {
        data_type: attribute.kind.clone(),
        ..MessageAttributeValue::default()
    };
    match attribute.is_binary() {
        true => shown.binary_value = Some(Bytes::from(attribute.bytes())),
        false => shown.string_value = Some(attribute.value.clone()),
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn attributes_are_asked_for_by_name_and_by_prefix() {
        for (wanted, name, expect) in [
            ("All", "x", true),
            (".*", "x", true),
            ("*", "x", true),
            ("Hel.*", "Help.Me", true),
            ("Hel.*", "General", false),
            ("Hello", "Hello", true),
            ("Hello", "Help", false),
        ] {
            assert_eq!(matches(wanted, name), expect, "{wanted} {name}");
        }
    }
}
