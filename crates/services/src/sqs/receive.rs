//! Receiving: take, make durable that it was taken, read what the messages say.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use frazil_store::Write;
use frazil_wire::Fault;
use frazil_wire::shapes::sqs::{
    self as shapes, MessageAttributeValue, ReceiveMessageRequest, ReceiveMessageResult,
};
use tokio::time::Instant;

use super::Sqs;
use super::attributes::Redrive;
use super::dispatch::Request;
use super::faults::{failed, invalid_value, no_queue, store_failed};
use super::limits::{BATCH_MAX, IN_FLIGHT_MAX, VISIBILITY_S_MAX, WAIT_S_MAX};
use super::queue::{Attempt, Queue};
use super::receipt::Receipt;
use super::records::{self, AttributeRecord, ContentRecord};
use super::send::sequence_number;
use super::shelf::{Message, State, Taken, Wanted};
use super::{attributes, digest};

/// How to receive.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) count: usize,
    pub(super) visibility_s: Option<u32>,
    pub(super) wait: Duration,
    pub(super) attempt: Option<String>,
}

/// A message that was received.
#[derive(Clone, Debug)]
pub(super) struct Received {
    pub(super) sequence: u64,
    pub(super) message: Message,
    pub(super) content: ContentRecord,
    pub(super) handle: String,
}

/// What one look at the queue gave.
struct Look {
    shelf: String,
    taken: Taken,
    visibility_ms: i64,
    redrive: Option<Redrive>,
}

impl Sqs {
    /// Receives messages; waits for some if there are none. Dropping this ends the waiting.
    pub(super) async fn receive(
        &self,
        queue: &Arc<Queue>,
        asked: &Asked,
    ) -> Result<Vec<Received>, Fault> {
        let deadline = Instant::now() + asked.wait;
        loop {
            let mut arrived = pin!(queue.arrived.notified());
            arrived.as_mut().enable();
            let received = self.receive_now(queue, asked).await?;
            let waits = received.is_empty() && Instant::now() < deadline;
            if !waits || self.0.closing.is_cancelled() {
                return Ok(received);
            }
            let appears = self.appears(queue).map_or(deadline, |at| at.min(deadline));
            tokio::select! {
                () = arrived => {}
                () = tokio::time::sleep_until(appears) => {}
                () = self.0.closing.cancelled() => {}
            }
        }
    }

    /// When the next hidden message appears.
    fn appears(&self, queue: &Queue) -> Option<Instant> {
        let appears_ms = queue.state().shelf.appears_ms()?;
        let wait_ms = u64::try_from(appears_ms - self.now_ms()).unwrap_or_default();
        // Never at once: a clock that stands still would make this loop spin.
        Some(Instant::now() + Duration::from_millis(wait_ms.max(1)))
    }

    /// Receives what is there. What has been taken is delivered or shown again, even when nobody
    /// waits for the answer any more.
    async fn receive_now(&self, queue: &Arc<Queue>, asked: &Asked) -> Result<Vec<Received>, Fault> {
        let is_ready = {
            let mut state = queue.state();
            state.shelf.advance(self.now_ms());
            if state.deleted {
                return Err(no_queue());
            }
            state.shelf.is_ready() || asked.attempt.is_some()
        };
        if !is_ready {
            return Ok(Vec::new());
        }
        let (sqs, queue, asked) = (self.clone(), Arc::clone(queue), asked.clone());
        let work = self.0.runtime.spawn(async move {
            if let Some(received) = sqs.attempted(&queue, &asked).await? {
                return Ok(received);
            }
            sqs.take(&queue, &asked).await
        });
        work.await.unwrap_or_else(|error| Err(failed(&error)))
    }

    async fn take(&self, queue: &Arc<Queue>, asked: &Asked) -> Result<Vec<Received>, Fault> {
        loop {
            let look = self.look(queue, asked)?;
            let outcome = self.keep(queue, &look).await;
            self.conclude(queue, &look, outcome.is_ok());
            outcome?;
            let removed_only = look.taken.received.is_empty()
                && !(look.taken.dead.is_empty() && look.taken.expired.is_empty());
            if removed_only {
                continue;
            }
            let received = self.read(&look.shelf, look.taken.received).await?;
            if let Some(attempt) = &asked.attempt {
                remember(queue, attempt, &received, self.now_ms());
            }
            return Ok(received);
        }
    }

    fn look(&self, queue: &Queue, asked: &Asked) -> Result<Look, Fault> {
        let now_ms = self.now_ms();
        let mut state = queue.state();
        if state.deleted {
            return Err(no_queue());
        }
        let in_flight = state.shelf.counts(now_ms).in_flight;
        let count = asked.count.min(IN_FLIGHT_MAX.saturating_sub(in_flight));
        if count == 0 && !queue.is_fifo() {
            let message = "Too many messages in flight.";
            return Err(Fault::of(&shapes::OVER_LIMIT, message));
        }
        let attributes = &state.record.attributes;
        let visibility_s = asked.visibility_s.unwrap_or(attributes.visibility_s);
        let visibility_ms = i64::from(visibility_s) * 1000;
        // Without a dead letter queue, messages stay and are received again.
        let redrive = attributes.redrive.clone();
        let redrive = redrive.filter(|redrive| self.queue_by_arn(&redrive.target).is_ok());
        let wanted = Wanted {
            now_ms,
            count,
            hide_until_ms: now_ms + visibility_ms,
            receives_max: redrive.as_ref().map(|redrive| redrive.receives_max),
            expired_before_ms: state.expired_before_ms(now_ms),
        };
        Ok(Look {
            shelf: state.record.shelf.clone(),
            taken: state.shelf.take(&wanted),
            visibility_ms,
            redrive,
        })
    }

