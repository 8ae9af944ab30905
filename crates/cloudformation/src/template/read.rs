//! From a template's text to a tree of JSON: JSON itself, or YAML with CloudFormation's short forms (`!Ref`).

use frazil_wire::Fault;
use frazil_wire::limits::YAML_DEPTH_MAX;
use frazil_wire::yaml::{self, YamlError};
use serde_json::{Map, Value as Json};

use crate::faults::invalid;

/// Reads a template.
///
/// # Errors
/// `ValidationError` with AWS's words and the place of the trouble.
pub(crate) fn read(text: &str) -> Result<Json, Fault> {
    let tree = match text.trim_start().starts_with('{') {
        true => json(text)?,
        false => yaml(text)?,
    };
    match tree {
        Json::Object(_) => Ok(tree),
        _ => Err(invalid("Template format error: unsupported structure.")),
    }
}

fn json(text: &str) -> Result<Json, Fault> {
    // flow mappings of YAML begin with a brace as well
    serde_json::from_str(text).or_else(|error| {
        yaml(text).map_err(|_| {
            invalid(format!(
                "Template format error: JSON not well-formed. (line {}, column {})",
                error.line(),
                error.column()
            ))
        })
    })
}

fn yaml(text: &str) -> Result<Json, Fault> {
    yaml::read(text, short_form).map_err(|error| invalid(told(&error)))
}

fn told(error: &YamlError) -> String {
    match error {
        YamlError::Malformed { line, column, .. } => {
            format!("Template format error: YAML not well-formed. (line {line}, column {column})")
        }
        YamlError::TooDeep => {
            format!("Template format error: YAML is nested deeper than {YAML_DEPTH_MAX} levels.")
        }
        YamlError::Alias => {
            "Template error: YAML aliases are not allowed in CloudFormation templates".to_owned()
        }
        YamlError::Name => {
            "Template format error: [/] map keys must be strings; received something else instead"
                .to_owned()
        }
        YamlError::Duplicate(key) => {
            format!("Template format error: YAML not well-formed. Duplicate key [{key}]")
        }
        YamlError::Tag(name) => {
            format!("Template format error: YAML not well-formed. Unknown tag [!{name}]")
        }
    }
}

/// `!GetAtt A.B` is `{"Fn::GetAtt": ["A", "B"]}`.
fn short_form(name: &str, value: Json) -> Option<Json> {
    let (name, value) = match (name, value) {
        ("Ref" | "Condition", value) => (name.to_owned(), value),
        ("GetAtt", Json::String(path)) => match path.split_once('.') {
            Some((logical, attribute)) => (
                "Fn::GetAtt".to_owned(),
                Json::from(vec![logical, attribute]),
            ),
            None => ("Fn::GetAtt".to_owned(), Json::from(vec![path])),
        },
        (name, value) if FUNCTIONS.contains(&name) => (format!("Fn::{name}"), value),
        _ => return None,
    };
    Some(Json::Object(Map::from_iter([(name, value)])))
}

/// The functions that have a short form.
const FUNCTIONS: [&str; 18] = [
    "And",
    "Base64",
    "Cidr",
    "Equals",
    "FindInMap",
    "GetAtt",
    "GetAZs",
    "If",
    "ImportValue",
    "Join",
    "Length",
    "Not",
    "Or",
    "Select",
    "Split",
    "Sub",
    "ToJsonString",
    "Transform",
];

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "written as json!({…}) where it is used"
    )]
    fn check(text: &str, expect: Json) {
        assert_eq!(read(text).expect("a template"), expect);
    }

    #[track_caller]
    fn refused(text: &str, expect: &str) {
        assert_eq!(read(text).expect_err("a fault").message, expect);
    }

    #[test]
    fn short_forms_are_functions() {
        check(
            "A: !Ref B\nC: !GetAtt D.E.F\nG: !Sub '${X}-y'\nH: !If [Yes, !Ref B, !Ref 'AWS::NoValue']\nI: !Join ['', [a, !Ref B]]",
            json!({
                "A": {"Ref": "B"},
                "C": {"Fn::GetAtt": ["D", "E.F"]},
                "G": {"Fn::Sub": "${X}-y"},
                "H": {"Fn::If": ["Yes", {"Ref": "B"}, {"Ref": "AWS::NoValue"}]},
                "I": {"Fn::Join": ["", ["a", {"Ref": "B"}]]},
            }),
        );
        check(
            "A:\n  Fn::Base64: !Sub |\n    one\n    ${Two}\n",
            json!({"A": {"Fn::Base64": {"Fn::Sub": "one\n${Two}\n"}}}),
        );
        check("A: !Condition B", json!({"A": {"Condition": "B"}}));
    }

    #[test]
    fn trouble_is_told_with_its_place() {
        refused(
            "{\"a\": ",
            "Template format error: JSON not well-formed. (line 1, column 6)",
        );
        refused("- a", "Template format error: unsupported structure.");
        refused("", "Template format error: unsupported structure.");
        refused(
            "a: &x 1\nb: *x",
            "Template error: YAML aliases are not allowed in CloudFormation templates",
        );
        let deep = format!("a: {}1", "[".repeat(10_000));
        assert!(read(&deep).is_err());
    }
}
