//! What is told of functions, for CloudWatch.

use std::collections::BTreeMap;
use std::time::Duration;

use frazil_lambda::directory::Function;
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::world::{PATIENCE, World, invoke};

#[tokio::test]
async fn what_functions_did_is_added_up_for_metrics() {
    let world = World::ready();
    let metrics = world.shards.metrics().clone();
    world.result(json!({})).await;
    world.result(json!({})).await;
    world.failure(json!({"do": "raise", "message": "no"})).await;
    world.directory.publish("f", throttled(&world), vec![]);
    world.shards.invoke(invoke(&json!({}))).await.unwrap_err();
    let mut sums = BTreeMap::new();
    let deadline = Instant::now() + PATIENCE;
    while sums.get("Invocations") != Some(&3.0) || sums.get("Throttles") != Some(&1.0) {
        for tally in metrics.tallies.take() {
            assert_eq!(tally.version.as_deref(), Some("$LATEST"));
            for (measure, values) in tally.seen() {
                *sums.entry(format!("{measure:?}")).or_default() += values.sum;
            }
        }
        assert!(Instant::now() < deadline, "only {sums:?}");
        sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(sums["Errors"], 1.0);
    assert_eq!(
        (sums["Concurrency"], sums["AccountConcurrency"]),
        (3.0, 3.0)
    );
    assert!(sums["Duration"] > 0.0);
}

/// The function as it is, with no concurrency at all.
fn throttled(world: &World) -> Option<Function> {
    Some(Function {
        reserved_concurrency: Some(0),
        ..world.directory.function("f").unwrap()
    })
}
