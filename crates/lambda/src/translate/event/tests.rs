use http::Request;
use serde_json::{Value, json};

use super::*;

const ARRIVAL: Arrival<'_> = Arrival {
    url_id: "abcdefghijklmnopqrstuvwxyz012345",
    request_id: "6f0d3d1a-0000-4000-8000-000000000000",
    trace_id: "Root=1-5759e988-bd862e3fe1be46a994272793",
    source_ip: "203.0.113.9",
    port: 443,
    scheme: "https",
    time_ms: 1_763_978_400_123,
    caller: None,
};

fn event_of(method: &str, uri: &str, headers: &[(&str, &str)], body: &[u8]) -> Value {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let (parts, ()) = request.body(()).unwrap().into_parts();
    serde_json::from_slice(&event(&parts, body, &ARRIVAL)).unwrap()
}

#[test]
fn a_plain_request_becomes_the_recorded_event() {
    let got = event_of(
        "GET",
        "/pa2%Fth/1?q=1&m=a&m=b",
        &[("host", "x.lambda-url"), ("user-agent", "curl/8")],
        b"",
    );
    let expect = json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/pa2%Fth/1",
        "rawQueryString": "q=1&m=a&m=b",
        "headers": {
            "host": "x.lambda-url",
            "user-agent": "curl/8",
            "x-forwarded-for": "203.0.113.9",
            "x-forwarded-port": "443",
            "x-forwarded-proto": "https",
            "x-amzn-trace-id": "Root=1-5759e988-bd862e3fe1be46a994272793",
            "x-amzn-tls-version": "TLSv1.3",
            "x-amzn-tls-cipher-suite": "TLS_AES_128_GCM_SHA256",
        },
        "queryStringParameters": {"q": "1", "m": "a,b"},
        "requestContext": {
            "accountId": "anonymous",
            "apiId": "abcdefghijklmnopqrstuvwxyz012345",
            "domainName": "x.lambda-url",
            "domainPrefix": "abcdefghijklmnopqrstuvwxyz012345",
            "http": {
                "method": "GET",
                "path": "/pa2%Fth/1",
                "protocol": "HTTP/1.1",
                "sourceIp": "203.0.113.9",
                "userAgent": "curl/8",
            },
            "requestId": "6f0d3d1a-0000-4000-8000-000000000000",
            "routeKey": "$default",
            "stage": "$default",
            "time": "24/Nov/2025:10:00:00 +0000",
            "timeEpoch": 1_763_978_400_123_i64,
        },
        "isBase64Encoded": false,
    });
    assert_eq!(got, expect);
}

#[test]
fn a_signed_request_names_its_caller() {
    let arrival = Arrival {
        caller: Some(IamCaller {
            access_key: "AKIA1",
            account_id: "123456789012",
            caller_id: "AIDA1",
            user_arn: "arn:aws:iam::123456789012:user/u",
        }),
        ..ARRIVAL
    };
    let (parts, ()) = Request::get("/").body(()).unwrap().into_parts();
    let got: Value = serde_json::from_slice(&event(&parts, b"", &arrival)).unwrap();
    let expect = json!({"iam": {
        "accessKey": "AKIA1", "accountId": "123456789012", "callerId": "AIDA1", "cognitoIdentity": null,
        "principalOrgId": null, "userArn": "arn:aws:iam::123456789012:user/u", "userId": "AIDA1",
    }});
    assert_eq!(got["requestContext"]["authorizer"], expect);
    assert_eq!(got["requestContext"]["accountId"], "123456789012");
}

#[test]
fn cookies_leave_the_headers() {
    let check = |headers: &[(&str, &str)], expect: Value| {
        let got = event_of("GET", "/", headers, b"");
        assert_eq!(
            got.get("cookies").cloned().unwrap_or_default(),
            expect,
            "{headers:?}"
        );
        assert_eq!(got["headers"].get("cookie"), None);
    };
    check(&[], Value::Null);
    check(&[("cookie", "a=1; b=2")], json!(["a=1", "b=2"]));
    check(
        &[("cookie", "a=1"), ("cookie", "b=\"x y\";")],
        json!(["a=1", "b=\"x y\""]),
    );
    check(&[("cookie", " ; ")], Value::Null);
}

