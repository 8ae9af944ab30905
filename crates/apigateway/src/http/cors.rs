//! The CORS settings of an API, which the gateway answers and adds, not the integration.

use bytes::Bytes;
use http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
    ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderName,
    HeaderValue, ORIGIN, VARY,
};
use http::request::Parts;
use http::{Method, Response, StatusCode};

use super::records::Cors;

/// Headers that only the gateway sets where CORS is configured.
const OWN: [HeaderName; 6] = [
    ACCESS_CONTROL_ALLOW_CREDENTIALS,
    ACCESS_CONTROL_ALLOW_HEADERS,
    ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS,
    ACCESS_CONTROL_MAX_AGE,
];

/// Whether a browser asks what it may do.
pub(super) fn is_preflight(head: &Parts) -> bool {
    head.method == Method::OPTIONS
        && head.headers.contains_key(ORIGIN)
        && head.headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// The answer, which [`Cors::decorate`] completes.
pub(super) fn preflight_answer() -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

impl Cors {
    /// Sets what the browser may know, in the place of what the integration said about it.
    pub(super) fn decorate(&self, request: &HeaderMap, response: &mut HeaderMap) {
        for name in &OWN {
            response.remove(name);
        }
        let origin = request.get(ORIGIN);
        let Some(origin) = origin.filter(|origin| self.allows(origin.as_bytes())) else {
            return;
        };
        let anyone = self.allow_origins.iter().flatten().any(|it| it == "*");
        let allowed = match anyone {
            true => HeaderValue::from_static("*"),
            false => origin.clone(),
        };
        if !anyone {
            response.append(VARY, HeaderValue::from_static("Origin"));
        }
        response.insert(ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
        if self.allow_credentials == Some(true) {
            let value = HeaderValue::from_static("true");
            response.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, value);
        }
        set(
            response,
            ACCESS_CONTROL_EXPOSE_HEADERS,
            &self.expose_headers,
            None,
        );
        if request.contains_key(ACCESS_CONTROL_REQUEST_METHOD) {
            self.answer_preflight(request, response);
        }
    }

    fn answer_preflight(&self, request: &HeaderMap, response: &mut HeaderMap) {
        let asked = request.get(ACCESS_CONTROL_REQUEST_HEADERS);
        set(
            response,
            ACCESS_CONTROL_ALLOW_METHODS,
            &self.allow_methods,
            None,
        );
        set(
            response,
            ACCESS_CONTROL_ALLOW_HEADERS,
            &self.allow_headers,
            asked,
        );
        if let Some(seconds) = self.max_age {
            response.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from(seconds));
        }
    }

    fn allows(&self, origin: &[u8]) -> bool {
        let mut allowed = self.allow_origins.iter().flatten();
        allowed.any(|allowed| match allowed.as_str() {
            "*" => true,
            "https://*" => origin.starts_with(b"https://"),
            "http://*" => origin.starts_with(b"http://"),
            allowed => allowed
                .trim_end_matches('/')
                .as_bytes()
                .eq_ignore_ascii_case(origin),
        })
    }
}

/// Sets a list; with `*` in it, what was asked for.
fn set(
    response: &mut HeaderMap,
    name: HeaderName,
    list: &Option<Vec<String>>,
    asked: Option<&HeaderValue>,
) {
    let list = list.as_deref().unwrap_or_default();
    let value = match asked {
        Some(asked) if list.iter().any(|item| item == "*") => Some(asked.clone()),
        _ => HeaderValue::try_from(list.join(",")).ok(),
    };
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        response.insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cors: &Cors, request: &[(&'static str, &str)], expect: &[(&str, &str)]) {
        let mut asked = HeaderMap::new();
        for (name, value) in request {
            asked.insert(*name, value.parse().expect("a value"));
        }
        let mut response = HeaderMap::new();
        response.insert(
            "access-control-allow-origin",
            "of-the-function".parse().expect("valid"),
        );
        cors.decorate(&asked, &mut response);
        let mut got: Vec<_> = response
            .iter()
            .map(|(name, value)| (name.as_str(), value.to_str().expect("text")))
            .collect();
        got.sort_unstable();
        assert_eq!(got, expect);
    }

    #[test]
    fn the_gateways_headers_replace_those_of_the_integration() {
        let cors = Cors {
            allow_origins: Some(vec!["https://a.example".into(), "http://*".into()]),
            allow_methods: Some(vec!["GET".into(), "PUT".into()]),
            allow_headers: Some(vec!["*".into()]),
            allow_credentials: Some(true),
            max_age: Some(60),
            ..Cors::default()
        };
        check(&cors, &[], &[]);
        check(&cors, &[("origin", "https://b.example")], &[]);
        let named = [
            ("access-control-allow-credentials", "true"),
            ("access-control-allow-origin", "http://b.example"),
            ("vary", "Origin"),
        ];
        check(&cors, &[("origin", "http://b.example")], &named);
        let preflight = [
            ("origin", "https://a.example"),
            ("access-control-request-method", "PUT"),
            ("access-control-request-headers", "x-mine"),
        ];
        let answer = [
            ("access-control-allow-credentials", "true"),
            ("access-control-allow-headers", "x-mine"),
            ("access-control-allow-methods", "GET,PUT"),
            ("access-control-allow-origin", "https://a.example"),
            ("access-control-max-age", "60"),
            ("vary", "Origin"),
        ];
        check(&cors, &preflight, &answer);
    }
}
