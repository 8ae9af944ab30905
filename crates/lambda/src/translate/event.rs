//! An HTTP request to a function URL as an event of payload format 2.0 (`lambda.md` §8.3).

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE, HOST, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use http::request::Parts;

use super::json::{write_member, write_string};

/// What the event says beyond what stands in the HTTP request.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// The URL's id, 32 lower-case letters and digits.
    pub url_id: &'a str,
    /// The request id of the invocation; the client sees it as `x-amzn-RequestId`.
    pub request_id: &'a str,
    /// The whole trace header, `Root=1-…`.
    pub trace_id: &'a str,
    /// The client's address, without a port.
    pub source_ip: &'a str,
    /// The listener's port, for `x-forwarded-port`.
    pub port: u16,
    /// `http` or `https`, for `x-forwarded-proto`.
    pub scheme: &'a str,
    /// When the request arrived, milliseconds since 1970.
    pub time_ms: i64,
    /// Who signed the request; `None` for URLs of auth type `NONE`.
    pub caller: Option<IamCaller<'a>>,
}

/// The signer of a request to a URL of auth type `AWS_IAM`.
#[derive(Debug, Clone, Copy)]
pub struct IamCaller<'a> {
    /// The access key of the signature.
    pub access_key: &'a str,
    /// Twelve digits.
    pub account_id: &'a str,
    /// The unique id of the user or role session.
    pub caller_id: &'a str,
    /// `arn:aws:iam::…:user/…` or `arn:aws:sts::…:assumed-role/…`.
    pub user_arn: &'a str,
}

/// The event for `request`. The path and query are taken as they stand in its URI, undecoded, so a
/// prefix of our own must be removed from the URI before. Whether the event fits in an invocation is
/// the caller's question.
pub fn event(request: &Parts, body: &[u8], arrival: &Arrival<'_>) -> Bytes {
    let path = request.uri.path();
    let query = request.uri.query().unwrap_or_default();
    let mut out = Vec::with_capacity(1536 + body.len() * 4 / 3);
    out.extend_from_slice(br#"{"version":"2.0","routeKey":"$default","rawPath":"#);
    write_string(&mut out, path);
    out.push(b',');
    write_member(&mut out, "rawQueryString", query);
    write_cookies(&mut out, &request.headers);
    write_headers(&mut out, &request.headers, arrival);
    write_query(&mut out, query);
    write_context(&mut out, request, arrival);
    write_body(&mut out, &request.headers, body);
    out.push(b'}');
    out.into()
}

/// `cookies` holds what the Cookie headers name, one entry each; absent without cookies.
fn write_cookies(out: &mut Vec<u8>, headers: &HeaderMap) {
    let mut separator: &[u8] = br#","cookies":["#;
    for header in headers.get_all(COOKIE) {
        for cookie in text(header)
            .split(';')
            .map(str::trim)
            .filter(|cookie| !cookie.is_empty())
        {
            out.extend_from_slice(separator);
            write_string(out, cookie);
            separator = b",";
        }
    }
    if separator == b"," {
        out.push(b']');
    }
}

/// Headers that end at this hop, that moved to `cookies`, or that the edge writes itself.
fn belongs_to_the_edge(name: &HeaderName) -> bool {
    matches!(
        name.as_str(),
        "connection"
            | "keep-alive"
            | "proxy-connection"
            | "te"
            | "trailer"
            | "transfer-encoding"
            | "upgrade"
            | "cookie"
            | "x-forwarded-for"
            | "x-forwarded-port"
            | "x-forwarded-proto"
            | "x-amzn-trace-id"
            | "x-amzn-tls-version"
            | "x-amzn-tls-cipher-suite"
    )
}

fn write_headers(out: &mut Vec<u8>, headers: &HeaderMap, arrival: &Arrival<'_>) {
    out.extend_from_slice(br#","headers":{"#);
    for name in headers.keys().filter(|name| !belongs_to_the_edge(name)) {
        write_member(out, name.as_str(), &joined(headers, name));
        out.push(b',');
    }
    let forwarded = HeaderName::from_static("x-forwarded-for");
    let forwarded_for = match joined(headers, &forwarded) {
        earlier if earlier.is_empty() => Cow::Borrowed(arrival.source_ip),
        earlier => Cow::Owned(format!("{earlier}, {}", arrival.source_ip)),
    };
    write_member(out, "x-forwarded-for", &forwarded_for);
    out.push(b',');
    write_member(out, "x-forwarded-port", &arrival.port.to_string());
    out.push(b',');
    write_member(out, "x-forwarded-proto", arrival.scheme);
    out.push(b',');
    write_member(out, "x-amzn-trace-id", arrival.trace_id);
    // AWS's edge always speaks TLS; functions that read these find what AWS most often says.
    out.extend_from_slice(
        br#","x-amzn-tls-version":"TLSv1.3","x-amzn-tls-cipher-suite":"TLS_AES_128_GCM_SHA256"}"#,
    );
}

/// All values of a header, joined with commas; empty when it is absent.
fn joined<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Cow<'a, str> {
    let mut values = headers.get_all(name).iter().map(text);
    let Some(first) = values.next() else {
        return Cow::Borrowed("");
    };
    values.fold(first, |all, value| Cow::Owned(format!("{all},{value}")))
}

/// Header bytes are UTF-8 where they can be, else Latin-1 as HTTP says.
fn text(value: &HeaderValue) -> Cow<'_, str> {
    match std::str::from_utf8(value.as_bytes()) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(
            value
                .as_bytes()
                .iter()
                .map(|&byte| char::from(byte))
                .collect(),
        ),
    }
}

