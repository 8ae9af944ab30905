//! DynamoDB's expressions: read once, with names and values put in, then applied to items.
//!
//! [`Scope`] holds what a request defines (`#name`, `:value`) and notices what is never used.

mod condition;
mod keys;
mod parser;
mod path;
mod scope;
mod token;
mod update;

pub(crate) use condition::{Comparator, Condition, Operand};
pub(crate) use keys::{KeyCondition, KeyConditionError, RangeCondition};
pub(crate) use path::{Path, Projection, Segment};
pub(crate) use scope::Scope;
pub(crate) use update::{SetOperand, SetValue, Update, UpdateError};

use crate::attribute::Attribute;

/// What is wrong with an expression, in AWS's words (without `Invalid …Expression: `).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct ExpressionError(pub(crate) String);

impl ExpressionError {
    fn syntax(token: &str, near: &str) -> ExpressionError {
        ExpressionError(format!(
            "Syntax error; token: \"{token}\", near: \"{near}\""
        ))
    }

    fn operand_type(operator: &str, operand: &Attribute) -> ExpressionError {
        let kind = operand.long_kind();
        ExpressionError(format!(
            "Incorrect operand type for operator or function; operator or function: {operator}, operand type: {kind}"
        ))
    }
}

/// Whether the word must not be an attribute's name in an expression.
fn is_reserved(word: &str) -> bool {
    static WORDS: std::sync::LazyLock<std::collections::HashSet<&'static str>> =
        std::sync::LazyLock::new(|| include_str!("expression/reserved.txt").lines().collect());
    WORDS.contains(word.to_ascii_uppercase().as_str())
}

#[cfg(test)]
fn scope_for_tests() -> Scope {
    use std::collections::BTreeMap;
    let names = [("#name", "name"), ("#l", "parts")];
    let names = names.map(|(key, name)| (key.to_owned(), name.to_owned()));
    let values = r#"{":a1":{"S":"a1"},":a":{"S":"a"},":x":{"S":"x"},":p":{"S":"p"},":L":{"S":"L"},
        ":two":{"N":"2"},":four":{"N":"4"},":five":{"N":"5"},":one":{"N":"1"},
        ":xs":{"Ss":["x","z"]},":l":{"L":[{"N":"9"}]}}"#;
    let values = serde_json::from_str(values).expect("values");
    Scope::new(BTreeMap::from(names), values)
}
