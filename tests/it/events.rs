//! Asynchronous invocation with the whole program: AWS's client, functions that call themselves,
//! and a server that is killed.

use std::collections::BTreeSet;
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use serde_json::{Value, json};

use crate::world::{World, let_time_pass, send, wait_for};

/// A function that puts its event into a log of its own: what was answered is on disk.
const MARKER: &str = r#"
import http.client, json, time
def handler(event, context):
    connection = http.client.HTTPConnection("127.0.0.1:4566")
    line = {"timestamp": int(time.time() * 1000), "message": str(event)}
    body = {"logGroupName": "seen", "logStreamName": "s", "logEvents": [line]}
    headers = {"content-type": "application/x-amz-json-1.1", "x-amz-target": "Logs_20140328.PutLogEvents"}
    connection.request("POST", "/", json.dumps(body), headers)
    assert connection.getresponse().status == 200
"#;

#[test]
fn boto3_invokes_asynchronously_and_configures_what_becomes_of_events() {
    let world = World::new();
    world
        .function("f")
        .python("def handler(event, context):\n    print('got', event)\n    if event == 'fail': raise ValueError('no')\n    return 'done'")
        .create();
    world
        .function("told")
        .python("import json\ndef handler(event, context): print('record', json.dumps(event))")
        .create();
    let story = world.boto3(
        r#"
import boto3, json
from botocore.exceptions import ClientError
client, story = boto3.client("lambda"), {}
def refused(call, **arguments):
    try: call(**arguments)
    except ClientError as error: return [error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Code"], error.response["Error"].get("Message")]
told = client.get_function(FunctionName="told")["Configuration"]["FunctionArn"]
put = client.put_function_event_invoke_config(FunctionName="f", MaximumRetryAttempts=0, MaximumEventAgeInSeconds=60)
story["put"] = sorted(put)
client.update_function_event_invoke_config(FunctionName="f", DestinationConfig={"OnSuccess": {"Destination": told}, "OnFailure": {"Destination": told}})
story["config"] = client.get_function_event_invoke_config(FunctionName="f")
del story["config"]["ResponseMetadata"], story["config"]["LastModified"]
story["listed"] = len(client.list_function_event_invoke_configs(FunctionName="f")["FunctionEventInvokeConfigs"])
answer = client.invoke(FunctionName="f", InvocationType="Event", Payload=b'"first"')
story["status"] = answer["StatusCode"]
story["payload"] = answer["Payload"].read().decode()
story["id"] = answer["ResponseMetadata"]["RequestId"]
story["extra"] = sorted(set(answer) - {"ResponseMetadata", "StatusCode", "Payload"})
story["failing"] = client.invoke(FunctionName="f", InvocationType="Event", Payload=b'"fail"')["ResponseMetadata"]["RequestId"]
story["async"] = client.invoke_async(FunctionName="f", InvokeArgs=b'"old"')["Status"]
story["not json"] = refused(client.invoke, FunctionName="f", InvocationType="Event", Payload=b"{")
story["missing"] = refused(client.invoke, FunctionName="g", InvocationType="Event", Payload=b"{}")
story["large"] = refused(client.invoke, FunctionName="f", InvocationType="Event", Payload=b'"' + b"a" * 1048575 + b'"')
story["recursion"] = client.get_function_recursion_config(FunctionName="f")["RecursiveLoop"]
print(json.dumps(story))
"#,
    );
    assert_eq!(story["status"], 202);
    assert_eq!(
        (&story["payload"], &story["extra"]),
        (&json!(""), &json!([]))
    );
    assert_eq!(story["async"], 202);
    let members = [
        "DestinationConfig",
        "FunctionArn",
        "LastModified",
        "MaximumEventAgeInSeconds",
        "MaximumRetryAttempts",
        "ResponseMetadata",
    ];
    assert_eq!(story["put"], json!(members));
    let told = "arn:aws:lambda:us-east-1:000000000000:function:told";
    let config = json!({
        "FunctionArn": "arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST",
        "MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60,
        "DestinationConfig": {"OnSuccess": {"Destination": told}, "OnFailure": {"Destination": told}},
    });
    assert_eq!(story["config"], config);
    assert_eq!(
        (&story["listed"], &story["recursion"]),
        (&json!(1), &json!("Terminate"))
    );
    assert_eq!(story["not json"][1], "InvalidRequestContentException");
    assert_eq!(story["missing"][0], 404);
    let large =
        "1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)";
    assert_eq!(
        story["large"],
        json!([413, "RequestTooLargeException", large])
    );
    check_records(&world, &story);
}

/// The function ran under the ids that the client heard, and its destination was told.
fn check_records(world: &World, story: &Value) {
    let id = story["id"].as_str().expect("an id");
    world.wait_for_log_lines("f", &format!("START RequestId: {id} Version: $LATEST"), 1);
    let lines = world.wait_for_log_lines("told", "record ", 3);
    let records: Vec<Value> = lines
        .iter()
        .filter_map(|line| line.trim().strip_prefix("record "))
        .map(|record| serde_json::from_str(record).expect("JSON"))
        .collect();
    let record = |id: &Value| {
        let mut found = records
            .iter()
            .filter(|it| it["requestContext"]["requestId"] == *id);
        found.next().expect("it is told")
    };
    let (first, failed) = (record(&story["id"]), record(&story["failing"]));
    assert_eq!(first["requestContext"]["condition"], "Success");
    assert_eq!(
        (&first["requestPayload"], &first["responsePayload"]),
        (&json!("first"), &json!("done"))
    );
    assert_eq!(failed["requestContext"]["condition"], "RetriesExhausted");
    assert_eq!(failed["requestContext"]["approximateInvokeCount"], 1);
    assert_eq!(failed["responsePayload"]["errorMessage"], "no");
}

#[test]
fn a_failed_event_is_retried_and_reaches_its_queues() {
    let mut world = World::without_server();
    let file = world.scratch("config").join("frazil.toml");
    let quick = "[limits]\nasync_retry_ms = 50\n";
    std::fs::write(&file, quick).expect("the world's folder can be written");
    world.configure(&["--config", &file.to_string_lossy()]);
    world.start();
    world
        .function("f")
        .python("def handler(event, context): raise ValueError('no')")
        .create();
    let story = world.boto3(
        r#"
import boto3, json
client, sqs, story = boto3.client("lambda"), boto3.client("sqs"), {}
def queue(name):
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    return url, sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
def receive(url):
    return sqs.receive_message(QueueUrl=url, WaitTimeSeconds=20, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"])["Messages"]
(letters, letters_arn), (told, told_arn) = queue("letters"), queue("told")
client.update_function_configuration(FunctionName="f", DeadLetterConfig={"TargetArn": letters_arn})
client.get_waiter("function_updated_v2").wait(FunctionName="f", WaiterConfig={"Delay": 1})
client.put_function_event_invoke_config(FunctionName="f", DestinationConfig={"OnFailure": {"Destination": told_arn}})
story["id"] = client.invoke(FunctionName="f", InvocationType="Event", Payload=b'{"a": [1, 2]}')["ResponseMetadata"]["RequestId"]
story["record"] = receive(told)[0]
story["letters"] = receive(letters)
print(json.dumps(story))
"#,
    );
    let id = story["id"].as_str().expect("an id");
    let body = story["record"]["Body"].as_str().expect("a text");
    let record: Value = serde_json::from_str(body).expect("JSON");
    let (time, stack) = (
        &record["timestamp"],
        &record["responsePayload"]["stackTrace"],
    );
    let expected = format!(
        concat!(
            r#"{{"version":"1.0","timestamp":{},"requestContext":{{"requestId":"{}","#,
            r#""functionArn":"arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST","#,
            r#""condition":"RetriesExhausted","approximateInvokeCount":3}},"#,
            r#""requestPayload":{{"a": [1, 2]}},"responseContext":{{"statusCode":200,"#,
            r#""executedVersion":"$LATEST","functionError":"Unhandled"}},"responsePayload":"#,
            r#"{{"errorMessage": "no", "errorType": "ValueError", "requestId": "{}", "stackTrace": {}}}}}"#,
        ),
        time, id, id, stack
    );
    assert_eq!(without_blanks(body), without_blanks(&expected));
    let trace = &story["record"]["Attributes"]["AWSTraceHeader"];
    assert!(
        trace.as_str().is_some_and(|it| it.contains(";Lineage=1:")),
        "{trace}"
    );
    let letter = &story["letters"][0];
    assert_eq!(letter["Body"], r#"{"a": [1, 2]}"#);
    let text = |kind: &str, value: &str| json!({"DataType": kind, "StringValue": value});
    let attributes = json!({"RequestID": text("String", id), "ErrorCode": text("Number", "200"), "ErrorMessage": text("String", "no")});
    assert_eq!(letter["MessageAttributes"], attributes);
    world.wait_for_log_lines("f", &format!("START RequestId: {id}"), 3);
}

/// JSON of different writers differs in the blanks between its parts.
fn without_blanks(json: &str) -> String {
    json.replace(": ", ":").replace(", ", ",")
}

/// As Zappa's `@task` does it: boto3, the function's own name, and the task in the event.
#[test]
fn a_function_hands_work_to_itself_and_a_loop_is_stopped() {
    let world = World::new();
    world
        .function("app")
        .memory(512)
        .timeout(30)
        .python(
            r#"
import boto3, json, os
client = boto3.client("lambda")
def handler(event, context):
    if event.get("command") == "zappa.asynchronous.route_lambda_task":
        print("task", event["task_path"], event["args"])
        if event["args"] != ["loop"]: return
    message = {"task_path": "app.work", "args": event.get("args", [1]), "kwargs": {}, "capture_response": False,
               "response_id": None, "command": "zappa.asynchronous.route_lambda_task"}
    answer = client.invoke(FunctionName=os.environ["AWS_LAMBDA_FUNCTION_NAME"], InvocationType="Event",
                           Payload=json.dumps(message).encode())
    return answer.get("StatusCode")
"#,
        )
        .create();
    world
        .function("told")
        .python(
            "def handler(event, context): print('condition', event['requestContext']['condition'])",
        )
        .create();
    let told = "arn:aws:lambda:us-east-1:000000000000:function:told";
    let config = json!({"DestinationConfig": {"OnFailure": {"Destination": told}}});
    world
        .rest(
            "PUT",
            "/2019-09-25/functions/app/event-invoke-config",
            &config,
        )
        .succeeded();
    let handed = world.invoke("app", "{}").succeeded();
    assert_eq!(handed.payload, "202");
    world.wait_for_log_lines("app", "task app.work [1]", 1);
    world.invoke("app", r#"{"args": ["loop"]}"#).succeeded();
    world.wait_for_log_lines("told", "condition RecursiveInvocation", 1);
    // The caller ran once itself.
    let runs = world.wait_for_log_lines("app", "task app.work ['loop']", 15);
    assert_eq!(runs.len(), 15);
}

/// Sends numbered events until the server is gone; tells the last that was accepted.
fn send_until_death(url: &str, begin: u64) -> u64 {
    let mut accepted = begin;
    loop {
        let request = Request::post("/2015-03-31/functions/marker/invocations")
            .header("host", "localhost")
            .header("x-amz-invocation-type", "Event")
            .body(Bytes::from((accepted + 1).to_string()))
            .expect("a request");
        match send(url, request) {
            Ok(reply) if reply.status == 202 => accepted += 1,
            Ok(reply) => panic!("{reply:?}"),
            Err(_) => return accepted,
        }
    }
}

fn seen(world: &World) -> BTreeSet<u64> {
    let mut seen = BTreeSet::new();
    let mut token = Value::Null;
    loop {
        let mut request = json!({"logGroupName": "seen"});
        if !token.is_null() {
            request["nextToken"] = token;
        }
        let page = world.target("Logs_20140328.FilterLogEvents", &request);
        let page = page.succeeded().json();
        let events = page["events"].as_array().expect("a list");
        let messages = events.iter().filter_map(|event| event["message"].as_str());
        seen.extend(messages.filter_map(|message| message.parse::<u64>().ok()));
        token = page["nextToken"].clone();
        if token.is_null() {
            return seen;
        }
    }
}

#[test]
fn killing_the_server_loses_no_accepted_event() {
    let mut world = World::new();
    let stream = json!({"logGroupName": "seen", "logStreamName": "s"});
    let group = json!({"logGroupName": "seen"});
    world
        .target("Logs_20140328.CreateLogGroup", &group)
        .succeeded();
    world
        .target("Logs_20140328.CreateLogStream", &stream)
        .succeeded();
    world.function("marker").python(MARKER).create();
    let mut accepted = 0;
    for death in 0..3 {
        let (url, begin) = (world.url().to_owned(), accepted);
        std::thread::scope(|scope| {
            let sending = scope.spawn(|| send_until_death(&url, begin));
            // While events arrive, while they are tried, before the first has run.
            let_time_pass(Duration::from_millis(100 + 150 * death));
            world.kill();
            accepted = sending.join().expect("the sender saw good answers only");
        });
        world.start();
    }
    assert!(accepted > 0);
    let missing = wait_for("every accepted event to be delivered", || {
        let seen = seen(&world);
        let missing = (1..=accepted)
            .filter(|number| !seen.contains(number))
            .count();
        (missing == 0).then_some(missing)
    });
    assert_eq!(missing, 0);
}
