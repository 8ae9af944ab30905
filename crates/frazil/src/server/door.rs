//! The front door: takes a request through detect → authenticate → route.
//!
//! Invocations are answered on the shard that accepted them. Everything else may take long or
//! block, so it runs on the general event loop, and goes on when its client has left.

mod calls;
mod refusals;
mod visits;

use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use frazil_apigateway::ApiGateway;
use frazil_cloudformation::Cloudformation;
use frazil_lambda::Lambda;
use frazil_lambda::limits::Limits;
use frazil_lambda::metrics::Metrics;
use frazil_lambda::shard::ShardHandle;
use frazil_s3::S3;
use frazil_wire::shapes;
use http::request::Parts;
use http::{Request, Response, StatusCode};
use hyper::body::Incoming;
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

use self::refusals::{broken, request_id};
use super::authenticate::Authenticator;
use super::body::{BodyError, Steady, collect};
use super::detect::{Destination, detect};
use super::limits::Bounds;
use super::respond::{Body, complete};
use super::services::Services;
use super::{fault, health, landing, quotas};

/// What every request passes, and what is behind it.
pub(super) struct Door {
    pub(super) authenticator: Authenticator,
    pub(super) lambda: Arc<Lambda>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) limits: Arc<Limits>,
    pub(super) bounds: Arc<Bounds>,
    pub(super) s3: S3,
    /// Everybody else.
    pub(super) services: Arc<Services>,
    /// APIs, by host name or by path.
    pub(super) gateway: ApiGateway,
    /// Who waits for answers of custom resources.
    pub(super) stacks: Cloudformation,
    /// The port of the listener, which functions see in `X-Forwarded-Port`.
    pub(super) port: u16,
    pub(super) region: String,
    pub(super) general: Handle,
    pub(super) stopping: CancellationToken,
}

impl Door {
    /// Answers one request that arrived on a shard.
    pub(super) async fn answer(
        self: Arc<Door>,
        shard: ShardHandle,
        request: Request<Incoming>,
        peer: SocketAddr,
    ) -> Response<Body> {
        let (mut head, body) = request.into_parts();
        if self.services.enforces() {
            // Policies may ask where a request comes from.
            head.extensions.insert(peer);
        }
        if let Some(place) = self.gateway.place(&head) {
            let general = self.general.clone();
            let work = general.spawn(self.api(place, head, body, peer));
            return work.await.unwrap_or_else(|error| broken(&error));
        }
        match detect(&head) {
            Destination::Invoke => match self.payload(&head, body).await {
                Ok(body) => complete(shard.invoke_http(&head, body).await),
                Err(refused) => complete(refused),
            },
            Destination::InvokeStream => match self.payload(&head, body).await {
                Ok(body) => shard.invoke_stream_http(&head, body).await,
                Err(refused) => complete(refused),
            },
            Destination::FunctionUrl { id, path_and_query } => {
                self.visit(&shard, &id, path_and_query, head, body, peer)
                    .await
            }
            other => {
                let general = self.general.clone();
                // Services finish what they began by themselves, and whoever waits for messages and
                // leaves must not receive them.
                let waits = matches!(other, Destination::Service(_) | Destination::Form);
                let work = general.spawn(self.elsewhere(other, head, body, peer));
                let answered = match waits {
                    true => AbortOnDropHandle::new(work).await,
                    false => work.await,
                };
                answered.unwrap_or_else(|error| broken(&error))
            }
        }
    }

    async fn elsewhere(
        self: Arc<Door>,
        destination: Destination,
        head: Parts,
        body: Incoming,
        peer: SocketAddr,
    ) -> Response<Body> {
        match destination {
            Destination::Lambda => {
                let max = self.control_bytes_max(&head);
                match self.call(&shapes::lambda::SERVICE, head, body, max).await {
                    Ok(call) => complete(self.control(call).await),
                    Err(refused) => complete(refused),
                }
            }
            Destination::Service(table) => self.service(table, head, body).await,
            Destination::Form => self.form(head, body).await,
            Destination::S3 => self.objects(head, body, peer).await,
            Destination::Signal { token } => self.signal(&token, body).await,
            Destination::Package => self.package(&head.uri).await,
            Destination::Health => health::answer(&self.health()),
            Destination::Limits => {
                quotas::answer(&self.limits, &self.bounds, &self.lambda, &self.metrics).await
            }
            Destination::Landing => landing::answer(&self, &head),
            Destination::Unknown { service, dialect } => {
                fault::unknown_service(&service, dialect, &request_id())
            }
            Destination::Nowhere
            | Destination::Invoke
            | Destination::InvokeStream
            | Destination::FunctionUrl { .. } => {
                let message = format!("{} leads nowhere", head.uri.path());
                fault::json(
                    StatusCode::NOT_FOUND,
                    "NotFoundException",
                    &message,
                    &request_id(),
                )
            }
        }
    }

    /// The whole body of a request, if it comes in time.
    async fn whole(&self, body: Incoming, bytes_max: u64) -> Result<Bytes, BodyError> {
        let patience_ms = self.bounds.body_stall_ms_max;
        collect(Steady::new(body, patience_ms), bytes_max).await
    }

    fn health(&self) -> health::Health {
        health::Health {
            functions: self.lambda.directory().function_count(),
            environments: Metrics::value(&self.metrics.environments),
            invocations: Metrics::value(&self.metrics.invocations),
            accepts: !self.stopping.is_cancelled(),
        }
    }
}
