//! A query at work: rows go in one by one, and through one command after the other.

use std::collections::HashSet;

use super::event::Row;
use super::expression::{Expression, Node};
use super::parser::Command;
use super::stats::{Groups, TooMuch};
use super::value::Value;
use crate::logs::limits::QUERY_ROWS_MAX;

/// The commands, each with what it remembers.
pub(super) struct Pipeline {
    stages: Vec<Stage>,
    columns: Vec<String>,
    done: Vec<Row>,
    now_ms: i64,
    /// Rows that passed the commands before the first that puts rows together.
    pub(super) matched: u64,
}

enum Stage {
    Each(Command),
    Sort {
        keys: Vec<(Expression, bool)>,
        /// How many are wanted at most, if the next command says so.
        wanted: usize,
        rows: Vec<(Vec<Value>, Row)>,
    },
    Limit {
        left: usize,
    },
    Dedup {
        keys: Vec<Expression>,
        seen: HashSet<Vec<String>>,
    },
    Stats(Option<Groups>),
}

impl Pipeline {
    /// `limit` bounds the rows at the end.
    pub(super) fn new(mut commands: Vec<Command>, limit: usize, now_ms: i64) -> Pipeline {
        let columns = columns(&commands);
        newest_first(&mut commands);
        commands.push(Command::Limit(limit));
        let wanted = |place: usize| match commands.get(place + 1) {
            Some(Command::Limit(count)) => (*count).min(limit),
            _ => usize::MAX,
        };
        let wanted: Vec<usize> = (0..commands.len()).map(wanted).collect();
        let stages = commands.into_iter().zip(wanted);
        let stages = stages.map(|(command, wanted)| match command {
            Command::Sort(keys) => Stage::Sort {
                keys,
                wanted,
                rows: Vec::new(),
            },
            Command::Limit(left) => Stage::Limit { left },
            Command::Dedup(keys) => Stage::Dedup {
                keys,
                seen: HashSet::new(),
            },
            Command::Stats(stats) => Stage::Stats(Some(Groups::new(stats, now_ms))),
            each => Stage::Each(each),
        });
        Pipeline {
            stages: stages.collect(),
            columns,
            done: Vec::new(),
            now_ms,
            matched: 0,
        }
    }

    /// One more row.
    pub(super) fn add(&mut self, row: Row) -> Result<(), TooMuch> {
        self.send(0, row)
    }

    /// Sends a row through the commands from one on, until one keeps or drops it.
    fn send(&mut self, from: usize, mut row: Row) -> Result<(), TooMuch> {
        for place in from..self.stages.len() {
            if let Stage::Each(command) = &self.stages[place] {
                if !each(command, &mut row, self.now_ms) {
                    return Ok(());
                }
                continue;
            }
            if self.stages[..place]
                .iter()
                .all(|it| matches!(it, Stage::Each(_)))
            {
                self.matched += 1;
            }
            match self.stages[place].take(row, self.now_ms)? {
                Some(passed) => row = passed,
                None => return Ok(()),
            }
        }
        self.done.push(row);
        Ok(())
    }

    /// The rows at the end, each with its columns and their texts.
    pub(super) fn end(mut self) -> Result<Vec<Vec<(String, String)>>, TooMuch> {
        for place in 0..self.stages.len() {
            for row in self.stages[place].finish() {
                self.send(place + 1, row)?;
            }
        }
        let shown = self.done.iter().map(|row| {
            let columns = self.columns.iter().filter_map(|name| {
                let value = row.get(name).filter(|it| !it.is_nothing())?;
                Some((name.clone(), value.shown()))
            });
            columns.collect()
        });
        Ok(shown.collect())
    }
}

