//! Templates as a whole.

use serde_json::json;

use super::parameters::{Given, ParameterRecord, meaning, values};
use super::*;

fn prepared(text: &str, parameters: &[(&str, &str)]) -> Result<Prepared, Fault> {
    let template = Template::parse(text)?;
    let given: Vec<Given> = parameters
        .iter()
        .map(|(name, value)| Given {
            name: (*name).to_owned(),
            value: Some((*value).to_owned()),
            use_previous: false,
        })
        .collect();
    let records = values(&template, &given, &BTreeMap::new())?;
    let declared = template.section("Parameters");
    let values = records
        .iter()
        .map(|(name, record)| (name.clone(), meaning(&declared[name], record)));
    template.prepare(values.collect(), &|_| None)
}

#[track_caller]
fn refused(text: &str, parameters: &[(&str, &str)], expect: &str) {
    assert_eq!(
        prepared(text, parameters).expect_err("a fault").message,
        expect
    );
}

#[test]
fn what_is_needed_comes_first() {
    let text = "
Resources:
  A: {Type: X::Y::Z, Properties: {a: !GetAtt B.Arn}}
  B: {Type: X::Y::Z, Properties: {a: !Sub '${C}-${AWS::Region}'}}
  C: {Type: X::Y::Z, DependsOn: [D]}
  D: {Type: X::Y::Z}
  E: {Type: X::Y::Z, Properties: {a: !If [Off, !Ref F, x]}}
  F: {Type: X::Y::Z, Condition: Off}
Conditions:
  Off: !And [!Condition On, !Equals [a, b]]
  On: !Equals [a, a]
";
    let prepared = prepared(text, &[]).expect("a template");
    assert_eq!(prepared.order, ["D", "C", "B", "A", "E"]);
    assert!(prepared.resources["E"].depends.is_empty());
}

#[test]
fn circles_and_unknown_names_are_refused() {
    refused(
        "Resources: {A: {Type: X, Properties: {a: !Ref B}}, B: {Type: X, DependsOn: A}}",
        &[],
        "Circular dependency between resources: [A, B]",
    );
    refused(
        "Resources: {A: {Type: X, Properties: {a: !Ref Gone}}}",
        &[],
        "Template format error: Unresolved resource dependencies [Gone] in the Resources block of the template",
    );
    refused(
        "Resources: {A: {Type: X, Properties: {a: !GetAtt Gone.Arn}}}",
        &[],
        "Template error: instance of Fn::GetAtt references undefined resource Gone",
    );
    refused(
        "{\"Resources\": {}}",
        &[],
        "Template format error: At least one Resources member must be defined.",
    );
    refused(
        "Resources: {A: {Type: X}}\nFoo: 1",
        &[],
        "Invalid template property or properties [Foo]",
    );
}

#[test]
fn parameters_are_checked() {
    let text = "
Parameters:
  Stage: {Type: String, AllowedValues: [dev, prod], Default: dev}
  Size: {Type: Number, MinValue: 1}
  Name: {Type: String, AllowedPattern: '[a-z]+', Default: a}
Resources: {A: {Type: X}}
";
    assert!(prepared(text, &[("Size", "3")]).is_ok());
    refused(text, &[], "Parameters: [Size] must have values");
    refused(
        text,
        &[("Size", "1"), ("X", "1")],
        "Parameters: [X] do not exist in the template",
    );
    refused(
        text,
        &[("Size", "1"), ("Stage", "x")],
        "Parameter 'Stage' must be one of AllowedValues",
    );
    refused(text, &[("Size", "x")], "Parameter 'Size' must be a number.");
    refused(
        text,
        &[("Size", "0")],
        "Parameter 'Size' failed to satisfy constraint: Member must have value greater than or equal to 1",
    );
    refused(
        text,
        &[("Size", "1"), ("Name", "A")],
        "Parameter 'Name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+",
    );
}

#[test]
fn lists_are_split() {
    let record = ParameterRecord {
        value: "a, b".to_owned(),
        ..ParameterRecord::default()
    };
    assert_eq!(
        meaning(&json!({"Type": "CommaDelimitedList"}), &record),
        json!(["a", "b"])
    );
    assert_eq!(meaning(&json!({"Type": "String"}), &record), json!("a, b"));
}
