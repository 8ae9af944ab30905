//! The neighbours together: what was acknowledged by any of them is there after the server was
//! killed, and what they send to one another goes on arriving.

use serde_json::{Value, json};

use crate::world::World;

const FURNISH: &str = include_str!("neighbours/furnish.py");
const LOOK: &str = include_str!("neighbours/look.py");

/// What every service has of what [`FURNISH`] put there.
fn look(world: &World, made: &Value) -> Value {
    let made = made.to_string();
    let found = world.boto3(&format!("import os\nos.environ['MADE'] = {made:?}\n{LOOK}"));
    // Each server of a test has a port of its own, and addresses tell it.
    let port = world.url().rsplit(':').next().expect("a port");
    let found = found.to_string().replace(&format!(":{port}"), ":PORT");
    serde_json::from_str(&found).expect("JSON")
}

/// Sends in every way that was set up, and tells the bodies that arrive in the queue, sorted.
fn send_everything(world: &World) -> Value {
    world.boto3(
        r#"
import boto3, json, time
sqs = boto3.client("sqs")
queue = sqs.get_queue_url(QueueName="kept")["QueueUrl"]
topic = next(it["TopicArn"] for it in boto3.client("sns").list_topics()["Topics"] if it["TopicArn"].endswith(":kept"))
boto3.client("sns").publish(TopicArn=topic, Message="by topic")
boto3.client("events").put_events(Entries=[{"Source": "mine", "DetailType": "t", "Detail": json.dumps({"by": "rule"})}])
boto3.client("s3").put_object(Bucket="kept", Key="by/bucket", Body=b"x")
bodies, deadline = set(), time.monotonic() + 40
while len(bodies) < 3 and time.monotonic() < deadline:
    answer = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=2)
    for message in answer.get("Messages", []):
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        body = message["Body"]
        if "Records" in body:
            key = json.loads(body)["Records"][0]["s3"]["object"]["key"]
            body = "by bucket" if key == "by/bucket" else None
        elif "s3:TestEvent" in body:
            body = None
        elif body.startswith("{"):
            body = "by " + json.loads(body)["by"]
        bodies |= {body} - {None}
print(json.dumps(sorted(bodies)))
"#,
    )
}

#[test]
fn a_killed_server_forgets_nothing_of_any_service() {
    let mut world = World::new();
    let made = world.boto3(FURNISH);
    let before = look(&world, &made);
    for (what, found) in before.as_object().expect("an object") {
        let text = found.as_str().unwrap_or_default();
        assert!(!text.contains("Error"), "{what}: {text}");
    }
    world.kill();
    world.start();
    let after = look(&world, &made);
    for (what, found) in before.as_object().expect("an object") {
        assert_eq!(&after[what], found, "{what}");
    }
    let arrived = send_everything(&world);
    assert_eq!(arrived, json!(["by bucket", "by rule", "by topic"]));
}
