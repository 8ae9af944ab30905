//! detect: which service, or which function URL, a request is for. Pure: it reads the head only.

mod clues;

use frazil_wire::{Action, ServiceTable, action, route, shapes};
use http::request::Parts;
use http::uri::PathAndQuery;
use http::{Method, header};

pub(crate) use clues::signed_service;
use clues::{
    cbor_prefix, host, is_form, is_lambda_path, names_bucket, takes_forms, text, url_host,
};

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

/// The service that a signature's scope names. Both API Gateways sign alike.
fn by_scope(head: &Parts, service: &str) -> Option<&'static ServiceTable> {
    if service == "apigateway" {
        return Some(api_gateway(head));
    }
    let mut services = SERVICES.into_iter();
    services.find(|table| table.signing_name == service)
}

#[cfg(test)]
mod tests;
