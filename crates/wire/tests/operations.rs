//! Typed operations over HTTP: each travels from client to server and back.

use bytes::Bytes;
use frazil_wire::shapes::{lambda, logs};
use frazil_wire::{
    Fault, Operation, ServiceTable, answer, decode, encode, encode_fault, request, route,
};
use http::{Request, Response};

/// Sends `input` through the client's and the server's codec.
fn round_trip<O: Operation>(service: &'static ServiceTable, input: &O::Input) -> O::Input {
    let sent = request::<O>(input);
    let (parts, body) = sent.into_parts();
    let operation = route(service, &parts).expect("a route");
    assert_eq!(operation.name, O::NAME);
    decode::<O>(&Request::from_parts(parts, body)).expect("valid")
}

fn reply_trip<O: Operation>(output: &O::Output) -> (Response<Bytes>, O::Output) {
    let response = encode::<O>(output);
    let read = answer::<O>(&response).expect("success");
    (response, read)
}

#[test]
fn create_function_travels_both_ways() {
    let input = lambda::CreateFunctionRequest {
        function_name: "hello".to_owned(),
        role: "arn:aws:iam::000000000000:role/executor".to_owned(),
        code: lambda::FunctionCode {
            zip_file: Some(Bytes::from_static(b"PK")),
            ..Default::default()
        },
        timeout: Some(7),
        environment: Some(lambda::Environment {
            variables: Some([("AB".to_owned(), "c".to_owned())].into()),
        }),
        ..Default::default()
    };
    assert_eq!(
        round_trip::<lambda::CreateFunction>(&lambda::SERVICE, &input),
        input
    );
    let output = lambda::FunctionConfiguration {
        code_size: Some(7),
        ..Default::default()
    };
    let (response, read) = reply_trip::<lambda::CreateFunction>(&output);
    assert_eq!(response.status(), 201);
    assert_eq!(response.body(), r#"{"CodeSize":7}"#);
    assert_eq!(read, output);
}

#[test]
fn invoke_carries_its_payload_as_the_body() {
    let input = lambda::InvocationRequest {
        function_name: "arn:aws:lambda:us-east-1:000000000000:function:hello".to_owned(),
        qualifier: Some("$LATEST".to_owned()),
        log_type: Some("Tail".to_owned()),
        payload: Some(Bytes::from_static(b"{}")),
        ..Default::default()
    };
    let sent = request::<lambda::Invoke>(&input);
    assert_eq!(
        sent.uri(),
        "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Ahello/invocations?Qualifier=%24LATEST"
    );
    assert_eq!(
        round_trip::<lambda::Invoke>(&lambda::SERVICE, &input),
        input
    );
    let output = lambda::InvocationResponse {
        status_code: Some(200),
        executed_version: Some("$LATEST".to_owned()),
        payload: Some(Bytes::from_static(b"null")),
        ..Default::default()
    };
    assert_eq!(reply_trip::<lambda::Invoke>(&output).1, output);
}

#[test]
fn logs_travel_both_ways() {
    let input = logs::PutLogEventsRequest {
        log_group_name: "/aws/lambda/hello".to_owned(),
        log_stream_name: "one".to_owned(),
        log_events: vec![logs::InputLogEvent {
            timestamp: 1,
            message: "hi".to_owned(),
        }],
        ..Default::default()
    };
    assert_eq!(
        request::<logs::PutLogEvents>(&input).headers()["x-amz-target"],
        "Logs_20140328.PutLogEvents"
    );
    assert_eq!(
        round_trip::<logs::PutLogEvents>(&logs::SERVICE, &input),
        input
    );
}

#[test]
fn routes_tell_operations_apart() {
    let check = |method: &str, uri: &str, expect: Option<&str>| {
        let request = Request::builder()
            .method(method)
            .uri(uri)
            .body(())
            .expect("valid");
        let found = route(&lambda::SERVICE, &request.into_parts().0).map(|it| it.name);
        assert_eq!(found, expect, "{method} {uri}");
    };
    check("GET", "/2015-03-31/functions", Some("ListFunctions"));
    check("GET", "/2015-03-31/functions/", Some("ListFunctions"));
    check("POST", "/2015-03-31/functions/", Some("CreateFunction"));
    check("GET", "/2015-03-31/functions/hello", Some("GetFunction"));
    check(
        "GET",
        "/2018-10-31/layers?find=LayerVersion&Arn=x",
        Some("GetLayerVersionByArn"),
    );
    check("GET", "/2018-10-31/layers", Some("ListLayers"));
    check(
        "GET",
        "/2019-09-30/functions/f/provisioned-concurrency?List=ALL",
        Some("ListProvisionedConcurrencyConfigs"),
    );
    check(
        "GET",
        "/2019-09-30/functions/f/provisioned-concurrency?Qualifier=1",
        Some("GetProvisionedConcurrencyConfig"),
    );
    check("DELETE", "/2015-03-31/functions", None);
    check("GET", "/", None);
}

#[test]
fn faults_are_spelt_as_the_model_says() {
    let check = |fault: Fault, expect: &str| {
        let response = encode_fault(&lambda::SERVICE, &fault, "id");
        assert_eq!(response.body(), expect);
        assert_eq!(response.headers()["x-amzn-errortype"], fault.code.as_ref());
        assert_eq!(response.headers()["x-amzn-requestid"], "id");
    };
    check(
        Fault::of(&lambda::RESOURCE_NOT_FOUND_EXCEPTION, "no"),
        r#"{"Type":"User","Message":"no"}"#,
    );
    check(
        Fault::of(&lambda::INVALID_PARAMETER_VALUE_EXCEPTION, "no"),
        r#"{"Type":"User","message":"no"}"#,
    );
    check(
        Fault::of(&lambda::SERVICE_EXCEPTION, "no"),
        r#"{"Type":"Service","Message":"no"}"#,
    );
    check(
        Fault::new(400, "ValidationException", "no"),
        r#"{"message":"no"}"#,
    );
    let throttled = Fault::of(&lambda::TOO_MANY_REQUESTS_EXCEPTION, "Rate Exceeded.")
        .with("Reason", "CallerRateLimitExceeded")
        .with("retryAfterSeconds", "1");
    let response = encode_fault(&lambda::SERVICE, &throttled, "id");
    assert_eq!(response.headers()["retry-after"], "1");
    assert_eq!(
        response.body(),
        r#"{"Type":"User","message":"Rate Exceeded.","Reason":"CallerRateLimitExceeded"}"#
    );

    let fault = Fault::of(
        &logs::RESOURCE_NOT_FOUND_EXCEPTION,
        "The specified log group does not exist.",
    );
    let response = encode_fault(&logs::SERVICE, &fault, "id");
    assert_eq!(
        response.body(),
        r#"{"__type":"ResourceNotFoundException","message":"The specified log group does not exist."}"#
    );
    assert_eq!(
        answer::<logs::GetLogEvents>(&response).expect_err("a fault"),
        fault
    );
}
