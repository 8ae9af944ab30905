//! The data plane of HTTP APIs.

use std::collections::BTreeMap;

use frazil_wire::shapes::apigatewayv2::*;
use http::Request;
use serde_json::json;

use crate::control::{empty, integration, quick, route, stage};
use crate::world::{World, header, said};

#[tokio::test]
async fn a_function_sees_the_event_and_its_answer_is_the_response() {
    let world = World::new().await;
    let api = empty(&world).await;
    let made = integration(&world, &api, "2.0").await;
    route(&world, &api, "POST /pets/{id}", &made).await;
    stage(&world, &api, "dev", true).await;
    world.functions.say(|_| {
        Ok(json!({"statusCode": 201, "headers": {"x-a": "b"}, "cookies": ["c=1"], "body": "made"}))
    });
    let request = Request::post("/dev/pets/a%20b?x=1&x=2").header("x-mine", "yes");
    let request = request.body("{}").expect("a request");
    let response = world.send(&api, request).await;
    assert_eq!(said(&response), (201, "made".into()));
    assert_eq!(header(&response, "x-a"), Some("b"));
    assert_eq!(header(&response, "set-cookie"), Some("c=1"));
    assert!(header(&response, "apigw-requestid").is_some());
    let event = world.functions.last();
    assert_eq!(event["version"], "2.0");
    assert_eq!(event["routeKey"], "POST /pets/{id}");
    assert_eq!(event["rawPath"], "/dev/pets/a b");
    assert_eq!(event["pathParameters"], json!({"id": "a b"}));
    assert_eq!(event["queryStringParameters"], json!({"x": "1,2"}));
    assert_eq!(event["stageVariables"], json!({"color": "blue"}));
    assert_eq!(event["headers"]["x-mine"], "yes");
    let context = &event["requestContext"];
    assert_eq!(context["apiId"], api.as_str());
    assert_eq!(context["stage"], "dev");
    assert_eq!(context["http"]["sourceIp"], "203.0.113.9");
}

