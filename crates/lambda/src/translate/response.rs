//! A function's result as the HTTP response of a function URL (`lambda.md` §8.4).

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, SET_COOKIE};
use http::{Response, StatusCode};
use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::json::{Text, compact};

/// How an invocation through a function URL ended.
#[derive(Debug, Clone, Copy)]
pub enum Outcome<'a> {
    /// The function answered with this payload.
    Answered(&'a [u8]),
    /// The function failed in any way: exception, timeout, exit, response too large.
    Failed,
    /// No environment was free within the limits.
    Throttled,
    /// The event is larger than a payload may be.
    TooLarge {
        /// The bound in bytes.
        bytes_max: u64,
    },
}

/// The response that the client of a function URL gets.
pub fn response(outcome: Outcome<'_>, request_id: &str, trace_id: &str) -> Response<Bytes> {
    let mut response = match outcome {
        Outcome::Answered(payload) => answered(payload).unwrap_or_else(bad_gateway),
        Outcome::Failed => bad_gateway(),
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
    let headers = response.headers_mut();
    headers
        .entry(CONTENT_TYPE)
        .or_insert(HeaderValue::from_static("application/json"));
    for (name, value) in [
        ("x-amzn-requestid", request_id),
        ("x-amzn-trace-id", trace_id),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    response
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

fn with_status(status: StatusCode, body: Bytes) -> Response<Bytes> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

/// `None` when the payload is no JSON or has an invalid structure.
fn answered(payload: &[u8]) -> Option<Response<Bytes>> {
    match payload.trim_ascii_start().first()? {
        b'{' => {
            let proxy: Proxy<'_> = serde_json::from_slice(payload).ok()?;
            match &proxy.status {
                Status::Absent => inferred(payload),
                Status::Invalid => None,
                Status::Code(code) => proxied(&proxy, *code),
            }
        }
        b'"' => {
            let text: Text<'_> = serde_json::from_slice(payload).ok()?;
            Some(Response::new(text.0.into_owned().into_bytes().into()))
        }
        _ => inferred(payload),
    }
}

/// Any JSON without a status code: 200 with the document itself.
fn inferred(payload: &[u8]) -> Option<Response<Bytes>> {
    Some(Response::new(compact(payload)?.into()))
}

fn proxied(proxy: &Proxy<'_>, status: StatusCode) -> Option<Response<Bytes>> {
    let mut response = with_status(status, body(proxy)?);
    let headers = response.headers_mut();
    for (name, value) in &proxy.headers.0 {
        insert(headers, name, value)?;
    }
    for cookie in proxy.cookies.iter().flatten() {
        headers.append(
            SET_COOKIE,
            HeaderValue::from_bytes(cookie.0.as_bytes()).ok()?,
        );
    }
    Some(response)
}

fn body(proxy: &Proxy<'_>) -> Option<Bytes> {
    match &proxy.body {
        None => Some(Bytes::new()),
        Some(text) if proxy.base64.unwrap_or_default() => {
            STANDARD.decode(text.0.as_bytes()).ok().map(Bytes::from)
        }
        Some(text) => Some(Bytes::copy_from_slice(text.0.as_bytes())),
    }
}

/// Headers that the edge writes itself reach the client under `x-amzn-remapped-…`, as on AWS.
fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Option<()> {
    const REMAPPED: [&str; 8] = [
        "connection",
        "content-length",
        "date",
        "keep-alive",
        "server",
        "transfer-encoding",
        "upgrade",
        "www-authenticate",
    ];
    let name = match REMAPPED
        .iter()
        .find(|remapped| remapped.eq_ignore_ascii_case(name))
    {
        Some(remapped) => HeaderName::try_from(format!("x-amzn-remapped-{remapped}")),
        None => HeaderName::try_from(name),
    };
    headers.insert(name.ok()?, HeaderValue::from_bytes(value.as_bytes()).ok()?);
    Some(())
}

/// The members of payload format 2.0. Unknown ones, `multiValueHeaders` among them, are ignored.
#[derive(Deserialize)]
struct Proxy<'a> {
    #[serde(rename = "statusCode", default)]
    status: Status,
    #[serde(borrow, default)]
    headers: Pairs<'a>,
    #[serde(borrow, default)]
    cookies: Option<Vec<Text<'a>>>,
    #[serde(borrow, default)]
    body: Option<Text<'a>>,
    #[serde(rename = "isBase64Encoded", default)]
    base64: Option<bool>,
}

/// `statusCode` as a number or digits in a string.
#[derive(Default)]
enum Status {
    #[default]
    Absent,
    Invalid,
    Code(StatusCode),
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = match Scalar::deserialize(deserializer)? {
            Scalar::Number(text) | Scalar::Text(Text(text)) => text.parse::<u16>().ok(),
            Scalar::Null | Scalar::Other => None,
        };
        // a final response cannot have an informational status
        let number = number.filter(|code| (200..600).contains(code));
        Ok(number
            .and_then(|code| StatusCode::from_u16(code).ok())
            .map_or(Status::Invalid, Status::Code))
    }
}

/// A JSON value that may stand in a header.
enum Scalar<'a> {
    Text(Text<'a>),
    /// A number or boolean as it would be written.
    Number(Cow<'a, str>),
    Null,
    Other,
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, number, boolean or null")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Text(Cow::Borrowed(text))))
    }
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Text(Cow::Owned(text.to_owned()))))
    }
    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Scalar::Number(Cow::Borrowed(if value {
            "true"
        } else {
            "false"
        })))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Scalar::Number(Cow::Owned(value.to_string())))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Scalar::Number(Cow::Owned(value.to_string())))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Scalar::Number(Cow::Owned(value.to_string())))
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }
}

/// `headers`: null or an object of scalars; a null value leaves its header out.
#[derive(Default)]
struct Pairs<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of header names and values")
    }
    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Pairs::default())
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Pairs::default();
        while let Some((Text(name), value)) = map.next_entry::<Text<'de>, Scalar<'de>>()? {
            match value {
                Scalar::Text(Text(value)) | Scalar::Number(value) => pairs.0.push((name, value)),
                Scalar::Null => {}
                Scalar::Other => {
                    return Err(de::Error::custom("a header value is a list or an object"));
                }
            }
        }
        Ok(pairs)
    }
}

#[cfg(test)]
mod tests;
