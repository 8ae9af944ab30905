//! Resource policies: statements, the document that AWS shows, and the decision for a caller.

mod condition;
mod document;
mod pattern;

use serde::{Deserialize, Deserializer, Serialize};

pub use condition::{Condition, Operator};
pub use document::DocumentError;
pub use pattern::{matches, matches_by};

/// The statements of one function, version or alias.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Policy {
    /// Changes with every statement added or removed.
    pub revision_id: String,
    /// In the order in which they were added.
    pub statements: Vec<Statement>,
}

/// One permission or, in a document that was put as a whole, one prohibition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// `StatementId`; empty when a document has none.
    pub sid: String,
    /// Whether it forbids rather than allows.
    #[serde(default)]
    pub denies: bool,
    /// `Action`, such as `lambda:InvokeFunction`
    #[serde(alias = "action", deserialize_with = "one_or_many")]
    pub actions: Vec<String>,
    /// `Principal`
    #[serde(alias = "principal", deserialize_with = "one_or_many")]
    pub principals: Vec<Principal>,
    /// What must be true of the request.
    pub conditions: Vec<Condition>,
    /// The statement as it was written in a document; shown as it is.
    #[serde(default)]
    pub written: Option<serde_json::Value>,
}

/// Older records have one where there can be many.
fn one_or_many<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany<T> {
        Many(Vec<T>),
        One(T),
    }
    match OneOrMany::deserialize(deserializer)? {
        OneOrMany::Many(many) => Ok(many),
        OneOrMany::One(one) => Ok(vec![one]),
    }
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

/// Whether the statements permit the request: one allows it and none forbids it.
#[must_use]
pub fn permits(policy: &Policy, request: &Request<'_>) -> bool {
    let says = |denies| {
        let statements = policy.statements.iter();
        statements
            .filter(|statement| statement.denies == denies)
            .any(|statement| statement.covers(request))
    };
    says(false) && !says(true)
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

impl Statement {
    fn covers(&self, request: &Request<'_>) -> bool {
        let mut actions = self.actions.iter();
        let mut principals = self.principals.iter();
        let mut conditions = self.conditions.iter();
        actions.any(|action| covers(action, request.action))
            && principals.any(|principal| principal.is(request.caller))
            && conditions.all(|condition| condition.holds(request.context))
    }
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

fn covers(granted: &str, asked: &str) -> bool {
    matches(granted.to_ascii_lowercase(), asked.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn statement(
        action: &str,
        principal: &str,
        conditions: &[(Operator, &str, &str)],
    ) -> Statement {
        Statement {
            sid: "s".into(),
            denies: false,
            actions: vec![action.into()],
            principals: vec![Principal::parse(principal).expect("valid")],
            conditions: conditions
                .iter()
                .map(|(operator, key, value)| Condition::new(*operator, key, *value))
                .collect(),
            written: None,
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

    #[test]
    fn a_policy_of_an_older_program_is_read() {
        let old = json!({"revision_id": "r", "statements": [{
            "sid": "s", "action": "lambda:InvokeFunction", "principal": {"Service": "s3.amazonaws.com"},
            "conditions": [{"operator": "StringEquals", "key": "AWS:SourceAccount", "value": "1"}],
        }]});
        let old: Policy = serde_json::from_value(old).expect("readable");
        let new = statement(
            "lambda:InvokeFunction",
            "s3.amazonaws.com",
            &[(Operator::StringEquals, "AWS:SourceAccount", "1")],
        );
        assert_eq!(old, policy(&[new]));
    }
}
