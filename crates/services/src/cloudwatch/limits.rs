//! Every bound of CloudWatch. Where nothing else is said, the number is AWS's.

use std::time::Duration;

/// A request's body, in bytes.
pub(super) const REQUEST_BYTES_MAX: u64 = 1 << 20;
/// Dimensions of a metric.
pub(super) const DIMENSIONS_MAX: usize = 30;
/// Values of one datum.
pub(super) const VALUES_MAX: usize = 150;
/// Data of one request.
pub(super) const DATA_MAX: usize = 1000;
/// Points of one `GetMetricStatistics`.
pub(super) const STATISTICS_POINTS_MAX: i64 = 1440;
/// Points of one `GetMetricData`.
pub(super) const DATA_POINTS_MAX: i64 = 100_800;
/// Metrics of one page of `ListMetrics`.
pub(super) const METRICS_PAGE: usize = 500;
/// How old, and how far ahead, data may be when it comes.
pub(super) const PAST_MS: i64 = 14 * 24 * 3_600_000;
pub(super) const FUTURE_MS: i64 = 2 * 3_600_000;
/// How long data is kept. AWS keeps it for up to 15 months, ever coarser.
pub(super) const KEPT_HOURS: i64 = 15 * 24;
/// How often what functions did is collected, and alarms are evaluated. Ours.
pub(super) const COLLECT_EVERY: Duration = Duration::from_secs(5);
/// How often data that is too old is removed. Ours.
pub(super) const TRIM_EVERY: Duration = Duration::from_secs(3600);
/// Events that an alarm's history keeps. Ours: AWS keeps 30 days.
pub(super) const HISTORY_MAX: usize = 100;
/// An alarm's actions for one state.
pub(super) const ACTIONS_MAX: usize = 5;
/// A dashboard's body, in bytes.
pub(super) const DASHBOARD_BYTES_MAX: usize = 1 << 20;
/// Parentheses and functions of an expression in each other. Ours.
pub(super) const MATH_DEPTH_MAX: usize = 32;
/// Tags of an alarm.
pub(super) const TAGS_MAX: usize = 50;
