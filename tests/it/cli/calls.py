# The calls that stock Zappa makes, each with boto3 and each answered; `RUNTIME` comes before.
import json
import time

import boto3
from botocore.exceptions import ClientError

ZAPPA = """
apigateway: CreateDeployment GetApiKeys GetRestApi GetRestApis GetStages UpdateRestApi UpdateStage
cloudformation: CreateStack DeleteStack DescribeStackResource DescribeStacks UpdateStack
cloudwatch: GetMetricStatistics
dynamodb: CreateTable DescribeTable UpdateTimeToLive PutItem UpdateItem GetItem
events: DeleteRule DescribeRule ListRuleNamesByTarget ListTargetsByRule PutRule PutTargets RemoveTargets
iam: CreateRole GetRole GetRolePolicy PutRolePolicy
lambda: AddPermission CreateAlias CreateEventSourceMapping CreateFunction CreateFunctionUrlConfig DeleteEventSourceMapping DeleteFunction DeleteFunctionConcurrency GetAlias GetEventSourceMapping GetFunction GetFunctionConfiguration GetFunctionUrlConfig GetPolicy Invoke ListEventSourceMappings ListFunctionUrlConfigs ListVersionsByFunction PublishVersion RemovePermission TagResource UpdateAlias UpdateEventSourceMapping UpdateFunctionCode UpdateFunctionConfiguration UpdateFunctionUrlConfig
logs: DeleteLogGroup DescribeLogStreams FilterLogEvents
s3: CompleteMultipartUpload CreateBucket CreateMultipartUpload DeleteObject GetBucketNotificationConfiguration GetObject HeadBucket HeadObject ListObjectsV2 PutBucketNotificationConfiguration PutBucketTagging PutObject UploadPart UploadPartCopy
sns: CreateTopic DeleteTopic GetSubscriptionAttributes ListSubscriptions ListSubscriptionsByTopic ListTopics Publish SetSubscriptionAttributes Subscribe Unsubscribe
sqs: CreateQueue GetQueueUrl SendMessage
sts: GetCallerIdentity
"""
wanted = {(line.split(":")[0], name) for line in ZAPPA.strip().splitlines() for name in line.split(": ")[1].split()}
answered = set()


def client(name):
    made = boto3.client(name)
    hear = lambda parsed, model, **_: answered.add((name, model.name)) if parsed["ResponseMetadata"]["HTTPStatusCode"] < 300 else None
    made.meta.events.register("after-call.*", hear)
    return made


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
    else:
        raise AssertionError(f"{call} was not refused with {code}")


account = client("sts").get_caller_identity()["Account"]
iam = client("iam")
refused("NoSuchEntity", iam.get_role, RoleName="r")
trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
iam.create_role(RoleName="r", AssumeRolePolicyDocument=json.dumps(trust))
role = iam.get_role(RoleName="r")["Role"]["Arn"]
refused("NoSuchEntity", iam.get_role_policy, RoleName="r", PolicyName="p")
allow = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:*"], "Resource": "*"}]}
iam.put_role_policy(RoleName="r", PolicyName="p", PolicyDocument=json.dumps(allow))
assert iam.get_role_policy(RoleName="r", PolicyName="p")["PolicyDocument"] == allow

s3 = client("s3")
refused("404", s3.head_bucket, Bucket="things")
s3.create_bucket(Bucket="things")
s3.head_bucket(Bucket="things")
s3.put_bucket_tagging(Bucket="things", Tagging={"TagSet": [{"Key": "k", "Value": "v"}]})
s3.upload_file("1.zip", "things", "1.zip")
s3.put_object(Bucket="things", Key="big", Body=b"x" * (6 << 20))
for key, parts in {"whole": 2, "copied": 1}.items():
    upload = s3.create_multipart_upload(Bucket="things", Key=key)["UploadId"]
    told = []
    for number in range(1, parts + 1):
        where = {"Bucket": "things", "Key": key, "UploadId": upload, "PartNumber": number}
        if key == "copied":
            tag = s3.upload_part_copy(CopySource={"Bucket": "things", "Key": "big"}, CopySourceRange="bytes=0-1048575", **where)["CopyPartResult"]["ETag"]
        else:
            tag = s3.upload_part(Body=b"y" * (5 << 20), **where)["ETag"]
        told.append({"PartNumber": number, "ETag": tag})
    s3.complete_multipart_upload(Bucket="things", Key=key, UploadId=upload, MultipartUpload={"Parts": told})
assert s3.head_object(Bucket="things", Key="whole")["ContentLength"] == 10 << 20
assert s3.get_object(Bucket="things", Key="copied")["Body"].read() == b"x" * (1 << 20)
assert [it["Key"] for it in s3.list_objects_v2(Bucket="things")["Contents"]] == ["1.zip", "big", "copied", "whole"]
s3.delete_object(Bucket="things", Key="big")

