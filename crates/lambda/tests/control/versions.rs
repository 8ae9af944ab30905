//! Publishing versions, and aliases of them.

use std::collections::BTreeMap;

use frazil_wire::shapes::lambda::*;

use crate::world::*;

fn publish() -> PublishVersionRequest {
    PublishVersionRequest {
        function_name: "hello".into(),
        ..Default::default()
    }
}

async fn change_code(world: &World, content: &str) {
    world
        .call::<UpdateFunctionCode>(update_code(package(content)))
        .await
        .expect("updated");
    world.settled("hello").await;
}

#[tokio::test]
async fn a_version_of_a_ready_function_is_active_at_once() {
    let world = World::new().await;
    world.hello().await;
    let first = world.published().await;
    assert_eq!(first.version.as_deref(), Some("1"));
    assert_eq!(first.function_arn, Some(format!("{HELLO_ARN}:1")));
    assert_eq!(first.state.as_deref(), Some("Active"));
    assert_eq!(first.last_update_status.as_deref(), Some("Successful"));
    let release = world.resolve(Some("1")).expect("ready").release;
    assert_eq!(release.version, "1");
    change_code(&world, "second").await;
    let kept = world.resolve(Some("1")).expect("ready").release;
    assert_eq!(kept.id, release.id);
    let code = std::fs::read_to_string(kept.code_dir.join("app.py"));
    assert_eq!(code.expect("unpacked"), "first");
    assert_eq!(world.published().await.version.as_deref(), Some("2"));
}

#[tokio::test]
async fn publishing_the_unchanged_gives_the_same_version() {
    let world = World::new().await;
    world.hello().await;
    let first = world.published().await;
    assert_eq!(world.published().await, first);
    change_code(&world, "first").await;
    assert_eq!(
        world.published().await.version,
        first.version,
        "the same code again"
    );
    let request = DeleteFunctionRequest {
        function_name: "hello:1".into(),
        ..Default::default()
    };
    world
        .call::<DeleteFunction>(request)
        .await
        .expect("deleted");
    assert!(world.resolve(Some("1")).is_err());
    assert_eq!(
        world.published().await.version.as_deref(),
        Some("2"),
        "numbers are not used twice"
    );
}

#[tokio::test]
async fn a_version_published_with_an_update_becomes_ready_with_it() {
    let world = World::new().await;
    world.hello().await;
    world.runtimes.close();
    let request = UpdateFunctionCodeRequest {
        publish: Some(true),
        ..update_code(package("second"))
    };
    let version = world
        .call::<UpdateFunctionCode>(request)
        .await
        .expect("updated");
    assert_eq!(version.version.as_deref(), Some("1"));
    assert_eq!(version.function_arn, Some(format!("{HELLO_ARN}:1")));
    assert_eq!(version.state.as_deref(), Some("Pending"));
    assert_eq!(version.last_update_status, None);
    assert!(world.resolve(Some("1")).is_err());
    world.runtimes.open();
    world.settled("hello").await;
    let release = world.resolve(Some("1")).expect("ready").release;
    let code = std::fs::read_to_string(release.code_dir.join("app.py"));
    assert_eq!(code.expect("unpacked"), "second");
    assert_eq!(
        world.configuration("hello:1").await.state.as_deref(),
        Some("Active")
    );
}

#[tokio::test]
async fn publishing_revises_latest_and_an_alias_does_not() {
    let world = World::new().await;
    let before = world.hello().await.revision_id;
    let version = world.published().await.revision_id;
    let after = world.configuration("hello").await.revision_id;
    assert!(before != version && before != after && version != after);
    world
        .call::<CreateAlias>(alias("1", &[]))
        .await
        .expect("created");
    assert_eq!(world.configuration("hello").await.revision_id, after);
    assert_eq!(world.configuration("hello:1").await.revision_id, version);
}

#[tokio::test]
async fn guards_of_publishing_are_checked() {
    let world = World::new().await;
    let sha256 = world.hello().await.code_sha256.expect("a hash");
    let request = PublishVersionRequest {
        code_sha256: Some("other".into()),
        ..publish()
    };
    assert_eq!(
        refused(world.call::<PublishVersion>(request).await),
        says(
            400,
            "InvalidParameterValueException",
            &format!(
                "CodeSHA256 (other) is different from current CodeSHA256 in $LATEST ({sha256}). Please try again with the CodeSHA256 in $LATEST."
            )
        )
    );
    let request = PublishVersionRequest {
        revision_id: Some("other".into()),
        ..publish()
    };
    assert_eq!(refused(world.call::<PublishVersion>(request).await).0, 412);
    let request = PublishVersionRequest {
        description: Some("described".into()),
        ..publish()
    };
    let version = world
        .call::<PublishVersion>(request)
        .await
        .expect("published");
    assert_eq!(version.description.as_deref(), Some("described"));
    assert_eq!(
        world.configuration("hello").await.description.as_deref(),
        Some("")
    );
}

