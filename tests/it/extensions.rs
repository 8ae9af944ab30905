//! An extension that AWS's own crate makes, as a layer of a Python function.

use crate::world::{World, python_runtime, rust_example, zip_of};

const SOURCE: &str = "\
import os, signal
def end(number, frame):
    os.write(1, b'the function hears SIGTERM\\n')
    os._exit(0)
signal.signal(signal.SIGTERM, end)
def handler(event, context):
    print('hello from the function')
    return context.aws_request_id
";

#[test]
fn an_unmodified_extension_follows_invocations_telemetry_and_the_end() {
    let world = World::new();
    let folder = world.scratch("client");
    let layer = zip_of(&[("extensions/hello", &rust_example("hello-extension"))]);
    std::fs::write(folder.join("layer.zip"), layer).expect("written");
    let code = zip_of(&[("app.py", SOURCE.as_bytes())]);
    std::fs::write(folder.join("code.zip"), code).expect("written");
    let runtime = python_runtime();
    let ids = world.boto3(&format!(
        r#"
import boto3, json
client = boto3.client("lambda")
layer = client.publish_layer_version(LayerName="hello", Content={{"ZipFile": open("layer.zip", "rb").read()}})
client.create_function(FunctionName="f", Runtime="{runtime}", Handler="app.handler",
    Layers=[layer["LayerVersionArn"]], Role="arn:aws:iam::000000000000:role/r",
    Code={{"ZipFile": open("code.zip", "rb").read()}})
client.get_waiter("function_active_v2").wait(FunctionName="f", WaiterConfig={{"Delay": 1}})
print(json.dumps([json.loads(client.invoke(FunctionName="f")["Payload"].read()) for _ in range(2)]))
client.update_function_configuration(FunctionName="f", Description="new")
"#
    ));
    world.wait_for_log_lines("f", "extension: shutdown spindown", 1);
    let lines = world.log_lines("f");
    let position = |text: &str| {
        let found = lines.iter().position(|line| line.contains(text));
        found.unwrap_or_else(|| panic!("no {text} in {lines:#?}"))
    };
    let ready = position("EXTENSION\tName: hello\tState: Ready\tEvents: [INVOKE, SHUTDOWN]");
    let start = position("START RequestId");
    assert!(ready < start, "{lines:#?}");
    for id in ids.as_array().expect("a list") {
        let id = id.as_str().expect("an id");
        assert!(start < position(&format!("extension: invoke {id}")));
    }
    position("extension: heard hello from the function");
    // Older clients do not hear it while they wait, on AWS neither.
    let minor = runtime.trim_start_matches("python3.").parse::<u32>();
    if minor.expect("a version of Python 3") >= 12 {
        let end = position("extension: shutdown spindown");
        assert!(position("the function hears SIGTERM") < end);
    }
}
