use super::*;

/// Status, body, and the headers beyond the three that every response has.
fn check(payload: &str, status: u16, body: &str, headers: &[(&str, &str)]) {
    let got = response(Outcome::Answered(payload.as_bytes()), "id-1", "Root=1-a");
    let always = ["x-amzn-requestid", "x-amzn-trace-id"];
    assert_eq!(got.headers()["x-amzn-requestid"], "id-1");
    assert_eq!(got.headers()["x-amzn-trace-id"], "Root=1-a");
    let mut rest: Vec<_> = got
        .headers()
        .iter()
        .map(|(name, value)| {
            (
                name.as_str(),
                std::str::from_utf8(value.as_bytes()).unwrap(),
            )
        })
        .filter(|(name, _)| !always.contains(name))
        .collect();
    let mut expect: Vec<_> = headers.to_vec();
    if !expect.iter().any(|(name, _)| *name == "content-type") {
        expect.push(("content-type", "application/json"));
    }
    rest.sort_unstable();
    expect.sort_unstable();
    assert_eq!(
        (got.status().as_u16(), String::from_utf8_lossy(got.body())),
        (status, body.into()),
        "{payload}"
    );
    assert_eq!(rest, expect, "{payload}");
}

fn check_invalid(payload: &str) {
    check(payload, 502, "Internal Server Error", &[]);
}

#[test]
fn a_result_without_a_status_code_is_the_body() {
    check(r#"{"hello": "world"}"#, 200, r#"{"hello":"world"}"#, &[]);
    check(r#"["hello", 3, true]"#, 200, r#"["hello",3,true]"#, &[]);
    check(
        r#"{"body": "x", "headers": {"a": "b"}}"#,
        200,
        r#"{"body":"x","headers":{"a":"b"}}"#,
        &[],
    );
    check(r#""hello""#, 200, "hello", &[]);
    check(r#""say \"hi\"\n""#, 200, "say \"hi\"\n", &[]);
    check("3", 200, "3", &[]);
    check("3.1", 200, "3.1", &[]);
    check("true", 200, "true", &[]);
    check("null", 200, "null", &[]);
    check("{}", 200, "{}", &[]);
    check(
        r#"{"body": {"a": 1}, "headers": 3}"#,
        200,
        r#"{"body":{"a":1},"headers":3}"#,
        &[],
    );
}

#[test]
fn a_result_with_a_status_code_is_a_response() {
    check(
        r#"{"statusCode": 200, "body": "body123"}"#,
        200,
        "body123",
        &[],
    );
    check(r#"{"statusCode": 201}"#, 201, "", &[]);
    check(r#"{"statusCode": "404", "body": null}"#, 404, "", &[]);
    check(
        r#"{"statusCode": 200, "headers": {"Content-Type": "text/html", "X-N": 3, "X-B": true, "X-0": null}, "body": "é"}"#,
        200,
        "é",
        &[("content-type", "text/html"), ("x-n", "3"), ("x-b", "true")],
    );
    check(
        r#"{"statusCode": 200, "headers": null, "cookies": null, "isBase64Encoded": null}"#,
        200,
        "",
        &[],
    );
    check(
        r#"{"statusCode": 200, "cookies": ["a=1; Path=/", "b=2"]}"#,
        200,
        "",
        &[("set-cookie", "a=1; Path=/"), ("set-cookie", "b=2")],
    );
    check(
        r#"{"statusCode": 200, "multiValueHeaders": {"x": ["1"]}, "unknown": [{}]}"#,
        200,
        "",
        &[],
    );
}

#[test]
fn base64_bodies_are_always_decoded() {
    check(
        r#"{"statusCode": 200, "isBase64Encoded": true, "body": "aGk="}"#,
        200,
        "hi",
        &[],
    );
    check(
        r#"{"statusCode": 200, "isBase64Encoded": false, "body": "aGk="}"#,
        200,
        "aGk=",
        &[],
    );
    check_invalid(r#"{"statusCode": 200, "isBase64Encoded": true, "body": "%"}"#);
}

#[test]
fn headers_of_the_edge_are_remapped() {
    check(
        r#"{"statusCode": 200, "headers": {"Content-Length": "99", "Date": "now", "connection": "close"}, "body": "x"}"#,
        200,
        "x",
        &[
            ("x-amzn-remapped-content-length", "99"),
            ("x-amzn-remapped-date", "now"),
            ("x-amzn-remapped-connection", "close"),
        ],
    );
}

#[test]
fn an_invalid_structure_is_a_bad_gateway() {
    check_invalid(r#"{"statusCode": "test"}"#);
    check_invalid(r#"{"statusCode": 42}"#);
    check_invalid(r#"{"statusCode": 101}"#);
    check_invalid(r#"{"statusCode": null, "body": "x"}"#);
    check_invalid(r#"{"statusCode": {}}"#);
    check_invalid(r#"{"statusCode": 200, "body": {"a": 1}}"#);
    check_invalid(r#"{"statusCode": 200, "headers": []}"#);
    check_invalid(r#"{"statusCode": 200, "headers": {"a": ["b"]}}"#);
    check_invalid(r#"{"statusCode": 200, "headers": {"a b": "c"}}"#);
    check_invalid(r#"{"statusCode": 200, "headers": {"a": "b\nc"}}"#);
    check_invalid(r#"{"statusCode": 200, "cookies": "a=1"}"#);
    check_invalid(r#"{"statusCode": 200"#);
    check_invalid("");
    check_invalid("hello");
}

#[test]
fn failures_have_the_answers_of_the_edge() {
    let check = |outcome: Outcome<'_>, status: u16, error: Option<&str>, body: &str| {
        let got = response(outcome, "id-1", "Root=1-a");
        assert_eq!(
            (got.status().as_u16(), &got.body()[..]),
            (status, body.as_bytes())
        );
        assert_eq!(
            got.headers()
                .get("x-amzn-errortype")
                .map(|value| value.to_str().unwrap()),
            error
        );
    };
    check(Outcome::Failed, 502, None, "Internal Server Error");
    let throttled = r#"{"Reason":"ConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}"#;
    check(
        Outcome::Throttled,
        429,
        Some("TooManyRequestsException"),
        throttled,
    );
    let large = r#"{"Message":"Request must be smaller than 6291456 bytes for the InvokeFunction operation"}"#;
    check(
        Outcome::TooLarge {
            bytes_max: 6_291_456,
        },
        413,
        Some("RequestEntityTooLargeException"),
        large,
    );
}
