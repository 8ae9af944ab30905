//! What the gateway itself answers, by kind of trouble.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::rest::convert::{all_shown, recorded, shown};
use crate::rest::faults::{bad_request, not_found};
use crate::rest::pages::page;
use crate::rest::records::{GatewayResponse, Map};
use crate::rest::{Rest, patch, rules};

/// The kinds, and their statuses where they have one of their own.
pub(crate) const TYPES: [(&str, &str); 21] = [
    ("ACCESS_DENIED", "403"),
    ("API_CONFIGURATION_ERROR", "500"),
    ("AUTHORIZER_CONFIGURATION_ERROR", "500"),
    ("AUTHORIZER_FAILURE", "500"),
    ("BAD_REQUEST_BODY", "400"),
    ("BAD_REQUEST_PARAMETERS", "400"),
    ("DEFAULT_4XX", ""),
    ("DEFAULT_5XX", ""),
    ("EXPIRED_TOKEN", "403"),
    ("INTEGRATION_FAILURE", "504"),
    ("INTEGRATION_TIMEOUT", "504"),
    ("INVALID_API_KEY", "403"),
    ("INVALID_SIGNATURE", "403"),
    ("MISSING_AUTHENTICATION_TOKEN", "403"),
    ("QUOTA_EXCEEDED", "429"),
    ("REQUEST_TOO_LARGE", "413"),
    ("RESOURCE_NOT_FOUND", "404"),
    ("THROTTLED", "429"),
    ("UNAUTHORIZED", "401"),
    ("UNSUPPORTED_MEDIA_TYPE", "415"),
    ("WAF_FILTERED", "403"),
];

/// What is answered unless somebody says otherwise.
pub(crate) fn standard(kind: &str) -> GatewayResponse {
    let status = TYPES.iter().find(|(name, _)| *name == kind);
    let status = status
        .map(|(_, status)| *status)
        .filter(|status| !status.is_empty());
    GatewayResponse {
        response_type: kind.to_owned(),
        status_code: status.map(str::to_owned),
        response_parameters: Map::new(),
        response_templates: template(),
        default_response: true,
    }
}

fn template() -> Map<String> {
    let text = r#"{"message":$context.error.messageString}"#;
    Map::from([("application/json".to_owned(), text.to_owned())])
}

impl Rest {
    pub(crate) async fn put_gateway_response(
        &self,
        input: shapes::PutGatewayResponseRequest,
    ) -> Result<shapes::GatewayResponse, Fault> {
        let mut response: GatewayResponse = recorded(&input)?;
        response.response_type.clone_from(&input.response_type);
        fill(&mut response);
        let edited = self.edit(&input.rest_api_id, |api| {
            let answer = shown(&response)?;
            api.definition
                .gateway_responses
                .insert(input.response_type, response);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn get_gateway_response(
        &self,
        input: shapes::GetGatewayResponseRequest,
    ) -> Result<shapes::GatewayResponse, Fault> {
        let api = self.api(&input.rest_api_id)?;
        match api.definition.gateway_responses.get(&input.response_type) {
            Some(own) => shown(own),
            None => shown(&standard(&input.response_type)),
        }
    }

    pub(crate) async fn get_gateway_responses(
        &self,
        input: shapes::GetGatewayResponsesRequest,
    ) -> Result<shapes::GatewayResponses, Fault> {
        let api = self.api(&input.rest_api_id)?;
        let own = &api.definition.gateway_responses;
        let items = TYPES.iter().map(|(name, _)| {
            let response = own.get(*name).cloned().unwrap_or_else(|| standard(name));
            ((*name).to_owned(), response)
        });
        let page = page(items, input.position.as_deref(), input.limit)?;
        let items = Some(all_shown(page.items)?);
        Ok(shapes::GatewayResponses {
            position: page.position,
            items,
        })
    }

    pub(crate) async fn update_gateway_response(
        &self,
        input: shapes::UpdateGatewayResponseRequest,
    ) -> Result<shapes::GatewayResponse, Fault> {
        let operations = input.patch_operations.unwrap_or_default();
        let edited = self.edit(&input.rest_api_id, |api| {
            let all = &mut api.definition.gateway_responses;
            let known = all.get(&input.response_type).cloned();
            let mut response = known.unwrap_or_else(|| standard(&input.response_type));
            for operation in &operations {
                check(operation, &response)?;
            }
            patch::apply(&rules::GATEWAY_RESPONSE, &mut response, &operations)?;
            response.default_response = false;
            let answer = shown(&response)?;
            all.insert(input.response_type, response);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn delete_gateway_response(
        &self,
        input: shapes::DeleteGatewayResponseRequest,
    ) -> Result<(), Fault> {
        let edited = self.edit(&input.rest_api_id, |api| {
            let removed = api
                .definition
                .gateway_responses
                .remove(&input.response_type);
            removed
                .map(|_| ())
                .ok_or_else(|| not_found("Gateway response type not defined on api"))
        });
        edited.await
    }
}

pub(crate) fn fill(response: &mut GatewayResponse) {
    let usual = standard(&response.response_type);
    response.status_code = response.status_code.take().or(usual.status_code);
    if response.response_templates.is_empty() {
        response.response_templates = usual.response_templates;
    }
    response.default_response = false;
}

/// Recorded: a status is only replaced, and what is replaced must be there.
fn check(operation: &shapes::PatchOperation, known: &GatewayResponse) -> Result<(), Fault> {
    let path = operation.path.as_deref().unwrap_or_default();
    let op = operation.op.as_deref().unwrap_or_default();
    if path == "/statusCode" && op != "replace" {
        return Err(bad_request("Invalid patch path /statusCode"));
    }
    let places = [
        ("responseParameters", &known.response_parameters),
        ("responseTemplates", &known.response_templates),
    ];
    for (place, entries) in places {
        let Some(name) = path
            .strip_prefix('/')
            .and_then(|path| path.strip_prefix(place)?.strip_prefix('/'))
        else {
            continue;
        };
        if op == "replace" && !entries.contains_key(&patch::unescaped(name)) {
            return Err(not_found("Invalid parameter name specified"));
        }
        if op != "remove" && operation.value.as_deref().unwrap_or_default().is_empty() {
            return Err(bad_request(format!(
                "Invalid null or empty value in {place}"
            )));
        }
    }
    Ok(())
}
