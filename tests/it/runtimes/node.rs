use serde_json::{Value, json};

use super::*;

fn node() -> Option<String> {
    use frazil_lambda::runtimes::Runtimes;
    let runtime = stage::runtimes()
        .available()
        .into_iter()
        .find(|name| name.starts_with("nodejs"));
    if runtime.is_none() {
        eprintln!("skipped: this host has no Node.js");
    }
    runtime
}

/// Runs `index.js` with the events, or skips.
fn check(source: &str, events: &[&str], expect: impl FnOnce(Run)) {
    check_stage(
        |stage| {
            stage
                .file("index.js", source)
                .events(events.iter().map(|body| event(body)))
        },
        expect,
    );
}

fn check_stage(prepare: impl FnOnce(Stage) -> Stage, expect: impl FnOnce(Run)) {
    let Some(runtime) = node() else { return };
    expect(prepare(Stage::new(&runtime, "index.handler")).run());
}

#[test]
fn node_returns_what_the_handler_returns() {
    let source = "let count = 0; exports.handler = async (event) => ({ event, count: ++count });";
    check(source, &[r#"{"a":"é"}"#, "[1]"], |run| {
        assert_eq!(
            run.bodies(),
            [
                json!({"event": {"a": "é"}, "count": 1}),
                json!({"event": [1], "count": 2})
            ]
        );
        assert_eq!(run.posted[0].place, "invocation/id-1/response");
        assert_eq!(run.posted[1].place, "invocation/id-2/response");
        assert_eq!(run.posted[0].headers["content-type"], "application/json");
        assert_eq!(run.log(), "");
    });
}

