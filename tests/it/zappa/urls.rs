//! A Flask application behind a function URL, through its whole life.

use serde_json::json;

use super::project::Project;
use crate::world::{World, wait_for, zappa_environment};

const APP: &str = r#"
import os
from flask import Flask, jsonify, request

app = Flask(__name__)

@app.route("/")
def index():
    return "one for " + os.environ.get("GUEST", "nobody") + " " + os.environ["STAGE"]

@app.route("/form", methods=["POST"])
def form():
    return jsonify(request.form)

def answer():
    print("the answer is 42")
    return 42

def tick(event, context):
    print("TICK", event["time"])
"#;

#[test]
fn flask_lives_behind_a_function_url() {
    let Some((world, _)) = World::with_client(zappa_environment()) else {
        return;
    };
    let project = Project::new(
        &world,
        "site",
        &[("app.py", APP)],
        &json!({
            "app_function": "app.app",
            "apigateway_enabled": false,
            "function_url_enabled": true,
            "aws_environment_variables": {"GUEST": "you"},
            "keep_warm": false,
            "tags": {"team": "ice"},
        }),
    );
    let url = Project::address(&project.zappa(&["deploy", "dev"]));
    let page = project.visit(&url, "/");
    assert_eq!(
        (page.status, page.text().as_str()),
        (200, "one for you dev")
    );
    let again = project.try_zappa(&["deploy", "dev"]);
    assert!(!again.status.success(), "deployed twice");

    let status = project.zappa(&["status", "dev"]);
    assert!(status.contains("site-dev"), "{status}");
    let said = project.zappa(&["invoke", "dev", "app.answer"]);
    assert!(said.contains("the answer is 42"), "{said}");
    let said = project.zappa(&["invoke", "--raw", "dev", "print(6 * 7 * 2)"]);
    assert!(said.contains("84"), "{said}");
    let tail = ["tail", "dev", "--since", "10m", "--disable-keep-open"];
    wait_for("the log to have the page", || {
        let said = project.zappa(&tail);
        said.contains("GET /").then_some(())
    });

    project.write("app.py", &APP.replace("one for", "two for"));
    project.set(&json!({"timeout_seconds": 20}));
    project.zappa(&["update", "dev"]);
    assert_eq!(project.visit(&url, "/").text(), "two for you dev");
    project.zappa(&["rollback", "dev", "-n", "1"]);
    assert_eq!(project.visit(&url, "/").text(), "one for you dev");

    project.set(&json!({"events": [{"function": "app.tick", "expression": "rate(1 minute)"}]}));
    project.zappa(&["update", "dev"]);
    project.zappa(&["schedule", "dev"]);
    let rules = world.aws(&["events", "list-rules"]);
    assert_eq!(rules["Rules"][0]["ScheduleExpression"], "rate(1 minute)");
    project.zappa(&["unschedule", "dev"]);
    let rules = world.aws(&["events", "list-rules"]);
    assert_eq!(rules["Rules"], json!([]), "{rules}");

    project.zappa(&["undeploy", "dev", "--yes", "--remove-logs"]);
    let functions = world.aws(&["lambda", "list-functions"]);
    assert_eq!(functions["Functions"], json!([]));
}
