//! CloudFormation with boto3, against the whole program.

use serde_json::Value;

use crate::world::World;

const START: &str = r#"
import boto3, json, time
from botocore.exceptions import ClientError, WaiterError
cf = boto3.client("cloudformation")
def refused(call, **arguments):
    try: call(**arguments)
    except ClientError as error: return error.response["Error"]["Code"] + ": " + error.response["Error"]["Message"]
    return "not refused"
def settled(name):
    while True:
        stack = cf.describe_stacks(StackName=name)["Stacks"][0]
        if not stack["StackStatus"].endswith("IN_PROGRESS"): return stack
        time.sleep(0.1)
def outputs(stack):
    return {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])}
def events(name, logical=None):
    told = cf.describe_stack_events(StackName=name)["StackEvents"]
    return [one["ResourceStatus"] for one in reversed(told) if logical in (None, one["LogicalResourceId"])]
story = {}
"#;

fn story(world: &World, script: &str) -> Value {
    world.boto3(&format!("{START}{script}\nprint(json.dumps(story))"))
}

const QUEUES: &str = r#"
template = """
Parameters:
  Seconds: {Type: Number, Default: 10}
  Second: {Type: String, AllowedValues: ['yes', 'no'], Default: 'yes'}
Conditions:
  WithSecond: !Equals [!Ref Second, 'yes']
Resources:
  Dead: {Type: AWS::SQS::Queue}
  Work:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: !Ref Seconds
      RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
  Other:
    Type: AWS::SQS::Queue
    Condition: WithSecond
    Properties: {QueueName: !Sub '${AWS::StackName}-other'}
Outputs:
  Url: {Value: !Ref Work, Export: {Name: !Sub '${AWS::StackName}-url'}}
  Both: {Value: !Join [',', [!GetAtt Work.QueueName, !GetAtt Dead.QueueName]]}
"""
"#;

#[test]
fn a_stack_is_created_updated_and_deleted() {
    let mut world = World::new();
    let told = story(
        &world,
        &format!(
            r#"{QUEUES}
sqs = boto3.client("sqs")
made = cf.create_stack(StackName="s", TemplateBody=template, Tags=[{{"Key": "a", "Value": "b"}}])
cf.get_waiter("stack_create_complete").wait(StackName="s", WaiterConfig={{"Delay": 1}})
stack = settled("s")
assert stack["StackId"] == made["StackId"] and stack["Tags"] == [{{"Key": "a", "Value": "b"}}], stack
url = outputs(stack)["Url"]
attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
assert attributes["VisibilityTimeout"] == "10" and "maxReceiveCount" in attributes["RedrivePolicy"], attributes
assert sqs.list_queue_tags(QueueUrl=url)["Tags"] == {{"a": "b"}}
assert sqs.get_queue_url(QueueName="s-other")
story["created"] = events("s", "Work")
resource = cf.describe_stack_resource(StackName="s", LogicalResourceId="Work")["StackResourceDetail"]
assert resource["PhysicalResourceId"] == url and resource["ResourceType"] == "AWS::SQS::Queue", resource
assert cf.list_exports()["Exports"] == [{{"ExportingStackId": made["StackId"], "Name": "s-url", "Value": url}}]
story["refused"] = [
    refused(cf.create_stack, StackName="s", TemplateBody=template),
    refused(cf.update_stack, StackName="s", TemplateBody=template),
    refused(cf.update_stack, StackName="none", TemplateBody=template),
    refused(cf.describe_stacks, StackName="none"),
    refused(cf.describe_stack_resource, StackName="s", LogicalResourceId="None"),
    refused(cf.create_stack, StackName="t", TemplateBody='Resources: {{A: {{Type: "AWS::No::Such"}}}}'),
    refused(cf.create_stack, StackName="t", TemplateBody='Resources: {{A: {{Type: "AWS::IAM::Role"}}}}'),
]
cf.update_stack(StackName="s", UsePreviousTemplate=True, Parameters=[
    {{"ParameterKey": "Seconds", "ParameterValue": "20"}}, {{"ParameterKey": "Second", "ParameterValue": "no"}}])
cf.get_waiter("stack_update_complete").wait(StackName="s", WaiterConfig={{"Delay": 1}})
assert sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]["VisibilityTimeout"] == "20"
assert "NonExistentQueue" in refused(sqs.get_queue_url, QueueName="s-other"), "the other queue is still there"
story["updated"] = events("s", "Work")[3:]
cf.delete_stack(StackName="s")
cf.get_waiter("stack_delete_complete").wait(StackName="s", WaiterConfig={{"Delay": 1}})
assert cf.describe_stacks(StackName=made["StackId"])["Stacks"][0]["StackStatus"] == "DELETE_COMPLETE"
story["left"] = sqs.list_queues().get("QueueUrls", [])
story["history"] = events(made["StackId"], "s")
"#
        ),
    );
    assert_eq!(
        told["created"],
        serde_json::json!([
            "CREATE_IN_PROGRESS",
            "CREATE_IN_PROGRESS",
            "CREATE_COMPLETE"
        ])
    );
    assert_eq!(
        told["updated"],
        serde_json::json!(["UPDATE_IN_PROGRESS", "UPDATE_COMPLETE"])
    );
    assert_eq!(told["left"], serde_json::json!([]));
    assert_eq!(
        told["history"],
        serde_json::json!([
            "CREATE_IN_PROGRESS",
            "CREATE_COMPLETE",
            "UPDATE_IN_PROGRESS",
            "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_COMPLETE",
            "DELETE_IN_PROGRESS",
            "DELETE_COMPLETE"
        ])
    );
    assert_eq!(
        told["refused"],
        serde_json::json!([
            "AlreadyExistsException: Stack [s] already exists",
            "ValidationError: No updates are to be performed.",
            "ValidationError: Stack with id none does not exist",
            "ValidationError: Stack with id none does not exist",
            "ValidationError: Resource None does not exist for stack s",
            "ValidationError: Template format error: Unrecognized resource types: [AWS::No::Such]",
            "InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_IAM]",
        ])
    );
    world.stop();
}