fn = client("lambda")
refused("ResourceNotFoundException", fn.get_function, FunctionName="f")
made = fn.create_function(FunctionName="f", Runtime=RUNTIME, Handler="app.handler", Role=role, Publish=True, Timeout=30, Code={"S3Bucket": "things", "S3Key": "1.zip"})
arn = made["FunctionArn"].removesuffix(":1")
fn.get_waiter("function_active_v2").wait(FunctionName="f", WaiterConfig={"Delay": 1})
fn.tag_resource(Resource=arn, Tags={"a": "b"})
assert json.loads(fn.invoke(FunctionName="f", Payload=b'{"n": 1}')["Payload"].read()) == {"n": 1}
refused("ResourceNotFoundException", fn.get_policy, FunctionName="f")
fn.add_permission(FunctionName="f", StatementId="s", Action="lambda:InvokeFunction", Principal="events.amazonaws.com")
assert json.loads(fn.get_policy(FunctionName="f")["Policy"])["Statement"][0]["Sid"] == "s"
fn.remove_permission(FunctionName="f", StatementId="s")
fn.update_function_code(FunctionName="f", S3Bucket="things", S3Key="1.zip", Publish=True)
fn.get_waiter("function_updated_v2").wait(FunctionName="f", WaiterConfig={"Delay": 1})
fn.update_function_configuration(FunctionName="f", MemorySize=256)
fn.get_waiter("function_updated_v2").wait(FunctionName="f", WaiterConfig={"Delay": 1})
assert fn.get_function_configuration(FunctionName="f")["MemorySize"] == 256
version = fn.publish_version(FunctionName="f")["Version"]
refused("ResourceNotFoundException", fn.get_alias, FunctionName="f", Name="a")
fn.create_alias(FunctionName="f", Name="a", FunctionVersion="1")
fn.update_alias(FunctionName="f", Name="a", FunctionVersion=version)
assert fn.get_alias(FunctionName="f", Name="a")["FunctionVersion"] == version
assert [it["Version"] for it in fn.list_versions_by_function(FunctionName="f")["Versions"]][-1] == version
assert fn.get_function(FunctionName="function:f:1")["Configuration"]["Version"] == "1"
fn.delete_function_concurrency(FunctionName="f")
fn.create_function_url_config(FunctionName="f", AuthType="NONE")
fn.update_function_url_config(FunctionName="f", AuthType="AWS_IAM")
assert fn.list_function_url_configs(FunctionName="f")["FunctionUrlConfigs"][0]["AuthType"] == "AWS_IAM"
assert fn.get_function_url_config(FunctionName="f")["AuthType"] == "AWS_IAM"

sqs = client("sqs")
sqs.create_queue(QueueName="q", Attributes={"VisibilityTimeout": "60"})
queue = f"arn:aws:sqs:us-east-1:{account}:q"
sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName="q")["QueueUrl"], MessageBody="m")
mapping = fn.create_event_source_mapping(FunctionName="f", EventSourceArn=queue, BatchSize=1)["UUID"]
assert fn.list_event_source_mappings(FunctionName="f")["EventSourceMappings"][0]["UUID"] == mapping


def settled():
    deadline = time.monotonic() + 30
    while (state := fn.get_event_source_mapping(UUID=mapping)["State"]) not in ("Enabled", "Disabled"):
        assert time.monotonic() < deadline, state
        time.sleep(0.1)


settled()
fn.update_event_source_mapping(UUID=mapping, BatchSize=2)
settled()
fn.delete_event_source_mapping(UUID=mapping)

sns = client("sns")
topic = sns.create_topic(Name="t")["TopicArn"]
subscription = sns.subscribe(TopicArn=topic, Protocol="lambda", Endpoint=arn)["SubscriptionArn"]
sns.set_subscription_attributes(SubscriptionArn=subscription, AttributeName="FilterPolicy", AttributeValue='{"k": ["v"]}')
assert json.loads(sns.get_subscription_attributes(SubscriptionArn=subscription)["Attributes"]["FilterPolicy"]) == {"k": ["v"]}
assert len(sns.list_subscriptions()["Subscriptions"]) == len(sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]) == 1
sns.publish(TopicArn=topic, Message="m")
assert sns.list_topics()["Topics"] == [{"TopicArn": topic}]

fn.add_permission(FunctionName="f", StatementId="b", Action="lambda:InvokeFunction", Principal="s3.amazonaws.com", SourceArn="arn:aws:s3:::things")
assert "LambdaFunctionConfigurations" not in s3.get_bucket_notification_configuration(Bucket="things")
s3.put_bucket_notification_configuration(Bucket="things", NotificationConfiguration={"LambdaFunctionConfigurations": [{"Id": "n", "LambdaFunctionArn": arn, "Events": ["s3:ObjectRemoved:*"]}]})
assert s3.get_bucket_notification_configuration(Bucket="things")["LambdaFunctionConfigurations"][0]["Id"] == "n"

