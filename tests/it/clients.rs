//! AWS's own clients, told nothing but an endpoint and keys: boto3 and the AWS CLI, in all three
//! runtime families.

use serde_json::Value;

use crate::world::{World, python_runtime, rust_function, zip_of};

/// A function that answers with its version of the code, a variable and its memory, twice.
struct Family {
    runtime: &'static str,
    handler: &'static str,
    code: [Vec<u8>; 2],
}

fn python() -> Family {
    let code = |version| {
        let source = format!(
            "import os\n\
             def handler(event, context):\n    \
             print('hello from the log')\n    \
             return {{'code': {version}, 'color': os.environ.get('COLOR'), 'memory': int(context.memory_limit_in_mb)}}\n"
        );
        zip_of(&[("app.py", source.as_bytes())])
    };
    Family {
        runtime: python_runtime(),
        handler: "app.handler",
        code: [code(1), code(2)],
    }
}

fn node() -> Family {
    let code = |version| {
        let source = format!(
            "export const handler = async (event, context) => {{\n  \
             console.log('hello from the log');\n  \
             return {{code: {version}, color: process.env.COLOR, memory: +context.memoryLimitInMB}};\n}};\n"
        );
        zip_of(&[("index.mjs", source.as_bytes())])
    };
    Family {
        runtime: "nodejs20.x",
        handler: "index.handler",
        code: [code(1), code(2)],
    }
}

fn rust() -> Family {
    let program = rust_function();
    let code = |version: &str| zip_of(&[("bootstrap", &program), ("code.txt", version.as_bytes())]);
    Family {
        runtime: "provided.al2023",
        handler: "bootstrap",
        code: [code("1"), code("2")],
    }
}

