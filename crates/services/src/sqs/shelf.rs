//! The order of a queue's messages, in memory: who may be received, who is hidden and until when.
//!
//! A shelf knows no I/O and no clock. A message is first *reserved*, which gives it its place in
//! the order, and *settled* when it is on disk. In a FIFO queue only the first message of a group
//! may be received, together with those right behind it: as long as it is hidden, so is its group.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use uuid::Uuid;

/// A queue's messages.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    fifo: bool,
    messages: BTreeMap<u64, Message>,
    /// What can be received; of a group only the first.
    ready: BTreeSet<u64>,
    /// What is hidden, by the time when it appears.
    hidden: BTreeSet<(i64, u64)>,
    groups: HashMap<Arc<str>, BTreeSet<u64>>,
    in_flight: usize,
    last: u64,
}

/// A message without what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) id: Uuid,
    pub(super) sent_ms: i64,
    pub(super) receives: u32,
    pub(super) first_received_ms: Option<i64>,
    pub(super) received_ms: i64,
    pub(super) group: Option<Arc<str>>,
    /// The ARN of the queue whose dead letter it is.
    pub(super) source: Option<Arc<str>>,
    pub(super) state: State,
}

/// Whether a message can be received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is being written, or being moved away.
    Unsettled,
    Visible,
    /// Delayed if it was never received, in flight otherwise.
    Hidden {
        until_ms: i64,
    },
}

/// How to receive.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) now_ms: i64,
    pub(super) count: usize,
    pub(super) hide_until_ms: i64,
    /// Messages that were received as often are dead letters.
    pub(super) receives_max: Option<u32>,
    /// Messages that were sent before have expired.
    pub(super) expired_before_ms: i64,
}

/// What was taken.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// To be delivered.
    pub(super) received: Vec<(u64, Message)>,
    /// To be moved to the dead letter queue; unsettled until then.
    pub(super) dead: Vec<(u64, Message)>,
    /// Gone from the shelf already.
    pub(super) expired: Vec<(u64, Uuid)>,
}

/// How many messages there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) visible: usize,
    pub(super) in_flight: usize,
    pub(super) delayed: usize,
}

impl Shelf {
    pub(super) fn new(fifo: bool) -> Shelf {
        Shelf {
            fifo,
            ..Shelf::default()
        }
    }

    /// Gives a message its place: behind all others. It cannot be received until it is settled.
    pub(super) fn reserve(&mut self, now_us: u64, message: Message) -> u64 {
        self.last = now_us.max(self.last + 1);
        let sequence = self.last;
        self.insert(sequence, message);
        sequence
    }

    /// Puts a message where it stood.
    pub(super) fn insert(&mut self, sequence: u64, message: Message) {
        self.last = self.last.max(sequence);
        if let Some(group) = message.group.as_ref().filter(|_| self.fifo) {
            let group = self.groups.entry(Arc::clone(group)).or_default();
            group.insert(sequence);
        }
        let state = message.state;
        let unsettled = Message {
            state: State::Unsettled,
            ..message
        };
        self.messages.insert(sequence, unsettled);
        self.set(sequence, state);
    }

    pub(super) fn message(&self, sequence: u64) -> Option<&Message> {
        self.messages.get(&sequence)
    }

    /// Shows or hides a message.
    pub(super) fn set(&mut self, sequence: u64, state: State) {
        let Some(message) = self.messages.get_mut(&sequence) else {
            return;
        };
        let before = std::mem::replace(&mut message.state, state);
        let received = message.receives > 0;
        if let State::Hidden { until_ms } = before {
            self.hidden.remove(&(until_ms, sequence));
        }
        if let State::Hidden { until_ms } = state {
            self.hidden.insert((until_ms, sequence));
        }
        let flies = |state| received && matches!(state, State::Hidden { .. });
        self.in_flight += usize::from(flies(state));
        self.in_flight -= usize::from(flies(before));
        self.refresh(sequence);
    }

    /// Removes a message.
    pub(super) fn remove(&mut self, sequence: u64) -> Option<Message> {
        self.set(sequence, State::Unsettled);
        let message = self.messages.remove(&sequence)?;
        if let Some(name) = message.group.as_ref().filter(|_| self.fifo)
            && let Some(group) = self.groups.get_mut(name)
        {
            group.remove(&sequence);
            match group.first().copied() {
                Some(next) => self.refresh(next),
                None => {
                    self.groups.remove(name);
                }
            }
        }
        Some(message)
    }

