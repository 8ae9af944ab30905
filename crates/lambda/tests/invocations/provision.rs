//! Environments that are made ahead of work.

use frazil_lambda::seams::{Provide, Provisioned};
use futures::future::join_all;
use serde_json::json;

use crate::world::{World, contains};

fn ready(count: usize) -> Provisioned {
    Provisioned {
        allocated: count,
        available: count,
        failure: None,
    }
}

#[tokio::test]
async fn environments_wait_ready_stay_and_are_used() {
    let world = World::with(|settings| settings.limits.idle_ms_max = 100);
    let release = world.publish(|_| {});
    let provisioner = world.shards.provisioner();
    let mut changes = provisioner.provisioned_changes();
    let mut until = async |count: usize| {
        while provisioner.provisioned(release.id) != ready(count) {
            changes.changed().await.unwrap();
        }
    };
    provisioner.provision(&release, 3);
    until(3).await;
    assert_eq!(world.cold_starts(), 3);
    let variables = world.result(json!({"do": "environment"})).await;
    let kind = &variables["AWS_LAMBDA_INITIALIZATION_TYPE"];
    assert_eq!(kind, "provisioned-concurrency");
    world
        .streams(|streams| contains(streams, "REPORT RequestId", 1))
        .await;
    let requests = (0..3).map(|_| world.result(json!({"do": "sleep", "s": 0.3})));
    join_all(requests).await;
    assert_eq!(world.cold_starts(), 3, "all three were ready");
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(world.environments(), 3, "they are not reclaimed");
    provisioner.provision(&release, 1);
    until(1).await;
    provisioner.provision(&release, 0);
    world.until("gone", || world.environments() == 0).await;
}

#[tokio::test]
async fn a_function_that_cannot_start_is_told() {
    let world = World::new();
    let release = world.publish(|release| {
        let plan = json!({"exit": 3}).to_string();
        release.variables.extend([("INIT".into(), plan)]);
    });
    let provisioner = world.shards.provisioner();
    let mut changes = provisioner.provisioned_changes();
    provisioner.provision(&release, 1);
    let failure = loop {
        if let Some(failure) = provisioner.provisioned(release.id).failure {
            break failure;
        }
        changes.changed().await.unwrap();
    };
    assert_eq!(failure, "Runtime.ExitError");
    world.until("gone", || world.environments() == 0).await;
    assert_eq!(world.cold_starts(), 1, "it is not tried again");
}
