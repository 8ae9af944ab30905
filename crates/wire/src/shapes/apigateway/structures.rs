//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ACCESS_LOG_SETTINGS AccessLogSettings {
        format: Option<String> = "format" STRING;
        destination_arn: Option<String> = "destinationArn" STRING;
    }
    ACCOUNT Account {
        cloudwatch_role_arn: Option<String> = "cloudwatchRoleArn" STRING;
        throttle_settings: Option<ThrottleSettings> = "throttleSettings" THROTTLE_SETTINGS;
        features: Option<Vec<String>> = "features" LIST_OF_STRING;
        api_key_version: Option<String> = "apiKeyVersion" STRING;
    }
    API_KEY ApiKey {
        id: Option<String> = "id" STRING;
        value: Option<String> = "value" STRING;
        name: Option<String> = "name" STRING;
        customer_id: Option<String> = "customerId" STRING;
        description: Option<String> = "description" STRING;
        enabled: Option<bool> = "enabled" BOOLEAN;
        created_date: Option<Timestamp> = "createdDate" TIMESTAMP;
        last_updated_date: Option<Timestamp> = "lastUpdatedDate" TIMESTAMP;
        stage_keys: Option<Vec<String>> = "stageKeys" LIST_OF_STRING;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    API_KEY_IDS ApiKeyIds {
        ids: Option<Vec<String>> = "ids" LIST_OF_STRING;
        warnings: Option<Vec<String>> = "warnings" LIST_OF_STRING;
    }
    API_KEYS ApiKeys {
        warnings: Option<Vec<String>> = "warnings" LIST_OF_STRING;
        position: Option<String> = "position" STRING;
        items: Option<Vec<ApiKey>> = "items" LIST_OF_API_KEY named("item");
    }
    API_STAGE ApiStage {
        api_id: Option<String> = "apiId" STRING;
        stage: Option<String> = "stage" STRING;
        throttle: Option<BTreeMap<String, ThrottleSettings>> = "throttle" MAP_OF_API_STAGE_THROTTLE_SETTINGS;
    }
    AUTHORIZER Authorizer {
        id: Option<String> = "id" STRING;
        name: Option<String> = "name" STRING;
        r#type: Option<String> = "type" AUTHORIZER_TYPE;
        provider_ar_ns: Option<Vec<String>> = "providerARNs" LIST_OF_AR_NS;
        auth_type: Option<String> = "authType" STRING;
        authorizer_uri: Option<String> = "authorizerUri" STRING;
        authorizer_credentials: Option<String> = "authorizerCredentials" STRING;
        identity_source: Option<String> = "identitySource" STRING;
        identity_validation_expression: Option<String> = "identityValidationExpression" STRING;
        authorizer_result_ttl_in_seconds: Option<i32> = "authorizerResultTtlInSeconds" NULLABLE_INTEGER;
        jwt_configuration: Option<JwtConfiguration> = "jwtConfiguration" JWT_CONFIGURATION;
    }
    AUTHORIZERS Authorizers {
        position: Option<String> = "position" STRING;
        items: Option<Vec<Authorizer>> = "items" LIST_OF_AUTHORIZER named("item");
    }
    BASE_PATH_MAPPING BasePathMapping {
        base_path: Option<String> = "basePath" STRING;
        rest_api_id: Option<String> = "restApiId" STRING;
        stage: Option<String> = "stage" STRING;
    }
    BASE_PATH_MAPPINGS BasePathMappings {
        position: Option<String> = "position" STRING;
        items: Option<Vec<BasePathMapping>> = "items" LIST_OF_BASE_PATH_MAPPING named("item");
    }
    CANARY_SETTINGS CanarySettings {
        percent_traffic: Option<f64> = "percentTraffic" DOUBLE;
        deployment_id: Option<String> = "deploymentId" STRING;
        stage_variable_overrides: Option<BTreeMap<String, String>> = "stageVariableOverrides" MAP_OF_STRING_TO_STRING;
        use_stage_cache: Option<bool> = "useStageCache" BOOLEAN;
    }
    CLIENT_CERTIFICATE ClientCertificate {
        client_certificate_id: Option<String> = "clientCertificateId" STRING;
        description: Option<String> = "description" STRING;
        pem_encoded_certificate: Option<String> = "pemEncodedCertificate" STRING;
        created_date: Option<Timestamp> = "createdDate" TIMESTAMP;
        expiration_date: Option<Timestamp> = "expirationDate" TIMESTAMP;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    CLIENT_CERTIFICATES ClientCertificates {
        position: Option<String> = "position" STRING;
        items: Option<Vec<ClientCertificate>> = "items" LIST_OF_CLIENT_CERTIFICATE named("item");
    }
    CREATE_API_KEY_REQUEST CreateApiKeyRequest {
        name: Option<String> = "name" STRING;
        description: Option<String> = "description" STRING;
        enabled: Option<bool> = "enabled" BOOLEAN;
        generate_distinct_id: Option<bool> = "generateDistinctId" BOOLEAN;
        value: Option<String> = "value" STRING;
        stage_keys: Option<Vec<StageKey>> = "stageKeys" LIST_OF_STAGE_KEYS;
        customer_id: Option<String> = "customerId" STRING;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    CREATE_AUTHORIZER_REQUEST CreateAuthorizerRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        name: String = "name" STRING required;
        r#type: String = "type" AUTHORIZER_TYPE required;
        provider_ar_ns: Option<Vec<String>> = "providerARNs" LIST_OF_AR_NS;
        auth_type: Option<String> = "authType" STRING;
        authorizer_uri: Option<String> = "authorizerUri" STRING;
        authorizer_credentials: Option<String> = "authorizerCredentials" STRING;
        identity_source: Option<String> = "identitySource" STRING;
        identity_validation_expression: Option<String> = "identityValidationExpression" STRING;
        authorizer_result_ttl_in_seconds: Option<i32> = "authorizerResultTtlInSeconds" NULLABLE_INTEGER;
        jwt_configuration: Option<JwtConfigurationInput> = "jwtConfiguration" JWT_CONFIGURATION_INPUT;
    }
    CREATE_BASE_PATH_MAPPING_REQUEST CreateBasePathMappingRequest {
        domain_name: String = "domainName" STRING uri("domain_name") required;
        domain_name_id: Option<String> = "domainNameId" STRING query("domainNameId");
        base_path: Option<String> = "basePath" STRING;
        rest_api_id: String = "restApiId" STRING required;
        stage: Option<String> = "stage" STRING;
    }
    CREATE_DEPLOYMENT_REQUEST CreateDeploymentRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        stage_name: Option<String> = "stageName" STRING;
        stage_description: Option<String> = "stageDescription" STRING;
        description: Option<String> = "description" STRING;
        cache_cluster_enabled: Option<bool> = "cacheClusterEnabled" NULLABLE_BOOLEAN;
        cache_cluster_size: Option<String> = "cacheClusterSize" CACHE_CLUSTER_SIZE;
        variables: Option<BTreeMap<String, String>> = "variables" MAP_OF_STRING_TO_STRING;
        canary_settings: Option<DeploymentCanarySettings> = "canarySettings" DEPLOYMENT_CANARY_SETTINGS;
        tracing_enabled: Option<bool> = "tracingEnabled" NULLABLE_BOOLEAN;
    }
    CREATE_DOCUMENTATION_PART_REQUEST CreateDocumentationPartRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        location: DocumentationPartLocation = "location" DOCUMENTATION_PART_LOCATION required;
        properties: String = "properties" STRING required;
    }
    CREATE_DOCUMENTATION_VERSION_REQUEST CreateDocumentationVersionRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        documentation_version: String = "documentationVersion" STRING required;
        stage_name: Option<String> = "stageName" STRING;
        description: Option<String> = "description" STRING;
    }
    CREATE_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST CreateDomainNameAccessAssociationRequest {
        domain_name_arn: String = "domainNameArn" STRING required;
        access_association_source_type: String = "accessAssociationSourceType" ACCESS_ASSOCIATION_SOURCE_TYPE required;
        access_association_source: String = "accessAssociationSource" STRING required;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    CREATE_DOMAIN_NAME_REQUEST CreateDomainNameRequest {
        domain_name: String = "domainName" STRING required;
        certificate_name: Option<String> = "certificateName" STRING;
        certificate_body: Option<String> = "certificateBody" STRING;
        certificate_private_key: Option<String> = "certificatePrivateKey" STRING;
        certificate_chain: Option<String> = "certificateChain" STRING;
        certificate_arn: Option<String> = "certificateArn" STRING;
        regional_certificate_name: Option<String> = "regionalCertificateName" STRING;
        regional_certificate_arn: Option<String> = "regionalCertificateArn" STRING;
        endpoint_configuration: Option<EndpointConfiguration> = "endpointConfiguration" ENDPOINT_CONFIGURATION;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
        security_policy: Option<String> = "securityPolicy" SECURITY_POLICY;
        endpoint_access_mode: Option<String> = "endpointAccessMode" ENDPOINT_ACCESS_MODE;
        mutual_tls_authentication: Option<MutualTlsAuthenticationInput> = "mutualTlsAuthentication" MUTUAL_TLS_AUTHENTICATION_INPUT;
        ownership_verification_certificate_arn: Option<String> = "ownershipVerificationCertificateArn" STRING;
        policy: Option<String> = "policy" STRING;
        routing_mode: Option<String> = "routingMode" ROUTING_MODE;
    }
    CREATE_MODEL_REQUEST CreateModelRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        name: String = "name" STRING required;
        description: Option<String> = "description" STRING;
        schema: Option<String> = "schema" STRING;
        content_type: String = "contentType" STRING required;
    }
    CREATE_REQUEST_VALIDATOR_REQUEST CreateRequestValidatorRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        name: Option<String> = "name" STRING;
        validate_request_body: Option<bool> = "validateRequestBody" BOOLEAN;
        validate_request_parameters: Option<bool> = "validateRequestParameters" BOOLEAN;
    }
    CREATE_RESOURCE_REQUEST CreateResourceRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        parent_id: String = "parentId" STRING uri("parent_id") required;
        path_part: String = "pathPart" STRING required;
    }
    CREATE_REST_API_REQUEST CreateRestApiRequest {
        name: String = "name" STRING required;
        description: Option<String> = "description" STRING;
        version: Option<String> = "version" STRING;
        clone_from: Option<String> = "cloneFrom" STRING;
        binary_media_types: Option<Vec<String>> = "binaryMediaTypes" LIST_OF_STRING;
        minimum_compression_size: Option<i32> = "minimumCompressionSize" NULLABLE_INTEGER;
        api_key_source: Option<String> = "apiKeySource" API_KEY_SOURCE_TYPE;
        endpoint_configuration: Option<EndpointConfiguration> = "endpointConfiguration" ENDPOINT_CONFIGURATION;
        policy: Option<String> = "policy" STRING;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
        disable_execute_api_endpoint: Option<bool> = "disableExecuteApiEndpoint" BOOLEAN;
        security_policy: Option<String> = "securityPolicy" SECURITY_POLICY;
        endpoint_access_mode: Option<String> = "endpointAccessMode" ENDPOINT_ACCESS_MODE;
    }
    CREATE_STAGE_REQUEST CreateStageRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        stage_name: String = "stageName" STRING required;
        deployment_id: String = "deploymentId" STRING required;
        description: Option<String> = "description" STRING;
        cache_cluster_enabled: Option<bool> = "cacheClusterEnabled" BOOLEAN;
        cache_cluster_size: Option<String> = "cacheClusterSize" CACHE_CLUSTER_SIZE;
        variables: Option<BTreeMap<String, String>> = "variables" MAP_OF_STRING_TO_STRING;
        documentation_version: Option<String> = "documentationVersion" STRING;
        canary_settings: Option<CanarySettings> = "canarySettings" CANARY_SETTINGS;
        tracing_enabled: Option<bool> = "tracingEnabled" BOOLEAN;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    CREATE_USAGE_PLAN_KEY_REQUEST CreateUsagePlanKeyRequest {
        usage_plan_id: String = "usagePlanId" STRING uri("usageplanId") required;
        key_id: String = "keyId" STRING required;
        key_type: String = "keyType" STRING required;
    }
    CREATE_USAGE_PLAN_REQUEST CreateUsagePlanRequest {
        name: String = "name" STRING required;
        description: Option<String> = "description" STRING;
        api_stages: Option<Vec<ApiStage>> = "apiStages" LIST_OF_API_STAGE;
        throttle: Option<ThrottleSettings> = "throttle" THROTTLE_SETTINGS;
        quota: Option<QuotaSettings> = "quota" QUOTA_SETTINGS;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    CREATE_VPC_LINK_REQUEST CreateVpcLinkRequest {
        name: String = "name" STRING required;
        description: Option<String> = "description" STRING;
        target_arns: Vec<String> = "targetArns" LIST_OF_STRING required;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    DELETE_API_KEY_REQUEST DeleteApiKeyRequest {
        api_key: String = "apiKey" STRING uri("api_Key") required;
    }
    DELETE_AUTHORIZER_REQUEST DeleteAuthorizerRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        authorizer_id: String = "authorizerId" STRING uri("authorizer_id") required;
    }
    DELETE_BASE_PATH_MAPPING_REQUEST DeleteBasePathMappingRequest {
        domain_name: String = "domainName" STRING uri("domain_name") required;
        domain_name_id: Option<String> = "domainNameId" STRING query("domainNameId");
        base_path: String = "basePath" STRING uri("base_path") required;
    }
    DELETE_CLIENT_CERTIFICATE_REQUEST DeleteClientCertificateRequest {
        client_certificate_id: String = "clientCertificateId" STRING uri("clientcertificate_id") required;
    }
    DELETE_DEPLOYMENT_REQUEST DeleteDeploymentRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        deployment_id: String = "deploymentId" STRING uri("deployment_id") required;
    }
    DELETE_DOCUMENTATION_PART_REQUEST DeleteDocumentationPartRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        documentation_part_id: String = "documentationPartId" STRING uri("part_id") required;
    }
    DELETE_DOCUMENTATION_VERSION_REQUEST DeleteDocumentationVersionRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        documentation_version: String = "documentationVersion" STRING uri("doc_version") required;
    }
    DELETE_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST DeleteDomainNameAccessAssociationRequest {
        domain_name_access_association_arn: String = "domainNameAccessAssociationArn" STRING uri("domain_name_access_association_arn") required;
    }
    DELETE_DOMAIN_NAME_REQUEST DeleteDomainNameRequest {
        domain_name: String = "domainName" STRING uri("domain_name") required;
        domain_name_id: Option<String> = "domainNameId" STRING query("domainNameId");
    }
    DELETE_GATEWAY_RESPONSE_REQUEST DeleteGatewayResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        response_type: String = "responseType" GATEWAY_RESPONSE_TYPE uri("response_type") required;
    }
    DELETE_INTEGRATION_REQUEST DeleteIntegrationRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
    }
    DELETE_INTEGRATION_RESPONSE_REQUEST DeleteIntegrationResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        status_code: String = "statusCode" STATUS_CODE uri("status_code") required;
    }
    DELETE_METHOD_REQUEST DeleteMethodRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
    }
    DELETE_METHOD_RESPONSE_REQUEST DeleteMethodResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        status_code: String = "statusCode" STATUS_CODE uri("status_code") required;
    }
    DELETE_MODEL_REQUEST DeleteModelRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        model_name: String = "modelName" STRING uri("model_name") required;
    }
    DELETE_REQUEST_VALIDATOR_REQUEST DeleteRequestValidatorRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        request_validator_id: String = "requestValidatorId" STRING uri("requestvalidator_id") required;
    }
    DELETE_RESOURCE_REQUEST DeleteResourceRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
    }
    DELETE_REST_API_REQUEST DeleteRestApiRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
    }
    DELETE_STAGE_REQUEST DeleteStageRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        stage_name: String = "stageName" STRING uri("stage_name") required;
    }
    DELETE_USAGE_PLAN_KEY_REQUEST DeleteUsagePlanKeyRequest {
        usage_plan_id: String = "usagePlanId" STRING uri("usageplanId") required;
        key_id: String = "keyId" STRING uri("keyId") required;
    }
    DELETE_USAGE_PLAN_REQUEST DeleteUsagePlanRequest {
        usage_plan_id: String = "usagePlanId" STRING uri("usageplanId") required;
    }
    DELETE_VPC_LINK_REQUEST DeleteVpcLinkRequest {
        vpc_link_id: String = "vpcLinkId" STRING uri("vpclink_id") required;
    }
    DEPLOYMENT Deployment {
        id: Option<String> = "id" STRING;
        description: Option<String> = "description" STRING;
        created_date: Option<Timestamp> = "createdDate" TIMESTAMP;
        api_summary: Option<BTreeMap<String, BTreeMap<String, MethodSnapshot>>> = "apiSummary" PATH_TO_MAP_OF_METHOD_SNAPSHOT;
    }
    DEPLOYMENT_CANARY_SETTINGS DeploymentCanarySettings {
        percent_traffic: Option<f64> = "percentTraffic" DOUBLE;
        stage_variable_overrides: Option<BTreeMap<String, String>> = "stageVariableOverrides" MAP_OF_STRING_TO_STRING;
        use_stage_cache: Option<bool> = "useStageCache" BOOLEAN;
    }
    DEPLOYMENTS Deployments {
        position: Option<String> = "position" STRING;
        items: Option<Vec<Deployment>> = "items" LIST_OF_DEPLOYMENT named("item");
    }
    DOCUMENTATION_PART DocumentationPart {
        id: Option<String> = "id" STRING;
        location: Option<DocumentationPartLocation> = "location" DOCUMENTATION_PART_LOCATION;
        properties: Option<String> = "properties" STRING;
    }
    DOCUMENTATION_PART_IDS DocumentationPartIds {
        ids: Option<Vec<String>> = "ids" LIST_OF_STRING;
        warnings: Option<Vec<String>> = "warnings" LIST_OF_STRING;
    }
    DOCUMENTATION_PART_LOCATION DocumentationPartLocation {
        r#type: String = "type" DOCUMENTATION_PART_TYPE required;
        path: Option<String> = "path" STRING;
        method: Option<String> = "method" STRING;
        status_code: Option<String> = "statusCode" DOCUMENTATION_PART_LOCATION_STATUS_CODE;
        name: Option<String> = "name" STRING;
    }
    DOCUMENTATION_PARTS DocumentationParts {
        position: Option<String> = "position" STRING;
        items: Option<Vec<DocumentationPart>> = "items" LIST_OF_DOCUMENTATION_PART named("item");
    }
    DOCUMENTATION_VERSION DocumentationVersion {
        version: Option<String> = "version" STRING;
        created_date: Option<Timestamp> = "createdDate" TIMESTAMP;
        description: Option<String> = "description" STRING;
    }
    DOCUMENTATION_VERSIONS DocumentationVersions {
        position: Option<String> = "position" STRING;
        items: Option<Vec<DocumentationVersion>> = "items" LIST_OF_DOCUMENTATION_VERSION named("item");
    }
    DOMAIN_NAME DomainName {
        domain_name: Option<String> = "domainName" STRING;
        domain_name_id: Option<String> = "domainNameId" STRING;
        domain_name_arn: Option<String> = "domainNameArn" STRING;
        certificate_name: Option<String> = "certificateName" STRING;
        certificate_arn: Option<String> = "certificateArn" STRING;
        certificate_upload_date: Option<Timestamp> = "certificateUploadDate" TIMESTAMP;
        regional_domain_name: Option<String> = "regionalDomainName" STRING;
        regional_hosted_zone_id: Option<String> = "regionalHostedZoneId" STRING;
        regional_certificate_name: Option<String> = "regionalCertificateName" STRING;
        regional_certificate_arn: Option<String> = "regionalCertificateArn" STRING;
        distribution_domain_name: Option<String> = "distributionDomainName" STRING;
        distribution_hosted_zone_id: Option<String> = "distributionHostedZoneId" STRING;
        endpoint_configuration: Option<EndpointConfiguration> = "endpointConfiguration" ENDPOINT_CONFIGURATION;
        domain_name_status: Option<String> = "domainNameStatus" DOMAIN_NAME_STATUS;
        domain_name_status_message: Option<String> = "domainNameStatusMessage" STRING;
        security_policy: Option<String> = "securityPolicy" SECURITY_POLICY;
        endpoint_access_mode: Option<String> = "endpointAccessMode" ENDPOINT_ACCESS_MODE;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
        mutual_tls_authentication: Option<MutualTlsAuthentication> = "mutualTlsAuthentication" MUTUAL_TLS_AUTHENTICATION;
        ownership_verification_certificate_arn: Option<String> = "ownershipVerificationCertificateArn" STRING;
        management_policy: Option<String> = "managementPolicy" STRING;
        policy: Option<String> = "policy" STRING;
        routing_mode: Option<String> = "routingMode" ROUTING_MODE;
    }
    DOMAIN_NAME_ACCESS_ASSOCIATION DomainNameAccessAssociation {
        domain_name_access_association_arn: Option<String> = "domainNameAccessAssociationArn" STRING;
        domain_name_arn: Option<String> = "domainNameArn" STRING;
        access_association_source_type: Option<String> = "accessAssociationSourceType" ACCESS_ASSOCIATION_SOURCE_TYPE;
        access_association_source: Option<String> = "accessAssociationSource" STRING;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    DOMAIN_NAME_ACCESS_ASSOCIATIONS DomainNameAccessAssociations {
        position: Option<String> = "position" STRING;
        items: Option<Vec<DomainNameAccessAssociation>> = "items" LIST_OF_DOMAIN_NAME_ACCESS_ASSOCIATION named("item");
    }
    DOMAIN_NAMES DomainNames {
        position: Option<String> = "position" STRING;
        items: Option<Vec<DomainName>> = "items" LIST_OF_DOMAIN_NAME named("item");
    }
    ENDPOINT_CONFIGURATION EndpointConfiguration {
        types: Option<Vec<String>> = "types" LIST_OF_ENDPOINT_TYPE;
        ip_address_type: Option<String> = "ipAddressType" IP_ADDRESS_TYPE;
        vpc_endpoint_ids: Option<Vec<String>> = "vpcEndpointIds" LIST_OF_STRING;
    }
    EXPORT_RESPONSE ExportResponse {
        content_type: Option<String> = "contentType" STRING header("Content-Type");
        content_disposition: Option<String> = "contentDisposition" STRING header("Content-Disposition");
        body: Option<Bytes> = "body" BLOB payload;
    }
    FLUSH_STAGE_AUTHORIZERS_CACHE_REQUEST FlushStageAuthorizersCacheRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        stage_name: String = "stageName" STRING uri("stage_name") required;
    }
    FLUSH_STAGE_CACHE_REQUEST FlushStageCacheRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        stage_name: String = "stageName" STRING uri("stage_name") required;
    }
    GATEWAY_RESPONSE GatewayResponse {
        response_type: Option<String> = "responseType" GATEWAY_RESPONSE_TYPE;
        status_code: Option<String> = "statusCode" STATUS_CODE;
        response_parameters: Option<BTreeMap<String, String>> = "responseParameters" MAP_OF_STRING_TO_STRING;
        response_templates: Option<BTreeMap<String, String>> = "responseTemplates" MAP_OF_STRING_TO_STRING;
        default_response: Option<bool> = "defaultResponse" BOOLEAN;
    }
    GATEWAY_RESPONSES GatewayResponses {
        position: Option<String> = "position" STRING;
        items: Option<Vec<GatewayResponse>> = "items" LIST_OF_GATEWAY_RESPONSE named("item");
    }
    GENERATE_CLIENT_CERTIFICATE_REQUEST GenerateClientCertificateRequest {
        description: Option<String> = "description" STRING;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    GET_ACCOUNT_REQUEST GetAccountRequest {
    }
    GET_API_KEY_REQUEST GetApiKeyRequest {
        api_key: String = "apiKey" STRING uri("api_Key") required;
        include_value: Option<bool> = "includeValue" NULLABLE_BOOLEAN query("includeValue");
    }
    GET_API_KEYS_REQUEST GetApiKeysRequest {
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
        name_query: Option<String> = "nameQuery" STRING query("name");
        customer_id: Option<String> = "customerId" STRING query("customerId");
        include_values: Option<bool> = "includeValues" NULLABLE_BOOLEAN query("includeValues");
    }
    GET_AUTHORIZER_REQUEST GetAuthorizerRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        authorizer_id: String = "authorizerId" STRING uri("authorizer_id") required;
    }
    GET_AUTHORIZERS_REQUEST GetAuthorizersRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_BASE_PATH_MAPPING_REQUEST GetBasePathMappingRequest {
        domain_name: String = "domainName" STRING uri("domain_name") required;
        domain_name_id: Option<String> = "domainNameId" STRING query("domainNameId");
        base_path: String = "basePath" STRING uri("base_path") required;
    }
    GET_BASE_PATH_MAPPINGS_REQUEST GetBasePathMappingsRequest {
        domain_name: String = "domainName" STRING uri("domain_name") required;
        domain_name_id: Option<String> = "domainNameId" STRING query("domainNameId");
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_CLIENT_CERTIFICATE_REQUEST GetClientCertificateRequest {
        client_certificate_id: String = "clientCertificateId" STRING uri("clientcertificate_id") required;
    }
    GET_CLIENT_CERTIFICATES_REQUEST GetClientCertificatesRequest {
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_DEPLOYMENT_REQUEST GetDeploymentRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        deployment_id: String = "deploymentId" STRING uri("deployment_id") required;
        embed: Option<Vec<String>> = "embed" LIST_OF_STRING query("embed");
    }
    GET_DEPLOYMENTS_REQUEST GetDeploymentsRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_DOCUMENTATION_PART_REQUEST GetDocumentationPartRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        documentation_part_id: String = "documentationPartId" STRING uri("part_id") required;
    }
    GET_DOCUMENTATION_PARTS_REQUEST GetDocumentationPartsRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        r#type: Option<String> = "type" DOCUMENTATION_PART_TYPE query("type");
        name_query: Option<String> = "nameQuery" STRING query("name");
        path: Option<String> = "path" STRING query("path");
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
        location_status: Option<String> = "locationStatus" LOCATION_STATUS_TYPE query("locationStatus");
    }
    GET_DOCUMENTATION_VERSION_REQUEST GetDocumentationVersionRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        documentation_version: String = "documentationVersion" STRING uri("doc_version") required;
    }
    GET_DOCUMENTATION_VERSIONS_REQUEST GetDocumentationVersionsRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_DOMAIN_NAME_ACCESS_ASSOCIATIONS_REQUEST GetDomainNameAccessAssociationsRequest {
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
        resource_owner: Option<String> = "resourceOwner" RESOURCE_OWNER query("resourceOwner");
    }
    GET_DOMAIN_NAME_REQUEST GetDomainNameRequest {
        domain_name: String = "domainName" STRING uri("domain_name") required;
        domain_name_id: Option<String> = "domainNameId" STRING query("domainNameId");
    }
    GET_DOMAIN_NAMES_REQUEST GetDomainNamesRequest {
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
        resource_owner: Option<String> = "resourceOwner" RESOURCE_OWNER query("resourceOwner");
    }
    GET_EXPORT_REQUEST GetExportRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        stage_name: String = "stageName" STRING uri("stage_name") required;
        export_type: String = "exportType" STRING uri("export_type") required;
        parameters: Option<BTreeMap<String, String>> = "parameters" MAP_OF_STRING_TO_STRING query("parameters");
        accepts: Option<String> = "accepts" STRING header("Accept");
    }
    GET_GATEWAY_RESPONSE_REQUEST GetGatewayResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        response_type: String = "responseType" GATEWAY_RESPONSE_TYPE uri("response_type") required;
    }
    GET_GATEWAY_RESPONSES_REQUEST GetGatewayResponsesRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_INTEGRATION_REQUEST GetIntegrationRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
    }
    GET_INTEGRATION_RESPONSE_REQUEST GetIntegrationResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        status_code: String = "statusCode" STATUS_CODE uri("status_code") required;
    }
    GET_METHOD_REQUEST GetMethodRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
    }
    GET_METHOD_RESPONSE_REQUEST GetMethodResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        status_code: String = "statusCode" STATUS_CODE uri("status_code") required;
    }
    GET_MODEL_REQUEST GetModelRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        model_name: String = "modelName" STRING uri("model_name") required;
        flatten: Option<bool> = "flatten" BOOLEAN query("flatten");
    }
    GET_MODEL_TEMPLATE_REQUEST GetModelTemplateRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        model_name: String = "modelName" STRING uri("model_name") required;
    }
    GET_MODELS_REQUEST GetModelsRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_REQUEST_VALIDATOR_REQUEST GetRequestValidatorRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        request_validator_id: String = "requestValidatorId" STRING uri("requestvalidator_id") required;
    }
    GET_REQUEST_VALIDATORS_REQUEST GetRequestValidatorsRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_RESOURCE_REQUEST GetResourceRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        embed: Option<Vec<String>> = "embed" LIST_OF_STRING query("embed");
    }
    GET_RESOURCES_REQUEST GetResourcesRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
        embed: Option<Vec<String>> = "embed" LIST_OF_STRING query("embed");
    }
    GET_REST_API_REQUEST GetRestApiRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
    }
    GET_REST_APIS_REQUEST GetRestApisRequest {
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_SDK_REQUEST GetSdkRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        stage_name: String = "stageName" STRING uri("stage_name") required;
        sdk_type: String = "sdkType" STRING uri("sdk_type") required;
        parameters: Option<BTreeMap<String, String>> = "parameters" MAP_OF_STRING_TO_STRING query("parameters");
    }
    GET_SDK_TYPE_REQUEST GetSdkTypeRequest {
        id: String = "id" STRING uri("sdktype_id") required;
    }
    GET_SDK_TYPES_REQUEST GetSdkTypesRequest {
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_STAGE_REQUEST GetStageRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        stage_name: String = "stageName" STRING uri("stage_name") required;
    }
    GET_STAGES_REQUEST GetStagesRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        deployment_id: Option<String> = "deploymentId" STRING query("deploymentId");
    }
    GET_TAGS_REQUEST GetTagsRequest {
        resource_arn: String = "resourceArn" STRING uri("resource_arn") required;
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_USAGE_PLAN_KEY_REQUEST GetUsagePlanKeyRequest {
        usage_plan_id: String = "usagePlanId" STRING uri("usageplanId") required;
        key_id: String = "keyId" STRING uri("keyId") required;
    }
    GET_USAGE_PLAN_KEYS_REQUEST GetUsagePlanKeysRequest {
        usage_plan_id: String = "usagePlanId" STRING uri("usageplanId") required;
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
        name_query: Option<String> = "nameQuery" STRING query("name");
    }
    GET_USAGE_PLAN_REQUEST GetUsagePlanRequest {
        usage_plan_id: String = "usagePlanId" STRING uri("usageplanId") required;
    }
    GET_USAGE_PLANS_REQUEST GetUsagePlansRequest {
        position: Option<String> = "position" STRING query("position");
        key_id: Option<String> = "keyId" STRING query("keyId");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_USAGE_REQUEST GetUsageRequest {
        usage_plan_id: String = "usagePlanId" STRING uri("usageplanId") required;
        key_id: Option<String> = "keyId" STRING query("keyId");
        start_date: String = "startDate" STRING query("startDate") required;
        end_date: String = "endDate" STRING query("endDate") required;
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    GET_VPC_LINK_REQUEST GetVpcLinkRequest {
        vpc_link_id: String = "vpcLinkId" STRING uri("vpclink_id") required;
    }
    GET_VPC_LINKS_REQUEST GetVpcLinksRequest {
        position: Option<String> = "position" STRING query("position");
        limit: Option<i32> = "limit" NULLABLE_INTEGER query("limit");
    }
    IMPORT_API_KEYS_REQUEST ImportApiKeysRequest {
        body: Bytes = "body" BLOB payload required;
        format: String = "format" API_KEYS_FORMAT query("format") required;
        fail_on_warnings: Option<bool> = "failOnWarnings" BOOLEAN query("failonwarnings");
    }
    IMPORT_DOCUMENTATION_PARTS_REQUEST ImportDocumentationPartsRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        mode: Option<String> = "mode" PUT_MODE query("mode");
        fail_on_warnings: Option<bool> = "failOnWarnings" BOOLEAN query("failonwarnings");
        body: Bytes = "body" BLOB payload required;
    }
    IMPORT_REST_API_REQUEST ImportRestApiRequest {
        fail_on_warnings: Option<bool> = "failOnWarnings" BOOLEAN query("failonwarnings");
        parameters: Option<BTreeMap<String, String>> = "parameters" MAP_OF_STRING_TO_STRING query("parameters");
        body: Bytes = "body" BLOB payload required;
    }
    INTEGRATION Integration {
        r#type: Option<String> = "type" INTEGRATION_TYPE;
        http_method: Option<String> = "httpMethod" STRING;
        uri: Option<String> = "uri" STRING;
        connection_type: Option<String> = "connectionType" CONNECTION_TYPE;
        connection_id: Option<String> = "connectionId" STRING;
        credentials: Option<String> = "credentials" STRING;
        request_parameters: Option<BTreeMap<String, String>> = "requestParameters" MAP_OF_STRING_TO_STRING;
        request_templates: Option<BTreeMap<String, String>> = "requestTemplates" MAP_OF_STRING_TO_STRING;
        passthrough_behavior: Option<String> = "passthroughBehavior" STRING;
        content_handling: Option<String> = "contentHandling" CONTENT_HANDLING_STRATEGY;
        timeout_in_millis: Option<i32> = "timeoutInMillis" INTEGER;
        cache_namespace: Option<String> = "cacheNamespace" STRING;
        cache_key_parameters: Option<Vec<String>> = "cacheKeyParameters" LIST_OF_STRING;
        integration_responses: Option<BTreeMap<String, IntegrationResponse>> = "integrationResponses" MAP_OF_INTEGRATION_RESPONSE;
        tls_config: Option<TlsConfig> = "tlsConfig" TLS_CONFIG;
        response_transfer_mode: Option<String> = "responseTransferMode" RESPONSE_TRANSFER_MODE;
        integration_target: Option<String> = "integrationTarget" STRING;
    }
    INTEGRATION_RESPONSE IntegrationResponse {
        status_code: Option<String> = "statusCode" STATUS_CODE;
        selection_pattern: Option<String> = "selectionPattern" STRING;
        response_parameters: Option<BTreeMap<String, String>> = "responseParameters" MAP_OF_STRING_TO_STRING;
        response_templates: Option<BTreeMap<String, String>> = "responseTemplates" MAP_OF_STRING_TO_STRING;
        content_handling: Option<String> = "contentHandling" CONTENT_HANDLING_STRATEGY;
    }
    JWT_ADDITIONAL_CLAIM JwtAdditionalClaim {
        claim_name: String = "claimName" STRING required;
        format: String = "format" JWT_CLAIM_FORMAT required;
        required: Option<bool> = "required" BOOLEAN;
        expected_values: Option<Vec<String>> = "expectedValues" LIST_OF_STRING;
    }
    JWT_CONFIGURATION JwtConfiguration {
        issuers: Option<Vec<JwtIssuer>> = "issuers" LIST_OF_JWT_ISSUER;
        default_algorithms: Option<Vec<String>> = "defaultAlgorithms" LIST_OF_JWT_SIGNING_ALGORITHM;
    }
    JWT_CONFIGURATION_INPUT JwtConfigurationInput {
        issuers: Vec<JwtIssuerInput> = "issuers" LIST_OF_JWT_ISSUER_INPUT required;
        default_algorithms: Vec<String> = "defaultAlgorithms" LIST_OF_JWT_SIGNING_ALGORITHM required;
    }
    JWT_ISSUER JwtIssuer {
        issuer: Option<String> = "issuer" STRING;
        audiences: Option<Vec<String>> = "audiences" LIST_OF_STRING;
        additional_claims: Option<Vec<JwtAdditionalClaim>> = "additionalClaims" LIST_OF_JWT_ADDITIONAL_CLAIM;
        jwks_uri: Option<String> = "jwksUri" STRING;
    }
    JWT_ISSUER_INPUT JwtIssuerInput {
        issuer: String = "issuer" STRING required;
        audiences: Vec<String> = "audiences" LIST_OF_STRING required;
        additional_claims: Option<Vec<JwtAdditionalClaim>> = "additionalClaims" LIST_OF_JWT_ADDITIONAL_CLAIM;
    }
    METHOD Method {
        http_method: Option<String> = "httpMethod" STRING;
        authorization_type: Option<String> = "authorizationType" STRING;
        authorizer_id: Option<String> = "authorizerId" STRING;
        api_key_required: Option<bool> = "apiKeyRequired" NULLABLE_BOOLEAN;
        request_validator_id: Option<String> = "requestValidatorId" STRING;
        operation_name: Option<String> = "operationName" STRING;
        request_parameters: Option<BTreeMap<String, bool>> = "requestParameters" MAP_OF_STRING_TO_BOOLEAN;
        request_models: Option<BTreeMap<String, String>> = "requestModels" MAP_OF_STRING_TO_STRING;
        method_responses: Option<BTreeMap<String, MethodResponse>> = "methodResponses" MAP_OF_METHOD_RESPONSE;
        method_integration: Option<Integration> = "methodIntegration" INTEGRATION;
        authorization_scopes: Option<Vec<String>> = "authorizationScopes" LIST_OF_STRING;
    }
    METHOD_RESPONSE MethodResponse {
        status_code: Option<String> = "statusCode" STATUS_CODE;
        response_parameters: Option<BTreeMap<String, bool>> = "responseParameters" MAP_OF_STRING_TO_BOOLEAN;
        response_models: Option<BTreeMap<String, String>> = "responseModels" MAP_OF_STRING_TO_STRING;
    }
    METHOD_SETTING MethodSetting {
        metrics_enabled: Option<bool> = "metricsEnabled" BOOLEAN;
        logging_level: Option<String> = "loggingLevel" STRING;
        data_trace_enabled: Option<bool> = "dataTraceEnabled" BOOLEAN;
        throttling_burst_limit: Option<i32> = "throttlingBurstLimit" INTEGER;
        throttling_rate_limit: Option<f64> = "throttlingRateLimit" DOUBLE;
        caching_enabled: Option<bool> = "cachingEnabled" BOOLEAN;
        cache_ttl_in_seconds: Option<i32> = "cacheTtlInSeconds" INTEGER;
        cache_data_encrypted: Option<bool> = "cacheDataEncrypted" BOOLEAN;
        require_authorization_for_cache_control: Option<bool> = "requireAuthorizationForCacheControl" BOOLEAN;
        unauthorized_cache_control_header_strategy: Option<String> = "unauthorizedCacheControlHeaderStrategy" UNAUTHORIZED_CACHE_CONTROL_HEADER_STRATEGY;
    }
    METHOD_SNAPSHOT MethodSnapshot {
        authorization_type: Option<String> = "authorizationType" STRING;
        api_key_required: Option<bool> = "apiKeyRequired" BOOLEAN;
    }
    MODEL Model {
        id: Option<String> = "id" STRING;
        name: Option<String> = "name" STRING;
        description: Option<String> = "description" STRING;
        schema: Option<String> = "schema" STRING;
        content_type: Option<String> = "contentType" STRING;
    }
    MODELS Models {
        position: Option<String> = "position" STRING;
        items: Option<Vec<Model>> = "items" LIST_OF_MODEL named("item");
    }
    MUTUAL_TLS_AUTHENTICATION MutualTlsAuthentication {
        truststore_uri: Option<String> = "truststoreUri" STRING;
        truststore_version: Option<String> = "truststoreVersion" STRING;
        truststore_warnings: Option<Vec<String>> = "truststoreWarnings" LIST_OF_STRING;
    }
    MUTUAL_TLS_AUTHENTICATION_INPUT MutualTlsAuthenticationInput {
        truststore_uri: Option<String> = "truststoreUri" STRING;
        truststore_version: Option<String> = "truststoreVersion" STRING;
    }
    PATCH_OPERATION PatchOperation {
        op: Option<String> = "op" OP;
        path: Option<String> = "path" STRING;
        value: Option<String> = "value" STRING;
        from: Option<String> = "from" STRING;
    }
    PUT_GATEWAY_RESPONSE_REQUEST PutGatewayResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        response_type: String = "responseType" GATEWAY_RESPONSE_TYPE uri("response_type") required;
        status_code: Option<String> = "statusCode" STATUS_CODE;
        response_parameters: Option<BTreeMap<String, String>> = "responseParameters" MAP_OF_STRING_TO_STRING;
        response_templates: Option<BTreeMap<String, String>> = "responseTemplates" MAP_OF_STRING_TO_STRING;
    }
    PUT_INTEGRATION_REQUEST PutIntegrationRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        r#type: String = "type" INTEGRATION_TYPE required;
        integration_http_method: Option<String> = "integrationHttpMethod" STRING named("httpMethod");
        uri: Option<String> = "uri" STRING;
        connection_type: Option<String> = "connectionType" CONNECTION_TYPE;
        connection_id: Option<String> = "connectionId" STRING;
        credentials: Option<String> = "credentials" STRING;
        request_parameters: Option<BTreeMap<String, String>> = "requestParameters" MAP_OF_STRING_TO_STRING;
        request_templates: Option<BTreeMap<String, String>> = "requestTemplates" MAP_OF_STRING_TO_STRING;
        passthrough_behavior: Option<String> = "passthroughBehavior" STRING;
        cache_namespace: Option<String> = "cacheNamespace" STRING;
        cache_key_parameters: Option<Vec<String>> = "cacheKeyParameters" LIST_OF_STRING;
        content_handling: Option<String> = "contentHandling" CONTENT_HANDLING_STRATEGY;
        timeout_in_millis: Option<i32> = "timeoutInMillis" NULLABLE_INTEGER;
        tls_config: Option<TlsConfig> = "tlsConfig" TLS_CONFIG;
        response_transfer_mode: Option<String> = "responseTransferMode" RESPONSE_TRANSFER_MODE;
        integration_target: Option<String> = "integrationTarget" STRING;
    }
    PUT_INTEGRATION_RESPONSE_REQUEST PutIntegrationResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        status_code: String = "statusCode" STATUS_CODE uri("status_code") required;
        selection_pattern: Option<String> = "selectionPattern" STRING;
        response_parameters: Option<BTreeMap<String, String>> = "responseParameters" MAP_OF_STRING_TO_STRING;
        response_templates: Option<BTreeMap<String, String>> = "responseTemplates" MAP_OF_STRING_TO_STRING;
        content_handling: Option<String> = "contentHandling" CONTENT_HANDLING_STRATEGY;
    }
    PUT_METHOD_REQUEST PutMethodRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        authorization_type: String = "authorizationType" STRING required;
        authorizer_id: Option<String> = "authorizerId" STRING;
        api_key_required: Option<bool> = "apiKeyRequired" BOOLEAN;
        operation_name: Option<String> = "operationName" STRING;
        request_parameters: Option<BTreeMap<String, bool>> = "requestParameters" MAP_OF_STRING_TO_BOOLEAN;
        request_models: Option<BTreeMap<String, String>> = "requestModels" MAP_OF_STRING_TO_STRING;
        request_validator_id: Option<String> = "requestValidatorId" STRING;
        authorization_scopes: Option<Vec<String>> = "authorizationScopes" LIST_OF_STRING;
    }
    PUT_METHOD_RESPONSE_REQUEST PutMethodResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        status_code: String = "statusCode" STATUS_CODE uri("status_code") required;
        response_parameters: Option<BTreeMap<String, bool>> = "responseParameters" MAP_OF_STRING_TO_BOOLEAN;
        response_models: Option<BTreeMap<String, String>> = "responseModels" MAP_OF_STRING_TO_STRING;
    }
    PUT_REST_API_REQUEST PutRestApiRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        mode: Option<String> = "mode" PUT_MODE query("mode");
        fail_on_warnings: Option<bool> = "failOnWarnings" BOOLEAN query("failonwarnings");
        parameters: Option<BTreeMap<String, String>> = "parameters" MAP_OF_STRING_TO_STRING query("parameters");
        body: Bytes = "body" BLOB payload required;
    }
    QUOTA_SETTINGS QuotaSettings {
        limit: Option<i32> = "limit" INTEGER;
        offset: Option<i32> = "offset" INTEGER;
        period: Option<String> = "period" QUOTA_PERIOD_TYPE;
    }
    REJECT_DOMAIN_NAME_ACCESS_ASSOCIATION_REQUEST RejectDomainNameAccessAssociationRequest {
        domain_name_access_association_arn: String = "domainNameAccessAssociationArn" STRING query("domainNameAccessAssociationArn") required;
        domain_name_arn: String = "domainNameArn" STRING query("domainNameArn") required;
    }
    REQUEST_VALIDATOR RequestValidator {
        id: Option<String> = "id" STRING;
        name: Option<String> = "name" STRING;
        validate_request_body: Option<bool> = "validateRequestBody" BOOLEAN;
        validate_request_parameters: Option<bool> = "validateRequestParameters" BOOLEAN;
    }
    REQUEST_VALIDATORS RequestValidators {
        position: Option<String> = "position" STRING;
        items: Option<Vec<RequestValidator>> = "items" LIST_OF_REQUEST_VALIDATOR named("item");
    }
    RESOURCE Resource {
        id: Option<String> = "id" STRING;
        parent_id: Option<String> = "parentId" STRING;
        path_part: Option<String> = "pathPart" STRING;
        path: Option<String> = "path" STRING;
        resource_methods: Option<BTreeMap<String, Method>> = "resourceMethods" MAP_OF_METHOD;
    }
    RESOURCES Resources {
        position: Option<String> = "position" STRING;
        items: Option<Vec<Resource>> = "items" LIST_OF_RESOURCE named("item");
    }
    REST_API RestApi {
        id: Option<String> = "id" STRING;
        name: Option<String> = "name" STRING;
        description: Option<String> = "description" STRING;
        created_date: Option<Timestamp> = "createdDate" TIMESTAMP;
        version: Option<String> = "version" STRING;
        warnings: Option<Vec<String>> = "warnings" LIST_OF_STRING;
        binary_media_types: Option<Vec<String>> = "binaryMediaTypes" LIST_OF_STRING;
        minimum_compression_size: Option<i32> = "minimumCompressionSize" NULLABLE_INTEGER;
        api_key_source: Option<String> = "apiKeySource" API_KEY_SOURCE_TYPE;
        endpoint_configuration: Option<EndpointConfiguration> = "endpointConfiguration" ENDPOINT_CONFIGURATION;
        policy: Option<String> = "policy" STRING;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
        disable_execute_api_endpoint: Option<bool> = "disableExecuteApiEndpoint" BOOLEAN;
        root_resource_id: Option<String> = "rootResourceId" STRING;
        security_policy: Option<String> = "securityPolicy" SECURITY_POLICY;
        endpoint_access_mode: Option<String> = "endpointAccessMode" ENDPOINT_ACCESS_MODE;
        api_status: Option<String> = "apiStatus" API_STATUS;
        api_status_message: Option<String> = "apiStatusMessage" STRING;
    }
    REST_APIS RestApis {
        position: Option<String> = "position" STRING;
        items: Option<Vec<RestApi>> = "items" LIST_OF_REST_API named("item");
    }
    SDK_CONFIGURATION_PROPERTY SdkConfigurationProperty {
        name: Option<String> = "name" STRING;
        friendly_name: Option<String> = "friendlyName" STRING;
        description: Option<String> = "description" STRING;
        required: Option<bool> = "required" BOOLEAN;
        default_value: Option<String> = "defaultValue" STRING;
    }
    SDK_RESPONSE SdkResponse {
        content_type: Option<String> = "contentType" STRING header("Content-Type");
        content_disposition: Option<String> = "contentDisposition" STRING header("Content-Disposition");
        body: Option<Bytes> = "body" BLOB payload;
    }
    SDK_TYPE SdkType {
        id: Option<String> = "id" STRING;
        friendly_name: Option<String> = "friendlyName" STRING;
        description: Option<String> = "description" STRING;
        configuration_properties: Option<Vec<SdkConfigurationProperty>> = "configurationProperties" LIST_OF_SDK_CONFIGURATION_PROPERTY;
    }
    SDK_TYPES SdkTypes {
        position: Option<String> = "position" STRING;
        items: Option<Vec<SdkType>> = "items" LIST_OF_SDK_TYPE named("item");
    }
    STAGE Stage {
        deployment_id: Option<String> = "deploymentId" STRING;
        client_certificate_id: Option<String> = "clientCertificateId" STRING;
        stage_name: Option<String> = "stageName" STRING;
        description: Option<String> = "description" STRING;
        cache_cluster_enabled: Option<bool> = "cacheClusterEnabled" BOOLEAN;
        cache_cluster_size: Option<String> = "cacheClusterSize" CACHE_CLUSTER_SIZE;
        cache_cluster_status: Option<String> = "cacheClusterStatus" CACHE_CLUSTER_STATUS;
        method_settings: Option<BTreeMap<String, MethodSetting>> = "methodSettings" MAP_OF_METHOD_SETTINGS;
        variables: Option<BTreeMap<String, String>> = "variables" MAP_OF_STRING_TO_STRING;
        documentation_version: Option<String> = "documentationVersion" STRING;
        access_log_settings: Option<AccessLogSettings> = "accessLogSettings" ACCESS_LOG_SETTINGS;
        canary_settings: Option<CanarySettings> = "canarySettings" CANARY_SETTINGS;
        tracing_enabled: Option<bool> = "tracingEnabled" BOOLEAN;
        web_acl_arn: Option<String> = "webAclArn" STRING;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
        created_date: Option<Timestamp> = "createdDate" TIMESTAMP;
        last_updated_date: Option<Timestamp> = "lastUpdatedDate" TIMESTAMP;
    }
    STAGE_KEY StageKey {
        rest_api_id: Option<String> = "restApiId" STRING;
        stage_name: Option<String> = "stageName" STRING;
    }
    STAGES Stages {
        item: Option<Vec<Stage>> = "item" LIST_OF_STAGE;
    }
    TAG_RESOURCE_REQUEST TagResourceRequest {
        resource_arn: String = "resourceArn" STRING uri("resource_arn") required;
        tags: BTreeMap<String, String> = "tags" MAP_OF_STRING_TO_STRING required;
    }
    TAGS Tags {
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    TEMPLATE Template {
        value: Option<String> = "value" STRING;
    }
    TEST_INVOKE_AUTHORIZER_REQUEST TestInvokeAuthorizerRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        authorizer_id: String = "authorizerId" STRING uri("authorizer_id") required;
        headers: Option<BTreeMap<String, String>> = "headers" MAP_OF_STRING_TO_STRING;
        multi_value_headers: Option<BTreeMap<String, Vec<String>>> = "multiValueHeaders" MAP_OF_STRING_TO_LIST;
        path_with_query_string: Option<String> = "pathWithQueryString" STRING;
        body: Option<String> = "body" STRING;
        stage_variables: Option<BTreeMap<String, String>> = "stageVariables" MAP_OF_STRING_TO_STRING;
        additional_context: Option<BTreeMap<String, String>> = "additionalContext" MAP_OF_STRING_TO_STRING;
    }
    TEST_INVOKE_AUTHORIZER_RESPONSE TestInvokeAuthorizerResponse {
        client_status: Option<i32> = "clientStatus" INTEGER;
        log: Option<String> = "log" STRING;
        latency: Option<i64> = "latency" LONG;
        principal_id: Option<String> = "principalId" STRING;
        policy: Option<String> = "policy" STRING;
        authorization: Option<BTreeMap<String, Vec<String>>> = "authorization" MAP_OF_STRING_TO_LIST;
        claims: Option<BTreeMap<String, String>> = "claims" MAP_OF_STRING_TO_STRING;
    }
    TEST_INVOKE_METHOD_REQUEST TestInvokeMethodRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        path_with_query_string: Option<String> = "pathWithQueryString" STRING;
        body: Option<String> = "body" STRING;
        headers: Option<BTreeMap<String, String>> = "headers" MAP_OF_STRING_TO_STRING;
        multi_value_headers: Option<BTreeMap<String, Vec<String>>> = "multiValueHeaders" MAP_OF_STRING_TO_LIST;
        client_certificate_id: Option<String> = "clientCertificateId" STRING;
        stage_variables: Option<BTreeMap<String, String>> = "stageVariables" MAP_OF_STRING_TO_STRING;
    }
    TEST_INVOKE_METHOD_RESPONSE TestInvokeMethodResponse {
        status: Option<i32> = "status" INTEGER;
        body: Option<String> = "body" STRING;
        headers: Option<BTreeMap<String, String>> = "headers" MAP_OF_STRING_TO_STRING;
        multi_value_headers: Option<BTreeMap<String, Vec<String>>> = "multiValueHeaders" MAP_OF_STRING_TO_LIST;
        log: Option<String> = "log" STRING;
        latency: Option<i64> = "latency" LONG;
    }
    THROTTLE_SETTINGS ThrottleSettings {
        burst_limit: Option<i32> = "burstLimit" INTEGER;
        rate_limit: Option<f64> = "rateLimit" DOUBLE;
    }
    TLS_CONFIG TlsConfig {
        insecure_skip_verification: Option<bool> = "insecureSkipVerification" BOOLEAN;
    }
    UNTAG_RESOURCE_REQUEST UntagResourceRequest {
        resource_arn: String = "resourceArn" STRING uri("resource_arn") required;
        tag_keys: Vec<String> = "tagKeys" LIST_OF_STRING query("tagKeys") required;
    }
    UPDATE_ACCOUNT_REQUEST UpdateAccountRequest {
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_API_KEY_REQUEST UpdateApiKeyRequest {
        api_key: String = "apiKey" STRING uri("api_Key") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_AUTHORIZER_REQUEST UpdateAuthorizerRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        authorizer_id: String = "authorizerId" STRING uri("authorizer_id") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_BASE_PATH_MAPPING_REQUEST UpdateBasePathMappingRequest {
        domain_name: String = "domainName" STRING uri("domain_name") required;
        domain_name_id: Option<String> = "domainNameId" STRING query("domainNameId");
        base_path: String = "basePath" STRING uri("base_path") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_CLIENT_CERTIFICATE_REQUEST UpdateClientCertificateRequest {
        client_certificate_id: String = "clientCertificateId" STRING uri("clientcertificate_id") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_DEPLOYMENT_REQUEST UpdateDeploymentRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        deployment_id: String = "deploymentId" STRING uri("deployment_id") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_DOCUMENTATION_PART_REQUEST UpdateDocumentationPartRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        documentation_part_id: String = "documentationPartId" STRING uri("part_id") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_DOCUMENTATION_VERSION_REQUEST UpdateDocumentationVersionRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        documentation_version: String = "documentationVersion" STRING uri("doc_version") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_DOMAIN_NAME_REQUEST UpdateDomainNameRequest {
        domain_name: String = "domainName" STRING uri("domain_name") required;
        domain_name_id: Option<String> = "domainNameId" STRING query("domainNameId");
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_GATEWAY_RESPONSE_REQUEST UpdateGatewayResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        response_type: String = "responseType" GATEWAY_RESPONSE_TYPE uri("response_type") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_INTEGRATION_REQUEST UpdateIntegrationRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_INTEGRATION_RESPONSE_REQUEST UpdateIntegrationResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        status_code: String = "statusCode" STATUS_CODE uri("status_code") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_METHOD_REQUEST UpdateMethodRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_METHOD_RESPONSE_REQUEST UpdateMethodResponseRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        http_method: String = "httpMethod" STRING uri("http_method") required;
        status_code: String = "statusCode" STATUS_CODE uri("status_code") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_MODEL_REQUEST UpdateModelRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        model_name: String = "modelName" STRING uri("model_name") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_REQUEST_VALIDATOR_REQUEST UpdateRequestValidatorRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        request_validator_id: String = "requestValidatorId" STRING uri("requestvalidator_id") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_RESOURCE_REQUEST UpdateResourceRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        resource_id: String = "resourceId" STRING uri("resource_id") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_REST_API_REQUEST UpdateRestApiRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_STAGE_REQUEST UpdateStageRequest {
        rest_api_id: String = "restApiId" STRING uri("restapi_id") required;
        stage_name: String = "stageName" STRING uri("stage_name") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_USAGE_PLAN_REQUEST UpdateUsagePlanRequest {
        usage_plan_id: String = "usagePlanId" STRING uri("usageplanId") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_USAGE_REQUEST UpdateUsageRequest {
        usage_plan_id: String = "usagePlanId" STRING uri("usageplanId") required;
        key_id: String = "keyId" STRING uri("keyId") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    UPDATE_VPC_LINK_REQUEST UpdateVpcLinkRequest {
        vpc_link_id: String = "vpcLinkId" STRING uri("vpclink_id") required;
        patch_operations: Option<Vec<PatchOperation>> = "patchOperations" LIST_OF_PATCH_OPERATION;
    }
    USAGE Usage {
        usage_plan_id: Option<String> = "usagePlanId" STRING;
        start_date: Option<String> = "startDate" STRING;
        end_date: Option<String> = "endDate" STRING;
        position: Option<String> = "position" STRING;
        items: Option<BTreeMap<String, Vec<Vec<i64>>>> = "items" MAP_OF_KEY_USAGES named("values");
    }
    USAGE_PLAN UsagePlan {
        id: Option<String> = "id" STRING;
        name: Option<String> = "name" STRING;
        description: Option<String> = "description" STRING;
        api_stages: Option<Vec<ApiStage>> = "apiStages" LIST_OF_API_STAGE;
        throttle: Option<ThrottleSettings> = "throttle" THROTTLE_SETTINGS;
        quota: Option<QuotaSettings> = "quota" QUOTA_SETTINGS;
        product_code: Option<String> = "productCode" STRING;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    USAGE_PLAN_KEY UsagePlanKey {
        id: Option<String> = "id" STRING;
        r#type: Option<String> = "type" STRING;
        value: Option<String> = "value" STRING;
        name: Option<String> = "name" STRING;
    }
    USAGE_PLAN_KEYS UsagePlanKeys {
        position: Option<String> = "position" STRING;
        items: Option<Vec<UsagePlanKey>> = "items" LIST_OF_USAGE_PLAN_KEY named("item");
    }
    USAGE_PLANS UsagePlans {
        position: Option<String> = "position" STRING;
        items: Option<Vec<UsagePlan>> = "items" LIST_OF_USAGE_PLAN named("item");
    }
    VPC_LINK VpcLink {
        id: Option<String> = "id" STRING;
        name: Option<String> = "name" STRING;
        description: Option<String> = "description" STRING;
        target_arns: Option<Vec<String>> = "targetArns" LIST_OF_STRING;
        status: Option<String> = "status" VPC_LINK_STATUS;
        status_message: Option<String> = "statusMessage" STRING;
        tags: Option<BTreeMap<String, String>> = "tags" MAP_OF_STRING_TO_STRING;
    }
    VPC_LINKS VpcLinks {
        position: Option<String> = "position" STRING;
        items: Option<Vec<VpcLink>> = "items" LIST_OF_VPC_LINK named("item");
    }
}