#[test]
fn what_fails_is_rolled_back() {
    let world = World::new();
    let told = story(
        &world,
        r#"
sqs = boto3.client("sqs")
good = "Resources: {A: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 1}}}"
bad = """
Resources:
  A: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 2}}
  B: {Type: AWS::SQS::Queue}
  C: {Type: AWS::SQS::Queue, DependsOn: [A, B], Properties: {DelaySeconds: 5000}}
"""
cf.create_stack(StackName="new", TemplateBody=bad)
stack = settled("new")
story["new"] = [stack["StackStatus"], stack.get("StackStatusReason")]
assert sqs.list_queues().get("QueueUrls", []) == []
cf.delete_stack(StackName="new")
cf.create_stack(StackName="old", TemplateBody=good)
settled("old")
before = sqs.list_queues()["QueueUrls"]
cf.update_stack(StackName="old", TemplateBody=bad)
stack = settled("old")
story["old"] = stack["StackStatus"]
assert sqs.list_queues()["QueueUrls"] == before, sqs.list_queues()
assert sqs.get_queue_attributes(QueueUrl=before[0], AttributeNames=["All"])["Attributes"]["DelaySeconds"] == "1"
assert cf.get_template(StackName="old")["TemplateBody"] == good
renamed = "Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: q, DelaySeconds: 1}}}"
cf.update_stack(StackName="old", TemplateBody=renamed)
settled("old")
story["replaced"] = [url.rsplit("/", 1)[1] for url in sqs.list_queues()["QueueUrls"]]
"#,
    );
    assert_eq!(told["new"][0], "ROLLBACK_COMPLETE");
    assert_eq!(told["old"], "UPDATE_ROLLBACK_COMPLETE");
    assert_eq!(told["replaced"], serde_json::json!(["q"]));
}

