//! What is in the log, and in which order.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use frazil_lambda::release::Logging;
use serde_json::{Value, json};

use crate::world::{World, contains};

#[tokio::test]
async fn a_cold_and_a_warm_invocation_are_logged_as_on_aws() {
    let world = World::ready();
    let first = world
        .answer(json!({"do": "say", "lines": ["one", "two"], "error": "three"}))
        .await;
    let second = world.answer(json!({"do": "say", "lines": ["four"]})).await;
    let streams = world
        .streams(|streams| contains(streams, "REPORT", 2))
        .await;
    let (stream, messages) = streams.into_iter().next().unwrap();
    let parts: Vec<&str> = stream.split(['/', '[', ']']).collect();
    assert_eq!((parts.len(), parts[4]), (6, "$LATEST"), "{stream}");
    assert!(parts[5].len() == 32 && parts[5].bytes().all(|it| it.is_ascii_hexdigit()));
    let id = &first.request_id;
    let expect = [
        "INIT_START Runtime Version: provided:al2023.v1\n".to_owned(),
        format!("START RequestId: {id} Version: $LATEST\n"),
    ];
    assert_eq!(messages[..2], expect);
    let mut output = messages[2..5].to_vec();
    output.sort();
    assert_eq!(output, ["one\n", "three", "two\n"], "{messages:#?}");
    assert_eq!(messages[5], format!("END RequestId: {id}\n"));
    let report = &messages[6];
    assert!(
        report.starts_with(&format!("REPORT RequestId: {id}\tDuration: ")),
        "{report}"
    );
    assert!(
        report.contains("\tMemory Size: 512 MB\tMax Memory Used: "),
        "{report}"
    );
    assert!(!report.contains("Max Memory Used: 0 MB"), "{report}");
    assert!(
        report.contains("\tInit Duration: ") && report.ends_with(" ms\t\n"),
        "{report}"
    );
    assert_eq!(
        messages[7],
        format!("START RequestId: {} Version: $LATEST\n", second.request_id)
    );
    assert_eq!(messages[8], "four\n");
    assert!(!messages[10].contains("Init Duration"));
}

#[tokio::test]
async fn output_after_the_answer_belongs_to_the_invocation() {
    let world = World::ready();
    for _ in 0..20 {
        world.result(json!({"after": "say"})).await;
    }
    let streams = world
        .streams(|streams| contains(streams, "REPORT", 20))
        .await;
    let messages = streams.into_values().next().unwrap();
    for group in messages[1..].chunks(4) {
        assert_eq!(group[1], "after the answer\n", "{group:#?}");
        assert!(group[0].starts_with("START") && group[2].starts_with("END"));
    }
}

#[tokio::test]
async fn the_log_tail_is_the_end_of_the_invocations_log() {
    let world = World::ready();
    let lines: Vec<String> = (0..200).map(|i| format!("line {i:030}")).collect();
    let answer = world
        .invoke(json!({"do": "say", "lines": lines}), |invoke| {
            invoke.log_tail = true;
        })
        .await;
    let tail = STANDARD.decode(answer.log_result.unwrap()).unwrap();
    let tail = String::from_utf8(tail).unwrap();
    assert_eq!(tail.len(), 4096);
    assert!(tail.contains(&format!(
        "line {:030}\nEND RequestId: {}\n",
        199, answer.request_id
    )));
    assert!(tail.contains("\nREPORT RequestId: ") && tail.ends_with("\t\n"));
    let answer = world
        .invoke(json!({}), |invoke| invoke.log_tail = true)
        .await;
    let tail = STANDARD.decode(answer.log_result.unwrap()).unwrap();
    assert!(tail.starts_with(b"START RequestId: "));
    assert_eq!(world.answer(json!({})).await.log_result, None);
}

#[tokio::test]
async fn a_function_that_floods_its_log_is_held_back_and_nothing_is_lost() {
    let world = World::ready();
    world.result(json!({"do": "flood", "s": 0.5})).await;
    world
        .result(json!({"do": "say", "lines": ["still here"]}))
        .await;
    let messages = world.messages("still here").await;
    let flood = messages.iter().filter(|it| it.starts_with('x'));
    assert!(flood.clone().count() > 100);
    assert!(flood.clone().all(|it| it.len() == 100), "no line was torn");
}

#[tokio::test]
async fn a_function_that_closes_its_pipes_still_answers() {
    let world = World::ready();
    world.result(json!({"do": "close_pipes"})).await;
    assert_eq!(world.result(json!({})).await["invocations"], 2);
    let streams = world
        .streams(|streams| contains(streams, "REPORT", 2))
        .await;
    assert_eq!(streams.len(), 1);
}

#[tokio::test]
async fn functions_that_log_json_get_telemetry_events() {
    let world = World::new();
    world.publish(|release| release.logging.json = true);
    let answer = world.answer(json!({"do": "exit", "code": 3})).await;
    let messages = world.messages("platform.report").await;
    let parse = |message: &String| serde_json::from_str::<Value>(message).unwrap();
    let events: Vec<_> = messages.iter().map(parse).collect();
    assert_eq!(events[0]["type"], "platform.initStart");
    assert_eq!(events[1]["type"], "platform.start");
    assert_eq!(events[1]["record"]["requestId"], answer.request_id);
    assert_eq!(events[2]["type"], "platform.runtimeDone");
    assert_eq!(events[2]["record"]["status"], "error");
    assert_eq!(
        events[3]["message"],
        "Runtime exited with error: exit status 3"
    );
    assert_eq!(events[4]["record"]["errorType"], "Runtime.ExitError");
    assert!(events[4]["record"]["metrics"]["initDurationMs"].is_number());
    assert_eq!(events.len(), 5);
}

#[tokio::test]
async fn a_log_of_json_has_what_its_levels_admit() {
    let world = World::new();
    let publish = |application: &str, system: &str| {
        world.publish(|release| {
            release.logging = Logging {
                json: true,
                application_level: Some(application.into()),
                system_level: Some(system.into()),
            };
        });
    };
    let line = |level: &str| {
        format!(r#"{{"level":"{level}","message":"m","timestamp":"2026-01-02T03:04:05Z"}}"#)
    };
    let lines = [line("DEBUG"), line("error"), "only text".to_owned()];
    publish("ERROR", "DEBUG");
    let quiet = world.answer(json!({"do": "say", "lines": lines})).await;
    let messages = world.messages(&quiet.request_id).await;
    let types: Vec<_> = messages.iter().map(|message| type_of(message)).collect();
    let expect = [
        "platform.initStart",
        "platform.initRuntimeDone",
        "platform.initReport",
        "platform.start",
        "error",
        "platform.runtimeDone",
        "platform.report",
    ];
    assert_eq!(types, expect, "{messages:#?}");
    let done: Value = serde_json::from_str(&messages[5]).unwrap();
    let spans = done["record"]["spans"].as_array().unwrap();
    let names: Vec<_> = spans.iter().map(|span| &span["name"]).collect();
    assert_eq!(
        names,
        ["responseLatency", "responseDuration", "runtimeOverhead"]
    );
    assert_eq!(
        done["record"]["metrics"]["producedBytes"],
        quiet.payload.len()
    );
}

/// The type of an event of the platform, else the level of a line.
fn type_of(message: &str) -> String {
    let line: Value = serde_json::from_str(message).unwrap();
    let kind = line["type"].as_str().or(line["level"].as_str());
    kind.unwrap().to_owned()
}
