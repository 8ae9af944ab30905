//! IAM and STS with boto3, against the whole program.

use serde_json::{Value, json};

use crate::world::{World, python_runtime};

const START: &str = r#"
import boto3, json
from botocore.exceptions import ClientError
def refused(call, **arguments):
    try: call(**arguments)
    except ClientError as error: return error.response["Error"]["Code"] + ": " + error.response["Error"]["Message"]
    return "not refused"
def clients(credentials):
    session = boto3.Session(aws_access_key_id=credentials["AccessKeyId"], aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials.get("SessionToken"))
    return session.client
iam, sts = boto3.client("iam"), boto3.client("sts")
trust = lambda principal: json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}]})
policy = lambda action, resource: json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": resource}]})
story = {}
"#;

fn story(world: &World, script: &str) -> Value {
    let runtime = python_runtime();
    world.boto3(&format!(
        "{START}RUNTIME = '{runtime}'\n{script}\nprint(json.dumps(story))"
    ))
}

#[test]
fn roles_are_made_assumed_and_named_by_their_sessions() {
    let world = World::new();
    let told = story(
        &world,
        r#"
role = iam.create_role(RoleName="r", AssumeRolePolicyDocument=trust({"AWS": "000000000000"}), Tags=[{"Key": "a", "Value": "b"}])["Role"]
iam.put_role_policy(RoleName="r", PolicyName="p", PolicyDocument=policy("s3:*", "*"))
iam.attach_role_policy(RoleName="r", PolicyArn="arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")
read = iam.get_role(RoleName="r")["Role"]
assert read["AssumeRolePolicyDocument"]["Statement"][0]["Action"] == "sts:AssumeRole", read
assert iam.get_role_policy(RoleName="r", PolicyName="p")["PolicyDocument"]["Statement"][0]["Action"] == "s3:*"
assert [it["PolicyName"] for it in iam.list_attached_role_policies(RoleName="r")["AttachedPolicies"]] == ["AWSLambdaBasicExecutionRole"]
iam.get_waiter("role_exists").wait(RoleName="r")
made = sts.assume_role(RoleArn=role["Arn"], RoleSessionName="me")
story["session"] = clients(made["Credentials"])("sts").get_caller_identity()["Arn"]
story["root"] = sts.get_caller_identity()["Arn"]
story["refused"] = [
    refused(iam.get_role, RoleName="none"),
    refused(iam.create_role, RoleName="x", AssumeRolePolicyDocument="{"),
    refused(iam.delete_role, RoleName="r"),
    refused(sts.assume_role, RoleArn=role["Arn"] + "x", RoleSessionName="me"),
]
iam.create_user(UserName="u")
key = iam.create_access_key(UserName="u")["AccessKey"]
user = clients(key)
story["user"] = user("sts").get_caller_identity()["Arn"]
iam.delete_access_key(UserName="u", AccessKeyId=key["AccessKeyId"])
story["gone"] = [refused(user("sts").get_caller_identity), refused(user("s3").list_buckets)]
"#,
    );
    assert_eq!(
        told["session"],
        json!("arn:aws:sts::000000000000:assumed-role/r/me")
    );
    assert_eq!(told["root"], json!("arn:aws:iam::000000000000:root"));
    assert_eq!(told["user"], json!("arn:aws:iam::000000000000:user/u"));
    assert_eq!(
        told["refused"],
        json!([
            "NoSuchEntity: The role with name none cannot be found.",
            "MalformedPolicyDocument: This policy contains invalid Json",
            "DeleteConflict: Cannot delete entity, must detach all policies first.",
            "AccessDenied: User: arn:aws:iam::000000000000:root is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::000000000000:role/rx",
        ])
    );
    let gone = told["gone"].as_array().expect("two refusals");
    let s3 = gone[1].as_str().unwrap_or_default();
    assert!(s3.starts_with("InvalidAccessKeyId: "), "{s3}");
    let sts = gone[0].as_str().unwrap_or_default();
    assert!(
        sts.ends_with("The security token included in the request is invalid."),
        "{sts}"
    );
}

