//! `stats`: rows are put together by what they have in common, and summed up.

use std::collections::{BTreeMap, HashSet};

use super::event::Row;
use super::expression::Expression;
use super::value::Value;
use crate::logs::limits::{QUERY_GROUPS_MAX, QUERY_VALUES_MAX};

/// The functions that look at many rows.
pub(super) const AGGREGATES: &[&str] = &[
    "avg",
    "count",
    "count_distinct",
    "earliest",
    "latest",
    "max",
    "median",
    "min",
    "pct",
    "percentile",
    "stddev",
    "sum",
];

/// A `stats` command.
#[derive(Clone, Debug)]
pub(super) struct Stats {
    pub(super) items: Vec<Item>,
    pub(super) aggregates: Vec<Aggregate>,
    pub(super) by: Vec<(Expression, String)>,
}

/// One column of it, computed from the aggregates.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) expression: Expression,
    pub(super) name: String,
}

#[derive(Clone, Debug)]
pub(super) struct Aggregate {
    pub(super) name: String,
    pub(super) given: Vec<Expression>,
}

impl Aggregate {
    /// The field that holds its result; nobody can write such a name.
    pub(super) fn field(place: usize) -> String {
        format!("\u{0}{place}")
    }
}

/// Too much to keep in memory.
#[derive(Debug)]
pub(super) struct TooMuch;

/// The groups of a `stats` command so far.
pub(super) struct Groups {
    stats: Stats,
    now_ms: i64,
    groups: BTreeMap<Vec<String>, Group>,
}

struct Group {
    by: Vec<Value>,
    sums: Vec<Sum>,
}

/// What an aggregate knows so far.
#[derive(Default)]
struct Sum {
    count: f64,
    sum: f64,
    squares: f64,
    least: Option<Value>,
    greatest: Option<Value>,
    /// For `earliest` and `latest`: the time and the value.
    chosen: Option<(i64, Value)>,
    distinct: HashSet<String>,
    numbers: Vec<f64>,
}

impl Groups {
    pub(super) fn new(stats: Stats, now_ms: i64) -> Groups {
        Groups {
            stats,
            now_ms,
            groups: BTreeMap::new(),
        }
    }

    pub(super) fn add(&mut self, row: &Row) -> Result<(), TooMuch> {
        let by = self.stats.by.iter();
        let by: Vec<Value> = by.map(|(it, _)| it.of(row, self.now_ms)).collect();
        let key: Vec<String> = by.iter().map(Value::shown).collect();
        if self.groups.len() >= QUERY_GROUPS_MAX && !self.groups.contains_key(&key) {
            return Err(TooMuch);
        }
        let group = self.groups.entry(key).or_insert_with(|| Group {
            by,
            sums: self
                .stats
                .aggregates
                .iter()
                .map(|_| Sum::default())
                .collect(),
        });
        for (aggregate, sum) in self.stats.aggregates.iter().zip(&mut group.sums) {
            sum.add(aggregate, row, self.now_ms)?;
        }
        Ok(())
    }

    /// One row for each group.
    pub(super) fn rows(self) -> Vec<Row> {
        let (stats, now_ms) = (self.stats, self.now_ms);
        let rows = self.groups.into_values().map(|group| {
            let mut row = Row::new();
            for (place, (aggregate, sum)) in stats.aggregates.iter().zip(group.sums).enumerate() {
                row.insert(Aggregate::field(place), sum.result(aggregate));
            }
            for ((_, name), value) in stats.by.iter().zip(group.by) {
                row.insert(name.clone(), value);
            }
            // A column may use those before it.
            for item in &stats.items {
                let value = item.expression.of(&row, now_ms);
                row.insert(item.name.clone(), value);
            }
            row
        });
        rows.collect()
    }
}

impl Sum {
    fn add(&mut self, aggregate: &Aggregate, row: &Row, now_ms: i64) -> Result<(), TooMuch> {
        let Some(given) = aggregate.given.first() else {
            self.count += 1.0;
            return Ok(());
        };
        let value = given.of(row, now_ms);
        if value.is_nothing() {
            return Ok(());
        }
        match aggregate.name.as_str() {
            "count" => self.count += 1.0,
            "count_distinct" => {
                self.distinct.insert(value.shown());
            }
            "min" if self.least.as_ref().is_none_or(|it| value.order(it).is_lt()) => {
                self.least = Some(value);
            }
            "max"
                if self
                    .greatest
                    .as_ref()
                    .is_none_or(|it| value.order(it).is_gt()) =>
            {
                self.greatest = Some(value);
            }
            "min" | "max" => {}
            "earliest" | "latest" => self.choose(aggregate.name == "latest", row, value),
            name => {
                let Some(number) = value.number() else {
                    return Ok(());
                };
                self.count += 1.0;
                self.sum += number;
                self.squares += number * number;
                if ["pct", "percentile", "median"].contains(&name) {
                    self.numbers.push(number);
                }
            }
        }
        match self.distinct.len().max(self.numbers.len()) > QUERY_VALUES_MAX {
            true => Err(TooMuch),
            false => Ok(()),
        }
    }

    fn choose(&mut self, latest: bool, row: &Row, value: Value) {
        let Some(Value::Time(ms)) = row.get("@timestamp") else {
            return;
        };
        let better = |known: i64| if latest { *ms >= known } else { *ms < known };
        if self.chosen.as_ref().is_none_or(|(known, _)| better(*known)) {
            self.chosen = Some((*ms, value));
        }
    }

    fn result(mut self, aggregate: &Aggregate) -> Value {
        let some = self.count > 0.0;
        match aggregate.name.as_str() {
            "count" => Value::Number(self.count),
            "count_distinct" => Value::Number(self.distinct.len() as f64),
            "min" => self.least.unwrap_or(Value::Nothing),
            "max" => self.greatest.unwrap_or(Value::Nothing),
            "earliest" | "latest" => self.chosen.map_or(Value::Nothing, |(_, value)| value),
            "sum" if some => Value::Number(self.sum),
            "avg" if some => Value::Number(self.sum / self.count),
            "stddev" if some => {
                let mean = self.sum / self.count;
                Value::Number((self.squares / self.count - mean * mean).max(0.0).sqrt())
            }
            "median" if some => self.percentile(50.0),
            "pct" | "percentile" if some => {
                let percent = aggregate.given.get(1).map(|it| it.of(&Row::new(), 0));
                let percent = percent.and_then(|it| it.number()).unwrap_or(50.0);
                self.percentile(percent)
            }
            _ => Value::Nothing,
        }
    }

    fn percentile(&mut self, percent: f64) -> Value {
        self.numbers.sort_by(f64::total_cmp);
        let last = self.numbers.len().saturating_sub(1) as f64;
        let place = (last * percent.clamp(0.0, 100.0) / 100.0).round();
        self.numbers
            .get(place as usize)
            .copied()
            .map_or(Value::Nothing, Value::Number)
    }
}
