//! What a request says besides what it does to what: roles that it hands to services, and tags.

use frazil_wire::OperationTable;
use frazil_wire::table::{Kind, ShapeTable};
use frazil_wire::value::Value;

use super::Scope;

/// A role that is handed to a service, which will act as it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// The ARN of the role.
    pub role: String,
    /// `iam:PassedToService`
    pub to: &'static str,
}

/// To whom a service's requests hand roles, and in which member; in any, where none is named.
const PASSED: [(&str, &str, Option<&str>); 6] = [
    ("lambda", "lambda.amazonaws.com", Some("Role")),
    (
        "cloudformation",
        "cloudformation.amazonaws.com",
        Some("RoleARN"),
    ),
    ("events", "events.amazonaws.com", Some("RoleArn")),
    ("scheduler", "scheduler.amazonaws.com", Some("RoleArn")),
    ("logs", "logs.amazonaws.com", Some("roleArn")),
    ("apigateway", "apigateway.amazonaws.com", None),
];

/// The roles that a request hands to services.
pub(super) fn passes(
    service: &str,
    operation: &OperationTable,
    input: &Value,
    scope: &Scope,
) -> Vec<Pass> {
    let mut found: Vec<Pass> = Vec::new();
    if operation.name == "AddRoleToInstanceProfile" {
        visit(operation.input, input, "", &mut |name, text| {
            if name == "RoleName" {
                let role = format!("arn:aws:iam::{}:role/{text}", scope.account);
                let to = "ec2.amazonaws.com";
                found.push(Pass { role, to });
            }
        });
    }
    let Some((_, to, member)) = PASSED.iter().find(|(name, ..)| *name == service) else {
        return found;
    };
    visit(operation.input, input, "", &mut |name, text| {
        let role = text.starts_with("arn:aws:iam::") && text.contains(":role/");
        let named = member.is_none_or(|member| member == name);
        if role && named && !found.iter().any(|pass| pass.role == text) {
            let role = text.to_owned();
            found.push(Pass { role, to });
        }
    });
    found
}

/// `aws:RequestTag/…` and `aws:TagKeys`.
pub(super) fn tags(operation: &OperationTable, input: &Value) -> Vec<(String, String)> {
    let mut said = Vec::new();
    let members = operation.input.members().iter().zip(input.members());
    for (member, value) in members {
        let Some(value) = value else { continue };
        match member.name.to_ascii_lowercase().as_str() {
            "tags" => pairs(member.shape, value, &mut said),
            "tagkeys" => visit(member.shape, value, "", &mut |_, key| {
                said.push(("aws:TagKeys".to_owned(), key.to_owned()));
            }),
            _ => {}
        }
    }
    said
}

/// A map of tags, or a list of keys and values.
fn pairs(shape: &ShapeTable, value: &Value, said: &mut Vec<(String, String)>) {
    let mut tell = |key: &str, value: &str| {
        said.push((format!("aws:RequestTag/{key}"), value.to_owned()));
        said.push(("aws:TagKeys".to_owned(), key.to_owned()));
    };
    match (&shape.kind, value) {
        (_, Value::Map(map)) => {
            for (key, value) in map {
                if let Value::Text(value) = value {
                    tell(key, value);
                }
            }
        }
        (Kind::List(item), Value::List(list)) => {
            for tag in list {
                let (mut key, mut text) = (String::new(), String::new());
                visit(
                    item,
                    tag,
                    "",
                    &mut |name, said| match name.eq_ignore_ascii_case("key") {
                        true => said.clone_into(&mut key),
                        false => said.clone_into(&mut text),
                    },
                );
                tell(&key, &text);
            }
        }
        _ => {}
    }
}

/// Shows every text of a message with the name of the member that it is, or is inside of.
fn visit(shape: &ShapeTable, value: &Value, name: &str, see: &mut impl FnMut(&str, &str)) {
    match (&shape.kind, value) {
        (_, Value::Text(text)) => see(name, text),
        (Kind::List(item), Value::List(list)) => {
            for value in list {
                visit(item, value, name, see);
            }
        }
        (Kind::Map(_, item), Value::Map(map)) => {
            for value in map.values() {
                visit(item, value, name, see);
            }
        }
        (Kind::Structure(_), Value::Structure(values)) => {
            for (member, value) in shape.members().iter().zip(values) {
                if let Some(value) = value {
                    visit(member.shape, value, member.name, see);
                }
            }
        }
        _ => {}
    }
}
