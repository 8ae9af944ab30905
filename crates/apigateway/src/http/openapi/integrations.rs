//! Integrations, as `x-amazon-apigateway-integration` has them.

use std::collections::BTreeMap;

use serde_json::{Map as Object, Value as Json, json};

use crate::http::records::{Integration, Texts};
use crate::limits::HTTP_TIMEOUT_MS;
use crate::openapi::{put, text, texts, whole};

/// The integration that an extension says.
pub(super) fn read(own: &Json) -> Integration {
    let upper = |name: &str| text(own, name).map(|value| value.to_ascii_uppercase());
    let timeout = own.get("timeoutInMillis").and_then(whole);
    Integration {
        integration_type: upper("type").unwrap_or_default(),
        connection_id: text(own, "connectionId"),
        connection_type: upper("connectionType"),
        credentials_arn: text(own, "credentials"),
        integration_method: upper("httpMethod"),
        integration_subtype: text(own, "integrationSubtype"),
        integration_uri: text(own, "uri"),
        payload_format_version: own.get("payloadFormatVersion").and_then(version),
        request_parameters: texts(own.get("requestParameters")).unwrap_or_default(),
        response_parameters: by_status(own.get("responseParameters")),
        timeout_in_millis: timeout
            .and_then(|ms| ms.try_into().ok())
            .unwrap_or_default(),
        tls_config: tls_config(own),
        ..Integration::default()
    }
}

/// The extension that says an integration.
pub(super) fn written(integration: &Integration) -> Json {
    let mut own = Object::new();
    let says = |texts: &Texts| (!texts.is_empty()).then(|| json!(texts));
    let responses = &integration.response_parameters;
    let responses = (!responses.is_empty()).then(|| json!(responses));
    put(&mut own, "responseParameters", responses);
    put(
        &mut own,
        "requestParameters",
        says(&integration.request_parameters),
    );
    put(
        &mut own,
        "integrationSubtype",
        integration.integration_subtype.clone(),
    );
    put(&mut own, "credentials", integration.credentials_arn.clone());
    put(
        &mut own,
        "payloadFormatVersion",
        integration.payload_format_version.clone(),
    );
    let kind = integration.integration_type.to_ascii_lowercase();
    put(&mut own, "type", Some(kind));
    put(
        &mut own,
        "httpMethod",
        integration.integration_method.clone(),
    );
    put(&mut own, "uri", integration.integration_uri.clone());
    put(&mut own, "connectionId", integration.connection_id.clone());
    put(
        &mut own,
        "connectionType",
        integration.connection_type.clone(),
    );
    let timeout = integration.timeout_in_millis;
    put(
        &mut own,
        "timeoutInMillis",
        (timeout != HTTP_TIMEOUT_MS).then_some(timeout),
    );
    let server = integration.tls_config.as_ref();
    let server = server.and_then(|tls| text(tls, "ServerNameToVerify"));
    put(
        &mut own,
        "tlsConfig",
        server.map(|name| json!({"serverNameToVerify": name})),
    );
    Json::Object(own)
}

/// `2.0`, which may be written as the number 2.
pub(super) fn version(json: &Json) -> Option<String> {
    match json {
        Json::String(text) if !text.contains('.') => Some(format!("{text}.0")),
        Json::String(text) => Some(text.clone()),
        Json::Number(number) if number.is_f64() => Some(number.to_string()),
        Json::Number(number) => Some(format!("{number}.0")),
        _ => None,
    }
}

fn by_status(json: Option<&Json>) -> BTreeMap<String, Texts> {
    let all = json.and_then(Json::as_object).into_iter().flatten();
    let all = all.filter_map(|(status, one)| Some((status.clone(), texts(Some(one))?)));
    all.collect()
}

fn tls_config(own: &Json) -> Option<Json> {
    let name = own.get("tlsConfig")?.get("serverNameToVerify")?;
    Some(json!({"ServerNameToVerify": name}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let own = json!({
            "responseParameters": {"200": {"overwrite:header.x": "y"}},
            "requestParameters": {"append:querystring.a": "$request.path.a"},
            "payloadFormatVersion": "1.0",
            "type": "http_proxy",
            "httpMethod": "GET",
            "uri": "https://example.com",
            "connectionType": "INTERNET",
            "timeoutInMillis": 12000,
            "tlsConfig": {"serverNameToVerify": "example.com"},
        });
        let integration = read(&own);
        assert_eq!(integration.integration_type, "HTTP_PROXY");
        assert_eq!(written(&integration), own);
    }

    #[test]
    fn versions_are_texts_or_numbers() {
        for json in [json!("2.0"), json!(2), json!(2.0), json!("2")] {
            assert_eq!(version(&json).as_deref(), Some("2.0"), "{json}");
        }
    }
}
