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
    endpoint "apigateway" signing "apigateway" version "2015-07-09"
    protocol RestJson target "" invalid "BadRequestException"
    CREATE_API_KEY CreateApiKey POST "/apikeys" 201 CREATE_API_KEY_REQUEST CreateApiKeyRequest => API_KEY ApiKey;
    CREATE_AUTHORIZER CreateAuthorizer POST "/restapis/{restapi_id}/authorizers" 201 CREATE_AUTHORIZER_REQUEST CreateAuthorizerRequest => AUTHORIZER Authorizer;
    CREATE_BASE_PATH_MAPPING CreateBasePathMapping POST "/domainnames/{domain_name}/basepathmappings" 201 CREATE_BASE_PATH_MAPPING_REQUEST CreateBasePathMappingRequest => BASE_PATH_MAPPING BasePathMapping;
    CREATE_DEPLOYMENT CreateDeployment POST "/restapis/{restapi_id}/deployments" 201 CREATE_DEPLOYMENT_REQUEST CreateDeploymentRequest => DEPLOYMENT Deployment;
    CREATE_DOCUMENTATION_PART CreateDocumentationPart POST "/restapis/{restapi_id}/documentation/parts" 201 CREATE_DOCUMENTATION_PART_REQUEST CreateDocumentationPartRequest => DOCUMENTATION_PART DocumentationPart;
    CREATE_DOCUMENTATION_VERSION CreateDocumentationVersion POST "/restapis/{restapi_id}/documentation/versions" 201 CREATE_DOCUMENTATION_VERSION_REQUEST CreateDocumentationVersionRequest => DOCUMENTATION_VERSION DocumentationVersion;
    CREATE_DOMAIN_NAME CreateDomainName POST "/domainnames" 201 CREATE_DOMAIN_NAME_REQUEST CreateDomainNameRequest => DOMAIN_NAME DomainName;
    CREATE_DOMAIN_NAME_ACCESS_ASSOCIATION CreateDomainNameAccessAssociation POST "/domainnameaccessassociations" 201 CREATE_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST CreateDomainNameAccessAssociationRequest => DOMAIN_NAME_ACCESS_ASSOCIATION DomainNameAccessAssociation;
    CREATE_MODEL CreateModel POST "/restapis/{restapi_id}/models" 201 CREATE_MODEL_REQUEST CreateModelRequest => MODEL Model;
    CREATE_REQUEST_VALIDATOR CreateRequestValidator POST "/restapis/{restapi_id}/requestvalidators" 201 CREATE_REQUEST_VALIDATOR_REQUEST CreateRequestValidatorRequest => REQUEST_VALIDATOR RequestValidator;
    CREATE_RESOURCE CreateResource POST "/restapis/{restapi_id}/resources/{parent_id}" 201 CREATE_RESOURCE_REQUEST CreateResourceRequest => RESOURCE Resource;
    CREATE_REST_API CreateRestApi POST "/restapis" 201 CREATE_REST_API_REQUEST CreateRestApiRequest => REST_API RestApi;
    CREATE_STAGE CreateStage POST "/restapis/{restapi_id}/stages" 201 CREATE_STAGE_REQUEST CreateStageRequest => STAGE Stage;
    CREATE_USAGE_PLAN CreateUsagePlan POST "/usageplans" 201 CREATE_USAGE_PLAN_REQUEST CreateUsagePlanRequest => USAGE_PLAN UsagePlan;
    CREATE_USAGE_PLAN_KEY CreateUsagePlanKey POST "/usageplans/{usageplanId}/keys" 201 CREATE_USAGE_PLAN_KEY_REQUEST CreateUsagePlanKeyRequest => USAGE_PLAN_KEY UsagePlanKey;
    CREATE_VPC_LINK CreateVpcLink POST "/vpclinks" 202 CREATE_VPC_LINK_REQUEST CreateVpcLinkRequest => VPC_LINK VpcLink;
    DELETE_API_KEY DeleteApiKey DELETE "/apikeys/{api_Key}" 202 DELETE_API_KEY_REQUEST DeleteApiKeyRequest => NOTHING ();
    DELETE_AUTHORIZER DeleteAuthorizer DELETE "/restapis/{restapi_id}/authorizers/{authorizer_id}" 202 DELETE_AUTHORIZER_REQUEST DeleteAuthorizerRequest => NOTHING ();
    DELETE_BASE_PATH_MAPPING DeleteBasePathMapping DELETE "/domainnames/{domain_name}/basepathmappings/{base_path}" 202 DELETE_BASE_PATH_MAPPING_REQUEST DeleteBasePathMappingRequest => NOTHING ();
    DELETE_CLIENT_CERTIFICATE DeleteClientCertificate DELETE "/clientcertificates/{clientcertificate_id}" 202 DELETE_CLIENT_CERTIFICATE_REQUEST DeleteClientCertificateRequest => NOTHING ();
    DELETE_DEPLOYMENT DeleteDeployment DELETE "/restapis/{restapi_id}/deployments/{deployment_id}" 202 DELETE_DEPLOYMENT_REQUEST DeleteDeploymentRequest => NOTHING ();
    DELETE_DOCUMENTATION_PART DeleteDocumentationPart DELETE "/restapis/{restapi_id}/documentation/parts/{part_id}" 202 DELETE_DOCUMENTATION_PART_REQUEST DeleteDocumentationPartRequest => NOTHING ();
    DELETE_DOCUMENTATION_VERSION DeleteDocumentationVersion DELETE "/restapis/{restapi_id}/documentation/versions/{doc_version}" 202 DELETE_DOCUMENTATION_VERSION_REQUEST DeleteDocumentationVersionRequest => NOTHING ();
    DELETE_DOMAIN_NAME DeleteDomainName DELETE "/domainnames/{domain_name}" 202 DELETE_DOMAIN_NAME_REQUEST DeleteDomainNameRequest => NOTHING ();
    DELETE_DOMAIN_NAME_ACCESS_ASSOCIATION DeleteDomainNameAccessAssociation DELETE "/domainnameaccessassociations/{domain_name_access_association_arn}" 202 DELETE_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST DeleteDomainNameAccessAssociationRequest => NOTHING ();
    DELETE_GATEWAY_RESPONSE DeleteGatewayResponse DELETE "/restapis/{restapi_id}/gatewayresponses/{response_type}" 202 DELETE_GATEWAY_RESPONSE_REQUEST DeleteGatewayResponseRequest => NOTHING ();
    DELETE_INTEGRATION DeleteIntegration DELETE "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration" 204 DELETE_INTEGRATION_REQUEST DeleteIntegrationRequest => NOTHING ();
    DELETE_INTEGRATION_RESPONSE DeleteIntegrationResponse DELETE "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}" 204 DELETE_INTEGRATION_RESPONSE_REQUEST DeleteIntegrationResponseRequest => NOTHING ();
    DELETE_METHOD DeleteMethod DELETE "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}" 204 DELETE_METHOD_REQUEST DeleteMethodRequest => NOTHING ();
    DELETE_METHOD_RESPONSE DeleteMethodResponse DELETE "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}" 204 DELETE_METHOD_RESPONSE_REQUEST DeleteMethodResponseRequest => NOTHING ();
    DELETE_MODEL DeleteModel DELETE "/restapis/{restapi_id}/models/{model_name}" 202 DELETE_MODEL_REQUEST DeleteModelRequest => NOTHING ();
    DELETE_REQUEST_VALIDATOR DeleteRequestValidator DELETE "/restapis/{restapi_id}/requestvalidators/{requestvalidator_id}" 202 DELETE_REQUEST_VALIDATOR_REQUEST DeleteRequestValidatorRequest => NOTHING ();
    DELETE_RESOURCE DeleteResource DELETE "/restapis/{restapi_id}/resources/{resource_id}" 202 DELETE_RESOURCE_REQUEST DeleteResourceRequest => NOTHING ();
    DELETE_REST_API DeleteRestApi DELETE "/restapis/{restapi_id}" 202 DELETE_REST_API_REQUEST DeleteRestApiRequest => NOTHING ();
    DELETE_STAGE DeleteStage DELETE "/restapis/{restapi_id}/stages/{stage_name}" 202 DELETE_STAGE_REQUEST DeleteStageRequest => NOTHING ();
    DELETE_USAGE_PLAN DeleteUsagePlan DELETE "/usageplans/{usageplanId}" 202 DELETE_USAGE_PLAN_REQUEST DeleteUsagePlanRequest => NOTHING ();
    DELETE_USAGE_PLAN_KEY DeleteUsagePlanKey DELETE "/usageplans/{usageplanId}/keys/{keyId}" 202 DELETE_USAGE_PLAN_KEY_REQUEST DeleteUsagePlanKeyRequest => NOTHING ();
    DELETE_VPC_LINK DeleteVpcLink DELETE "/vpclinks/{vpclink_id}" 202 DELETE_VPC_LINK_REQUEST DeleteVpcLinkRequest => NOTHING ();
    FLUSH_STAGE_AUTHORIZERS_CACHE FlushStageAuthorizersCache DELETE "/restapis/{restapi_id}/stages/{stage_name}/cache/authorizers" 202 FLUSH_STAGE_AUTHORIZERS_CACHE_REQUEST FlushStageAuthorizersCacheRequest => NOTHING ();
    FLUSH_STAGE_CACHE FlushStageCache DELETE "/restapis/{restapi_id}/stages/{stage_name}/cache/data" 202 FLUSH_STAGE_CACHE_REQUEST FlushStageCacheRequest => NOTHING ();
    GENERATE_CLIENT_CERTIFICATE GenerateClientCertificate POST "/clientcertificates" 201 GENERATE_CLIENT_CERTIFICATE_REQUEST GenerateClientCertificateRequest => CLIENT_CERTIFICATE ClientCertificate;
    GET_ACCOUNT GetAccount GET "/account" 200 GET_ACCOUNT_REQUEST GetAccountRequest => ACCOUNT Account;
    GET_API_KEY GetApiKey GET "/apikeys/{api_Key}" 200 GET_API_KEY_REQUEST GetApiKeyRequest => API_KEY ApiKey;
    GET_API_KEYS GetApiKeys GET "/apikeys" 200 GET_API_KEYS_REQUEST GetApiKeysRequest => API_KEYS ApiKeys;
    GET_AUTHORIZER GetAuthorizer GET "/restapis/{restapi_id}/authorizers/{authorizer_id}" 200 GET_AUTHORIZER_REQUEST GetAuthorizerRequest => AUTHORIZER Authorizer;
    GET_AUTHORIZERS GetAuthorizers GET "/restapis/{restapi_id}/authorizers" 200 GET_AUTHORIZERS_REQUEST GetAuthorizersRequest => AUTHORIZERS Authorizers;
    GET_BASE_PATH_MAPPING GetBasePathMapping GET "/domainnames/{domain_name}/basepathmappings/{base_path}" 200 GET_BASE_PATH_MAPPING_REQUEST GetBasePathMappingRequest => BASE_PATH_MAPPING BasePathMapping;
    GET_BASE_PATH_MAPPINGS GetBasePathMappings GET "/domainnames/{domain_name}/basepathmappings" 200 GET_BASE_PATH_MAPPINGS_REQUEST GetBasePathMappingsRequest => BASE_PATH_MAPPINGS BasePathMappings;
    GET_CLIENT_CERTIFICATE GetClientCertificate GET "/clientcertificates/{clientcertificate_id}" 200 GET_CLIENT_CERTIFICATE_REQUEST GetClientCertificateRequest => CLIENT_CERTIFICATE ClientCertificate;
    GET_CLIENT_CERTIFICATES GetClientCertificates GET "/clientcertificates" 200 GET_CLIENT_CERTIFICATES_REQUEST GetClientCertificatesRequest => CLIENT_CERTIFICATES ClientCertificates;
    GET_DEPLOYMENT GetDeployment GET "/restapis/{restapi_id}/deployments/{deployment_id}" 200 GET_DEPLOYMENT_REQUEST GetDeploymentRequest => DEPLOYMENT Deployment;
    GET_DEPLOYMENTS GetDeployments GET "/restapis/{restapi_id}/deployments" 200 GET_DEPLOYMENTS_REQUEST GetDeploymentsRequest => DEPLOYMENTS Deployments;
    GET_DOCUMENTATION_PART GetDocumentationPart GET "/restapis/{restapi_id}/documentation/parts/{part_id}" 200 GET_DOCUMENTATION_PART_REQUEST GetDocumentationPartRequest => DOCUMENTATION_PART DocumentationPart;
    GET_DOCUMENTATION_PARTS GetDocumentationParts GET "/restapis/{restapi_id}/documentation/parts" 200 GET_DOCUMENTATION_PARTS_REQUEST GetDocumentationPartsRequest => DOCUMENTATION_PARTS DocumentationParts;
    GET_DOCUMENTATION_VERSION GetDocumentationVersion GET "/restapis/{restapi_id}/documentation/versions/{doc_version}" 200 GET_DOCUMENTATION_VERSION_REQUEST GetDocumentationVersionRequest => DOCUMENTATION_VERSION DocumentationVersion;
    GET_DOCUMENTATION_VERSIONS GetDocumentationVersions GET "/restapis/{restapi_id}/documentation/versions" 200 GET_DOCUMENTATION_VERSIONS_REQUEST GetDocumentationVersionsRequest => DOCUMENTATION_VERSIONS DocumentationVersions;
    GET_DOMAIN_NAME GetDomainName GET "/domainnames/{domain_name}" 200 GET_DOMAIN_NAME_REQUEST GetDomainNameRequest => DOMAIN_NAME DomainName;
    GET_DOMAIN_NAME_ACCESS_ASSOCIATIONS GetDomainNameAccessAssociations GET "/domainnameaccessassociations" 200 GET_DOMAIN_NAME_ACCESS_ASSOCIATIONS_REQUEST GetDomainNameAccessAssociationsRequest => DOMAIN_NAME_ACCESS_ASSOCIATIONS DomainNameAccessAssociations;
    GET_DOMAIN_NAMES GetDomainNames GET "/domainnames" 200 GET_DOMAIN_NAMES_REQUEST GetDomainNamesRequest => DOMAIN_NAMES DomainNames;
    GET_EXPORT GetExport GET "/restapis/{restapi_id}/stages/{stage_name}/exports/{export_type}" 200 GET_EXPORT_REQUEST GetExportRequest => EXPORT_RESPONSE ExportResponse;
    GET_GATEWAY_RESPONSE GetGatewayResponse GET "/restapis/{restapi_id}/gatewayresponses/{response_type}" 200 GET_GATEWAY_RESPONSE_REQUEST GetGatewayResponseRequest => GATEWAY_RESPONSE GatewayResponse;
    GET_GATEWAY_RESPONSES GetGatewayResponses GET "/restapis/{restapi_id}/gatewayresponses" 200 GET_GATEWAY_RESPONSES_REQUEST GetGatewayResponsesRequest => GATEWAY_RESPONSES GatewayResponses;
    GET_INTEGRATION GetIntegration GET "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration" 200 GET_INTEGRATION_REQUEST GetIntegrationRequest => INTEGRATION Integration;
    GET_INTEGRATION_RESPONSE GetIntegrationResponse GET "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}" 200 GET_INTEGRATION_RESPONSE_REQUEST GetIntegrationResponseRequest => INTEGRATION_RESPONSE IntegrationResponse;
    GET_METHOD GetMethod GET "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}" 200 GET_METHOD_REQUEST GetMethodRequest => METHOD Method;
    GET_METHOD_RESPONSE GetMethodResponse GET "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}" 200 GET_METHOD_RESPONSE_REQUEST GetMethodResponseRequest => METHOD_RESPONSE MethodResponse;
    GET_MODEL GetModel GET "/restapis/{restapi_id}/models/{model_name}" 200 GET_MODEL_REQUEST GetModelRequest => MODEL Model;
    GET_MODEL_TEMPLATE GetModelTemplate GET "/restapis/{restapi_id}/models/{model_name}/default_template" 200 GET_MODEL_TEMPLATE_REQUEST GetModelTemplateRequest => TEMPLATE Template;
    GET_MODELS GetModels GET "/restapis/{restapi_id}/models" 200 GET_MODELS_REQUEST GetModelsRequest => MODELS Models;
    GET_REQUEST_VALIDATOR GetRequestValidator GET "/restapis/{restapi_id}/requestvalidators/{requestvalidator_id}" 200 GET_REQUEST_VALIDATOR_REQUEST GetRequestValidatorRequest => REQUEST_VALIDATOR RequestValidator;
    GET_REQUEST_VALIDATORS GetRequestValidators GET "/restapis/{restapi_id}/requestvalidators" 200 GET_REQUEST_VALIDATORS_REQUEST GetRequestValidatorsRequest => REQUEST_VALIDATORS RequestValidators;
    GET_RESOURCE GetResource GET "/restapis/{restapi_id}/resources/{resource_id}" 200 GET_RESOURCE_REQUEST GetResourceRequest => RESOURCE Resource;
    GET_RESOURCES GetResources GET "/restapis/{restapi_id}/resources" 200 GET_RESOURCES_REQUEST GetResourcesRequest => RESOURCES Resources;
    GET_REST_API GetRestApi GET "/restapis/{restapi_id}" 200 GET_REST_API_REQUEST GetRestApiRequest => REST_API RestApi;
    GET_REST_APIS GetRestApis GET "/restapis" 200 GET_REST_APIS_REQUEST GetRestApisRequest => REST_APIS RestApis;
    GET_SDK GetSdk GET "/restapis/{restapi_id}/stages/{stage_name}/sdks/{sdk_type}" 200 GET_SDK_REQUEST GetSdkRequest => SDK_RESPONSE SdkResponse;
    GET_SDK_TYPE GetSdkType GET "/sdktypes/{sdktype_id}" 200 GET_SDK_TYPE_REQUEST GetSdkTypeRequest => SDK_TYPE SdkType;
    GET_SDK_TYPES GetSdkTypes GET "/sdktypes" 200 GET_SDK_TYPES_REQUEST GetSdkTypesRequest => SDK_TYPES SdkTypes;
    GET_STAGE GetStage GET "/restapis/{restapi_id}/stages/{stage_name}" 200 GET_STAGE_REQUEST GetStageRequest => STAGE Stage;
    GET_STAGES GetStages GET "/restapis/{restapi_id}/stages" 200 GET_STAGES_REQUEST GetStagesRequest => STAGES Stages;
    GET_TAGS GetTags GET "/tags/{resource_arn}" 200 GET_TAGS_REQUEST GetTagsRequest => TAGS Tags;
    GET_USAGE GetUsage GET "/usageplans/{usageplanId}/usage" 200 GET_USAGE_REQUEST GetUsageRequest => USAGE Usage;
    GET_USAGE_PLAN GetUsagePlan GET "/usageplans/{usageplanId}" 200 GET_USAGE_PLAN_REQUEST GetUsagePlanRequest => USAGE_PLAN UsagePlan;
    GET_USAGE_PLAN_KEY GetUsagePlanKey GET "/usageplans/{usageplanId}/keys/{keyId}" 200 GET_USAGE_PLAN_KEY_REQUEST GetUsagePlanKeyRequest => USAGE_PLAN_KEY UsagePlanKey;
    GET_USAGE_PLAN_KEYS GetUsagePlanKeys GET "/usageplans/{usageplanId}/keys" 200 GET_USAGE_PLAN_KEYS_REQUEST GetUsagePlanKeysRequest => USAGE_PLAN_KEYS UsagePlanKeys;
    GET_USAGE_PLANS GetUsagePlans GET "/usageplans" 200 GET_USAGE_PLANS_REQUEST GetUsagePlansRequest => USAGE_PLANS UsagePlans;
    GET_VPC_LINK GetVpcLink GET "/vpclinks/{vpclink_id}" 200 GET_VPC_LINK_REQUEST GetVpcLinkRequest => VPC_LINK VpcLink;
    GET_VPC_LINKS GetVpcLinks GET "/vpclinks" 200 GET_VPC_LINKS_REQUEST GetVpcLinksRequest => VPC_LINKS VpcLinks;
    IMPORT_API_KEYS ImportApiKeys POST "/apikeys?mode=import" 201 IMPORT_API_KEYS_REQUEST ImportApiKeysRequest => API_KEY_IDS ApiKeyIds;
    IMPORT_DOCUMENTATION_PARTS ImportDocumentationParts PUT "/restapis/{restapi_id}/documentation/parts" 200 IMPORT_DOCUMENTATION_PARTS_REQUEST ImportDocumentationPartsRequest => DOCUMENTATION_PART_IDS DocumentationPartIds;
    IMPORT_REST_API ImportRestApi POST "/restapis?mode=import" 201 IMPORT_REST_API_REQUEST ImportRestApiRequest => REST_API RestApi;
    PUT_GATEWAY_RESPONSE PutGatewayResponse PUT "/restapis/{restapi_id}/gatewayresponses/{response_type}" 201 PUT_GATEWAY_RESPONSE_REQUEST PutGatewayResponseRequest => GATEWAY_RESPONSE GatewayResponse;
    PUT_INTEGRATION PutIntegration PUT "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration" 201 PUT_INTEGRATION_REQUEST PutIntegrationRequest => INTEGRATION Integration;
    PUT_INTEGRATION_RESPONSE PutIntegrationResponse PUT "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}" 201 PUT_INTEGRATION_RESPONSE_REQUEST PutIntegrationResponseRequest => INTEGRATION_RESPONSE IntegrationResponse;
    PUT_METHOD PutMethod PUT "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}" 201 PUT_METHOD_REQUEST PutMethodRequest => METHOD Method;
    PUT_METHOD_RESPONSE PutMethodResponse PUT "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}" 201 PUT_METHOD_RESPONSE_REQUEST PutMethodResponseRequest => METHOD_RESPONSE MethodResponse;
    PUT_REST_API PutRestApi PUT "/restapis/{restapi_id}" 200 PUT_REST_API_REQUEST PutRestApiRequest => REST_API RestApi;
    REJECT_DOMAIN_NAME_ACCESS_ASSOCIATION RejectDomainNameAccessAssociation POST "/rejectdomainnameaccessassociations" 202 REJECT_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST RejectDomainNameAccessAssociationRequest => NOTHING ();
    TAG_RESOURCE TagResource PUT "/tags/{resource_arn}" 204 TAG_RESOURCE_REQUEST TagResourceRequest => NOTHING ();
    TEST_INVOKE_AUTHORIZER TestInvokeAuthorizer POST "/restapis/{restapi_id}/authorizers/{authorizer_id}" 200 TEST_INVOKE_AUTHORIZER_REQUEST TestInvokeAuthorizerRequest => TEST_INVOKE_AUTHORIZER_RESPONSE TestInvokeAuthorizerResponse;
    TEST_INVOKE_METHOD TestInvokeMethod POST "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}" 200 TEST_INVOKE_METHOD_REQUEST TestInvokeMethodRequest => TEST_INVOKE_METHOD_RESPONSE TestInvokeMethodResponse;
    UNTAG_RESOURCE UntagResource DELETE "/tags/{resource_arn}" 204 UNTAG_RESOURCE_REQUEST UntagResourceRequest => NOTHING ();
    UPDATE_ACCOUNT UpdateAccount PATCH "/account" 200 UPDATE_ACCOUNT_REQUEST UpdateAccountRequest => ACCOUNT Account;
    UPDATE_API_KEY UpdateApiKey PATCH "/apikeys/{api_Key}" 200 UPDATE_API_KEY_REQUEST UpdateApiKeyRequest => API_KEY ApiKey;
    UPDATE_AUTHORIZER UpdateAuthorizer PATCH "/restapis/{restapi_id}/authorizers/{authorizer_id}" 200 UPDATE_AUTHORIZER_REQUEST UpdateAuthorizerRequest => AUTHORIZER Authorizer;
    UPDATE_BASE_PATH_MAPPING UpdateBasePathMapping PATCH "/domainnames/{domain_name}/basepathmappings/{base_path}" 200 UPDATE_BASE_PATH_MAPPING_REQUEST UpdateBasePathMappingRequest => BASE_PATH_MAPPING BasePathMapping;
    UPDATE_CLIENT_CERTIFICATE UpdateClientCertificate PATCH "/clientcertificates/{clientcertificate_id}" 200 UPDATE_CLIENT_CERTIFICATE_REQUEST UpdateClientCertificateRequest => CLIENT_CERTIFICATE ClientCertificate;
    UPDATE_DEPLOYMENT UpdateDeployment PATCH "/restapis/{restapi_id}/deployments/{deployment_id}" 200 UPDATE_DEPLOYMENT_REQUEST UpdateDeploymentRequest => DEPLOYMENT Deployment;
    UPDATE_DOCUMENTATION_PART UpdateDocumentationPart PATCH "/restapis/{restapi_id}/documentation/parts/{part_id}" 200 UPDATE_DOCUMENTATION_PART_REQUEST UpdateDocumentationPartRequest => DOCUMENTATION_PART DocumentationPart;
    UPDATE_DOCUMENTATION_VERSION UpdateDocumentationVersion PATCH "/restapis/{restapi_id}/documentation/versions/{doc_version}" 200 UPDATE_DOCUMENTATION_VERSION_REQUEST UpdateDocumentationVersionRequest => DOCUMENTATION_VERSION DocumentationVersion;
    UPDATE_DOMAIN_NAME UpdateDomainName PATCH "/domainnames/{domain_name}" 200 UPDATE_DOMAIN_NAME_REQUEST UpdateDomainNameRequest => DOMAIN_NAME DomainName;
    UPDATE_GATEWAY_RESPONSE UpdateGatewayResponse PATCH "/restapis/{restapi_id}/gatewayresponses/{response_type}" 200 UPDATE_GATEWAY_RESPONSE_REQUEST UpdateGatewayResponseRequest => GATEWAY_RESPONSE GatewayResponse;
    UPDATE_INTEGRATION UpdateIntegration PATCH "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration" 200 UPDATE_INTEGRATION_REQUEST UpdateIntegrationRequest => INTEGRATION Integration;
    UPDATE_INTEGRATION_RESPONSE UpdateIntegrationResponse PATCH "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/integration/responses/{status_code}" 200 UPDATE_INTEGRATION_RESPONSE_REQUEST UpdateIntegrationResponseRequest => INTEGRATION_RESPONSE IntegrationResponse;
    UPDATE_METHOD UpdateMethod PATCH "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}" 200 UPDATE_METHOD_REQUEST UpdateMethodRequest => METHOD Method;
    UPDATE_METHOD_RESPONSE UpdateMethodResponse PATCH "/restapis/{restapi_id}/resources/{resource_id}/methods/{http_method}/responses/{status_code}" 201 UPDATE_METHOD_RESPONSE_REQUEST UpdateMethodResponseRequest => METHOD_RESPONSE MethodResponse;
    UPDATE_MODEL UpdateModel PATCH "/restapis/{restapi_id}/models/{model_name}" 200 UPDATE_MODEL_REQUEST UpdateModelRequest => MODEL Model;
    UPDATE_REQUEST_VALIDATOR UpdateRequestValidator PATCH "/restapis/{restapi_id}/requestvalidators/{requestvalidator_id}" 200 UPDATE_REQUEST_VALIDATOR_REQUEST UpdateRequestValidatorRequest => REQUEST_VALIDATOR RequestValidator;
    UPDATE_RESOURCE UpdateResource PATCH "/restapis/{restapi_id}/resources/{resource_id}" 200 UPDATE_RESOURCE_REQUEST UpdateResourceRequest => RESOURCE Resource;
    UPDATE_REST_API UpdateRestApi PATCH "/restapis/{restapi_id}" 200 UPDATE_REST_API_REQUEST UpdateRestApiRequest => REST_API RestApi;
    UPDATE_STAGE UpdateStage PATCH "/restapis/{restapi_id}/stages/{stage_name}" 200 UPDATE_STAGE_REQUEST UpdateStageRequest => STAGE Stage;
    UPDATE_USAGE UpdateUsage PATCH "/usageplans/{usageplanId}/keys/{keyId}/usage" 200 UPDATE_USAGE_REQUEST UpdateUsageRequest => USAGE Usage;
    UPDATE_USAGE_PLAN UpdateUsagePlan PATCH "/usageplans/{usageplanId}" 200 UPDATE_USAGE_PLAN_REQUEST UpdateUsagePlanRequest => USAGE_PLAN UsagePlan;
    UPDATE_VPC_LINK UpdateVpcLink PATCH "/vpclinks/{vpclink_id}" 200 UPDATE_VPC_LINK_REQUEST UpdateVpcLinkRequest => VPC_LINK VpcLink;
}
