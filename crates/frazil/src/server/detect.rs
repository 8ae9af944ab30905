//! detect: which service, or which function URL, a request is for. Pure: it reads the head only.

use frazil_wire::{Action, ServiceTable, action, route, shapes};
use http::request::Parts;
use http::uri::PathAndQuery;
use http::{HeaderMap, Method, header};

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    /// `GET /_frazil/health`
    Health,
    /// `GET /_frazil/limits`
    Limits,
    /// `GET /` of a person.
    Landing,
    /// A function URL, by host name or by path; `path_and_query` is what the function sees.
    FunctionUrl {
        id: String,
        path_and_query: PathAndQuery,
    },
    /// A link of Lambda's `GetFunction` to a package: `GET /_frazil/code/…`
    Package,
    /// Lambda's Invoke.
    Invoke,
    /// Lambda's InvokeWithResponseStream.
    InvokeStream,
    /// Any other operation of Lambda.
    Lambda,
    /// A service with a table of operations.
    Service(&'static ServiceTable),
    /// A service of the query protocol that nobody signed for: the form in the body says which.
    Form,
    /// S3: everything that nobody else claims.
    S3,
    /// A service that is not here.
    Unknown { service: String, dialect: Dialect },
    /// An answer for CloudFormation: `PUT /_frazil/cloudformation/<token>`
    Signal { token: String },
    /// A path of our own that leads nowhere.
    Nowhere,
}

/// How a client of an unknown service expects its error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// JSON 1.0, JSON 1.1 and REST-JSON.
    Json,
    /// The query protocol: XML.
    Query,
}

impl Dialect {
    /// What the client of a request speaks.
    pub(crate) fn of(head: &Parts) -> Dialect {
        match text(&head.headers, header::CONTENT_TYPE.as_str()) {
            Some(kind) if kind.starts_with("application/x-www-form-urlencoded") => Dialect::Query,
            _ => Dialect::Json,
        }
    }
}

const OWN: &str = "/_frazil/";

/// The services that are known by what a request says of them. Lambda and S3 are known by more.
const SERVICES: [&ServiceTable; 18] = [
    &shapes::acm::SERVICE,
    &shapes::apigateway::SERVICE,
    &shapes::apigatewaymanagementapi::SERVICE,
    &shapes::apigatewayv2::SERVICE,
    &shapes::cloudformation::SERVICE,
    &shapes::cloudwatch::SERVICE,
    &shapes::dynamodb::SERVICE,
    &shapes::ecr::SERVICE,
    &shapes::events::SERVICE,
    &shapes::iam::SERVICE,
    &shapes::logs::SERVICE,
    &shapes::route53::SERVICE,
    &shapes::scheduler::SERVICE,
    &shapes::secretsmanager::SERVICE,
    &shapes::sns::SERVICE,
    &shapes::sqs::SERVICE,
    &shapes::ssm::SERVICE,
    &shapes::sts::SERVICE,
];

/// Reads a request's head.
pub(crate) fn detect(head: &Parts) -> Destination {
    let path = head.uri.path();
    if let Some(id) = url_host(head) {
        let path_and_query = head
            .uri
            .path_and_query()
            .cloned()
            .unwrap_or(PathAndQuery::from_static("/"));
        return Destination::FunctionUrl {
            id: id.to_owned(),
            path_and_query,
        };
    }
    if let Some(own) = path.strip_prefix(OWN) {
        return detect_own(head, own);
    }
    match signed_service(head) {
        Some("lambda") => return detect_lambda(head),
        Some("s3") => return Destination::S3,
        _ => {}
    }
    if let Some(target) = text(&head.headers, "x-amz-target") {
        return detect_target(target);
    }
    if let Some(prefix) = cbor_prefix(head) {
        return detect_target(prefix);
    }
    if let Some(service) = signed_service(head) {
        if let Some(table) = by_scope(head, service) {
            return Destination::Service(table);
        }
        return Destination::Unknown {
            service: service.to_owned(),
            dialect: Dialect::of(head),
        };
    }
    // From here on nobody signed: a browser, curl, or a client with signing switched off.
    if let Some(action) = action(head.uri.query(), &[]).filter(|_| takes_forms(path)) {
        return detect_action(&action);
    }
    if let Some(table) = by_host(head).or_else(|| by_path(head)) {
        return Destination::Service(table);
    }
    match path {
        _ if is_lambda_path(path) => detect_lambda(head),
        _ if is_form(head) => Destination::Form,
        "/" if names_bucket(head) => Destination::S3,
        "/" if head.method == Method::GET && head.uri.query().is_none() => Destination::Landing,
        _ => Destination::S3,
    }
}

fn detect_own(head: &Parts, own: &str) -> Destination {
    if let Some(rest) = own.strip_prefix("url/") {
        let id = rest.split('/').next().unwrap_or_default();
        let path = Some(&rest[id.len()..])
            .filter(|path| !path.is_empty())
            .unwrap_or("/");
        let seen = match head.uri.query() {
            Some(query) => format!("{path}?{query}"),
            None => path.to_owned(),
        };
        return match PathAndQuery::try_from(seen) {
            Ok(path_and_query) if !id.is_empty() => Destination::FunctionUrl {
                id: id.to_owned(),
                path_and_query,
            },
            _ => Destination::Nowhere,
        };
    }
    match own {
        "health" => Destination::Health,
        "limits" => Destination::Limits,
        _ if own.starts_with("code/") => Destination::Package,
        _ if own.starts_with("cloudformation/") => Destination::Signal {
            token: own["cloudformation/".len()..].to_owned(),
        },
        _ => Destination::Nowhere,
    }
}

