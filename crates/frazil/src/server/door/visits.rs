//! Requests that call no operation: visits of functions and APIs, objects, packages, signals.

use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use frazil_apigateway::{self as apigateway, Place};
use frazil_lambda::invoke::Visit;
use frazil_lambda::shard::ShardHandle;
use frazil_lambda::translate::{self, Outcome};
use http::request::Parts;
use http::uri::PathAndQuery;
use http::{Request, Response, StatusCode, Uri};
use hyper::body::Incoming;

use super::Door;
use super::refusals::{request_id, silent, unheard};
use crate::server::body::{BodyError, Steady};
use crate::server::fault;
use crate::server::limits::SIGNAL_BYTES_MAX;
use crate::server::respond::{self, Body, complete};

impl Door {
    pub(super) async fn visit(
        &self,
        shard: &ShardHandle,
        url_id: &str,
        seen: PathAndQuery,
        mut head: Parts,
        body: Incoming,
        peer: SocketAddr,
    ) -> Response<Body> {
        let bytes_max = self.limits.payload_bytes_max;
        let body = match self.whole(body, bytes_max).await {
            Ok(body) => body,
            Err(BodyError::TooLarge { .. }) => {
                let too_large = Outcome::TooLarge { bytes_max };
                return complete(translate::response(too_large, &request_id(), ""));
            }
            Err(error) => return unheard(&error),
        };
        let visitor = self.authenticator.visitor(&head, &body);
        head.uri = Uri::from(seen);
        let visit = Visit {
            url_id,
            request: &head,
            body,
            source_ip: &peer.ip().to_string(),
            port: self.port,
            scheme: "http",
            caller: visitor.as_ref().map(|visitor| visitor.as_iam()),
        };
        shard.url(visit).await
    }

    /// A request to an API.
    pub(super) async fn api(
        self: Arc<Door>,
        place: Place,
        head: Parts,
        body: Incoming,
        peer: SocketAddr,
    ) -> Response<Body> {
        let bytes_max = apigateway::limits::PAYLOAD_BYTES_MAX;
        let body = match self.whole(body, bytes_max).await {
            Ok(body) => body,
            Err(BodyError::TooLarge { .. }) => return complete(self.gateway.too_large(&place)),
            Err(error) => return unheard(&error),
        };
        let visit = apigateway::Visit {
            source_ip: peer.ip().to_string(),
            port: self.port,
            scheme: "http",
            signer: self.authenticator.signer_of(&head, &body),
        };
        let request = Request::from_parts(head, body);
        complete(self.gateway.answer(place, request, visit).await)
    }

    /// S3 verifies signatures itself, as it reads bodies piece by piece; who somebody claims to be
    /// must be somebody who may do what is asked.
    pub(super) async fn objects(
        &self,
        mut head: Parts,
        body: Incoming,
        peer: SocketAddr,
    ) -> Response<Body> {
        head.extensions.insert(peer);
        let claimed = self.authenticator.claimed(&head);
        let claimed = claimed.map_err(|fault| fault.fault("s3"));
        let admitted = match claimed {
            Ok(who) => self.services.may_ask_s3(&head, &who).await,
            Err(refused) => Err(refused),
        };
        if let Err(refused) = admitted {
            return fault::s3(&refused, &request_id());
        }
        let body = Steady::new(body, self.bounds.body_stall_ms_max);
        let stalled = body.stalled();
        let response = self.s3.handle(Request::from_parts(head, body)).await;
        let failed = response.status().is_client_error() || response.status().is_server_error();
        match failed && stalled.has() {
            true => fault::s3(&silent(), &request_id()),
            false => response,
        }
    }

    pub(super) async fn package(&self, link: &Uri) -> Response<Body> {
        match self.lambda.package(link).await {
            Ok(Some(reader)) => respond::blob(reader),
            Ok(None) => {
                let message = "the link is not valid any more";
                fault::json(
                    StatusCode::FORBIDDEN,
                    "AccessDenied",
                    message,
                    &request_id(),
                )
            }
            Err(error) => {
                tracing::error!(%error, "a package could not be read");
                fault::json(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "InternalFailure",
                    "",
                    &request_id(),
                )
            }
        }
    }

    /// An answer of a custom resource, or a signal for a wait condition.
    pub(super) async fn signal(&self, token: &str, body: Incoming) -> Response<Body> {
        let body = match self.whole(body, SIGNAL_BYTES_MAX).await {
            Ok(body) => body,
            Err(error) => return unheard(&error),
        };
        let status = match self.stacks.signal(token, &body).await {
            Ok(true) => StatusCode::OK,
            Ok(false) => StatusCode::NOT_FOUND,
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status;
        complete(response)
    }
}
