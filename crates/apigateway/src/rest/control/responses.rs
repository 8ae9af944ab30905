//! Responses of methods and of integrations, by status.

use frazil_wire::Fault;
use frazil_wire::shapes::apigateway as shapes;

use crate::rest::convert::{recorded, shown};
use crate::rest::faults::{conflict, no, not_found};
use crate::rest::records::{Integration, IntegrationResponse, Map, Method, MethodResponse};
use crate::rest::{Rest, patch, rules};

fn no_status() -> Fault {
    not_found("Invalid Response status code specified")
}

impl Rest {
    pub(crate) async fn put_method_response(
        &self,
        input: shapes::PutMethodResponseRequest,
    ) -> Result<shapes::MethodResponse, Fault> {
        let mut response: MethodResponse = recorded(&input)?;
        response.status_code.clone_from(&input.status_code);
        let (api, resource) = (&input.rest_api_id, &input.resource_id);
        let edited = self.edit_method(api, resource, &input.http_method, |method| {
            let all = method.method_responses.get_or_insert_with(Map::new);
            if all.contains_key(&input.status_code) {
                return Err(conflict("Response already exists for this resource"));
            }
            let answer = shown(&response)?;
            all.insert(input.status_code, response);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn get_method_response(
        &self,
        input: shapes::GetMethodResponseRequest,
    ) -> Result<shapes::MethodResponse, Fault> {
        let method = self.method(&input.rest_api_id, &input.resource_id, &input.http_method)?;
        shown(one(&method.method_responses, &input.status_code)?)
    }

    pub(crate) async fn update_method_response(
        &self,
        input: shapes::UpdateMethodResponseRequest,
    ) -> Result<shapes::MethodResponse, Fault> {
        let (api, resource) = (&input.rest_api_id, &input.resource_id);
        let edited = self.edit_method(api, resource, &input.http_method, |method| {
            let response = one_mut(&mut method.method_responses, &input.status_code)?;
            let operations = input.patch_operations.as_deref().unwrap_or_default();
            patch::apply(&rules::METHOD_RESPONSE, response, operations)?;
            shown(response)
        });
        edited.await
    }

    pub(crate) async fn delete_method_response(
        &self,
        input: shapes::DeleteMethodResponseRequest,
    ) -> Result<(), Fault> {
        let (api, resource) = (&input.rest_api_id, &input.resource_id);
        let edited = self.edit_method(api, resource, &input.http_method, |method| {
            take(&mut method.method_responses, &input.status_code)
        });
        edited.await
    }

    pub(crate) async fn put_integration_response(
        &self,
        input: shapes::PutIntegrationResponseRequest,
    ) -> Result<shapes::IntegrationResponse, Fault> {
        let mut response: IntegrationResponse = recorded(&input)?;
        response.status_code.clone_from(&input.status_code);
        let (api, resource) = (&input.rest_api_id, &input.resource_id);
        let edited = self.edit_method(api, resource, &input.http_method, |method| {
            let integration = integration_mut(method)?;
            let answer = shown(&response)?;
            let all = integration
                .integration_responses
                .get_or_insert_with(Map::new);
            all.insert(input.status_code, response);
            Ok(answer)
        });
        edited.await
    }

    pub(crate) async fn get_integration_response(
        &self,
        input: shapes::GetIntegrationResponseRequest,
    ) -> Result<shapes::IntegrationResponse, Fault> {
        let method = self.method(&input.rest_api_id, &input.resource_id, &input.http_method)?;
        let integration = method.method_integration.as_ref();
        let integration = integration.ok_or_else(|| no("Integration"))?;
        shown(one(&integration.integration_responses, &input.status_code)?)
    }

    pub(crate) async fn update_integration_response(
        &self,
        input: shapes::UpdateIntegrationResponseRequest,
    ) -> Result<shapes::IntegrationResponse, Fault> {
        let (api, resource) = (&input.rest_api_id, &input.resource_id);
        let edited = self.edit_method(api, resource, &input.http_method, |method| {
            let integration = integration_mut(method)?;
            let all = &mut integration.integration_responses;
            let response = one_mut(all, &input.status_code)?;
            let operations = input.patch_operations.as_deref().unwrap_or_default();
            patch::apply(&rules::INTEGRATION_RESPONSE, response, operations)?;
            shown(response)
        });
        edited.await
    }

    pub(crate) async fn delete_integration_response(
        &self,
        input: shapes::DeleteIntegrationResponseRequest,
    ) -> Result<(), Fault> {
        // Without the method, it is the integration that is missed.
        let edited = self.edit_below(&input.rest_api_id, |api| {
            let resource = api.definition.resources.get_mut(&input.resource_id);
            let resource = resource.ok_or_else(|| no("Resource"))?;
            let method = resource.resource_methods.get_mut(&input.http_method);
            let integration = integration_mut(method.ok_or_else(|| no("Integration"))?)?;
            take(&mut integration.integration_responses, &input.status_code)
        });
        edited.await
    }
}

fn integration_mut(method: &mut Method) -> Result<&mut Integration, Fault> {
    let integration = method.method_integration.as_mut();
    integration.ok_or_else(|| no("Integration"))
}

fn one<'r, T>(all: &'r Option<Map<T>>, status: &str) -> Result<&'r T, Fault> {
    let found = all.as_ref().and_then(|all| all.get(status));
    found.ok_or_else(no_status)
}

fn one_mut<'r, T>(all: &'r mut Option<Map<T>>, status: &str) -> Result<&'r mut T, Fault> {
    let found = all.as_mut().and_then(|all| all.get_mut(status));
    found.ok_or_else(no_status)
}

fn take<T>(all: &mut Option<Map<T>>, status: &str) -> Result<(), Fault> {
    let known = all.as_mut().ok_or_else(no_status)?;
    known.remove(status).ok_or_else(no_status)?;
    if known.is_empty() {
        *all = None;
    }
    Ok(())
}
