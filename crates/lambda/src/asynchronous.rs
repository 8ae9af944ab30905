//! Asynchronous invocation: an event is on disk before its caller hears 202, and it leaves the
//! disk when its function has succeeded, when it has failed for good and everybody who wants to
//! know has been told, or when the function is deleted.
//!
//! The store is the queue. In memory are only the events that run and, for each function that has
//! due events, one small page of those that come next ([`line`]). One task ([`dispatcher`])
//! decides what is tried; each attempt ([`delivery`]) is a task of its own. What is to be decided
//! ([`verdict`]) and what is told at the end ([`notice`]) are pure.

mod delivery;
mod dispatcher;
mod event;
mod http;
mod line;
mod notice;
mod purge;
mod verdict;
mod window;

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use frazil_store::{Pages, Store, StoreError};
use serde::de::IgnoredAny;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::directory::Directory;
use crate::invoke::{InvokeError, Runner, trace_header};
use crate::limits::Limits;
use crate::metrics::{Measure, Metrics};
use crate::seams::{Clock, Entropy, Targets};
use crate::shard::tenant;

use dispatcher::Dispatcher;
use event::{EventRecord, Queued};

/// AWS's words for a call that a loop of calls has led to.
pub(crate) const RECURSIVE: &str = "Lambda has detected your function being invoked in a \
    recursive loop with other Amazon Web Services resources and stopped your function's invocation.";

/// What the queue works with.
pub(crate) struct Parts {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) directory: Arc<Directory>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) targets: Arc<dyn Targets>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) region: String,
    pub(crate) account: String,
}

/// The queue of all functions.
pub struct EventQueue {
    parts: Parts,
    /// Events in the store.
    queued: AtomicU64,
    hints: Hints,
    stopping: CancellationToken,
    tasks: TaskTracker,
}

/// Functions whose events in the store have changed.
#[derive(Default)]
struct Hints {
    functions: Mutex<HashSet<String>>,
    changed: Notify,
}

/// An event to be accepted.
#[derive(Debug, Clone, Default)]
pub struct NewEvent {
    /// The function's unqualified name.
    pub function: String,
    /// Version or alias; none for `$LATEST`.
    pub qualifier: Option<String>,
    /// JSON. Nothing stands for `{}`.
    pub payload: Bytes,
    /// The caller's `X-Amzn-Trace-Id`.
    pub trace: Option<String>,
    /// The tenant of a function that keeps them apart.
    pub tenant: Option<String>,
    /// The id that the function sees in every attempt; a new one is made when there is none.
    pub request_id: Option<String>,
}

/// An event that is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The id that the function sees in every attempt.
    pub request_id: String,
    /// The trace header of all attempts.
    pub trace: String,
}

