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
use std::ops::Deref;
use std::sync::{Arc, Mutex, RwLock};

pub use crate::ground::{Ground, Settings, StartError};
use agenda::Agenda;
use groups::Group;

/// The group that everybody has.
const DEFAULT_GROUP: &str = "default";

/// The service. Clones share everything.
#[derive(Clone)]
pub struct Scheduler(Arc<Inner>);

/// What the service knows, and what it stands on.
struct Inner {
    ground: Ground,
    groups: RwLock<BTreeMap<String, Group>>,
    agenda: Mutex<Agenda>,
}

impl Deref for Scheduler {
    type Target = Ground;
    fn deref(&self) -> &Ground {
        &self.0.ground
    }
}

impl Scheduler {
    /// Starts the service with the schedules of the last time; its background work runs on the
    /// current tokio runtime.
    ///
    /// # Errors
    /// [`StartError`]
    pub async fn start(settings: Settings) -> Result<Scheduler, StartError> {
        let scheduler = Scheduler(Arc::new(Inner {
            ground: Ground::start("scheduler", settings).await?,
            groups: RwLock::default(),
            agenda: Mutex::default(),
        }));
        scheduler.load().await.map_err(StartError::Records)?;
        tokio::spawn(scheduler.clone().tick());
        Ok(scheduler)
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
