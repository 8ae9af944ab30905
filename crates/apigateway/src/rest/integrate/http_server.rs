//! `HTTP` and `HTTP_PROXY`: another server.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HOST, HeaderMap};
use http::{Request, Response};

use super::request::{self, Parameters};
use super::response::{self, Answer};
use crate::limits::PAYLOAD_BYTES_MAX;
use crate::outbound::{Outbound, OutboundError, Unsent, handed_on};
use crate::rest::exchange::Exchange;
use crate::rest::records::{Integration, Method};
use crate::rest::trouble::{Trouble, set};
use crate::rest::vtl::Overrides;

/// The request is mapped, and so is the answer.
pub(super) async fn perform(
    outbound: &Outbound,
    exchange: &Exchange,
    _method: &Method,
    integration: &Integration,
) -> Result<Response<Bytes>, Trouble> {
    let mapped = request::body(exchange, integration)?;
    let parameters = request::parameters(exchange, integration, &mapped.overrides);
    let mut headers = HeaderMap::new();
    let kind = mapped
        .content_type
        .as_deref()
        .or(exchange.header("content-type"));
    set(
        &mut headers,
        CONTENT_TYPE.as_str(),
        kind.unwrap_or("application/json"),
    );
    set(&mut headers, "x-amzn-apigateway-api-id", &exchange.api);
    set(&mut headers, "x-amzn-trace-id", &exchange.trace_id);
    let answered = send(
        outbound,
        exchange,
        integration,
        headers,
        parameters,
        Bytes::from(mapped.body),
    )
    .await?;
    let (head, body) = answered.into_parts();
    let answer = Answer {
        selector: head.status.as_str().to_owned(),
        headers: head.headers,
        body,
        overrides: mapped.overrides,
    };
    response::map(exchange, integration, &answer)
}

/// The request is handed on, and so is the answer.
pub(super) async fn pass(
    outbound: &Outbound,
    exchange: &Exchange,
    integration: &Integration,
) -> Result<Response<Bytes>, Trouble> {
    let mut headers = exchange.head.headers.clone();
    headers.remove(HOST);
    let client = exchange.visit.source_ip.as_str();
    let forwarded = match exchange.header("x-forwarded-for") {
        Some(before) => format!("{before}, {client}"),
        None => client.to_owned(),
    };
    set(&mut headers, "x-forwarded-for", &forwarded);
    set(&mut headers, "x-amzn-apigateway-api-id", &exchange.api);
    set(&mut headers, "x-amzn-trace-id", &exchange.trace_id);
    let mut parameters = request::parameters(exchange, integration, &Overrides::default());
    let mapped: Vec<String> = parameters
        .query
        .iter()
        .map(|(name, _)| name.clone())
        .collect();
    let own = exchange
        .query_pairs()
        .into_iter()
        .filter(|(name, _)| !mapped.contains(name));
    parameters.query.splice(0..0, own);
    let body = exchange.body.clone();
    let answered = send(outbound, exchange, integration, headers, parameters, body).await?;
    Ok(handed_on(answered))
}

async fn send(
    outbound: &Outbound,
    exchange: &Exchange,
    integration: &Integration,
    mut headers: HeaderMap,
    parameters: Parameters,
    body: Bytes,
) -> Result<Response<Bytes>, Trouble> {
    let mut uri = exchange.with_stage_variables(integration.uri.as_deref().unwrap_or_default());
    for (name, value) in &parameters.path {
        let coded = percent_encoding::utf8_percent_encode(value, PATH).to_string();
        uri = uri.replace(&format!("{{{name}}}"), &coded);
    }
    if !parameters.query.is_empty() {
        uri.push(if uri.contains('?') { '&' } else { '?' });
        uri.push_str(&super::encoded(&parameters.query));
    }
    for (name, value) in &parameters.headers {
        set(&mut headers, name, value);
    }
    let method = match integration.http_method.as_deref() {
        Some("ANY") | None => exchange.verb(),
        Some(method) => method,
    };
    let request = Request::builder().method(method).uri(uri).body(body);
    let mut request = request.map_err(|error| Trouble::configuration(error.to_string()))?;
    *request.headers_mut() = headers;
    let patience =
        Duration::from_millis(u64::try_from(integration.timeout_in_millis).unwrap_or_default());
    let max = usize::try_from(PAYLOAD_BYTES_MAX).unwrap_or(usize::MAX);
    outbound
        .send(request, max, patience)
        .await
        .map_err(|error| match &error {
            OutboundError::Late { .. } => Trouble::timed_out(),
            OutboundError::Sent(Unsent::Address(_)) => {
                Trouble::configuration("Invalid endpoint address")
            }
            _ => Trouble::unreachable(error.to_string()),
        })
}

/// What is not written as it is in a path; a greedy variable keeps its slashes.
const PATH: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
