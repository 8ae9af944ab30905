//! The control plane of HTTP APIs.

use std::collections::BTreeMap;

use frazil_wire::shapes::apigatewayv2::*;

use crate::world::{FUNCTION, World};

/// An API with a route to the function, and a stage that deploys by itself.
pub(crate) async fn quick(world: &World) -> String {
    let input = CreateApiRequest {
        name: "quick".into(),
        protocol_type: "HTTP".into(),
        target: Some(FUNCTION.into()),
        ..Default::default()
    };
    let api = world.call::<CreateApi>(input).await.expect("created");
    api.api_id.expect("it has an id")
}

/// An API without anything.
pub(crate) async fn empty(world: &World) -> String {
    let input = CreateApiRequest {
        name: "empty".into(),
        protocol_type: "HTTP".into(),
        ..Default::default()
    };
    let api = world.call::<CreateApi>(input).await.expect("created");
    api.api_id.expect("it has an id")
}

pub(crate) async fn integration(world: &World, api: &str, format: &str) -> String {
    let input = CreateIntegrationRequest {
        api_id: api.into(),
        integration_type: "AWS_PROXY".into(),
        integration_uri: Some(FUNCTION.into()),
        payload_format_version: Some(format.into()),
        ..Default::default()
    };
    let made = world
        .call::<CreateIntegration>(input)
        .await
        .expect("created");
    made.integration_id.expect("it has an id")
}

pub(crate) async fn route(world: &World, api: &str, key: &str, integration: &str) -> String {
    let input = CreateRouteRequest {
        api_id: api.into(),
        route_key: key.into(),
        target: Some(format!("integrations/{integration}")),
        ..Default::default()
    };
    let made = world.call::<CreateRoute>(input).await.expect("created");
    made.route_id.expect("it has an id")
}

pub(crate) async fn stage(world: &World, api: &str, name: &str, auto: bool) -> CreateStageResponse {
    let input = CreateStageRequest {
        api_id: api.into(),
        stage_name: name.into(),
        auto_deploy: Some(auto),
        stage_variables: Some(BTreeMap::from([("color".into(), "blue".into())])),
        ..Default::default()
    };
    world.call::<CreateStage>(input).await.expect("created")
}

#[tokio::test]
async fn an_api_is_what_was_asked_for_and_survives_a_restart() {
    let world = World::new().await;
    let id = quick(&world).await;
    let world = world.restarted().await;
    let get = GetApiRequest { api_id: id.clone() };
    let api = world.call::<GetApi>(get).await.expect("it is there");
    assert_eq!(api.name.as_deref(), Some("quick"));
    assert_eq!(api.protocol_type.as_deref(), Some("HTTP"));
    let selection = "$request.method $request.path";
    assert_eq!(api.route_selection_expression.as_deref(), Some(selection));
    let endpoint = format!("http://{id}.execute-api.us-east-1.localhost:4566");
    assert_eq!(api.api_endpoint, Some(endpoint));
    assert!(api.created_date.is_some());
    let routes = GetRoutesRequest {
        api_id: id.clone(),
        ..Default::default()
    };
    let routes = world.call::<GetRoutes>(routes).await.expect("listed");
    let routes = routes.items.expect("there are some");
    assert_eq!(routes.len(), 1);
    assert_eq!(routes[0].route_key, "$default");
    assert_eq!(routes[0].api_gateway_managed, Some(true));
    let stage = GetStageRequest {
        api_id: id.clone(),
        stage_name: "$default".into(),
    };
    let stage = world.call::<GetStage>(stage).await.expect("it is there");
    assert_eq!(stage.auto_deploy, Some(true));
    assert!(stage.deployment_id.is_some());
    assert_eq!(world.get(&id, "/").await, (200, "hello".into()));
    let delete = DeleteApiRequest { api_id: id.clone() };
    world.call::<DeleteApi>(delete).await.expect("deleted");
    let get = GetApiRequest { api_id: id.clone() };
    let gone = world.call::<GetApi>(get).await.expect_err("it is gone");
    assert_eq!((gone.status, &*gone.code), (404, "NotFoundException"));
    let message = format!("Invalid API identifier specified 000000000000:{id}");
    assert_eq!(gone.message, message);
}

