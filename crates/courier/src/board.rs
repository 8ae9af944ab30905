//! Which parcel is tried next: due times, and lanes that keep an order.

use std::collections::{BTreeSet, HashMap, VecDeque};

use crate::parcel::ParcelRecord;

/// Parcels that wait or are being tried.
#[derive(Debug, Default)]
pub(crate) struct Board {
    /// The greatest number that was given.
    last: u64,
    /// By due time; of each lane only the first.
    due: BTreeSet<(i64, u64)>,
    /// The lane of each parcel that has one, and all parcels.
    places: HashMap<u64, Option<String>>,
    lanes: HashMap<String, VecDeque<(i64, u64)>>,
}

/// Where a parcel stands.
#[derive(Debug)]
pub(crate) struct Place {
    number: u64,
    due_ms: i64,
    lane: Option<String>,
}

impl Place {
    pub(crate) fn of(number: u64, record: &ParcelRecord) -> Place {
        Place {
            number,
            due_ms: record.due_ms,
            lane: record.lane.clone(),
        }
    }
}

impl Board {
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// The first of so many fresh numbers. They grow with time, also across restarts.
    pub(crate) fn numbers(&mut self, count: usize, now_ms: i64) -> u64 {
        let now_us = u64::try_from(now_ms)
            .unwrap_or_default()
            .saturating_mul(1000);
        let first = self.last.saturating_add(1).max(now_us);
        self.last = first.saturating_add(count as u64);
        first
    }

    pub(crate) fn add(&mut self, place: Place) {
        let Place {
            number,
            due_ms,
            lane,
        } = place;
        self.last = self.last.max(number);
        match &lane {
            None => {
                self.due.insert((due_ms, number));
            }
            Some(lane) => {
                let queue = self.lanes.entry(lane.clone()).or_default();
                queue.push_back((due_ms, number));
                if queue.len() == 1 {
                    self.due.insert((due_ms, number));
                }
            }
        }
        self.places.insert(number, lane);
    }

    /// Takes all that are due, and tells when the next one is.
    pub(crate) fn take_due(&mut self, now_ms: i64) -> (Vec<u64>, Option<i64>) {
        let later = self.due.split_off(&(now_ms.saturating_add(1), 0));
        let due = std::mem::replace(&mut self.due, later);
        let due = due.into_iter().map(|(_, number)| number).collect();
        (due, self.due.first().map(|(due_ms, _)| *due_ms))
    }

    /// After an attempt: the parcel is due again, or it is gone and its lane moves on.
    pub(crate) fn attempted(&mut self, number: u64, due_ms: Option<i64>) {
        if let Some(due_ms) = due_ms {
            self.due.insert((due_ms, number));
            return;
        }
        let Some(Some(lane)) = self.places.remove(&number) else {
            return;
        };
        let Some(queue) = self.lanes.get_mut(&lane) else {
            return;
        };
        queue.pop_front();
        match queue.front() {
            Some(next) => {
                self.due.insert(*next);
            }
            None => {
                self.lanes.remove(&lane);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(number: u64, due_ms: i64, lane: Option<&str>) -> Place {
        Place {
            number,
            due_ms,
            lane: lane.map(str::to_owned),
        }
    }

    #[test]
    fn a_lane_keeps_its_order() {
        let mut board = Board::default();
        board.add(place(1, 0, Some("a")));
        board.add(place(2, 0, Some("a")));
        board.add(place(3, 0, Some("b")));
        board.add(place(4, 50, None));
        assert_eq!(board.take_due(10), (vec![1, 3], Some(50)));
        board.attempted(1, Some(20));
        assert_eq!(board.take_due(20), (vec![1], Some(50)));
        board.attempted(1, None);
        assert_eq!(board.take_due(20), (vec![2], Some(50)));
        board.attempted(2, None);
        board.attempted(3, None);
        assert_eq!((board.len(), board.lanes.len()), (1, 0));
    }

    #[test]
    fn numbers_grow_even_if_the_clock_does_not() {
        let mut board = Board::default();
        let first = board.numbers(2, 5);
        assert_eq!(first, 5000);
        assert!(board.numbers(1, 5) > first + 1);
        board.add(place(9_000_000, 0, None));
        assert!(board.numbers(1, 5) > 9_000_000);
    }
}
