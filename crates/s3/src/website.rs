//! Buckets as web sites: `<bucket>.s3-website-<region>.…`, with index and error documents and
//! redirections. Visitors have no name, so the bucket must be open to everybody.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HOST, LOCATION};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Uri};
use http_body_util::{BodyExt as _, Full};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use s3s::dto::{Redirect, RoutingRule, WebsiteConfiguration};
use s3s::{S3Error, S3ErrorCode, S3Result};

use super::authenticate::{Accepted, Body, header_value};
use super::faults::{fault, no_such_bucket};
use super::{S3, empty};

const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The bucket whose web site a `Host` header names: `b.s3-website-us-east-1.amazonaws.com`,
/// `b.s3-website.localhost`.
#[must_use]
pub fn website_of(host: &str) -> Option<&str> {
    let place = host.find(".s3-website")?;
    let rest = &host[place + ".s3-website".len()..];
    rest.starts_with(['-', '.']).then_some(&host[..place])
}

/// What a visitor gets.
enum Page {
    Object {
        key: String,
        status: StatusCode,
    },
    Elsewhere {
        status: StatusCode,
        location: String,
    },
}

impl S3 {
    /// Answers a visitor of a bucket's web site.
    pub(super) async fn visit(&self, bucket: &str, request: &Parts) -> Response<Body> {
        let key = request.uri.path().strip_prefix('/').unwrap_or_default();
        let key = percent_decode_str(key).decode_utf8_lossy().into_owned();
        let head = &request.headers;
        match self.page(bucket, &key, &request.method, head).await {
            Ok(Page::Object { key, status }) => self.show(bucket, &key, status, request).await,
            Ok(Page::Elsewhere { status, location }) => {
                let mut response = Response::new(empty());
                *response.status_mut() = status;
                response
                    .headers_mut()
                    .insert(LOCATION, header_value(&location));
                response
            }
            Err(fault) => error_page(&fault, &key),
        }
    }

    async fn page(
        &self,
        bucket: &str,
        key: &str,
        method: &Method,
        headers: &HeaderMap,
    ) -> S3Result<Page> {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return Err(fault(
                S3ErrorCode::MethodNotAllowed,
                "The specified method is not allowed against this resource.",
            ));
        }
        self.shelf
            .bucket(bucket)
            .await
            .map_err(|_| no_such_bucket())?;
        let site = self.shelf.setting::<WebsiteConfiguration>(bucket).await?;
        let site = site.ok_or_else(|| {
            fault(
                S3ErrorCode::NoSuchWebsiteConfiguration,
                "The specified bucket does not have a website configuration",
            )
        })?;
        let host = headers.get(HOST).and_then(|host| host.to_str().ok());
        let host = host.unwrap_or_default();
        if let Some(all) = &site.redirect_all_requests_to {
            let protocol = all.protocol.as_ref().map_or("http", |it| it.as_str());
            return Ok(Page::Elsewhere {
                status: StatusCode::MOVED_PERMANENTLY,
                location: format!("{protocol}://{}/{}", all.host_name, escaped(key)),
            });
        }
        if let Some(page) = routed(&site, key, None, host) {
            return Ok(page);
        }
        let index = site.index_document.as_ref();
        let index = index.map_or("index.html", |index| index.suffix.as_str());
        let wanted = match key.is_empty() || key.ends_with('/') {
            true => format!("{key}{index}"),
            false => key.to_owned(),
        };
        let missed = match self.readable(bucket, &wanted).await {
            Ok(redirect) => {
                return Ok(match redirect {
                    Some(location) => Page::Elsewhere {
                        status: StatusCode::MOVED_PERMANENTLY,
                        location,
                    },
                    None => Page::Object {
                        key: wanted,
                        status: StatusCode::OK,
                    },
                });
            }
            Err(missed) => missed,
        };
        let folder = format!("{key}/{index}");
        if wanted == key && self.readable(bucket, &folder).await.is_ok() {
            return Ok(Page::Elsewhere {
                status: StatusCode::FOUND,
                location: format!("/{}/", escaped(key)),
            });
        }
        let status = missed.status_code().unwrap_or(StatusCode::NOT_FOUND);
        if let Some(page) = routed(&site, key, Some(status), host) {
            return Ok(page);
        }
        let document = site.error_document.map(|document| document.key);
        match document {
            Some(key) if self.readable(bucket, &key).await.is_ok() => {
                Ok(Page::Object { key, status })
            }
            _ => Err(missed),
        }
    }

    /// Whether everybody may read an object, and where it sends its readers.
    async fn readable(&self, bucket: &str, key: &str) -> S3Result<Option<String>> {
        self.shelf
            .admit_anybody("GetObject", bucket, Some(key))
            .await?;
        let found = self.shelf.locate((bucket, key), None).await?;
        Ok(found.object.description.website_redirect)
    }

    /// Reads an object as any client would.
    async fn show(
        &self,
        bucket: &str,
        key: &str,
        status: StatusCode,
        request: &Parts,
    ) -> Response<Body> {
        let uri = format!("/{bucket}/{}", escaped(key)).parse::<Uri>();
        let mut inner = Request::new(s3s::Body::empty());
        *inner.method_mut() = request.method.clone();
        *inner.uri_mut() = uri.expect("an escaped key makes a path");
        let kept = |name: &str| name.starts_with("if-") || name == "range";
        let headers = request.headers.iter();
        for (name, value) in headers.filter(|(name, _)| kept(name.as_str())) {
            inner.headers_mut().insert(name, value.clone());
        }
        inner
            .headers_mut()
            .insert(HOST, HeaderValue::from_static("127.0.0.1"));
        inner.extensions_mut().insert(Accepted);
        let mut response = self.protocol_answer(inner).await;
        if status != StatusCode::OK && response.status().is_success() {
            *response.status_mut() = status;
        }
        response
    }
}

