//! The wording of constraints, and values as Java prints them.

use crate::pattern::Pattern;
use crate::table::{Kind, ShapeTable};
use crate::value::Value;

/// `FunctionName` → `functionName`, `UUID` → `uUID`.
pub(super) fn camel(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(characters).collect()
    })
}

/// All constraints of a shape but null, in the order in which AWS lists them.
pub(super) fn limits(shape: &ShapeTable) -> Vec<String> {
    let limits = shape.limits;
    let bounds = [
        limits.max.map(|max| at_most(shape, max)),
        limits.min.map(|min| at_least(shape, min)),
    ];
    let pattern = shape.pattern.as_ref().map(pattern);
    let values = (!limits.values.is_empty()).then(|| enum_values(limits.values));
    bounds
        .into_iter()
        .chain([pattern, values])
        .flatten()
        .collect()
}

pub(super) fn at_most(shape: &ShapeTable, max: f64) -> String {
    format!(
        "Member must have {} less than or equal to {}",
        measured(shape),
        bound(shape, max)
    )
}

pub(super) fn at_least(shape: &ShapeTable, min: f64) -> String {
    format!(
        "Member must have {} greater than or equal to {}",
        measured(shape),
        bound(shape, min)
    )
}

pub(super) fn pattern(pattern: &Pattern) -> String {
    format!(
        "Member must satisfy regular expression pattern: {}",
        pattern.source
    )
}

pub(super) fn enum_values(values: &[&str]) -> String {
    format!(
        "Member must satisfy enum value set: [{}]",
        values.join(", ")
    )
}

fn measured(shape: &ShapeTable) -> &'static str {
    match shape.kind {
        Kind::Integer | Kind::Long | Kind::Double => "value",
        _ => "length",
    }
}

/// Doubles keep their point: `1.0`.
fn bound(shape: &ShapeTable, bound: f64) -> String {
    if matches!(shape.kind, Kind::Double) {
        format!("{bound:?}")
    } else {
        format!("{bound}")
    }
}

/// A value as Java prints it: `[a, b]`, `{k=v}`, `Name(member=value)`.
pub(super) fn java(shape: &ShapeTable, value: &Value) -> String {
    match (&shape.kind, value) {
        (_, Value::Null) => "null".to_owned(),
        (_, Value::Boolean(it)) => it.to_string(),
        (_, Value::Integer(it)) => it.to_string(),
        (_, Value::Double(it)) => format!("{it:?}"),
        (_, Value::Text(it)) => it.clone(),
        (_, Value::Blob(it)) => format!("java.nio.HeapByteBuffer[pos=0 lim={0} cap={0}]", it.len()),
        (_, Value::Timestamp(it)) => it.to_string(),
        (_, Value::Document(it)) => it.to_string(),
        (Kind::List(item), Value::List(items)) => {
            format!(
                "[{}]",
                items
                    .iter()
                    .map(|it| java(item, it))
                    .collect::<Vec<_>>()
                    .join(", ")
            )
        }
        (Kind::Map(_, item), Value::Map(entries)) => {
            let entries = entries
                .iter()
                .map(|(key, it)| format!("{key}={}", java(item, it)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        (_, Value::Structure(values)) => {
            let present = shape
                .members()
                .iter()
                .zip(values)
                .filter_map(|(member, it)| Some((member, it.as_ref()?)));
            let members = present
                .map(|(member, it)| format!("{}={}", camel(member.name), java(member.shape, it)));
            format!("{}({})", shape.name, members.collect::<Vec<_>>().join(", "))
        }
        _ => String::new(),
    }
}
