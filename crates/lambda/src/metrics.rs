//! What the data plane counts, and the places it hands out.

mod observations;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use observations::{Measure, Observation, Observations};

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
    pub observations: Observations,
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

    /// Counts a refusal for want of concurrency.
    pub(crate) fn throttled(&self, invoked_arn: &str, version: &str) {
        Metrics::count(&self.throttles);
        self.observations
            .note(invoked_arn, version, Measure::Throttle);
    }

    /// Counts an invocation that was let in.
    pub(crate) fn invoked(&self, invoked_arn: &str, version: &str) {
        Metrics::count(&self.invocations);
        let concurrency = Metrics::value(&self.concurrency);
        let measure = Measure::Invocation { concurrency };
        self.observations.note(invoked_arn, version, measure);
    }

    /// Counts an answer.
    pub(crate) fn answered(&self, invoked_arn: &str, version: &str, failed: bool) {
        if failed {
            Metrics::count(&self.errors);
        }
        let measure = Measure::Outcome { failed };
        self.observations.note(invoked_arn, version, measure);
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

/// The right to run one invocation; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Permit {
    metrics: Arc<Metrics>,
    /// The function's own count, when concurrency is reserved for it.
    reserved: Option<Arc<AtomicU64>>,
}

impl Permit {
    /// Takes a place in the account's concurrency, and in the function's if it has its own.
    pub(crate) fn take(
        metrics: &Arc<Metrics>,
        account_max: u64,
        reserved: Option<(Arc<AtomicU64>, u64)>,
    ) -> Result<Permit, Full> {
        if !enter(&metrics.concurrency, account_max) {
            return Err(Full::Account);
        }
        // From here on dropping the permit gives the account's place back.
        let mut permit = Permit {
            metrics: metrics.clone(),
            reserved: None,
        };
        if let Some((count, max)) = reserved {
            if !enter(&count, max) {
                return Err(Full::Function);
            }
            permit.reserved = Some(count);
        }
        Ok(permit)
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.metrics.concurrency.fetch_sub(1, Ordering::Relaxed);
        if let Some(count) = &self.reserved {
            count.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// Which concurrency is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Full {
    Account,
    Function,
}

fn enter(count: &AtomicU64, max: u64) -> bool {
    let entered = count.fetch_add(1, Ordering::Relaxed) < max;
    if !entered {
        count.fetch_sub(1, Ordering::Relaxed);
    }
    entered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permit_is_given_back() {
        let metrics = Arc::new(Metrics::default());
        let first = Permit::take(&metrics, 1, None).expect("free");
        assert_eq!(Permit::take(&metrics, 1, None).err(), Some(Full::Account));
        drop(first);
        assert_eq!(Metrics::value(&metrics.concurrency), 0);
        let reserved = || Some((Arc::new(AtomicU64::new(0)), 0));
        let refused = Permit::take(&metrics, 1, reserved());
        assert_eq!(refused.err(), Some(Full::Function));
        assert_eq!(Metrics::value(&metrics.concurrency), 0);
    }
}
