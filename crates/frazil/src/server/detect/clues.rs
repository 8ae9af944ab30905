//! What the head of a request says about whom it is for.

use http::request::Parts;
use http::{HeaderMap, Method, header};

use super::Dialect;

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
    match scope.contains('/') {
        true => scope.trim().rsplit('/').nth(1),
        false if scope.contains("%2F") => scope.rsplit("%2F").nth(1),
        false => scope.rsplit("%2f").nth(1),
    }
}

/// The id in `<id>.lambda-url.<region>.…`.
pub(super) fn url_host(head: &Parts) -> Option<&str> {
    let (id, rest) = host(head)?.split_once('.')?;
    rest.starts_with("lambda-url.").then_some(id)
}

/// HTTP/1.1 has the host in the header, or in the target when a proxy is spoken to.
pub(super) fn host(head: &Parts) -> Option<&str> {
    text(&head.headers, header::HOST.as_str()).or_else(|| head.uri.host())
}

/// Whether the host is a bucket's own, or that of its web site.
pub(super) fn names_bucket(head: &Parts) -> bool {
    let host = text(&head.headers, header::HOST.as_str()).unwrap_or_default();
    host.contains(".s3.") || frazil_s3::website_of(host).is_some()
}

/// What names the service in the path of Smithy's RPC protocol: `/service/<prefix>/operation/…`
pub(super) fn cbor_prefix(head: &Parts) -> Option<&str> {
    head.headers.get("smithy-protocol")?;
    let rest = head.uri.path().strip_prefix("/service/")?;
    rest.split('/').next()
}

/// Lambda's paths begin with the date of an API version: `/2015-03-31/functions`.
pub(super) fn is_lambda_path(path: &str) -> bool {
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

pub(super) fn is_form(head: &Parts) -> bool {
    head.method == Method::POST
        && Dialect::of(head) == Dialect::Query
        && takes_forms(head.uri.path())
}

/// Services of the query protocol live at the root, SQS also at its queues: `/<account>/<queue>`.
pub(super) fn takes_forms(path: &str) -> bool {
    let account = path.split('/').nth(1).unwrap_or_default();
    path == "/" || account.len() == 12 && account.bytes().all(|it| it.is_ascii_digit())
}

pub(super) fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}
