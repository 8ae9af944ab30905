//! Who may use a route of an HTTP API.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use frazil_apigateway::Signer;
use frazil_wire::shapes::apigatewayv2::*;
use http::Request;
use jiff::Timestamp;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};

use crate::control::{empty, integration, route, stage};
use crate::world::{Echo, FUNCTION, World, header, said};

pub(crate) struct Issuer {
    pub(crate) server: Echo,
    key: EcdsaKeyPair,
}

impl Issuer {
    pub(crate) async fn start() -> Issuer {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).expect("a key");
        let key = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).expect("a key");
        let point = key.public_key().as_ref();
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let (x, y) = (encode(&point[1..33]), encode(&point[33..65]));
        let keys = json!({"keys": [{"kty": "EC", "crv": "P-256", "kid": "k1", "x": x, "y": y}]});
        let server = Echo::saying(move |head, _| {
            let host = head.headers["host"].to_str().expect("text");
            let said = match head.uri.path() {
                "/.well-known/openid-configuration" => {
                    json!({"jwks_uri": format!("http://{host}/keys")})
                }
                _ => keys.clone(),
            };
            said.to_string().into_bytes()
        })
        .await;
        Issuer { server, key }
    }

    pub(crate) fn token(&self, claims: &Value) -> String {
        let encode = |json: &Value| URL_SAFE_NO_PAD.encode(json.to_string());
        let header = json!({"alg": "ES256", "kid": "k1", "typ": "JWT"});
        let signed = format!("{}.{}", encode(&header), encode(claims));
        let signature = self
            .key
            .sign(&SystemRandom::new(), signed.as_bytes())
            .expect("signed");
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

async fn authorized(
    world: &World,
    api: &str,
    kind: &str,
    authorizer: Option<String>,
    scopes: &[&str],
) {
    let made = integration(world, api, "2.0").await;
    let id = route(world, api, "GET /a", &made).await;
    let update = UpdateRouteRequest {
        api_id: api.into(),
        route_id: id,
        authorization_type: Some(kind.into()),
        authorizer_id: authorizer,
        authorization_scopes: Some(scopes.iter().map(|scope| (*scope).into()).collect()),
        ..Default::default()
    };
    world.call::<UpdateRoute>(update).await.expect("updated");
    stage(world, api, "$default", true).await;
}

#[tokio::test]
async fn tokens_of_the_issuer_open_a_route() {
    let (world, issuer) = (World::new().await, Issuer::start().await);
    let api = empty(&world).await;
    let authorizer = CreateAuthorizerRequest {
        api_id: api.clone(),
        name: "tokens".into(),
        authorizer_type: "JWT".into(),
        identity_source: vec!["$request.header.Authorization".into()],
        jwt_configuration: Some(JWTConfiguration {
            audience: Some(vec!["us".into()]),
            issuer: Some(issuer.server.url.clone()),
        }),
        ..Default::default()
    };
    let authorizer = world
        .call::<CreateAuthorizer>(authorizer)
        .await
        .expect("created");
    authorized(&world, &api, "JWT", authorizer.authorizer_id, &["read"]).await;
    let now = Timestamp::now().as_second();
    let good = json!({"iss": issuer.server.url, "aud": "us", "sub": "me", "exp": now + 60,
        "scope": "read write", "groups": ["a", "b"]});
    let with = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        issuer.token(&claims)
    };
    let ask = async |token: &str| {
        let request = Request::get("/a").header("authorization", token);
        let response = world.send(&api, request.body("").expect("a request")).await;
        let challenge = header(&response, "www-authenticate").map(str::to_owned);
        (response.status().as_u16(), challenge.unwrap_or_default())
    };
    assert_eq!(ask(&format!("Bearer {}", issuer.token(&good))).await.0, 200);
    let said_to_function = &world.functions.last()["requestContext"]["authorizer"]["jwt"];
    assert_eq!(said_to_function["claims"]["groups"], "[a b]");
    assert_eq!(said_to_function["scopes"], json!(["read"]));
    assert_eq!(ask(&issuer.token(&good)).await.0, 200);
    let expired = ask(&with("exp", json!(now - 1))).await;
    assert_eq!(expired.0, 401);
    assert!(expired.1.contains("the token has expired"), "{}", expired.1);
    assert_eq!(ask(&with("aud", json!(["them"]))).await.0, 401);
    assert_eq!(ask(&with("iss", json!("http://elsewhere"))).await.0, 401);
    let narrow = ask(&with("scope", json!("write"))).await;
    assert_eq!(narrow.0, 403);
    assert!(narrow.1.contains("insufficient_scope"), "{}", narrow.1);
    let forged = issuer.token(&good).replace('.', ".A");
    assert_eq!(ask(&forged).await.0, 401);
    let none = Request::get("/a").body("").expect("a request");
    let refused = (401, r#"{"message":"Unauthorized"}"#.into());
    assert_eq!(said(&world.send(&api, none).await), refused);
}

#[tokio::test]
async fn a_function_decides_and_its_answer_is_remembered() {
    let world = World::new().await;
    let api = empty(&world).await;
    let authorizer = CreateAuthorizerRequest {
        api_id: api.clone(),
        name: "function".into(),
        authorizer_type: "REQUEST".into(),
        identity_source: vec!["$request.header.x-key".into()],
        authorizer_uri: Some(format!(
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
        )),
        authorizer_payload_format_version: Some("2.0".into()),
        enable_simple_responses: Some(true),
        ..Default::default()
    };
    let authorizer = world
        .call::<CreateAuthorizer>(authorizer)
        .await
        .expect("created");
    assert_eq!(authorizer.authorizer_result_ttl_in_seconds, Some(300));
    authorized(&world, &api, "CUSTOM", authorizer.authorizer_id, &[]).await;
    world.functions.say(|event| {
        let asked = event["type"] == "REQUEST";
        let good = event["identitySource"] == json!(["good"]);
        Ok(match asked {
            true => json!({"isAuthorized": good, "context": {"who": "me"}}),
            false => json!("let in"),
        })
    });
    let ask = async |key: &str| {
        let request = Request::get("/a").header("x-key", key);
        said(&world.send(&api, request.body("").expect("a request")).await)
    };
    assert_eq!(ask("bad").await, (403, r#"{"message":"Forbidden"}"#.into()));
    assert_eq!(ask("good").await, (200, "let in".into()));
    assert_eq!(world.functions.count(), 3);
    let said_to_function = &world.functions.last()["requestContext"]["authorizer"];
    assert_eq!(said_to_function, &json!({"lambda": {"who": "me"}}));
    assert_eq!(ask("good").await.0, 200);
    assert_eq!(world.functions.count(), 4);
    let none = Request::get("/a").body("").expect("a request");
    assert_eq!(world.send(&api, none).await.status(), 401);
}

#[tokio::test]
async fn signatures_open_a_route() {
    let world = World::new().await;
    let api = empty(&world).await;
    authorized(&world, &api, "AWS_IAM", None, &[]).await;
    let request = || Request::get("/a").body("").expect("a request");
    let refused = (403, r#"{"message":"Forbidden"}"#.into());
    assert_eq!(said(&world.send(&api, request()).await), refused);
    let signer = Signer::Somebody {
        access_key: "AKIA".into(),
        account: "000000000000".into(),
        caller_id: "AIDA".into(),
        user_arn: "arn:aws:iam::000000000000:user/me".into(),
    };
    assert_eq!(world.send_as(&api, request(), signer).await.status(), 200);
    let iam = &world.functions.last()["requestContext"]["authorizer"]["iam"];
    assert_eq!(iam["userArn"], "arn:aws:iam::000000000000:user/me");
}
