//! Functions that misbehave: each gets an answer, and the server and other functions go on.

use std::time::{Duration, Instant};

use crate::world::{Answer, World};

/// Runs `source` for five seconds at most.
fn misbehave(source: &str) -> Answer {
    misbehave_for(5, source)
}

/// Runs `source`, then an innocent neighbour and the function again.
fn misbehave_for(timeout_s: u32, source: &str) -> Answer {
    let world = World::new();
    world
        .function("good")
        .python("def handler(event, context): return 'good'")
        .create();
    world
        .function("bad")
        .timeout(timeout_s)
        .python(source)
        .create();
    let answer = world.invoke("bad", r#"{"bad": true}"#);
    assert_eq!(world.invoke("good", "{}").succeeded().payload, "\"good\"");
    let again = world.invoke("bad", r#"{"bad": false}"#);
    assert_eq!(again.succeeded().payload, "\"recovered\"");
    answer
}

#[test]
fn a_function_that_forks_without_end_is_bounded() {
    let answer = misbehave(
        r#"
import os, time
def handler(event, context):
    if not event["bad"]: return "recovered"
    children = 0
    try:
        while True:
            if os.fork() == 0:
                time.sleep(600)
                os._exit(0)
            children += 1
    except OSError as error:
        return [children, error.strerror]
"#,
    );
    // 1024 processes and threads, unless 128 MB of memory end first.
    if answer.function_error.is_empty() {
        let answer = answer.json();
        assert_eq!(answer[1], "Resource temporarily unavailable", "{answer}");
        assert!(
            answer[0].as_i64().is_some_and(|children| children < 1024),
            "{answer}"
        );
    }
}

#[test]
fn a_function_that_fills_tmp_is_told_that_it_is_full() {
    let answer = misbehave_for(
        60,
        r#"
import os
def handler(event, context):
    if not event["bad"]:
        os.remove("/tmp/full")
        return "recovered"
    try:
        with open("/tmp/full", "wb", buffering=0) as file:
            while True: file.write(b"x" * (1 << 20))
    except OSError as error:
        return error.strerror
"#,
    );
    assert_eq!(answer.succeeded().payload, "\"No space left on device\"");
}

#[test]
fn a_function_that_writes_elsewhere_is_told_that_it_is_read_only() {
    let answer = misbehave(
        r#"
def handler(event, context):
    if not event["bad"]: return "recovered"
    open("/var/task/x", "w")
"#,
    );
    assert_eq!(answer.function_error, "Unhandled");
    assert_eq!(
        answer.json()["errorMessage"],
        "[Errno 30] Read-only file system: '/var/task/x'"
    );
}

#[test]
fn a_function_that_ignores_its_deadline_is_ended() {
    let began = Instant::now();
    let answer = misbehave(
        r#"
import signal, time
def handler(event, context):
    if not event["bad"]: return "recovered"
    for number in range(1, 32):
        try: signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError): pass
    while True: pass
"#,
    );
    assert_eq!(answer.json()["errorType"], "Sandbox.Timedout");
    let message = answer.json()["errorMessage"].clone();
    assert_eq!(
        message,
        format!(
            "RequestId: {} Error: Task timed out after 5.00 seconds",
            answer.request_id
        )
    );
    assert!(began.elapsed() < Duration::from_secs(60));
}

#[test]
fn a_function_that_kills_its_parent_is_reset() {
    let answer = misbehave(
        r#"
import os, signal
def handler(event, context):
    if not event["bad"]: return "recovered"
    for pid in (os.getppid(), 1, -1):
        try: os.kill(pid, signal.SIGKILL)
        except OSError: pass
    return "alive"
"#,
    );
    // It may not reach its parent, or it may end itself with it: both are answers.
    assert_eq!(answer.status, 200, "{answer:?}");
}

#[test]
fn a_function_that_closes_its_pipes_still_answers() {
    let answer = misbehave(
        r#"
import os
def handler(event, context):
    if not event["bad"]: return "recovered"
    for number in (0, 1, 2, 62):
        try: os.close(number)
        except OSError: pass
    return "closed"
"#,
    );
    assert_eq!(answer.succeeded().payload, "\"closed\"");
}

#[test]
fn a_function_that_closes_everything_is_answered() {
    let answer = misbehave(
        r#"
import os
def handler(event, context):
    if not event["bad"]: return "recovered"
    os.closerange(0, 1024)
    return "closed"
"#,
    );
    // Its client may open a new connection, or it may be at its end: both are answers.
    assert_eq!(answer.status, 200, "{answer:?}");
}

#[test]
fn a_function_that_floods_its_log_does_not_hold_up_the_server() {
    let answer = misbehave(
        r#"
import os
def handler(event, context):
    if not event["bad"]: return "recovered"
    line = b"x" * 1023 + b"\n"
    for _ in range(20000): os.write(1, line)
    return "flooded"
"#,
    );
    // 20 MB of lines: either they are through within the timeout, or the timeout says so.
    assert_eq!(answer.status, 200, "{answer:?}");
    assert!(answer.log.len() <= 4096);
}
