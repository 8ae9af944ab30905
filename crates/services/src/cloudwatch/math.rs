//! Expressions of `GetMetricData`: arithmetic and a few functions over series.

use std::collections::BTreeMap;

use super::limits;

/// Values by time, in milliseconds.
pub(super) type Series = BTreeMap<i64, f64>;

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number(f64),
    Series(Series),
    Many(Vec<Series>),
}

/// Why an expression cannot be computed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum MathError {
    #[error("Error in expression '{expression}': {what}")]
    Wrong { expression: String, what: String },
}

/// Computes an expression of series that have names, all with the same period.
pub(super) fn compute(
    expression: &str,
    known: &BTreeMap<String, Value>,
    period_s: i64,
) -> Result<Value, MathError> {
    let mut reader = Reader {
        rest: expression,
        known,
        period_s,
        depth: 0,
    };
    let computed = reader.sum().and_then(|value| {
        reader.skip();
        match reader.rest.is_empty() {
            true => Ok(value),
            false => Err(format!("unexpected '{}'", reader.rest)),
        }
    });
    computed.map_err(|what| MathError::Wrong {
        expression: expression.to_owned(),
        what,
    })
}

struct Reader<'text> {
    rest: &'text str,
    known: &'text BTreeMap<String, Value>,
    period_s: i64,
    depth: usize,
}

impl<'text> Reader<'text> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, sign: char) -> bool {
        self.skip();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, sign: char) -> Result<(), String> {
        match self.take(sign) {
            true => Ok(()),
            false => Err(format!("'{sign}' is missing")),
        }
    }

    fn sum(&mut self) -> Result<Value, String> {
        let mut value = self.product()?;
        loop {
            value = if self.take('+') {
                combine(value, self.product()?, |one, two| one + two)?
            } else if self.take('-') {
                combine(value, self.product()?, |one, two| one - two)?
            } else {
                return Ok(value);
            };
        }
    }

    fn product(&mut self) -> Result<Value, String> {
        let mut value = self.part()?;
        loop {
            value = if self.take('*') {
                combine(value, self.part()?, |one, two| one * two)?
            } else if self.take('/') {
                combine(value, self.part()?, |one, two| one / two)?
            } else {
                return Ok(value);
            };
        }
    }

    fn part(&mut self) -> Result<Value, String> {
        self.depth += 1;
        if self.depth > limits::MATH_DEPTH_MAX {
            return Err("it is nested too deeply".to_owned());
        }
        let value = self.single();
        self.depth -= 1;
        value
    }

    fn single(&mut self) -> Result<Value, String> {
        if self.take('(') {
            let value = self.sum()?;
            self.expect(')')?;
            return Ok(value);
        }
        if self.take('-') {
            let value = self.part()?;
            return combine(Value::Number(0.0), value, |one, two| one - two);
        }
        self.skip();
        let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '.';
        let end = self.rest.find(|it| !is_part(it)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        if word.starts_with(|it: char| it.is_ascii_digit()) {
            let number = word.parse().map_err(|_| format!("'{word}' is no number"))?;
            return Ok(Value::Number(number));
        }
        if self.take('(') {
            return self.function(word);
        }
        let known = self.known.get(word).cloned();
        known.ok_or_else(|| format!("'{word}' is not defined"))
    }

    fn function(&mut self, name: &str) -> Result<Value, String> {
        if name == "METRICS" {
            let all = self.known.values().filter_map(|value| match value {
                Value::Series(series) => Some(series.clone()),
                _ => None,
            });
            let all = all.collect();
            self.expect(')')?;
            return Ok(Value::Many(all));
        }
        let value = self.sum()?;
        let second = match self.take(',') {
            true => Some(self.filler()?),
            false => None,
        };
        self.expect(')')?;
        match (name, second) {
            ("FILL", Some(filler)) => Ok(fill(value, filler)),
            ("SUM", None) => fold(value, |all| all.iter().sum()),
            ("AVG", None) => fold(value, |all| all.iter().sum::<f64>() / all.len() as f64),
            ("MIN", None) => fold(value, |all| {
                all.iter().copied().fold(f64::INFINITY, f64::min)
            }),
            ("MAX", None) => fold(value, |all| {
                all.iter().copied().fold(f64::NEG_INFINITY, f64::max)
            }),
            ("ABS", None) => Ok(each(value, f64::abs)),
            ("CEIL", None) => Ok(each(value, f64::ceil)),
            ("FLOOR", None) => Ok(each(value, f64::floor)),
            ("PERIOD", None) => Ok(Value::Number(self.period_s as f64)),
            ("RUNNING_SUM", None) => Ok(running(value)),
            _ => Err(format!("{name} is not supported by this server")),
        }
    }

    /// What stands for missing values: a number, or the last one.
    fn filler(&mut self) -> Result<Option<f64>, String> {
        self.skip();
        if let Some(rest) = self.rest.strip_prefix("REPEAT") {
            self.rest = rest;
            return Ok(None);
        }
        match self.part()? {
            Value::Number(number) => Ok(Some(number)),
            _ => Err("FILL takes a number or REPEAT".to_owned()),
        }
    }
}

