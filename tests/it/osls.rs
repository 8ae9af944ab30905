//! osls, the Serverless Framework's fork: an application is deployed, changed, looked at and removed.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::world::{World, osls_modules, python_runtime, succeeded, wait_for};

/// Gives the queue's function something to do.
const SEND: &str = r#"
import boto3
sqs = boto3.client("sqs")
sqs.send_message(QueueUrl=sqs.list_queues()["QueueUrls"][0], MessageBody="a job")
print("null")
"#;

struct Project<'a> {
    world: &'a World,
    /// Where osls is.
    modules: PathBuf,
    folder: PathBuf,
}

impl Project<'_> {
    fn osls(&self, arguments: &[&str], greeting: &str) -> String {
        let mut command = self.world.tool(&self.modules.join(".bin/osls"));
        command
            .args(arguments)
            .env("FUNCTION_RUNTIME", python_runtime())
            .env("GREETING", greeting)
            .env("HOME", self.world.scratch("home"))
            .env("SLS_TELEMETRY_DISABLED", "1")
            .env("SLS_NOTIFICATIONS_MODE", "off")
            .current_dir(&self.folder);
        let output = command.output().expect("osls can be started");
        succeeded(
            &output,
            &format!("{arguments:?}\n{}", self.world.server().stderr()),
        )
    }

    /// What the stack tells under this name.
    fn output(&self, name: &str) -> String {
        let asked = [
            "cloudformation",
            "describe-stacks",
            "--stack-name",
            "ice-dev",
        ];
        let told = self.world.aws(&asked);
        let outputs = told["Stacks"][0]["Outputs"].as_array().cloned();
        let mut outputs = outputs.unwrap_or_default().into_iter();
        let found = outputs.find(|output| output["OutputKey"] == name);
        let value = found.and_then(|output| Some(output["OutputValue"].as_str()?.to_owned()));
        value.unwrap_or_else(|| panic!("no output {name}: {told}"))
    }

    /// What both APIs answer.
    fn answers(&self) -> [String; 2] {
        let rest = self.output("ServiceEndpoint");
        let rest = rest.trim_start_matches("https://").split('.').next();
        let rest = rest.expect("a host's name").to_owned();
        let paths = [
            format!("/_frazil/api/{}/hello/you", self.output("HttpApiId")),
            format!("/_frazil/api/{rest}/dev/hi/you"),
        ];
        paths.map(|path| self.world.get(&path).succeeded().text())
    }
}

/// Everything that a stack of such an application could leave behind.
fn left(world: &World) -> Value {
    world.boto3(
        r#"
import boto3, json
c = boto3.client
print(json.dumps([c("cloudformation").describe_stacks()["Stacks"], c("lambda").list_functions()["Functions"],
    c("lambda").list_event_source_mappings()["EventSourceMappings"], c("apigateway").get_rest_apis()["items"],
    c("apigatewayv2").get_apis()["Items"], c("events").list_rules()["Rules"], c("iam").list_roles()["Roles"],
    c("sqs").list_queues().get("QueueUrls", []), c("logs").describe_log_groups()["logGroups"],
    [it["Name"] for it in c("s3").list_buckets()["Buckets"]]], default=str))
"#,
    )
}

#[test]
fn an_application_is_deployed_changed_and_removed() {
    let Some((world, modules)) = World::with_client(osls_modules()) else {
        return;
    };
    let folder = world.scratch("osls");
    for (name, text) in [
        ("serverless.yml", include_str!("osls/serverless.yml")),
        ("app.py", include_str!("osls/app.py")),
    ] {
        fs::write(folder.join(name), text).expect("the project can be written");
    }
    let project = Project {
        world: &world,
        modules,
        folder,
    };
    project.osls(&["deploy"], "hello");
    assert_eq!(project.answers(), ["hello you", "hello you"]);

    project.osls(&["deploy"], "good-bye");
    assert_eq!(project.answers(), ["good-bye you", "good-bye you"]);
    let info = project.osls(&["info"], "good-bye");
    assert!(info.contains("/hello/{name}"), "{info}");
    let invoked = project.osls(&["invoke", "--function", "hello"], "good-bye");
    assert!(invoked.contains("good-bye nobody"), "{invoked}");

    world.boto3(SEND);
    wait_for("the queue's function in osls's log", || {
        let log = project.osls(&["logs", "--function", "work"], "good-bye");
        log.contains("worked on ['a job']").then_some(())
    });

    project.osls(&["remove"], "good-bye");
    let nothing: Vec<Value> = vec![json!([]); 10];
    assert_eq!(left(&world), Value::from(nothing));
}
