//! External and internal extensions: start, events, freeze, the ends of environments.

use std::time::{Duration, Instant};

use frazil_lambda::release::Release;
use frazil_lambda::shard::Settings;
use serde_json::{Value, json};

use crate::world::{World, contains};

fn position(log: &[String], text: &str) -> usize {
    let found = log.iter().position(|line| line.contains(text));
    found.unwrap_or_else(|| panic!("no {text} in {log:#?}"))
}

fn in_order(log: &[String], texts: &[&str]) {
    let mut from = 0;
    for text in texts {
        from += position(&log[from..], text) + 1;
    }
}

fn init(release: &mut Release, plan: &Value) {
    let plan = ("INIT".to_owned(), plan.to_string());
    release.variables.extend([plan]);
}

/// A world whose environments end soon after they became idle, and have time to say so even on a
/// machine that is busy.
fn hasty() -> World {
    World::with(|settings| {
        settings.limits.idle_ms_max = 50;
        patient(settings);
    })
}

/// Whoever ends politely is not cut off.
fn patient(settings: &mut Settings) {
    settings.limits.shutdown_ms_max = 20_000;
    settings.limits.shutdown_internal_ms_max = 20_000;
}

#[tokio::test]
async fn an_extension_starts_first_and_hears_of_every_invocation() {
    let world = hasty();
    world.publish_extended(&json!({"agent": {}}), |release| {
        init(
            release,
            &json!({"print": "runtime starts", "terminate": "exit"}),
        );
    });
    let answer = world.answer(json!({"do": "say", "lines": ["hello"]})).await;
    assert_eq!(answer.function_error, None);
    let log = world.messages("goodbye").await;
    in_order(
        &log,
        &[
            "INIT_START",
            "agent: registered 200",
            "runtime starts",
            "EXTENSION\tName: agent\tState: Ready\tEvents: [INVOKE, SHUTDOWN]\n",
            "START RequestId",
            "END",
            "REPORT",
            "runtime: SIGTERM",
            "agent: SHUTDOWN spindown",
            "agent: goodbye",
        ],
    );
    let invoke = format!("agent: INVOKE {}", answer.request_id);
    assert!(position(&log, &invoke) < position(&log, "END"), "{log:#?}");
    assert!(position(&log, "agent: done") < position(&log, "END"));
    let registered = &log[position(&log, "registered")];
    for part in [
        r#""functionName":"f""#,
        r#""functionVersion":"$LATEST""#,
        r#""handler":"handler""#,
        r#""accountId":"000000000000""#,
    ] {
        assert!(registered.contains(part), "{registered}");
    }
}

#[tokio::test]
async fn the_caller_does_not_wait_for_a_slow_extension_but_the_report_does() {
    let world = World::new();
    world.publish_extended(&json!({"slow": {"invoke": 0.5}}), |_| {});
    world.result(json!({})).await;
    let answered = Instant::now();
    let log = world.messages("REPORT").await;
    assert!(answered.elapsed() >= Duration::from_millis(300));
    in_order(&log, &["slow: done", "END", "REPORT"]);
    let report = &log[position(&log, "REPORT")];
    let duration = report.split("\tDuration: ").nth(1).unwrap();
    let duration: f64 = duration.split(' ').next().unwrap().parse().unwrap();
    assert!(duration >= 490.0, "{report}");
}

#[tokio::test]
async fn an_extension_that_ends_fails_the_invocation_and_tmp_stays() {
    let world = World::new();
    let plans = json!({"frail": {"invoke": "exit"}});
    world.publish_extended(&plans, |_| {});
    let sleep = json!({"do": "sleep", "s": 10});
    let crash = "RequestId: <id> Error: exit status 7".to_owned();
    for _ in 0..2 {
        assert_eq!(
            world.failure(sleep.clone()).await,
            ("Extension.Crash".into(), crash.clone())
        );
    }
    let log = world.messages("REPORT").await;
    in_order(
        &log,
        &[
            "frail: INVOKE",
            "Extension.Crash",
            "END",
            "Error Type: Extension.Crash",
        ],
    );
    assert_eq!(world.cold_starts(), 1);
}

#[tokio::test]
async fn a_timeout_is_told_to_extensions_and_everybody_starts_again() {
    let world = World::with(patient);
    world.publish_extended(&json!({"agent": {}}), |release| {
        release.timeout_s = 1;
        init(release, &json!({"terminate": "exit"}));
    });
    world
        .result(json!({"do": "write", "path": "/tmp/x", "text": "kept"}))
        .await;
    let (kind, message) = world.failure(json!({"do": "sleep", "s": 10})).await;
    assert_eq!(kind, "Sandbox.Timedout");
    assert_eq!(
        message,
        "RequestId: <id> Error: Task timed out after 1.00 seconds"
    );
    let read = json!({"do": "read", "path": "/tmp/x"});
    assert_eq!(world.result(read).await, "kept");
    let log = world
        .streams(|streams| contains(streams, "REPORT", 3))
        .await;
    let log = log.into_values().next().unwrap();
    in_order(
        &log,
        &[
            "runtime: SIGTERM",
            "agent: SHUTDOWN timeout",
            "agent: goodbye",
            "Task timed out",
            "END",
            "Status: timeout",
            "agent: registered",
            "EXTENSION",
            "START",
            "agent: INVOKE",
        ],
    );
    assert_eq!(world.cold_starts(), 1);
}

