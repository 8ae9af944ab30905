//! The Telemetry API and the Logs API, with real extensions in real environments.

use serde_json::{Value, json};

use crate::world::{World, contains};

/// An extension that tells the log what it got.
fn plan(path: &str, schema_version: &str, destination: &Value) -> Value {
    json!({"agent": {"telemetry": {
        "path": path,
        "port": 8080,
        "body": {
            "schemaVersion": schema_version,
            "types": ["platform", "function"],
            "buffering": {"maxItems": 1000, "maxBytes": 262_144, "timeoutMs": 25},
            "destination": destination,
        },
    }}})
}

const TELEMETRY: &str = "/2022-07-01/telemetry";

fn http() -> Value {
    json!({"protocol": "HTTP", "URI": "http://sandbox.localdomain:8080/"})
}

/// The events that the extension got, in their order.
fn got(messages: &[String]) -> Vec<Value> {
    let events = messages.iter().filter_map(|line| line.split_once(": got "));
    let parse = |(_, event): (&str, &str)| serde_json::from_str(event).expect("an event");
    events.map(parse).collect()
}

fn types(events: &[Value]) -> Vec<&str> {
    events
        .iter()
        .filter_map(|event| event["type"].as_str())
        .collect()
}

/// What the extension got of two invocations, the rest at its end.
async fn two_invocations(plan: &Value) -> Vec<String> {
    let world = World::with(|settings| settings.limits.idle_ms_max = 100);
    world.publish_extended(plan, |release| release.tracing = true);
    let say = json!({"do": "say", "lines": ["hello"]});
    world.result(say.clone()).await;
    world.result(say).await;
    world.messages("goodbye").await
}

#[tokio::test]
async fn an_extension_gets_everything_from_the_first_event_to_the_last() {
    let log = two_invocations(&plan(TELEMETRY, "2022-12-13", &http())).await;
    assert!(
        contains_line(&log, "agent: subscribed 200 \"OK\""),
        "{log:#?}"
    );
    let subscribed = "TELEMETRY\tName: agent\tState: Subscribed\tTypes: [Platform, Function]\n";
    assert!(log.iter().any(|line| line == subscribed), "{log:#?}");
    let events = got(&log);
    let invocation = [
        "platform.start",
        "function",
        "platform.runtimeDone",
        "platform.report",
    ];
    let init = [
        "platform.initStart",
        "platform.telemetrySubscription",
        "platform.initRuntimeDone",
        "platform.extension",
        "platform.initReport",
    ];
    let expect = [&init[..], &invocation, &invocation].concat();
    assert_eq!(types(&events), expect, "{log:#?}");
    let find = |kind: &str| {
        let mut found = events.iter().filter(|event| event["type"] == kind);
        &found.next().expect("was found")["record"]
    };
    let expect = json!({
        "name": "agent", "state": "Subscribed", "types": ["platform", "function"]
    });
    assert_eq!(*find("platform.telemetrySubscription"), expect);
    assert_eq!(*find("function"), json!("hello\n"));
    let start = find("platform.start");
    let tracing = start["tracing"]["value"].as_str().expect("is traced");
    assert!(tracing.starts_with("Root=1-"), "{start}");
    let done = find("platform.runtimeDone");
    assert_eq!(done["spans"].as_array().map(Vec::len), Some(3), "{done}");
    let report = find("platform.report");
    assert_eq!(report["spans"][0]["name"], "extensionOverhead", "{report}");
    assert!(report["metrics"]["initDurationMs"].is_number(), "{report}");
}

#[tokio::test]
async fn telemetry_comes_by_tcp_too() {
    let tcp = json!({"protocol": "TCP", "port": 8081});
    let log = two_invocations(&plan(TELEMETRY, "2025-01-29", &tcp)).await;
    let events = got(&log);
    let reports = types(&events)
        .into_iter()
        .filter(|it| *it == "platform.report");
    assert_eq!(reports.count(), 2, "{log:#?}");
}

#[tokio::test]
async fn the_logs_api_still_works() {
    let destination = json!({
        "protocol": "HTTP", "URI": "http://sandbox:8080/lambda_logs", "method": "PUT"
    });
    let log = two_invocations(&plan("/2020-08-15/logs/", "2021-03-18", &destination)).await;
    let events = got(&log);
    let types = types(&events);
    for kind in [
        "platform.logsSubscription",
        "platform.runtimeDone",
        "platform.end",
    ] {
        assert!(types.contains(&kind), "{types:?}");
    }
    assert!(
        log.iter()
            .any(|line| line.starts_with("LOGS\tName: agent\t")),
        "{log:#?}"
    );
}

#[tokio::test]
async fn after_a_timeout_the_next_run_hears_how_it_ended() {
    let world = World::with(|settings| settings.limits.idle_ms_max = 100);
    world.publish_extended(&plan(TELEMETRY, "2022-12-13", &http()), |release| {
        release.timeout_s = 1;
    });
    world.failure(json!({"do": "sleep", "s": 10})).await;
    world.result(json!({})).await;
    // What an early freeze held back comes at the end.
    world.until("reclaimed", || world.environments() == 0).await;
    let timed_out = r#""status": "timeout""#;
    let streams = world
        .streams(|streams| contains(streams, timed_out, 2))
        .await;
    let events = got(&streams.into_values().next().expect("a stream"));
    let timeouts = |kind: &str| {
        let timed_out =
            |event: &&Value| event["type"] == kind && event["record"]["status"] == "timeout";
        events.iter().filter(timed_out).count()
    };
    assert_eq!(timeouts("platform.runtimeDone"), 1, "{events:#?}");
    assert_eq!(timeouts("platform.report"), 1, "{events:#?}");
    let inits = |phase: &str| {
        let of = |event: &&Value| {
            event["type"] == "platform.initStart" && event["record"]["phase"] == phase
        };
        events.iter().filter(of).count()
    };
    assert_eq!((inits("init"), inits("invoke")), (1, 1));
}

#[tokio::test]
async fn what_cannot_be_subscribed_to_is_refused() {
    let elsewhere = json!({"protocol": "HTTP", "URI": "http://example.com:80/"});
    let world = World::new();
    world.publish_extended(&plan(TELEMETRY, "2022-12-13", &elsewhere), |_| {});
    world.result(json!({})).await;
    let log = world.messages("REPORT").await;
    let expect = r#"agent: subscribed 400 {"errorType":"ValidationError","errorMessage":"URI host should be sandbox.localdomain"}"#;
    assert!(contains_line(&log, expect), "{log:#?}");
}

fn contains_line(log: &[String], line: &str) -> bool {
    log.iter().any(|it| it.trim_end() == line)
}
