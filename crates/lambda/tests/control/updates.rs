//! Updating code and configuration.

use std::collections::BTreeMap;
use std::sync::Arc;

use frazil_store::MemoryStore;
use frazil_wire::shapes::lambda::*;

use crate::world::*;

fn configure(
    change: impl FnOnce(&mut UpdateFunctionConfigurationRequest),
) -> UpdateFunctionConfigurationRequest {
    let mut request = UpdateFunctionConfigurationRequest {
        function_name: "hello".into(),
        ..Default::default()
    };
    change(&mut request);
    request
}

#[tokio::test]
async fn the_old_code_serves_until_the_new_is_ready() {
    let world = World::new().await;
    let before = world.hello().await;
    let old = world.resolve(None).expect("ready").release;
    world.runtimes.close();
    let updated = world
        .call::<UpdateFunctionCode>(update_code(package("second")))
        .await
        .expect("updated");
    assert_eq!(updated.state.as_deref(), Some("Active"));
    assert_eq!(updated.last_update_status.as_deref(), Some("InProgress"));
    assert_eq!(
        updated.last_update_status_reason.as_deref(),
        Some("The function is being created.")
    );
    assert_eq!(
        updated.last_update_status_reason_code.as_deref(),
        Some("Creating")
    );
    assert_ne!(updated.code_sha256, before.code_sha256);
    assert_eq!(world.resolve(None).expect("ready").release.id, old.id);
    assert!(world.directory().is_live(old.id));
    world.runtimes.open();
    let after = world.settled("hello").await;
    assert_eq!(after.last_update_status.as_deref(), Some("Successful"));
    assert_eq!(after.last_update_status_reason, None);
    assert_ne!(after.revision_id, updated.revision_id);
    let new = world.resolve(None).expect("ready").release;
    assert!(!world.directory().is_live(old.id) && world.directory().is_live(new.id));
    let code = std::fs::read_to_string(new.code_dir.join("app.py"));
    assert_eq!(code.expect("unpacked"), "second");
}

#[tokio::test]
async fn an_update_during_an_update_is_refused() {
    let world = World::new().await;
    world.runtimes.close();
    world
        .call::<CreateFunction>(hello())
        .await
        .expect("created");
    assert_eq!(
        refused(
            world
                .call::<UpdateFunctionCode>(update_code(package("second")))
                .await
        ),
        says(
            409,
            "ResourceConflictException",
            "The operation cannot be performed at this time. The function is currently in the following state: Pending"
        )
    );
    world.runtimes.open();
    world.settled("hello").await;
    world.runtimes.close();
    world
        .call::<UpdateFunctionConfiguration>(configure(|it| it.timeout = Some(10)))
        .await
        .expect("updated");
    assert_eq!(
        refused(
            world
                .call::<UpdateFunctionConfiguration>(configure(|it| it.timeout = Some(11)))
                .await
        ),
        says(
            409,
            "ResourceConflictException",
            &format!(
                "The operation cannot be performed at this time. An update is in progress for resource: {HELLO_ARN}"
            )
        )
    );
    world.runtimes.open();
    assert_eq!(world.settled("hello").await.timeout, Some(10));
}

#[tokio::test]
async fn a_failed_update_keeps_what_was_running() {
    let world = World::new().await;
    world.hello().await;
    let old = world.resolve(None).expect("ready").release;
    world.runtimes.break_down(true);
    world
        .call::<UpdateFunctionCode>(update_code(package("second")))
        .await
        .expect("updated");
    let failed = world.settled("hello").await;
    assert_eq!(failed.state.as_deref(), Some("Active"));
    assert_eq!(failed.last_update_status.as_deref(), Some("Failed"));
    assert_eq!(
        failed.last_update_status_reason_code.as_deref(),
        Some("InvalidRuntime")
    );
    assert_eq!(world.resolve(None).expect("ready").release.id, old.id);
    world.runtimes.break_down(false);
    let world = world.killed_and_started().await;
    let release = world.resolve(None).expect("ready after a restart").release;
    let code = std::fs::read_to_string(release.code_dir.join("app.py"));
    assert_eq!(code.expect("unpacked"), "first");
}