#[test]
fn node_answers_null_for_nothing_and_fails_for_what_is_no_json() {
    let source = "exports.handler = async (what) => ({ nothing: undefined, big: 10n, function: () => {} })[what];";
    check(
        source,
        &[r#""nothing""#, r#""function""#, r#""big""#],
        |run| {
            let bodies = run.bodies();
            assert_eq!(bodies[..2], [Value::Null, Value::Null]);
            assert_eq!(bodies[2]["errorType"], "Error");
            assert_eq!(
                bodies[2]["errorMessage"],
                "Unable to stringify response body"
            );
            assert_eq!(run.posted[2].place, "invocation/id-3/error");
        },
    );
}

#[test]
fn node_posts_and_logs_what_the_handler_throws() {
    let source = "class Mine extends Error { name = 'Mine' }
        exports.handler = async (what) => { if (what === 'text') throw 'only text'; throw new Mine('boom'); };";
    check(source, &[r#""error""#, r#""text""#], |run| {
        let bodies = run.bodies();
        assert_eq!(bodies[0]["errorType"], "Mine");
        assert_eq!(bodies[0]["errorMessage"], "boom");
        assert_eq!(bodies[0]["trace"][0], "Mine: boom");
        assert!(
            bodies[0]["trace"][1]
                .as_str()
                .unwrap()
                .contains("/var/task/index.js:2")
        );
        assert_eq!(
            bodies[1],
            json!({"errorType": "string", "errorMessage": "only text", "trace": []})
        );
        assert_eq!(
            run.posted[0].headers["lambda-runtime-function-error-type"],
            "Mine"
        );
        let (kind, text) = &run.frames[0];
        assert_eq!(*kind, TEXT_ERROR);
        let fields: Vec<&str> = text.split('\t').collect();
        assert_eq!(fields[1..4], ["id-1", "ERROR", "Invoke Error "]);
        let logged: Value = serde_json::from_str(fields[4]).unwrap();
        assert_eq!(
            (&logged["errorType"], &logged["errorMessage"]),
            (&json!("Mine"), &json!("boom"))
        );
        assert_eq!(logged["stack"][0], "Mine: boom");
    });
}

/// Runs handlers that stream; `body` is inside `awslambda.streamifyResponse(async (event, stream, context) => {…})`.
fn check_stream(body: &str, expect: impl FnOnce(Run)) {
    let source = format!(
        "const {{ pipeline }} = require('stream/promises'); const {{ Readable }} = require('stream');
        exports.handler = awslambda.streamifyResponse(async (event, stream, context) => {{ {body} }});"
    );
    check(&source, &[r#""first""#, r#""second""#], expect);
}

#[test]
fn node_streams_a_response_with_its_prelude() {
    let body = "
        stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { a: event } });
        await pipeline(Readable.from(['<p>', Buffer.from('é'), '</p>']), stream);";
    check_stream(body, |run| {
        assert_eq!(run.posted.len(), 2);
        for (posted, event) in run.posted.iter().zip(["first", "second"]) {
            assert!(posted.place.ends_with("/response"));
            let header = |name: &str| posted.headers[name].as_str();
            assert_eq!(
                (
                    header("lambda-runtime-function-response-mode"),
                    header("transfer-encoding"),
                    header("content-type"),
                    header("trailer"),
                ),
                (
                    "streaming",
                    "chunked",
                    "application/vnd.awslambda.http-integration-response",
                    "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body",
                )
            );
            assert_eq!(
                posted.body,
                format!(
                    "{{\"statusCode\":201,\"headers\":{{\"a\":\"{event}\"}}}}\0\0\0\0\0\0\0\0<p>é</p>"
                )
            );
            assert!(
                !posted
                    .headers
                    .contains_key("lambda-runtime-function-error-type")
            );
        }
    });
}

#[test]
fn node_writes_anything_under_a_content_type_of_its_own() {
    let body = "
        stream.setContentType('text/plain');
        stream.write({ a: 1 });
        stream.write('');
        let late = 'in time'; try { stream.setContentType('text/html') } catch (error) { late = error.name }
        stream.end(late);
        if (event === 'second') context.callbackWaitsForEmptyEventLoop = false;
        return 5;";
    check_stream(body, |run| {
        assert_eq!(run.posted.len(), 2);
        let posted = &run.posted[1];
        assert_eq!(posted.headers["content-type"], "text/plain");
        assert_eq!(posted.body, r#"{"a":1}Runtime.InvalidStreamingOperation"#);
        assert!(
            run.log()
                .contains("Streaming handlers ignore return values.")
        );
    });
}

#[test]
fn node_tells_in_trailers_that_a_stream_failed() {
    let body = "
        if (event === 'first') throw new TypeError('before');
        stream.write('half');
        const broken = new Readable({ read() { this.destroy(new RangeError('in the middle')) } });
        await pipeline(broken, stream);";
    check_stream(body, |run| {
        for (posted, body, kind, message) in [
            (&run.posted[0], "", "TypeError", "before"),
            (&run.posted[1], "half", "RangeError", "in the middle"),
        ] {
            use base64::Engine as _;
            assert_eq!(posted.body, body);
            assert_eq!(posted.headers["lambda-runtime-function-error-type"], kind);
            let error = &posted.headers["lambda-runtime-function-error-body"];
            let error = base64::engine::general_purpose::STANDARD
                .decode(error)
                .unwrap();
            let error: Value = serde_json::from_slice(&error).unwrap();
            assert_eq!(
                (&error["errorType"], &error["errorMessage"]),
                (&json!(kind), &json!(message))
            );
        }
        assert!(run.log().contains("Invoke Error"));
    });
}

#[test]
fn node_fails_when_a_handler_forgets_its_stream() {
    check_stream("", |run| {
        assert_eq!(run.posted.len(), 2);
        let posted = &run.posted[1];
        assert_eq!(posted.body, "");
        assert_eq!(
            posted.headers["lambda-runtime-function-error-type"],
            "Error"
        );
        assert!(run.log().contains("Response stream is not finished."));
    });
}

#[test]
fn node_has_the_whole_context() {
    let source = "exports.handler = async (event, context) => {
        const left = context.getRemainingTimeInMillis();
        return { ...context, left: left > 50000 && left <= 60000, trace: process.env._X_AMZN_TRACE_ID };
    };";
    let mut with_all = event("{}");
    with_all.headers = vec![
        (
            "Lambda-Runtime-Client-Context",
            r#"{"client":{"app_title":"é"},"custom":{"a":1}}"#.into(),
        ),
        (
            "Lambda-Runtime-Cognito-Identity",
            r#"{"cognitoIdentityId":"i","cognitoIdentityPoolId":"p"}"#.into(),
        ),
        ("Lambda-Runtime-Trace-Id", "Root=1-a;Sampled=0".into()),
    ];
    let prepare = |stage: Stage| {
        stage
            .file("index.js", source)
            .events([with_all, event("{}")])
    };
    check_stage(prepare, |run| {
        let bodies = run.bodies();
        let plain = json!({
            "callbackWaitsForEmptyEventLoop": true,
            "functionVersion": "$LATEST",
            "functionName": "staged",
            "memoryLimitInMB": "256",
            "logGroupName": "/aws/lambda/staged",
            "logStreamName": "2026/11/22/[$LATEST]0",
            "invokedFunctionArn": "arn:aws:lambda:us-east-1:000000000000:function:staged",
            "awsRequestId": "id-2",
            "left": true,
        });
        assert_eq!(bodies[1], plain);
        assert_eq!(
            bodies[0]["clientContext"],
            json!({"client": {"app_title": "é"}, "custom": {"a": 1}})
        );
        assert_eq!(
            bodies[0]["identity"],
            json!({"cognitoIdentityId": "i", "cognitoIdentityPoolId": "p"})
        );
        assert_eq!(bodies[0]["trace"], "Root=1-a;Sampled=0");
    });
}

#[test]
fn node_console_writes_one_frame_for_each_call() {
    let source = "console.log('at init');
        exports.handler = async () => {
            console.log('two\\nlines', { a: 1 }); console.warn('w %d', 3); console.error(new Error('e')); console.debug();
        };";
    check(source, &["{}"], |run| {
        let field = |index: usize, field: usize| {
            run.frames[index]
                .1
                .split('\t')
                .nth(field)
                .unwrap()
                .to_owned()
        };
        assert_eq!(
            (field(0, 1), field(0, 3)),
            ("undefined".into(), "at init".into())
        );
        assert_eq!(
            (run.frames[1].0, field(1, 1), field(1, 2)),
            (TEXT_INFO, "id-1".into(), "INFO".into())
        );
        assert_eq!(field(1, 3), "two\nlines { a: 1 }");
        assert_eq!((run.frames[2].0, field(2, 3)), (TEXT_WARN, "w 3".into()));
        assert_eq!(run.frames[3].0, TEXT_ERROR);
        assert!(field(3, 3).starts_with("Error: e\n    at "));
        assert_eq!((run.frames[4].0, field(4, 3)), (0xa55a_000b, String::new()));
        assert_eq!(run.stdout, "");
    });
}

#[test]
fn node_logs_json_from_the_level_on() {
    let source = "exports.handler = async () => {
        console.info('dropped'); console.warn({ a: 1 }); console.error('failed:', new RangeError('e'));
    };";
    check_stage(
        |stage| stage.file("index.js", source).json_logs("WARN"),
        |run| {
            let lines: Vec<Value> = run
                .frames
                .iter()
                .map(|(_, text)| serde_json::from_str(text).unwrap())
                .collect();
            assert_eq!(run.frames[0].0, 0xa55a_0012);
            assert_eq!(lines.len(), 2);
            assert_eq!(
                (
                    &lines[0]["level"],
                    &lines[0]["message"],
                    &lines[0]["requestId"]
                ),
                (&json!("WARN"), &json!({"a": 1}), &json!("id-1"))
            );
            assert_eq!(
                (&lines[1]["errorType"], &lines[1]["errorMessage"]),
                (&json!("RangeError"), &json!("e"))
            );
        },
    );
}

