//! The task that decides which event is tried next.
//!
//! Functions take turns, one attempt each. A function is out of turn while it has nothing due, no
//! room, or its share; an event that arrives, an attempt that ends, a change of the function or
//! the time brings it back.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::ops::Bound;
use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::task::{JoinError, JoinHandle};

use super::EventQueue;
use super::delivery::{Delivery, Feedback};
use super::event::Queued;
use super::line::{Leave, Line};
use super::purge;
use super::window::Window;
use crate::directory::Function;
use crate::invoke::Runner;
use crate::shard::load::CoreLoad;

/// Events of one function that are read at once.
const PAGE: usize = 32;

/// The clock may be set while nothing happens: it is looked at this often when something is to
/// happen later.
const CLOCK_CHECK: Duration = Duration::from_secs(1);

type Ended = (Queued, Result<Feedback, JoinError>);

pub(super) struct Dispatcher {
    queue: Arc<EventQueue>,
    delivery: Arc<Delivery>,
    lines: HashMap<Arc<str>, Line>,
    turns: VecDeque<Arc<str>>,
    /// Functions that have their share; somebody's end brings them back.
    sated: Vec<Arc<str>>,
    /// When functions that wait come back.
    alarms: BTreeSet<(i64, Arc<str>)>,
    attempts: FuturesUnordered<futures::future::BoxFuture<'static, Ended>>,
    window: Window,
    load: CoreLoad,
}

impl Dispatcher {
    pub(super) fn new(queue: Arc<EventQueue>, runner: Arc<dyn Runner>) -> Dispatcher {
        let delivery = Arc::new(Delivery {
            queue: queue.clone(),
            runner,
        });
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Dispatcher {
            window: Window::new(cores, queue.parts.limits.async_concurrency_max),
            load: CoreLoad::of(None),
            queue,
            delivery,
            lines: HashMap::new(),
            turns: VecDeque::new(),
            sated: Vec::new(),
            alarms: BTreeSet::new(),
            attempts: FuturesUnordered::new(),
        }
    }

    pub(super) async fn run(mut self) {
        let queue = self.queue.clone();
        let mut changes = queue.parts.directory.changes();
        while !queue.stopping.is_cancelled() {
            self.take_hints();
            self.take_alarms();
            self.begin().await;
            let nap = self.nap();
            tokio::select! {
                () = queue.stopping.cancelled() => {}
                () = queue.hints.changed.notified() => {}
                Some(ended) = self.attempts.next() => self.ended(ended),
                Ok(()) = changes.changed() => self.look_at_all(),
                () = tokio::time::sleep(nap), if !self.alarms.is_empty() => {}
            }
        }
        while let Some(ended) = self.attempts.next().await {
            self.ended(ended);
        }
    }

    fn now_ms(&self) -> i64 {
        self.queue.parts.clock.now().as_millisecond()
    }

    /// How long nothing is to happen.
    fn nap(&self) -> Duration {
        let now_ms = self.now_ms();
        let first = self.alarms.first().map_or(now_ms, |(due_ms, _)| *due_ms);
        let left_ms = u64::try_from(first.saturating_sub(now_ms)).unwrap_or_default();
        Duration::from_millis(left_ms.max(1)).min(CLOCK_CHECK)
    }

    fn take_hints(&mut self) {
        for function in self.queue.hints.take() {
            let name: Arc<str> = function.into();
            self.lines.entry(name.clone()).or_default().unread = true;
            self.turn(&name);
        }
    }

    fn take_alarms(&mut self) {
        let now_ms = self.now_ms();
        while let Some((due_ms, _)) = self.alarms.first()
            && *due_ms <= now_ms
            && let Some((_, name)) = self.alarms.pop_first()
        {
            if let Some(line) = self.lines.get_mut(&name) {
                line.unread = true;
                self.turn(&name);
            }
        }
    }

    fn look_at_all(&mut self) {
        let names: Vec<_> = self.lines.keys().cloned().collect();
        for name in names {
            self.turn(&name);
        }
    }

    fn turn(&mut self, name: &Arc<str>) {
        if let Some(line) = self.lines.get_mut(name)
            && !line.in_turn
        {
            line.in_turn = true;
            self.turns.push_back(name.clone());
        }
    }

    /// Begins as many attempts as there is room for.
    async fn begin(&mut self) {
        let places = self.window.places();
        while self.attempts.len() < places
            && !self.queue.stopping.is_cancelled()
            && let Some(name) = self.turns.pop_front()
        {
            if let Some(line) = self.lines.get_mut(&name) {
                line.in_turn = false;
            }
            if self.begin_one(&name, places - self.attempts.len()).await {
                self.turn(&name);
            }
        }
    }

