//! What a caller says about itself: client context and Cognito identity (`lambda.md` §4.1).
//!
//! Both become headers of the Runtime API, so they are put on one line.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use serde_json::{Value, json};

use super::InvokeError;

/// The client context, decoded: JSON of any shape, which runtime clients understand or not.
///
/// # Errors
/// [`InvokeError::ClientContext`] when it is too long, not base64, or not JSON.
pub(crate) fn client_context(
    headers: &HeaderMap,
    bytes_max: u64,
) -> Result<Option<String>, InvokeError> {
    let refused = |reason: String| Err(InvokeError::ClientContext(reason));
    let Some(value) = headers.get("x-amz-client-context") else {
        return Ok(None);
    };
    let text = value.as_bytes();
    if text.len() as u64 > bytes_max {
        return refused(format!(
            "it has {} bytes, more than {bytes_max}",
            text.len()
        ));
    }
    let bytes = match STANDARD.decode(text) {
        Ok(bytes) => bytes,
        Err(error) => return refused(error.to_string()),
    };
    match serde_json::from_slice::<Value>(&bytes) {
        Ok(json) => Ok(Some(json.to_string())),
        Err(error) => refused(error.to_string()),
    }
}

/// The Cognito identity as runtime clients read it; none unless the caller names both parts. AWS
/// takes it from the credentials, which a Cognito of ours would have to issue: here callers name it
/// in the two headers with which AWS's own front end passes it on.
pub(crate) fn identity(headers: &HeaderMap) -> Option<String> {
    let text = |name: &str| headers.get(name)?.to_str().ok();
    let (id, pool) = (
        text("cognito-identity-id")?,
        text("cognito-identity-pool-id")?,
    );
    Some(json!({"cognitoIdentityId": id, "cognitoIdentityPoolId": pool}).to_string())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let pairs = pairs.iter();
        let pairs = pairs.map(|(name, value)| {
            let value = HeaderValue::from_bytes(value.as_bytes());
            (http::HeaderName::from_static(name), value.unwrap())
        });
        pairs.collect()
    }

    #[test]
    fn a_client_context_is_any_json_in_base64() {
        let check = |text: &str, expect: Option<&str>| {
            let encoded = STANDARD.encode(text);
            let got = client_context(&headers(&[("x-amz-client-context", &encoded)]), 3583);
            assert_eq!(got.ok().flatten().as_deref(), expect, "{text}");
        };
        check(r#"{"custom": {"k": "ü"}}"#, Some(r#"{"custom":{"k":"ü"}}"#));
        check("{\"a\":\n1}", Some(r#"{"a":1}"#));
        check("[1]", Some("[1]"));
        check("\"a\\nb\"", Some("\"a\\nb\""));
        check("{", None);
        check("", None);
    }

    #[test]
    fn what_is_no_context_is_refused() {
        let check = |value: &str, reason: &str| match client_context(
            &headers(&[("x-amz-client-context", value)]),
            12,
        ) {
            Err(InvokeError::ClientContext(text)) => assert!(text.contains(reason), "{text}"),
            other => panic!("{value}: {other:?}"),
        };
        check("%%%", "Invalid");
        check("é", "Invalid");
        check("e30=e30=e30=e", "more than 12");
        assert_eq!(client_context(&HeaderMap::new(), 0), Ok(None));
    }

    #[test]
    fn an_identity_has_two_parts() {
        let check = |pairs: &[(&'static str, &str)], expect: Option<&str>| {
            assert_eq!(identity(&headers(pairs)).as_deref(), expect, "{pairs:?}");
        };
        let both = [
            ("cognito-identity-id", "i"),
            ("cognito-identity-pool-id", "p"),
        ];
        check(
            &both,
            Some(r#"{"cognitoIdentityId":"i","cognitoIdentityPoolId":"p"}"#),
        );
        check(&both[..1], None);
        check(&[], None);
    }
}
