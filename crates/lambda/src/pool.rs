//! Which environment gets an invocation.
//!
//! Each shard has a [`Fleet`] for every release it has run. Reuse is last in, first out: the
//! environments that are needed stay warm, the others age and are reclaimed. [`placement`] holds
//! the decision itself, [`presence`] what shards know of each other.

pub(crate) mod placement;
pub(crate) mod presence;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::environment::{Handle, Work};
use placement::{PATIENCE, PATIENCE_SATURATED, Scene};
use presence::Presence;

/// Whose the environments of a fleet are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Owner {
    pub(crate) release_id: u64,
    /// Where a function keeps its tenants apart, one of them.
    pub(crate) tenant: Option<Arc<str>>,
}

/// The environments of one owner on one shard.
pub(crate) struct Fleet {
    shard: usize,
    retired: Cell<bool>,
    /// All of them.
    members: RefCell<Vec<Rc<Handle>>>,
    /// The last one became idle last.
    idle: RefCell<Vec<Rc<Handle>>>,
    /// Have answered, and will be idle in a moment.
    draining: Cell<usize>,
    waiting: RefCell<VecDeque<Waiting>>,
    /// When one was last done with an event.
    finished: Cell<Option<Instant>>,
    /// How long work waits for a busy environment at most.
    patience: Cell<Duration>,
    presence: Arc<Presence>,
    forwards: RefCell<placement::Recent>,
    /// Why an environment that was made ahead could not start.
    provision_failure: RefCell<Option<String>>,
}

struct Waiting {
    since: Instant,
    work: Work,
}

impl Fleet {
    pub(crate) fn new(shard: usize, presence: Arc<Presence>, retired: bool) -> Rc<Fleet> {
        Rc::new(Fleet {
            shard,
            retired: Cell::new(retired),
            members: RefCell::default(),
            idle: RefCell::default(),
            draining: Cell::default(),
            waiting: RefCell::default(),
            finished: Cell::default(),
            patience: Cell::new(PATIENCE.0),
            presence,
            forwards: RefCell::default(),
            provision_failure: RefCell::default(),
        })
    }

    /// What a placement depends on. `saturated` is asked only when it matters.
    pub(crate) fn scene(&self, saturated: impl FnOnce() -> bool) -> Scene {
        let (members, idle) = (self.members.borrow().len(), self.idle.borrow().len());
        let pace = self.presence.pace();
        Scene {
            idle,
            draining: self.draining.get(),
            waiting: self.waiting.borrow().len(),
            members,
            pace,
            elsewhere: match idle + self.draining.get() {
                0 => self.presence.elsewhere(self.shard),
                _ => None,
            },
            forwards_often: self.forwards.borrow().is_often(),
            saturated: members > idle && pace.is_some() && saturated(),
        }
    }

    /// Another shard with an environment that could start now.
    pub(crate) fn elsewhere(&self) -> Option<usize> {
        self.presence.elsewhere(self.shard)
    }

    /// Takes the environment that became idle last.
    pub(crate) fn claim(&self) -> Option<Rc<Handle>> {
        let claimed = self.idle.borrow_mut().pop();
        self.publish();
        claimed
    }

    /// Lets work wait for an environment. Tells whether it is the first to wait.
    pub(crate) fn wait(&self, work: Work) -> bool {
        let mut waiting = self.waiting.borrow_mut();
        waiting.push_back(Waiting {
            since: Instant::now(),
            work,
        });
        let is_first = waiting.len() == 1;
        drop(waiting);
        self.publish();
        is_first
    }

    /// Notes that work was passed on to the shard, and takes one of its environments.
    pub(crate) fn forwarded(&self, to: usize) {
        self.forwards.borrow_mut().note(Instant::now());
        self.presence.take(to);
    }

    /// Gives back work that has waited long enough: longer while the environments here get on with
    /// it and the core has no time for another.
    pub(crate) fn impatient(&self, now: Instant, saturated: bool) -> Option<Work> {
        let mut waiting = self.waiting.borrow_mut();
        let patience = match saturated && self.gets_on(now) {
            true => PATIENCE_SATURATED,
            false => self.patience.get(),
        };
        let late = |first: &Waiting| now.saturating_duration_since(first.since) >= patience;
        let first = waiting
            .front()
            .is_some_and(late)
            .then(|| waiting.pop_front());
        first.flatten().map(|first| first.work)
    }

    /// Whether an environment here finished an event just now.
    fn gets_on(&self, now: Instant) -> bool {
        let finished = self.finished.get();
        finished.is_some_and(|at| now.saturating_duration_since(at) < PATIENCE.0)
    }

    /// A new environment took this long to start its runtime.
    pub(crate) fn started_in(&self, duration: Duration) {
        self.patience.set(duration.clamp(PATIENCE.0, PATIENCE.1));
    }

