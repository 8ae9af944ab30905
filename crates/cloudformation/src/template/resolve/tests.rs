//! One line of template, and what it comes to.

use serde_json::json;

use super::*;

struct Fixed;

impl Resources for Fixed {
    fn reference(&self, logical: &str) -> Option<Json> {
        (logical == "Queue").then(|| json!("https://queue"))
    }
    fn attribute(&self, logical: &str, name: &str) -> Result<Json, Fault> {
        match (logical, name) {
            ("Queue", "Arn") => Ok(json!("arn:queue")),
            ("Nested", "Outputs.Url") => Ok(json!("http://x")),
            _ => Err(undefined(logical)),
        }
    }
}

fn meaning(value: &Json) -> Result<Option<Json>, Fault> {
    let values = [
        ("Stage", json!("dev")),
        ("List", json!(["a", "b"])),
        ("AWS::Region", json!("us-east-1")),
    ];
    Scope {
        values: &values.map(|(name, value)| (name.to_owned(), value)).into(),
        mappings: &json!({"M": {"dev": {"size": 128}}}),
        conditions: &[("Yes".to_owned(), true), ("No".to_owned(), false)].into(),
        resources: &Fixed,
        exports: &|name| (name == "shared").then(|| "theirs".to_owned()),
    }
    .resolve(value)
}

#[track_caller]
#[allow(clippy::needless_pass_by_value, reason = "reads better at the callers")]
fn check(value: Json, expect: Json) {
    assert_eq!(meaning(&value).expect("a meaning"), Some(expect));
}

#[track_caller]
#[allow(clippy::needless_pass_by_value, reason = "reads better at the callers")]
fn refused(value: Json, expect: &str) {
    assert_eq!(meaning(&value).expect_err("a fault").message, expect);
}

#[test]
fn references_and_attributes() {
    check(json!({"Ref": "Stage"}), json!("dev"));
    check(json!({"Ref": "Queue"}), json!("https://queue"));
    check(json!({"Fn::GetAtt": ["Queue", "Arn"]}), json!("arn:queue"));
    check(
        json!({"Fn::GetAtt": "Nested.Outputs.Url"}),
        json!("http://x"),
    );
    check(
        json!({"a": {"Ref": "AWS::NoValue"}, "b": [1, {"Ref": "AWS::NoValue"}]}),
        json!({"b": [1]}),
    );
    refused(
        json!({"Fn::GetAtt": ["Gone", "Arn"]}),
        "Template error: instance of Fn::GetAtt references undefined resource Gone",
    );
    // a policy's own key is no function
    check(
        json!({"Condition": {"a": "b"}}),
        json!({"Condition": {"a": "b"}}),
    );
}

#[test]
fn texts() {
    check(
        json!({"Fn::Join": ["-", ["a", {"Ref": "Stage"}, 1]]}),
        json!("a-dev-1"),
    );
    check(json!({"Fn::Join": [",", {"Ref": "List"}]}), json!("a,b"));
    check(
        json!({"Fn::Sub": "${Stage}/${Queue.Arn}/${!Stage}/$x"}),
        json!("dev/arn:queue/${Stage}/$x"),
    );
    check(
        json!({"Fn::Sub": ["${X}-${AWS::Region}", {"X": {"Ref": "Stage"}}]}),
        json!("dev-us-east-1"),
    );
    check(json!({"Fn::Split": ["/", "a/b"]}), json!(["a", "b"]));
    check(
        json!({"Fn::Select": ["1", {"Fn::Split": ["/", "a/b"]}]}),
        json!("b"),
    );
    check(json!({"Fn::Base64": "abc"}), json!("YWJj"));
    check(
        json!({"Fn::ImportValue": {"Fn::Sub": "shared"}}),
        json!("theirs"),
    );
    check(
        json!({"Fn::ToJsonString": {"a": {"Ref": "Stage"}}}),
        json!("{\"a\":\"dev\"}"),
    );
    check(json!({"Fn::Length": {"Ref": "List"}}), json!(2));
    refused(
        json!({"Fn::ImportValue": "gone"}),
        "No export named gone found.",
    );
    refused(
        json!({"Fn::Select": [7, ["a"]]}),
        "Template error: Fn::Select cannot select nonexistent value at index 7",
    );
}

#[test]
fn choices() {
    check(json!({"Fn::If": ["Yes", "a", "b"]}), json!("a"));
    check(json!({"Fn::If": ["No", "a", "b"]}), json!("b"));
    assert_eq!(
        meaning(&json!({"Fn::If": ["No", "a", {"Ref": "AWS::NoValue"}]})).expect("a meaning"),
        None
    );
    check(
        json!({"Fn::FindInMap": ["M", {"Ref": "Stage"}, "size"]}),
        json!(128),
    );
    check(
        json!({"Fn::FindInMap": ["M", "prod", "size", {"DefaultValue": 1}]}),
        json!(1),
    );
    check(
        json!({"Fn::And": [{"Condition": "Yes"}, {"Fn::Not": [{"Condition": "No"}]}]}),
        json!(true),
    );
    check(
        json!({"Fn::Or": [{"Condition": "No"}, {"Fn::Equals": [{"Ref": "Stage"}, "dev"]}]}),
        json!(true),
    );
    refused(
        json!({"Fn::FindInMap": ["M", "prod", "size"]}),
        "Template error: Unable to get mapping for M::prod::size",
    );
}

#[test]
fn blocks_of_addresses() {
    check(
        json!({"Fn::Cidr": ["10.0.0.0/16", 3, 8]}),
        json!(["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"]),
    );
    check(
        json!({"Fn::GetAZs": ""}),
        json!(["us-east-1a", "us-east-1b", "us-east-1c"]),
    );
    assert!(meaning(&json!({"Fn::Cidr": ["10.0.0.0/24", 3, 8]})).is_err());
    assert!(meaning(&json!({"Fn::Cidr": ["10.0.0.0/0", 256, 32]})).is_err());
}
