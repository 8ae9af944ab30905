//! Tags, concurrency, the account.

use std::collections::BTreeMap;

use frazil_wire::shapes::lambda::*;

use crate::world::*;

fn tags(count: usize) -> BTreeMap<String, String> {
    (0..count)
        .map(|index| (format!("k{index}"), "v".to_owned()))
        .collect()
}

fn tag(resource: &str, tags: BTreeMap<String, String>) -> TagResourceRequest {
    TagResourceRequest {
        resource: resource.into(),
        tags,
    }
}

#[tokio::test]
async fn tags_are_added_and_removed() {
    let world = World::new().await;
    world.hello().await;
    world
        .call::<TagResource>(tag(HELLO_ARN, tags(3)))
        .await
        .expect("tagged");
    let untag = UntagResourceRequest {
        resource: HELLO_ARN.into(),
        tag_keys: vec!["k0".into(), "k2".into(), "unknown".into()],
    };
    world.call::<UntagResource>(untag).await.expect("untagged");
    let list = ListTagsRequest {
        resource: HELLO_ARN.into(),
    };
    let left = world
        .call::<ListTags>(list)
        .await
        .expect("listed")
        .tags
        .expect("tags");
    assert_eq!(left.into_keys().collect::<Vec<_>>(), ["k1"]);
}

#[tokio::test]
async fn tags_are_refused_in_the_words_of_aws() {
    let world = World::new().await;
    world.hello().await;
    let refusal = async |request| refused(world.call::<TagResource>(request).await).2;
    assert_eq!(
        refusal(tag(HELLO_ARN, tags(51))).await,
        "Number of tags exceeds resource tag limit."
    );
    assert_eq!(
        refusal(tag(&format!("{HELLO_ARN}:1"), tags(1))).await,
        "Tags on function aliases and versions are not supported. Please specify a function ARN."
    );
    assert_eq!(
        refusal(tag(HELLO_ARN, tags(0))).await,
        "An error occurred and the request cannot be processed."
    );
}

fn reserve(name: &str, count: i32) -> PutFunctionConcurrencyRequest {
    PutFunctionConcurrencyRequest {
        function_name: name.into(),
        reserved_concurrent_executions: count,
    }
}

#[tokio::test]
async fn reserved_concurrency_reaches_the_data_plane() {
    let world = World::new().await;
    world.hello().await;
    let release = world.resolve(None).expect("ready").release.id;
    world
        .call::<PutFunctionConcurrency>(reserve("hello", 7))
        .await
        .expect("reserved");
    let target = world.resolve(None).expect("ready");
    assert_eq!(target.reserved_concurrency, Some(7));
    assert_eq!(target.release.id, release, "environments are kept");
    let whole = GetFunctionRequest {
        function_name: "hello".into(),
        ..Default::default()
    };
    let shown = world
        .call::<GetFunction>(whole)
        .await
        .expect("found")
        .concurrency;
    assert_eq!(
        shown.and_then(|it| it.reserved_concurrent_executions),
        Some(7)
    );
    let delete = DeleteFunctionConcurrencyRequest {
        function_name: "hello".into(),
    };
    world
        .call::<DeleteFunctionConcurrency>(delete)
        .await
        .expect("deleted");
    assert_eq!(
        world.resolve(None).expect("ready").reserved_concurrency,
        None
    );
}

#[tokio::test]
async fn reservations_must_leave_some_to_the_others() {
    let world = World::new().await;
    world.hello().await;
    world
        .call::<PutFunctionConcurrency>(reserve("hello", 900))
        .await
        .expect("reserved");
    world
        .call::<PutFunctionConcurrency>(reserve("hello", 900))
        .await
        .expect("not counted twice");
    assert_eq!(
        refused(
            world
                .call::<PutFunctionConcurrency>(reserve("hello", 901))
                .await
        ),
        says(
            400,
            "InvalidParameterValueException",
            "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100]."
        )
    );
    assert_eq!(
        refused(
            world
                .call::<PutFunctionConcurrency>(reserve("nothing", 1))
                .await
        ),
        says(
            404,
            "ResourceNotFoundException",
            "Function not found: arn:aws:lambda:us-east-1:000000000000:function:nothing:$LATEST"
        )
    );
    let (_, _, message) = refused(
        world
            .call::<PutFunctionConcurrency>(reserve("hello:1", 1))
            .await,
    );
    assert!(
        message.starts_with("This operation is permitted on Lambda functions only."),
        "{message}"
    );
}

#[tokio::test]
async fn the_account_shows_limits_and_usage() {
    let world = World::new().await;
    world.hello().await;
    world
        .call::<PutFunctionConcurrency>(reserve("hello", 10))
        .await
        .expect("reserved");
    let settings = world
        .call::<GetAccountSettings>(GetAccountSettingsRequest::default())
        .await
        .expect("shown");
    let limit = settings.account_limit.expect("limits");
    assert_eq!(limit.concurrent_executions, Some(1000));
    assert_eq!(limit.unreserved_concurrent_executions, Some(990));
    assert_eq!(limit.total_code_size, Some(80_530_636_800));
    let usage = settings.account_usage.expect("usage");
    assert_eq!(usage.function_count, Some(1));
    assert_eq!(usage.total_code_size, Some(package("first").len() as i64));
}

#[tokio::test]
async fn calls_beyond_a_rate_that_was_set_are_throttled() {
    let limits = frazil_lambda::limits::Limits {
        control_calls_per_s_max: 1,
        get_function_calls_per_s_max: 2,
        ..Default::default()
    };
    let store = std::sync::Arc::new(frazil_store::MemoryStore::new());
    let world = World::limited(store, limits).await;
    let list = || world.call::<ListFunctions>(ListFunctionsRequest::default());
    list().await.expect("the first");
    let fault = list().await.expect_err("the second");
    assert_eq!(
        (fault.status, &*fault.code),
        (429, "TooManyRequestsException")
    );
    let reason = ("Reason".into(), "CallerRateLimitExceeded".into());
    assert!(fault.members.contains(&reason), "{:?}", fault.members);
    let get = || {
        world.call::<GetFunction>(GetFunctionRequest {
            function_name: "hello".into(),
            ..Default::default()
        })
    };
    let statuses = [get().await, get().await, get().await];
    let statuses = statuses.map(|answer| refused(answer).0);
    assert_eq!(statuses, [404, 404, 429]);
}
