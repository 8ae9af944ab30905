//! How fast a response may be streamed: a first part at once, then so many bytes a second.

use std::time::Duration;

use tokio::time::Instant;

/// A bucket of bytes that refills all the time, as AWS's sandbox has one.
#[derive(Debug)]
pub(crate) struct Pace {
    /// What a full bucket is worth.
    burst: Duration,
    bytes_per_s: u64,
    /// When the bucket will be full again.
    full_at: Instant,
}

impl Pace {
    pub(crate) fn new(burst_bytes: u64, bytes_per_s: u64, now: Instant) -> Pace {
        Pace {
            burst: time_for(burst_bytes, bytes_per_s),
            bytes_per_s,
            full_at: now,
        }
    }

    /// Takes bytes out and tells when they may go.
    pub(crate) fn take(&mut self, bytes: u64, now: Instant) -> Instant {
        self.full_at = self.full_at.max(now) + time_for(bytes, self.bytes_per_s);
        let wait = (self.full_at - now).saturating_sub(self.burst);
        now + wait
    }
}

fn time_for(bytes: u64, bytes_per_s: u64) -> Duration {
    let nanos = u128::from(bytes) * 1_000_000_000 / u128::from(bytes_per_s.max(1));
    Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1 << 20;

    #[test]
    fn six_megabytes_at_once_then_two_a_second() {
        let start = Instant::now();
        let mut pace = Pace::new(6 * MB, 2 * MB, start);
        for _ in 0..6 {
            assert_eq!(pace.take(MB, start), start, "the first six are free");
        }
        let seconds = |instant: Instant| (instant - start).as_secs_f64();
        assert_eq!(seconds(pace.take(2 * MB, start)), 1.0);
        let now = start + Duration::from_secs(1);
        assert_eq!(seconds(pace.take(2 * MB, now)), 2.0);
    }

    #[test]
    fn a_pause_refills_up_to_the_first_part() {
        let start = Instant::now();
        let mut pace = Pace::new(6 * MB, 2 * MB, start);
        pace.take(6 * MB, start);
        let later = start + Duration::from_secs(2);
        assert_eq!(pace.take(4 * MB, later), later);
        assert!(pace.take(MB, later) > later);
        let much_later = start + Duration::from_secs(1000);
        assert_eq!(pace.take(6 * MB, much_later), much_later);
        assert!(pace.take(1, much_later) > much_later);
    }
}
