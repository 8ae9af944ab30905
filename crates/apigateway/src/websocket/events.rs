//! The events of a WebSocket API, as AWS documents them.

use http::HeaderMap;
use serde_json::{Map, Value as Json, json};

use super::Connection;
use crate::http::records::Texts;

/// What differs from event to event.
pub(super) struct Moment<'a> {
    pub(super) route_key: &'a str,
    /// `CONNECT`, `MESSAGE` or `DISCONNECT`
    pub(super) kind: &'static str,
    pub(super) request_id: &'a str,
    pub(super) now_ms: i64,
}

/// `requestContext`
pub(super) fn context(connection: &Connection, moment: &Moment<'_>) -> Map<String, Json> {
    let time = jiff::Timestamp::from_millisecond(moment.now_ms).unwrap_or_default();
    let time = time.strftime("%d/%b/%Y:%H:%M:%S +0000").to_string();
    let context = json!({
        "routeKey": moment.route_key,
        "eventType": moment.kind,
        "extendedRequestId": moment.request_id,
        "requestTime": time,
        "messageDirection": "IN",
        "stage": connection.stage,
        "connectedAt": connection.connected_ms,
        "requestTimeEpoch": moment.now_ms,
        "identity": {"userAgent": connection.user_agent, "sourceIp": connection.source_ip},
        "requestId": moment.request_id,
        "domainName": connection.domain,
        "connectionId": connection.id,
        "apiId": connection.api,
    });
    let mut context = match context {
        Json::Object(context) => context,
        _ => Map::new(),
    };
    if let Some(said) = &connection.authorizer {
        context.insert("authorizer".to_owned(), said.clone());
    }
    context
}

/// `headers`, `multiValueHeaders` and the parameters of the query, as a handshake has them.
pub(super) fn of_handshake(headers: &HeaderMap, query: &str) -> Map<String, Json> {
    let mut lines: Map<String, Json> = Map::new();
    for (name, value) in headers {
        add(
            &mut lines,
            &titled(name.as_str()),
            &String::from_utf8_lossy(value.as_bytes()),
        );
    }
    let mut event = Map::new();
    event.insert("headers".to_owned(), last(&lines));
    event.insert("multiValueHeaders".to_owned(), Json::Object(lines));
    let mut parameters = Map::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let decoded = crate::http::exchange::decoded;
        add(&mut parameters, &decoded(name), &decoded(value));
    }
    if !parameters.is_empty() {
        event.insert("queryStringParameters".to_owned(), last(&parameters));
        let all = Json::Object(parameters);
        event.insert("multiValueQueryStringParameters".to_owned(), all);
    }
    event
}

/// `stageVariables`, where there are some.
pub(super) fn with_variables(event: &mut Map<String, Json>, variables: &Texts) {
    if !variables.is_empty() {
        event.insert("stageVariables".to_owned(), json!(variables));
    }
}

fn add(all: &mut Map<String, Json>, name: &str, value: &str) {
    match all.get_mut(name) {
        Some(Json::Array(values)) => values.push(value.into()),
        _ => {
            all.insert(name.to_owned(), json!([value]));
        }
    }
}

fn last(all: &Map<String, Json>) -> Json {
    let pairs = all.iter().map(|(name, values)| {
        let value = values.as_array().and_then(|values| values.last());
        (name.clone(), value.cloned().unwrap_or_default())
    });
    Json::Object(pairs.collect())
}

/// `sec-websocket-key` → `Sec-WebSocket-Key`, other names by words.
fn titled(name: &str) -> String {
    let words = name.split('-').map(|word| match word {
        "websocket" => "WebSocket".to_owned(),
        word => {
            let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
            first.to_ascii_uppercase() + rest
        }
    });
    words.collect::<Vec<_>>().join("-")
}
