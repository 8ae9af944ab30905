//! A function's result as the HTTP response of a function URL (`lambda.md` §8.4).

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue, SET_COOKIE};
use http::{Response, StatusCode};

use super::json::{Text, compact};
use super::proxy::{Malformed, Proxy, header, with_status};

/// How an invocation through a door ended.
#[derive(Debug, Clone, Copy)]
pub enum Outcome<'a> {
    /// The function answered with this payload.
    Answered(&'a [u8]),
    /// The function failed in any way: exception, timeout, exit, response too large.
    Failed,
    /// No environment was free within the limits.
    Throttled,
    /// The door did not wait any longer; function URLs have no time of their own.
    TimedOut,
    /// There is no such function, or the door may not invoke it.
    Refused,
    /// The event is larger than a payload may be.
    TooLarge {
        /// The bound in bytes.
        bytes_max: u64,
    },
}

/// The response that the client of a function URL gets.
pub fn response(outcome: Outcome<'_>, request_id: &str, trace_id: &str) -> Response<Bytes> {
    let mut response = match outcome {
        Outcome::Answered(payload) => answered(payload).unwrap_or_else(|Malformed| bad_gateway()),
        Outcome::Failed | Outcome::TimedOut | Outcome::Refused => bad_gateway(),
        Outcome::Throttled => refusal(
            StatusCode::TOO_MANY_REQUESTS,
            "TooManyRequestsException",
            r#"{"Reason":"ConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}"#,
        ),
        Outcome::TooLarge { bytes_max } => refusal(
            StatusCode::PAYLOAD_TOO_LARGE,
            "RequestEntityTooLargeException",
            format!(
                r#"{{"Message":"Request must be smaller than {bytes_max} bytes for the InvokeFunction operation"}}"#
            ),
        ),
    };
    let ids = [
        ("x-amzn-requestid", request_id),
        ("x-amzn-trace-id", trace_id),
    ];
    finish(&mut response, &ids);
    response
}

/// Sets the content type that all doors but load balancers fall back to, and the door's own headers.
pub(super) fn finish(response: &mut Response<Bytes>, own: &[(&'static str, &str)]) {
    let headers = response.headers_mut();
    headers
        .entry(CONTENT_TYPE)
        .or_insert(HeaderValue::from_static("application/json"));
    for (name, value) in own {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
}

/// What AWS answers when the function failed or its answer has an invalid structure.
fn bad_gateway() -> Response<Bytes> {
    with_status(
        StatusCode::BAD_GATEWAY,
        Bytes::from_static(b"Internal Server Error"),
    )
}

fn refusal(status: StatusCode, error: &'static str, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = with_status(status, body.into());
    response.headers_mut().insert(
        HeaderName::from_static("x-amzn-errortype"),
        HeaderValue::from_static(error),
    );
    response
}

/// A result of payload format 2.0. Without a status code any JSON is a body.
pub(super) fn answered(payload: &[u8]) -> Result<Response<Bytes>, Malformed> {
    match payload.trim_ascii_start().first() {
        Some(b'{') => {
            let proxy: Proxy<'_> = serde_json::from_slice(payload).map_err(|_| Malformed)?;
            match proxy.status.status()? {
                None => inferred(payload),
                Some(code) => proxied(&proxy, code),
            }
        }
        Some(b'"') => {
            let text: Text<'_> = serde_json::from_slice(payload).map_err(|_| Malformed)?;
            Ok(Response::new(text.0.into_owned().into_bytes().into()))
        }
        _ => inferred(payload),
    }
}

/// Any JSON without a status code: 200 with the document itself.
fn inferred(payload: &[u8]) -> Result<Response<Bytes>, Malformed> {
    Ok(Response::new(compact(payload).ok_or(Malformed)?.into()))
}

/// Unknown members, `multiValueHeaders` among them, are ignored.
fn proxied(proxy: &Proxy<'_>, status: StatusCode) -> Result<Response<Bytes>, Malformed> {
    let mut response = with_status(status, proxy.body()?);
    let headers = response.headers_mut();
    for (name, value) in proxy.headers.members()? {
        if let Some(value) = value.scalar()? {
            let (name, value) = header(&REMAPPED, name, &value)?;
            headers.insert(name, value);
        }
    }
    for cookie in proxy.cookies.elements()? {
        let cookie = cookie.text()?.ok_or(Malformed)?;
        let cookie = HeaderValue::from_bytes(cookie.as_bytes());
        headers.append(SET_COOKIE, cookie.map_err(|_| Malformed)?);
    }
    Ok(response)
}

/// Headers that the edge writes itself.
pub(super) const REMAPPED: [&str; 8] = [
    "connection",
    "content-length",
    "date",
    "keep-alive",
    "server",
    "transfer-encoding",
    "upgrade",
    "www-authenticate",
];

#[cfg(test)]
mod tests;
