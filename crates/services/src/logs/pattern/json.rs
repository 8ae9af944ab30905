//! Patterns for messages that are JSON.

use serde_json::Value;

use super::InvalidPattern;
use super::condition::Condition;
use super::scan::{Literal, Scan};

/// How deeply conditions may be nested.
const DEPTH_MAX: usize = 32;

/// Conditions on an object's members.
#[derive(Debug)]
pub(in crate::logs) struct JsonPattern(Node);

#[derive(Debug)]
enum Node {
    And(Vec<Node>),
    Or(Vec<Node>),
    Leaf(Vec<Step>, Test),
}

/// One step from a value to one inside it.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Member(String),
    Item(usize),
    Any,
}

#[derive(Debug)]
enum Test {
    Compare(Condition),
    Is(Value),
    NotExists,
}

impl JsonPattern {
    pub(super) fn parse(text: &str) -> Result<Self, InvalidPattern> {
        let mut scan = Scan::new(text);
        let node = either(&mut scan, 0)?;
        scan.skip_space();
        match scan.is_empty() {
            true => Ok(Self(node)),
            false => Err(InvalidPattern),
        }
    }

    pub(super) fn matches(&self, message: &str) -> bool {
        match serde_json::from_str(message) {
            Ok(value @ (Value::Object(_) | Value::Array(_))) => self.0.holds(&value),
            _ => false,
        }
    }
}

impl Node {
    fn holds(&self, value: &Value) -> bool {
        match self {
            Self::And(nodes) => nodes.iter().all(|node| node.holds(value)),
            Self::Or(nodes) => nodes.iter().any(|node| node.holds(value)),
            Self::Leaf(steps, test) => {
                let mut found = Vec::new();
                follow(value, steps, &mut found);
                test.holds(&found)
            }
        }
    }
}

impl Test {
    fn holds(&self, found: &[&Value]) -> bool {
        match self {
            Self::NotExists => found.is_empty(),
            Self::Is(expected) => found.contains(&expected),
            Self::Compare(condition) => found.iter().any(|value| match value {
                Value::String(text) => condition.holds(text),
                Value::Number(number) => condition.holds(&number.to_string()),
                _ => false,
            }),
        }
    }
}

fn follow<'a>(value: &'a Value, steps: &[Step], found: &mut Vec<&'a Value>) {
    let Some((step, rest)) = steps.split_first() else {
        found.push(value);
        return;
    };
    let mut go = |inner: Option<&'a Value>| {
        if let Some(inner) = inner {
            follow(inner, rest, found);
        }
    };
    match (step, value) {
        (Step::Member(name), Value::Object(members)) => go(members.get(name)),
        (Step::Item(index), Value::Array(items)) => go(items.get(*index)),
        (Step::Any, Value::Object(members)) => members.values().for_each(|inner| go(Some(inner))),
        (Step::Any, Value::Array(items)) => items.iter().for_each(|inner| go(Some(inner))),
        _ => {}
    }
}

fn either(scan: &mut Scan<'_>, depth: usize) -> Result<Node, InvalidPattern> {
    let mut nodes = vec![all(scan, depth)?];
    loop {
        scan.skip_space();
        if !scan.take("||") {
            return Ok(Node::Or(nodes));
        }
        nodes.push(all(scan, depth)?);
    }
}

fn all(scan: &mut Scan<'_>, depth: usize) -> Result<Node, InvalidPattern> {
    let mut nodes = vec![single(scan, depth)?];
    loop {
        scan.skip_space();
        if !scan.take("&&") {
            return Ok(Node::And(nodes));
        }
        nodes.push(single(scan, depth)?);
    }
}

fn single(scan: &mut Scan<'_>, depth: usize) -> Result<Node, InvalidPattern> {
    if depth > DEPTH_MAX {
        return Err(InvalidPattern);
    }
    scan.skip_space();
    if scan.take("(") {
        let inside = either(scan, depth + 1)?;
        scan.skip_space();
        return match scan.take(")") {
            true => Ok(inside),
            false => Err(InvalidPattern),
        };
    }
    let steps = selector(scan)?;
    scan.skip_space();
    Ok(Node::Leaf(steps, test(scan)?))
}

/// `$.a.b[0].*`, `$.['a.b']`
fn selector(scan: &mut Scan<'_>) -> Result<Vec<Step>, InvalidPattern> {
    if !scan.take("$") {
        return Err(InvalidPattern);
    }
    let mut steps = Vec::new();
    loop {
        if scan.take("[") {
            steps.push(bracketed(scan)?);
        } else if scan.take(".") {
            if scan.peek() == Some('[') {
                continue;
            }
            let name = scan.until(|c| c.is_whitespace() || ".[]=!<>()&|".contains(c));
            steps.push(match name {
                "" => return Err(InvalidPattern),
                "*" => Step::Any,
                name => Step::Member(name.to_owned()),
            });
        } else if steps.is_empty() {
            return Err(InvalidPattern);
        } else {
            return Ok(steps);
        }
    }
}

fn bracketed(scan: &mut Scan<'_>) -> Result<Step, InvalidPattern> {
    let step = match scan.peek() {
        Some('\'') => {
            scan.take("'");
            let name = scan.until(|c| c == '\'').to_owned();
            scan.take("'");
            Step::Member(name)
        }
        Some('"') => match scan.literal(|_| true)? {
            Literal::Quoted(name) => Step::Member(name),
            _ => return Err(InvalidPattern),
        },
        _ => match scan.until(|c| c == ']').trim() {
            "*" => Step::Any,
            index => Step::Item(index.parse().map_err(|_| InvalidPattern)?),
        },
    };
    match scan.take("]") {
        true => Ok(step),
        false => Err(InvalidPattern),
    }
}

fn test(scan: &mut Scan<'_>) -> Result<Test, InvalidPattern> {
    if scan.take_word("IS") {
        scan.skip_space();
        let values = [
            ("TRUE", Value::Bool(true)),
            ("FALSE", Value::Bool(false)),
            ("NULL", Value::Null),
        ];
        let named = values.into_iter().find(|(word, _)| scan.take_word(word));
        return named
            .map(|(_, value)| Test::Is(value))
            .ok_or(InvalidPattern);
    }
    if scan.take_word("NOT") {
        scan.skip_space();
        return match scan.take_word("EXISTS") {
            true => Ok(Test::NotExists),
            false => Err(InvalidPattern),
        };
    }
    let ends = |c: char| c.is_whitespace() || "()&|".contains(c);
    Condition::parse(scan, ends).map(Test::Compare)
}
