//! REST APIs whose methods want tokens of a Cognito user pool.

use frazil_wire::shapes::apigateway::*;
use http::Request;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::authorization::Issuer;
use crate::world::{FUNCTION, World, said};

const POOL: &str = "us-east-1_Pool";

/// An API with a method that wants an identity, and one that wants a scope.
async fn guarded(world: &World) -> (String, String) {
    let uri = format!(
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
    );
    let integration = json!({"type": "aws_proxy", "httpMethod": "POST", "uri": uri});
    let get = |scopes: Value| {
        json!({"get": {"security": [{"pool": scopes}],
            "x-amazon-apigateway-integration": integration}})
    };
    let arn = format!("arn:aws:cognito-idp:us-east-1:000000000000:userpool/{POOL}");
    let document = json!({
        "openapi": "3.0.1",
        "info": {"title": "guarded", "version": "1"},
        "paths": {"/me": get(json!([])), "/pets": get(json!(["pets/read", "pets/write"]))},
        "components": {"securitySchemes": {"pool": {
            "type": "apiKey", "name": "Authorization", "in": "header",
            "x-amazon-apigateway-authtype": "cognito_user_pools",
            "x-amazon-apigateway-authorizer": {"type": "cognito_user_pools", "providerARNs": [arn]},
        }}},
    });
    let api = world.rest_api(document.to_string(), false).await;
    let input = GetAuthorizersRequest {
        rest_api_id: api.clone(),
        ..Default::default()
    };
    let authorizers = world.call_rest::<GetAuthorizers>(input).await;
    let authorizers = authorizers.expect("listed").items.expect("one");
    let authorizer = authorizers[0].id.clone().expect("it has an id");
    (api, authorizer)
}

#[tokio::test]
async fn tokens_of_a_user_pool_open_a_method() {
    let issuer = Issuer::start().await;
    let world = World::new().await.near_cognito(&issuer.server.url).await;
    let (api, authorizer) = guarded(&world).await;
    world
        .functions
        .say(|_| Ok(json!({"statusCode": 200, "body": "hello"})));
    let now = Timestamp::now().as_second();
    let identity = json!({"iss": format!("https://cognito-idp.us-east-1.amazonaws.com/{POOL}"),
        "token_use": "id", "aud": "app", "sub": "me", "auth_time": now, "exp": now + 60,
        "cognito:groups": ["a", "b"]});
    let with = |changes: Value| {
        let mut claims = identity.clone();
        for (name, value) in changes.as_object().expect("an object") {
            claims[name] = value.clone();
        }
        issuer.token(&claims)
    };
    let ask = async |path: &str, token: &str| {
        let request = Request::get(format!("/dev{path}")).header("authorization", token);
        let request = request.body("").expect("a request");
        said(&world.send(&api, request).await)
    };
    let welcome = (200, "hello".to_owned());
    assert_eq!(ask("/me", &with(json!({}))).await, welcome);
    let claims = &world.functions.last()["requestContext"]["authorizer"]["claims"];
    assert_eq!(claims["cognito:groups"], "a,b");
    assert_eq!(claims["auth_time"], now.to_string());
    assert!(
        claims["exp"]
            .as_str()
            .is_some_and(|date| date.contains(" UTC "))
    );
    let near = json!({"iss": format!("{}/{POOL}", issuer.server.url)});
    assert_eq!(ask("/me", &format!("Bearer {}", with(near))).await, welcome);
    let unauthorized = (401, r#"{"message":"Unauthorized"}"#.to_owned());
    let access = json!({"token_use": "access", "scope": "openid pets/read"});
    assert_eq!(ask("/me", &with(access.clone())).await, unauthorized);
    assert_eq!(ask("/pets", &with(access)).await, welcome);
    let narrow = json!({"token_use": "access", "scope": "openid"});
    assert_eq!(ask("/pets", &with(narrow)).await, unauthorized);
    assert_eq!(ask("/pets", &with(json!({}))).await, unauthorized);
    let elsewhere = json!({"iss": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Other"});
    assert_eq!(ask("/me", &with(elsewhere)).await, unauthorized);
    let forged = Issuer::start().await.token(&identity);
    assert_eq!(ask("/me", &forged).await, unauthorized);
    let late = r#"{"message":"The incoming token has expired"}"#.to_owned();
    assert_eq!(
        ask("/me", &with(json!({"exp": now - 1}))).await,
        (401, late)
    );

    let input = TestInvokeAuthorizerRequest {
        rest_api_id: api.clone(),
        authorizer_id: authorizer,
        headers: Some([("Authorization".into(), with(json!({})))].into()),
        ..Default::default()
    };
    let tried = world.call_rest::<TestInvokeAuthorizer>(input).await;
    let tried = tried.expect("tried");
    assert_eq!(tried.client_status, Some(200));
    assert_eq!(tried.claims.expect("claims")["sub"], "me");
}

#[tokio::test]
async fn a_pool_that_shows_no_keys_is_told_and_no_pool_is_refused() {
    let world = World::new().await.near_cognito("http://127.0.0.1:1").await;
    let (api, _) = guarded(&world).await;
    let claims = json!({"iss": format!("https://cognito-idp.us-east-1.amazonaws.com/{POOL}"),
        "token_use": "id", "aud": "app", "exp": Timestamp::now().as_second() + 60});
    let token = Issuer::start().await.token(&claims);
    let request = Request::get("/dev/me").header("authorization", token);
    let response = world.send(&api, request.body("").expect("a request")).await;
    assert_eq!(response.status(), 500);
    let input = CreateAuthorizerRequest {
        rest_api_id: api,
        name: "none".into(),
        r#type: "COGNITO_USER_POOLS".into(),
        provider_ar_ns: Some(vec!["arn:aws:s3:::bucket".into()]),
        identity_source: Some("method.request.header.Authorization".into()),
        ..Default::default()
    };
    let fault = world.call_rest::<CreateAuthorizer>(input).await;
    assert_eq!(fault.expect_err("refused").status, 400);
}