#[tokio::test]
async fn a_runtime_that_ends_is_told_to_extensions_as_a_failure() {
    let world = World::new();
    world.publish_extended(&json!({"agent": {}}), |_| {});
    let (kind, message) = world.failure(json!({"do": "exit", "code": 3})).await;
    assert_eq!(kind, "Runtime.ExitError");
    assert!(message.ends_with("exit status 3"), "{message}");
    let log = world.messages("REPORT").await;
    in_order(
        &log,
        &[
            "agent: SHUTDOWN failure",
            "Runtime.ExitError",
            "END",
            "REPORT",
        ],
    );
}

#[tokio::test]
async fn shutting_down_has_its_time_and_the_runtime_a_part_of_it() {
    let world = World::with(|settings| {
        settings.limits.idle_ms_max = 50;
        settings.limits.shutdown_ms_max = 1000;
    });
    let plans = json!({
        "deaf": {"events": ["INVOKE"]}, "polite": {}, "stubborn": {"shutdown": "hang"}
    });
    world.publish_extended(&plans, |release| {
        init(release, &json!({"terminate": "stay"}));
    });
    world.result(json!({})).await;
    let log = world.messages("polite: goodbye").await;
    let told = Instant::now();
    world.until("gone", || world.environments() == 0).await;
    assert!(told.elapsed() >= Duration::from_millis(400));
    in_order(
        &log,
        &["runtime: SIGTERM", "polite: SHUTDOWN", "polite: goodbye"],
    );
    let goodbye = &log[position(&log, "polite: goodbye")];
    let left = goodbye.split("with ").nth(1).unwrap();
    let left: i64 = left.split(' ').next().unwrap().parse().unwrap();
    assert!((300..=700).contains(&left), "{goodbye}");
    let log = world.messages("stubborn: SHUTDOWN").await;
    assert!(!log.iter().any(|line| line.contains("deaf: SHUTDOWN")));
}

#[tokio::test]
async fn an_extension_that_does_nothing_brings_sigterm() {
    let world = hasty();
    world.publish_extended(&json!({"idle": {"events": []}}), |release| {
        init(release, &json!({"terminate": "exit"}));
    });
    world.result(json!({})).await;
    let log = world.messages("runtime: SIGTERM").await;
    in_order(
        &log,
        &[
            "EXTENSION\tName: idle\tState: Ready\tEvents: []",
            "REPORT",
            "runtime: SIGTERM",
        ],
    );
    assert!(!log.iter().any(|line| line.contains("idle: INVOKE")));
}

#[tokio::test]
async fn without_extensions_nobody_sees_a_signal() {
    let world = hasty();
    world.publish(|release| init(release, &json!({"terminate": "stay"})));
    world.result(json!({})).await;
    world.until("gone", || world.environments() == 0).await;
    let log = world.messages("REPORT").await;
    assert!(!log.iter().any(|line| line.contains("SIGTERM")), "{log:#?}");
}

#[tokio::test]
async fn an_internal_extension_hears_of_invocations_and_brings_sigterm() {
    let world = hasty();
    world.publish(|release| {
        let plan = json!({"internal": {"events": ["INVOKE"]}, "terminate": "exit"});
        init(release, &plan);
    });
    world.result(json!({})).await;
    let log = world.messages("runtime: SIGTERM").await;
    in_order(
        &log,
        &[
            "EXTENSION\tName: internal\tState: Ready\tEvents: [INVOKE]",
            "START",
            "internal: INVOKE",
            "REPORT",
            "runtime: SIGTERM",
        ],
    );
}

#[tokio::test]
async fn an_extension_that_cannot_start_fails_the_init_twice() {
    let world = World::new();
    let plans = json!({"broken": {"init/error": "Mine.NoConfig"}});
    world.publish_extended(&plans, |_| {});
    let (kind, message) = world.failure(json!({})).await;
    assert_eq!(kind, "Extension.InitError");
    assert_eq!(message, "RequestId: <id> Error: exit status 1");
    let log = world.messages("REPORT RequestId").await;
    let state = "EXTENSION\tName: broken\tState: InitError\tEvents: [INVOKE, SHUTDOWN]\tError Type: Mine.NoConfig";
    let report =
        |phase: &str| format!("Phase: {phase}\tStatus: error\tError Type: Extension.InitError");
    in_order(
        &log,
        &[
            state,
            &report("init"),
            state,
            &report("invoke"),
            "START",
            "Error Type: Extension.InitError",
        ],
    );
}

