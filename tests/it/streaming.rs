//! Streamed responses, whole: unmodified runtime clients on one side, unmodified callers on the other.

use std::process::Command;

use serde_json::{Value, json};

use crate::world::{World, rust_example};

/// Streams one word, then does what the event says.
const NODE: &str = "
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
export const handler = awslambda.streamifyResponse(async (event, stream) => {
  const path = event.rawPath ?? event.path;
  if (path === '/early') throw new TypeError('too early');
  stream = awslambda.HttpResponseStream.from(stream, {
    statusCode: 418, headers: { 'content-type': 'text/x-tea', 'x-pot': 'short' }, cookies: ['a=1', 'b=2'],
  });
  if (path === '/big') return pipeline(Readable.from(Array(300).fill(Buffer.alloc(10_000, 'x'))), stream);
  stream.write('stout');
  if (path === '/late') { await new Promise((done) => setTimeout(done, 50)); throw new RangeError('too late'); }
  stream.end();
});
";

/// Everything a caller of `invoke_with_response_stream` is told, with the seconds between the first
/// and the last chunk.
const CALL: &str = r#"
import base64, boto3, json, time
client = boto3.client("lambda")
def call(name, payload, **more):
    answer = client.invoke_with_response_stream(FunctionName=name, Payload=json.dumps(payload), **more)
    chunks, times, end = [], [], None
    for event in answer["EventStream"]:
        if "PayloadChunk" in event:
            chunks.append(event["PayloadChunk"]["Payload"])
            times.append(time.monotonic())
        else:
            end = event["InvokeComplete"]
    details = json.loads(end["ErrorDetails"]) if "ErrorDetails" in end else None
    return {"text": b"".join(chunks).decode(), "chunks": len(chunks), "spread": times[-1] - times[0] if times else 0,
            "status": answer["StatusCode"], "version": answer["ExecutedVersion"],
            "type": answer["ResponseStreamContentType"], "code": end.get("ErrorCode"), "details": details,
            "log": base64.b64decode(end.get("LogResult", "")).decode()}
"#;

impl World {
    /// A public URL of the function that streams.
    fn streaming_url(&self, function: &str) -> String {
        let url = self.public_url(function);
        let path = format!("/2021-10-31/functions/{function}/url");
        self.rest("PUT", &path, &json!({"InvokeMode": "RESPONSE_STREAM"}))
            .succeeded();
        url
    }
}

/// `curl`: its exit code, the head of the response and the body.
fn curl(world: &World, url: &str, path: &str) -> (Option<i32>, String, String) {
    let host = url.trim_start_matches("http://").trim_end_matches('/');
    let output = Command::new("curl")
        .args(["--silent", "--include", "--no-buffer", "--max-time", "60"])
        .args(["--header", &format!("Host: {host}")])
        .arg(format!("{}{path}", world.url()))
        .output()
        .expect("curl can be started");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let head = head.to_ascii_lowercase();
    (output.status.code(), head, body.to_owned())
}

#[test]
fn rust_functions_stream_to_boto3_and_to_curl() {
    let world = World::new();
    let program = rust_example("stream-rust");
    world.function("words").bootstrap(&program).create();
    let said = world.boto3(&format!(
        "{CALL}\nprint(json.dumps(call('words', 'one two three', LogType='Tail')))"
    ));
    // AWS's crate puts a prelude before every stream, also where nobody reads one.
    let text = said["text"].as_str().expect("text");
    let (prelude, words) = text.split_once("\0\0\0\0\0\0\0\0").expect("a prelude");
    let prelude: Value = serde_json::from_str(prelude).expect("JSON");
    assert_eq!(prelude["statusCode"], 200);
    assert_eq!(words, "one\ntwo\nthree\n");
    assert!(said["chunks"].as_u64() >= Some(3), "{said}");
    assert!(
        said["spread"].as_f64() > Some(0.15),
        "they came one by one: {said}"
    );
    assert_eq!(said["status"], 200);
    assert_eq!(said["version"], "$LATEST");
    assert_eq!(said["type"], "application/vnd.amazon.eventstream");
    assert_eq!(
        (&said["code"], &said["details"]),
        (&Value::Null, &Value::Null)
    );
    assert!(
        said["log"]
            .as_str()
            .is_some_and(|log| log.contains("REPORT ")),
        "{said}"
    );
    // `lambda_http`, behind a URL.
    let function = world.function("page").bootstrap(&program);
    function.with("Handler", json!("http")).create();
    let url = world.streaming_url("page");
    let (code, head, body) = curl(&world, &url, "/four/five");
    assert_eq!((code, body.as_str()), (Some(0), "four\nfive\n"), "{head}");
    assert!(head.starts_with("http/1.1 203 "), "{head}");
    for line in [
        "content-type: text/plain",
        "x-words: yes",
        "transfer-encoding: chunked",
    ] {
        assert!(head.lines().any(|it| it == line), "{line} is not in {head}");
    }
}

#[test]
fn node_functions_stream_to_curl_and_to_boto3() {
    let world = World::new();
    let function = world.function("tea").node(NODE);
    function.memory(1024).timeout(30).create();
    let url = world.streaming_url("tea");
    let (code, head, body) = curl(&world, &url, "/");
    assert_eq!((code, body.as_str()), (Some(0), "stout"), "{head}");
    assert!(head.starts_with("http/1.1 418 "), "{head}");
    for line in [
        "content-type: text/x-tea",
        "x-pot: short",
        "set-cookie: a=1",
        "set-cookie: b=2",
    ] {
        assert!(head.lines().any(|it| it == line), "{line} is not in {head}");
    }
    let (code, head, body) = curl(&world, &url, "/early");
    assert_eq!(
        (code, body.as_str()),
        (Some(0), "Internal Server Error"),
        "{head}"
    );
    assert!(head.starts_with("http/1.1 502 "), "{head}");
    // 18: "partial file". The connection broke before the end.
    let (code, head, body) = curl(&world, &url, "/late");
    assert_eq!((code, body.as_str()), (Some(18), "stout"), "{head}");
    let (code, _, body) = curl(&world, &url, "/big");
    assert_eq!((code, body.len()), (Some(0), 3_000_000));
    // The same function through the API: failures have names there.
    let said = world.boto3(&format!(
        "{CALL}\nprint(json.dumps([call('tea', {{'path': path}}) for path in ('/early', '/late')]))"
    ));
    for (said, chunks, kind, message) in [
        (&said[0], false, "TypeError", "too early"),
        (&said[1], true, "RangeError", "too late"),
    ] {
        assert_eq!(said["code"], "Unhandled");
        assert_eq!(said["details"]["errorType"], kind);
        assert_eq!(said["details"]["errorMessage"], message);
        assert_eq!(
            said["text"]
                .as_str()
                .is_some_and(|text| text.ends_with("\0stout")),
            chunks
        );
    }
    // And whoever does not ask for a stream gets everything at once, as it is.
    let answer = world.invoke("tea", "{}").succeeded();
    assert!(
        answer.payload.ends_with("\0\0\0\0\0\0\0\0stout"),
        "{answer:?}"
    );
    let failed = world.invoke("tea", r#"{"path":"/late"}"#);
    assert_eq!(failed.function_error, "Unhandled");
    assert_eq!(failed.json()["errorMessage"], "too late");
}
