//! The life of an environment: frozen between events, reset but not emptied by failures, gone
//! with its code.

use std::time::Duration;

use crate::world::{World, let_time_pass};

/// Counts in a thread, in memory and in `/tmp`.
const COUNTER: &str = r#"
import os, threading, time
ticks, calls = 0, 0
def tick():
    global ticks
    while True:
        ticks += 1
        time.sleep(0.01)
threading.Thread(target=tick, daemon=True).start()
def handler(event, context):
    global calls
    calls += 1
    with open("/tmp/calls", "a") as kept: kept.write("x")
    if event.get("do") == "sleep": time.sleep(60)
    if event.get("do") == "exit": os._exit(1)
    if event.get("do") == "fill":
        hoard = []
        while True: hoard.append(bytearray(16 << 20))
    return {"ticks": ticks, "calls": calls, "kept": os.path.getsize("/tmp/calls"), "stream": context.log_stream_name}
"#;

#[test]
fn a_background_thread_does_not_advance_between_invocations() {
    let world = World::new();
    world.function("counter").python(COUNTER).create();
    let before = world.invoke("counter", "{}").succeeded().json();
    let_time_pass(Duration::from_secs(3));
    let after = world.invoke("counter", "{}").succeeded().json();
    let advanced =
        after["ticks"].as_i64().expect("a number") - before["ticks"].as_i64().expect("a number");
    // Three seconds are 300 ticks; inside the two invocations there is time for a few.
    assert!(
        (0..100).contains(&advanced),
        "the thread made {advanced} ticks"
    );
}

#[test]
fn the_next_event_finds_memory_and_tmp_as_they_were() {
    let world = World::new();
    world.function("counter").python(COUNTER).create();
    let first = world.invoke("counter", "{}").succeeded().json();
    let second = world.invoke("counter", "{}").succeeded().json();
    assert_eq!(second["calls"], 2);
    assert_eq!(second["kept"], 2);
    assert_eq!(
        second["stream"], first["stream"],
        "it is the same environment"
    );
}

fn resets(what: &str, error: &str, status: &str) {
    let world = World::new();
    // Filling the memory takes seconds with the CPU share of 128 MB.
    let timeout = if what == "sleep" { 2 } else { 30 };
    world
        .function("counter")
        .timeout(timeout)
        .python(COUNTER)
        .create();
    world.invoke("counter", "{}").succeeded();
    let failed = world.invoke("counter", &format!(r#"{{"do": "{what}"}}"#));
    assert_eq!(
        (failed.status, failed.function_error.as_str()),
        (200, "Unhandled"),
        "{failed:?}"
    );
    assert_eq!(failed.json()["errorType"], error, "{failed:?}");
    assert!(failed.log.contains(status), "{failed:?}");
    let after = world.invoke("counter", "{}").succeeded().json();
    assert_eq!(after["calls"], 1, "memory is lost");
    assert_eq!(after["kept"], 3, "/tmp is kept");
}

#[test]
fn a_timeout_loses_memory_and_keeps_tmp() {
    resets("sleep", "Sandbox.Timedout", "Status: timeout");
}

#[test]
fn a_crash_loses_memory_and_keeps_tmp() {
    resets(
        "exit",
        "Runtime.ExitError",
        "Status: error\tError Type: Runtime.ExitError",
    );
}

#[test]
fn out_of_memory_loses_memory_and_keeps_tmp() {
    resets(
        "fill",
        "Runtime.ExitError",
        "Status: error\tError Type: Runtime.OutOfMemory",
    );
}

#[test]
fn new_code_and_new_configuration_lose_both() {
    let world = World::new();
    world.function("counter").python(COUNTER).create();
    world.invoke("counter", "{}").succeeded();
    let path = "/2015-03-31/functions/counter/configuration";
    world
        .rest(
            "PUT",
            path,
            &serde_json::json!({"Environment": {"Variables": {"COLOR": "blue"}}}),
        )
        .succeeded();
    world.wait_until_ready("counter");
    let after = world.invoke("counter", "{}").succeeded().json();
    assert_eq!((&after["calls"], &after["kept"]), (&1.into(), &1.into()));
}

#[test]
fn tmp_takes_512_mb_and_not_600() {
    let world = World::new();
    world
        .function("writer")
        .timeout(120)
        .python(
            r#"
import errno, os
def handler(event, context):
    block, written = b"x" * (1 << 20), 0
    try:
        with open("/tmp/file", "wb", buffering=0) as file:
            for _ in range(event["mb"]):
                file.write(block)
                written += 1
        return {"written": written, "error": None}
    except OSError as error:
        return {"written": written, "error": errno.errorcode[error.errno], "text": error.strerror}
    finally:
        os.remove("/tmp/file")
"#,
        )
        .create();
    // The function has 128 MB of memory: /tmp is not charged to it.
    let fits = world.invoke("writer", r#"{"mb": 512}"#).succeeded().json();
    assert_eq!(fits["error"], serde_json::Value::Null, "{fits}");
    let too_much = world.invoke("writer", r#"{"mb": 600}"#).succeeded().json();
    assert_eq!(too_much["error"], "ENOSPC", "{too_much}");
    assert_eq!(too_much["text"], "No space left on device");
    assert!(
        (512..=520).contains(&too_much["written"].as_i64().expect("a number")),
        "{too_much}"
    );
}

#[test]
fn only_tmp_can_be_written() {
    let world = World::new();
    world
        .function("writer")
        .python(
            r#"
import errno
def attempt(path):
    try:
        open(path, "w").close()
        return "written"
    except OSError as error:
        return errno.errorcode[error.errno]
def handler(event, context):
    return {path: attempt(path) for path in event}
"#,
        )
        .create();
    let paths = [
        "/var/task/x",
        "/opt/x",
        "/var/runtime/x",
        "/x",
        "/usr/x",
        "/home/x",
        "/etc/x",
        "/var/x",
    ];
    let answer = world
        .invoke("writer", &serde_json::json!(paths).to_string())
        .succeeded()
        .json();
    for path in paths {
        assert!(
            answer[path] == "EROFS" || answer[path] == "ENOENT",
            "{path}: {answer}"
        );
    }
    assert_eq!(answer["/var/task/x"], "EROFS", "{answer}");
    let answer = world.invoke("writer", r#"["/tmp/x"]"#).succeeded().json();
    assert_eq!(answer["/tmp/x"], "written");
}

#[test]
fn fifty_first_requests_at_once_make_fifty_environments_and_log_streams_heavy() {
    let world = World::new();
    world
        .function("slow")
        .timeout(60)
        .python(
            "import time\n\
             def handler(event, context):\n    \
             time.sleep(20)\n    \
             return context.log_stream_name\n",
        )
        .create();
    let url = world.url().to_owned();
    let streams: std::collections::BTreeSet<String> = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..50)
            .map(|_| scope.spawn(|| crate::world::invoke_at(&url, "slow", "{}")))
            .collect();
        callers
            .into_iter()
            .map(|caller| {
                caller
                    .join()
                    .expect("the caller does not panic")
                    .succeeded()
                    .payload
            })
            .collect()
    });
    assert_eq!(
        streams.len(),
        50,
        "each request has an environment of its own"
    );
    world.wait_for_log_lines("slow", "REPORT RequestId", 50);
    assert_eq!(world.log_streams("slow").len(), 50);
}