events = client("events")
events.put_rule(Name="r", ScheduleExpression="rate(1 day)")
events.put_targets(Rule="r", Targets=[{"Id": "1", "Arn": arn, "Input": "{}"}])
assert events.list_rule_names_by_target(TargetArn=arn)["RuleNames"] == ["r"]
assert events.list_targets_by_rule(Rule="r")["Targets"][0]["Input"] == "{}"
assert events.describe_rule(Name="r")["State"] == "ENABLED"
events.remove_targets(Rule="r", Ids=["1"])
events.delete_rule(Name="r")

tables = client("dynamodb")
refused("ResourceNotFoundException", tables.describe_table, TableName="tasks")
tables.create_table(TableName="tasks", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], ProvisionedThroughput={"ReadCapacityUnits": 1, "WriteCapacityUnits": 1})
tables.get_waiter("table_exists").wait(TableName="tasks", WaiterConfig={"Delay": 1})
assert tables.describe_table(TableName="tasks")["Table"]["TableStatus"] == "ACTIVE"
tables.update_time_to_live(TableName="tasks", TimeToLiveSpecification={"Enabled": True, "AttributeName": "ttl"})
tables.put_item(TableName="tasks", Item={"id": {"S": "1"}, "async_status": {"S": "in progress"}})
tables.update_item(TableName="tasks", Key={"id": {"S": "1"}}, AttributeUpdates={"async_status": {"Value": {"S": "complete"}, "Action": "PUT"}})
assert tables.get_item(TableName="tasks", Key={"id": {"S": "1"}})["Item"]["async_status"] == {"S": "complete"}

stacks = client("cloudformation")
refused("ValidationError", stacks.describe_stacks, StackName="s")
method = {"HttpMethod": "GET", "AuthorizationType": "NONE", "RestApiId": {"Ref": "Api"}, "ResourceId": {"Fn::GetAtt": ["Api", "RootResourceId"]}, "Integration": {"Type": "AWS_PROXY", "IntegrationHttpMethod": "POST", "Uri": f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{arn}/invocations"}}
template = lambda text: json.dumps({"Description": text, "Resources": {"Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "s", "Description": text}}, "Get": {"Type": "AWS::ApiGateway::Method", "Properties": method}}})
stacks.create_stack(StackName="s", TemplateBody=template("one"), Tags=[{"Key": "ZappaProject", "Value": "s"}])
stacks.get_waiter("stack_create_complete").wait(StackName="s", WaiterConfig={"Delay": 1})
stacks.update_stack(StackName="s", TemplateBody=template("two"))
stacks.get_waiter("stack_update_complete").wait(StackName="s", WaiterConfig={"Delay": 1})
assert stacks.describe_stacks(StackName="s")["Stacks"][0]["Tags"] == [{"Key": "ZappaProject", "Value": "s"}]
api = stacks.describe_stack_resource(StackName="s", LogicalResourceId="Api")["StackResourceDetail"]["PhysicalResourceId"]
rest = client("apigateway")
rest.update_rest_api(restApiId=api, patchOperations=[{"op": "add", "path": "/binaryMediaTypes/*~1*"}, {"op": "replace", "path": "/minimumCompressionSize", "value": "0"}])
assert rest.get_rest_api(restApiId=api)["binaryMediaTypes"] == ["*/*"]
rest.create_deployment(restApiId=api, stageName="dev")
rest.update_stage(restApiId=api, stageName="dev", patchOperations=[{"op": "replace", "path": "/*/*/metrics/enabled", "value": "false"}, {"op": "replace", "path": "/cacheClusterEnabled", "value": "false"}])
assert [it["stageName"] for it in rest.get_stages(restApiId=api)["item"]] == ["dev"]
assert [it["id"] for it in rest.get_rest_apis()["items"]] == [api]
assert rest.get_api_keys()["items"] == []
stacks.delete_stack(StackName="s")
stacks.get_waiter("stack_delete_complete").wait(StackName="s", WaiterConfig={"Delay": 1})

logs = client("logs")
assert logs.describe_log_streams(logGroupName="/aws/lambda/f", orderBy="LastEventTime", descending=True)["logStreams"]
logs.filter_log_events(logGroupName="/aws/lambda/f", startTime=0, interleaved=True)
client("cloudwatch").get_metric_statistics(Namespace="AWS/Lambda", MetricName="Errors", StartTime=time.time() - 3600, EndTime=time.time(), Period=60, Statistics=["Sum"], Unit="Count", Dimensions=[{"Name": "FunctionName", "Value": "f"}])

sns.unsubscribe(SubscriptionArn=subscription)
sns.delete_topic(TopicArn=topic)
fn.delete_function(FunctionName="f")
logs.delete_log_group(logGroupName="/aws/lambda/f")
refused("ResourceNotFoundException", logs.delete_log_group, logGroupName="/aws/lambda/f")
print(json.dumps({"missing": sorted(wanted - answered), "answered": len(answered)}))