/// Where the site's rules send a request: before it is answered, or after it failed.
fn routed(
    site: &WebsiteConfiguration,
    key: &str,
    failed: Option<StatusCode>,
    host: &str,
) -> Option<Page> {
    let mut rules = site.routing_rules.iter().flatten();
    let rule = rules.find(|rule| applies(rule, key, failed))?;
    let prefix = rule.condition.as_ref();
    let prefix = prefix.and_then(|condition| condition.key_prefix_equals.as_deref());
    Some(sent(&rule.redirect, key, prefix.unwrap_or_default(), host))
}

fn applies(rule: &RoutingRule, key: &str, failed: Option<StatusCode>) -> bool {
    let condition = rule.condition.as_ref();
    let prefix = condition.and_then(|it| it.key_prefix_equals.as_deref());
    let code = condition.and_then(|it| it.http_error_code_returned_equals.as_deref());
    let failed = failed.map(|status| status.as_str().to_owned());
    key.starts_with(prefix.unwrap_or_default()) && code == failed.as_deref()
}

fn sent(redirect: &Redirect, key: &str, prefix: &str, host: &str) -> Page {
    let key = match (
        &redirect.replace_key_with,
        &redirect.replace_key_prefix_with,
    ) {
        (Some(whole), _) => whole.clone(),
        (None, Some(begin)) => format!("{begin}{}", key.strip_prefix(prefix).unwrap_or(key)),
        (None, None) => key.to_owned(),
    };
    let protocol = redirect.protocol.as_ref().map_or("http", |it| it.as_str());
    let host = redirect.host_name.as_deref().unwrap_or(host);
    let code = redirect.http_redirect_code.as_deref();
    let code = code.and_then(|code| StatusCode::from_bytes(code.as_bytes()).ok());
    Page::Elsewhere {
        status: code.unwrap_or(StatusCode::MOVED_PERMANENTLY),
        location: format!("{protocol}://{host}/{}", escaped(&key)),
    }
}

fn escaped(key: &str) -> String {
    utf8_percent_encode(key, PLAIN).to_string()
}

fn error_page(fault: &S3Error, key: &str) -> Response<Body> {
    let status = fault.status_code().unwrap_or(StatusCode::NOT_FOUND);
    let text = |text: &str| {
        let text = text.replace('&', "&amp;");
        text.replace('<', "&lt;").replace('>', "&gt;")
    };
    let title = format!(
        "{} {}",
        status.as_u16(),
        status.canonical_reason().unwrap_or_default()
    );
    let page = format!(
        "<html>\n<head><title>{title}</title></head>\n<body>\n<h1>{title}</h1>\n<ul>\n<li>Code: {}</li>\n<li>Message: {}</li>\n<li>Key: {}</li>\n</ul>\n<hr/>\n</body>\n</html>\n",
        text(fault.code().as_str()),
        text(fault.message().unwrap_or_default()),
        text(key),
    );
    let body = Full::new(Bytes::from(page)).map_err(|never| match never {});
    let mut response = Response::new(body.boxed_unsync());
    *response.status_mut() = status;
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_name_web_sites() {
        for (host, bucket) in [
            ("b.s3-website-us-east-1.amazonaws.com", Some("b")),
            ("my.b.s3-website.eu-central-1.amazonaws.com", Some("my.b")),
            ("b.s3-website.localhost:4566", Some("b")),
            ("b.s3.localhost:4566", None),
            ("b.s3-websites.localhost", None),
        ] {
            assert_eq!(website_of(host), bucket, "{host}");
        }
    }
}
