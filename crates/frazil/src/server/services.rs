//! The services behind the front door that take whole requests, and how they reach one another.

use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use bytes::Bytes;
use frazil_lambda::Lambda;
use frazil_lambda::functions::CallError;
use frazil_s3::S3;
use frazil_services::targets::Permits;
use frazil_wire::sigv4::{self, Credentials, Signing};
use frazil_wire::{
    BoxFuture, Call, Caller, Calls, Fault, Sender, Service, ServiceTable, converse, decode,
    encode_fault, route, shapes,
};
use http::request::Parts;
use http::{HeaderValue, Request, Response, StatusCode, header};

use http_body_util::{BodyExt, Full};
use hyper::body::Body;
use jiff::Timestamp;

use super::fault;
use super::guard::{Guard, Guarded};

/// Every service with a table of operations. Some need others, so each is plugged in once it
/// exists.
pub(super) struct Services {
    plugged: RwLock<Vec<Arc<dyn Service>>>,
    /// S3 has no table and verifies signatures itself.
    s3: S3,
    /// What requests to S3 are signed with.
    credentials: Credentials,
    region: String,
    /// Says who may do what; without one everybody may do everything.
    guard: Option<Arc<Guard>>,
}

impl Services {
    pub(super) fn new(
        s3: S3,
        credentials: Credentials,
        region: String,
        guard: Option<Guard>,
    ) -> Services {
        Services {
            plugged: RwLock::default(),
            s3,
            credentials,
            region,
            guard: guard.map(Arc::new),
        }
    }

    /// Whether policies say who may do what.
    pub(super) fn enforces(&self) -> bool {
        self.guard.is_some()
    }

    /// Puts a service behind the door.
    pub(super) fn plug(&self, service: Arc<dyn Service>) {
        let plugged = self.plugged.write();
        let mut plugged = plugged.unwrap_or_else(PoisonError::into_inner);
        plugged.push(service);
    }

