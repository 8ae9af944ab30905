//! A server that is killed in the middle of longer work: stacks are brought to their end, once, and what was copied
//! is there.

use serde_json::{Value, json};

use crate::world::{World, python_runtime};

const START: &str = r#"
import boto3, json, os, sys, threading, time, urllib.request
from botocore.config import Config
cf = boto3.client("cloudformation", config=Config(retries={"max_attempts": 0}))
def settled(name):
    while True:
        stack = cf.describe_stacks(StackName=name)["Stacks"][0]
        if not stack["StackStatus"].endswith("IN_PROGRESS"): return stack["StackStatus"]
        time.sleep(0.05)
def events(name):
    told = cf.describe_stack_events(StackName=name)["StackEvents"]
    kept = {}
    for one in reversed(told): kept.setdefault(one["LogicalResourceId"], []).append(one["ResourceStatus"])
    return kept
def asked():
    pages = boto3.client("logs").filter_log_events(logGroupName="/aws/lambda/custom", filterPattern="asked")
    return sorted({tuple(one["message"].split()[1:3]) for one in pages["events"]})
def begin(call, until, **arguments):
    "Makes a call that takes its time, and leaves as soon as `until` holds."
    def work():
        try: call(**arguments)
        except Exception: pass
    threading.Thread(target=work, daemon=True).start()
    deadline = time.monotonic() + 50
    while time.monotonic() < deadline:
        try:
            if until(): break
        except Exception: pass
        time.sleep(0.02)
    else: sys.exit("waited in vain")
    print("null", flush=True)
    os._exit(0)
"#;

const TEMPLATE: &str = r##"
code = """
import cfnresponse, time
def handler(event, context):
    print("asked", event["RequestType"], event["RequestId"])
    time.sleep(2)
    cfnresponse.send(event, context, cfnresponse.SUCCESS, {"Word": event["ResourceProperties"]["Word"]}, "thing")
"""
def template(word):
    return json.dumps({"Resources": {
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}}},
        "Function": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "custom", "Runtime": "RUNTIME",
            "Handler": "index.handler", "Timeout": 30, "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Code": {"ZipFile": code}}},
        "Before": {"Type": "AWS::SQS::Queue"},
        "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "api"}},
        "Thing": {"Type": "Custom::Thing", "DependsOn": ["Before", "Api"],
            "Properties": {"ServiceToken": {"Fn::GetAtt": ["Function", "Arn"]}, "Word": word}},
        "After": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "after", "Type": "String", "Value": {"Fn::GetAtt": ["Thing", "Word"]}}},
    }})
"##;

/// Begins something, and kills the server when the custom resource's function is at work on it.
fn kill_in_the_middle(world: &mut World, call: &str, request: &str) {
    run(
        world,
        &format!(
            "begin({call}, lambda: any(kind == {request:?} for kind, _ in asked()), StackName=\"s\")"
        ),
    );
    world.kill();
    world.start();
}

fn run(world: &World, script: &str) -> Value {
    let template = TEMPLATE.replace("RUNTIME", python_runtime());
    world.boto3(&format!("{START}{template}{script}"))
}

#[test]
fn a_stack_whose_server_is_killed_is_brought_to_its_end() {
    let mut world = World::new();
    let with =
        |word: &str| format!("TemplateBody=template({word:?}), Capabilities=[\"CAPABILITY_IAM\"]");
    let create = format!("lambda **it: cf.create_stack({}, **it)", with("one"));
    kill_in_the_middle(&mut world, &create, "Create");
    let told = run(
        &world,
        r#"
status = settled("s")
print(json.dumps({"status": status, "events": events("s"), "asked": [kind for kind, _ in asked()],
    "queues": len(boto3.client("sqs").list_queues()["QueueUrls"]),
    "apis": len(boto3.client("apigateway").get_rest_apis()["items"]),
    "after": boto3.client("ssm").get_parameter(Name="after")["Parameter"]["Value"]}))
"#,
    );
    assert_eq!(told["status"], "CREATE_COMPLETE", "{told}");
    assert_eq!(told["asked"], json!(["Create"]), "{told}");
    assert_eq!((&told["queues"], &told["apis"]), (&json!(1), &json!(1)));
    assert_eq!(told["after"], "one");
    let whole = json!([
        "CREATE_IN_PROGRESS",
        "CREATE_IN_PROGRESS",
        "CREATE_COMPLETE"
    ]);
    for resource in ["Role", "Function", "Before", "Api", "Thing", "After"] {
        assert_eq!(told["events"][resource], whole, "{resource}");
    }

    let update = format!("lambda **it: cf.update_stack({}, **it)", with("two"));
    kill_in_the_middle(&mut world, &update, "Update");
    let told = run(
        &world,
        r#"
status = settled("s")
print(json.dumps({"status": status, "asked": [kind for kind, _ in asked()], "thing": events("s")["Thing"][3:],
    "after": boto3.client("ssm").get_parameter(Name="after")["Parameter"]["Value"]}))
"#,
    );
    assert_eq!(told["status"], "UPDATE_COMPLETE", "{told}");
    assert_eq!(told["asked"], json!(["Create", "Update"]), "{told}");
    assert_eq!(
        told["thing"],
        json!(["UPDATE_IN_PROGRESS", "UPDATE_COMPLETE"])
    );
    assert_eq!(told["after"], "two");

    kill_in_the_middle(&mut world, "cf.delete_stack", "Delete");
    let left = run(
        &world,
        r#"
while cf.describe_stacks()["Stacks"]: time.sleep(0.05)
print(json.dumps([[kind for kind, _ in asked()], boto3.client("lambda").list_functions()["Functions"],
    boto3.client("sqs").list_queues().get("QueueUrls", []), boto3.client("apigateway").get_rest_apis()["items"],
    boto3.client("iam").list_roles()["Roles"], boto3.client("ssm").describe_parameters()["Parameters"]]))
"#,
    );
    let asked = json!(["Create", "Delete", "Update"]);
    assert_eq!(left, json!([asked, [], [], [], [], []]));
}

