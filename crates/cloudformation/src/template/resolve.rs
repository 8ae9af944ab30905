//! Intrinsic functions: from what a template says to what it means.

mod cidr;
pub(super) mod functions;

use std::collections::BTreeMap;

use frazil_wire::Fault;
use serde_json::{Map, Value as Json};

use crate::faults::invalid;

/// What `Ref` and `Fn::GetAtt` find at the resources of a stack.
pub(crate) trait Resources {
    /// What `Ref` gives, if the resource exists by now.
    fn reference(&self, logical: &str) -> Option<Json>;
    /// An attribute; `Err` is the reason why there is none.
    fn attribute(&self, logical: &str, name: &str) -> Result<Json, Fault>;
}

/// Everything that names in a template can mean.
pub(crate) struct Scope<'a> {
    /// Parameters and pseudo parameters.
    pub(crate) values: &'a BTreeMap<String, Json>,
    /// The section `Mappings`.
    pub(crate) mappings: &'a Json,
    /// What each condition has come to.
    pub(crate) conditions: &'a BTreeMap<String, bool>,
    /// The stack's resources.
    pub(crate) resources: &'a dyn Resources,
    /// The values that stacks export.
    pub(crate) exports: &'a dyn Fn(&str) -> Option<String>,
}

/// No resources: for sections that cannot name any.
pub(crate) struct NoResources;

impl Resources for NoResources {
    fn reference(&self, _logical: &str) -> Option<Json> {
        None
    }
    fn attribute(&self, logical: &str, _name: &str) -> Result<Json, Fault> {
        Err(undefined(logical))
    }
}

/// `Fn::GetAtt` of something that is not there.
pub(crate) fn undefined(logical: &str) -> Fault {
    invalid(format!(
        "Template error: instance of Fn::GetAtt references undefined resource {logical}"
    ))
}

/// The function that a value calls: a map with just one key that is a function's name.
pub(crate) fn call(value: &Json) -> Option<(&str, &Json)> {
    let entries = value.as_object().filter(|entries| entries.len() == 1)?;
    let (name, argument) = entries.iter().next()?;
    let known = name == "Ref" || (name.starts_with("Fn::") && !name.starts_with("Fn::ForEach"));
    known.then_some((name.as_str(), argument))
}

impl Scope<'_> {
    /// The meaning of a value; `None` when it is `AWS::NoValue`, and is to be left out.
    pub(crate) fn resolve(&self, value: &Json) -> Result<Option<Json>, Fault> {
        if let Some((name, argument)) = call(value) {
            return self.function(name, argument);
        }
        match value {
            Json::Object(entries) => {
                let mut resolved = Map::new();
                for (key, value) in entries {
                    if let Some(value) = self.resolve(value)? {
                        resolved.insert(key.clone(), value);
                    }
                }
                Ok(Some(Json::Object(resolved)))
            }
            Json::Array(items) => {
                let items = items.iter().map(|item| self.resolve(item));
                let items: Result<Vec<Option<Json>>, Fault> = items.collect();
                Ok(Some(Json::Array(items?.into_iter().flatten().collect())))
            }
            other => Ok(Some(other.clone())),
        }
    }

    /// The meaning of a value that is text.
    pub(crate) fn text(&self, value: &Json, context: &str) -> Result<String, Fault> {
        match self.resolve(value)? {
            Some(resolved) => plain_text(&resolved).ok_or_else(|| not_text(context)),
            None => Err(not_text(context)),
        }
    }

    /// What `Ref` of this name gives; `None` is `AWS::NoValue`.
    pub(crate) fn reference(&self, name: &str) -> Result<Option<Json>, Fault> {
        if name == "AWS::NoValue" {
            return Ok(None);
        }
        let found = self.values.get(name).cloned();
        let found = found.or_else(|| self.resources.reference(name));
        found.map(Some).ok_or_else(|| {
            invalid(format!(
                "Template format error: Unresolved resource dependencies [{name}] in the Resources block of the template"
            ))
        })
    }

    /// Whether a condition holds: a condition's name, or one of the logical functions.
    pub(crate) fn truth(&self, condition: &Json) -> Result<bool, Fault> {
        if let Some(name) = condition.get("Condition").and_then(Json::as_str) {
            return self.condition(name);
        }
        let (name, argument) = call(condition).ok_or_else(|| unclear(condition))?;
        let several = || argument.as_array().ok_or_else(|| unclear(condition));
        match name {
            "Fn::Equals" => {
                let [one, other] = several()?.as_slice() else {
                    return Err(invalid(
                        "Template error: every Fn::Equals object requires a list of 2 string parameters.",
                    ));
                };
                let (one, other) = (self.resolve(one)?, self.resolve(other)?);
                Ok(same(one.as_ref(), other.as_ref()))
            }
            "Fn::Not" => match several()?.as_slice() {
                [one] => Ok(!self.truth(one)?),
                _ => Err(invalid(
                    "Template error: Fn::Not requires a list with exactly one condition.",
                )),
            },
            "Fn::And" => {
                let each = several()?.iter().map(|one| self.truth(one));
                Ok(each
                    .collect::<Result<Vec<bool>, Fault>>()?
                    .into_iter()
                    .all(|it| it))
            }
            "Fn::Or" => {
                let each = several()?.iter().map(|one| self.truth(one));
                Ok(each
                    .collect::<Result<Vec<bool>, Fault>>()?
                    .into_iter()
                    .any(|it| it))
            }
            _ => Err(unclear(condition)),
        }
    }

    /// What the condition of this name has come to.
    pub(crate) fn condition(&self, name: &str) -> Result<bool, Fault> {
        self.conditions.get(name).copied().ok_or_else(|| {
            invalid(format!(
                "Template format error: Unresolved condition dependency {name} in the Resources block of the template"
            ))
        })
    }
}

fn same(one: Option<&Json>, other: Option<&Json>) -> bool {
    match (one.and_then(plain_text), other.and_then(plain_text)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

fn unclear(condition: &Json) -> Fault {
    invalid(format!(
        "Template format error: Every Condition member must be a boolean function: {condition}"
    ))
}

fn not_text(context: &str) -> Fault {
    invalid(format!("Template error: {context} must be a string."))
}

/// A scalar as text: `true`, `12`.
pub(crate) fn plain_text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
