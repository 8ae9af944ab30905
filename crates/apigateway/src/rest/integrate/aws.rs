//! `AWS`: a function or another service, by templates.

use bytes::Bytes;
use frazil_wire::Caller;
use http::header::HeaderMap;
use http::{Request, Response};
use serde_json::Value as Json;

use super::request::{self, Mapped};
use super::response::{self, Answer};
use super::{Failure, arn_of_uri, encoded, run, sender};
use crate::rest::Rest;
use crate::rest::exchange::Exchange;
use crate::rest::records::{Integration, Method};
use crate::rest::trouble::Trouble;

pub(super) async fn perform(
    rest: &Rest,
    exchange: &Exchange,
    _method: &Method,
    integration: &Integration,
) -> Result<Response<Bytes>, Trouble> {
    let mapped = request::body(exchange, integration)?;
    let uri = integration.uri.as_deref().unwrap_or_default();
    let answer = match arn_of_uri(exchange, uri) {
        Some(arn) => function(rest, exchange, integration, &arn, mapped).await?,
        None => service(rest, exchange, integration, uri, mapped).await?,
    };
    response::map(exchange, integration, &answer)
}

async fn function(
    rest: &Rest,
    exchange: &Exchange,
    integration: &Integration,
    arn: &str,
    mapped: Mapped,
) -> Result<Answer, Trouble> {
    let by = sender(exchange, integration);
    let parameters = request::parameters(exchange, integration, &mapped.overrides);
    let kind = parameters
        .headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("x-amz-invocation-type"));
    let payload = Bytes::from(mapped.body);
    if kind.is_some_and(|(_, kind)| kind == "Event") {
        let sent = rest
            .0
            .settings
            .functions
            .send(arn, payload, Some(&by))
            .await;
        sent.map_err(|error| Trouble::integration(500, error.to_string()))?;
        return Ok(Answer {
            selector: "202".to_owned(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            overrides: mapped.overrides,
        });
    }
    let answer = match run(rest, exchange, arn, payload, &by).await {
        Ok(answer) => answer,
        Err(Failure::Refused(error)) => return Err(Trouble::integration(500, error.to_string())),
    };
    let message = || {
        let error: Json = serde_json::from_slice(&answer.payload).unwrap_or_default();
        error["errorMessage"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let selector = match answer.function_error {
        Some(_) => message(),
        None => "200".to_owned(),
    };
    // A pattern for errors must not fit a function that succeeded.
    Ok(Answer {
        selector,
        headers: HeaderMap::new(),
        body: answer.payload,
        overrides: mapped.overrides,
    })
}

/// Another service of this server: `arn:aws:apigateway:region:sqs:path/account/queue`, or
/// `…:sns:action/Publish`.
async fn service(
    rest: &Rest,
    exchange: &Exchange,
    integration: &Integration,
    uri: &str,
    mapped: Mapped,
) -> Result<Answer, Trouble> {
    let uri = exchange.with_stage_variables(uri);
    let mut parts = uri.splitn(6, ':').skip(4);
    let (name, what) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let prefix = prefix(name).ok_or_else(|| {
        Trouble::configuration(format!(
            "integrations with {name} are not supported by this server"
        ))
    })?;
    let parameters = request::parameters(exchange, integration, &mapped.overrides);
    let mut query = parameters.query;
    let mut path = match what.split_once('/') {
        Some(("action", action)) => {
            query.insert(0, ("Action".to_owned(), action.to_owned()));
            "/".to_owned()
        }
        Some(("path", path)) => format!("/{}", path.trim_start_matches('/')),
        _ => "/".to_owned(),
    };
    for (name, value) in &parameters.path {
        path = path.replace(&format!("{{{name}}}"), value);
    }
    let method = integration.http_method.as_deref().unwrap_or("POST");
    let target = match query.is_empty() {
        true => path,
        false => format!("{path}?{}", encoded(&query)),
    };
    let mut builder = Request::builder().method(method).uri(target);
    if let Some(kind) = mapped.content_type.as_deref() {
        builder = builder.header("content-type", kind);
    }
    for (name, value) in &parameters.headers {
        let value = value.trim_matches('\'');
        if name.eq_ignore_ascii_case("content-type") {
            builder
                .headers_mut()
                .map(|headers| headers.remove("content-type"));
        }
        builder = builder.header(name, value);
    }
    let request = builder.body(Bytes::from(mapped.body));
    let request = request.map_err(|error| Trouble::configuration(error.to_string()))?;
    let caller = Caller::Service(sender(exchange, integration));
    let (head, body) = rest
        .0
        .settings
        .calls
        .call(prefix, request, caller)
        .await
        .into_parts();
    Ok(Answer {
        selector: head.status.as_str().to_owned(),
        headers: head.headers,
        body,
        overrides: mapped.overrides,
    })
}

/// The endpoint prefix of a service's name in integration URIs.
fn prefix(name: &str) -> Option<&'static str> {
    let known = [
        ("sqs", "sqs"),
        ("sns", "sns"),
        ("dynamodb", "dynamodb"),
        ("events", "events"),
        ("s3", "s3"),
        ("ssm", "ssm"),
        ("secretsmanager", "secretsmanager"),
        ("lambda", "lambda"),
    ];
    known
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, prefix)| *prefix)
}
