//! The bodies of answers to invocations that failed (`lambda.md` §6.5).

use bytes::Bytes;
use serde::Serialize;

/// `{"errorType":…,"errorMessage":…}`
pub(crate) fn body(kind: &str, message: &str) -> Bytes {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Body<'a> {
        error_type: &'a str,
        error_message: &'a str,
    }
    let body = Body {
        error_type: kind,
        error_message: message,
    };
    serde_json::to_vec(&body)
        .expect("two strings are JSON")
        .into()
}

/// A response beyond the limit. AWS writes this one the other way round.
pub(crate) fn too_large(bytes_max: u64) -> Bytes {
    format!(
        r#"{{"errorMessage":"Response payload size exceeded maximum allowed payload size ({bytes_max} bytes).","errorType":"Function.ResponseSizeTooLarge"}}"#
    )
    .into()
}

/// A response whose connection broke in the middle.
pub(crate) fn truncated(request_id: &str) -> Bytes {
    let message = format!("RequestId: {request_id} Error: The response was truncated");
    body("Runtime.TruncatedResponse", &message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_those_of_aws() {
        assert_eq!(
            body("A", "b \"c\""),
            r#"{"errorType":"A","errorMessage":"b \"c\""}"#
        );
        assert_eq!(
            too_large(6_291_556),
            r#"{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).","errorType":"Function.ResponseSizeTooLarge"}"#
        );
    }
}