#[tokio::test]
async fn a_dry_run_changes_nothing() {
    let world = World::new().await;
    let before = world.hello().await;
    let request = UpdateFunctionCodeRequest {
        dry_run: Some(true),
        ..update_code(package("second"))
    };
    let shown = world
        .call::<UpdateFunctionCode>(request)
        .await
        .expect("shown");
    assert_ne!(shown.code_sha256, before.code_sha256);
    assert_eq!(world.configuration("hello").await, before);
}

#[tokio::test]
async fn only_what_is_given_changes_and_empty_removes() {
    let world = World::new().await;
    world.hello().await;
    let variables = |pairs: &[(&str, &str)]| {
        let pairs = pairs
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        Some(Environment {
            variables: Some(pairs.collect()),
        })
    };
    let update = async |request| {
        world
            .call::<UpdateFunctionConfiguration>(request)
            .await
            .expect("updated");
        world.settled("hello").await
    };
    let first = update(configure(|it| {
        it.environment = variables(&[("AA", "1"), ("BB", "2")]);
        it.memory_size = Some(256);
        it.vpc_config = Some(VpcConfig {
            subnet_ids: Some(vec!["subnet-1".into()]),
            security_group_ids: Some(vec!["sg-1".into()]),
            ..Default::default()
        });
        it.logging_config = Some(LoggingConfig {
            log_format: Some("JSON".into()),
            ..Default::default()
        });
    }))
    .await;
    assert_eq!((first.memory_size, first.timeout), (Some(256), Some(3)));
    assert!(first.vpc_config.is_some());
    let logging = first.logging_config.expect("always there");
    assert_eq!(logging.application_log_level.as_deref(), Some("INFO"));
    let second = update(configure(|it| {
        it.environment = variables(&[("CC", "3")]);
        it.vpc_config = Some(VpcConfig::default());
    }))
    .await;
    assert_eq!(second.memory_size, Some(256));
    assert_eq!(second.vpc_config, None);
    let release = world.resolve(None).expect("ready").release;
    assert_eq!(
        release.variables,
        BTreeMap::from([("CC".to_owned(), "3".to_owned())])
    );
    assert!(release.logging.json);
    let third = update(configure(|it| it.environment = variables(&[]))).await;
    assert_eq!(
        third.environment.and_then(|it| it.variables),
        Some(BTreeMap::new())
    );
}

#[tokio::test]
async fn a_stale_revision_is_refused() {
    let world = World::new().await;
    let stale = world
        .call::<CreateFunction>(hello())
        .await
        .expect("created")
        .revision_id;
    let current = world.settled("hello").await.revision_id;
    let update =
        |revision_id: &Option<String>| configure(|it| it.revision_id.clone_from(revision_id));
    assert_eq!(
        refused(
            world
                .call::<UpdateFunctionConfiguration>(update(&stale))
                .await
        ),
        says(
            412,
            "PreconditionFailedException",
            "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id"
        )
    );
    world
        .call::<UpdateFunctionConfiguration>(update(&current))
        .await
        .expect("updated");
}

#[tokio::test]
async fn levels_of_text_logs_are_refused() {
    let world = World::new().await;
    world.hello().await;
    let request = configure(|it| {
        it.logging_config = Some(LoggingConfig {
            application_log_level: Some("DEBUG".into()),
            ..Default::default()
        });
    });
    let (_, code, message) = refused(world.call::<UpdateFunctionConfiguration>(request).await);
    assert_eq!(code, "InvalidParameterValueException");
    assert!(
        message.starts_with("LogLevel is not supported when LogFormat is set to \"Text\"."),
        "{message}"
    );
}

#[tokio::test]
async fn two_servers_on_one_store_lose_no_update() {
    let store = Arc::new(MemoryStore::new());
    let first = World::over(store.clone()).await;
    first.hello().await;
    let second = World::over(store).await;
    let tag = async |world: &World, prefix: &str| {
        for index in 0..20 {
            let tags = BTreeMap::from([(format!("{prefix}{index}"), "x".to_owned())]);
            let request = TagResourceRequest {
                resource: HELLO_ARN.into(),
                tags,
            };
            world.call::<TagResource>(request).await.expect("tagged");
        }
    };
    tokio::join!(tag(&first, "a"), tag(&second, "b"));
    let request = ListTagsRequest {
        resource: HELLO_ARN.into(),
    };
    let tags = first.call::<ListTags>(request).await.expect("listed").tags;
    assert_eq!(tags.expect("tags").len(), 40);
}
