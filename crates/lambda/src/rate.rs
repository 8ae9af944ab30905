//! Rates: so much at once, and so much more as time goes by.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Names that are remembered; beyond, those that have everything left are forgotten.
const NAMES_REMEMBERED: usize = 1024;

/// So many in a while, all at once if need be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rate {
    pub(crate) count: u64,
    pub(crate) window: Duration,
}

impl Rate {
    /// So many in a second; 0 stands for any number, which is no rate.
    pub(crate) fn per_second(count: u64) -> Option<Rate> {
        let window = Duration::from_secs(1);
        (count > 0).then_some(Rate { count, window })
    }
}

/// What is used of a rate, in one number: the time until which everything allowed is used up.
/// What is not used is not saved up.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    /// When it was first asked.
    start: OnceLock<Instant>,
    used_ns: AtomicU64,
}

impl Gate {
    /// Whether one more is allowed now; it is counted if it is.
    pub(crate) fn admits(&self, rate: Rate, now: Instant) -> bool {
        let window = nanoseconds(rate.window);
        let Some(step) = window.checked_div(rate.count) else {
            return false;
        };
        let now = self.since_start(now);
        let until = now.saturating_add(window);
        let one_more = |used: u64| {
            let used = used.max(now).saturating_add(step);
            (used <= until).then_some(used)
        };
        let relaxed = Ordering::Relaxed;
        let counted = self.used_ns.fetch_update(relaxed, relaxed, one_more);
        counted.is_ok()
    }

    /// Everything is left.
    fn is_unused(&self, now: Instant) -> bool {
        self.used_ns.load(Ordering::Relaxed) <= self.since_start(now)
    }

    fn since_start(&self, now: Instant) -> u64 {
        let start = *self.start.get_or_init(|| now);
        nanoseconds(now.saturating_duration_since(start))
    }
}

fn nanoseconds(duration: Duration) -> u64 {
    duration.as_nanos().try_into().unwrap_or(u64::MAX)
}

/// A gate for each name.
#[derive(Debug, Default)]
pub(crate) struct Rates(Mutex<HashMap<String, Gate>>);

impl Rates {
    /// Whether one more is allowed under a name now; it is counted if it is.
    pub(crate) fn allows(&self, name: &str, rate: Rate, now: Instant) -> bool {
        let mut gates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(gate) = gates.get(name) {
            return gate.admits(rate, now);
        }
        if gates.len() >= NAMES_REMEMBERED {
            gates.retain(|_, gate| !gate.is_unused(now));
        }
        gates.entry(name.to_owned()).or_default().admits(rate, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate {
        count: 1000,
        window: Duration::from_secs(10),
    };

    #[test]
    fn a_function_grows_at_once_to_the_bound_and_then_with_time() {
        let rates = Rates::default();
        let start = Instant::now();
        let allowed = |name: &str, at| (0..2000).filter(|_| rates.allows(name, RATE, at)).count();
        assert_eq!(allowed("f", start), 1000);
        assert_eq!(allowed("g", start), 1000, "others are not bothered");
        assert_eq!(allowed("f", start + Duration::from_secs(1)), 100);
        let much_later = start + Duration::from_secs(100);
        assert_eq!(allowed("f", much_later), 1000, "nothing is saved up");
    }

    #[test]
    fn a_second_allows_so_many_and_saves_nothing_up() {
        let start = Instant::now();
        let gate = Gate::default();
        let ten = Rate::per_second(10).expect("a rate");
        let admitted = |after_ms: u64| {
            let now = start + Duration::from_millis(after_ms);
            (0..100).filter(|_| gate.admits(ten, now)).count()
        };
        assert_eq!(admitted(0), 10);
        assert_eq!(admitted(0), 0);
        assert_eq!(admitted(300), 3);
        assert_eq!(admitted(60_000), 10, "nothing is saved up");
        assert!(Rate::per_second(0).is_none(), "0 is no bound");
    }

    #[test]
    fn names_that_rest_are_forgotten() {
        let rates = Rates::default();
        let start = Instant::now();
        for number in 0..NAMES_REMEMBERED {
            rates.allows(&number.to_string(), RATE, start);
        }
        rates.allows("f", RATE, start + Duration::from_secs(60));
        assert_eq!(rates.0.lock().expect("not poisoned").len(), 1);
    }
}
