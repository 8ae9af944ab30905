//! Queues and functions together: event source mappings with boto3 and a real function.

use serde_json::json;

use crate::world::{World, python_runtime, zip_of};

/// Writes what it got into its log, refuses what is poison, and reports what is to come again.
const SOURCE: &str = "\
import json
def handler(event, context):
    print('GOT ' + json.dumps([[r['body'], r['attributes']['ApproximateReceiveCount']] for r in event['Records']]))
    failed = [r['messageId'] for r in event['Records'] if 'again' in r['body']]
    if any(r['body'] == 'poison' for r in event['Records']):
        raise Exception('poison')
    return {'batchItemFailures': [{'itemIdentifier': i} for i in failed]}
";

const START: &str = r#"
import boto3, json, time
sqs, client, logs = boto3.client("sqs"), boto3.client("lambda"), boto3.client("logs")
def until(what, condition):
    deadline = time.time() + 60
    while True:
        value = condition()
        if value: return value
        assert time.time() < deadline, what
        time.sleep(0.05)
def got():
    pages = logs.get_paginator("filter_log_events").paginate(logGroupName="/aws/lambda/f", filterPattern="GOT")
    return [record for page in pages for e in page["events"] for record in json.loads(e["message"].split("GOT ")[1])]
def counts(url):
    shown = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    return [int(shown["ApproximateNumberOfMessages" + kind]) for kind in ("", "NotVisible")]
"#;

#[test]
fn a_function_works_off_its_queue_and_goes_on_after_a_kill() {
    let mut world = World::new();
    let code = zip_of(&[("app.py", SOURCE.as_bytes())]);
    std::fs::write(world.scratch("client").join("code.zip"), code).expect("written");
    let runtime = python_runtime();
    let story = world.boto3(&format!(
        r#"{START}
client.create_function(FunctionName="f", Runtime="{runtime}", Handler="app.handler",
    Role="arn:aws:iam::000000000000:role/r", Code={{"ZipFile": open("code.zip", "rb").read()}})
client.get_waiter("function_active_v2").wait(FunctionName="f", WaiterConfig={{"Delay": 1}})
dead = sqs.create_queue(QueueName="dead")["QueueUrl"]
policy = json.dumps({{"deadLetterTargetArn": "arn:aws:sqs:us-east-1:000000000000:dead", "maxReceiveCount": 1}})
url = sqs.create_queue(QueueName="q", Attributes={{"VisibilityTimeout": "3", "RedrivePolicy": policy}})["QueueUrl"]
uuid = client.create_event_source_mapping(FunctionName="f", EventSourceArn="arn:aws:sqs:us-east-1:000000000000:q",
    FunctionResponseTypes=["ReportBatchItemFailures"], FilterCriteria={{"Filters": [
        {{"Pattern": json.dumps({{"body": [{{"anything-but": "unwanted"}}]}})}}]}})["UUID"]
until("enabled", lambda: client.get_event_source_mapping(UUID=uuid)["State"] == "Enabled")
for body in ("one", "unwanted"): sqs.send_message(QueueUrl=url, MessageBody=body)
until("all done", lambda: ["one", "1"] in got() and counts(url) == [0, 0])
sqs.send_message_batch(QueueUrl=url, Entries=[{{"Id": str(i), "MessageBody": body}} for i, body in enumerate(("again", "fine"))])
letters = []
def dead_letter():
    letters.extend(sqs.receive_message(QueueUrl=dead, WaitTimeSeconds=5).get("Messages", []))
    return letters
until("a dead letter", dead_letter)
sqs.send_message(QueueUrl=url, MessageBody="poison")
until("poison tried", lambda: ["poison", "1"] in got())
print(json.dumps({{"got": got(), "letters": [letter["Body"] for letter in letters]}}))
"#
    ));
    assert_eq!(story["letters"], json!(["again"]));
    let got = story["got"].as_array().expect("a list");
    for body in ["one", "again", "fine"] {
        let times = got.iter().filter(|record| record[0] == body).count();
        assert_eq!(times, 1, "{story}");
    }
    assert!(!got.iter().any(|record| record[0] == "unwanted"));
    world.kill();
    world.start();
    world.boto3(&format!(
        r#"{START}
url = sqs.get_queue_url(QueueName="q")["QueueUrl"]
sqs.send_message(QueueUrl=url, MessageBody="after")
until("done after the kill", lambda: ["after", "1"] in got() and counts(url) == [0, 0])
print("{{}}")
"#
    ));
}
