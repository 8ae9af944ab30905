use super::*;

const IDS: Ids<'_> = Ids {
    request_id: "request-1",
    extended_request_id: "extended-1",
    trace_id: "Root=1-a",
};
const BROKEN: &str = r#"{"message": "Internal server error"}"#;

/// All headers but those that each response of the door has.
fn others(response: &Response<Bytes>) -> Vec<(&str, &str)> {
    let always = [
        "x-amzn-requestid",
        "x-amz-apigw-id",
        "x-amzn-trace-id",
        "apigw-requestid",
    ];
    let all = response.headers().iter();
    let all = all.map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
    all.filter(|(name, _)| !always.contains(name)).collect()
}

fn expect(got: &Response<Bytes>, payload: &str, status: u16, body: &str) {
    let seen = String::from_utf8_lossy(got.body());
    assert_eq!((got.status().as_u16(), &*seen), (status, body), "{payload}");
}

fn check(payload: &str, status: u16, body: &str, headers: &[(&str, &str)]) {
    let got = rest_response(Outcome::Answered(payload.as_bytes()), None, &[], &IDS);
    expect(&got, payload, status, body);
    let mut wanted = headers.to_vec();
    if !wanted.iter().any(|(name, _)| *name == "content-type") {
        wanted.push(("content-type", "application/json"));
    }
    let mut seen = others(&got);
    seen.sort_by_key(|(name, _)| *name);
    wanted.sort_by_key(|(name, _)| *name);
    assert_eq!(seen, wanted, "{payload}");
    assert_eq!(got.headers()["x-amz-apigw-id"], "extended-1");
    assert_eq!(got.headers()["x-amzn-requestid"], "request-1");
}

