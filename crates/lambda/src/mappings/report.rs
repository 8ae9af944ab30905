//! What a function says about its batch: which messages failed.

use std::collections::HashSet;

use serde_json::Value;

/// What is to become of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Report {
    /// All messages are done.
    Success,
    /// All messages come again.
    Failure,
    /// These messages come again, by id.
    Partial(HashSet<String>),
}

impl Report {
    /// Reads a function's answer to a batch of messages with these ids.
    pub(super) fn read<'id>(payload: &[u8], ids: impl Iterator<Item = &'id str>) -> Report {
        if payload.iter().all(u8::is_ascii_whitespace) {
            return Report::Success;
        }
        let Ok(answer) = serde_json::from_slice::<Value>(payload) else {
            return Report::Failure;
        };
        let failures = match &answer {
            Value::Null => return Report::Success,
            Value::String(text) if text.is_empty() => return Report::Success,
            Value::Object(members) => members.get("batchItemFailures"),
            _ => return Report::Failure,
        };
        let failures = match failures {
            None | Some(Value::Null) => return Report::Success,
            Some(Value::Array(failures)) => failures,
            Some(_) => return Report::Failure,
        };
        let known: HashSet<&str> = ids.collect();
        let id = |failure: &Value| {
            let id = failure.get("itemIdentifier")?.as_str()?;
            known.contains(id).then(|| id.to_owned())
        };
        match failures.iter().map(id).collect::<Option<HashSet<_>>>() {
            None => Report::Failure,
            Some(failed) if failed.is_empty() => Report::Success,
            Some(failed) => Report::Partial(failed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(payload: &str, expect: &Report) {
        let report = Report::read(payload.as_bytes(), ["a", "b"].into_iter());
        assert_eq!(&report, expect, "{payload}");
    }

    #[test]
    fn an_empty_report_is_success_and_a_wrong_one_is_failure() {
        for payload in [
            "",
            "null",
            "\"\"",
            "{}",
            r#"{"batchItemFailures":[]}"#,
            r#"{"batchItemFailures":null}"#,
            r#"{"statusCode":200}"#,
        ] {
            check(payload, &Report::Success);
        }
        for payload in [
            "[]",
            "\"x\"",
            "{",
            r#"{"batchItemFailures":"a"}"#,
            r#"{"batchItemFailures":[{}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":""}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":null}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":"c"}]}"#,
            r#"{"batchItemFailures":[{"itemIdentifier":"a"},{"id":"b"}]}"#,
        ] {
            check(payload, &Report::Failure);
        }
        let partial = Report::Partial(HashSet::from(["b".to_owned()]));
        check(
            r#"{"batchItemFailures":[{"itemIdentifier":"b"}]}"#,
            &partial,
        );
    }
}
