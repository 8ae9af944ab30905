//! What a shard does beside invocations: hand over what it collects, look after those who wait, reclaim.

use std::rc::Rc;
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::Shard;
use crate::metrics::Metrics;
use crate::pool::Fleet;
use crate::pool::placement::PATIENCE;

/// How long log events and tallies are collected before they are handed over.
const BATCH_AGE_MAX: Duration = Duration::from_millis(20);

/// Bounds of the interval at which idle environments are looked at.
const RECLAIM_INTERVAL: (Duration, Duration) = (Duration::from_millis(50), Duration::from_secs(10));

impl Shard {
    /// Hands log events to the sink, and tallies to whoever keeps metrics, in batches.
    pub(super) async fn hand_over(self: Rc<Self>) {
        loop {
            self.batch.filled.notified().await;
            sleep(BATCH_AGE_MAX).await;
            self.flush();
        }
    }

    fn flush(&self) {
        self.batch.flush();
        self.ledger.hand_over(&self.settings.metrics.tallies);
    }

    /// Finds or makes an environment for work that has waited long enough for a busy one.
    pub(super) async fn watch_waiting(self: Rc<Self>) {
        loop {
            self.waiting.notified().await;
            while self.all_fleets().iter().any(|fleet| fleet.has_waiting()) {
                sleep(PATIENCE.0 / 4).await;
                self.place_impatient(Instant::now());
            }
        }
    }

    fn place_impatient(self: &Rc<Self>, now: Instant) {
        let saturated = self.load.is_saturated();
        for fleet in self.all_fleets() {
            while let Some(work) = fleet.impatient(now, saturated) {
                match (fleet.claim(), fleet.elsewhere()) {
                    (Some(handle), _) => handle.give(work),
                    (None, Some(shard)) => self.forward(&fleet, shard, work),
                    (None, None) => self.create(&fleet, work),
                }
            }
        }
    }

    /// Ends environments that nobody has used for long.
    pub(super) async fn reclaim(self: Rc<Self>) {
        let idle_max = Duration::from_millis(self.settings.limits.idle_ms_max);
        loop {
            sleep((idle_max / 10).clamp(RECLAIM_INTERVAL.0, RECLAIM_INTERVAL.1)).await;
            if let Some(before) = Instant::now().checked_sub(idle_max) {
                for fleet in self.all_fleets() {
                    fleet.reclaim(before);
                }
            }
            self.forget_fleets();
        }
    }

    /// Ends environments of releases that were replaced.
    pub(super) async fn watch_releases(self: Rc<Self>) {
        let mut changes = self.settings.directory.changes();
        while changes.changed().await.is_ok() {
            for (owner, fleet) in self.fleets.borrow().iter() {
                if !self.settings.directory.is_live(owner.release_id) {
                    fleet.retire();
                }
            }
            self.forget_fleets();
        }
    }

    /// Ends everything and waits until it is gone.
    pub(super) async fn end(self: &Rc<Self>, deadline: Instant) {
        for fleet in self.all_fleets() {
            fleet.retire();
        }
        // The other shards are ending too.
        let left = || Metrics::value(&self.settings.metrics.environments) > 0;
        while left() && Instant::now() < deadline {
            sleep(Duration::from_millis(2)).await;
        }
        self.flush();
    }

    /// Whether one more environment may be made; idle ones give way.
    pub(super) fn make_room(&self) -> bool {
        let limits = &self.settings.limits;
        let environments = Metrics::value(&self.settings.metrics.environments);
        let enough = memory_available_mb().is_none_or(|free| free >= limits.memory_reserve_mb);
        if environments < limits.environments_max && enough {
            return true;
        }
        let fleets = self.all_fleets();
        let oldest = fleets.iter().filter_map(|fleet| fleet.oldest()).min();
        oldest.is_some_and(|oldest| fleets.iter().any(|fleet| fleet.reclaim(oldest) > 0))
    }

    fn forget_fleets(&self) {
        self.fleets.borrow_mut().retain(|owner, fleet| {
            let is_live = self.settings.directory.is_live(owner.release_id);
            if fleet.is_empty() && !is_live {
                self.forget_provision(owner.release_id);
            }
            // Tenants come and go; a release without tenants stays as long as it may be called.
            !fleet.is_empty() || is_live && owner.tenant.is_none()
        });
        self.shared.presences.forget_unused();
    }

    fn all_fleets(&self) -> Vec<Rc<Fleet>> {
        self.fleets.borrow().values().cloned().collect()
    }
}

/// `MemAvailable` of the machine; nothing when it cannot be told.
fn memory_available_mb() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kb: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kb / 1024)
}