    /// Whether anybody waits.
    pub(crate) fn has_waiting(&self) -> bool {
        !self.waiting.borrow().is_empty()
    }

    /// A new environment is on its way.
    pub(crate) fn join(&self, handle: &Rc<Handle>) {
        if self.retired.get() {
            handle.retire();
        }
        self.members.borrow_mut().push(handle.clone());
    }

    /// It has answered: it is worth a short wait.
    pub(crate) fn answered(&self, handle: &Handle) {
        if !handle.draining.replace(true) {
            self.draining.set(self.draining.get() + 1);
            self.publish();
        }
    }

    /// It is done with an event: it gets the next, or is idle from now on.
    pub(crate) fn finish(&self, handle: &Rc<Handle>, pace: Option<Duration>) -> Option<Work> {
        self.drained(handle);
        if let Some(pace) = pace {
            self.presence.note_pace(pace);
            self.finished.set(Some(Instant::now()));
        }
        let mut next = None;
        if !handle.retired.get() {
            next = self.waiting.borrow_mut().pop_front();
            if next.is_none() {
                handle.idle_since.set(Instant::now());
                self.idle.borrow_mut().push(handle.clone());
            }
        }
        self.publish();
        next.map(|next| next.work)
    }

    /// It is gone.
    pub(crate) fn leave(&self, handle: &Rc<Handle>) {
        self.drained(handle);
        let same = |other: &Rc<Handle>| !Rc::ptr_eq(other, handle);
        self.members.borrow_mut().retain(same);
        self.idle.borrow_mut().retain(same);
        self.publish();
    }

    /// Ends the environments that have been idle since before this time, but for those that are
    /// to be ready.
    pub(crate) fn reclaim(&self, before: Instant) -> usize {
        let is_old =
            |handle: &Rc<Handle>| !handle.is_provisioned() && handle.idle_since() <= before;
        self.end_idle(usize::MAX, is_old)
    }

    /// When the oldest idle environment that may be reclaimed became idle.
    pub(crate) fn oldest(&self) -> Option<Instant> {
        let idle = self.idle.borrow();
        let oldest = idle.iter().find(|handle| !handle.is_provisioned());
        oldest.map(|handle| handle.idle_since())
    }

    /// How many of those that were made ahead exist, and how many of them have started.
    pub(crate) fn provisioned(&self) -> (usize, usize) {
        let members = self.members.borrow();
        let made = members
            .iter()
            .filter(|handle| handle.is_provisioned() && !handle.retired.get());
        let started = made.clone().filter(|handle| handle.started.get());
        (made.count(), started.count())
    }

    /// Ends so many of those that were made ahead: idle ones first, then whoever is done first.
    pub(crate) fn end_provisioned(&self, count: usize) {
        let ended = self.end_idle(count, |handle| handle.is_provisioned());
        let members = self.members.borrow();
        let busy = members
            .iter()
            .filter(|handle| handle.is_provisioned() && !handle.retired.get());
        for handle in busy.take(count - ended) {
            handle.retire();
        }
    }

    /// One of those that were made ahead could not start.
    pub(crate) fn provision_failed(&self, why: String) {
        *self.provision_failure.borrow_mut() = Some(why);
    }

    /// Why the last one of those that were made ahead could not start.
    pub(crate) fn provision_failure(&self) -> Option<String> {
        self.provision_failure.borrow().clone()
    }

    /// Another attempt.
    pub(crate) fn forget_provision_failure(&self) {
        self.provision_failure.borrow_mut().take();
    }

    fn end_idle(&self, count_max: usize, which: impl Fn(&Rc<Handle>) -> bool) -> usize {
        let mut ended = 0;
        self.idle.borrow_mut().retain(|handle| {
            let ends = ended < count_max && which(handle);
            if ends {
                handle.retire();
                ended += 1;
            }
            !ends
        });
        self.publish();
        ended
    }

    /// The release was replaced: no environment gets another event.
    pub(crate) fn retire(&self) {
        self.retired.set(true);
        self.idle.borrow_mut().clear();
        for handle in self.members.borrow().iter() {
            handle.retire();
        }
        self.publish();
    }

    /// Nothing is left of it.
    pub(crate) fn is_empty(&self) -> bool {
        self.members.borrow().is_empty() && !self.has_waiting()
    }

    fn drained(&self, handle: &Handle) {
        if handle.draining.replace(false) {
            self.draining.set(self.draining.get() - 1);
        }
    }

    fn publish(&self) {
        // Whoever waits here comes first.
        let available = self.idle.borrow().len() + self.draining.get();
        let available = available.saturating_sub(self.waiting.borrow().len());
        self.presence.set(self.shard, available);
    }
}