#[tokio::test]
async fn an_extension_that_is_not_executable_fails_the_init() {
    let world = World::new();
    world.publish_extended(&json!({"agent": {}}), |_| {});
    world.opt_mode("extensions/agent", 0o644);
    let (kind, message) = world.failure(json!({})).await;
    assert_eq!(kind, "Extension.LaunchError");
    assert!(message.contains("/opt/extensions/agent"), "{message}");
    let log = world.messages("REPORT RequestId").await;
    let state =
        "EXTENSION\tName: agent\tState: LaunchError\tEvents: []\tError Type: PermissionDenied";
    in_order(&log, &[state, "Phase: init", state, "Phase: invoke"]);
}

#[tokio::test]
async fn an_extension_that_never_registers_uses_up_the_time() {
    let world = World::with(|settings| settings.limits.init_ms_max = 400);
    world.publish_extended(&json!({"silent": {"first": "hang"}}), |release| {
        release.timeout_s = 1;
    });
    assert_eq!(world.failure(json!({})).await.0, "Sandbox.Timedout");
    let log = world.messages("REPORT RequestId").await;
    let state = "EXTENSION\tName: silent\tState: Started\tEvents: []\n";
    let timeout = |phase: &str| format!("Phase: {phase}\tStatus: timeout");
    in_order(
        &log,
        &[state, &timeout("init"), state, &timeout("invoke"), "START"],
    );
}

#[tokio::test]
async fn eleven_extensions_are_too_many() {
    let world = World::new();
    let plans: serde_json::Map<_, _> = (1..=11)
        .map(|number| (format!("agent-{number:02}"), json!({})))
        .collect();
    world.publish_extended(&plans.into(), |_| {});
    assert_eq!(world.failure(json!({})).await.0, "Extension.LaunchError");
    let log = world.messages("REPORT RequestId").await;
    in_order(
        &log,
        &[
            "Name: agent-11\tState: LaunchError\tEvents: []\tError Type: TooManyExtensions",
            "Phase: init",
        ],
    );
}

#[tokio::test]
async fn extensions_stand_still_between_invocations() {
    let world = World::new();
    world.publish_extended(&json!({"clock": {"ticks": true}}), |_| {});
    let ticks = async || {
        let read = json!({"do": "read", "path": "/tmp/ticks"});
        let text = world.result(read).await;
        text.as_str().unwrap().parse::<u64>().unwrap()
    };
    world.result(json!({"do": "sleep", "s": 0.2})).await;
    let before = ticks().await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    let after = ticks().await;
    assert!(before > 5 && after - before < 40, "{before} {after}");
}

#[tokio::test]
async fn the_extensions_api_refuses_in_the_words_of_aws() {
    let world = World::new();
    world.publish_extended(&json!({"agent": {}}), |_| {});
    let ask = async |method: &str, path: &str, headers: Value| {
        let path = format!("/2020-01-01/extension/{path}");
        let event = json!({
            "do": "api", "method": method, "path": path, "headers": headers, "body": "{}"
        });
        let answer = world.result(event).await;
        let body: Value = serde_json::from_str(answer[1].as_str().unwrap()).unwrap();
        (answer[0].clone(), body["errorType"].clone())
    };
    let id = "Lambda-Extension-Identifier";
    for (method, path, headers, kind) in [
        (
            "POST",
            "register",
            json!({}),
            "Extension.InvalidExtensionName",
        ),
        (
            "POST",
            "register",
            json!({"Lambda-Extension-Name": "late"}),
            "Extension.RegistrationClosed",
        ),
        (
            "POST",
            "register",
            json!({"Lambda-Extension-Name": "agent"}),
            "Extension.InvalidExtensionState",
        ),
        (
            "GET",
            "event/next",
            json!({}),
            "Extension.MissingExtensionIdentifier",
        ),
        (
            "GET",
            "event/next",
            json!({id: "x"}),
            "Extension.InvalidExtensionIdentifier",
        ),
        (
            "GET",
            "event/next",
            json!({id: "00000000-0000-4000-8000-000000000000"}),
            "Extension.UnknownExtensionIdentifier",
        ),
        (
            "POST",
            "exit/error",
            json!({id: "00000000-0000-4000-8000-000000000000"}),
            "Extension.MissingHeader",
        ),
    ] {
        let refused = ask(method, path, headers).await;
        assert_eq!(refused, (json!(403), json!(kind)), "{path}");
    }
}