#[test]
fn policies_are_enforced_where_the_server_is_told_to() {
    let world = World::with(&["--iam", "enforce"]);
    let told = story(
        &world,
        r#"
import io, zipfile
package = io.BytesIO()
entry = zipfile.ZipInfo("main.py")
entry.external_attr = 0o644 << 16
with zipfile.ZipFile(package, "w") as archive: archive.writestr(entry, "def handler(event, context): return event")
owner = boto3.client("lambda")
owner.create_function(FunctionName="mine", Role="arn:aws:iam::000000000000:role/r", Runtime=RUNTIME, Handler="main.handler", Code={"ZipFile": package.getvalue()})
owner.get_waiter("function_active_v2").wait(FunctionName="mine", WaiterConfig={"Delay": 1})
iam.create_user(UserName="u")
iam.put_user_policy(UserName="u", PolicyName="p", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": ["lambda:GetFunction", "lambda:InvokeFunction"], "Resource": "arn:aws:lambda:*:*:function:mine"},
    {"Effect": "Allow", "Action": ["sqs:*", "logs:*"], "Resource": "*"},
    {"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::bucket", "arn:aws:s3:::bucket/open/*"]},
    {"Effect": "Deny", "Action": "sqs:DeleteQueue", "Resource": "*"}]}))
user = clients(iam.create_access_key(UserName="u")["AccessKey"])
functions, queues, objects = user("lambda"), user("sqs"), user("s3")
assert functions.get_function(FunctionName="mine")["Configuration"]["FunctionName"] == "mine"
assert json.load(functions.invoke(FunctionName="mine", Payload=b"1")["Payload"]) == 1
url = queues.create_queue(QueueName="q")["QueueUrl"]
objects.create_bucket(Bucket="bucket")
objects.put_object(Bucket="bucket", Key="open/k", Body=b"x")
story["refused"] = [
    refused(functions.get_function, FunctionName="other"),
    refused(functions.invoke, FunctionName="other", Payload=b"1"),
    refused(functions.list_functions),
    refused(queues.delete_queue, QueueUrl=url),
    refused(user("iam").list_roles),
    refused(objects.put_object, Bucket="bucket", Key="k", Body=b"x"),
    refused(boto3.Session(aws_access_key_id="test", aws_secret_access_key="test").client("lambda").list_functions),
]
"#,
    );
    let who = "User: arn:aws:iam::000000000000:user/u is not authorized to perform:";
    let other = "arn:aws:lambda:us-east-1:000000000000:function:other";
    let because = "because no identity-based policy allows the";
    let expected = [
        format!(
            "AccessDeniedException: {who} lambda:GetFunction on resource: {other} {because} lambda:GetFunction action"
        ),
        format!(
            "AccessDeniedException: {who} lambda:InvokeFunction on resource: {other} {because} lambda:InvokeFunction action"
        ),
        format!(
            "AccessDeniedException: {who} lambda:ListFunctions on resource: * {because} lambda:ListFunctions action"
        ),
        format!(
            "AccessDenied: {who} sqs:deletequeue on resource: arn:aws:sqs:us-east-1:000000000000:q with an explicit deny in an identity-based policy"
        ),
        format!("AccessDenied: {who} iam:ListRoles on resource: * {because} iam:ListRoles action"),
        format!(
            "AccessDenied: {who} s3:PutObject on resource: \"arn:aws:s3:::bucket/k\" {because} s3:PutObject action"
        ),
        "UnrecognizedClientException: The security token included in the request is invalid."
            .to_owned(),
    ];
    assert_eq!(told["refused"], json!(expected));
}

const QUEUE_STACK: &str = r#"
for name, principal in [("maker", {"Service": "cloudformation.amazonaws.com"}), ("secret", {"Service": "cloudformation.amazonaws.com"}), ("strange", {"Service": "ec2.amazonaws.com"})]:
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust(principal))
    iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=policy("sqs:*", "*"))
