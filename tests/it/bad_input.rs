//! Bad input of every kind: a clear answer, and the server goes on.

use std::io::{Cursor, Write};

use bytes::Bytes;
use http::Request;
use serde_json::json;
use zip::write::SimpleFileOptions;

use crate::world::{Reply, World, zip_of};

/// The server still makes and runs functions.
fn goes_on(world: &World) {
    world
        .function("after")
        .python("def handler(event, context): return 'on'")
        .create();
    assert_eq!(world.invoke("after", "{}").succeeded().payload, "\"on\"");
}

fn refused(reply: &Reply, status: u16, code: &str, part: &str) {
    let (found, message) = reply.fault();
    assert_eq!((reply.status, found.as_str()), (status, code), "{reply:?}");
    assert!(message.contains(part), "{message}");
}

#[test]
fn a_zip_that_is_no_zip_is_refused() {
    let world = World::new();
    let reply = world
        .function("f")
        .zip(b"this is no zip".to_vec())
        .try_create();
    refused(
        &reply,
        400,
        "InvalidParameterValueException",
        "Could not unzip uploaded file",
    );
    goes_on(&world);
}

#[test]
fn a_zip_that_escapes_its_folder_is_refused() {
    let world = World::new();
    for name in ["../escaped.py", "a/../../escaped.py", "/escaped.py"] {
        let reply = world
            .function("f")
            .zip(zip_of(&[("app.py", b""), (name, b"x")]))
            .try_create();
        refused(&reply, 400, "InvalidParameterValueException", "unzip");
    }
    goes_on(&world);
}

#[test]
fn a_zip_that_unpacks_beyond_250_mb_is_refused() {
    let world = World::new();
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let block = vec![0; 1 << 20];
    archive
        .start_file("big", SimpleFileOptions::default())
        .expect("memory can be written");
    for _ in 0..251 {
        archive.write_all(&block).expect("memory can be written");
    }
    let zip = archive
        .finish()
        .expect("memory can be written")
        .into_inner();
    let reply = world.function("f").zip(zip).try_create();
    refused(
        &reply,
        400,
        "InvalidParameterValueException",
        "Unzipped size must be smaller than 262144000 bytes",
    );
    goes_on(&world);
}

#[test]
fn a_handler_that_does_not_exist_is_named() {
    let world = World::new();
    world
        .function("f")
        .with("Handler", "app.missing".into())
        .python("x = 1")
        .create();
    let answer = world.invoke("f", "{}");
    assert_eq!(
        (answer.status, answer.function_error.as_str()),
        (200, "Unhandled"),
        "{answer:?}"
    );
    assert_eq!(answer.json()["errorType"], "Runtime.HandlerNotFound");
    assert_eq!(
        answer.json()["errorMessage"],
        "Handler 'missing' missing on module 'app'"
    );
    world
        .function("g")
        .with("Handler", "nothing.here".into())
        .python("x = 1")
        .create();
    let answer = world.invoke("g", "{}");
    assert_eq!(
        answer.json()["errorType"],
        "Runtime.ImportModuleError",
        "{answer:?}"
    );
    goes_on(&world);
}

#[test]
fn a_runtime_that_the_host_lacks_lists_what_there_is() {
    let world = World::new();
    let reply = world
        .function("f")
        .with("Runtime", "java21".into())
        .python("x = 1")
        .try_create();
    assert_eq!(reply.status, 400, "{reply:?}");
    assert!(
        reply.fault().1.contains(crate::world::python_runtime()),
        "{reply:?}"
    );
    goes_on(&world);
}

#[test]
fn a_payload_that_is_not_json_is_refused() {
    let world = World::new();
    world
        .function("f")
        .python("def handler(event, context): return event")
        .create();
    let request = Request::post("/2015-03-31/functions/f/invocations")
        .header("host", "localhost")
        .body(Bytes::from_static(b"{not json"))
        .expect("a request");
    refused(
        &world.send(request),
        400,
        "InvalidRequestContentException",
        "Could not parse request body into json",
    );
    goes_on(&world);
}

