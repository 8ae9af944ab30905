//! Sending: several messages of one queue become durable together, in their order.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;

use frazil_store::Write;
use frazil_wire::Fault;
use frazil_wire::shapes::sqs::{
    self as shapes, MessageAttributeValue, MessageSystemAttributeValue,
    SendMessageBatchRequestEntry, SendMessageRequest, SendMessageResult,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::Sqs;
use super::attributes::Attributes;
use super::content;
use super::digest;
use super::dispatch::Request;
use super::faults::{invalid, invalid_value, missing, no_queue, store_failed};
use super::limits::{DEDUPLICATION_MS, DELAY_S_MAX, MESSAGES_MAX};
use super::queue::{Duplicate, Queue, State as QueueState};
use super::records::{self, AttributeRecord, ContentRecord, DuplicateRecord};
use super::shelf::{Message, State};

/// What a request wants to send.
#[derive(Clone, Debug, Default)]
pub(super) struct Letter {
    pub(super) body: String,
    pub(super) delay_s: Option<i32>,
    pub(super) attributes: Option<BTreeMap<String, MessageAttributeValue>>,
    pub(super) system_attributes: Option<BTreeMap<String, MessageSystemAttributeValue>>,
    pub(super) group: Option<String>,
    pub(super) deduplication: Option<String>,
    /// The trace that the request belongs to.
    pub(super) trace: Option<String>,
}

/// A message that may be sent.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    content: ContentRecord,
    delay_s: u32,
    group: Option<String>,
    /// The name under which its deduplication id is remembered.
    duplicate: Option<String>,
    trace_sum: Option<String>,
}

/// What was sent.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    pub(super) id: Uuid,
    sequence: Option<u64>,
    body_sum: String,
    attributes_sum: Option<String>,
    trace_sum: Option<String>,
}

impl Draft {
    /// Checks a letter against its queue.
    pub(super) fn new(letter: Letter, queue: &Attributes, sender: &str) -> Result<Draft, Fault> {
        content::check_body(&letter.body)?;
        let delay_s = delay(letter.delay_s, queue)?;
        let attributes = content::attributes(letter.attributes)?;
        let trace = content::trace(letter.system_attributes)?;
        let bytes_max = queue.message_bytes_max;
        if content::size(&letter.body, &attributes) > bytes_max as usize {
            return Err(invalid(format!(
                "One or more parameters are invalid. Reason: Message must be shorter than {bytes_max} bytes."
            )));
        }
        if let Some(group) = &letter.group {
            content::check_id("MessageGroupId", group)?;
        }
        let deduplication = match queue.fifo {
            true => Some(deduplication(&letter.body, letter.deduplication, queue)?),
            false if letter.deduplication.is_some() => {
                let value = letter.deduplication.unwrap_or_default();
                let reason = "The request include parameter that is not valid for this queue type";
                return Err(invalid_value(value, "MessageDeduplicationId", reason));
            }
            false => None,
        };
        let group = letter.group;
        if queue.fifo && group.is_none() {
            return Err(missing("MessageGroupId"));
        }
        let duplicate = deduplication.as_ref().map(|id| match &group {
            Some(group) if queue.deduplicates_by_group => format!("{group} {id}"),
            _ => id.clone(),
        });
        Ok(Draft {
            content: ContentRecord {
                body: letter.body,
                attributes,
                sender: sender.to_owned(),
                trace: trace.clone().or(letter.trace),
                deduplication,
            },
            delay_s,
            group,
            duplicate,
            trace_sum: trace.as_deref().map(trace_sum),
        })
    }

    /// How much of the maximum it uses, in bytes.
    pub(super) fn size(&self) -> usize {
        content::size(&self.content.body, &self.content.attributes)
    }

    fn sent(&self, id: Uuid, sequence: u64) -> Sent {
        Sent {
            id,
            sequence: self.duplicate.as_ref().map(|_| sequence),
            body_sum: digest::of_text(&self.content.body),
            attributes_sum: digest::of_attributes(&self.content.attributes),
            trace_sum: self.trace_sum.clone(),
        }
    }
}

/// The sum of the one system attribute that senders set.
fn trace_sum(trace: &str) -> String {
    let record = AttributeRecord {
        kind: "String".to_owned(),
        value: trace.to_owned(),
    };
    let attributes = BTreeMap::from([("AWSTraceHeader".to_owned(), record)]);
    digest::of_attributes(&attributes).unwrap_or_default()
}