role = lambda name: "arn:aws:iam::000000000000:role/" + name
iam.create_user(UserName="u")
iam.put_user_policy(UserName="u", PolicyName="p", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "cloudformation:*", "Resource": "*"},
    {"Effect": "Allow", "Action": "iam:PassRole", "Resource": [role("maker"), role("strange")], "Condition": {"StringEquals": {"iam:PassedToService": "cloudformation.amazonaws.com"}}},
    {"Effect": "Allow", "Action": "sqs:GetQueueUrl", "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": ["127.0.0.0/8", "::1/128"]}}},
    {"Effect": "Allow", "Action": "sqs:ListQueues", "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}]}))
user = clients(iam.create_access_key(UserName="u")["AccessKey"])
cf = user("cloudformation")
template = json.dumps({"Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "AWS::StackName"}}}}})
def settled(name):
    while True:
        stack = cf.describe_stacks(StackName=name)["Stacks"][0]
        if not stack["StackStatus"].endswith("IN_PROGRESS"): return stack["StackStatus"]
        time.sleep(0.1)
cf.create_stack(StackName="own", TemplateBody=template, OnFailure="DO_NOTHING")
story["own"] = settled("own")
story["why"] = [it.get("ResourceStatusReason", "") for it in cf.describe_stack_events(StackName="own")["StackEvents"] if it["LogicalResourceId"] == "Q"]
cf.create_stack(StackName="as-role", TemplateBody=template, RoleARN=role("maker"))
story["as-role"] = settled("as-role")
story["refused"] = [
    refused(cf.create_stack, StackName="no", TemplateBody=template, RoleARN=role("secret")),
    refused(cf.create_stack, StackName="no", TemplateBody=template, RoleARN=role("strange")),
    refused(user("sqs").list_queues),
]
story["there"] = user("sqs").get_queue_url(QueueName="as-role")["QueueUrl"].rsplit("/", 1)[1]
story["key"] = user("sqs")._get_credentials().access_key
story["secret"] = user("sqs")._get_credentials().secret_key
"#;

#[test]
fn a_stack_acts_as_its_caller_or_as_its_role_also_after_the_server_was_killed() {
    let mut world = World::with(&["--iam", "enforce"]);
    let told = story(&world, &format!("import time\n{QUEUE_STACK}"));
    assert_eq!(told["own"], json!("CREATE_FAILED"));
    let who = "User: arn:aws:iam::000000000000:user/u is not authorized to perform:";
    let why = told["why"].to_string();
    assert!(
        why.contains(&format!("{who} sqs:createqueue on resource:")),
        "{why}"
    );
    assert_eq!(told["as-role"], json!("CREATE_COMPLETE"));
    assert_eq!(told["there"], json!("as-role"));
    assert_eq!(
        told["refused"],
        json!([
            format!(
                "AccessDenied: {who} iam:PassRole on resource: arn:aws:iam::000000000000:role/secret because no identity-based policy allows the iam:PassRole action"
            ),
            "ValidationError: Role arn:aws:iam::000000000000:role/strange is invalid or cannot be assumed",
            format!(
                "AccessDenied: {who} sqs:listqueues on resource: * because no identity-based policy allows the sqs:listqueues action"
            ),
        ])
    );
    world.kill();
    world.start();
    let (key, secret) = (&told["key"], &told["secret"]);
    let told = story(
        &world,
        &format!(
            r#"
import time
user = clients({{"AccessKeyId": {key}, "SecretAccessKey": {secret}}})
cf = user("cloudformation")
cf.delete_stack(StackName="as-role")
cf.get_waiter("stack_delete_complete").wait(StackName="as-role", WaiterConfig={{"Delay": 1}})
story["left"] = boto3.client("sqs").list_queues().get("QueueUrls", [])
"#
        ),
    );
    assert_eq!(told["left"], json!([]));
}

#[test]
fn buckets_and_queues_let_in_whom_their_policies_name_and_apis_act_as_their_roles() {
    let world = World::with(&["--iam", "enforce"]);
    let told = story(
        &world,
        r#"
import os, urllib.request, urllib.error
iam.create_user(UserName="u")
who = "arn:aws:iam::000000000000:user/u"
user = clients(iam.create_access_key(UserName="u")["AccessKey"])
s3, sqs, apis = boto3.client("s3"), boto3.client("sqs"), boto3.client("apigateway")
s3.create_bucket(Bucket="bucket")
s3.put_object(Bucket="bucket", Key="open/a", Body=b"x")
s3.put_object(Bucket="bucket", Key="shut", Body=b"x")
s3.put_bucket_policy(Bucket="bucket", Policy=json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"AWS": who}, "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::bucket/open/*"},
    {"Effect": "Allow", "Principal": {"AWS": who}, "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::bucket", "Condition": {"StringLike": {"s3:prefix": "open/*"}}},
    {"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::bucket/locked"}]}))
