//! Log groups watched while functions write to them.

use serde_json::json;

use crate::world::World;

#[test]
fn a_live_tail_shows_what_is_logged() {
    let world = World::new();
    world
        .function("f")
        .python("def handler(event, context): print(event['say'])")
        .create();
    let told = world.boto3(
        r#"
import boto3, json, time
from botocore.config import Config
from botocore.exceptions import ClientError
logs, client = boto3.client("logs", config=Config(inject_host_prefix=False)), boto3.client("lambda")
GROUP = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/f"
def refused(**arguments):
    try: logs.start_live_tail(**arguments)
    except ClientError as error: return error.response["Error"]["Code"]
lost = refused(logGroupIdentifiers=[GROUP + "g"])
malformed = refused(logGroupIdentifiers=[GROUP], logEventFilterPattern="{")
stream = logs.start_live_tail(logGroupIdentifiers=[GROUP], logEventFilterPattern="ERROR")["responseStream"]
logs.create_log_stream(logGroupName="/aws/lambda/f", logStreamName="own")
events, started = iter(stream), next(iter(stream))["sessionStart"]
seen = []
def until(enough):
    deadline, sampled = time.time() + 60, False
    while not enough(sampled):
        assert time.time() < deadline, len(seen)
        update = next(events)["sessionUpdate"]
        assert len(update["sessionResults"]) <= 500
        sampled |= update["sessionMetadata"]["sampled"]
        seen.extend(update["sessionResults"])
client.invoke(FunctionName="f", Payload=json.dumps({"say": "ERROR one"}))
client.invoke(FunctionName="f", Payload=json.dumps({"say": "fine"}))
until(lambda sampled: any("one" in e["message"] for e in seen))
logs.put_log_events(logGroupName="/aws/lambda/f", logStreamName="own", logEvents=[
    {"timestamp": int(time.time() * 1000), "message": f"ERROR {n}"} for n in range(600)])
until(lambda sampled: sampled)
stream.close()
print(json.dumps([lost, malformed, started["logGroupIdentifiers"] == [GROUP], seen[0]["message"].strip(),
    seen[0]["logGroupIdentifier"], any("fine" in e["message"] for e in seen)]))
"#,
    );
    assert_eq!(
        told,
        json!([
            "ResourceNotFoundException",
            "InvalidParameterException",
            true,
            "ERROR one",
            "000000000000:/aws/lambda/f",
            false
        ])
    );
}
