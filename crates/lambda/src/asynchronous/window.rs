//! How many attempts may run at once on this machine.
//!
//! AWS has a core for every environment; here a burst of events would start more environments than
//! there is time for, and functions would run out of theirs. So the number begins low, grows with
//! every attempt that ends while the machine has time left, and shrinks while it has none.

/// Attempts that every core takes, however busy it is.
const PER_CORE: usize = 2;

/// The number and its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    now: usize,
    min: usize,
    max: usize,
}

impl Window {
    pub(super) fn new(cores: usize, max: u64) -> Window {
        let max = usize::try_from(max).unwrap_or(usize::MAX).max(1);
        let min = (cores * PER_CORE).clamp(1, max);
        Window { now: min, min, max }
    }

    pub(super) fn places(&self) -> usize {
        self.now
    }

    /// An attempt has ended, and so many still run. What was not used is no reason to grow, and
    /// after a rest everything begins anew: environments may have gone.
    pub(super) fn ended(&mut self, running: usize, machine_is_saturated: bool) {
        let was_used = (running + 1) * 2 >= self.now;
        self.now = match (running, machine_is_saturated) {
            (0, _) => self.min,
            (_, true) => (self.now - 1).max(self.min),
            (_, false) if was_used => (self.now + 1).min(self.max),
            _ => self.now,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_grow_while_the_machine_has_time_and_shrink_to_what_it_can_take() {
        let mut window = Window::new(2, 100);
        assert_eq!(window.places(), 4);
        for _ in 0..200 {
            window.ended(window.places() / 2, false);
        }
        assert_eq!(window.places(), 100);
        for _ in 0..200 {
            window.ended(50, true);
        }
        assert_eq!(window.places(), 4);
        window.ended(3, false);
        window.ended(1, false);
        assert_eq!(window.places(), 5, "more was not needed");
        window.ended(0, false);
        assert_eq!(window.places(), 4);
        assert_eq!(Window::new(64, 10).places(), 10);
        assert_eq!(Window::new(2, 0).places(), 1);
    }
}
