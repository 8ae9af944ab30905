//! Faults for requests that break the model's constraints, against answers recorded on AWS.

use bytes::Bytes;
use frazil_wire::shapes::{lambda, logs};
use frazil_wire::{Operation, decode};
use http::Request;

const VALID: &str = r#""FunctionName":"f","Role":"arn:aws:iam::000000000000:role/r","Code":{}"#;

/// Posts `body` (JSON) to `uri` as `O` and compares the message of the fault; an empty `expect` wants success.
fn check<O: Operation>(uri: &str, body: &str, expect: &str) {
    let request = Request::post(uri)
        .body(Bytes::from(body.to_owned()))
        .expect("valid");
    let message = decode::<O>(&request)
        .err()
        .map(|fault| fault.message)
        .unwrap_or_default();
    assert_eq!(message, expect, "{uri} {body}");
}

/// The same for CreateFunction with further members after the required ones.
fn create(members: &str, expect: &str) {
    let body = format!("{{{VALID},{members}}}");
    check::<lambda::CreateFunction>("/2015-03-31/functions", &body, expect);
}

fn one(what: &str) -> String {
    format!("1 validation error detected: {what}")
}

#[test]
fn a_value_that_breaks_a_pattern_is_quoted_with_the_pattern() {
    let body = r#"{"FunctionName":"f","Role":"r1","Code":{}}"#;
    let expect = r"Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+";
    check::<lambda::CreateFunction>("/2015-03-31/functions", body, &one(expect));
}

#[test]
fn a_missing_member_is_null() {
    check::<lambda::UntagResource>(
        "/2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af",
        "",
        &one("Value null at 'tagKeys' failed to satisfy constraint: Member must not be null"),
    );
    check::<logs::DescribeLogStreams>("/", "{}", "");
    check::<logs::DeleteLogGroup>(
        "/",
        "{}",
        &one("Value null at 'logGroupName' failed to satisfy constraint: Member must not be null"),
    );
}

#[test]
fn enums_are_listed_as_aws_lists_them() {
    create(
        r#""SnapStart":{"ApplyOn":"x"}"#,
        &one(
            "Value 'x' at 'snapStart.applyOn' failed to satisfy constraint: Member must satisfy enum value set: [PublishedVersions, None]",
        ),
    );
    check::<lambda::CreateFunctionUrlConfig>(
        "/2021-10-31/functions/f/url",
        r#"{"AuthType":"NONE","InvokeMode":"UNKNOWN"}"#,
        &one(
            "Value 'UNKNOWN' at 'invokeMode' failed to satisfy constraint: Member must satisfy enum value set: [RESPONSE_STREAM, BUFFERED]",
        ),
    );
    check::<lambda::PutFunctionRecursionConfig>(
        "/2024-08-31/functions/f/recursion-config",
        r#"{"RecursiveLoop":"x"}"#,
        &one(
            "Value 'x' at 'recursiveLoop' failed to satisfy constraint: Member must satisfy enum value set: [Terminate, Allow]",
        ),
    );
}

#[test]
fn elements_are_reported_with_their_list_or_map() {
    create(
        r#""Architectures":["foo"]"#,
        &one(
            "Value '[foo]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]",
        ),
    );
    check::<lambda::CreateFunctionUrlConfig>(
        "/2021-10-31/functions/f/url",
        r#"{"AuthType":"NONE","Cors":{"AllowMethods":["GET","POST","OPTIONS"]}}"#,
        &one(
            "Value '[GET, POST, OPTIONS]' at 'cors.allowMethods' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 6, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: .*, Member must not be null]",
        ),
    );
    check::<lambda::CreateAlias>(
        "/2015-03-31/functions/f/aliases",
        r#"{"Name":"a","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"2":2}}}"#,
        &one(
            "Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]",
        ),
    );
    check::<lambda::CreateAlias>(
        "/2015-03-31/functions/f/aliases",
        r#"{"Name":"a","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"a":0.5}}}"#,
        &one(
            "Value '{a=0.5}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+, Member must not be null]",
        ),
    );
}

#[test]
fn secrets_are_not_repeated() {
    create(
        r#""Environment":{"Variables":{"_A":"b"}}"#,
        &one(
            "Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+, Member must not be null]",
        ),
    );
}

#[test]
fn several_errors_are_listed_in_the_order_of_a_java_hash_table() {
    check::<lambda::ListLayers>(
        "/2018-10-31/layers?CompatibleArchitecture=x&MaxItems=0",
        "",
        "2 validation errors detected: \
         Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1; \
         Value 'x' at 'compatibleArchitecture' failed to satisfy constraint: Member must satisfy enum value set: [x86_64, arm64]",
    );
    check::<logs::CreateLogGroup>(
        "/",
        r#"{"logGroupName":""}"#,
        r"2 validation errors detected: Value '' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+; Value '' at 'logGroupName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
    check::<logs::PutLogEvents>(
        "/",
        r#"{"logGroupName":"g","logStreamName":"s","logEvents":[{"timestamp":-1,"message":"m"},{"message":""}]}"#,
        "3 validation errors detected: \
         Value '-1' at 'logEvents.1.member.timestamp' failed to satisfy constraint: Member must have value greater than or equal to 0; \
         Value '' at 'logEvents.2.member.message' failed to satisfy constraint: Member must have length greater than or equal to 1; \
         Value null at 'logEvents.2.member.timestamp' failed to satisfy constraint: Member must not be null",
    );
}

#[test]
fn each_service_has_its_own_code_for_invalid_requests() {
    let request = Request::post("/")
        .body(Bytes::from_static(b"{}"))
        .expect("valid");
    let fault = decode::<logs::DeleteLogGroup>(&request).expect_err("invalid");
    assert_eq!(
        (fault.status, fault.code.as_ref()),
        (400, "InvalidParameterException")
    );
    let fault = decode::<lambda::CreateFunction>(&request).expect_err("invalid");
    assert_eq!(
        (fault.status, fault.code.as_ref()),
        (400, "ValidationException")
    );
}

#[test]
fn business_limits_are_left_to_the_lambda_crate() {
    create(
        r#""Timeout":5000,"MemorySize":99999,"EphemeralStorage":{"Size":99999},"Runtime":"x""#,
        "",
    );
    create(
        r#""Timeout":0"#,
        &one(
            "Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1",
        ),
    );
}

#[test]
fn look_around_in_patterns_holds() {
    let alias = |name: &str| format!(r#"{{"Name":"{name}","FunctionVersion":"1"}}"#);
    let uri = "/2015-03-31/functions/f/aliases";
    check::<lambda::CreateAlias>(uri, &alias("v1"), "");
    check::<lambda::CreateAlias>(
        uri,
        &alias("12"),
        &one(
            "Value '12' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
        ),
    );
}

#[test]
fn what_cannot_be_read_is_a_serialization_exception() {
    let check = |body: &'static [u8]| {
        let request = Request::post("/2015-03-31/functions")
            .body(Bytes::from_static(body))
            .expect("valid");
        let fault = decode::<lambda::CreateFunction>(&request).expect_err("malformed");
        assert_eq!(
            (fault.status, fault.code.as_ref()),
            (400, "SerializationException")
        );
    };
    check(b"{");
    check(b"[]");
    check(b"\"text\"");
    check(b"{\"Timeout\":\"7\"}");
    check(b"{\"Timeout\":3000000000}");
    check(b"{\"Code\":{\"ZipFile\":\"***\"}}");
    check(b"{\"FunctionName\":7}");
    check(b"\xff");
}
