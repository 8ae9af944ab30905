//! One event loop for a core: the connections it accepted, the environments pinned beside it.
//!
//! An invocation stays on the shard where its request arrived, unless only another shard has an
//! environment for it. Nothing on that path takes a lock or wakes another thread.

mod gates;
pub(crate) mod load;
mod provision;
pub(crate) mod settings;
mod threads;
mod upkeep;

use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{Notify, mpsc, oneshot};
use tokio::time::Instant;
use uuid::Uuid;

use self::load::CoreLoad;
pub use self::provision::Provisioner;
use self::provision::Provisions;
use self::settings::Shared;
pub use self::settings::{Endpoint, Settings};
pub use self::threads::{ShardError, ShardRunner, Shards};
use crate::directory::Target;
use crate::environment::driver;
use crate::environment::{Occasion, Work};
use crate::invoke::{
    Caller, Invoke, InvokeAnswer, InvokeError, InvokeStream, lineage, trace_header,
};
use crate::metrics::Metrics;
use crate::metrics::tally::{Ledger, Run};
use crate::output::journal::Batch;
use crate::pool::placement::Placement;
use crate::pool::{Fleet, Owner};
use crate::rate::Rate;
use crate::release::Release;
use crate::runtime_api::event::Event;
use crate::traffic::{Full, Permit};

/// What one thread asks of another.
pub(crate) enum Message {
    /// Run this.
    Task(Box<dyn FnOnce(ShardHandle) + Send>),
    /// Place this: you have an environment for it.
    Work(Box<Work>),
    /// End every environment, then the thread.
    Stop,
}

/// A shard's state; lives on its thread.
pub(crate) struct Shard {
    pub(crate) index: usize,
    /// The core that its environments are pinned to.
    pub(crate) core: Option<usize>,
    /// Whether that core has time left.
    load: CoreLoad,
    pub(crate) settings: Arc<Settings>,
    pub(crate) batch: Rc<Batch>,
    /// What functions did, for metrics.
    ledger: Ledger,
    shared: Arc<Shared>,
    fleets: RefCell<HashMap<Owner, Rc<Fleet>>>,
    /// Told when the first work begins to wait.
    waiting: Notify,
    /// What is made ahead of work.
    pub(crate) provisions: Provisions,
    others: Vec<mpsc::UnboundedSender<Message>>,
}

/// The way into a shard from a task that runs on it.
#[derive(Clone)]
pub struct ShardHandle(pub(crate) Rc<Shard>);

impl ShardHandle {
    /// Runs a function and waits for its answer. Dropping the future does not end the invocation.
    ///
    /// # Errors
    /// [`InvokeError`] when the function was not run. A function that failed is no error.
    pub async fn invoke(&self, invoke: Invoke) -> Result<InvokeAnswer, InvokeError> {
        let qualifier = invoke.qualifier.as_deref();
        let target = self
            .0
            .settings
            .directory
            .resolve(&invoke.function, qualifier)?;
        self.run_ungated(target, invoke).await
    }

    /// The number of this shard.
    #[must_use]
    pub fn index(&self) -> usize {
        self.0.index
    }

    /// Runs a function for a client, whose rate is bounded.
    pub(crate) async fn run(
        &self,
        target: Target,
        invoke: Invoke,
    ) -> Result<InvokeAnswer, InvokeError> {
        self.0.knock(&target)?;
        self.run_ungated(target, invoke).await
    }

    async fn run_ungated(
        &self,
        target: Target,
        invoke: Invoke,
    ) -> Result<InvokeAnswer, InvokeError> {
        let (reply, answer) = oneshot::channel();
        let work = self.0.admit(target, invoke, Caller::Whole(reply))?;
        self.0.place(work, true);
        answer.await.map_err(|_| gone())?
    }

    /// Runs a function and waits until its response begins, or until it ends without one.
    pub(crate) async fn stream(
        &self,
        target: Target,
        invoke: Invoke,
    ) -> Result<InvokeStream, InvokeError> {
        self.0.knock(&target)?;
        let (reply, begun) = oneshot::channel();
        let work = self.0.admit(target, invoke, Caller::Stream(reply))?;
        self.0.place(work, true);
        begun.await.map_err(|_| gone())?
    }
}

fn gone() -> InvokeError {
    InvokeError::Environment("it ended before it could answer".into())
}

impl Shard {
    /// The rate of requests, which is bounded for clients only.
    fn knock(&self, target: &Target) -> Result<(), InvokeError> {
        let limits = &self.settings.limits;
        let admitted = self.shared.gates.admit(target, limits, Instant::now());
        admitted.inspect_err(|_| self.throttled(&target.invoked_arn, &target.release))
    }

