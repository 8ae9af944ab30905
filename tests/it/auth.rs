//! Who may call: keys of this server are verified, keys of others let in or refused as asked.

use serde_json::json;

use crate::world::World;

/// Lists functions with these keys and tells the error's code, or `ok`.
fn list_with(world: &World, access_key: &str, secret_key: &str) -> String {
    let told = world.boto3(&format!(
        r#"
import boto3, json, botocore
client = boto3.client("lambda", aws_access_key_id="{access_key}", aws_secret_access_key="{secret_key}")
try:
    client.list_functions()
    print(json.dumps("ok"))
except botocore.exceptions.ClientError as error: print(json.dumps(error.response["Error"]["Code"]))
"#
    ));
    told.as_str().expect("text").to_owned()
}

#[test]
fn an_issued_key_is_verified_and_a_foreign_one_is_let_in() {
    let world = World::new();
    let environment: std::collections::BTreeMap<_, _> = world.environment().into_iter().collect();
    let (key, secret) = (
        &environment["AWS_ACCESS_KEY_ID"],
        &environment["AWS_SECRET_ACCESS_KEY"],
    );
    assert_eq!(list_with(&world, key, secret), "ok");
    assert_eq!(list_with(&world, key, "wrong"), "InvalidSignatureException");
    assert_eq!(list_with(&world, "test", "test"), "ok");
}

#[test]
fn strict_refuses_foreign_keys_and_unsigned_requests() {
    let world = World::with(&["--auth", "strict"]);
    let environment: std::collections::BTreeMap<_, _> = world.environment().into_iter().collect();
    assert_eq!(
        list_with(
            &world,
            &environment["AWS_ACCESS_KEY_ID"],
            &environment["AWS_SECRET_ACCESS_KEY"]
        ),
        "ok"
    );
    assert_eq!(
        list_with(&world, "test", "test"),
        "UnrecognizedClientException"
    );
    let unsigned = world.rest("GET", "/2015-03-31/functions/", &json!(null));
    assert_eq!(
        (unsigned.status, unsigned.fault().0.as_str()),
        (403, "MissingAuthenticationTokenException")
    );
    world.get("/_frazil/health").succeeded();
}

#[test]
fn a_functions_own_keys_are_good_after_a_restart() {
    let mut world = World::with(&["--auth", "strict"]);
    let script = r#"
import boto3, io, json, zipfile
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    module = zipfile.ZipInfo("app.py")
    module.external_attr = 0o644 << 16
    archive.writestr(module, """
import boto3, os
def handler(event, context):
    session = boto3.Session(**event["keys"]) if event.get("keys") else boto3.Session()
    found = [f["FunctionName"] for f in session.client("lambda").list_functions()["Functions"]]
    return [found, dict(aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"], aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"], aws_session_token=os.environ["AWS_SESSION_TOKEN"])]
""")
client = boto3.client("lambda")
client.create_function(FunctionName="f", Runtime="RUNTIME", Handler="app.handler", Timeout=60, MemorySize=512,
    Role="arn:aws:iam::000000000000:role/r", Code={"ZipFile": buffer.getvalue()})
client.get_waiter("function_active_v2").wait(FunctionName="f", WaiterConfig={"Delay": 1})
"#;
    let invoke = r#"
import boto3, json
client = boto3.client("lambda")
print(client.invoke(FunctionName="f", Payload=EVENT)["Payload"].read().decode())
"#;
    world.boto3(&format!(
        "{}\nprint('null')",
        script.replace("RUNTIME", crate::world::python_runtime())
    ));
    let first = world.boto3(&invoke.replace("EVENT", "'{}'"));
    assert_eq!(first[0], json!(["f"]), "{first}");
    world.stop();
    world.start();
    let event = json!({"keys": first[1]}).to_string();
    let again = world.boto3(&invoke.replace("EVENT", &format!("'{event}'")));
    assert_eq!(again[0], json!(["f"]), "{again}");
}
