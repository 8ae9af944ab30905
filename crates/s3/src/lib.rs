//! S3 over the store: buckets, objects, uploads in parts, tags, presigned requests.
//!
//! The wire protocol is the `s3s` crate's. [`S3::handle`] takes a streaming request and gives a
//! streaming answer; no object is ever held whole in memory.

#[macro_use]
mod macros;

mod acl;
mod authenticate;
mod body;
mod buckets;
mod checksum;
mod chunked;
mod complete;
mod copy;
mod cors;
mod delete;
mod elsewhere;
mod events;
mod faults;
mod hosts;
mod keep;
mod lifecycle;
mod limits;
mod list;
mod lock;
mod multipart;
mod notify;
mod objects;
mod operations;
mod outbox;
mod place;
mod policy;
mod read;
mod records;
mod settings;
mod shelf;
mod source;
mod tagging;
mod uploads;
mod versioning;
mod versions;
mod website;

use std::sync::Arc;

use bytes::Bytes;
use frazil_lambda::seams::{Clock, Targets};
use frazil_store::Store;
use http::header::{CONNECTION, EXPECT, HOST, RANGE};
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, Empty};
use s3s::service::{S3Service, S3ServiceBuilder};
use tokio_util::sync::CancellationToken;

pub use authenticate::{Body, BoxError, Keys, NoKeys, UnknownKeys};
pub use elsewhere::Elsewhere;
pub use hosts::bucket_of;
pub use website::website_of;

use authenticate::{Guard, header_value};
use cors::Crossing;
use elsewhere::Handover;
use hosts::Hosts;
use limits::XML_BYTES_MAX;
use outbox::Outbox;
use shelf::Shelf;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amz-request-id");

/// What an S3 is made of.
pub struct Settings {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// Tells when objects are written and whether presigned requests have expired.
    pub clock: Arc<dyn Clock>,
    /// The account that owns every bucket, twelve digits.
    pub account: String,
    /// The region of buckets without a location constraint.
    pub region: String,
    /// The keys that the server issued.
    pub keys: Arc<dyn Keys>,
    /// What to do with other keys.
    pub unknown_keys: UnknownKeys,
    /// Who can be told of changes.
    pub targets: Arc<dyn Targets>,
    /// Who does everything in our place, if somebody does.
    pub elsewhere: Option<Elsewhere>,
}

/// The service. Clones share everything.
#[derive(Clone)]
pub struct S3 {
    shelf: Shelf,
    guard: Guard,
    handover: Option<Handover>,
    protocol: S3Service,
    closing: CancellationToken,
}

impl S3 {
    /// An S3 over a store. Must be called on a tokio runtime: there is work behind the requests.
    pub fn new(settings: Settings) -> Self {
        let shelf = Shelf {
            targets: settings.targets,
            turn: Arc::default(),
            wake: Arc::default(),
            store: settings.store,
            clock: settings.clock,
            account: settings.account,
            region: settings.region,
        };
        let guard = Guard {
            keys: settings.keys,
            unknown: settings.unknown_keys,
            shelf: shelf.clone(),
        };
        let closing = CancellationToken::new();
        let clock = shelf.clock.clone();
        let handover = settings.elsewhere.map(|other| Handover::new(other, clock));
        if handover.is_none() {
            work(&shelf, &closing);
        }
        let mut config = s3s::config::S3Config::default();
        config.xml_max_body_size = XML_BYTES_MAX;
        let config = s3s::config::StaticConfigProvider::new(Arc::new(config));
        let mut protocol = S3ServiceBuilder::new(shelf.clone());
        protocol.set_auth(guard.clone());
        protocol.set_access(guard.clone());
        protocol.set_host(Hosts);
        protocol.set_config(Arc::new(config));
        if let Some(handover) = &handover {
            protocol.set_route(handover.clone());
        }
        Self {
            shelf,
            guard,
            handover,
            protocol: protocol.build(),
            closing,
        }
    }

    /// Ends the work behind the requests. What is left is done after the next start.
    pub fn close(&self) {
        self.closing.cancel();
    }

