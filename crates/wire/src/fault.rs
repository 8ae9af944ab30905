//! What AWS would answer when a request fails.

mod json;
mod xml;

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use serde_json::Value as Json;

use crate::codec;
use crate::table::{Location, Member, OperationTable, Protocol, ServiceTable, ShapeTable};

pub(crate) use xml::read_members as read_xml_members;

/// A fault: code, HTTP status and message, and what else the model's fault carries.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Fault {
    /// The HTTP status.
    pub status: u16,
    /// The code, for example `ResourceNotFoundException`.
    pub code: Cow<'static, str>,
    /// The message.
    pub message: String,
    /// Further members under the model's names, for example `Reason` or `retryAfterSeconds`.
    pub members: Vec<(Cow<'static, str>, Json)>,
}

impl Fault {
    /// A fault with just a message.
    pub fn new(
        status: u16,
        code: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
    ) -> Fault {
        Fault {
            status,
            code: code.into(),
            message: message.into(),
            members: Vec::new(),
        }
    }

    /// A modelled fault, for example `shapes::lambda::RESOURCE_NOT_FOUND_EXCEPTION`, with the model's code and status.
    pub fn of(table: &'static ShapeTable, message: impl Into<String>) -> Fault {
        match table.fault_table() {
            Some(fault) => Fault::new(fault.status, fault.code, message),
            None => Fault::new(500, table.name, message),
        }
    }

    /// The same fault with one more member, under the model's name for it.
    #[must_use]
    pub fn with(mut self, member: impl Into<Cow<'static, str>>, value: impl Into<Json>) -> Fault {
        self.members.push((member.into(), value.into()));
        self
    }

    /// Client: the fault that a response carries.
    pub fn from_response(operation: &OperationTable, response: &Response<Bytes>) -> Fault {
        let mut fault = match operation.protocol {
            Protocol::Query | Protocol::RestXml => xml::read(operation, response),
            _ => json::read(operation, response),
        };
        let header = |name: &str| response.headers().get(name).and_then(|it| it.to_str().ok());
        let in_header = |member: &&Member| member.location == Location::Header;
        for member in members(operation.faults, &fault.code)
            .iter()
            .filter(in_header)
        {
            if let Some(text) = header(member.wire_name) {
                let named = (Cow::Borrowed(member.name), Json::from(text));
                fault.members.push(named);
            }
        }
        fault
    }
}

/// The members that the model gives to the fault with a code.
fn members(faults: &[&'static ShapeTable], code: &str) -> &'static [Member] {
    let is_it = |shape: &&&ShapeTable| shape.fault_table().is_some_and(|it| it.code == code);
    faults
        .iter()
        .copied()
        .find(|shape| is_it(&shape))
        .map_or(&[], ShapeTable::members)
}

/// Server: the response that carries a fault.
///
/// In JSON the spelling of the message's name (`message` or `Message`) and the presence of `Type` are the model's; a
/// fault that the model does not know (such as `ValidationException` of Lambda) has no `Type`.
pub fn encode_fault(
    service: &'static ServiceTable,
    fault: &Fault,
    request_id: &str,
) -> Response<Bytes> {
    encode_fault_in(service, service.protocol, fault, request_id)
}

/// [`encode_fault`], in another protocol than the service's own.
pub fn encode_fault_in(
    service: &'static ServiceTable,
    protocol: Protocol,
    fault: &Fault,
    request_id: &str,
) -> Response<Bytes> {
    let mut headers = HeaderMap::new();
    let members = members(service.faults, &fault.code);
    for (name, value) in &fault.members {
        if let Some(member) = members
            .iter()
            .find(|member| member.name == name.as_ref() && member.location == Location::Header)
        {
            insert(&mut headers, member.wire_name, &plain_text(value));
        }
    }
    let body = match protocol {
        Protocol::Query | Protocol::RestXml => {
            xml::write(service, protocol, fault, members, request_id)
        }
        _ => json::write(service, protocol, fault, members, &mut headers),
    };
    insert(&mut headers, "x-amzn-requestid", request_id);
    headers.insert(CONTENT_TYPE, codec::content_type(protocol, false));
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(fault.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = headers;
    response
}

/// Whose fault it is, in the query protocol's words.
fn side(fault: &Fault) -> &'static str {
    if fault.status < 500 {
        "Sender"
    } else {
        "Receiver"
    }
}

fn is_message(member: &Member) -> bool {
    member.name.eq_ignore_ascii_case("message")
}

fn plain_text(value: &Json) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn insert(headers: &mut HeaderMap, name: &'static str, text: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(text)) {
        headers.insert(name, value);
    }
}
