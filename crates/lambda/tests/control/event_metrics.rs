//! What metrics tell of asynchronous invocations.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use frazil_lambda::metrics::Measure;
use frazil_wire::shapes::lambda::*;
use serde_json::json;

use crate::events::{LETTERS, Script, configure, destinations, fails, send, until, world};
use crate::world::{HELLO_ARN, World};

/// How often each measure was seen, and the sum of its values.
fn told(world: &World) -> BTreeMap<String, (f64, f64)> {
    let mut told = BTreeMap::new();
    for tally in world.metrics.tallies.take() {
        assert_eq!(&*tally.invoked_arn, HELLO_ARN);
        for (measure, values) in tally.seen() {
            let (count, sum) = told.entry(format!("{measure:?}")).or_default();
            *count += values.count;
            *sum += values.sum;
        }
    }
    told
}

#[tokio::test]
async fn what_becomes_of_events_is_counted() {
    let script = Script::always(fails);
    let world = world(&script).await;
    let mut update = UpdateFunctionConfigurationRequest {
        function_name: "hello".into(),
        ..Default::default()
    };
    update.dead_letter_config = Some(DeadLetterConfig {
        target_arn: Some(LETTERS.into()),
    });
    let updated = world.call::<UpdateFunctionConfiguration>(update).await;
    updated.expect("updated");
    world.settled("hello").await;
    let config = json!({"MaximumRetryAttempts": 1, "DestinationConfig": destinations()});
    configure(&world, config).await;
    // Nobody takes anything.
    world.mailbox.refusals.store(usize::MAX, Ordering::SeqCst);
    send(&world, "{}").await;
    script.ran(1).await;
    world.clock.advance_s(60);
    script.ran(2).await;
    until(|| world.lambda.events().is_empty()).await;
    let told = told(&world);
    let name = |measure: Measure| format!("{measure:?}");
    let wanted = [
        (name(Measure::EventsReceived), (1.0, 1.0)),
        (name(Measure::EventAge), (2.0, 60_000.0)),
        (name(Measure::EventsDropped), (1.0, 1.0)),
        (name(Measure::DeadLetterErrors), (1.0, 1.0)),
        (name(Measure::DeliveryFailures), (1.0, 1.0)),
    ];
    assert_eq!(told, BTreeMap::from(wanted));
}
