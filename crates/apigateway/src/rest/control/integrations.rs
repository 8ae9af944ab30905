//! What is behind methods.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::limits::{INTEGRATION_TIMEOUT_MIN_MS, INTEGRATION_TIMEOUT_MS};
use crate::rest::convert::{recorded, shown};
use crate::rest::faults::{bad_request, no};
use crate::rest::records::Integration;
use crate::rest::{Rest, patch, rules};

impl Rest {
    pub(crate) async fn put_integration(
        &self,
        input: shapes::PutIntegrationRequest,
    ) -> Result<shapes::Integration, Fault> {
        let mut new: Integration = recorded(&input)?;
        let (api, resource) = (&input.rest_api_id, &input.resource_id);
        let edited = self.edit_method(api, resource, &input.http_method, |method| {
            fill(&mut new, resource);
            check(&new)?;
            let answer = shown(&new)?;
            method.method_integration = Some(new);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn get_integration(
        &self,
        input: shapes::GetIntegrationRequest,
    ) -> Result<shapes::Integration, Fault> {
        let method = self.method(&input.rest_api_id, &input.resource_id, &input.http_method)?;
        let integration = method.method_integration.as_ref();
        shown(integration.ok_or_else(|| no("Integration"))?)
    }

    pub(crate) async fn update_integration(
        &self,
        input: shapes::UpdateIntegrationRequest,
    ) -> Result<shapes::Integration, Fault> {
        let (api, resource) = (&input.rest_api_id, &input.resource_id);
        let edited = self.edit_method(api, resource, &input.http_method, |method| {
            let integration = method.method_integration.as_mut();
            let integration = integration.ok_or_else(|| no("Integration"))?;
            let operations = input.patch_operations.as_deref().unwrap_or_default();
            patch::apply(&rules::INTEGRATION, integration, operations)?;
            fill(integration, resource);
            check(integration)?;
            shown(integration)
        });
        edited.await
    }

    pub(crate) async fn delete_integration(
        &self,
        input: shapes::DeleteIntegrationRequest,
    ) -> Result<(), Fault> {
        let (api, resource) = (&input.rest_api_id, &input.resource_id);
        let edited = self.edit_method(api, resource, &input.http_method, |method| {
            let removed = method.method_integration.take();
            removed.map(|_| ()).ok_or_else(|| no("Integration"))
        });
        edited.await
    }
}

/// What AWS puts where nothing was said.
pub(crate) fn fill(integration: &mut Integration, resource_id: &str) {
    if integration.passthrough_behavior.is_empty() {
        "WHEN_NO_MATCH".clone_into(&mut integration.passthrough_behavior);
    }
    if integration.timeout_in_millis == 0 {
        integration.timeout_in_millis = INTEGRATION_TIMEOUT_MS;
    }
    if integration.cache_namespace.is_empty() {
        resource_id.clone_into(&mut integration.cache_namespace);
    }
}

/// Refuses what cannot work.
pub(crate) fn check(integration: &Integration) -> Result<(), Fault> {
    let timeout = integration.timeout_in_millis;
    if !(INTEGRATION_TIMEOUT_MIN_MS..=INTEGRATION_TIMEOUT_MS).contains(&timeout) {
        return Err(bad_request(format!(
            "Timeout should be between {INTEGRATION_TIMEOUT_MIN_MS} ms and {INTEGRATION_TIMEOUT_MS} ms"
        )));
    }
    if !["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"]
        .contains(&integration.passthrough_behavior.as_str())
    {
        return Err(bad_request(
            "Invalid passthrough behavior specified. Valid options are WHEN_NO_MATCH, WHEN_NO_TEMPLATES and NEVER",
        ));
    }
    let uri = integration.uri.as_deref().unwrap_or_default();
    let kind = integration.r#type.as_str();
    if kind != "MOCK"
        && integration
            .http_method
            .as_deref()
            .unwrap_or_default()
            .is_empty()
    {
        return Err(bad_request(
            "Enumeration value for HttpMethod must be non-empty",
        ));
    }
    match kind {
        "HTTP" | "HTTP_PROXY" if !is_http(uri) => {
            Err(bad_request("Invalid HTTP endpoint specified for URI"))
        }
        "AWS" | "AWS_PROXY" => check_arn(uri, kind),
        _ => Ok(()),
    }
}

fn is_http(uri: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| uri.len() > scheme.len() && uri.starts_with(scheme))
        || uri.contains("${stageVariables.")
}

fn check_arn(uri: &str, kind: &str) -> Result<(), Fault> {
    let mut parts = uri.splitn(6, ':');
    let is_arn =
        parts.next() == Some("arn") && parts.next().is_some() && parts.next() == Some("apigateway");
    if !is_arn {
        return Err(bad_request("Invalid ARN specified in the request"));
    }
    let (service, action) = (
        parts.nth(1).unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    if !(action.starts_with("path/") || action.starts_with("action/")) {
        return Err(bad_request(
            "AWS ARN for integration must contain path or action",
        ));
    }
    let proxies = action.starts_with("path/") && service == "lambda" || service == "firehose";
    match kind == "AWS_PROXY" && !proxies {
        true => Err(bad_request(
            "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
        )),
        false => Ok(()),
    }
}
