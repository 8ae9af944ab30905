//! Every bound of EventBridge and Scheduler. Where nothing else is said, the number is AWS's.

use std::time::Duration;

/// Bytes of all entries of one `PutEvents`.
pub(crate) const ENTRIES_BYTES_MAX: usize = 1024 * 1024;
/// Bytes of one request.
pub(crate) const REQUEST_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// Rules of one bus.
pub(crate) const RULES_MAX: usize = 300;
/// Targets of one rule.
pub(crate) const TARGETS_MAX: usize = 5;
/// Event buses.
pub(crate) const BUSES_MAX: usize = 100;
/// Tags of one resource.
pub(crate) const TAGS_MAX: usize = 50;
/// Resources of one page.
pub(crate) const PAGE_MAX: usize = 100;
/// Retries of a target that says nothing else.
pub(crate) const RETRIES_DEFAULT: u32 = 185;
/// For how long a target is tried that says nothing else, in seconds.
pub(crate) const AGE_S_DEFAULT: i64 = 86_400;
/// The pause before the first retry, in milliseconds; each is twice the one before.
pub(crate) const PAUSE_MS_MIN: u64 = 1000;
/// The longest pause between retries, in milliseconds.
pub(crate) const PAUSE_MS_MAX: u64 = 600_000;
/// How many buses an event may go through, so that rules that send to each other end.
pub(crate) const HOPS_MAX: u32 = 5;
/// Firings of one rule or schedule that a server makes up for after it was down: the newest. Ours.
pub(crate) const CATCH_UP_MAX: usize = 100;
/// The longest nap before the clock is looked at again: a machine may have been suspended.
pub(crate) const NAP_MAX: Duration = Duration::from_secs(1);
/// Records read in one step when the server starts.
pub(crate) const RECORDS_PER_STEP: usize = 500;
/// Schedule groups.
pub(crate) const GROUPS_MAX: usize = 500;
/// Schedules, in all groups. AWS has a million; here each costs memory.
pub(crate) const SCHEDULES_MAX: usize = 100_000;
/// Archives.
pub(crate) const ARCHIVES_MAX: usize = 100;
/// What retention counts in.
pub(crate) const DAY_MS: i64 = 86_400_000;
