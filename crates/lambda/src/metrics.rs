//! What the data plane counts.

pub(crate) mod tally;
mod values;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use tally::{Measure, Tallies, Tally};
pub use values::Values;

/// Counters since the start, and gauges. All relaxed: they are for people and for admission.
#[derive(Debug, Default)]
pub struct Metrics {
    /// Invocations that were admitted.
    pub invocations: AtomicU64,
    /// Environments that were made for one.
    pub cold_starts: AtomicU64,
    /// Invocations that ended with a function error.
    pub errors: AtomicU64,
    /// Those of them that ran out of time.
    pub timeouts: AtomicU64,
    /// Invocations that were refused for want of concurrency or memory.
    pub throttles: AtomicU64,
    /// Invocations that were passed on to another shard.
    pub forwards: AtomicU64,
    /// Invocations under way: a gauge.
    pub concurrency: AtomicU64,
    /// Environments that exist: a gauge.
    pub environments: AtomicU64,
    /// Those of them that serve a single tenant: a gauge.
    pub tenant_environments: AtomicU64,
    /// What functions did, each on its own, for CloudWatch.
    pub tallies: Tallies,
}

impl Metrics {
    pub(crate) fn count(counter: &AtomicU64) {
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// A counter's value.
    #[must_use]
    pub fn value(counter: &AtomicU64) -> u64 {
        counter.load(Ordering::Relaxed)
    }

    /// Counts one more environment until the guard is dropped.
    pub(crate) fn environment(self: &Arc<Self>, of_tenant: bool) -> Existing {
        Metrics::count(&self.environments);
        if of_tenant {
            Metrics::count(&self.tenant_environments);
        }
        let metrics = self.clone();
        Existing { metrics, of_tenant }
    }
}

/// One environment that exists.
pub(crate) struct Existing {
    metrics: Arc<Metrics>,
    of_tenant: bool,
}

impl Drop for Existing {
    fn drop(&mut self) {
        self.metrics.environments.fetch_sub(1, Ordering::Relaxed);
        if self.of_tenant {
            let tenants = &self.metrics.tenant_environments;
            tenants.fetch_sub(1, Ordering::Relaxed);
        }
    }
}
