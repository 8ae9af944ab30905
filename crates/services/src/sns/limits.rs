//! Every bound of SNS. Where nothing else is said, the number is AWS's.

use std::time::Duration;

/// Bytes of a message with its attributes; also of a batch.
pub(super) const MESSAGE_BYTES_MAX: usize = 256 * 1024;
/// Bytes of a request: the encoding of a form triples what is not plain text.
pub(super) const REQUEST_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// Entries of one batch.
pub(super) const BATCH_MAX: usize = 10;
/// Topics or subscriptions of one page.
pub(super) const PAGE_MAX: usize = 100;
/// Topics. AWS has 100,000; here each costs memory.
pub(super) const TOPICS_MAX: usize = 10_000;
/// Subscriptions of one topic. AWS has 12,500,000; here each costs memory.
pub(super) const SUBSCRIPTIONS_MAX: usize = 10_000;
/// Tags of one topic.
pub(super) const TAGS_MAX: usize = 50;
/// Fields of one filter policy.
pub(super) const FILTER_FIELDS_MAX: usize = 5;
/// Characters of a subject.
pub(super) const SUBJECT_MAX: usize = 100;
/// For how long a deduplication id counts, in milliseconds.
pub(super) const DEDUPLICATION_MS: i64 = 5 * 60 * 1000;
/// Retries for functions and queues, and for how long, in milliseconds.
pub(super) const RETRIES_MAX: u32 = 100_015;
/// For how long functions and queues are tried, in milliseconds.
pub(super) const AGE_MS_MAX: i64 = 23 * 24 * 60 * 60 * 1000;
/// For how long a web server is tried, in milliseconds.
pub(super) const HTTP_AGE_MS_MAX: i64 = 3_600_000;
/// For how long a web server may take for its answer.
pub(super) const HTTP_ANSWER_MAX: Duration = Duration::from_secs(15);
/// Records read in one step when the server starts.
pub(super) const RECORDS_PER_STEP: usize = 500;