    /// Size, state, concurrency: whether an invocation may run at all.
    fn admit(&self, target: Target, invoke: Invoke, caller: Caller) -> Result<Work, InvokeError> {
        let settings = &self.settings;
        if self.shared.is_stopping() {
            return Err(InvokeError::Stopping);
        }
        let (bytes, bytes_max) = (
            invoke.payload.len() as u64,
            settings.limits.payload_bytes_max,
        );
        if bytes > bytes_max {
            return Err(InvokeError::TooLarge { bytes, bytes_max });
        }
        let given = invoke.request_id.as_deref();
        let given = given.and_then(|id| Uuid::parse_str(id).ok());
        // One draw of randomness for an invocation: it costs a system call.
        let random = given.unwrap_or_else(|| settings.entropy.uuid());
        let active = target.release.tracing;
        let trace = trace_header(invoke.trace.as_deref(), active, Timestamp::now(), random);
        let (trace, too_often) = lineage::enter(&trace, &target.release.function_arn);
        if too_often && !target.may_recurse {
            return Err(InvokeError::Recursive);
        }
        let tenant = tenant(&target.release, invoke.tenant.as_deref())?;
        let permit = self.permit(&target).map_err(|full| {
            self.throttled(&target.invoked_arn, &target.release);
            match full {
                Full::Account => InvokeError::AccountConcurrency,
                Full::Function => InvokeError::ReservedConcurrency,
            }
        })?;
        Metrics::count(&settings.metrics.invocations);
        let empty = bytes::Bytes::from_static(b"{}");
        let event = Event {
            request_id: invoke.request_id.unwrap_or_else(|| random.to_string()),
            deadline_ms: 0,
            invoked_arn: target.invoked_arn,
            trace,
            client_context: invoke.client_context,
            identity: invoke.identity,
            tenant: tenant.map(Arc::from),
            payload: Some(invoke.payload)
                .filter(|it| !it.is_empty())
                .unwrap_or(empty),
        };
        let tail_bytes = usize::try_from(settings.limits.log_tail_bytes_max).ok();
        Ok(Work {
            release: target.release,
            event,
            log_tail_bytes: tail_bytes.filter(|_| invoke.log_tail),
            caller,
            permit,
        })
    }

    fn permit(&self, target: &Target) -> Result<Permit, Full> {
        let Settings {
            limits, metrics, ..
        } = &*self.settings;
        let reserved = target.reserved_concurrency.map(u64::from);
        Permit::take(metrics, limits.concurrency_max, &target.traffic, reserved)
    }

    /// Counts an invocation that was refused for want of concurrency.
    fn throttled(&self, invoked_arn: &Arc<str>, release: &Release) {
        Metrics::count(&self.settings.metrics.throttles);
        self.tell_soon();
        self.ledger.throttled(invoked_arn, release);
    }

    /// Counts an invocation that is over.
    pub(crate) fn ran(&self, run: &Run<'_>) {
        self.tell_soon();
        self.ledger.ran(run);
    }

    /// Something is about to be noted, perhaps the first since the last batch.
    fn tell_soon(&self) {
        if self.ledger.is_empty() {
            self.batch.filled.notify_one();
        }
    }

    /// Finds an environment for work. Never waits.
    pub(crate) fn place(self: &Rc<Self>, work: Work, may_forward: bool) {
        let fleet = self.fleet(&work.release, work.event.tenant.clone());
        let placement = fleet.scene(|| self.load.is_saturated()).place(may_forward);
        tracing::trace!(request_id = work.event.request_id, ?placement, "place");
        match placement {
            Placement::Idle => match fleet.claim() {
                Some(handle) => handle.give(work),
                None => self.create(&fleet, work),
            },
            Placement::Wait => {
                if fleet.wait(work) {
                    self.waiting.notify_one();
                }
            }
            Placement::Forward(shard) => self.forward(&fleet, shard, work),
            Placement::Create => self.create(&fleet, work),
        }
    }

    /// Passes work on to a shard that has an environment for it.
    fn forward(&self, fleet: &Fleet, shard: usize, work: Work) {
        Metrics::count(&self.settings.metrics.forwards);
        fleet.forwarded(shard);
        // A thread that is gone drops the work, and its caller learns that from the reply.
        let _ = self.others[shard].send(Message::Work(Box::new(work)));
    }

    /// Makes an environment for work, if the machine has room for it.
    fn create(self: &Rc<Self>, fleet: &Rc<Fleet>, work: Work) {
        if let Err(error) = self.may_grow(&work) {
            self.throttled(&work.event.invoked_arn, &work.release);
            return work.refuse(error);
        }
        driver::spawn(self, fleet, Occasion::Work(Box::new(work)));
    }

    fn may_grow(&self, work: &Work) -> Result<(), InvokeError> {
        let Settings {
            limits, metrics, ..
        } = &*self.settings;
        let of_tenants = Metrics::value(&metrics.tenant_environments);
        if work.event.tenant.is_some() && of_tenants >= limits.tenant_environments_max {
            return Err(InvokeError::AccountConcurrency);
        }
        let function = &work.release.function_name;
        let rate = Rate {
            count: limits.scaling_environments_max,
            window: Duration::from_millis(limits.scaling_ms.max(1)),
        };
        if !self.shared.growth.allows(function, rate, Instant::now()) {
            return Err(InvokeError::ScalingRate);
        }
        match self.make_room() {
            true => Ok(()),
            false => Err(InvokeError::NoRoom),
        }
    }

    /// The environments of a release here, of one tenant where they are kept apart; a new, empty
    /// fleet if there are none.
    fn fleet(&self, release: &Release, tenant: Option<Arc<str>>) -> Rc<Fleet> {
        let release_id = release.id;
        match self.fleets.borrow_mut().entry(Owner { release_id, tenant }) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(new) => {
                let shards = self.others.len();
                let presence = self.shared.presences.of(new.key(), shards);
                let retired = !self.settings.directory.is_live(release.id);
                new.insert(Fleet::new(self.index, presence, retired))
                    .clone()
            }
        }
    }
}

/// Whose an invocation is: a function either keeps tenants apart, or has none.
pub(crate) fn tenant<'a>(
    release: &Release,
    tenant: Option<&'a str>,
) -> Result<Option<&'a str>, InvokeError> {
    match (release.isolates_tenants, tenant) {
        (true, None) => Err(InvokeError::TenantMissing),
        (false, Some(_)) => Err(InvokeError::TenantUnexpected),
        (_, tenant) => Ok(tenant),
    }
}
