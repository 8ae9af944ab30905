//! Requests of web pages from elsewhere: preflights, and the headers that let a browser show an
//! answer.

use frazil_lambda::policy::matches;
use http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
    ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HOST, ORIGIN, VARY,
};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use percent_encoding::percent_decode_str;
use s3s::dto::{CORSConfiguration, CORSRule};
use s3s::{S3Error, S3Result};

use super::authenticate::header_value;
use super::faults::{bad_request, named};
use super::hosts::bucket_of;
use super::shelf::Shelf;

const VARIES: &str = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

/// A request from another origin.
pub(super) struct Crossing {
    bucket: String,
    origin: String,
    method: String,
    headers: Vec<String>,
}

impl Crossing {
    /// What a request says of where it comes from; `None` if it comes from nowhere else.
    pub(super) fn of(request: &Parts) -> Option<Self> {
        let text = |name: HeaderName| request.headers.get(name)?.to_str().ok();
        let method = text(ACCESS_CONTROL_REQUEST_METHOD).unwrap_or(request.method.as_str());
        let headers = text(ACCESS_CONTROL_REQUEST_HEADERS).unwrap_or_default();
        let headers = headers.split(',').map(|name| name.trim().to_lowercase());
        Some(Self {
            bucket: bucket(&request.headers, &request.uri),
            origin: text(ORIGIN)?.to_owned(),
            method: method.to_owned(),
            headers: headers.filter(|name| !name.is_empty()).collect(),
        })
    }
}

/// The bucket that a request is for, by its host or its path.
pub(super) fn bucket(headers: &HeaderMap, uri: &Uri) -> String {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    if let Some(bucket) = host.and_then(bucket_of) {
        return bucket.to_owned();
    }
    let first = uri.path().split('/').nth(1).unwrap_or_default();
    percent_decode_str(first).decode_utf8_lossy().into_owned()
}

impl Shelf {
    /// Answers the question that a browser asks before it asks.
    pub(super) async fn preflight(&self, request: &Parts) -> S3Result<HeaderMap> {
        let Some(crossing) = Crossing::of(request) else {
            return Err(bad_request(
                "BadRequest",
                "Insufficient information. Origin request header needed.",
            ));
        };
        if !request.headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD) {
            return Err(bad_request(
                "BadRequest",
                "Invalid Access-Control-Request-Method: null",
            ));
        }
        let found = self.setting::<CORSConfiguration>(&crossing.bucket).await?;
        let Some(configuration) = found else {
            return Err(forbidden(
                "CORSResponse: CORS is not enabled for this bucket.",
            ));
        };
        allowed(&configuration, &crossing).ok_or_else(|| {
            forbidden(
                "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
            )
        })
    }

    /// The headers that let a browser show an answer, if it may.
    pub(super) async fn crossing_headers(&self, crossing: &Crossing) -> HeaderMap {
        let found = self.setting::<CORSConfiguration>(&crossing.bucket).await;
        let configuration = found.ok().flatten();
        configuration
            .and_then(|configuration| allowed(&configuration, crossing))
            .unwrap_or_default()
    }
}

fn allowed(configuration: &CORSConfiguration, crossing: &Crossing) -> Option<HeaderMap> {
    let mut rules = configuration.cors_rules.iter();
    let (rule, pattern) = rules.find_map(|rule| Some((rule, fits(rule, crossing)?)))?;
    let anybody = pattern == "*";
    let mut headers = HeaderMap::new();
    let mut set = |name: HeaderName, value: &str| headers.insert(name, header_value(value));
    set(
        ACCESS_CONTROL_ALLOW_ORIGIN,
        if anybody { "*" } else { &crossing.origin },
    );
    set(
        ACCESS_CONTROL_ALLOW_METHODS,
        &rule.allowed_methods.join(", "),
    );
    if !crossing.headers.is_empty() {
        set(ACCESS_CONTROL_ALLOW_HEADERS, &crossing.headers.join(", "));
    }
    if let Some(exposed) = rule.expose_headers.as_ref().filter(|it| !it.is_empty()) {
        set(ACCESS_CONTROL_EXPOSE_HEADERS, &exposed.join(", "));
    }
    if let Some(seconds) = rule.max_age_seconds {
        set(ACCESS_CONTROL_MAX_AGE, &seconds.to_string());
    }
    if !anybody {
        set(ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    }
    headers.insert(VARY, HeaderValue::from_static(VARIES));
    Some(headers)
}

/// The pattern of a rule's origins that a request fits, if it fits the rule.
fn fits<'r>(rule: &'r CORSRule, crossing: &Crossing) -> Option<&'r str> {
    let fold = |text: &String| text.to_lowercase();
    let known = rule.allowed_headers.iter().flatten().map(fold);
    let known: Vec<_> = known.collect();
    let admitted = |name: &String| known.iter().any(|it| matches(it, name));
    if !rule.allowed_methods.contains(&crossing.method) || !crossing.headers.iter().all(admitted) {
        return None;
    }
    let origins = rule.allowed_origins.iter().map(String::as_str);
    let origin = crossing.origin.as_bytes();
    origins.into_iter().find(|pattern| matches(pattern, origin))
}

fn forbidden(message: &'static str) -> S3Error {
    named(StatusCode::FORBIDDEN, "AccessForbidden", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(origin: &str, method: &str, headers: &str) -> Option<String> {
        let rule = CORSRule {
            allowed_headers: Some(vec!["x-amz-*".to_owned(), "Content-Type".to_owned()]),
            allowed_methods: vec!["GET".to_owned(), "PUT".to_owned()],
            allowed_origins: vec!["https://*.example.com".to_owned()],
            expose_headers: Some(vec!["ETag".to_owned()]),
            id: None,
            max_age_seconds: Some(60),
        };
        let headers = headers.split(',').map(ToOwned::to_owned);
        let crossing = Crossing {
            bucket: "b".to_owned(),
            origin: origin.to_owned(),
            method: method.to_owned(),
            headers: headers.filter(|name| !name.is_empty()).collect(),
        };
        let configuration = CORSConfiguration {
            cors_rules: vec![rule],
        };
        let headers = allowed(&configuration, &crossing)?;
        let origin = headers.get(ACCESS_CONTROL_ALLOW_ORIGIN)?;
        Some(origin.to_str().expect("text").to_owned())
    }

    #[test]
    fn rules_let_origins_methods_and_headers_pass() {
        let page = "https://a.example.com";
        assert_eq!(check(page, "PUT", "content-type").as_deref(), Some(page));
        assert_eq!(check(page, "PUT", "x-amz-meta-a").as_deref(), Some(page));
        assert_eq!(check(page, "PUT", "x-other"), None);
        assert_eq!(check(page, "DELETE", ""), None);
        assert_eq!(check("https://example.org", "GET", ""), None);
    }
}