#[test]
fn node_without_the_log_pipe_keeps_an_event_on_one_line() {
    let source = "exports.handler = async () => { console.log('two\\nlines'); };";
    check_stage(
        |stage| stage.file("index.js", source).without_log_pipe(),
        |run| {
            assert!(
                run.stdout.ends_with("\tid-1\tINFO\ttwo\rlines\n"),
                "{:?}",
                run.stdout
            );
        },
    );
}

#[test]
fn node_callbacks_wait_for_an_empty_event_loop_unless_told_otherwise() {
    let source = "let late = 0;
        exports.handler = (wait, context, callback) => {
            context.callbackWaitsForEmptyEventLoop = wait;
            setTimeout(() => { late += 1; }, 20);
            callback(null, { get late() { return late; } });
        };";
    check(source, &["true", "false"], |run| {
        assert_eq!(run.bodies(), [json!({"late": 1}), json!({"late": 1})]);
    });
    let source = "exports.handler = (how, context, callback) => {
        if (how === 'fail') callback(new Error('boom'));
        if (how === 'text') callback('text');
        if (how === 'succeed') context.succeed(1);
        if (how === 'done') context.done(null, 2);
        if (how === 'throw') throw new TypeError('thrown');
    };";
    check(
        source,
        &[
            r#""fail""#,
            r#""text""#,
            r#""succeed""#,
            r#""done""#,
            r#""throw""#,
            r#""nothing""#,
        ],
        |run| {
            let bodies = run.bodies();
            assert_eq!(
                (&bodies[0]["errorType"], &bodies[0]["errorMessage"]),
                (&json!("Error"), &json!("boom"))
            );
            assert_eq!(
                (&bodies[1]["errorType"], &bodies[1]["errorMessage"]),
                (&json!("string"), &json!("text"))
            );
            assert_eq!(bodies[2..4], [json!(1), json!(2)]);
            assert_eq!(bodies[4]["errorType"], "TypeError");
            assert_eq!(bodies[5], Value::Null);
        },
    );
}

