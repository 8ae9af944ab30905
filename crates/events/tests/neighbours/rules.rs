//! EventBridge, called as its clients call it.

use frazil_events::EventBridge;
use frazil_lambda::seams::{TargetMessage, Targets};
use frazil_wire::Fault;
use frazil_wire::shapes::events::*;
use serde_json::{Value, json};

use crate::common::{self, ACCOUNT, MINUTE_MS, REGION};

pub(crate) const FUNCTION: &str = "arn:aws:lambda:us-east-1:000000000000:function:hello";
const QUEUE: &str = "arn:aws:sqs:us-east-1:000000000000:dead";

pub(crate) type World = common::World<EventBridge>;

pub(crate) async fn world() -> World {
    World::new().await
}

impl World {
    pub(crate) async fn rule(&self, name: &str, pattern: Option<Value>, schedule: Option<&str>) {
        let input = PutRuleRequest {
            name: name.to_owned(),
            event_pattern: pattern.map(|it| it.to_string()),
            schedule_expression: schedule.map(str::to_owned),
            ..PutRuleRequest::default()
        };
        let put = self.call::<PutRule>(input).await.expect("put");
        let arn = format!("arn:aws:events:{REGION}:{ACCOUNT}:rule/{name}");
        assert_eq!(put.rule_arn, Some(arn));
    }

    pub(crate) async fn target(&self, rule: &str, target: Target) {
        let put = self.try_target(rule, target).await.expect("put");
        assert_eq!(put.failed_entry_count, Some(0), "{put:?}");
    }

    async fn try_target(&self, rule: &str, target: Target) -> Result<PutTargetsResponse, Fault> {
        let input = PutTargetsRequest {
            rule: rule.to_owned(),
            event_bus_name: None,
            targets: vec![target],
        };
        self.call::<PutTargets>(input).await
    }

    pub(crate) async fn put(&self, detail: &str) -> PutEventsResultEntry {
        let entry = PutEventsRequestEntry {
            source: Some("shop".to_owned()),
            detail_type: Some("order".to_owned()),
            detail: Some(detail.to_owned()),
            ..PutEventsRequestEntry::default()
        };
        let input = PutEventsRequest {
            entries: vec![entry],
            endpoint_id: None,
        };
        let put = self.call::<PutEvents>(input).await.expect("put");
        put.entries.expect("entries").remove(0)
    }

    async fn rules_of(&self, arn: &str) -> Vec<String> {
        let input = ListRuleNamesByTargetRequest {
            target_arn: arn.to_owned(),
            ..ListRuleNamesByTargetRequest::default()
        };
        let found = self.call::<ListRuleNamesByTarget>(input).await;
        found.expect("listed").rule_names.expect("names")
    }
}

pub(crate) fn to(id: &str, arn: &str) -> Target {
    Target {
        id: id.to_owned(),
        arn: arn.to_owned(),
        ..Target::default()
    }
}

pub(crate) fn orders() -> Option<Value> {
    Some(json!({"source": ["shop"]}))
}

fn json_of(message: &TargetMessage) -> Value {
    serde_json::from_str(&message.body).expect("JSON")
}

