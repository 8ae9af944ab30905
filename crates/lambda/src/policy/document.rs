//! Policies as JSON documents, in both directions.

use serde_json::{Map, Value, json};

use super::{Condition, Operator, Policy, Principal, Statement};

/// Why a document is not a policy that can be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// It is not JSON of the right form.
    #[error("the policy document is malformed: {0}")]
    Malformed(String),
    /// It is a policy, and says something that is not compared here.
    #[error("this server does not support {0} in resource policies")]
    Unsupported(String),
    /// Nobody is called that.
    #[error("the provided principal was invalid: {0}")]
    Principal(String),
}

impl Policy {
    /// The document that `GetPolicy` shows, as compact JSON.
    #[must_use]
    pub fn document(&self, resource_arn: &str) -> String {
        let statements: Vec<Value> = self
            .statements
            .iter()
            .map(|statement| statement.document(resource_arn))
            .collect();
        json!({"Version": "2012-10-17", "Id": "default", "Statement": statements}).to_string()
    }
}

impl Statement {
    /// The statement as part of a document.
    #[must_use]
    pub fn document(&self, resource_arn: &str) -> Value {
        if let Some(written) = &self.written {
            return written.clone();
        }
        let principals = self.principals.iter().map(Principal::document);
        let mut document = json!({
            "Sid": self.sid,
            "Effect": if self.denies { "Deny" } else { "Allow" },
            "Principal": one_or_all(principals.collect()),
            "Action": one_or_all(self.actions.iter().map(|action| json!(action)).collect()),
            "Resource": resource_arn,
        });
        if !self.conditions.is_empty() {
            document["Condition"] = conditions(&self.conditions);
        }
        document
    }

    /// Reads the statements of a document.
    ///
    /// # Errors
    /// [`DocumentError`]
    pub fn read_all(document: &str) -> Result<Vec<Statement>, DocumentError> {
        let document: Value = serde_json::from_str(document)
            .map_err(|error| DocumentError::Malformed(error.to_string()))?;
        let statements = match document.get("Statement") {
            Some(Value::Array(statements)) => statements.iter().collect(),
            Some(statement @ Value::Object(_)) => vec![statement],
            _ => return Err(malformed("Statement is missing")),
        };
        if statements.is_empty() {
            return Err(malformed("Statement is empty"));
        }
        statements.into_iter().map(Statement::read).collect()
    }

    fn read(written: &Value) -> Result<Statement, DocumentError> {
        let members = written.as_object();
        let members = members.ok_or_else(|| malformed("a statement is not an object"))?;
        let unsupported = ["NotAction", "NotPrincipal", "NotResource"];
        if let Some(member) = unsupported.iter().find(|it| members.contains_key(**it)) {
            return Err(DocumentError::Unsupported((*member).to_owned()));
        }
        let denies = match members.get("Effect").and_then(Value::as_str) {
            Some("Allow") => false,
            Some("Deny") => true,
            _ => return Err(malformed("Effect is neither Allow nor Deny")),
        };
        let sid = members.get("Sid").and_then(Value::as_str);
        Ok(Statement {
            sid: sid.unwrap_or_default().to_owned(),
            denies,
            actions: texts(members.get("Action"), "Action")?,
            principals: principals(members.get("Principal"))?,
            conditions: read_conditions(members.get("Condition"))?,
            written: Some(written.clone()),
        })
    }
}

impl Principal {
    fn document(&self) -> Value {
        match self {
            Principal::Everyone => json!("*"),
            Principal::Service(name) => json!({"Service": name}),
            Principal::Aws(arn) => json!({"AWS": arn}),
        }
    }
}

/// Documents write one thing without a list around it.
fn one_or_all(mut all: Vec<Value>) -> Value {
    match all.len() {
        1 => all.swap_remove(0),
        _ => Value::Array(all),
    }
}

fn conditions(conditions: &[Condition]) -> Value {
    let mut by_operator = Map::new();
    for condition in conditions {
        let suffix = if condition.if_exists { "IfExists" } else { "" };
        let values = condition.values.iter().map(|value| json!(value));
        by_operator
            .entry(format!("{}{suffix}", condition.operator.name()))
            .or_insert_with(|| json!({}))[&condition.key] = one_or_all(values.collect());
    }
    Value::Object(by_operator)
}

fn malformed(reason: &str) -> DocumentError {
    DocumentError::Malformed(reason.to_owned())
}

/// One text or a list of them; booleans and numbers are texts too, as in IAM.
fn texts(value: Option<&Value>, member: &str) -> Result<Vec<String>, DocumentError> {
    let wrong = || DocumentError::Malformed(format!("{member} is neither a text nor a list"));
    let text = |value: &Value| match value {
        Value::String(text) => Ok(text.clone()),
        Value::Bool(_) | Value::Number(_) => Ok(value.to_string()),
        _ => Err(wrong()),
    };
    match value {
        Some(Value::Array(list)) if !list.is_empty() => list.iter().map(text).collect(),
        Some(value) => Ok(vec![text(value)?]),
        None => Err(wrong()),
    }
}

