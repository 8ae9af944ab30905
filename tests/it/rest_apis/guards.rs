//! What stands before a method: authorizers, signatures, API keys, quotas.

use http::Request;
use serde_json::json;

use super::{Api, FUNCTION, gateway, id, made, permit, uri};
use crate::world::{Reply, World};

#[test]
fn authorizers_keys_and_quotas_stand_before_a_method() {
    let world = World::new();
    world.function("back").python(FUNCTION).create();
    let api = Api::new(&world);
    permit(&world, "back", &api.id);
    let token = id(&made(
        &world,
        "POST",
        &api.at("/authorizers"),
        &json!({"name": "t", "type": "TOKEN", "authorizerUri": uri("back"), "identitySource": "method.request.header.Auth", "identityValidationExpression": "[a-z]+"}),
    ));
    let request = id(&made(
        &world,
        "POST",
        &api.at("/authorizers"),
        &json!({"name": "r", "type": "REQUEST", "authorizerUri": uri("back"), "identitySource": "method.request.header.Auth,method.request.querystring.q"}),
    ));
    let a = api.resource(&api.root, "a");
    api.proxy(
        &a,
        "GET",
        &json!({"authorizationType": "CUSTOM", "authorizerId": token}),
    );
    let b = api.resource(&api.root, "b");
    api.proxy(
        &b,
        "GET",
        &json!({"authorizationType": "CUSTOM", "authorizerId": request}),
    );
    let c = api.resource(&api.root, "c");
    api.proxy(
        &c,
        "GET",
        &json!({"authorizationType": "NONE", "apiKeyRequired": true}),
    );
    let d = api.resource(&api.root, "d");
    api.proxy(&d, "GET", &json!({"authorizationType": "AWS_IAM"}));
    api.deploy("dev");
    let text = |reply: Reply| (reply.status, reply.text());
    let unauthorized = (401, r#"{"message":"Unauthorized"}"#.to_owned());
    assert_eq!(text(api.ask("GET", "/dev/a", &[], "")), unauthorized);
    assert_eq!(
        text(api.ask("GET", "/dev/a", &[("auth", "123")], "")),
        unauthorized
    );
    assert_eq!(
        text(api.ask("GET", "/dev/a", &[("auth", "nobody")], "")),
        unauthorized
    );
    let denied =
        r#"{"Message":"User is not authorized to access this resource with an explicit deny"}"#;
    assert_eq!(
        text(api.ask("GET", "/dev/a", &[("auth", "foe")], "")),
        (403, denied.to_owned())
    );
    let seen = api
        .ask("GET", "/dev/a", &[("auth", "friend")], "")
        .succeeded()
        .json();
    assert_eq!(
        (&seen["authorizer"]["principalId"], &seen["authorizer"]["n"]),
        (&json!("p"), &json!("1"))
    );
    assert_eq!(
        text(api.ask("GET", "/dev/b", &[("auth", "friend")], "")),
        unauthorized
    );
    api.ask("GET", "/dev/b?q=1", &[("auth", "friend")], "")
        .succeeded();
    let missing = (
        403,
        r#"{"message":"Missing Authentication Token"}"#.to_owned(),
    );
    assert_eq!(text(api.ask("GET", "/dev/d", &[], "")), missing);
    let signature = "AWS4-HMAC-SHA256 Credential=AK/20261122/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=00";
    let signed = [
        ("authorization", signature),
        ("x-amz-date", "20261122T120000Z"),
    ];
    api.ask("GET", "/dev/d", &signed, "").succeeded();
    // Keys and plans.
    let key = made(
        &world,
        "POST",
        "/apikeys",
        &json!({"name": "k", "enabled": true}),
    );
    let value = key["value"].as_str().expect("a value").to_owned();
    let forbidden = (403, r#"{"message":"Forbidden"}"#.to_owned());
    assert_eq!(text(api.ask("GET", "/dev/c", &[], "")), forbidden);
    assert_eq!(
        text(api.ask("GET", "/dev/c", &[("x-api-key", &value)], "")),
        forbidden
    );
    let plan = id(&made(
        &world,
        "POST",
        "/usageplans",
        &json!({"name": "p", "apiStages": [{"apiId": api.id, "stage": "dev"}], "quota": {"limit": 2, "period": "DAY"}}),
    ));
    made(
        &world,
        "POST",
        &format!("/usageplans/{plan}/keys"),
        &json!({"keyId": id(&key), "keyType": "API_KEY"}),
    );
    let passed = api
        .ask("GET", "/dev/c", &[("x-api-key", &value)], "")
        .succeeded()
        .json();
    assert_eq!(passed["key"], json!(id(&key)));
    api.ask("GET", "/dev/c", &[("x-api-key", &value)], "")
        .succeeded();
    let spent = api.ask("GET", "/dev/c", &[("x-api-key", &value)], "");
    assert_eq!(
        text(spent),
        (429, r#"{"message":"Limit Exceeded"}"#.to_owned())
    );
    gateway(&world, "PATCH", &format!("/usageplans/{plan}"), &json!({"patchOperations": [{"op": "remove", "path": "/quota"}, {"op": "replace", "path": "/throttle/burstLimit", "value": "1"}]})).succeeded();
    api.ask("GET", "/dev/c", &[("x-api-key", &value)], "")
        .succeeded();
    let throttled = api.ask("GET", "/dev/c", &[("x-api-key", &value)], "");
    assert_eq!(
        text(throttled),
        (429, r#"{"message":"Too Many Requests"}"#.to_owned())
    );
}

#[test]
fn another_cognito_needs_an_address() {
    for url in ["localhost:9229", "ftp://localhost"] {
        let told = crate::world::frazil(&["serve", "--cognito-endpoint", url]);
        let said = String::from_utf8_lossy(&told.stderr).into_owned();
        assert_eq!(told.status.code(), Some(2), "{said}");
        assert!(said.contains("is not the address of a Cognito"), "{said}");
    }
}
