//! `frazil limits`, and the one configuration file.

use serde_json::{Value, json};

use crate::world::{World, frazil, frazil_in};

/// The row of that name in the output of `frazil limits --json`.
fn row(output: &std::process::Output, name: &str) -> Value {
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let rows = told["limits"].as_array().expect("a list");
    let row = rows.iter().find(|row| row["name"] == name);
    row.unwrap_or_else(|| panic!("no row {name}")).clone()
}

#[test]
fn limits_of_the_configuration_file_are_enforced_and_shown() {
    let mut world = World::without_server();
    let file = world.scratch("config").join("frazil.toml");
    let text = "region = \"eu-west-1\"\n[limits]\ntimeout_s_max = 1800\npayload_bytes_max = 1000\n";
    std::fs::write(&file, text).expect("the world's folder can be written");
    world.configure(&["--config", &file.to_string_lossy()]);
    world.start();

    let function = world
        .function("f")
        .python("def handler(event, context): return context.invoked_function_arn");
    function.timeout(1800).create();
    let told = world.invoke("f", "{}").succeeded().payload;
    assert!(told.contains(":eu-west-1:"), "{told}");
    let large = format!("\"{}\"", "x".repeat(2000));
    let refused = world.invoke("f", &large);
    assert_eq!(refused.status, 413);
    assert!(
        refused.payload.contains("(limit 1000 bytes)"),
        "{refused:?}"
    );

    let shown = frazil_in(&world.data(), &["limits", "--json"]);
    let expect = json!({
        "name": "payload_bytes_max", "what": "payload of a synchronous invocation", "value": 1000,
        "aws": 6_291_456, "in_use": null, "where": "Invoke, function URLs: 413", "settable": true,
    });
    assert_eq!(row(&shown, "payload_bytes_max"), expect);
    assert_eq!(row(&shown, "environments_max")["in_use"], 1);
    assert_eq!(row(&shown, "concurrency_max")["in_use"], 0);
    let stored = row(&shown, "code_storage_bytes_max");
    assert!(
        stored["in_use"].as_u64().is_some_and(|bytes| bytes > 0),
        "{stored}"
    );
    assert_eq!(row(&shown, "alias_chars_max")["settable"], false);
}

#[test]
fn limits_are_shown_without_a_server_and_bad_names_are_told() {
    let output = frazil(&["limits", "timeout"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success());
    assert!(
        text.lines()
            .any(|line| line.starts_with("timeout_s_max ") && line.contains(" 900 ")),
        "{text}"
    );
    let note = String::from_utf8_lossy(&output.stderr);
    assert!(note.contains("No server runs here"), "{note}");

    let folder = tempfile::tempdir().expect("the temporary folder can be written");
    let file = folder.path().join("frazil.toml");
    std::fs::write(&file, "[limits]\ntimeout_max = 5\n").expect("a file");
    let refused = frazil(&["limits", "--json", "--config", &file.to_string_lossy()]);
    let error: Value = serde_json::from_slice(&refused.stderr).expect("JSON");
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(
        error["error"]["why"],
        json!(["line 2: there is no limit called timeout_max"])
    );
    assert_eq!(error["error"]["try"], "did you mean timeout_s_max?");
}
