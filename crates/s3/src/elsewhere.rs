//! Another S3 in place of ours: what we have verified is signed anew and handed on, and bodies are
//! streamed both ways. Nothing of it is kept here.

mod body;
mod head;
mod source;

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use frazil_lambda::seams::Clock;
use frazil_outbound::{Outbound, OutboundError, strip_hop_by_hop};
use frazil_wire::sigv4::{self, Credentials, Signing};
use http::uri::{Authority, Scheme};
use http::{Extensions, HeaderMap, Method, Request, Response, Uri};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use s3s::route::S3Route;
use s3s::{S3ErrorCode, S3Request, S3Response, S3Result};

use super::authenticate::{Accepted, Body};
use super::chunked::Trailers;
use super::faults::{fault, internal};
use super::limits::ELSEWHERE_IDLE_MAX;

use self::body::{Tail, counted, encoded, unhurried};
use self::head::{Payload, outward};

/// Another S3, and the keys for it.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// `http` or `https`.
    pub scheme: Scheme,
    /// Host and port.
    pub authority: Authority,
    /// What requests to it are signed with.
    pub credentials: Credentials,
    /// The region that they are signed for.
    pub region: String,
}

/// Hands requests on. Clones share everything.
#[derive(Clone)]
pub(super) struct Handover(Arc<Inner>);

struct Inner {
    other: Elsewhere,
    clock: Arc<dyn Clock>,
    outbound: Outbound,
}

#[async_trait::async_trait]
impl S3Route for Handover {
    fn is_match(&self, _: &Method, _: &Uri, _: &HeaderMap, _: &mut Extensions) -> bool {
        true
    }

    /// What nobody signed is for the other S3 to judge.
    async fn check_access(&self, _request: &mut S3Request<s3s::Body>) -> S3Result<()> {
        Ok(())
    }

    async fn call(&self, request: S3Request<s3s::Body>) -> S3Result<S3Response<s3s::Body>> {
        if is_form(&request.method, &request.headers) {
            let message = "Uploads by a form are not handed to another S3";
            return Err(fault(S3ErrorCode::NotImplemented, message));
        }
        let accepted = request.extensions.get::<Accepted>().is_some();
        let signed = accepted || request.credentials.is_some();
        let tail = Tail {
            verified: request.trailing_headers,
            found: request.extensions.get::<Trailers>().cloned(),
        };
        let (head, payload) = outward(&request.uri, &request.headers, tail.is_there());
        let body = request.input.boxed_unsync();
        let body = match payload {
            Payload::Trailing => encoded(body, tail),
            Payload::Empty => super::empty(),
            _ => body,
        };
        let mut outgoing = Request::new(body);
        *outgoing.method_mut() = request.method;
        *outgoing.uri_mut() = self.address(head.path_and_query)?;
        *outgoing.headers_mut() = head.headers;
        if signed {
            self.sign(&mut outgoing, payload.hash());
        }
        let (mut head, body) = self.send(outgoing).await?.into_parts();
        strip_hop_by_hop(&mut head.headers);
        let mut answer = S3Response::new(s3s::Body::http_body_unsync(unhurried(body)));
        answer.status = Some(head.status);
        answer.headers = head.headers;
        Ok(answer)
    }
}

impl Handover {
    pub(super) fn new(other: Elsewhere, clock: Arc<dyn Clock>) -> Self {
        Self(Arc::new(Inner {
            other,
            clock,
            outbound: Outbound::default(),
        }))
    }

    fn address(&self, path_and_query: String) -> S3Result<Uri> {
        let address = Uri::builder()
            .scheme(self.0.other.scheme.clone())
            .authority(self.0.other.authority.clone())
            .path_and_query(path_and_query);
        address.build().map_err(|error| internal(&error))
    }

    fn sign(&self, request: &mut Request<Body>, payload: &str) {
        let signing = Signing {
            credentials: &self.0.other.credentials,
            region: &self.0.other.region,
            service: "s3",
            time: self.0.clock.now(),
        };
        sigv4::sign(request, payload, &signing);
    }

    /// Sends a request, for as long as either side makes progress.
    async fn send(&self, request: Request<Body>) -> S3Result<Response<Incoming>> {
        let taken = Arc::<AtomicU64>::default();
        let request = request.map(|body| counted(body, taken.clone()));
        let mut sending = pin!(self.0.outbound.send(request));
        let mut seen = 0;
        loop {
            let now = match tokio::time::timeout(ELSEWHERE_IDLE_MAX, &mut sending).await {
                Ok(answer) => return answer.map_err(|error| self.failed(&error)),
                Err(_) => taken.load(Ordering::Relaxed),
            };
            if now == seen {
                return Err(self.unavailable("did not answer in time"));
            }
            seen = now;
        }
    }

    fn failed(&self, error: &OutboundError) -> s3s::S3Error {
        if let OutboundError::Http { source, .. } = error
            && source.is_user()
            && let Some(cause) = std::error::Error::source(source)
        {
            return super::body::interrupted(cause);
        }
        tracing::warn!(
            error = error as &dyn std::error::Error,
            "the other S3 failed"
        );
        self.unavailable(match error {
            OutboundError::Http { .. } => "broke off",
            _ => "cannot be reached",
        })
    }

    fn unavailable(&self, what: &str) -> s3s::S3Error {
        let message = format!("The S3 at {} {what}", self.0.other.authority);
        fault(S3ErrorCode::ServiceUnavailable, message)
    }
}

/// A browser's upload carries its signature inside its body, and has been read.
fn is_form(method: &Method, headers: &HeaderMap) -> bool {
    let kind = headers.get(http::header::CONTENT_TYPE);
    let form = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    method == Method::POST && form
}
