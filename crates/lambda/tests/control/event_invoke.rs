//! The configuration of asynchronous invocation, and of recursion detection.

use bytes::Bytes;
use frazil_wire::Fault;
use frazil_wire::shapes::lambda::*;
use serde_json::{Value, json};

use crate::world::{HELLO_ARN, World, hello, refused, says};

const QUEUE: &str = "arn:aws:sqs:us-east-1:000000000000:queue";

type Answer = Result<FunctionEventInvokeConfig, Fault>;

/// Sends a configuration, whole or in part.
async fn send(world: &World, method: &str, target: &str, config: &Value) -> Answer {
    let request = http::Request::builder()
        .method(method)
        .uri(format!("/2019-09-25/functions/{target}"))
        .header("content-type", "application/json")
        .body(Bytes::from(config.to_string()))
        .expect("a request");
    let response = world.raw(request).await;
    frazil_wire::answer::<PutFunctionEventInvokeConfig>(&response)
}

async fn put(world: &World, config: &Value) -> Answer {
    send(world, "PUT", "hello/event-invoke-config", config).await
}

async fn get(world: &World, qualifier: Option<&str>) -> Answer {
    let input = GetFunctionEventInvokeConfigRequest {
        function_name: "hello".into(),
        qualifier: qualifier.map(str::to_owned),
    };
    world.call::<GetFunctionEventInvokeConfig>(input).await
}

fn to(on_success: Option<&str>, on_failure: Option<&str>) -> Option<DestinationConfig> {
    Some(DestinationConfig {
        on_success: Some(OnSuccess {
            destination: on_success.map(str::to_owned),
        }),
        on_failure: Some(OnFailure {
            destination: on_failure.map(str::to_owned),
        }),
    })
}

#[tokio::test]
async fn a_put_replaces_and_an_update_completes() {
    let world = World::new().await;
    world.hello().await;
    let all = json!({"MaximumRetryAttempts": 1, "MaximumEventAgeInSeconds": 60,
        "DestinationConfig": {"OnFailure": {"Destination": QUEUE}}});
    let first = put(&world, &all).await.expect("stored");
    let arn = format!("{HELLO_ARN}:$LATEST");
    assert_eq!(first.function_arn.as_deref(), Some(arn.as_str()));
    assert_eq!(
        (
            first.maximum_retry_attempts,
            first.maximum_event_age_in_seconds
        ),
        (Some(1), Some(60))
    );
    assert_eq!(first.destination_config, to(None, Some(QUEUE)));
    assert!(first.last_modified.is_some());
    assert_eq!(get(&world, None).await.expect("there"), first);
    assert_eq!(get(&world, Some("$LATEST")).await.expect("there"), first);
    let retries = json!({"MaximumRetryAttempts": 0});
    let path = "hello/event-invoke-config";
    let updated = send(&world, "POST", path, &retries).await.expect("updated");
    assert_eq!(updated.maximum_retry_attempts, Some(0));
    assert_eq!(updated.maximum_event_age_in_seconds, Some(60));
    assert_eq!(updated.destination_config, to(None, Some(QUEUE)));
    let replaced = put(&world, &retries).await.expect("replaced");
    assert_eq!(replaced.maximum_event_age_in_seconds, None);
    assert_eq!(replaced.destination_config, to(None, None));
}

#[tokio::test]
async fn configurations_belong_to_a_qualifier_and_go_with_it() {
    let world = World::new().await;
    world.hello().await;
    world.published().await;
    let alias = CreateAliasRequest {
        function_name: "hello".into(),
        name: "live".into(),
        function_version: "1".into(),
        ..Default::default()
    };
    world.call::<CreateAlias>(alias).await.expect("made");
    for (qualifier, retries) in [("$LATEST", 0), ("1", 1), ("live", 2)] {
        let target = format!("hello/event-invoke-config?Qualifier={qualifier}");
        let config = json!({"MaximumRetryAttempts": retries});
        send(&world, "PUT", &target, &config).await.expect("stored");
    }
    let list = async |marker: Option<String>, max_items: Option<i32>| {
        let input = ListFunctionEventInvokeConfigsRequest {
            function_name: "hello".into(),
            marker,
            max_items,
        };
        world
            .call::<ListFunctionEventInvokeConfigs>(input)
            .await
            .expect("listed")
    };
    let retries = |page: &ListFunctionEventInvokeConfigsResponse| {
        let all = page.function_event_invoke_configs.iter().flatten();
        all.filter_map(|it| it.maximum_retry_attempts)
            .collect::<Vec<_>>()
    };
    let page = list(None, Some(2)).await;
    assert_eq!(retries(&page), [0, 1]);
    let rest = list(page.next_marker, None).await;
    assert_eq!((retries(&rest), rest.next_marker), (vec![2], None));
    let alias = DeleteAliasRequest {
        function_name: "hello".into(),
        name: "live".into(),
    };
    world.call::<DeleteAlias>(alias).await.expect("deleted");
    assert_eq!(retries(&list(None, None).await), [0, 1]);
    let delete = DeleteFunctionEventInvokeConfigRequest {
        function_name: "hello".into(),
        qualifier: Some("1".into()),
    };
    world
        .call::<DeleteFunctionEventInvokeConfig>(delete.clone())
        .await
        .expect("deleted");
    assert_eq!(retries(&list(None, None).await), [0]);
    let message = format!("The function {HELLO_ARN}:1 doesn't have an EventInvokeConfig");
    let gone = says(404, "ResourceNotFoundException", &message);
    assert_eq!(
        refused(world.call::<DeleteFunctionEventInvokeConfig>(delete).await),
        gone
    );
    assert_eq!(refused(get(&world, Some("1")).await), gone);
}

