//! REST APIs whose stage remembers responses.

use frazil_apigateway::Signer;
use frazil_wire::shapes::apigateway::*;
use http::Request;
use serde_json::json;

use crate::world::{FUNCTION, World, header, said};

/// An API with `GET` and `POST`, whose responses differ by the query's `who`, on a stage with a
/// cache.
async fn cached(world: &World) -> String {
    let uri = format!(
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
    );
    let operation = json!({
        "parameters": [{"name": "who", "in": "query", "schema": {"type": "string"}}],
        "x-amazon-apigateway-integration": {"type": "aws_proxy", "httpMethod": "POST", "uri": uri,
            "cacheKeyParameters": ["method.request.querystring.who"]},
    });
    let document = json!({
        "openapi": "3.0.1",
        "info": {"title": "cached", "version": "1"},
        "paths": {"/a": {"get": operation, "post": operation}},
    });
    let api = world.rest_api(document.to_string(), true).await;
    set(world, &api, "/*/*/caching/enabled", "true").await;
    api
}

async fn set(world: &World, api: &str, path: &str, value: &str) {
    let input = UpdateStageRequest {
        rest_api_id: api.into(),
        stage_name: "dev".into(),
        patch_operations: Some(vec![PatchOperation {
            op: Some("replace".into()),
            path: Some(path.into()),
            value: Some(value.into()),
            ..Default::default()
        }]),
    };
    world
        .call_rest::<UpdateStage>(input)
        .await
        .expect("changed");
}

/// Every answer is another number.
async fn counting(world: &World) {
    let count = std::sync::atomic::AtomicU32::new(0);
    world.functions.say(move |_| {
        let count = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Ok(
            json!({"statusCode": 200, "headers": {"x-count": count.to_string()},
            "body": count.to_string()}),
        )
    });
}

#[tokio::test]
async fn a_stage_remembers_responses_by_their_key() {
    let world = World::new().await;
    let api = cached(&world).await;
    counting(&world).await;
    let get = async |path: &'static str| world.get(&api, path).await.1;
    assert_eq!(get("/dev/a?who=me").await, "0");
    assert_eq!(get("/dev/a?who=me&other=1").await, "0");
    assert_eq!(get("/dev/a?who=you").await, "1");
    assert_eq!(get("/dev/a").await, "2");
    assert_eq!(get("/dev/a?who=me").await, "0");
    let post = async || {
        let request = Request::post("/dev/a").body("").expect("a request");
        said(&world.send(&api, request).await).1
    };
    assert_ne!(post().await, post().await, "only GET is remembered");
    let flush = FlushStageCacheRequest {
        rest_api_id: api.clone(),
        stage_name: "dev".into(),
    };
    world
        .call_rest::<FlushStageCache>(flush)
        .await
        .expect("flushed");
    let after = get("/dev/a?who=me").await;
    assert_ne!(after, "0");
    assert_eq!(get("/dev/a?who=me").await, after);
    set(&world, &api, "/~1a/POST/caching/enabled", "true").await;
    assert_eq!(post().await, post().await, "unless the method says so");
    set(&world, &api, "/cacheClusterEnabled", "false").await;
    assert_ne!(get("/dev/a").await, get("/dev/a").await);
}

#[tokio::test]
async fn who_may_can_have_a_new_response() {
    let world = World::new().await;
    let api = cached(&world).await;
    counting(&world).await;
    let anew = async |signer: Signer| {
        let request = Request::get("/dev/a").header("cache-control", "max-age=0");
        let request = request.body("").expect("a request");
        let response = world.send_as(&api, request, signer).await;
        let warning = header(&response, "warning").map(str::to_owned);
        (response.status().as_u16(), said(&response).1, warning)
    };
    assert_eq!(world.get(&api, "/dev/a").await.1, "0");
    let (status, body, warning) = anew(Signer::Nobody).await;
    assert_eq!((status, body.as_str()), (200, "0"));
    assert!(warning.is_some_and(|text| text.starts_with("199 Cache-control headers")));
    let me = Signer::Somebody {
        access_key: "AKIA".into(),
        account: "000000000000".into(),
        caller_id: "AIDA".into(),
        user_arn: "arn:aws:iam::000000000000:user/me".into(),
    };
    assert_eq!(anew(me).await, (200, "1".into(), None));
    assert_eq!(world.get(&api, "/dev/a").await.1, "1", "it is remembered");
    let strategy = "/*/*/caching/unauthorizedCacheControlHeaderStrategy";
    set(&world, &api, strategy, "FAIL_WITH_403").await;
    assert_eq!(anew(Signer::Nobody).await.0, 403);
    set(&world, &api, strategy, "SUCCEED_WITHOUT_RESPONSE_HEADER").await;
    assert_eq!(anew(Signer::Nobody).await, (200, "1".into(), None));
    let required = "/*/*/caching/requireAuthorizationForCacheControl";
    set(&world, &api, required, "false").await;
    assert_eq!(anew(Signer::Nobody).await, (200, "2".into(), None));
}
