//! A load balancer with a function as its target, both directions (`lambda.md` §8.4).

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue, SERVER};
use http::{Response, StatusCode};
use hyper::ext::ReasonPhrase;
use serde::Serialize;

use super::proxy::{Malformed, Proxy, Value, header, with_status};
use super::request::{self, Body, Headers, Last, Lists, Multi, Request, essence, forwarded_for};
use super::response::Outcome;
use crate::limits::Limits;

/// A target group with a function in it, and the client.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The target group's ARN.
    pub target_group_arn: &'a str,
    /// The attribute `lambda.multi_value_headers.enabled`, which holds in both directions.
    pub multi_value_headers: bool,
    /// The whole trace header, `Root=1-…`.
    pub trace_id: &'a str,
    /// The client's address, without a port.
    pub source_ip: &'a str,
    /// The listener's port.
    pub port: u16,
    /// `http` or `https`
    pub scheme: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Event<'a> {
    request_context: Context<'a>,
    http_method: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    query_string_parameters: Option<Last<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    multi_value_query_string_parameters: Option<Lists<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headers: Option<Last<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    multi_value_headers: Option<Lists<'a>>,
    body: Cow<'a, str>,
    is_base64_encoded: bool,
}

#[derive(Debug, Serialize)]
struct Context<'a> {
    elb: Elb<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Elb<'a> {
    target_group_arn: &'a str,
}

/// The event of a load balancer. Path and query arrive as they were sent, undecoded.
#[must_use]
pub fn load_balancer_event(request: &Request<'_>, target: &Target<'_>) -> Bytes {
    let forwarded = forwarded_for(request.headers, target.source_ip);
    let headers = headers(request.headers, target, &forwarded);
    let query = request::query(request.query, Cow::Borrowed);
    let many = target.multi_value_headers;
    let body = Body::new(request.body, is_text(request.headers));
    let event = Event {
        request_context: Context {
            elb: Elb {
                target_group_arn: target.target_group_arn,
            },
        },
        http_method: request.method,
        path: request.path,
        query_string_parameters: (!many).then_some(Last(&query)),
        multi_value_query_string_parameters: many.then_some(Lists(&query)),
        headers: (!many).then_some(Last(&headers)),
        multi_value_headers: many.then_some(Lists(&headers)),
        body: body.text.unwrap_or_default(),
        is_base64_encoded: body.is_base64,
    };
    let mut out = Vec::with_capacity(1024 + request.body.len() * 4 / 3);
    serde_json::to_writer(&mut out, &event).expect("writing text to memory does not fail");
    out.into()
}

fn headers<'a>(headers: &'a Headers<'_>, target: &'a Target<'_>, forwarded: &'a str) -> Multi<'a> {
    let mut all = headers.spelt(|name| Some(Cow::Owned(name.to_ascii_lowercase())));
    all.set("x-amzn-trace-id", target.trace_id);
    all.set("x-forwarded-for", forwarded);
    all.set("x-forwarded-port", target.port.to_string());
    all.set("x-forwarded-proto", target.scheme);
    all
}

fn is_text(headers: &Headers<'_>) -> bool {
    if headers.first("content-encoding").is_some() {
        return false;
    }
    let essence = essence(headers.first("content-type").unwrap_or_default());
    let application = [
        "application/json",
        "application/javascript",
        "application/xml",
    ];
    essence.starts_with("text/") || application.contains(&&*essence)
}

/// The response that the client of a load balancer gets.
#[must_use]
pub fn load_balancer_response(
    outcome: Outcome<'_>,
    target: &Target<'_>,
    limits: &Limits,
) -> Response<Bytes> {
    let mut response = match outcome {
        Outcome::Answered(payload) if payload.len() as u64 <= limits.load_balancer_bytes_max => {
            answered(payload, target.multi_value_headers)
                .unwrap_or_else(|Malformed| page(StatusCode::BAD_GATEWAY))
        }
        Outcome::Answered(_) | Outcome::Failed | Outcome::TimedOut | Outcome::Refused => {
            page(StatusCode::BAD_GATEWAY)
        }
        Outcome::Throttled => page(StatusCode::SERVICE_UNAVAILABLE),
        Outcome::TooLarge { .. } => page(StatusCode::PAYLOAD_TOO_LARGE),
    };
    let headers = response.headers_mut();
    headers
        .entry(CONTENT_TYPE)
        .or_insert(HeaderValue::from_static("application/octet-stream"));
    headers.insert(SERVER, HeaderValue::from_static("awselb/2.0"));
    response
}

/// Load balancers take members as they are: a member that is there has its type, and headers of the
/// other mode are not seen (reports of users).
fn answered(payload: &[u8], many: bool) -> Result<Response<Bytes>, Malformed> {
    let proxy: Proxy<'_> = serde_json::from_slice(payload).map_err(|_| Malformed)?;
    let Value::Number(_) = proxy.status else {
        return Err(Malformed);
    };
    let status = proxy.status.status()?.ok_or(Malformed)?;
    let mut response = with_status(status, proxy.body()?);
    match &proxy.description {
        Value::Absent => {}
        Value::Text(text) => describe(&mut response, text)?,
        _ => return Err(Malformed),
    }
    let own = if many {
        &proxy.multi_headers
    } else {
        &proxy.headers
    };
    for (name, value) in own.members()? {
        let one = std::slice::from_ref(value);
        for value in if many { value.elements()? } else { one } {
            let value = value.text()?.ok_or(Malformed)?;
            // The load balancer measures the body itself.
            if !name.eq_ignore_ascii_case("content-length") {
                let (name, value) = header(&[], name, value)?;
                response.headers_mut().append(name, value);
            }
        }
    }
    drop_hop_headers(&mut response);
    Ok(response)
}

/// `200 OK`: status code and reason, separated by one space.
fn describe(response: &mut Response<Bytes>, text: &str) -> Result<(), Malformed> {
    let (code, reason) = text.split_once(' ').ok_or(Malformed)?;
    if code != response.status().as_str() {
        return Err(Malformed);
    }
    let reason = ReasonPhrase::try_from(reason.as_bytes()).map_err(|_| Malformed)?;
    response.extensions_mut().insert(reason);
    Ok(())
}

fn drop_hop_headers(response: &mut Response<Bytes>) {
    for name in ["connection", "keep-alive", "transfer-encoding", "upgrade"] {
        response.headers_mut().remove(name);
    }
}

/// The load balancer's own pages.
fn page(status: StatusCode) -> Response<Bytes> {
    let title = match status {
        StatusCode::BAD_GATEWAY => "502 Bad Gateway",
        StatusCode::PAYLOAD_TOO_LARGE => "413 Request Entity Too Large",
        _ => "503 Service Temporarily Unavailable",
    };
    let html = format!(
        "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n</body>\r\n</html>\r\n"
    );
    let mut response = with_status(status, html.into());
    let kind = HeaderValue::from_static("text/html");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

#[cfg(test)]
mod tests;