#[tokio::test]
async fn updates_keep_what_they_do_not_name() {
    let world = World::new().await;
    let api = empty(&world).await;
    let update = UpdateApiRequest {
        api_id: api.clone(),
        description: Some("mine".into()),
        cors_configuration: Some(Cors {
            allow_origins: Some(vec!["*".into()]),
            ..Default::default()
        }),
        ..Default::default()
    };
    let updated = world.call::<UpdateApi>(update).await.expect("updated");
    assert_eq!(updated.name.as_deref(), Some("empty"));
    assert_eq!(updated.description.as_deref(), Some("mine"));
    let made = integration(&world, &api, "2.0").await;
    let update = UpdateIntegrationRequest {
        api_id: api.clone(),
        integration_id: made.clone(),
        request_parameters: Some(BTreeMap::from([
            ("overwrite:header.a".into(), "1".into()),
            ("overwrite:header.b".into(), "2".into()),
        ])),
        ..Default::default()
    };
    world
        .call::<UpdateIntegration>(update.clone())
        .await
        .expect("updated");
    let update = UpdateIntegrationRequest {
        request_parameters: Some(BTreeMap::from([("overwrite:header.a".into(), "".into())])),
        ..update
    };
    let updated = world
        .call::<UpdateIntegration>(update)
        .await
        .expect("updated");
    assert_eq!(updated.timeout_in_millis, Some(30_000));
    assert_eq!(updated.payload_format_version.as_deref(), Some("2.0"));
    let parameters = updated.request_parameters.expect("one is left");
    assert_eq!(
        parameters.keys().collect::<Vec<_>>(),
        ["overwrite:header.b"]
    );
    let delete = DeleteCorsConfigurationRequest {
        api_id: api.clone(),
    };
    world
        .call::<DeleteCorsConfiguration>(delete)
        .await
        .expect("deleted");
    let get = GetApiRequest { api_id: api };
    let api = world.call::<GetApi>(get).await.expect("it is there");
    assert_eq!(api.cors_configuration, None);
}

#[tokio::test]
async fn what_aws_refuses_is_refused_in_its_words() {
    let world = World::new().await;
    let api = empty(&world).await;
    let made = integration(&world, &api, "2.0").await;
    let first = route(&world, &api, "GET /a", &made).await;
    let again = CreateRouteRequest {
        api_id: api.clone(),
        route_key: "GET /a".into(),
        ..Default::default()
    };
    let fault = world.call::<CreateRoute>(again).await.expect_err("refused");
    assert_eq!((fault.status, &*fault.code), (409, "ConflictException"));
    assert_eq!(
        fault.message,
        "Route with key GET /a already exists for this API"
    );
    let wrong = CreateRouteRequest {
        api_id: api.clone(),
        route_key: "/a".into(),
        ..Default::default()
    };
    let fault = world.call::<CreateRoute>(wrong).await.expect_err("refused");
    assert_eq!((fault.status, &*fault.code), (400, "BadRequestException"));
    let kind = CreateIntegrationRequest {
        api_id: api.clone(),
        integration_type: "AWS".into(),
        ..Default::default()
    };
    let fault = world
        .call::<CreateIntegration>(kind)
        .await
        .expect_err("refused");
    assert_eq!(
        fault.message,
        "Currently, an API with a protocol type of HTTP may only be associated with proxy \
         integrations (AWS_PROXY, HTTP_PROXY)"
    );
    let used = DeleteIntegrationRequest {
        api_id: api.clone(),
        integration_id: made,
    };
    let fault = world
        .call::<DeleteIntegration>(used)
        .await
        .expect_err("refused");
    assert_eq!(fault.status, 409);
    assert_eq!(
        fault.message,
        format!(
            "Cannot delete Integration because it is referenced by the following Routes with Ids: \
             [{first}]"
        )
    );
    let delete = DeleteRouteRequest {
        api_id: api.clone(),
        route_id: first,
    };
    world
        .call::<DeleteRoute>(delete.clone())
        .await
        .expect("deleted");
    let fault = world
        .call::<DeleteRoute>(delete)
        .await
        .expect_err("it is gone");
    assert_eq!(fault.message, "Invalid Route identifier specified");
    let nothing = CreateDeploymentRequest {
        api_id: api,
        ..Default::default()
    };
    let fault = world
        .call::<CreateDeployment>(nothing)
        .await
        .expect_err("refused");
    assert_eq!(
        fault.message,
        "At least one route is required before deploying the Api."
    );
}

