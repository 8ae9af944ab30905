//! External and internal extensions: start, events, freeze, the ends of environments.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::world::World;

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

#[tokio::test]
async fn an_extension_starts_first_and_hears_of_every_invocation() {
    let world = World::with(|settings| settings.limits.idle_ms_max = 100);
    world.publish_extended(&json!({"agent": {}}), |release| {
        release.variables.extend([(
            "INIT".into(),
            json!({"print": "runtime starts", "terminate": "exit"}).to_string(),
        )]);
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
