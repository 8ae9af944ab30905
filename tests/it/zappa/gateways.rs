//! Flask behind API Gateway: a REST API with its stage in the path, and an HTTP API.

use http::Request;
use serde_json::{Value, json};

use super::project::Project;
use crate::world::{Reply, World, zappa_environment};

const APP: &str = r#"
from flask import Flask, jsonify, request

app = Flask(__name__)

@app.route("/")
def index():
    return "index"

@app.route("/echo/<path:rest>", methods=["GET", "POST"])
def echo(rest):
    return jsonify(path=rest, query=request.args, body=request.get_data(as_text=True))
"#;

fn check(name: &str, settings: &Value) {
    let Some((world, _)) = World::with_client(zappa_environment()) else {
        return;
    };
    let mut all = json!({"app_function": "app.app", "keep_warm": false});
    let more = settings.as_object().expect("settings").clone();
    all.as_object_mut().expect("an object").extend(more);
    let project = Project::new(&world, name, &[("app.py", APP)], &all);
    let said = project.zappa(&["deploy", "dev"]);
    let address = Project::address(&said);
    let page = visit(&project, &address, "GET", "", "");
    assert_eq!(
        (page.status, page.text().as_str()),
        (200, "index"),
        "{address}"
    );
    let page = visit(&project, &address, "POST", "/echo/a/b?c=d", "hello");
    let expected = json!({"path": "a/b", "query": {"c": "d"}, "body": "hello"});
    assert_eq!(page.json(), expected);
    let status = project.zappa(&["status", "dev"]);
    assert!(status.contains("execute-api"), "{status}");
    project.write("app.py", &APP.replace("\"index\"", "\"index 2\""));
    project.zappa(&["update", "dev"]);
    assert_eq!(visit(&project, &address, "GET", "", "").text(), "index 2");
    project.zappa(&["undeploy", "dev", "--yes", "--remove-logs"]);
    let functions = world.aws(&["lambda", "list-functions"]);
    assert_eq!(functions["Functions"], json!([]));
}

/// Visits `https://ID.execute-api.REGION.amazonaws.com/STAGE` on the world's server.
fn visit(project: &Project<'_>, address: &str, method: &str, path: &str, body: &str) -> Reply {
    let rest = address.split_once("://").expect("an address").1;
    let (host, stage) = rest.split_once('/').unwrap_or((rest, ""));
    let target = format!("/{}{path}", stage.trim_end_matches('/'));
    let request = Request::builder()
        .method(method)
        .uri(target)
        .header("host", host)
        .header("content-type", "text/plain")
        .body(body.to_owned().into());
    project.world.send(request.expect("a request"))
}

#[test]
fn flask_lives_behind_a_rest_api() {
    check("rest", &json!({"cors": true}));
}

#[test]
fn flask_lives_behind_an_http_api() {
    check("http", &json!({"apigateway_version": "v2"}));
}
