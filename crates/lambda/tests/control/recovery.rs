//! Servers that are killed, and stores that fail.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use frazil_store::{FaultyStore, MemoryStore, When};
use frazil_wire::shapes::lambda::*;

use crate::world::*;

#[tokio::test]
async fn what_was_ready_is_ready_after_a_restart() {
    let world = World::new().await;
    world.hello().await;
    world.published().await;
    let before = world.configuration("hello").await;
    let world = world.killed_and_started().await;
    assert!(world.resolve(None).is_ok() && world.resolve(Some("1")).is_ok());
    assert_eq!(world.configuration("hello").await, before);
}

#[tokio::test]
async fn a_server_killed_while_a_function_is_pending_goes_on() {
    let world = World::new().await;
    world.runtimes.close();
    let request = CreateFunctionRequest {
        publish: Some(true),
        ..hello()
    };
    world
        .call::<CreateFunction>(request)
        .await
        .expect("created");
    let world = world.killed_and_started().await;
    assert_eq!(
        world.settled("hello").await.state.as_deref(),
        Some("Active")
    );
    assert!(world.resolve(None).is_ok() && world.resolve(Some("1")).is_ok());
}

#[tokio::test]
async fn a_server_killed_during_an_update_serves_the_old_code_and_goes_on() {
    let world = World::new().await;
    world.hello().await;
    world.runtimes.close();
    world
        .call::<UpdateFunctionCode>(update_code(package("second")))
        .await
        .expect("updated");
    let world = world.killed_and_started().await;
    let target = world.resolve(None).expect("something runs at once");
    let code = std::fs::read_to_string(target.release.code_dir.join("app.py"));
    assert!(["first", "second"].contains(&code.expect("unpacked").as_str()));
    let after = world.settled("hello").await;
    assert_eq!(after.last_update_status.as_deref(), Some("Successful"));
    let code = world
        .resolve(None)
        .expect("ready")
        .release
        .code_dir
        .join("app.py");
    assert_eq!(std::fs::read_to_string(code).expect("unpacked"), "second");
}

#[tokio::test]
async fn a_request_that_is_given_up_is_carried_out_whole() {
    let world = World::new().await;
    let mut changes = world.directory().changes();
    let request = frazil_wire::request::<CreateFunction>(&hello());
    let mut answer = Box::pin(world.raw(request));
    assert!(futures::poll!(&mut answer).is_pending());
    drop(answer);
    let ready = changes.wait_for(|_| world.resolve(None).is_ok());
    let ready = tokio::time::timeout(PATIENCE, ready).await;
    ready.expect("in time").expect("the directory lives");
}

/// A store whose n-th write fails, before or after it is done.
fn failing(store: &Arc<MemoryStore>, nth: usize, when: When) -> Arc<FaultyStore> {
    let writes = AtomicUsize::new(0);
    let plan = move |method: &'static str| {
        let is_write = ["commit", "blob_writer"].contains(&method);
        let hit = is_write && writes.fetch_add(1, Ordering::SeqCst) == nth;
        if hit { when } else { When::Never }
    };
    Arc::new(FaultyStore::new(store.clone(), plan))
}

/// Creates, publishes, updates and deletes over a store that fails once, and returns what was
/// acknowledged: the marks of the steps.
async fn life(world: &World) -> Vec<&'static str> {
    let mut acknowledged = Vec::new();
    let create = CreateFunctionRequest {
        publish: Some(true),
        ..hello()
    };
    if world.call::<CreateFunction>(create).await.is_ok() {
        acknowledged.push("create");
        world.settled("hello").await;
    }
    let update = world
        .call::<UpdateFunctionCode>(update_code(package("second")))
        .await;
    if update.is_ok() {
        acknowledged.push("update");
        world.settled("hello").await;
    }
    acknowledged
}

/// A server on a runtime of its own, with which everything ends that it has begun, as with a kill.
async fn life_of_a_killed_server(store: Arc<FaultyStore>) -> Vec<&'static str> {
    let life = move || {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let (world, acknowledged) = runtime.block_on(async {
            let world = World::over(store).await;
            let acknowledged = life(&world).await;
            (world, acknowledged)
        });
        drop(runtime);
        drop(world);
        acknowledged
    };
    let ended = tokio::task::spawn_blocking(life).await;
    ended.expect("its life does not panic")
}

#[tokio::test]
async fn a_failed_write_loses_nothing_and_leaves_nothing_half_done() {
    for when in [When::Before, When::After] {
        for nth in 0..8 {
            let store = Arc::new(MemoryStore::new());
            let acknowledged = life_of_a_killed_server(failing(&store, nth, when)).await;
            // Another server sees what the store has.
            let world = World::over(store).await;
            let context = format!("{when:?} {nth}: {acknowledged:?}");
            if world.directory().function("hello").is_none() {
                assert!(acknowledged.is_empty(), "{context}");
                continue;
            }
            let found = world.settled("hello").await;
            assert_eq!(found.state.as_deref(), Some("Active"), "{context}");
            let code = world
                .resolve(None)
                .expect("ready")
                .release
                .code_dir
                .join("app.py");
            let code = std::fs::read_to_string(code).expect("unpacked");
            if acknowledged.contains(&"update") {
                assert_eq!(code, "second", "{context}");
            }
            assert!(
                world.resolve(Some("1")).is_ok(),
                "the version came with it: {context}"
            );
        }
    }
}

#[tokio::test]
async fn a_write_of_unknown_outcome_is_published_if_it_happened() {
    let store = Arc::new(MemoryStore::new());
    // blob_writer is the first write, the commit of the new function the second.
    let world = World::over(failing(&store, 1, When::After)).await;
    let (status, code, _) = refused(world.call::<CreateFunction>(hello()).await);
    assert_eq!((status, code.as_str()), (500, "ServiceException"));
    assert_eq!(
        world.settled("hello").await.state.as_deref(),
        Some("Active")
    );
    assert!(world.resolve(None).is_ok());
}
