//! What was acknowledged stays, whenever the server is killed; what it left is swept.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use serde_json::{Value, json};

use crate::world::{World, let_time_pass, send, try_invoke};

/// How often the server dies, and how long after the writers began at most.
const DEATHS: u64 = 6;
const LIFE_MS_MAX: u64 = 400;

/// A moment that differs from run to run.
fn random_life() -> Duration {
    let random = std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0);
    Duration::from_millis(random % LIFE_MS_MAX)
}

/// Tags the function with one number after another until the server is gone;
/// tells the last that was acknowledged.
fn tag_until_death(url: &str, begin: u64) -> u64 {
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:kept";
    let mut acknowledged = begin;
    loop {
        let body = json!({"Tags": {"count": (acknowledged + 1).to_string()}}).to_string();
        let request = Request::post(format!("/2017-03-31/tags/{arn}"))
            .header("host", "localhost")
            .body(Bytes::from(body))
            .expect("a request");
        match send(url, request) {
            Ok(reply) if reply.status == 204 => acknowledged += 1,
            Ok(reply) => panic!("{reply:?}"),
            Err(_) => return acknowledged,
        }
    }
}

/// Puts numbered log events until the server is gone; tells how many were acknowledged.
fn log_until_death(url: &str, begin: u64, now_ms: i64) -> u64 {
    let mut acknowledged = begin;
    loop {
        let body = json!({
            "logGroupName": "kept", "logStreamName": "s",
            "logEvents": [{"timestamp": now_ms, "message": (acknowledged + 1).to_string()}],
        });
        let request = Request::post("/")
            .header("host", "localhost")
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", "Logs_20140328.PutLogEvents")
            .body(Bytes::from(body.to_string()))
            .expect("a request");
        match send(url, request) {
            Ok(reply) if reply.status == 200 => acknowledged += 1,
            Ok(reply) => panic!("{reply:?}"),
            Err(_) => return acknowledged,
        }
    }
}

fn logged(world: &World) -> BTreeSet<u64> {
    let mut found = BTreeSet::new();
    let mut token = Value::Null;
    loop {
        let mut request = json!({"logGroupName": "kept"});
        if !token.is_null() {
            request["nextToken"] = token;
        }
        let page = world
            .target("Logs_20140328.FilterLogEvents", &request)
            .succeeded()
            .json();
        let events = page["events"].as_array().expect("a list").clone();
        found.extend(
            events
                .iter()
                .filter_map(|event| event["message"].as_str()?.parse::<u64>().ok()),
        );
        token = page["nextToken"].clone();
        if token.is_null() {
            return found;
        }
    }
}

#[test]
fn killing_the_server_at_any_moment_loses_nothing_acknowledged() {
    let mut world = World::new();
    world
        .function("kept")
        .python("def handler(event, context): return 'kept'")
        .create();
    world
        .target(
            "Logs_20140328.CreateLogGroup",
            &json!({"logGroupName": "kept"}),
        )
        .succeeded();
    world
        .target(
            "Logs_20140328.CreateLogStream",
            &json!({"logGroupName": "kept", "logStreamName": "s"}),
        )
        .succeeded();
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("after 1970");
    let now_ms = i64::try_from(now.as_millis()).expect("a time");
    let (mut tags, mut lines) = (0, 0);
    for _ in 0..DEATHS {
        let (life, tags_before, lines_before) = (random_life(), tags, lines);
        let url = world.url().to_owned();
        std::thread::scope(|scope| {
            let tagging = scope.spawn(|| tag_until_death(&url, tags_before));
            let logging = scope.spawn(|| log_until_death(&url, lines_before, now_ms));
            let_time_pass(life);
            world.kill();
            tags = tagging.join().expect("the writer saw good answers only");
            lines = logging.join().expect("the writer saw good answers only");
        });
        world.start();
        let arn = "arn:aws:lambda:us-east-1:000000000000:function:kept";
        let kept = world
            .rest("GET", &format!("/2017-03-31/tags/{arn}"), &Value::Null)
            .succeeded()
            .json();
        let count: u64 = kept["Tags"]["count"]
            .as_str()
            .map_or(0, |text| text.parse().expect("a number"));
        // The one under way may have been written without its answer being heard.
        assert!(
            count == tags || count == tags + 1,
            "killed after {life:?}: {count} tags are kept, {tags} were acknowledged"
        );
        tags = count;
        let found = logged(&world);
        assert!(
            (1..=lines).all(|line| found.contains(&line)),
            "killed after {life:?}: {lines} lines were acknowledged, {found:?} are kept"
        );
        lines = found.last().copied().unwrap_or(0);
    }
    assert_eq!(world.invoke("kept", "{}").succeeded().payload, "\"kept\"");
}

#[test]
fn a_start_cleans_up_after_a_killed_predecessor() {
    let mut world = World::new();
    world
        .function("busy")
        .timeout(60)
        .python("import time\ndef handler(e, c): time.sleep(e)")
        .create();
    world.invoke("busy", "0").succeeded();
    let url = world.url().to_owned();
    let killed = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let answer = try_invoke(&url, "busy", "50");
            assert!(
                answer.is_err() && killed.load(Ordering::SeqCst),
                "{answer:?}"
            );
        });
        world.wait_for_log_lines("busy", "START RequestId", 2);
        killed.store(true, Ordering::SeqCst);
        world.kill();
    });
    world.start();
    world.invoke("busy", "0").succeeded();
    world.stop();
}

#[test]
fn functions_buckets_and_logs_are_there_after_a_restart() {
    let mut world = World::new();
    world
        .function("f")
        .python("def handler(event, context): print('line'); return 1")
        .create();
    world.invoke("f", "{}").succeeded();
    world.aws(&["s3api", "create-bucket", "--bucket", "kept"]);
    std::fs::write(world.scratch("client").join("body"), b"object")
        .expect("the folder can be written");
    world.aws(&[
        "s3api",
        "put-object",
        "--bucket",
        "kept",
        "--key",
        "k",
        "--body",
        "body",
    ]);
    world.wait_for_log_lines("f", "REPORT", 1);
    world.stop();
    world.start();
    assert_eq!(world.invoke("f", "{}").succeeded().payload, "1");
    world.aws(&[
        "s3api",
        "get-object",
        "--bucket",
        "kept",
        "--key",
        "k",
        "out",
    ]);
    assert_eq!(
        std::fs::read(world.scratch("client").join("out")).expect("it was written"),
        b"object"
    );
    world.wait_for_log_lines("f", "line", 2);
}
