//! What a field of a row can be, and how values compare and are shown.

use std::cmp::Ordering;

use jiff::Timestamp;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// The field is not there, or cannot be computed.
    Nothing,
    Bool(bool),
    Number(f64),
    /// Milliseconds since 1970.
    Time(i64),
    Text(String),
}

impl Value {
    pub(super) fn text(text: impl Into<String>) -> Value {
        Value::Text(text.into())
    }

    pub(super) fn is_nothing(&self) -> bool {
        *self == Value::Nothing
    }

    /// As a number, if it is one or spells one.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(*number),
            Value::Time(ms) => Some(*ms as f64),
            Value::Text(text) => text.trim().parse().ok().filter(|it: &f64| it.is_finite()),
            Value::Bool(_) | Value::Nothing => None,
        }
    }

    /// Whether a condition of this value holds.
    pub(super) fn holds(&self) -> bool {
        match self {
            Value::Bool(holds) => *holds,
            Value::Number(number) => *number != 0.0,
            Value::Text(text) => text == "true",
            Value::Time(_) => true,
            Value::Nothing => false,
        }
    }

    /// By number if both are, else by text; what is not there comes last.
    pub(super) fn order(&self, other: &Value) -> Ordering {
        match (self.is_nothing(), other.is_nothing()) {
            (true, true) => return Ordering::Equal,
            (true, false) => return Ordering::Greater,
            (false, true) => return Ordering::Less,
            (false, false) => {}
        }
        match (self.number(), other.number()) {
            (Some(one), Some(other)) => one.total_cmp(&other),
            _ => self.shown().cmp(&other.shown()),
        }
    }

    /// As AWS shows it.
    pub(super) fn shown(&self) -> String {
        match self {
            Value::Nothing => String::new(),
            Value::Bool(holds) => u8::from(*holds).to_string(),
            Value::Number(number) => shown_number(*number),
            Value::Time(ms) => shown_time(*ms),
            Value::Text(text) => text.clone(),
        }
    }
}

/// With four decimals at most.
fn shown_number(number: f64) -> String {
    let rounded = (number * 10_000.0).round() / 10_000.0;
    // no negative zero
    (rounded + 0.0).to_string()
}

/// `2026-11-22 21:05:00.000`
fn shown_time(ms: i64) -> String {
    let time = Timestamp::from_millisecond(ms).unwrap_or_default();
    time.strftime("%Y-%m-%d %H:%M:%S%.3f").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_as_aws_shows_them() {
        let shown = |value: Value| value.shown();
        assert_eq!(shown(Value::Number(3.0)), "3");
        assert_eq!(shown(Value::Number(2.0 / 3.0)), "0.6667");
        assert_eq!(
            shown(Value::Time(1_700_000_000_000)),
            "2023-11-14 22:13:20.000"
        );
    }

    #[test]
    fn numbers_compare_as_numbers_also_in_texts() {
        let order = |one: Value, other: Value| one.order(&other);
        assert_eq!(order(Value::text("9"), Value::Number(10.0)), Ordering::Less);
        assert_eq!(order(Value::text("b"), Value::text("a")), Ordering::Greater);
        assert_eq!(order(Value::Nothing, Value::text("a")), Ordering::Greater);
    }
}
