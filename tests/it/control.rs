//! The control plane with AWS's own client: what is configured takes effect.

use serde_json::json;

use crate::world::World;

#[test]
fn provisioned_environments_are_ready_before_anybody_asks() {
    let world = World::new();
    world
        .function("f")
        .python(
            "import os\n\
             def handler(event, context):\n    \
             return os.environ['AWS_LAMBDA_INITIALIZATION_TYPE']\n",
        )
        .create();
    let story = world.boto3(
        r#"
import base64, boto3, json, time
client = boto3.client("lambda")
version = client.publish_version(FunctionName="f")["Version"]
client.get_waiter("published_version_active").wait(FunctionName="f", Qualifier=version)
name = dict(FunctionName="f", Qualifier=version)
put = client.put_provisioned_concurrency_config(ProvisionedConcurrentExecutions=2, **name)
story = {"put": put["Status"]}
deadline = time.time() + 60
while True:
    found = client.get_provisioned_concurrency_config(**name)
    if found["Status"] != "IN_PROGRESS" or time.time() > deadline: break
    time.sleep(0.05)
story["status"] = found["Status"]
story["available"] = found["AvailableProvisionedConcurrentExecutions"]
answer = client.invoke(LogType="Tail", **name)
story["type"] = json.loads(answer["Payload"].read())
story["on demand"] = json.loads(client.invoke(FunctionName="f")["Payload"].read())
client.delete_provisioned_concurrency_config(**name)
try: client.get_provisioned_concurrency_config(**name)
except client.exceptions.ProvisionedConcurrencyConfigNotFoundException: story["gone"] = True
print(json.dumps(story))
"#,
    );
    assert_eq!(
        story,
        json!({
            "put": "IN_PROGRESS", "status": "READY", "available": 2,
            "type": "provisioned-concurrency", "on demand": "on-demand", "gone": true,
        })
    );
}
