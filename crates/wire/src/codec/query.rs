//! The query protocol: a request is a form, an answer XML.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Request, Response};

use super::form::Form;
use super::{Malformed, content_type, text, xml_body};
use crate::percent::{decode_form, encode, pairs};
use crate::table::{Kind, Member, OperationTable, Protocol, ShapeTable};
use crate::value::Value;
use crate::xml::Element;

/// The operation that a form names (`Action`), and the version of the API (`Version`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Action {
    /// The operation's name.
    pub name: String,
    /// The date of the API's version; empty when the form does not say it.
    pub version: String,
}

/// What a request asks for in the query protocol, in its body or in its address.
pub fn action(query: Option<&str>, body: &[u8]) -> Option<Action> {
    let body = std::str::from_utf8(body).unwrap_or_default();
    let mut action = Action::default();
    for (name, value) in pairs(query.unwrap_or_default()).chain(pairs(body)) {
        let place = match name {
            "Action" => &mut action.name,
            "Version" => &mut action.version,
            _ => continue,
        };
        if place.is_empty() {
            *place = decode_form(value);
        }
    }
    (!action.name.is_empty()).then_some(action)
}

/// Whether a request's body is a form.
pub(crate) fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

pub(super) fn read_request(
    operation: &OperationTable,
    request: &Request<Bytes>,
) -> Result<Value, Malformed> {
    let body = std::str::from_utf8(request.body())
        .map_err(|_| Malformed("The form is not UTF-8 text".to_owned()))?;
    let query = request.uri().query().unwrap_or_default();
    let form = Form::read([body, query].into_iter())?;
    read_structure(operation.input.members(), &form).map(Value::Structure)
}

fn read_structure(members: &[Member], form: &Form) -> Result<Vec<Option<Value>>, Malformed> {
    let member = |member: &Member| {
        let name = match member.is_flattened() {
            true => member.item_name(),
            false => member.wire_name,
        };
        let found = form.below.get(name);
        found
            .map(|form| read(member, member.shape, form))
            .transpose()
    };
    members.iter().map(member).collect()
}

fn read(member: &Member, shape: &ShapeTable, form: &Form) -> Result<Value, Malformed> {
    match &shape.kind {
        Kind::Structure(_) => read_structure(shape.members(), form).map(Value::Structure),
        Kind::List(item) => {
            let named = form.below.get(shape.xml.item.name.unwrap_or("member"));
            // some clients number the items of all lists without a name between
            let items = named.unwrap_or(form).numbered();
            let items = items.into_iter().map(|form| read(member, item, form));
            Ok(Value::List(items.collect::<Result<_, _>>()?))
        }
        Kind::Map(_, item) => read_map(member, shape, item, form),
        _ => xml_body::scalar(member, shape, form.text.as_deref().unwrap_or_default()),
    }
}

fn read_map(
    member: &Member,
    shape: &ShapeTable,
    item: &ShapeTable,
    form: &Form,
) -> Result<Value, Malformed> {
    let mut entries = BTreeMap::new();
    for entry in form.below.get("entry").unwrap_or(form).numbered() {
        let part = |name: Option<&'static str>, usual| entry.below.get(name.unwrap_or(usual));
        let key = part(shape.xml.key.name, "key").and_then(|form| form.text.clone());
        let value = part(shape.xml.value.name, "value");
        let (Some(key), Some(value)) = (key, value) else {
            let message = format!("An entry of {} lacks its key or value", member.wire_name);
            return Err(Malformed(message));
        };
        entries.insert(key, read(member, item, value)?);
    }
    Ok(Value::Map(entries))
}

pub(super) fn write_request(operation: &OperationTable, input: &Value) -> Request<Bytes> {
    let mut form = format!(
        "Action={}&Version={}",
        operation.name, operation.api_version
    );
    write_structure(operation.input.members(), input.members(), "", &mut form);
    let mut request = Request::new(Bytes::from(form));
    *request.method_mut() = http::Method::POST;
    request
        .headers_mut()
        .insert(CONTENT_TYPE, content_type(Protocol::Query, true));
    request
}