#[test]
fn change_sets_are_looked_at_and_executed() {
    let world = World::new();
    let told = story(
        &world,
        &format!(
            r#"{QUEUES}
def change_set(kind, **more):
    cf.create_change_set(StackName="s", ChangeSetName="c", ChangeSetType=kind, TemplateBody=template, **more)
    try: cf.get_waiter("change_set_create_complete").wait(StackName="s", ChangeSetName="c", WaiterConfig={{"Delay": 1}})
    except WaiterError: pass
    return cf.describe_change_set(StackName="s", ChangeSetName="c")
found = change_set("CREATE")
assert found["ExecutionStatus"] == "AVAILABLE", found
story["add"] = sorted(one["ResourceChange"]["LogicalResourceId"] + " " + one["ResourceChange"]["Action"] for one in found["Changes"])
cf.execute_change_set(StackName="s", ChangeSetName="c")
assert settled("s")["StackStatus"] == "CREATE_COMPLETE"
cf.delete_change_set(StackName="s", ChangeSetName="c")
found = change_set("UPDATE")
story["same"] = [found["Status"], found["StatusReason"]]
cf.delete_change_set(StackName="s", ChangeSetName="c")
found = change_set("UPDATE", Parameters=[{{"ParameterKey": "Seconds", "ParameterValue": "11"}}])
story["modify"] = [(one["ResourceChange"]["LogicalResourceId"], one["ResourceChange"]["Replacement"]) for one in found["Changes"]]
cf.execute_change_set(StackName="s", ChangeSetName="c")
assert settled("s")["StackStatus"] == "UPDATE_COMPLETE"
"#
        ),
    );
    assert_eq!(
        told["add"],
        serde_json::json!(["Dead Add", "Other Add", "Work Add"])
    );
    assert_eq!(told["same"][0], "FAILED");
    assert_eq!(
        told["same"][1],
        "The submitted information didn't contain changes. Submit different information to create a change set."
    );
    assert_eq!(told["modify"], serde_json::json!([["Work", "False"]]));
}

/// What Zappa's templates are made of: a REST API whose methods lead to a function, and an HTTP API.
#[test]
fn functions_and_their_apis_come_out_of_a_stack() {
    let world = World::new();
    let told = story(
        &world,
        r#"
import os, urllib.request
template = {"Resources": {
    "Role": {"Type": "AWS::IAM::Role", "Properties": {
        "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
        "Policies": [{"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}}]}},
    "Function": {"Type": "AWS::Lambda::Function", "Properties": {
        "Runtime": "python3.11", "Handler": "index.handler", "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Timeout": 10,
        "Environment": {"Variables": {"WHO": {"Ref": "AWS::StackName"}}},
        "Code": {"ZipFile": "import os\ndef handler(event, context):\n    return {'statusCode': 200, 'body': os.environ['WHO'] + ' ' + (event.get('path') or event.get('rawPath'))}\n"}}},
    "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "api", "Description": "Created automatically by Zappa."}},
    "Proxy": {"Type": "AWS::ApiGateway::Resource", "Properties": {
        "RestApiId": {"Ref": "Api"}, "ParentId": {"Fn::GetAtt": ["Api", "RootResourceId"]}, "PathPart": "{proxy+}"}},
    "Permission": {"Type": "AWS::Lambda::Permission", "Properties": {
        "FunctionName": {"Ref": "Function"}, "Action": "lambda:InvokeFunction", "Principal": "apigateway.amazonaws.com"}},
    "Deployment": {"Type": "AWS::ApiGateway::Deployment", "DependsOn": ["Any0", "Any1"], "Properties": {
        "RestApiId": {"Ref": "Api"}, "StageName": "dev"}},
    "HttpApi": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "http", "ProtocolType": "HTTP"}},
    "HttpIntegration": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {
        "ApiId": {"Ref": "HttpApi"}, "IntegrationType": "AWS_PROXY", "PayloadFormatVersion": "2.0",
        "IntegrationUri": {"Fn::GetAtt": ["Function", "Arn"]}}},
    "HttpRoute": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {
        "ApiId": {"Ref": "HttpApi"}, "RouteKey": "$default", "Target": {"Fn::Join": ["/", ["integrations", {"Ref": "HttpIntegration"}]]}}},
    "HttpStage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {
        "ApiId": {"Ref": "HttpApi"}, "StageName": "$default", "AutoDeploy": True}},
    "Rule": {"Type": "AWS::Events::Rule", "Properties": {"ScheduleExpression": "rate(1 day)", "Targets": [
        {"Id": "t", "Arn": {"Fn::GetAtt": ["Function", "Arn"]}}]}},
    "Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"VersioningConfiguration": {"Status": "Enabled"}}},
    "Group": {"Type": "AWS::Logs::LogGroup", "Properties": {"RetentionInDays": 7}}},
  "Outputs": {"Api": {"Value": {"Ref": "Api"}}, "Http": {"Value": {"Ref": "HttpApi"}}, "Bucket": {"Value": {"Ref": "Bucket"}},
              "Root": {"Value": {"Fn::GetAtt": ["Api", "RootResourceId"]}}}}