#[tokio::test]
async fn a_stage_serves_what_was_deployed_to_it() {
    let world = World::new().await;
    let api = empty(&world).await;
    let made = integration(&world, &api, "2.0").await;
    route(&world, &api, "GET /a", &made).await;
    stage(&world, &api, "auto", true).await;
    stage(&world, &api, "manual", false).await;
    assert_eq!(world.get(&api, "/auto/a").await.0, 200);
    assert_eq!(world.get(&api, "/manual/a").await.0, 404);
    let deploy = CreateDeploymentRequest {
        api_id: api.clone(),
        stage_name: Some("manual".into()),
        ..Default::default()
    };
    world
        .call::<CreateDeployment>(deploy)
        .await
        .expect("deployed");
    route(&world, &api, "GET /b", &made).await;
    assert_eq!(world.get(&api, "/auto/b").await.0, 200);
    assert_eq!(world.get(&api, "/manual/a").await.0, 200);
    assert_eq!(world.get(&api, "/manual/b").await.0, 404);
    let list = GetDeploymentsRequest {
        api_id: api.clone(),
        ..Default::default()
    };
    let deployments = world.call::<GetDeployments>(list).await.expect("listed");
    assert_eq!(deployments.items.map(|items| items.len()), Some(2));
    let world = world.restarted().await;
    assert_eq!(world.get(&api, "/auto/b").await.0, 200);
    assert_eq!(world.get(&api, "/manual/b").await.0, 404);
}

#[tokio::test]
async fn apis_stages_and_links_have_tags() {
    let world = World::new().await;
    let api = empty(&world).await;
    stage(&world, &api, "dev", true).await;
    let link = CreateVpcLinkRequest {
        name: "link".into(),
        subnet_ids: vec!["subnet-1".into()],
        ..Default::default()
    };
    let link = world.call::<CreateVpcLink>(link).await.expect("created");
    assert_eq!(link.vpc_link_status.as_deref(), Some("AVAILABLE"));
    let link = link.vpc_link_id.expect("it has an id");
    for path in [
        format!("/apis/{api}"),
        format!("/apis/{api}/stages/dev"),
        format!("/vpclinks/{link}"),
    ] {
        let arn = format!("arn:aws:apigateway:us-east-1::{path}");
        let tags = [("a", "1"), ("b", "2")].map(|(key, value)| (key.into(), value.into()));
        let tag = TagResourceRequest {
            resource_arn: arn.clone(),
            tags: Some(tags.into()),
        };
        world.call::<TagResource>(tag).await.expect("tagged");
        let untag = UntagResourceRequest {
            resource_arn: arn.clone(),
            tag_keys: vec!["a".into()],
        };
        world.call::<UntagResource>(untag).await.expect("untagged");
        let get = GetTagsRequest { resource_arn: arn };
        let tags = world
            .call::<GetTags>(get)
            .await
            .expect("they are there")
            .tags;
        assert_eq!(
            tags,
            Some(BTreeMap::from([("b".into(), "2".into())])),
            "{path}"
        );
    }
}