#[test]
fn node_ignores_callbacks_of_an_earlier_invocation() {
    let source = "let late;
        exports.handler = (first, context, callback) => {
            if (first) { late = callback; return Promise.resolve('first'); }
            late(null, 'stale');
            setTimeout(() => callback(null, 'second'), 5);
        };";
    check(source, &["true", "false"], |run| {
        assert_eq!(run.bodies(), [json!("first"), json!("second")]);
    });
}

#[test]
fn node_finds_handlers_of_every_kind() {
    let theatre = Theatre::new();
    let check = |handler: &'static str, files: &[(&'static str, &str)]| {
        let Some(runtime) = node() else { return };
        let stage = files
            .iter()
            .fold(Stage::new(&runtime, handler), |stage, (path, text)| {
                stage.file(path, text)
            });
        let run = stage.run_in(&theatre);
        assert_eq!(run.bodies(), [json!("ok")], "{handler} {run:#?}");
    };
    let (common, module) = (
        "exports.handler = async () => 'ok';",
        "export const handler = async () => 'ok';",
    );
    check("index.handler", &[("index.mjs", module)]);
    check("index.handler", &[("index.cjs", common)]);
    check(
        "index.handler",
        &[
            ("index.js", module),
            ("package.json", r#"{"type":"module"}"#),
        ],
    );
    check(
        "index.handler",
        &[(
            "index.mjs",
            "const ok = await Promise.resolve('ok'); export const handler = async () => ok;",
        )],
    );
    check(
        "src/app/main.nested.handler",
        &[(
            "src/app/main.js",
            "exports.nested = { handler: async () => 'ok' };",
        )],
    );
    check("pack.handler", &[("node_modules/pack/index.js", common)]);
    check(
        "index.handler",
        &[
            ("index.js", "exports.handler = require('dep');"),
            (
                "node_modules/dep/index.js",
                "module.exports = async () => 'ok';",
            ),
        ],
    );
}

#[test]
fn node_reports_why_init_failed() {
    let theatre = Theatre::new();
    let check = |handler: &'static str, source: &str, kind: &str, message: &str| {
        let Some(runtime) = node() else { return };
        let run = Stage::new(&runtime, handler)
            .file("index.js", source)
            .run_in(&theatre);
        let (place, body) = run.only();
        assert_eq!(
            (place, &body["errorType"]),
            ("init/error", &json!(kind)),
            "{run:#?}"
        );
        assert!(
            body["errorMessage"].as_str().unwrap().starts_with(message),
            "{run:#?}"
        );
        assert_eq!(
            run.posted[0].headers["lambda-runtime-function-error-type"],
            kind
        );
        assert_eq!(run.exit, Some(frazil_sandbox::Exit::Code(129)));
        assert!(
            run.log()
                .contains("\tundefined\tERROR\tUncaught Exception \t{\"errorType\":"),
            "{run:#?}"
        );
    };
    check(
        "other.handler",
        "",
        "Runtime.ImportModuleError",
        "Error: Cannot find module 'other'",
    );
    check(
        "index.handler",
        "require('missing')",
        "Runtime.ImportModuleError",
        "Error: Cannot find module 'missing'",
    );
    check(
        "index.handler",
        "exports.handler = {",
        "Runtime.UserCodeSyntaxError",
        "SyntaxError: ",
    );
    check(
        "index.other",
        "exports.handler = 1",
        "Runtime.HandlerNotFound",
        "index.other is undefined or not exported",
    );
    check(
        "index.handler",
        "exports.handler = 1",
        "Runtime.HandlerNotFound",
        "index.handler is not a function",
    );
    check("index", "", "Runtime.MalformedHandlerName", "Bad handler");
    check(
        "../index.handler",
        "",
        "Runtime.MalformedHandlerName",
        "'../index.handler' is not a valid handler name",
    );
    check(
        "index.handler",
        "throw new RangeError('at init')",
        "RangeError",
        "at init",
    );
}

