//! Every bound of the front door, in one place. Lambda's own quotas are in `frazil_lambda::limits`.

use std::time::Duration;

frazil_lambda::bounds! {
    /// The front door's bounds that the configuration file can change.
    pub(crate) struct Bounds;

    /// request line and headers together
    head_bytes_max: 1_048_576, Some(1_048_576);
    /// headers of one request
    headers_max: 256, None;
    /// milliseconds that a client may take for a head, or an idle connection is kept
    head_ms_max: 60_000, None;
    /// milliseconds that a client may send hardly anything in the middle of a body
    body_stall_ms_max: 30_000, None;
    /// milliseconds that a client may take nothing of an answer
    answer_stall_ms_max: 60_000, None;
    /// connections of one core; for one more, the one that was silent longest is closed
    core_connections_max: 2048, None;
    /// milliseconds that open requests may take after the first signal to stop
    stop_ms_max: 10_000, None;
    /// environments that wait in the sandbox's pool for a first request
    ready_environments: 4, None;
}

/// What a connection reads at once, whatever `head_bytes_max` is.
pub(super) const HEAD_BYTES_LEAST: usize = 8 << 10;
/// What has to come of a body before its sender gets as much time again.
pub(super) const BODY_PROGRESS_BYTES: usize = 1 << 10;
/// How soon another connection is asked to give way, when the first one still has an answer to end.
pub(super) const GIVE_WAY_PAUSE: Duration = Duration::from_millis(100);
/// How much of a body that is too large is still read, so that its sender hears the answer
/// instead of a closed connection.
pub(super) const DRAIN_BYTES_MAX: u64 = 256 << 20;
/// The answer of a custom resource; CloudFormation reads less of it.
pub(super) const SIGNAL_BYTES_MAX: u64 = 64 << 10;
/// Connections that the kernel queues for one shard.
pub(super) const BACKLOG: i32 = 1024;
/// Pause after the machine refused a connection (no descriptors left).
pub(super) const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
