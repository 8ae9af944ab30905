//! Policies that authorizers answer with: may this be invoked?

use frazil_lambda::policy::matches;
use serde_json::Value as Json;

/// What whoever asks an API does, in lower case: actions are compared so.
pub(crate) const INVOKE: &str = "execute-api:invoke";

/// Whether a document lets `execute-api:Invoke` through for an ARN: one statement allows it and
/// none forbids it.
pub(crate) fn allows(document: &Json, arn: &str) -> bool {
    let statements = many(document.get("Statement"));
    let says = |effect: &str| {
        statements.iter().any(|statement| {
            statement.get("Effect").and_then(Json::as_str) == Some(effect)
                && texts(statement.get("Action"))
                    .any(|action| matches(action.to_ascii_lowercase(), INVOKE))
                && texts(statement.get("Resource")).any(|pattern| matches(pattern, arn))
        })
    };
    says("Allow") && !says("Deny")
}

/// One text or a list of them.
pub(crate) fn texts(value: Option<&Json>) -> impl Iterator<Item = &str> {
    many(value).into_iter().filter_map(Json::as_str)
}

/// One value or a list of them.
pub(crate) fn many(value: Option<&Json>) -> Vec<&Json> {
    match value {
        None => Vec::new(),
        Some(Json::Array(all)) => all.iter().collect(),
        Some(one) => vec![one],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_prohibition_wins() {
        let arn = "arn:aws:execute-api:us-east-1:0:abc/dev/GET/a/b";
        let allow = json!({"Effect": "Allow", "Action": "execute-api:Invoke",
            "Resource": "arn:aws:execute-api:*:0:abc/*/GET/*"});
        let deny = json!({"Effect": "Deny", "Action": ["execute-api:*"], "Resource": ["*/a/?"]});
        assert!(allows(&json!({"Statement": [allow]}), arn));
        assert!(allows(&json!({"Statement": allow}), arn));
        assert!(!allows(&json!({"Statement": [allow, deny]}), arn));
        assert!(!allows(&json!({"Statement": []}), arn));
    }
}
