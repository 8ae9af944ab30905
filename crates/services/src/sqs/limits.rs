//! Every bound of SQS. Where nothing else is said, the number is AWS's.

use std::time::Duration;

/// A message with its attributes, in bytes; also a batch of messages.
pub(super) const MESSAGE_BYTES_MAX: u32 = 1 << 20;
/// The least that a queue's `MaximumMessageSize` can be, in bytes.
pub(super) const MESSAGE_BYTES_MAX_MIN: u32 = 1024;
/// `DelaySeconds`
pub(super) const DELAY_S_MAX: u32 = 900;
/// `VisibilityTimeout`, also in all from one receive on.
pub(super) const VISIBILITY_S_MAX: u32 = 43_200;
/// `WaitTimeSeconds`
pub(super) const WAIT_S_MAX: u32 = 20;
/// `MessageRetentionPeriod`, least and greatest.
pub(super) const RETENTION_S: std::ops::RangeInclusive<u32> = 60..=1_209_600;
/// `KmsDataKeyReusePeriodSeconds`, least and greatest.
pub(super) const KEY_REUSE_S: std::ops::RangeInclusive<u32> = 60..=86_400;
/// `maxReceiveCount`, least and greatest.
pub(super) const RECEIVES: std::ops::RangeInclusive<u32> = 1..=1000;
/// Messages of one receive, entries of one batch.
pub(super) const BATCH_MAX: usize = 10;
/// Messages of one queue that are in flight.
pub(super) const IN_FLIGHT_MAX: usize = 120_000;
/// Messages of one queue. AWS has no such bound; here each costs memory (about 200 bytes).
pub(super) const MESSAGES_MAX: usize = 1_000_000;
/// Attributes of one message.
pub(super) const ATTRIBUTES_MAX: usize = 10;
/// Tags of one queue.
pub(super) const TAGS_MAX: usize = 50;
/// Queues of one page.
pub(super) const PAGE_MAX: i32 = 1000;
/// Source queues that `RedriveAllowPolicy` names.
pub(super) const ALLOWED_SOURCES_MAX: usize = 10;
/// Actions of one `AddPermission`.
pub(super) const ACTIONS_MAX: usize = 7;
/// How long a deduplication id is remembered.
pub(super) const DEDUPLICATION_MS: i64 = 5 * 60 * 1000;
/// How long a `ReceiveRequestAttemptId` is remembered.
pub(super) const ATTEMPT_MS: i64 = 5 * 60 * 1000;
/// How long a purge, or the deletion of a queue, forbids the next purge or creation.
pub(super) const PAUSE_MS: i64 = 60 * 1000;
/// How often what has expired is removed.
pub(super) const SWEEP_EVERY: Duration = Duration::from_secs(60);
/// Records that are read or removed together.
pub(super) const RECORDS_PER_STEP: usize = 512;
/// Tasks that `ListMessageMoveTasks` remembers for one queue.
pub(super) const TASKS_MAX: usize = 10;
/// `MaxNumberOfMessagesPerSecond`; also how fast messages move unless somebody says otherwise.
pub(super) const MOVES_PER_SECOND_MAX: u32 = 500;
