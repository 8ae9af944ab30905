//! Expressions that say where a value comes from: `method.request.header.x`, `context.stage`,
//! `'text'`; and texts with variables such as `$context.requestId`.

use serde_json::Value as Json;

use super::exchange::Exchange;

/// The value of an expression over the request; `None` when there is none.
pub(crate) fn request_value(exchange: &Exchange, expression: &str) -> Option<String> {
    let expression = expression.trim();
    if let Some(text) = literal(expression) {
        return Some(text.to_owned());
    }
    if let Some(name) = expression.strip_prefix("context.") {
        return at(&exchange.context(), name).map(|value| plain(&value));
    }
    if let Some(name) = expression.strip_prefix("stageVariables.") {
        return exchange.variable(name).map(str::to_owned);
    }
    let (place, name) = expression
        .strip_prefix("method.request.")?
        .split_once('.')
        .unwrap_or((expression.strip_prefix("method.request.")?, ""));
    match place {
        "header" => exchange
            .headers(&name.to_ascii_lowercase())
            .last()
            .map(|&value| value.to_owned()),
        "multivalueheader" => {
            let all = exchange.headers(&name.to_ascii_lowercase());
            (!all.is_empty()).then(|| all.join(","))
        }
        "querystring" => exchange.query_value(name),
        "multivaluequerystring" => {
            let all = exchange
                .query_pairs()
                .into_iter()
                .filter(|(known, _)| known == name);
            let all: Vec<String> = all.map(|(_, value)| value).collect();
            (!all.is_empty()).then(|| all.join(","))
        }
        "path" => exchange.path_value(name).map(std::borrow::Cow::into_owned),
        "body" => body_value(&exchange.body, name),
        _ => None,
    }
}

/// A part of a JSON body, or all of it.
pub(crate) fn body_value(body: &[u8], path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(String::from_utf8_lossy(body).into_owned());
    }
    let json: Json = serde_json::from_slice(body).ok()?;
    let found = super::json_path::find(&json, &format!("$.{}", path.trim_start_matches("$.")))?;
    Some(plain(&found))
}

/// `'text'`
pub(crate) fn literal(expression: &str) -> Option<&str> {
    expression.strip_prefix('\'')?.strip_suffix('\'')
}

/// The value at a dotted path.
pub(crate) fn at(tree: &Json, path: &str) -> Option<Json> {
    let mut here = tree;
    for part in path.split('.') {
        here = here.get(part)?;
    }
    Some(here.clone())
}

/// Text as it is, everything else as JSON.
pub(crate) fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The value of `context.x`, `stageVariables.x` or a request's parameter in a gateway response's
/// template.
pub(crate) fn template_variable(exchange: &Exchange, context: &Json, name: &str) -> Option<String> {
    if let Some(name) = name.strip_prefix("context.") {
        return at(context, name).map(|value| plain(&value));
    }
    request_value(exchange, name)
}

/// A text with its `$name.of.variable` filled in; what has no value stays as it is written.
pub(crate) fn substitute(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('$') {
        out.push_str(&rest[..place]);
        let after = &rest[place + 1..];
        let braced = after.starts_with('{');
        let name = if braced { &after[1..] } else { after };
        let end =
            name.find(|letter: char| !(letter.is_ascii_alphanumeric() || "._-".contains(letter)));
        let whole = &name[..end.unwrap_or(name.len())];
        // A full stop at the end belongs to the sentence.
        let name = whole.trim_end_matches('.');
        let taken = 1 + usize::from(braced) * 2 + name.len();
        match value(name).filter(|_| !name.is_empty()) {
            Some(value) => {
                out.push_str(&value);
                rest = rest.get(place + taken..).unwrap_or_default();
            }
            None => {
                out.push('$');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_in_texts_are_filled_in() {
        let value = |name: &str| match name {
            "context.a" => Some("1".to_owned()),
            "context.b.c" => Some("\"x\"".to_owned()),
            _ => None,
        };
        let check = |text, expect| assert_eq!(substitute(text, value), expect);
        check("$context.a", "1");
        check(r#"{"m":$context.b.c}"#, r#"{"m":"x"}"#);
        check("a $context.a. b", "a 1. b");
        check("${context.a}b", "1b");
        check("$other costs $5", "$other costs $5");
    }
}
