//! The control plane with AWS's own client: what is configured takes effect.

use serde_json::json;

use crate::world::World;

#[test]
fn provisioned_environments_are_ready_before_anybody_asks() {
    let world = World::new();
    world
        .function("f")
        .python(
            "import os\n\
             def handler(event, context):\n    \
             return os.environ['AWS_LAMBDA_INITIALIZATION_TYPE']\n",
        )
        .create();
    let story = world.boto3(
        r#"
import base64, boto3, json, time
client = boto3.client("lambda")
version = client.publish_version(FunctionName="f")["Version"]
client.get_waiter("published_version_active").wait(FunctionName="f", Qualifier=version)
name = dict(FunctionName="f", Qualifier=version)
put = client.put_provisioned_concurrency_config(ProvisionedConcurrentExecutions=2, **name)
story = {"put": put["Status"]}
deadline = time.time() + 60
while True:
    found = client.get_provisioned_concurrency_config(**name)
    if found["Status"] != "IN_PROGRESS" or time.time() > deadline: break
    time.sleep(0.05)
story["status"] = found["Status"]
story["available"] = found["AvailableProvisionedConcurrentExecutions"]
answer = client.invoke(LogType="Tail", **name)
story["type"] = json.loads(answer["Payload"].read())
story["on demand"] = json.loads(client.invoke(FunctionName="f")["Payload"].read())
client.delete_provisioned_concurrency_config(**name)
try: client.get_provisioned_concurrency_config(**name)
except client.exceptions.ProvisionedConcurrencyConfigNotFoundException: story["gone"] = True
print(json.dumps(story))
"#,
    );
    assert_eq!(
        story,
        json!({
            "put": "IN_PROGRESS", "status": "READY", "available": 2,
            "type": "provisioned-concurrency", "on demand": "on-demand", "gone": true,
        })
    );
}

#[test]
fn configuration_takes_effect_and_lists_page_with_boto3() {
    let world = World::new();
    world
        .function("f")
        .python(
            "import os\n\
             def handler(event, context):\n    \
             return context.function_version\n",
        )
        .create();
    let story = world.boto3(
        r#"
import boto3, io, json, time, zipfile
client, sqs = boto3.client("lambda"), boto3.client("sqs")
story = {}
f = dict(FunctionName="f")
def zipped(source):
    memory = io.BytesIO()
    file = zipfile.ZipInfo("app.py")
    file.external_attr = 0o644 << 16
    with zipfile.ZipFile(memory, "w") as archive: archive.writestr(file, source)
    return memory.getvalue()
def until(ask):
    deadline = time.time() + 60
    while True:
        found = ask()
        if found or time.time() > deadline: return found
        time.sleep(0.05)

# An alias divides invocations by its weights.
client.publish_version(**f)
client.update_function_configuration(MemorySize=256, **f)
client.get_waiter("function_updated_v2").wait(**f)
client.publish_version(**f)
client.create_alias(Name="live", FunctionVersion="1", RoutingConfig={"AdditionalVersionWeights": {"2": 0.5}}, **f)
versions = [client.invoke(Qualifier="live", **f)["ExecutedVersion"] for _ in range(8)]
story["shares"] = sorted(set(versions))

# Tenants do not share environments.
role = client.get_function(**f)["Configuration"]["Role"]
runtime = client.get_function(**f)["Configuration"]["Runtime"]
client.create_function(FunctionName="t", Runtime=runtime, Handler="app.handler", Role=role,
    TenancyConfig={"TenantIsolationMode": "PER_TENANT"}, Code={"ZipFile": zipped(
    "seen = []\ndef handler(event, context):\n    seen.append(context.tenant_id)\n    return seen\n")})
client.get_waiter("function_active_v2").wait(FunctionName="t")
def seen(**tenant): return json.loads(client.invoke(FunctionName="t", **tenant)["Payload"].read())
story["tenants"] = [seen(TenantId=name) for name in ("blue", "green", "blue")]
try: seen()
except client.exceptions.InvalidParameterValueException as e: story["nobody"] = e.response["Error"]["Message"]

# A queue is mapped, and the mapping goes through its states.
queue = sqs.create_queue(QueueName="q")["QueueUrl"]
arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
created = client.create_event_source_mapping(EventSourceArn=arn, Tags={"k": "v"}, **f)
uuid = created["UUID"]
states = [created["State"]]
state = lambda: client.get_event_source_mapping(UUID=uuid)["State"]
until(lambda: state() == "Enabled")
states.append(state())
states.append(client.update_event_source_mapping(UUID=uuid, Enabled=False)["State"])
until(lambda: state() == "Disabled")
states.append(state())
story["tags"] = client.list_tags(Resource=created["EventSourceMappingArn"])["Tags"]
story["mappings"] = len(client.get_paginator("list_event_source_mappings").paginate(
    FunctionName="f", PaginationConfig={"PageSize": 1}).build_full_result()["EventSourceMappings"])
states.append(client.delete_event_source_mapping(UUID=uuid)["State"])
story["states"] = states

# Policies as documents.
resource = client.get_function(**f)["Configuration"]["FunctionArn"]
document = {"Version": "2012-10-17", "Statement": [{"Sid": "s", "Effect": "Allow", "Action": "lambda:InvokeFunction",
    "Principal": {"Service": "s3.amazonaws.com"}, "Resource": resource}]}
client.put_resource_policy(ResourceArn=resource, Policy=json.dumps(document))
story["policy"] = json.loads(client.get_policy(**f)["Policy"])["Statement"] == document["Statement"]

# Lists, one item a page.
one = {"PageSize": 1}
count = lambda name, key, **kw: len(client.get_paginator(name).paginate(PaginationConfig=one, **kw).build_full_result()[key])
story["lists"] = [count("list_functions", "Functions"), count("list_versions_by_function", "Versions", **f),
    count("list_aliases", "Aliases", **f)]
story["runtime"] = client.get_runtime_management_config(**f)["UpdateRuntimeOn"]
print(json.dumps(story))
"#,
    );
    assert_eq!(
        story,
        json!({
            "shares": ["1", "2"],
            "tenants": [["blue"], ["green"], ["blue", "blue"]],
            "nobody": "The invoked function is enabled with tenancy configuration. Add a valid \
                       tenant ID in your request and try again.",
            "tags": {"k": "v"},
            "mappings": 1,
            "states": ["Creating", "Enabled", "Disabling", "Disabled", "Deleting"],
            "policy": true,
            "lists": [2, 3, 1],
            "runtime": "Auto",
        })
    );
}
