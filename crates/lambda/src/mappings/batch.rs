//! One batch: the function runs, and the messages that it is done with are deleted. All others
//! come again when their queue shows them again.

use std::sync::Arc;
use std::time::Duration;

use super::event::{self, Record};
use super::poller::Common;
use super::record::Mapping;
use super::report::Report;
use crate::invoke::{Invoke, InvokeError};

/// How often messages that are done are tried to be deleted.
const DELETE_TRIES: u32 = 5;

/// A batch of messages.
pub(super) struct Batch {
    pub(super) common: Arc<Common>,
    pub(super) mapping: Arc<Mapping>,
    /// One event each. There is more than one when messages are very long.
    pub(super) parts: Vec<Vec<Record>>,
}

/// Whether a function could be run at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Ran,
    /// It was throttled, is not there, or could not be started.
    Refused,
}

impl Batch {
    /// Runs the function, one event after the other: a FIFO queue's order is kept, and what comes
    /// after a failure waits.
    pub(super) async fn process(self) -> Outcome {
        for part in &self.parts {
            let (outcome, report) = self.run(part).await;
            let done = part.iter().filter(|record| match &report {
                Report::Success => true,
                Report::Failure => false,
                Report::Partial(failed) => !failed.contains(&record.id),
            });
            let done: Vec<String> = done.map(|record| record.handle.clone()).collect();
            self.delete(&done).await;
            let stops = report != Report::Success && self.mapping.source_arn.ends_with(".fifo");
            if outcome == Outcome::Refused || stops {
                return outcome;
            }
        }
        Outcome::Ran
    }

    async fn run(&self, records: &[Record]) -> (Outcome, Report) {
        let invoke = Invoke {
            function: self.mapping.function.clone(),
            qualifier: self.mapping.qualifier.clone(),
            payload: event::event(records),
            trace: records.iter().find_map(|record| record.trace.clone()),
            ..Invoke::default()
        };
        match self.common.runner.run(invoke).await {
            Ok(answer) if answer.function_error.is_some() => (Outcome::Ran, Report::Failure),
            Ok(answer) if self.mapping.reports_failures => {
                let ids = records.iter().map(|record| record.id.as_str());
                (Outcome::Ran, Report::read(&answer.payload, ids))
            }
            Ok(_) => (Outcome::Ran, Report::Success),
            Err(error) => {
                self.tell(&error);
                // A loop of messages is no reason to leave the others alone.
                let outcome = match error {
                    InvokeError::Recursive => Outcome::Ran,
                    _ => Outcome::Refused,
                };
                (outcome, Report::Failure)
            }
        }
    }

    fn tell(&self, error: &InvokeError) {
        let mapping = &self.mapping.id;
        match error {
            InvokeError::Stopping => {}
            InvokeError::AccountConcurrency | InvokeError::ReservedConcurrency => {
                tracing::debug!(mapping, %error, "a batch goes back to its queue");
            }
            error => tracing::warn!(mapping, %error, "a batch goes back to its queue"),
        }
    }

    async fn delete(&self, handles: &[String]) {
        if handles.is_empty() {
            return;
        }
        let limits = &self.common.limits;
        let mut pause = Duration::from_millis(limits.mapping_pause_ms_min);
        for last in (0..DELETE_TRIES).rev() {
            let deleted = self.common.queues.delete(&self.mapping.source_arn, handles);
            match deleted.await {
                Ok(()) => return,
                Err(error) if error.may_retry && last > 0 => tokio::time::sleep(pause).await,
                Err(error) => {
                    let mapping = &self.mapping.id;
                    tracing::warn!(mapping, %error, "messages that are done will come again");
                    return;
                }
            }
            pause *= 2;
        }
    }
}
