//! The model's constraints, in AWS's words.
//!
//! Recorded answers of Lambda, CloudWatch Logs and a dozen other services agree on the form:
//! `2 validation errors detected: Value 'x' at 'role' failed to satisfy constraint: Member must …; Value null at …`.
//! Members of one structure are listed in the order of Java's hash table, one member's broken constraints as pattern,
//! greatest, least. A list or map of simple values is reported as a whole, with all the constraints of its elements.

mod text;

use crate::fault::Fault;
use crate::java;
use crate::table::{Kind, Limits, Member, OperationTable, Protocol, ShapeTable};
use crate::value::Value;

/// Checks an input against its table.
pub(crate) fn check(operation: &OperationTable, input: &Value) -> Result<(), Fault> {
    let mut report = Report {
        violations: Vec::new(),
        protocol: operation.protocol,
    };
    report.structure(operation.input.members(), input.members(), "");
    let violations = report.violations;
    match violations.len() {
        0 => Ok(()),
        count => {
            let noun = if count == 1 { "error" } else { "errors" };
            let message = format!(
                "{count} validation {noun} detected: {}",
                violations.join("; ")
            );
            Err(Fault::new(400, operation.invalid, message))
        }
    }
}

/// What is wrong so far.
struct Report {
    violations: Vec<String>,
    protocol: Protocol,
}

impl Report {
    fn structure(&mut self, members: &[Member], values: &[Option<Value>], path: &str) {
        let mut pairs: Vec<_> = members
            .iter()
            .zip(values)
            .map(|pair| (text::camel(pair.0.name), pair))
            .collect();
        let buckets = (members.len() * 4 / 3 + 1).next_power_of_two().max(16);
        pairs.sort_by_key(|(name, _)| java::bucket(name, buckets));
        for (name, (member, value)) in pairs {
            let path = if path.is_empty() {
                name
            } else {
                format!("{path}.{name}")
            };
            match value {
                Some(value) => self.value(member.shape, value, &path),
                None if member.required => self.missing(&path),
                None => {}
            }
        }
    }

    fn value(&mut self, shape: &'static ShapeTable, value: &Value, path: &str) {
        for constraint in broken(shape, value) {
            self.violation(shape, value, path, &constraint);
        }
        match (&shape.kind, value) {
            (Kind::Structure(_), Value::Structure(values)) => {
                self.structure(shape.members(), values, path);
            }
            (Kind::List(item), Value::List(items)) => self.list(shape, item, value, items, path),
            (Kind::Map(key, item), Value::Map(entries)) => {
                if entries
                    .keys()
                    .any(|it| !broken(key, &Value::Text(it.clone())).is_empty())
                {
                    let constraint =
                        format!("Map keys must satisfy constraint: [{}]", self.all_of(key));
                    self.violation(shape, value, path, &constraint);
                }
                if is_simple(item) && entries.values().any(|it| !self.satisfies(item, it)) {
                    let constraint =
                        format!("Map value must satisfy constraint: [{}]", self.all_of(item));
                    self.violation(shape, value, path, &constraint);
                }
                for (key, it) in entries.iter().filter(|_| !is_simple(item)) {
                    self.value(item, it, &format!("{path}.{key}.member"));
                }
            }
            _ => {}
        }
    }

    fn list(
        &mut self,
        shape: &'static ShapeTable,
        item: &'static ShapeTable,
        value: &Value,
        items: &[Value],
        path: &str,
    ) {
        if is_simple(item) {
            if items.iter().any(|it| !self.satisfies(item, it)) {
                let constraint = format!("Member must satisfy constraint: [{}]", self.all_of(item));
                self.violation(shape, value, path, &constraint);
            }
            return;
        }
        for (position, it) in items.iter().enumerate() {
            let path = format!("{path}.{}.member", position + 1);
            match it {
                Value::Null => self.missing(&path),
                _ => self.value(item, it, &path),
            }
        }
    }

    fn satisfies(&self, shape: &ShapeTable, value: &Value) -> bool {
        if *value == Value::Null {
            !self.names_null()
        } else {
            broken(shape, value).is_empty()
        }
    }

    /// All constraints of an element, broken or not.
    fn all_of(&self, shape: &ShapeTable) -> String {
        let mut constraints = text::limits(shape);
        constraints.extend(self.names_null().then(|| NOT_NULL.to_owned()));
        constraints.join(", ")
    }

    /// The REST services count null among the constraints of elements, the older JSON services do not.
    fn names_null(&self) -> bool {
        self.protocol == Protocol::RestJson
    }

    fn missing(&mut self, path: &str) {
        self.violations.push(format!(
            "Value null at '{path}' failed to satisfy constraint: {NOT_NULL}"
        ));
    }

    fn violation(&mut self, shape: &ShapeTable, value: &Value, path: &str, constraint: &str) {
        let shown = if is_sensitive(shape) {
            String::new()
        } else {
            format!("'{}' ", text::java(shape, value))
        };
        self.violations.push(format!(
            "Value {shown}at '{path}' failed to satisfy constraint: {constraint}"
        ));
    }
}

const NOT_NULL: &str = "Member must not be null";

fn is_simple(shape: &ShapeTable) -> bool {
    !matches!(
        shape.kind,
        Kind::Structure(_) | Kind::List(_) | Kind::Map(..)
    )
}

fn is_sensitive(shape: &ShapeTable) -> bool {
    shape.limits.sensitive
        || match shape.kind {
            Kind::List(item) => item.limits.sensitive,
            Kind::Map(key, item) => key.limits.sensitive || item.limits.sensitive,
            _ => false,
        }
}

/// The constraints of the shape itself that a value breaks.
fn broken(shape: &ShapeTable, value: &Value) -> Vec<String> {
    let mut constraints = Vec::new();
    let Limits {
        min, max, values, ..
    } = shape.limits;
    if let Value::Text(it) = value {
        if !values.is_empty() && !values.contains(&it.as_str()) {
            constraints.push(text::enum_values(values));
        }
        if let Some(pattern) = shape
            .pattern
            .as_ref()
            .filter(|pattern| !pattern.matches(it))
        {
            constraints.push(text::pattern(pattern));
        }
    }
    if let Some(measure) = measure(value) {
        if let Some(max) = max.filter(|max| measure > *max) {
            constraints.push(text::at_most(shape, max));
        }
        if let Some(min) = min.filter(|min| measure < *min) {
            constraints.push(text::at_least(shape, min));
        }
    }
    constraints
}

/// What `min` and `max` are about: a number's value, the length of anything else.
fn measure(value: &Value) -> Option<f64> {
    Some(match value {
        Value::Integer(it) => *it as f64,
        Value::Double(it) => *it,
        Value::Text(it) => it.chars().count() as f64,
        Value::Blob(it) => it.len() as f64,
        Value::List(it) => it.len() as f64,
        Value::Map(it) => it.len() as f64,
        _ => return None,
    })
}
