//! The decision: reuse, pass on, wait a little, or make a new environment.

use std::time::Duration;

use tokio::time::Instant;

/// Longest wait that is expected of anybody. Long enough that fast functions keep to one
/// environment on each core: more of them than cores only cost (measured, `sandbox.md` §7).
const WAIT_MAX: Duration = Duration::from_millis(10);

/// Bounds of the time after which work that waits gets a new environment in spite of what was
/// expected. Between them it is the time that the release's runtime takes to start: waiting
/// longer never pays.
pub(crate) const PATIENCE: (Duration, Duration) = (WAIT_MAX, Duration::from_millis(250));

/// A wait so short that passing work on, which wakes another core, would not be faster.
const WAIT_SHORT: Duration = Duration::from_millis(2);

/// [`WAIT_MAX`] on a core that has no time left. There a second environment at work makes nobody
/// faster and all of them slower, even if it exists already.
const WAIT_MAX_SATURATED: Duration = Duration::from_millis(100);

/// The time after which work gets an environment of its own although others get on with their
/// events on a core that has no time left.
pub(crate) const PATIENCE_SATURATED: Duration = Duration::from_millis(500);

/// Passing on costs a wake-up of another core each time. A shard that does it this often within
/// [`OFTEN_WINDOW`] gets an environment of its own.
const OFTEN: u32 = 100;
const OFTEN_WINDOW: Duration = Duration::from_secs(1);

/// What a shard sees of a release when work arrives.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scene {
    /// Environments here that could start now.
    pub(crate) idle: usize,
    /// Environments here that have answered and will be idle in a moment.
    pub(crate) draining: usize,
    /// Work that waits here already.
    pub(crate) waiting: usize,
    /// All environments here.
    pub(crate) members: usize,
    /// How long one is busy with an event.
    pub(crate) pace: Option<Duration>,
    /// A shard with an environment that could start now.
    pub(crate) elsewhere: Option<usize>,
    /// This shard has passed on much lately.
    pub(crate) forwards_often: bool,
    /// The shard's core has no time left.
    pub(crate) saturated: bool,
}

/// Where work goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placement {
    /// To the environment here that became idle last.
    Idle,
    /// To another shard.
    Forward(usize),
    /// To the first environment here that is done, for a bounded time.
    Wait,
    /// To a new environment.
    Create,
}

impl Scene {
    /// Decides. Work that was passed on once stays.
    pub(crate) fn place(&self, may_forward: bool) -> Placement {
        let wait = self.expected_wait();
        if self.saturated && wait.is_some_and(|wait| wait <= WAIT_MAX_SATURATED) {
            return Placement::Wait;
        }
        if self.idle > 0 {
            return Placement::Idle;
        }
        if self.waiting < self.draining {
            return Placement::Wait;
        }
        if wait.is_some_and(|wait| wait <= WAIT_SHORT) {
            return Placement::Wait;
        }
        // Only the first of those who pass on often makes an environment here.
        let settles = self.forwards_often && self.members == 0;
        if let Some(shard) = self.elsewhere.filter(|_| may_forward && !settles) {
            return Placement::Forward(shard);
        }
        match wait {
            Some(wait) if wait <= WAIT_MAX => Placement::Wait,
            _ => Placement::Create,
        }
    }

    /// When a busy environment here will have come to this work; nothing when none is busy, or
    /// when nobody knows.
    fn expected_wait(&self) -> Option<Duration> {
        let busy = self.members.saturating_sub(self.idle);
        let busy = u32::try_from(busy).ok().filter(|&busy| busy > 0)?;
        let before = u32::try_from(self.waiting + 1).ok()?;
        Some(self.pace? * before / busy)
    }
}

/// Counts events of the last while.
#[derive(Debug, Default)]
pub(crate) struct Recent {
    window: Option<Instant>,
    count: u32,
}

impl Recent {
    pub(crate) fn note(&mut self, now: Instant) {
        if self.window.is_none_or(|start| now - start > OFTEN_WINDOW) {
            self.window = Some(now);
            self.count = 0;
        }
        self.count += 1;
    }

    pub(crate) fn is_often(&self) -> bool {
        self.count >= OFTEN
            && self
                .window
                .is_some_and(|start| start.elapsed() <= OFTEN_WINDOW)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(scene: Scene, expect: Placement) {
        assert_eq!(scene.place(true), expect, "{scene:?}");
    }

    fn scene() -> Scene {
        Scene::default()
    }

    #[test]
    fn the_first_request_makes_an_environment() {
        check(scene(), Placement::Create);
        // Others are on their way, but nobody knows how fast they will be.
        check(
            Scene {
                members: 49,
                ..scene()
            },
            Placement::Create,
        );
    }

    #[test]
    fn an_idle_environment_anywhere_is_better_than_a_new_one() {
        let both = Scene {
            idle: 1,
            elsewhere: Some(1),
            ..scene()
        };
        check(both, Placement::Idle);
        let elsewhere = Scene {
            elsewhere: Some(1),
            ..scene()
        };
        check(elsewhere, Placement::Forward(1));
        assert_eq!(elsewhere.place(false), Placement::Create);
        let often = Scene {
            forwards_often: true,
            ..elsewhere
        };
        check(often, Placement::Create);
        check(
            Scene {
                members: 1,
                ..often
            },
            Placement::Forward(1),
        );
    }

    #[test]
    fn who_has_answered_is_worth_a_short_wait() {
        let draining = Scene {
            draining: 1,
            members: 1,
            ..scene()
        };
        check(draining, Placement::Wait);
        check(
            Scene {
                waiting: 1,
                ..draining
            },
            Placement::Create,
        );
    }

    #[test]
    fn fast_functions_wait_and_slow_ones_grow() {
        let busy = |pace_us, waiting| Scene {
            members: 1,
            waiting,
            pace: Some(Duration::from_micros(pace_us)),
            ..scene()
        };
        check(busy(30, 63), Placement::Wait);
        check(busy(250, 31), Placement::Wait);
        check(busy(5_000, 2), Placement::Create);
        check(busy(100_000, 0), Placement::Create);
    }

    #[test]
    fn a_very_short_wait_is_better_than_waking_another_core() {
        let busy = |waiting| Scene {
            members: 1,
            waiting,
            pace: Some(Duration::from_micros(100)),
            elsewhere: Some(1),
            ..scene()
        };
        check(busy(19), Placement::Wait);
        check(busy(20), Placement::Forward(1));
    }

    #[test]
    fn a_core_without_time_runs_one_environment_even_if_there_are_others() {
        let saturated = |pace_ms| Scene {
            members: 3,
            idle: 2,
            waiting: 9,
            pace: Some(Duration::from_millis(pace_ms)),
            elsewhere: Some(1),
            saturated: true,
            ..scene()
        };
        check(saturated(5), Placement::Wait);
        check(saturated(50), Placement::Idle);
        let resting = Scene {
            members: 2,
            ..saturated(5)
        };
        check(resting, Placement::Idle);
    }

    #[tokio::test(start_paused = true)]
    async fn passing_on_is_forgotten_after_a_while() {
        let mut recent = Recent::default();
        for _ in 0..OFTEN {
            assert!(!recent.is_often());
            recent.note(Instant::now());
        }
        assert!(recent.is_often());
        tokio::time::advance(OFTEN_WINDOW * 2).await;
        assert!(!recent.is_often());
    }
}