/// `queryStringParameters` is decoded and repeated names are joined with commas; absent without any.
fn write_query(out: &mut Vec<u8>, query: &str) {
    let mut parameters: Vec<(Cow<'_, str>, Cow<'_, str>)> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (decoded(name), decoded(value));
        match parameters.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => *values = Cow::Owned(format!("{values},{value}")),
            None => parameters.push((name, value)),
        }
    }
    for (index, (name, value)) in parameters.iter().enumerate() {
        out.extend_from_slice(if index == 0 {
            br#","queryStringParameters":{"#
        } else {
            b","
        });
        write_member(out, name, value);
    }
    if !parameters.is_empty() {
        out.push(b'}');
    }
}

/// Form decoding: `+` is a space, `%XX` a byte; what is no UTF-8 then is replaced.
fn decoded(encoded: &str) -> Cow<'_, str> {
    if !encoded.contains(['+', '%']) {
        return Cow::Borrowed(encoded);
    }
    let spaced = encoded.replace('+', " ");
    Cow::Owned(
        percent_encoding::percent_decode_str(&spaced)
            .decode_utf8_lossy()
            .into_owned(),
    )
}

fn write_context(out: &mut Vec<u8>, request: &Parts, arrival: &Arrival<'_>) {
    let host = request.headers.get(HOST).map(text).unwrap_or_default();
    let agent = request
        .headers
        .get(USER_AGENT)
        .map(text)
        .unwrap_or_default();
    out.extend_from_slice(br#","requestContext":{"#);
    write_member(
        out,
        "accountId",
        arrival
            .caller
            .map_or("anonymous", |caller| caller.account_id),
    );
    out.push(b',');
    write_member(out, "apiId", arrival.url_id);
    if let Some(caller) = &arrival.caller {
        write_iam(out, caller);
    }
    let members = [("domainName", &*host), ("domainPrefix", arrival.url_id)];
    write_members(out, &members);
    out.extend_from_slice(br#","http":{"protocol":"HTTP/1.1""#);
    let http = [
        ("method", request.method.as_str()),
        ("path", request.uri.path()),
        ("sourceIp", arrival.source_ip),
        ("userAgent", &*agent),
    ];
    write_members(out, &http);
    out.push(b'}');
    let time = access_log_time(arrival.time_ms);
    write_members(out, &[("requestId", arrival.request_id), ("time", &time)]);
    out.extend_from_slice(br#","routeKey":"$default","stage":"$default","timeEpoch":"#);
    out.extend_from_slice(arrival.time_ms.to_string().as_bytes());
    out.push(b'}');
}

fn write_iam(out: &mut Vec<u8>, caller: &IamCaller<'_>) {
    out.extend_from_slice(br#","authorizer":{"iam":{"cognitoIdentity":null,"principalOrgId":null"#);
    let members = [
        ("accessKey", caller.access_key),
        ("accountId", caller.account_id),
        ("callerId", caller.caller_id),
        ("userArn", caller.user_arn),
        ("userId", caller.caller_id),
    ];
    write_members(out, &members);
    out.extend_from_slice(b"}}");
}

/// Appends each member after a comma.
fn write_members(out: &mut Vec<u8>, members: &[(&str, &str)]) {
    for (name, value) in members {
        out.push(b',');
        write_member(out, name, value);
    }
}

/// `24/Nov/2025:10:00:00 +0000`.
fn access_log_time(time_ms: i64) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let time = jiff::Timestamp::from_millisecond(time_ms).unwrap_or_default();
    let at = jiff::tz::Offset::UTC.to_datetime(time);
    let month = MONTHS[usize::from(at.month().unsigned_abs()) - 1];
    format!(
        "{:02}/{month}/{:04}:{:02}:{:02}:{:02} +0000",
        at.day(),
        at.year(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

/// `body` is absent when empty, text for types known as text, base64 for everything else.
fn write_body(out: &mut Vec<u8>, headers: &HeaderMap, body: &[u8]) {
    let is_text = headers
        .get(CONTENT_TYPE)
        .is_some_and(|value| is_text_type(value.as_bytes()));
    let as_text = if is_text {
        std::str::from_utf8(body).ok()
    } else {
        None
    };
    if body.is_empty() {
        out.extend_from_slice(br#","isBase64Encoded":false"#);
    } else if let Some(body) = as_text {
        out.extend_from_slice(br#","body":"#);
        write_string(out, body);
        out.extend_from_slice(br#","isBase64Encoded":false"#);
    } else {
        out.extend_from_slice(br#","body":""#);
        out.extend_from_slice(STANDARD.encode(body).as_bytes());
        out.extend_from_slice(br#"","isBase64Encoded":true"#);
    }
}

/// Forms are not in the list: AWS hands `application/x-www-form-urlencoded` over as base64.
fn is_text_type(content_type: &[u8]) -> bool {
    let essence = content_type
        .split(|&byte| byte == b';')
        .next()
        .unwrap_or_default();
    let essence = essence.trim_ascii().to_ascii_lowercase();
    match essence.strip_prefix(b"application/") {
        Some(kind) => {
            matches!(kind, b"json" | b"xml" | b"javascript")
                || kind.ends_with(b"+json")
                || kind.ends_with(b"+xml")
        }
        None => essence.starts_with(b"text/"),
    }
}

#[cfg(test)]
mod tests;
