//! Services that understand more than one protocol: a request in another than the service's own is put into that, and
//! the answer back.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, Request, Response, Uri};

use crate::call::Call;
use crate::codec::query::{action, is_form};
use crate::codec::{self, rpc_cbor};
use crate::fault::{Fault, encode_fault_in};
use crate::operation::with_request_id_in;
use crate::route::find_in;
use crate::service::{Service, unknown};
use crate::table::{OperationTable, Protocol, ServiceTable};

/// The protocol in which a client speaks to a service.
pub fn spoken(service: &ServiceTable, uri: &Uri, headers: &HeaderMap) -> Protocol {
    let says = |(name, value): (&str, &str)| headers.get(name).is_some_and(|it| it == value);
    let form = || is_form(headers) || action(uri.query(), &[]).is_some();
    match service.protocol {
        Protocol::Json10 | Protocol::Json11 if says(rpc_cbor::HEADER) => Protocol::Cbor,
        Protocol::Json10 | Protocol::Json11 if !headers.contains_key("x-amz-target") && form() => {
            Protocol::Query
        }
        own => own,
    }
}

/// Has a call answered by a service, in whichever protocol it was made.
pub async fn converse(service: &dyn Service, call: Call) -> Response<Bytes> {
    let table = service.table();
    let spoken = spoken(table, call.request.uri(), call.request.headers());
    if spoken == table.protocol {
        return service.handle(call).await;
    }
    let request_id = call.request_id.clone();
    let Some(operation) = find_in(table, spoken, &call.request) else {
        let fault = unknown(spoken, &call.request);
        return encode_fault_in(table, spoken, &fault, &request_id);
    };
    let request = match translate(operation, spoken, &call.request) {
        Ok(request) => request,
        Err(fault) => return encode_fault_in(table, spoken, &fault, &request_id),
    };
    let answer = service.handle(Call { request, ..call }).await;
    match translate_back(operation, spoken, &answer) {
        Ok(response) => with_request_id_in(spoken, response, &request_id),
        Err(fault) => encode_fault_in(table, spoken, &fault, &request_id),
    }
}

/// The same request in the operation's own protocol. Its path and its other headers stay.
fn translate(
    operation: &OperationTable,
    spoken: Protocol,
    request: &Request<Bytes>,
) -> Result<Request<Bytes>, Fault> {
    let input = codec::read_request_in(spoken, operation, request)?;
    let mut own = codec::write_request(operation, &input);
    let path = match spoken {
        Protocol::Query => request.uri().path(),
        _ => "/",
    };
    *own.extensions_mut() = request.extensions().clone();
    *own.uri_mut() = path.parse().expect("it was a path already");
    for (name, value) in request.headers() {
        if ![CONTENT_TYPE, CONTENT_LENGTH].contains(name) && name.as_str() != rpc_cbor::HEADER.0 {
            own.headers_mut().append(name.clone(), value.clone());
        }
    }
    Ok(own)
}

/// The answer in the protocol of the request.
fn translate_back(
    operation: &OperationTable,
    spoken: Protocol,
    answer: &Response<Bytes>,
) -> Result<Response<Bytes>, Fault> {
    if !answer.status().is_success() {
        return Err(Fault::from_response(operation, answer));
    }
    let output = codec::read_response(operation, answer)?;
    Ok(codec::write_response_in(spoken, operation, &output))
}
