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
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

pub use crate::ground::{Ground, Settings, StartError};
use archives::Archive;
use buses::Bus;

/// The bus that everybody has.
pub(crate) const DEFAULT_BUS: &str = "default";

/// The service. Clones share everything.
#[derive(Clone)]
pub struct EventBridge(Arc<Inner>);

/// What the service knows, and what it stands on.
struct Inner {
    ground: Ground,
    buses: RwLock<BTreeMap<String, Bus>>,
    archives: Mutex<BTreeMap<String, Arc<Archive>>>,
}

impl Deref for EventBridge {
    type Target = Ground;
    fn deref(&self) -> &Ground {
        &self.0.ground
    }
}

impl EventBridge {
    /// Starts the service with the rules of the last time; its background work runs on the
    /// current tokio runtime.
    ///
    /// # Errors
    /// [`StartError`]
    pub async fn start(settings: Settings) -> Result<EventBridge, StartError> {
        let settings = Settings {
            targets: Arc::new(outlet::Outlet(settings.targets)),
            ..settings
        };
        let events = EventBridge(Arc::new(Inner {
            ground: Ground::start("events", settings).await?,
            buses: RwLock::default(),
            archives: Mutex::default(),
        }));
        events.load().await.map_err(StartError::Records)?;
        tokio::spawn(events.clone().tick());
        Ok(events)
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
