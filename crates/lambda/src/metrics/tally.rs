//! What functions did, added up by the minute until whoever keeps metrics takes it.
//!
//! A shard adds up by itself ([`Ledger`]), without a lock, and hands its sheet over from time to
//! time. So what waits grows with the functions that are called, not with their calls.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use super::values::Values;
use crate::limits::TALLIES_MAX;
use crate::release::Release;
use crate::traffic::Running;

const MINUTE_MS: i64 = 60_000;

/// What can be seen of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The function ran.
    Invocations,
    /// Whether its answer was an error: 0 or 1.
    Errors,
    /// Whether an invocation was refused for want of concurrency: 0 or 1.
    Throttles,
    /// How many invocations of the function ran at once.
    Concurrency,
    /// How many invocations of all functions ran at once.
    AccountConcurrency,
    /// How long an environment was busy with an event, in milliseconds.
    Duration,
    /// An event was queued.
    EventsReceived,
    /// How old an event was when it was tried, in milliseconds.
    EventAge,
    /// An event was given up.
    EventsDropped,
    /// A dead-letter queue did not get an event.
    DeadLetterErrors,
    /// A destination was not told of the end of an event.
    DeliveryFailures,
}

/// How many measures there are.
const MEASURES: usize = Measure::ALL.len();

impl Measure {
    /// All of them, in their order.
    pub const ALL: [Measure; 11] = [
        Measure::Invocations,
        Measure::Errors,
        Measure::Throttles,
        Measure::Concurrency,
        Measure::AccountConcurrency,
        Measure::Duration,
        Measure::EventsReceived,
        Measure::EventAge,
        Measure::EventsDropped,
        Measure::DeadLetterErrors,
        Measure::DeliveryFailures,
    ];
}

/// One minute of a function, under one of its names.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// The beginning of the minute, in milliseconds since 1970.
    pub minute_ms: i64,
    /// The function's ARN as the caller qualified it.
    pub invoked_arn: Arc<str>,
    /// The version that ran, or would have; none where that is not known.
    pub version: Option<String>,
    measures: [Values; MEASURES],
}

impl Tally {
    /// A minute that nothing has been seen of.
    #[must_use]
    pub fn new(minute_ms: i64, invoked_arn: Arc<str>, version: Option<&str>) -> Tally {
        Tally {
            minute_ms,
            invoked_arn,
            version: version.map(str::to_owned),
            measures: Default::default(),
        }
    }

    /// One more value of a measure.
    pub fn note(&mut self, measure: Measure, value: f64) {
        self.measures[measure as usize].note(value);
    }

    /// What was seen; nothing of other measures.
    pub fn seen(&self) -> impl Iterator<Item = (Measure, &Values)> {
        let all = Measure::ALL.into_iter().zip(&self.measures);
        all.filter(|(_, values)| !values.is_empty())
    }

    fn add(&mut self, other: &Tally) {
        for (known, more) in self.measures.iter_mut().zip(&other.measures) {
            known.add(more);
        }
    }
}

/// Tallies that may be added to, by the names that functions are called by.
#[derive(Debug, Default)]
struct Sheet {
    names: HashMap<Arc<str>, Vec<Line>>,
    lines: usize,
}

/// What is added up together under a name.
#[derive(Debug)]
struct Line {
    minute: i64,
    /// None where the version is not known.
    release_id: Option<u64>,
    tally: Tally,
}

impl Sheet {
    /// The tally of a moment; nothing is copied if it is there already.
    fn tally(&mut self, at: Timestamp, arn: &Arc<str>, release: Option<&Release>) -> &mut Tally {
        let minute = at.as_millisecond().div_euclid(MINUTE_MS);
        let release_id = release.map(|release| release.id);
        if !self.names.contains_key(arn) {
            self.names.insert(arn.clone(), Vec::new());
        }
        let lines = self.names.get_mut(arn).expect("it was put there");
        let known = |line: &Line| line.minute == minute && line.release_id == release_id;
        let place = lines.iter().rposition(known).unwrap_or_else(|| {
            let version = release.map(|release| release.version.as_str());
            self.lines += 1;
            lines.push(Line {
                minute,
                release_id,
                tally: Tally::new(minute * MINUTE_MS, arn.clone(), version),
            });
            lines.len() - 1
        });
        &mut lines[place].tally
    }

    /// Adds the lines of another sheet; those that have no room are lost, and counted.
    fn add(&mut self, other: Sheet) -> usize {
        let mut lost = 0;
        for (name, new) in other.names {
            let lines = self.names.entry(name).or_default();
            for new in new {
                let known = |line: &&mut Line| {
                    line.minute == new.minute && line.release_id == new.release_id
                };
                match lines.iter_mut().rfind(known) {
                    Some(line) => line.tally.add(&new.tally),
                    None if self.lines < TALLIES_MAX => {
                        self.lines += 1;
                        lines.push(new);
                    }
                    None => lost += 1,
                }
            }
        }
        lost
    }
}