#[tokio::test]
async fn versions_are_listed_after_latest() {
    let world = World::new().await;
    world.hello().await;
    for content in ["a", "b", "c"] {
        change_code(&world, content).await;
        world.published().await;
    }
    let list = async |marker| {
        let request = ListVersionsByFunctionRequest {
            function_name: "hello".into(),
            max_items: Some(3),
            marker,
        };
        let page = world
            .call::<ListVersionsByFunction>(request)
            .await
            .expect("listed");
        let versions: Vec<_> = page
            .versions
            .expect("a list")
            .into_iter()
            .filter_map(|it| it.function_arn)
            .collect();
        (versions, page.next_marker)
    };
    let (first, marker) = list(None).await;
    assert_eq!(
        first,
        [
            format!("{HELLO_ARN}:$LATEST"),
            format!("{HELLO_ARN}:1"),
            format!("{HELLO_ARN}:2")
        ]
    );
    let (second, marker) = list(marker).await;
    assert_eq!((second, marker), (vec![format!("{HELLO_ARN}:3")], None));
    let request = ListVersionsByFunctionRequest {
        function_name: "nothing".into(),
        ..Default::default()
    };
    assert_eq!(
        refused(world.call::<ListVersionsByFunction>(request).await).0,
        404
    );
}

fn alias(version: &str, weights: &[(&str, f64)]) -> CreateAliasRequest {
    let weights: BTreeMap<_, _> = weights
        .iter()
        .map(|(version, weight)| ((*version).to_owned(), *weight))
        .collect();
    let routing_config = (!weights.is_empty()).then_some(AliasRoutingConfiguration {
        additional_version_weights: Some(weights),
    });
    CreateAliasRequest {
        function_name: "hello".into(),
        name: "live".into(),
        function_version: version.into(),
        routing_config,
        ..Default::default()
    }
}

#[tokio::test]
async fn an_alias_leads_to_its_version() {
    let world = World::new().await;
    world.hello().await;
    world.published().await;
    let created = world
        .call::<CreateAlias>(alias("1", &[]))
        .await
        .expect("created");
    assert_eq!(created.alias_arn, Some(format!("{HELLO_ARN}:live")));
    let target = world.resolve(Some("live")).expect("ready");
    assert_eq!(target.release.version, "1");
    assert_eq!(&*target.invoked_arn, format!("{HELLO_ARN}:live"));
    let shown = world.configuration("hello:live").await;
    assert_eq!(shown.function_arn, Some(format!("{HELLO_ARN}:live")));
    assert_eq!(shown.version.as_deref(), Some("1"));
    assert_eq!(
        refused(world.call::<CreateAlias>(alias("1", &[])).await),
        says(
            409,
            "ResourceConflictException",
            &format!("Alias already exists: {HELLO_ARN}:live")
        )
    );
    let delete = |qualifier: &str| DeleteFunctionRequest {
        function_name: "hello".into(),
        qualifier: Some(qualifier.into()),
    };
    assert_eq!(
        refused(world.call::<DeleteFunction>(delete("1")).await).0,
        409
    );
    let request = DeleteAliasRequest {
        function_name: "hello".into(),
        name: "live".into(),
    };
    world.call::<DeleteAlias>(request).await.expect("deleted");
    assert!(world.resolve(Some("live")).is_err());
    world
        .call::<DeleteFunction>(delete("1"))
        .await
        .expect("deleted");
}

#[tokio::test]
async fn weights_of_aliases_are_checked() {
    let world = World::new().await;
    world.hello().await;
    world.published().await;
    change_code(&world, "second").await;
    world.published().await;
    let create = async |version: &str, weights: &[(&str, f64)]| {
        refused(world.call::<CreateAlias>(alias(version, weights)).await).2
    };
    assert_eq!(
        create("1", &[("1", 0.5)]).await,
        "Invalid function version 1. Function version 1 is already included in routing configuration."
    );
    assert_eq!(
        create("1", &[("1", 0.5), ("2", 0.5)]).await,
        "Number of items in AdditionalVersionWeights cannot be greater than 1"
    );
    assert_eq!(
        create("$LATEST", &[("2", 0.5)]).await,
        "$LATEST is not supported for an alias pointing to more than 1 version"
    );
    assert_eq!(
        create("9", &[]).await,
        format!("Function not found: {HELLO_ARN}:9")
    );
    let message = create("1", &[("2", 2.0)]).await;
    assert!(message.starts_with("1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed"), "{message}");
    world
        .call::<CreateAlias>(alias("1", &[("2", 0.5)]))
        .await
        .expect("created");
    let versions = (0..10).map(|_| {
        world
            .resolve(Some("live"))
            .expect("ready")
            .release
            .version
            .clone()
    });
    let versions: std::collections::BTreeSet<_> = versions.collect();
    assert_eq!(versions.len(), 2);
}

#[tokio::test]
async fn an_alias_that_does_not_exist_is_answered_as_on_aws() {
    let world = World::new().await;
    world.hello().await;
    let get = GetAliasRequest {
        function_name: "hello".into(),
        name: "none".into(),
    };
    assert_eq!(
        refused(world.call::<GetAlias>(get).await),
        says(
            404,
            "ResourceNotFoundException",
            &format!("Cannot find alias arn: {HELLO_ARN}:none")
        )
    );
    let update = UpdateAliasRequest {
        function_name: "hello".into(),
        name: "none".into(),
        ..Default::default()
    };
    assert_eq!(
        refused(world.call::<UpdateAlias>(update).await),
        says(
            404,
            "ResourceNotFoundException",
            &format!("Alias not found: {HELLO_ARN}:none")
        )
    );
}
