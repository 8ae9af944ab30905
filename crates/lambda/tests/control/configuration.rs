//! Members of a configuration: what has an effect, what is kept, what is refused.

use frazil_wire::shapes::lambda::*;

use crate::world::*;

async fn refusal(change: impl FnOnce(&mut CreateFunctionRequest)) -> (u16, String, String) {
    let world = World::new().await;
    let mut request = hello();
    change(&mut request);
    refused(world.call::<CreateFunction>(request).await)
}

fn tenancy() -> Option<TenancyConfig> {
    Some(TenancyConfig {
        tenant_isolation_mode: "PER_TENANT".into(),
    })
}

#[tokio::test]
async fn what_would_have_no_effect_is_refused() {
    let without_effect = refusal(|it| {
        it.file_system_configs = Some(vec![FileSystemConfig {
            arn: "arn:aws:elasticfilesystem:us-east-1:000000000000:access-point/fsap-01234567890123456".into(),
            local_mount_path: "/mnt/data".into(),
            ..Default::default()
        }]);
    });
    assert_eq!(
        without_effect.await,
        invalid("This server does not support FileSystemConfigs.")
    );
    let durable = refusal(|it| it.durable_config = Some(DurableConfig::default()));
    assert_eq!(
        durable.await,
        invalid("This server does not support DurableConfig.")
    );
}

#[tokio::test]
async fn snapshots_are_configured_for_published_versions_of_runtimes_that_have_them() {
    let snap_start = || {
        Some(SnapStart {
            apply_on: Some("PublishedVersions".into()),
        })
    };
    let other = refusal(|it| {
        it.runtime = Some("provided.al2023".into());
        it.snap_start = snap_start();
    });
    assert_eq!(
        other.await,
        invalid("provided.al2023 is not supported for SnapStart enabled functions.")
    );
    let world = World::new().await;
    let request = CreateFunctionRequest {
        snap_start: snap_start(),
        publish: Some(true),
        ..hello()
    };
    world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    let status = |shown: FunctionConfiguration| {
        let snap_start = shown.snap_start.expect("shown");
        (snap_start.apply_on, snap_start.optimization_status)
    };
    let latest = status(world.settled("hello").await);
    let version = status(world.settled("hello:1").await);
    let applies = Some("PublishedVersions".to_owned());
    assert_eq!(latest, (applies.clone(), Some("Off".into())));
    assert_eq!(version, (applies, Some("On".into())));
}

#[tokio::test]
async fn tenants_are_kept_apart_from_the_creation_on_or_never() {
    let world = World::new().await;
    let request = CreateFunctionRequest {
        tenancy_config: tenancy(),
        ..hello()
    };
    world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    let shown = world.settled("hello").await;
    assert_eq!(shown.tenancy_config, tenancy());
    assert!(world.resolve(None).expect("ready").release.isolates_tenants);
    let url = CreateFunctionUrlConfigRequest {
        function_name: "hello".into(),
        auth_type: "NONE".into(),
        ..Default::default()
    };
    assert_eq!(
        refused(world.call::<CreateFunctionUrlConfig>(url).await),
        invalid("Function URLs are not supported for functions with tenancy configuration.")
    );
    let snapshot = UpdateFunctionConfigurationRequest {
        function_name: "hello".into(),
        snap_start: Some(SnapStart {
            apply_on: Some("PublishedVersions".into()),
        }),
        ..Default::default()
    };
    assert_eq!(
        refused(world.call::<UpdateFunctionConfiguration>(snapshot).await),
        invalid("SnapStart is not supported for functions with tenancy configuration.")
    );
}
