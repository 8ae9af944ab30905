//! The stock SAM CLI: an application is deployed, changed and deleted.

use std::path::PathBuf;

use crate::world::{World, python_runtime, sam_environment, succeeded};

const TEMPLATE: &str = r#"
AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Parameters:
  Greeting: {Type: String, Default: hello}
Globals:
  Function: {Runtime: PYTHON, Handler: app.handler, Timeout: 10}
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Environment:
        Variables: {GREETING: !Ref Greeting, TABLE: !Ref Visits}
      FunctionUrlConfig: {AuthType: NONE}
      Policies:
        - AWSLambdaBasicExecutionRole
        - DynamoDBCrudPolicy: {TableName: !Ref Visits}
        - SQSSendMessagePolicy: {QueueName: !GetAtt Work.QueueName}
      Events:
        Rest: {Type: Api, Properties: {Path: '/hello/{name}', Method: get}}
        Http: {Type: HttpApi, Properties: {Path: '/http/{name}', Method: get}}
        Everything: {Type: HttpApi}
        Daily: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
        Jobs: {Type: SQS, Properties: {Queue: !GetAtt Work.Arn, BatchSize: 5}}
  Work:
    Type: AWS::SQS::Queue
  Visits:
    Type: AWS::Serverless::SimpleTable
Outputs:
  Rest: {Value: !Ref ServerlessRestApi}
  Http: {Value: !Ref ServerlessHttpApi}
  Url: {Value: !GetAtt HelloUrl.FunctionUrl}
  Role: {Value: !Ref HelloRole}
"#;

const APP: &str = r#"
import os
def handler(event, context):
    name = (event.get("pathParameters") or {}).get("name", "nobody")
    return {"statusCode": 200, "body": os.environ["GREETING"] + " " + name + " ONE"}
"#;

struct Project<'a> {
    world: &'a World,
    /// The environment with the SAM CLI.
    client: PathBuf,
    folder: PathBuf,
}

impl Project<'_> {
    fn sam(&self, arguments: &[&str]) {
        let mut command = self.world.tool(&self.client.join("bin/sam"));
        command
            .args(arguments)
            .env("SAM_CLI_TELEMETRY", "0")
            .env("HOME", self.world.scratch("home"))
            .current_dir(&self.folder);
        let output = command.output().expect("sam can be started");
        succeeded(
            &output,
            &format!("{arguments:?}\n{}", self.world.server().stderr()),
        );
    }

    fn deploy(&self, more: &[&str]) {
        let fixed = [
            "deploy",
            "--stack-name",
            "app",
            "--region",
            "us-east-1",
            "--resolve-s3",
        ];
        let quietly = ["--capabilities", "CAPABILITY_IAM", "--no-confirm-changeset"];
        self.sam(&[&fixed[..], &quietly, more].concat());
    }

    fn write(&self, template: &str, app: &str) {
        let source = self.folder.join("src");
        std::fs::create_dir_all(&source).expect("the project can be written");
        let template = template.replace("PYTHON", python_runtime());
        std::fs::write(self.folder.join("template.yaml"), template)
            .expect("the project can be written");
        std::fs::write(source.join("app.py"), app).expect("the project can be written");
    }

    fn output(&self, name: &str) -> String {
        let told = self
            .world
            .aws(&["cloudformation", "describe-stacks", "--stack-name", "app"]);
        let outputs = told["Stacks"][0]["Outputs"].as_array().cloned();
        let mut outputs = outputs.unwrap_or_default().into_iter();
        let found = outputs.find(|output| output["OutputKey"] == name);
        let value = found.and_then(|output| Some(output["OutputValue"].as_str()?.to_owned()));
        value.unwrap_or_else(|| panic!("no output {name}: {told}"))
    }

    fn get(&self, path: &str) -> String {
        let script = format!(
            "import os, json, urllib.request\nprint(json.dumps(urllib.request.urlopen(os.environ['AWS_ENDPOINT_URL'] + '{path}').read().decode()))"
        );
        let answer = self.world.boto3(&script);
        answer.as_str().expect("a text").to_owned()
    }
}

#[test]
fn an_application_is_deployed_changed_and_deleted() {
    let Some((world, client)) = World::with_client(sam_environment()) else {
        return;
    };
    let folder = world.scratch("project");
    let project = Project {
        world: &world,
        client,
        folder,
    };
    project.write(TEMPLATE, APP);
    project.deploy(&[]);
    let rest = format!("/_frazil/api/{}/Prod/hello/you", project.output("Rest"));
    assert_eq!(project.get(&rest), "hello you ONE");
    let http = format!("/_frazil/api/{}", project.output("Http"));
    let named = project.get(&format!("{http}/http/you"));
    assert_eq!(named, "hello you ONE");
    let unnamed = project.get(&format!("{http}/elsewhere"));
    assert_eq!(unnamed, "hello nobody ONE");
    let role = project.output("Role");
    let policies = world.aws(&["iam", "list-role-policies", "--role-name", &role]);
    assert_eq!(
        policies["PolicyNames"].as_array().map(Vec::len),
        Some(2),
        "{policies}"
    );

    project.write(TEMPLATE, &APP.replace("ONE", "TWO"));
    project.deploy(&["--parameter-overrides", "Greeting=good-bye"]);
    assert_eq!(project.get(&rest), "good-bye you TWO");
    let named = project.get(&format!("{http}/http/you"));
    assert_eq!(named, "good-bye you TWO");

    project.sam(&[
        "delete",
        "--stack-name",
        "app",
        "--region",
        "us-east-1",
        "--no-prompts",
    ]);
    let functions = world.aws(&["lambda", "list-functions"]);
    assert_eq!(functions["Functions"], serde_json::json!([]));
}
