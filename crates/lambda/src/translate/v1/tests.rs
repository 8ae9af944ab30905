use serde_json::{Value, json, value::to_raw_value};

use super::*;
use crate::translate::Route;
use crate::translate::gateway::tests::GATEWAY;

const REST: Gateway<'_> = Gateway {
    stage: "prod",
    route: Route {
        id: "roq9wj",
        path: "/{proxy+}",
        deployment_id: Some("dep1"),
    },
    path_parameters: &[("proxy", "a%20b")],
    ..GATEWAY
};

fn rest(
    gateway: &Gateway<'_>,
    uri: &str,
    lines: &[(&str, &str)],
    body: &[u8],
    binary: &[&str],
) -> Value {
    let headers = lines.iter().copied().collect();
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let request = Request {
        method: "POST",
        path,
        query,
        headers: &headers,
        body,
    };
    serde_json::from_slice(&rest_event(&request, gateway, binary)).unwrap()
}

#[test]
fn a_rest_api_sends_the_recorded_event() {
    let lines = [
        ("host", "h"),
        ("user-agent", "curl/8"),
        ("tEsT-HEADeR", "a"),
        ("Test-Header", "b"),
    ];
    let got = rest(&REST, "/a%20b?q=1&q=2&Q=3", &lines, b"", &[]);
    let expect = json!({
        "resource": "/{proxy+}",
        "path": "/a%20b",
        "httpMethod": "POST",
        "headers": {
            "Host": "h",
            "User-Agent": "curl/8",
            "tEsT-HEADeR": "b",
            "X-Amzn-Trace-Id": "Root=1-a",
            "X-Forwarded-For": "203.0.113.9",
            "X-Forwarded-Port": "443",
            "X-Forwarded-Proto": "https",
        },
        "multiValueHeaders": {
            "Host": ["h"],
            "User-Agent": ["curl/8"],
            "tEsT-HEADeR": ["a", "b"],
            "X-Amzn-Trace-Id": ["Root=1-a"],
            "X-Forwarded-For": ["203.0.113.9"],
            "X-Forwarded-Port": ["443"],
            "X-Forwarded-Proto": ["https"],
        },
        "queryStringParameters": {"q": "2", "Q": "3"},
        "multiValueQueryStringParameters": {"q": ["1", "2"], "Q": ["3"]},
        "pathParameters": {"proxy": "a b"},
        "stageVariables": null,
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "id",
            "deploymentId": "dep1",
            "domainName": "id.execute-api.us-east-1.amazonaws.com",
            "domainPrefix": "id",
            "extendedRequestId": "extended-1",
            "httpMethod": "POST",
            "identity": {
                "accessKey": null, "accountId": null, "caller": null,
                "cognitoAuthenticationProvider": null, "cognitoAuthenticationType": null,
                "cognitoIdentityId": null, "cognitoIdentityPoolId": null, "principalOrgId": null,
                "sourceIp": "203.0.113.9", "user": null, "userAgent": "curl/8", "userArn": null,
            },
            "path": "/prod/a%20b",
            "protocol": "HTTP/1.1",
            "requestId": "request-1",
            "requestTime": "24/Nov/2025:10:00:00 +0000",
            "requestTimeEpoch": 1_763_978_400_123_i64,
            "resourceId": "roq9wj",
            "resourcePath": "/{proxy+}",
            "stage": "prod",
        },
        "body": null,
        "isBase64Encoded": false,
    });
    assert_eq!(got, expect);
}

