//! Members that stand in the places HTTP has: path, query, headers and status.

use std::collections::BTreeMap;

use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::{Malformed, text};
use crate::percent::{self, encode, encode_path};
use crate::route;
use crate::table::{Kind, Location, Member, OperationTable, ShapeTable};
use crate::value::Value;

/// The present members of a structure.
fn present<'a>(
    members: &'a [Member],
    values: &'a [Option<Value>],
) -> impl Iterator<Item = (&'a Member, &'a Value)> {
    members
        .iter()
        .zip(values)
        .filter_map(|(member, value)| Some((member, value.as_ref()?)))
}

/// The path with its labels filled in, and the query.
pub(super) fn write_uri(operation: &OperationTable, values: &[Option<Value>]) -> String {
    let members = operation.input.members();
    let (path, constant_query) = route::split_uri(operation.uri);
    let mut uri: String = path
        .split('/')
        .skip(1)
        .map(|segment| write_segment(segment, members, values))
        .collect();
    let mut query = Vec::new();
    for (member, value) in present(members, values).filter(|(it, _)| it.location == Location::Query)
    {
        write_query(member, value, &mut query);
    }
    let pairs = query
        .iter()
        .map(|(name, text)| format!("{}={}", encode(name), encode(text)));
    let query: Vec<String> = constant_query
        .map(str::to_owned)
        .into_iter()
        .chain(pairs)
        .collect();
    if !query.is_empty() {
        uri.push('?');
        uri.push_str(&query.join("&"));
    }
    uri
}

/// One segment of the path with its slash; a label becomes its member's text.
fn write_segment(segment: &str, members: &[Member], values: &[Option<Value>]) -> String {
    let Some((name, greedy)) = route::label(segment) else {
        return format!("/{segment}");
    };
    let found = present(members, values)
        .find(|(it, _)| it.location == Location::Uri && it.wire_name == name);
    let text = found.and_then(|(member, value)| text::write(member, member.shape, value));
    let text = text.unwrap_or_default();
    if greedy {
        format!("/{}", encode_path(&text))
    } else {
        format!("/{}", encode(&text))
    }
}

fn write_query(member: &Member, value: &Value, query: &mut Vec<(String, String)>) {
    let Value::Map(entries) = value else {
        return write_parameter(member, member.wire_name, member.shape, value, query);
    };
    // parameters with a name of their own come first in the models, and win
    let named: Vec<String> = query.iter().map(|(name, _)| name.clone()).collect();
    if let Kind::Map(_, item) = &member.shape.kind {
        for (name, value) in entries.iter().filter(|(name, _)| !named.contains(name)) {
            write_parameter(member, name, item, value, query);
        }
    }
}

/// One parameter, or one for each item of a list.
fn write_parameter(
    member: &Member,
    name: &str,
    shape: &ShapeTable,
    value: &Value,
    query: &mut Vec<(String, String)>,
) {
    let mut push = |shape, value| {
        query.push((
            name.to_owned(),
            text::write(member, shape, value).unwrap_or_default(),
        ));
    };
    match (&shape.kind, value) {
        (Kind::List(item), Value::List(items)) => items.iter().for_each(|it| push(item, it)),
        _ => push(shape, value),
    }
}

/// Adds the members that travel as headers. Text that no header can carry is left out.
pub(super) fn write_headers(members: &[Member], values: &[Option<Value>], headers: &mut HeaderMap) {
    for (member, value) in present(members, values) {
        match (member.location, &member.shape.kind, value) {
            (Location::Header, Kind::List(_), Value::List(items)) if items.is_empty() => {}
            (Location::Header, Kind::List(item), Value::List(items)) => {
                insert(
                    headers,
                    member.wire_name,
                    &text::write_list(member, item, items),
                );
            }
            (Location::Header, ..) => {
                if let Some(text) = text::write(member, member.shape, value) {
                    insert(headers, member.wire_name, &text);
                }
            }
            (Location::Headers, Kind::Map(_, item), Value::Map(entries)) => {
                for (key, value) in entries {
                    if let Some(text) = text::write(member, item, value) {
                        insert(headers, &format!("{}{key}", member.wire_name), &text);
                    }
                }
            }
            _ => {}
        }
    }
}

fn insert(headers: &mut HeaderMap, name: &str, text: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(text)) {
        headers.insert(name, value);
    }
}

/// The status of a response, when a member says so.
pub(super) fn write_status(members: &[Member], values: &[Option<Value>]) -> Option<u16> {
    let (_, value) =
        present(members, values).find(|(member, _)| member.location == Location::StatusCode)?;
    match value {
        Value::Integer(status) => u16::try_from(*status).ok(),
        _ => None,
    }
}

