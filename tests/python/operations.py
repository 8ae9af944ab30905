"""Every operation of Lambda and SQS that is offered, once at least, each answer compared with the model. Comes after members.py."""

import boto3, io, json, os, zipfile
from botocore.exceptions import ClientError

client, sqs = watch(boto3.client("lambda")), watch(boto3.client("sqs"))
ROLE = "arn:aws:iam::000000000000:role/r"
f, live = dict(FunctionName="f"), dict(FunctionName="f", Qualifier="live")


def zipped(source):
    memory = io.BytesIO()
    file = zipfile.ZipInfo("app.py")
    file.external_attr = 0o644 << 16
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr(file, source)
    return memory.getvalue()


def refused(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Message"]
    problems.add(f"{call.__name__} should have been refused: {arguments}")


def revision():
    return client.get_function_configuration(**f)["RevisionId"]


def settled():
    client.get_waiter("function_updated_v2").wait(**f, WaiterConfig={"Delay": 1})


queue = sqs.create_queue(QueueName="q")["QueueUrl"]
queue_arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]

# Messages.
q, moved = dict(QueueUrl=queue), dict(QueueUrl=sqs.create_queue(QueueName="moved")["QueueUrl"])
entry = dict(MessageBody="m", MessageAttributes={"a": {"DataType": "String", "StringValue": "v"}})
sqs.get_queue_url(QueueName="q")
sqs.get_queue_attributes(AttributeNames=["All"], **q)
sqs.send_message(**entry, **moved)
sqs.send_message_batch(Entries=[dict(Id=name, **entry) for name in "abc"], **moved)
received = sqs.receive_message(MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"],
    MaxNumberOfMessages=10, **moved)["Messages"]
handles = [message["ReceiptHandle"] for message in received]
sqs.change_message_visibility(ReceiptHandle=handles[0], VisibilityTimeout=60, **moved)
sqs.change_message_visibility_batch(Entries=[dict(Id="x", ReceiptHandle=handles[1], VisibilityTimeout=60),
    dict(Id="y", ReceiptHandle="none", VisibilityTimeout=60)], **moved)
sqs.delete_message(ReceiptHandle=handles[0], **moved)
sqs.delete_message_batch(Entries=[dict(Id="x", ReceiptHandle=handles[1])], **moved)
sqs.tag_queue(Tags={"k": "v"}, **moved)
sqs.list_queue_tags(**moved)
sqs.untag_queue(TagKeys=["k"], **moved)
sqs.add_permission(Label="l", AWSAccountIds=["000000000000"], Actions=["SendMessage"], **moved)
sqs.remove_permission(Label="l", **moved)
sqs.set_queue_attributes(Attributes={"RedrivePolicy": json.dumps(
    {"deadLetterTargetArn": queue_arn, "maxReceiveCount": 3})}, **moved)
sqs.list_dead_letter_source_queues(**q)
sqs.list_queues()
sqs.start_message_move_task(SourceArn=queue_arn)
sqs.list_message_move_tasks(SourceArn=queue_arn)
refused(sqs.cancel_message_move_task, TaskHandle="none")
refused(sqs.get_queue_url, QueueName="none")
sqs.purge_queue(**moved)
sqs.delete_queue(**moved)

# Layers and their policies.
layer = client.publish_layer_version(LayerName="l", Description="d", LicenseInfo="MIT", Content={"ZipFile": zipped("")},
    CompatibleRuntimes=[os.environ["RUNTIME"]], CompatibleArchitectures=["x86_64", "arm64"])
client.get_layer_version(LayerName="l", VersionNumber=1)
client.get_layer_version_by_arn(Arn=layer["LayerVersionArn"])
client.list_layers()
client.list_layer_versions(LayerName="l")
client.add_layer_version_permission(LayerName="l", VersionNumber=1, StatementId="s", Principal="*",
    Action="lambda:GetLayerVersion")
client.get_layer_version_policy(LayerName="l", VersionNumber=1)
client.remove_layer_version_permission(LayerName="l", VersionNumber=1, StatementId="s")

# A function with everything that can be configured.
created = client.create_function(FunctionName="f", Runtime=os.environ["RUNTIME"], Handler="app.handler", Role=ROLE,
    Code={"ZipFile": zipped("def handler(event, context):\n    return event\n")}, Tags={"k": "v"}, Description="d",
    Environment={"Variables": {"COLOR": "blue"}}, Layers=[layer["LayerVersionArn"]], TracingConfig={"Mode": "Active"},
    DeadLetterConfig={"TargetArn": queue_arn}, LoggingConfig={"LogFormat": "JSON", "ApplicationLogLevel": "INFO"})
arn = created["FunctionArn"]
client.get_waiter("function_active_v2").wait(**f, WaiterConfig={"Delay": 1})
revisions = [created["RevisionId"], revision()]
revisions.append(client.update_function_configuration(Environment={"Variables": {"COLOR": "red"}}, **f)["RevisionId"])
settled()
revisions.append(revision())
client.update_function_code(ZipFile=zipped("def handler(event, context):\n    return 2\n"), **f)
settled()
client.get_function(**f)
client.get_function_configuration(**f)
client.list_functions()
client.list_functions(FunctionVersion="ALL")
client.publish_version(**f)
client.list_versions_by_function(**f)
client.create_alias(Name="live", FunctionVersion="1", **f)
client.update_alias(Name="live", Description="d", FunctionVersion="1", **f)
client.get_alias(Name="live", **f)
client.list_aliases(**f)
for operation in ("invoke", "invoke_with_response_stream"):
    getattr(client, operation)(Payload=b"{}", **f)
