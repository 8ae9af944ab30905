//! What becomes of a parcel after an attempt that failed. Pure.

use frazil_lambda::seams::{AttributeKind, TargetAttribute, TargetError, TargetMessage};

use crate::limits::{DEAD_LETTER_ATTEMPTS_MAX, ERROR_BYTES_MAX};
use crate::pace::Pace;
use crate::parcel::{DeadLetter, Names, ParcelRecord};

/// What becomes of a parcel.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// It is tried again, as it is now.
    Again(Box<ParcelRecord>),
    /// Nobody gets it.
    Lost,
}

/// Why there are no more attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Refused,
    Attempts,
    Age,
}

/// Decides after an attempt.
pub(crate) fn verdict(mut parcel: ParcelRecord, error: &TargetError, now_ms: i64) -> Verdict {
    parcel.failed = parcel.failed.saturating_add(1);
    if parcel.dead {
        return dead_again(parcel, now_ms);
    }
    let retries = parcel.retries;
    let pause_ms = retries.pace.pause_ms(parcel.failed, retries.count_max);
    let due_ms = now_ms.saturating_add_unsigned(pause_ms);
    let end = if !error.may_retry {
        End::Refused
    } else if parcel.failed > retries.count_max {
        End::Attempts
    } else if due_ms.saturating_sub(parcel.posted_ms) > retries.age_ms_max {
        End::Age
    } else {
        parcel.due_ms = due_ms;
        return Verdict::Again(Box::new(parcel));
    };
    match parcel.dead_letter.take() {
        Some(letter) => Verdict::Again(Box::new(dead(parcel, letter, error, end, now_ms))),
        None => Verdict::Lost,
    }
}

/// A dead letter queue that does not answer is tried for a while.
fn dead_again(mut parcel: ParcelRecord, now_ms: i64) -> Verdict {
    if parcel.failed >= DEAD_LETTER_ATTEMPTS_MAX {
        return Verdict::Lost;
    }
    let pause_ms = Pace::doubling(1000, 600_000).pause_ms(parcel.failed, DEAD_LETTER_ATTEMPTS_MAX);
    parcel.due_ms = now_ms.saturating_add_unsigned(pause_ms);
    Verdict::Again(Box::new(parcel))
}

/// The parcel as a dead letter, addressed to the queue.
fn dead(
    parcel: ParcelRecord,
    letter: DeadLetter,
    error: &TargetError,
    end: End,
    now_ms: i64,
) -> ParcelRecord {
    let why = reasons(letter.names, parcel.failed, error, end);
    let attributes = letter.attributes.into_iter().chain(why);
    let attributes = attributes.map(|(name, value)| TargetAttribute {
        name,
        kind: AttributeKind::String,
        value,
    });
    let before = parcel.message();
    let message = TargetMessage {
        body: letter.body.unwrap_or(before.body),
        attributes: attributes.collect(),
        trace: before.trace,
        ..TargetMessage::default()
    };
    let message = TargetMessage {
        sender: before.sender,
        group: before.group,
        deduplication: before.deduplication,
        ..message
    };
    let addressed = crate::Parcel {
        target: letter.queue,
        message,
        retries: parcel.retries,
        dead_letter: None,
        lane: parcel.lane,
        due_ms: now_ms,
    };
    ParcelRecord {
        dead: true,
        ..ParcelRecord::new(addressed, parcel.posted_ms)
    }
}

fn reasons(names: Names, failed: u32, error: &TargetError, end: End) -> Vec<(String, String)> {
    let message = shortened(&error.message);
    let pairs = match names {
        Names::Events => {
            let mut pairs = vec![
                ("ERROR_CODE", error.code.clone()),
                ("ERROR_MESSAGE", message),
                ("RETRY_ATTEMPTS", failed.saturating_sub(1).to_string()),
            ];
            match end {
                End::Refused => {}
                End::Attempts => {
                    pairs.push((
                        "EXHAUSTED_RETRY_CONDITION",
                        "MaximumRetryAttempts".to_owned(),
                    ));
                }
                End::Age => pairs.push((
                    "EXHAUSTED_RETRY_CONDITION",
                    "MaximumEventAgeInSeconds".to_owned(),
                )),
            }
            pairs
        }
        Names::Topics => vec![("ErrorCode", error.code.clone()), ("ErrorMessage", message)],
    };
    let pairs = pairs.into_iter();
    // A message attribute must not be empty.
    let told = pairs.filter(|(_, value)| !value.is_empty());
    told.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn shortened(text: &str) -> String {
    let end = text.floor_char_boundary(ERROR_BYTES_MAX);
    text[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Parcel, Retries};

    fn parcel(count_max: u32, age_ms_max: i64) -> ParcelRecord {
        let parcel = Parcel {
            target: "arn:target".into(),
            message: TargetMessage {
                body: "hello".into(),
                ..TargetMessage::default()
            },
            retries: Retries {
                count_max,
                age_ms_max,
                pace: Pace::doubling(1000, 60_000),
            },
            dead_letter: Some(DeadLetter {
                queue: "arn:queue".into(),
                body: None,
                attributes: vec![("RULE_ARN".into(), "arn:rule".into())],
                names: Names::Events,
            }),
            lane: None,
            due_ms: 0,
        };
        ParcelRecord::new(parcel, 0)
    }

    fn error(may_retry: bool) -> TargetError {
        TargetError {
            code: "Busy".into(),
            message: "not now".into(),
            may_retry,
        }
    }

    fn again(verdict: Verdict) -> ParcelRecord {
        match verdict {
            Verdict::Again(parcel) => *parcel,
            Verdict::Lost => panic!("lost"),
        }
    }

    fn told(parcel: &ParcelRecord) -> Vec<(&str, &str)> {
        let attributes = parcel.attributes.iter();
        attributes
            .map(|it| (it.name.as_str(), it.value.as_str()))
            .collect()
    }

    #[test]
    fn attempts_follow_each_other_until_they_are_used_up() {
        let first = again(verdict(parcel(1, 100_000), &error(true), 10));
        assert_eq!((first.due_ms, first.failed, first.dead), (1010, 1, false));
        let second = again(verdict(first, &error(true), 1010));
        assert_eq!((second.target.as_str(), second.dead), ("arn:queue", true));
        let expected = [
            ("RULE_ARN", "arn:rule"),
            ("ERROR_CODE", "Busy"),
            ("ERROR_MESSAGE", "not now"),
            ("RETRY_ATTEMPTS", "1"),
            ("EXHAUSTED_RETRY_CONDITION", "MaximumRetryAttempts"),
        ];
        assert_eq!(told(&second), expected);
        assert_eq!(second.body, "hello");
    }

    #[test]
    fn age_ends_the_attempts_too() {
        let dead = again(verdict(parcel(100, 500), &error(true), 10));
        let why = ("EXHAUSTED_RETRY_CONDITION", "MaximumEventAgeInSeconds");
        assert!(dead.dead && told(&dead).contains(&why), "{dead:?}");
    }

    #[test]
    fn what_is_refused_is_not_tried_again() {
        let dead = again(verdict(parcel(100, 100_000), &error(false), 10));
        let names: Vec<_> = told(&dead).into_iter().map(|(name, _)| name).collect();
        assert_eq!(
            names,
            ["RULE_ARN", "ERROR_CODE", "ERROR_MESSAGE", "RETRY_ATTEMPTS"]
        );
        let mut nowhere = parcel(100, 100_000);
        nowhere.dead_letter = None;
        assert!(matches!(verdict(nowhere, &error(false), 10), Verdict::Lost));
    }
}
