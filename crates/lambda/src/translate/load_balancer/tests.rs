use serde_json::{Value as Json, json};

use super::*;

const ARN: &str = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/1";
const SINGLE: Target<'_> = Target {
    target_group_arn: ARN,
    multi_value_headers: false,
    trace_id: "Root=1-a",
    source_ip: "203.0.113.9",
    port: 80,
    scheme: "http",
};
const MULTI: Target<'_> = Target {
    multi_value_headers: true,
    ..SINGLE
};

fn event_of(target: &Target<'_>, query: &str, lines: &[(&str, &str)], body: &[u8]) -> Json {
    let headers = lines.iter().copied().collect();
    let request = Request {
        method: "POST",
        path: "/a%20b",
        query,
        headers: &headers,
        body,
    };
    serde_json::from_slice(&load_balancer_event(&request, target)).unwrap()
}

#[test]
fn headers_are_single_or_lists_as_the_target_group_says() {
    let lines = [("Host", "h"), ("X-A", "1"), ("x-a", "2")];
    let got = event_of(&SINGLE, "k=a%20b&k=c+d", &lines, b"");
    let expect = json!({
        "requestContext": {"elb": {"targetGroupArn": ARN}},
        "httpMethod": "POST",
        "path": "/a%20b",
        "queryStringParameters": {"k": "c+d"},
        "headers": {
            "host": "h", "x-a": "2", "x-amzn-trace-id": "Root=1-a", "x-forwarded-for": "203.0.113.9",
            "x-forwarded-port": "80", "x-forwarded-proto": "http",
        },
        "body": "",
        "isBase64Encoded": false,
    });
    assert_eq!(got, expect);
    let got = event_of(&MULTI, "k=a%20b&k=c+d", &lines, b"");
    let expect = json!({
        "requestContext": {"elb": {"targetGroupArn": ARN}},
        "httpMethod": "POST",
        "path": "/a%20b",
        "multiValueQueryStringParameters": {"k": ["a%20b", "c+d"]},
        "multiValueHeaders": {
            "host": ["h"], "x-a": ["1", "2"], "x-amzn-trace-id": ["Root=1-a"],
            "x-forwarded-for": ["203.0.113.9"], "x-forwarded-port": ["80"], "x-forwarded-proto": ["http"],
        },
        "body": "",
        "isBase64Encoded": false,
    });
    assert_eq!(got, expect);
    assert_eq!(
        event_of(&SINGLE, "", &[], b"")["queryStringParameters"],
        json!({})
    );
}

#[test]
fn bodies_are_text_for_few_types_and_never_when_encoded() {
    let check = |lines: &[(&str, &str)], expect: &str, base64: bool| {
        let got = event_of(&SINGLE, "", lines, b"a");
        assert_eq!(
            (&got["body"], &got["isBase64Encoded"]),
            (&json!(expect), &json!(base64)),
            "{lines:?}"
        );
    };
    check(&[("content-type", "text/plain")], "a", false);
    check(
        &[("content-type", "application/json; charset=utf-8")],
        "a",
        false,
    );
    check(&[("content-type", "application/xml")], "a", false);
    check(&[("content-type", "application/javascript")], "a", false);
    check(
        &[("content-type", "application/vnd.api+json")],
        "YQ==",
        true,
    );
    check(
        &[("content-type", "application/x-www-form-urlencoded")],
        "YQ==",
        true,
    );
    check(
        &[("content-type", "text/plain"), ("content-encoding", "gzip")],
        "YQ==",
        true,
    );
    check(&[], "YQ==", true);
}

fn respond(payload: &str, target: &Target<'_>) -> Response<Bytes> {
    load_balancer_response(
        Outcome::Answered(payload.as_bytes()),
        target,
        &Limits::default(),
    )
}

#[test]
fn a_result_becomes_a_response_in_the_mode_of_the_target_group() {
    let check = |target: &Target<'_>, payload: &str, body: &str, headers: &[(&str, &str)]| {
        let got = respond(payload, target);
        assert_eq!(
            (got.status().as_u16(), &got.body()[..]),
            (200, body.as_bytes()),
            "{payload}"
        );
        let all = got.headers().iter();
        let mut seen: Vec<_> = all
            .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
            .collect();
        seen.retain(|(name, _)| *name != "server");
        assert_eq!(seen, headers, "{payload}");
    };
    let none = ("content-type", "application/octet-stream");
    check(&SINGLE, r#"{"statusCode": 200}"#, "", &[none]);
    check(
        &SINGLE,
        r#"{"statusCode": 200, "body": "b", "x": 1}"#,
        "b",
        &[none],
    );
    check(
        &SINGLE,
        r#"{"statusCode": 200, "isBase64Encoded": true, "body": "aGk="}"#,
        "hi",
        &[none],
    );
    let both = r#"{"statusCode": 200, "headers": {"a": "1", "Content-Length": "9"}, "multiValueHeaders": {"b": ["1", "2"]}}"#;
    check(&SINGLE, both, "", &[("a", "1"), none]);
    check(&MULTI, both, "", &[("b", "1"), ("b", "2"), none]);
}

#[test]
fn the_status_description_is_the_reason() {
    let check = |description: &str, expect: Option<&[u8]>| {
        let got = respond(
            &format!(r#"{{"statusCode": 404, "statusDescription": {description}}}"#),
            &SINGLE,
        );
        let reason = got
            .extensions()
            .get::<ReasonPhrase>()
            .map(ReasonPhrase::as_bytes);
        assert_eq!(
            (got.status().as_u16(), reason),
            (if expect.is_some() { 404 } else { 502 }, expect),
            "{description}"
        );
    };
    check(r#""404 Gone fishing""#, Some(b"Gone fishing"));
    check("null", None);
    check(r#""Not Found""#, None);
    check(r#""404""#, None);
    check(r#""404 a\nb""#, None);
}

#[test]
fn everything_else_is_a_page_of_the_load_balancer() {
    let check = |outcome: Outcome<'_>, title: &str| {
        let got = load_balancer_response(outcome, &SINGLE, &Limits::default());
        let page = String::from_utf8_lossy(got.body());
        assert!(
            page.contains(&format!("<h1>{title}</h1>")),
            "{outcome:?}: {page}"
        );
        assert_eq!(got.status().as_str(), &title[..3]);
        assert_eq!(got.headers()["content-type"], "text/html");
        assert_eq!(got.headers()["server"], "awselb/2.0");
    };
    let bad = "502 Bad Gateway";
    check(Outcome::Answered(b"{}"), bad);
    check(Outcome::Answered(b"\"text\""), bad);
    check(Outcome::Answered(br#"{"statusCode": "200"}"#), bad);
    check(
        Outcome::Answered(br#"{"statusCode": 200, "headers": {"a": true}}"#),
        bad,
    );
    check(
        Outcome::Answered(br#"{"statusCode": 200, "headers": {"a": 3}}"#),
        bad,
    );
    check(
        Outcome::Answered(br#"{"statusCode": 200, "body": {}}"#),
        bad,
    );
    check(Outcome::Answered(&vec![b' '; 1_048_577]), bad);
    check(Outcome::Failed, bad);
    check(Outcome::TimedOut, bad);
    check(Outcome::Refused, bad);
    check(Outcome::Throttled, "503 Service Temporarily Unavailable");
    check(
        Outcome::TooLarge { bytes_max: 1 },
        "413 Request Entity Too Large",
    );
}
