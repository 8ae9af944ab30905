//! Creating, reading, listing and deleting functions.

use std::collections::BTreeMap;

use frazil_lambda::directory::ResolveError;
use frazil_wire::shapes::lambda::*;

use crate::world::*;

#[tokio::test]
async fn a_function_is_pending_then_active() {
    let world = World::new().await;
    world.runtimes.close();
    let created = world
        .call::<CreateFunction>(hello())
        .await
        .expect("created");
    assert_eq!(created.state.as_deref(), Some("Pending"));
    assert_eq!(
        created.state_reason.as_deref(),
        Some("The function is being created.")
    );
    assert_eq!(created.state_reason_code.as_deref(), Some("Creating"));
    assert_eq!(created.last_update_status, None);
    let pending = ResolveError::NotReady {
        function: "hello".into(),
        state: "Pending",
    };
    assert_eq!(world.resolve(None).expect_err("pending"), pending);
    world.runtimes.open();
    let active = world.settled("hello").await;
    assert_eq!(active.state.as_deref(), Some("Active"));
    assert_eq!(active.last_update_status.as_deref(), Some("Successful"));
    assert_eq!(active.state_reason, None);
    assert_ne!(active.revision_id, created.revision_id);
    let target = world.resolve(None).expect("ready");
    assert_eq!(&*target.invoked_arn, HELLO_ARN);
    assert_eq!(target.release.handler, "app.handler");
    let code = std::fs::read_to_string(target.release.code_dir.join("app.py"));
    assert_eq!(code.expect("unpacked"), "first");
}

#[tokio::test]
async fn a_new_function_looks_as_on_aws() {
    let world = World::new().await;
    let zip = package("first");
    let created = world
        .call::<CreateFunction>(hello())
        .await
        .expect("created");
    let sha256 = created.code_sha256.clone().expect("a hash");
    let expected = FunctionConfiguration {
        architectures: Some(vec!["x86_64".into()]),
        code_sha256: Some(sha256.clone()),
        code_size: Some(zip.len() as i64),
        description: Some(String::new()),
        ephemeral_storage: Some(EphemeralStorage { size: 512 }),
        function_arn: Some(HELLO_ARN.into()),
        function_name: Some("hello".into()),
        handler: Some("app.handler".into()),
        last_modified: Some("2025-11-24T10:00:00.000+0000".into()),
        logging_config: Some(LoggingConfig {
            log_format: Some("Text".into()),
            log_group: Some("/aws/lambda/hello".into()),
            ..Default::default()
        }),
        memory_size: Some(128),
        package_type: Some("Zip".into()),
        revision_id: created.revision_id.clone(),
        role: Some(ROLE.into()),
        runtime: Some("python3.13".into()),
        runtime_version_config: created.runtime_version_config.clone(),
        snap_start: Some(SnapStartResponse {
            apply_on: Some("None".into()),
            optimization_status: Some("Off".into()),
        }),
        state: Some("Pending".into()),
        state_reason: Some("The function is being created.".into()),
        state_reason_code: Some("Creating".into()),
        timeout: Some(3),
        tracing_config: Some(TracingConfigResponse {
            mode: Some("PassThrough".into()),
        }),
        version: Some("$LATEST".into()),
        ..Default::default()
    };
    assert_eq!(created, expected);
    assert!(sha256.ends_with('=') && sha256.len() == 44, "{sha256}");
    let version = created.runtime_version_config.expect("a version");
    let version = version.runtime_version_arn.expect("an ARN");
    assert!(
        version.starts_with("arn:aws:lambda:us-east-1::runtime:"),
        "{version}"
    );
}

#[tokio::test]
async fn the_status_is_201_and_the_answer_carries_the_request_id() {
    let world = World::new().await;
    let response = world
        .raw(frazil_wire::request::<CreateFunction>(&hello()))
        .await;
    assert_eq!(response.status(), 201);
    let id = response.headers()["x-amzn-requestid"].to_str();
    assert_eq!(id.expect("text"), "11111111-2222-4333-8444-555555555555");
}

#[tokio::test]
async fn empty_settings_as_zappa_sends_them_are_accepted() {
    let world = World::new().await;
    let request = CreateFunctionRequest {
        vpc_config: Some(VpcConfig::default()),
        dead_letter_config: Some(DeadLetterConfig::default()),
        file_system_configs: Some(vec![]),
        layers: Some(vec![]),
        kms_key_arn: Some(String::new()),
        environment: Some(Environment {
            variables: Some(BTreeMap::new()),
        }),
        snap_start: Some(SnapStart {
            apply_on: Some("None".into()),
        }),
        publish: Some(true),
        ..hello()
    };
    let created = world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    assert_eq!(created.version.as_deref(), Some("1"));
    assert_eq!(created.function_arn.as_deref(), Some(HELLO_ARN));
    assert_eq!(created.vpc_config, None);
    assert_eq!(created.dead_letter_config, None);
    assert_eq!(created.kms_key_arn, None);
    assert_eq!(
        created.environment.and_then(|it| it.variables),
        Some(BTreeMap::new())
    );
}

fn delete(qualifier: Option<&str>) -> DeleteFunctionRequest {
    DeleteFunctionRequest {
        function_name: "hello".into(),
        qualifier: qualifier.map(Into::into),
    }
}

#[tokio::test]
async fn a_deleted_function_is_gone_with_its_versions() {
    let world = World::new().await;
    let request = CreateFunctionRequest {
        publish: Some(true),
        ..hello()
    };
    world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    world.settled("hello").await;
    assert!(world.resolve(Some("1")).is_ok());
    let response = world
        .raw(frazil_wire::request::<DeleteFunction>(&delete(None)))
        .await;
    assert_eq!(response.status(), 204);
    assert!(world.resolve(None).is_err() && world.resolve(Some("1")).is_err());
    assert_eq!(
        refused(world.call::<DeleteFunction>(delete(None)).await),
        says(
            404,
            "ResourceNotFoundException",
            &format!("Function not found: {HELLO_ARN}")
        )
    );
    let left = world.store.list("", std::ops::Bound::Unbounded, 10).await;
    assert!(left.expect("listed").is_empty());
    world.hello().await;
    assert!(
        world.resolve(Some("1")).is_err(),
        "versions do not come back"
    );
}

#[tokio::test]
async fn latest_cannot_be_deleted_alone() {
    let world = World::new().await;
    world.hello().await;
    assert_eq!(
        refused(world.call::<DeleteFunction>(delete(Some("$LATEST"))).await),
        invalid("$LATEST version cannot be deleted without deleting the function.")
    );
}