client.invoke_async(InvokeArgs=b"{}", **f)
client.list_tags(Resource=arn)
client.tag_resource(Resource=arn, Tags={"more": "v"})
client.untag_resource(Resource=arn, TagKeys=["more"])
client.get_account_settings()

# Who may invoke it.
client.add_permission(StatementId="s", Action="lambda:InvokeFunction", Principal="s3.amazonaws.com", **f)
client.get_policy(**f)
client.remove_permission(StatementId="s", **f)
document = {"Version": "2012-10-17", "Statement": [{"Sid": "s", "Effect": "Allow", "Action": "lambda:InvokeFunction",
    "Principal": {"Service": "s3.amazonaws.com"}, "Resource": arn}]}
client.put_resource_policy(ResourceArn=arn, Policy=json.dumps(document))
client.get_resource_policy(ResourceArn=arn)
client.delete_resource_policy(ResourceArn=arn)

# URLs.
cors = {"AllowOrigins": ["*"], "AllowMethods": ["GET"], "MaxAge": 3}
client.create_function_url_config(AuthType="NONE", Cors=cors, **f)
client.get_function_url_config(**f)
client.list_function_url_configs(**f)
client.update_function_url_config(InvokeMode="RESPONSE_STREAM", **f)
client.delete_function_url_config(**f)

# Concurrency.
client.put_function_concurrency(ReservedConcurrentExecutions=5, **f)
client.get_function_concurrency(**f)
client.get_function(**f)
client.put_provisioned_concurrency_config(ProvisionedConcurrentExecutions=1, **live)
client.get_provisioned_concurrency_config(**live)
client.list_provisioned_concurrency_configs(**f)
client.delete_provisioned_concurrency_config(**live)
client.delete_function_concurrency(**f)
client.get_function_concurrency(**f)

# Asynchronous invocations and sources.
onto = {"DestinationConfig": {"OnFailure": {"Destination": queue_arn}}}
client.put_function_event_invoke_config(MaximumRetryAttempts=0, **f)
client.update_function_event_invoke_config(MaximumEventAgeInSeconds=60, **onto, **f)
client.get_function_event_invoke_config(**f)
client.list_function_event_invoke_configs(**f)
client.delete_function_event_invoke_config(**f)
mapping = dict(UUID=client.create_event_source_mapping(EventSourceArn=queue_arn, Enabled=False, **f)["UUID"])
client.get_event_source_mapping(**mapping)
client.list_event_source_mappings(**f)
while client.get_event_source_mapping(**mapping)["State"] == "Creating":
    pass
client.update_event_source_mapping(BatchSize=5, FilterCriteria={"Filters": [{"Pattern": '{"body": ["x"]}'}]},
    ScalingConfig={"MaximumConcurrency": 2}, FunctionResponseTypes=["ReportBatchItemFailures"], **mapping)
while client.get_event_source_mapping(**mapping)["State"] == "Updating":
    pass
client.delete_event_source_mapping(**mapping)

# What few ask for.
client.put_function_recursion_config(RecursiveLoop="Allow", **f)
client.get_function_recursion_config(**f)
client.put_runtime_management_config(UpdateRuntimeOn="FunctionUpdate", **f)
client.get_runtime_management_config(**f)
client.get_function_code_signing_config(**f)
profile = "arn:aws:signer:us-east-1:000000000000:/signing-profiles/p/1"
signing = dict(CodeSigningConfigArn=client.create_code_signing_config(
    AllowedPublishers={"SigningProfileVersionArns": [profile]})["CodeSigningConfig"]["CodeSigningConfigArn"])
client.get_code_signing_config(**signing)
client.update_code_signing_config(Description="d", **signing)
client.list_code_signing_configs()
client.put_function_code_signing_config(**signing, **f)
client.get_function_code_signing_config(**f)
client.list_functions_by_code_signing_config(**signing)
client.delete_function_code_signing_config(**f)
client.delete_code_signing_config(**signing)

# Faults too have the members of the model.
nobody = [refused(call, FunctionName="nobody") for call in (client.get_function, client.invoke)]
refused(client.get_policy, **f)
refused(client.create_alias, Name="live", FunctionVersion="1", **f)
refused(client.create_function, FunctionName="f", Role=ROLE, Code={"ZipFile": b"no zip"}, Handler="h",
    Runtime=os.environ["RUNTIME"])
refused(client.update_function_code, ZipFile=zipped(""), RevisionId="0", **f)
refused(client.invoke, Payload=b"no json", **f)
refused(client.create_capacity_provider, CapacityProviderName="p", PermissionsConfig={
    "CapacityProviderOperatorRoleArn": ROLE}, VpcConfig={"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]})

client.delete_alias(Name="live", **f)
client.delete_layer_version(LayerName="l", VersionNumber=1)
client.delete_function(**f)

# Durable functions and capacity providers are not offered, so nobody can ask for what they answer.
untried = {name for service in (client, sqs) for name in service.meta.service_model.operation_names if name not in called
    and "Durable" not in name and "CapacityProvider" not in name and "ScalingConfig" not in name}
print(json.dumps({"problems": sorted(problems), "untried": sorted(untried), "nobody": nobody,
    "revisions": len(set(revisions))}))
