//! The services behind the front door that take whole requests, and how they reach one another.

use std::sync::{Arc, PoisonError, RwLock};

use bytes::Bytes;
use frazil_lambda::Lambda;
use frazil_s3::S3;
use frazil_wire::sigv4::{self, Credentials, Signing};
use frazil_wire::{BoxFuture, Call, Caller, Calls, Fault, Service, ServiceTable, route, shapes};
use http::request::Parts;
use http::{HeaderValue, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Full};
use jiff::Timestamp;

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
    pub(super) fn may_ask_s3(&self, head: &Parts, caller: &Caller) -> Result<(), Fault> {
        let host = head.headers.get(header::HOST);
        let host = host.and_then(|host| host.to_str().ok());
        match &self.guard {
            Some(guard) => guard.check_s3(head, host.and_then(frazil_s3::bucket_of), caller),
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

    async fn ask_s3(&self, mut request: Request<Bytes>) -> Response<Bytes> {
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
        let (parts, body) = self.s3.handle(request.map(Full::new)).await.into_parts();
        match body.collect().await {
            Ok(body) => Response::from_parts(parts, body.to_bytes()),
            Err(error) => {
                tracing::error!(%error, "an answer of S3 broke off");
                status(StatusCode::INTERNAL_SERVER_ERROR)
            }
        }
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
                return self.ask_s3(request).await;
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
                request_id: uuid::Uuid::new_v4().to_string(),
            };
            found.handle(call).await
        })
    }
}

fn status(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}

/// Lambda's control plane as a service.
pub(super) struct Control {
    pub(super) lambda: Arc<Lambda>,
    /// Code may travel inside a request.
    pub(super) request_bytes_max: u64,
}

impl Service for Control {
    fn table(&self) -> &'static ServiceTable {
        &shapes::lambda::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        Box::pin(self.lambda.control(call))
    }

    fn request_bytes_max(&self) -> u64 {
        self.request_bytes_max
    }
}