impl Stage {
    /// What of a row goes on at once.
    fn take(&mut self, row: Row, now_ms: i64) -> Result<Option<Row>, TooMuch> {
        match self {
            Stage::Each(_) => return Ok(Some(row)),
            Stage::Limit { left: 0 } => {}
            Stage::Limit { left } => {
                *left -= 1;
                return Ok(Some(row));
            }
            Stage::Dedup { keys, seen } => {
                let key = keys.iter().map(|it| it.of(&row, now_ms).shown()).collect();
                if seen.len() >= QUERY_ROWS_MAX {
                    return Err(TooMuch);
                }
                return Ok(seen.insert(key).then_some(row));
            }
            Stage::Stats(groups) => {
                if let Some(groups) = groups {
                    groups.add(&row)?;
                }
            }
            Stage::Sort { keys, wanted, rows } => {
                let values = keys.iter().map(|(it, _)| it.of(&row, now_ms)).collect();
                rows.push((values, row));
                if rows.len() >= wanted.saturating_mul(2).max(1024) {
                    sort(keys, rows);
                    rows.truncate(*wanted);
                }
                if rows.len() > QUERY_ROWS_MAX {
                    return Err(TooMuch);
                }
            }
        }
        Ok(None)
    }

    /// What was kept until all rows had come.
    fn finish(&mut self) -> Vec<Row> {
        match self {
            Stage::Sort { keys, rows, .. } => {
                sort(keys, rows);
                rows.drain(..).map(|(_, row)| row).collect()
            }
            Stage::Stats(groups) => groups.take().map(Groups::rows).unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

/// Does a command that looks at one row; `false` when the row is not wanted.
fn each(command: &Command, row: &mut Row, now_ms: i64) -> bool {
    match command {
        Command::Fields(columns) | Command::Display(columns) => {
            for (expression, name) in columns {
                let value = expression.of(row, now_ms);
                if !value.is_nothing() {
                    row.insert(name.clone(), value);
                }
            }
        }
        Command::Filter(condition) => return condition.of(row, now_ms).holds(),
        Command::Parse(field, parts) => {
            let text = field.of(row, now_ms).shown();
            let Some(found) = parts.regex.captures(&text) else {
                return true;
            };
            for (place, name) in parts.names.iter().enumerate() {
                let part = found.name(name).or_else(|| found.get(place + 1));
                if let Some(part) = part {
                    row.insert(name.clone(), Value::text(part.as_str()));
                }
            }
        }
        _ => {}
    }
    true
}

fn sort(keys: &[(Expression, bool)], rows: &mut [(Vec<Value>, Row)]) {
    rows.sort_by(|(one, _), (other, _)| {
        let orders = keys.iter().zip(one.iter().zip(other));
        let orders = orders.map(|((_, descends), (one, other))| match descends {
            true => other.order(one),
            false => one.order(other),
        });
        orders.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
    });
}

/// What a query shows: the fields that it names, else the time and the text.
fn columns(commands: &[Command]) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    let mut sums_up = false;
    for command in commands {
        match command {
            Command::Fields(more) => {
                for (_, name) in more {
                    if !columns.contains(name) {
                        columns.push(name.clone());
                    }
                }
            }
            Command::Display(only) => {
                columns = only.iter().map(|(_, name)| name.clone()).collect();
            }
            Command::Stats(stats) => {
                let by = stats.by.iter().map(|(_, name)| name.clone());
                columns = by
                    .chain(stats.items.iter().map(|it| it.name.clone()))
                    .collect();
                sums_up = true;
            }
            _ => {}
        }
    }
    if columns.is_empty() {
        columns = ["@timestamp", "@message"].map(str::to_owned).to_vec();
    }
    if !sums_up {
        columns.push("@ptr".to_owned());
    }
    columns
}

/// Events come with the newest first, unless the query sorts or sums them up itself.
fn newest_first(commands: &mut Vec<Command>) {
    let orders = |it: &Command| matches!(it, Command::Sort(_) | Command::Stats(_));
    let picks = |it: &Command| matches!(it, Command::Limit(_) | Command::Dedup(_));
    let first = commands.iter().position(|it| orders(it) || picks(it));
    if first.is_some_and(|first| orders(&commands[first])) {
        return;
    }
    let time = Expression {
        text: "@timestamp".to_owned(),
        node: Node::Field("@timestamp".to_owned()),
    };
    let place = first.unwrap_or(commands.len());
    commands.insert(place, Command::Sort(vec![(time, true)]));
}