    /// The policy of a bucket, if it is here and has one.
    pub async fn bucket_policy(&self, bucket: &str) -> Option<String> {
        match self.handover {
            Some(_) => None,
            None => self.shelf.policy_text(bucket).await,
        }
    }

    /// Answers one request. Both bodies are streamed.
    pub async fn handle<B>(&self, request: Request<B>) -> Response<Body>
    where
        B: http_body::Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let head = request.method() == Method::HEAD;
        let waits = request.headers().contains_key(EXPECT);
        let mut request = request.map(|body| body.map_err(Into::into).boxed_unsync());
        let id = uuid::Uuid::new_v4().simple().to_string().to_uppercase();
        let id = &id[..16];
        let asked = authenticate::asked(&request, id);
        request.extensions_mut().insert(asked);
        let mut response = self.answer(request).await;
        if head || response.status() == StatusCode::NOT_MODIFIED {
            *response.body_mut() = empty();
        }
        let failed = response.status().is_client_error() || response.status().is_server_error();
        if waits && failed {
            // The client may or may not send the body that it has announced.
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(CONNECTION, close);
        }
        let headers = response.headers_mut();
        headers
            .entry(REQUEST_ID)
            .or_insert_with(|| header_value(id));
        response
    }

    /// Web sites and preflights come from visitors; everything else speaks the protocol.
    async fn answer(&self, request: Request<Body>) -> Response<Body> {
        if self.handover.is_some() {
            return self.ask(request).await;
        }
        let (head, body) = request.into_parts();
        let host = head.headers.get(HOST);
        let host = host.and_then(|host| host.to_str().ok());
        if let Some(bucket) = host.and_then(website_of).map(ToOwned::to_owned) {
            return self.visit(&bucket, &head).await;
        }
        if head.method == Method::OPTIONS {
            return match self.shelf.preflight(&head).await {
                Ok(headers) => {
                    let mut response = Response::new(empty());
                    *response.headers_mut() = headers;
                    response
                }
                Err(refused) => answered(refused.to_http_response().map_err(boxed)),
            };
        }
        let crossing = Crossing::of(&head);
        let request = Request::from_parts(head, body);
        let Some(crossing) = crossing else {
            return self.ask(request).await;
        };
        let mut response = self.ask(request).await;
        let headers = self.shelf.crossing_headers(&crossing).await;
        response.headers_mut().extend(headers);
        response
    }

    async fn ask(&self, mut request: Request<Body>) -> Response<Body> {
        ignore_odd_range(&mut request);
        let now = self.shelf.clock.now();
        match self.guard.admit(request, now) {
            Ok(request) => {
                let request = request.map(s3s::Body::http_body_unsync);
                self.protocol_answer(request).await
            }
            Err(refused) => answered(refused.to_http_response().map_err(boxed)),
        }
    }

    async fn protocol_answer(&self, request: Request<s3s::Body>) -> Response<Body> {
        answered(self.protocol.call(request).await.map_err(BoxError::from))
    }
}

/// What goes on behind the requests.
fn work(shelf: &Shelf, closing: &CancellationToken) {
    let outbox = Outbox {
        shelf: shelf.clone(),
        closing: closing.clone(),
    };
    tokio::spawn(outbox.run());
    tokio::spawn(lifecycle::run(shelf.clone(), closing.clone()));
}

fn boxed(error: s3s::S3Error) -> BoxError {
    Box::new(error)
}

fn answered(outcome: Result<Response<s3s::Body>, BoxError>) -> Response<Body> {
    match outcome {
        Ok(response) => response.map(BodyExt::boxed_unsync),
        Err(error) => {
            tracing::error!(%error, "a request could not be answered");
            let mut response = Response::new(empty());
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
        }
    }
}

fn empty() -> Body {
    Empty::new().map_err(|never| match never {}).boxed_unsync()
}

/// A range that is not one range of bytes is ignored, as HTTP allows and AWS does.
fn ignore_odd_range(request: &mut Request<Body>) {
    let range = request.headers().get(RANGE);
    let range = range.and_then(|value| value.to_str().ok());
    if range.is_some_and(|range| s3s::dto::Range::parse(range).is_err()) {
        request.headers_mut().remove(RANGE);
    }
}
