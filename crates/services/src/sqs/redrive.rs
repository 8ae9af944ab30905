//! Dead letters: messages that were received too often go to another queue.

use std::collections::BTreeMap;
use std::sync::Arc;

use frazil_store::Write;
use frazil_wire::Fault;
use frazil_wire::shapes::sqs::{
    ListDeadLetterSourceQueuesRequest, ListDeadLetterSourceQueuesResult,
};

use super::Sqs;
use super::attributes::{Allowed, Attributes};
use super::dispatch::Request;
use super::faults::invalid_value;
use super::queue::Queue;
use super::records;
use super::shelf::{Message, State};

impl Request {
    pub(super) async fn list_dead_letter_source_queues(
        &self,
        input: ListDeadLetterSourceQueuesRequest,
    ) -> Result<ListDeadLetterSourceQueuesResult, Fault> {
        let queue = self.queue(&input.queue_url)?;
        let sources = self.sqs.sources_of(&queue.arn).into_iter();
        let names = sources.map(|source| source.name.clone());
        let (queue_urls, next_token) =
            self.page(names, input.max_results, input.next_token.as_deref())?;
        Ok(ListDeadLetterSourceQueuesResult {
            queue_urls,
            next_token,
        })
    }
}

impl Sqs {
    /// The queues whose dead letters go to this one.
    pub(super) fn sources_of(&self, arn: &str) -> Vec<Arc<Queue>> {
        let mut queues = self.all_queues();
        queues.retain(|queue| {
            let state = queue.state();
            let redrive = state.record.attributes.redrive.as_ref();
            redrive.is_some_and(|redrive| redrive.target == arn)
        });
        queues
    }

    /// Whether a queue's dead letters may go where its settings say.
    pub(super) fn check_redrive(&self, arn: &str, attributes: &Attributes) -> Result<(), Fault> {
        let Some(redrive) = &attributes.redrive else {
            return Ok(());
        };
        let shown = attributes.shown("RedrivePolicy").unwrap_or_default();
        let invalid = |reason: &str| Err(invalid_value(&shown, "RedrivePolicy", reason));
        if redrive.target == arn {
            return Ok(());
        }
        let Ok(target) = self.queue_by_arn(&redrive.target) else {
            return invalid("Dead letter target does not exist.");
        };
        if target.is_fifo() != attributes.fifo {
            return invalid("Dead-letter queue must be same type of queue as the source.");
        }
        let allowed = target.attributes().allowed.unwrap_or(Allowed::All);
        match allowed.admits(arn) {
            true => Ok(()),
            false => invalid(
                "Amazon SQS can't create the redrive policy, as the dead-letter queue's redrive allow policy does not permit it.",
            ),
        }
    }

    /// Moves dead letters to their queue, together with other writes.
    pub(super) async fn bury(
        &self,
        source: &Queue,
        shelf: &str,
        target: &Arc<Queue>,
        dead: &[(u64, Message)],
        others: Vec<Write>,
    ) -> Result<(), Fault> {
        let from = Some(Arc::from(source.arn.as_str()));
        let moved = dead.iter().map(|(sequence, message)| {
            let message = Message {
                source: from.clone(),
                ..message.clone()
            };
            (*sequence, message)
        });
        self.transfer(shelf, target, moved.collect(), others).await
    }

    /// Puts unsettled messages of one shelf at the end of a queue. Their contents stay where they
    /// are. The caller settles the shelf that they come from.
    pub(super) async fn transfer(
        &self,
        shelf: &str,
        target: &Arc<Queue>,
        messages: Vec<(u64, Message)>,
        others: Vec<Write>,
    ) -> Result<(), Fault> {
        // By key, because a target may be its own source.
        let mut writes = BTreeMap::new();
        let mut places = Vec::new();
        let now_ms = self.now_ms();
        let now_us = u64::try_from(now_ms).unwrap_or_default() * 1000;
        let target_shelf = {
            let mut state = target.state();
            let target_shelf = state.record.shelf.clone();
            for (sequence, message) in messages {
                let message = Message {
                    // Standard queues count a message's age from its first sending, FIFO queues
                    // from its arrival.
                    sent_ms: if target.is_fifo() {
                        now_ms
                    } else {
                        message.sent_ms
                    },
                    state: State::Unsettled,
                    ..message
                };
                let record = message.record(0);
                let place = state.shelf.reserve(now_us, message);
                let put = records::put(records::place_key(&target_shelf, place), &record)?;
                writes.insert(put.key.clone(), put);
                let gone = Write::delete(records::place_key(shelf, sequence));
                writes.insert(gone.key.clone(), gone);
                places.push(place);
            }
            target_shelf
        };
        let mut writes: Vec<Write> = writes.into_values().collect();
        writes.extend(others);
        let written = self.commit(writes).await;
        let mut state = target.state();
        let same = state.record.shelf == target_shelf;
        for place in places.into_iter().filter(|_| same) {
            match written {
                Ok(()) => state.shelf.set(place, State::Visible),
                Err(_) => {
                    state.shelf.remove(place);
                }
            }
        }
        drop(state);
        target.arrived.notify_one();
        written
    }
}
