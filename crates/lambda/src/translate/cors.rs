//! The CORS settings of a function URL, which the edge answers and adds, not the function.

use bytes::Bytes;
use http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
    ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderName,
    HeaderValue, ORIGIN, VARY,
};
use http::request::Parts;
use http::{Method, Response};

use crate::directory::Cors;

impl Cors {
    /// The answer to an OPTIONS request; the function never sees one while CORS is configured.
    /// `None` for other methods.
    pub fn preflight(&self, request: &Parts) -> Option<Response<Bytes>> {
        if request.method != Method::OPTIONS {
            return None;
        }
        let mut response = Response::new(Bytes::new());
        let headers = response.headers_mut();
        self.decorate(&request.headers, headers);
        if headers.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN) {
            let asked = |name: HeaderName| request.headers.get(name);
            set_list(
                headers,
                ACCESS_CONTROL_ALLOW_METHODS,
                &self.allow_methods,
                asked(ACCESS_CONTROL_REQUEST_METHOD),
            );
            set_list(
                headers,
                ACCESS_CONTROL_ALLOW_HEADERS,
                &self.allow_headers,
                asked(ACCESS_CONTROL_REQUEST_HEADERS),
            );
            if let Some(seconds) = self.max_age_s {
                headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from(seconds));
            }
        }
        Some(response)
    }

    /// Adds the URL's own headers to a function's response. Headers of the function with the same
    /// names stay beside them: on AWS too a browser then sees two origins and refuses (user reports).
    pub fn decorate(&self, request: &HeaderMap, response: &mut HeaderMap) {
        let Some(origin) = request.get(ORIGIN) else {
            return;
        };
        if !self.allows(origin) {
            return;
        }
        let anyone = self.origins().iter().any(|allowed| allowed == "*");
        let credentials = self.allow_credentials == Some(true);
        // browsers refuse `*` together with credentials, so the origin is named then
        let allowed = if anyone && !credentials {
            HeaderValue::from_static("*")
        } else {
            origin.clone()
        };
        response.append(ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
        response.append(VARY, HeaderValue::from_static("Origin"));
        if credentials {
            response.append(
                ACCESS_CONTROL_ALLOW_CREDENTIALS,
                HeaderValue::from_static("true"),
            );
        }
        if let Some(list) = joined(&self.expose_headers) {
            response.append(ACCESS_CONTROL_EXPOSE_HEADERS, list);
        }
    }

    fn origins(&self) -> &[String] {
        self.allow_origins.as_deref().unwrap_or_default()
    }

    fn allows(&self, origin: &HeaderValue) -> bool {
        self.origins().iter().any(|allowed| {
            allowed == "*" || allowed.as_bytes().eq_ignore_ascii_case(origin.as_bytes())
        })
    }
}

/// Sets the list; `*` answers with what was asked for, which also holds with credentials.
fn set_list(
    headers: &mut HeaderMap,
    name: HeaderName,
    list: &Option<Vec<String>>,
    asked: Option<&HeaderValue>,
) {
    let value = match asked {
        Some(asked) if list.iter().flatten().any(|item| item == "*") => Some(asked.clone()),
        _ => joined(list),
    };
    if let Some(value) = value {
        headers.insert(name, value);
    }
}

fn joined(list: &Option<Vec<String>>) -> Option<HeaderValue> {
    let list = list.as_ref().filter(|list| !list.is_empty())?;
    HeaderValue::try_from(list.join(",")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cors() -> Cors {
        Cors {
            allow_origins: Some(vec!["https://a.example".into(), "https://b.example".into()]),
            allow_methods: Some(vec!["GET".into(), "PUT".into()]),
            allow_headers: Some(vec!["*".into()]),
            expose_headers: Some(vec!["x-one".into(), "x-two".into()]),
            max_age_s: Some(60),
            ..Cors::default()
        }
    }

    fn request(method: &str, origin: &str) -> Parts {
        let request = http::Request::builder()
            .method(method)
            .header("origin", origin)
            .header("access-control-request-method", "PUT")
            .header("access-control-request-headers", "x-mine");
        request.body(()).unwrap().into_parts().0
    }

    fn check(cors: &Cors, method: &str, origin: &str, expect: &[(&str, &str)]) {
        let request = request(method, origin);
        let response = cors.preflight(&request).unwrap_or_else(|| {
            let mut response = Response::new(Bytes::new());
            cors.decorate(&request.headers, response.headers_mut());
            response
        });
        let got: Vec<_> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
            .collect();
        assert_eq!(got, expect, "{method} {origin}");
    }

    #[test]
    fn options_is_answered_without_the_function() {
        let answer = [
            ("access-control-allow-origin", "https://b.example"),
            ("vary", "Origin"),
            ("access-control-expose-headers", "x-one,x-two"),
            ("access-control-allow-methods", "GET,PUT"),
            ("access-control-allow-headers", "x-mine"),
            ("access-control-max-age", "60"),
        ];
        check(&cors(), "OPTIONS", "https://b.example", &answer);
        check(&cors(), "OPTIONS", "https://c.example", &[]);
    }

    #[test]
    fn other_methods_get_the_urls_headers_added() {
        let added = [
            ("access-control-allow-origin", "https://a.example"),
            ("vary", "Origin"),
            ("access-control-expose-headers", "x-one,x-two"),
        ];
        check(&cors(), "GET", "https://a.example", &added);
        let anyone = Cors {
            allow_origins: Some(vec!["*".into()]),
            ..Cors::default()
        };
        check(
            &anyone,
            "GET",
            "https://x.example",
            &[("access-control-allow-origin", "*"), ("vary", "Origin")],
        );
        let trusted = Cors {
            allow_credentials: Some(true),
            ..anyone
        };
        let named = [
            ("access-control-allow-origin", "https://x.example"),
            ("vary", "Origin"),
            ("access-control-allow-credentials", "true"),
        ];
        check(&trusted, "GET", "https://x.example", &named);
    }

    #[test]
    fn headers_of_the_function_stay_beside_the_urls() {
        let mut headers = HeaderMap::new();
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        cors().decorate(&request("GET", "https://a.example").headers, &mut headers);
        let origins: Vec<_> = headers
            .get_all(ACCESS_CONTROL_ALLOW_ORIGIN)
            .iter()
            .collect();
        assert_eq!(origins, ["*", "https://a.example"]);
    }
}
