//! Waiting with a deadline, cheaply.

use std::pin::{Pin, pin};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, Sleep, sleep_until};

/// A timer that is kept from one invocation to the next. Deadlines mostly move into the future,
/// so the timer is left alone: when it rings early, it is set again. An invocation that is
/// shorter than its timeout then costs no work on timers at all.
pub(super) struct Alarm(Pin<Box<Sleep>>);

/// Why a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waited {
    Changed,
    Deadline,
}

impl Default for Alarm {
    fn default() -> Alarm {
        Alarm(Box::pin(sleep_until(
            Instant::now() + Duration::from_secs(1),
        )))
    }
}

impl Alarm {
    /// Waits for a change or for the deadline.
    pub(super) async fn wait(&mut self, changed: &Notify, deadline: Instant) -> Waited {
        let mut notified = pin!(changed.notified());
        loop {
            if self.0.is_elapsed() || self.0.deadline() > deadline {
                self.0.as_mut().reset(deadline);
            }
            tokio::select! {
                biased;
                () = &mut notified => return Waited::Changed,
                () = &mut self.0 => if Instant::now() >= deadline {
                    return Waited::Deadline;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn it_rings_at_the_deadline_whatever_it_was_set_to() {
        let (mut alarm, changed) = (Alarm::default(), Notify::new());
        for wait_ms in [3000, 10, 500, 10_000] {
            let start = Instant::now();
            let deadline = start + Duration::from_millis(wait_ms);
            assert_eq!(alarm.wait(&changed, deadline).await, Waited::Deadline);
            // The timer's own resolution is a millisecond.
            assert!(start.elapsed() <= Duration::from_millis(wait_ms + 2));
            changed.notify_one();
            assert_eq!(alarm.wait(&changed, deadline).await, Waited::Changed);
        }
    }
}
