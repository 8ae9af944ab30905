//! Polls one queue for one mapping: gather a batch, drop what is not wanted, run the function.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::batch::{Batch, Outcome};
use super::event::{self, Record};
use super::record::Mapping;
use super::slots::{Growth, Slot, Slots};
use crate::filter::Pattern;
use crate::invoke::Runner;
use crate::limits::Limits;
use crate::seams::{QueueMessage, QueueSource, TargetError};

/// How long one request for messages waits for them.
const WAIT: Duration = Duration::from_secs(20);
/// How many messages one request asks for.
const REQUEST_MAX: usize = 10;
/// How many outcomes of batches wait to be heard.
const OUTCOMES: usize = 64;

/// What all pollers share.
pub(super) struct Common {
    pub(super) queues: Arc<dyn QueueSource>,
    pub(super) runner: Arc<dyn Runner>,
    pub(super) limits: Arc<Limits>,
    pub(super) region: String,
    /// Bytes of messages that may be held, in units of [`UNIT`].
    pub(super) room: Arc<Semaphore>,
    pub(super) batches: TaskTracker,
}

/// What memory is counted in.
pub(super) const UNIT: usize = 1024;

/// Polls until it is told to stop. Batches that are under way then go on by themselves.
pub(super) struct Poller {
    pub(super) common: Arc<Common>,
    pub(super) mapping: Arc<Mapping>,
    pub(super) slots: Arc<Slots>,
    pub(super) stop: CancellationToken,
}

impl Poller {
    pub(super) async fn run(self) {
        let patterns = self.patterns();
        let growth = Growth::new(&self.mapping, &self.common.limits);
        let (outcomes, mut heard) = mpsc::channel(OUTCOMES);
        let mut pause = Pause::new(&self.common.limits);
        while !self.stop.is_cancelled() {
            let slot = tokio::select! {
                slot = self.slots.take(growth) => slot,
                () = self.stop.cancelled() => return,
            };
            let gathered = self.gather(&patterns).await;
            while let Ok(outcome) = heard.try_recv() {
                pause.hear(outcome);
            }
            match gathered {
                Ok(records) => {
                    self.slots.saw(!records.is_empty());
                    self.begin(records, slot, outcomes.clone()).await;
                }
                Err(error) => {
                    tracing::warn!(mapping = self.mapping.id, queue = self.mapping.source_arn, %error, "a queue could not be polled");
                    pause.hear(Outcome::Refused);
                }
            }
            tokio::select! {
                () = pause.wait(&mut heard) => {}
                () = self.stop.cancelled() => return,
            }
        }
    }

    /// Lets a batch run by itself, once there is memory for it.
    async fn begin(&self, records: Vec<Record>, slot: Slot, outcomes: mpsc::Sender<Outcome>) {
        if records.is_empty() {
            return;
        }
        let Some(room) = self.room(&records).await else {
            return;
        };
        let batch = Batch {
            common: Arc::clone(&self.common),
            mapping: Arc::clone(&self.mapping),
            parts: event::parts(records, self.event_bytes_max()),
        };
        self.common.batches.spawn(async move {
            let outcome = batch.process().await;
            // A poller that hears of so many outcomes does not miss this one.
            let _ = outcomes.try_send(outcome);
            drop((slot, room));
        });
    }

