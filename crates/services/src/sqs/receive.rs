//! Receiving: take, make durable that it was taken, read what the messages say.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use frazil_store::Write;
use frazil_wire::Fault;
use frazil_wire::shapes::sqs as shapes;
use tokio::time::Instant;

use super::Sqs;
use super::attributes::Redrive;
use super::faults::{failed, no_queue, store_failed};
use super::limits::IN_FLIGHT_MAX;
use super::queue::{Attempt, Queue};
use super::receipt::Receipt;
use super::records::{self, ContentRecord};
use super::shelf::{Message, State, Taken, Wanted};

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
