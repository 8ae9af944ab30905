//! Responses that reach their caller while the function makes them.

use std::io::{Read, Write};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::{Bytes, BytesMut};
use frazil_lambda::directory::{Function, Standing, Url, UrlAuth};
use frazil_lambda::invoke::{Body, Visit};
use frazil_lambda::shard::Endpoint;
use frazil_wire::event_stream::Message;
use http::{Request, Response};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::world::{World, contains};

const PATH: &str = "/2021-11-15/functions/f/response-streaming-invocations";
const PRELUDE: &str = "application/vnd.awslambda.http-integration-response";

/// A streamed invocation as its caller reads it.
struct Stream {
    response: Response<Body>,
    arrived: BytesMut,
}

/// What a caller has read when the stream is over.
#[derive(Debug, Default)]
struct Story {
    payload: Vec<u8>,
    /// `InvokeComplete`
    end: Value,
}

impl Story {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.payload).unwrap()
    }

    /// The error type and message of a function that failed.
    fn error(&self) -> (String, String) {
        assert_eq!(self.end["ErrorCode"], "Unhandled", "{}", self.end);
        let details: Value =
            serde_json::from_str(self.end["ErrorDetails"].as_str().unwrap()).unwrap();
        let text = |name: &str| details[name].as_str().unwrap_or_default().to_owned();
        (text("errorType"), text("errorMessage"))
    }
}

impl Stream {
    async fn post(world: &World, headers: &[(&str, &str)], event: &Value) -> Stream {
        let mut request = Request::post(PATH);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, ()) = request.body(()).unwrap().into_parts();
        let payload = Bytes::from(event.to_string());
        let (reply, answer) = tokio::sync::oneshot::channel();
        world.shards.spawn_on(0, |shard| async move {
            let _ = reply.send(shard.invoke_stream_http(&head, payload).await);
        });
        Stream {
            response: answer.await.unwrap(),
            arrived: BytesMut::new(),
        }
    }

    fn header(&self, name: &str) -> &str {
        let value = self.response.headers().get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// The next message; none at the end.
    async fn next(&mut self) -> Option<Message> {
        loop {
            if let Some(message) = Message::decode(&mut self.arrived).unwrap() {
                assert_eq!(message.text(":message-type"), Some("event"));
                return Some(message);
            }
            let frame = self.response.body_mut().frame().await?;
            let data = frame.unwrap().into_data().unwrap();
            self.arrived.extend_from_slice(&data);
        }
    }

    /// Reads on to the end.
    async fn story(mut self) -> Story {
        let mut story = Story::default();
        while let Some(message) = self.next().await {
            assert_eq!(story.end, Value::Null, "nothing follows the end");
            match message.text(":event-type") {
                Some("PayloadChunk") => story.payload.extend_from_slice(&message.payload),
                Some("InvokeComplete") => {
                    story.end = serde_json::from_slice(&message.payload).unwrap();
                }
                other => panic!("{other:?}"),
            }
        }
        story
    }
}

async fn stream(world: &World, event: Value) -> Stream {
    Stream::post(world, &[], &event).await
}

async fn story(world: &World, steps: Value) -> Story {
    let event = json!({"do": "stream", "steps": steps});
    stream(world, event).await.story().await
}

/// A world whose function waits at `connect` steps until the test says go.
fn world_with_gate() -> (World, mpsc::Sender<()>) {
    let (go, gate) = mpsc::channel();
    let gate = Arc::new(std::sync::Mutex::new(gate));
    let world = World::with(|settings| {
        settings.endpoint = Some(Endpoint {
            address: "127.0.0.1:4566".parse().unwrap(),
            serve: Arc::new(move |_, mut stream| {
                let gate = gate.clone();
                std::thread::spawn(move || {
                    stream.set_nonblocking(false).unwrap();
                    let mut asked = [0; 5];
                    stream.read_exact(&mut asked).unwrap();
                    if gate.lock().unwrap().recv().is_ok() {
                        let _ = stream.write_all(b"go");
                    }
                });
            }),
        });
    });
    world.publish(|_| {});
    (world, go)
}

