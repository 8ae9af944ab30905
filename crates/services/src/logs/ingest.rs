//! Events on their way into the store: queued, shown to followers, written in batches.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};

use frazil_lambda::seams::{Clock, LogEvent};
use frazil_store::{Entry, Expect, Key, Store, StoreError, Write};
use tokio::sync::{Notify, broadcast, mpsc};

use super::forward::Batch;
use super::records::{self, Group, Stream};

/// How many bytes of messages may wait before writers are asked to wait.
const QUEUE_BYTES_MAX: usize = 16 << 20;

/// How many bytes may wait in any case; beyond that, events are dropped.
const QUEUE_BYTES_LIMIT: usize = 4 * QUEUE_BYTES_MAX;

/// What an event costs in the queue beside its message.
const EVENT_OVERHEAD_BYTES: usize = 64;

/// How many events a follower may be behind before it misses some.
const FOLLOW_BACKLOG_EVENTS: usize = 4096;

/// How often a batch is tried again when the store fails.
const WRITE_TRIES_MAX: usize = 3;

/// An event that a follower sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// Something was logged.
    Event {
        /// The stream's name.
        stream: String,
        /// Milliseconds since 1970.
        time_ms: i64,
        /// The text.
        message: String,
    },
    /// The follower was too slow and missed so many events.
    Missed(u64),
}

/// Follows the events of a group.
#[derive(Debug)]
pub struct Follow(broadcast::Receiver<Followed>);

impl Follow {
    /// The next event, or `None` once the service is gone.
    pub async fn next(&mut self) -> Option<Followed> {
        match self.0.recv().await {
            Ok(event) => Some(event),
            Err(broadcast::error::RecvError::Lagged(count)) => Some(Followed::Missed(count)),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }
}

/// A group and a stream.
pub(super) type StreamName = (String, String);

pub(super) struct Ingest {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    queue: Mutex<Queue>,
    arrived: Arc<Notify>,
    written: Notify,
    /// To whoever does something with what is written.
    forwards: mpsc::Sender<Batch>,
    followers: Mutex<HashMap<String, broadcast::Sender<Followed>>>,
    /// Held while a batch is written or something is deleted; knows the streams that exist.
    writing: tokio::sync::Mutex<HashSet<StreamName>>,
}

#[derive(Default)]
struct Queue {
    batches: Vec<(StreamName, Vec<LogEvent>)>,
    groups: Vec<String>,
    bytes: usize,
    dropped: u64,
}

impl Ingest {
    pub(super) fn new(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        forwards: mpsc::Sender<Batch>,
    ) -> Self {
        Self {
            store,
            clock,
            queue: Mutex::default(),
            arrived: Arc::default(),
            written: Notify::new(),
            forwards,
            followers: Mutex::default(),
            writing: tokio::sync::Mutex::default(),
        }
    }

    /// Is notified when something is queued.
    pub(super) fn arrived(&self) -> Arc<Notify> {
        Arc::clone(&self.arrived)
    }

    pub(super) fn append(&self, group: &str, stream: &str, events: Vec<LogEvent>) {
        if events.is_empty() {
            return;
        }
        self.show(group, stream, &events);
        let cost = |event: &LogEvent| event.message.len() + EVENT_OVERHEAD_BYTES;
        let bytes: usize = events.iter().map(cost).sum();
        let mut queue = self.queue();
        if queue.bytes + bytes > QUEUE_BYTES_LIMIT {
            queue.dropped += events.len() as u64;
            return;
        }
        queue.bytes += bytes;
        let name = (group.to_owned(), stream.to_owned());
        queue.batches.push((name, events));
        drop(queue);
        self.arrived.notify_one();
    }

    pub(super) fn create_group(&self, group: &str) {
        self.queue().groups.push(group.to_owned());
        self.arrived.notify_one();
    }

    /// Waits until there is room in the queue.
    pub(super) async fn ready(&self) {
        loop {
            let written = self.written.notified();
            if self.queue().bytes <= QUEUE_BYTES_MAX {
                return;
            }
            written.await;
        }
    }

    pub(super) fn follow(&self, group: &str) -> Follow {
        let mut followers = self.followers();
        followers.retain(|_, events| events.receiver_count() > 0);
        let events = followers
            .entry(group.to_owned())
            .or_insert_with(|| broadcast::Sender::new(FOLLOW_BACKLOG_EVENTS));
        Follow(events.subscribe())
    }

