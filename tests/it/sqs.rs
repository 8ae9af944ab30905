//! SQS with boto3, against the whole program.

use serde_json::Value;

use crate::world::World;

const START: &str = r#"
import boto3, json, time
from botocore.exceptions import ClientError
sqs = boto3.client("sqs")
def refused(call, **arguments):
    try: call(**arguments)
    except ClientError as error: return error.response["Error"]["Code"] + ": " + error.response["Error"]["Message"]
    return "not refused"
def receive(url, **arguments):
    return sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, **arguments).get("Messages", [])
def bodies(messages):
    return [message["Body"] for message in messages]
story = {}
"#;

fn story(world: &World, script: &str) -> Value {
    world.boto3(&format!("{START}{script}\nprint(json.dumps(story))"))
}

#[test]
fn messages_are_sent_received_and_deleted() {
    let mut world = World::new();
    let told = story(
        &world,
        r#"
url = sqs.create_queue(QueueName="q", Attributes={"VisibilityTimeout": "100"})["QueueUrl"]
assert sqs.get_queue_url(QueueName="q")["QueueUrl"] == url
sent = sqs.send_message(QueueUrl=url, MessageBody="one", MessageAttributes={
    "a": {"DataType": "String", "StringValue": "x"}, "b": {"DataType": "Binary", "BinaryValue": b"\x00\x01"}})
message = sqs.receive_message(QueueUrl=url, AttributeNames=["All"], MessageAttributeNames=["All"])["Messages"][0]
assert message["MessageId"] == sent["MessageId"] and message["Body"] == "one", message
assert message["MessageAttributes"]["b"]["BinaryValue"] == b"\x00\x01", message
assert message["Attributes"]["ApproximateReceiveCount"] == "1", message
assert receive(url) == []
sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
again = receive(url, AttributeNames=["ApproximateReceiveCount"])[0]
assert again["Attributes"] == {"ApproximateReceiveCount": "2"}, again
sqs.delete_message(QueueUrl=url, ReceiptHandle=again["ReceiptHandle"])
batch = sqs.send_message_batch(QueueUrl=url, Entries=[
    {"Id": "a", "MessageBody": "two"}, {"Id": "b", "MessageBody": "three", "DelaySeconds": 901}, {"Id": "c", "MessageBody": "x" * 1048000}])
story["failed"] = batch["Failed"]
story["sent"] = [entry["Id"] for entry in batch["Successful"]]
story["refused"] = [
    refused(sqs.get_queue_url, QueueName="none"),
    refused(sqs.create_queue, QueueName="q", Attributes={"VisibilityTimeout": "99"}),
    refused(sqs.create_queue, QueueName="a.b"),
    refused(sqs.set_queue_attributes, QueueUrl=url, Attributes={"DelaySeconds": "901"}),
    refused(sqs.set_queue_attributes, QueueUrl=url, Attributes={"Colour": "red"}),
    refused(sqs.send_message, QueueUrl=url, MessageBody="x" * 1048577),
    refused(sqs.send_message, QueueUrl=url, MessageBody="\x00"),
    refused(sqs.receive_message, QueueUrl=url, MaxNumberOfMessages=11),
    refused(sqs.delete_message, QueueUrl=url, ReceiptHandle="garbage"),
    refused(sqs.send_message_batch, QueueUrl=url, Entries=[]),
]
try: sqs.send_message(QueueUrl=url + "x", MessageBody="x")
except sqs.exceptions.QueueDoesNotExist: story["typed"] = True
attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
for name in ("CreatedTimestamp", "LastModifiedTimestamp"): attributes.pop(name)
story["attributes"] = attributes
"#,
    );
    assert_eq!(told["sent"], serde_json::json!(["a", "c"]));
    assert_eq!(told["failed"][0]["Code"], "InvalidParameterValue");
    assert_eq!(told["typed"], true);
    let refused: Vec<&str> = told["refused"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let expect = [
        "AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist.",
        "QueueAlreadyExists: A queue already exists with the same name and a different value for attribute VisibilityTimeout",
        "InvalidParameterValue: Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
        "InvalidAttributeValue: Invalid value for the parameter DelaySeconds.",
        "InvalidAttributeName: Unknown Attribute Colour.",
        "InvalidParameterValue: One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.",
        "InvalidMessageContents: Invalid binary character '#x0' was found in the message body, the set of allowed characters is #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF",
        "InvalidParameterValue: Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.",
        "ReceiptHandleIsInvalid: The input receipt handle \"garbage\" is not a valid receipt handle.",
        "AWS.SimpleQueueService.EmptyBatchRequest: There should be at least one SendMessageBatchRequestEntry in the request.",
    ];
    assert_eq!(refused, expect);
    assert_eq!(
        told["attributes"],
        serde_json::json!({
            "ApproximateNumberOfMessages": "2",
            "ApproximateNumberOfMessagesDelayed": "0",
            "ApproximateNumberOfMessagesNotVisible": "0",
            "DelaySeconds": "0",
            "MaximumMessageSize": "1048576",
            "MessageRetentionPeriod": "345600",
            "QueueArn": "arn:aws:sqs:us-east-1:000000000000:q",
            "ReceiveMessageWaitTimeSeconds": "0",
            "SqsManagedSseEnabled": "true",
            "VisibilityTimeout": "100"
        })
    );
    survives(&mut world);
}

/// What was sent and what is in flight is so after `kill -9`.
fn survives(world: &mut World) {
    let before = story(
        world,
        r#"
url = sqs.get_queue_url(QueueName="q")["QueueUrl"]
story["handle"] = sqs.receive_message(QueueUrl=url)["Messages"][0]["ReceiptHandle"]
fifo = sqs.create_queue(QueueName="q.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
story["first"] = sqs.send_message(QueueUrl=fifo, MessageBody="1", MessageGroupId="g", MessageDeduplicationId="d")["MessageId"]
"#,
    );
    world.kill();
    world.start();
    let after = story(
        world,
        &format!(
            r#"
url = sqs.get_queue_url(QueueName="q")["QueueUrl"]
left = receive(url)
story["left"] = [message["Body"][:3] for message in left]
sqs.delete_message(QueueUrl=url, ReceiptHandle={})
for message in left: sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
counts = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
story["counts"] = [counts["ApproximateNumberOfMessages"], counts["ApproximateNumberOfMessagesNotVisible"]]
fifo = sqs.get_queue_url(QueueName="q.fifo")["QueueUrl"]
story["again"] = sqs.send_message(QueueUrl=fifo, MessageBody="2", MessageGroupId="g", MessageDeduplicationId="d")["MessageId"]
story["fifo"] = bodies(receive(fifo))
"#,
            before["handle"]
        ),
    );
    assert_eq!(after["left"], serde_json::json!(["xxx"]));
    assert_eq!(after["counts"], serde_json::json!(["0", "0"]));
    assert_eq!(after["again"], before["first"]);
    assert_eq!(after["fifo"], serde_json::json!(["1"]));
}
