//! One environment's log: everything in order, batched for the sink.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use jiff::Timestamp;

use super::Said;
use super::filter::Filter;
use crate::record::{Entry, Subscription};
use crate::release::Logging;
use crate::seams::{LogEvent, LogSink};
use crate::telemetry::happening::Origin;
use crate::telemetry::subscription::Api;
use crate::telemetry::{Hub, Outcome};

/// Bytes that one environment may keep before it hands them over out of turn.
const PENDING_BYTES_MAX: usize = 256 * 1024;

/// Why subscribers lose something, in AWS's words.
const FALLEN_BEHIND: &str =
    "Consumer seems to have fallen behind as it has not acknowledged receipt of logs.";

/// Where journals with something to hand over are noted; one for a shard.
#[derive(Default)]
pub(crate) struct Batch {
    dirty: RefCell<Vec<Rc<Journal>>>,
    pub(crate) filled: tokio::sync::Notify,
}

impl Batch {
    /// Hands everything to the sink.
    pub(crate) fn flush(&self) {
        for journal in self.dirty.take() {
            journal.flush();
        }
    }
}

/// The log of one environment: one stream.
pub(crate) struct Journal {
    group: String,
    stream: String,
    logging: Logging,
    filter: Filter,
    /// Hears everything too.
    hub: Rc<Hub>,
    sink: Arc<dyn LogSink>,
    batch: Rc<Batch>,
    pending: RefCell<Vec<LogEvent>>,
    pending_bytes: Cell<usize>,
    last_ms: Cell<i64>,
    tail: RefCell<Option<Tail>>,
}

impl Journal {
    pub(crate) fn new(
        group: String,
        stream: String,
        logging: Logging,
        hub: Rc<Hub>,
        sink: Arc<dyn LogSink>,
        batch: Rc<Batch>,
    ) -> Rc<Journal> {
        Rc::new(Journal {
            group,
            stream,
            filter: Filter::new(&logging),
            logging,
            hub,
            sink,
            batch,
            pending: RefCell::default(),
            pending_bytes: Cell::default(),
            last_ms: Cell::default(),
            tail: RefCell::default(),
        })
    }

    pub(crate) fn stream(&self) -> &str {
        &self.stream
    }

    /// Notes one event. Times never run backwards within a stream: readers sort by time.
    fn note(self: &Rc<Self>, time_ms: Option<i64>, message: String) {
        let time_ms = time_ms.unwrap_or_else(|| Timestamp::now().as_millisecond());
        let time_ms = time_ms.max(self.last_ms.get());
        self.last_ms.set(time_ms);
        if let Some(tail) = self.tail.borrow_mut().as_mut() {
            tail.push(message.as_bytes());
        }
        let bytes = self.pending_bytes.get() + message.len();
        let mut pending = self.pending.borrow_mut();
        pending.push(LogEvent { time_ms, message });
        if pending.len() == 1 {
            self.batch.dirty.borrow_mut().push(self.clone());
            self.batch.filled.notify_one();
        }
        drop(pending);
        self.pending_bytes.set(bytes);
        if bytes > PENDING_BYTES_MAX {
            self.flush();
        }
    }

    /// Notes what a process has said.
    pub(crate) fn say(self: &Rc<Self>, origin: Origin, said: Said) {
        if self.hub.is_wanted() {
            let time = said
                .time_ms
                .and_then(|ms| Timestamp::from_millisecond(ms).ok());
            let time = time.unwrap_or_else(Timestamp::now);
            self.hub
                .hear(origin, time, &said.message, self.logging.json);
        }
        // An extension's lines have no level.
        if origin == Origin::Extension || self.filter.admits(said.level, &said.message) {
            self.note(said.time_ms, said.message);
        }
    }

    /// Notes what Lambda itself has to say.
    pub(crate) fn record(self: &Rc<Self>, entry: &Entry<'_>) {
        let now = Timestamp::now();
        if let Some(loss) = self.hub.take_loss() {
            let dropped = Entry::LogsDropped {
                reason: FALLEN_BEHIND,
                records: loss.records,
                bytes: loss.bytes,
            };
            self.tell(&dropped, now);
        }
        self.tell(entry, now);
    }

    fn tell(self: &Rc<Self>, entry: &Entry<'_>, now: Timestamp) {
        self.hub.hear_platform(entry, now);
        if let Some(line) = entry.line(&self.logging, now) {
            self.note(Some(now.as_millisecond()), line);
        }
    }

