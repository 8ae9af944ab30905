//! Faults in JSON, and in CBOR, which is written in the same words.

use std::borrow::Cow;

use bytes::Bytes;
use http::Response;
use http::header::HeaderMap;
use serde_json::{Map, Value as Json};

use super::{Fault, insert, is_message, side};
use crate::cbor::Item;
use crate::codec::rpc_cbor;
use crate::table::{Location, Member, OperationTable, Protocol, ServiceTable};

/// The members that a [`Fault`] has fields for.
const NAMED: [&str; 5] = ["message", "Message", "errorMessage", "__type", "code"];

/// Client: the fault without its members in headers.
pub(super) fn read(operation: &OperationTable, response: &Response<Bytes>) -> Fault {
    let body: Map<String, Json> = match operation.protocol {
        Protocol::Cbor => match Item::read(response.body()).map(|item| item.to_json()) {
            Ok(Json::Object(body)) => body,
            _ => Map::new(),
        },
        _ => serde_json::from_slice(response.body()).unwrap_or_default(),
    };
    let text = |name: &str| body.get(name).and_then(Json::as_str);
    let header = |name: &str| response.headers().get(name).and_then(|it| it.to_str().ok());
    // services that once spoke the query protocol say the older code here: `Code;Sender`
    let query_code = header("x-amzn-query-error").and_then(|it| it.split(';').next());
    let code = query_code
        .or(header("x-amzn-errortype"))
        .or(text("__type"))
        .or(text("code"));
    let code = code.map_or_else(
        || response.status().as_str().to_owned(),
        |raw| plain_code(raw).to_owned(),
    );
    let message = text("message")
        .or(text("Message"))
        .or(text("errorMessage"))
        .unwrap_or_default();
    let mut fault = Fault::new(response.status().as_u16(), code, message);
    let rest = body
        .into_iter()
        .filter(|(name, _)| !NAMED.contains(&name.as_str()));
    fault.members = rest
        .map(|(name, value)| (Cow::Owned(name), value))
        .collect();
    fault
}

/// `aws.protocoltests#FooError:http://internal/` is `FooError`.
fn plain_code(raw: &str) -> &str {
    let front = raw.split(':').next().unwrap_or(raw);
    front.rsplit('#').next().unwrap_or(front)
}

/// Server: the body; a part of the fault may stand in headers.
pub(super) fn write(
    service: &ServiceTable,
    protocol: Protocol,
    fault: &Fault,
    members: &[Member],
    headers: &mut HeaderMap,
) -> Bytes {
    let mut body = Map::new();
    if protocol == Protocol::RestJson {
        insert(headers, "x-amzn-errortype", &fault.code);
        if members.iter().any(|member| member.name == "Type") {
            let side = if fault.status < 500 {
                "User"
            } else {
                "Service"
            };
            body.insert("Type".to_owned(), Json::from(side));
        }
    } else {
        let name = service.fault(&fault.code).map(|shape| shape.name);
        let name = name.unwrap_or(fault.code.as_ref());
        body.insert("__type".to_owned(), Json::from(name));
        if service.query_compatible {
            let query = format!("{};{}", fault.code, side(fault));
            insert(headers, "x-amzn-query-error", &query);
        }
    }
    body.insert(
        message_name(fault, members).to_owned(),
        Json::from(fault.message.as_str()),
    );
    for (name, value) in &fault.members {
        let found = members.iter().find(|member| member.name == name.as_ref());
        if found.is_none_or(|member| member.location != Location::Header) {
            let key = found.map_or(name.as_ref(), |member| member.wire_name);
            body.insert(key.to_owned(), value.clone());
        }
    }
    let body = Json::Object(body);
    if protocol != Protocol::Cbor {
        return Bytes::from(body.to_string());
    }
    insert(headers, rpc_cbor::HEADER.0, rpc_cbor::HEADER.1);
    let mut bytes = Vec::new();
    Item::of_json(&body).write(&mut bytes);
    Bytes::from(bytes)
}

/// `message` or `Message`: as the model says, or as recorded for the faults that all services share.
fn message_name(fault: &Fault, members: &[Member]) -> &'static str {
    let found = members.iter().find(|member| is_message(member));
    match (found, fault.code.as_ref()) {
        (Some(member), _) => member.wire_name,
        (None, "AccessDeniedException" | "SerializationException") => "Message",
        (None, _) => "message",
    }
}