    /// Begins one attempt, if the function has something due and room for it.
    async fn begin_one(&mut self, name: &Arc<str>, free: usize) -> bool {
        let Some(function) = self.queue.parts.directory.lookup(name) else {
            self.absent(name).await;
            return false;
        };
        let now_ms = self.now_ms();
        if !self.may_begin(name, &function, free, now_ms) || !self.fill(name, now_ms).await {
            return false;
        }
        match self.lines.get_mut(name).and_then(Line::begin) {
            Some(event) => {
                self.attempt(event);
                true
            }
            None => {
                self.rest(name);
                false
            }
        }
    }

    fn may_begin(
        &mut self,
        name: &Arc<str>,
        function: &Function,
        free: usize,
        now_ms: i64,
    ) -> bool {
        let Some(line) = self.lines.get(name) else {
            return false;
        };
        if function.updating {
            // Queued events run on the new code; its publication brings the function back.
            return false;
        }
        match line.leave(free, function.reserved_concurrency, now_ms) {
            Leave::Granted => return true,
            Leave::Full => {}
            Leave::Fair => self.sated.push(name.clone()),
            Leave::Paused(until_ms) => {
                self.alarms.insert((until_ms, name.clone()));
            }
        }
        false
    }

    /// Reads the next page, if the last one is used up.
    async fn fill(&mut self, name: &Arc<str>, now_ms: i64) -> bool {
        let Some(line) = self.lines.get_mut(name) else {
            return false;
        };
        if !line.is_empty() || !line.unread {
            return true;
        }
        let limit = line.to_read(PAGE);
        let store = &self.queue.parts.store;
        let read = store
            .list(&Queued::prefix(name), Bound::Unbounded, limit)
            .await;
        match read {
            Ok(page) => {
                let is_all = page.len() < limit;
                let events =
                    page.iter()
                        .filter_map(|(key, found)| match Queued::read(key, &found.value) {
                            Ok(event) => Some(event),
                            Err(error) => {
                                tracing::error!(%error, "an event is passed over");
                                None
                            }
                        });
                line.refill(events.collect(), is_all, now_ms);
                true
            }
            Err(error) => {
                tracing::error!(function = %name, %error, "events cannot be read");
                self.alarms.insert((now_ms + 1000, name.clone()));
                false
            }
        }
    }

    fn attempt(&mut self, event: Queued) {
        let (delivery, tried) = (self.delivery.clone(), event.clone());
        let running: JoinHandle<Feedback> =
            tokio::spawn(async move { delivery.attempt(&tried).await });
        self.attempts
            .push(Box::pin(async move { (event, running.await) }));
    }

    /// Nothing of the function is due: it comes back when something is, or is forgotten.
    fn rest(&mut self, name: &Arc<str>) {
        let Some(line) = self.lines.get(name) else {
            return;
        };
        if let Some(due_ms) = line.next_due_ms {
            self.alarms.insert((due_ms, name.clone()));
        } else if line.is_over() {
            self.lines.remove(name);
        }
    }

    fn ended(&mut self, (event, feedback): Ended) {
        let saturated = self.load.is_saturated();
        self.window.ended(self.attempts.len(), saturated);
        let now_ms = self.now_ms();
        let name: Arc<str> = event.function.as_str().into();
        let limits = self.queue.parts.limits.clone();
        let line = self.lines.entry(name.clone()).or_default();
        match feedback {
            Ok(ran @ (Feedback::Done | Feedback::Again)) => {
                line.ended(&event.id, ran == Feedback::Again);
                line.went_well();
            }
            Ok(Feedback::Gone) => line.ended(&event.id, false),
            Ok(Feedback::Later) => line.ended(&event.id, true),
            Ok(Feedback::NotNow) => line.throttled(event, now_ms, &limits),
            Err(error) => {
                // It is still in the queue, and it must not keep everybody busy.
                tracing::error!(%error, function = event.function, "an attempt broke off");
                line.throttled(event, now_ms, &limits);
            }
        }
        self.turn(&name);
        for name in std::mem::take(&mut self.sated) {
            self.turn(&name);
        }
    }

    /// A function that cannot be found has been deleted, and its events go with it, or it could
    /// not be published, and they wait.
    async fn absent(&mut self, name: &Arc<str>) {
        match purge::is_deleted(&self.queue.parts.store, name).await {
            Ok(true) => {
                self.lines.remove(name);
                let queue = self.queue.clone();
                let name = name.clone();
                self.queue
                    .tasks
                    .spawn(async move { purge::purge(&queue, &name).await });
            }
            Ok(false) => {}
            Err(error) => {
                tracing::error!(function = %name, %error, "cannot tell whether it exists");
                self.alarms.insert((self.now_ms() + 1000, name.clone()));
            }
        }
    }
}