uri = {"Fn::Sub": "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations"}
for number, resource in enumerate([{"Fn::GetAtt": ["Api", "RootResourceId"]}, {"Ref": "Proxy"}]):
    template["Resources"]["Any%d" % number] = {"Type": "AWS::ApiGateway::Method", "Properties": {
        "RestApiId": {"Ref": "Api"}, "ResourceId": resource, "HttpMethod": "ANY", "AuthorizationType": "NONE",
        "ApiKeyRequired": False, "MethodResponses": [], "Integration": {
            "CacheNamespace": "none", "CacheKeyParameters": [], "IntegrationHttpMethod": "POST",
            "IntegrationResponses": [], "PassthroughBehavior": "NEVER", "Type": "AWS_PROXY", "Uri": uri}}}
template["Resources"]["Options"] = {"Type": "AWS::ApiGateway::Method", "Properties": {
    "RestApiId": {"Ref": "Api"}, "ResourceId": {"Ref": "Proxy"}, "HttpMethod": "OPTIONS", "AuthorizationType": "NONE",
    "MethodResponses": [{"StatusCode": "200", "ResponseParameters": {"method.response.header.Access-Control-Allow-Origin": True}}],
    "Integration": {"Type": "MOCK", "PassthroughBehavior": "NEVER", "RequestTemplates": {"application/json": '{"statusCode": 200}'},
        "IntegrationResponses": [{"StatusCode": "200", "ResponseParameters": {
            "method.response.header.Access-Control-Allow-Origin": "'*'"}}]}}}
s3 = boto3.client("s3")
s3.create_bucket(Bucket="definitions")
s3.put_object(Bucket="definitions", Key="api.yaml", Body=b"""
openapi: 3.0.1
info: {title: defined, version: 1}
paths:
  /defined:
    get: {x-amazon-apigateway-integration: {type: http_proxy, httpMethod: GET, uri: "http://127.0.0.1:1", payloadFormatVersion: 1.0}}
""")
template["Resources"]["Defined"] = {"Type": "AWS::ApiGatewayV2::Api", "Properties": {
    "BodyS3Location": {"Bucket": "definitions", "Key": "api.yaml"}, "CorsConfiguration": {"AllowOrigins": ["https://a.example"]}}}
template["Outputs"]["Defined"] = {"Value": {"Ref": "Defined"}}
cf.create_stack(StackName="app", TemplateBody=json.dumps(template), Capabilities=["CAPABILITY_IAM"])
stack = settled("app")
if stack["StackStatus"] != "CREATE_COMPLETE":
    raise SystemExit([(one["LogicalResourceId"], one.get("ResourceStatusReason")) for one in cf.describe_stack_events(StackName="app")["StackEvents"] if "FAILED" in one["ResourceStatus"]])
told = outputs(stack)
def get(path):
    return urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + path).read().decode()
