//! Scheduler, called as its clients call it.

use frazil_events::Scheduler;
use frazil_wire::Fault;
use frazil_wire::shapes::scheduler::*;
use serde_json::{Value, json};

use crate::common::{self, ACCOUNT, MINUTE_MS, REGION};

const FUNCTION: &str = "arn:aws:lambda:us-east-1:000000000000:function:hello";
const QUEUE: &str = "arn:aws:sqs:us-east-1:000000000000:jobs";
const DEAD: &str = "arn:aws:sqs:us-east-1:000000000000:dead";

type World = common::World<Scheduler>;

async fn world() -> World {
    World::new().await
}

fn to(arn: &str) -> Target {
    Target {
        arn: arn.to_owned(),
        role_arn: "arn:aws:iam::000000000000:role/r".to_owned(),
        ..Target::default()
    }
}

fn create(name: &str, expression: &str, target: Target) -> CreateScheduleInput {
    CreateScheduleInput {
        name: name.to_owned(),
        schedule_expression: expression.to_owned(),
        target,
        flexible_time_window: FlexibleTimeWindow {
            mode: "OFF".to_owned(),
            maximum_window_in_minutes: None,
        },
        ..CreateScheduleInput::default()
    }
}

impl World {
    async fn create(&self, input: CreateScheduleInput) {
        let arn = format!(
            "arn:aws:scheduler:{REGION}:{ACCOUNT}:schedule/default/{}",
            input.name
        );
        let created = self.call::<CreateSchedule>(input).await.expect("created");
        assert_eq!(created.schedule_arn, arn);
    }

    async fn get(&self, name: &str) -> Result<GetScheduleOutput, Fault> {
        let input = GetScheduleInput {
            name: name.to_owned(),
            group_name: None,
        };
        self.call::<GetSchedule>(input).await
    }
}

#[tokio::test]
async fn what_happens_once_happens_once_and_then_goes() {
    let world = world().await;
    let once = CreateScheduleInput {
        schedule_expression_timezone: Some("Europe/Berlin".to_owned()),
        action_after_completion: Some("DELETE".to_owned()),
        ..create("once", "at(2026-03-01T13:05:00)", to(FUNCTION))
    };
    world.create(once).await;
    // The server is down when it is time.
    world.service.close();
    world.clock.pass(7 * MINUTE_MS);
    let world = world.restarted().await;
    let got = world.inbox.wait(FUNCTION, 1).await;
    let event: Value = serde_json::from_str(&got[0].body).expect("JSON");
    assert_eq!(event["detail-type"], "Scheduled Event");
    assert_eq!(event["source"], "aws.scheduler");
    assert_eq!(event["time"], "2026-03-01T12:05:00Z");
    let gone = world.get("once").await.expect_err("deleted");
    assert_eq!(
        (gone.status, gone.message.as_str()),
        (404, "Schedule once does not exist.")
    );
    let world = world.restarted().await;
    world
        .create(create("next", "at(2026-03-01T12:08:00)", to(QUEUE)))
        .await;
    world.clock.pass(MINUTE_MS);
    world.inbox.wait(QUEUE, 1).await;
    assert_eq!(world.inbox.got(FUNCTION).len(), 1);
    assert_eq!(
        world.get("next").await.expect("stays").state.as_deref(),
        Some("ENABLED")
    );
}