fn detect_lambda(head: &Parts) -> Destination {
    let path = head.uri.path();
    let is = |before: &str, after: &str| {
        head.method == Method::POST && path.starts_with(before) && path.ends_with(after)
    };
    if is("/2015-03-31/functions/", "/invocations") {
        Destination::Invoke
    } else if is("/2021-11-15/functions/", "/response-streaming-invocations") {
        Destination::InvokeStream
    } else {
        Destination::Lambda
    }
}

fn detect_target(target: &str) -> Destination {
    let prefix = target.split('.').next().unwrap_or(target);
    let mut services = SERVICES.into_iter();
    match services.find(|table| table.target_prefix == prefix) {
        Some(table) => Destination::Service(table),
        None => Destination::Unknown {
            service: prefix.to_owned(),
            dialect: Dialect::Json,
        },
    }
}

/// The service whose form asks for an action.
pub(crate) fn detect_action(action: &Action) -> Destination {
    let speaks = |table: &&ServiceTable| {
        !table.xml_namespace.is_empty()
            && (action.version.is_empty() || action.version == table.api_version)
            && table.operation(&action.name).is_some()
    };
    match SERVICES.into_iter().find(speaks) {
        Some(table) => Destination::Service(table),
        None => Destination::Unknown {
            service: action.name.clone(),
            dialect: Dialect::Query,
        },
    }
}

/// What names the service in the path of Smithy's RPC protocol: `/service/<prefix>/operation/…`
fn cbor_prefix(head: &Parts) -> Option<&str> {
    head.headers.get("smithy-protocol")?;
    let rest = head.uri.path().strip_prefix("/service/")?;
    rest.split('/').next()
}

/// The service in AWS's host names: `monitoring.us-east-1.…`, `iam.amazonaws.com`.
fn by_host(head: &Parts) -> Option<&'static ServiceTable> {
    let (first, rest) = host(head)?.split_once('.')?;
    let second = rest.split(['.', ':']).next()?;
    let of_aws = second == "amazonaws" || second.split('-').count() == 3;
    let mut services = SERVICES.into_iter();
    match (first, of_aws) {
        ("apigateway", true) => Some(api_gateway(head)),
        (_, true) => services.find(|table| table.endpoint_prefix == first),
        _ => None,
    }
}

/// Whether the host is a bucket's own, or that of its web site.
fn names_bucket(head: &Parts) -> bool {
    let host = text(&head.headers, header::HOST.as_str()).unwrap_or_default();
    host.contains(".s3.") || frazil_s3::website_of(host).is_some()
}

/// The service whose paths cannot be meant for S3.
fn by_path(head: &Parts) -> Option<&'static ServiceTable> {
    let path = head.uri.path();
    let candidates: [(&str, &'static ServiceTable); 3] = [
        ("/2013-04-01/", &shapes::route53::SERVICE),
        ("/restapis", &shapes::apigateway::SERVICE),
        ("/v2/apis", &shapes::apigatewayv2::SERVICE),
    ];
    let mut candidates = candidates.into_iter();
    let found =
        candidates.find(|(prefix, table)| path.starts_with(prefix) && route(table, head).is_some());
    found.map(|(_, table)| table)
}

/// The second API Gateway's paths begin with `/v2/`.
fn api_gateway(head: &Parts) -> &'static ServiceTable {
    match head.uri.path().starts_with("/v2/") {
        true => &shapes::apigatewayv2::SERVICE,
        false => &shapes::apigateway::SERVICE,
    }
}

fn is_form(head: &Parts) -> bool {
    head.method == Method::POST
        && Dialect::of(head) == Dialect::Query
        && takes_forms(head.uri.path())
}

/// Services of the query protocol live at the root, SQS also at its queues: `/<account>/<queue>`.
fn takes_forms(path: &str) -> bool {
    let account = path.split('/').nth(1).unwrap_or_default();
    path == "/" || account.len() == 12 && account.bytes().all(|it| it.is_ascii_digit())
}

/// The service that a signature's scope names. Both API Gateways sign alike.
fn by_scope(head: &Parts, service: &str) -> Option<&'static ServiceTable> {
    if service == "apigateway" {
        return Some(api_gateway(head));
    }
    let mut services = SERVICES.into_iter();
    services.find(|table| table.signing_name == service)
}

/// Lambda's paths begin with the date of an API version: `/2015-03-31/functions`.
fn is_lambda_path(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    let (Some(date), Some(_)) = (parts.next(), parts.next()) else {
        return false;
    };
    date.len() == 10
        && date.starts_with("20")
        && date.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// The id in `<id>.lambda-url.<region>.…`.
fn url_host(head: &Parts) -> Option<&str> {
    let (id, rest) = host(head)?.split_once('.')?;
    rest.starts_with("lambda-url.").then_some(id)
}

/// HTTP/1.1 has the host in the header, or in the target when a proxy is spoken to.
fn host(head: &Parts) -> Option<&str> {
    text(&head.headers, header::HOST.as_str()).or_else(|| head.uri.host())
}

/// The service that a signature's scope names, in the header or in a presigned query.
pub(crate) fn signed_service(head: &Parts) -> Option<&str> {
    let scope = match text(&head.headers, header::AUTHORIZATION.as_str()) {
        Some(value) if value.starts_with("AWS4-HMAC-SHA256") => {
            value.split("Credential=").nth(1)?.split(',').next()?
        }
        _ => head
            .uri
            .query()?
            .split('&')
            .find_map(|pair| pair.strip_prefix("X-Amz-Credential="))?,
    };
    // KEY/date/region/service/aws4_request; slashes are escaped in a query.
    let parts: Vec<&str> = match scope.contains('/') {
        true => scope.trim().split('/').collect(),
        false if scope.contains("%2F") => scope.split("%2F").collect(),
        false => scope.split("%2f").collect(),
    };
    parts.len().checked_sub(2).map(|place| parts[place])
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
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
}