    /// Shows events to the group's followers.
    pub(super) fn show(&self, group: &str, stream: &str, events: &[LogEvent]) {
        let followers = self.followers();
        let Some(follower) = followers.get(group) else {
            return;
        };
        for event in events {
            let _nobody_follows = follower.send(Followed::Event {
                stream: stream.to_owned(),
                time_ms: event.time_ms,
                message: event.message.clone(),
            });
        }
    }

    /// Writes everything that is queued.
    pub(super) async fn write(&self) {
        let mut known = self.writing.lock().await;
        let queue = std::mem::take(&mut *self.queue());
        self.written.notify_waiters();
        if queue.dropped > 0 {
            tracing::warn!(
                events = queue.dropped,
                "log events were dropped: they came too fast"
            );
        }
        for tries in 1..=WRITE_TRIES_MAX {
            match self.write_queue(&queue, &mut known).await {
                Ok(()) => {
                    for ((group, stream), events) in queue.batches {
                        self.forward(group, stream, events);
                    }
                    return;
                }
                Err(error) if tries == WRITE_TRIES_MAX => {
                    let events: usize = queue.batches.iter().map(|(_, events)| events.len()).sum();
                    tracing::error!(%error, events, "log events could not be written");
                }
                Err(_) => known.clear(),
            }
        }
    }

    /// Hands on what is written. Whoever is too slow for it misses it.
    pub(super) fn forward(&self, group: String, stream: String, events: Vec<LogEvent>) {
        let batch = Batch {
            group,
            stream,
            events,
        };
        if let Err(mpsc::error::TrySendError::Full(batch)) = self.forwards.try_send(batch) {
            let group = batch.group;
            tracing::warn!(group, "events were not forwarded: they came too fast");
        }
    }

    /// Keeps batches from being written, and streams from being deleted, while the guard lives.
    /// It holds the streams that are known to exist; whoever deletes some clears it.
    pub(super) async fn pause(&self) -> tokio::sync::MutexGuard<'_, HashSet<StreamName>> {
        self.write().await;
        self.writing.lock().await
    }

    async fn write_queue(
        &self,
        queue: &Queue,
        known: &mut HashSet<StreamName>,
    ) -> Result<(), StoreError> {
        let now_ms = self.clock.now().as_millisecond();
        for group in &queue.groups {
            let group = records::group_key(group);
            self.create(
                group,
                &Group {
                    created_ms: now_ms,
                    ..Group::default()
                },
            )
            .await?;
        }
        let mut logs: HashMap<&StreamName, Vec<Entry>> = HashMap::new();
        for (name, events) in &queue.batches {
            if !known.contains(name) {
                self.create_stream(name, now_ms).await?;
                known.insert(name.clone());
            }
            let entries = events
                .iter()
                .map(|event| records::entry(event.time_ms, now_ms, &event.message));
            logs.entry(name).or_default().extend(entries);
        }
        let logs = logs
            .into_iter()
            .map(|((group, stream), entries)| (records::events_log(group, stream), entries));
        let logs: Vec<_> = logs.collect();
        match logs.is_empty() {
            true => Ok(()),
            false => self.store.append(logs).await,
        }
    }

    async fn create_stream(
        &self,
        (group, stream): &StreamName,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let record = Group {
            created_ms: now_ms,
            ..Group::default()
        };
        self.create(records::group_key(group), &record).await?;
        let record = Stream { created_ms: now_ms };
        self.create(records::stream_key(group, stream), &record)
            .await
    }

    /// Stores a record unless there is one.
    async fn create(&self, key: Key, record: &impl serde::Serialize) -> Result<(), StoreError> {
        let value = serde_json::to_vec(record).expect("records have string keys");
        let put = Write::put(key, value).expecting(Expect::Absent);
        match self.store.commit(vec![put]).await {
            Err(error) if !error.is_conflict() => Err(error),
            _ => Ok(()),
        }
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue
            .lock()
            .expect("nobody panics while holding the queue")
    }

    fn followers(&self) -> MutexGuard<'_, HashMap<String, broadcast::Sender<Followed>>> {
        self.followers
            .lock()
            .expect("nobody panics while holding the followers")
    }
}
