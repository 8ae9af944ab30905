//! What AWS would answer when a request fails.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use serde_json::{Map, Value as Json};

use crate::codec;
use crate::table::{Location, Member, OperationTable, Protocol, ServiceTable, ShapeTable};

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
        let body: Map<String, Json> = serde_json::from_slice(response.body()).unwrap_or_default();
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
        let is_it =
            |shape: &&&ShapeTable| shape.fault_table().is_some_and(|it| it.code == fault.code);
        let members = operation
            .faults
            .iter()
            .find(is_it)
            .map_or(&[][..], |shape| shape.members());
        for member in members
            .iter()
            .filter(|member| member.location == Location::Header)
        {
            if let Some(text) = header(member.wire_name) {
                fault
                    .members
                    .push((Cow::Borrowed(member.name), Json::from(text)));
            }
        }
        fault
    }
}

/// The members that a [`Fault`] has fields for.
const NAMED: [&str; 5] = ["message", "Message", "errorMessage", "__type", "code"];

/// `aws.protocoltests#FooError:http://internal/` is `FooError`.
fn plain_code(raw: &str) -> &str {
    let front = raw.split(':').next().unwrap_or(raw);
    front.rsplit('#').next().unwrap_or(front)
}

/// Server: the response that carries a fault.
///
/// The spelling of the message's name (`message` or `Message`) and the presence of `Type` are the model's; a fault that
/// the model does not know (such as `ValidationException` of Lambda) has no `Type`.
pub fn encode_fault(
    service: &'static ServiceTable,
    fault: &Fault,
    request_id: &str,
) -> Response<Bytes> {
    let members = service
        .fault(&fault.code)
        .map_or(&[][..], ShapeTable::members);
    let mut headers = HeaderMap::new();
    let mut body = Map::new();
    match service.protocol {
        Protocol::RestJson => {
            insert(&mut headers, "x-amzn-errortype", &fault.code);
            if members.iter().any(|member| member.name == "Type") {
                let side = if fault.status < 500 {
                    "User"
                } else {
                    "Service"
                };
                body.insert("Type".to_owned(), Json::from(side));
            }
        }
        Protocol::Json10 | Protocol::Json11 | Protocol::Query | Protocol::RestXml => {
            body.insert("__type".to_owned(), Json::from(fault.code.as_ref()));
        }
    }
    body.insert(
        message_name(fault, members).to_owned(),
        Json::from(fault.message.as_str()),
    );
    for (name, value) in &fault.members {
        match members.iter().find(|member| member.name == name.as_ref()) {
            Some(member) if member.location == Location::Header => {
                insert(&mut headers, member.wire_name, &plain_text(value));
            }
            found => {
                let key = found.map_or(name.as_ref(), |member| member.wire_name);
                body.insert(key.to_owned(), value.clone());
            }
        }
    }
    insert(&mut headers, "x-amzn-requestid", request_id);
    headers.insert(CONTENT_TYPE, codec::content_type(service.protocol));
    let mut response = Response::new(Bytes::from(Json::Object(body).to_string()));
    *response.status_mut() =
        StatusCode::from_u16(fault.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = headers;
    response
}

/// `message` or `Message`: as the model says, or as recorded for the faults that all services share.
fn message_name(fault: &Fault, members: &[Member]) -> &'static str {
    let found = members
        .iter()
        .find(|member| member.name.eq_ignore_ascii_case("message"));
    match (found, fault.code.as_ref()) {
        (Some(member), _) => member.wire_name,
        (None, "AccessDeniedException" | "SerializationException") => "Message",
        (None, _) => "message",
    }
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
