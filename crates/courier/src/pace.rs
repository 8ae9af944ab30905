//! When the next attempt is due.

use serde::{Deserialize, Serialize};

/// How attempts follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// So many retries come without any pause.
    #[serde(default)]
    pub at_once: u32,
    /// So many retries after those come after the shortest pause.
    #[serde(default)]
    pub shortest: u32,
    /// The shortest pause, in milliseconds.
    pub pause_ms_min: u64,
    /// The longest pause, in milliseconds.
    pub pause_ms_max: u64,
    /// So many retries at the end come after the longest pause.
    #[serde(default)]
    pub longest: u32,
    /// How pauses grow in between.
    pub growth: Growth,
}

/// How pauses grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Growth {
    /// By the same amount each time, over this many retries.
    Linear {
        /// How many steps lie between the shortest and the longest pause.
        steps: u32,
    },
    /// Each is twice the one before.
    Doubling,
}

impl Pace {
    /// Twice as long each time: EventBridge's and Scheduler's way.
    #[must_use]
    pub fn doubling(pause_ms_min: u64, pause_ms_max: u64) -> Pace {
        Pace {
            at_once: 0,
            shortest: 0,
            pause_ms_min,
            pause_ms_max,
            longest: 0,
            growth: Growth::Doubling,
        }
    }

    /// The pause before retry number `retry` (from 1), of `retries` at most.
    #[must_use]
    pub fn pause_ms(&self, retry: u32, retries: u32) -> u64 {
        if retry <= self.at_once {
            return 0;
        }
        if retry <= self.at_once.saturating_add(self.shortest) {
            return self.pause_ms_min;
        }
        if retry > retries.saturating_sub(self.longest) {
            return self.pause_ms_max;
        }
        let step = retry - self.at_once - self.shortest - 1;
        let pause_ms = match self.growth {
            Growth::Linear { steps } => {
                let range = self.pause_ms_max.saturating_sub(self.pause_ms_min);
                self.pause_ms_min + range * u64::from(step.min(steps)) / u64::from(steps.max(1))
            }
            Growth::Doubling => {
                let factor = 1_u64.checked_shl(step).unwrap_or(u64::MAX);
                self.pause_ms_min.saturating_mul(factor)
            }
        };
        pause_ms.min(self.pause_ms_max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pauses(pace: Pace, retries: u32) -> Vec<u64> {
        (1..=retries)
            .map(|retry| pace.pause_ms(retry, retries))
            .collect()
    }

    #[test]
    fn pauses_double_up_to_the_longest() {
        let pace = Pace::doubling(1000, 5000);
        assert_eq!(pauses(pace, 5), [1000, 2000, 4000, 5000, 5000]);
        assert_eq!(pace.pause_ms(500, 1000), 5000);
    }

    #[test]
    fn phases_follow_each_other() {
        let pace = Pace {
            at_once: 1,
            shortest: 1,
            pause_ms_min: 10,
            pause_ms_max: 30,
            longest: 1,
            growth: Growth::Linear { steps: 2 },
        };
        assert_eq!(pauses(pace, 6), [0, 10, 10, 20, 30, 30]);
    }
}
