//! Resource policies: statements, the document that AWS shows, and the decision for a caller.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// The statements of one function, version or alias.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Policy {
    /// Changes with every statement added or removed.
    pub revision_id: String,
    /// In the order in which they were added.
    pub statements: Vec<Statement>,
}

/// One permission, as `AddPermission` describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// `StatementId`
    pub sid: String,
    /// `Action`, such as `lambda:InvokeFunction`
    pub action: String,
    /// `Principal`
    pub principal: Principal,
    /// What must be true of the request.
    pub conditions: Vec<Condition>,
}

/// Who is permitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Principal {
    /// `*`
    Everyone,
    /// An AWS service, such as `events.amazonaws.com`.
    Service(String),
    /// The ARN of an account, user or role.
    Aws(String),
}

/// One condition of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// How values are compared.
    pub operator: Operator,
    /// The context key, such as `AWS:SourceArn`.
    pub key: String,
    /// The wanted value, a pattern for [`Operator::ArnLike`].
    pub value: String,
}

/// How a condition compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operator {
    /// With `*` and `?` in the wanted value.
    ArnLike,
    /// Exactly.
    StringEquals,
    /// `true` or `false`.
    Bool,
}

/// A question to a policy.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// What is to be done, such as `lambda:InvokeFunctionUrl`.
    pub action: &'a str,
    /// Who asks.
    pub caller: Caller<'a>,
    /// What is known of the request, by context key.
    pub context: &'a [(&'a str, &'a str)],
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller<'a> {
    /// Somebody without a signature.
    Anonymous,
    /// An AWS service by its name.
    Service(&'a str),
    /// Somebody of this account (twelve digits).
    Account(&'a str),
}

/// Whether the statements permit the request. Statements only ever allow, so one is enough.
#[must_use]
pub fn permits(policy: &Policy, request: &Request<'_>) -> bool {
    policy.statements.iter().any(|statement| {
        covers(&statement.action, request.action)
            && statement.principal.is(request.caller)
            && statement
                .conditions
                .iter()
                .all(|c| c.holds(request.context))
    })
}

/// Whether everybody may use a function URL without a signature: since October 2025 that takes a
/// permission for the URL and one for the function.
#[must_use]
pub fn url_is_public(policy: &Policy) -> bool {
    let asks = |action, context| {
        let caller = Caller::Anonymous;
        permits(
            policy,
            &Request {
                action,
                caller,
                context,
            },
        )
    };
    asks(
        "lambda:InvokeFunctionUrl",
        &[("lambda:FunctionUrlAuthType", "NONE")],
    ) && asks(
        "lambda:InvokeFunction",
        &[("lambda:InvokedViaFunctionUrl", "true")],
    )
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
        let mut document = json!({
            "Sid": self.sid,
            "Effect": "Allow",
            "Principal": self.principal.document(),
            "Action": self.action,
            "Resource": resource_arn,
        });
        if !self.conditions.is_empty() {
            document["Condition"] = conditions(&self.conditions);
        }
        document
    }
}

fn conditions(conditions: &[Condition]) -> Value {
    let mut by_operator = Map::new();
    for condition in conditions {
        by_operator
            .entry(condition.operator.name())
            .or_insert_with(|| json!({}))[&condition.key] = json!(condition.value);
    }
    Value::Object(by_operator)
}

impl Principal {
    /// Reads the `Principal` of `AddPermission`; none when it is not valid.
    #[must_use]
    pub fn parse(text: &str) -> Option<Principal> {
        let is_account = |text: &str| text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit());
        if text == "*" {
            Some(Principal::Everyone)
        } else if is_account(text) {
            Some(Principal::Aws(format!("arn:aws:iam::{text}:root")))
        } else if text.starts_with("arn:") && account_of(text).is_some_and(is_account) {
            Some(Principal::Aws(text.to_owned()))
        } else if text.ends_with(".amazonaws.com") || text.ends_with(".amazon.com") {
            Some(Principal::Service(text.to_owned()))
        } else {
            None
        }
    }

    fn document(&self) -> Value {
        match self {
            Principal::Everyone => json!("*"),
            Principal::Service(name) => json!({"Service": name}),
            Principal::Aws(arn) => json!({"AWS": arn}),
        }
    }

    fn is(&self, caller: Caller<'_>) -> bool {
        match (self, caller) {
            (Principal::Everyone, _) => true,
            (Principal::Service(name), Caller::Service(caller)) => name == caller,
            (Principal::Aws(arn), Caller::Account(caller)) => account_of(arn) == Some(caller),
            _ => false,
        }
    }
}

fn account_of(arn: &str) -> Option<&str> {
    arn.split(':').nth(4)
}

