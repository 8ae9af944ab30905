//! Layers, published and used by boto3: what functions find under `/opt`, and how long.

use serde_json::json;

use crate::world::{World, python_runtime, zip_of};

const SOURCE: &str = "\
import os, shared, only_base
def handler(event, context):
    try:
        open('/opt/python/new', 'w')
        writable = True
    except OSError as error:
        writable = error.errno
    return [shared.NAME, only_base.NAME, shared.__file__, writable, os.environ['PATH'].endswith(':/opt/bin')]
";

#[test]
fn a_python_function_finds_its_layers_in_order_and_keeps_them() {
    let mut world = World::new();
    let folder = world.scratch("client");
    let base = zip_of(&[
        ("python/shared.py", b"NAME = 'base'\n"),
        ("python/only_base.py", b"NAME = 'base'\n"),
    ]);
    let top = zip_of(&[("python/shared.py", b"NAME = 'top'\n")]);
    std::fs::write(folder.join("base.zip"), base).expect("written");
    std::fs::write(folder.join("top.zip"), top).expect("written");
    let code = zip_of(&[("app.py", SOURCE.as_bytes())]);
    std::fs::write(folder.join("code.zip"), code).expect("written");
    let runtime = python_runtime();
    let story = world.boto3(&format!(
        r#"
import boto3, json
client = boto3.client("lambda")
arns = [client.publish_layer_version(LayerName=name, CompatibleRuntimes=["{runtime}"],
    Content={{"ZipFile": open(name + ".zip", "rb").read()}})["LayerVersionArn"] for name in ("base", "top")]
client.create_function(FunctionName="f", Runtime="{runtime}", Handler="app.handler", Layers=arns,
    Role="arn:aws:iam::000000000000:role/r", Code={{"ZipFile": open("code.zip", "rb").read()}})
client.get_waiter("function_active_v2").wait(FunctionName="f", WaiterConfig={{"Delay": 1}})
layers = client.get_function(FunctionName="f")["Configuration"]["Layers"]
answer = json.loads(client.invoke(FunctionName="f")["Payload"].read())
pages = client.get_paginator("list_layers").paginate(CompatibleRuntime="{runtime}", PaginationConfig={{"PageSize": 1}})
names = [layer["LayerName"] for page in pages for layer in page["Layers"]]
for arn in arns:
    client.delete_layer_version(LayerName=arn.rsplit(":", 1)[0], VersionNumber=1)
print(json.dumps({{"layers": [layer["Arn"] for layer in layers], "arns": arns, "answer": answer, "names": names}}))
"#
    ));
    let expected = json!(["top", "base", "/opt/python/shared.py", 30, true]);
    assert_eq!(story["answer"], expected);
    assert_eq!(story["layers"], story["arns"]);
    assert_eq!(story["names"], json!(["base", "top"]));
    world.kill();
    world.start();
    assert_eq!(world.invoke("f", "{}").succeeded().json(), expected);
}
