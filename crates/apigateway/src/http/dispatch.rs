//! From a request to the method that answers it.

use bytes::Bytes;
use frazil_wire::BoxFuture;
use frazil_wire::shapes::apigatewayv2 as shapes;
use frazil_wire::{
    Call, OperationTable, Service, ServiceTable, encode_fault, not_supported, serve,
};
use http::Response;

use super::HttpApis;
use super::faults::failed;
use crate::limits::CONTROL_REQUEST_BYTES_MAX;

impl Service for HttpApis {
    fn table(&self) -> &'static ServiceTable {
        &shapes::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        let (apis, request_id) = (self.clone(), call.request_id.clone());
        let answer = async move {
            serve(
                &shapes::SERVICE,
                call,
                async |operation, request| match is_about_domains(operation) {
                    true => apis.0.domains.answer(operation, &request).await,
                    false => apis.dispatch(operation, &request).await,
                },
            )
            .await
        };
        let answered = self.0.runtime.spawn(answer);
        Box::pin(async move {
            let failed = |error| encode_fault(&shapes::SERVICE, &failed(&error), &request_id);
            answered.await.unwrap_or_else(failed)
        })
    }

    fn request_bytes_max(&self) -> u64 {
        CONTROL_REQUEST_BYTES_MAX
    }
}

fn is_about_domains(operation: &OperationTable) -> bool {
    operation.uri.starts_with("/v2/domainnames")
}

frazil_wire::operations! {
    HttpApis of shapes, else not_supported;
    CreateApi create_api,
    CreateAuthorizer create_authorizer,
    CreateDeployment create_deployment,
    CreateIntegration create_integration,
    CreateIntegrationResponse create_integration_response,
    CreateModel create_model,
    CreateRoute create_route,
    CreateRouteResponse create_route_response,
    CreateStage create_stage,
    CreateVpcLink create_vpc_link,
    DeleteAccessLogSettings delete_access_log_settings,
    DeleteApi delete_api,
    DeleteAuthorizer delete_authorizer,
    DeleteCorsConfiguration delete_cors_configuration,
    DeleteDeployment delete_deployment,
    DeleteIntegration delete_integration,
    DeleteIntegrationResponse delete_integration_response,
    DeleteModel delete_model,
    DeleteRoute delete_route,
    DeleteRouteRequestParameter delete_route_request_parameter,
    DeleteRouteResponse delete_route_response,
    DeleteRouteSettings delete_route_settings,
    DeleteStage delete_stage,
    DeleteVpcLink delete_vpc_link,
    ExportApi export_api,
    GetApi get_api,
    GetApis get_apis,
    GetAuthorizer get_authorizer,
    GetAuthorizers get_authorizers,
    GetDeployment get_deployment,
    GetDeployments get_deployments,
    GetIntegration get_integration,
    GetIntegrationResponse get_integration_response,
    GetIntegrationResponses get_integration_responses,
    GetIntegrations get_integrations,
    GetModel get_model,
    GetModelTemplate get_model_template,
    GetModels get_models,
    GetRoute get_route,
    GetRouteResponse get_route_response,
    GetRouteResponses get_route_responses,
    GetRoutes get_routes,
    GetStage get_stage,
    GetStages get_stages,
    GetTags get_tags,
    GetVpcLink get_vpc_link,
    GetVpcLinks get_vpc_links,
    ImportApi import_api,
    ReimportApi reimport_api,
    ResetAuthorizersCache reset_authorizers_cache,
    TagResource tag_resource,
    UntagResource untag_resource,
    UpdateApi update_api,
    UpdateAuthorizer update_authorizer,
    UpdateDeployment update_deployment,
    UpdateIntegration update_integration,
    UpdateIntegrationResponse update_integration_response,
    UpdateModel update_model,
    UpdateRoute update_route,
    UpdateRouteResponse update_route_response,
    UpdateStage update_stage,
    UpdateVpcLink update_vpc_link,
}