#[tokio::test]
async fn what_happens_again_and_again_makes_up_for_what_was_missed() {
    let world = world().await;
    let target = Target {
        input: Some(r#"{"at": "<aws.scheduler.scheduled-time>"}"#.to_owned()),
        ..to(FUNCTION)
    };
    world
        .create(create("tick", "rate(5 minutes)", target))
        .await;
    // Without a start it begins at once.
    world.inbox.wait(FUNCTION, 1).await;
    world.service.close();
    world.clock.pass(11 * MINUTE_MS);
    let world = world.restarted().await;
    let got = world.inbox.wait(FUNCTION, 3).await;
    let mut bodies: Vec<_> = got.into_iter().map(|it| it.body).collect();
    bodies.sort();
    let expected =
        ["12:00", "12:05", "12:10"].map(|at| format!(r#"{{"at": "2026-03-01T{at}:00Z"}}"#));
    assert_eq!(bodies, expected);
    let world = world.restarted().await;
    world.clock.pass(4 * MINUTE_MS);
    world.inbox.wait(FUNCTION, 4).await;
    assert_eq!(world.inbox.got(FUNCTION).len(), 4);
}

#[tokio::test]
async fn targets_get_what_their_service_takes() {
    let world = world().await;
    let bus = "arn:aws:events:us-east-1:000000000000:event-bus/default";
    let event = Target {
        event_bridge_parameters: Some(EventBridgeParameters {
            detail_type: "kind".to_owned(),
            source: "me".to_owned(),
        }),
        input: Some(r#"{"n": 1}"#.to_owned()),
        ..to(bus)
    };
    world
        .create(create("event", "at(2026-03-01T12:01:00)", event))
        .await;
    let send =
        json!({"QueueUrl": "http://localhost:4566/000000000000/jobs", "MessageBody": "hello"});
    let universal = Target {
        input: Some(send.to_string()),
        ..to("arn:aws:scheduler:::aws-sdk:sqs:sendMessage")
    };
    world
        .create(create("universal", "at(2026-03-01T12:01:00)", universal))
        .await;
    let invoke = Target {
        input: Some(json!({"FunctionName": "hello", "Payload": "{\"a\":1}"}).to_string()),
        ..to("arn:aws:scheduler:::aws-sdk:lambda:invoke")
    };
    world
        .create(create("invoke", "at(2026-03-01T12:01:00)", invoke))
        .await;
    world.clock.pass(MINUTE_MS);
    let got = world.inbox.wait(bus, 1).await;
    let event: Value = serde_json::from_str(&got[0].body).expect("JSON");
    assert_eq!(
        (&event["source"], &event["detail"]),
        (&json!("me"), &json!({"n": 1}))
    );
    assert_eq!(world.inbox.wait(QUEUE, 1).await[0].body, "hello");
    assert_eq!(world.inbox.wait(FUNCTION, 1).await[0].body, r#"{"a":1}"#);
}

#[tokio::test]
async fn a_flexible_window_delays_within_its_bounds() {
    let world = world().await;
    let flexible = CreateScheduleInput {
        flexible_time_window: FlexibleTimeWindow {
            mode: "FLEXIBLE".to_owned(),
            maximum_window_in_minutes: Some(10),
        },
        ..create("flexible", "at(2026-03-01T12:01:00)", to(FUNCTION))
    };
    world.create(flexible).await;
    world.clock.pass(11 * MINUTE_MS);
    let got = world.inbox.wait(FUNCTION, 1).await;
    assert!(
        got[0].body.contains("2026-03-01T12:01:00Z"),
        "{}",
        got[0].body
    );
}

#[tokio::test]
async fn what_cannot_be_delivered_becomes_a_dead_letter() {
    let world = world().await;
    let target = Target {
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(DEAD.to_owned()),
        }),
        retry_policy: Some(RetryPolicy {
            maximum_retry_attempts: Some(0),
            maximum_event_age_in_seconds: None,
        }),
        ..to(FUNCTION)
    };
    world.inbox.set_busy(FUNCTION, true);
    world
        .create(create("tick", "at(2026-03-01T12:01:00)", target))
        .await;
    world.clock.pass(MINUTE_MS);
    let dead = world.inbox.wait(DEAD, 1).await;
    let told = |name: &str| {
        let found = dead[0].attributes.iter().find(|it| it.name == name);
        found.map(|it| it.value.clone()).unwrap_or_default()
    };
    assert_eq!(told("ERROR_CODE"), "ServiceException");
    assert_eq!(told("EXHAUSTED_RETRY_CONDITION"), "MaximumRetryAttempts");
    assert_eq!(told("SCHEDULED_TIME"), "2026-03-01T12:01:00Z");
    assert!(told("SCHEDULE_ARN").ends_with("schedule/default/tick"));
}

#[tokio::test]
async fn schedules_live_in_groups_and_are_changed_as_a_whole() {
    let world = world().await;
    let group = CreateScheduleGroupInput {
        name: "night".to_owned(),
        tags: Some(vec![Tag {
            key: "a".to_owned(),
            value: "b".to_owned(),
        }]),
        client_token: None,
    };
    let arn = world
        .call::<CreateScheduleGroup>(group.clone())
        .await
        .expect("created");
    let arn = arn.schedule_group_arn;
    let twice = world
        .call::<CreateScheduleGroup>(group)
        .await
        .expect_err("exists");
    assert_eq!(
        (twice.status, twice.message.as_str()),
        (409, "Schedule group night already exists.")
    );
    let in_group = CreateScheduleInput {
        group_name: Some("night".to_owned()),
        ..create("job", "cron(0 2 * * ? *)", to(FUNCTION))
    };
    world
        .call::<CreateSchedule>(in_group)
        .await
        .expect("created");
    let world = world.restarted().await;
    let update = UpdateScheduleInput {
        name: "job".to_owned(),
        group_name: Some("night".to_owned()),
        schedule_expression: "cron(0 3 * * ? *)".to_owned(),
        state: Some("DISABLED".to_owned()),
        target: to(QUEUE),
        flexible_time_window: FlexibleTimeWindow {
            mode: "OFF".to_owned(),
            maximum_window_in_minutes: None,
        },
        ..UpdateScheduleInput::default()
    };
    world.call::<UpdateSchedule>(update).await.expect("updated");
    let get = GetScheduleInput {
        name: "job".to_owned(),
        group_name: Some("night".to_owned()),
    };
    let shown = world.call::<GetSchedule>(get).await.expect("there");
    assert_eq!(
        shown.schedule_expression.as_deref(),
        Some("cron(0 3 * * ? *)")
    );
    assert_eq!(shown.schedule_expression_timezone.as_deref(), Some("UTC"));
    assert_eq!(shown.state.as_deref(), Some("DISABLED"));
    assert_eq!(shown.target.expect("a target").arn, QUEUE);
    let tags = ListTagsForResourceInput { resource_arn: arn };
    let tags = world
        .call::<ListTagsForResource>(tags)
        .await
        .expect("listed")
        .tags;
    assert_eq!(tags.expect("tags").len(), 1);
    let delete = DeleteScheduleGroupInput {
        name: "night".to_owned(),
        client_token: None,
    };
    world
        .call::<DeleteScheduleGroup>(delete)
        .await
        .expect("deleted");
    let listed = world
        .call::<ListSchedules>(ListSchedulesInput::default())
        .await;
    assert!(listed.expect("listed").schedules.is_empty());
}

#[tokio::test]
async fn what_is_wrong_is_refused_in_awss_words() {
    let world = world().await;
    let refused = async |input: CreateScheduleInput| {
        let refused = world
            .call::<CreateSchedule>(input)
            .await
            .expect_err("refused");
        assert_eq!(
            (refused.status, refused.code.as_ref()),
            (400, "ValidationException")
        );
        refused.message
    };
    let bad = create("x", "every day", to(FUNCTION));
    assert_eq!(refused(bad).await, "Invalid Schedule Expression every day.");
    let bad = CreateScheduleInput {
        schedule_expression_timezone: Some("Mars/Olympus".to_owned()),
        ..create("x", "rate(1 hour)", to(FUNCTION))
    };
    assert_eq!(
        refused(bad).await,
        "Invalid Schedule Expression Timezone Mars/Olympus."
    );
    let bad = create(
        "x",
        "rate(1 hour)",
        to("arn:aws:ecs:us-east-1:000000000000:cluster/c"),
    );
    assert!(
        refused(bad)
            .await
            .ends_with("is not supported by this server")
    );
    let missing = CreateScheduleInput {
        group_name: Some("missing".to_owned()),
        ..create("x", "rate(1 hour)", to(FUNCTION))
    };
    let missing = world
        .call::<CreateSchedule>(missing)
        .await
        .expect_err("no group");
    assert_eq!(missing.message, "Schedule group missing does not exist.");
}
