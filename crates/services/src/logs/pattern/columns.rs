//! Patterns for messages whose columns are separated by spaces.

use super::InvalidPattern;
use super::condition::Condition;
use super::scan::Scan;

/// Columns, each with conditions, and perhaps one gap that stands for any number of columns.
#[derive(Debug)]
pub(in crate::logs) struct Columns {
    before: Vec<Column>,
    /// Columns behind the gap; `None` if there is no gap.
    after: Option<Vec<Column>>,
}

/// Alternatives, each of conditions that must all hold. A column that may be anything has one
/// alternative without conditions.
#[derive(Debug)]
struct Column(Vec<Vec<Condition>>);

impl Columns {
    pub(super) fn parse(text: &str) -> Result<Self, InvalidPattern> {
        let mut columns = Self {
            before: Vec::new(),
            after: None,
        };
        let mut scan = Scan::new(text);
        loop {
            scan.skip_space();
            if scan.take("...") {
                if columns.after.is_some() {
                    return Err(InvalidPattern);
                }
                columns.after = Some(Vec::new());
            } else {
                let column = Column::parse(&mut scan)?;
                match &mut columns.after {
                    Some(after) => after.push(column),
                    None => columns.before.push(column),
                }
            }
            scan.skip_space();
            if scan.is_empty() {
                return Ok(columns);
            }
            if !scan.take(",") {
                return Err(InvalidPattern);
            }
        }
    }

    pub(super) fn matches(&self, message: &str) -> bool {
        let found = split(message);
        let fit = |columns: &[Column], found: &[&str]| {
            let mut pairs = columns.iter().zip(found);
            pairs.all(|(column, text)| column.fits(text))
        };
        let (before, after) = (&self.before, self.after.as_deref());
        let wanted = before.len() + after.map_or(0, <[Column]>::len);
        match after {
            None => found.len() == wanted && fit(before, &found),
            Some(after) if found.len() >= wanted => {
                fit(before, &found) && fit(after, &found[found.len() - after.len()..])
            }
            Some(_) => false,
        }
    }
}

impl Column {
    /// `name`, `name = value`, `name > 3 && name < 9`, `name = a || name = b`
    fn parse(scan: &mut Scan<'_>) -> Result<Self, InvalidPattern> {
        let mut alternatives = vec![Vec::new()];
        loop {
            scan.skip_space();
            let name = scan.until(|c| !(c.is_alphanumeric() || "_-.$@".contains(c)));
            if name.is_empty() {
                return Err(InvalidPattern);
            }
            scan.skip_space();
            if matches!(scan.peek(), Some('=' | '!' | '<' | '>')) {
                let ends = |c: char| ",|&".contains(c) || c.is_whitespace();
                let condition = Condition::parse(scan, ends)?;
                let last = alternatives.last_mut().ok_or(InvalidPattern)?;
                last.push(condition);
                scan.skip_space();
            }
            if scan.take("||") {
                alternatives.push(Vec::new());
            } else if !scan.take("&&") {
                return Ok(Self(alternatives));
            }
        }
    }

    fn fits(&self, text: &str) -> bool {
        let mut alternatives = self.0.iter();
        alternatives.any(|conditions| conditions.iter().all(|condition| condition.holds(text)))
    }
}

/// Splits at spaces, but not inside brackets or quotation marks, which are taken off.
fn split(message: &str) -> Vec<&str> {
    let mut columns = Vec::new();
    let mut rest = message.trim();
    while !rest.is_empty() {
        let inside = match rest.chars().next() {
            Some('[') => enclosed(rest, ']'),
            Some('"') => enclosed(rest, '"'),
            _ => None,
        };
        let (column, following) = inside.unwrap_or_else(|| {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            rest.split_at(end)
        });
        columns.push(column);
        rest = following.trim_start();
    }
    columns
}

/// What stands between the first character and the closing one, provided that a space follows it.
fn enclosed(text: &str, close: char) -> Option<(&str, &str)> {
    let end = 1 + text[1..].find(close)?;
    let following = &text[end + close.len_utf8()..];
    let ends = following.is_empty() || following.starts_with(char::is_whitespace);
    ends.then_some((&text[1..end], following))
}