/// The members of a request that travel in path and query.
pub(super) fn read_uri(
    operation: &OperationTable,
    uri: &http::Uri,
    values: &mut [Option<Value>],
) -> Result<(), Malformed> {
    let labels = route::labels(operation, uri.path());
    let query = query_pairs(uri.query().unwrap_or_default());
    for (member, value) in operation.input.members().iter().zip(values) {
        *value = match member.location {
            Location::Uri => labels
                .iter()
                .find(|(name, _)| *name == member.wire_name)
                .map(|(_, encoded)| text::read(member, member.shape, &percent::decode(encoded)))
                .transpose()?,
            Location::Query => read_query(member, &query)?,
            _ => continue,
        };
    }
    Ok(())
}

/// The names and values of a query, decoded.
fn query_pairs(query: &str) -> Vec<(String, String)> {
    percent::pairs(query)
        .map(|(name, value)| (percent::decode_form(name), percent::decode_form(value)))
        .collect()
}

fn read_query(member: &Member, query: &[(String, String)]) -> Result<Option<Value>, Malformed> {
    let mut named = query.iter().filter(|(name, _)| name == member.wire_name);
    match &member.shape.kind {
        Kind::List(item) => {
            let items = named.map(|(_, text)| text::read(member, item, text));
            let items: Vec<Value> = items.collect::<Result<_, _>>()?;
            Ok((!items.is_empty()).then_some(Value::List(items)))
        }
        Kind::Map(_, item) => read_query_map(member, item, query),
        _ => named
            .next()
            .map(|(_, text)| text::read(member, member.shape, text))
            .transpose(),
    }
}

/// All parameters, whether or not another member names one; the first of several unless the map holds lists.
fn read_query_map(
    member: &Member,
    item: &ShapeTable,
    query: &[(String, String)],
) -> Result<Option<Value>, Malformed> {
    let mut entries = BTreeMap::new();
    for (name, text) in query {
        let Kind::List(element) = &item.kind else {
            entries
                .entry(name.clone())
                .or_insert(text::read(member, item, text)?);
            continue;
        };
        let list = entries
            .entry(name.clone())
            .or_insert(Value::List(Vec::new()));
        if let Value::List(items) = list {
            items.push(text::read(member, element, text)?);
        }
    }
    Ok((!entries.is_empty()).then_some(Value::Map(entries)))
}

/// The members that travel as headers.
pub(super) fn read_headers(
    members: &[Member],
    headers: &HeaderMap,
    values: &mut [Option<Value>],
) -> Result<(), Malformed> {
    for (member, value) in members.iter().zip(values) {
        match member.location {
            Location::Header => *value = read_header(member, headers)?,
            Location::Headers => *value = read_prefixed(member, headers)?,
            _ => {}
        }
    }
    Ok(())
}

fn read_header(member: &Member, headers: &HeaderMap) -> Result<Option<Value>, Malformed> {
    let mut all = headers
        .get_all(member.wire_name)
        .iter()
        .filter_map(|it| std::str::from_utf8(it.as_bytes()).ok());
    match &member.shape.kind {
        Kind::List(item) => {
            let joined = all.collect::<Vec<_>>().join(", ");
            if joined.is_empty() {
                Ok(None)
            } else {
                text::read_list(member, item, &joined).map(Some)
            }
        }
        _ => all
            .next()
            .map(|text| text::read(member, member.shape, text))
            .transpose(),
    }
}

fn read_prefixed(member: &Member, headers: &HeaderMap) -> Result<Option<Value>, Malformed> {
    let Kind::Map(_, item) = &member.shape.kind else {
        return Ok(None);
    };
    let prefix = member.wire_name.to_ascii_lowercase();
    let mut entries = BTreeMap::new();
    for (name, text) in headers {
        if let (Some(key), Ok(text)) = (
            name.as_str().strip_prefix(&prefix),
            std::str::from_utf8(text.as_bytes()),
        ) {
            entries.insert(key.to_owned(), text::read(member, item, text)?);
        }
    }
    Ok((!entries.is_empty()).then_some(Value::Map(entries)))
}

/// The status of a response, as the member that wants it.
pub(super) fn read_status(
    members: &[Member],
    status: http::StatusCode,
    values: &mut [Option<Value>],
) {
    for (member, value) in members.iter().zip(values) {
        if member.location == Location::StatusCode {
            *value = Some(Value::Integer(status.as_u16().into()));
        }
    }
}
