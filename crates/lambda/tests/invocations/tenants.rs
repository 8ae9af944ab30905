//! Functions that keep their tenants apart.

use frazil_lambda::invoke::InvokeError;
use serde_json::{Value, json};

use crate::world::{World, invoke, json_of};

async fn as_tenant(world: &World, tenant: &str, event: Value) -> Value {
    let set = |invoke: &mut frazil_lambda::invoke::Invoke| invoke.tenant = Some(tenant.into());
    json_of(&world.invoke(event, set).await)
}

#[tokio::test]
async fn an_environment_serves_one_tenant_only() {
    let world = World::new();
    world.publish(|release| release.isolates_tenants = true);
    let write = json!({"do": "write", "path": "/tmp/secret", "text": "blue's"});
    as_tenant(&world, "blue", write).await;
    let read = || json!({"do": "read", "path": "/tmp/secret"});
    assert_eq!(as_tenant(&world, "green", read()).await, Value::Null);
    assert_eq!(as_tenant(&world, "blue", read()).await, "blue's");
    assert_eq!(world.cold_starts(), 2);
    let headers = as_tenant(&world, "green", json!({"do": "headers"})).await;
    assert_eq!(headers["Lambda-Runtime-Aws-Tenant-Id"], "green");
    assert_eq!(world.cold_starts(), 2);
}

#[tokio::test]
async fn a_request_names_a_tenant_exactly_when_tenants_are_kept_apart() {
    let world = World::new();
    world.publish(|release| release.isolates_tenants = true);
    let nobody = world.shards.invoke(invoke(&json!({}))).await;
    assert_eq!(nobody, Err(InvokeError::TenantMissing));
    world.publish(|_| {});
    let mut named = invoke(&json!({}));
    named.tenant = Some("blue".into());
    let named = world.shards.invoke(named).await;
    assert_eq!(named, Err(InvokeError::TenantUnexpected));
}

#[tokio::test]
async fn environments_of_tenants_are_bounded_together_and_forgotten() {
    let world = World::with(|settings| {
        settings.limits.tenant_environments_max = 1;
        settings.limits.idle_ms_max = 100;
    });
    world.publish(|release| release.isolates_tenants = true);
    as_tenant(&world, "blue", json!({})).await;
    let mut green = invoke(&json!({}));
    green.tenant = Some("green".into());
    let refused = world.shards.invoke(green).await;
    assert_eq!(refused, Err(InvokeError::AccountConcurrency));
    world.until("reclaimed", || world.environments() == 0).await;
    as_tenant(&world, "green", json!({})).await;
}
