//! Expressions over the fields of a row.

use jiff::Timestamp;
use regex::Regex;

use super::event::Row;
use super::value::Value;

/// An expression, and how it was written: a column is named so.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    pub(super) text: String,
    pub(super) node: Node,
}

#[derive(Clone, Debug)]
pub(super) enum Node {
    Value(Value),
    Field(String),
    /// A function's name, in lower case, and what it is given.
    Call(String, Vec<Expression>),
    Binary(Operator, Box<(Expression, Expression)>),
    Not(Box<Expression>),
    Like(Box<Expression>, Pattern),
    In(Box<Expression>, Vec<Expression>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Over,
    Modulo,
    Power,
}

/// What a text is compared with.
#[derive(Clone, Debug)]
pub(super) enum Pattern {
    Part(String),
    Regex(Regex),
}

/// The functions that look at one row.
pub(super) const FUNCTIONS: &[&str] = &[
    "abs",
    "bin",
    "ceil",
    "coalesce",
    "concat",
    "dateceil",
    "datefloor",
    "floor",
    "frommillis",
    "greatest",
    "isblank",
    "isempty",
    "ispresent",
    "least",
    "log",
    "ltrim",
    "now",
    "replace",
    "rtrim",
    "sqrt",
    "strcontains",
    "strlen",
    "substr",
    "tolower",
    "tomillis",
    "toupper",
    "trim",
];

impl Expression {
    /// The value for a row. `now_ms` is when the query began.
    pub(super) fn of(&self, row: &Row, now_ms: i64) -> Value {
        // What was computed before is a column of that name.
        if let (Node::Call(..) | Node::Binary(..), Some(known)) = (&self.node, row.get(&self.text))
        {
            return known.clone();
        }
        match &self.node {
            Node::Value(value) => value.clone(),
            Node::Field(name) => row.get(name).cloned().unwrap_or(Value::Nothing),
            Node::Not(inner) => Value::Bool(!inner.of(row, now_ms).holds()),
            Node::Like(inner, pattern) => Value::Bool(match inner.of(row, now_ms) {
                Value::Nothing => false,
                value => pattern.matches(&value.shown()),
            }),
            Node::In(inner, list) => {
                let value = inner.of(row, now_ms);
                Value::Bool(list.iter().any(|it| equal(&value, &it.of(row, now_ms))))
            }
            Node::Binary(Operator::And, sides) => {
                Value::Bool(sides.0.of(row, now_ms).holds() && sides.1.of(row, now_ms).holds())
            }
            Node::Binary(Operator::Or, sides) => {
                Value::Bool(sides.0.of(row, now_ms).holds() || sides.1.of(row, now_ms).holds())
            }
            Node::Binary(operator, sides) => binary(
                *operator,
                &sides.0.of(row, now_ms),
                &sides.1.of(row, now_ms),
            ),
            Node::Call(name, given) => {
                let given: Vec<Value> = given.iter().map(|it| it.of(row, now_ms)).collect();
                call(name, &given, row, now_ms)
            }
        }
    }
}

impl Pattern {
    fn matches(&self, text: &str) -> bool {
        match self {
            Pattern::Part(part) => text.contains(part),
            Pattern::Regex(regex) => regex.is_match(text),
        }
    }
}

fn equal(one: &Value, other: &Value) -> bool {
    !one.is_nothing() && !other.is_nothing() && one.order(other).is_eq()
}

fn binary(operator: Operator, one: &Value, other: &Value) -> Value {
    let there = !one.is_nothing() && !other.is_nothing();
    let order = one.order(other);
    let number = |compute: fn(f64, f64) -> f64| match (one.number(), other.number()) {
        (Some(one), Some(other)) => finite(compute(one, other)),
        _ => Value::Nothing,
    };
    match operator {
        Operator::Equal => Value::Bool(equal(one, other)),
        Operator::NotEqual => Value::Bool(!equal(one, other)),
        Operator::Less => Value::Bool(there && order.is_lt()),
        Operator::LessOrEqual => Value::Bool(there && order.is_le()),
        Operator::Greater => Value::Bool(there && order.is_gt()),
        Operator::GreaterOrEqual => Value::Bool(there && order.is_ge()),
        Operator::Plus => number(|one, other| one + other),
        Operator::Minus => number(|one, other| one - other),
        Operator::Times => number(|one, other| one * other),
        Operator::Over => number(|one, other| one / other),
        Operator::Modulo => number(|one, other| one % other),
        Operator::Power => number(f64::powf),
        Operator::And | Operator::Or => Value::Bool(match operator {
            Operator::And => one.holds() && other.holds(),
            _ => one.holds() || other.holds(),
        }),
    }
}

fn finite(number: f64) -> Value {
    match number.is_finite() {
        true => Value::Number(number),
        false => Value::Nothing,
    }
}

fn call(name: &str, given: &[Value], row: &Row, now_ms: i64) -> Value {
    let at = |place: usize| given.get(place).unwrap_or(&Value::Nothing);
    let number = |compute: fn(f64) -> f64| {
        at(0)
            .number()
            .map_or(Value::Nothing, |it| finite(compute(it)))
    };
    let text = |change: fn(&str) -> String| match at(0) {
        Value::Nothing => Value::Nothing,
        value => Value::Text(change(&value.shown())),
    };
    match name {
        "abs" => number(f64::abs),
        "ceil" => number(f64::ceil),
        "floor" => number(f64::floor),
        "log" => number(f64::ln),
        "sqrt" => number(f64::sqrt),
        "greatest" | "least" => extreme(given, name == "greatest"),
        "coalesce" => given
            .iter()
            .find(|it| !it.is_nothing())
            .cloned()
            .unwrap_or(Value::Nothing),
        "ispresent" => Value::Bool(!at(0).is_nothing()),
        "isempty" => Value::Bool(at(0).shown().is_empty()),
        "isblank" => Value::Bool(at(0).shown().trim().is_empty()),
        "strlen" => Value::Number(at(0).shown().chars().count() as f64),
        "toupper" => text(str::to_uppercase),
        "tolower" => text(str::to_lowercase),
        "trim" => text(|it| it.trim().to_owned()),
        "ltrim" => text(|it| it.trim_start().to_owned()),
        "rtrim" => text(|it| it.trim_end().to_owned()),
        "concat" => Value::Text(given.iter().map(Value::shown).collect()),
        "strcontains" => {
            let contains = at(0).shown().contains(&at(1).shown());
            Value::Number(f64::from(u8::from(contains)))
        }
        "replace" => Value::Text(at(0).shown().replace(&at(1).shown(), &at(2).shown())),
        "substr" => substr(at(0), at(1), given.get(2)),
        "now" => Value::Number((now_ms / 1000) as f64),
        "frommillis" => at(0)
            .number()
            .map_or(Value::Nothing, |ms| Value::Time(ms as i64)),
        "tomillis" => at(0).number().map_or(Value::Nothing, Value::Number),
        // `bin(5m)` stands for `datefloor(@timestamp, 5m)`.
        "bin" => floor(row.get("@timestamp"), at(0), false),
        "datefloor" => floor(given.first(), at(1), false),
        "dateceil" => floor(given.first(), at(1), true),
        _ => Value::Nothing,
    }
}

fn extreme(given: &[Value], greatest: bool) -> Value {
    let there = given.iter().filter(|it| !it.is_nothing());
    let found = match greatest {
        true => there.max_by(|one, other| one.order(other)),
        false => there.min_by(|one, other| one.order(other)),
    };
    found.cloned().unwrap_or(Value::Nothing)
}

fn substr(text: &Value, start: &Value, length: Option<&Value>) -> Value {
    let places = |value: &Value| value.number().map(|it| it.max(0.0) as usize);
    let Some(start) = places(start) else {
        return Value::Nothing;
    };
    let length = length.and_then(places).unwrap_or(usize::MAX);
    Value::Text(text.shown().chars().skip(start).take(length).collect())
}

/// A time at the beginning of its period, or at the end.
fn floor(time: Option<&Value>, period: &Value, up: bool) -> Value {
    let (Some(Value::Time(ms)), Some(period)) = (time, period.number()) else {
        return Value::Nothing;
    };
    let period = (period as i64).max(1);
    let floor = ms.div_euclid(period) * period;
    let ms = if up && floor < *ms {
        floor + period
    } else {
        floor
    };
    match Timestamp::from_millisecond(ms) {
        Ok(_) => Value::Time(ms),
        Err(_) => Value::Nothing,
    }
}