/// What one shard has seen since it last told; lives on its thread.
#[derive(Debug, Default)]
pub(crate) struct Ledger(RefCell<Sheet>);

/// An invocation that is over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run<'a> {
    pub(crate) invoked_arn: &'a Arc<str>,
    pub(crate) release: &'a Release,
    pub(crate) started_at: Timestamp,
    pub(crate) duration_ms: f64,
    pub(crate) failed: bool,
    /// Itself included, when it began.
    pub(crate) running: Running,
}

impl Ledger {
    /// Notes an invocation, in the minute in which it began.
    pub(crate) fn ran(&self, run: &Run<'_>) {
        let mut sheet = self.0.borrow_mut();
        let tally = sheet.tally(run.started_at, run.invoked_arn, Some(run.release));
        tally.note(Measure::Invocations, 1.0);
        tally.note(Measure::Errors, f64::from(u8::from(run.failed)));
        tally.note(Measure::Throttles, 0.0);
        tally.note(Measure::Concurrency, run.running.of_function as f64);
        tally.note(Measure::AccountConcurrency, run.running.of_account as f64);
        tally.note(Measure::Duration, run.duration_ms);
    }

    /// Notes that an invocation was refused for want of concurrency.
    pub(crate) fn throttled(&self, invoked_arn: &Arc<str>, release: &Release) {
        let mut sheet = self.0.borrow_mut();
        let tally = sheet.tally(Timestamp::now(), invoked_arn, Some(release));
        tally.note(Measure::Throttles, 1.0);
    }

    /// Whether there is nothing to tell.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.borrow().lines == 0
    }

    /// Tells everything.
    pub(crate) fn hand_over(&self, tallies: &Tallies) {
        if !self.is_empty() {
            tallies.take_over(self.0.take());
        }
    }
}

/// What all shards have told.
#[derive(Debug, Default)]
pub struct Tallies(Mutex<Sheet>);

impl Tallies {
    /// Notes what was seen away from the shards. Not for the path of an invocation: it locks.
    pub(crate) fn note(&self, at: Timestamp, arn: &Arc<str>, measure: Measure, value: f64) {
        let mut all = self.lock();
        if all.lines < TALLIES_MAX {
            all.tally(at, arn, None).note(measure, value);
        }
    }

    fn take_over(&self, sheet: Sheet) {
        let lost = self.lock().add(sheet);
        if lost > 0 {
            tracing::warn!(lost, "nobody takes what functions did, and some was lost");
        }
    }

    /// Everything since the last time.
    #[must_use]
    pub fn take(&self) -> Vec<Tally> {
        let sheet = std::mem::take(&mut *self.lock());
        let lines = sheet.names.into_values().flatten();
        lines.map(|line| line.tally).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Sheet> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::tests::release;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(ms).expect("a moment")
    }

    #[test]
    fn shards_add_up_and_nothing_is_told_twice() {
        let (tallies, arn) = (Tallies::default(), Arc::<str>::from("arn"));
        let (one, other) = (release(1, "1"), release(2, "2"));
        let shards = [Ledger::default(), Ledger::default()];
        for (shard, release, start_ms) in [
            (0, &one, 0),
            (1, &one, 59_999),
            (1, &other, 1),
            (0, &one, 60_000),
        ] {
            shards[shard].ran(&Run {
                invoked_arn: &arn,
                release,
                started_at: at(start_ms),
                duration_ms: 5.0,
                failed: shard == 1,
                running: Running {
                    of_account: 7,
                    of_function: 2,
                },
            });
        }
        for shard in &shards {
            shard.hand_over(&tallies);
            shard.hand_over(&tallies);
        }
        let mut told = tallies.take();
        told.sort_by_key(|tally| (tally.minute_ms, tally.version.clone()));
        let names: Vec<_> = told
            .iter()
            .map(|tally| (tally.minute_ms, tally.version.as_deref()))
            .collect();
        assert_eq!(names, [(0, Some("1")), (0, Some("2")), (60_000, Some("1"))]);
        let sums: Vec<_> = told[0]
            .seen()
            .map(|(measure, values)| (measure, values.count, values.sum))
            .collect();
        assert_eq!(
            sums,
            [
                (Measure::Invocations, 2.0, 2.0),
                (Measure::Errors, 2.0, 1.0),
                (Measure::Throttles, 2.0, 0.0),
                (Measure::Concurrency, 2.0, 4.0),
                (Measure::AccountConcurrency, 2.0, 14.0),
                (Measure::Duration, 2.0, 10.0),
            ]
        );
        assert!(tallies.take().is_empty() && shards[0].is_empty());
    }

    #[test]
    fn more_names_than_fit_are_not_kept() {
        let tallies = Tallies::default();
        for number in 0..TALLIES_MAX + 5 {
            let arn = Arc::from(number.to_string());
            tallies.note(at(0), &arn, Measure::EventsReceived, 1.0);
        }
        assert_eq!(tallies.take().len(), TALLIES_MAX);
    }
}
