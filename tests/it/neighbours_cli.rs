//! The AWS CLI against the neighbours: DynamoDB, CloudWatch and CloudWatch Logs.

use serde_json::{Value, json};

use crate::world::{World, wait_for};

#[test]
fn the_aws_cli_keeps_items_in_a_table_which_survives_a_kill() {
    let mut world = World::new();
    let made = world.aws(&[
        "dynamodb",
        "create-table",
        "--table-name",
        "tasks",
        "--attribute-definitions",
        "AttributeName=id,AttributeType=S",
        "--key-schema",
        "AttributeName=id,KeyType=HASH",
        "--billing-mode",
        "PAY_PER_REQUEST",
    ]);
    assert_eq!(made["TableDescription"]["TableName"], "tasks");
    world.aws(&["dynamodb", "wait", "table-exists", "--table-name", "tasks"]);
    let expiry = "Enabled=true,AttributeName=ttl";
    let specification = ["--time-to-live-specification", expiry];
    let switched = ["dynamodb", "update-time-to-live", "--table-name", "tasks"];
    world.aws(&[&switched[..], &specification[..]].concat());
    let put = |item: &str, more: &[&str]| {
        let command = ["dynamodb", "put-item", "--table-name", "tasks", "--item"];
        world.try_aws(&[&command[..], &[item], more].concat())
    };
    let item = r#"{"id":{"S":"a"},"async_status":{"S":"in progress"}}"#;
    assert!(put(item, &[]).status.success());
    let once = ["--condition-expression", "attribute_not_exists(id)"];
    let refused = put(item, &once);
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        words.contains(
            "An error occurred (ConditionalCheckFailedException) when calling the PutItem operation: The conditional request failed"
        ),
        "{words}"
    );
    world.aws(&[
        "dynamodb",
        "update-item",
        "--table-name",
        "tasks",
        "--key",
        r#"{"id":{"S":"a"}}"#,
        "--update-expression",
        "SET async_response = :r, async_status = :s",
        "--expression-attribute-values",
        r#"{":r":{"S":"\"done\""},":s":{"S":"complete"}}"#,
    ]);
    world.kill();
    world.start();
    let key = r#"{"id":{"S":"a"}}"#;
    let got = world.aws(&[
        "dynamodb",
        "get-item",
        "--table-name",
        "tasks",
        "--key",
        key,
    ]);
    assert_eq!(got["Item"]["async_status"], json!({"S": "complete"}));
    let found = world.aws(&[
        "dynamodb",
        "query",
        "--table-name",
        "tasks",
        "--key-condition-expression",
        "id = :id",
        "--expression-attribute-values",
        r#"{":id":{"S":"a"}}"#,
    ]);
    assert_eq!(found["Count"], 1);
    let listed = world.aws(&["dynamodb", "list-tables"]);
    assert_eq!(listed["TableNames"], json!(["tasks"]));
    world.aws(&["dynamodb", "delete-table", "--table-name", "tasks"]);
    world.aws(&[
        "dynamodb",
        "wait",
        "table-not-exists",
        "--table-name",
        "tasks",
    ]);
}

