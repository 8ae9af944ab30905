//! A function's result as the response of an API gateway (`lambda.md` §8.4).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{Response, StatusCode};

use super::media::matches_any;
use super::proxy::{Malformed, Proxy, Value, header, with_status};
use super::response::{Outcome, answered, finish};

/// The ids that a gateway writes into each response.
#[derive(Debug, Clone, Copy)]
pub struct Ids<'a> {
    /// `x-amzn-RequestId`
    pub request_id: &'a str,
    /// `x-amz-apigw-id`, `apigw-requestid`
    pub extended_request_id: &'a str,
    /// `X-Amzn-Trace-Id`
    pub trace_id: &'a str,
}

/// The response that the client of a REST API gets. `accept` is what it asked for.
#[must_use]
pub fn rest_response(
    outcome: Outcome<'_>,
    accept: Option<&str>,
    binary_types: &[&str],
    ids: &Ids<'_>,
) -> Response<Bytes> {
    let decode = matches_any(accept.unwrap_or_default(), binary_types);
    let mut response = match outcome {
        Outcome::Answered(payload) => rest_answered(payload, decode).unwrap_or_else(broken),
        Outcome::Failed => message(502, "Internal server error"),
        Outcome::Throttled | Outcome::Refused => message(500, "Internal server error"),
        Outcome::TimedOut => message(504, "Endpoint request timed out"),
        Outcome::TooLarge { .. } => message(413, "Request Too Long"),
    };
    let own = [
        ("x-amzn-requestid", ids.request_id),
        ("x-amz-apigw-id", ids.extended_request_id),
        ("x-amzn-trace-id", ids.trace_id),
    ];
    finish(&mut response, &own);
    response
}

/// The response that the function behind a REST API gives, without the gateway's own for the times
/// when it does not; then the status that AWS answers with.
///
/// # Errors
/// The status: 502 or 500.
pub fn rest_answer(
    payload: &[u8],
    accept: Option<&str>,
    binary_types: &[&str],
    ids: &Ids<'_>,
) -> Result<Response<Bytes>, u16> {
    let decode = matches_any(accept.unwrap_or_default(), binary_types);
    let answered = rest_answered(payload, decode);
    let mut response = answered.map_err(|why| broken(why).status().as_u16())?;
    finish(&mut response, &[("x-amzn-trace-id", ids.trace_id)]);
    Ok(response)
}

/// The response that the client of an HTTP API gets from a function that speaks payload format 2.0.
#[must_use]
pub fn http_api_response(outcome: Outcome<'_>, ids: &Ids<'_>) -> Response<Bytes> {
    http_api(outcome, ids, answered)
}

/// The response that the client of an HTTP API gets from a function that speaks payload format 1.0.
#[must_use]
pub fn http_api_v1_response(outcome: Outcome<'_>, ids: &Ids<'_>) -> Response<Bytes> {
    http_api(outcome, ids, |payload| {
        let proxy: Proxy<'_> = serde_json::from_slice(payload).map_err(|_| Malformed)?;
        let status = proxy.status.status()?.ok_or(Malformed)?;
        let mut response = with_status(status, proxy.body()?);
        merge_headers(&proxy, &mut response)?;
        Ok(response)
    })
}

fn http_api(
    outcome: Outcome<'_>,
    ids: &Ids<'_>,
    answered: impl Fn(&[u8]) -> Result<Response<Bytes>, Malformed>,
) -> Response<Bytes> {
    let failed = || compact(500, "Internal Server Error");
    let mut response = match outcome {
        Outcome::Answered(payload) => answered(payload).unwrap_or_else(|Malformed| failed()),
        Outcome::Failed | Outcome::Refused => failed(),
        Outcome::Throttled | Outcome::TimedOut => compact(503, "Service Unavailable"),
        Outcome::TooLarge { .. } => compact(413, "Request Entity Too Large"),
    };
    finish(
        &mut response,
        &[("apigw-requestid", ids.extended_request_id)],
    );
    response
}

/// Why a REST API cannot make a response of a result.
#[derive(Clone, Copy)]
enum Broken {
    /// Its structure is wrong.
    Structure,
    /// It should be decoded and is no base64.
    Base64,
}

impl From<Malformed> for Broken {
    fn from(Malformed: Malformed) -> Broken {
        Broken::Structure
    }
}

fn broken(why: Broken) -> Response<Bytes> {
    match why {
        Broken::Structure => message(502, "Internal server error"),
        Broken::Base64 => message(500, "Internal server error"),
    }
}

/// REST APIs are strict: no unknown member, and at least one that is known.
fn rest_answered(payload: &[u8], decode: bool) -> Result<Response<Bytes>, Broken> {
    let proxy: Proxy<'_> = serde_json::from_slice(payload).map_err(|_| Malformed)?;
    let foreign = proxy.unknown || !proxy.cookies.is_absent() || !proxy.description.is_absent();
    let known = [
        &proxy.status,
        &proxy.headers,
        &proxy.multi_headers,
        &proxy.body,
    ];
    if foreign || known.into_iter().all(Value::is_nothing) {
        return Err(Broken::Structure);
    }
    let status = proxy.status.status()?.unwrap_or(StatusCode::OK);
    let text = proxy.body.scalar()?.unwrap_or_default();
    let body = if proxy.base64.flag()? && decode {
        STANDARD.decode(&*text).map_err(|_| Broken::Base64)?
    } else {
        text.into_owned().into_bytes()
    };
    let mut response = with_status(status, body.into());
    merge_headers(&proxy, &mut response)?;
    Ok(response)
}

/// Lists come first, single values after them, as recorded.
fn merge_headers(proxy: &Proxy<'_>, response: &mut Response<Bytes>) -> Result<(), Malformed> {
    let mut add = |name: &str, value: &Value<'_>| {
        if let Some(value) = value.scalar()? {
            let (name, value) = header(&REMAPPED, name, &value)?;
            response.headers_mut().append(name, value);
        }
        Ok(())
    };
    for (name, values) in proxy.multi_headers.members()? {
        for value in values.elements()? {
            add(name, value)?;
        }
    }
    for (name, value) in proxy.headers.members()? {
        add(name, value)?;
    }
    Ok(())
}

/// `{"message": "…"}`, as REST APIs write it.
fn message(status: u16, message: &str) -> Response<Bytes> {
    said(status, format!(r#"{{"message": "{message}"}}"#))
}

/// `{"message":"…"}`, as HTTP APIs write it.
fn compact(status: u16, message: &str) -> Response<Bytes> {
    said(status, format!(r#"{{"message":"{message}"}}"#))
}

fn said(status: u16, body: String) -> Response<Bytes> {
    let status = StatusCode::from_u16(status).expect("statuses are written in this file");
    with_status(status, body.into())
}

/// Headers that the edge writes itself.
const REMAPPED: [&str; 16] = [
    "authorization",
    "connection",
    "content-length",
    "content-md5",
    "date",
    "expect",
    "host",
    "max-forwards",
    "proxy-authenticate",
    "server",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "via",
    "www-authenticate",
];

#[cfg(test)]
mod tests;
