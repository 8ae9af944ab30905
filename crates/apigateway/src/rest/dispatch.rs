//! From a call to the method that answers it.

use bytes::Bytes;
use frazil_wire::shapes::apigateway as shapes;
use frazil_wire::{BoxFuture, Call, Service, ServiceTable, not_supported, serve};
use http::{Request, Response};

use super::Rest;
use crate::domains::V1;
use crate::limits::CONTROL_REQUEST_BYTES_MAX;
use crate::shelf::failed;

impl Service for Rest {
    fn table(&self) -> &'static ServiceTable {
        &shapes::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        Box::pin(async move {
            let work = async |operation, request: Request<Bytes>| {
                let rest = self.clone();
                let work = async move {
                    match V1::does(operation) {
                        true => rest.0.domains.answer(operation, &request).await,
                        false => rest.dispatch(operation, &request).await,
                    }
                };
                let answered = self.0.runtime.spawn(work).await;
                answered.unwrap_or_else(|error| Err(failed(&error)))
            };
            serve(&shapes::SERVICE, call, work).await
        })
    }

    fn request_bytes_max(&self) -> u64 {
        CONTROL_REQUEST_BYTES_MAX
    }
}

frazil_wire::operations! {
    Rest of shapes, else not_supported;
    CreateApiKey create_api_key,
    CreateAuthorizer create_authorizer,
    CreateDeployment create_deployment,
    CreateDocumentationPart create_documentation_part,
    CreateDocumentationVersion create_documentation_version,
    CreateModel create_model,
    CreateRequestValidator create_request_validator,
    CreateResource create_resource,
    CreateRestApi create_rest_api,
    CreateStage create_stage,
    CreateUsagePlan create_usage_plan,
    CreateUsagePlanKey create_usage_plan_key,
    CreateVpcLink create_vpc_link,
    DeleteApiKey delete_api_key,
    DeleteAuthorizer delete_authorizer,
    DeleteDeployment delete_deployment,
    DeleteDocumentationPart delete_documentation_part,
    DeleteDocumentationVersion delete_documentation_version,
    DeleteGatewayResponse delete_gateway_response,
    DeleteIntegration delete_integration,
    DeleteIntegrationResponse delete_integration_response,
    DeleteMethod delete_method,
    DeleteMethodResponse delete_method_response,
    DeleteModel delete_model,
    DeleteRequestValidator delete_request_validator,
    DeleteResource delete_resource,
    DeleteRestApi delete_rest_api,
    DeleteStage delete_stage,
    DeleteUsagePlan delete_usage_plan,
    DeleteUsagePlanKey delete_usage_plan_key,
    DeleteVpcLink delete_vpc_link,
    FlushStageAuthorizersCache flush_stage_authorizers_cache,
    FlushStageCache flush_stage_cache,
    GetAccount get_account,
    GetApiKey get_api_key,
    GetApiKeys get_api_keys,
    GetAuthorizer get_authorizer,
    GetAuthorizers get_authorizers,
    GetDeployment get_deployment,
    GetDeployments get_deployments,
    GetDocumentationPart get_documentation_part,
    GetDocumentationParts get_documentation_parts,
    GetDocumentationVersion get_documentation_version,
    GetDocumentationVersions get_documentation_versions,
    GetExport get_export,
    GetGatewayResponse get_gateway_response,
    GetGatewayResponses get_gateway_responses,
    GetIntegration get_integration,
    GetIntegrationResponse get_integration_response,
    GetMethod get_method,
    GetMethodResponse get_method_response,
    GetModel get_model,
    GetModels get_models,
    GetRequestValidator get_request_validator,
    GetRequestValidators get_request_validators,
    GetResource get_resource,
    GetResources get_resources,
    GetRestApi get_rest_api,
    GetRestApis get_rest_apis,
    GetStage get_stage,
    GetStages get_stages,
    GetTags get_tags,
    GetUsage get_usage,
    GetUsagePlan get_usage_plan,
    GetUsagePlanKey get_usage_plan_key,
    GetUsagePlanKeys get_usage_plan_keys,
    GetUsagePlans get_usage_plans,
    GetVpcLink get_vpc_link,
    GetVpcLinks get_vpc_links,
    ImportApiKeys import_api_keys,
    ImportRestApi import_rest_api,
    PutGatewayResponse put_gateway_response,
    PutIntegration put_integration,
    PutIntegrationResponse put_integration_response,
    PutMethod put_method,
    PutMethodResponse put_method_response,
    PutRestApi put_rest_api,
    TagResource tag_resource,
    TestInvokeAuthorizer test_invoke_authorizer,
    TestInvokeMethod test_invoke_method,
    UntagResource untag_resource,
    UpdateAccount update_account,
    UpdateApiKey update_api_key,
    UpdateAuthorizer update_authorizer,
    UpdateDeployment update_deployment,
    UpdateDocumentationPart update_documentation_part,
    UpdateDocumentationVersion update_documentation_version,
    UpdateGatewayResponse update_gateway_response,
    UpdateIntegration update_integration,
    UpdateIntegrationResponse update_integration_response,
    UpdateMethod update_method,
    UpdateMethodResponse update_method_response,
    UpdateModel update_model,
    UpdateRequestValidator update_request_validator,
    UpdateResource update_resource,
    UpdateRestApi update_rest_api,
    UpdateStage update_stage,
    UpdateUsage update_usage,
    UpdateUsagePlan update_usage_plan,
    UpdateVpcLink update_vpc_link,
}
