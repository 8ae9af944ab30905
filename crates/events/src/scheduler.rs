//! EventBridge Scheduler: schedules in groups, and what they set off.
//!
//! Schedules are kept in memory as they are stored, with an agenda of their next firings. A
//! schedule fires in one commit with the note that it has, and with its deletion if that was its
//! last time; a courier brings what it sends. A server that was down makes up for what was missed,
//! once.

mod agenda;
mod delivery;
mod dispatch;
mod faults;
mod groups;
mod records;
mod schedules;
mod ticks;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, RwLock};

use frazil_courier::{Courier, CourierError};
use frazil_lambda::seams::{Clock, Entropy, Targets};
use frazil_store::Store;
use frazil_wire::{Arn, Fault};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use agenda::Agenda;
use groups::Group;

/// The group that everybody has.
const DEFAULT_GROUP: &str = "default";

/// What the service is made of.
pub struct Settings {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// Tells when schedules fire.
    pub clock: Arc<dyn Clock>,
    /// Names executions, and chooses within flexible windows.
    pub entropy: Arc<dyn Entropy>,
    /// Who takes what schedules send.
    pub targets: Arc<dyn Targets>,
    /// The account that owns the schedules, twelve digits.
    pub account: String,
    /// The region in ARNs.
    pub region: String,
}

/// Why the service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Groups or schedules cannot be read.
    #[error("the schedules cannot be read: {0}")]
    Records(Fault),
    /// What is to be delivered cannot be read.
    #[error("what schedules have sent cannot be read")]
    Courier(#[from] CourierError),
}

/// The service. Clones share everything.
#[derive(Clone)]
pub struct Scheduler(Arc<Inner>);

struct Inner {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    account: String,
    region: String,
    courier: Courier,
    groups: RwLock<BTreeMap<String, Group>>,
    agenda: Mutex<Agenda>,
    /// Whoever changes groups or schedules, does it alone.
    changing: tokio::sync::Mutex<()>,
    /// The agenda has changed.
    changed: Notify,
    /// Where the service's own work is done.
    runtime: tokio::runtime::Handle,
    closing: CancellationToken,
}

impl Scheduler {
    /// Starts the service with the schedules of the last time; its background work runs on the
    /// current tokio runtime.
    ///
    /// # Errors
    /// [`StartError`]
    pub async fn start(settings: Settings) -> Result<Scheduler, StartError> {
        let courier = Courier::start(frazil_courier::Settings {
            name: "scheduler",
            store: settings.store.clone(),
            clock: settings.clock.clone(),
            targets: settings.targets,
        });
        let scheduler = Scheduler(Arc::new(Inner {
            courier: courier.await?,
            store: settings.store,
            clock: settings.clock,
            entropy: settings.entropy,
            account: settings.account,
            region: settings.region,
            groups: RwLock::default(),
            agenda: Mutex::default(),
            changing: tokio::sync::Mutex::default(),
            changed: Notify::new(),
            runtime: tokio::runtime::Handle::current(),
            closing: CancellationToken::new(),
        }));
        scheduler.load().await.map_err(StartError::Records)?;
        tokio::spawn(scheduler.clone().tick());
        Ok(scheduler)
    }

    /// Ends the background work: nothing fires any more. What was to be delivered is delivered
    /// after the next start.
    pub fn close(&self) {
        self.0.closing.cancel();
        self.0.courier.close();
    }

    /// [`close`](Self::close), and waits for the deliveries that are under way.
    pub async fn stop(&self) {
        self.close();
        self.0.courier.closed().await;
    }

    /// How many deliveries wait or are being tried.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.0.courier.waiting()
    }

    fn now_ms(&self) -> i64 {
        self.0.clock.now().as_millisecond()
    }

    fn arn(&self, resource: String) -> String {
        Arn::new("scheduler", &self.0.region, &self.0.account, resource).to_string()
    }

    fn group_arn(&self, group: &str) -> String {
        self.arn(format!("schedule-group/{group}"))
    }

    fn schedule_arn(&self, group: &str, name: &str) -> String {
        self.arn(format!("schedule/{group}/{name}"))
    }

    fn read<R>(&self, look: impl FnOnce(&BTreeMap<String, Group>) -> R) -> R {
        let groups = self.0.groups.read();
        look(&groups.expect("nobody panics while holding the groups"))
    }

    fn write<R>(&self, change: impl FnOnce(&mut BTreeMap<String, Group>) -> R) -> R {
        let groups = self.0.groups.write();
        change(&mut groups.expect("nobody panics while holding the groups"))
    }

    fn agenda<R>(&self, change: impl FnOnce(&mut Agenda) -> R) -> R {
        let agenda = self.0.agenda.lock();
        change(&mut agenda.expect("nobody panics while holding the agenda"))
    }
}
