//! Faults in XML: `<ErrorResponse><Error><Type>…</Type><Code>…</Code><Message>…</Message></Error><RequestId>…`.

use std::borrow::Cow;

use bytes::Bytes;
use http::Response;
use serde_json::Value as Json;

use super::{Fault, is_message, plain_text, side};
use crate::codec::{Malformed, body, xml_body};
use crate::table::{Location, Member, OperationTable, Protocol, ServiceTable, ShapeTable};
use crate::value::Value;
use crate::xml::{Element, XmlError};

/// Client: the fault without its members in headers.
pub(super) fn read(operation: &OperationTable, response: &Response<Bytes>) -> Fault {
    let status = response.status();
    let Ok(error) = error(response.body()) else {
        return Fault::new(status.as_u16(), status.as_str().to_owned(), String::new());
    };
    let code = error.text_of("Code").unwrap_or(status.as_str()).to_owned();
    let message = error.text_of("Message").or(error.text_of("message"));
    let message = message.unwrap_or_default().to_owned();
    let members = super::members(operation.faults, &code);
    let values = xml_body::read(members, &error).unwrap_or_default();
    let mut fault = Fault::new(status.as_u16(), code, message);
    let told = members.iter().zip(values);
    fault.members = told
        .filter(|(member, _)| !is_message(member))
        .filter_map(|(member, value)| {
            let json = body::to_json(member.shape, &value?);
            Some((Cow::Borrowed(member.name), json))
        })
        .collect();
    fault
}

/// The body members of a fault.
pub(crate) fn read_members(
    fault: &ShapeTable,
    text: &[u8],
) -> Result<Vec<Option<Value>>, Malformed> {
    let mut error = error(text)?;
    // models may spell the message's name otherwise than the wire
    if let Some(message) = fault.members().iter().find(|member| is_message(member)) {
        let told = error
            .children
            .iter_mut()
            .find(|child| child.name.eq_ignore_ascii_case("message"));
        if let Some(told) = told {
            message.wire_name.clone_into(&mut told.name);
        }
    }
    xml_body::read(fault.members(), &error)
}

fn error(text: &[u8]) -> Result<Element, XmlError> {
    let mut root = Element::parse(text)?;
    let inner = root.children.iter().position(|child| child.name == "Error");
    Ok(match inner {
        Some(place) => root.children.swap_remove(place),
        None => root,
    })
}

/// Server: the body.
pub(super) fn write(
    service: &ServiceTable,
    protocol: Protocol,
    fault: &Fault,
    members: &[Member],
    request_id: &str,
) -> Bytes {
    let mut error = Element::new("Error")
        .child(Element::of_text("Type", side(fault)))
        .child(Element::of_text("Code", fault.code.as_ref()))
        .child(Element::of_text("Message", fault.message.as_str()));
    for (name, json) in &fault.members {
        write_member(members, name, json, &mut error);
    }
    let response = xml_body::start_of("ErrorResponse", service.xml_namespace)
        .child(error)
        .child(Element::of_text("RequestId", request_id));
    Bytes::from(match protocol {
        Protocol::RestXml => format!("<?xml version=\"1.0\"?>\n{response}"),
        _ => response.to_string(),
    })
}

fn write_member(members: &[Member], name: &str, json: &Json, error: &mut Element) {
    let found = members.iter().position(|member| member.name == name);
    let Some(place) = found else {
        let text = Element::of_text(name, plain_text(json));
        error.children.push(text);
        return;
    };
    let member = &members[place];
    if member.location == Location::Body {
        let value = body::from_json(member.shape, json.clone()).ok();
        xml_body::write(std::slice::from_ref(member), &[value], error);
    }
}
