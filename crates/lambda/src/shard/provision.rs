//! Environments that are made ahead of work and stay: provisioned concurrency.
//!
//! Each shard keeps its part. What all of them have is on one board, where the control plane
//! reads it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Notify, mpsc, watch};

use super::settings::Shared;
use super::{Message, Shard, ShardHandle, Shards};
use crate::environment::{Occasion, driver};
use crate::pool::Fleet;
use crate::release::Release;
use crate::seams::{Provide, Provisioned};

/// Environments that one shard makes ahead at the same time: the machine has other work.
const STARTING_MAX: usize = 2;

/// What all shards have of each release.
#[derive(Debug)]
pub(super) struct ProvisionBoard {
    /// By release and shard.
    parts: Mutex<HashMap<u64, HashMap<usize, Provisioned>>>,
    changes: watch::Sender<()>,
}

impl Default for ProvisionBoard {
    fn default() -> ProvisionBoard {
        ProvisionBoard {
            parts: Mutex::default(),
            changes: watch::Sender::new(()),
        }
    }
}

impl ProvisionBoard {
    fn write(&self, release_id: u64, shard: usize, part: Provisioned) {
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        let before = parts
            .entry(release_id)
            .or_default()
            .insert(shard, part.clone());
        drop(parts);
        if before != Some(part) {
            self.changes.send_replace(());
        }
    }

    fn read(&self, release_id: u64) -> Provisioned {
        let parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        let mut sum = Provisioned::default();
        for part in parts.get(&release_id).into_iter().flat_map(HashMap::values) {
            sum.allocated += part.allocated;
            sum.available += part.available;
            sum.failure = sum.failure.or_else(|| part.failure.clone());
        }
        sum
    }

    fn forget(&self, release_id: u64, shard: usize) {
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_release) = parts.get_mut(&release_id) {
            of_release.remove(&shard);
            if of_release.is_empty() {
                parts.remove(&release_id);
            }
        }
    }
}

/// A shard's wishes.
#[derive(Default)]
pub(crate) struct Provisions {
    wanted: RefCell<HashMap<u64, Wanted>>,
    /// An environment has started, or failed, or gone; or there is a new wish.
    pub(crate) changed: Notify,
}

#[derive(Clone)]
struct Wanted {
    release: Arc<Release>,
    count: usize,
}

impl Shards {
    /// What makes environments ahead of work.
    #[must_use]
    pub fn provisioner(&self) -> Provisioner {
        let (senders, shared) = (self.senders.clone(), self.shared.clone());
        Provisioner { senders, shared }
    }
}

/// Makes environments ahead of work, from any thread.
#[derive(Clone)]
pub struct Provisioner {
    senders: Vec<mpsc::UnboundedSender<Message>>,
    shared: Arc<Shared>,
}

impl Provide for Provisioner {
    fn provision(&self, release: &Arc<Release>, count: usize) {
        let shards = self.senders.len();
        for (index, sender) in self.senders.iter().enumerate() {
            let part = count / shards + usize::from(index < count % shards);
            let release = release.clone();
            let wish = move |shard: ShardHandle| shard.0.want(release, part);
            // A thread that is gone makes nothing any more.
            let _ = sender.send(Message::Task(Box::new(wish)));
        }
    }

    fn provisioned(&self, release_id: u64) -> Provisioned {
        self.shared.provisioned.read(release_id)
    }
}

impl Provisioner {
    /// Tells of every change of what [`Provide::provisioned`] says.
    #[must_use]
    pub fn provisioned_changes(&self) -> watch::Receiver<()> {
        self.shared.provisioned.changes.subscribe()
    }
}

impl Shard {
    fn want(&self, release: Arc<Release>, count: usize) {
        self.fleet(&release, None).forget_provision_failure();
        let wanted = Wanted { release, count };
        let id = wanted.release.id;
        self.provisions.wanted.borrow_mut().insert(id, wanted);
        self.provisions.changed.notify_one();
    }

    /// Makes and ends environments until there are as many as wanted.
    pub(super) async fn keep_provisions(self: Rc<Self>) {
        loop {
            self.provisions.changed.notified().await;
            let wanted: Vec<Wanted> = self.provisions.wanted.borrow().values().cloned().collect();
            for wanted in wanted {
                self.provide(&wanted);
            }
        }
    }

    fn provide(self: &Rc<Self>, wanted: &Wanted) {
        let id = wanted.release.id;
        if !self.settings.directory.is_live(id) {
            return;
        }
        let fleet = self.fleet(&wanted.release, None);
        let (allocated, available) = fleet.provisioned();
        let missing = wanted.count.saturating_sub(allocated);
        fleet.end_provisioned(allocated.saturating_sub(wanted.count));
        if fleet.provision_failure().is_none() {
            let starting = allocated - available;
            for _ in 0..missing.min(STARTING_MAX.saturating_sub(starting)) {
                self.make_ahead(&fleet, &wanted.release);
            }
        }
        let (allocated, available) = fleet.provisioned();
        let part = Provisioned {
            allocated,
            available,
            failure: fleet.provision_failure(),
        };
        self.shared.provisioned.write(id, self.index, part);
        if wanted.count == 0 && allocated == 0 {
            self.forget_provision(id);
        }
    }

    fn make_ahead(self: &Rc<Self>, fleet: &Rc<Fleet>, release: &Arc<Release>) {
        if self.shared.is_stopping() {
            return;
        }
        match self.make_room() {
            true => driver::spawn(self, fleet, Occasion::Provision(release.clone())),
            false => fleet.provision_failed("the machine has no room".into()),
        }
    }

    /// The release is over, or nothing of it is wanted.
    pub(super) fn forget_provision(&self, release_id: u64) {
        self.provisions.wanted.borrow_mut().remove(&release_id);
        self.shared.provisioned.forget(release_id, self.index);
    }
}
