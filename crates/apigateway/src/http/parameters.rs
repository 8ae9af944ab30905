//! Parameter mapping: what a request or a response has is changed on its way.
//!
//! Keys say what is changed (`overwrite:header.x`), values where the new text comes from
//! (`$request.querystring.y`, a text, or a text with `${…}` in it).

use std::collections::BTreeMap;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::uri::PathAndQuery;
use http::{Response, StatusCode, Uri};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value as Json;

use super::exchange::{Exchange, Taken, decoded};
use super::records::Texts;

/// Where values come from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) exchange: &'a Exchange,
    pub(super) taken: &'a Taken,
    pub(super) response: Option<&'a Response<Bytes>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    Append,
    Overwrite,
    Remove,
}

impl Source<'_> {
    /// The text that an expression means; none when what it names is not there.
    pub(super) fn value(&self, expression: &str) -> Option<String> {
        if let Some(name) = expression
            .strip_prefix('$')
            .filter(|name| !name.starts_with('{'))
        {
            return self.select(name);
        }
        let mut text = String::new();
        let mut rest = expression;
        while let Some((before, after)) = rest.split_once("${") {
            let (name, after) = after.split_once('}')?;
            text.push_str(before);
            text.push_str(&self.select(name).unwrap_or_default());
            rest = after;
        }
        text.push_str(rest);
        Some(text)
    }

    fn select(&self, name: &str) -> Option<String> {
        let (kind, rest) = name.split_once('.')?;
        match kind {
            "request" => self.of_request(rest),
            "response" => self.of_response(rest),
            "context" => self.exchange.context(Some(self.taken), rest),
            "stageVariables" => self.exchange.stage.stage_variables.get(rest).cloned(),
            _ => None,
        }
    }

    fn of_request(&self, name: &str) -> Option<String> {
        match name.split_once('.') {
            None if name == "path" => Some(self.exchange.path.clone()),
            None if name == "body" => String::from_utf8(self.exchange.body.to_vec()).ok(),
            Some(("header", header)) => self.exchange.header(header),
            Some(("querystring", name)) => self.exchange.query_parameter(name),
            Some(("path", name)) => {
                let mut variables = self.taken.variables.iter();
                let found = variables.find(|(known, _)| known == name);
                found.map(|(_, value)| value.clone())
            }
            Some(("body", path)) => in_json(&self.exchange.body, path),
            _ => None,
        }
    }

    fn of_response(&self, name: &str) -> Option<String> {
        let response = self.response?;
        match name.split_once('.') {
            None if name == "statuscode" => Some(response.status().as_u16().to_string()),
            None if name == "body" => String::from_utf8(response.body().to_vec()).ok(),
            Some(("header", header)) => {
                let value = response.headers().get(header)?;
                Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
            }
            Some(("body", path)) => in_json(response.body(), path),
            _ => None,
        }
    }
}

/// A member of a JSON document: `a.b[0].c`.
fn in_json(document: &[u8], path: &str) -> Option<String> {
    let document: Json = serde_json::from_slice(document).ok()?;
    let path = path.strip_prefix("$.").unwrap_or(path);
    let mut here = &document;
    for step in path.split(['.', '[']) {
        here = match step.strip_suffix(']') {
            Some(index) => here.get(index.parse::<usize>().ok()?)?,
            None => here.get(step)?,
        };
    }
    Some(
        here.as_str()
            .map_or_else(|| here.to_string(), str::to_owned),
    )
}

/// The request as the integration is to see it.
pub(super) fn mapped_request(exchange: &Exchange, taken: &Taken, mapping: &Texts) -> Exchange {
    let source = Source {
        exchange,
        taken,
        response: None,
    };
    let mut mapped = exchange.clone();
    for (key, value) in mapping {
        let Some((verb, target)) = verb(key) else {
            continue;
        };
        let value = source.value(value);
        match target.split_once('.') {
            Some(("header", name)) => change_header(&mut mapped.head.headers, verb, name, value),
            Some(("querystring", name)) => {
                let query = changed_query(mapped.query(), verb, name, value);
                mapped.head.uri = with_query(&mapped.head.uri, &query);
            }
            None if target == "path" => {
                mapped.path = value.unwrap_or(mapped.path);
                mapped.shown_path.clone_from(&mapped.path);
            }
            _ => {}
        }
    }
    mapped
}

