//! Payload format 2.0, which function URLs and HTTP APIs speak (`lambda.md` §8.3).

use std::borrow::Cow;

use bytes::Bytes;
use serde::Serialize;
use serde_json::value::RawValue;

use super::gateway::Gateway;
use super::request::{
    self, Body, Headers, Joined, Multi, Request, access_log_time, ends_here, form_decoded,
    forwarded_for, is_text_type, percent_decoded,
};

/// The event; what is empty is left out.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Event<'a> {
    version: &'static str,
    route_key: &'a str,
    raw_path: &'a str,
    raw_query_string: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cookies: Vec<&'a str>,
    headers: Joined<'a>,
    #[serde(skip_serializing_if = "Joined::is_empty")]
    query_string_parameters: Joined<'a>,
    #[serde(skip_serializing_if = "Joined::is_empty")]
    path_parameters: Joined<'a>,
    #[serde(skip_serializing_if = "Joined::is_empty")]
    stage_variables: Joined<'a>,
    request_context: Context<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Cow<'a, str>>,
    is_base64_encoded: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Context<'a> {
    account_id: &'a str,
    api_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    authorizer: Option<Authorizer<'a>>,
    domain_name: &'a str,
    domain_prefix: &'a str,
    http: Http<'a>,
    request_id: &'a str,
    route_key: &'a str,
    stage: &'a str,
    time: String,
    time_epoch: i64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Http<'a> {
    method: &'a str,
    path: &'a str,
    protocol: &'static str,
    source_ip: &'a str,
    user_agent: &'a str,
}

/// Who was let in.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase", untagged)]
pub(super) enum Authorizer<'a> {
    /// The signer of a request to a function URL.
    Iam {
        /// Who that is.
        iam: Iam<'a>,
    },
    /// What the authorizer of an HTTP API said.
    Said(&'a RawValue),
}

/// `authorizer.iam` of a function URL.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Iam<'a> {
    pub(super) access_key: &'a str,
    pub(super) account_id: &'a str,
    pub(super) caller_id: &'a str,
    pub(super) cognito_identity: Option<&'a str>,
    pub(super) principal_org_id: Option<&'a str>,
    pub(super) user_arn: &'a str,
    pub(super) user_id: &'a str,
}

/// What differs between the doors that speak this format.
#[derive(Debug)]
pub(super) struct Door<'a> {
    pub(super) account_id: &'a str,
    pub(super) api_id: &'a str,
    pub(super) authorizer: Option<Authorizer<'a>>,
    pub(super) domain_name: &'a str,
    pub(super) domain_prefix: &'a str,
    pub(super) route_key: &'a str,
    pub(super) stage: &'a str,
    /// As the event shows it.
    pub(super) path: &'a str,
    pub(super) path_parameters: Multi<'a>,
    pub(super) stage_variables: Multi<'a>,
    /// Headers that the edge adds.
    pub(super) added: &'a [(&'static str, &'a str)],
    pub(super) request_id: &'a str,
    pub(super) source_ip: &'a str,
    pub(super) time_ms: i64,
}

/// The event as JSON. Whether it fits in an invocation is the caller's question.
pub(super) fn event<'a>(request: &'a Request<'a>, door: Door<'a>) -> Bytes {
    let content_type = request.headers.first("content-type").unwrap_or_default();
    let body = Body::new(request.body, is_text_type(content_type));
    let event = Event {
        version: "2.0",
        route_key: door.route_key,
        raw_path: door.path,
        raw_query_string: request.query,
        cookies: cookies(request.headers),
        headers: headers(request.headers, door.added),
        query_string_parameters: Joined(request::query(request.query, form_decoded)),
        path_parameters: Joined(door.path_parameters),
        stage_variables: Joined(door.stage_variables),
        request_context: Context {
            account_id: door.account_id,
            api_id: door.api_id,
            authorizer: door.authorizer,
            domain_name: door.domain_name,
            domain_prefix: door.domain_prefix,
            http: Http {
                method: request.method,
                path: door.path,
                protocol: "HTTP/1.1",
                source_ip: door.source_ip,
                user_agent: request.headers.first("user-agent").unwrap_or_default(),
            },
            request_id: door.request_id,
            route_key: door.route_key,
            stage: door.stage,
            time: access_log_time(door.time_ms),
            time_epoch: door.time_ms,
        },
        body: body.text,
        is_base64_encoded: body.is_base64,
    };
    let mut out = Vec::with_capacity(1536 + request.body.len() * 4 / 3);
    serde_json::to_writer(&mut out, &event).expect("writing text to memory does not fail");
    out.into()
}

/// The event of an HTTP API (payload format 2.0). The request's path is without the stage. Unlike
/// function URLs, HTTP APIs decode it, and what follows a decoded question mark is lost (recorded by
/// users).
#[must_use]
pub fn http_api_event(request: &Request<'_>, gateway: &Gateway<'_>) -> Bytes {
    let path = gateway.with_stage(&decoded_path(request.path));
    let port = gateway.port.to_string();
    let forwarded = forwarded_for(request.headers, gateway.source_ip);
    let door = Door {
        account_id: gateway.account_id,
        api_id: gateway.api_id,
        authorizer: gateway.authorizer.map(Authorizer::Said),
        domain_name: gateway.domain_name,
        domain_prefix: gateway.domain_prefix(),
        route_key: gateway.route.id,
        stage: gateway.stage,
        path: &path,
        path_parameters: gateway.path_parameters(),
        stage_variables: gateway.stage_variables(),
        added: &[
            ("x-amzn-trace-id", gateway.trace_id),
            ("x-forwarded-for", &forwarded),
            ("x-forwarded-port", &port),
            ("x-forwarded-proto", gateway.scheme),
        ],
        request_id: gateway.request_id,
        source_ip: gateway.source_ip,
        time_ms: gateway.time_ms,
    };
    event(request, door)
}

/// A path as HTTP APIs show it.
pub(super) fn decoded_path(path: &str) -> Cow<'_, str> {
    match percent_decoded(path) {
        Cow::Borrowed(path) => Cow::Borrowed(path),
        Cow::Owned(mut path) => {
            path.truncate(path.find('?').unwrap_or(path.len()));
            Cow::Owned(path)
        }
    }
}

/// What the Cookie headers name, one entry each.
fn cookies<'a>(headers: &'a Headers<'_>) -> Vec<&'a str> {
    let all = headers.all("cookie").flat_map(|line| line.split(';'));
    all.map(str::trim).filter(|one| !one.is_empty()).collect()
}

/// Names in lower case, without cookies, and what the edge adds.
fn headers<'a>(headers: &'a Headers<'_>, added: &'a [(&'static str, &'a str)]) -> Joined<'a> {
    let mut all = headers.spelt(|name| {
        let lower = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        (!ends_here(&lower) && &*lower != "cookie").then_some(lower)
    });
    for (name, value) in added {
        all.set(name, *value);
    }
    Joined(all)
}

#[cfg(test)]
mod tests;
