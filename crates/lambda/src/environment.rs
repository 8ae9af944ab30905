//! One execution environment: an isolated place, the runtime in it, one event at a time.
//!
//! [`driver`] is the task that leads an environment through its [`life`]; [`room`] is the place,
//! [`run`] the processes in it and everything that is read from them; [`Handle`] is what the pool
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
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use crate::invoke::{Caller, InvokeError};
use crate::limits::Limits;
use crate::release::Release;
use crate::runtime_api::event::Event;
use crate::traffic::Permit;

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

/// Why an environment is made.
pub(crate) enum Occasion {
    /// Somebody waits for an answer.
    Work(Box<Work>),
    /// To be ready before anybody asks.
    Provision(Arc<Release>),
}

impl Occasion {
    pub(crate) fn release(&self) -> &Arc<Release> {
        match self {
            Occasion::Work(work) => &work.release,
            Occasion::Provision(release) => release,
        }
    }

    /// Whose it is, if tenants are kept apart.
    pub(crate) fn tenant(&self) -> Option<&Arc<str>> {
        match self {
            Occasion::Work(work) => work.event.tenant.as_ref(),
            Occasion::Provision(_) => None,
        }
    }

    pub(crate) fn initialization(&self) -> Initialization {
        match self {
            Occasion::Work(_) => Initialization::OnDemand,
            Occasion::Provision(_) => Initialization::Provisioned,
        }
    }
}

/// Whether an environment was made for work or ahead of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Initialization {
    OnDemand,
    Provisioned,
}

impl Initialization {
    /// `AWS_LAMBDA_INITIALIZATION_TYPE`
    pub(crate) fn name(self) -> &'static str {
        match self {
            Initialization::OnDemand => "on-demand",
            Initialization::Provisioned => "provisioned-concurrency",
        }
    }

    /// How long the init phase may take.
    pub(crate) fn init_max(self, limits: &Limits, timeout: Duration) -> Duration {
        let ms = Duration::from_millis;
        match self {
            Initialization::OnDemand => ms(limits.init_ms_max),
            Initialization::Provisioned => ms(limits.provisioned_init_ms_max).max(timeout),
        }
    }
}

/// The pool's side of an environment.
pub(crate) struct Handle {
    pub(crate) initialization: Initialization,
    /// Its init phase is over; kept by the driver.
    pub(crate) started: Cell<bool>,
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
    pub(crate) fn new(initialization: Initialization) -> Rc<Handle> {
        Rc::new(Handle {
            initialization,
            started: Cell::default(),
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

    /// Whether it is to be ready before anybody asks.
    pub(crate) fn is_provisioned(&self) -> bool {
        self.initialization == Initialization::Provisioned
    }

    /// When it became idle.
    pub(crate) fn idle_since(&self) -> Instant {
        self.idle_since.get()
    }
}
