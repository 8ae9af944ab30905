//! Deleting messages, and changing how long they are hidden.

use std::collections::BTreeMap;
use std::sync::Arc;

use frazil_store::Write;
use frazil_wire::Fault;
use frazil_wire::shapes::sqs::{
    self as shapes, ChangeMessageVisibilityRequest, DeleteMessageRequest,
};

use super::Sqs;
use super::answer::visibility;
use super::dispatch::Request;
use super::faults::{bad_receipt, invalid_value, no_queue};
use super::limits::VISIBILITY_S_MAX;
use super::queue::Queue;
use super::receipt::Receipt;
use super::records;
use super::shelf::{Message, Shelf, State};

impl Sqs {
    /// Deletes messages; the outcomes are in the order of the handles. When the store fails, all
    /// that were to be deleted stay.
    pub(super) async fn delete(
        &self,
        queue: &Arc<Queue>,
        handles: &[String],
    ) -> Vec<Result<(), Fault>> {
        let now_ms = self.now_ms();
        let mut writes = Vec::new();
        let mut found: Vec<Result<Option<u64>, Fault>> = Vec::new();
        let shelf = {
            let mut state = queue.state();
            state.shelf.advance(now_ms);
            let shelf = state.record.shelf.clone();
            for handle in handles {
                let message = received(&shelf, &state.shelf, handle);
                let fifo = queue.is_fifo();
                found.push(message.and_then(|(receipt, message)| match message {
                    None => Ok(None),
                    Some(message) if fifo && !is_current(&receipt, &message) => {
                        let reason = "The receipt handle has expired.";
                        Err(invalid_value(handle, "ReceiptHandle", reason))
                    }
                    Some(message) => {
                        writes.extend(records::removal(&shelf, receipt.sequence, message.id));
                        Ok(Some(receipt.sequence))
                    }
                }));
            }
            shelf
        };
        // The same message may be named twice.
        let mut once = BTreeMap::new();
        for write in writes {
            once.insert(write.key.clone(), write);
        }
        let written = match once.is_empty() {
            true => Ok(()),
            false => self.commit(once.into_values().collect()).await,
        };
        let mut state = queue.state();
        let outcomes = found.into_iter().map(|found| {
            let sequence = found?;
            written.clone()?;
            if let Some(sequence) = sequence.filter(|_| state.record.shelf == shelf) {
                state.shelf.remove(sequence);
            }
            Ok(())
        });
        let outcomes = outcomes.collect();
        let more = state.shelf.is_ready();
        drop(state);
        if more {
            // The next of a group may have become first.
            queue.arrived.notify_one();
        }
        outcomes
    }

    /// Hides messages anew, each until so many seconds from now.
    pub(super) async fn hide(
        &self,
        queue: &Arc<Queue>,
        changes: &[(String, u32)],
    ) -> Vec<Result<(), Fault>> {
        let now_ms = self.now_ms();
        let mut writes: BTreeMap<_, Write> = BTreeMap::new();
        let outcomes: Vec<_> = {
            let mut state = queue.state();
            state.shelf.advance(now_ms);
            let shelf = state.record.shelf.clone();
            let outcomes = changes.iter().map(|(handle, seconds)| {
                let found = received(&shelf, &state.shelf, handle)?;
                let (sequence, message) = in_flight(found, handle)?;
                let until_ms = now_ms + i64::from(*seconds) * 1000;
                if until_ms - message.received_ms > i64::from(VISIBILITY_S_MAX) * 1000 {
                    let reason = format!(
                        "Total VisibilityTimeout for the message is beyond the limit [{VISIBILITY_S_MAX} seconds]"
                    );
                    return Err(invalid_value(seconds, "VisibilityTimeout", &reason));
                }
                let (shown, stored_ms) = match seconds {
                    0 => (State::Visible, 0),
                    _ => (State::Hidden { until_ms }, until_ms),
                };
                let key = records::place_key(&shelf, sequence);
                let write = records::put(key.clone(), &message.record(stored_ms))?;
                writes.insert(key, write);
                state.shelf.set(sequence, shown);
                Ok(())
            });
            outcomes.collect()
        };
        // A failure leaves memory ahead of the disk, which only a restart would show: a message
        // then appears at its former time.
        let written = match writes.is_empty() {
            true => Ok(()),
            false => self.commit(writes.into_values().collect()).await,
        };
        queue.arrived.notify_one();
        let outcomes = outcomes.into_iter();
        outcomes
            .map(|outcome| outcome.and_then(|()| written.clone()))
            .collect()
    }
}

/// The message that a handle means; none if it was deleted.
fn received(
    shelf: &str,
    messages: &Shelf,
    handle: &str,
) -> Result<(Receipt, Option<Message>), Fault> {
    let receipt = Receipt::open(handle)?;
    if !records::same_queue(&receipt.shelf, shelf) {
        return Err(bad_receipt(handle));
    }
    // What was received before a purge is gone, and what is on its way to the dead letters is not
    // its receiver's any more.
    let message = messages.message(receipt.sequence).cloned();
    let message = message.filter(|message| {
        receipt.shelf == shelf
            && receipt.receives <= message.receives
            && message.state != State::Unsettled
    });
    Ok((receipt, message))
}

fn is_current(receipt: &Receipt, message: &Message) -> bool {
    receipt.receives == message.receives && matches!(message.state, State::Hidden { .. })
}

fn in_flight(found: (Receipt, Option<Message>), handle: &str) -> Result<(u64, Message), Fault> {
    let (receipt, message) = found;
    let message = message.filter(|message| message.receives == receipt.receives);
    let message = message.ok_or_else(|| {
        let reason = "Message does not exist or is not available for visibility timeout change.";
        invalid_value(handle, "ReceiptHandle", reason)
    })?;
    match is_current(&receipt, &message) {
        true => Ok((receipt.sequence, message)),
        false => Err(Fault::of(&shapes::MESSAGE_NOT_INFLIGHT, "")),
    }
}

impl Request {
    pub(super) async fn delete_message(&self, input: DeleteMessageRequest) -> Result<(), Fault> {
        let queue = self.queue(&input.queue_url)?;
        let outcomes = self.sqs.delete(&queue, &[input.receipt_handle]).await;
        outcomes
            .into_iter()
            .next()
            .unwrap_or_else(|| Err(no_queue()))
    }

    pub(super) async fn change_message_visibility(
        &self,
        input: ChangeMessageVisibilityRequest,
    ) -> Result<(), Fault> {
        let queue = self.queue(&input.queue_url)?;
        let seconds = visibility(input.visibility_timeout)?;
        let changes = [(input.receipt_handle, seconds)];
        let outcomes = self.sqs.hide(&queue, &changes).await;
        outcomes
            .into_iter()
            .next()
            .unwrap_or_else(|| Err(no_queue()))
    }
}
