//! `LogFormat` JSON with the real clients of AWS's Python and of our Node.js runtime.

use serde_json::{Value, json};

use crate::world::World;

fn config(application: &str, system: &str) -> Value {
    json!({"LogFormat": "JSON", "ApplicationLogLevel": application, "SystemLogLevel": system})
}

const PYTHON: &str = r#"
import json, logging
log = logging.getLogger()
def handler(event, context):
    log.debug('to debug'), log.info('to inform'), log.warning('to warn')
    print('only printed')
    said = {'level': 'debug', 'message': 'own json', 'timestamp': '2026-01-02T03:04:05Z'}
    print(json.dumps(said))
    print(json.dumps({**said, 'level': 'error'}))
    raise ValueError('boom')
"#;

const NODE: &str = r#"
export const handler = async () => {
    console.debug('to debug'); console.info('to inform'); console.error('to fail', new Error('boom'));
    return 1;
};
"#;

/// The log of the only invocation, once its last event is there.
fn log_of(world: &World, function: &str, last: &str) -> Vec<Value> {
    world.wait_for_log_lines(function, last, 1);
    let parse = |line: String| serde_json::from_str(&line).unwrap_or(Value::String(line));
    world.log_lines(function).into_iter().map(parse).collect()
}

/// What each line is: an event's type, or a level and its message.
fn summary(log: &[Value]) -> Vec<String> {
    let one = |line: &Value| match (line["type"].as_str(), line["level"].as_str()) {
        (Some(kind), _) => kind.to_owned(),
        (_, Some(level)) => format!("{level} {}", line["message"].as_str().unwrap_or_default()),
        _ => line.as_str().unwrap_or("error").trim_end().to_owned(),
    };
    log.iter().map(one).collect()
}

#[test]
fn real_runtimes_log_json_from_their_level_on() {
    let world = World::new();
    let python = |name: &str, config: Value, last: &str| {
        let function = world.function(name).python(PYTHON);
        function.with("LoggingConfig", config).create();
        let answer = world.invoke(name, "{}");
        (answer.request_id, log_of(&world, name, last))
    };
    let (id, log) = python("quiet", config("WARN", "WARN"), "platform.runtimeDone");
    // Standard output is a pipe of its own, so its place among the others is not certain.
    let mut lines = summary(&log);
    lines.sort();
    let expect = [
        "ERROR ", // the exception
        "WARNING to warn",
        "error own json",
        "platform.runtimeDone",
    ];
    assert_eq!(lines, expect, "{log:#?}");
    let warning = log.iter().find(|line| line["message"] == "to warn");
    assert_eq!(warning.map(|line| &line["requestId"]), Some(&json!(id)));
    let error = log.iter().find(|line| line["errorType"] == "ValueError");
    assert!(error.is_some_and(|line| line["stackTrace"].is_array()));

    let (_, log) = python("loud", config("DEBUG", "DEBUG"), "platform.report");
    let lines = summary(&log);
    for expect in [
        "DEBUG to debug",
        "INFO to inform",
        "only printed",
        "debug own json",
    ] {
        assert!(lines.contains(&expect.to_owned()), "{expect}: {log:#?}");
    }
    let events: Vec<_> = lines
        .iter()
        .filter(|it| it.starts_with("platform."))
        .collect();
    let expect = [
        "platform.initStart",
        "platform.initRuntimeDone",
        "platform.initReport",
        "platform.start",
        "platform.runtimeDone",
        "platform.report",
    ];
    assert_eq!(events, expect, "{log:#?}");

    let function = world.function("node").node(NODE);
    function
        .with("LoggingConfig", config("INFO", "INFO"))
        .create();
    world.invoke("node", "{}").succeeded();
    let log = log_of(&world, "node", "platform.report");
    let expect = [
        "platform.initStart",
        "platform.start",
        "INFO to inform",
        "ERROR to fail Error: boom",
        "platform.report",
    ];
    let first_line = |line: String| line.lines().next().map(str::to_owned);
    let lines: Vec<_> = summary(&log).into_iter().filter_map(first_line).collect();
    assert_eq!(lines, expect, "{log:#?}");
    assert_eq!(log[3]["errorMessage"], "boom");
}