fn delay(given: Option<i32>, queue: &Attributes) -> Result<u32, Fault> {
    let Some(given) = given else {
        return Ok(queue.delay_s);
    };
    let delay_s = u32::try_from(given).ok().filter(|it| *it <= DELAY_S_MAX);
    let delay_s = delay_s.ok_or_else(|| {
        invalid_value(
            given,
            "DelaySeconds",
            "DelaySeconds must be >= 0 and <= 900.",
        )
    })?;
    match (queue.fifo, delay_s) {
        (true, 0) => Ok(queue.delay_s),
        (true, _) => {
            let reason = "The request include parameter that is not valid for this queue type.";
            Err(invalid_value(given, "DelaySeconds", reason))
        }
        (false, delay_s) => Ok(delay_s),
    }
}

fn deduplication(body: &str, given: Option<String>, queue: &Attributes) -> Result<String, Fault> {
    match given {
        Some(id) => {
            content::check_id("MessageDeduplicationId", &id)?;
            Ok(id)
        }
        None if queue.deduplicates_by_content => Ok(hex::encode(Sha256::digest(body))),
        None => Err(invalid(
            "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
        )),
    }
}

/// AWS's sequence numbers have twenty digits and grow.
pub(super) fn sequence_number(sequence: u64) -> String {
    const FIRST: u128 = 18_849_496_460_467_696_128;
    (FIRST + u128::from(sequence) * 256).to_string()
}

/// Messages that have their place and are not on disk yet.
struct Reserved {
    shelf: String,
    places: Vec<(u64, i64)>,
    duplicates: Vec<String>,
    writes: Vec<Write>,
    sent: Vec<Sent>,
}

impl Sqs {
    /// Sends messages. All are on disk when this returns, or none is.
    pub(super) async fn send(
        &self,
        queue: &Arc<Queue>,
        drafts: &[Draft],
    ) -> Result<Vec<Sent>, Fault> {
        let mut reserved = loop {
            let mut settled = pin!(queue.settled.notified());
            settled.as_mut().enable();
            if let Some(reserved) = self.reserve(queue, drafts)? {
                break reserved;
            }
            settled.await;
        };
        let writes = std::mem::take(&mut reserved.writes);
        let written = match writes.is_empty() {
            true => Ok(()),
            false => self.0.store.commit(writes).await.map(|_| ()),
        };
        settle(queue, &reserved, written.is_ok());
        written.map_err(store_failed)?;
        Ok(reserved.sent)
    }

    /// Gives messages their place; none while somebody else is sending one with the same
    /// deduplication id, because whether that will exist decides about ours.
    fn reserve(&self, queue: &Queue, drafts: &[Draft]) -> Result<Option<Reserved>, Fault> {
        let now_ms = self.now_ms();
        let mut state = queue.state();
        if state.deleted {
            return Err(no_queue());
        }
        let unsettled = drafts.iter().filter_map(|draft| draft.duplicate.as_ref());
        let mut unsettled = unsettled.filter_map(|name| state.duplicates.get(name));
        if unsettled.any(|duplicate| !duplicate.settled) {
            return Ok(None);
        }
        if state.shelf.len() + drafts.len() > MESSAGES_MAX {
            let message = format!("A queue of this server holds {MESSAGES_MAX} messages at most.");
            return Err(Fault::of(&shapes::OVER_LIMIT, message));
        }
        let mut reserved = Reserved {
            shelf: state.record.shelf.clone(),
            places: Vec::new(),
            duplicates: Vec::new(),
            writes: Vec::new(),
            sent: Vec::new(),
        };
        for draft in drafts {
            let earlier = draft.duplicate.as_ref();
            let earlier = earlier.and_then(|name| state.duplicates.get(name));
            match earlier.filter(|it| it.at_ms + DEDUPLICATION_MS > now_ms) {
                Some(earlier) => reserved.sent.push(draft.sent(earlier.id, earlier.sequence)),
                None => self.reserve_one(&mut state, draft, now_ms, &mut reserved)?,
            }
        }
        Ok(Some(reserved))
    }