#[test]
fn what_the_gateway_knows_is_shown_and_what_is_empty_is_null() {
    let authorizer = to_raw_value(&json!({"principalId": "admin", "n": 1})).unwrap();
    let gateway = Gateway {
        stage_variables: &[("v", "1")],
        path_parameters: &[],
        authorizer: Some(&authorizer),
        identity: Identity {
            api_key: Some("key"),
            api_key_id: Some("key-id"),
            cognito_identity_id: Some("us-east-1:1"),
            ..Identity::default()
        },
        edge_ip: Some("198.51.100.7"),
        ..REST
    };
    let got = rest(&gateway, "/", &[("X-Forwarded-For", "10.0.0.1")], b"", &[]);
    let check = |pointer: &str, expect: Value| {
        assert_eq!(got.pointer(pointer), Some(&expect), "{pointer}");
    };
    check("/stageVariables", json!({"v": "1"}));
    check("/pathParameters", Value::Null);
    check("/queryStringParameters", Value::Null);
    check("/multiValueQueryStringParameters", Value::Null);
    check(
        "/requestContext/authorizer",
        json!({"principalId": "admin", "n": 1}),
    );
    check("/requestContext/identity/apiKey", json!("key"));
    check("/requestContext/identity/apiKeyId", json!("key-id"));
    check(
        "/requestContext/identity/cognitoIdentityId",
        json!("us-east-1:1"),
    );
    check("/requestContext/identity/userAgent", Value::Null);
    // an edge-optimised API names the edge last; Zappa takes the address before it
    check(
        "/headers/X-Forwarded-For",
        json!("10.0.0.1, 203.0.113.9, 198.51.100.7"),
    );
}

#[test]
fn the_edge_spells_some_headers_and_drops_others() {
    let check = |name: &str, expect: Option<&str>| {
        let got = rest(&REST, "/", &[(name, "v")], b"", &[]);
        let headers = got["headers"].as_object().unwrap();
        let found = headers.keys().find(|key| key.eq_ignore_ascii_case(name));
        assert_eq!(found.map(String::as_str), expect, "{name}");
    };
    check("accept", Some("Accept"));
    check("CONTENT-TYPE", Some("Content-Type"));
    check("authorization", Some("Authorization"));
    check("x-custom", Some("x-custom"));
    check("X-CUSTOM", Some("X-CUSTOM"));
    check("accept-encoding", Some("accept-encoding"));
    check("Connection", None);
    check("Content-Length", None);
}

#[test]
fn bodies_are_base64_only_for_binary_media_types() {
    let check = |content_type: &str, binary: &[&str], body: &[u8], expect: &str, base64: bool| {
        let got = rest(&REST, "/", &[("content-type", content_type)], body, binary);
        assert_eq!(got["body"], expect, "{content_type} {binary:?}");
        assert_eq!(got["isBase64Encoded"], base64, "{content_type} {binary:?}");
    };
    check("image/png", &[], b"\x89P", "\u{fffd}P", false);
    check("image/png", &["image/png"], b"\x89P", "iVA=", true);
    check("text/plain", &["*/*"], b"a", "YQ==", true);
    check("text/plain", &["image/*"], b"a", "a", false);
    check(
        "application/x-www-form-urlencoded",
        &[],
        b"a=b",
        "a=b",
        false,
    );
    check("", &["*/*"], b"a", "YQ==", true);
}

#[test]
fn an_http_api_may_speak_the_older_format() {
    let headers = [
        ("content-type", "application/json"),
        ("Postman-Token", "t"),
        ("accept", "*/*"),
        ("host", "h"),
    ];
    let headers = headers.into_iter().collect();
    let request = Request {
        method: "POST",
        path: "/x/%C3%A4",
        query: "",
        headers: &headers,
        body: b"{}",
    };
    let gateway = Gateway {
        stage: "default",
        ..GATEWAY
    };
    let got: Value = serde_json::from_slice(&http_api_v1_event(&request, &gateway)).unwrap();
    let check = |pointer: &str, expect: Value| {
        assert_eq!(got.pointer(pointer), Some(&expect), "{pointer}");
    };
    check("/version", json!("1.0"));
    check("/resource", json!("/x/{proxy+}"));
    check("/path", json!("/default/x/ä"));
    check("/requestContext/path", json!("/default/x/ä"));
    check("/requestContext/resourceId", json!("ANY /x/{proxy+}"));
    check("/requestContext/resourcePath", json!("/x/{proxy+}"));
    check("/requestContext/identity/cognitoAmr", Value::Null);
    check("/headers/Content-Type", json!("application/json"));
    check("/headers/Host", json!("h"));
    check("/headers/Postman-Token", json!("t"));
    check("/headers/accept", json!("*/*"));
    check("/body", json!("{}"));
    assert_eq!(got["requestContext"].get("deploymentId"), None);
}