objects = user("s3")
assert objects.get_object(Bucket="bucket", Key="open/a")["Body"].read() == b"x"
assert [it["Key"] for it in objects.list_objects_v2(Bucket="bucket", Prefix="open/")["Contents"]] == ["open/a"]
story["refused"] = [
    refused(objects.get_object, Bucket="bucket", Key="shut"),
    refused(objects.list_objects_v2, Bucket="bucket"),
    refused(objects.copy_object, Bucket="bucket", Key="open/c", CopySource="bucket/shut"),
    refused(s3.put_object, Bucket="bucket", Key="locked", Body=b"x"),
]
s3.delete_bucket_policy(Bucket="bucket")
story["gone"] = refused(objects.get_object, Bucket="bucket", Key="open/a")

url = sqs.create_queue(QueueName="q")["QueueUrl"]
queue = "arn:aws:sqs:us-east-1:000000000000:q"
for name, service in [("sender", "apigateway.amazonaws.com"), ("stranger", "ec2.amazonaws.com")]:
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"Service": service}))
    iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=policy("sqs:SendMessage", queue))
api = apis.create_rest_api(name="a")["id"]
root = apis.get_resources(restApiId=api)["items"][0]["id"]
def asked(role):
    extra = {"credentials": "arn:aws:iam::000000000000:role/" + role} if role else {}
    apis.put_integration(restApiId=api, resourceId=root, httpMethod="POST", type="AWS", integrationHttpMethod="POST",
        uri="arn:aws:apigateway:us-east-1:sqs:path/000000000000/q", requestParameters={"integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
        requestTemplates={"application/json": "Action=SendMessage&MessageBody=hello"}, **extra)
    apis.put_integration_response(restApiId=api, resourceId=root, httpMethod="POST", statusCode="200", selectionPattern="2\\d\\d")
    apis.put_integration_response(restApiId=api, resourceId=root, httpMethod="POST", statusCode="403", selectionPattern="4\\d\\d")
    apis.create_deployment(restApiId=api, stageName="dev")
    request = urllib.request.Request(os.environ["AWS_ENDPOINT_URL"] + "/dev/", data=b"{}", method="POST",
        headers={"Host": api + ".execute-api.us-east-1.amazonaws.com", "Content-Type": "application/json"})
    try: return urllib.request.urlopen(request).status
    except urllib.error.HTTPError as error: return [error.code, error.read().decode()]
apis.put_method(restApiId=api, resourceId=root, httpMethod="POST", authorizationType="NONE")
for status in ["200", "403"]: apis.put_method_response(restApiId=api, resourceId=root, httpMethod="POST", statusCode=status)
story["nobody"], story["stranger"], story["sender"] = asked(None), asked("stranger"), asked("sender")
sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": queue,
     "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:execute-api:*:*:" + api + "/*"}}}]})})
story["permitted"] = asked(None)
story["messages"] = [it["Body"] for it in sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])]
"#,
    );
    let who = "User: arn:aws:iam::000000000000:user/u is not authorized to perform:";
    let because = "because no identity-based policy allows the";
    assert_eq!(
        told["refused"],
        json!([
            format!(
                "AccessDenied: {who} s3:GetObject on resource: \"arn:aws:s3:::bucket/shut\" {because} s3:GetObject action"
            ),
            format!(
                "AccessDenied: {who} s3:ListBucket on resource: \"arn:aws:s3:::bucket\" {because} s3:ListBucket action"
            ),
            format!(
                "AccessDenied: {who} s3:GetObject on resource: \"arn:aws:s3:::bucket/shut\" {because} s3:GetObject action"
            ),
            "AccessDenied: User: arn:aws:iam::000000000000:root is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::bucket/locked\" with an explicit deny in a resource-based policy",
        ])
    );
    assert!(told["gone"].to_string().contains("s3:GetObject"), "{told}");
    assert_eq!(told["nobody"][0], json!(403), "{told}");
    let nobody = told["nobody"][1].to_string();
    assert!(
        nobody.contains("User: apigateway.amazonaws.com is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:000000000000:q because no resource-based policy allows the sqs:sendmessage action"),
        "{nobody}"
    );
    assert_eq!(told["stranger"][0], json!(403), "{told}");
    assert!(
        told["stranger"][1].to_string().contains("sts:AssumeRole"),
        "{told}"
    );
    assert_eq!(told["sender"], json!(200));
    assert_eq!(told["permitted"], json!(200));
    assert_eq!(told["messages"], json!(["hello", "hello"]));
}