#[tokio::test]
async fn pieces_arrive_while_the_function_goes_on() {
    let (world, go) = world_with_gate();
    let wait = json!({"do": "connect", "to": "127.0.0.1:4566"});
    let event = json!({"do": "stream", "steps": [{"text": "one"}, wait, {"text": "two"}]});
    let mut stream = Stream::post(&world, &[("X-Amz-Log-Type", "Tail")], &event).await;
    assert_eq!(stream.response.status(), 200);
    assert_eq!(
        stream.header("content-type"),
        "application/vnd.amazon.eventstream"
    );
    assert_eq!(stream.header("x-amz-executed-version"), "$LATEST");
    assert!(stream.header("x-amzn-trace-id").starts_with("Root=1-"));
    assert_eq!(stream.header("x-amzn-requestid").len(), 36);
    let first = stream.next().await.unwrap();
    assert_eq!(first.payload, "one");
    assert_eq!(first.text(":event-type"), Some("PayloadChunk"));
    assert_eq!(
        first.text(":content-type"),
        Some("application/octet-stream")
    );
    go.send(()).unwrap();
    let story = stream.story().await;
    assert_eq!(story.text(), "two");
    let tail = STANDARD.decode(story.end["LogResult"].as_str().unwrap());
    let tail = String::from_utf8(tail.unwrap()).unwrap();
    assert!(tail.starts_with("START RequestId: ") && tail.contains("\nREPORT "));
    assert!(tail.contains(r#"HTTP/1.1 202 Accepted"#), "{tail}");
    assert_eq!(story.end.as_object().unwrap().len(), 1, "no error");
}

#[tokio::test]
async fn a_function_that_fails_is_told_at_the_end() {
    let (world, go) = world_with_gate();
    // Before its response.
    let event = json!({"do": "raise", "message": "boom"});
    let raised = stream(&world, event).await.story().await;
    assert_eq!(raised.text(), "");
    assert_eq!(raised.error(), ("ValueError".into(), "boom".into()));
    // In the middle, by itself.
    let trailers = json!({
        "Lambda-Runtime-Function-Error-Type": "Function.Mine",
        "Lambda-Runtime-Function-Error-Body":
            STANDARD.encode(r#"{"errorType":"Mine","errorMessage":"no more"}"#),
    });
    let event = json!({"do": "stream", "steps": [{"text": "some"}], "trailers": trailers});
    let failed = stream(&world, event.clone()).await.story().await;
    assert_eq!(failed.text(), "some");
    assert_eq!(failed.error(), ("Mine".into(), "no more".into()));
    // The same, when the caller wants everything at once.
    assert_eq!(
        world.failure(event).await,
        ("Mine".into(), "no more".into())
    );
    // The connection breaks and the runtime goes on.
    let wait = json!({"do": "connect", "to": "127.0.0.1:4566"});
    let steps = json!([{"text": "half"}, wait, {"hang_up": true}]);
    let mut cut = stream(&world, json!({"do": "stream", "steps": steps})).await;
    assert_eq!(cut.next().await.unwrap().payload, "half");
    go.send(()).unwrap();
    let cut = cut.story().await;
    assert_eq!(cut.error().0, "Runtime.TruncatedResponse");
    assert_eq!(world.cold_starts(), 1);
    assert_eq!(world.result(json!({})).await["invocations"], 5);
}

#[tokio::test]
async fn a_crash_or_a_timeout_in_the_middle_ends_the_stream() {
    let world = World::new();
    world.publish(|release| release.timeout_s = 2);
    let exited = story(&world, json!([{"text": "half"}, {"do": "exit", "code": 7}]));
    let exited = exited.await;
    assert_eq!(exited.text(), "half");
    let (kind, message) = exited.error();
    assert_eq!(kind, "Runtime.ExitError");
    assert!(message.ends_with("Error: Runtime exited with error: exit status 7"));
    let late = story(&world, json!([{"text": "half"}, {"do": "sleep", "s": 9}])).await;
    assert_eq!(late.text(), "half");
    let (kind, message) = late.error();
    assert_eq!(kind, "Sandbox.Timedout");
    assert!(message.ends_with("Error: Task timed out after 2.00 seconds"));
    assert_eq!(
        story(&world, json!([{"text": "well"}])).await.text(),
        "well"
    );
    assert_eq!(world.environments(), 1);
}

#[tokio::test]
async fn a_caller_that_does_not_read_holds_the_function_back() {
    let world = World::new();
    world.publish(|release| release.timeout_s = 1);
    let mut endless = stream(
        &world,
        json!({"do": "stream", "steps": [{"endless": true}]}),
    )
    .await;
    let first = endless.next().await.unwrap();
    // Until the function's time is over nobody reads. What arrives then is what was in the queues.
    world
        .streams(|streams| contains(streams, "Status: timeout", 1))
        .await;
    let story = endless.story().await;
    assert_eq!(story.error().0, "Sandbox.Timedout");
    let held = first.payload.len() + story.payload.len();
    assert!(held < 1 << 20, "{held} bytes were held");
}

#[tokio::test]
async fn a_caller_that_leaves_does_not_end_the_invocation() {
    let (world, go) = world_with_gate();
    let wait = json!({"do": "connect", "to": "127.0.0.1:4566"});
    let steps = json!([
        {"text": "some"}, wait, {"text": "x", "times": 3_000_000}, {"do": "say", "lines": ["all said"]}
    ]);
    let mut stream = stream(&world, json!({"do": "stream", "steps": steps})).await;
    stream.next().await.unwrap();
    drop(stream);
    go.send(()).unwrap();
    let log = world.messages("REPORT").await;
    assert!(log.iter().any(|line| line.contains("all said")), "{log:?}");
    assert!(log.iter().any(|line| line.contains("202 Accepted")));
    assert_eq!(world.result(json!({})).await["invocations"], 2);
    assert_eq!(world.cold_starts(), 1);
}

#[tokio::test]
async fn beyond_the_first_bytes_a_stream_has_its_pace() {
    let world = World::with(|settings| {
        settings.limits.stream_burst_bytes = 200_000;
        settings.limits.stream_bytes_per_s = 1_000_000;
    });
    world.publish(|_| {});
    let piece = json!({"text": "x", "times": 100_000});
    story(&world, json!([{"text": "warm"}])).await;
    let start = Instant::now();
    let steps = json!([piece, piece, piece, piece, piece, piece]);
    assert_eq!(story(&world, steps).await.payload.len(), 600_000);
    let took = start.elapsed();
    assert!(took >= Duration::from_millis(395), "{took:?}");
    // Whoever wants everything at once is not held back.
    let steps = json!({"do": "stream", "steps": [{"text": "x", "times": 5_000_000}]});
    let start = Instant::now();
    assert_eq!(world.answer(steps).await.payload.len(), 5_000_000);
    assert!(start.elapsed() < Duration::from_millis(4700));
}

#[tokio::test]
async fn a_stream_that_is_too_long_is_cut() {
    let world = World::with(|settings| settings.limits.stream_bytes_max = 100_000);
    world.publish(|_| {});
    let long = json!([{"text": "x", "times": 60_000}, {"text": "y", "times": 60_000}]);
    let story = story(&world, long).await;
    assert_eq!(story.payload.len(), 100_000);
    let expect = (
        "Function.ResponseSizeTooLarge".to_owned(),
        "Response payload size exceeded maximum allowed payload size (100000 bytes).".to_owned(),
    );
    assert_eq!(story.error(), expect);
    let log = world.messages("REPORT").await;
    let told = "413 Request Entity Too Large";
    assert!(log.iter().any(|line| line.contains(told)), "{log:?}");
    assert_eq!(world.result(json!({})).await["invocations"], 2);
}

#[tokio::test]
async fn while_a_response_arrives_the_runtime_has_no_other() {
    let (world, go) = world_with_gate();
    let wait = json!({"do": "connect", "to": "127.0.0.1:4566"});
    let steps = json!([
        {"text": "a"}, wait, {"post": "error"}, {"post": "response"}, {"text": "b"}
    ]);
    let mut stream = stream(&world, json!({"do": "stream", "steps": steps})).await;
    assert_eq!(stream.next().await.unwrap().payload, "a");
    go.send(()).unwrap();
    assert_eq!(stream.story().await.text(), "b");
    let log = world.messages("REPORT").await.concat();
    for to in ["InvocationErrorResponse", "InvocationResponse"] {
        let refused = format!("State transition from InvocationResponse to {to} failed");
        assert!(log.contains(&refused), "{log}");
    }
}

#[tokio::test]
async fn a_buffered_invocation_gets_the_whole_stream_as_it_is() {
    let world = World::ready();
    let mut event =
        json!({"do": "stream", "steps": [{"text": "{}\0\0\0\0\0\0\0\0"}, {"text": "body"}]});
    event["headers"] = json!({"Content-Type": PRELUDE});
    let answer = world.answer(event).await;
    assert_eq!(answer.payload, "{}\0\0\0\0\0\0\0\0body");
    // And the other way round: what a runtime does not stream, its caller gets all the same.
    let mut plain = stream(&world, json!({"do": "sleep", "s": 0})).await;
    let first: Value = serde_json::from_slice(&plain.next().await.unwrap().payload).unwrap();
    assert_eq!(first["invocations"], 2);
    assert_eq!(plain.story().await.end, json!({}));
    let head = [("X-Amz-Invocation-Type", "DryRun")];
    let dry = Stream::post(&world, &head, &json!({})).await;
    assert_eq!(dry.response.status(), 204);
    let head = [("X-Amz-Invocation-Type", "Event")];
    let event = Stream::post(&world, &head, &json!({})).await;
    assert_eq!(event.header("x-amzn-errortype"), "ValidationException");
}

/// A request to the function's URL, which streams.
async fn visit(world: &World, event: &Value) -> Response<Body> {
    let target = world.directory.resolve("f", None).unwrap();
    let function = Function {
        arn: target.release.function_arn.as_str().into(),
        versions: [("$LATEST".to_owned(), Standing::Ready(target.release))].into(),
        ..Function::default()
    };
    let url = Url {
        id: "abc".into(),
        function: "f".into(),
        qualifier: None,
        auth: UrlAuth::None,
        cors: None,
        streams: true,
        public: true,
    };
    world.directory.publish("f", Some(function), vec![url]);
    let request = Request::post("/").header("content-type", "application/json");
    let (head, ()) = request.body(()).unwrap().into_parts();
    let body = Bytes::from(event.to_string());
    let (reply, answer) = tokio::sync::oneshot::channel();
    world.shards.spawn_on(0, move |shard| async move {
        let visit = Visit {
            url_id: "abc",
            request: &head,
            body,
            source_ip: "127.0.0.1",
            port: 4566,
            scheme: "http",
            caller: None,
        };
        let _ = reply.send(shard.url(visit).await);
    });
    answer.await.unwrap()
}

/// Status, content type and body of a request whose response ends well.
async fn visited(world: &World, event: Value) -> (u16, String, Bytes) {
    let (head, body) = visit(world, &event).await.into_parts();
    let kind = head.headers["content-type"].to_str().unwrap().to_owned();
    let body = body.collect().await.unwrap().to_bytes();
    (head.status.as_u16(), kind, body)
}

#[tokio::test]
async fn a_function_url_streams_what_follows_the_prelude() {
    let world = World::ready();
    let with_prelude = |steps: Value| json!({"do": "stream", "steps": steps, "headers": {"Content-Type": PRELUDE}});
    let head = json!({
        "statusCode": 201,
        "headers": {"content-type": "text/html", "x-mine": "yes"},
        "cookies": ["a=1", "b=2"],
    });
    let prelude = format!("{head}\0\0\0\0");
    // The delimiter comes in two pieces, and the first of the body with it.
    let event = with_prelude(json!([{"text": prelude}, {"text": "\0\0\0\0<p>"}, {"text": "hi"}]));
    let response = visit(&world, &event).await;
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()["x-mine"], "yes");
    assert_eq!(response.headers()["content-type"], "text/html");
    assert_eq!(response.headers()["x-amzn-requestid"].len(), 36);
    assert_eq!(response.headers().get_all("set-cookie").iter().count(), 2);
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(body, "<p>hi");
    // Without a prelude the runtime's own type stands, and nothing is read into the bytes.
    let plain = json!({"do": "stream", "steps": [{"text": "{\"statusCode\":404}"}],
        "headers": {"Content-Type": "text/event-stream"}});
    let expect = (
        200,
        "text/event-stream".to_owned(),
        Bytes::from("{\"statusCode\":404}"),
    );
    assert_eq!(visited(&world, plain).await, expect);
    let nothing = json!({"do": "stream", "steps": []});
    let expect = (200, "application/octet-stream".to_owned(), Bytes::new());
    assert_eq!(visited(&world, nothing).await, expect);
    // What cannot be a response is none.
    let bad_gateway = (
        502,
        "application/json".to_owned(),
        Bytes::from("Internal Server Error"),
    );
    for bad in [
        with_prelude(json!([{"text": "no JSON\0\0\0\0\0\0\0\0"}])),
        with_prelude(json!([{"text": "{}"}])),
        with_prelude(json!([{"text": "x", "times": 20_000}])),
        json!({"do": "raise", "message": "boom"}),
    ] {
        assert_eq!(visited(&world, bad.clone()).await, bad_gateway, "{bad}");
    }
    assert_eq!(world.cold_starts(), 1);
}

#[tokio::test]
async fn a_function_url_breaks_off_when_the_function_fails_in_the_middle() {
    let world = World::ready();
    let steps = json!([{"text": "half"}, {"do": "exit", "code": 1}]);
    let mut response = visit(&world, &json!({"do": "stream", "steps": steps})).await;
    assert_eq!(response.status(), 200);
    let first = response.body_mut().frame().await.unwrap().unwrap();
    assert_eq!(first.into_data().unwrap(), "half");
    let error = response.body_mut().frame().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the function failed in the middle of its response"
    );
}
