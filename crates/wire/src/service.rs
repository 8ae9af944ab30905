//! What the roof knows of a service, and what services know of one another: requests and answers.

use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use http::{Request, Response};

use crate::call::{Call, Caller};
use crate::codec::query::action;
use crate::fault::{Fault, encode_fault};
use crate::operation::{Operation, answer, request, with_request_id};
use crate::route::find;
use crate::table::{OperationTable, Protocol, ServiceTable};

/// A future that may be sent to another thread.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Bytes of a request that a service takes if it does not say otherwise.
pub const REQUEST_BYTES_MAX: u64 = 1024 * 1024;

/// A service behind the front door.
pub trait Service: Send + Sync {
    /// Its operations, and how its requests are known.
    fn table(&self) -> &'static ServiceTable;

    /// Answers one request. What it does is done to the end, even if the caller does not wait.
    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>>;

    /// Bytes that a request may have.
    fn request_bytes_max(&self) -> u64 {
        REQUEST_BYTES_MAX
    }
}

/// AWS calls to the services of the same server, without a connection.
pub trait Calls: Send + Sync {
    /// Sends a request to the service whose endpoint prefix is given (`lambda`, `monitoring`), or to
    /// `s3`. The caller is believed.
    fn call(
        &self,
        service: &'static str,
        request: Request<Bytes>,
        caller: Caller,
    ) -> BoxFuture<'_, Response<Bytes>>;
}

/// Performs an operation of a neighbour in the caller's name.
///
/// # Errors
/// The neighbour's fault.
pub async fn perform<O: Operation>(
    calls: &dyn Calls,
    service: &'static ServiceTable,
    caller: &Caller,
    input: &O::Input,
) -> Result<O::Output, Fault> {
    let request = request::<O>(input);
    let response = calls.call(service.endpoint_prefix, request, caller.clone());
    answer::<O>(&response.await)
}

/// Answers a call: finds its operation, leaves the work to `dispatch`, and tells faults as the
/// service's protocol tells them.
pub async fn serve<F>(
    service: &'static ServiceTable,
    call: Call,
    dispatch: impl FnOnce(&'static OperationTable, Request<Bytes>) -> F,
) -> Response<Bytes>
where
    F: Future<Output = Result<Response<Bytes>, Fault>>,
{
    let request_id = call.request_id;
    let answered = match find(service, &call.request) {
        Some(operation) => dispatch(operation, call.request).await,
        None => Err(unknown(service.protocol, &call.request)),
    };
    match answered {
        Ok(response) => with_request_id(service, response, &request_id),
        Err(fault) => encode_fault(service, &fault, &request_id),
    }
}

/// What AWS answers to a request that names no operation of a service, by the protocol.
pub(crate) fn unknown(protocol: Protocol, request: &Request<Bytes>) -> Fault {
    match (protocol, action(request.uri().query(), request.body())) {
        (Protocol::Query, Some(action)) => {
            let message = format!(
                "Could not find operation {} for version {}",
                action.name, action.version
            );
            Fault::new(400, "InvalidAction", message)
        }
        (Protocol::Query, None) => Fault::new(400, "MissingAction", "Missing Action"),
        (Protocol::RestJson | Protocol::RestXml, _) => Fault {
            status: 404,
            ..unknown_operation()
        },
        (Protocol::Json10 | Protocol::Json11 | Protocol::Cbor, _) => unknown_operation(),
    }
}

/// What AWS answers to an operation that a service does not know.
#[must_use]
pub fn unknown_operation() -> Fault {
    Fault::new(400, "UnknownOperationException", "")
}

/// What this server answers to an operation of AWS that it does not do.
#[must_use]
pub fn not_supported(operation: &OperationTable) -> Fault {
    let message = format!("{} is not supported by this server", operation.name);
    Fault::new(501, "NotImplemented", message)
}
