"""All of boto3's waiters and paginators of Lambda and SQS, on a server with little in it. Comes after members.py."""

import base64, boto3, io, json, os, zipfile
from botocore.exceptions import ClientError
from botocore.loaders import Loader

client, sqs = watch(boto3.client("lambda")), watch(boto3.client("sqs"))
story = {}
ROLE = "arn:aws:iam::000000000000:role/r"
memory = io.BytesIO()
with zipfile.ZipFile(memory, "w") as archive:
    file = zipfile.ZipInfo("app.py")
    file.external_attr = 0o644 << 16
    archive.writestr(file, "def handler(event, context):\n    return event\n")
CODE = memory.getvalue()
f = dict(FunctionName="f")


def create(name, **more):
    return client.create_function(FunctionName=name, Runtime=os.environ["RUNTIME"], Handler="app.handler", Role=ROLE,
        Code={"ZipFile": CODE}, **more)


def wait(name, **more):
    client.get_waiter(name).wait(**f, WaiterConfig={"Delay": 1, "MaxAttempts": 60}, **more)
    waited.add(name)


# Waiters: each finds an end of what it waits for.
waited = set()
story["states"] = [create("f")["State"]]
wait("function_exists")
wait("function_active")
wait("function_active_v2")
client.publish_version(**f)
wait("published_version_active", Qualifier="1")
for number, waiter in ((2, "function_updated"), (3, "function_updated_v2")):
    updated = client.update_function_configuration(Description=str(number), **f)
    story["states"].append(updated["LastUpdateStatus"])
    wait(waiter)
    client.publish_version(**f)
story["waiters"] = sorted(set(client.waiter_names) - waited)

# Three of everything that is listed.
for name in ("g", "h"):
    create(name)
queues = [sqs.create_queue(QueueName=f"q{n}")["QueueUrl"] for n in range(3)]
arns = [sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"] for url in queues]
letters = sqs.create_queue(QueueName="letters")["QueueUrl"]
letters_arn = arns[0].rsplit(":", 1)[0] + ":letters"
for url in queues:
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"RedrivePolicy": json.dumps(
        {"deadLetterTargetArn": letters_arn, "maxReceiveCount": 3})})
profile = "arn:aws:signer:us-east-1:000000000000:/signing-profiles/p/1"
signing = [client.create_code_signing_config(AllowedPublishers={"SigningProfileVersionArns": [profile]})
    ["CodeSigningConfig"]["CodeSigningConfigArn"] for _ in range(3)]
for number, name in ((1, "a"), (2, "b"), (3, "c")):
    client.create_alias(Name=name, FunctionVersion=str(number), **f)
    client.put_function_event_invoke_config(Qualifier=name, MaximumRetryAttempts=0, **f)
    client.create_function_url_config(Qualifier=name, AuthType="AWS_IAM", **f)
    client.put_provisioned_concurrency_config(Qualifier=name, ProvisionedConcurrentExecutions=1, **f)
    client.publish_layer_version(LayerName=f"l{number}", Content={"ZipFile": CODE})
    client.publish_layer_version(LayerName="l1", Content={"ZipFile": CODE})
    client.create_event_source_mapping(EventSourceArn=arns[number - 1], Enabled=False, **f)
for name in ("f", "g", "h"):
    client.put_function_code_signing_config(FunctionName=name, CodeSigningConfigArn=signing[0])

# Paginators: one item a page gives the same items as all at once.
PAGES = {
    "list_functions": ("Functions", {}, 3),
    "list_versions_by_function": ("Versions", f, 4),
    "list_aliases": ("Aliases", f, 3),
    "list_layers": ("Layers", {}, 3),
    "list_layer_versions": ("LayerVersions", dict(LayerName="l1"), 4),
    "list_event_source_mappings": ("EventSourceMappings", f, 3),
    "list_function_event_invoke_configs": ("FunctionEventInvokeConfigs", f, 3),
    "list_provisioned_concurrency_configs": ("ProvisionedConcurrencyConfigs", f, 3),
    "list_function_url_configs": ("FunctionUrlConfigs", f, 3),
    "list_code_signing_configs": ("CodeSigningConfigs", {}, 3),
    "list_functions_by_code_signing_config": ("FunctionArns", dict(CodeSigningConfigArn=signing[0]), 3),
    "list_queues": ("QueueUrls", {}, 4),
    "list_dead_letter_source_queues": ("queueUrls", dict(QueueUrl=letters), 3),
}
# What is not here says so.
ABSENT = {
    "list_capacity_providers": {},
    "list_function_versions_by_capacity_provider": dict(CapacityProviderName="p"),
    "list_durable_executions_by_function": f,
    "get_durable_execution_history": dict(DurableExecutionArn="arn:aws:lambda:us-east-1:000000000000:function:f:1/durable-execution/e/1"),
    "get_durable_execution_state": dict(DurableExecutionArn="arn:aws:lambda:us-east-1:000000000000:function:f:1/durable-execution/e/1", CheckpointToken="t"),
}


def same(item):
    """An item without what changes while it is looked at."""
    if not isinstance(item, dict):
        return item
    return {key: value for key, value in item.items() if key not in ("State", "LastModified", "Status", "StatusReason")
        and "ProvisionedConcurrent" not in key}


def check_pages(which, name):
    key, arguments, count = PAGES[name]
    pages = [page for page in which.get_paginator(name).paginate(PaginationConfig={"PageSize": 1}, **arguments)
        if page.get(key)]
    alone = [same(item) for page in pages for item in page[key]]
    together = [same(item) for item in getattr(which, name)(**arguments).get(key, [])]
    if [len(pages), len(alone)] != [count, count] or alone != together:
        problems.add(f"{name}: {len(pages)} pages with {alone}, all at once {together}")


def check_absence(name, arguments):
    try:
        getattr(client, name)(**arguments)
        problems.add(f"{name} pretends")
    except ClientError as error:
        story.setdefault("absent", []).append(error.response["Error"]["Message"])


snake = lambda name: "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)[1:]
for which, service in ((client, "lambda"), (sqs, "sqs")):
    for name in map(snake, Loader().load_service_model(service, "paginators-1")["pagination"]):
        if name in PAGES:
            check_pages(which, name)
        elif name in ABSENT:
            check_absence(name, ABSENT[name])
        else:
            problems.add(f"nobody tries the paginator {name}")
story["problems"] = sorted(problems)
print(json.dumps(story))