#[tokio::test]
async fn errors_have_the_bodies_of_aws() {
    let world = World::new().await;
    let api = empty(&world).await;
    let made = integration(&world, &api, "1.0").await;
    route(&world, &api, "GET /a", &made).await;
    stage(&world, &api, "$default", true).await;
    let check = async |path: &'static str, status: u16, message: &str| {
        let (got, body) = world.get(&api, path).await;
        assert_eq!(
            (got, body),
            (status, format!(r#"{{"message":"{message}"}}"#)),
            "{path}"
        );
    };
    check("/b", 404, "Not Found").await;
    world.functions.say(|_| Err("broken".into()));
    check("/a", 500, "Internal Server Error").await;
    world
        .functions
        .say(|_| Ok(json!({"body": "without a status"})));
    check("/a", 500, "Internal Server Error").await;
    world.functions.say(|_| Ok(json!({"statusCode": 204})));
    assert_eq!(world.get(&api, "/a").await.0, 204);
    assert_eq!(world.functions.last()["version"], "1.0");
}

#[tokio::test]
async fn a_function_is_run_only_if_its_policy_permits_the_route() {
    let world = World::new().await;
    let api = empty(&world).await;
    world.create_function("other").await;
    let made = CreateIntegrationRequest {
        api_id: api.clone(),
        integration_type: "AWS_PROXY".into(),
        integration_uri: Some(
            "arn:aws:lambda:us-east-1:000000000000:function:${stageVariables.color}".into(),
        ),
        payload_format_version: Some("2.0".into()),
        ..Default::default()
    };
    let made = world
        .call::<CreateIntegration>(made)
        .await
        .expect("created");
    let made = made.integration_id.expect("it has an id");
    route(&world, &api, "GET /a/{x}", &made).await;
    stage(&world, &api, "dev", true).await;
    let failed = r#"{"message":"Internal Server Error"}"#;
    assert_eq!(world.get(&api, "/dev/a/1").await, (500, failed.into()));
    let set = async |value: &str| {
        let update = UpdateStageRequest {
            api_id: api.clone(),
            stage_name: "dev".into(),
            stage_variables: Some(BTreeMap::from([("color".into(), value.into())])),
            ..Default::default()
        };
        world.call::<UpdateStage>(update).await.expect("updated");
    };
    set("other").await;
    assert_eq!(world.get(&api, "/dev/a/1").await.0, 200);
    let remove = frazil_wire::shapes::lambda::RemovePermissionRequest {
        function_name: "other".into(),
        statement_id: "api".into(),
        ..Default::default()
    };
    world.remove_permission(remove).await;
    assert_eq!(world.get(&api, "/dev/a/1").await.0, 500);
    let route_arn = format!("arn:aws:execute-api:us-east-1:000000000000:{api}/*/GET/a/{{x}}");
    world.permit("other", &route_arn).await;
    assert_eq!(world.get(&api, "/dev/a/1").await.0, 200);
}

#[tokio::test]
async fn preflights_are_answered_by_the_gateway() {
    let world = World::new().await;
    let api = quick(&world).await;
    let update = UpdateApiRequest {
        api_id: api.clone(),
        cors_configuration: Some(Cors {
            allow_origins: Some(vec!["https://a.example".into()]),
            allow_methods: Some(vec!["GET".into()]),
            ..Default::default()
        }),
        ..Default::default()
    };
    world.call::<UpdateApi>(update).await.expect("updated");
    let preflight = Request::options("/anything")
        .header("origin", "https://a.example")
        .header("access-control-request-method", "GET");
    let response = world
        .send(&api, preflight.body("").expect("a request"))
        .await;
    assert_eq!(said(&response), (204, String::new()));
    let allowed = header(&response, "access-control-allow-origin");
    assert_eq!(allowed, Some("https://a.example"));
    assert_eq!(
        header(&response, "access-control-allow-methods"),
        Some("GET")
    );
    assert_eq!(world.functions.count(), 0);
    let plain = Request::get("/").header("origin", "https://a.example");
    let response = world.send(&api, plain.body("").expect("a request")).await;
    assert_eq!(response.status(), 200);
    let allowed = header(&response, "access-control-allow-origin");
    assert_eq!(allowed, Some("https://a.example"));
}

#[tokio::test]
async fn stages_throttle_and_log() {
    let world = World::new().await;
    let api = quick(&world).await;
    let update = UpdateStageRequest {
        api_id: api.clone(),
        stage_name: "$default".into(),
        access_log_settings: Some(AccessLogSettings {
            destination_arn: Some("arn:aws:logs:us-east-1:000000000000:log-group:/api".into()),
            format: Some(
                "$context.httpMethod $context.path $context.status $context.routeKey".into(),
            ),
        }),
        default_route_settings: Some(RouteSettings {
            throttling_burst_limit: Some(1),
            throttling_rate_limit: Some(0.001),
            ..Default::default()
        }),
        ..Default::default()
    };
    world.call::<UpdateStage>(update).await.expect("updated");
    assert_eq!(world.get(&api, "/a").await.0, 200);
    let refused = r#"{"message":"Too Many Requests"}"#;
    assert_eq!(world.get(&api, "/a").await, (429, refused.into()));
    let lines = world.lines.0.lock().expect("not poisoned");
    let line = |status| ("/api".to_owned(), format!("GET /a {status} $default"));
    assert_eq!(*lines, [line(200), line(429)]);
}

#[tokio::test]
async fn requests_are_handed_on_to_other_servers_with_what_is_mapped() {
    let world = World::new().await;
    let server = crate::world::Echo::start().await;
    let api = empty(&world).await;
    let made = CreateIntegrationRequest {
        api_id: api.clone(),
        integration_type: "HTTP_PROXY".into(),
        integration_method: Some("ANY".into()),
        integration_uri: Some(format!("{}/base/{{proxy}}", server.url)),
        request_parameters: Some(BTreeMap::from([
            (
                "overwrite:header.x-from".into(),
                "$request.querystring.a".into(),
            ),
            ("append:querystring.stage".into(), "$context.stage".into()),
        ])),
        response_parameters: Some(BTreeMap::from([(
            "200".into(),
            BTreeMap::from([
                ("overwrite:statuscode".into(), "202".into()),
                (
                    "append:header.x-said".into(),
                    "$response.header.x-echo".into(),
                ),
            ]),
        )])),
        ..Default::default()
    };
    let made = world
        .call::<CreateIntegration>(made)
        .await
        .expect("created");
    route(
        &world,
        &api,
        "ANY /p/{proxy+}",
        &made.integration_id.expect("an id"),
    )
    .await;
    stage(&world, &api, "$default", true).await;
    let request = Request::put("/p/x/y?a=1").body("body").expect("a request");
    let response = world.send(&api, request).await;
    let expect = "PUT /base/x/y?a=1&stage=%24default x-from=1 body";
    assert_eq!(said(&response), (202, expect.into()));
    assert_eq!(header(&response, "x-said"), Some("yes"));
    drop(server);
    let (status, body) = world.get(&api, "/p/z").await;
    assert_eq!(
        (status, body.as_str()),
        (503, r#"{"message":"Service Unavailable"}"#)
    );
}
