//! What stands beside the paths of a document: authorizers, validators, gateway responses.

use frazil_wire::Fault;
use serde_json::Value as Json;

use crate::openapi::{AUTH_TYPE, AUTHORIZER, list, members, schemes, text, texts, whole};
use crate::rest::Rest;
use crate::rest::control::{check_authorizer, fill_authorizer, fill_gateway_response};
use crate::rest::faults::bad_request;
use crate::rest::records::{ApiRecord, Authorizer, GatewayResponse, RequestValidator};

pub(super) fn apply(rest: &Rest, api: &mut ApiRecord, document: &Json) -> Result<(), Fault> {
    authorizers(rest, api, document)?;
    validators(rest, api, document);
    gateway_responses(api, document);
    Ok(())
}

fn authorizers(rest: &Rest, api: &mut ApiRecord, document: &Json) -> Result<(), Fault> {
    for (name, scheme) in schemes(document) {
        let Some(own) = scheme.get(AUTHORIZER) else {
            continue;
        };
        let kind = match own.get("type").and_then(Json::as_str).unwrap_or_default() {
            "token" | "TOKEN" => "TOKEN",
            "request" | "REQUEST" => "REQUEST",
            "cognito_user_pools" | "COGNITO_USER_POOLS" => "COGNITO_USER_POOLS",
            other => {
                return Err(bad_request(format!(
                    "Unsupported authorizer type {other} of {name}"
                )));
            }
        };
        let header = text(scheme, "name").unwrap_or_else(|| "Authorization".to_owned());
        let usual = (kind != "REQUEST").then(|| format!("method.request.header.{header}"));
        let known = api
            .definition
            .authorizers
            .values()
            .find(|known| known.name == *name);
        let mut authorizer = Authorizer {
            id: known.map_or_else(|| rest.fresh_id(6), |known| known.id.clone()),
            name: name.clone(),
            r#type: kind.to_owned(),
            provider_arns: list(own.get("providerARNs")),
            auth_type: text(scheme, AUTH_TYPE),
            authorizer_uri: text(own, "authorizerUri"),
            authorizer_credentials: text(own, "authorizerCredentials"),
            identity_source: text(own, "identitySource").or(usual),
            identity_validation_expression: text(own, "identityValidationExpression"),
            authorizer_result_ttl_in_seconds: own
                .get("authorizerResultTtlInSeconds")
                .and_then(whole),
        };
        fill_authorizer(&mut authorizer);
        check_authorizer(&authorizer)?;
        api.definition
            .authorizers
            .insert(authorizer.id.clone(), authorizer);
    }
    Ok(())
}

fn validators(rest: &Rest, api: &mut ApiRecord, document: &Json) {
    for (name, own) in members(document, "/x-amazon-apigateway-request-validators") {
        let says = |what: &str| own.get(what).and_then(Json::as_bool).unwrap_or_default();
        let all = &mut api.definition.request_validators;
        let known = all
            .values()
            .find(|known| known.name.as_deref() == Some(name));
        let validator = RequestValidator {
            id: known.map_or_else(|| rest.fresh_id(6), |known| known.id.clone()),
            name: Some(name.clone()),
            validate_request_body: says("validateRequestBody"),
            validate_request_parameters: says("validateRequestParameters"),
        };
        all.insert(validator.id.clone(), validator);
    }
}

fn gateway_responses(api: &mut ApiRecord, document: &Json) {
    for (kind, own) in members(document, "/x-amazon-apigateway-gateway-responses") {
        let status = own
            .get("statusCode")
            .and_then(whole)
            .map(|status| status.to_string());
        let entries = |what: &str| texts(own.get(what)).unwrap_or_default();
        let mut response = GatewayResponse {
            response_type: kind.clone(),
            status_code: status,
            response_parameters: entries("responseParameters"),
            response_templates: entries("responseTemplates"),
            default_response: false,
        };
        fill_gateway_response(&mut response);
        api.definition
            .gateway_responses
            .insert(kind.clone(), response);
    }
}

/// A schema whose references lead to models instead of places in the document.
pub(super) fn relinked(schema: &Json, api: &str) -> Json {
    match schema {
        Json::Object(all) => all
            .iter()
            .map(|(name, value)| match (name.as_str(), value.as_str()) {
                ("$ref", Some(reference)) if reference.starts_with('#') => {
                    let model = reference.rsplit('/').next().unwrap_or_default();
                    let link =
                        format!("https://apigateway.amazonaws.com/restapis/{api}/models/{model}");
                    (name.clone(), Json::from(link))
                }
                _ => (name.clone(), relinked(value, api)),
            })
            .collect(),
        Json::Array(all) => all.iter().map(|value| relinked(value, api)).collect(),
        other => other.clone(),
    }
}
