//! Reuse, growth, reclaim.

use std::sync::Arc;
use std::time::Duration;

use frazil_lambda::invoke::InvokeError;
use futures::future::join_all;
use serde_json::json;

use crate::world::{World, contains, invoke};

#[tokio::test]
async fn a_warm_environment_is_reused() {
    let world = World::ready();
    for expect in 1..=5 {
        let result = world.result(json!({})).await;
        assert_eq!(result["invocations"], expect);
    }
    assert_eq!(world.cold_starts(), 1);
}

#[tokio::test]
async fn fifty_first_requests_make_fifty_environments_and_log_streams() {
    let world = World::ready();
    let requests = (0..50).map(|_| world.result(json!({"do": "sleep", "s": 0.5})));
    for result in join_all(requests).await {
        assert_eq!(result["invocations"], 1);
    }
    assert_eq!(world.environments(), 50);
    let streams = world
        .streams(|streams| contains(streams, "REPORT", 50))
        .await;
    assert_eq!(streams.len(), 50);
}

#[tokio::test]
async fn background_threads_stand_still_between_invocations() {
    let world = World::ready();
    let before = world.result(json!({"do": "count"})).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let after = world.result(json!({"do": "count"})).await;
    let (before, after) = (before.as_u64().unwrap(), after.as_u64().unwrap());
    assert!(before > 0 && after - before < 10, "{before} {after}");
}

#[tokio::test]
async fn a_client_that_leaves_loses_no_environment() {
    let world = Arc::new(World::ready());
    world.result(json!({})).await;
    let leaving = {
        let world = world.clone();
        tokio::spawn(async move { world.result(json!({"do": "sleep", "s": 0.5})).await })
    };
    let metrics = world.shards.metrics().clone();
    let running = || {
        metrics
            .concurrency
            .load(std::sync::atomic::Ordering::Relaxed)
    };
    world.until("running", || running() == 1).await;
    leaving.abort();
    world.until("finished", || running() == 0).await;
    assert_eq!(world.result(json!({})).await["invocations"], 3);
    assert_eq!(world.cold_starts(), 1);
}

#[tokio::test]
async fn idle_environments_are_reclaimed() {
    let world = World::with(|settings| settings.limits.idle_ms_max = 100);
    world.publish(|_| {});
    world.result(json!({})).await;
    world.until("reclaimed", || world.environments() == 0).await;
    assert_eq!(world.result(json!({})).await["invocations"], 1);
}

#[tokio::test]
async fn a_replaced_release_finishes_its_event_and_gets_no_other() {
    let world = Arc::new(World::ready());
    world.result(json!({})).await;
    let running = {
        let world = world.clone();
        tokio::spawn(async move { world.result(json!({"do": "sleep", "s": 1})).await })
    };
    let metrics = world.shards.metrics().clone();
    let busy = || {
        metrics
            .concurrency
            .load(std::sync::atomic::Ordering::Relaxed)
            == 1
    };
    world.until("running", busy).await;
    world.publish(|_| {});
    assert_eq!(world.result(json!({})).await["invocations"], 1);
    assert_eq!(running.await.unwrap()["invocations"], 2);
    world.until("retired", || world.environments() == 1).await;
}

#[tokio::test]
async fn concurrency_has_a_limit() {
    let world = World::with(|settings| settings.limits.concurrency_max = 1);
    world.publish(|_| {});
    let slow = world.result(json!({"do": "sleep", "s": 0.5}));
    let refused = async {
        let running = || world.cold_starts() == 1;
        world.until("running", running).await;
        world.shards.invoke(invoke(&json!({}))).await
    };
    let (_, refused) = tokio::join!(slow, refused);
    assert_eq!(refused, Err(InvokeError::AccountConcurrency));
    world.result(json!({})).await;
}

#[tokio::test]
async fn without_memory_there_is_no_new_environment() {
    let world = World::with(|settings| settings.limits.memory_reserve_mb = u64::MAX);
    world.publish(|_| {});
    let refused = world.shards.invoke(invoke(&json!({}))).await;
    assert_eq!(refused, Err(InvokeError::NoRoom));
}

#[tokio::test]
async fn stopping_waits_for_invocations_and_leaves_nothing() {
    let world = World::ready();
    let shards = world.shards;
    let counted = shards.metrics().clone();
    let value =
        |counter: &std::sync::atomic::AtomicU64| counter.load(std::sync::atomic::Ordering::Relaxed);
    let (started, running) = tokio::sync::oneshot::channel();
    let (finished, result) = tokio::sync::oneshot::channel();
    shards.spawn_on(0, |handle| async move {
        let _ = started.send(());
        let _ = finished.send(
            handle
                .invoke(invoke(&json!({"do": "sleep", "s": 0.3})))
                .await,
        );
    });
    running.await.unwrap();
    while value(&counted.cold_starts) == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    shards.stop(Duration::from_secs(10)).await;
    assert!(result.await.unwrap().is_ok());
    assert_eq!(value(&counted.environments), 0);
}

#[tokio::test]
async fn a_function_that_grows_too_fast_is_throttled() {
    let world = World::with(|settings| settings.limits.scaling_environments_max = 1);
    world.publish(|_| {});
    let slow = world.result(json!({"do": "sleep", "s": 0.5}));
    let refused = async {
        world.until("running", || world.cold_starts() == 1).await;
        world.shards.invoke(invoke(&json!({}))).await
    };
    let (_, refused) = tokio::join!(slow, refused);
    assert_eq!(refused, Err(InvokeError::ScalingRate));
    world.result(json!({})).await;
}