#[tokio::test]
async fn an_event_reaches_the_targets_of_the_rules_that_want_it() {
    let world = world().await;
    world.rule("orders", orders(), None).await;
    world
        .rule("others", Some(json!({"source": ["bank"]})), None)
        .await;
    world.target("orders", to("1", FUNCTION)).await;
    world
        .target("others", to("1", "arn:aws:sqs:us-east-1:000000000000:no"))
        .await;
    let put = world.put(r#"{"n": 1}"#).await;
    let got = world.inbox.wait(FUNCTION, 1).await;
    let expected = json!({
        "version": "0", "id": put.event_id, "detail-type": "order", "source": "shop",
        "account": ACCOUNT, "time": "2026-03-01T12:00:00Z", "region": REGION, "resources": [],
        "detail": {"n": 1},
    });
    assert_eq!(json_of(&got[0]), expected);
    let sender = got[0].sender.clone().expect("a sender");
    assert_eq!(sender.service, "events.amazonaws.com");
    assert_eq!(
        sender.arn,
        "arn:aws:events:us-east-1:000000000000:rule/orders"
    );
    assert!(
        world
            .inbox
            .got("arn:aws:sqs:us-east-1:000000000000:no")
            .is_empty()
    );
    assert_eq!(world.service.waiting(), 0);
}

#[tokio::test]
async fn entries_that_are_wrong_fail_alone() {
    let world = world().await;
    let entry = |source: Option<&str>, detail: Option<&str>| PutEventsRequestEntry {
        source: source.map(str::to_owned),
        detail_type: Some("t".to_owned()),
        detail: detail.map(str::to_owned),
        ..PutEventsRequestEntry::default()
    };
    let entries = vec![
        entry(None, Some("{}")),
        entry(Some("me"), None),
        entry(Some("me"), Some("[1]")),
        entry(Some("aws.s3"), Some("{}")),
        entry(Some("me"), Some("{}")),
    ];
    let input = PutEventsRequest {
        entries,
        endpoint_id: None,
    };
    let put = world.call::<PutEvents>(input).await.expect("put");
    assert_eq!(put.failed_entry_count, Some(4));
    let codes = put
        .entries
        .expect("entries")
        .into_iter()
        .map(|it| it.error_code);
    let expected = [
        "InvalidArgument",
        "InvalidArgument",
        "MalformedDetail",
        "NotAuthorizedForSourceException",
    ];
    let expected = expected
        .map(|code| Some(code.to_owned()))
        .into_iter()
        .chain([None]);
    assert!(codes.eq(expected));
}

#[tokio::test]
async fn rules_are_kept_listed_and_removed_as_tools_do_it() {
    let world = world().await;
    world.rule("tick", None, Some("rate(4 minutes)")).await;
    let transformer = InputTransformer {
        input_paths_map: Some([("time".to_owned(), "$.time".to_owned())].into()),
        input_template: r#"{"time": <time>, "kwargs": {}}"#.to_owned(),
    };
    let target = Target {
        input_transformer: Some(transformer),
        ..to("1", FUNCTION)
    };
    world.target("tick", target.clone()).await;
    let world = world.restarted().await;
    assert_eq!(world.rules_of(FUNCTION).await, ["tick"]);
    let input = ListTargetsByRuleRequest {
        rule: "tick".to_owned(),
        ..ListTargetsByRuleRequest::default()
    };
    let listed = world
        .call::<ListTargetsByRule>(input)
        .await
        .expect("listed");
    assert_eq!(listed.targets, Some(vec![target]));
    let delete = DeleteRuleRequest {
        name: "tick".to_owned(),
        ..DeleteRuleRequest::default()
    };
    let refused = world
        .call::<DeleteRule>(delete.clone())
        .await
        .expect_err("has targets");
    assert_eq!(
        refused.message,
        "Rule can't be deleted since it has targets."
    );
    let remove = RemoveTargetsRequest {
        rule: "tick".to_owned(),
        ids: vec!["1".to_owned(), "2".to_owned()],
        ..RemoveTargetsRequest::default()
    };
    let removed = world.call::<RemoveTargets>(remove).await.expect("removed");
    assert_eq!(removed.failed_entry_count, Some(1));
    world
        .call::<DeleteRule>(delete.clone())
        .await
        .expect("deleted");
    world
        .call::<DeleteRule>(delete)
        .await
        .expect("deleted before");
    let describe = DescribeRuleRequest {
        name: "tick".to_owned(),
        event_bus_name: None,
    };
    let gone = world
        .call::<DescribeRule>(describe)
        .await
        .expect_err("gone");
    assert_eq!(
        gone.message,
        "Rule tick does not exist on EventBus default."
    );
    assert_eq!(gone.code, "ResourceNotFoundException");
}

#[tokio::test]
async fn a_schedule_fires_and_makes_up_for_what_was_missed_once() {
    let world = world().await;
    world.rule("tick", None, Some("rate(5 minutes)")).await;
    world.target("tick", to("1", FUNCTION)).await;
    world.clock.pass(5 * MINUTE_MS);
    let got = world.inbox.wait(FUNCTION, 1).await;
    let event = json_of(&got[0]);
    assert_eq!(event["detail-type"], "Scheduled Event");
    assert_eq!(event["time"], "2026-03-01T12:05:00Z");
    assert_eq!(
        event["resources"][0],
        "arn:aws:events:us-east-1:000000000000:rule/tick"
    );
    // The server is down while it would fire twice.
    world.service.close();
    world.clock.pass(11 * MINUTE_MS);
    let world = world.restarted().await;
    let got = world.inbox.wait(FUNCTION, 3).await;
    let times: Vec<_> = got.iter().map(|it| json_of(it)["time"].clone()).collect();
    assert_eq!(times[1..], ["2026-03-01T12:10:00Z", "2026-03-01T12:15:00Z"]);
    let world = world.restarted().await;
    world.clock.pass(4 * MINUTE_MS);
    world.inbox.wait(FUNCTION, 4).await;
    assert_eq!(world.inbox.got(FUNCTION).len(), 4);
}

#[tokio::test]
async fn a_disabled_rule_does_not_fire() {
    let world = world().await;
    world.rule("tick", None, Some("rate(1 minute)")).await;
    world.rule("tock", None, Some("rate(1 minute)")).await;
    world.target("tick", to("1", FUNCTION)).await;
    world.target("tock", to("1", QUEUE)).await;
    let disable = DisableRuleRequest {
        name: "tick".to_owned(),
        event_bus_name: None,
    };
    world.call::<DisableRule>(disable).await.expect("disabled");
    world.clock.pass(MINUTE_MS);
    world.inbox.wait(QUEUE, 1).await;
    assert!(world.inbox.got(FUNCTION).is_empty());
    let enable = EnableRuleRequest {
        name: "tick".to_owned(),
        event_bus_name: None,
    };
    world.call::<EnableRule>(enable).await.expect("enabled");
    world.clock.pass(MINUTE_MS);
    // What it missed while it was disabled is not made up for.
    assert_eq!(world.inbox.wait(FUNCTION, 1).await.len(), 1);
}

#[tokio::test]
async fn what_cannot_be_delivered_is_tried_again_or_becomes_a_dead_letter() {
    let world = world().await;
    world.rule("orders", orders(), None).await;
    let target = Target {
        dead_letter_config: Some(DeadLetterConfig {
            arn: Some(QUEUE.to_owned()),
        }),
        ..to("1", FUNCTION)
    };
    world.target("orders", target).await;
    world.inbox.set_busy(FUNCTION, true);
    world.put(r#"{"n": 1}"#).await;
    // It is on disk: another server goes on.
    let world = world.restarted().await;
    world.inbox.set_busy(FUNCTION, false);
    world.clock.pass(2 * MINUTE_MS);
    world.inbox.wait(FUNCTION, 1).await;
    world.inbox.remove(FUNCTION);
    world.put(r#"{"n": 2}"#).await;
    let dead = world.inbox.wait(QUEUE, 1).await;
    assert_eq!(json_of(&dead[0])["detail"], json!({"n": 2}));
    let told = |name: &str| {
        let found = dead[0].attributes.iter().find(|it| it.name == name);
        found.map(|it| it.value.clone()).unwrap_or_default()
    };
    assert_eq!(told("ERROR_CODE"), "NO_RESOURCE");
    assert_eq!(
        told("RULE_ARN"),
        "arn:aws:events:us-east-1:000000000000:rule/orders"
    );
    assert_eq!(told("TARGET_ARN"), FUNCTION);
}

#[tokio::test]
async fn targets_that_make_no_sense_are_refused_in_awss_words() {
    let world = world().await;
    world.rule("orders", orders(), None).await;
    let refused = async |target: Target| {
        let refused = world.try_target("orders", target).await;
        refused.expect_err("refused").message
    };
    let two = Target {
        input: Some("{}".to_owned()),
        input_path: Some("$".to_owned()),
        ..to("x", FUNCTION)
    };
    assert_eq!(
        refused(two).await,
        "Only one of Input, InputPath, or InputTransformer must be provided for target x."
    );
    let unknown = Target {
        input_transformer: Some(InputTransformer {
            input_paths_map: None,
            input_template: "\"<nothing>\"".to_owned(),
        }),
        ..to("x", FUNCTION)
    };
    assert_eq!(
        refused(unknown).await,
        "InputTemplate for target x contains invalid placeholder nothing."
    );
    assert_eq!(
        refused(to("x", "nowhere")).await,
        "Parameter nowhere is not valid. Reason: Provided Arn is not in correct format."
    );
    assert_eq!(
        refused(to("x", "arn:aws:sqs:us-east-1:000000000000:a.fifo")).await,
        "Parameter(s) SqsParameters must be specified for target: x."
    );
    let elsewhere = to("x", "arn:aws:ecs:us-east-1:000000000000:cluster/c");
    let put = world
        .try_target("orders", elsewhere)
        .await
        .expect("answered");
    assert_eq!(put.failed_entry_count, Some(1));
    let input = PutRuleRequest {
        name: "bad".to_owned(),
        schedule_expression: Some("rate(1 minutes)".to_owned()),
        ..PutRuleRequest::default()
    };
    let refused = world.call::<PutRule>(input).await.expect_err("refused");
    assert_eq!(
        refused.message,
        "Parameter ScheduleExpression is not valid."
    );
}

#[tokio::test]
async fn buses_have_rules_and_tags_of_their_own_and_take_events_of_neighbours() {
    let world = world().await;
    let create = CreateEventBusRequest {
        name: "shop".to_owned(),
        tags: Some(vec![Tag {
            key: "a".to_owned(),
            value: "b".to_owned(),
        }]),
        ..CreateEventBusRequest::default()
    };
    let created = world
        .call::<CreateEventBus>(create.clone())
        .await
        .expect("created");
    let arn = created.event_bus_arn.expect("an ARN");
    let twice = world
        .call::<CreateEventBus>(create)
        .await
        .expect_err("exists");
    assert_eq!(twice.message, "Event bus shop already exists.");
    let rule = PutRuleRequest {
        name: "all".to_owned(),
        event_bus_name: Some(arn.clone()),
        event_pattern: Some(json!({"account": [ACCOUNT]}).to_string()),
        ..PutRuleRequest::default()
    };
    let rule = world.call::<PutRule>(rule).await.expect("put").rule_arn;
    assert_eq!(
        rule,
        Some("arn:aws:events:us-east-1:000000000000:rule/shop/all".to_owned())
    );
    let targets = PutTargetsRequest {
        rule: "all".to_owned(),
        event_bus_name: Some("shop".to_owned()),
        targets: vec![to("1", FUNCTION)],
    };
    world.call::<PutTargets>(targets).await.expect("put");
    let world = world.restarted().await;
    let message = TargetMessage {
        body: json!({"source": "aws.s3", "detail-type": "Object Created", "detail": {}})
            .to_string(),
        ..TargetMessage::default()
    };
    Targets::send(&world.service, &arn, message)
        .await
        .expect("taken");
    let got = world.inbox.wait(FUNCTION, 1).await;
    assert_eq!(json_of(&got[0])["source"], "aws.s3");
    let tags = ListTagsForResourceRequest { resource_arn: arn };
    let tags = world
        .call::<ListTagsForResource>(tags)
        .await
        .expect("listed")
        .tags;
    assert_eq!(tags.expect("tags").len(), 1);
    let listed = world
        .call::<ListEventBuses>(ListEventBusesRequest::default())
        .await;
    let names = listed
        .expect("listed")
        .event_buses
        .expect("buses")
        .into_iter();
    let names: Vec<_> = names.filter_map(|bus| bus.name).collect();
    assert_eq!(names, ["default", "shop"]);
}
