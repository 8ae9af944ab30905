//! What is stored of an event that waits: a small record in the order of the queue, and beside it
//! its payload, which is written once and never moved.

use frazil_store::{Key, Write};
use serde::{Deserialize, Serialize};

use frazil_store::record::{self, RecordError};

const QUEUE: [&str; 2] = ["lambda", "event"];
const PAYLOAD: [&str; 2] = ["lambda", "event-payload"];
const ANSWER: [&str; 2] = ["lambda", "event-answer"];

/// An event in the queue, without its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Queued {
    /// The function's unqualified name.
    pub(crate) function: String,
    /// When it is to be tried, in milliseconds since 1970.
    pub(crate) due_ms: i64,
    /// The request id, the same in every attempt.
    pub(crate) id: String,
    pub(crate) record: EventRecord,
}

/// What is stored under its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EventRecord {
    /// As the caller qualified the function.
    pub(crate) qualifier: Option<String>,
    /// Which function of that name it was accepted for: one that is made anew is another.
    pub(crate) incarnation: String,
    pub(crate) accepted_ms: i64,
    /// How often the function has run with it; it failed each time.
    pub(crate) attempts: u32,
    /// How often in a row it could not be run for reasons of ours.
    pub(crate) refusals: u32,
    /// The caller's trace header.
    pub(crate) trace: Option<String>,
    /// The tenant, where they are kept apart.
    #[serde(default)]
    pub(crate) tenant: Option<String>,
    /// Whether the last answer is kept.
    pub(crate) answered: bool,
}

/// The last answer of a function that failed, for the record that tells of the event's end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Answer {
    pub(crate) executed_version: String,
    /// `Unhandled`, or none when it succeeded.
    pub(crate) function_error: Option<String>,
    /// JSON, unless a runtime of one's own sends something else.
    pub(crate) payload: String,
}

impl Queued {
    /// What the keys of one function's events begin with.
    pub(crate) fn prefix(function: &str) -> String {
        Key::prefix(&[QUEUE[0], QUEUE[1], function])
    }

    /// What the keys of all events begin with.
    pub(crate) fn prefix_of_all() -> String {
        Key::prefix(&QUEUE)
    }

    /// The function whose event has this key.
    pub(crate) fn function_of(key: &Key) -> Option<&str> {
        parts(key).map(|(function, _, _)| function)
    }

    /// Reads an event back.
    pub(crate) fn read(key: &Key, bytes: &[u8]) -> Result<Queued, RecordError> {
        let record = record::decode(key, bytes)?;
        let (function, due, id) = parts(key).unwrap_or_default();
        Ok(Queued {
            function: function.to_owned(),
            due_ms: due.parse().unwrap_or_default(),
            id: id.to_owned(),
            record,
        })
    }

    pub(crate) fn key(&self) -> Key {
        // Padded, so that keys are in the order of time.
        let due = format!("{:020}", self.due_ms.max(0));
        Key::of(&[QUEUE[0], QUEUE[1], &self.function, &due, &self.id])
    }

    pub(crate) fn payload_key(&self) -> Key {
        Key::of(&[PAYLOAD[0], PAYLOAD[1], &self.function, &self.id])
    }

    pub(crate) fn answer_key(&self) -> Key {
        Key::of(&[ANSWER[0], ANSWER[1], &self.function, &self.id])
    }

    /// The writes that put a new event into the queue.
    pub(crate) fn arrival(&self, payload: bytes::Bytes) -> Vec<Write> {
        let record = record::encode(&self.record);
        vec![
            Write::put(self.key(), record),
            Write::put(self.payload_key(), payload),
        ]
    }

    /// The writes that put it where `next` is, with the answer that it got.
    pub(crate) fn moved_to(&self, next: &Queued, answer: Option<&Answer>) -> Vec<Write> {
        let mut writes = vec![Write::put(next.key(), record::encode(&next.record))];
        if next.key() != self.key() {
            writes.push(Write::delete(self.key()));
        }
        if let Some(answer) = answer {
            writes.push(Write::put(self.answer_key(), record::encode(answer)));
        }
        writes
    }

    /// The writes that remove it.
    pub(crate) fn removal(&self) -> Vec<Write> {
        let mut writes = vec![Write::delete(self.key()), Write::delete(self.payload_key())];
        if self.record.answered {
            writes.push(Write::delete(self.answer_key()));
        }
        writes
    }
}

/// Function, time and id in an event's key.
fn parts(key: &Key) -> Option<(&str, &str, &str)> {
    let mut parts = key.as_str().split('\u{1f}').skip(QUEUE.len());
    Some((parts.next()?, parts.next()?, parts.next()?))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An event of the function `f`.
    pub(crate) fn event(due_ms: i64, id: &str) -> Queued {
        Queued {
            function: "f".into(),
            due_ms,
            id: id.into(),
            record: EventRecord {
                qualifier: None,
                incarnation: "i".into(),
                accepted_ms: due_ms,
                attempts: 0,
                refusals: 0,
                trace: None,
                tenant: None,
                answered: false,
            },
        }
    }

    #[test]
    fn an_event_is_read_as_it_was_written() {
        let event = event(1_763_978_400_000, "id");
        let bytes = record::encode(&event.record);
        assert_eq!(Queued::read(&event.key(), &bytes).expect("readable"), event);
        assert_eq!(Queued::function_of(&event.key()), Some("f"));
    }

    #[test]
    fn events_are_stored_in_the_order_in_which_they_are_due() {
        assert!(event(9, "b").key() < event(10, "a").key());
        assert!(
            event(1, "a")
                .key()
                .as_str()
                .starts_with(&Queued::prefix("f"))
        );
        let payload = event(1, "a").payload_key();
        assert!(!payload.as_str().starts_with(&Queued::prefix_of_all()));
    }
}