/// The response as the client is to see it, by the mapping for its status.
pub(super) fn map_response(
    exchange: &Exchange,
    taken: &Taken,
    mappings: &BTreeMap<String, Texts>,
    response: &mut Response<Bytes>,
) {
    let Some(mapping) = mappings.get(response.status().as_str()) else {
        return;
    };
    let original = response.clone();
    let source = Source {
        exchange,
        taken,
        response: Some(&original),
    };
    for (key, value) in mapping {
        let Some((verb, target)) = verb(key) else {
            continue;
        };
        let value = source.value(value);
        match target.split_once('.') {
            Some(("header", name)) => change_header(response.headers_mut(), verb, name, value),
            None if target == "statuscode" => {
                let status = value.and_then(|status| status.parse().ok());
                let status = status.and_then(|status| StatusCode::from_u16(status).ok());
                *response.status_mut() = status.unwrap_or(response.status());
            }
            _ => {}
        }
    }
}

fn verb(key: &str) -> Option<(Verb, &str)> {
    let (verb, target) = key.split_once(':')?;
    let verb = match verb {
        "append" => Verb::Append,
        "overwrite" => Verb::Overwrite,
        "remove" => Verb::Remove,
        _ => return None,
    };
    Some((verb, target))
}

/// Headers that mappings must not touch.
const RESERVED: [&str; 6] = [
    "connection",
    "content-length",
    "host",
    "te",
    "transfer-encoding",
    "upgrade",
];

fn change_header(headers: &mut HeaderMap, verb: Verb, name: &str, value: Option<String>) {
    let Ok(name) = HeaderName::try_from(name) else {
        return;
    };
    if RESERVED.contains(&name.as_str()) {
        return;
    }
    let value = value.and_then(|value| HeaderValue::try_from(value).ok());
    match (verb, value) {
        (Verb::Remove, _) => {
            headers.remove(name);
        }
        (Verb::Append, Some(value)) => {
            headers.append(name, value);
        }
        (Verb::Overwrite, Some(value)) => {
            headers.insert(name, value);
        }
        (_, None) => {}
    }
}

fn changed_query(query: &str, verb: Verb, name: &str, value: Option<String>) -> String {
    let keeps = |pair: &&str| {
        let key = pair.split('=').next().unwrap_or_default();
        verb == Verb::Append || decoded(key) != name
    };
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<String> = match (verb, &value) {
        (Verb::Overwrite | Verb::Append, None) => pairs.map(str::to_owned).collect(),
        _ => pairs.filter(keeps).map(str::to_owned).collect(),
    };
    if let Some(value) = value.filter(|_| verb != Verb::Remove) {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        pairs.push(format!("{}={}", encoded(name), encoded(&value)));
    }
    pairs.join("&")
}

fn with_query(uri: &Uri, query: &str) -> Uri {
    let path = uri.path();
    let target = match query {
        "" => path.to_owned(),
        query => format!("{path}?{query}"),
    };
    PathAndQuery::try_from(target).map_or_else(|_| uri.clone(), Uri::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_changed_pair_by_pair() {
        let check = |verb, value: Option<&str>, expect| {
            let changed = changed_query("a=1&b=2&a=3", verb, "a", value.map(str::to_owned));
            assert_eq!(changed, expect);
        };
        check(Verb::Append, Some("x y"), "a=1&b=2&a=3&a=x%20y");
        check(Verb::Overwrite, Some("x"), "b=2&a=x");
        check(Verb::Remove, None, "b=2");
        check(Verb::Overwrite, None, "a=1&b=2&a=3");
    }

    #[test]
    fn members_of_documents_are_found() {
        let document = br#"{"a":{"b":[1,{"c":"x"}]}}"#;
        assert_eq!(in_json(document, "a.b[1].c").as_deref(), Some("x"));
        assert_eq!(in_json(document, "a.b[0]").as_deref(), Some("1"));
        assert_eq!(in_json(document, "a.x"), None);
    }
}