#[test]
fn node_ends_after_errors_that_nobody_catches() {
    let source = "exports.handler = () => new Promise(() => { setTimeout(() => { throw new Error('later'); }, 1); });";
    check(source, &["{}"], |run| {
        let (place, body) = run.only();
        assert_eq!(
            (place, &body["errorType"], &body["errorMessage"]),
            ("invocation/id-1/error", &json!("Error"), &json!("later"))
        );
        assert_eq!(run.exit, Some(frazil_sandbox::Exit::Code(129)));
    });
    let source = "exports.handler = () => new Promise(() => { setTimeout(() => Promise.reject(new Error('lost')), 1); });";
    check(source, &["{}"], |run| {
        let (place, body) = run.only();
        assert_eq!(
            (place, &body["errorType"]),
            (
                "invocation/id-1/error",
                &json!("Runtime.UnhandledPromiseRejection")
            )
        );
        assert_eq!(body["errorMessage"], "Error: lost");
        assert_eq!(run.exit, Some(frazil_sandbox::Exit::Code(128)));
    });
}

#[test]
fn node_passes_large_events_and_results() {
    let source = "exports.handler = async (event) => event + event;";
    let text = "0123456789".repeat(300_000);
    check(source, &[&format!("\"{text}\""), r#""é""#], |run| {
        assert_eq!(run.bodies()[0].as_str().map(str::len), Some(6_000_000));
        assert_eq!(run.bodies()[1], "éé");
    });
}

#[test]
fn node_finds_what_aws_puts_around_it() {
    let source = "exports.handler = async () => ({
        node: process.execPath, cwd: process.cwd(), path: process.env.NODE_PATH, env: process.env.AWS_EXECUTION_ENV,
        hidden: process.env._LAMBDA_TELEMETRY_LOG_FD, gc: typeof gc,
        heap: require('v8').getHeapStatistics().heap_size_limit / 1048576 < 300,
    });";
    check(source, &["{}"], |run| {
        let body = run.bodies().remove(0);
        let env = body["env"].as_str().unwrap();
        assert!(env.starts_with("AWS_Lambda_nodejs"));
        assert_eq!(
            (&body["cwd"], &body["gc"], &body["heap"]),
            (&json!("/var/task"), &json!("function"), &json!(true))
        );
        assert_eq!(body.get("hidden"), None);
        assert!(body["path"].as_str().unwrap().ends_with(
            "/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task"
        ));
    });
}

#[test]
fn node_starts_through_a_wrapper() {
    let wrapper = "#!/bin/sh\nexport WRAPPED=yes\nexec \"$@\"\n";
    let source = "exports.handler = async () => process.env.WRAPPED;";
    let prepare = |stage: Stage| {
        stage
            .file("index.js", source)
            .file("wrapper", wrapper)
            .variable("AWS_LAMBDA_EXEC_WRAPPER", "/var/task/wrapper")
    };
    check_stage(prepare, |run| assert_eq!(run.bodies(), [json!("yes")]));
    let missing = |stage: Stage| {
        stage
            .file("index.js", source)
            .variable("AWS_LAMBDA_EXEC_WRAPPER", "/opt/missing")
    };
    check_stage(missing, |run| {
        assert_eq!(run.exit, Some(frazil_sandbox::Exit::Code(127)));
        assert_eq!(run.stdout, "/opt/missing: does not exist\n");
    });
}
