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
