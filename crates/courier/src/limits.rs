//! Every bound of the courier.

use std::time::Duration;

/// Attempts of one courier that run at the same time.
pub(crate) const ATTEMPTS_MAX: usize = 64;
/// Parcels of one courier that wait. Each costs memory (about 200 bytes).
pub(crate) const PARCELS_MAX: usize = 1_000_000;
/// How long the courier sleeps at most before it looks at the clock again: a machine that was
/// suspended must not stay behind.
pub(crate) const NAP_MAX: Duration = Duration::from_secs(1);
/// How long one attempt may take.
pub(crate) const ATTEMPT_MAX: Duration = Duration::from_secs(30);
/// Parcels read in one step when the server starts.
pub(crate) const RECORDS_PER_STEP: usize = 500;
/// Attempts to bring a dead letter to its queue.
pub(crate) const DEAD_LETTER_ATTEMPTS_MAX: u32 = 100;
/// Bytes of an error's message that a dead letter tells.
pub(crate) const ERROR_BYTES_MAX: usize = 1024;
