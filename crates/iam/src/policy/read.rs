//! From JSON to a document.

use serde_json::{Map, Value};

use super::validate::{malformed, validate};
use super::{
    Condition, Document, Effect, Elements, Malformed, PrincipalElement, Purpose, Statement,
};

const SYNTAX: &str = "Syntax errors in policy.";

impl Document {
    /// Reads a document and checks that it is right for what it is for.
    ///
    /// # Errors
    /// [`Malformed`], in AWS's words.
    pub fn read(text: &str, purpose: Purpose) -> Result<Document, Malformed> {
        let document = Document::parse(text, purpose)?;
        validate(&document, purpose)?;
        Ok(document)
    }

    /// Reads a document that was checked when it was kept, or by another service: only what
    /// cannot be understood is refused.
    ///
    /// # Errors
    /// [`Malformed`]
    pub fn parse(text: &str, purpose: Purpose) -> Result<Document, Malformed> {
        if text.starts_with(char::is_whitespace) && purpose == Purpose::Trust {
            return Err(malformed("JSON strings must not have leading spaces"));
        }
        let value: Value = serde_json::from_str(text).map_err(|_| match purpose {
            Purpose::Trust => malformed("This policy contains invalid Json"),
            _ => malformed(SYNTAX),
        })?;
        let members = object(&value)?;
        if members.keys().any(|it| !TOP.contains(&it.as_str())) {
            return Err(malformed(SYNTAX));
        }
        let version = match members.get("Version") {
            None => None,
            Some(Value::String(version)) => Some(version.as_str()),
            Some(_) => return Err(malformed(SYNTAX)),
        };
        if !matches!(version, None | Some("2008-10-17" | "2012-10-17")) {
            return Err(malformed(SYNTAX));
        }
        let statements = match members.get("Statement") {
            Some(Value::Array(statements)) if !statements.is_empty() => statements.iter().collect(),
            Some(statement @ Value::Object(_)) => vec![statement],
            _ => return Err(malformed(SYNTAX)),
        };
        let read = statements.into_iter().map(|it| statement(it, purpose));
        let document = Document {
            variables: version == Some("2012-10-17"),
            statements: read.collect::<Result<_, _>>()?,
        };
        // one that names no version is taken: SAM's policies are such
        if purpose == Purpose::Identity && version == Some("2008-10-17") {
            return Err(malformed(
                "Policy document must be version 2012-10-17 or greater.",
            ));
        }
        Ok(document)
    }
}

const TOP: [&str; 3] = ["Version", "Id", "Statement"];

const MEMBERS: [&str; 9] = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

fn statement(value: &Value, purpose: Purpose) -> Result<Statement, Malformed> {
    let members = object(value)?;
    if members.keys().any(|it| !MEMBERS.contains(&it.as_str())) {
        return Err(malformed(SYNTAX));
    }
    let effect = match members.get("Effect") {
        Some(Value::String(effect)) if effect == "Allow" => Effect::Allow,
        Some(Value::String(effect)) if effect == "Deny" => Effect::Deny,
        None if purpose == Purpose::Trust => {
            return Err(malformed("Missing required field Effect"));
        }
        _ => return Err(malformed(SYNTAX)),
    };
    let sid = match members.get("Sid") {
        None => None,
        Some(Value::String(sid)) => Some(sid.clone()),
        Some(_) => return Err(malformed(SYNTAX)),
    };
    Ok(Statement {
        sid,
        effect,
        principals: elements(members, "Principal", principals)?,
        actions: elements(members, "Action", texts)?.unwrap_or(Elements {
            not: false,
            named: Vec::new(),
        }),
        resources: elements(members, "Resource", texts)?,
        conditions: conditions(members.get("Condition"))?,
    })
}

/// The element `name`, or its opposite `Notname`; not both.
fn elements<T>(
    members: &Map<String, Value>,
    name: &str,
    read: fn(&Value) -> Result<Vec<T>, Malformed>,
) -> Result<Option<Elements<T>>, Malformed> {
    let element = |not, value| {
        let named = read(value)?;
        Ok(Some(Elements { not, named }))
    };
    match (members.get(name), members.get(&format!("Not{name}"))) {
        (None, None) => Ok(None),
        (Some(value), None) => element(false, value),
        (None, Some(value)) => element(true, value),
        (Some(_), Some(_)) => Err(malformed(SYNTAX)),
    }
}

fn principals(value: &Value) -> Result<Vec<PrincipalElement>, Malformed> {
    let kinds = match value {
        Value::String(all) if all == "*" => return Ok(vec![PrincipalElement::Everyone]),
        Value::Object(kinds) => kinds,
        _ => return Err(malformed(SYNTAX)),
    };
    let mut all = Vec::new();
    for (kind, names) in kinds {
        for name in texts(names)? {
            all.push(match kind.as_str() {
                "AWS" if name == "*" => PrincipalElement::Everyone,
                "AWS" if is_account(&name) => {
                    PrincipalElement::Aws(format!("arn:aws:iam::{name}:root"))
                }
                "AWS" => PrincipalElement::Aws(name),
                "Service" => PrincipalElement::Service(name),
                "Federated" | "CanonicalUser" => PrincipalElement::Federated(name),
                _ => return Err(malformed(SYNTAX)),
            });
        }
    }
    Ok(all)
}

fn is_account(name: &str) -> bool {
    name.len() == 12 && name.bytes().all(|byte| byte.is_ascii_digit())
}

fn conditions(value: Option<&Value>) -> Result<Vec<Condition>, Malformed> {
    let mut all = Vec::new();
    let Some(value) = value else {
        return Ok(all);
    };
    for (name, keys) in object(value)? {
        let operator = Condition::named(name).ok_or_else(|| malformed(SYNTAX))?;
        for (key, values) in object(keys)? {
            all.push(Condition {
                key: key.clone(),
                values: texts(values)?,
                ..operator.clone()
            });
        }
    }
    Ok(all)
}

fn object(value: &Value) -> Result<&Map<String, Value>, Malformed> {
    value.as_object().ok_or_else(|| malformed(SYNTAX))
}

/// One text or a list of them; booleans and numbers are texts too.
fn texts(value: &Value) -> Result<Vec<String>, Malformed> {
    let text = |value: &Value| match value {
        Value::String(text) => Ok(text.clone()),
        Value::Bool(_) | Value::Number(_) => Ok(value.to_string()),
        _ => Err(malformed(SYNTAX)),
    };
    match value {
        Value::Array(list) => list.iter().map(text).collect(),
        value => Ok(vec![text(value)?]),
    }
}
