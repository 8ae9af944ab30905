//! Append-only logs: entries ordered by time, and among equal times by arrival.

use std::ops::Range;

use bytes::Bytes;

use crate::Key;

/// What is appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it happened, in milliseconds since 1970.
    pub time_ms: i64,
    /// The entry itself.
    pub data: Bytes,
}

/// Where an entry stands in its log. Later entries have greater positions; among entries of one
/// time, those that were appended later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The entry's time, in milliseconds since 1970.
    pub time_ms: i64,
    /// Counts all entries of the store in order of arrival.
    pub sequence: u64,
}

impl Position {
    /// Before every entry of this time.
    pub(crate) fn first_of(time_ms: i64) -> Self {
        Self {
            time_ms,
            sequence: 0,
        }
    }

    fn next(self) -> Self {
        Self {
            sequence: self.sequence + 1,
            ..self
        }
    }
}

/// An entry that was read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it stands, including its time.
    pub position: Position,
    /// The entry itself.
    pub data: Bytes,
}

/// Which way a log is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Oldest first.
    Forward,
    /// Newest first.
    Backward,
}

/// Which entries to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogQuery {
    /// The log's name.
    pub log: Key,
    /// The earliest time, inclusive, in milliseconds since 1970.
    pub from_ms: i64,
    /// The time before which entries must be (exclusive), in milliseconds since 1970.
    pub until_ms: i64,
    /// Only entries beyond this position, seen in reading direction.
    pub after: Option<Position>,
    /// At most this many.
    pub limit: usize,
    /// Which way.
    pub direction: Direction,
}

impl LogQuery {
    /// Everything in a log, oldest first.
    pub fn all(log: Key, limit: usize) -> Self {
        Self {
            log,
            from_ms: i64::MIN,
            until_ms: i64::MAX,
            after: None,
            limit,
            direction: Direction::Forward,
        }
    }

    /// The positions that the query asks for, or `None` if there can be none.
    pub(crate) fn range(&self) -> Option<Range<Position>> {
        let mut range = Position::first_of(self.from_ms)..Position::first_of(self.until_ms);
        match (self.after, self.direction) {
            (Some(after), Direction::Forward) => range.start = range.start.max(after.next()),
            (Some(after), Direction::Backward) => range.end = range.end.min(after),
            (None, _) => {}
        }
        (range.start < range.end).then_some(range)
    }
}

/// The times of a log's first and last entry, in milliseconds since 1970. An empty log has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Time of the oldest entry.
    pub first_ms: i64,
    /// Time of the newest entry.
    pub last_ms: i64,
}