    fn reserve_one(
        &self,
        state: &mut QueueState,
        draft: &Draft,
        now_ms: i64,
        reserved: &mut Reserved,
    ) -> Result<(), Fault> {
        let id = self.0.entropy.uuid();
        let message = Message {
            id,
            sent_ms: now_ms,
            receives: 0,
            first_received_ms: None,
            received_ms: 0,
            group: draft.group.as_deref().map(Arc::from),
            source: None,
            state: State::Unsettled,
        };
        let until_ms = match draft.delay_s {
            0 => 0,
            seconds => now_ms + i64::from(seconds) * 1000,
        };
        let record = message.record(until_ms);
        let now_us = u64::try_from(now_ms).unwrap_or_default() * 1000;
        let sequence = state.shelf.reserve(now_us, message);
        let place = records::place_key(&reserved.shelf, sequence);
        reserved.writes.push(records::put(place, &record)?);
        let content = records::content_key(id);
        reserved.writes.push(records::put(content, &draft.content)?);
        reserved.places.push((sequence, until_ms));
        if let Some(name) = &draft.duplicate {
            let record = DuplicateRecord {
                at_ms: now_ms,
                id: id.to_string(),
                sequence,
            };
            let key = records::duplicate_key(&reserved.shelf, name);
            reserved.writes.push(records::put(key, &record)?);
            let duplicate = Duplicate {
                settled: false,
                ..Duplicate::from(&record)
            };
            state.duplicates.insert(name.clone(), duplicate);
            reserved.duplicates.push(name.clone());
        }
        reserved.sent.push(draft.sent(id, sequence));
        Ok(())
    }
}

/// Lets messages be received that are on disk, and forgets those that are not.
fn settle(queue: &Queue, reserved: &Reserved, written: bool) {
    let mut state = queue.state();
    // A queue that was purged meanwhile has another shelf, and nothing to do with these.
    if state.record.shelf != reserved.shelf {
        return;
    }
    for (sequence, until_ms) in &reserved.places {
        let shown = match *until_ms {
            0 => State::Visible,
            until_ms => State::Hidden { until_ms },
        };
        match written {
            true => state.shelf.set(*sequence, shown),
            false => {
                state.shelf.remove(*sequence);
            }
        }
    }
    for name in &reserved.duplicates {
        match written {
            true => {
                let duplicate = state.duplicates.get_mut(name);
                duplicate.into_iter().for_each(|it| it.settled = true);
            }
            false => {
                state.duplicates.remove(name);
            }
        }
    }
    drop(state);
    if !reserved.duplicates.is_empty() {
        queue.settled.notify_waiters();
    }
    // One is enough: whoever wakes and leaves something wakes the next.
    queue.arrived.notify_one();
}

impl Request {
    pub(super) async fn send_message(
        &self,
        input: SendMessageRequest,
    ) -> Result<SendMessageResult, Fault> {
        let queue = self.queue(&input.queue_url)?;
        let letter = Letter {
            body: input.message_body,
            delay_s: input.delay_seconds,
            attributes: input.message_attributes,
            system_attributes: input.message_system_attributes,
            group: input.message_group_id,
            deduplication: input.message_deduplication_id,
            trace: self.trace.clone(),
        };
        let draft = Draft::new(letter, &queue.attributes(), &self.sender)?;
        let mut sent = self.sqs.send(&queue, &[draft]).await?;
        let sent = sent.pop().expect("one draft was sent");
        Ok(SendMessageResult {
            message_id: Some(sent.id.to_string()),
            md5_of_message_body: Some(sent.body_sum),
            md5_of_message_attributes: sent.attributes_sum,
            md5_of_message_system_attributes: sent.trace_sum,
            sequence_number: sent.sequence.map(sequence_number),
        })
    }
}

impl From<SendMessageBatchRequestEntry> for Letter {
    fn from(entry: SendMessageBatchRequestEntry) -> Letter {
        Letter {
            body: entry.message_body,
            delay_s: entry.delay_seconds,
            attributes: entry.message_attributes,
            system_attributes: entry.message_system_attributes,
            group: entry.message_group_id,
            deduplication: entry.message_deduplication_id,
            trace: None,
        }
    }
}

impl Sent {
    /// As an entry of a batch's result.
    pub(super) fn entry(self, id: String) -> shapes::SendMessageBatchResultEntry {
        shapes::SendMessageBatchResultEntry {
            id,
            message_id: self.id.to_string(),
            md5_of_message_body: self.body_sum,
            md5_of_message_attributes: self.attributes_sum,
            md5_of_message_system_attributes: self.trace_sum,
            sequence_number: self.sequence.map(sequence_number),
        }
    }
}
