//! Telemetry in the whole program: an extension in a layer beside AWS's Python client.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::world::{World, wait_for, zip_of};

/// Tells the log what it gets; the same that the tests of the environment use.
const EXTENSION: &[u8] = include_bytes!("../../crates/lambda/tests/invocations/extension.py");

const SOURCE: &str = r#"
import json, logging
def handler(event, context):
    print(json.dumps({'level': 'debug', 'message': 'held back', 'timestamp': '2026-01-02T03:04:05Z'}))
    logging.getLogger().error('told')
"#;

/// What the extension got, by type.
fn got(log: &[String], kind: &str) -> Vec<Value> {
    let events = log.iter().filter_map(|line| line.split_once("agent: got "));
    let events = events.filter_map(|(_, event)| serde_json::from_str::<Value>(event).ok());
    let of_kind = events.filter(|event| event["type"] == kind);
    of_kind.map(|event| event["record"].clone()).collect()
}

#[test]
fn an_extension_in_a_layer_gets_what_the_log_holds_back() {
    let world = World::new();
    let layer = zip_of(&[("extensions/agent", EXTENSION)]);
    let layer = json!({"Content": {"ZipFile": STANDARD.encode(layer)}});
    let path = "/2018-10-31/layers/agent/versions";
    let layer = world.rest("POST", path, &layer).succeeded().json();
    let plan = json!({"agent": {"telemetry": {
        "path": "/2022-07-01/telemetry",
        "host": "sandbox.localdomain",
        "port": 8080,
        "body": {
            "schemaVersion": "2022-12-13",
            "types": ["platform", "function"],
            "buffering": {"maxItems": 1000, "maxBytes": 262_144, "timeoutMs": 25},
            "destination": {"protocol": "HTTP", "URI": "http://sandbox.localdomain:8080"},
        },
    }}});
    let function = world.function("f").python(SOURCE).timeout(20);
    function
        .with("Layers", json!([layer["LayerVersionArn"]]))
        .with(
            "LoggingConfig",
            json!({"LogFormat": "JSON", "ApplicationLogLevel": "ERROR"}),
        )
        .variable("EXTENSIONS", &plan.to_string())
        .create();
    let first = world.invoke("f", "{}").succeeded();
    // What waits when the environment is frozen comes with a later invocation.
    let log = wait_for("the report of the first invocation", || {
        world.invoke("f", "{}").succeeded();
        let log = world.log_lines("f");
        (!got(&log, "platform.report").is_empty()).then_some(log)
    });
    let report = &got(&log, "platform.report")[0];
    assert_eq!(report["requestId"], first.request_id, "{log:#?}");
    let lines = got(&log, "function");
    let said = |message: &str| lines.iter().any(|line| line["message"] == message);
    assert!(said("held back") && said("told"), "{log:#?}");
    let logged = |message: &str| {
        log.iter()
            .any(|line| line.starts_with('{') && line.contains(message))
    };
    assert!(logged("told") && !logged("held back"), "{log:#?}");
}