#[test]
fn signals_for_a_wait_condition_are_counted_across_a_kill() {
    let mut world = World::new();
    run(
        &world,
        r#"
waiting = json.dumps({"Resources": {
    "Handle": {"Type": "AWS::CloudFormation::WaitConditionHandle"},
    "Condition": {"Type": "AWS::CloudFormation::WaitCondition", "DependsOn": "Handle",
        "Properties": {"Handle": {"Ref": "Handle"}, "Timeout": "60", "Count": 2}}},
    "Outputs": {"Data": {"Value": {"Fn::GetAtt": ["Condition", "Data"]}}}})
def first():
    address = cf.describe_stack_resource(StackName="w", LogicalResourceId="Handle")["StackResourceDetail"]["PhysicalResourceId"]
    body = json.dumps({"Status": "SUCCESS", "UniqueId": "1", "Data": "one", "Reason": ""}).encode()
    return urllib.request.urlopen(urllib.request.Request(address, body, method="PUT")).status == 200
begin(lambda **it: cf.create_stack(TemplateBody=waiting, **it), first, StackName="w")
"#,
    );
    world.kill();
    world.start();
    let told = run(
        &world,
        r#"
cf.signal_resource(StackName="w", LogicalResourceId="Handle", UniqueId="2", Status="SUCCESS")
status = settled("w")
print(json.dumps([status, json.loads(cf.describe_stacks(StackName="w")["Stacks"][0]["Outputs"][0]["OutputValue"])]))
"#,
    );
    assert_eq!(told, json!(["CREATE_COMPLETE", {"1": "one", "2": ""}]));
}

const FILES: &str = r#"
import boto3, hashlib, json, os, subprocess, sys, time
s3 = boto3.client("s3")
def body(number): return (b"%d\n" % number) * 20000
def sync(source, target):
    return [os.path.dirname(sys.executable) + "/aws", "s3", "sync", "--quiet", source, target]
def there():
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket="files")
    return {one["Key"]: one["ETag"].strip('"') for page in pages for one in page.get("Contents", [])}
"#;

#[test]
fn a_copy_that_a_kill_interrupts_is_whole_as_far_as_it_got_and_goes_on() {
    let mut world = World::new();
    world.boto3(&format!(
        r#"{FILES}
os.mkdir("files")
for number in range(300):
    with open("files/%d" % number, "wb") as file: file.write(body(number))
s3.create_bucket(Bucket="files")
subprocess.Popen(sync("files", "s3://files"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
while len(there()) < 20: time.sleep(0.01)
print(len(there()))
"#
    ));
    world.kill();
    world.start();
    let told = world.boto3(&format!(
        r#"{FILES}
first = there()
broken = [key for key, tag in first.items() if tag != hashlib.md5(body(int(key))).hexdigest()]
broken += [key for key in first if s3.get_object(Bucket="files", Key=key)["Body"].read() != body(int(key))]
subprocess.run(sync("files", "s3://files"), check=True)
subprocess.run(sync("s3://files", "back"), check=True)
same = [open("back/%d" % number, "rb").read() == body(number) for number in range(300)]
print(json.dumps([len(first), broken, all(same)]))
"#
    ));
    let first = told[0].as_u64().expect("a number");
    assert!((20..300).contains(&first), "not in the middle: {told}");
    assert_eq!((&told[1], &told[2]), (&json!([]), &json!(true)), "{told}");
}
