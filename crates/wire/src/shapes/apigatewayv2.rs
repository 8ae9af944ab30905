//! The service `apigateway` and its operations.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

// Small services do not use all of it.
#![allow(unused_imports)]

mod faults;
mod simple;
mod structures;

pub use faults::*;
pub use simple::*;
pub use structures::*;

use crate::macros::prelude::*;
use crate::macros::service;

service! {
    endpoint "apigateway" signing "apigateway" version "2018-11-29"
    protocol RestJson target "" invalid "BadRequestException"
    CREATE_API CreateApi POST "/v2/apis" 201 CREATE_API_REQUEST CreateApiRequest => CREATE_API_RESPONSE CreateApiResponse;
    CREATE_API_MAPPING CreateApiMapping POST "/v2/domainnames/{domainName}/apimappings" 201 CREATE_API_MAPPING_REQUEST CreateApiMappingRequest => CREATE_API_MAPPING_RESPONSE CreateApiMappingResponse;
    CREATE_AUTHORIZER CreateAuthorizer POST "/v2/apis/{apiId}/authorizers" 201 CREATE_AUTHORIZER_REQUEST CreateAuthorizerRequest => CREATE_AUTHORIZER_RESPONSE CreateAuthorizerResponse;
    CREATE_DEPLOYMENT CreateDeployment POST "/v2/apis/{apiId}/deployments" 201 CREATE_DEPLOYMENT_REQUEST CreateDeploymentRequest => CREATE_DEPLOYMENT_RESPONSE CreateDeploymentResponse;
    CREATE_DOMAIN_NAME CreateDomainName POST "/v2/domainnames" 201 CREATE_DOMAIN_NAME_REQUEST CreateDomainNameRequest => CREATE_DOMAIN_NAME_RESPONSE CreateDomainNameResponse;
    CREATE_INTEGRATION CreateIntegration POST "/v2/apis/{apiId}/integrations" 201 CREATE_INTEGRATION_REQUEST CreateIntegrationRequest => CREATE_INTEGRATION_RESULT CreateIntegrationResult;
    CREATE_INTEGRATION_RESPONSE CreateIntegrationResponse POST "/v2/apis/{apiId}/integrations/{integrationId}/integrationresponses" 201 CREATE_INTEGRATION_RESPONSE_REQUEST CreateIntegrationResponseRequest => CREATE_INTEGRATION_RESPONSE_RESPONSE CreateIntegrationResponseResponse;
    CREATE_MODEL CreateModel POST "/v2/apis/{apiId}/models" 201 CREATE_MODEL_REQUEST CreateModelRequest => CREATE_MODEL_RESPONSE CreateModelResponse;
    CREATE_ROUTE CreateRoute POST "/v2/apis/{apiId}/routes" 201 CREATE_ROUTE_REQUEST CreateRouteRequest => CREATE_ROUTE_RESULT CreateRouteResult;
    CREATE_ROUTE_RESPONSE CreateRouteResponse POST "/v2/apis/{apiId}/routes/{routeId}/routeresponses" 201 CREATE_ROUTE_RESPONSE_REQUEST CreateRouteResponseRequest => CREATE_ROUTE_RESPONSE_RESPONSE CreateRouteResponseResponse;
    CREATE_STAGE CreateStage POST "/v2/apis/{apiId}/stages" 201 CREATE_STAGE_REQUEST CreateStageRequest => CREATE_STAGE_RESPONSE CreateStageResponse;
    CREATE_VPC_LINK CreateVpcLink POST "/v2/vpclinks" 201 CREATE_VPC_LINK_REQUEST CreateVpcLinkRequest => CREATE_VPC_LINK_RESPONSE CreateVpcLinkResponse;
    DELETE_ACCESS_LOG_SETTINGS DeleteAccessLogSettings DELETE "/v2/apis/{apiId}/stages/{stageName}/accesslogsettings" 204 DELETE_ACCESS_LOG_SETTINGS_REQUEST DeleteAccessLogSettingsRequest => NOTHING ();
    DELETE_API DeleteApi DELETE "/v2/apis/{apiId}" 204 DELETE_API_REQUEST DeleteApiRequest => NOTHING ();
    DELETE_API_MAPPING DeleteApiMapping DELETE "/v2/domainnames/{domainName}/apimappings/{apiMappingId}" 204 DELETE_API_MAPPING_REQUEST DeleteApiMappingRequest => NOTHING ();
    DELETE_AUTHORIZER DeleteAuthorizer DELETE "/v2/apis/{apiId}/authorizers/{authorizerId}" 204 DELETE_AUTHORIZER_REQUEST DeleteAuthorizerRequest => NOTHING ();
    DELETE_CORS_CONFIGURATION DeleteCorsConfiguration DELETE "/v2/apis/{apiId}/cors" 204 DELETE_CORS_CONFIGURATION_REQUEST DeleteCorsConfigurationRequest => NOTHING ();
    DELETE_DEPLOYMENT DeleteDeployment DELETE "/v2/apis/{apiId}/deployments/{deploymentId}" 204 DELETE_DEPLOYMENT_REQUEST DeleteDeploymentRequest => NOTHING ();
    DELETE_DOMAIN_NAME DeleteDomainName DELETE "/v2/domainnames/{domainName}" 204 DELETE_DOMAIN_NAME_REQUEST DeleteDomainNameRequest => NOTHING ();
    DELETE_INTEGRATION DeleteIntegration DELETE "/v2/apis/{apiId}/integrations/{integrationId}" 204 DELETE_INTEGRATION_REQUEST DeleteIntegrationRequest => NOTHING ();
    DELETE_INTEGRATION_RESPONSE DeleteIntegrationResponse DELETE "/v2/apis/{apiId}/integrations/{integrationId}/integrationresponses/{integrationResponseId}" 204 DELETE_INTEGRATION_RESPONSE_REQUEST DeleteIntegrationResponseRequest => NOTHING ();
    DELETE_MODEL DeleteModel DELETE "/v2/apis/{apiId}/models/{modelId}" 204 DELETE_MODEL_REQUEST DeleteModelRequest => NOTHING ();
    DELETE_ROUTE DeleteRoute DELETE "/v2/apis/{apiId}/routes/{routeId}" 204 DELETE_ROUTE_REQUEST DeleteRouteRequest => NOTHING ();
    DELETE_ROUTE_REQUEST_PARAMETER DeleteRouteRequestParameter DELETE "/v2/apis/{apiId}/routes/{routeId}/requestparameters/{requestParameterKey}" 204 DELETE_ROUTE_REQUEST_PARAMETER_REQUEST DeleteRouteRequestParameterRequest => NOTHING ();
    DELETE_ROUTE_RESPONSE DeleteRouteResponse DELETE "/v2/apis/{apiId}/routes/{routeId}/routeresponses/{routeResponseId}" 204 DELETE_ROUTE_RESPONSE_REQUEST DeleteRouteResponseRequest => NOTHING ();
    DELETE_ROUTE_SETTINGS DeleteRouteSettings DELETE "/v2/apis/{apiId}/stages/{stageName}/routesettings/{routeKey}" 204 DELETE_ROUTE_SETTINGS_REQUEST DeleteRouteSettingsRequest => NOTHING ();
    DELETE_STAGE DeleteStage DELETE "/v2/apis/{apiId}/stages/{stageName}" 204 DELETE_STAGE_REQUEST DeleteStageRequest => NOTHING ();
    DELETE_VPC_LINK DeleteVpcLink DELETE "/v2/vpclinks/{vpcLinkId}" 202 DELETE_VPC_LINK_REQUEST DeleteVpcLinkRequest => DELETE_VPC_LINK_RESPONSE DeleteVpcLinkResponse;
    EXPORT_API ExportApi GET "/v2/apis/{apiId}/exports/{specification}" 200 EXPORT_API_REQUEST ExportApiRequest => EXPORT_API_RESPONSE ExportApiResponse;
    GET_API GetApi GET "/v2/apis/{apiId}" 200 GET_API_REQUEST GetApiRequest => GET_API_RESPONSE GetApiResponse;
    GET_API_MAPPING GetApiMapping GET "/v2/domainnames/{domainName}/apimappings/{apiMappingId}" 200 GET_API_MAPPING_REQUEST GetApiMappingRequest => GET_API_MAPPING_RESPONSE GetApiMappingResponse;
    GET_API_MAPPINGS GetApiMappings GET "/v2/domainnames/{domainName}/apimappings" 200 GET_API_MAPPINGS_REQUEST GetApiMappingsRequest => GET_API_MAPPINGS_RESPONSE GetApiMappingsResponse;
    GET_APIS GetApis GET "/v2/apis" 200 GET_APIS_REQUEST GetApisRequest => GET_APIS_RESPONSE GetApisResponse;
    GET_AUTHORIZER GetAuthorizer GET "/v2/apis/{apiId}/authorizers/{authorizerId}" 200 GET_AUTHORIZER_REQUEST GetAuthorizerRequest => GET_AUTHORIZER_RESPONSE GetAuthorizerResponse;
    GET_AUTHORIZERS GetAuthorizers GET "/v2/apis/{apiId}/authorizers" 200 GET_AUTHORIZERS_REQUEST GetAuthorizersRequest => GET_AUTHORIZERS_RESPONSE GetAuthorizersResponse;
    GET_DEPLOYMENT GetDeployment GET "/v2/apis/{apiId}/deployments/{deploymentId}" 200 GET_DEPLOYMENT_REQUEST GetDeploymentRequest => GET_DEPLOYMENT_RESPONSE GetDeploymentResponse;
    GET_DEPLOYMENTS GetDeployments GET "/v2/apis/{apiId}/deployments" 200 GET_DEPLOYMENTS_REQUEST GetDeploymentsRequest => GET_DEPLOYMENTS_RESPONSE GetDeploymentsResponse;
    GET_DOMAIN_NAME GetDomainName GET "/v2/domainnames/{domainName}" 200 GET_DOMAIN_NAME_REQUEST GetDomainNameRequest => GET_DOMAIN_NAME_RESPONSE GetDomainNameResponse;
    GET_DOMAIN_NAMES GetDomainNames GET "/v2/domainnames" 200 GET_DOMAIN_NAMES_REQUEST GetDomainNamesRequest => GET_DOMAIN_NAMES_RESPONSE GetDomainNamesResponse;
    GET_INTEGRATION GetIntegration GET "/v2/apis/{apiId}/integrations/{integrationId}" 200 GET_INTEGRATION_REQUEST GetIntegrationRequest => GET_INTEGRATION_RESULT GetIntegrationResult;
    GET_INTEGRATION_RESPONSE GetIntegrationResponse GET "/v2/apis/{apiId}/integrations/{integrationId}/integrationresponses/{integrationResponseId}" 200 GET_INTEGRATION_RESPONSE_REQUEST GetIntegrationResponseRequest => GET_INTEGRATION_RESPONSE_RESPONSE GetIntegrationResponseResponse;
    GET_INTEGRATION_RESPONSES GetIntegrationResponses GET "/v2/apis/{apiId}/integrations/{integrationId}/integrationresponses" 200 GET_INTEGRATION_RESPONSES_REQUEST GetIntegrationResponsesRequest => GET_INTEGRATION_RESPONSES_RESPONSE GetIntegrationResponsesResponse;
    GET_INTEGRATIONS GetIntegrations GET "/v2/apis/{apiId}/integrations" 200 GET_INTEGRATIONS_REQUEST GetIntegrationsRequest => GET_INTEGRATIONS_RESPONSE GetIntegrationsResponse;
    GET_MODEL GetModel GET "/v2/apis/{apiId}/models/{modelId}" 200 GET_MODEL_REQUEST GetModelRequest => GET_MODEL_RESPONSE GetModelResponse;
    GET_MODEL_TEMPLATE GetModelTemplate GET "/v2/apis/{apiId}/models/{modelId}/template" 200 GET_MODEL_TEMPLATE_REQUEST GetModelTemplateRequest => GET_MODEL_TEMPLATE_RESPONSE GetModelTemplateResponse;
    GET_MODELS GetModels GET "/v2/apis/{apiId}/models" 200 GET_MODELS_REQUEST GetModelsRequest => GET_MODELS_RESPONSE GetModelsResponse;
    GET_ROUTE GetRoute GET "/v2/apis/{apiId}/routes/{routeId}" 200 GET_ROUTE_REQUEST GetRouteRequest => GET_ROUTE_RESULT GetRouteResult;
    GET_ROUTE_RESPONSE GetRouteResponse GET "/v2/apis/{apiId}/routes/{routeId}/routeresponses/{routeResponseId}" 200 GET_ROUTE_RESPONSE_REQUEST GetRouteResponseRequest => GET_ROUTE_RESPONSE_RESPONSE GetRouteResponseResponse;
    GET_ROUTE_RESPONSES GetRouteResponses GET "/v2/apis/{apiId}/routes/{routeId}/routeresponses" 200 GET_ROUTE_RESPONSES_REQUEST GetRouteResponsesRequest => GET_ROUTE_RESPONSES_RESPONSE GetRouteResponsesResponse;
    GET_ROUTES GetRoutes GET "/v2/apis/{apiId}/routes" 200 GET_ROUTES_REQUEST GetRoutesRequest => GET_ROUTES_RESPONSE GetRoutesResponse;
    GET_STAGE GetStage GET "/v2/apis/{apiId}/stages/{stageName}" 200 GET_STAGE_REQUEST GetStageRequest => GET_STAGE_RESPONSE GetStageResponse;
    GET_STAGES GetStages GET "/v2/apis/{apiId}/stages" 200 GET_STAGES_REQUEST GetStagesRequest => GET_STAGES_RESPONSE GetStagesResponse;
    GET_TAGS GetTags GET "/v2/tags/{resource-arn}" 200 GET_TAGS_REQUEST GetTagsRequest => GET_TAGS_RESPONSE GetTagsResponse;
    GET_VPC_LINK GetVpcLink GET "/v2/vpclinks/{vpcLinkId}" 200 GET_VPC_LINK_REQUEST GetVpcLinkRequest => GET_VPC_LINK_RESPONSE GetVpcLinkResponse;
    GET_VPC_LINKS GetVpcLinks GET "/v2/vpclinks" 200 GET_VPC_LINKS_REQUEST GetVpcLinksRequest => GET_VPC_LINKS_RESPONSE GetVpcLinksResponse;
    IMPORT_API ImportApi PUT "/v2/apis" 201 IMPORT_API_REQUEST ImportApiRequest => IMPORT_API_RESPONSE ImportApiResponse;
    REIMPORT_API ReimportApi PUT "/v2/apis/{apiId}" 201 REIMPORT_API_REQUEST ReimportApiRequest => REIMPORT_API_RESPONSE ReimportApiResponse;
    RESET_AUTHORIZERS_CACHE ResetAuthorizersCache DELETE "/v2/apis/{apiId}/stages/{stageName}/cache/authorizers" 204 RESET_AUTHORIZERS_CACHE_REQUEST ResetAuthorizersCacheRequest => NOTHING ();
    TAG_RESOURCE TagResource POST "/v2/tags/{resource-arn}" 201 TAG_RESOURCE_REQUEST TagResourceRequest => TAG_RESOURCE_RESPONSE TagResourceResponse;
    UNTAG_RESOURCE UntagResource DELETE "/v2/tags/{resource-arn}" 204 UNTAG_RESOURCE_REQUEST UntagResourceRequest => NOTHING ();
    UPDATE_API UpdateApi PATCH "/v2/apis/{apiId}" 200 UPDATE_API_REQUEST UpdateApiRequest => UPDATE_API_RESPONSE UpdateApiResponse;
    UPDATE_API_MAPPING UpdateApiMapping PATCH "/v2/domainnames/{domainName}/apimappings/{apiMappingId}" 200 UPDATE_API_MAPPING_REQUEST UpdateApiMappingRequest => UPDATE_API_MAPPING_RESPONSE UpdateApiMappingResponse;
    UPDATE_AUTHORIZER UpdateAuthorizer PATCH "/v2/apis/{apiId}/authorizers/{authorizerId}" 200 UPDATE_AUTHORIZER_REQUEST UpdateAuthorizerRequest => UPDATE_AUTHORIZER_RESPONSE UpdateAuthorizerResponse;
    UPDATE_DEPLOYMENT UpdateDeployment PATCH "/v2/apis/{apiId}/deployments/{deploymentId}" 200 UPDATE_DEPLOYMENT_REQUEST UpdateDeploymentRequest => UPDATE_DEPLOYMENT_RESPONSE UpdateDeploymentResponse;
    UPDATE_DOMAIN_NAME UpdateDomainName PATCH "/v2/domainnames/{domainName}" 200 UPDATE_DOMAIN_NAME_REQUEST UpdateDomainNameRequest => UPDATE_DOMAIN_NAME_RESPONSE UpdateDomainNameResponse;
    UPDATE_INTEGRATION UpdateIntegration PATCH "/v2/apis/{apiId}/integrations/{integrationId}" 200 UPDATE_INTEGRATION_REQUEST UpdateIntegrationRequest => UPDATE_INTEGRATION_RESULT UpdateIntegrationResult;
    UPDATE_INTEGRATION_RESPONSE UpdateIntegrationResponse PATCH "/v2/apis/{apiId}/integrations/{integrationId}/integrationresponses/{integrationResponseId}" 200 UPDATE_INTEGRATION_RESPONSE_REQUEST UpdateIntegrationResponseRequest => UPDATE_INTEGRATION_RESPONSE_RESPONSE UpdateIntegrationResponseResponse;
    UPDATE_MODEL UpdateModel PATCH "/v2/apis/{apiId}/models/{modelId}" 200 UPDATE_MODEL_REQUEST UpdateModelRequest => UPDATE_MODEL_RESPONSE UpdateModelResponse;
    UPDATE_ROUTE UpdateRoute PATCH "/v2/apis/{apiId}/routes/{routeId}" 200 UPDATE_ROUTE_REQUEST UpdateRouteRequest => UPDATE_ROUTE_RESULT UpdateRouteResult;
    UPDATE_ROUTE_RESPONSE UpdateRouteResponse PATCH "/v2/apis/{apiId}/routes/{routeId}/routeresponses/{routeResponseId}" 200 UPDATE_ROUTE_RESPONSE_REQUEST UpdateRouteResponseRequest => UPDATE_ROUTE_RESPONSE_RESPONSE UpdateRouteResponseResponse;
    UPDATE_STAGE UpdateStage PATCH "/v2/apis/{apiId}/stages/{stageName}" 200 UPDATE_STAGE_REQUEST UpdateStageRequest => UPDATE_STAGE_RESPONSE UpdateStageResponse;
    UPDATE_VPC_LINK UpdateVpcLink PATCH "/v2/vpclinks/{vpcLinkId}" 200 UPDATE_VPC_LINK_REQUEST UpdateVpcLinkRequest => UPDATE_VPC_LINK_RESPONSE UpdateVpcLinkResponse;
}