    /// Keeps `ready` true of one message.
    fn refresh(&mut self, sequence: u64) {
        let Some(message) = self.messages.get(&sequence) else {
            return;
        };
        let group = message.group.as_ref().filter(|_| self.fifo);
        let first = group
            .and_then(|group| self.groups.get(group))
            .is_none_or(|group| group.first() == Some(&sequence));
        if message.state == State::Visible && first {
            self.ready.insert(sequence);
        } else {
            self.ready.remove(&sequence);
        }
    }

    /// Shows what has been hidden long enough.
    pub(super) fn advance(&mut self, now_ms: i64) {
        while let Some(&(until_ms, sequence)) = self.hidden.first()
            && until_ms <= now_ms
        {
            self.set(sequence, State::Visible);
        }
    }

    /// Takes what can be received now.
    pub(super) fn take(&mut self, wanted: &Wanted) -> Taken {
        self.advance(wanted.now_ms);
        let mut taken = Taken::default();
        while taken.received.len() + taken.dead.len() < wanted.count
            && let Some(&first) = self.ready.first()
        {
            let group = self.messages.get(&first).and_then(|it| it.group.clone());
            match group.filter(|_| self.fifo) {
                None => self.take_one(first, wanted, &mut taken),
                Some(group) => self.take_group(&group, wanted, &mut taken),
            }
        }
        taken
    }

    fn take_group(&mut self, group: &Arc<str>, wanted: &Wanted, taken: &mut Taken) {
        let room = wanted.count - taken.received.len() - taken.dead.len();
        let members = self.groups.get(group).into_iter().flatten();
        let visible = members.copied().take_while(|sequence| {
            let message = self.messages.get(sequence);
            message.is_some_and(|message| message.state == State::Visible)
        });
        let visible: Vec<u64> = visible.take(room).collect();
        for sequence in visible {
            let dead = taken.dead.len();
            self.take_one(sequence, wanted, taken);
            if taken.dead.len() > dead {
                // Those behind it wait until it has really gone.
                return;
            }
        }
    }

    fn take_one(&mut self, sequence: u64, wanted: &Wanted, taken: &mut Taken) {
        let Some(message) = self.messages.get_mut(&sequence) else {
            return;
        };
        if message.sent_ms < wanted.expired_before_ms {
            taken.expired.push((sequence, message.id));
            self.remove(sequence);
            return;
        }
        if wanted
            .receives_max
            .is_some_and(|max| message.receives >= max)
        {
            self.set(sequence, State::Unsettled);
            taken.dead.extend(self.snapshot(sequence));
            return;
        }
        message.receives += 1;
        message.first_received_ms.get_or_insert(wanted.now_ms);
        message.received_ms = wanted.now_ms;
        let until_ms = wanted.hide_until_ms;
        if until_ms > wanted.now_ms {
            self.set(sequence, State::Hidden { until_ms });
        } else {
            // Received without being hidden: it must not be taken twice at once.
            self.set(sequence, State::Unsettled);
        }
        taken.received.extend(self.snapshot(sequence));
    }

    fn snapshot(&self, sequence: u64) -> Option<(u64, Message)> {
        Some((sequence, self.messages.get(&sequence)?.clone()))
    }

    /// The first messages whose time has come, at most `limit`, that nobody is at work on.
    pub(super) fn expired(&self, before_ms: i64, limit: usize) -> Vec<u64> {
        let expired = self.messages.iter().filter(|(_, message)| {
            message.sent_ms < before_ms && message.state != State::Unsettled
        });
        expired.map(|(sequence, _)| *sequence).take(limit).collect()
    }

    /// The first messages that could be received now, at most `limit`; they become unsettled.
    pub(super) fn withdraw(&mut self, now_ms: i64, limit: usize) -> Vec<(u64, Message)> {
        self.advance(now_ms);
        let visible = self.messages.iter();
        let visible = visible.filter(|(_, message)| message.state == State::Visible);
        let visible: Vec<u64> = visible.map(|(sequence, _)| *sequence).take(limit).collect();
        for sequence in &visible {
            self.set(*sequence, State::Unsettled);
        }
        visible
            .into_iter()
            .filter_map(|sequence| self.snapshot(sequence))
            .collect()
    }

    /// Whether anything can be received at this moment.
    pub(super) fn is_ready(&self) -> bool {
        !self.ready.is_empty()
    }

    /// When the next hidden message appears.
    pub(super) fn appears_ms(&self) -> Option<i64> {
        self.hidden.first().map(|(until_ms, _)| *until_ms)
    }

