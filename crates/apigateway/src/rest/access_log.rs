//! Access logs: a line for each request, into CloudWatch Logs.

use bytes::Bytes;
use frazil_lambda::seams::LogEvent;
use http::Response;
use serde_json::{Value as Json, json};

use super::Rest;
use super::exchange::Exchange;
use super::mapping::{at, plain};

/// Writes the line that the stage asks for, if it asks for one.
pub(crate) fn write(rest: &Rest, exchange: &Exchange, response: &Response<Bytes>) {
    let Some(settings) = &exchange.stage.access_log_settings else {
        return;
    };
    let destination = settings.destination_arn.as_deref().unwrap_or_default();
    let Some((_, group)) = destination.split_once(":log-group:") else {
        return;
    };
    let group = group.strip_suffix(":*").unwrap_or(group);
    let format = settings.format.as_deref().unwrap_or_default();
    let message = line(format, &context(rest, exchange, response));
    let stream = stream(exchange);
    let event = LogEvent {
        time_ms: exchange.time_ms,
        message,
    };
    rest.0.settings.logs.append(group, &stream, vec![event]);
}

/// One stream for each stage.
fn stream(exchange: &Exchange) -> String {
    format!("{}-{}", exchange.api, exchange.stage.stage_name)
}

/// What access logs know in addition.
fn context(rest: &Rest, exchange: &Exchange, response: &Response<Bytes>) -> Json {
    let mut context = exchange.context();
    let seen = &exchange.integration;
    let latency = rest.now_ms() - exchange.time_ms;
    let more = json!({
        "status": response.status().as_u16(),
        "responseLength": response.body().len(),
        "responseLatency": latency,
        "integrationStatus": seen.status,
        "integrationLatency": seen.latency_ms,
        "integrationErrorMessage": seen.error,
        "xrayTraceId": exchange.trace_id,
        "awsEndpointRequestId": seen.request_id,
        "integration": {
            "status": seen.status,
            "integrationStatus": seen.status,
            "latency": seen.latency_ms,
            "error": seen.error,
            "requestId": seen.request_id,
        },
    });
    if let (Some(context), Json::Object(more)) = (context.as_object_mut(), more) {
        context.extend(more.into_iter().filter(|(_, value)| !value.is_null()));
    }
    context
}

/// The format with its variables filled in; what is not known is a dash.
fn line(format: &str, context: &Json) -> String {
    super::mapping::substitute(format, |name| {
        let name = name.strip_prefix("context.")?;
        let value = at(context, name).filter(|value| !value.is_null());
        Some(value.map_or_else(|| "-".to_owned(), |value| plain(&value)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_a_dash() {
        let context = json!({"requestId": "r", "identity": {"sourceIp": "1.2.3.4"}, "status": 200});
        let format = r#"{"id":"$context.requestId","ip":"$context.identity.sourceIp","user":"$context.identity.user","status":$context.status}"#;
        assert_eq!(
            line(format, &context),
            r#"{"id":"r","ip":"1.2.3.4","user":"-","status":200}"#
        );
    }
}
