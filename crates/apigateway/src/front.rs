//! Whether a request is for an API, and for which: by host name, by path, by custom domain.
//!
//! | address | API | path |
//! |---|---|---|
//! | `<id>.execute-api.<region>.…/stage/a` | id | `/stage/a` |
//! | `…/_frazil/api/<id>/stage/a` | id | `/stage/a` |
//! | `…/restapis/<id>/stage/_user_request_/a` (a habit of LocalStack's users) | id | `/stage/a` |
//! | `…/_aws/execute-api/<id>/stage/a` (another) | id | `/stage/a` |

use bytes::Bytes;
use frazil_lambda::translate::Identity;
use http::header::{CONTENT_TYPE, HOST, HeaderValue};
use http::request::Parts;
use http::uri::PathAndQuery;
use http::{Response, StatusCode};

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The API's id.
    pub api: String,
    /// How the API was found.
    pub via: Via,
    /// What follows the API's address, undecoded: it begins with the stage, unless a custom domain
    /// names the stage or an HTTP API has the stage `$default`.
    pub path: PathAndQuery,
}

/// How an API was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    /// By its own host name.
    Host,
    /// By a path of this server.
    Path,
    /// By a custom domain, whose mapping names the stage. The mapped base path (without slashes,
    /// perhaps empty) is still part of the path.
    Domain {
        /// The stage; none when the path's next segment names it.
        stage: Option<String>,
        /// What the mapping took of the path.
        base_path: String,
    },
}

/// What the listener knows about a request.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The client's address, without a port.
    pub source_ip: String,
    /// The listener's port.
    pub port: u16,
    /// `http` or `https`
    pub scheme: &'static str,
    /// Who signed.
    pub signer: Signer,
}

/// Who signed a request, if anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signer {
    /// Nobody.
    Nobody,
    /// Somebody whose signature is good.
    Somebody {
        /// The access key of the signature.
        access_key: String,
        /// Twelve digits.
        account: String,
        /// The unique id of the user or role session.
        caller_id: String,
        /// `arn:aws:iam::…:user/…` or `arn:aws:sts::…:assumed-role/…`.
        user_arn: String,
    },
    /// Somebody whose signature is not: what AWS would say.
    Refused(String),
}

impl Signer {
    /// What events say of whoever signed.
    pub(crate) fn identity(&self) -> Identity<'_> {
        match self {
            Signer::Somebody {
                access_key,
                account,
                caller_id,
                user_arn,
            } => Identity {
                access_key: Some(access_key),
                account_id: Some(account),
                caller: Some(caller_id),
                user: Some(caller_id),
                user_arn: Some(user_arn),
                ..Identity::default()
            },
            Signer::Nobody | Signer::Refused(_) => Identity::default(),
        }
    }
}

/// The API in a host name.
pub(crate) fn by_host(head: &Parts) -> Option<Place> {
    let host = host(head)?;
    let (id, rest) = host.split_once('.')?;
    let rest = rest.strip_prefix("execute-api")?;
    if !(rest.is_empty() || rest.starts_with('.') || rest.starts_with(':')) {
        return None;
    }
    Some(Place {
        api: id.to_ascii_lowercase(),
        via: Via::Host,
        path: head.uri.path_and_query().cloned().unwrap_or(ROOT),
    })
}

/// The API in a path.
pub(crate) fn by_path(head: &Parts) -> Option<Place> {
    let path = head.uri.path();
    let own = path
        .strip_prefix("/_frazil/api/")
        .or_else(|| path.strip_prefix("/_aws/execute-api/"));
    let (id, rest) = match own {
        Some(own) => split(own),
        None => {
            let (id, rest) = split(path.strip_prefix("/restapis/")?);
            let (stage, rest) = split(rest.strip_prefix('/')?);
            let rest = rest.strip_prefix("/_user_request_")?;
            return place(head, id, &format!("/{stage}{rest}"));
        }
    };
    place(head, id, rest)
}

fn place(head: &Parts, id: &str, path: &str) -> Option<Place> {
    let path = if path.is_empty() { "/" } else { path };
    let seen = match head.uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let path = PathAndQuery::try_from(seen).ok()?;
    let via = Via::Path;
    (!id.is_empty()).then(|| Place {
        api: id.to_owned(),
        via,
        path,
    })
}

/// The first segment, and what follows it.
fn split(path: &str) -> (&str, &str) {
    let end = path.find('/').unwrap_or(path.len());
    path.split_at(end)
}

/// The host that a request names, with its port.
pub(crate) fn host(head: &Parts) -> Option<&str> {
    // HTTP/1.1 has the host in the header, or in the target when a proxy is spoken to.
    let header = head.headers.get(HOST).and_then(|value| value.to_str().ok());
    header.or_else(|| head.uri.authority().map(http::uri::Authority::as_str))
}

const ROOT: PathAndQuery = PathAndQuery::from_static("/");

/// What AWS answers when no API or stage is there.
pub(crate) fn nobody() -> Response<Bytes> {
    let mut response = message(403, "Forbidden");
    let kind = HeaderValue::from_static("ForbiddenException");
    response.headers_mut().insert("x-amzn-errortype", kind);
    response
}

/// `{"message":"…"}`
pub(crate) fn message(status: u16, message: &str) -> Response<Bytes> {
    let body = format!(r#"{{"message":{}}}"#, serde_json::Value::from(message));
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() =
        StatusCode::from_u16(status).expect("statuses are written in this crate");
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(target: &str, host: &str) -> Option<(String, String)> {
        let request = http::Request::builder().uri(target).header("host", host);
        let (head, ()) = request.body(()).expect("a request").into_parts();
        let place = by_host(&head).or_else(|| by_path(&head))?;
        Some((place.api, place.path.as_str().to_owned()))
    }

    #[test]
    fn apis_are_known_by_host_and_by_path() {
        let check = |target, host, expect: Option<(&str, &str)>| {
            let expect = expect.map(|(api, path)| (api.to_owned(), path.to_owned()));
            assert_eq!(found(target, host), expect, "{host} {target}");
        };
        check(
            "/dev/a?b=c",
            "abc.execute-api.us-east-1.localhost:4566",
            Some(("abc", "/dev/a?b=c")),
        );
        check(
            "/",
            "abc.execute-api.us-east-1.amazonaws.com",
            Some(("abc", "/")),
        );
        check(
            "/dev",
            "abc.execute-api.localhost.localstack.cloud:4566",
            Some(("abc", "/dev")),
        );
        check(
            "/_frazil/api/abc/dev/a%2Fb?c",
            "localhost:4566",
            Some(("abc", "/dev/a%2Fb?c")),
        );
        check("/_frazil/api/abc", "localhost", Some(("abc", "/")));
        check("/_frazil/api/", "localhost", None);
        check(
            "/_aws/execute-api/abc/dev/",
            "localhost",
            Some(("abc", "/dev/")),
        );
        check(
            "/restapis/abc/dev/_user_request_/a",
            "localhost",
            Some(("abc", "/dev/a")),
        );
        check(
            "/restapis/abc/dev/_user_request_",
            "localhost",
            Some(("abc", "/dev")),
        );
        check("/restapis/abc/stages/dev", "localhost", None);
        check("/restapis", "localhost", None);
        check("/", "abc.lambda-url.us-east-1.localhost", None);
        check("/", "execute-apis.localhost", None);
    }
}
