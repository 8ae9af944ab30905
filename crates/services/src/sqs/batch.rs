//! Batches: up to ten of the same at once, each with an outcome of its own.

use std::collections::HashSet;

use frazil_wire::Fault;
use frazil_wire::shapes::sqs::{
    self as shapes, BatchResultErrorEntry, ChangeMessageVisibilityBatchRequest,
    ChangeMessageVisibilityBatchResult, ChangeMessageVisibilityBatchResultEntry,
    DeleteMessageBatchRequest, DeleteMessageBatchResult, DeleteMessageBatchResultEntry,
    SendMessageBatchRequest, SendMessageBatchResult,
};

use super::answer::visibility;
use super::dispatch::Request;
use super::faults::{invalid, missing, query_code};
use super::limits::{BATCH_MAX, MESSAGE_BYTES_MAX};
use super::send::{Draft, Letter};

/// Checks what all batches have in common.
fn check<'id>(ids: impl Iterator<Item = &'id str>, request: &str) -> Result<(), Fault> {
    let ids: Vec<&str> = ids.collect();
    if ids.is_empty() {
        let message = format!("There should be at least one {request}RequestEntry in the request.");
        return Err(Fault::of(&shapes::EMPTY_BATCH_REQUEST, message));
    }
    if ids.len() > BATCH_MAX {
        let message = format!(
            "Maximum number of entries per request are {BATCH_MAX}. You have sent {}.",
            ids.len()
        );
        return Err(Fault::of(
            &shapes::TOO_MANY_ENTRIES_IN_BATCH_REQUEST,
            message,
        ));
    }
    let valid = |id: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (1..=80).contains(&id.len()) && id.bytes().all(allowed)
    };
    if !ids.iter().all(|id| valid(id)) {
        return Err(Fault::of(
            &shapes::INVALID_BATCH_ENTRY_ID,
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.",
        ));
    }
    let mut seen = HashSet::new();
    match ids.iter().find(|id| !seen.insert(**id)) {
        None => Ok(()),
        Some(id) => {
            let message = format!("Id {id} repeated.");
            Err(Fault::of(&shapes::BATCH_ENTRY_IDS_NOT_DISTINCT, message))
        }
    }
}

fn failure(id: String, fault: Fault) -> BatchResultErrorEntry {
    BatchResultErrorEntry {
        id,
        sender_fault: fault.status < 500,
        code: query_code(&fault.code),
        message: Some(fault.message).filter(|message| !message.is_empty()),
    }
}

/// Entries of which some could not be read yet, done together.
struct Sorted<T> {
    good: Vec<(String, T)>,
    failed: Vec<BatchResultErrorEntry>,
}

impl<T> Sorted<T> {
    fn new(entries: impl Iterator<Item = (String, Result<T, Fault>)>) -> Sorted<T> {
        let mut sorted = Sorted {
            good: Vec::new(),
            failed: Vec::new(),
        };
        for (id, entry) in entries {
            match entry {
                Ok(entry) => sorted.good.push((id, entry)),
                Err(fault) => sorted.failed.push(failure(id, fault)),
            }
        }
        sorted
    }
}

impl Request {
    pub(super) async fn send_message_batch(
        &self,
        input: SendMessageBatchRequest,
    ) -> Result<SendMessageBatchResult, Fault> {
        let queue = self.queue(&input.queue_url)?;
        let ids = input.entries.iter().map(|entry| entry.id.as_str());
        check(ids, "SendMessageBatch")?;
        let attributes = queue.attributes();
        for entry in input.entries.iter().filter(|_| attributes.fifo) {
            // Missing ids refuse the whole batch.
            if entry.message_group_id.is_none() {
                return Err(invalid(missing("MessageGroupId").message));
            }
            if entry.message_deduplication_id.is_none() && !attributes.deduplicates_by_content {
                return Err(invalid(
                    "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
                ));
            }
        }
        let entries = input.entries.into_iter().map(|entry| {
            let id = entry.id.clone();
            let letter = Letter {
                trace: self.trace.clone(),
                ..Letter::from(entry)
            };
            (id, Draft::new(letter, &attributes, &self.sender))
        });
        let Sorted { good, mut failed } = Sorted::new(entries);
        let size: usize = good.iter().map(|(_, draft)| draft.size()).sum();
        if size > MESSAGE_BYTES_MAX as usize {
            let message = format!(
                "Batch requests cannot be longer than {MESSAGE_BYTES_MAX} bytes. You have sent {size} bytes."
            );
            return Err(Fault::of(&shapes::BATCH_REQUEST_TOO_LONG, message));
        }
        let (ids, drafts): (Vec<_>, Vec<_>) = good.into_iter().unzip();
        let mut successful = Vec::new();
        match self.sqs.send(&queue, &drafts).await {
            Ok(sent) => {
                let sent = ids.into_iter().zip(sent);
                successful.extend(sent.map(|(id, sent)| sent.entry(id)));
            }
            Err(fault) => failed.extend(ids.into_iter().map(|id| failure(id, fault.clone()))),
        }
        Ok(SendMessageBatchResult { successful, failed })
    }

    pub(super) async fn delete_message_batch(
        &self,
        input: DeleteMessageBatchRequest,
    ) -> Result<DeleteMessageBatchResult, Fault> {
        let queue = self.queue(&input.queue_url)?;
        let ids = input.entries.iter().map(|entry| entry.id.as_str());
        check(ids, "DeleteMessageBatch")?;
        let entries = input.entries.into_iter();
        let (ids, handles): (Vec<_>, Vec<_>) = entries
            .map(|entry| (entry.id, entry.receipt_handle))
            .unzip();
        let outcomes = self.sqs.delete(&queue, &handles).await;
        let Sorted { good, failed } = Sorted::new(ids.into_iter().zip(outcomes));
        let successful = good
            .into_iter()
            .map(|(id, ())| DeleteMessageBatchResultEntry { id });
        Ok(DeleteMessageBatchResult {
            successful: successful.collect(),
            failed,
        })
    }

    pub(super) async fn change_message_visibility_batch(
        &self,
        input: ChangeMessageVisibilityBatchRequest,
    ) -> Result<ChangeMessageVisibilityBatchResult, Fault> {
        let queue = self.queue(&input.queue_url)?;
        let ids = input.entries.iter().map(|entry| entry.id.as_str());
        check(ids, "ChangeMessageVisibilityBatch")?;
        let entries = input.entries.into_iter().map(|entry| {
            let seconds = entry.visibility_timeout.map(visibility);
            let seconds = seconds.unwrap_or_else(|| Err(missing("VisibilityTimeout")));
            (entry.id, seconds.map(|it| (entry.receipt_handle, it)))
        });
        let Sorted { good, mut failed } = Sorted::new(entries);
        let (ids, changes): (Vec<_>, Vec<_>) = good.into_iter().unzip();
        let outcomes = self.sqs.hide(&queue, &changes).await;
        let sorted = Sorted::new(ids.into_iter().zip(outcomes));
        failed.extend(sorted.failed);
        let successful = sorted
            .good
            .into_iter()
            .map(|(id, ())| ChangeMessageVisibilityBatchResultEntry { id });
        Ok(ChangeMessageVisibilityBatchResult {
            successful: successful.collect(),
            failed,
        })
    }
}
