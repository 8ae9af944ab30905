//! Rates: so much at once, and so much more as time goes by.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tokio::time::Instant;

/// Names that are remembered; beyond, those that have everything left are forgotten.
const NAMES_REMEMBERED: usize = 1024;

/// What each name has left. What is not used is not saved up.
#[derive(Debug, Default)]
pub(crate) struct Rates(Mutex<HashMap<String, Bucket>>);

/// A rate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rate {
    /// At once.
    pub(crate) burst: u64,
    pub(crate) per_s: f64,
}

#[derive(Debug)]
struct Bucket {
    left: f64,
    at: Instant,
}

impl Rates {
    /// Whether one more is allowed under a name now; it is counted if it is.
    pub(crate) fn allows(&self, name: &str, rate: Rate, now: Instant) -> bool {
        let max = rate.burst as f64;
        let left = |bucket: &Bucket| {
            let passed = now.saturating_duration_since(bucket.at);
            (bucket.left + passed.as_secs_f64() * rate.per_s).min(max)
        };
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= NAMES_REMEMBERED {
            buckets.retain(|_, bucket| left(bucket) < max);
        }
        let available = buckets.get(name).map_or(max, left);
        let allowed = available >= 1.0;
        let left = if allowed { available - 1.0 } else { available };
        buckets.insert(name.to_owned(), Bucket { left, at: now });
        allowed
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const RATE: Rate = Rate {
        burst: 1000,
        per_s: 100.0,
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
