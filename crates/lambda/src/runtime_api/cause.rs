//! Errors that carry a cause for X-Ray beside what the caller gets.

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A body of this type is an error together with its cause.
pub(crate) const CONTENT_TYPE: &str = "application/vnd.aws.lambda.error.cause+json";

/// What the caller gets of it; the rest (`errorCause`) is for X-Ray alone.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    #[serde(default)]
    error_message: String,
    #[serde(default)]
    error_type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stack_trace: Option<Vec<Value>>,
}

/// The body without its cause.
pub(crate) fn without_cause(body: &[u8]) -> Bytes {
    // Through a map: an array would do for a struct.
    let members: Result<serde_json::Map<String, Value>, _> = serde_json::from_slice(body);
    let shown = members.and_then(|members| serde_json::from_value::<Shown>(members.into()));
    match shown.and_then(|shown| serde_json::to_vec(&shown)) {
        Ok(shown) => shown.into(),
        Err(_) => Bytes::from_static(br#""Invalid error body""#),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cause_stays_here() {
        for (body, expect) in [
            (
                r#"{"errorMessage":"m","errorType":"T","stackTrace":["a"],"errorCause":{"exceptions":[]}}"#,
                r#"{"errorMessage":"m","errorType":"T","stackTrace":["a"]}"#,
            ),
            (
                r#"{"errorType":"T"}"#,
                r#"{"errorMessage":"","errorType":"T"}"#,
            ),
            ("no JSON", r#""Invalid error body""#),
            ("[]", r#""Invalid error body""#),
        ] {
            assert_eq!(without_cause(body.as_bytes()), expect.as_bytes(), "{body}");
        }
    }
}
