//! The front door: takes a request through detect → authenticate → route.
//!
//! Invocations are answered on the shard that accepted them. Everything else may take long or
//! block, so it runs on the general event loop, and goes on when its client has left.

use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use frazil_apigateway::{self as apigateway, ApiGateway, Place};
use frazil_cloudformation::Cloudformation;
use frazil_lambda::Lambda;
use frazil_lambda::invoke::Visit;
use frazil_lambda::limits::Limits;
use frazil_lambda::metrics::Metrics;
use frazil_lambda::shard::ShardHandle;
use frazil_lambda::translate::{self, Outcome};
use frazil_s3::S3;
use frazil_services::logs::Ongoing;
use frazil_wire::sigv4::SignatureFault;
use frazil_wire::{
    Call, Caller, Fault, REQUEST_BYTES_MAX, ServiceTable, action, converse, encode_fault_in, route,
    shapes, spoken,
};
use http::request::Parts;
use http::uri::PathAndQuery;
use http::{Request, Response, StatusCode, Uri};
use hyper::body::Incoming;
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

use super::authenticate::Authenticator;
use super::body::{BodyError, collect};
use super::detect::{Destination, Dialect, detect, detect_action, signed_service};
use super::limits::{Bounds, SIGNAL_BYTES_MAX};
use super::respond::{self, Body, complete};
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
        head.extensions.insert(peer);
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
                let work = general.spawn(self.elsewhere(other, head, body));
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
            Destination::S3 => self.objects(head, body).await,
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

    /// An answer of a custom resource, or a signal for a wait condition.
    async fn signal(&self, token: &str, body: Incoming) -> Response<Body> {
        let body = collect(body, SIGNAL_BYTES_MAX).await;
        let taken = body.is_ok_and(|body| self.stacks.signal(token, &body));
        let status = match taken {
            true => StatusCode::OK,
            false => StatusCode::NOT_FOUND,
        };
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status;
        complete(response)
    }

    async fn service(
        &self,
        table: &'static ServiceTable,
        head: Parts,
        body: Incoming,
    ) -> Response<Body> {
        let Some(service) = self.services.with(table) else {
            let name = table.endpoint_prefix;
            return fault::unknown_service(name, Dialect::of(&head), &request_id());
        };
        let bytes_max = service.request_bytes_max();
        match self.call(table, head, body, bytes_max).await {
            Ok(call) => self.perhaps_ongoing(converse(&*service, call).await),
            Err(refused) => complete(refused),
        }
    }

    /// An answer whose body may go on until the server stops.
    fn perhaps_ongoing(&self, mut response: Response<Bytes>) -> Response<Body> {
        let ongoing = response.extensions_mut().remove::<Ongoing>();
        match ongoing.and_then(|ongoing| ongoing.take()) {
            Some(pieces) => {
                let until = self.stopping.clone().cancelled_owned();
                response.map(|_| respond::pieces(pieces, until))
            }
            None => complete(response),
        }
    }

    /// A form that nobody signed says itself which service it is for.
    async fn form(&self, head: Parts, body: Incoming) -> Response<Body> {
        let asked = match collect(body, REQUEST_BYTES_MAX).await {
            Ok(body) => action(head.uri.query(), &body).map(|action| (action, body)),
            Err(_) => None,
        };
        let Some((action, body)) = asked else {
            let message = "Could not find the action of the request";
            return fault::query("MissingAction", message, &request_id());
        };
        let destination = detect_action(&action);
        let service = match destination {
            Destination::Service(table) => self.services.with(table),
            _ => None,
        };
        let Some(service) = service else {
            return fault::unknown_service(&action.name, Dialect::Query, &request_id());
        };
        let table = service.table();
        match self.caller(table, &head, &body) {
            Ok(caller) => {
                let call = Call {
                    request: Request::from_parts(head, body),
                    caller,
                    request_id: request_id(),
                };
                complete(converse(&*service, call).await)
            }
            Err(fault) => complete(refuse(table, &head, &fault)),
        }
    }

    /// The payload of an authenticated invocation, or the answer that refuses it.
    async fn payload(&self, head: &Parts, body: Incoming) -> Result<Bytes, Response<Bytes>> {
        let service = &shapes::lambda::SERVICE;
        let bytes_max = match invocation_type(head) {
            "Event" => self.limits.async_payload_bytes_max,
            _ => self.limits.payload_bytes_max,
        };
        let body = collect(body, bytes_max)
            .await
            .map_err(|error| refuse(service, head, &unread(&error, head, bytes_max)))?;
        let told = |fault: Fault| refuse(service, head, &fault);
        let caller = self.caller(service, head, &body).map_err(told)?;
        let request = Request::from_parts(head.clone(), body);
        let allowed = self.services.may_invoke(&request, &caller).await;
        allowed.map_err(told)?;
        Ok(request.into_body())
    }

    /// Lambda's control plane.
    async fn control(&self, call: Call) -> Response<Bytes> {
        match self.services.with(&shapes::lambda::SERVICE) {
            Some(lambda) => lambda.handle(call).await,
            None => self.lambda.control(call).await,
        }
    }

    /// S3 verifies signatures itself, as it reads bodies piece by piece; who somebody claims to be
    /// must be somebody who may do what is asked.
    async fn objects(&self, head: Parts, body: Incoming) -> Response<Body> {
        let claimed = self.authenticator.claimed(&head);
        let claimed = claimed.map_err(|fault| fault.fault("s3"));
        match claimed.and_then(|caller| self.services.may_ask_s3(&head, &caller)) {
            Ok(()) => self.s3.handle(Request::from_parts(head, body)).await,
            Err(refused) => fault::s3(&refused, &request_id()),
        }
    }

    async fn visit(
        &self,
        shard: &ShardHandle,
        url_id: &str,
        seen: PathAndQuery,
        mut head: Parts,
        body: Incoming,
        peer: SocketAddr,
    ) -> Response<Body> {
        let bytes_max = self.limits.payload_bytes_max;
        let Ok(body) = collect(body, bytes_max).await else {
            let too_large = Outcome::TooLarge { bytes_max };
            return complete(translate::response(too_large, &request_id(), ""));
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
    async fn api(
        self: Arc<Door>,
        place: Place,
        head: Parts,
        body: Incoming,
        peer: SocketAddr,
    ) -> Response<Body> {
        let Ok(body) = collect(body, apigateway::limits::PAYLOAD_BYTES_MAX).await else {
            return complete(self.gateway.too_large(&place));
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

    /// An authenticated call with its whole body, or the answer that refuses it.
    async fn call(
        &self,
        service: &'static ServiceTable,
        head: Parts,
        body: Incoming,
        bytes_max: u64,
    ) -> Result<Call, Response<Bytes>> {
        let body = collect(body, bytes_max)
            .await
            .map_err(|error| refuse(service, &head, &unread(&error, &head, bytes_max)))?;
        let caller = self
            .caller(service, &head, &body)
            .map_err(|fault| refuse(service, &head, &fault))?;
        Ok(Call {
            request: Request::from_parts(head, body),
            caller,
            request_id: request_id(),
        })
    }

    fn caller(
        &self,
        service: &'static ServiceTable,
        head: &Parts,
        body: &Bytes,
    ) -> Result<Caller, Fault> {
        let told =
            |fault: SignatureFault| fault.fault_in(spoken(service, &head.uri, &head.headers));
        let scope = signed_service(head).unwrap_or(service.signing_name);
        if scope != service.signing_name {
            let name = service.signing_name;
            let message = format!("Credential should be scoped to correct service: '{name}'.");
            return Err(told(SignatureFault::Scope(message)));
        }
        self.authenticator.caller(head, body).map_err(told)
    }

    /// Code may travel inside a request; everything else is small.
    fn control_bytes_max(&self, head: &Parts) -> u64 {
        let operation = route(&shapes::lambda::SERVICE, head).map(|operation| operation.name);
        match operation {
            Some("CreateFunction" | "UpdateFunctionCode" | "PublishLayerVersion") => {
                self.limits.code_request_bytes_max
            }
            _ => self.limits.control_request_bytes_max,
        }
    }

    async fn package(&self, link: &Uri) -> Response<Body> {
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

    fn health(&self) -> health::Health {
        health::Health {
            functions: self.lambda.directory().function_count(),
            environments: Metrics::value(&self.metrics.environments),
            invocations: Metrics::value(&self.metrics.invocations),
            accepts: !self.stopping.is_cancelled(),
        }
    }
}

/// The answer when a task of ours ended without one.
fn broken(error: &tokio::task::JoinError) -> Response<Body> {
    tracing::error!(%error, "a request could not be answered");
    fault::json(
        StatusCode::INTERNAL_SERVER_ERROR,
        "InternalFailure",
        "",
        &request_id(),
    )
}

fn request_id() -> String {
    uuid::Uuid::new_v4().to_string()
}

fn refuse(service: &'static ServiceTable, head: &Parts, fault: &Fault) -> Response<Bytes> {
    let protocol = spoken(service, &head.uri, &head.headers);
    encode_fault_in(service, protocol, fault, &request_id())
}

/// How a function is to be invoked, by the request's word for it.
fn invocation_type(head: &Parts) -> &str {
    let named = head.headers.get("x-amz-invocation-type");
    let named = named.and_then(|value| value.to_str().ok());
    named.unwrap_or("RequestResponse")
}

/// What AWS would say to a body that could not be had.
fn unread(error: &BodyError, head: &Parts, bytes_max: u64) -> Fault {
    let operation = route(&shapes::lambda::SERVICE, head).map(|operation| operation.name);
    match (error, operation) {
        (BodyError::TooLarge { bytes }, Some("Invoke" | "InvokeWithResponseStream")) => Fault::new(
            413,
            "RequestTooLargeException",
            format!(
                "{bytes} byte payload is too large for the {} invocation type (limit {bytes_max} bytes)",
                invocation_type(head)
            ),
        ),
        (BodyError::TooLarge { .. }, _) => Fault::new(
            413,
            "RequestEntityTooLargeException",
            format!(
                "Request must be smaller than {bytes_max} bytes for the {} operation",
                operation.unwrap_or("requested")
            ),
        ),
        (BodyError::Stalled, _) => Fault::new(408, "RequestTimeout", error.to_string()),
        (BodyError::Broken(_), _) => Fault::new(400, "SerializationException", error.to_string()),
    }
}
