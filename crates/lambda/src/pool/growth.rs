//! How fast a function may grow: so many environments at once, and so many more as time goes by.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tokio::time::Instant;

use crate::limits::Limits;

/// Functions that are remembered; beyond, those that may grow freely again are forgotten.
const FUNCTIONS_REMEMBERED: usize = 1024;

/// What each function has left. Locked only when an environment is to be made.
#[derive(Debug, Default)]
pub(crate) struct Growth(Mutex<HashMap<String, Bucket>>);

/// Environments that may still be made.
#[derive(Debug)]
struct Bucket {
    left: f64,
    at: Instant,
}

impl Growth {
    /// Whether a function may have one more environment now.
    pub(crate) fn allows(&self, function: &str, limits: &Limits, now: Instant) -> bool {
        let max = limits.scaling_environments_max as f64;
        let per_ms = max / limits.scaling_ms.max(1) as f64;
        let left = |bucket: &Bucket| {
            let passed = now.saturating_duration_since(bucket.at);
            (bucket.left + passed.as_secs_f64() * 1000.0 * per_ms).min(max)
        };
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= FUNCTIONS_REMEMBERED {
            buckets.retain(|_, bucket| left(bucket) < max);
        }
        let available = buckets.get(function).map_or(max, left);
        let allowed = available >= 1.0;
        let left = if allowed { available - 1.0 } else { available };
        buckets.insert(function.to_owned(), Bucket { left, at: now });
        allowed
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_function_grows_at_once_to_the_bound_and_then_with_time() {
        let growth = Growth::default();
        let limits = Limits::default();
        let start = Instant::now();
        let made = (0..2000).filter(|_| growth.allows("f", &limits, start));
        assert_eq!(made.count(), 1000);
        assert!(
            growth.allows("g", &limits, start),
            "others are not bothered"
        );
        let later = start + Duration::from_secs(1);
        let made = (0..2000).filter(|_| growth.allows("f", &limits, later));
        assert_eq!(made.count(), 100);
        let much_later = start + Duration::from_secs(100);
        let made = (0..2000).filter(|_| growth.allows("f", &limits, much_later));
        assert_eq!(made.count(), 1000, "what is not used is not saved up");
    }

    #[test]
    fn functions_that_rest_are_forgotten() {
        let growth = Growth::default();
        let limits = Limits::default();
        let start = Instant::now();
        for number in 0..FUNCTIONS_REMEMBERED {
            growth.allows(&number.to_string(), &limits, start);
        }
        growth.allows("f", &limits, start + Duration::from_secs(60));
        assert_eq!(growth.0.lock().expect("not poisoned").len(), 1);
    }
}
