//! What becomes of an event, before and after an attempt. Pure.

use super::event::EventRecord;
use super::notice::Condition;
use crate::directory::EventSettings;
use crate::limits::Limits;

/// What becomes of an event that the function has failed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Once more, so many milliseconds from now.
    Again { after_ms: u64 },
    /// It was the last attempt.
    Over(Condition),
}

/// Why an event is not to be tried at all.
pub(crate) fn before(
    event: &EventRecord,
    settings: &EventSettings,
    reserved_concurrency: Option<u32>,
    now_ms: i64,
    limits: &Limits,
) -> Option<Condition> {
    if reserved_concurrency == Some(0) {
        return Some(Condition::ZeroReservedConcurrency);
    }
    let age_s_max = settings.age_s_max.map_or(limits.async_age_s_max, u64::from);
    let age_ms = u64::try_from(now_ms - event.accepted_ms).unwrap_or_default();
    (age_ms > age_s_max * 1000).then_some(Condition::EventAgeExceeded)
}

/// After the function has failed `attempts` times: retries come after one minute, then two.
pub(crate) fn after_failure(attempts: u32, settings: &EventSettings, limits: &Limits) -> Verdict {
    let retries_max = settings
        .retries_max
        .map_or(limits.async_retries_max, u64::from);
    let attempts = u64::from(attempts);
    match attempts > retries_max {
        true => Verdict::Over(Condition::RetriesExhausted),
        false => Verdict::Again {
            after_ms: attempts * limits.async_retry_ms,
        },
    }
}

/// How long to wait after so many refusals in a row that were not the function's fault.
pub(crate) fn backoff_ms(refusals: u32, limits: &Limits) -> u64 {
    let doubled = 1_u64.checked_shl(refusals).unwrap_or(u64::MAX);
    let wanted = limits.async_backoff_ms_min.saturating_mul(doubled);
    wanted.min(limits.async_backoff_ms_max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(accepted_ms: i64) -> EventRecord {
        EventRecord {
            qualifier: None,
            incarnation: String::new(),
            accepted_ms,
            attempts: 0,
            refusals: 0,
            trace: None,
            tenant: None,
            answered: false,
        }
    }

    fn settings(retries_max: Option<u32>, age_s_max: Option<u32>) -> EventSettings {
        EventSettings {
            retries_max,
            age_s_max,
            ..EventSettings::default()
        }
    }

    #[test]
    fn retries_come_after_one_and_two_minutes() {
        let limits = Limits::default();
        let after = |attempts, retries| after_failure(attempts, &settings(retries, None), &limits);
        let again = |after_ms| Verdict::Again { after_ms };
        let over = Verdict::Over(Condition::RetriesExhausted);
        assert_eq!(after(1, None), again(60_000));
        assert_eq!(after(2, None), again(120_000));
        assert_eq!(after(3, None), over);
        assert_eq!(after(1, Some(0)), over);
        assert_eq!(after(2, Some(1)), over);
    }

    #[test]
    fn an_old_event_is_not_tried() {
        let limits = Limits::default();
        let barred = |age_ms, max| before(&event(0), &settings(None, max), None, age_ms, &limits);
        assert_eq!(barred(60_000, Some(60)), None);
        assert_eq!(barred(60_001, Some(60)), Some(Condition::EventAgeExceeded));
        assert_eq!(barred(21_600_000, None), None);
        assert_eq!(barred(21_600_001, None), Some(Condition::EventAgeExceeded));
        assert_eq!(barred(-5, None), None, "clocks may go backwards");
    }

    #[test]
    fn no_concurrency_at_all_ends_an_event_at_once() {
        let (event, settings, limits) = (event(0), settings(None, None), Limits::default());
        let barred = |reserved| before(&event, &settings, reserved, 0, &limits);
        assert_eq!(barred(Some(0)), Some(Condition::ZeroReservedConcurrency));
        assert_eq!(barred(Some(1)), None);
    }

    #[test]
    fn the_backoff_grows_from_a_second_to_five_minutes() {
        let limits = Limits::default();
        let seconds = |refusals| backoff_ms(refusals, &limits) / 1000;
        assert_eq!(
            [0, 1, 2, 8, 9, 40, 100].map(seconds),
            [1, 2, 4, 256, 300, 300, 300]
        );
    }
}
