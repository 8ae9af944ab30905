//! What waits for one subscriber.

use std::collections::VecDeque;

use tokio::time::Instant;

use super::Loss;
use super::subscription::Buffering;

/// Portions that are kept while one is under way; AWS tells subscribers to expect as much.
const PORTIONS_MAX: usize = 2;

/// Events in their order, up to twice what the subscriber takes at once.
#[derive(Debug)]
pub(super) struct Queue {
    events: VecDeque<String>,
    bytes: usize,
    /// When the oldest event came.
    since: Instant,
    buffering: Buffering,
}

impl Queue {
    pub(super) fn new(buffering: Buffering, now: Instant) -> Queue {
        Queue {
            events: VecDeque::new(),
            bytes: 0,
            since: now,
            buffering,
        }
    }

    /// Takes an event, unless there are too many.
    pub(super) fn push(&mut self, event: String, now: Instant) -> Result<(), Loss> {
        let bytes = self.bytes + event.len();
        let is_over = bytes > PORTIONS_MAX * self.buffering.bytes_max
            || self.events.len() >= PORTIONS_MAX * self.buffering.items_max;
        // One event that is longer than everything still arrives.
        if is_over && !self.events.is_empty() {
            return Err(Loss {
                records: 1,
                bytes: event.len() as u64,
            });
        }
        if self.events.is_empty() {
            self.since = now;
        }
        self.bytes = bytes;
        self.events.push_back(event);
        Ok(())
    }

    /// When to deliver; nothing while there is nothing.
    pub(super) fn due(&self) -> Option<Instant> {
        let Buffering {
            items_max,
            bytes_max,
            wait,
        } = self.buffering;
        let is_full = self.bytes >= bytes_max || self.events.len() >= items_max;
        match (self.events.is_empty(), is_full) {
            (true, _) => None,
            (false, true) => Some(self.since),
            (false, false) => Some(self.since + wait),
        }
    }

    /// One portion.
    pub(super) fn take(&mut self, now: Instant) -> Vec<String> {
        let (mut portion, mut bytes) = (Vec::new(), 0);
        while portion.len() < self.buffering.items_max && bytes < self.buffering.bytes_max {
            let Some(event) = self.events.pop_front() else {
                break;
            };
            bytes += event.len();
            portion.push(event);
        }
        self.bytes -= bytes;
        self.since = now;
        portion
    }

    pub(super) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const BUFFERING: Buffering = Buffering {
        items_max: 3,
        bytes_max: 10,
        wait: Duration::from_secs(1),
    };

    #[test]
    fn a_portion_is_due_when_it_is_full_or_has_waited() {
        let now = Instant::now();
        let mut queue = Queue::new(BUFFERING, now);
        assert_eq!(queue.due(), None);
        let later = now + Duration::from_millis(5);
        queue.push("1".into(), later).expect("has room");
        assert_eq!(queue.due(), Some(later + BUFFERING.wait));
        queue.push("2".into(), later).expect("has room");
        queue.push("3".into(), later).expect("has room");
        assert_eq!(queue.due(), Some(later));
        queue.push("4".into(), later).expect("has room");
        assert_eq!(queue.take(later), ["1", "2", "3"]);
        assert_eq!(queue.take(later), ["4"]);
        assert!(queue.is_empty() && queue.take(later).is_empty());
        queue.push("x".repeat(10), later).expect("has room");
        assert_eq!(queue.due(), Some(later));
    }

    #[test]
    fn what_is_more_than_two_portions_is_lost() {
        let now = Instant::now();
        let mut queue = Queue::new(BUFFERING, now);
        queue
            .push("x".repeat(100), now)
            .expect("the first always fits");
        assert_eq!(
            queue.push("yy".into(), now),
            Err(Loss {
                records: 1,
                bytes: 2
            })
        );
        queue.take(now);
        for _ in 0..6 {
            queue.push("z".into(), now).expect("has room");
        }
        assert!(queue.push("z".into(), now).is_err());
    }
}
