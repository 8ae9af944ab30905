//! Starts and stops pollers as the mappings' states ask for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::poller::{Common, Poller, UNIT};
use super::record::Mapping;
use super::registry::Mappings;
use super::slots::Slots;
use crate::invoke::Runner;
use crate::limits::Limits;
use crate::seams::QueueSource;

/// What the engine works with.
pub(crate) struct Parts {
    pub(crate) mappings: Arc<Mappings>,
    pub(crate) queues: Arc<dyn QueueSource>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) region: String,
}

/// The event sources of all functions.
pub struct EventSources {
    parts: Parts,
    stopping: CancellationToken,
    batches: TaskTracker,
    supervisor: Mutex<Option<JoinHandle<()>>>,
}

impl EventSources {
    pub(crate) fn new(parts: Parts) -> Arc<EventSources> {
        Arc::new(EventSources {
            parts,
            stopping: CancellationToken::new(),
            batches: TaskTracker::new(),
            supervisor: Mutex::default(),
        })
    }

    /// Begins to poll, on the current tokio runtime; the runner runs the functions. Until then
    /// mappings stay in the state of their last change.
    pub fn start(self: &Arc<EventSources>, runner: Arc<dyn Runner>) {
        let sources = Arc::clone(self);
        let supervisor = tokio::spawn(async move { sources.supervise(runner).await });
        self.supervisor_slot().replace(supervisor);
    }

    /// Ends polling. Batches that are under way go on.
    pub fn stop(&self) {
        self.stopping.cancel();
    }

    /// Ends polling, and waits for the batches that are under way: the runner must have stopped.
    pub(crate) async fn stopped(&self) {
        self.stop();
        let supervisor = self.supervisor_slot().take();
        if let Some(supervisor) = supervisor {
            let _ended = supervisor.await;
        }
        self.batches.close();
        self.batches.wait().await;
    }

    fn supervisor_slot(&self) -> std::sync::MutexGuard<'_, Option<JoinHandle<()>>> {
        let slot = self.supervisor.lock();
        slot.unwrap_or_else(PoisonError::into_inner)
    }

    async fn supervise(&self, runner: Arc<dyn Runner>) {
        let limits = &self.parts.limits;
        let held = usize::try_from(limits.mapping_held_bytes_max).unwrap_or(usize::MAX);
        let units = (held / UNIT).min(Semaphore::MAX_PERMITS);
        let common = Arc::new(Common {
            queues: self.parts.queues.clone(),
            runner,
            limits: limits.clone(),
            region: self.parts.region.clone(),
            room: Arc::new(Semaphore::new(units)),
            batches: self.batches.clone(),
        });
        let mut pollers = Pollers {
            common,
            stopping: self.stopping.clone(),
            running: HashMap::new(),
        };
        let mut changes = self.parts.mappings.changes();
        loop {
            changes.mark_unchanged();
            let settled = self.carry_out(&mut pollers).await;
            let retry = Duration::from_millis(limits.retry_ms_max);
            tokio::select! {
                () = self.stopping.cancelled() => break,
                changed = changes.changed(), if settled => if changed.is_err() { break },
                () = tokio::time::sleep(retry), if !settled => {}
            }
        }
        pollers.stop_all().await;
    }

    /// Does what the mappings' states ask for; returns whether all of it could be stored.
    async fn carry_out(&self, pollers: &mut Pollers) -> bool {
        let all = self.parts.mappings.all();
        let gone = pollers.running.iter().filter(|(id, running)| {
            let mapping = all.get(*id);
            mapping.is_none_or(|it| it.change != running.change || !it.state.polls())
        });
        for id in gone.map(|(id, _)| id.clone()).collect::<Vec<_>>() {
            let slots = pollers.stop(&id).await;
            // The batches under way count when the mapping goes on.
            if let Some(mapping) = all.get(&id).filter(|mapping| mapping.state.polls()) {
                pollers.start(mapping, slots);
            }
        }
        let mut settled = true;
        for (id, mapping) in all.iter() {
            if mapping.state.polls() && !pollers.running.contains_key(id) {
                pollers.start(mapping, None);
            }
            if !mapping.state.is_settled()
                && let Err(error) = self.parts.mappings.settle(mapping).await
            {
                tracing::warn!(id, %error, "cannot settle an event source mapping");
                settled = false;
            }
        }
        settled
    }
}

impl Drop for EventSources {
    fn drop(&mut self) {
        self.stop();
    }
}

struct Pollers {
    common: Arc<Common>,
    stopping: CancellationToken,
    running: HashMap<String, Running>,
}

/// A poller at work.
struct Running {
    /// The change of the mapping that it carries out.
    change: u64,
    stop: CancellationToken,
    slots: Arc<Slots>,
    task: JoinHandle<()>,
}

impl Pollers {
    fn start(&mut self, mapping: &Arc<Mapping>, slots: Option<Arc<Slots>>) {
        let stop = self.stopping.child_token();
        let slots = slots.unwrap_or_default();
        let poller = Poller {
            common: self.common.clone(),
            mapping: mapping.clone(),
            slots: slots.clone(),
            stop: stop.clone(),
        };
        let running = Running {
            change: mapping.change,
            stop,
            slots,
            task: tokio::spawn(poller.run()),
        };
        self.running.insert(mapping.id.clone(), running);
    }

    async fn stop(&mut self, id: &str) -> Option<Arc<Slots>> {
        let running = self.running.remove(id)?;
        running.stop.cancel();
        if running.task.await.is_err() {
            tracing::error!(id, "the poller of an event source mapping broke");
        }
        Some(running.slots)
    }

    async fn stop_all(&mut self) {
        for id in self.running.keys().cloned().collect::<Vec<_>>() {
            self.stop(&id).await;
        }
    }
}
