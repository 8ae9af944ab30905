//! One queue.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::sync::Notify;
use uuid::Uuid;

use super::attributes::Attributes;
use super::limits;
use super::records::QueueRecord;
use super::shelf::Shelf;

/// A queue: what is in memory of it.
#[derive(Debug)]
pub(super) struct Queue {
    pub(super) name: String,
    pub(super) arn: String,
    state: Mutex<State>,
    /// Wakes one of those who wait for messages.
    pub(super) arrived: Notify,
    /// Wakes all who wait for the outcome of somebody else's sending.
    pub(super) settled: Notify,
    /// Whoever changes the queue itself, does it alone.
    pub(super) changing: tokio::sync::Mutex<()>,
}

/// What is behind the lock.
#[derive(Debug)]
pub(super) struct State {
    pub(super) record: QueueRecord,
    pub(super) shelf: Shelf,
    pub(super) duplicates: HashMap<String, Duplicate>,
    /// What was received under a `ReceiveRequestAttemptId`.
    pub(super) attempts: HashMap<String, Attempt>,
    pub(super) deleted: bool,
}

/// A deduplication id that was used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Duplicate {
    pub(super) at_ms: i64,
    pub(super) id: Uuid,
    pub(super) sequence: u64,
    /// Whether the message is on disk.
    pub(super) settled: bool,
}

/// An attempt to receive.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    pub(super) at_ms: i64,
    /// The messages, and how often they had been received.
    pub(super) received: Vec<(u64, u32)>,
}

impl Queue {
    pub(super) fn new(name: &str, arn: String, record: QueueRecord) -> Arc<Queue> {
        Arc::new(Queue {
            name: name.to_owned(),
            arn,
            state: Mutex::new(State::new(record)),
            arrived: Notify::new(),
            settled: Notify::new(),
            changing: tokio::sync::Mutex::default(),
        })
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        let state = self.state.lock();
        state.expect("nobody panics while holding a queue")
    }

    pub(super) fn attributes(&self) -> Attributes {
        self.state().record.attributes.clone()
    }

    pub(super) fn is_fifo(&self) -> bool {
        self.name.ends_with(".fifo")
    }
}

impl State {
    pub(super) fn new(record: QueueRecord) -> State {
        State {
            shelf: Shelf::new(record.attributes.fifo),
            record,
            duplicates: HashMap::new(),
            attempts: HashMap::new(),
            deleted: false,
        }
    }

    /// Messages that were sent before have expired.
    pub(super) fn expired_before_ms(&self, now_ms: i64) -> i64 {
        now_ms - i64::from(self.record.attributes.retention_s) * 1000
    }

    /// Forgets what is too old; returns the deduplication ids.
    pub(super) fn forget(&mut self, now_ms: i64) -> Vec<String> {
        self.attempts
            .retain(|_, attempt| attempt.at_ms + limits::ATTEMPT_MS > now_ms);
        let old = self.duplicates.iter().filter(|(_, duplicate)| {
            duplicate.settled && duplicate.at_ms + limits::DEDUPLICATION_MS <= now_ms
        });
        let old: Vec<String> = old.map(|(name, _)| name.clone()).collect();
        for name in &old {
            self.duplicates.remove(name);
        }
        old
    }
}
