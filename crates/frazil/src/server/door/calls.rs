//! Requests that call an operation of a service: whole, authenticated, answered in its protocol.

use bytes::Bytes;
use frazil_services::logs::Ongoing;
use frazil_wire::sigv4::SignatureFault;
use frazil_wire::{
    Call, Caller, Fault, REQUEST_BYTES_MAX, ServiceTable, action, converse, route, shapes, spoken,
};
use http::request::Parts;
use http::{Request, Response};
use hyper::body::Incoming;

use super::Door;
use super::refusals::{invocation_type, refuse, request_id, unread};
use crate::server::detect::{Destination, Dialect, detect_action, signed_service};
use crate::server::fault;
use crate::server::respond::{self, Body, complete};

impl Door {
    /// The payload of an authenticated invocation, or the answer that refuses it.
    pub(super) async fn payload(
        &self,
        head: &Parts,
        body: Incoming,
    ) -> Result<Bytes, Response<Bytes>> {
        let service = &shapes::lambda::SERVICE;
        let bytes_max = match invocation_type(head) {
            "Event" => self.limits.async_payload_bytes_max,
            _ => self.limits.payload_bytes_max,
        };
        let body = self
            .whole(body, bytes_max)
            .await
            .map_err(|error| refuse(service, head, &unread(&error, head, bytes_max)))?;
        let told = |fault: Fault| refuse(service, head, &fault);
        let caller = self.caller(service, head, &body).map_err(told)?;
        let allowed = self.services.may_invoke(head, &body, &caller).await;
        allowed.map_err(told)?;
        Ok(body)
    }

    /// Lambda's control plane.
    pub(super) async fn control(&self, call: Call) -> Response<Bytes> {
        match self.services.with(&shapes::lambda::SERVICE) {
            Some(lambda) => lambda.handle(call).await,
            None => self.lambda.control(call).await,
        }
    }

    pub(super) async fn service(
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
    pub(super) fn perhaps_ongoing(&self, mut response: Response<Bytes>) -> Response<Body> {
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
    pub(super) async fn form(&self, head: Parts, body: Incoming) -> Response<Body> {
        let body = match self.whole(body, REQUEST_BYTES_MAX).await {
            Ok(body) => body,
            Err(error) => {
                let told = unread(&error, &head, REQUEST_BYTES_MAX);
                return fault::query(&told, &request_id());
            }
        };
        let Some(action) = action(head.uri.query(), &body) else {
            let message = "Could not find the action of the request";
            return fault::query(&Fault::new(400, "MissingAction", message), &request_id());
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
        let caller = match action.name.as_str() {
            // Its token says who asks, instead of a signature.
            "AssumeRoleWithWebIdentity" => Ok(Caller::Anonymous),
            _ => self.caller(table, &head, &body),
        };
        match caller {
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

    /// An authenticated call with its whole body, or the answer that refuses it.
    pub(super) async fn call(
        &self,
        service: &'static ServiceTable,
        head: Parts,
        body: Incoming,
        bytes_max: u64,
    ) -> Result<Call, Response<Bytes>> {
        let body = self
            .whole(body, bytes_max)
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

    pub(super) fn caller(
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
    pub(super) fn control_bytes_max(&self, head: &Parts) -> u64 {
        let operation = route(&shapes::lambda::SERVICE, head).map(|operation| operation.name);
        match operation {
            Some("CreateFunction" | "UpdateFunctionCode" | "PublishLayerVersion") => {
                self.limits.code_request_bytes_max
            }
            _ => self.limits.control_request_bytes_max,
        }
    }
}
