//! detect: which service, or which function URL, a request is for. Pure: it reads the head only.

use frazil_wire::{ServiceTable, shapes};
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
    /// S3: everything that nobody else claims.
    S3,
    /// A service that is not here.
    Unknown { service: String, dialect: Dialect },
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
const SERVICES: [&ServiceTable; 17] = [
    &shapes::acm::SERVICE,
    &shapes::apigateway::SERVICE,
    &shapes::apigatewaymanagementapi::SERVICE,
    &shapes::apigatewayv2::SERVICE,
    &shapes::cloudformation::SERVICE,
    &shapes::cloudwatch::SERVICE,
    &shapes::dynamodb::SERVICE,
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
    match path {
        _ if is_lambda_path(path) => detect_lambda(head),
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

/// The service that a signature's scope names. Both API Gateways sign alike: the second one's
/// paths begin with `/v2/`.
fn by_scope(head: &Parts, service: &str) -> Option<&'static ServiceTable> {
    let mut named = SERVICES
        .into_iter()
        .filter(|table| table.signing_name == service);
    match service {
        "apigateway" if head.uri.path().starts_with("/v2/") => named.nth(1),
        _ => named.next(),
    }
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
    // HTTP/1.1 has the host in the header, or in the target when a proxy is spoken to.
    let host = text(&head.headers, header::HOST.as_str()).or_else(|| head.uri.host())?;
    let (id, rest) = host.split_once('.')?;
    rest.starts_with("lambda-url.").then_some(id)
}

/// The service that a signature's scope names, in the header or in a presigned query.
fn signed_service(head: &Parts) -> Option<&str> {
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
    let parts: Vec<&str> = if scope.contains('/') {
        scope.trim().split('/').collect()
    } else {
        scope.split("%2F").collect()
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
        check("GET /_frazil/other", &Destination::Nowhere);
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
            &format!("POST /\n{}\n{form}", signed("sts")),
            &Destination::Unknown {
                service: "sts".into(),
                dialect: Dialect::Query,
            },
        );
        check(
            "POST /\nX-Amz-Target: AmazonSQS.SendMessage",
            &Destination::Service(&shapes::sqs::SERVICE),
        );
        check(
            "POST /\nX-Amz-Target: AmazonSSM.GetParameter",
            &Destination::Unknown {
                service: "AmazonSSM".into(),
                dialect: Dialect::Json,
            },
        );
    }
}