impl Condition {
    fn holds(&self, context: &[(&str, &str)]) -> bool {
        let value = context
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(&self.key));
        value.is_some_and(|(_, value)| match self.operator {
            Operator::ArnLike => matches(&self.value, value),
            Operator::StringEquals => self.value == *value,
            Operator::Bool => self.value.eq_ignore_ascii_case(value),
        })
    }
}

impl Operator {
    fn name(self) -> &'static str {
        match self {
            Operator::ArnLike => "ArnLike",
            Operator::StringEquals => "StringEquals",
            Operator::Bool => "Bool",
        }
    }
}

fn covers(granted: &str, asked: &str) -> bool {
    matches(&granted.to_ascii_lowercase(), &asked.to_ascii_lowercase())
}

/// Compares with `*` (any text) and `?` (any byte), going back to the last `*` on a mismatch.
fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t) = (0, 0);
    let mut retry = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                retry = Some((p + 1, t));
                p += 1;
            }
            Some(&byte) if byte == b'?' || byte == text[t] => {
                p += 1;
                t += 1;
            }
            _ => match retry {
                Some((after_star, at)) => {
                    p = after_star;
                    t = at + 1;
                    retry = Some((after_star, t));
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|&byte| byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(
        action: &str,
        principal: &str,
        conditions: &[(Operator, &str, &str)],
    ) -> Statement {
        Statement {
            sid: "s".into(),
            action: action.into(),
            principal: Principal::parse(principal).expect("valid"),
            conditions: conditions
                .iter()
                .map(|(operator, key, value)| Condition {
                    operator: *operator,
                    key: (*key).into(),
                    value: (*value).into(),
                })
                .collect(),
        }
    }

    fn policy(statements: &[Statement]) -> Policy {
        Policy {
            revision_id: "r".into(),
            statements: statements.to_vec(),
        }
    }

    const URL_NONE: (Operator, &str, &str) =
        (Operator::StringEquals, "lambda:FunctionUrlAuthType", "NONE");
    const VIA_URL: (Operator, &str, &str) =
        (Operator::Bool, "lambda:InvokedViaFunctionUrl", "true");

    #[test]
    fn a_public_url_needs_both_permissions() {
        let url = statement("lambda:InvokeFunctionUrl", "*", &[URL_NONE]);
        let function = statement("lambda:InvokeFunction", "*", &[VIA_URL]);
        let unconditional = statement("lambda:InvokeFunction", "*", &[]);
        assert!(!url_is_public(&policy(&[])));
        assert!(!url_is_public(&policy(std::slice::from_ref(&url))));
        assert!(!url_is_public(&policy(std::slice::from_ref(&function))));
        assert!(url_is_public(&policy(&[url.clone(), function])));
        assert!(url_is_public(&policy(&[url, unconditional])));
    }

    #[test]
    fn conditions_and_principals_are_compared() {
        let rule = "arn:aws:events:us-east-1:000000000000:rule/tick";
        let check = |pattern: &str, caller, context: &[(&str, &str)]| {
            let conditions = [(Operator::ArnLike, "AWS:SourceArn", pattern)];
            let statement = statement("lambda:*", "events.amazonaws.com", &conditions);
            let action = "lambda:InvokeFunction";
            permits(
                &policy(&[statement]),
                &Request {
                    action,
                    caller,
                    context,
                },
            )
        };
        let events = Caller::Service("events.amazonaws.com");
        let from_rule = [("aws:sourcearn", rule)];
        assert!(check(rule, events, &from_rule));
        assert!(check("arn:aws:events:*:rule/t?ck", events, &from_rule));
        assert!(!check("arn:aws:events:*:rule/tock", events, &from_rule));
        assert!(!check(rule, events, &[]));
        assert!(!check(rule, Caller::Anonymous, &from_rule));
        assert!(!check(
            rule,
            Caller::Service("s3.amazonaws.com"),
            &from_rule
        ));
    }

    #[test]
    fn an_account_stands_for_its_root() {
        let statement = statement("lambda:InvokeFunction", "123456789012", &[]);
        assert_eq!(
            statement.document("arn:f")["Principal"],
            json!({"AWS": "arn:aws:iam::123456789012:root"})
        );
        assert_eq!(Principal::parse("not a principal"), None);
        assert_eq!(Principal::parse("12345"), None);
    }

    #[test]
    fn the_document_is_the_one_of_aws() {
        let policy = policy(&[statement("lambda:InvokeFunctionUrl", "*", &[URL_NONE])]);
        assert_eq!(
            policy.document("arn:f"),
            "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[{\"Sid\":\"s\",\
             \"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"lambda:InvokeFunctionUrl\",\
             \"Resource\":\"arn:f\",\"Condition\":{\"StringEquals\":\
             {\"lambda:FunctionUrlAuthType\":\"NONE\"}}}]}"
        );
    }
}
