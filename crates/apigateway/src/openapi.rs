//! Definitions of APIs as OpenAPI documents: what REST and HTTP APIs have in common.

use std::collections::BTreeMap;

use frazil_wire::yaml;
use serde_json::{Map as Object, Value as Json};

use crate::Settings;

/// The extension with what answers an operation.
pub(crate) const INTEGRATION: &str = "x-amazon-apigateway-integration";
/// The extension with who decides about requests.
pub(crate) const AUTHORIZER: &str = "x-amazon-apigateway-authorizer";
/// The extension that says how a security scheme authorizes.
pub(crate) const AUTH_TYPE: &str = "x-amazon-apigateway-authtype";
/// The operations of a path, by their names in documents and by their methods.
pub(crate) const OPERATIONS: [(&str, &str); 8] = [
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("patch", "PATCH"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("x-amazon-apigateway-any-method", "ANY"),
];

/// Why a text is no definition.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DocumentError {
    #[error("Invalid OpenAPI input: it is not UTF-8")]
    Encoding,
    #[error("Invalid OpenAPI input: {0}")]
    Malformed(String),
    #[error("Unsupported model type for model: specify either swagger or openapi")]
    Kind,
}

/// A document, in JSON or YAML, with AWS's variables (`${AWS::Region}`) filled in.
pub(crate) fn read(body: &[u8], settings: &Settings) -> Result<Json, DocumentError> {
    let text = std::str::from_utf8(body).map_err(|_| DocumentError::Encoding)?;
    let text = text
        .replace("${AWS::AccountId}", &settings.account)
        .replace("${AWS::Region}", &settings.region)
        .replace("${AWS::Partition}", "aws");
    let document: Json = match serde_json::from_str(&text) {
        Ok(document) => document,
        Err(error) if text.trim_start().starts_with('{') => {
            return Err(DocumentError::Malformed(error.to_string()));
        }
        Err(_) => {
            let document = yaml::read(&text, yaml::no_tags);
            document.map_err(|error| DocumentError::Malformed(error.to_string()))?
        }
    };
    let kind = document.get("swagger").or(document.get("openapi"));
    match kind.is_some() {
        true => Ok(document),
        false => Err(DocumentError::Kind),
    }
}

/// A document as a text.
pub(crate) fn written(document: &Json, in_yaml: bool) -> String {
    match in_yaml {
        true => yaml::write(document),
        false => serde_json::to_string_pretty(document).unwrap_or_default(),
    }
}

/// The name of an operation in documents.
pub(crate) fn operation_name(method: &str) -> String {
    let mut known = OPERATIONS.iter();
    let known = known.find(|(_, known)| *known == method);
    known.map_or_else(
        || method.to_ascii_lowercase(),
        |(name, _)| (*name).to_owned(),
    )
}

/// The members of an object at a place.
pub(crate) fn members<'j>(
    document: &'j Json,
    path: &str,
) -> impl Iterator<Item = (&'j String, &'j Json)> + use<'j> {
    let found = document.pointer(path).and_then(Json::as_object);
    found.into_iter().flat_map(Object::iter)
}

/// The security schemes of a document, whichever version of OpenAPI it is.
pub(crate) fn schemes(document: &Json) -> impl Iterator<Item = (&String, &Json)> {
    let newer = members(document, "/components/securitySchemes");
    members(document, "/securityDefinitions").chain(newer)
}

/// Which schemes an operation wants, and with which scopes.
pub(crate) fn security<'j>(
    document: &'j Json,
    operation: &'j Json,
) -> impl Iterator<Item = (&'j String, Vec<String>)> {
    let wanted = operation.get("security").or(document.get("security"));
    let all = wanted.and_then(Json::as_array).into_iter().flatten();
    let all = all.filter_map(Json::as_object).flatten();
    all.map(|(name, scopes)| (name, list(Some(scopes)).unwrap_or_default()))
}

/// What a reference into the document leads to, or the value itself.
pub(crate) fn followed<'j>(document: &'j Json, value: &'j Json) -> &'j Json {
    let reference = value.get("$ref").and_then(Json::as_str);
    let place = reference.and_then(|reference| reference.strip_prefix('#'));
    let found = place.and_then(|place| document.pointer(place));
    found.unwrap_or(value)
}