fn combine(one: Value, two: Value, how: fn(f64, f64) -> f64) -> Result<Value, String> {
    Ok(match (one, two) {
        (Value::Number(one), Value::Number(two)) => Value::Number(how(one, two)),
        (Value::Series(one), Value::Number(two)) => {
            Value::Series(finite(one.into_iter().map(|(at, it)| (at, how(it, two)))))
        }
        (Value::Number(one), Value::Series(two)) => {
            Value::Series(finite(two.into_iter().map(|(at, it)| (at, how(one, it)))))
        }
        (Value::Series(one), Value::Series(two)) => {
            let both = one.into_iter();
            let both = both.filter_map(|(at, it)| Some((at, how(it, *two.get(&at)?))));
            Value::Series(finite(both))
        }
        _ => return Err("several series need a function such as SUM".to_owned()),
    })
}

/// What was divided by nothing has no value.
fn finite(values: impl Iterator<Item = (i64, f64)>) -> Series {
    values.filter(|(_, value)| value.is_finite()).collect()
}

/// One number of a series, or one series of many.
fn fold(value: Value, how: fn(&[f64]) -> f64) -> Result<Value, String> {
    match value {
        Value::Series(series) if series.is_empty() => Ok(Value::Series(series)),
        Value::Series(series) => {
            let all: Vec<f64> = series.into_values().collect();
            Ok(Value::Number(how(&all)))
        }
        Value::Many(all) => {
            let mut columns: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
            for (at, value) in all.into_iter().flatten() {
                columns.entry(at).or_default().push(value);
            }
            let columns = columns.into_iter().map(|(at, values)| (at, how(&values)));
            Ok(Value::Series(columns.collect()))
        }
        Value::Number(_) => Err("a function over series was given a number".to_owned()),
    }
}

fn each(value: Value, how: fn(f64) -> f64) -> Value {
    match value {
        Value::Number(number) => Value::Number(how(number)),
        Value::Series(series) => {
            Value::Series(series.into_iter().map(|(at, it)| (at, how(it))).collect())
        }
        many @ Value::Many(_) => many,
    }
}

fn running(value: Value) -> Value {
    let Value::Series(series) = value else {
        return value;
    };
    let mut sum = 0.0;
    let sums = series.into_iter().map(|(at, it)| {
        sum += it;
        (at, sum)
    });
    Value::Series(sums.collect())
}

/// Gives the times between the first and the last value that have none a value.
fn fill(value: Value, filler: Option<f64>) -> Value {
    let Value::Series(series) = value else {
        return value;
    };
    let times: Vec<i64> = series.keys().copied().collect();
    let step = times.windows(2).map(|pair| pair[1] - pair[0]).min();
    let (Some(first), Some(last), Some(step)) = (times.first(), times.last(), step) else {
        return Value::Series(series);
    };
    let mut filled = Series::new();
    let mut known = 0.0;
    let mut at = *first;
    while at <= *last {
        known = series.get(&at).copied().unwrap_or(filler.unwrap_or(known));
        filled.insert(at, known);
        at += step;
    }
    Value::Series(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn computed(expression: &str) -> Result<Value, MathError> {
        let series = |values: &[(i64, f64)]| Value::Series(values.iter().copied().collect());
        let known = BTreeMap::from([
            ("m1".to_owned(), series(&[(1, 10.0), (2, 20.0), (4, 40.0)])),
            ("m2".to_owned(), series(&[(1, 5.0), (2, 0.0)])),
        ]);
        compute(expression, &known, 60)
    }

    #[test]
    fn series_are_computed_time_by_time() {
        let series = |values: &[(i64, f64)]| Ok(Value::Series(values.iter().copied().collect()));
        assert_eq!(computed("m1 / m2 * 100"), series(&[(1, 200.0)]));
        assert_eq!(
            computed("(m1 - 10) / -2"),
            series(&[(1, 0.0), (2, -5.0), (4, -15.0)])
        );
        assert_eq!(
            computed("SUM(METRICS())"),
            series(&[(1, 15.0), (2, 20.0), (4, 40.0)])
        );
        assert_eq!(computed("MAX(m1) + 1"), Ok(Value::Number(41.0)));
        assert_eq!(
            computed("FILL(m1, 0)"),
            series(&[(1, 10.0), (2, 20.0), (3, 0.0), (4, 40.0)])
        );
    }

    #[test]
    fn what_cannot_be_computed_is_told() {
        for expression in ["m3", "m1 +", "SEARCH('x')", "(m1", "1 1", "METRICS() + 1"] {
            assert!(computed(expression).is_err(), "{expression}");
        }
        let deep = format!("{}m1{}", "(".repeat(10_000), ")".repeat(10_000));
        assert!(computed(&deep).is_err());
    }
}
