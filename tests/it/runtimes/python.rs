use serde_json::{Value, json};

use super::*;
use crate::world::python_runtime;

/// Runs `app.handler` with the host's `python3`.
fn check(source: &str, events: &[&str], expect: impl FnOnce(Run)) {
    let stage = Stage::new(python_runtime(), "app.handler").file("app.py", source);
    expect(stage.events(events.iter().map(|body| event(body))).run());
}

#[test]
fn python_returns_what_the_handler_returns() {
    let source = "
count = 0
def handler(event, context):
    global count
    count += 1
    return {'event': event, 'count': count}
";
    check(source, &[r#"{"a":"é"}"#, "[1]"], |run| {
        assert_eq!(
            run.bodies(),
            [
                json!({"event": {"a": "é"}, "count": 1}),
                json!({"event": [1], "count": 2})
            ]
        );
        assert_eq!(run.posted[1].place, "invocation/id-2/response");
        assert_eq!((run.log(), run.stdout), (String::new(), String::new()));
        eprintln!("started in {:?}", run.started_in);
    });
}

#[test]
fn python_posts_and_logs_exceptions() {
    let source = "def handler(event, context):\n    raise ValueError('boom')\n";
    check(source, &["{}"], |run| {
        let (place, body) = run.only();
        assert_eq!(place, "invocation/id-1/error");
        assert_eq!(
            (
                &body["errorType"],
                &body["errorMessage"],
                &body["requestId"]
            ),
            (&json!("ValueError"), &json!("boom"), &json!("id-1"))
        );
        let trace =
            "  File \"/var/task/app.py\", line 2, in handler\n    raise ValueError('boom')\n";
        assert_eq!(body["stackTrace"], json!([trace]));
        let (kind, text) = &run.frames[0];
        assert_eq!(*kind, TEXT_ERROR);
        let expect = "[ERROR] ValueError: boom\nTraceback (most recent call last):\n\u{a0}\u{a0}File \"/var/task/app.py\", line 2, in handler\n";
        assert!(text.starts_with(expect), "{text}");
    });
}

#[test]
fn python_refuses_what_is_no_json() {
    check(
        "def handler(event, context):\n    return {1, 2}\n",
        &["{}"],
        |run| {
            let (_, body) = run.only();
            assert_eq!(body["errorType"], "Runtime.MarshalError");
            assert_eq!(
                body["errorMessage"],
                "Unable to marshal response: Object of type set is not JSON serializable"
            );
        },
    );
}

#[test]
fn python_reports_why_init_failed() {
    let theatre = Theatre::new();
    let check = |handler: &'static str, source: &str, kind: &str, message: &str| {
        let run = Stage::new(python_runtime(), handler)
            .file("app.py", source)
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
        assert_eq!(run.exit, Some(frazil_sandbox::Exit::Code(1)));
        assert!(
            run.log().contains("LAMBDA_WARNING: Unhandled exception."),
            "{run:#?}"
        );
    };
    check(
        "other.handler",
        "",
        "Runtime.ImportModuleError",
        "Unable to import module 'other': No module named 'other'",
    );
    check(
        "app.handler",
        "import missing",
        "Runtime.ImportModuleError",
        "Unable to import module 'app': No module named 'missing'",
    );
    check(
        "app.handler",
        "def handler(:",
        "Runtime.UserCodeSyntaxError",
        "Syntax error in module 'app': ",
    );
    check(
        "app.handler",
        "",
        "Runtime.HandlerNotFound",
        "Handler 'handler' missing on module 'app'",
    );
    check(
        "app",
        "",
        "Runtime.MalformedHandlerName",
        "Bad handler 'app': not enough values to unpack (expected 2, got 1)",
    );
    check(
        "sys.handler",
        "",
        "Runtime.BuiltInModuleConflict",
        "Cannot use built-in module sys as a handler module",
    );
    check(
        "app.handler",
        "raise RuntimeError('at init')",
        "RuntimeError",
        "at init",
    );
}

#[test]
fn python_has_the_whole_context() {
    let source = "
import os
def handler(event, context):
    left = context.get_remaining_time_in_millis()
    client = context.client_context
    names = ['function_name', 'function_version', 'memory_limit_in_mb', 'log_group_name', 'log_stream_name',
             'aws_request_id', 'invoked_function_arn']
    return {
        **{name: getattr(context, name) for name in names},
        'left': 50000 < left <= 60000,
        'client': client and [client.client.app_title, client.custom, client.env],
        'identity': [context.identity.cognito_identity_id, context.identity.cognito_identity_pool_id],
        'trace': os.environ.get('_X_AMZN_TRACE_ID'),
    }
";
    let mut with_all = event("{}");
    with_all.headers = vec![
        (
            "Lambda-Runtime-Client-Context",
            r#"{"client":{"app_title":"t"},"custom":{"a":1},"env":{"locale":"de"}}"#.into(),
        ),
        (
            "Lambda-Runtime-Cognito-Identity",
            r#"{"cognitoIdentityId":"i","cognitoIdentityPoolId":"p"}"#.into(),
        ),
        ("Lambda-Runtime-Trace-Id", "Root=1-a;Sampled=0".into()),
    ];
    let stage = Stage::new(python_runtime(), "app.handler").file("app.py", source);
    let bodies = stage.events([with_all, event("{}")]).run().bodies();
    let plain = json!({
        "function_name": "staged",
        "function_version": "$LATEST",
        "memory_limit_in_mb": "256",
        "log_group_name": "/aws/lambda/staged",
        "log_stream_name": "2026/11/22/[$LATEST]0",
        "aws_request_id": "id-2",
        "invoked_function_arn": "arn:aws:lambda:us-east-1:000000000000:function:staged",
        "left": true,
        "client": null,
        "identity": [null, null],
        "trace": null,
    });
    assert_eq!(bodies[1], plain);
    assert_eq!(
        bodies[0]["client"],
        json!(["t", {"a": 1}, {"locale": "de"}])
    );
    assert_eq!(bodies[0]["identity"], json!(["i", "p"]));
    assert_eq!(bodies[0]["trace"], "Root=1-a;Sampled=0");
}

