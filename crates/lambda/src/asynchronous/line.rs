//! The queue of one function: what of it is in memory, what is running, how fast it may go.

use std::collections::{HashSet, VecDeque};

use super::event::Queued;
use super::verdict::backoff_ms;
use crate::limits::Limits;

/// The events of one function, as far as they are in memory. The store has all of them.
#[derive(Debug)]
pub(crate) struct Line {
    /// Due, and not begun.
    ready: VecDeque<Queued>,
    /// Being tried, by id.
    running: HashSet<String>,
    /// The store may have due events that are not here.
    pub(crate) unread: bool,
    /// When the first event that was not due will be.
    pub(crate) next_due_ms: Option<i64>,
    /// Simultaneous attempts that the function has lately had room for.
    at_once_max: usize,
    /// How often in a row nothing at all could run.
    throttles: u32,
    paused_until_ms: i64,
    /// It waits for its turn.
    pub(crate) in_turn: bool,
}

impl Default for Line {
    fn default() -> Line {
        Line {
            ready: VecDeque::new(),
            running: HashSet::new(),
            unread: true,
            next_due_ms: None,
            at_once_max: usize::MAX,
            throttles: 0,
            paused_until_ms: i64::MIN,
            in_turn: false,
        }
    }
}

/// Whether one more attempt may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leave {
    Granted,
    /// Not before one of its own attempts has ended.
    Full,
    /// Others may have what is left.
    Fair,
    /// Not before this time.
    Paused(i64),
}

impl Line {
    /// Whether one more attempt may begin when so many places are free altogether. A function may
    /// have as many places as it leaves free: alone it gets half of them, and another one that
    /// comes later always finds some.
    pub(crate) fn leave(&self, free: usize, reserved: Option<u32>, now_ms: i64) -> Leave {
        let running = self.running.len();
        let reserved = reserved.map_or(usize::MAX, |max| max.max(1) as usize);
        if self.paused_until_ms > now_ms {
            Leave::Paused(self.paused_until_ms)
        } else if running >= self.at_once_max.min(reserved) {
            Leave::Full
        } else if running >= free {
            Leave::Fair
        } else {
            Leave::Granted
        }
    }

    /// The next event that is due; it is running from now on.
    pub(crate) fn begin(&mut self) -> Option<Queued> {
        let event = self.ready.pop_front()?;
        self.running.insert(event.id.clone());
        Some(event)
    }

    /// How many events to read so that `page` of them are new.
    pub(crate) fn to_read(&self, page: usize) -> usize {
        page + self.running.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ready.is_empty()
    }

    /// Nothing to do, now or later, as far as is known.
    pub(crate) fn is_over(&self) -> bool {
        let waits = self.unread || self.next_due_ms.is_some();
        self.ready.is_empty() && self.running.is_empty() && !waits
    }

    /// Takes what was read, in order; `is_all` when there was no more.
    pub(crate) fn refill(&mut self, read: Vec<Queued>, is_all: bool, now_ms: i64) {
        self.next_due_ms = None;
        self.unread = !is_all;
        for event in read {
            if event.due_ms > now_ms {
                self.next_due_ms = Some(event.due_ms);
                self.unread = false;
                return;
            }
            if !self.running.contains(&event.id) {
                self.ready.push_back(event);
            }
        }
    }

    /// An attempt is over and the event is gone, or is due at another time.
    pub(crate) fn ended(&mut self, id: &str, moved: bool) {
        self.running.remove(id);
        self.unread |= moved;
    }

    /// The function had room.
    pub(crate) fn went_well(&mut self) {
        self.at_once_max = self.at_once_max.saturating_add(1);
        self.throttles = 0;
    }

    /// The function had no room. While others of its events run, the end of one of them is the
    /// time to try again; else it is a matter of waiting, longer each time.
    pub(crate) fn throttled(&mut self, event: Queued, now_ms: i64, limits: &Limits) {
        self.running.remove(&event.id);
        self.ready.push_front(event);
        self.at_once_max = self.running.len().max(1);
        if self.running.is_empty() {
            let pause_ms = backoff_ms(self.throttles, limits);
            self.paused_until_ms = now_ms.saturating_add_unsigned(pause_ms);
            self.throttles = self.throttles.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::event::tests::event;
    use super::*;

    #[test]
    fn what_is_running_is_not_begun_again() {
        let mut line = Line::default();
        line.refill(vec![event(1, "a")], true, 10);
        assert_eq!(line.begin().map(|it| it.id).as_deref(), Some("a"));
        line.refill(vec![event(1, "a"), event(2, "b"), event(11, "c")], true, 10);
        assert_eq!(line.begin().map(|it| it.id).as_deref(), Some("b"));
        assert_eq!(line.begin(), None);
        assert_eq!(line.next_due_ms, Some(11));
        assert!(!line.unread);
    }

    #[test]
    fn one_function_leaves_places_to_others() {
        let mut line = Line::default();
        line.refill(
            (0..100).map(|n| event(1, &n.to_string())).collect(),
            true,
            10,
        );
        let (mut begun, places) = (0, 10);
        while line.leave(places - begun, None, 10) == Leave::Granted {
            line.begin().expect("plenty");
            begun += 1;
        }
        assert_eq!(begun, 5);
        let late = Line::default();
        assert_eq!(late.leave(places - begun, None, 10), Leave::Granted);
    }

    #[test]
    fn a_throttled_function_is_asked_when_one_of_its_events_ends_and_else_ever_later() {
        let (mut line, limits) = (Line::default(), Limits::default());
        line.refill(vec![event(1, "a"), event(1, "b")], true, 10);
        let (first, second) = (line.begin().expect("a"), line.begin().expect("b"));
        line.throttled(second, 10, &limits);
        assert_eq!(line.leave(10, None, 10), Leave::Full);
        line.ended(&first.id, false);
        assert_eq!(line.leave(10, None, 10), Leave::Granted);
        let again = line.begin().expect("b waits at the front");
        line.throttled(again, 10, &limits);
        assert_eq!(line.leave(10, None, 10), Leave::Paused(1010));
        let again = line.begin().expect("b");
        line.throttled(again, 1010, &limits);
        assert_eq!(line.leave(10, None, 1010), Leave::Paused(3010));
    }

    #[test]
    fn reserved_concurrency_bounds_the_attempts() {
        let mut line = Line::default();
        line.refill(vec![event(1, "a"), event(1, "b")], true, 10);
        line.begin();
        assert_eq!(line.leave(10, Some(1), 10), Leave::Full);
        assert_eq!(line.leave(10, Some(2), 10), Leave::Granted);
    }
}
