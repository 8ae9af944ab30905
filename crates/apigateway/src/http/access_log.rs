//! A line for each request, to the log group that a stage names.

use bytes::Bytes;
use frazil_lambda::seams::{LogEvent, LogSink};
use http::Response;
use http::header::CONTENT_LENGTH;

use super::exchange::{Exchange, Taken};

/// Writes the line of a request, if the stage wants one.
pub(super) fn write(
    logs: &dyn LogSink,
    exchange: &Exchange,
    taken: Option<&Taken>,
    response: &Response<Bytes>,
) {
    let settings = exchange.stage.access_log_settings.as_ref();
    let Some((destination, format)) = settings.and_then(|settings| {
        Some((
            settings.destination_arn.as_ref()?,
            settings.format.as_ref()?,
        ))
    }) else {
        return;
    };
    let Some(group) = log_group(destination) else {
        return;
    };
    let line = filled(format, |name| match name {
        "status" | "integration.status" | "integrationStatus" => {
            Some(response.status().as_u16().to_string())
        }
        "responseLength" => {
            let length = response.headers().get(CONTENT_LENGTH);
            let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
            Some(length.unwrap_or(response.body().len()).to_string())
        }
        "responseLatency" | "integrationLatency" | "integration.latency" => None,
        name => exchange.context(taken, name),
    });
    let event = LogEvent {
        time_ms: exchange.time_ms,
        message: line,
    };
    // AWS spreads lines over streams by hash; one stream for each API and stage is enough here.
    let api = &exchange.live.record.api.api_id;
    let stream = format!("{api}-{}", exchange.stage.stage_name.replace('$', ""));
    logs.append(group, &stream, vec![event]);
}

/// The group in `arn:aws:logs:region:account:log-group:name` (perhaps with `:*`).
fn log_group(arn: &str) -> Option<&str> {
    let (_, group) = arn.split_once(":log-group:")?;
    Some(group.split(':').next().unwrap_or(group))
}

/// A format with `$context.name` replaced; what is not known is `-`.
pub(crate) fn filled(format: &str, value: impl Fn(&str) -> Option<String>) -> String {
    const MARK: &str = "$context.";
    let mut line = String::new();
    let mut rest = format;
    while let Some(at) = rest.find(MARK) {
        line.push_str(&rest[..at]);
        rest = &rest[at + MARK.len()..];
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_' || c == '-';
        let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
        let name = name.trim_end_matches(['.', '-']);
        line.push_str(value(name).as_deref().unwrap_or("-"));
        rest = &rest[name.len()..];
    }
    line.push_str(rest);
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_filled_with_the_context() {
        let line = filled(
            r#"{"id":"$context.requestId","who":$context.identity.sourceIp, "x":"$context.nothing"} - $context.requestId."#,
            |name| match name {
                "requestId" => Some("r1".to_owned()),
                "identity.sourceIp" => Some("127.0.0.1".to_owned()),
                _ => None,
            },
        );
        assert_eq!(line, r#"{"id":"r1","who":127.0.0.1, "x":"-"} - r1."#);
        let arn = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/api:*";
        assert_eq!(log_group(arn), Some("/aws/api"));
    }
}
