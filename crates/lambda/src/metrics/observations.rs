//! What functions did, until whoever keeps metrics takes it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

/// Observations that may wait; those beyond are lost, and counted.
const WAITING_MAX: usize = 200_000;

/// One thing that was seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Milliseconds since 1970.
    pub time_ms: i64,
    /// The function's ARN as the caller qualified it.
    pub invoked_arn: String,
    /// The version that ran, or would have.
    pub version: String,
    /// What was seen.
    pub measure: Measure,
}

/// What can be seen of a function.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measure {
    /// An invocation was let in; so many of all functions run now.
    Invocation {
        /// Invocations under way.
        concurrency: u64,
    },
    /// An invocation was answered.
    Outcome {
        /// By an error of the function.
        failed: bool,
    },
    /// An environment was busy with an event for so many milliseconds.
    Duration(f64),
    /// An invocation was refused for want of concurrency.
    Throttle,
}

/// The observations that wait.
#[derive(Debug, Default)]
pub struct Observations(Mutex<Waiting>);

#[derive(Debug, Default)]
struct Waiting {
    all: Vec<Observation>,
    lost: u64,
}

impl Observations {
    pub(crate) fn note(&self, invoked_arn: &str, version: &str, measure: Measure) {
        let mut waiting = self.waiting();
        if waiting.all.len() >= WAITING_MAX {
            waiting.lost += 1;
            return;
        }
        waiting.all.push(Observation {
            time_ms: Timestamp::now().as_millisecond(),
            invoked_arn: invoked_arn.to_owned(),
            version: version.to_owned(),
            measure,
        });
    }

    /// Everything that was seen since the last time.
    #[must_use]
    pub fn take(&self) -> Vec<Observation> {
        let waiting = std::mem::take(&mut *self.waiting());
        if waiting.lost > 0 {
            let lost = waiting.lost;
            tracing::warn!(
                lost,
                "observations of functions were lost: they came too fast"
            );
        }
        waiting.all
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