#[tokio::test]
async fn what_cannot_be_configured_is_refused_in_awss_words() {
    let world = World::new().await;
    world.hello().await;
    let invalid = |message: &str| says(400, "InvalidParameterValueException", message);
    let missing = says(
        404,
        "ResourceNotFoundException",
        "The function doesn't exist.",
    );
    let retries = json!({"MaximumRetryAttempts": 1});
    let unknown = "unknown/event-invoke-config";
    assert_eq!(
        refused(send(&world, "PUT", unknown, &retries).await),
        missing
    );
    assert_eq!(
        refused(send(&world, "POST", unknown, &retries).await),
        missing
    );
    let alias = "hello/event-invoke-config?Qualifier=nothing";
    assert_eq!(refused(send(&world, "PUT", alias, &retries).await), missing);
    let nothing = "You must specify at least one of error handling or destination setting.";
    assert_eq!(
        refused(send(&world, "PUT", unknown, &json!({})).await),
        invalid(nothing)
    );
    let none = format!("The function {HELLO_ARN}:$LATEST doesn't have an EventInvokeConfig");
    let none = says(404, "ResourceNotFoundException", &none);
    let update = send(&world, "POST", "hello/event-invoke-config", &retries).await;
    assert_eq!(refused(update), none);
    let success = |arn: &str| json!({"DestinationConfig": {"OnSuccess": {"Destination": arn}}});
    let bad = |arn: &str| invalid(&format!("The destination ARN {arn} is invalid."));
    let strange = HELLO_ARN.replace(":lambda:", ":iam:");
    let config = format!(
        "The provided destination config DestinationConfig(onSuccess=OnSuccess(destination={strange}), onFailure=null) is invalid."
    );
    let fifo = format!("{QUEUE}.fifo");
    let elsewhere = HELLO_ARN.replace("hello", "elsewhere");
    for (arn, message) in [
        (elsewhere.as_str(), bad(&elsewhere)),
        (
            HELLO_ARN,
            invalid("You can't specify the function as a destination for itself."),
        ),
        (strange.as_str(), invalid(&config)),
        (fifo.as_str(), bad(&fifo)),
        (
            "arn:aws:sqs:us-east-1:000000000000:missing",
            bad("arn:aws:sqs:us-east-1:000000000000:missing"),
        ),
    ] {
        assert_eq!(refused(put(&world, &success(arn)).await), message);
    }
    let (status, code, _) = refused(put(&world, &json!({"MaximumRetryAttempts": 3})).await);
    assert_eq!((status, code.as_str()), (400, "ValidationException"));
}

#[tokio::test]
async fn a_bucket_is_told_of_failures_only() {
    let world = World::new().await;
    world.hello().await;
    let bucket = json!({"Destination": "arn:aws:s3:::bucket"});
    let failure = json!({"DestinationConfig": {"OnFailure": bucket}});
    put(&world, &failure).await.expect("stored");
    let success = json!({"DestinationConfig": {"OnSuccess": bucket}});
    let (status, _, message) = refused(put(&world, &success).await);
    assert_eq!(status, 400);
    assert!(
        message.starts_with("The provided destination config"),
        "{message}"
    );
}

#[tokio::test]
async fn loops_are_allowed_by_configuration() {
    let world = World::new().await;
    world
        .call::<CreateFunction>(hello())
        .await
        .expect("created");
    world.settled("hello").await;
    let asked = async || {
        let input = GetFunctionRecursionConfigRequest {
            function_name: "hello".into(),
        };
        let answer = world.call::<GetFunctionRecursionConfig>(input).await;
        answer.expect("answered").recursive_loop
    };
    let put = async |name: &str, wanted: &str| {
        let input = PutFunctionRecursionConfigRequest {
            function_name: name.into(),
            recursive_loop: wanted.into(),
        };
        world.call::<PutFunctionRecursionConfig>(input).await
    };
    assert_eq!(asked().await.as_deref(), Some("Terminate"));
    let answer = put("hello", "Allow").await.expect("stored");
    assert_eq!(answer.recursive_loop.as_deref(), Some("Allow"));
    assert_eq!(asked().await.as_deref(), Some("Allow"));
    assert!(world.resolve(None).expect("there").may_recurse);
    let (status, code, message) = refused(put("hello", "Never").await);
    assert_eq!((status, code.as_str()), (400, "ValidationException"));
    assert!(message.contains("[Terminate, Allow]"), "{message}");
    let (status, ..) = refused(put("unknown", "Allow").await);
    assert_eq!(status, 404);
}
