//! From an integration's answer to the method's response.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap};
use http::{Response, StatusCode};
use regex::Regex;

use super::request::scene;
use crate::rest::exchange::Exchange;
use crate::rest::mapping;
use crate::rest::records::{Integration, IntegrationResponse, Map};
use crate::rest::trouble::{Trouble, set};
use crate::rest::vtl::{self, Overrides};

/// What an integration answered.
pub(super) struct Answer {
    /// What selection patterns are matched with: a status, or an error message.
    pub(super) selector: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// What the request's template said about the response.
    pub(super) overrides: Overrides,
}

/// The response of the method: the integration response whose pattern fits, else the one without
/// a pattern.
pub(super) fn map(
    exchange: &Exchange,
    integration: &Integration,
    answer: &Answer,
) -> Result<Response<Bytes>, Trouble> {
    let empty = Map::new();
    let all = integration.integration_responses.as_ref().unwrap_or(&empty);
    let fits = |response: &&IntegrationResponse| {
        let pattern = response.selection_pattern.as_deref().unwrap_or_default();
        let whole = Regex::new(&format!("^(?s:{pattern})$"));
        !pattern.is_empty() && whole.is_ok_and(|whole| whole.is_match(&answer.selector))
    };
    let fallback = || {
        all.values().find(|one| {
            one.selection_pattern
                .as_deref()
                .unwrap_or_default()
                .is_empty()
        })
    };
    let chosen = all.values().find(fits).or_else(fallback);
    let chosen = chosen.ok_or_else(|| {
        Trouble::configuration("Execution failed due to configuration error: No match for output mapping and no default endpoint mapping configured")
    })?;
    let (body, overrides, content_type) = body(exchange, chosen, answer)?;
    let status = overrides
        .status
        .or(answer.overrides.status)
        .or_else(|| chosen.status_code.parse().ok());
    let mut response = Response::new(body);
    *response.status_mut() = status
        .and_then(|status| StatusCode::from_u16(status).ok())
        .unwrap_or(StatusCode::OK);
    let headers = response.headers_mut();
    set(headers, CONTENT_TYPE.as_str(), &content_type);
    for (target, expression) in chosen.response_parameters.iter().flatten() {
        let Some(name) = target.strip_prefix("method.response.header.") else {
            continue;
        };
        if let Some(value) = value(exchange, answer, expression) {
            set(headers, name, &value);
        }
    }
    for (name, value) in answer
        .overrides
        .response_headers
        .iter()
        .chain(&overrides.response_headers)
    {
        set(headers, name, value);
    }
    Ok(response)
}

/// The body through the template for what the client accepts.
fn body(
    exchange: &Exchange,
    chosen: &IntegrationResponse,
    answer: &Answer,
) -> Result<(Bytes, Overrides, String), Trouble> {
    let empty = Map::new();
    let templates = chosen.response_templates.as_ref().unwrap_or(&empty);
    let accept = exchange.header("accept").unwrap_or_default();
    let accepted = accept
        .split(',')
        .map(|one| one.split(';').next().unwrap_or_default().trim());
    let wanted = accepted
        .into_iter()
        .find_map(|one| templates.get_key_value(one));
    let json = || templates.get_key_value("application/json");
    let found = wanted.or_else(json).or_else(|| templates.iter().next());
    let Some((content_type, Some(template))) = found else {
        let own = answer
            .headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        let kind = found
            .map(|(kind, _)| kind.as_str())
            .or(own)
            .unwrap_or("application/json");
        return Ok((answer.body.clone(), Overrides::default(), kind.to_owned()));
    };
    let rendered = vtl::render(template, &scene(exchange, &answer.body));
    let rendered = rendered.map_err(|error| {
        Trouble::integration(
            500,
            format!(
                "Execution failed due to configuration error: Unable to transform response: {error}"
            ),
        )
    })?;
    Ok((
        Bytes::from(rendered.text),
        rendered.overrides,
        content_type.clone(),
    ))
}

/// The value of an expression over the integration's response, or over the request's context.
fn value(exchange: &Exchange, answer: &Answer, expression: &str) -> Option<String> {
    let Some(place) = expression.trim().strip_prefix("integration.response.") else {
        return mapping::request_value(exchange, expression);
    };
    let (place, name) = place.split_once('.').unwrap_or((place, ""));
    match place {
        "header" => {
            let value = answer.headers.get(name.to_ascii_lowercase())?;
            value.to_str().ok().map(str::to_owned)
        }
        "multivalueheader" => {
            let all = answer.headers.get_all(name.to_ascii_lowercase()).iter();
            let all: Vec<&str> = all.filter_map(|value| value.to_str().ok()).collect();
            (!all.is_empty()).then(|| all.join(","))
        }
        "body" => mapping::body_value(&answer.body, name),
        _ => None,
    }
}
