use serde_json::{Value, json, value::to_raw_value};

use super::*;
use crate::translate::gateway::tests::{GATEWAY, ROUTE};
use crate::translate::{Gateway, Route};

/// The event of `GET path?query` at that gateway, with what `lines` say.
fn event_of(gateway: &Gateway<'_>, path: &str, query: &str, lines: &[(&str, &str)]) -> Value {
    let headers = lines.iter().copied().collect();
    let request = Request {
        method: "GET",
        path,
        query,
        headers: &headers,
        body: b"",
    };
    serde_json::from_slice(&http_api_event(&request, gateway)).unwrap()
}

#[test]
fn an_http_api_sends_its_stage_route_and_variables() {
    let jwt = to_raw_value(&json!({"jwt": {"claims": {"sub": "u"}, "scopes": ["a"]}})).unwrap();
    let gateway = Gateway {
        stage: "dev",
        stage_variables: &[("color", "blue")],
        path_parameters: &[("proxy", "a%20b/c")],
        authorizer: Some(&jwt),
        ..GATEWAY
    };
    let lines = [
        ("Host", "id.execute-api"),
        ("User-Agent", "curl/8"),
        ("Cookie", "a=1; b=2"),
    ];
    let got = event_of(&gateway, "/x/a%20b/c", "q=%C3%A4", &lines);
    let expect = json!({
        "version": "2.0",
        "routeKey": "ANY /x/{proxy+}",
        "rawPath": "/dev/x/a b/c",
        "rawQueryString": "q=%C3%A4",
        "cookies": ["a=1", "b=2"],
        "headers": {
            "host": "id.execute-api",
            "user-agent": "curl/8",
            "x-amzn-trace-id": "Root=1-a",
            "x-forwarded-for": "203.0.113.9",
            "x-forwarded-port": "443",
            "x-forwarded-proto": "https",
        },
        "queryStringParameters": {"q": "ä"},
        "pathParameters": {"proxy": "a b/c"},
        "stageVariables": {"color": "blue"},
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "id",
            "authorizer": {"jwt": {"claims": {"sub": "u"}, "scopes": ["a"]}},
            "domainName": "id.execute-api.us-east-1.amazonaws.com",
            "domainPrefix": "id",
            "http": {
                "method": "GET",
                "path": "/dev/x/a b/c",
                "protocol": "HTTP/1.1",
                "sourceIp": "203.0.113.9",
                "userAgent": "curl/8",
            },
            "requestId": "request-1",
            "routeKey": "ANY /x/{proxy+}",
            "stage": "dev",
            "time": "24/Nov/2025:10:00:00 +0000",
            "timeEpoch": 1_763_978_400_123_i64,
        },
        "isBase64Encoded": false,
    });
    assert_eq!(got, expect);
}

#[test]
fn paths_are_decoded_and_the_default_stage_is_not_in_them() {
    let check = |path: &str, expect: &str| {
        let got = event_of(&GATEWAY, path, "", &[]);
        assert_eq!(got["rawPath"], expect, "{path}");
        assert_eq!(got["requestContext"]["http"]["path"], expect, "{path}");
        assert_eq!(got["requestContext"].get("authorizer"), None);
        assert_eq!(got.get("pathParameters"), None);
    };
    check("/", "/");
    check("/a/", "/a/");
    check("/a%2Fb", "/a/b");
    check("/users%3Fadmin=true", "/users");
    check("/a+b", "/a+b");
    check("/%C3%A4", "/ä");
}

#[test]
fn the_default_route_is_its_own_key() {
    let route = Route {
        id: "$default",
        ..ROUTE
    };
    let got = event_of(&Gateway { route, ..GATEWAY }, "/", "", &[]);
    assert_eq!(got["routeKey"], "$default");
    assert_eq!(got["requestContext"]["stage"], "$default");
}
