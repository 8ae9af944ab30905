//! Which operation a request means.

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method, Request, Uri};

use crate::codec::query::action;
use crate::table::{OperationTable, Protocol, ServiceTable};

/// The operation of `service` that a request means, as far as its head says: by method, path and literal query for
/// REST protocols, by `X-Amz-Target` for the JSON protocols, by the address for the query protocol. A trailing slash
/// is ignored, as some AWS clients send one and others do not.
pub fn route(service: &'static ServiceTable, request: &Parts) -> Option<&'static OperationTable> {
    named(
        service,
        service.protocol,
        &request.method,
        &request.uri,
        &request.headers,
        &[],
    )
}

/// The operation of `service` that a whole request means: in the query protocol, the body says it.
pub fn find(
    service: &'static ServiceTable,
    request: &Request<Bytes>,
) -> Option<&'static OperationTable> {
    find_in(service, service.protocol, request)
}

/// [`find`], in another protocol than the service's own.
pub(crate) fn find_in(
    service: &'static ServiceTable,
    protocol: Protocol,
    request: &Request<Bytes>,
) -> Option<&'static OperationTable> {
    named(
        service,
        protocol,
        request.method(),
        request.uri(),
        request.headers(),
        request.body(),
    )
}

fn named(
    service: &'static ServiceTable,
    protocol: Protocol,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    body: &[u8],
) -> Option<&'static OperationTable> {
    match protocol {
        Protocol::RestJson | Protocol::RestXml => by_path(service, method, uri),
        Protocol::Json10 | Protocol::Json11 => by_target(service, headers),
        Protocol::Query => service.operation(&action(uri.query(), body)?.name),
        Protocol::Cbor => by_name(service, uri.path()),
    }
}

fn by_target(
    service: &'static ServiceTable,
    headers: &HeaderMap,
) -> Option<&'static OperationTable> {
    let target = headers.get("x-amz-target")?.to_str().ok()?;
    let (prefix, name) = target.rsplit_once('.')?;
    if prefix == service.target_prefix {
        service.operation(name)
    } else {
        None
    }
}

/// `/service/GraniteServiceVersion20100801/operation/ListMetrics`
fn by_name(service: &'static ServiceTable, path: &str) -> Option<&'static OperationTable> {
    let rest = path.strip_prefix("/service/")?;
    let (prefix, name) = rest.split_once("/operation/")?;
    let is_it = prefix == service.target_prefix;
    is_it.then(|| service.operation(name))?
}

fn by_path(
    service: &'static ServiceTable,
    method: &Method,
    uri: &Uri,
) -> Option<&'static OperationTable> {
    let query = uri.query().unwrap_or_default();
    let candidates = service.operations.iter().filter(|operation| {
        operation.method == method.as_str() && matches(operation.uri, uri.path(), query)
    });
    candidates
        .max_by_key(|operation| specificity(operation.uri))
        .copied()
}

/// Literal segments and literal query beat labels.
fn specificity(uri: &'static str) -> usize {
    let (path, query) = split_uri(uri);
    let literals = path
        .split('/')
        .filter(|segment| label(segment).is_none())
        .count();
    2 * literals + usize::from(query.is_some())
}

fn matches(template: &'static str, path: &str, query: &str) -> bool {
    let (template_path, template_query) = split_uri(template);
    let query_fits = template_query.is_none_or(|wanted| {
        wanted
            .split('&')
            .all(|it| query.split('&').any(|has| has == it))
    });
    query_fits && captures(template_path, path).is_some()
}

/// The labels of the operation's path and what stands in their place, still percent-encoded.
pub(crate) fn labels<'a>(
    operation: &OperationTable,
    path: &'a str,
) -> Vec<(&'static str, &'a str)> {
    captures(split_uri(operation.uri).0, path).unwrap_or_default()
}

/// Compares a path with a template; `None` when they differ.
fn captures<'a>(template: &'static str, path: &'a str) -> Option<Vec<(&'static str, &'a str)>> {
    let mut wanted: Vec<&'static str> = template.split('/').skip(1).collect();
    let mut given: Vec<&'a str> = path.split('/').skip(1).collect();
    if given.len() > wanted.len() && given.last() == Some(&"") {
        given.pop();
    }
    if wanted.len() > given.len() && wanted.last() == Some(&"") {
        wanted.pop();
    }
    let extra = given.len().checked_sub(wanted.len())?;
    if extra > 0 {
        let greedy = wanted
            .iter()
            .position(|segment| label(segment).is_some_and(|(_, greedy)| greedy))?;
        let start: usize = given[..greedy]
            .iter()
            .map(|segment| segment.len() + 1)
            .sum();
        let length: usize = given[greedy..=greedy + extra]
            .iter()
            .map(|segment| segment.len() + 1)
            .sum();
        given.splice(greedy..=greedy + extra, [&path[start + 1..start + length]]);
    }
    let mut labels = Vec::new();
    for (wanted, given) in wanted.into_iter().zip(given) {
        match label(wanted) {
            Some((name, _)) if !given.is_empty() => labels.push((name, given)),
            None if wanted == given => {}
            _ => return None,
        }
    }
    Some(labels)
}

/// The path and the literal query of a template.
pub(crate) fn split_uri(template: &'static str) -> (&'static str, Option<&'static str>) {
    match template.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (template, None),
    }
}

/// The name of a segment that is a label, and whether it takes slashes too (`{Key+}`).
pub(crate) fn label(segment: &str) -> Option<(&str, bool)> {
    let name = segment.strip_prefix('{')?.strip_suffix('}')?;
    Some(
        name.strip_suffix('+')
            .map_or((name, false), |greedy| (greedy, true)),
    )
}