#[test]
fn a_request_that_is_not_json_is_refused() {
    let world = World::new();
    let request = Request::post("/2015-03-31/functions")
        .header("host", "localhost")
        .body(Bytes::from_static(b"{not json"))
        .expect("a request");
    let reply = world.send(request);
    assert_eq!(
        (reply.status, reply.fault().0.as_str()),
        (400, "SerializationException"),
        "{reply:?}"
    );
    goes_on(&world);
}

#[test]
fn a_payload_over_6_mb_is_refused() {
    let world = World::new();
    world
        .function("f")
        .python("def handler(event, context): return len(event)")
        .create();
    let fits = format!("\"{}\"", "x".repeat(6_291_456 - 2));
    assert_eq!(world.invoke("f", &fits).succeeded().payload, "6291454");
    let too_large = format!("\"{}\"", "x".repeat(6_291_456 - 1));
    let request = Request::post("/2015-03-31/functions/f/invocations")
        .header("host", "localhost")
        .body(Bytes::from(too_large))
        .expect("a request");
    let reply = world.send(request);
    refused(
        &reply,
        413,
        "RequestTooLargeException",
        "6291457 byte payload is too large",
    );
    goes_on(&world);
}

#[test]
fn a_body_far_over_every_limit_is_refused() {
    let world = World::new();
    let request = Request::post("/2015-03-31/functions")
        .header("host", "localhost")
        .body(Bytes::from(vec![b' '; 80 << 20]))
        .expect("a request");
    let reply = world.send(request);
    assert_eq!(reply.status, 413, "{reply:?}");
    assert!(reply.fault().1.contains("70167211 bytes"), "{reply:?}");
    goes_on(&world);
}

#[test]
fn a_response_over_the_limit_is_a_function_error() {
    let world = World::new();
    world
        .function("f")
        .memory(512)
        .timeout(30)
        .python("def handler(event, context): return 'x' * event")
        .create();
    let answer = world.invoke("f", "6291555");
    assert_eq!(answer.function_error, "Unhandled", "{}", answer.payload);
    assert_eq!(answer.json()["errorType"], "Function.ResponseSizeTooLarge");
    let fits = world.invoke("f", "6291554").succeeded();
    assert_eq!(fits.payload.len(), 6_291_556);
    goes_on(&world);
}

#[test]
fn a_function_that_does_not_exist_is_not_found() {
    let world = World::new();
    let request = Request::post("/2015-03-31/functions/nobody/invocations")
        .header("host", "localhost")
        .body(Bytes::from_static(b"{}"))
        .expect("a request");
    refused(
        &world.send(request),
        404,
        "ResourceNotFoundException",
        "Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody:$LATEST",
    );
}

#[test]
fn variables_that_are_reserved_or_too_many_are_refused() {
    let world = World::new();
    let source = "def handler(event, context): return 1";
    let reply = world
        .function("f")
        .python(source)
        .variable("AWS_REGION", "x")
        .try_create();
    refused(
        &reply,
        400,
        "InvalidParameterValueException",
        "reserved keys",
    );
    let reply = world
        .function("f")
        .python(source)
        .variable("LONG", &"x".repeat(5000))
        .try_create();
    refused(&reply, 400, "InvalidParameterValueException", "4KB limit");
    goes_on(&world);
}

#[test]
fn a_member_that_breaks_its_constraint_is_a_validation_fault() {
    let world = World::new();
    let reply = world.function("not a name").python("x = 1").try_create();
    refused(
        &reply,
        400,
        "ValidationException",
        "1 validation error detected: Value 'not a name' at 'functionName'",
    );
    let reply = world.rest(
        "POST",
        "/2015-03-31/functions",
        &json!({"FunctionName": "f"}),
    );
    assert_eq!(reply.status, 400, "{reply:?}");
}
