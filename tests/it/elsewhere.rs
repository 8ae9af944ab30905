//! Another S3 in place of ours: a second server stands for it.

use crate::world::{World, python_runtime, zip_of};

const CODE: &str = "def handler(event, context): return 'from the other S3'";

/// Whoever speaks to `NEAR` through the first server must find the same in `FAR`.
const STORY: &str = r#"
import base64, boto3, http.client, json, os, time, urllib.error, urllib.parse, urllib.request, zlib
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError
near = boto3.client("s3")
far = boto3.client("s3", endpoint_url=FAR[0], aws_access_key_id=FAR[1], aws_secret_access_key=FAR[2])
def refused(call, **arguments):
    try: call(**arguments)
    except ClientError as error: return error.response["Error"]["Code"]

# Buckets and objects land in the other one.
near.create_bucket(Bucket="box")
assert [b["Name"] for b in far.list_buckets()["Buckets"]] == ["box"]
put = near.put_object(Bucket="box", Key="a b/é+c", Body=b"hello", Metadata={"colour": "blue"})
there = far.get_object(Bucket="box", Key="a b/é+c")
assert (there["Body"].read(), there["Metadata"], there["ETag"]) == (b"hello", {"colour": "blue"}, put["ETag"])
far.put_object(Bucket="box", Key="z", Body=b"0123456789")
assert near.get_object(Bucket="box", Key="z", Range="bytes=2-4")["Body"].read() == b"234"
assert near.head_object(Bucket="box", Key="z")["ContentLength"] == 10
assert [o["Key"] for o in near.list_objects_v2(Bucket="box")["Contents"]] == ["a b/é+c", "z"]
assert [o["Key"] for o in near.list_objects_v2(Bucket="box", Prefix="a b/")["Contents"]] == ["a b/é+c"]
near.copy_object(Bucket="box", Key="y", CopySource={"Bucket": "box", "Key": "z"})
near.delete_objects(Bucket="box", Delete={"Objects": [{"Key": "z"}]})
assert refused(far.get_object, Bucket="box", Key="z") == "NoSuchKey"
assert refused(near.get_object, Bucket="box", Key="z") == "NoSuchKey"
assert refused(near.head_object, Bucket="box", Key="z") == "404"

# Uploads in parts, of more than is held in memory at once.
large = os.urandom(17 << 20)
open("large", "wb").write(large)
near.upload_file("large", "box", "large", Config=TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20))
assert far.head_object(Bucket="box", Key="large")["ETag"].endswith('-4"')
far.download_file("box", "large", "again")
assert open("again", "rb").read() == large

# The host may name the bucket.
hosted = boto3.client("s3", endpoint_url=urllib.parse.urlparse(os.environ["AWS_ENDPOINT_URL"])._replace(
    netloc="s3.localhost:" + str(urllib.parse.urlparse(os.environ["AWS_ENDPOINT_URL"]).port)).geturl(),
    config=Config(s3={"addressing_style": "virtual"}))
try: hosted.put_object(Bucket="box", Key="hosted", Body=b"1")
except Exception as error: assert "Could not connect" in str(error) or "resolve" in str(error), error
else: assert far.get_object(Bucket="box", Key="hosted")["Body"].read() == b"1"

# Presigned by us, verified by us, signed anew.
fourth = boto3.client("s3", config=Config(signature_version="s3v4"))
link = fourth.generate_presigned_url("put_object", Params={"Bucket": "box", "Key": "p"}, ExpiresIn=60)
urllib.request.urlopen(urllib.request.Request(link, method="PUT", data=b"presigned"))
link = fourth.generate_presigned_url("get_object", Params={"Bucket": "box", "Key": "p"}, ExpiresIn=60)
assert urllib.request.urlopen(link).read() == b"presigned"
assert far.get_object(Bucket="box", Key="p")["Body"].read() == b"presigned"
def status(url):
    try: return urllib.request.urlopen(url).status
    except urllib.error.HTTPError as error: return error.code, error.read().decode()
forged = status(link[:-4] + "0000")
assert forged[0] == 403 and "SignatureDoesNotMatch" in forged[1], forged
# Nobody's request is nobody's there, too.
assert status(link.split("?")[0])[0] == 403