#[test]
fn the_recorded_matrix_of_rest_apis() {
    check(r#"{"statusCode": 200}"#, 200, "", &[]);
    check(r#"{"headers": {"h": "v"}}"#, 200, "", &[("h", "v")]);
    check(r#"{"statusCode": "201"}"#, 201, "", &[]);
    check(r#"{"statusCode": 200, "headers": null}"#, 200, "", &[]);
    check(r#"{"statusCode": 200, "body": "b"}"#, 200, "b", &[]);
    check(
        r#"{"statusCode": 200, "headers": {"a": true, "b": 3}}"#,
        200,
        "",
        &[("a", "true"), ("b", "3")],
    );
    check(
        r#"{"statusCode": 200, "headers": {"Content-Type": "text/html"}}"#,
        200,
        "",
        &[("content-type", "text/html")],
    );
    check(
        r#"{"statusCode": 200, "multiValueHeaders": {"a": ["1", "2"]}}"#,
        200,
        "",
        &[("a", "1"), ("a", "2")],
    );
    check(
        r#"{"statusCode": 200, "headers": {"test": "solo"}, "multiValueHeaders": {"Test": ["multi"]}}"#,
        200,
        "",
        &[("test", "multi"), ("test", "solo")],
    );
    check(
        r#"{"statusCode": 200, "isBase64Encoded": true, "body": "aGk="}"#,
        200,
        "aGk=",
        &[],
    );
    check(
        r#"{"statusCode": 401, "headers": {"WWW-Authenticate": "Basic", "Date": "d"}}"#,
        401,
        "",
        &[
            ("x-amzn-remapped-www-authenticate", "Basic"),
            ("x-amzn-remapped-date", "d"),
        ],
    );
}

#[test]
fn what_a_rest_api_cannot_read_is_a_bad_gateway() {
    let check = |payload: &str| check(payload, 502, BROKEN, &[]);
    check(r#"{"statusCode": "test"}"#);
    check(r#"{"statusCode": 200, "wrongValue": "v"}"#);
    check(r#"{"statusCode": 200, "cookies": ["a=1"]}"#);
    check(r#"{"statusCode": 200, "statusDescription": "200 OK"}"#);
    check("{}");
    check(r#""text""#);
    check("[1]");
    check("3");
    check("null");
    check("");
    check(r#"{"statusCode": 200, "body": {"a": 1}}"#);
    check(r#"{"statusCode": 200, "headers": {"a": ["b"]}}"#);
    check(r#"{"statusCode": 200, "multiValueHeaders": {"a": "b"}}"#);
    check(r#"{"statusCode": 200, "headers": {"a b": "c"}}"#);
    check(r#"{"statusCode": 99}"#);
}

#[test]
fn base64_is_decoded_for_clients_that_accept_binary_types() {
    let check = |accept: Option<&str>, binary: &[&str], body: &str, status: u16, decoded: &str| {
        let payload =
            format!(r#"{{"statusCode": 200, "isBase64Encoded": true, "body": "{body}"}}"#);
        let got = rest_response(Outcome::Answered(payload.as_bytes()), accept, binary, &IDS);
        expect(&got, &format!("{accept:?} {binary:?}"), status, decoded);
    };
    check(Some("image/png"), &["image/png"], "aGk=", 200, "hi");
    check(
        Some("image/png,text/html"),
        &["image/png"],
        "aGk=",
        200,
        "hi",
    );
    check(
        Some("text/html,image/png"),
        &["image/png"],
        "aGk=",
        200,
        "aGk=",
    );
    check(Some("*/*"), &["image/png"], "aGk=", 200, "aGk=");
    check(Some("text/html"), &["*/*"], "aGk=", 200, "hi");
    check(None, &["*/*"], "aGk=", 200, "hi");
    check(None, &["image/png"], "aGk=", 200, "aGk=");
    check(Some("image/png"), &["image/png"], "%", 500, BROKEN);
}

#[test]
fn failures_have_each_gateways_own_words() {
    let too_large = Outcome::TooLarge { bytes_max: 1 };
    let rest = |outcome, status, body| {
        expect(
            &rest_response(outcome, None, &[], &IDS),
            "REST",
            status,
            body,
        );
    };
    rest(Outcome::Failed, 502, BROKEN);
    rest(Outcome::Refused, 500, BROKEN);
    rest(Outcome::Throttled, 500, BROKEN);
    rest(
        Outcome::TimedOut,
        504,
        r#"{"message": "Endpoint request timed out"}"#,
    );
    rest(too_large, 413, r#"{"message": "Request Too Long"}"#);
    let http = |outcome, status, body| {
        expect(&http_api_response(outcome, &IDS), "HTTP", status, body);
        expect(
            &http_api_v1_response(outcome, &IDS),
            "HTTP 1.0",
            status,
            body,
        );
    };
    http(
        Outcome::Failed,
        500,
        r#"{"message":"Internal Server Error"}"#,
    );
    http(
        Outcome::Refused,
        500,
        r#"{"message":"Internal Server Error"}"#,
    );
    http(
        Outcome::Throttled,
        503,
        r#"{"message":"Service Unavailable"}"#,
    );
    http(
        Outcome::TimedOut,
        503,
        r#"{"message":"Service Unavailable"}"#,
    );
    http(too_large, 413, r#"{"message":"Request Entity Too Large"}"#);
}

#[test]
fn http_apis_infer_in_format_2_and_not_in_format_1() {
    let check = |payload: &str, v2: (u16, &str), v1: (u16, &str)| {
        let outcome = Outcome::Answered(payload.as_bytes());
        let got = http_api_response(outcome, &IDS);
        expect(&got, payload, v2.0, v2.1);
        assert_eq!(got.headers()["apigw-requestid"], "extended-1");
        expect(&http_api_v1_response(outcome, &IDS), payload, v1.0, v1.1);
    };
    const FAILED: (u16, &str) = (500, r#"{"message":"Internal Server Error"}"#);
    check(r#"{"a": 1}"#, (200, r#"{"a":1}"#), FAILED);
    check(r#""hello""#, (200, "hello"), FAILED);
    check(
        r#"{"statusCode": 201, "body": "b", "x": 1}"#,
        (201, "b"),
        (201, "b"),
    );
    check(
        r#"{"statusCode": 200, "isBase64Encoded": true, "body": "aGk="}"#,
        (200, "hi"),
        (200, "hi"),
    );
    check(r#"{"statusCode": "x"}"#, FAILED, FAILED);
    let both =
        br#"{"statusCode": 200, "headers": {"a": "3"}, "multiValueHeaders": {"a": ["1", "2"]}}"#;
    let seen = |response: Response<Bytes>| {
        let all = response.headers().get_all("a");
        all.iter()
            .map(|value| value.to_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        seen(http_api_response(Outcome::Answered(both), &IDS)),
        ["3"]
    );
    assert_eq!(
        seen(http_api_v1_response(Outcome::Answered(both), &IDS)),
        ["1", "2", "3"]
    );
}
