//! Custom domains and what they lead to.

use frazil_wire::shapes::apigatewayv2::*;

use crate::control::{empty, integration, quick, route, stage};
use crate::world::World;

const CERTIFICATE: &str = "arn:aws:acm:us-east-1:000000000000:certificate/c";

async fn domain(world: &World, name: &str) -> CreateDomainNameResponse {
    let input = CreateDomainNameRequest {
        domain_name: name.into(),
        domain_name_configurations: Some(vec![DomainNameConfiguration {
            certificate_arn: Some(CERTIFICATE.into()),
            endpoint_type: Some("REGIONAL".into()),
            ..Default::default()
        }]),
        ..Default::default()
    };
    world
        .call::<CreateDomainName>(input)
        .await
        .expect("created")
}

fn mapping(name: &str, api: &str, stage: &str, key: Option<&str>) -> CreateApiMappingRequest {
    CreateApiMappingRequest {
        domain_name: name.into(),
        api_id: api.into(),
        stage: stage.into(),
        api_mapping_key: key.map(str::to_owned),
    }
}

#[tokio::test]
async fn a_domain_leads_to_apis_by_base_path() {
    let world = World::new().await;
    let (whole, part) = (quick(&world).await, empty(&world).await);
    let made = integration(&world, &part, "2.0").await;
    route(&world, &part, "GET /pets", &made).await;
    stage(&world, &part, "dev", true).await;
    let created = domain(&world, "api.example.com").await;
    let configurations = created.domain_name_configurations.expect("one");
    assert_eq!(
        configurations[0].domain_name_status.as_deref(),
        Some("AVAILABLE")
    );
    assert_eq!(
        configurations[0].hosted_zone_id.as_deref(),
        Some("Z1UJRXOUMOOFQ8")
    );
    assert_eq!(world.get("api.example.com", "/").await.0, 403);
    let root = mapping("api.example.com", &whole, "$default", None);
    world
        .call::<CreateApiMapping>(root.clone())
        .await
        .expect("mapped");
    let v1 = mapping("api.example.com", &part, "dev", Some("v1/b"));
    world.call::<CreateApiMapping>(v1).await.expect("mapped");
    let world = world.restarted().await;
    assert_eq!(world.get("api.example.com:4566", "/x?y=1").await.0, 200);
    assert_eq!(world.functions.last()["rawPath"], "/x");
    assert_eq!(world.get("api.example.com", "/v1/b/pets").await.0, 200);
    let event = world.functions.last();
    assert_eq!(event["rawPath"], "/v1/b/pets");
    assert_eq!(event["routeKey"], "GET /pets");
    assert_eq!(event["requestContext"]["stage"], "dev");
    assert_eq!(event["requestContext"]["domainName"], "api.example.com");
    assert_eq!(world.get("api.example.com", "/v1/b/other").await.0, 404);
    let again = world
        .call::<CreateApiMapping>(root)
        .await
        .expect_err("refused");
    assert_eq!((again.status, &*again.code), (409, "ConflictException"));
    let nowhere = mapping("api.example.com", &part, "prod", Some("x"));
    let nowhere = world
        .call::<CreateApiMapping>(nowhere)
        .await
        .expect_err("refused");
    assert_eq!(nowhere.message, "Invalid stage identifier specified");
}

#[tokio::test]
async fn a_wildcard_stands_for_one_label() {
    let world = World::new().await;
    let api = quick(&world).await;
    domain(&world, "*.example.com").await;
    let all = mapping("*.example.com", &api, "$default", None);
    world.call::<CreateApiMapping>(all).await.expect("mapped");
    assert_eq!(world.get("a.example.com", "/").await.0, 200);
    let list = GetApiMappingsRequest {
        domain_name: "*.example.com".into(),
        ..Default::default()
    };
    let mappings = world.call::<GetApiMappings>(list).await.expect("listed");
    let mapping = mappings.items.expect("one").remove(0);
    let delete = DeleteApiMappingRequest {
        domain_name: "*.example.com".into(),
        api_mapping_id: mapping.api_mapping_id.expect("it has an id"),
    };
    world
        .call::<DeleteApiMapping>(delete)
        .await
        .expect("deleted");
    assert_eq!(world.get("a.example.com", "/").await.0, 403);
    let delete = DeleteDomainNameRequest {
        domain_name: "*.example.com".into(),
    };
    world
        .call::<DeleteDomainName>(delete.clone())
        .await
        .expect("deleted");
    let gone = world
        .call::<DeleteDomainName>(delete)
        .await
        .expect_err("gone");
    assert_eq!(gone.message, "Invalid domain name identifier specified");
}
