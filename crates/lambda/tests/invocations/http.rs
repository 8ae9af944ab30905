//! The Invoke operation and function URLs as HTTP.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use frazil_lambda::directory::{Function, Standing, Url, UrlAuth};
use frazil_lambda::invoke::Visit;
use http::{Method, Request, Response};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::world::World;

const PATH: &str = "/2015-03-31/functions/f/invocations";

async fn post(world: &World, path: &str, headers: &[(&str, &str)], body: &str) -> Response<Bytes> {
    let mut request = Request::post(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let (parts, ()) = request.body(()).unwrap().into_parts();
    let (body, (reply, answer)) = (
        Bytes::from(body.to_owned()),
        tokio::sync::oneshot::channel(),
    );
    world.shards.spawn_on(0, |shard| async move {
        let _ = reply.send(shard.invoke_http(&parts, body).await);
    });
    answer.await.unwrap()
}

fn header<'a>(response: &'a Response<Bytes>, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

fn json_of(response: &Response<Bytes>) -> Value {
    serde_json::from_slice(response.body()).unwrap()
}

#[tokio::test]
async fn an_invocation_has_aws_headers() {
    let world = World::ready();
    let context = STANDARD.encode("{\n \"custom\": {\"k\": 1}}");
    let headers = [
        ("X-Amz-Log-Type", "Tail"),
        ("X-Amz-Client-Context", &context),
        ("Cognito-Identity-Id", "us-east-1:i"),
        ("Cognito-Identity-Pool-Id", "us-east-1:p"),
    ];
    let response = post(&world, PATH, &headers, r#"{"do": "headers"}"#).await;
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "content-type"), "application/json");
    assert_eq!(header(&response, "x-amz-executed-version"), "$LATEST");
    assert!(header(&response, "x-amzn-trace-id").starts_with("Root=1-"));
    let tail = STANDARD
        .decode(header(&response, "x-amz-log-result"))
        .unwrap();
    assert!(tail.starts_with(b"START RequestId: "));
    let seen = json_of(&response);
    assert_eq!(
        seen["Lambda-Runtime-Aws-Request-Id"],
        header(&response, "x-amzn-requestid")
    );
    assert_eq!(
        seen["Lambda-Runtime-Client-Context"],
        r#"{"custom":{"k":1}}"#
    );
    assert_eq!(
        seen["Lambda-Runtime-Cognito-Identity"],
        r#"{"cognitoIdentityId":"us-east-1:i","cognitoIdentityPoolId":"us-east-1:p"}"#
    );
    assert_eq!(response.headers().get("x-amz-function-error"), None);
    let failed = post(&world, PATH, &[], r#"{"do": "raise", "message": "boom"}"#).await;
    assert_eq!(
        (
            failed.status().as_u16(),
            header(&failed, "x-amz-function-error")
        ),
        (200, "Unhandled")
    );
    assert_eq!(
        json_of(&failed),
        json!({"errorMessage": "boom", "errorType": "ValueError"})
    );
    let empty = post(&world, PATH, &[], "").await;
    assert_eq!(json_of(&empty)["event"], json!({}));
}

#[tokio::test]
async fn what_cannot_be_invoked_is_refused_in_the_words_of_aws() {
    let world = World::ready();
    let check = async |path: &str,
                       headers: &[(&str, &str)],
                       body: &str,
                       status: u16,
                       code: &str,
                       text: &str| {
        let response = post(&world, path, headers, body).await;
        assert_eq!(response.status(), status, "{response:?}");
        assert_eq!(header(&response, "x-amzn-errortype"), code, "{response:?}");
        let body = json_of(&response);
        let message = body.get("message").or(body.get("Message")).unwrap();
        assert!(message.as_str().unwrap().starts_with(text), "{message}");
    };
    let arn = "arn:aws:lambda:us-east-1:000000000000:function";
    let not_found = |name: &str| format!("Function not found: {arn}:{name}");
    let unknown = "/2015-03-31/functions/g/invocations";
    check(
        unknown,
        &[],
        "{}",
        404,
        "ResourceNotFoundException",
        &not_found("g:$LATEST"),
    )
    .await;
    let version = format!("{PATH}?Qualifier=7");
    check(
        &version,
        &[],
        "{}",
        404,
        "ResourceNotFoundException",
        &not_found("f:7"),
    )
    .await;
    let json = "Could not parse request body into json: Could not parse payload into json: ";
    check(
        PATH,
        &[],
        "{not json",
        400,
        "InvalidRequestContentException",
        json,
    )
    .await;
    let large = "\"".to_owned() + &"x".repeat(6_291_456) + "\"";
    let too_large = "6291458 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)";
    check(
        PATH,
        &[],
        &large,
        413,
        "RequestTooLargeException",
        too_large,
    )
    .await;
    let context = [("X-Amz-Client-Context", "%%%")];
    check(
        PATH,
        &context,
        "{}",
        400,
        "InvalidRequestContentException",
        "",
    )
    .await;
    let event = [("X-Amz-Invocation-Type", "Event")];
    check(PATH, &event, "{}", 501, "NotImplementedException", "").await;
    let other = [("X-Amz-Invocation-Type", "Other")];
    check(
        PATH,
        &other,
        "{}",
        400,
        "ValidationException",
        "1 validation error detected: Value 'Other'",
    )
    .await;
    let pending = Function {
        versions: [("$LATEST".to_owned(), Standing::Pending)].into(),
        ..Function::default()
    };
    world.directory.publish("p", Some(pending), vec![]);
    let pending = "/2015-03-31/functions/p/invocations";
    let state = "The operation cannot be performed at this time. The function is currently in the following state: Pending";
    check(pending, &[], "{}", 409, "ResourceConflictException", state).await;
    assert_eq!(world.cold_starts(), 0);
}

#[tokio::test]
async fn a_dry_run_runs_nothing() {
    let world = World::ready();
    let response = post(&world, PATH, &[("X-Amz-Invocation-Type", "DryRun")], "{}").await;
    assert_eq!(
        (response.status().as_u16(), response.body().len()),
        (204, 0)
    );
    let arn = "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af/invocations";
    let response = post(&world, arn, &[("X-Amz-Invocation-Type", "DryRun")], "{}").await;
    assert_eq!(response.status(), 204);
    assert_eq!(world.cold_starts(), 0);
}

#[tokio::test]
async fn without_concurrency_the_answer_is_429() {
    let world = World::with(|settings| settings.limits.concurrency_max = 0);
    world.publish(|_| {});
    let response = post(&world, PATH, &[], "{}").await;
    assert_eq!(response.status(), 429);
    assert_eq!(
        header(&response, "x-amzn-errortype"),
        "TooManyRequestsException"
    );
    let expect = json!({
        "Reason": "ConcurrentInvocationLimitExceeded", "Type": "User", "message": "Rate Exceeded."
    });
    assert_eq!(json_of(&response), expect);
}

#[tokio::test]
async fn a_function_url_translates_both_ways() {
    let world = World::ready();
    let url = |public| Url {
        id: "abc".into(),
        function: "f".into(),
        qualifier: None,
        auth: UrlAuth::None,
        cors: None,
        streams: false,
        public,
    };
    let function = || {
        let target = world.directory.resolve("f", None).unwrap();
        Function {
            arn: target.release.function_arn.as_str().into(),
            versions: [("$LATEST".to_owned(), Standing::Ready(target.release))].into(),
            ..Function::default()
        }
    };
    world
        .directory
        .publish("f", Some(function()), vec![url(false)]);
    let unknown = visit(&world, "xyz").await;
    assert_eq!(
        (unknown.status().as_u16(), json_of(&unknown)),
        (403, json!({"Message": null}))
    );
    let forbidden = visit(&world, "abc").await;
    assert_eq!(
        header(&forbidden, "x-amzn-errortype"),
        "AccessDeniedException"
    );
    world
        .directory
        .publish("f", Some(function()), vec![url(true)]);
    let answered = visit(&world, "abc").await;
    assert_eq!(answered.status(), 200);
    let event = &json_of(&answered)["event"];
    assert_eq!(event["rawPath"], "/a%20b");
    assert_eq!(event["rawQueryString"], "q=ä");
    assert_eq!(
        event["requestContext"]["requestId"],
        header(&answered, "x-amzn-requestid")
    );
}

async fn visit(world: &World, id: &'static str) -> Response<Bytes> {
    let request = Request::builder().method(Method::GET).uri("/a%20b?q=ä");
    let (request, ()) = request.body(()).unwrap().into_parts();
    let (reply, answer) = tokio::sync::oneshot::channel();
    world.shards.spawn_on(1, move |shard| async move {
        let visit = Visit {
            url_id: id,
            request: &request,
            body: Bytes::new(),
            source_ip: "127.0.0.1",
            port: 4566,
            scheme: "http",
            caller: None,
        };
        let (head, body) = shard.url(visit).await.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let _ = reply.send(Response::from_parts(head, body));
    });
    answer.await.unwrap()
}

#[tokio::test]
async fn reserved_concurrency_bounds_the_rate_of_requests() {
    let world = World::with(|settings| settings.limits.invocations_per_concurrency_s_max = 1);
    world.publish(|_| {});
    let function = world.directory.function("f").unwrap();
    let function = Function {
        reserved_concurrency: Some(1),
        ..function
    };
    world.directory.publish("f", Some(function), vec![]);
    world.result(json!({})).await;
    let mut answers = 0;
    let refused = loop {
        let response = post(&world, PATH, &[], "{}").await;
        if response.status() == 429 {
            break response;
        }
        answers += 1;
        assert!(answers < 50, "a warm function answers faster than that");
    };
    assert_eq!(
        json_of(&refused),
        json!({"Reason": "ReservedFunctionInvocationRateLimitExceeded", "Type": "User", "message": "Rate Exceeded."})
    );
    // What comes from queues is not counted.
    world.result(json!({})).await;
}
