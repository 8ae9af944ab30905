//! Policies that authorizers answer with: may this be invoked?

use frazil_lambda::policy::matches;
use serde_json::Value as Json;

/// Whether a document lets `execute-api:Invoke` through for an ARN: one statement allows it and
/// none forbids it.
pub(crate) fn allows(document: &Json, arn: &str) -> bool {
    let statements = many(document.get("Statement"));
    let says = |effect: &str| {
        statements.iter().any(|statement| {
            statement.get("Effect").and_then(Json::as_str) == Some(effect)
                && any(statement.get("Action"), |action| {
                    let action = action.to_ascii_lowercase();
                    matches(&action, "execute-api:invoke")
                })
                && any(statement.get("Resource"), |pattern| matches(pattern, arn))
        })
    };
    says("Allow") && !says("Deny")
}

fn any(value: Option<&Json>, is: impl Fn(&str) -> bool) -> bool {
    let mut texts = many(value).into_iter().filter_map(Json::as_str);
    texts.any(is)
}

/// One value or a list of them.
fn many(value: Option<&Json>) -> Vec<&Json> {
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
