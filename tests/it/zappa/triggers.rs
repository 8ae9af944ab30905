//! What else makes functions of a Zappa project run: schedules, buckets, queues, topics, and tasks.

use serde_json::json;

use super::project::Project;
use crate::world::{World, zappa_environment};

const APP: &str = r#"
from flask import Flask
from zappa.asynchronous import task, task_sns

app = Flask(__name__)

@task
def by_lambda(what):
    print("TASK", what)

@task_sns
def by_topic(what):
    print("TOPIC TASK", what)

@app.route("/")
def index():
    by_lambda("one")
    by_topic("two")
    return "begun"

def on_tick(event, context):
    print("TICK", event["kwargs"]["who"])

def on_object(event, context):
    print("OBJECT", event["Records"][0]["s3"]["object"]["key"])

def on_message(event, context):
    print("MESSAGE", event["Records"][0]["body"])

def on_news(event, context):
    print("NEWS", event["Records"][0]["Sns"]["Message"])
"#;

#[test]
fn everything_that_zappa_wires_up_runs() {
    let Some((world, _)) = World::with_client(zappa_environment()) else {
        return;
    };
    world.boto3(
        "import boto3\n\
         boto3.client('s3').create_bucket(Bucket='inbox')\n\
         boto3.client('sqs').create_queue(QueueName='work')\n\
         boto3.client('sns').create_topic(Name='news')\n\
         print('null')",
    );
    let of = |service: &str, name: &str| format!("arn:aws:{service}:us-east-1:000000000000:{name}");
    let project = Project::new(
        &world,
        "jobs",
        &[("app.py", APP)],
        &json!({
            "app_function": "app.app",
            "apigateway_enabled": false,
            "function_url_enabled": true,
            "keep_warm": false,
            "async_source": "sns",
            "events": [
                {"function": "app.on_tick", "expression": "rate(1 minute)", "kwargs": {"who": "clock"}},
                {"function": "app.on_object", "event_source": {
                    "arn": "arn:aws:s3:::inbox", "events": ["s3:ObjectCreated:*"]}},
                {"function": "app.on_message", "event_source": {
                    "arn": of("sqs", "work"), "batch_size": 1, "enabled": true}},
                {"function": "app.on_news", "event_source": {
                    "arn": of("sns", "news"), "events": ["sns:Publish"]}},
            ],
        }),
    );
    let url = Project::address(&project.zappa(&["deploy", "dev"]));
    assert_eq!(project.visit(&url, "/").text(), "begun");
    let news = of("sns", "news");
    world.boto3(&format!(
        "import boto3\n\
         boto3.client('s3').put_object(Bucket='inbox', Key='in/a', Body=b'x')\n\
         sqs = boto3.client('sqs')\n\
         queue = sqs.get_queue_url(QueueName='work')['QueueUrl']\n\
         sqs.send_message(QueueUrl=queue, MessageBody='to do')\n\
         boto3.client('sns').publish(TopicArn='{news}', Message='it freezes')\n\
         print('null')",
    ));
    for wanted in [
        "TASK one",
        "TOPIC TASK two",
        "OBJECT in/a",
        "MESSAGE to do",
        "NEWS it freezes",
        "TICK clock",
    ] {
        wait_for_line(&world, wanted);
    }
    project.zappa(&["unschedule", "dev"]);
    project.zappa(&["undeploy", "dev", "--yes"]);
}

/// Waits until the function has written a line. A rule by the minute may take one.
fn wait_for_line(world: &World, wanted: &str) {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(150);
    let pattern = format!("\"{wanted}\"");
    let arguments = [
        "logs",
        "filter-log-events",
        "--log-group-name",
        "/aws/lambda/jobs-dev",
    ];
    loop {
        let arguments = [&arguments[..], &["--filter-pattern", &pattern]].concat();
        let found = world.aws(&arguments);
        if found["events"].as_array().is_some_and(|it| !it.is_empty()) {
            return;
        }
        assert!(
            std::time::Instant::now() < deadline,
            "waited in vain for {wanted}"
        );
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
}
