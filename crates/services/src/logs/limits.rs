//! Bounds of queries. Where nothing else is said, they are ours.

use std::time::Duration;

/// Rows that a query returns, unless it or its request wants fewer (AWS: 10,000).
pub(super) const QUERY_RESULTS_MAX: usize = 10_000;
/// Rows that a query sorts or tells apart.
pub(super) const QUERY_ROWS_MAX: usize = 100_000;
/// Groups of a `stats` command.
pub(super) const QUERY_GROUPS_MAX: usize = 100_000;
/// Values of one group that are told apart, or put in order for a percentile.
pub(super) const QUERY_VALUES_MAX: usize = 100_000;
/// Expressions in each other.
pub(super) const QUERY_DEPTH_MAX: usize = 64;
/// Memory of a compiled regular expression.
pub(super) const QUERY_REGEX_BYTES_MAX: usize = 1 << 20;
/// Events that a query reads at once.
pub(super) const QUERY_READ_EVENTS: usize = 512;
/// Queries that run at the same time (AWS: 30, can be raised).
pub(super) const QUERIES_AT_ONCE_MAX: usize = 30;
/// Queries whose results are kept.
pub(super) const QUERIES_KEPT_MAX: usize = 100;
/// How long a query may take (AWS: 60 minutes).
pub(super) const QUERY_TIME_MAX: Duration = Duration::from_secs(900);
/// Groups of one query (AWS: 50).
pub(super) const QUERY_LOG_GROUPS_MAX: usize = 50;
