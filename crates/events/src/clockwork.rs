//! What fires when: which firings were missed, and naps until the next one.

use std::time::Duration;

use frazil_lambda::seams::Clock;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::expression::Expression;
use crate::limits::{CATCH_UP_MAX, NAP_MAX};

/// When something fires, and from when on that counts.
#[derive(Debug, Clone)]
pub struct Timetable {
    /// When it fires.
    pub expression: Expression,
    /// Where a rate counts from.
    pub anchor: Timestamp,
    /// Whose clocks are meant.
    pub zone: TimeZone,
    /// No firing before this.
    pub start: Option<Timestamp>,
    /// No firing after this.
    pub end: Option<Timestamp>,
}

impl Timetable {
    /// The first firing after `after`.
    #[must_use]
    pub fn next(&self, after: Timestamp) -> Option<Timestamp> {
        // A firing at the very start counts.
        let before_start = self.start.map(just_before);
        let after = before_start.map_or(after, |start| start.max(after));
        let next = self.expression.next(after, self.anchor, &self.zone)?;
        self.end.is_none_or(|end| next <= end).then_some(next)
    }

    /// The firings after `after` and up to `now` that are not older than `age_s`; the newest, if
    /// there are too many.
    #[must_use]
    pub fn missed(&self, after: Timestamp, now: Timestamp, age_s: i64) -> Vec<Timestamp> {
        let oldest = now.checked_sub(SignedDuration::from_secs(age_s));
        let after = oldest.map_or(after, |oldest| after.max(just_before(oldest)));
        let firings = std::iter::successors(self.next(after), |last| self.next(*last));
        let mut firings: Vec<Timestamp> = firings.take_while(|at| *at <= now).collect();
        let surplus = firings.len().saturating_sub(CATCH_UP_MAX);
        firings.drain(..surplus);
        firings
    }
}

fn just_before(at: Timestamp) -> Timestamp {
    at.checked_sub(SignedDuration::from_millis(1)).unwrap_or(at)
}

/// Sleeps until `next_ms`, or until something changes. Whether to go on: not when closing.
pub(crate) async fn nap(
    clock: &dyn Clock,
    next_ms: Option<i64>,
    changed: &Notify,
    closing: &CancellationToken,
) -> bool {
    let nap = async {
        let Some(next_ms) = next_ms else {
            return std::future::pending().await;
        };
        let left_ms = next_ms.saturating_sub(clock.now().as_millisecond());
        let left = Duration::from_millis(u64::try_from(left_ms).unwrap_or_default());
        tokio::time::sleep(left.min(NAP_MAX)).await;
    };
    tokio::select! {
        () = closing.cancelled() => false,
        () = changed.notified() => true,
        () = nap => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::Grammar;

    fn moment(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    fn table(text: &str) -> Timetable {
        Timetable {
            expression: Expression::parse(text, Grammar::Scheduler).expect(text),
            anchor: moment("2026-01-01T00:00:00Z"),
            zone: TimeZone::UTC,
            start: None,
            end: None,
        }
    }

    #[test]
    fn what_was_missed_is_found_once() {
        let table = table("rate(5 minutes)");
        let (after, now) = (
            moment("2026-01-01T00:05:00Z"),
            moment("2026-01-01T00:16:00Z"),
        );
        let missed = table.missed(after, now, 3600);
        let texts: Vec<String> = missed.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["2026-01-01T00:10:00Z", "2026-01-01T00:15:00Z"]);
        assert!(table.missed(missed[1], now, 3600).is_empty());
    }

    #[test]
    fn what_is_too_old_or_too_much_is_left_out() {
        let table = table("rate(1 minute)");
        let (after, now) = (
            moment("2026-01-01T00:00:00Z"),
            moment("2026-01-03T00:00:00Z"),
        );
        assert_eq!(table.missed(after, now, 600).len(), 11);
        let missed = table.missed(after, now, 86_400);
        assert_eq!((missed.len(), missed.last()), (CATCH_UP_MAX, Some(&now)));
    }

    #[test]
    fn start_and_end_bound_the_firings() {
        let bounded = Timetable {
            start: Some(moment("2026-01-02T00:00:00Z")),
            end: Some(moment("2026-01-03T00:00:00Z")),
            ..table("cron(0 0 * * ? *)")
        };
        let first = bounded.next(moment("2026-01-01T00:00:00Z"));
        assert_eq!(first, bounded.start);
        let second = bounded.next(first.expect("fires"));
        assert_eq!(second, bounded.end);
        assert_eq!(bounded.next(second.expect("fires")), None);
    }
}
