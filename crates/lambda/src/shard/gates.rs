//! How many requests a second are let in. AWS allows ten for each concurrent invocation, of the
//! account and of a function with concurrency of its own; events and queues are not counted.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::directory::Target;
use crate::invoke::InvokeError;
use crate::limits::Limits;

/// So much may come at once: what a second allows.
const WINDOW: Duration = Duration::from_secs(1);

/// The account's gate, and those of functions with reserved concurrency.
pub(super) struct Gates {
    account: Gate,
    functions: Mutex<HashMap<String, Gate>>,
}

impl Gates {
    pub(super) fn new(now: Instant) -> Gates {
        Gates {
            account: Gate::new(now),
            functions: Mutex::default(),
        }
    }

    /// Lets one request in, or says whose rate it exceeds.
    pub(super) fn admit(
        &self,
        target: &Target,
        limits: &Limits,
        now: Instant,
    ) -> Result<(), InvokeError> {
        let each = limits.invocations_per_concurrency_s_max;
        if let Some(reserved) = target.reserved_concurrency {
            let functions = self.functions.lock();
            let mut functions = functions.unwrap_or_else(PoisonError::into_inner);
            let gate = functions
                .entry(target.release.function_name.clone())
                .or_insert_with(|| Gate::new(now));
            if !gate.admits(each.saturating_mul(reserved.into()), now) {
                return Err(InvokeError::ReservedRate);
            }
        }
        match self
            .account
            .admits(each.saturating_mul(limits.concurrency_max), now)
        {
            true => Ok(()),
            false => Err(InvokeError::AccountRate),
        }
    }
}

/// One rate, in one number: the time until which everything allowed is used up.
struct Gate {
    start: Instant,
    used_ns: AtomicU64,
}

impl Gate {
    fn new(start: Instant) -> Gate {
        Gate {
            start,
            used_ns: AtomicU64::new(0),
        }
    }

    /// Whether one more may come in; 0 a second stands for any number.
    fn admits(&self, per_s: u64, now: Instant) -> bool {
        let Some(step) = 1_000_000_000_u64.checked_div(per_s) else {
            return true;
        };
        let since = now.saturating_duration_since(self.start);
        let now = u64::try_from(since.as_nanos()).unwrap_or(u64::MAX);
        let until = now.saturating_add(WINDOW.as_nanos() as u64);
        let one_more = |used: u64| {
            let used = used.max(now).saturating_add(step);
            (used <= until).then_some(used)
        };
        let relaxed = Ordering::Relaxed;
        self.used_ns
            .fetch_update(relaxed, relaxed, one_more)
            .is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_allows_so_many_and_saves_nothing_up() {
        let start = Instant::now();
        let gate = Gate::new(start);
        let admitted = |after_ms: u64| {
            let now = start + Duration::from_millis(after_ms);
            (0..100).filter(|_| gate.admits(10, now)).count()
        };
        assert_eq!(admitted(0), 10);
        assert_eq!(admitted(0), 0);
        assert_eq!(admitted(300), 3);
        assert_eq!(admitted(60_000), 10, "nothing is saved up");
        assert!((0..100).all(|_| gate.admits(0, start)), "0 is no bound");
    }
}