fn principals(value: Option<&Value>) -> Result<Vec<Principal>, DocumentError> {
    let kinds = match value {
        Some(Value::String(all)) if all == "*" => return Ok(vec![Principal::Everyone]),
        Some(Value::Object(kinds)) if !kinds.is_empty() => kinds,
        _ => return Err(malformed("Principal is missing")),
    };
    let mut all = Vec::new();
    for (kind, names) in kinds {
        if !["AWS", "Service"].contains(&kind.as_str()) {
            return Err(DocumentError::Unsupported(format!("the principal {kind}")));
        }
        for name in texts(Some(names), "Principal")? {
            let principal = Principal::parse(&name).filter(|it| match it {
                Principal::Service(_) => kind == "Service",
                Principal::Aws(_) | Principal::Everyone => kind == "AWS",
            });
            all.push(principal.ok_or(DocumentError::Principal(name))?);
        }
    }
    Ok(all)
}

fn read_conditions(value: Option<&Value>) -> Result<Vec<Condition>, DocumentError> {
    let Some(value) = value else {
        return Ok(Vec::new());
    };
    let operators = value.as_object();
    let operators = operators.ok_or_else(|| malformed("Condition is not an object"))?;
    let mut all = Vec::new();
    for (name, keys) in operators {
        let plain = name.strip_suffix("IfExists");
        let operator = Operator::named(plain.unwrap_or(name));
        let unknown = || DocumentError::Unsupported(format!("the condition {name}"));
        let operator = operator.ok_or_else(unknown)?;
        let keys = keys.as_object();
        for (key, values) in keys.ok_or_else(|| malformed("Condition is not an object"))? {
            all.push(Condition {
                operator,
                if_exists: plain.is_some(),
                key: key.clone(),
                values: texts(Some(values), "Condition")?,
            });
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::super::{Caller, Request, permits};
    use super::*;

    const DOCUMENT: &str = r#"{"Version": "2012-10-17", "Statement": [
        {"Sid": "a", "Effect": "Allow", "Principal": {"Service": ["s3.amazonaws.com", "sns.amazonaws.com"]},
         "Action": ["lambda:Invoke*", "lambda:GetFunction"], "Resource": "arn:f",
         "Condition": {"StringLikeIfExists": {"AWS:SourceArn": ["arn:aws:s3:::a*", "arn:aws:s3:::b*"]}}},
        {"Effect": "Deny", "Principal": "*", "Action": "lambda:*", "Resource": "arn:f",
         "Condition": {"StringEquals": {"AWS:SourceAccount": "2"}}}]}"#;

    #[test]
    fn a_document_is_read_and_decides() {
        let statements = Statement::read_all(DOCUMENT).expect("readable");
        let policy = Policy {
            revision_id: "r".into(),
            statements,
        };
        let asks = |service: &str, context: &[(&str, &str)]| {
            let caller = Caller::Service(service);
            let action = "lambda:InvokeFunction";
            permits(
                &policy,
                &Request {
                    action,
                    caller,
                    context,
                },
            )
        };
        assert!(asks(
            "s3.amazonaws.com",
            &[("aws:SourceArn", "arn:aws:s3:::b1")]
        ));
        assert!(asks("sns.amazonaws.com", &[]));
        assert!(!asks(
            "s3.amazonaws.com",
            &[("aws:SourceArn", "arn:aws:s3:::c")]
        ));
        assert!(!asks("sns.amazonaws.com", &[("aws:SourceAccount", "2")]));
        assert!(!asks("events.amazonaws.com", &[]));
        let shown: Value = serde_json::from_str(&policy.document("arn:f")).expect("JSON");
        let given: Value = serde_json::from_str(DOCUMENT).expect("JSON");
        assert_eq!(shown["Statement"], given["Statement"]);
    }

    #[test]
    fn what_cannot_be_decided_is_refused() {
        let refusal = |change: fn(&mut Value)| {
            let mut document: Value = serde_json::from_str(DOCUMENT).expect("JSON");
            change(&mut document["Statement"][0]);
            let refused = Statement::read_all(&document.to_string());
            refused.expect_err("refused").to_string()
        };
        let numeric = refusal(|it| it["Condition"] = json!({"NumericEquals": {"k": "1"}}));
        assert!(numeric.contains("the condition NumericEquals"), "{numeric}");
        let not = refusal(|it| it["NotAction"] = json!("lambda:*"));
        assert!(not.contains("NotAction"), "{not}");
        let nobody = refusal(|it| it["Principal"] = json!({"AWS": "nobody"}));
        assert!(nobody.contains("nobody"), "{nobody}");
        let effect = refusal(|it| it["Effect"] = json!("Perhaps"));
        assert!(effect.contains("Effect"), "{effect}");
        assert!(Statement::read_all("{}").is_err() && Statement::read_all("[").is_err());
    }
}