story["rest"] = get("/_frazil/api/%s/dev/a/b" % told["Api"])
story["http"] = get("/_frazil/api/%s/c" % told["Http"])
v2 = boto3.client("apigatewayv2")
defined = v2.get_api(ApiId=told["Defined"])
assert defined["CorsConfiguration"] == {"AllowOrigins": ["https://a.example"]}, defined
story["defined"] = [defined["Name"], v2.get_routes(ApiId=told["Defined"])["Items"][0]["RouteKey"]]
assert boto3.client("s3").get_bucket_versioning(Bucket=told["Bucket"])["Status"] == "Enabled"
story["again"] = refused(cf.update_stack, StackName="app", TemplateBody=json.dumps(template), Capabilities=["CAPABILITY_IAM"])
cf.delete_stack(StackName="app")
cf.get_waiter("stack_delete_complete").wait(StackName="app", WaiterConfig={"Delay": 1})
story["left"] = [boto3.client("lambda").list_functions()["Functions"], boto3.client("apigateway").get_rest_apis()["items"],
    boto3.client("apigatewayv2").get_apis()["Items"], boto3.client("iam").list_roles()["Roles"], boto3.client("events").list_rules()["Rules"]]
"#,
    );
    assert_eq!(told["rest"], "app /a/b");
    assert_eq!(told["http"], "app /c");
    assert_eq!(
        told["defined"],
        serde_json::json!(["defined", "GET /defined"])
    );
    assert_eq!(
        told["again"],
        "ValidationError: No updates are to be performed."
    );
    assert_eq!(told["left"], serde_json::json!([[], [], [], [], []]));
}

#[test]
fn a_deletion_that_was_accepted_during_the_creation_is_done_after_a_kill() {
    let mut world = World::new();
    story(
        &world,
        r#"
template = """
Resources:
  Made: {Type: AWS::SQS::Queue, Properties: {QueueName: made}}
  Handle: {Type: AWS::CloudFormation::WaitConditionHandle}
  Never:
    Type: AWS::CloudFormation::WaitCondition
    DependsOn: Made
    Properties: {Handle: !Ref Handle, Timeout: 3600}
"""
cf.create_stack(StackName="s", TemplateBody=template)
while not events("s", "Never"): time.sleep(0.1)
cf.delete_stack(StackName="s")
"#,
    );
    world.kill();
    world.start();
    let told = story(
        &world,
        r#"
id = cf.list_stacks()["StackSummaries"][0]["StackId"]
story["status"] = settled(id)["StackStatus"]
story["queues"] = boto3.client("sqs").list_queues().get("QueueUrls", [])
"#,
    );
    assert_eq!(told["status"], "DELETE_COMPLETE");
    assert_eq!(told["queues"], serde_json::json!([]));
}

#[test]
fn tags_and_settings_that_a_template_says_no_more_are_taken_away() {
    let world = World::new();
    let told = story(
        &world,
        r#"
c = boto3.client
def template(word, **group):
    pairs, map = [{"Key": word, "Value": "v"}], {word: "v"}
    def one(kind, tags=pairs, **properties): return {"Type": kind, "Properties": dict(properties, Tags=tags)}
    return json.dumps({"Resources": {
        "Group": one("AWS::Logs::LogGroup", LogGroupName="g", **group),
        "Parameter": one("AWS::SSM::Parameter", map, Name="p", Type="String", Value="1"),
        "Secret": one("AWS::SecretsManager::Secret", Name="s"),
        "Table": one("AWS::DynamoDB::Table", TableName="tab", BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}]),
        "Rest": one("AWS::ApiGateway::RestApi", Name="r"),
        "Http": one("AWS::ApiGatewayV2::Api", map, Name="h", ProtocolType="HTTP"),
        "Queue": one("AWS::SQS::Queue", QueueName="q"),
        "Topic": one("AWS::SNS::Topic", TopicName="n"),
        "Images": one("AWS::ECR::Repository", RepositoryName="images")}})