    /// Forgets all services, so that those who hold this and are held by it can go.
    pub(super) fn unplug_all(&self) {
        let plugged = self.plugged.write();
        plugged.unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The service with this table.
    pub(super) fn with(&self, table: &'static ServiceTable) -> Option<Arc<dyn Service>> {
        self.find(|its| its == table)
    }

    /// Whether a caller may invoke a function: invocations do not come to a service's `handle`.
    pub(super) async fn may_invoke(
        &self,
        head: &Parts,
        body: &Bytes,
        caller: &Caller,
    ) -> Result<(), Fault> {
        let Some(guard) = &self.guard else {
            return Ok(());
        };
        let Some(lambda) = self.plugged(|table| table == &shapes::lambda::SERVICE) else {
            return Ok(());
        };
        let request = Request::from_parts(head.clone(), body.clone());
        guard.check(&*lambda, &request, caller).await
    }

    /// Whether a caller may have S3 answer a request.
    pub(super) async fn may_ask_s3(&self, head: &Parts, caller: &Caller) -> Result<(), Fault> {
        match &self.guard {
            Some(guard) => guard.check_s3(&self.s3, head, caller).await,
            None => Ok(()),
        }
    }

    /// A service, behind the guard if there is one.
    fn find(&self, is_it: impl Fn(&'static ServiceTable) -> bool) -> Option<Arc<dyn Service>> {
        let service = self.plugged(is_it)?;
        Some(match &self.guard {
            Some(guard) => Arc::new(Guarded {
                service,
                guard: guard.clone(),
            }),
            None => service,
        })
    }

    fn plugged(&self, is_it: impl Fn(&'static ServiceTable) -> bool) -> Option<Arc<dyn Service>> {
        let plugged = self.plugged.read();
        let plugged = plugged.unwrap_or_else(PoisonError::into_inner);
        plugged
            .iter()
            .find(|service| is_it(service.table()))
            .cloned()
    }

    async fn ask_s3(&self, request: Request<Bytes>, caller: &Caller) -> Response<Bytes> {
        let (parts, body) = request.into_parts();
        if let Err(refused) = self.may_ask_s3(&parts, caller).await {
            return whole(fault::s3(&refused, &request_id())).await;
        }
        let mut request = Request::from_parts(parts, body);
        let length = HeaderValue::from(request.body().len());
        let headers = request.headers_mut();
        let host = HeaderValue::from_static("localhost");
        headers.entry(header::HOST).or_insert(host);
        headers.insert(header::CONTENT_LENGTH, length);
        let payload = sigv4::hash(request.body());
        let now = Timestamp::now();
        let signing = Signing {
            credentials: &self.credentials,
            region: &self.region,
            service: "s3",
            time: now,
        };
        sigv4::sign(&mut request, &payload, &signing);
        whole(self.s3.handle(request.map(Full::new)).await).await
    }
}

impl Calls for Services {
    fn call(
        &self,
        service: &'static str,
        request: Request<Bytes>,
        caller: Caller,
    ) -> BoxFuture<'_, Response<Bytes>> {
        Box::pin(async move {
            if service == "s3" {
                return self.ask_s3(request, &caller).await;
            }
            let (parts, body) = request.into_parts();
            // both versions of API Gateway have one prefix: the path tells which
            let found = self
                .find(|table| table.endpoint_prefix == service && route(table, &parts).is_some())
                .or_else(|| self.find(|table| table.endpoint_prefix == service));
            let request = Request::from_parts(parts, body);
            let Some(found) = found else {
                tracing::error!(service, "a service was asked that is not here");
                return status(StatusCode::NOT_IMPLEMENTED);
            };
            let call = Call {
                request,
                caller,
                request_id: request_id(),
            };
            converse(&*found, call).await
        })
    }
}

/// Where policies are enforced, they say what services may do as roles, and to resources.
#[async_trait]
impl Permits for Services {
    async fn permit(&self, by: &Sender, action: &str, arn: &str) -> Result<(), String> {
        // The callers of an API act as themselves: it has let them in.
        let as_caller = by
            .role
            .as_deref()
            .is_some_and(|role| role.ends_with(":user/*"));
        let Some(guard) = self.guard.as_ref().filter(|_| !as_caller) else {
            return Ok(());
        };
        let name = arn.split(':').nth(2).unwrap_or_default();
        let target = self.plugged(|table| table.signing_name == name);
        let permitted = guard.permit(target.as_deref(), by, action, arn).await;
        permitted.map_err(|refused| refused.to_string())
    }
}

/// An answer with its whole body.
async fn whole<B: Body<Error: std::fmt::Display>>(answer: Response<B>) -> Response<Bytes> {
    let (parts, body) = answer.into_parts();
    match body.collect().await {
        Ok(body) => Response::from_parts(parts, body.to_bytes()),
        Err(error) => {
            tracing::error!(%error, "an answer of S3 broke off");
            status(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

fn request_id() -> String {
    uuid::Uuid::new_v4().to_string()
}

fn status(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}

fn header_is(head: &Parts, name: &str, value: &str) -> bool {
    let found = head.headers.get(name);
    found.is_some_and(|found| found.as_bytes() == value.as_bytes())
}

/// Lambda's control plane as a service.
pub(super) struct Control {
    pub(super) lambda: Arc<Lambda>,
    /// Code may travel inside a request.
    pub(super) request_bytes_max: u64,
}

impl Control {
    /// Queues an event for a function.
    async fn send(&self, request: &Request<Bytes>) -> Result<Response<Bytes>, Fault> {
        let input = decode::<shapes::lambda::Invoke>(request)?;
        let function = match input.qualifier {
            Some(qualifier) => format!("{}:{qualifier}", input.function_name),
            None => input.function_name,
        };
        let payload = input.payload.unwrap_or_default();
        let sent = self.lambda.functions().send(&function, payload, None).await;
        sent.map_err(|error| refusal(&function, &error))?;
        Ok(status(StatusCode::ACCEPTED))
    }
}

/// What Lambda's API answers when an event is not taken.
fn refusal(function: &str, error: &CallError) -> Fault {
    let (status, message) = match error.code() {
        "ResourceNotFoundException" => (404, format!("Function not found: {function}")),
        "ResourceConflictException" => (409, error.to_string()),
        "TooManyRequestsException" => (429, error.to_string()),
        "RequestTooLargeException" => (413, error.to_string()),
        "ServiceException" => (500, error.to_string()),
        _ => (400, error.to_string()),
    };
    Fault::new(status, error.code(), message)
}

impl Service for Control {
    fn table(&self) -> &'static ServiceTable {
        &shapes::lambda::SERVICE
    }

    /// Clients' invocations go to a shard and never come here. Neighbours send events.
    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        let (parts, body) = call.request.into_parts();
        let operation = route(&shapes::lambda::SERVICE, &parts);
        let is_event = header_is(&parts, "x-amz-invocation-type", "Event");
        let request = Request::from_parts(parts, body);
        if is_event && operation.is_some_and(|operation| operation.name == "Invoke") {
            return Box::pin(async move {
                let sent = self.send(&request).await;
                sent.unwrap_or_else(|fault| {
                    encode_fault(&shapes::lambda::SERVICE, &fault, &call.request_id)
                })
            });
        }
        Box::pin(self.lambda.control(Call { request, ..call }))
    }

    fn request_bytes_max(&self) -> u64 {
        self.request_bytes_max
    }
}
