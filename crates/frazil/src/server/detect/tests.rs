use super::*;

fn check(request: &str, expect: &Destination) {
    let mut lines = request.lines();
    let mut first = lines.next().expect("a request line").split(' ');
    let mut builder = http::Request::builder()
        .method(first.next().expect("a method"))
        .uri(first.next().expect("a target"));
    for (name, value) in lines.filter_map(|line| line.trim().split_once(": ")) {
        builder = builder.header(name, value);
    }
    let (head, ()) = builder.body(()).expect("a request").into_parts();
    assert_eq!(&detect(&head), expect, "{request}");
}

fn url(id: &str, seen: &'static str) -> Destination {
    let path_and_query = PathAndQuery::from_static(seen);
    Destination::FunctionUrl {
        id: id.into(),
        path_and_query,
    }
}

#[test]
fn a_function_url_is_known_by_host_and_by_path() {
    check(
        "GET /a%2Fb?c=d\nHost: abc.lambda-url.us-east-1.localhost:4566",
        &url("abc", "/a%2Fb?c=d"),
    );
    check(
        "GET /\nHost: abc.lambda-url.us-east-1.on.aws",
        &url("abc", "/"),
    );
    check(
        "POST /_frazil/url/abc/x/y?z=1\nHost: 127.0.0.1",
        &url("abc", "/x/y?z=1"),
    );
    check("GET /_frazil/url/abc?z=1", &url("abc", "/?z=1"));
    check("GET /_frazil/url/", &Destination::Nowhere);
}

#[test]
fn services_are_told_apart() {
    check(
        "POST /2015-03-31/functions/f/invocations",
        &Destination::Invoke,
    );
    check(
        "POST /2021-11-15/functions/f/response-streaming-invocations",
        &Destination::InvokeStream,
    );
    check("GET /2015-03-31/functions/f", &Destination::Lambda);
    check("GET /2021-10-31/functions/f/url", &Destination::Lambda);
    check(
        "POST /\nX-Amz-Target: Logs_20140328.GetLogEvents",
        &Destination::Service(&shapes::logs::SERVICE),
    );
    check("PUT /bucket/key", &Destination::S3);
    check("GET /2015-03-31", &Destination::S3);
    check("GET /?list-type=2", &Destination::S3);
    check("GET /_frazil/health", &Destination::Health);
    check("GET /_frazil/limits", &Destination::Limits);
    check("GET /", &Destination::Landing);
    check("GET /\nHost: b.s3-website.localhost", &Destination::S3);
    check("GET /\nHost: b.s3.localhost:4566", &Destination::S3);
    check("GET /_frazil/other", &Destination::Nowhere);
}

#[test]
fn what_nobody_signed_is_known_by_action_host_and_path() {
    let service = |table| Destination::Service(table);
    let form = "Content-Type: application/x-www-form-urlencoded";
    let iam = &shapes::iam::SERVICE;
    let asks = "/?Action=ListUsers&Version=2010-05-08";
    check(&format!("GET {asks}"), &service(iam));
    check(&format!("POST /\n{form}"), &Destination::Form);
    check(&format!("POST /000000000000/q\n{form}"), &Destination::Form);
    check(&format!("POST /bucket\n{form}"), &Destination::S3);
    check("GET /bucket?Action=x", &Destination::S3);
    check("GET /\nHost: iam.amazonaws.com", &service(iam));
    check("GET /\nHost: iam.localhost:4566", &Destination::Landing);
    let gateway = &shapes::apigatewayv2::SERVICE;
    check("GET /v2/apis", &service(gateway));
    check(
        "GET /v2/apis\nHost: apigateway.eu-west-1.localhost",
        &service(gateway),
    );
    check("GET /restapis", &service(&shapes::apigateway::SERVICE));
    check(
        "GET /2013-04-01/hostedzone",
        &service(&shapes::route53::SERVICE),
    );
    check(
        "POST /service/GraniteServiceVersion20100801/operation/ListMetrics\nsmithy-protocol: rpc-v2-cbor",
        &service(&shapes::cloudwatch::SERVICE),
    );
}

#[test]
fn an_action_names_its_service() {
    let check = |form: &str, expect: Option<&'static ServiceTable>| {
        let action = action(None, form.as_bytes()).expect("an action");
        let found = match detect_action(&action) {
            Destination::Service(table) => Some(table),
            _ => None,
        };
        assert_eq!(found, expect, "{form}");
    };
    check("Action=ListQueues", Some(&shapes::sqs::SERVICE));
    check(
        "Action=TagResource&Version=2010-03-31",
        Some(&shapes::sns::SERVICE),
    );
    check(
        "Action=ListMetrics&Version=2010-08-01",
        Some(&shapes::cloudwatch::SERVICE),
    );
    check("Action=RunInstances&Version=2016-11-15", None);
}

#[test]
fn the_scope_of_a_signature_decides() {
    let signed = |service: &str| {
        format!(
            "Authorization: AWS4-HMAC-SHA256 Credential=AK/20261122/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=00"
        )
    };
    check(&format!("GET /\n{}", signed("s3")), &Destination::S3);
    check(
        &format!("GET /2015-03-31/functions/\n{}", signed("s3")),
        &Destination::S3,
    );
    check(
        &format!("GET /2015-03-31/functions/\n{}", signed("lambda")),
        &Destination::Lambda,
    );
    check(
        "GET /b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AK%2F20261122%2Fus-east-1%2Fs3%2Faws4_request",
        &Destination::S3,
    );
    let form = "Content-Type: application/x-www-form-urlencoded; charset=utf-8";
    check(
        &format!("POST /\n{}\n{form}", signed("ec2")),
        &Destination::Unknown {
            service: "ec2".into(),
            dialect: Dialect::Query,
        },
    );
    check(
        "POST /\nX-Amz-Target: AmazonSQS.SendMessage",
        &Destination::Service(&shapes::sqs::SERVICE),
    );
}
