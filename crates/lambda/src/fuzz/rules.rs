//! What people write to say which events are wanted, and who is permitted.

use serde_json::Value;

use super::feed::feed;
use crate::filter::Pattern;
use crate::policy::{Caller, Policy, Request, Statement, permits, url_is_public};

#[test]
fn every_pattern_is_read_or_refused_and_compares_with_every_event() {
    let event = include_str!("../../../../tests/fuzz/corpus/patterns/event");
    let event: Value = serde_json::from_str(event).expect("JSON");
    feed("patterns", 3000, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let other = serde_json::from_str::<Value>(&text);
        if let Ok(pattern) = Pattern::parse(&text) {
            let _ = pattern.matches(&event);
            let _ = pattern.matches(&other.expect("a pattern is JSON"));
        } else if let Ok(other) = other {
            let pattern = Pattern::parse(r#"{"source": [{"wildcard": "a*.*x"}]}"#);
            let _ = pattern.expect("a pattern").matches(&other);
        }
    });
}

#[test]
fn every_policy_is_read_as_it_is_written_or_refused() {
    feed("policies", 3000, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let Ok(statements) = Statement::read_all(&text) else {
            return;
        };
        let policy = Policy {
            revision_id: String::new(),
            statements,
        };
        let again = Statement::read_all(&policy.document("arn"));
        assert_eq!(again.as_ref(), Ok(&policy.statements));
        let _ = url_is_public(&policy);
        for caller in [Caller::Anonymous, Caller::Service("events.amazonaws.com")] {
            let request = Request {
                action: "lambda:InvokeFunction",
                caller,
                context: &[("aws:SourceArn", "arn:aws:events:r:a:rule/x")],
            };
            let _ = permits(&policy, &request);
        }
    });
}