fn with_boto3(family: &Family) {
    let world = World::new();
    write_code(&world, family);
    let Family {
        runtime, handler, ..
    } = family;
    let story = world.boto3(&format!(
        r#"
import base64, boto3, json
client, logs = boto3.client("lambda"), boto3.client("logs")
story = {{}}
def call():
    answer = client.invoke(FunctionName="f", Payload=b"{{}}", LogType="Tail")
    assert "FunctionError" not in answer, answer["Payload"].read()
    story["tail"] = base64.b64decode(answer["LogResult"]).decode()
    return json.loads(answer["Payload"].read())
created = client.create_function(FunctionName="f", Runtime="{runtime}", Handler="{handler}",
    Role="arn:aws:iam::000000000000:role/r", Code={{"ZipFile": open("1.zip", "rb").read()}})
story["created"] = created["State"]
client.get_waiter("function_active_v2").wait(FunctionName="f", WaiterConfig={{"Delay": 1}})
story["first"] = call()
client.update_function_configuration(FunctionName="f", MemorySize=256, Timeout=9,
    Environment={{"Variables": {{"COLOR": "blue"}}}})
client.get_waiter("function_updated_v2").wait(FunctionName="f", WaiterConfig={{"Delay": 1}})
story["configured"] = call()
client.update_function_code(FunctionName="f", ZipFile=open("2.zip", "rb").read())
client.get_waiter("function_updated_v2").wait(FunctionName="f", WaiterConfig={{"Delay": 1}})
story["updated"] = call()
story["listed"] = [f["FunctionName"] for f in client.list_functions()["Functions"]]
import time
deadline = time.time() + 30
while True:
    events = [e["message"] for page in logs.get_paginator("filter_log_events").paginate(logGroupName="/aws/lambda/f") for e in page["events"]]
    if sum("REPORT" in e for e in events) >= 3 or time.time() > deadline: break
    time.sleep(0.1)
story["events"] = events
client.delete_function(FunctionName="f")
try: client.get_function(FunctionName="f")
except client.exceptions.ResourceNotFoundException as e: story["gone"] = e.response["Error"]["Message"]
print(json.dumps(story))
"#
    ));
    check_story(&story);
    let events: Vec<&str> = story["events"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    for part in [
        "START RequestId: ",
        "hello from the log",
        "END RequestId: ",
        "REPORT RequestId: ",
    ] {
        let seen = events.iter().filter(|event| event.contains(part)).count();
        assert_eq!(seen, 3, "{part}: {events:#?}");
    }
    assert!(
        story["tail"]
            .as_str()
            .is_some_and(|tail| tail.contains("REPORT RequestId")),
        "{story}"
    );
    assert_eq!(story["created"], "Pending");
    assert!(
        story["gone"]
            .as_str()
            .is_some_and(|text| text.starts_with("Function not found: arn:aws:lambda:us-east-1:")),
        "{story}"
    );
}

fn with_cli(family: &Family) {
    let world = World::new();
    write_code(&world, family);
    let invoke = || {
        let done = world.aws(&[
            "lambda",
            "invoke",
            "--function-name",
            "f",
            "--payload",
            "{}",
            "out.json",
        ]);
        assert_eq!(done["StatusCode"], 200);
        assert!(done.get("FunctionError").is_none(), "{done}");
        let payload = std::fs::read(world.scratch("client").join("out.json"))
            .expect("the CLI wrote the payload");
        serde_json::from_slice::<Value>(&payload).expect("the payload is JSON")
    };
    let updated = || {
        world.aws(&[
            "lambda",
            "wait",
            "function-updated-v2",
            "--function-name",
            "f",
        ])
    };
    world.aws(&[
        "lambda",
        "create-function",
        "--function-name",
        "f",
        "--runtime",
        family.runtime,
        "--handler",
        family.handler,
        "--role",
        "arn:aws:iam::000000000000:role/r",
        "--zip-file",
        "fileb://1.zip",
    ]);
    world.aws(&[
        "lambda",
        "wait",
        "function-active-v2",
        "--function-name",
        "f",
    ]);
    let first = invoke();
    world.aws(&[
        "lambda",
        "update-function-configuration",
        "--function-name",
        "f",
        "--memory-size",
        "256",
        "--environment",
        "Variables={COLOR=blue}",
    ]);
    updated();
    let configured = invoke();
    world.aws(&[
        "lambda",
        "update-function-code",
        "--function-name",
        "f",
        "--zip-file",
        "fileb://2.zip",
    ]);
    updated();
    let second = invoke();
    let listed = world.aws(&[
        "lambda",
        "list-functions",
        "--query",
        "Functions[].FunctionName",
    ]);
    check_story(
        &serde_json::json!({"first": first, "configured": configured, "updated": second, "listed": listed}),
    );
    world.wait_for_log_lines("f", "REPORT RequestId", 3);
    let events = world.aws(&[
        "logs",
        "filter-log-events",
        "--log-group-name",
        "/aws/lambda/f",
        "--filter-pattern",
        "hello",
        "--query",
        "events[].message",
    ]);
    assert_eq!(events.as_array().map(Vec::len), Some(3), "{events}");
    world.aws(&["lambda", "delete-function", "--function-name", "f"]);
    let gone = world.try_aws(&["lambda", "get-function", "--function-name", "f"]);
    let stderr = String::from_utf8_lossy(&gone.stderr);
    assert!(stderr.contains("ResourceNotFoundException"), "{stderr}");
}

fn check_story(story: &Value) {
    let answer = |code, color: Value, memory| serde_json::json!({"code": code, "color": color, "memory": memory});
    // Node leaves a member without a value out.
    assert_eq!(story["first"]["code"], 1, "{story}");
    assert_eq!(story["first"]["color"], Value::Null, "{story}");
    assert_eq!(
        story["configured"],
        answer(1, "blue".into(), 256),
        "{story}"
    );
    assert_eq!(story["updated"], answer(2, "blue".into(), 256), "{story}");
    assert_eq!(story["listed"], serde_json::json!(["f"]));
}

fn write_code(world: &World, family: &Family) {
    for (number, code) in (1..).zip(&family.code) {
        let path = world.scratch("client").join(format!("{number}.zip"));
        std::fs::write(path, code).expect("the world's folder can be written");
    }
}

#[test]
fn boto3_manages_a_python_function() {
    with_boto3(&python());
}

#[test]
fn boto3_manages_a_node_function() {
    with_boto3(&node());
}

#[test]
fn boto3_manages_a_rust_function() {
    with_boto3(&rust());
}

#[test]
fn the_aws_cli_manages_a_python_function() {
    with_cli(&python());
}

#[test]
fn the_aws_cli_manages_a_node_function() {
    with_cli(&node());
}

#[test]
fn the_aws_cli_manages_a_rust_function() {
    with_cli(&rust());
}

#[test]
fn boto3_inside_a_function_uses_the_s3_beside_it() {
    let world = World::new();
    world
        .function("uploader")
        .timeout(30)
        .memory(512)
        .python(
            "import boto3\n\
             def handler(event, context):\n    \
             s3 = boto3.client('s3')\n    \
             s3.put_object(Bucket='uploads', Key='a/b.txt', Body=b'from inside')\n    \
             return s3.get_object(Bucket='uploads', Key='a/b.txt')['Body'].read().decode()\n",
        )
        .create();
    world.aws(&["s3api", "create-bucket", "--bucket", "uploads"]);
    assert_eq!(
        world.invoke("uploader", "{}").succeeded().payload,
        "\"from inside\""
    );
    let seen = world.boto3(
        "import boto3, json\nprint(json.dumps(boto3.client('s3').get_object(Bucket='uploads', Key='a/b.txt')['Body'].read().decode()))",
    );
    assert_eq!(seen, "from inside");
}