fn write_structure(members: &[Member], values: &[Option<Value>], prefix: &str, form: &mut String) {
    for (member, value) in members.iter().zip(values) {
        let Some(value) = value else { continue };
        let name = match member.is_flattened() {
            true => member.item_name(),
            false => member.wire_name,
        };
        let name = join(prefix, name);
        write(
            member,
            member.shape,
            value,
            &name,
            member.is_flattened(),
            form,
        );
    }
}

fn write(
    member: &Member,
    shape: &ShapeTable,
    value: &Value,
    name: &str,
    flattened: bool,
    form: &mut String,
) {
    let below = |part: &str| match flattened {
        true => name.to_owned(),
        false => join(name, part),
    };
    match (&shape.kind, value) {
        (Kind::Structure(_), Value::Structure(values)) => {
            write_structure(shape.members(), values, name, form);
        }
        (Kind::List(_), Value::List(items)) if items.is_empty() => push(name, "", form),
        (Kind::List(item), Value::List(items)) => {
            let name = below(shape.xml.item.name.unwrap_or("member"));
            for (number, it) in (1..).zip(items) {
                write(member, item, it, &format!("{name}.{number}"), false, form);
            }
        }
        (Kind::Map(_, item), Value::Map(entries)) => {
            let name = below("entry");
            for (number, (key, it)) in (1..).zip(entries) {
                let part = |name: Option<&'static str>, usual| name.unwrap_or(usual);
                let entry = format!("{name}.{number}");
                push(&join(&entry, part(shape.xml.key.name, "key")), key, form);
                let name = join(&entry, part(shape.xml.value.name, "value"));
                write(member, item, it, &name, false, form);
            }
        }
        _ => {
            if let Some(text) = text::write(member, shape, value) {
                push(name, &text, form);
            }
        }
    }
}

fn join(prefix: &str, name: &str) -> String {
    if prefix.is_empty() {
        name.to_owned()
    } else {
        format!("{prefix}.{name}")
    }
}

fn push(name: &str, value: &str, form: &mut String) {
    let _ = write!(form, "&{}={}", encode(name), encode(value));
}

pub(super) fn write_response(operation: &OperationTable, output: &Value) -> Response<Bytes> {
    let name = format!("{}Response", operation.name);
    let mut root = xml_body::start_of(&name, operation.xml_namespace);
    if operation.has_output() {
        let mut result = Element::new(format!("{}Result", operation.name));
        xml_body::write(operation.output.members(), output.members(), &mut result);
        root.children.push(result);
    }
    let mut response = Response::new(Bytes::from(root.to_string()));
    response
        .headers_mut()
        .insert(CONTENT_TYPE, content_type(Protocol::Query, false));
    response
}

/// The answer with its request id, which the query protocol also says in the body.
pub(crate) fn with_request_id(body: &Bytes, request_id: &str) -> Bytes {
    let text = String::from_utf8_lossy(body);
    let metadata =
        Element::new("ResponseMetadata").child(Element::of_text("RequestId", request_id));
    let told = match (text.rfind("</"), text.strip_suffix("/>")) {
        (_, Some(empty)) => {
            let name = empty[1..].split(' ').next().unwrap_or_default();
            format!("{empty}>{metadata}</{name}>")
        }
        (Some(end), None) => format!("{}{metadata}{}", &text[..end], &text[end..]),
        (None, None) => return body.clone(),
    };
    Bytes::from(told)
}

/// The structure that an answer carries.
pub(super) fn read_response(
    operation: &OperationTable,
    response: &Response<Bytes>,
) -> Result<Value, Malformed> {
    let members = operation.output.members();
    if response.body().iter().all(u8::is_ascii_whitespace) {
        return Ok(Value::Structure(vec![None; members.len()]));
    }
    let root = Element::parse(response.body())?;
    let result = root.find(&format!("{}Result", operation.name));
    xml_body::read(members, result.unwrap_or(&root)).map(Value::Structure)
}
