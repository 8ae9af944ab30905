//! Parameters: what a template declares, what a request gives, and what follows.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::Template;
use super::resolve::plain_text;
use crate::faults::invalid;

/// A parameter's value in a stack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ParameterRecord {
    /// As it was given, or its default.
    pub(crate) value: String,
    /// What the SSM parameter of this name had as its value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) resolved: Option<String>,
    /// Whether it is shown as `****`.
    #[serde(default)]
    pub(crate) hidden: bool,
}

/// What a request says about a parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) value: Option<String>,
    pub(crate) use_previous: bool,
}

/// The values of all of a template's parameters.
///
/// # Errors
/// `ValidationError` when one is missing, unknown, or not as its declaration asks.
pub(crate) fn values(
    template: &Template,
    given: &[Given],
    previous: &BTreeMap<String, ParameterRecord>,
) -> Result<BTreeMap<String, ParameterRecord>, Fault> {
    let declared = template.section("Parameters");
    let unknown: Vec<&str> = given
        .iter()
        .filter(|one| !declared.contains_key(&one.name))
        .map(|one| one.name.as_str())
        .collect();
    if !unknown.is_empty() {
        return Err(invalid(format!(
            "Parameters: [{}] do not exist in the template",
            unknown.join(", ")
        )));
    }
    let mut values = BTreeMap::new();
    let mut missing = Vec::new();
    for (name, declaration) in declared {
        let given = given.iter().find(|one| one.name == *name);
        let value = match given {
            Some(one) if one.use_previous => previous.get(name).map(|record| record.value.clone()),
            Some(one) => one.value.clone(),
            None => declaration.get("Default").and_then(plain_text),
        };
        match value {
            Some(value) => {
                let record = ParameterRecord {
                    value: checked(name, declaration, value)?,
                    resolved: None,
                    hidden: is_set(declaration, "NoEcho"),
                };
                values.insert(name.clone(), record);
            }
            None => missing.push(name.as_str()),
        }
    }
    match missing.as_slice() {
        [] => Ok(values),
        names => Err(invalid(format!(
            "Parameters: [{}] must have values",
            names.join(", ")
        ))),
    }
}

/// Whether a declaration's switch is on, as truth or as text.
pub(crate) fn is_set(declaration: &Json, key: &str) -> bool {
    let set = declaration.get(key).and_then(plain_text);
    set.is_some_and(|text| text.eq_ignore_ascii_case("true"))
}

/// The name of the SSM parameter type's value type: `String` for `AWS::SSM::Parameter::Value<String>`.
pub(crate) fn ssm_kind(kind: &str) -> Option<&str> {
    kind.strip_prefix("AWS::SSM::Parameter::Value<")?
        .strip_suffix('>')
}

/// A parameter's declared type.
pub(crate) fn kind(declaration: &Json) -> &str {
    declaration
        .get("Type")
        .and_then(Json::as_str)
        .unwrap_or("String")
}

/// What `Ref` gives for a parameter.
pub(crate) fn meaning(declaration: &Json, record: &ParameterRecord) -> Json {
    let text = record.resolved.as_ref().unwrap_or(&record.value);
    let declared = kind(declaration);
    let declared = ssm_kind(declared).unwrap_or(declared);
    match declared == "CommaDelimitedList" || declared.starts_with("List<") {
        true if text.is_empty() => Json::Array(Vec::new()),
        true => Json::from(text.split(',').map(str::trim).collect::<Vec<_>>()),
        false => Json::from(text.as_str()),
    }
}

fn checked(name: &str, declaration: &Json, value: String) -> Result<String, Fault> {
    let kind = kind(declaration);
    let fail = |constraint: String| {
        let own = declaration
            .get("ConstraintDescription")
            .and_then(Json::as_str);
        let constraint = own.map_or(constraint, str::to_owned);
        Err(invalid(format!(
            "Parameter '{name}' failed to satisfy constraint: {constraint}"
        )))
    };
    if let Some(allowed) = declaration.get("AllowedValues").and_then(Json::as_array) {
        let each: Vec<&str> = match kind == "CommaDelimitedList" {
            true => value.split(',').map(str::trim).collect(),
            false => vec![value.as_str()],
        };
        let allowed: Vec<String> = allowed.iter().filter_map(plain_text).collect();
        if !each.iter().all(|one| allowed.iter().any(|it| it == one)) {
            return Err(invalid(format!(
                "Parameter '{name}' must be one of AllowedValues"
            )));
        }
    }
    if kind == "Number" {
        let Ok(number) = value.trim().parse::<f64>() else {
            return Err(invalid(format!("Parameter '{name}' must be a number.")));
        };
        let bound = |key: &str| {
            declaration
                .get(key)
                .and_then(plain_text)?
                .parse::<f64>()
                .ok()
        };
        if let Some(least) = bound("MinValue").filter(|least| number < *least) {
            return fail(format!(
                "Member must have value greater than or equal to {least}"
            ));
        }
        if let Some(most) = bound("MaxValue").filter(|most| number > *most) {
            return fail(format!(
                "Member must have value less than or equal to {most}"
            ));
        }
    }
    let bound = |key: &str| {
        declaration
            .get(key)
            .and_then(plain_text)?
            .parse::<usize>()
            .ok()
    };
    let length = value.chars().count();
    if let Some(least) = bound("MinLength").filter(|least| length < *least) {
        return fail(format!(
            "Member must have length greater than or equal to {least}"
        ));
    }
    if let Some(most) = bound("MaxLength").filter(|most| length > *most) {
        return fail(format!(
            "Member must have length less than or equal to {most}"
        ));
    }
    if let Some(pattern) = declaration.get("AllowedPattern").and_then(Json::as_str) {
        let whole = fancy_regex::Regex::new(&format!("^(?:{pattern})$"));
        let matches = whole.is_ok_and(|whole| whole.is_match(&value).unwrap_or(false));
        if !matches {
            return fail(format!(
                "Member must satisfy regular expression pattern: {pattern}"
            ));
        }
    }
    Ok(value)
}