    /// An extension wants telemetry. Gives the status and the body of its answer.
    pub(crate) fn subscribe(self: &Rc<Self>, api: Api, name: &str, body: &[u8]) -> (u16, String) {
        let (state, subscription) = match self.hub.subscribe(api, name, body) {
            Outcome::Subscribed(subscription) => ("Subscribed", subscription),
            Outcome::Already(subscription) => ("Already subscribed", subscription),
            Outcome::Refused(refusal) => return (refusal.status, refusal.body()),
        };
        self.record(&Entry::Subscription(&Subscription {
            logs_api: api == Api::Logs,
            name,
            state,
            types: &subscription.types,
        }));
        (200, "\"OK\"".to_owned())
    }

    /// Where telemetry comes from.
    pub(crate) fn hub(&self) -> &Hub {
        &self.hub
    }

    /// Whether somebody may want what a log of text does not have.
    pub(crate) fn is_detailed(&self) -> bool {
        self.logging.json || self.hub.is_wanted()
    }

    /// Waits until the sink takes more; who reads a function's output waits here, and the
    /// function then blocks on its own pipe.
    pub(crate) async fn room(&self) {
        self.sink.ready().await;
    }

    /// Starts to keep the last bytes for an answer.
    pub(crate) fn keep_tail(&self, bytes_max: usize) {
        *self.tail.borrow_mut() = Some(Tail::new(bytes_max));
    }

    /// The last bytes since [`keep_tail`](Self::keep_tail).
    pub(crate) fn take_tail(&self) -> Option<Vec<u8>> {
        self.tail.take().map(Tail::into_bytes)
    }

    fn flush(&self) {
        self.pending_bytes.set(0);
        let events = self.pending.take();
        if !events.is_empty() {
            self.sink.append(&self.group, &self.stream, events);
        }
    }
}

/// The last bytes of a text.
struct Tail {
    bytes_max: usize,
    bytes: Vec<u8>,
}

impl Tail {
    fn new(bytes_max: usize) -> Tail {
        Tail {
            bytes_max,
            bytes: Vec::new(),
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        // Twice the bound, so that bytes are moved rarely.
        if self.bytes.len() > 2 * self.bytes_max {
            self.trim();
        }
    }

    fn trim(&mut self) {
        let surplus = self.bytes.len().saturating_sub(self.bytes_max);
        self.bytes.drain(..surplus);
    }

    fn into_bytes(mut self) -> Vec<u8> {
        self.trim();
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::limits::Limits;
    use crate::telemetry::Tries;

    #[derive(Default)]
    struct Kept(Mutex<Vec<LogEvent>>);

    impl LogSink for Kept {
        fn append(&self, _group: &str, _stream: &str, events: Vec<LogEvent>) {
            self.0.lock().expect("no panic").extend(events);
        }
    }

    fn journal() -> (Rc<Journal>, Arc<Kept>, Rc<Batch>) {
        let (sink, batch) = (Arc::new(Kept::default()), Rc::new(Batch::default()));
        let journal = Journal::new(
            "g".into(),
            "s".into(),
            Logging::default(),
            Hub::new(Tries::new(&Limits::default())),
            sink.clone(),
            batch.clone(),
        );
        (journal, sink, batch)
    }

    #[test]
    fn events_are_handed_over_in_order_and_time_never_runs_backwards() {
        let (journal, sink, batch) = journal();
        journal.note(Some(20), "a\n".into());
        journal.note(Some(10), "b\n".into());
        assert!(sink.0.lock().expect("no panic").is_empty());
        batch.flush();
        let event = |time_ms, message: &str| LogEvent {
            time_ms,
            message: message.into(),
        };
        let expect = [event(20, "a\n"), event(20, "b\n")];
        assert_eq!(*sink.0.lock().expect("no panic"), expect);
    }

    #[test]
    fn a_flood_is_handed_over_before_it_fills_memory() {
        let (journal, sink, _batch) = journal();
        for _ in 0..10 {
            journal.note(None, "x".repeat(PENDING_BYTES_MAX / 4));
        }
        assert!(sink.0.lock().expect("no panic").len() >= 5);
        assert!(journal.pending_bytes.get() <= PENDING_BYTES_MAX);
    }

    #[test]
    fn the_tail_is_the_last_bytes() {
        let (journal, _sink, _batch) = journal();
        journal.note(None, "before".into());
        assert_eq!(journal.take_tail(), None);
        journal.keep_tail(4096);
        journal.note(None, "y".repeat(3000));
        journal.note(None, "z".repeat(3000));
        let tail = journal.take_tail().expect("was kept");
        assert_eq!(tail.len(), 4096);
        assert_eq!(tail, [vec![b'y'; 1096], vec![b'z'; 3000]].concat());
    }
}
