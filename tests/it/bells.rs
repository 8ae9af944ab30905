//! Rules, schedules and topics with boto3 and a real function, and a server that is killed.

use serde_json::json;

use crate::world::{World, python_runtime, zip_of};

/// Writes what it got into its log.
const BELLS: &str = "\
import json
def handler(event, context):
    print('GOT ' + json.dumps(event))
";

const START: &str = r#"
import boto3, datetime, json, time
from botocore.exceptions import ClientError
events, sns, sqs, logs = (boto3.client(name) for name in ("events", "sns", "sqs", "logs"))
client, scheduler = boto3.client("lambda"), boto3.client("scheduler")
ROLE = "arn:aws:iam::000000000000:role/r"
FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f"
def until(what, condition):
    deadline = time.time() + 60
    while True:
        value = condition()
        if value: return value
        assert time.time() < deadline, what
        time.sleep(0.05)
def got():
    pages = logs.get_paginator("filter_log_events").paginate(logGroupName="/aws/lambda/f", filterPattern="GOT")
    return [json.loads(e["message"].split("GOT ")[1]) for page in pages for e in page["events"]]
def at(seconds):
    when = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    return when.strftime("at(%Y-%m-%dT%H:%M:%S)")
def schedule(name, seconds, **more):
    scheduler.create_schedule(Name=name, ScheduleExpression=at(seconds), FlexibleTimeWindow={"Mode": "OFF"},
        Target={"Arn": FUNCTION, "RoleArn": ROLE, "Input": json.dumps({"schedule": name})}, **more)
def scheduled(name):
    return sum(event.get("schedule") == name for event in got())
"#;

#[test]
fn rules_topics_and_schedules_run_a_function_within_its_policy() {
    let mut world = World::new();
    let code = zip_of(&[("app.py", BELLS.as_bytes())]);
    std::fs::write(world.scratch("client").join("code.zip"), code).expect("written");
    let runtime = python_runtime();
    let story = world.boto3(&format!(
        r#"{START}
client.create_function(FunctionName="f", Runtime="{runtime}", Handler="app.handler", Role=ROLE,
    Code={{"ZipFile": open("code.zip", "rb").read()}})
client.get_waiter("function_active_v2").wait(FunctionName="f", WaiterConfig={{"Delay": 1}})
dead = sqs.create_queue(QueueName="dead")["QueueUrl"]
DEAD = "arn:aws:sqs:us-east-1:000000000000:dead"
rule = events.put_rule(Name="orders", EventPattern=json.dumps({{"source": ["shop"]}}))["RuleArn"]
put = events.put_targets(Rule="orders", Targets=[{{"Id": "1", "Arn": FUNCTION, "DeadLetterConfig": {{"Arn": DEAD}},
    "InputTransformer": {{"InputPathsMap": {{"n": "$.detail.n"}}, "InputTemplate": '{{"order": <n>}}'}}}}])
assert put["FailedEntryCount"] == 0, put
def order(n):
    entry = {{"Source": "shop", "DetailType": "order", "Detail": json.dumps({{"n": n}})}}
    assert events.put_events(Entries=[entry])["FailedEntryCount"] == 0
order(1)
# Without a permission the function refuses, and the event becomes a dead letter.
letter = until("a dead letter", lambda: sqs.receive_message(QueueUrl=dead, WaitTimeSeconds=5,
    MessageAttributeNames=["All"]).get("Messages"))[0]
client.add_permission(FunctionName="f", StatementId="rule", Action="lambda:InvokeFunction",
    Principal="events.amazonaws.com", SourceArn=rule)
order(2)
until("the order", lambda: {{"order": 2}} in got())
topic = sns.create_topic(Name="news")["TopicArn"]
client.add_permission(FunctionName="f", StatementId="topic", Action="lambda:InvokeFunction",
    Principal="sns.amazonaws.com", SourceArn=topic)
sns.subscribe(TopicArn=topic, Protocol="lambda", Endpoint=FUNCTION)
sns.publish(TopicArn=topic, Message="hello", MessageAttributes={{"a": {{"DataType": "String", "StringValue": "b"}}}})
def records(): return [event["Records"][0]["Sns"] for event in got() if "Records" in event]
until("the message", records)
schedule("now", 3, ActionAfterCompletion="DELETE")
until("the schedule", lambda: scheduled("now"))
schedule("later", 4)
print(json.dumps({{
    "letter": [letter["Body"], letter["MessageAttributes"]["ERROR_CODE"]["StringValue"]],
    "message": [records()[0]["Message"], records()[0]["MessageAttributes"]],
    "rules": events.list_rule_names_by_target(TargetArn=FUNCTION)["RuleNames"],
    "schedules": [it["Name"] for it in scheduler.list_schedules()["Schedules"]],
}}))
"#
    ));
    // The body of a dead letter is what the target would have got.
    assert_eq!(
        story["letter"],
        json!([r#"{"order": 1}"#, "NO_PERMISSIONS"])
    );
    let attributes = json!({"a": {"Type": "String", "Value": "b"}});
    assert_eq!(story["message"], json!(["hello", attributes]));
    assert_eq!(story["rules"], json!(["orders"]));
    assert_eq!(story["schedules"], json!(["later"]));
    // The server is down when "later" is due; it makes up for it, once.
    world.kill();
    std::thread::sleep(std::time::Duration::from_secs(4));
    world.start();
    let story = world.boto3(&format!(
        r#"{START}
until("what was missed", lambda: scheduled("later"))
schedule("last", 3)
until("the last", lambda: scheduled("last"))
print(json.dumps({{name: scheduled(name) for name in ("now", "later", "last")}}))
"#
    ));
    assert_eq!(story, json!({"now": 1, "later": 1, "last": 1}));
}