/// What stands before every path: nothing (`ignore`), all of the base path (`prepend`), or what
/// follows its first part (`split`).
pub(crate) fn base_path(document: &Json, how: &str) -> String {
    let server = document.pointer("/servers/0");
    let from_server = || {
        let variable = server?.pointer("/variables/basePath/default")?.as_str()?;
        Some(variable.to_owned())
    };
    let from_url = || {
        let url = server?.get("url")?.as_str()?;
        let (_, rest) = url.split_once("://").unwrap_or(("", url));
        let (_, path) = rest.split_once('/')?;
        (!path.contains('{')).then(|| format!("/{path}"))
    };
    let own = text(document, "basePath");
    let path = own.or_else(from_server).or_else(from_url);
    let path = path.unwrap_or_default();
    match (how, path.trim_matches('/')) {
        (_, "") => String::new(),
        ("prepend", path) => format!("/{path}"),
        ("split", path) => path
            .split_once('/')
            .map_or_else(String::new, |(_, rest)| format!("/{rest}")),
        _ => String::new(),
    }
}

/// Whether the API is not to be reached at its usual address, if the document says so.
pub(crate) fn execute_endpoint_disabled(document: &Json) -> Option<bool> {
    let name = "x-amazon-apigateway-endpoint-configuration";
    let server = || document.pointer("/servers/0")?.get(name);
    let configuration = document.get(name).or_else(server)?;
    let disabled = configuration.get("disableExecuteApiEndpoint")?;
    Some(disabled.as_bool().unwrap_or_default())
}

/// What whoever wants no warnings hears of them.
pub(crate) fn refused_warnings(warnings: &[String], fail: Option<bool>) -> Option<String> {
    let fails = fail == Some(true) && !warnings.is_empty();
    fails.then(|| format!("Warnings found during import:\n\t{}", warnings.join("\n\t")))
}

/// A member that is a text.
pub(crate) fn text(json: &Json, name: &str) -> Option<String> {
    json.get(name).and_then(Json::as_str).map(str::to_owned)
}

/// A map of texts; numbers and flags become text.
pub(crate) fn texts(json: Option<&Json>) -> Option<BTreeMap<String, String>> {
    let all = json?.as_object()?.iter();
    let text = |value: &Json| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    Some(
        all.map(|(name, value)| (name.clone(), text(value)))
            .collect(),
    )
}

/// A list of texts.
pub(crate) fn list(json: Option<&Json>) -> Option<Vec<String>> {
    let all = json?.as_array()?.iter();
    Some(all.filter_map(Json::as_str).map(str::to_owned).collect())
}

/// A whole number, written as a number or as text.
pub(crate) fn whole(json: &Json) -> Option<i32> {
    let number = json.as_i64().or_else(|| json.as_str()?.parse().ok());
    number.and_then(|number| i32::try_from(number).ok())
}

/// Puts a member that is there into an object.
pub(crate) fn put(object: &mut Object<String, Json>, name: &str, value: Option<impl Into<Json>>) {
    if let Some(value) = value {
        object.insert(name.to_owned(), value.into());
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn base_paths_come_from_where_the_document_has_them() {
        let older = json!({"swagger": "2.0", "basePath": "/a/b/"});
        let variable = json!({"servers": [{"url": "https://x/{basePath}",
            "variables": {"basePath": {"default": "a/b"}}}]});
        let address = json!({"servers": [{"url": "https://x/a/b"}]});
        for document in [older, variable, address] {
            assert_eq!(base_path(&document, "ignore"), "");
            assert_eq!(base_path(&document, "prepend"), "/a/b");
            assert_eq!(base_path(&document, "split"), "/b");
        }
        assert_eq!(base_path(&json!({}), "prepend"), "");
    }

    #[test]
    fn references_lead_into_the_document() {
        let document = json!({"components": {"a/b": 1}, "x": {"$ref": "#/components/a~1b"}});
        assert_eq!(followed(&document, &document["x"]), &json!(1));
        let nowhere = json!({"$ref": "#/y"});
        assert_eq!(followed(&document, &nowhere), &nowhere);
    }
}