#[test]
fn python_logging_and_printing_reach_their_pipes() {
    let source = "
import logging
print('at init')
def handler(event, context):
    logging.getLogger().setLevel('INFO')
    logging.info('two\\nlines')
    logging.warning('careful')
    print('printed')
";
    check(source, &["{}"], |run| {
        let info = run.frames[0].1.split('\t').collect::<Vec<_>>();
        assert_eq!(
            (info[0], info[2], info[3]),
            ("[INFO]", "id-1", "two\nlines\n")
        );
        assert!(run.frames[1].1.starts_with("[WARNING]\t"));
        assert_eq!(run.stdout, "at init\nprinted\n");
    });
}

#[test]
fn python_logs_json_from_the_level_on() {
    let source = "
import logging
def handler(event, context):
    logging.info('dropped')
    logging.warning('kept')
";
    let stage = Stage::new(python_runtime(), "app.handler").file("app.py", source);
    let run = stage.json_logs("WARN").run();
    let line: Value = serde_json::from_str(&run.frames[0].1).unwrap();
    assert_eq!(
        (&line["level"], &line["message"], &line["requestId"]),
        (&json!("WARNING"), &json!("kept"), &json!("id-1"))
    );
    assert_eq!((run.frames.len(), run.frames[0].0), (1, 0xa55a_0012));
}

/// The paths of AWS, and nothing of the host's own packages.
#[test]
fn python_finds_what_aws_puts_around_it() {
    let source = "
import os, sys, boto3, pathlib
def handler(event, context):
    return {'path': sys.path, 'executable': sys.executable, 'boto3': boto3.__file__, 'cwd': os.getcwd(),
            'variables': {name: os.environ.get(name) for name in event},
            'stale': [m for m in list(sys.modules.values()) if (getattr(m, '__cached__', None) or '').startswith('/var/runtime/')
                      and not pathlib.Path(m.__cached__).exists()] != []}
";
    check(
        source,
        &[r#"["PYTHONPATH", "AWS_EXECUTION_ENV", "PWD", "SHLVL", "LAMBDA_TASK_ROOT", "HOME"]"#],
        |run| {
            let body = run.bodies().remove(0);
            let runtime = python_runtime();
            let lang = format!("/var/lang/lib/{runtime}");
            let layers = format!("/opt/python/lib/{runtime}/site-packages");
            let zip = format!("/var/lang/lib/{}.zip", runtime.replace('.', ""));
            let path: Vec<&str> = body["path"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(Value::as_str)
                .collect();
            let dynload = format!("{lang}/lib-dynload");
            let mut expect = vec![
                "/var/task",
                &layers,
                "/opt/python",
                "/var/runtime",
                &zip,
                &lang,
                &dynload,
            ];
            let site = format!("{lang}/site-packages");
            if path.contains(&&*site) {
                expect.push(&site);
            }
            expect.extend([&*layers, "/opt/python"]);
            assert_eq!(path, expect);
            assert_eq!(body["executable"], format!("/var/lang/bin/{runtime}"));
            assert_eq!(
                (&body["boto3"], &body["cwd"]),
                (
                    &json!("/var/runtime/boto3/__init__.py"),
                    &json!("/var/task")
                )
            );
            let variables = json!({
                "PYTHONPATH": "/var/runtime", "AWS_EXECUTION_ENV": format!("AWS_Lambda_{runtime}"), "PWD": "/var/task",
                "SHLVL": "0", "LAMBDA_TASK_ROOT": "/var/task", "HOME": null,
            });
            assert_eq!(body["variables"], variables);
            assert_eq!(body["stale"], false);
        },
    );
}

/// Every interpreter of the host runs a function, whatever its prefix.
#[test]
fn python_runs_on_every_interpreter_of_the_host() {
    let theatre = Theatre::new();
    use frazil_lambda::runtimes::Runtimes;
    let source = "
import sys, ssl, sqlite3, ctypes, subprocess
def handler(event, context):
    child = subprocess.run([sys.executable, '-c', 'import sys, boto3; print(sys.version_info[1])'], capture_output=True, text=True)
    return ['python%d.%d' % sys.version_info[:2], child.stdout, child.stderr]
";
    for runtime in stage::runtimes()
        .available()
        .iter()
        .filter(|name| name.starts_with("python"))
    {
        let run = Stage::new(runtime, "app.handler")
            .file("app.py", source)
            .run_in(&theatre);
        let minor = runtime.split('.').nth(1).unwrap();
        let body = run.bodies().remove(0);
        assert_eq!(
            (&body[0], &body[1]),
            (&json!(runtime), &json!(format!("{minor}\n"))),
            "{run:#?}"
        );
        eprintln!("{runtime} started in {:?}", run.started_in);
    }
}
