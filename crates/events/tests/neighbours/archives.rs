//! Archives and replays, called as their clients call them.

use serde_json::{Value, json};

use frazil_wire::shapes::events::*;

use crate::common::MINUTE_MS;
use crate::rules::{FUNCTION, orders, to, world};

const BUS: &str = "arn:aws:events:us-east-1:000000000000:event-bus/default";

#[tokio::test]
async fn what_was_archived_is_sent_once_more() {
    let world = world().await;
    let create = CreateArchiveRequest {
        archive_name: "kept".to_owned(),
        event_source_arn: BUS.to_owned(),
        event_pattern: orders().map(|it| it.to_string()),
        ..CreateArchiveRequest::default()
    };
    let created = world
        .call::<CreateArchive>(create.clone())
        .await
        .expect("created");
    let archive = created.archive_arn.expect("an ARN");
    let twice = world
        .call::<CreateArchive>(create)
        .await
        .expect_err("exists");
    assert_eq!(twice.message, "Archive kept already exists.");
    world.put(r#"{"n": 1}"#).await;
    world.clock.pass(MINUTE_MS);
    let world = world.restarted().await;
    let describe = DescribeArchiveRequest {
        archive_name: "kept".to_owned(),
    };
    let shown = world
        .call::<DescribeArchive>(describe.clone())
        .await
        .expect("there");
    assert_eq!(shown.event_count, Some(1));
    world.rule("orders", orders(), None).await;
    world.target("orders", to("1", FUNCTION)).await;
    let start = StartReplayRequest {
        replay_name: "again".to_owned(),
        event_source_arn: archive,
        event_start_time: "2026-03-01T11:00:00Z".parse().expect("a time"),
        event_end_time: "2026-03-01T13:00:00Z".parse().expect("a time"),
        destination: ReplayDestination {
            arn: BUS.to_owned(),
            filter_arns: None,
        },
        description: None,
    };
    world.call::<StartReplay>(start).await.expect("started");
    let got = world.inbox.wait(FUNCTION, 1).await;
    let event: Value = serde_json::from_str(&got[0].body).expect("JSON");
    assert_eq!(
        (&event["detail"], &event["replay-name"]),
        (&json!({"n": 1}), &json!("again"))
    );
    let describe_replay = DescribeReplayRequest {
        replay_name: "again".to_owned(),
    };
    for _ in 0..1000 {
        let shown = world
            .call::<DescribeReplay>(describe_replay.clone())
            .await
            .expect("there");
        if shown.state.as_deref() == Some("COMPLETED") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let shown = world
        .call::<DescribeReplay>(describe_replay)
        .await
        .expect("there");
    assert_eq!(shown.state.as_deref(), Some("COMPLETED"));
    // What is replayed is not archived again.
    let shown = world
        .call::<DescribeArchive>(describe.clone())
        .await
        .expect("there");
    assert_eq!(shown.event_count, Some(1));
    let delete = DeleteArchiveRequest {
        archive_name: "kept".to_owned(),
    };
    world.call::<DeleteArchive>(delete).await.expect("deleted");
    let gone = world
        .call::<DescribeArchive>(describe)
        .await
        .expect_err("gone");
    assert_eq!(gone.message, "Archive kept does not exist.");
}