    /// Writes down what was taken.
    async fn keep(&self, queue: &Arc<Queue>, look: &Look) -> Result<(), Fault> {
        let mut writes = Vec::new();
        for (sequence, message) in &look.taken.received {
            let until_ms = match look.visibility_ms {
                0 => 0,
                visibility_ms => message.received_ms + visibility_ms,
            };
            let key = records::place_key(&look.shelf, *sequence);
            writes.push(records::put(key, &message.record(until_ms))?);
        }
        for (sequence, id) in &look.taken.expired {
            writes.extend(records::removal(&look.shelf, *sequence, *id));
        }
        if let Some(redrive) = look
            .redrive
            .as_ref()
            .filter(|_| !look.taken.dead.is_empty())
        {
            let target = self.queue_by_arn(&redrive.target)?;
            self.bury(queue, &look.shelf, &target, &look.taken.dead, writes)
                .await
        } else if writes.is_empty() {
            Ok(())
        } else {
            self.commit(writes).await
        }
    }

    pub(super) async fn commit(&self, writes: Vec<Write>) -> Result<(), Fault> {
        let written = self.0.store.commit(writes).await;
        written.map(|_| ()).map_err(store_failed)
    }

    /// Makes the shelf say what is on disk.
    fn conclude(&self, queue: &Queue, look: &Look, written: bool) {
        let mut state = queue.state();
        if state.record.shelf == look.shelf {
            let at_once = look.visibility_ms == 0;
            for (sequence, _) in look.taken.received.iter().filter(|_| !written || at_once) {
                state.shelf.set(*sequence, State::Visible);
            }
            for (sequence, _) in &look.taken.dead {
                match written {
                    true => {
                        state.shelf.remove(*sequence);
                    }
                    false => state.shelf.set(*sequence, State::Visible),
                }
            }
        }
        let more = state.shelf.is_ready();
        drop(state);
        if more {
            queue.arrived.notify_one();
        }
    }

    /// Reads what messages say.
    async fn read(&self, shelf: &str, taken: Vec<(u64, Message)>) -> Result<Vec<Received>, Fault> {
        let reads = taken.into_iter().map(async |(sequence, message)| {
            let found = self.0.store.get(&records::content_key(message.id)).await;
            let Some(found) = found.map_err(store_failed)? else {
                // Deleted between taking and reading: then nobody misses it.
                return Ok(None);
            };
            let receipt = Receipt {
                shelf: shelf.to_owned(),
                sequence,
                receives: message.receives,
            };
            Ok(Some(Received {
                sequence,
                handle: receipt.handle(),
                content: records::decoded(&found.value)?,
                message,
            }))
        });
        let read: Result<Vec<Option<Received>>, Fault> = futures::future::try_join_all(reads).await;
        Ok(read?.into_iter().flatten().collect())
    }

    /// What an attempt with the same id received, if nothing has happened to it since; it is then
    /// hidden anew.
    async fn attempted(
        &self,
        queue: &Arc<Queue>,
        asked: &Asked,
    ) -> Result<Option<Vec<Received>>, Fault> {
        let Some(id) = &asked.attempt else {
            return Ok(None);
        };
        let (shelf, taken, writes) = {
            let mut state = queue.state();
            let now_ms = self.now_ms();
            state.forget(now_ms);
            let Some(attempt) = state.attempts.get(id).cloned() else {
                return Ok(None);
            };
            let visibility_s = asked
                .visibility_s
                .unwrap_or(state.record.attributes.visibility_s);
            let until_ms = now_ms + i64::from(visibility_s) * 1000;
            let shelf = state.record.shelf.clone();
            let (mut taken, mut writes) = (Vec::new(), Vec::new());
            for (sequence, receives) in attempt.received {
                let message = state.shelf.message(sequence).cloned();
                let same = message.filter(|message| {
                    message.receives == receives && matches!(message.state, State::Hidden { .. })
                });
                let Some(message) = same else {
                    return Ok(None);
                };
                state.shelf.set(sequence, State::Hidden { until_ms });
                let key = records::place_key(&shelf, sequence);
                writes.push(records::put(key, &message.record(until_ms))?);
                taken.push((sequence, message));
            }
            (shelf, taken, writes)
        };
        if taken.is_empty() {
            return Ok(None);
        }
        self.commit(writes).await?;
        self.read(&shelf, taken).await.map(Some)
    }
}

fn remember(queue: &Queue, attempt: &str, received: &[Received], now_ms: i64) {
    let received = received
        .iter()
        .map(|received| (received.sequence, received.message.receives));
    let attempted = Attempt {
        at_ms: now_ms,
        received: received.collect(),
    };
    queue.state().attempts.insert(attempt.to_owned(), attempted);
}

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
        Some(name) => Err(super::faults::unknown_attribute(name)),
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