    fn patterns(&self) -> Vec<Pattern> {
        let patterns = self.mapping.filters.iter();
        let parsed = patterns.filter_map(|text| match Pattern::parse(text) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                tracing::warn!(mapping = self.mapping.id, %error, "a filter is ignored");
                None
            }
        });
        parsed.collect()
    }

    fn event_bytes_max(&self) -> usize {
        usize::try_from(self.common.limits.payload_bytes_max).unwrap_or(usize::MAX)
    }

    /// Collects records until the batch is full, its window is over, or polling is to stop.
    async fn gather(&self, patterns: &[Pattern]) -> Result<Vec<Record>, TargetError> {
        let size = usize::try_from(self.mapping.batch_size).unwrap_or(REQUEST_MAX);
        let window = Duration::from_secs(self.mapping.window_s.into());
        let mut records = Vec::new();
        let (mut bytes, mut closes) = (0, None::<Instant>);
        loop {
            let left = closes.map(|at| at.saturating_duration_since(Instant::now()));
            let wait = left.unwrap_or(WAIT).min(WAIT);
            let count = (size - records.len()).min(REQUEST_MAX);
            let messages = match self.receive(count, wait).await {
                // What was gathered is not held up by trouble with more.
                Err(_) if !records.is_empty() => return Ok(records),
                messages => messages?,
            };
            let came = !messages.is_empty();
            let wanted = self.sort(messages, patterns).await;
            bytes += wanted.iter().map(Record::bytes).sum::<usize>();
            records.extend(wanted);
            if came {
                closes.get_or_insert(Instant::now() + window);
            }
            let over = closes.is_none_or(|at| Instant::now() >= at);
            let full = records.len() >= size || bytes >= self.event_bytes_max();
            if over || full || self.stop.is_cancelled() {
                return Ok(records);
            }
        }
    }

    async fn receive(
        &self,
        count: usize,
        wait: Duration,
    ) -> Result<Vec<QueueMessage>, TargetError> {
        let queue = &self.mapping.source_arn;
        tokio::select! {
            received = self.common.queues.receive(queue, count, wait) => received,
            () = self.stop.cancelled() => Ok(Vec::new()),
        }
    }

    /// Deletes the messages that no pattern wants, as AWS does.
    async fn sort(&self, messages: Vec<QueueMessage>, patterns: &[Pattern]) -> Vec<Record> {
        let (source, region) = (&self.mapping.source_arn, &self.common.region);
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        for message in messages {
            let handle = message.handle.clone();
            match Record::new(message, source, region, patterns) {
                Some(record) => wanted.push(record),
                None => unwanted.push(handle),
            }
        }
        if !unwanted.is_empty()
            && let Err(error) = self.common.queues.delete(source, &unwanted).await
        {
            tracing::warn!(mapping = self.mapping.id, %error, "messages that nobody wants could not be deleted");
        }
        wanted
    }

    /// Waits until there is memory for the records; none when polling is to stop.
    async fn room(&self, records: &[Record]) -> Option<OwnedSemaphorePermit> {
        let bytes = records.iter().map(Record::bytes).sum::<usize>();
        let whole =
            usize::try_from(self.common.limits.mapping_held_bytes_max).unwrap_or(usize::MAX);
        let units = bytes.min(whole).div_ceil(UNIT);
        let room = Arc::clone(&self.common.room);
        let units = u32::try_from(units).unwrap_or(u32::MAX);
        tokio::select! {
            biased;
            room = room.acquire_many_owned(units) => room.ok(),
            () = self.stop.cancelled() => None,
        }
    }
}

/// How long to leave the queue alone after trouble.
struct Pause {
    min: Duration,
    max: Duration,
    next: Option<Duration>,
}

impl Pause {
    fn new(limits: &Limits) -> Pause {
        Pause {
            min: Duration::from_millis(limits.mapping_pause_ms_min),
            max: Duration::from_millis(limits.mapping_pause_ms_max),
            next: None,
        }
    }

    fn hear(&mut self, outcome: Outcome) {
        self.next = match (outcome, self.next) {
            (Outcome::Ran, _) => None,
            (Outcome::Refused, None) => Some(self.min),
            (Outcome::Refused, Some(last)) => Some((last * 2).min(self.max)),
        };
    }

    /// Waits; a batch that runs well ends it.
    async fn wait(&mut self, heard: &mut mpsc::Receiver<Outcome>) {
        let Some(pause) = self.next else { return };
        let until = Instant::now() + pause;
        while let Ok(Some(outcome)) = tokio::time::timeout_at(until, heard.recv()).await {
            if outcome == Outcome::Ran {
                self.next = None;
                return;
            }
        }
    }
}