/// Why an event was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// There is nothing that could be run with it, or it is not JSON, or the server stops.
    #[error(transparent)]
    Refused(#[from] InvokeError),
    /// It is too large.
    #[error("the payload has {bytes} bytes, more than {bytes_max}")]
    TooLarge {
        /// What was sent.
        bytes: u64,
        /// The bound.
        bytes_max: u64,
    },
    /// Too many events wait already.
    #[error("more than {events_max} events wait")]
    Full {
        /// The bound.
        events_max: u64,
    },
    /// It could not be written. Whether it is in the queue is unknown.
    #[error("the event could not be stored")]
    Store(#[from] StoreError),
}

impl EventQueue {
    /// Opens the queue and counts what is in it; nothing is tried before [`start`](Self::start).
    pub(crate) async fn open(parts: Parts) -> Result<Arc<EventQueue>, StoreError> {
        let queue = EventQueue {
            parts,
            queued: AtomicU64::new(0),
            hints: Hints::default(),
            stopping: CancellationToken::new(),
            tasks: TaskTracker::new(),
        };
        queue.count().await?;
        Ok(Arc::new(queue))
    }

    /// Begins to try events on the current runtime, until [`stop`](Self::stop).
    pub fn start(self: &Arc<Self>, runner: Arc<dyn Runner>) {
        let dispatcher = Dispatcher::new(self.clone(), runner);
        self.tasks.spawn(dispatcher.run());
    }

    /// Begins nothing any more. What is running stays in the queue unless it succeeds.
    pub fn stop(&self) {
        self.stopping.cancel();
    }

    /// Waits until nothing runs any more.
    pub async fn stopped(&self) {
        self.stop();
        self.tasks.close();
        self.tasks.wait().await;
    }

    /// How many events are in the queue, those under way included.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.queued.load(Ordering::Relaxed)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes an event. When this returns, it is on disk.
    ///
    /// # Errors
    /// [`AcceptError`]
    pub async fn accept(&self, event: NewEvent) -> Result<Accepted, AcceptError> {
        let limits = &self.parts.limits;
        let (bytes, bytes_max) = (event.payload.len() as u64, limits.async_payload_bytes_max);
        if bytes > bytes_max {
            return Err(AcceptError::TooLarge { bytes, bytes_max });
        }
        let payload = match event.payload.is_empty() {
            true => Bytes::from_static(b"{}"),
            false => json(event.payload.clone())?,
        };
        let (queued, arn) = self.placed(event)?;
        let place = self.place()?;
        let function = queued.function.clone();
        let accepted = Accepted {
            request_id: queued.id.clone(),
            trace: queued.record.trace.clone().unwrap_or_default(),
        };
        let stored = self.parts.store.commit(queued.arrival(payload)).await;
        // Of a commit that failed nobody knows whether it happened.
        let is_there = match &stored {
            Ok(_) => true,
            Err(_) => matches!(self.parts.store.get(&queued.key()).await, Ok(Some(_))),
        };
        if is_there {
            place.keep();
            self.hints.add(&function);
        }
        stored?;
        self.saw(&arn, Measure::EventsReceived, 1.0);
        Ok(accepted)
    }

    /// Notes something of a function for metrics.
    fn saw(&self, arn: &Arc<str>, measure: Measure, value: f64) {
        let now = self.parts.clock.now();
        self.parts.metrics.tallies.note(now, arn, measure, value);
    }

    /// Gives an event its place in the queue; its function's ARN as the caller qualified it.
    fn placed(&self, event: NewEvent) -> Result<(Queued, Arc<str>), AcceptError> {
        if self.stopping.is_cancelled() {
            return Err(InvokeError::Stopping.into());
        }
        let directory = &self.parts.directory;
        let found = directory.resolve(&event.function, event.qualifier.as_deref());
        let found = found.map_err(InvokeError::from)?;
        tenant(&found.release, event.tenant.as_deref())?;
        let tracing = found.release.tracing;
        let function = directory.lookup(&event.function).unwrap_or_default();
        let now = self.parts.clock.now();
        let now_ms = now.as_millisecond();
        let random = self.parts.entropy.uuid();
        let queued = Queued {
            function: event.function,
            due_ms: now_ms,
            id: event.request_id.unwrap_or_else(|| random.to_string()),
            record: EventRecord {
                qualifier: event.qualifier,
                incarnation: function.incarnation.clone(),
                accepted_ms: now_ms,
                attempts: 0,
                refusals: 0,
                tenant: event.tenant,
                // One trace for all attempts.
                trace: Some(trace_header(event.trace.as_deref(), tracing, now, random)),
                answered: false,
            },
        };
        Ok((queued, found.invoked_arn))
    }

    /// Room for one more event, given back unless it is kept.
    fn place(&self) -> Result<Place<'_>, AcceptError> {
        let events_max = self.parts.limits.async_events_max;
        let place = Place(self);
        match self.queued.fetch_add(1, Ordering::Relaxed) < events_max {
            true => Ok(place),
            false => Err(AcceptError::Full { events_max }),
        }
    }

    fn removed(&self, events: u64) {
        let left = |queued: u64| Some(queued.saturating_sub(events));
        let (set, get) = (Ordering::Relaxed, Ordering::Relaxed);
        self.queued.try_update(set, get, left).ok();
    }

    /// Counts all events, and finds the functions that have some.
    async fn count(&self) -> Result<(), StoreError> {
        let prefix = Queued::prefix_of_all();
        let mut pages = Pages::new(&*self.parts.store, prefix, PAGE_OF_COUNT);
        while let Some(page) = pages.next().await? {
            self.queued.fetch_add(page.len() as u64, Ordering::Relaxed);
            let functions = page.iter().filter_map(|(key, _)| Queued::function_of(key));
            self.hints.add_all(functions);
        }
        Ok(())
    }
}

/// Records read at once when a server counts what its predecessor left.
const PAGE_OF_COUNT: usize = 1000;

impl Drop for EventQueue {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Hints {
    fn add(&self, function: &str) {
        self.add_all(std::iter::once(function));
    }

    fn add_all<'f>(&self, functions: impl Iterator<Item = &'f str>) {
        let mut known = self
            .functions
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let before = known.len();
        for function in functions {
            if !known.contains(function) {
                known.insert(function.to_owned());
            }
        }
        if known.len() > before {
            self.changed.notify_one();
        }
    }

    fn take(&self) -> HashSet<String> {
        std::mem::take(
            &mut *self
                .functions
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }
}

/// Counts an event as queued until it is dropped, or for good when it is kept.
struct Place<'q>(&'q EventQueue);

impl Place<'_> {
    fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.removed(1);
    }
}

fn json(payload: Bytes) -> Result<Bytes, InvokeError> {
    match serde_json::from_slice::<IgnoredAny>(&payload) {
        Ok(_) => Ok(payload),
        Err(error) => Err(InvokeError::NotJson(error.to_string())),
    }
}