    pub(super) fn len(&self) -> usize {
        self.messages.len()
    }

    pub(super) fn counts(&mut self, now_ms: i64) -> Counts {
        self.advance(now_ms);
        let hidden = self.hidden.len();
        Counts {
            visible: self.messages.len() - hidden,
            in_flight: self.in_flight,
            delayed: hidden - self.in_flight,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(group: Option<&str>) -> Message {
        Message {
            id: Uuid::nil(),
            sent_ms: 100,
            receives: 0,
            first_received_ms: None,
            received_ms: 0,
            group: group.map(Arc::from),
            source: None,
            state: State::Visible,
        }
    }

    fn shelf(fifo: bool, groups: &[Option<&str>]) -> Shelf {
        let mut shelf = Shelf::new(fifo);
        for group in groups {
            shelf.reserve(1, message(*group));
        }
        shelf
    }

    fn wanted(now_ms: i64, count: usize) -> Wanted {
        Wanted {
            now_ms,
            count,
            hide_until_ms: now_ms + 30,
            receives_max: None,
            expired_before_ms: 0,
        }
    }

    fn sequences(taken: &[(u64, Message)]) -> Vec<u64> {
        taken.iter().map(|(sequence, _)| *sequence).collect()
    }

    #[test]
    fn what_was_received_comes_again_when_nobody_deleted_it() {
        let mut shelf = shelf(false, &[None; 3]);
        assert_eq!(sequences(&shelf.take(&wanted(200, 2)).received), [1, 2]);
        assert_eq!(sequences(&shelf.take(&wanted(200, 10)).received), [3]);
        let counts = shelf.counts(229);
        assert_eq!((counts.visible, counts.in_flight), (0, 3));
        shelf.remove(2);
        let again = shelf.take(&wanted(230, 10)).received;
        assert_eq!(sequences(&again), [1, 3]);
        assert_eq!(
            (again[0].1.receives, again[0].1.first_received_ms),
            (2, Some(200))
        );
    }

    #[test]
    fn a_group_waits_for_its_first_message() {
        let (a, b) = (Some("a"), Some("b"));
        let mut shelf = shelf(true, &[a, a, b, a, b]);
        assert_eq!(sequences(&shelf.take(&wanted(200, 2)).received), [1, 2]);
        assert_eq!(sequences(&shelf.take(&wanted(200, 10)).received), [3, 5]);
        assert!(shelf.take(&wanted(200, 10)).received.is_empty());
        shelf.remove(2);
        assert!(shelf.take(&wanted(200, 10)).received.is_empty());
        shelf.remove(1);
        assert_eq!(sequences(&shelf.take(&wanted(200, 10)).received), [4]);
        // The first of b comes back before the second, whichever is shown first.
        shelf.set(5, State::Visible);
        assert!(!shelf.is_ready());
        shelf.set(3, State::Visible);
        assert_eq!(sequences(&shelf.take(&wanted(200, 10)).received), [3, 5]);
    }

    #[test]
    fn an_unsettled_message_holds_up_its_group() {
        let mut shelf = Shelf::new(true);
        let unsettled = Message {
            state: State::Unsettled,
            ..message(Some("a"))
        };
        let first = shelf.reserve(1, unsettled);
        shelf.reserve(1, message(Some("a")));
        assert!(!shelf.is_ready());
        shelf.set(first, State::Visible);
        assert_eq!(sequences(&shelf.take(&wanted(200, 10)).received), [1, 2]);
    }

    #[test]
    fn delays_dead_letters_and_expiry_are_told_apart() {
        let mut shelf = shelf(false, &[None; 3]);
        shelf.set(1, State::Hidden { until_ms: 300 });
        assert_eq!(shelf.appears_ms(), Some(300));
        let counts = shelf.counts(200);
        assert_eq!(
            (counts.visible, counts.in_flight, counts.delayed),
            (2, 0, 1)
        );
        shelf.take(&wanted(200, 1));
        let taken = shelf.take(&Wanted {
            receives_max: Some(1),
            ..wanted(300, 10)
        });
        assert_eq!(
            (sequences(&taken.dead), sequences(&taken.received)),
            (vec![2], vec![1, 3])
        );
        let taken = shelf.take(&Wanted {
            expired_before_ms: 101,
            ..wanted(400, 10)
        });
        assert_eq!(taken.expired.len(), 2);
        assert_eq!(shelf.len(), 1);
    }
}
