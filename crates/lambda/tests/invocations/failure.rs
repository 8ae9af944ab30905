//! Timeouts, crashes, failed inits: what the caller gets and what stays.

use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn a_timeout_resets_the_environment_and_keeps_tmp() {
    let world = World::new();
    world.publish(|release| release.timeout_s = 1);
    world
        .result(json!({"do": "write", "path": "/tmp/x", "text": "kept"}))
        .await;
    let failure = world.failure(json!({"do": "ignore_signals"})).await;
    assert_eq!(failure.0, "Sandbox.Timedout");
    assert_eq!(
        failure.1,
        "RequestId: <id> Error: Task timed out after 1.00 seconds"
    );
    assert_eq!(
        world.result(json!({"do": "read", "path": "/tmp/x"})).await,
        "kept"
    );
    assert_eq!(world.result(json!({})).await["invocations"], 2);
    assert_eq!(world.cold_starts(), 1);
    let messages = world.messages("Status: timeout").await;
    let timeout = messages
        .iter()
        .position(|it| it.contains("Task timed out after 1.00 seconds\n\n"));
    assert!(
        messages[timeout.unwrap() + 1].starts_with("END"),
        "{messages:#?}"
    );
    let report = messages
        .iter()
        .find(|it| it.contains("Status: timeout"))
        .unwrap();
    assert!(report.contains("\tDuration: 1000.00 ms\tBilled Duration: 1000 ms\t"));
    let reports = messages.iter().filter(|it| it.contains("Init Duration"));
    assert_eq!(reports.count(), 1, "only the first has an init phase");
}

#[tokio::test]
async fn a_crash_tells_how_and_keeps_tmp() {
    let world = World::ready();
    world
        .result(json!({"do": "write", "path": "/tmp/x", "text": "kept"}))
        .await;
    for (event, message) in [
        (
            json!({"do": "exit", "code": 0}),
            "Runtime exited without providing a reason",
        ),
        (
            json!({"do": "exit", "code": 7}),
            "Runtime exited with error: exit status 7",
        ),
        (
            json!({"do": "segfault"}),
            "Runtime exited with error: signal: segmentation fault",
        ),
    ] {
        let failure = world.failure(event).await;
        assert_eq!(failure.0, "Runtime.ExitError");
        assert_eq!(failure.1, format!("RequestId: <id> Error: {message}"));
    }
    assert_eq!(
        world.result(json!({"do": "read", "path": "/tmp/x"})).await,
        "kept"
    );
    assert_eq!(world.cold_starts(), 1);
    let messages = world.messages("exit status 7").await;
    let exit = messages
        .iter()
        .position(|it| it.contains("exit status 7\nRuntime.ExitError\n"));
    let report = &messages[exit.unwrap() + 2];
    assert!(
        report.ends_with("\tStatus: error\tError Type: Runtime.ExitError\n"),
        "{messages:#?}"
    );
}

#[tokio::test]
async fn too_much_memory_is_told_in_the_report() {
    let world = World::new();
    world.publish(|release| release.memory_mb = 128);
    let failure = world.failure(json!({"do": "fill_memory"})).await;
    assert_eq!(failure.0, "Runtime.ExitError");
    assert_eq!(
        failure.1,
        "RequestId: <id> Error: Runtime exited with error: signal: killed"
    );
    let messages = world.messages("REPORT").await;
    let report = messages.last().unwrap();
    assert!(
        report.ends_with("\tStatus: error\tError Type: Runtime.OutOfMemory\n"),
        "{report}"
    );
    world.result(json!({})).await;
}

#[tokio::test]
async fn a_handler_error_keeps_the_environment() {
    let world = World::ready();
    let failure = world
        .failure(json!({"do": "raise", "message": "boom"}))
        .await;
    assert_eq!(failure, ("ValueError".into(), "boom".into()));
    assert_eq!(world.result(json!({})).await["invocations"], 2);
    let messages = world.messages("REPORT").await;
    assert!(!messages.concat().contains("Status:"), "{messages:#?}");
}

#[tokio::test]
async fn a_response_that_is_too_large_keeps_the_environment() {
    let world = World::ready();
    let largest = world
        .answer(json!({"do": "large", "bytes": 6_291_556}))
        .await;
    assert_eq!(
        (largest.function_error, largest.payload.len()),
        (None, 6_291_556)
    );
    let failure = world
        .failure(json!({"do": "large", "bytes": 6_291_557}))
        .await;
    assert_eq!(failure.0, "Function.ResponseSizeTooLarge");
    assert_eq!(
        failure.1,
        "Response payload size exceeded maximum allowed payload size (6291556 bytes)."
    );
    assert_eq!(world.result(json!({})).await["invocations"], 3);
}