#[test]
fn metrics_of_functions_are_counted() {
    let world = World::new();
    world
        .function("counted")
        .python(
            "def handler(event, context):\n    \
             if event.get('fail'): raise ValueError('no')\n    \
             return 1\n",
        )
        .create();
    for _ in 0..2 {
        world.invoke("counted", "{}").succeeded();
    }
    world.invoke("counted", r#"{"fail": true}"#);
    let told = wait_for("three durations", || {
        let told = statistics(&world);
        let durations = told["Duration"].as_f64();
        (durations == Some(3.0)).then_some(told)
    });
    assert_eq!(told["Invocations"], 3.0);
    assert_eq!(told["Errors"], 1.0);
    assert_eq!(told["Throttles"], 0.0);
    let listed = world.aws(&[
        "cloudwatch",
        "list-metrics",
        "--namespace",
        "AWS/Lambda",
        "--metric-name",
        "Errors",
        "--dimensions",
        "Name=FunctionName,Value=counted",
    ]);
    let metrics = listed["Metrics"].as_array().expect("metrics");
    assert_eq!(metrics.len(), 2, "{listed}");
}

/// Sums of the last hour, by metric; of durations how many there were.
fn statistics(world: &World) -> Value {
    world.boto3(
        r#"
import boto3, json, datetime
cloudwatch = boto3.client("cloudwatch")
now = datetime.datetime.now(datetime.timezone.utc)
story = {}
for name, statistic in [("Invocations", "Sum"), ("Errors", "Sum"), ("Throttles", "Sum"), ("Duration", "SampleCount")]:
    points = cloudwatch.get_metric_statistics(Namespace="AWS/Lambda", MetricName=name, Statistics=[statistic],
        Dimensions=[{"Name": "FunctionName", "Value": "counted"}], Period=3600,
        StartTime=now - datetime.timedelta(hours=1), EndTime=now + datetime.timedelta(minutes=1))["Datapoints"]
    story[name] = sum(point[statistic] for point in points)
print(json.dumps(story))
"#,
    )
}

#[test]
fn the_aws_cli_puts_metrics_alarms_and_dashboards() {
    let world = World::new();
    world.aws(&[
        "cloudwatch",
        "put-metric-data",
        "--namespace",
        "Shop",
        "--metric-name",
        "Orders",
        "--value",
        "7",
        "--unit",
        "Count",
    ]);
    let queries = r#"[{"Id":"m","ReturnData":false,"MetricStat":{"Period":60,"Stat":"Sum","Metric":{"Namespace":"Shop","MetricName":"Orders"}}},{"Id":"e","Expression":"m * 2"}]"#;
    let now = jiff::Timestamp::now().as_second();
    let data = world.aws(&[
        "cloudwatch",
        "get-metric-data",
        "--metric-data-queries",
        queries,
        "--start-time",
        &(now - 600).to_string(),
        "--end-time",
        &(now + 120).to_string(),
    ]);
    assert_eq!(
        data["MetricDataResults"][0]["Values"],
        json!([14.0]),
        "{data}"
    );
    world.aws(&[
        "cloudwatch",
        "put-metric-alarm",
        "--alarm-name",
        "busy",
        "--namespace",
        "Shop",
        "--metric-name",
        "Orders",
        "--statistic",
        "Sum",
        "--period",
        "60",
        "--evaluation-periods",
        "1",
        "--threshold",
        "5",
        "--comparison-operator",
        "GreaterThanThreshold",
        "--treat-missing-data",
        "ignore",
    ]);
    let alarms = world.aws(&["cloudwatch", "describe-alarms"]);
    assert_eq!(alarms["MetricAlarms"][0]["AlarmName"], "busy");
    let body = r#"{"widgets":[]}"#;
    let dashboard = ["--dashboard-name", "d", "--dashboard-body", body];
    world.aws(&[&["cloudwatch", "put-dashboard"][..], &dashboard[..]].concat());
    let got = world.aws(&["cloudwatch", "get-dashboard", "--dashboard-name", "d"]);
    assert_eq!(got["DashboardBody"], body);
    world.aws(&["cloudwatch", "delete-alarms", "--alarm-names", "busy"]);
}

#[test]
fn subscriptions_and_metric_filters_follow_a_log_group() {
    let world = World::new();
    world
        .function("reader")
        .python(
            "import base64, gzip, json\n\
             def handler(event, context):\n    \
             data = json.loads(gzip.decompress(base64.b64decode(event['awslogs']['data'])))\n    \
             print('GOT', data['logGroup'], data['logStream'], data['subscriptionFilters'][0], data['logEvents'][0]['message'])\n",
        )
        .create();
    let arn = world.configuration("reader")["FunctionArn"].clone();
    let arn = arn.as_str().expect("an ARN");
    world.aws(&["logs", "create-log-group", "--log-group-name", "shop"]);
    let stream = ["--log-group-name", "shop", "--log-stream-name", "s"];
    world.aws(&[&["logs", "create-log-stream"][..], &stream[..]].concat());
    world.aws(&[
        "lambda",
        "add-permission",
        "--function-name",
        "reader",
        "--statement-id",
        "logs",
        "--action",
        "lambda:InvokeFunction",
        "--principal",
        "logs.amazonaws.com",
    ]);
    world.aws(&[
        "logs",
        "put-subscription-filter",
        "--log-group-name",
        "shop",
        "--filter-name",
        "f",
        "--filter-pattern",
        "ERROR",
        "--destination-arn",
        arn,
    ]);
    world.aws(&[
        "logs",
        "put-metric-filter",
        "--log-group-name",
        "shop",
        "--filter-name",
        "errors",
        "--filter-pattern",
        "ERROR",
        "--metric-transformations",
        "metricName=Errors,metricNamespace=Shop,metricValue=1",
    ]);
    let now_ms = jiff::Timestamp::now().as_millisecond();
    let events = json!([
        {"timestamp": now_ms, "message": "all is well"},
        {"timestamp": now_ms, "message": "ERROR the shop burns"},
    ]);
    let events = events.to_string();
    let put = [
        &["logs", "put-log-events", "--log-events", &events][..],
        &stream[..],
    ];
    world.aws(&put.concat());
    let line = wait_for("the subscription", || {
        let command = ["logs", "filter-log-events", "--filter-pattern", "GOT"];
        let group = ["--log-group-name", "/aws/lambda/reader"];
        let output = world.try_aws(&[&command[..], &group[..]].concat());
        let found: Value = serde_json::from_slice(&output.stdout).ok()?;
        found["events"][0]["message"].as_str().map(str::to_owned)
    });
    assert_eq!(line.trim(), "GOT shop s f ERROR the shop burns");
    let listed = wait_for("the metric", || {
        let command = ["cloudwatch", "list-metrics", "--namespace", "Shop"];
        let listed = world.aws(&command);
        listed["Metrics"][0].is_object().then_some(listed)
    });
    assert_eq!(listed["Metrics"][0]["MetricName"], "Errors");
    let kinesis = "arn:aws:kinesis:us-east-1:000000000000:stream/s";
    let refused = world.try_aws(&[
        "logs",
        "put-subscription-filter",
        "--log-group-name",
        "shop",
        "--filter-name",
        "k",
        "--filter-pattern",
        "",
        "--destination-arn",
        kinesis,
    ]);
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(words.contains("InvalidParameterException"), "{words}");
}

#[test]
fn insights_sums_up_what_functions_logged() {
    let world = World::new();
    world
        .function("asked")
        .python("def handler(event, context): print('user=' + event['user'])")
        .create();
    for user in ["ann", "bob", "ann"] {
        let event = json!({ "user": user }).to_string();
        world.invoke("asked", &event).succeeded();
    }
    let told = wait_for("three reports", || {
        let told = world.boto3(
            r#"
import boto3, json, time
logs = boto3.client("logs")
story = {}
for name, query in [
    ("reports", "filter @type = \"REPORT\" | stats count(*) as calls, max(@memorySize / 1000 / 1000) as mb"),
    ("users", "parse @message \"user=*\" as user | filter ispresent(user) | stats count(*) as calls by user | sort calls desc"),
]:
    now = int(time.time())
    asked = logs.start_query(logGroupName="/aws/lambda/asked", startTime=now - 3600, endTime=now + 60, queryString=query)
    while (got := logs.get_query_results(queryId=asked["queryId"]))["status"] == "Running":
        time.sleep(0.05)
    story[name] = [[field["value"].strip() for field in row] for row in got["results"]]
    story["status"] = got["status"]
print(json.dumps(story))
"#,
        );
        (told["reports"][0][0] == "3").then_some(told)
    });
    assert_eq!(told["status"], "Complete");
    assert_eq!(told["reports"], json!([["3", "128"]]));
    assert_eq!(told["users"], json!([["ann", "2"], ["bob", "1"]]));
    let groups = world.aws(&["logs", "describe-log-groups"]);
    let bytes = groups["logGroups"][0]["storedBytes"].as_i64();
    assert!(bytes.is_some_and(|bytes| bytes > 100), "{groups}");
}
