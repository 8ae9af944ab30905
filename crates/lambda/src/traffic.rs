//! How much of a function runs now, and how fast requests for it come: what admission looks at,
//! without a lock.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::metrics::Metrics;
use crate::rate::Gate;

/// One function's traffic; all shards count in the same.
#[derive(Debug, Default)]
pub struct Traffic {
    /// Invocations under way.
    running: AtomicU64,
    /// Used where concurrency is reserved.
    pub(crate) gate: Gate,
}

/// Invocations under way at one moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Running {
    /// Of all functions.
    pub(crate) of_account: u64,
    /// Of the one.
    pub(crate) of_function: u64,
}

/// The right to run one invocation; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Permit {
    metrics: Arc<Metrics>,
    traffic: Option<Arc<Traffic>>,
    /// When it was given, itself included.
    pub(crate) running: Running,
}

impl Permit {
    /// Takes a place in the account's concurrency and in the function's, which has a bound if
    /// concurrency is reserved for it.
    pub(crate) fn take(
        metrics: &Arc<Metrics>,
        account_max: u64,
        traffic: &Arc<Traffic>,
        reserved: Option<u64>,
    ) -> Result<Permit, Full> {
        let of_account = enter(&metrics.concurrency, account_max).ok_or(Full::Account)?;
        // From here on dropping the permit gives the account's place back.
        let mut permit = Permit {
            metrics: metrics.clone(),
            traffic: None,
            running: Running {
                of_account,
                of_function: 0,
            },
        };
        let of_function = enter(&traffic.running, reserved.unwrap_or(u64::MAX));
        permit.running.of_function = of_function.ok_or(Full::Function)?;
        permit.traffic = Some(traffic.clone());
        Ok(permit)
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.metrics.concurrency.fetch_sub(1, Ordering::Relaxed);
        if let Some(traffic) = &self.traffic {
            traffic.running.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

/// Which concurrency is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Full {
    Account,
    Function,
}

/// One more, if there may be; how many there are then.
fn enter(count: &AtomicU64, max: u64) -> Option<u64> {
    let before = count.fetch_add(1, Ordering::Relaxed);
    if before >= max {
        count.fetch_sub(1, Ordering::Relaxed);
        return None;
    }
    Some(before + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permit_is_given_back() {
        let metrics = Arc::new(Metrics::default());
        let traffic = Arc::new(Traffic::default());
        let take = |account_max, reserved| Permit::take(&metrics, account_max, &traffic, reserved);
        let first = take(2, None).expect("free");
        let second = take(2, Some(2)).expect("free");
        let running = |of_account, of_function| Running {
            of_account,
            of_function,
        };
        assert_eq!(
            (first.running, second.running),
            (running(1, 1), running(2, 2))
        );
        assert_eq!(take(2, None).err(), Some(Full::Account));
        drop(first);
        assert_eq!(take(2, Some(1)).err(), Some(Full::Function));
        drop(second);
        assert_eq!(take(2, Some(0)).err(), Some(Full::Function));
        assert_eq!(Metrics::value(&metrics.concurrency), 0);
        assert_eq!(traffic.running.load(Ordering::Relaxed), 0);
    }
}
