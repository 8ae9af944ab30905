//! Every bound of the front door, in one place. Lambda's own quotas are in `frazil_lambda::limits`.

use std::time::Duration;

/// The request line and all headers together, as AWS allows.
pub(super) const HEAD_BYTES_MAX: usize = 1 << 20;
/// Headers of one request.
pub(super) const HEADERS_MAX: usize = 256;
/// How long a client may take for a head; also how long an idle connection is kept.
pub(super) const HEAD_TIMEOUT: Duration = Duration::from_secs(60);
/// How long a client may send nothing in the middle of a body.
pub(super) const BODY_STALL_TIMEOUT: Duration = Duration::from_secs(30);
/// How much of a body that is too large is still read, so that its sender hears the answer
/// instead of a closed connection.
pub(super) const DRAIN_BYTES_MAX: u64 = 256 << 20;
/// Connections of one shard; more wait in the kernel's queue.
pub(super) const CONNECTIONS_PER_SHARD_MAX: usize = 2048;
/// Connections that the kernel queues for one shard.
pub(super) const BACKLOG: i32 = 1024;
/// Pause after the machine refused a connection (no descriptors left).
pub(super) const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// How long open requests may take after the first signal to stop.
pub(super) const GRACE: Duration = Duration::from_secs(10);
/// A request to CloudWatch Logs: PutLogEvents takes 1 MB of events, and JSON may double it.
pub(super) const LOGS_BYTES_MAX: u64 = 4 << 20;
/// A request to SQS: 1 MiB of messages, which JSON may make six times as long.
pub(super) const SQS_BYTES_MAX: u64 = 8 << 20;
/// Environments that wait in the sandbox's pool for a first request.
pub(super) const POOL: usize = 4;