#[tokio::test]
async fn a_failed_init_is_repeated_inside_the_invocation() {
    let world = World::new();
    let error = json!({"errorMessage": "no module", "errorType": "Runtime.ImportModuleError"});
    world.publish(|release| {
        let init = json!({"print": "importing", "error": error});
        release.variables.insert("INIT".into(), init.to_string());
    });
    let failure = world.failure(json!({})).await;
    assert_eq!(
        failure,
        ("Runtime.ImportModuleError".into(), "no module".into())
    );
    let messages = world.messages("REPORT RequestId").await;
    let kinds: Vec<&str> = messages
        .iter()
        .map(|it| it.split([' ', '\n']).next().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "INIT_START",
            "importing",
            "INIT_REPORT",
            "importing",
            "INIT_REPORT",
            "START",
            "END",
            "REPORT"
        ]
    );
    let error = "\tStatus: error\tError Type: Runtime.ImportModuleError\n";
    assert!(messages[2].ends_with(&format!("\tPhase: init{error}")));
    assert!(messages[4].ends_with(&format!("\tPhase: invoke{error}")));
    assert!(messages[7].ends_with(error) && !messages[7].contains("Init Duration"));
}

#[tokio::test]
async fn an_exit_during_init_is_told_after_the_second_try() {
    let world = World::new();
    world.publish(|release| {
        release
            .variables
            .insert("INIT".into(), json!({"exit": 5}).to_string());
    });
    let failure = world.failure(json!({})).await;
    assert_eq!(failure.0, "Runtime.ExitError");
    assert_eq!(
        failure.1,
        "RequestId: <id> Error: Runtime exited with error: exit status 5"
    );
    let messages = world.messages("REPORT RequestId").await;
    let kinds: Vec<&str> = messages
        .iter()
        .map(|it| it.split(' ').next().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "INIT_START",
            "INIT_REPORT",
            "INIT_REPORT",
            "START",
            "RequestId:",
            "END",
            "REPORT"
        ]
    );
}

#[tokio::test]
async fn a_slow_init_is_stopped_and_repeated_under_the_functions_timeout() {
    let world = World::with(|settings| settings.limits.init_ms_max = 500);
    let slow = |timeout_s, once| {
        world.publish(|release| {
            let init = json!({"sleep": 1.5, "once": once});
            release.variables.insert("INIT".into(), init.to_string());
            release.timeout_s = timeout_s;
        });
    };
    slow(5, false);
    world.result(json!({})).await;
    let messages = world.messages("REPORT RequestId").await;
    assert!(
        messages[1].ends_with("\tPhase: init\tStatus: timeout\n"),
        "{messages:#?}"
    );
    let report = messages.last().unwrap();
    let duration = report.split("\tDuration: ").nth(1).unwrap();
    let duration_ms: f64 = duration.split(' ').next().unwrap().parse().unwrap();
    assert!(duration_ms >= 1500.0, "init is part of it: {report}");
    assert!(
        !messages.last().unwrap().contains("Init Duration"),
        "{messages:#?}"
    );
    slow(1, false);
    for _ in 0..2 {
        let failure = world.failure(json!({})).await;
        assert_eq!(
            failure.1,
            "RequestId: <id> Error: Task timed out after 1.00 seconds"
        );
    }
    slow(1, true);
    assert_eq!(world.result(json!({})).await["invocations"], 1);
}

#[tokio::test]
async fn a_package_without_an_entrypoint_is_told_so() {
    let world = World::new();
    let empty = tempfile::tempdir().unwrap();
    world.publish(|release| {
        release.code_dir = frazil_lambda::code::CodeDir::borrowed(empty.path());
    });
    let failure = world.failure(json!({})).await;
    assert_eq!(failure.0, "Runtime.InvalidEntrypoint");
    assert!(
        failure.1.contains("Couldn't find valid bootstrap(s)"),
        "{}",
        failure.1
    );
}

#[tokio::test]
async fn who_has_answered_and_never_asks_again_runs_out_of_time() {
    let world = World::new();
    world.publish(|release| release.timeout_s = 1);
    let result = world.result(json!({"after": "sleep"})).await;
    assert_eq!(result["invocations"], 1);
    let messages = world.messages("Status: timeout").await;
    assert!(
        messages
            .concat()
            .contains("Task timed out after 1.00 seconds")
    );
    let result = world.result(json!({"after": "exit"})).await;
    assert_eq!(
        result["invocations"], 1,
        "a new process in a reset environment"
    );
    world.messages("exit status 3").await;
}

#[tokio::test]
async fn what_a_crashed_runtime_left_running_is_gone() {
    let world = World::ready();
    world.result(json!({"do": "fork"})).await;
    world.failure(json!({"do": "exit", "code": 1})).await;
    assert_eq!(world.result(json!({})).await["invocations"], 1);
}
