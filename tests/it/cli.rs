//! The AWS CLI at work: folders in step with buckets, presigned addresses, a template deployed, and
//! something of every service.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::world::{World, python_runtime, zip_of};

const FILES: usize = 1_000;

/// What the AWS CLI printed, which is not always JSON.
fn printed(world: &World, arguments: &[&str]) -> String {
    let output = world.try_aws(arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "{arguments:?}\n{}\n{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    text(&output.stdout)
}

/// A command line of words without spaces.
fn aws(world: &World, line: &str) -> Value {
    world.aws(&line.split(' ').collect::<Vec<_>>())
}

fn lines_with(text: &str, part: &str) -> usize {
    text.lines().filter(|line| line.contains(part)).count()
}

fn write_files(folder: &Path) {
    for number in 0..FILES {
        let part = folder.join(format!("part {}", number % 7));
        fs::create_dir_all(&part).expect("the world's folder can be written");
        fs::write(part.join(format!("{number}.txt")), format!("file {number}"))
            .expect("the world's folder can be written");
    }
}

#[test]
fn a_folder_with_a_thousand_files_goes_up_and_comes_down() {
    let world = World::new();
    let (here, there) = (world.scratch("client/here"), world.scratch("client/there"));
    write_files(&here);
    printed(&world, &["s3", "mb", "s3://files"]);
    let sync = |from: &str, to: &str, more: &[&str]| {
        let command = ["s3", "sync", "--no-progress", from, to];
        printed(&world, &[&command[..], more].concat())
    };
    let up = sync("here", "s3://files/f", &[]);
    assert_eq!(lines_with(&up, "upload: "), FILES, "{up}");
    assert_eq!(sync("here", "s3://files/f", &[]), "");
    let down = sync("s3://files/f", "there", &[]);
    assert_eq!(lines_with(&down, "download: "), FILES, "{down}");
    for number in [0, 1, 499, FILES - 1] {
        let path = there.join(format!("part {}/{number}.txt", number % 7));
        let text = fs::read_to_string(&path).expect("it came down");
        assert_eq!(text, format!("file {number}"));
    }
    fs::remove_file(here.join("part 0/0.txt")).expect("it is there");
    fs::write(here.join("part 1/1.txt"), "changed, and longer").expect("it is there");
    let told = sync("here", "s3://files/f", &["--delete"]);
    assert_eq!(lines_with(&told, "upload: "), 1, "{told}");
    assert_eq!(lines_with(&told, "delete: "), 1, "{told}");
    let left = printed(&world, &["s3", "rb", "s3://files", "--force"]);
    assert_eq!(lines_with(&left, "delete: "), FILES - 1, "{left}");
}

#[test]
fn addresses_that_are_signed_beforehand_read_and_write() {
    let world = World::new();
    printed(&world, &["s3", "mb", "s3://files"]);
    let story = world.boto3(include_str!("cli/presigned.py"));
    let expected = json!({"put": 200, "other type": 403, "post": 204, "too long": 400, "keys": ["form.txt", "up/a b.txt"]});
    assert_eq!(story, expected);
    let address = printed(&world, &["s3", "presign", "s3://files/up/a b.txt"]);
    let path = address
        .trim()
        .strip_prefix(world.url())
        .expect("it leads here");
    assert_eq!(world.get(path).succeeded().text(), "uploaded");
    let forged = path.replace("up/a", "up/b");
    assert_eq!(world.get(&forged).status, 403);
}

#[test]
fn every_call_of_zappa_is_answered_to_boto3() {
    let world = World::new();
    let package = world.scratch("client").join("1.zip");
    let code = b"def handler(event, context):\n    print('ran')\n    return event\n";
    fs::write(package, zip_of(&[("app.py", code)])).expect("the world's folder can be written");
    let script = include_str!("cli/calls.py");
    let runtime = format!("RUNTIME = {:?}\n", python_runtime());
    let story = world.boto3(&format!("{runtime}{script}"));
    assert_eq!(story["missing"], json!([]), "{story}");
}

#[test]
fn the_aws_cli_speaks_with_every_service() {
    let world = World::new();
    let aws = |line: &str| aws(&world, line);
    let account = aws("sts get-caller-identity")["Account"].clone();
    let account = account.as_str().expect("an account");
    let made = aws("sns create-topic --name t");
    assert_eq!(
        made["TopicArn"],
        format!("arn:aws:sns:us-east-1:{account}:t")
    );
    // The older CLI asks for queues where AWS's own list of addresses says, unless it is told.
    let sqs = format!("--endpoint-url {} sqs", world.url());
    let queue = aws(&format!("{sqs} create-queue --queue-name q"));
    let address = queue["QueueUrl"].as_str().expect("an address");
    aws(&format!(
        "{sqs} send-message --queue-url {address} --message-body hello"
    ));
    let got = aws(&format!("{sqs} receive-message --queue-url {address}"));
    assert_eq!(got["Messages"][0]["Body"], "hello");
    world.aws(&[
        "events",
        "put-rule",
        "--name",
        "r",
        "--schedule-expression",
        "rate(5 minutes)",
    ]);
    assert_eq!(aws("events list-rules")["Rules"][0]["Name"], "r");
    let target =
        format!("Arn=arn:aws:sqs:us-east-1:{account}:q,RoleArn=arn:aws:iam::{account}:role/r");
    let when = "--schedule-expression at(2090-01-01T00:00:00) --flexible-time-window Mode=OFF";
    aws(&format!(
        "scheduler create-schedule --name s {when} --target {target}"
    ));
    assert_eq!(aws("scheduler get-schedule --name s")["State"], "ENABLED");
    let api = aws("apigateway create-rest-api --name a")["id"].clone();
    assert_eq!(aws("apigateway get-rest-apis")["items"][0]["id"], api);
    let api = aws("apigatewayv2 create-api --name b --protocol-type HTTP")["ApiId"].clone();
    assert_eq!(aws("apigatewayv2 get-apis")["Items"][0]["ApiId"], api);
    aws("ssm put-parameter --name /p --value v --type SecureString");
    let parameter = aws("ssm get-parameter --name /p --with-decryption");
    assert_eq!(parameter["Parameter"]["Value"], "v");
    aws("secretsmanager create-secret --name s --secret-string hidden");
    let secret = aws("secretsmanager get-secret-value --secret-id s");
    assert_eq!(secret["SecretString"], "hidden");
    aws("acm request-certificate --domain-name a.example --validation-method DNS");
    let certificates = aws("acm list-certificates");
    assert_eq!(
        certificates["CertificateSummaryList"][0]["DomainName"],
        "a.example"
    );
    aws("route53 create-hosted-zone --name a.example --caller-reference 1");
    assert_eq!(
        aws("route53 list-hosted-zones")["HostedZones"][0]["Name"],
        "a.example."
    );
}

#[test]
fn the_aws_cli_deploys_a_template() {
    let world = World::new();
    let template = world.scratch("client").join("stack.yaml");
    fs::write(template, "Resources: {Role: {Type: AWS::IAM::Role, Properties: {RoleName: of-stack, AssumeRolePolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}}}}\n")
        .expect("the world's folder can be written");
    let deploy = "cloudformation deploy --stack-name s --template-file stack.yaml";
    let told = printed(
        &world,
        &format!("{deploy} --capabilities CAPABILITY_NAMED_IAM")
            .split(' ')
            .collect::<Vec<_>>(),
    );
    assert!(
        told.contains("Successfully created/updated stack - s"),
        "{told}"
    );
    assert_eq!(
        aws(&world, "iam list-roles")["Roles"][0]["RoleName"],
        "of-stack"
    );
}
