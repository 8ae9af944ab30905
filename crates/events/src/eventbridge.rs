//! EventBridge: buses, rules, their targets, and events.
//!
//! Buses and rules are kept in memory as they are stored. An event is matched when it is put; what
//! its targets are to get is on disk before the answer, and a courier brings it. A rule's schedule
//! fires in one commit with the note that it has: a server that was down makes up for what was
//! missed, once.

mod archives;
mod buses;
mod dispatch;
mod event;
mod faults;
mod outlet;
mod permissions;
mod put;
mod records;
mod replays;
mod rules;
mod tags;
mod target;
mod targets;
mod ticks;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

use frazil_courier::{Courier, CourierError};
use frazil_lambda::seams::{Clock, Entropy, Targets};
use frazil_store::Store;
use frazil_wire::{Arn, Fault};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use archives::Archive;
use buses::Bus;

/// The bus that everybody has.
pub(crate) const DEFAULT_BUS: &str = "default";

/// What the service is made of.
pub struct Settings {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// Tells when rules fire.
    pub clock: Arc<dyn Clock>,
    /// Names events.
    pub entropy: Arc<dyn Entropy>,
    /// Who takes what rules send.
    pub targets: Arc<dyn Targets>,
    /// The account that owns the buses, twelve digits.
    pub account: String,
    /// The region in ARNs.
    pub region: String,
}

/// Why the service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Buses or rules cannot be read.
    #[error("the rules cannot be read: {0}")]
    Records(Fault),
    /// What is to be delivered cannot be read.
    #[error("the events on their way cannot be read")]
    Courier(#[from] CourierError),
}

/// The service. Clones share everything.
#[derive(Clone)]
pub struct EventBridge(Arc<Inner>);

struct Inner {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    account: String,
    region: String,
    courier: Courier,
    buses: RwLock<BTreeMap<String, Bus>>,
    archives: Mutex<BTreeMap<String, Arc<Archive>>>,
    /// Whoever changes buses or rules, does it alone.
    changing: tokio::sync::Mutex<()>,
    /// Something about schedules has changed.
    changed: Notify,
    /// Where the service's own work is done.
    runtime: tokio::runtime::Handle,
    closing: CancellationToken,
}

impl EventBridge {
    /// Starts the service with the rules of the last time; its background work runs on the
    /// current tokio runtime.
    ///
    /// # Errors
    /// [`StartError`]
    pub async fn start(settings: Settings) -> Result<EventBridge, StartError> {
        let courier = Courier::start(frazil_courier::Settings {
            name: "events",
            store: settings.store.clone(),
            clock: settings.clock.clone(),
            targets: Arc::new(outlet::Outlet(settings.targets)),
        });
        let events = EventBridge(Arc::new(Inner {
            courier: courier.await?,
            store: settings.store,
            clock: settings.clock,
            entropy: settings.entropy,
            account: settings.account,
            region: settings.region,
            buses: RwLock::default(),
            archives: Mutex::default(),
            changing: tokio::sync::Mutex::default(),
            changed: Notify::new(),
            runtime: tokio::runtime::Handle::current(),
            closing: CancellationToken::new(),
        }));
        events.load().await.map_err(StartError::Records)?;
        tokio::spawn(events.clone().tick());
        Ok(events)
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

    fn arn(&self, resource: impl Into<String>) -> String {
        Arn::new("events", &self.0.region, &self.0.account, resource).to_string()
    }

    fn bus_arn(&self, name: &str) -> String {
        self.arn(format!("event-bus/{name}"))
    }

    fn rule_arn(&self, bus: &str, name: &str) -> String {
        match bus {
            DEFAULT_BUS => self.arn(format!("rule/{name}")),
            _ => self.arn(format!("rule/{bus}/{name}")),
        }
    }

    fn archives(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Archive>>> {
        let archives = self.0.archives.lock();
        archives.expect("nobody panics while holding the archives")
    }

    fn read<R>(&self, look: impl FnOnce(&BTreeMap<String, Bus>) -> R) -> R {
        let buses = self.0.buses.read();
        look(&buses.expect("nobody panics while holding the buses"))
    }

    fn write<R>(&self, change: impl FnOnce(&mut BTreeMap<String, Bus>) -> R) -> R {
        let buses = self.0.buses.write();
        change(&mut buses.expect("nobody panics while holding the buses"))
    }
}
