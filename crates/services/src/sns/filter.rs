//! Filter policies: which messages a subscription wants. Pure.

use std::collections::BTreeMap;

use frazil_lambda::filter::Pattern;
use frazil_wire::Fault;
use frazil_wire::shapes::sns as shapes;
use serde_json::{Map, Value};

use super::faults::invalid;
use super::limits::FILTER_FIELDS_MAX;
use super::message::{Attribute, Message};

/// A filter policy, ready to be used.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    pattern: Pattern,
    in_body: bool,
}

/// Whether attributes say that the body is filtered.
pub(super) fn in_body(attributes: &BTreeMap<String, String>) -> bool {
    attributes
        .get("FilterPolicyScope")
        .is_some_and(|it| it == "MessageBody")
}

/// Whether a text is no filter: what tools send to take one away.
fn is_nothing(policy: &str) -> bool {
    matches!(policy.trim(), "" | "{}")
}

/// Checks a filter policy.
pub(super) fn check(policy: &str, in_body: bool) -> Result<(), Fault> {
    if is_nothing(policy) {
        return Ok(());
    }
    let parsed = serde_json::from_str::<Value>(policy);
    let Ok(Value::Object(fields)) = parsed else {
        return Err(invalid("FilterPolicy: failed to parse JSON."));
    };
    if fields.len() > FILTER_FIELDS_MAX {
        return Err(Fault::of(
            &shapes::FILTER_POLICY_LIMIT_EXCEEDED_EXCEPTION,
            format!("Filter policy can not have more than {FILTER_FIELDS_MAX} keys"),
        ));
    }
    if !in_body
        && fields
            .iter()
            .any(|(name, value)| value.is_object() && name != "$or")
    {
        return Err(invalid(
            "FilterPolicy: Filter policy scope MessageAttributes does not support nested filter policy",
        ));
    }
    let parsed = Pattern::parse(policy);
    parsed
        .map(|_| ())
        .map_err(|error| invalid(format!("FilterPolicy: {error}")))
}

impl Filter {
    /// The filter that a subscription's attributes describe; none wants everything.
    pub(super) fn of(attributes: &BTreeMap<String, String>) -> Result<Option<Filter>, Fault> {
        let policy = attributes.get("FilterPolicy").filter(|it| !is_nothing(it));
        let Some(policy) = policy else {
            return Ok(None);
        };
        let pattern = Pattern::parse(policy);
        let pattern = pattern.map_err(|error| invalid(format!("FilterPolicy: {error}")))?;
        Ok(Some(Filter {
            pattern,
            in_body: in_body(attributes),
        }))
    }

    pub(super) fn wants(&self, message: &Message) -> bool {
        if !self.in_body {
            return self.pattern.matches(&of_attributes(&message.attributes));
        }
        match serde_json::from_str::<Value>(&message.body) {
            Ok(body @ Value::Object(_)) => self.pattern.matches(&body),
            _ => false,
        }
    }
}

/// Attributes as an event; bytes cannot be filtered.
fn of_attributes(attributes: &BTreeMap<String, Attribute>) -> Value {
    let fields = attributes.iter().filter_map(|(name, attribute)| {
        let text = || Value::from(attribute.value.as_str());
        let value = match attribute.kind.as_str() {
            "Binary" => return None,
            "Number" => serde_json::from_str(&attribute.value).unwrap_or_else(|_| text()),
            "String.Array" => serde_json::from_str(&attribute.value).unwrap_or_else(|_| text()),
            _ => text(),
        };
        Some((name.clone(), value))
    });
    Value::Object(fields.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(body: &str, attributes: &[(&str, &str, &str)]) -> Message {
        let attributes = attributes.iter().map(|(name, kind, value)| {
            let attribute = Attribute {
                kind: (*kind).to_owned(),
                value: (*value).to_owned(),
            };
            ((*name).to_owned(), attribute)
        });
        Message {
            body: body.to_owned(),
            attributes: attributes.collect(),
            ..Message::default()
        }
    }

    #[track_caller]
    fn check_wants(policy: &str, scope: &str, message: &Message, expected: bool) {
        let attributes = [("FilterPolicy", policy), ("FilterPolicyScope", scope)];
        let attributes = attributes.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let filter = Filter::of(&attributes.into())
            .expect(policy)
            .expect("a filter");
        assert_eq!(filter.wants(message), expected, "{policy} {message:?}");
    }

    #[test]
    fn attributes_are_compared_by_their_types() {
        let sent = message(
            "",
            &[
                ("shop", "String", "books"),
                ("price", "Number", "12.50"),
                ("tags", "String.Array", r#"["new","blue"]"#),
            ],
        );
        for (policy, expected) in [
            (r#"{"shop": ["books"]}"#, true),
            (r#"{"shop": ["toys"]}"#, false),
            (
                r#"{"shop": [{"anything-but": "toys"}], "price": [{"numeric": ["<", 20]}]}"#,
                true,
            ),
            (r#"{"price": [12.5]}"#, true),
            (r#"{"tags": ["blue"]}"#, true),
            (r#"{"other": ["x"]}"#, false),
            (r#"{"other": [{"exists": false}]}"#, true),
        ] {
            check_wants(policy, "MessageAttributes", &sent, expected);
        }
    }

    #[test]
    fn bodies_are_compared_if_they_are_json() {
        let policy = r#"{"order": {"state": ["paid"]}}"#;
        let scope = "MessageBody";
        check_wants(
            policy,
            scope,
            &message(r#"{"order": {"state": "paid"}}"#, &[]),
            true,
        );
        check_wants(
            policy,
            scope,
            &message(r#"{"order": {"state": "new"}}"#, &[]),
            false,
        );
        check_wants(policy, scope, &message("paid", &[]), false);
    }

    #[test]
    fn what_is_no_policy_is_refused() {
        for policy in ["[]", "{", r#"{"a": "b"}"#, r#"{"a": {"b": ["c"]}}"#] {
            assert!(check(policy, false).is_err(), "{policy}");
        }
        for policy in ["", "{}", r#"{"a": ["b"]}"#] {
            assert!(check(policy, false).is_ok(), "{policy}");
        }
        assert!(check(r#"{"a": {"b": ["c"]}}"#, true).is_ok());
    }
}
