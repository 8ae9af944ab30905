//! Requests through every door, and results back.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::request::Parts;
use serde_json::Value;

use super::feed::feed;
use crate::invoke::{client, lineage, trace_header};
use crate::limits::Limits;
use crate::seams::{Entropy, SystemEntropy};
use crate::translate::{
    self, Arrival, Gateway, Headers, Identity, Ids, Outcome, Request, Route, Target,
};

const ARRIVAL: Arrival<'_> = Arrival {
    url_id: "abc",
    request_id: "request-1",
    trace_id: "Root=1-a",
    source_ip: "203.0.113.9",
    port: 443,
    scheme: "https",
    time_ms: 1_763_978_400_123,
    caller: None,
};

fn gateway() -> Gateway<'static> {
    Gateway {
        account_id: "123456789012",
        api_id: "id",
        domain_name: "id.execute-api",
        stage: "dev",
        stage_in_path: true,
        stage_variables: &[("v", "1")],
        route: Route {
            id: "ANY /{proxy+}",
            path: "/{proxy+}",
            deployment_id: None,
        },
        path_parameters: &[("proxy", "a%2")],
        authorizer: None,
        identity: Identity::default(),
        request_id: "request-1",
        extended_request_id: "extended-1",
        trace_id: "Root=1-a",
        source_ip: "203.0.113.9",
        edge_ip: None,
        port: 443,
        scheme: "https",
        time_ms: -1,
    }
}

const TARGET: Target<'_> = Target {
    target_group_arn: "arn",
    multi_value_headers: false,
    trace_id: "Root=1-a",
    source_ip: "203.0.113.9",
    port: 80,
    scheme: "http",
};

/// The bytes as an HTTP request, when they are one.
fn request(bytes: &[u8]) -> Option<(Parts, &[u8])> {
    let mut lines = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Request::new(&mut lines);
    let httparse::Status::Complete(length) = parsed.parse(bytes).ok()? else {
        return None;
    };
    let mut request = http::Request::builder()
        .method(parsed.method?)
        .uri(parsed.path?);
    for line in parsed.headers.iter() {
        request = request.header(line.name, line.value);
    }
    Some((request.body(()).ok()?.into_parts().0, &bytes[length..]))
}

/// The body that a function finds in its event.
fn body_of(event: &Value) -> Vec<u8> {
    let text = event["body"].as_str().unwrap_or_default();
    match event["isBase64Encoded"].as_bool().expect("always there") {
        true => STANDARD.decode(text).expect("it says that it is base64"),
        false => text.as_bytes().to_vec(),
    }
}

#[test]
fn every_request_becomes_an_event_with_its_body() {
    feed("requests", 1200, |bytes| {
        let Some((head, body)) = request(bytes) else {
            return;
        };
        let json = |event: bytes::Bytes| serde_json::from_slice::<Value>(&event).expect("JSON");
        let headers = Headers::from(&head.headers);
        let request = Request {
            method: head.method.as_str(),
            path: head.uri.path(),
            query: head.uri.query().unwrap_or_default(),
            headers: &headers,
            body,
        };
        let (gateway, lists) = (
            gateway(),
            Target {
                multi_value_headers: true,
                ..TARGET
            },
        );
        let url = json(translate::event(&head, body, &ARRIVAL));
        assert_eq!(url["rawPath"], head.uri.path());
        assert_eq!(body_of(&url), body);
        assert_eq!(
            body_of(&json(translate::http_api_event(&request, &gateway))),
            body
        );
        assert_eq!(
            body_of(&json(translate::http_api_v1_event(&request, &gateway))),
            body
        );
        assert_eq!(
            body_of(&json(translate::rest_event(&request, &gateway, &["*/*"]))),
            body
        );
        assert_eq!(
            body_of(&json(translate::load_balancer_event(&request, &TARGET))),
            body
        );
        assert_eq!(
            body_of(&json(translate::load_balancer_event(&request, &lists))),
            body
        );
        json(translate::rest_event(&request, &gateway, &[]));
    });
}

#[test]
fn what_callers_say_of_themselves_never_breaks_a_header_line() {
    feed("requests", 1000, |bytes| {
        let Some((head, _)) = request(bytes) else {
            return;
        };
        let given = head.headers.get("x-amzn-trace-id");
        let given = given.and_then(|value| value.to_str().ok());
        let trace = trace_header(
            given,
            true,
            jiff::Timestamp::UNIX_EPOCH,
            SystemEntropy.uuid(),
        );
        let (lineage, _) = lineage::enter(&trace, "arn");
        let context = client::client_context(&head.headers, 3583).ok().flatten();
        let identity = client::identity(&head.headers);
        for line in [Some(trace), Some(lineage), context, identity]
            .into_iter()
            .flatten()
        {
            assert!(!line.contains(['\r', '\n']), "{line:?}");
        }
    });
}

#[test]
fn every_result_becomes_a_response() {
    let ids = Ids {
        request_id: "request-1",
        extended_request_id: "extended-1",
        trace_id: "Root=1-a",
    };
    let limits = Limits::default();
    feed("results", 4000, |payload| {
        let outcome = Outcome::Answered(payload);
        let lists = Target {
            multi_value_headers: true,
            ..TARGET
        };
        for response in [
            translate::response(outcome, "request-1", "Root=1-a"),
            translate::http_api_response(outcome, &ids),
            translate::http_api_v1_response(outcome, &ids),
            translate::rest_response(outcome, Some("image/png"), &["image/*"], &ids),
            translate::rest_response(outcome, None, &[], &ids),
            translate::load_balancer_response(outcome, &TARGET, &limits),
            translate::load_balancer_response(outcome, &lists, &limits),
        ] {
            assert!((200..600).contains(&response.status().as_u16()));
            assert!(response.headers().contains_key("content-type"));
        }
        if let Some((end, _)) = translate::prelude_end(payload) {
            let _ = translate::prelude(&payload[..end]);
        }
    });
}
