//! What a runtime sees: headers, variables, errors, the way out.

use std::io::{Read, Write};
use std::sync::Arc;

use frazil_lambda::invoke::InvokeError;
use frazil_lambda::shard::Endpoint;
use serde_json::json;

use crate::world::World;

#[tokio::test]
async fn the_event_arrives_with_aws_headers() {
    let world = World::ready();
    let answer = world
        .invoke(json!({"do": "headers"}), |invoke| {
            invoke.client_context = Some(r#"{"custom":{"k":"ü"}}"#.into());
            invoke.trace = Some("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1".into());
        })
        .await;
    let headers = crate::world::json_of(&answer);
    let header = |name: &str| headers[name].as_str().unwrap_or_default().to_owned();
    assert_eq!(header("Lambda-Runtime-Aws-Request-Id"), answer.request_id);
    assert_eq!(
        header("Lambda-Runtime-Invoked-Function-Arn"),
        "arn:aws:lambda:us-east-1:000000000000:function:f"
    );
    assert_eq!(header("Lambda-Runtime-Trace-Id"), answer.trace);
    assert!(
        answer
            .trace
            .starts_with("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=")
    );
    assert_eq!(header("Content-Type"), "application/json");
    assert_eq!(headers["Lambda-Runtime-Cognito-Identity"], json!(null));
    let deadline: i64 = header("Lambda-Runtime-Deadline-Ms").parse().unwrap();
    let left = deadline - jiff::Timestamp::now().as_millisecond();
    assert!((0..=20_000).contains(&left), "{left}");
}

#[tokio::test]
async fn a_call_in_a_loop_is_refused_unless_loops_are_allowed() {
    let world = World::ready();
    let trace = world.answer(json!({})).await.trace;
    assert!(trace.ends_with(":0"), "{trace}");
    let call = async |runs_before: u32| {
        let mut invoke = crate::world::invoke(&json!({}));
        let count = format!(":{}", runs_before - 1);
        invoke.trace = trace
            .strip_suffix(":0")
            .map(|front| front.to_owned() + &count);
        world.shards.invoke(invoke).await
    };
    let last = call(15).await.expect("the sixteenth run");
    assert!(last.trace.ends_with(":15"), "{}", last.trace);
    assert_eq!(call(16).await, Err(InvokeError::Recursive));
    let mut function = world.directory.function("f").expect("published");
    function.may_recurse = true;
    world.directory.publish("f", Some(function), vec![]);
    assert!(call(16).await.is_ok());
}

#[tokio::test]
async fn a_function_finds_its_variables() {
    let world = World::new();
    world.publish(|release| {
        release.variables.insert("MINE".into(), "yes".into());
    });
    let variables = world.result(json!({"do": "environment"})).await;
    for (name, value) in [
        ("MINE", "yes"),
        ("_HANDLER", "handler"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", "ASIATEST"),
        ("AWS_LAMBDA_FUNCTION_NAME", "f"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/f"),
        ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        ("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001"),
        ("TZ", ":UTC"),
    ] {
        assert_eq!(variables[name], value, "{name}");
    }
    let streams = world.streams(|streams| !streams.is_empty()).await;
    let stream = streams.keys().next().unwrap();
    assert_eq!(variables["AWS_LAMBDA_LOG_STREAM_NAME"], stream.as_str());
}

#[tokio::test]
async fn a_wrong_request_of_the_runtime_is_refused_and_nothing_breaks() {
    let world = World::ready();
    let ask = |method: &str, path: &str| json!({"do": "api", "method": method, "path": path, "body": "{}"});
    for (method, path, status, body) in [
        (
            "POST",
            "invocation/nobody/response",
            400,
            "InvalidRequestID",
        ),
        (
            "POST",
            "init/error",
            403,
            "from Running to InitError failed for runtime",
        ),
        ("GET", "restore/next", 404, ""),
        ("GET", "invocation/next", 200, "\"do\""),
    ] {
        let result = world.result(ask(method, path)).await;
        assert_eq!(result[0], status, "{path}: {result}");
        assert!(result[1].as_str().unwrap().contains(body), "{result}");
    }
    let mut wrong_mode = ask("POST", "invocation/{id}/response");
    wrong_mode["headers"] = json!({"Lambda-Runtime-Function-Response-Mode": "fast"});
    let expect = (
        "Runtime.InvalidResponseModeHeader".to_owned(),
        "RequestId: <id> Error: Invalid function response mode".to_owned(),
    );
    assert_eq!(world.failure(wrong_mode).await, expect);
    assert_eq!(world.cold_starts(), 1);
}

#[tokio::test]
async fn an_answer_given_twice_is_refused() {
    let world = World::ready();
    let answer = world
        .answer(json!({
            "do": "api", "method": "POST", "path": "invocation/{id}/response", "body": "\"first\""
        }))
        .await;
    assert_eq!(answer.payload, "\"first\"");
    assert_eq!(world.result(json!({})).await["invocations"], 2);
}

#[tokio::test]
async fn aws_is_reached_through_the_endpoint() {
    let address = "127.0.0.1:4566";
    let world = World::with(|settings| {
        settings.endpoint = Some(Endpoint {
            address: address.parse().unwrap(),
            serve: Arc::new(|_, mut stream| {
                std::thread::spawn(move || {
                    stream.set_nonblocking(false).unwrap();
                    let mut asked = [0; 5];
                    stream.read_exact(&mut asked).unwrap();
                    stream.write_all(b"this is AWS").unwrap();
                });
            }),
        });
    });
    world.publish(|_| {});
    let answer = world.result(json!({"do": "connect", "to": address})).await;
    assert_eq!(answer, "this is AWS");
    let variables = world.result(json!({"do": "environment"})).await;
    assert_eq!(variables["AWS_ENDPOINT_URL"], "http://127.0.0.1:4566");
}

#[tokio::test]
async fn a_function_asks_in_which_zone_it_is() {
    let world = World::ready();
    let variables = world.result(json!({"do": "environment"})).await;
    let token = variables["AWS_LAMBDA_METADATA_TOKEN"].as_str().unwrap();
    assert_eq!(token.len(), 32);
    let ask = async |authorization: String| {
        let event = json!({
            "do": "api", "method": "GET", "path": "/2026-01-15/metadata/execution-environment",
            "headers": {"Authorization": authorization}
        });
        world.result(event).await
    };
    let zone = json!([200, r#"{"AvailabilityZoneID":"use1-az1"}"#]);
    assert_eq!(ask(format!("Bearer {token}")).await, zone);
    assert_eq!(ask("Bearer x".into()).await, json!([401, "Unauthorized\n"]));
}
