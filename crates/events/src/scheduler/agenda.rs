//! When each schedule fires next.

use std::collections::{BTreeSet, HashMap};

/// Group and name.
pub(super) type Which = (String, String);

/// Next firings, the earliest first.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    due: BTreeSet<(i64, Which)>,
    of: HashMap<Which, i64>,
}

impl Agenda {
    /// Notes the next firing of a schedule; none takes it off.
    pub(super) fn set(&mut self, which: Which, next_ms: Option<i64>) {
        if let Some(former) = self.of.remove(&which) {
            self.due.remove(&(former, which.clone()));
        }
        if let Some(next_ms) = next_ms {
            self.of.insert(which.clone(), next_ms);
            self.due.insert((next_ms, which));
        }
    }

    /// Those that are due, which stay until they are set anew.
    pub(super) fn due(&self, now_ms: i64) -> Vec<Which> {
        let due = self.due.iter().take_while(|(at_ms, _)| *at_ms <= now_ms);
        due.map(|(_, which)| which.clone()).collect()
    }

    /// The earliest firing.
    pub(super) fn next_ms(&self) -> Option<i64> {
        self.due.first().map(|(at_ms, _)| *at_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_is_due_first() {
        let which = |name: &str| ("g".to_owned(), name.to_owned());
        let mut agenda = Agenda::default();
        agenda.set(which("a"), Some(20));
        agenda.set(which("b"), Some(10));
        assert_eq!(
            (agenda.next_ms(), agenda.due(15)),
            (Some(10), vec![which("b")])
        );
        agenda.set(which("b"), Some(30));
        assert_eq!(agenda.next_ms(), Some(20));
        agenda.set(which("a"), None);
        assert_eq!(agenda.due(30), [which("b")]);
    }
}