#[test]
fn headers_are_lower_case_joined_and_the_edges_own_cannot_be_forged() {
    let check = |headers: &[(&str, &str)], name: &str, expect: Value| {
        let got = event_of("GET", "/", headers, b"");
        assert_eq!(
            got["headers"].get(name).cloned().unwrap_or_default(),
            expect,
            "{headers:?}"
        );
    };
    check(&[("X-One", "a"), ("x-one", "b")], "x-one", json!("a,b"));
    check(&[("X-One", "a\"\\")], "x-one", json!("a\"\\"));
    check(&[("x-one", "caf\u{e9}")], "x-one", json!("caf\u{e9}"));
    check(&[("content-length", "7")], "content-length", json!("7"));
    check(&[("connection", "close")], "connection", Value::Null);
    check(
        &[("transfer-encoding", "chunked")],
        "transfer-encoding",
        Value::Null,
    );
    check(
        &[("x-forwarded-proto", "ftp")],
        "x-forwarded-proto",
        json!("https"),
    );
    check(
        &[("x-forwarded-for", "10.0.0.1")],
        "x-forwarded-for",
        json!("10.0.0.1, 203.0.113.9"),
    );
    check(
        &[("x-amzn-trace-id", "forged")],
        "x-amzn-trace-id",
        json!(ARRIVAL.trace_id),
    );
}

#[test]
fn query_parameters_are_decoded_and_the_raw_query_is_not() {
    let check = |query: &str, expect: Value| {
        let got = event_of("GET", &format!("/{query}"), &[], b"");
        assert_eq!(
            got.get("queryStringParameters")
                .cloned()
                .unwrap_or_default(),
            expect,
            "{query}"
        );
        assert_eq!(
            got["rawQueryString"],
            query.trim_start_matches('?'),
            "{query}"
        );
    };
    check("", Value::Null);
    check("?", Value::Null);
    check("?a", json!({"a": ""}));
    check("?a=", json!({"a": ""}));
    check("?a=1=2", json!({"a": "1=2"}));
    check("?a+b=c+d%2Be", json!({"a b": "c d+e"}));
    check("?q=ä", json!({"q": "ä"}));
    check(
        "?k=%C3%A9&k=%ff&x=1",
        json!({"k": "\u{e9},\u{fffd}", "x": "1"}),
    );
}

#[test]
fn bodies_are_text_or_base64_by_content_type() {
    let check = |content_type: Option<&str>, body: &[u8], expect: Option<&str>, base64: bool| {
        let headers: Vec<_> = content_type
            .map(|value| ("content-type", value))
            .into_iter()
            .collect();
        let got = event_of("POST", "/", &headers, body);
        assert_eq!(
            got.get("body").and_then(Value::as_str),
            expect,
            "{content_type:?}"
        );
        assert_eq!(got["isBase64Encoded"], base64, "{content_type:?}");
    };
    check(Some("application/json"), b"", None, false);
    check(
        Some("application/json"),
        b"{\"a\": 1}\n",
        Some("{\"a\": 1}\n"),
        false,
    );
    check(
        Some("Application/JSON; charset=utf-8"),
        b"{}",
        Some("{}"),
        false,
    );
    check(Some("application/vnd.api+json"), b"{}", Some("{}"), false);
    check(Some("text/plain"), "é".as_bytes(), Some("é"), false);
    check(Some("application/xml"), b"<a/>", Some("<a/>"), false);
    check(Some("image/svg+xml"), b"<a/>", Some("PGEvPg=="), true);
    check(Some("text/plain"), b"\xff", Some("/w=="), true);
    check(
        Some("application/octet-stream"),
        b"\x00\xff\x80\n",
        Some("AP+ACg=="),
        true,
    );
    check(
        Some("application/x-www-form-urlencoded"),
        b"a=b",
        Some("YT1i"),
        true,
    );
    check(
        Some("multipart/form-data; boundary=x"),
        b"--x--",
        Some("LS14LS0="),
        true,
    );
    check(None, b"a", Some("YQ=="), true);
}
