//! Schedule expressions: `rate(…)`, `cron(…)`, `at(…)`, and when they fire next. Pure.

mod cron;
mod field;
mod zone;

use std::fmt;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

pub use cron::Cron;
pub use zone::zone;

/// When something fires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// Again and again after the same time.
    Rate(Rate),
    /// Whenever a clock on the wall shows certain times.
    Cron(Box<Cron>),
    /// Once.
    At(DateTime),
}

/// A period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// In seconds, a whole number of minutes.
    pub period_s: i64,
}

/// A text that is no schedule expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a schedule expression")]
pub struct ExpressionError(String);

/// Whose grammar is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grammar {
    /// Rules: no `at`, and `rate` minds singular and plural.
    Rules,
    /// Scheduler.
    Scheduler,
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// [`ExpressionError`]
    pub fn parse(text: &str, grammar: Grammar) -> Result<Expression, ExpressionError> {
        let parsed = match call(text) {
            Some(("rate", inner)) => rate(inner, grammar).map(Expression::Rate),
            Some(("cron", inner)) => Cron::parse(inner).map(Box::new).map(Expression::Cron),
            Some(("at", inner)) if grammar == Grammar::Scheduler => at(inner).map(Expression::At),
            _ => None,
        };
        parsed.ok_or_else(|| ExpressionError(text.to_owned()))
    }

    /// The first time after `after` at which it fires. `anchor` is where a rate counts from: its
    /// own firings are at whole periods after it.
    #[must_use]
    pub fn next(&self, after: Timestamp, anchor: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        match self {
            Expression::Rate(rate) => rate.next(after, anchor),
            Expression::Cron(cron) => cron.next(after, zone),
            Expression::At(at) => {
                let at = zone.to_ambiguous_timestamp(*at).compatible().ok()?;
                (at > after).then_some(at)
            }
        }
    }
}

impl Rate {
    fn next(self, after: Timestamp, anchor: Timestamp) -> Option<Timestamp> {
        if after < anchor {
            return Some(anchor);
        }
        let period_ms = self.period_s.checked_mul(1000)?;
        let gone_ms = after.as_millisecond() - anchor.as_millisecond();
        let left_ms = period_ms - gone_ms.rem_euclid(period_ms);
        let next = Timestamp::from_millisecond(after.as_millisecond()).ok()?;
        next.checked_add(SignedDuration::from_millis(left_ms)).ok()
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "every {} seconds", self.period_s)
    }
}

/// `name(inner)`
fn call(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.trim().split_once('(')?;
    Some((name, rest.strip_suffix(')')?.trim()))
}

fn rate(inner: &str, grammar: Grammar) -> Option<Rate> {
    let mut words = inner.split_whitespace();
    let (count, unit) = (words.next()?, words.next()?);
    if words.next().is_some() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let count: i64 = count.parse().ok().filter(|count| *count > 0)?;
    let (singular, unit) = match unit.strip_suffix('s') {
        Some(unit) => (false, unit),
        None => (true, unit),
    };
    if grammar == Grammar::Rules && singular != (count == 1) {
        return None;
    }
    let seconds = match unit {
        "minute" => 60,
        "hour" => 3600,
        "day" => 86_400,
        _ => return None,
    };
    let period_s = count.checked_mul(seconds)?;
    (period_s <= PERIOD_S_MAX).then_some(Rate { period_s })
}

/// A hundred thousand days; what is longer does not fit into the calendar.
const PERIOD_S_MAX: i64 = 100_000 * 86_400;

/// `yyyy-mm-ddThh:mm:ss`
fn at(inner: &str) -> Option<DateTime> {
    let plain = inner.len() == 19 && inner.as_bytes().get(10) == Some(&b'T');
    plain.then(|| inner.parse().ok()).flatten()
}

#[cfg(test)]
mod tests;
