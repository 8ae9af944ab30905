//! Payload format 1.0, which REST APIs speak, and HTTP APIs that are told to (`lambda.md` §8.2).

use std::borrow::Cow;

use bytes::Bytes;
use serde::Serialize;
use serde_json::value::RawValue;

use super::gateway::{Gateway, Identity};
use super::media::matches_any;
use super::request::{
    self, Body, Headers, Last, Lists, Multi, Request, access_log_time, ends_here, form_decoded,
    forwarded_for, is_text_type,
};
use super::v2::decoded_path;

/// The event; what is empty is `null`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Event<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'static str>,
    resource: &'a str,
    path: &'a str,
    http_method: &'a str,
    headers: Option<Last<'a>>,
    multi_value_headers: Option<Lists<'a>>,
    query_string_parameters: Option<Last<'a>>,
    multi_value_query_string_parameters: Option<Lists<'a>>,
    path_parameters: Option<Last<'a>>,
    stage_variables: Option<Last<'a>>,
    request_context: Context<'a>,
    body: Option<Cow<'a, str>>,
    is_base64_encoded: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Context<'a> {
    account_id: &'a str,
    api_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    authorizer: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deployment_id: Option<&'a str>,
    domain_name: &'a str,
    domain_prefix: &'a str,
    extended_request_id: &'a str,
    http_method: &'a str,
    identity: Client<'a>,
    path: &'a str,
    protocol: &'static str,
    request_id: &'a str,
    request_time: String,
    request_time_epoch: i64,
    resource_id: &'a str,
    resource_path: &'a str,
    stage: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Client<'a> {
    #[serde(flatten)]
    identity: Identity<'a>,
    /// Only HTTP APIs name it; it is `null` there.
    #[serde(skip_serializing_if = "Option::is_none")]
    cognito_amr: Option<Option<()>>,
    source_ip: &'a str,
    user_agent: Option<&'a str>,
}

/// What differs between REST and HTTP APIs.
struct Door<'a> {
    version: Option<&'static str>,
    resource: &'a str,
    path: &'a str,
    context_path: &'a str,
    headers: Multi<'a>,
    body: Body<'a>,
}

/// The event of a REST API with the integration `AWS_PROXY`. The request's path is without the
/// stage, and with the base path of a custom domain.
#[must_use]
pub fn rest_event(request: &Request<'_>, gateway: &Gateway<'_>, binary_types: &[&str]) -> Bytes {
    let mut headers = request.headers.spelt(|name| {
        let lower = name.to_ascii_lowercase();
        let drop = ends_here(&lower) || lower == "content-length";
        (!drop).then(|| {
            in_title_case(
                name,
                &[
                    "accept",
                    "authorization",
                    "content-type",
                    "host",
                    "user-agent",
                ],
            )
        })
    });
    let client = forwarded_for(request.headers, gateway.source_ip);
    let forwarded = match gateway.edge_ip {
        Some(edge) => format!("{client}, {edge}"),
        None => client,
    };
    add_edge(&mut headers, gateway, &forwarded);
    let context_path = gateway.with_stage(request.path);
    let is_binary = matches_any(content_type(request.headers), binary_types);
    let door = Door {
        version: None,
        resource: gateway.route.path,
        path: request.path,
        context_path: &context_path,
        headers,
        body: Body::of_rest_api(request.body, is_binary),
    };
    event(request, gateway, &door)
}

/// The event of an HTTP API with payload format 1.0. The request's path is without the stage; the
/// event shows it decoded, as format 2.0 does.
#[must_use]
pub fn http_api_v1_event(request: &Request<'_>, gateway: &Gateway<'_>) -> Bytes {
    let mut headers = request.headers.spelt(|name| {
        let keep = !ends_here(&name.to_ascii_lowercase());
        keep.then(|| {
            in_title_case(
                name,
                &["content-length", "content-type", "host", "user-agent"],
            )
        })
    });
    let forwarded = forwarded_for(request.headers, gateway.source_ip);
    add_edge(&mut headers, gateway, &forwarded);
    let path = gateway.with_stage(&decoded_path(request.path));
    let route = gateway.route.id;
    let (_, resource) = route.split_once(' ').unwrap_or(("", route));
    let door = Door {
        version: Some("1.0"),
        resource,
        path: &path,
        context_path: &path,
        headers,
        body: Body::new(request.body, is_text_type(content_type(request.headers))),
    };
    event(request, gateway, &door)
}

fn event(request: &Request<'_>, gateway: &Gateway<'_>, door: &Door<'_>) -> Bytes {
    let query = request::query(request.query, form_decoded);
    let (path_parameters, stage_variables) = (gateway.path_parameters(), gateway.stage_variables());
    let event = Event {
        version: door.version,
        resource: door.resource,
        path: door.path,
        http_method: request.method,
        headers: door.headers.some().map(Last),
        multi_value_headers: door.headers.some().map(Lists),
        query_string_parameters: query.some().map(Last),
        multi_value_query_string_parameters: query.some().map(Lists),
        path_parameters: path_parameters.some().map(Last),
        stage_variables: stage_variables.some().map(Last),
        request_context: context(request, gateway, door),
        body: door.body.text.as_deref().map(Cow::Borrowed),
        is_base64_encoded: door.body.is_base64,
    };
    let mut out = Vec::with_capacity(3072 + request.body.len() * 4 / 3);
    serde_json::to_writer(&mut out, &event).expect("writing text to memory does not fail");
    out.into()
}

fn context<'a>(
    request: &'a Request<'_>,
    gateway: &'a Gateway<'_>,
    door: &'a Door<'_>,
) -> Context<'a> {
    Context {
        account_id: gateway.account_id,
        api_id: gateway.api_id,
        authorizer: gateway.authorizer,
        deployment_id: gateway.route.deployment_id,
        domain_name: gateway.domain_name,
        domain_prefix: gateway.domain_prefix(),
        extended_request_id: gateway.extended_request_id,
        http_method: request.method,
        identity: Client {
            identity: gateway.identity,
            cognito_amr: door.version.map(|_| None),
            source_ip: gateway.source_ip,
            user_agent: request.headers.first("user-agent"),
        },
        path: door.context_path,
        protocol: "HTTP/1.1",
        request_id: gateway.request_id,
        request_time: access_log_time(gateway.time_ms),
        request_time_epoch: gateway.time_ms,
        resource_id: gateway.route.id,
        resource_path: door.resource,
        stage: gateway.stage,
    }
}

fn content_type<'a>(headers: &'a Headers<'_>) -> &'a str {
    headers.first("content-type").unwrap_or_default()
}

/// The edge spells some names itself; the others stay as the client wrote them.
fn in_title_case<'a>(name: &'a str, known: &[&str]) -> Cow<'a, str> {
    if !known.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return Cow::Borrowed(name);
    }
    let title = |word: &str| {
        let (first, rest) = word.split_at(1);
        first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
    };
    let words: Vec<_> = name.split('-').map(title).collect();
    Cow::Owned(words.join("-"))
}

fn add_edge<'a>(headers: &mut Multi<'a>, gateway: &'a Gateway<'_>, forwarded: &'a str) {
    headers.set("X-Amzn-Trace-Id", gateway.trace_id);
    headers.set("X-Forwarded-For", forwarded);
    headers.set("X-Forwarded-Port", gateway.port.to_string());
    headers.set("X-Forwarded-Proto", gateway.scheme);
}

#[cfg(test)]
mod tests;