# Checksums behind the body are checked by the other one.
def trailing(key, text, checksum):
    server = urllib.parse.urlparse(os.environ["AWS_ENDPOINT_URL"])
    connection = http.client.HTTPConnection(server.hostname, server.port)
    chunked = b"%x\r\n%s\r\n0\r\nx-amz-checksum-crc32:%s\r\n\r\n" % (len(text), text, checksum)
    connection.request("PUT", "/box/" + key, body=chunked, headers={
        "Authorization": "AWS4-HMAC-SHA256 Credential=ANY/20261122/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00",
        "Content-Encoding": "aws-chunked", "X-Amz-Decoded-Content-Length": str(len(text)),
        "X-Amz-Content-Sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "X-Amz-Trailer": "x-amz-checksum-crc32"})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()
sum = base64.b64encode(zlib.crc32(b"chunks").to_bytes(4, "big"))
assert trailing("c", b"chunks", sum)[0] == 200
assert far.head_object(Bucket="box", Key="c", ChecksumMode="ENABLED")["ChecksumCRC32"] == sum.decode()
wrong = trailing("d", b"chunkz", sum)
assert wrong[0] == 400 and "BadDigest" in wrong[1], wrong

# What a bucket is told, the other one is told.
near.put_bucket_notification_configuration(Bucket="box", NotificationConfiguration={"EventBridgeConfiguration": {}})
assert "EventBridgeConfiguration" in far.get_bucket_notification_configuration(Bucket="box")

# Packages come from there.
near.upload_file("code.zip", "box", "code/app.zip")
client = boto3.client("lambda")
code = {"S3Bucket": "box", "S3Key": "code/app.zip"}
role = "arn:aws:iam::000000000000:role/r"
client.create_function(FunctionName="f", Runtime=RUNTIME, Handler="app.handler", Role=role, Code=code)
client.get_waiter("function_active_v2").wait(FunctionName="f", WaiterConfig={"Delay": 1})
answer = client.invoke(FunctionName="f")["Payload"].read()
def message(**code):
    try: client.create_function(FunctionName="g", Runtime=RUNTIME, Handler="app.handler", Role=role, Code=code)
    except ClientError as error: return error.response["Error"]["Message"]
lost = message(S3Bucket="box", S3Key="lost")

# So do those of stacks.
stacks = boto3.client("cloudformation")
stacks.create_stack(StackName="s", TemplateBody=json.dumps({"Resources": {"B": {
    "Type": "AWS::S3::Bucket", "Properties": {"BucketName": "stacked"}}}}))
stacks.get_waiter("stack_create_complete").wait(StackName="s", WaiterConfig={"Delay": 1})
far.head_bucket(Bucket="stacked")
print(json.dumps([json.loads(answer), lost]))
"#;

#[test]
fn everything_goes_to_another_s3() {
    let far = World::with(&["--auth", "strict"]);
    let keys = far.environment();
    let key = |wanted: &str| {
        let found = keys.iter().find(|(name, _)| name == wanted);
        found.expect("frazil env prints it").1.clone()
    };
    let (access_key, secret) = (key("AWS_ACCESS_KEY_ID"), key("AWS_SECRET_ACCESS_KEY"));
    let mut near = World::without_server();
    near.configure(&["--s3-endpoint", far.url()]);
    near.variable("FRAZIL_S3_ACCESS_KEY_ID", &access_key);
    near.variable("FRAZIL_S3_SECRET_ACCESS_KEY", &secret);
    near.start();
    let code = zip_of(&[("app.py", CODE.as_bytes())]);
    std::fs::write(near.scratch("client").join("code.zip"), code).expect("written");
    let told = near.boto3(&format!(
        "FAR, RUNTIME = ({:?}, {access_key:?}, {secret:?}), {:?}\n{STORY}",
        far.url(),
        python_runtime(),
    ));
    assert_eq!(told[0], "from the other S3");
    assert_eq!(
        told[1],
        "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist."
    );
}

#[test]
fn another_s3_that_cannot_be_reached_is_told_as_unavailable() {
    let mut world = World::without_server();
    // Nobody listens on the port of tcpmux.
    world.configure(&["--s3-endpoint", "http://127.0.0.1:1"]);
    world.variable("FRAZIL_S3_ACCESS_KEY_ID", "AK");
    world.variable("FRAZIL_S3_SECRET_ACCESS_KEY", "secret");
    world.start();
    let told = world.boto3(
        r#"
import boto3, json
from botocore.config import Config
from botocore.exceptions import ClientError
s3 = boto3.client("s3", config=Config(retries={"total_max_attempts": 1}))
def told(call, **arguments):
    try: call(**arguments)
    except ClientError as error:
        response = error.response
        return [response["ResponseMetadata"]["HTTPStatusCode"], response["Error"]["Code"], response["Error"]["Message"]]
print(json.dumps([told(s3.list_buckets), told(s3.put_object, Bucket="b-b", Key="k", Body=b"x" * 100000)]))
"#,
    );
    let expected = serde_json::json!([
        503,
        "ServiceUnavailable",
        "The S3 at 127.0.0.1:1 cannot be reached"
    ]);
    assert_eq!(told, serde_json::json!([expected, expected]));
}

#[test]
fn another_s3_needs_an_address_and_keys() {
    let check = |url: &str, what: &str| {
        let told = crate::world::frazil(&["serve", "--s3-endpoint", url]);
        let said = String::from_utf8_lossy(&told.stderr).into_owned();
        assert_eq!(told.status.code(), Some(2), "{said}");
        assert!(said.contains(what), "{said}");
    };
    check("localhost:9000", "is not the address of an S3");
    check("http://localhost:9000/path", "is not the address of an S3");
    check("ftp://localhost", "there are no keys for the other S3");
    check("http://localhost:9000", "set FRAZIL_S3_ACCESS_KEY_ID");
}
