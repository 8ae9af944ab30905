//! Stack policies: which resources an update may change, replace or remove.

use frazil_wire::Fault;
use serde_json::Value as Json;

use crate::faults::invalid;

/// What an update does to a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Touch {
    Modify,
    Replace,
    Delete,
}

impl Touch {
    fn action(self) -> &'static str {
        match self {
            Touch::Modify => "Update:Modify",
            Touch::Replace => "Update:Replace",
            Touch::Delete => "Update:Delete",
        }
    }
}

/// A policy. What no statement allows is refused.
#[derive(Debug)]
pub(crate) struct Policy(Vec<Statement>);

#[derive(Debug)]
struct Statement {
    allows: bool,
    actions: Names,
    resources: Names,
    /// Types of resources; all, if there are none.
    kinds: Vec<String>,
}

/// Names with wildcards, or all but those.
#[derive(Debug)]
struct Names {
    patterns: Vec<String>,
    others: bool,
}

impl Policy {
    /// # Errors
    /// `ValidationError`
    pub(crate) fn parse(text: &str) -> Result<Policy, Fault> {
        let policy: Option<Json> = serde_json::from_str(text).ok();
        let statements = policy.as_ref().and_then(|policy| {
            let statements = policy.get("Statement")?;
            let all = statements.as_array().map(Vec::as_slice);
            let all = all.unwrap_or(std::slice::from_ref(statements));
            all.iter().map(Statement::read).collect()
        });
        let statements = statements
            .ok_or_else(|| invalid("Error validating stack policy: Invalid stack policy"))?;
        Ok(Policy(statements))
    }

    /// Why something must not be done to a resource.
    pub(crate) fn refusal(&self, touch: Touch, logical: &str, kind: &str) -> Option<String> {
        let action = touch.action();
        let resource = format!("LogicalResourceId/{logical}");
        let why = |what: String| {
            format!("Action denied by stack policy: {what} [{action}] for resource [{resource}]")
        };
        let meant = self.0.iter().enumerate();
        let meant: Vec<(usize, &Statement)> = meant
            .filter(|(_, it)| it.means(action, &resource, kind))
            .collect();
        match meant.iter().find(|(_, it)| !it.allows) {
            Some((place, _)) => Some(why(format!("Statement [#{}] does not allow", place + 1))),
            None if meant.is_empty() => Some(why("No statement allows".to_owned())),
            None => None,
        }
    }
}

impl Statement {
    fn read(json: &Json) -> Option<Statement> {
        let allows = match json.get("Effect")?.as_str()? {
            "Allow" => true,
            "Deny" => false,
            _ => return None,
        };
        let actions = Names::read(json, "Action", "NotAction")?;
        let known = |name: &String| {
            let names = [
                "*",
                "Update:*",
                "Update:Modify",
                "Update:Replace",
                "Update:Delete",
            ];
            names.contains(&name.as_str())
        };
        // a stack policy is for everybody
        let everybody = texts(json.get("Principal")?)? == ["*"];
        let kinds = match json.get("Condition") {
            Some(condition) => kinds(condition)?,
            None => Vec::new(),
        };
        let resources = Names::read(json, "Resource", "NotResource")?;
        (everybody && actions.patterns.iter().all(known)).then_some(Statement {
            allows,
            actions,
            resources,
            kinds,
        })
    }

    fn means(&self, action: &str, resource: &str, kind: &str) -> bool {
        let kind_fits = || self.kinds.iter().any(|pattern| matches(pattern, kind));
        self.actions.has(action)
            && self.resources.has(resource)
            && (self.kinds.is_empty() || kind_fits())
    }
}

impl Names {
    fn read(json: &Json, name: &str, not: &str) -> Option<Names> {
        let (names, others) = match (json.get(name), json.get(not)) {
            (Some(names), None) => (names, false),
            (None, Some(names)) => (names, true),
            _ => return None,
        };
        let patterns = texts(names)?;
        Some(Names { patterns, others })
    }

    fn has(&self, name: &str) -> bool {
        self.patterns.iter().any(|pattern| matches(pattern, name)) != self.others
    }
}

/// The types that a condition names; there are no other conditions.
fn kinds(condition: &Json) -> Option<Vec<String>> {
    let mut kinds = Vec::new();
    for (operator, values) in condition.as_object()? {
        if !["StringEquals", "StringLike"].contains(&operator.as_str()) {
            return None;
        }
        for (name, value) in values.as_object()? {
            if name != "ResourceType" {
                return None;
            }
            kinds.extend(texts(value)?);
        }
    }
    Some(kinds)
}

/// One text, or a list of texts.
fn texts(json: &Json) -> Option<Vec<String>> {
    let all = json.as_array().map(Vec::as_slice);
    let all = all.unwrap_or(std::slice::from_ref(json));
    let texts = all.iter().map(|text| text.as_str().map(str::to_owned));
    texts.collect()
}

/// Whether a name has the form of a pattern: `*` is any text.
fn matches(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.find(part) {
            Some(place) => rest = &rest[place + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(policy: &str, touch: Touch, logical: &str, kind: &str) -> bool {
        let policy = Policy::parse(policy).expect("a policy");
        policy.refusal(touch, logical, kind).is_some()
    }

    #[test]
    fn a_denial_wins_and_what_no_statement_allows_is_refused() {
        let policy = r#"{"Statement": [
            {"Effect": "Allow", "Action": "Update:*", "Principal": "*", "NotResource": "LogicalResourceId/Db*"},
            {"Effect": "Deny", "Action": ["Update:Replace", "Update:Delete"], "Principal": "*", "Resource": "*",
             "Condition": {"StringEquals": {"ResourceType": ["AWS::SQS::Queue"]}}}]}"#;
        assert!(!refused(policy, Touch::Modify, "Q", "AWS::SQS::Queue"));
        assert!(refused(policy, Touch::Replace, "Q", "AWS::SQS::Queue"));
        assert!(!refused(policy, Touch::Replace, "T", "AWS::SNS::Topic"));
        assert!(refused(policy, Touch::Modify, "DbMain", "AWS::SNS::Topic"));
        let policy = Policy::parse(policy).expect("a policy");
        let why = policy.refusal(Touch::Delete, "Q", "AWS::SQS::Queue");
        assert_eq!(
            why.as_deref(),
            Some(
                "Action denied by stack policy: Statement [#2] does not allow [Update:Delete] for resource [LogicalResourceId/Q]"
            )
        );
    }

    #[test]
    fn what_is_no_stack_policy_is_refused() {
        for text in [
            "no JSON",
            "{}",
            r#"{"Statement": [{"Effect": "Perhaps", "Action": "Update:*", "Principal": "*", "Resource": "*"}]}"#,
            r#"{"Statement": [{"Effect": "Deny", "Action": "Update:All", "Principal": "*", "Resource": "*"}]}"#,
            r#"{"Statement": [{"Effect": "Deny", "Action": "Update:*", "Principal": "me", "Resource": "*"}]}"#,
            r#"{"Statement": [{"Effect": "Deny", "Action": "Update:*", "Principal": "*"}]}"#,
        ] {
            let fault = Policy::parse(text).expect_err(text);
            assert_eq!(
                fault.message,
                "Error validating stack policy: Invalid stack policy"
            );
        }
    }

    #[test]
    fn stars_stand_for_any_text() {
        for (pattern, name, expect) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("*", "", true),
            ("a*c", "abc", true),
            ("a*b*c", "a-b-c", true),
            ("a*b", "a", false),
            ("ab*ba", "aba", false),
        ] {
            assert_eq!(matches(pattern, name), expect, "{pattern} {name}");
        }
    }
}
