//! Key conditions: which items of an index a query wants.

use super::condition::Comparator;
use super::{Condition, ExpressionError, Operand, Scope};
use crate::attribute::Attribute;

/// A partition, and possibly a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyCondition {
    pub(crate) hash: Attribute,
    pub(crate) range: Option<RangeCondition>,
}

/// Which range keys are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RangeCondition {
    Compare(Comparator, Attribute),
    Between(Attribute, Attribute),
    BeginsWith(Attribute),
}

impl RangeCondition {
    /// The values that it compares with.
    pub(crate) fn values(&self) -> Vec<&Attribute> {
        match self {
            RangeCondition::Compare(_, value) | RangeCondition::BeginsWith(value) => vec![value],
            RangeCondition::Between(low, high) => vec![low, high],
        }
    }

    /// Whether a range key is wanted.
    pub(crate) fn holds(&self, key: &Attribute) -> bool {
        match self {
            RangeCondition::Compare(how, value) => how.holds(Some(key), Some(value)),
            RangeCondition::Between(low, high) => {
                let (key, at_least) = (Some(key), Comparator::GreaterOrEqual);
                at_least.holds(key, Some(low)) && Comparator::LessOrEqual.holds(key, Some(high))
            }
            RangeCondition::BeginsWith(start) => super::condition::begins(key, start),
        }
    }
}

/// Why a condition does not choose keys.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum KeyConditionError {
    /// The expression cannot be read.
    #[error("Invalid KeyConditionExpression: {0}")]
    Expression(#[from] ExpressionError),
    /// It can, but it does not fit the keys.
    #[error("{0}")]
    Keys(String),
}

impl KeyCondition {
    /// Reads an expression for an index with these key attributes.
    pub(crate) fn parse(
        text: &str,
        scope: &Scope,
        hash: &str,
        range: Option<&str>,
    ) -> Result<KeyCondition, KeyConditionError> {
        let mut parts = Vec::new();
        flatten(Condition::parse(text, scope)?, &mut parts)?;
        KeyCondition::of(parts, hash, range)
    }

    /// The keys that conditions on attributes choose.
    pub(crate) fn of(
        parts: Vec<(String, RangeCondition)>,
        hash: &str,
        range: Option<&str>,
    ) -> Result<KeyCondition, KeyConditionError> {
        let keys = |text: &str| KeyConditionError::Keys(text.to_owned());
        let mut found_hash = None;
        let mut found_range = None;
        let count = parts.len();
        for (name, condition) in parts {
            let place = if name == hash {
                &mut found_hash
            } else if Some(name.as_str()) == range {
                &mut found_range
            } else if count > 1 && range.is_some() || found_hash.is_none() && count == 1 {
                let missed = if count == 1 || found_hash.is_none() {
                    hash
                } else {
                    range.unwrap_or(hash)
                };
                return Err(keys(&format!(
                    "Query condition missed key schema element: {missed}"
                )));
            } else {
                return Err(keys("Query key condition not supported"));
            };
            if place.replace(condition).is_some() {
                return Err(keys(
                    "KeyConditionExpressions must only contain one condition per key",
                ));
            }
        }
        match found_hash {
            Some(RangeCondition::Compare(Comparator::Equal, hash)) => Ok(KeyCondition {
                hash,
                range: found_range,
            }),
            Some(_) => Err(keys("Query key condition not supported")),
            None => Err(keys(&format!(
                "Query condition missed key schema element: {hash}"
            ))),
        }
    }
}

/// The conditions that all must hold, by attribute.
fn flatten(
    condition: Condition,
    parts: &mut Vec<(String, RangeCondition)>,
) -> Result<(), ExpressionError> {
    let invalid = |operator: &str| {
        ExpressionError(format!(
            "Invalid operator used in KeyConditionExpression: {operator}"
        ))
    };
    let part = match condition {
        Condition::And(one, two) => {
            flatten(*one, parts)?;
            return flatten(*two, parts);
        }
        Condition::Compare(_, Comparator::NotEqual, _) => return Err(invalid("<>")),
        Condition::Compare(Operand::Path(path), how, Operand::Value(value)) => {
            (path, RangeCondition::Compare(how, value))
        }
        Condition::Compare(Operand::Value(value), how, Operand::Path(path)) => {
            (path, RangeCondition::Compare(how.turned(), value))
        }
        Condition::Between(Operand::Path(path), Operand::Value(low), Operand::Value(high)) => {
            (path, RangeCondition::Between(low, high))
        }
        Condition::BeginsWith(Operand::Path(path), Operand::Value(start)) => {
            (path, RangeCondition::BeginsWith(start))
        }
        Condition::Or(..) => return Err(invalid("OR")),
        Condition::Not(_) => return Err(invalid("NOT")),
        Condition::In(..) => return Err(invalid("IN")),
        Condition::Exists(_) => return Err(invalid("attribute_exists")),
        Condition::NotExists(_) => return Err(invalid("attribute_not_exists")),
        Condition::Type(..) => return Err(invalid("attribute_type")),
        Condition::Contains(..) => return Err(invalid("contains")),
        Condition::Compare(..) | Condition::Between(..) | Condition::BeginsWith(..) => {
            return Err(ExpressionError(
                "KeyConditionExpressions must compare a key attribute with a value".to_owned(),
            ));
        }
    };
    let (path, condition) = part;
    if !path.is_top() {
        return Err(ExpressionError(
            "KeyConditionExpressions cannot have conditions on nested attributes".to_owned(),
        ));
    }
    parts.push((path.root().to_owned(), condition));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::scope_for_tests;

    fn parse(text: &str) -> Result<KeyCondition, String> {
        let parsed = KeyCondition::parse(text, &scope_for_tests(), "id", Some("sk"));
        parsed.map_err(|error| error.to_string())
    }

    #[test]
    fn partitions_and_their_parts_are_chosen() {
        for text in [
            "id = :a",
            "sk > :one AND id = :a",
            ":a = id AND sk BETWEEN :one AND :two",
            "(id = :a) AND begins_with(sk, :x)",
        ] {
            assert!(parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn other_conditions_are_refused_in_aws_words() {
        for (text, message) in [
            ("id > :a", "Query key condition not supported"),
            ("sk = :a", "Query condition missed key schema element: id"),
            (
                "id = :a AND n = :a",
                "Query condition missed key schema element: sk",
            ),
            (
                "id = :a AND sk > :one AND sk < :two",
                "KeyConditionExpressions must only contain one condition per key",
            ),
            (
                "id = :a OR sk = :a",
                "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: OR",
            ),
        ] {
            assert_eq!(parse(text), Err(message.to_owned()), "{text}");
        }
    }
}
