//! One execution environment: an isolated place, the runtime in it, one event at a time.
//!
//! [`driver`] is the task that leads an environment through its [`life`]; [`room`] is the place,
//! [`run`] one process in it and everything that is read from it; [`Handle`] is what the pool
//! holds.

mod alarm;
mod downfall;
pub(crate) mod driver;
pub(crate) mod life;
mod ongoing;
mod place;
mod room;
mod run;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use tokio::sync::Notify;
use tokio::time::Instant;

use crate::invoke::{Caller, InvokeError};
use crate::metrics::Permit;
use crate::release::Release;
use crate::runtime_api::event::Event;

/// An invocation on its way to an environment. Whoever holds it owes the caller an answer.
#[derive(Debug)]
pub(crate) struct Work {
    pub(crate) release: Arc<Release>,
    /// The deadline is filled in when the invocation starts.
    pub(crate) event: Event,
    /// Bytes of the log to send along; the answer then waits for the report.
    pub(crate) log_tail_bytes: Option<usize>,
    /// May have gone.
    pub(crate) caller: Caller,
    /// Counts it as running.
    pub(crate) permit: Permit,
}

impl Work {
    /// It cannot be done.
    pub(crate) fn refuse(self, error: InvokeError) {
        self.caller.refuse(error);
    }
}

/// The pool's side of an environment.
pub(crate) struct Handle {
    inbox: RefCell<Option<Work>>,
    /// Ends as soon as it has nothing to do; kept by the fleet.
    pub(crate) retired: Cell<bool>,
    /// Has answered and is not idle yet; kept by the fleet.
    pub(crate) draining: Cell<bool>,
    /// When it became idle; kept by the fleet.
    pub(crate) idle_since: Cell<Instant>,
    changed: Rc<Notify>,
}

impl Handle {
    pub(crate) fn new() -> Rc<Handle> {
        Rc::new(Handle {
            inbox: RefCell::default(),
            retired: Cell::default(),
            draining: Cell::default(),
            idle_since: Cell::new(Instant::now()),
            changed: Rc::default(),
        })
    }

    /// Gives an event to an idle environment.
    pub(crate) fn give(&self, work: Work) {
        *self.inbox.borrow_mut() = Some(work);
        self.changed.notify_one();
    }

    /// Ends the environment, once it has finished its event.
    pub(crate) fn retire(&self) {
        self.retired.set(true);
        self.changed.notify_one();
    }

    /// When it became idle.
    pub(crate) fn idle_since(&self) -> Instant {
        self.idle_since.get()
    }
}
