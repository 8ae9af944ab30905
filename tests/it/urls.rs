//! Function URLs as a browser or curl meets them.

use bytes::Bytes;
use http::Request;
use serde_json::json;

use crate::world::{World, url_request};

const ECHO: &str = r#"
def handler(event, context):
    if event["rawPath"] == "/page":
        return {"statusCode": 201, "headers": {"content-type": "text/html"}, "cookies": ["a=1", "b=2"], "body": "<p>hi</p>"}
    if event["rawPath"] == "/fail":
        raise ValueError("no")
    return {"path": event["rawPath"], "query": event["rawQueryString"], "method": event["requestContext"]["http"]["method"], "body": event.get("body"), "cookies": event.get("cookies")}
"#;

#[test]
fn a_function_url_answers_by_host_name_and_by_path() {
    let world = World::new();
    world.function("web").python(ECHO).create();
    let url = world.public_url("web");
    let port = world.url().rsplit(':').next().expect("a port");
    assert!(
        url.ends_with(&format!(".lambda-url.us-east-1.localhost:{port}/")),
        "{url}"
    );
    let by_host = world
        .send(url_request(&url, "/a%2Fb?c=1&c=2"))
        .succeeded()
        .json();
    assert_eq!(
        (&by_host["path"], &by_host["query"]),
        (&json!("/a%2Fb"), &json!("c=1&c=2"))
    );
    let id = url
        .trim_start_matches("http://")
        .split('.')
        .next()
        .expect("an id");
    let by_path = world
        .get(&format!("/_frazil/url/{id}/a%2Fb?c=1&c=2"))
        .succeeded()
        .json();
    assert_eq!(
        (&by_path["path"], &by_path["query"]),
        (&json!("/a%2Fb"), &json!("c=1&c=2"))
    );
    // curl sends what it is given, escaped or not
    let unescaped = world.send(url_request(&url, "/ä?q=ä")).succeeded().json();
    assert_eq!(
        (&unescaped["path"], &unescaped["query"]),
        (&json!("/ä"), &json!("q=ä"))
    );
}

#[test]
fn a_function_url_translates_status_headers_cookies_and_failures() {
    let world = World::new();
    world.function("web").python(ECHO).create();
    let url = world.public_url("web");
    let page = world.send(url_request(&url, "/page"));
    assert_eq!(
        (
            page.status,
            page.header("content-type"),
            page.text().as_str()
        ),
        (201, "text/html", "<p>hi</p>")
    );
    let cookies: Vec<_> = page
        .headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    assert_eq!(cookies, ["a=1", "b=2"]);
    let failed = world.send(url_request(&url, "/fail"));
    assert_eq!(
        (failed.status, failed.text().as_str()),
        (502, "Internal Server Error")
    );
    let host = url
        .trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned();
    let posted = Request::post("/p")
        .header("host", &host)
        .header("cookie", "x=1; y=2")
        .header("content-type", "text/plain")
        .body(Bytes::from_static(b"body"))
        .expect("a request");
    let answer = world.send(posted).succeeded().json();
    assert_eq!(
        (&answer["method"], &answer["body"]),
        (&json!("POST"), &json!("body"))
    );
    assert_eq!(answer["cookies"], json!(["x=1", "y=2"]));
}

#[test]
fn a_function_url_without_permission_is_forbidden() {
    let world = World::new();
    world.function("web").python(ECHO).create();
    let made = world
        .rest(
            "POST",
            "/2021-10-31/functions/web/url",
            &json!({"AuthType": "NONE"}),
        )
        .succeeded()
        .json();
    let url = made["FunctionUrl"].as_str().expect("a URL").to_owned();
    let reply = world.send(url_request(&url, "/"));
    assert_eq!(reply.status, 403);
    assert!(
        reply
            .text()
            .starts_with("{\"Message\":\"Forbidden. For troubleshooting Function URL"),
        "{reply:?}"
    );
    let unknown = url.replacen(|c: char| c.is_ascii_digit(), "z", 40);
    let reply = world.send(url_request(&unknown, "/"));
    assert_eq!(
        (reply.status, reply.text().as_str()),
        (403, "{\"Message\":null}"),
        "{unknown}"
    );
}

#[test]
fn a_function_url_with_iam_needs_a_good_signature() {
    let world = World::new();
    world.function("web").python(ECHO).create();
    let made = world
        .rest(
            "POST",
            "/2021-10-31/functions/web/url",
            &json!({"AuthType": "AWS_IAM"}),
        )
        .succeeded()
        .json();
    let url = made["FunctionUrl"].as_str().expect("a URL");
    assert_eq!(world.send(url_request(url, "/")).status, 403);
    let host = url.trim_start_matches("http://").trim_end_matches('/');
    let signed = world.boto3(&format!(
        r#"
import json, os, urllib.request
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
def call(secret):
    request = AWSRequest(method="GET", url="http://{host}/signed", headers={{"host": "{host}"}})
    SigV4Auth(Credentials(os.environ["AWS_ACCESS_KEY_ID"], secret), "lambda", "us-east-1").add_auth(request)
    plain = urllib.request.Request(os.environ["AWS_ENDPOINT_URL"] + "/signed", headers=dict(request.headers))
    try: return urllib.request.urlopen(plain).status
    except urllib.error.HTTPError as error: return error.code
print(json.dumps([call(os.environ["AWS_SECRET_ACCESS_KEY"]), call("wrong")]))
"#
    ));
    assert_eq!(signed, json!([200, 403]));
}