def tags():
    arn = "arn:aws:%s:us-east-1:000000000000:%s"
    pairs = lambda found: sorted(one["Key"] for one in found)
    return [
        sorted(c("logs").list_tags_for_resource(resourceArn=arn % ("logs", "log-group:g"))["tags"]),
        pairs(c("ssm").list_tags_for_resource(ResourceType="Parameter", ResourceId="p")["TagList"]),
        pairs(c("secretsmanager").describe_secret(SecretId="s")["Tags"]),
        pairs(c("dynamodb").list_tags_of_resource(ResourceArn=arn % ("dynamodb", "table/tab"))["Tags"]),
        sorted(c("apigateway").get_rest_apis()["items"][0]["tags"]),
        sorted(c("apigatewayv2").get_apis()["Items"][0]["Tags"]),
        sorted(c("sqs").list_queue_tags(QueueUrl=c("sqs").get_queue_url(QueueName="q")["QueueUrl"])["Tags"]),
        pairs(c("sns").list_tags_for_resource(ResourceArn=arn % ("sns", "n"))["Tags"]),
        pairs(c("ecr").list_tags_for_resource(resourceArn=arn % ("ecr", "repository/images"))["tags"])]
cf.create_stack(StackName="s", TemplateBody=template("old", RetentionInDays=7))
story["created"] = settled("s")["StackStatus"]
story["before"] = tags()
cf.update_stack(StackName="s", TemplateBody=template("new"))
story["updated"] = settled("s")["StackStatus"]
story["after"] = tags()
story["retention"] = c("logs").describe_log_groups()["logGroups"][0].get("retentionInDays")
"#,
    );
    assert_eq!(told["created"], "CREATE_COMPLETE");
    assert_eq!(told["before"], serde_json::json!(vec![["old"]; 9]));
    assert_eq!(told["updated"], "UPDATE_COMPLETE");
    assert_eq!(told["after"], serde_json::json!(vec![["new"]; 9]));
    assert_eq!(told["retention"], Value::Null);
}

#[test]
fn a_stacks_policy_holds_updates_back() {
    let world = World::new();
    let told = story(
        &world,
        r#"
def template(name, delay, more=True):
    resources = {"A": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": name, "DelaySeconds": delay}}}
    if more: resources["B"] = {"Type": "AWS::SQS::Queue"}
    return json.dumps({"Resources": resources})
def policy(*actions):
    return json.dumps({"Statement": [{"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"},
        {"Effect": "Deny", "Action": list(actions), "Principal": "*", "Resource": "*"}]})
def update(*wanted, **more):
    cf.update_stack(StackName="s", TemplateBody=template(*wanted), **more)
    return settled("s")["StackStatus"]
def why():
    told = cf.describe_stack_events(StackName="s")["StackEvents"]
    return next(one["ResourceStatusReason"] for one in told if one["ResourceStatus"] == "UPDATE_FAILED")
cf.create_stack(StackName="s", TemplateBody=template("a", 1), StackPolicyBody=policy("Update:Replace", "Update:Delete"))
settled("s")
story["modified"] = update("a", 2)
story["replaced"] = [update("b", 2), why()]
story["removed"] = [update("a", 2, False), why()]
story["once"] = update("b", 2, False, StackPolicyDuringUpdateBody=policy("Update:Modify"))
story["refused"] = refused(cf.set_stack_policy, StackName="s", StackPolicyBody="{}")
story["queues"] = [url.rsplit("/", 1)[1] for url in boto3.client("sqs").list_queues()["QueueUrls"]]
"#,
    );
    let denied = |action: &str, resource: &str| {
        format!(
            "Action denied by stack policy: Statement [#2] does not allow [Update:{action}] for resource [LogicalResourceId/{resource}]"
        )
    };
    assert_eq!(told["modified"], "UPDATE_COMPLETE");
    let back = "UPDATE_ROLLBACK_COMPLETE";
    let expect = [
        ("replaced", denied("Replace", "A")),
        ("removed", denied("Delete", "B")),
    ];
    for (what, why) in expect {
        assert_eq!(told[what], serde_json::json!([back, why]));
    }
    assert_eq!(told["once"], "UPDATE_COMPLETE");
    assert_eq!(told["queues"], serde_json::json!(["b"]));
    assert_eq!(
        told["refused"],
        "ValidationError: Error validating stack policy: Invalid stack policy"
    );
}
