//! Throttling: each route of a stage has a bucket of its own, where rate or burst is configured.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tokio::time::Instant;

use super::exchange::Exchange;
use crate::limits::BUCKETS_MAX;

/// The buckets of all routes.
#[derive(Default)]
pub(super) struct Throttle {
    buckets: Mutex<HashMap<String, Bucket>>,
}

struct Bucket {
    left: f64,
    at: Instant,
}

impl Throttle {
    /// Whether one more request may pass; it is counted if it may.
    pub(super) fn admits(&self, exchange: &Exchange, route_key: &str) -> bool {
        let settings = exchange.stage.settings_of(route_key);
        let (rate, burst) = (
            settings.throttling_rate_limit,
            settings.throttling_burst_limit,
        );
        if rate.is_none() && burst.is_none() {
            return true;
        }
        let rate = rate.unwrap_or(f64::MAX);
        let burst = burst.map_or(rate, f64::from);
        let (api, stage) = (&exchange.live.record.api.api_id, &exchange.stage.stage_name);
        self.take(&format!("{api}/{stage}/{route_key}"), rate, burst)
    }

    fn take(&self, name: &str, rate: f64, burst: f64) -> bool {
        let now = Instant::now();
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= BUCKETS_MAX {
            buckets.retain(|_, bucket| bucket.after(now, rate, burst) < burst);
        }
        let full = Bucket {
            left: burst,
            at: now,
        };
        let bucket = buckets.entry(name.to_owned()).or_insert(full);
        let left = bucket.after(now, rate, burst);
        let admitted = left >= 1.0;
        *bucket = Bucket {
            left: if admitted { left - 1.0 } else { left },
            at: now,
        };
        admitted
    }
}

impl Bucket {
    fn after(&self, now: Instant, rate: f64, burst: f64) -> f64 {
        let passed = now.saturating_duration_since(self.at).as_secs_f64();
        (self.left + passed * rate).min(burst)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_bucket_fills_at_its_rate() {
        let throttle = Throttle::default();
        let take = || throttle.take("route", 2.0, 3.0);
        assert_eq!([take(), take(), take(), take()], [true, true, true, false]);
        tokio::time::advance(Duration::from_millis(500)).await;
        assert_eq!([take(), take()], [true, false]);
        assert!(!throttle.take("closed", 0.0, 0.0));
    }
}
