//! Answers that come from outside: of custom resources, and for wait conditions.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use serde_json::Value as Json;
use tokio::sync::mpsc;

use crate::limits::{CUSTOM_RESPONSE_BYTES_MAX, SIGNALS_WAITING_MAX};

/// Who waits for an answer, by the token in the address that the answer is sent to.
pub(crate) struct Signals {
    base: String,
    answer_base: String,
    /// Counts the answers that were asked for.
    asked: AtomicU64,
    waiting: Mutex<BTreeMap<String, mpsc::Sender<Json>>>,
}

/// Somebody who waits. Dropped, nobody waits any more.
pub(crate) struct Waiter<'a> {
    signals: &'a Signals,
    token: String,
    answers: mpsc::Receiver<Json>,
}

impl Signals {
    pub(crate) fn new(base: &str, answer_base: &str) -> Signals {
        Signals {
            base: base.to_owned(),
            answer_base: answer_base.to_owned(),
            asked: AtomicU64::default(),
            waiting: Mutex::default(),
        }
    }

    /// The address that answers with this token are sent to.
    pub(crate) fn address(&self, token: &str) -> String {
        format!("{}/_frazil/cloudformation/{token}", self.base)
    }

    /// The address that a function inside its environment sends such an answer to.
    pub(crate) fn answer_address(&self, token: &str) -> String {
        format!("{}/_frazil/cloudformation/{token}", self.answer_base)
    }

    /// A number that no other question of this server has.
    pub(crate) fn fresh(&self) -> u64 {
        self.asked.fetch_add(1, Ordering::Relaxed)
    }

    /// Waits for answers with this token from now on.
    pub(crate) fn wait(&self, token: &str) -> Waiter<'_> {
        let (sender, answers) = mpsc::channel(SIGNALS_WAITING_MAX);
        self.waiting().insert(token.to_owned(), sender);
        Waiter {
            signals: self,
            token: token.to_owned(),
            answers,
        }
    }

    /// Hands an answer to whoever waits for it.
    pub(crate) fn answer(&self, token: &str, body: &[u8]) -> bool {
        let sender = self.waiting().get(token).cloned();
        let body = body.get(..CUSTOM_RESPONSE_BYTES_MAX).unwrap_or(body);
        match (sender, serde_json::from_slice(body)) {
            (Some(sender), Ok(answer)) => sender.try_send(answer).is_ok(),
            _ => false,
        }
    }

    fn waiting(&self) -> MutexGuard<'_, BTreeMap<String, mpsc::Sender<Json>>> {
        let waiting = self.waiting.lock();
        waiting.expect("nobody panics while holding the waiters")
    }
}

impl Waiter<'_> {
    /// The next answer; `None` when none came in time.
    pub(crate) async fn next(&mut self, within: Duration) -> Option<Json> {
        let answer = tokio::time::timeout(within, self.answers.recv());
        answer.await.ok().flatten()
    }
}

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        self.signals.waiting().remove(&self.token);
    }
}
