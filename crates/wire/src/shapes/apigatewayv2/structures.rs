//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ACCESS_LOG_SETTINGS AccessLogSettings {
        destination_arn: Option<String> = "DestinationArn" ARN named("destinationArn");
        format: Option<String> = "Format" STRING_WITH_LENGTH_BETWEEN1_AND1024 named("format");
    }
    API Api {
        api_endpoint: Option<String> = "ApiEndpoint" __STRING named("apiEndpoint");
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        api_id: Option<String> = "ApiId" ID named("apiId");
        api_key_selection_expression: Option<String> = "ApiKeySelectionExpression" SELECTION_EXPRESSION named("apiKeySelectionExpression");
        cors_configuration: Option<Cors> = "CorsConfiguration" CORS named("corsConfiguration");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        disable_schema_validation: Option<bool> = "DisableSchemaValidation" __BOOLEAN named("disableSchemaValidation");
        disable_execute_api_endpoint: Option<bool> = "DisableExecuteApiEndpoint" __BOOLEAN named("disableExecuteApiEndpoint");
        import_info: Option<Vec<String>> = "ImportInfo" __LIST_OF__STRING named("importInfo");
        ip_address_type: Option<String> = "IpAddressType" IP_ADDRESS_TYPE named("ipAddressType");
        name: String = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name") required;
        protocol_type: String = "ProtocolType" PROTOCOL_TYPE named("protocolType") required;
        route_selection_expression: String = "RouteSelectionExpression" SELECTION_EXPRESSION named("routeSelectionExpression") required;
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
        version: Option<String> = "Version" STRING_WITH_LENGTH_BETWEEN1_AND64 named("version");
        warnings: Option<Vec<String>> = "Warnings" __LIST_OF__STRING named("warnings");
    }
    API_MAPPING ApiMapping {
        api_id: String = "ApiId" ID named("apiId") required;
        api_mapping_id: Option<String> = "ApiMappingId" ID named("apiMappingId");
        api_mapping_key: Option<String> = "ApiMappingKey" SELECTION_KEY named("apiMappingKey");
        stage: String = "Stage" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stage") required;
    }
    AUTHORIZER Authorizer {
        authorizer_credentials_arn: Option<String> = "AuthorizerCredentialsArn" ARN named("authorizerCredentialsArn");
        authorizer_id: Option<String> = "AuthorizerId" ID named("authorizerId");
        authorizer_payload_format_version: Option<String> = "AuthorizerPayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("authorizerPayloadFormatVersion");
        authorizer_result_ttl_in_seconds: Option<i32> = "AuthorizerResultTtlInSeconds" INTEGER_WITH_LENGTH_BETWEEN0_AND3600 named("authorizerResultTtlInSeconds");
        authorizer_type: Option<String> = "AuthorizerType" AUTHORIZER_TYPE named("authorizerType");
        authorizer_uri: Option<String> = "AuthorizerUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("authorizerUri");
        enable_simple_responses: Option<bool> = "EnableSimpleResponses" __BOOLEAN named("enableSimpleResponses");
        identity_source: Option<Vec<String>> = "IdentitySource" IDENTITY_SOURCE_LIST named("identitySource");
        identity_validation_expression: Option<String> = "IdentityValidationExpression" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("identityValidationExpression");
        jwt_configuration: Option<JWTConfiguration> = "JwtConfiguration" JWT_CONFIGURATION named("jwtConfiguration");
        name: String = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name") required;
    }
    CORS Cors {
        allow_credentials: Option<bool> = "AllowCredentials" __BOOLEAN named("allowCredentials");
        allow_headers: Option<Vec<String>> = "AllowHeaders" CORS_HEADER_LIST named("allowHeaders");
        allow_methods: Option<Vec<String>> = "AllowMethods" CORS_METHOD_LIST named("allowMethods");
        allow_origins: Option<Vec<String>> = "AllowOrigins" CORS_ORIGIN_LIST named("allowOrigins");
        expose_headers: Option<Vec<String>> = "ExposeHeaders" CORS_HEADER_LIST named("exposeHeaders");
        max_age: Option<i32> = "MaxAge" INTEGER_WITH_LENGTH_BETWEEN_MINUS1_AND86400 named("maxAge");
    }
    CREATE_API_MAPPING_REQUEST CreateApiMappingRequest {
        api_id: String = "ApiId" ID named("apiId") required;
        api_mapping_key: Option<String> = "ApiMappingKey" SELECTION_KEY named("apiMappingKey");
        domain_name: String = "DomainName" __STRING uri("domainName") required;
        stage: String = "Stage" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stage") required;
    }
    CREATE_API_MAPPING_RESPONSE CreateApiMappingResponse {
        api_id: Option<String> = "ApiId" ID named("apiId");
        api_mapping_id: Option<String> = "ApiMappingId" ID named("apiMappingId");
        api_mapping_key: Option<String> = "ApiMappingKey" SELECTION_KEY named("apiMappingKey");
        stage: Option<String> = "Stage" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stage");
    }
    CREATE_API_REQUEST CreateApiRequest {
        api_key_selection_expression: Option<String> = "ApiKeySelectionExpression" SELECTION_EXPRESSION named("apiKeySelectionExpression");
        cors_configuration: Option<Cors> = "CorsConfiguration" CORS named("corsConfiguration");
        credentials_arn: Option<String> = "CredentialsArn" ARN named("credentialsArn");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        disable_schema_validation: Option<bool> = "DisableSchemaValidation" __BOOLEAN named("disableSchemaValidation");
        disable_execute_api_endpoint: Option<bool> = "DisableExecuteApiEndpoint" __BOOLEAN named("disableExecuteApiEndpoint");
        ip_address_type: Option<String> = "IpAddressType" IP_ADDRESS_TYPE named("ipAddressType");
        name: String = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name") required;
        protocol_type: String = "ProtocolType" PROTOCOL_TYPE named("protocolType") required;
        route_key: Option<String> = "RouteKey" SELECTION_KEY named("routeKey");
        route_selection_expression: Option<String> = "RouteSelectionExpression" SELECTION_EXPRESSION named("routeSelectionExpression");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
        target: Option<String> = "Target" URI_WITH_LENGTH_BETWEEN1_AND2048 named("target");
        version: Option<String> = "Version" STRING_WITH_LENGTH_BETWEEN1_AND64 named("version");
    }
    CREATE_API_RESPONSE CreateApiResponse {
        api_endpoint: Option<String> = "ApiEndpoint" __STRING named("apiEndpoint");
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        api_id: Option<String> = "ApiId" ID named("apiId");
        api_key_selection_expression: Option<String> = "ApiKeySelectionExpression" SELECTION_EXPRESSION named("apiKeySelectionExpression");
        cors_configuration: Option<Cors> = "CorsConfiguration" CORS named("corsConfiguration");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        disable_schema_validation: Option<bool> = "DisableSchemaValidation" __BOOLEAN named("disableSchemaValidation");
        disable_execute_api_endpoint: Option<bool> = "DisableExecuteApiEndpoint" __BOOLEAN named("disableExecuteApiEndpoint");
        import_info: Option<Vec<String>> = "ImportInfo" __LIST_OF__STRING named("importInfo");
        ip_address_type: Option<String> = "IpAddressType" IP_ADDRESS_TYPE named("ipAddressType");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        protocol_type: Option<String> = "ProtocolType" PROTOCOL_TYPE named("protocolType");
        route_selection_expression: Option<String> = "RouteSelectionExpression" SELECTION_EXPRESSION named("routeSelectionExpression");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
        version: Option<String> = "Version" STRING_WITH_LENGTH_BETWEEN1_AND64 named("version");
        warnings: Option<Vec<String>> = "Warnings" __LIST_OF__STRING named("warnings");
    }
    CREATE_AUTHORIZER_REQUEST CreateAuthorizerRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        authorizer_credentials_arn: Option<String> = "AuthorizerCredentialsArn" ARN named("authorizerCredentialsArn");
        authorizer_payload_format_version: Option<String> = "AuthorizerPayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("authorizerPayloadFormatVersion");
        authorizer_result_ttl_in_seconds: Option<i32> = "AuthorizerResultTtlInSeconds" INTEGER_WITH_LENGTH_BETWEEN0_AND3600 named("authorizerResultTtlInSeconds");
        authorizer_type: String = "AuthorizerType" AUTHORIZER_TYPE named("authorizerType") required;
        authorizer_uri: Option<String> = "AuthorizerUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("authorizerUri");
        enable_simple_responses: Option<bool> = "EnableSimpleResponses" __BOOLEAN named("enableSimpleResponses");
        identity_source: Vec<String> = "IdentitySource" IDENTITY_SOURCE_LIST named("identitySource") required;
        identity_validation_expression: Option<String> = "IdentityValidationExpression" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("identityValidationExpression");
        jwt_configuration: Option<JWTConfiguration> = "JwtConfiguration" JWT_CONFIGURATION named("jwtConfiguration");
        name: String = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name") required;
    }
    CREATE_AUTHORIZER_RESPONSE CreateAuthorizerResponse {
        authorizer_credentials_arn: Option<String> = "AuthorizerCredentialsArn" ARN named("authorizerCredentialsArn");
        authorizer_id: Option<String> = "AuthorizerId" ID named("authorizerId");
        authorizer_payload_format_version: Option<String> = "AuthorizerPayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("authorizerPayloadFormatVersion");
        authorizer_result_ttl_in_seconds: Option<i32> = "AuthorizerResultTtlInSeconds" INTEGER_WITH_LENGTH_BETWEEN0_AND3600 named("authorizerResultTtlInSeconds");
        authorizer_type: Option<String> = "AuthorizerType" AUTHORIZER_TYPE named("authorizerType");
        authorizer_uri: Option<String> = "AuthorizerUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("authorizerUri");
        enable_simple_responses: Option<bool> = "EnableSimpleResponses" __BOOLEAN named("enableSimpleResponses");
        identity_source: Option<Vec<String>> = "IdentitySource" IDENTITY_SOURCE_LIST named("identitySource");
        identity_validation_expression: Option<String> = "IdentityValidationExpression" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("identityValidationExpression");
        jwt_configuration: Option<JWTConfiguration> = "JwtConfiguration" JWT_CONFIGURATION named("jwtConfiguration");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
    }
    CREATE_DEPLOYMENT_REQUEST CreateDeploymentRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        stage_name: Option<String> = "StageName" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stageName");
    }
    CREATE_DEPLOYMENT_RESPONSE CreateDeploymentResponse {
        auto_deployed: Option<bool> = "AutoDeployed" __BOOLEAN named("autoDeployed");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        deployment_id: Option<String> = "DeploymentId" ID named("deploymentId");
        deployment_status: Option<String> = "DeploymentStatus" DEPLOYMENT_STATUS named("deploymentStatus");
        deployment_status_message: Option<String> = "DeploymentStatusMessage" __STRING named("deploymentStatusMessage");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
    }
    CREATE_DOMAIN_NAME_REQUEST CreateDomainNameRequest {
        domain_name: String = "DomainName" STRING_WITH_LENGTH_BETWEEN1_AND512 named("domainName") required;
        domain_name_configurations: Option<Vec<DomainNameConfiguration>> = "DomainNameConfigurations" DOMAIN_NAME_CONFIGURATIONS named("domainNameConfigurations");
        mutual_tls_authentication: Option<MutualTlsAuthenticationInput> = "MutualTlsAuthentication" MUTUAL_TLS_AUTHENTICATION_INPUT named("mutualTlsAuthentication");
        routing_mode: Option<String> = "RoutingMode" ROUTING_MODE named("routingMode");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    CREATE_DOMAIN_NAME_RESPONSE CreateDomainNameResponse {
        api_mapping_selection_expression: Option<String> = "ApiMappingSelectionExpression" SELECTION_EXPRESSION named("apiMappingSelectionExpression");
        domain_name: Option<String> = "DomainName" STRING_WITH_LENGTH_BETWEEN1_AND512 named("domainName");
        domain_name_arn: Option<String> = "DomainNameArn" ARN named("domainNameArn");
        domain_name_configurations: Option<Vec<DomainNameConfiguration>> = "DomainNameConfigurations" DOMAIN_NAME_CONFIGURATIONS named("domainNameConfigurations");
        mutual_tls_authentication: Option<MutualTlsAuthentication> = "MutualTlsAuthentication" MUTUAL_TLS_AUTHENTICATION named("mutualTlsAuthentication");
        routing_mode: Option<String> = "RoutingMode" ROUTING_MODE named("routingMode");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    CREATE_INTEGRATION_REQUEST CreateIntegrationRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        connection_id: Option<String> = "ConnectionId" STRING_WITH_LENGTH_BETWEEN1_AND1024 named("connectionId");
        connection_type: Option<String> = "ConnectionType" CONNECTION_TYPE named("connectionType");
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        credentials_arn: Option<String> = "CredentialsArn" ARN named("credentialsArn");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        integration_method: Option<String> = "IntegrationMethod" STRING_WITH_LENGTH_BETWEEN1_AND64 named("integrationMethod");
        integration_subtype: Option<String> = "IntegrationSubtype" STRING_WITH_LENGTH_BETWEEN1_AND128 named("integrationSubtype");
        integration_type: String = "IntegrationType" INTEGRATION_TYPE named("integrationType") required;
        integration_uri: Option<String> = "IntegrationUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("integrationUri");
        passthrough_behavior: Option<String> = "PassthroughBehavior" PASSTHROUGH_BEHAVIOR named("passthroughBehavior");
        payload_format_version: Option<String> = "PayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("payloadFormatVersion");
        request_parameters: Option<BTreeMap<String, String>> = "RequestParameters" INTEGRATION_PARAMETERS named("requestParameters");
        request_templates: Option<BTreeMap<String, String>> = "RequestTemplates" TEMPLATE_MAP named("requestTemplates");
        response_parameters: Option<BTreeMap<String, BTreeMap<String, String>>> = "ResponseParameters" RESPONSE_PARAMETERS named("responseParameters");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
        timeout_in_millis: Option<i32> = "TimeoutInMillis" INTEGER_WITH_LENGTH_BETWEEN50_AND30000 named("timeoutInMillis");
        tls_config: Option<TlsConfigInput> = "TlsConfig" TLS_CONFIG_INPUT named("tlsConfig");
    }
    CREATE_INTEGRATION_RESPONSE_REQUEST CreateIntegrationResponseRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        integration_id: String = "IntegrationId" __STRING uri("integrationId") required;
        integration_response_key: String = "IntegrationResponseKey" SELECTION_KEY named("integrationResponseKey") required;
        response_parameters: Option<BTreeMap<String, String>> = "ResponseParameters" INTEGRATION_PARAMETERS named("responseParameters");
        response_templates: Option<BTreeMap<String, String>> = "ResponseTemplates" TEMPLATE_MAP named("responseTemplates");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
    }
    CREATE_INTEGRATION_RESPONSE_RESPONSE CreateIntegrationResponseResponse {
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        integration_response_id: Option<String> = "IntegrationResponseId" ID named("integrationResponseId");
        integration_response_key: Option<String> = "IntegrationResponseKey" SELECTION_KEY named("integrationResponseKey");
        response_parameters: Option<BTreeMap<String, String>> = "ResponseParameters" INTEGRATION_PARAMETERS named("responseParameters");
        response_templates: Option<BTreeMap<String, String>> = "ResponseTemplates" TEMPLATE_MAP named("responseTemplates");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
    }
    CREATE_INTEGRATION_RESULT CreateIntegrationResult {
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        connection_id: Option<String> = "ConnectionId" STRING_WITH_LENGTH_BETWEEN1_AND1024 named("connectionId");
        connection_type: Option<String> = "ConnectionType" CONNECTION_TYPE named("connectionType");
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        credentials_arn: Option<String> = "CredentialsArn" ARN named("credentialsArn");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        integration_id: Option<String> = "IntegrationId" ID named("integrationId");
        integration_method: Option<String> = "IntegrationMethod" STRING_WITH_LENGTH_BETWEEN1_AND64 named("integrationMethod");
        integration_response_selection_expression: Option<String> = "IntegrationResponseSelectionExpression" SELECTION_EXPRESSION named("integrationResponseSelectionExpression");
        integration_subtype: Option<String> = "IntegrationSubtype" STRING_WITH_LENGTH_BETWEEN1_AND128 named("integrationSubtype");
        integration_type: Option<String> = "IntegrationType" INTEGRATION_TYPE named("integrationType");
        integration_uri: Option<String> = "IntegrationUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("integrationUri");
        passthrough_behavior: Option<String> = "PassthroughBehavior" PASSTHROUGH_BEHAVIOR named("passthroughBehavior");
        payload_format_version: Option<String> = "PayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("payloadFormatVersion");
        request_parameters: Option<BTreeMap<String, String>> = "RequestParameters" INTEGRATION_PARAMETERS named("requestParameters");
        request_templates: Option<BTreeMap<String, String>> = "RequestTemplates" TEMPLATE_MAP named("requestTemplates");
        response_parameters: Option<BTreeMap<String, BTreeMap<String, String>>> = "ResponseParameters" RESPONSE_PARAMETERS named("responseParameters");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
        timeout_in_millis: Option<i32> = "TimeoutInMillis" INTEGER_WITH_LENGTH_BETWEEN50_AND30000 named("timeoutInMillis");
        tls_config: Option<TlsConfig> = "TlsConfig" TLS_CONFIG named("tlsConfig");
    }
    CREATE_MODEL_REQUEST CreateModelRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        content_type: Option<String> = "ContentType" STRING_WITH_LENGTH_BETWEEN1_AND256 named("contentType");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        name: String = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name") required;
        schema: String = "Schema" STRING_WITH_LENGTH_BETWEEN0_AND32_K named("schema") required;
    }
    CREATE_MODEL_RESPONSE CreateModelResponse {
        content_type: Option<String> = "ContentType" STRING_WITH_LENGTH_BETWEEN1_AND256 named("contentType");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        model_id: Option<String> = "ModelId" ID named("modelId");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        schema: Option<String> = "Schema" STRING_WITH_LENGTH_BETWEEN0_AND32_K named("schema");
    }
    CREATE_ROUTE_REQUEST CreateRouteRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        api_key_required: Option<bool> = "ApiKeyRequired" __BOOLEAN named("apiKeyRequired");
        authorization_scopes: Option<Vec<String>> = "AuthorizationScopes" AUTHORIZATION_SCOPES named("authorizationScopes");
        authorization_type: Option<String> = "AuthorizationType" AUTHORIZATION_TYPE named("authorizationType");
        authorizer_id: Option<String> = "AuthorizerId" ID named("authorizerId");
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        operation_name: Option<String> = "OperationName" STRING_WITH_LENGTH_BETWEEN1_AND64 named("operationName");
        request_models: Option<BTreeMap<String, String>> = "RequestModels" ROUTE_MODELS named("requestModels");
        request_parameters: Option<BTreeMap<String, ParameterConstraints>> = "RequestParameters" ROUTE_PARAMETERS named("requestParameters");
        route_key: String = "RouteKey" SELECTION_KEY named("routeKey") required;
        route_response_selection_expression: Option<String> = "RouteResponseSelectionExpression" SELECTION_EXPRESSION named("routeResponseSelectionExpression");
        target: Option<String> = "Target" STRING_WITH_LENGTH_BETWEEN1_AND128 named("target");
    }
    CREATE_ROUTE_RESPONSE_REQUEST CreateRouteResponseRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        response_models: Option<BTreeMap<String, String>> = "ResponseModels" ROUTE_MODELS named("responseModels");
        response_parameters: Option<BTreeMap<String, ParameterConstraints>> = "ResponseParameters" ROUTE_PARAMETERS named("responseParameters");
        route_id: String = "RouteId" __STRING uri("routeId") required;
        route_response_key: String = "RouteResponseKey" SELECTION_KEY named("routeResponseKey") required;
    }
    CREATE_ROUTE_RESPONSE_RESPONSE CreateRouteResponseResponse {
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        response_models: Option<BTreeMap<String, String>> = "ResponseModels" ROUTE_MODELS named("responseModels");
        response_parameters: Option<BTreeMap<String, ParameterConstraints>> = "ResponseParameters" ROUTE_PARAMETERS named("responseParameters");
        route_response_id: Option<String> = "RouteResponseId" ID named("routeResponseId");
        route_response_key: Option<String> = "RouteResponseKey" SELECTION_KEY named("routeResponseKey");
    }
    CREATE_ROUTE_RESULT CreateRouteResult {
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        api_key_required: Option<bool> = "ApiKeyRequired" __BOOLEAN named("apiKeyRequired");
        authorization_scopes: Option<Vec<String>> = "AuthorizationScopes" AUTHORIZATION_SCOPES named("authorizationScopes");
        authorization_type: Option<String> = "AuthorizationType" AUTHORIZATION_TYPE named("authorizationType");
        authorizer_id: Option<String> = "AuthorizerId" ID named("authorizerId");
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        operation_name: Option<String> = "OperationName" STRING_WITH_LENGTH_BETWEEN1_AND64 named("operationName");
        request_models: Option<BTreeMap<String, String>> = "RequestModels" ROUTE_MODELS named("requestModels");
        request_parameters: Option<BTreeMap<String, ParameterConstraints>> = "RequestParameters" ROUTE_PARAMETERS named("requestParameters");
        route_id: Option<String> = "RouteId" ID named("routeId");
        route_key: Option<String> = "RouteKey" SELECTION_KEY named("routeKey");
        route_response_selection_expression: Option<String> = "RouteResponseSelectionExpression" SELECTION_EXPRESSION named("routeResponseSelectionExpression");
        target: Option<String> = "Target" STRING_WITH_LENGTH_BETWEEN1_AND128 named("target");
    }
    CREATE_STAGE_REQUEST CreateStageRequest {
        access_log_settings: Option<AccessLogSettings> = "AccessLogSettings" ACCESS_LOG_SETTINGS named("accessLogSettings");
        api_id: String = "ApiId" __STRING uri("apiId") required;
        auto_deploy: Option<bool> = "AutoDeploy" __BOOLEAN named("autoDeploy");
        client_certificate_id: Option<String> = "ClientCertificateId" ID named("clientCertificateId");
        default_route_settings: Option<RouteSettings> = "DefaultRouteSettings" ROUTE_SETTINGS named("defaultRouteSettings");
        deployment_id: Option<String> = "DeploymentId" ID named("deploymentId");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        route_settings: Option<BTreeMap<String, RouteSettings>> = "RouteSettings" ROUTE_SETTINGS_MAP named("routeSettings");
        stage_name: String = "StageName" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stageName") required;
        stage_variables: Option<BTreeMap<String, String>> = "StageVariables" STAGE_VARIABLES_MAP named("stageVariables");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    CREATE_STAGE_RESPONSE CreateStageResponse {
        access_log_settings: Option<AccessLogSettings> = "AccessLogSettings" ACCESS_LOG_SETTINGS named("accessLogSettings");
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        auto_deploy: Option<bool> = "AutoDeploy" __BOOLEAN named("autoDeploy");
        client_certificate_id: Option<String> = "ClientCertificateId" ID named("clientCertificateId");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        default_route_settings: Option<RouteSettings> = "DefaultRouteSettings" ROUTE_SETTINGS named("defaultRouteSettings");
        deployment_id: Option<String> = "DeploymentId" ID named("deploymentId");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        last_deployment_status_message: Option<String> = "LastDeploymentStatusMessage" __STRING named("lastDeploymentStatusMessage");
        last_updated_date: Option<Timestamp> = "LastUpdatedDate" __TIMESTAMP_ISO8601 named("lastUpdatedDate");
        route_settings: Option<BTreeMap<String, RouteSettings>> = "RouteSettings" ROUTE_SETTINGS_MAP named("routeSettings");
        stage_name: Option<String> = "StageName" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stageName");
        stage_variables: Option<BTreeMap<String, String>> = "StageVariables" STAGE_VARIABLES_MAP named("stageVariables");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    CREATE_VPC_LINK_REQUEST CreateVpcLinkRequest {
        name: String = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name") required;
        security_group_ids: Option<Vec<String>> = "SecurityGroupIds" SECURITY_GROUP_ID_LIST named("securityGroupIds");
        subnet_ids: Vec<String> = "SubnetIds" SUBNET_ID_LIST named("subnetIds") required;
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    CREATE_VPC_LINK_RESPONSE CreateVpcLinkResponse {
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        security_group_ids: Option<Vec<String>> = "SecurityGroupIds" SECURITY_GROUP_ID_LIST named("securityGroupIds");
        subnet_ids: Option<Vec<String>> = "SubnetIds" SUBNET_ID_LIST named("subnetIds");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
        vpc_link_id: Option<String> = "VpcLinkId" ID named("vpcLinkId");
        vpc_link_status: Option<String> = "VpcLinkStatus" VPC_LINK_STATUS named("vpcLinkStatus");
        vpc_link_status_message: Option<String> = "VpcLinkStatusMessage" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("vpcLinkStatusMessage");
        vpc_link_version: Option<String> = "VpcLinkVersion" VPC_LINK_VERSION named("vpcLinkVersion");
    }
    DELETE_ACCESS_LOG_SETTINGS_REQUEST DeleteAccessLogSettingsRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        stage_name: String = "StageName" __STRING uri("stageName") required;
    }
    DELETE_API_MAPPING_REQUEST DeleteApiMappingRequest {
        api_mapping_id: String = "ApiMappingId" __STRING uri("apiMappingId") required;
        domain_name: String = "DomainName" __STRING uri("domainName") required;
    }
    DELETE_API_REQUEST DeleteApiRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
    }
    DELETE_AUTHORIZER_REQUEST DeleteAuthorizerRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        authorizer_id: String = "AuthorizerId" __STRING uri("authorizerId") required;
    }
    DELETE_CORS_CONFIGURATION_REQUEST DeleteCorsConfigurationRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
    }
    DELETE_DEPLOYMENT_REQUEST DeleteDeploymentRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        deployment_id: String = "DeploymentId" __STRING uri("deploymentId") required;
    }
    DELETE_DOMAIN_NAME_REQUEST DeleteDomainNameRequest {
        domain_name: String = "DomainName" __STRING uri("domainName") required;
    }
    DELETE_INTEGRATION_REQUEST DeleteIntegrationRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        integration_id: String = "IntegrationId" __STRING uri("integrationId") required;
    }
    DELETE_INTEGRATION_RESPONSE_REQUEST DeleteIntegrationResponseRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        integration_id: String = "IntegrationId" __STRING uri("integrationId") required;
        integration_response_id: String = "IntegrationResponseId" __STRING uri("integrationResponseId") required;
    }
    DELETE_MODEL_REQUEST DeleteModelRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        model_id: String = "ModelId" __STRING uri("modelId") required;
    }
    DELETE_ROUTE_REQUEST DeleteRouteRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        route_id: String = "RouteId" __STRING uri("routeId") required;
    }
    DELETE_ROUTE_REQUEST_PARAMETER_REQUEST DeleteRouteRequestParameterRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        request_parameter_key: String = "RequestParameterKey" __STRING uri("requestParameterKey") required;
        route_id: String = "RouteId" __STRING uri("routeId") required;
    }
    DELETE_ROUTE_RESPONSE_REQUEST DeleteRouteResponseRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        route_id: String = "RouteId" __STRING uri("routeId") required;
        route_response_id: String = "RouteResponseId" __STRING uri("routeResponseId") required;
    }
    DELETE_ROUTE_SETTINGS_REQUEST DeleteRouteSettingsRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        route_key: String = "RouteKey" __STRING uri("routeKey") required;
        stage_name: String = "StageName" __STRING uri("stageName") required;
    }
    DELETE_STAGE_REQUEST DeleteStageRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        stage_name: String = "StageName" __STRING uri("stageName") required;
    }
    DELETE_VPC_LINK_REQUEST DeleteVpcLinkRequest {
        vpc_link_id: String = "VpcLinkId" __STRING uri("vpcLinkId") required;
    }
    DELETE_VPC_LINK_RESPONSE DeleteVpcLinkResponse {
    }
    DEPLOYMENT Deployment {
        auto_deployed: Option<bool> = "AutoDeployed" __BOOLEAN named("autoDeployed");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        deployment_id: Option<String> = "DeploymentId" ID named("deploymentId");
        deployment_status: Option<String> = "DeploymentStatus" DEPLOYMENT_STATUS named("deploymentStatus");
        deployment_status_message: Option<String> = "DeploymentStatusMessage" __STRING named("deploymentStatusMessage");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
    }
    DOMAIN_NAME DomainName {
        api_mapping_selection_expression: Option<String> = "ApiMappingSelectionExpression" SELECTION_EXPRESSION named("apiMappingSelectionExpression");
        domain_name: String = "DomainName" STRING_WITH_LENGTH_BETWEEN1_AND512 named("domainName") required;
        domain_name_arn: Option<String> = "DomainNameArn" ARN named("domainNameArn");
        domain_name_configurations: Option<Vec<DomainNameConfiguration>> = "DomainNameConfigurations" DOMAIN_NAME_CONFIGURATIONS named("domainNameConfigurations");
        mutual_tls_authentication: Option<MutualTlsAuthentication> = "MutualTlsAuthentication" MUTUAL_TLS_AUTHENTICATION named("mutualTlsAuthentication");
        routing_mode: Option<String> = "RoutingMode" ROUTING_MODE named("routingMode");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    DOMAIN_NAME_CONFIGURATION DomainNameConfiguration {
        api_gateway_domain_name: Option<String> = "ApiGatewayDomainName" __STRING named("apiGatewayDomainName");
        certificate_arn: Option<String> = "CertificateArn" ARN named("certificateArn");
        certificate_name: Option<String> = "CertificateName" STRING_WITH_LENGTH_BETWEEN1_AND128 named("certificateName");
        certificate_upload_date: Option<Timestamp> = "CertificateUploadDate" __TIMESTAMP_ISO8601 named("certificateUploadDate");
        domain_name_status: Option<String> = "DomainNameStatus" DOMAIN_NAME_STATUS named("domainNameStatus");
        domain_name_status_message: Option<String> = "DomainNameStatusMessage" __STRING named("domainNameStatusMessage");
        endpoint_type: Option<String> = "EndpointType" ENDPOINT_TYPE named("endpointType");
        hosted_zone_id: Option<String> = "HostedZoneId" __STRING named("hostedZoneId");
        ip_address_type: Option<String> = "IpAddressType" IP_ADDRESS_TYPE named("ipAddressType");
        security_policy: Option<String> = "SecurityPolicy" SECURITY_POLICY named("securityPolicy");
        ownership_verification_certificate_arn: Option<String> = "OwnershipVerificationCertificateArn" ARN named("ownershipVerificationCertificateArn");
    }
    EXPORT_API_REQUEST ExportApiRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        export_version: Option<String> = "ExportVersion" __STRING query("exportVersion");
        include_extensions: Option<bool> = "IncludeExtensions" __BOOLEAN query("includeExtensions");
        output_type: String = "OutputType" __STRING query("outputType") required;
        specification: String = "Specification" __STRING uri("specification") required;
        stage_name: Option<String> = "StageName" __STRING query("stageName");
    }
    EXPORT_API_RESPONSE ExportApiResponse {
        body: Option<Bytes> = "body" EXPORTED_API payload;
    }
    GET_API_MAPPING_REQUEST GetApiMappingRequest {
        api_mapping_id: String = "ApiMappingId" __STRING uri("apiMappingId") required;
        domain_name: String = "DomainName" __STRING uri("domainName") required;
    }
    GET_API_MAPPING_RESPONSE GetApiMappingResponse {
        api_id: Option<String> = "ApiId" ID named("apiId");
        api_mapping_id: Option<String> = "ApiMappingId" ID named("apiMappingId");
        api_mapping_key: Option<String> = "ApiMappingKey" SELECTION_KEY named("apiMappingKey");
        stage: Option<String> = "Stage" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stage");
    }
    GET_API_MAPPINGS_REQUEST GetApiMappingsRequest {
        domain_name: String = "DomainName" __STRING uri("domainName") required;
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
    }
    GET_API_MAPPINGS_RESPONSE GetApiMappingsResponse {
        items: Option<Vec<ApiMapping>> = "Items" __LIST_OF_API_MAPPING named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    GET_API_REQUEST GetApiRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
    }
    GET_API_RESPONSE GetApiResponse {
        api_endpoint: Option<String> = "ApiEndpoint" __STRING named("apiEndpoint");
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        api_id: Option<String> = "ApiId" ID named("apiId");
        api_key_selection_expression: Option<String> = "ApiKeySelectionExpression" SELECTION_EXPRESSION named("apiKeySelectionExpression");
        cors_configuration: Option<Cors> = "CorsConfiguration" CORS named("corsConfiguration");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        disable_schema_validation: Option<bool> = "DisableSchemaValidation" __BOOLEAN named("disableSchemaValidation");
        disable_execute_api_endpoint: Option<bool> = "DisableExecuteApiEndpoint" __BOOLEAN named("disableExecuteApiEndpoint");
        import_info: Option<Vec<String>> = "ImportInfo" __LIST_OF__STRING named("importInfo");
        ip_address_type: Option<String> = "IpAddressType" IP_ADDRESS_TYPE named("ipAddressType");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        protocol_type: Option<String> = "ProtocolType" PROTOCOL_TYPE named("protocolType");
        route_selection_expression: Option<String> = "RouteSelectionExpression" SELECTION_EXPRESSION named("routeSelectionExpression");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
        version: Option<String> = "Version" STRING_WITH_LENGTH_BETWEEN1_AND64 named("version");
        warnings: Option<Vec<String>> = "Warnings" __LIST_OF__STRING named("warnings");
    }
    GET_APIS_REQUEST GetApisRequest {
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
    }
    GET_APIS_RESPONSE GetApisResponse {
        items: Option<Vec<Api>> = "Items" __LIST_OF_API named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    GET_AUTHORIZER_REQUEST GetAuthorizerRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        authorizer_id: String = "AuthorizerId" __STRING uri("authorizerId") required;
    }
    GET_AUTHORIZER_RESPONSE GetAuthorizerResponse {
        authorizer_credentials_arn: Option<String> = "AuthorizerCredentialsArn" ARN named("authorizerCredentialsArn");
        authorizer_id: Option<String> = "AuthorizerId" ID named("authorizerId");
        authorizer_payload_format_version: Option<String> = "AuthorizerPayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("authorizerPayloadFormatVersion");
        authorizer_result_ttl_in_seconds: Option<i32> = "AuthorizerResultTtlInSeconds" INTEGER_WITH_LENGTH_BETWEEN0_AND3600 named("authorizerResultTtlInSeconds");
        authorizer_type: Option<String> = "AuthorizerType" AUTHORIZER_TYPE named("authorizerType");
        authorizer_uri: Option<String> = "AuthorizerUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("authorizerUri");
        enable_simple_responses: Option<bool> = "EnableSimpleResponses" __BOOLEAN named("enableSimpleResponses");
        identity_source: Option<Vec<String>> = "IdentitySource" IDENTITY_SOURCE_LIST named("identitySource");
        identity_validation_expression: Option<String> = "IdentityValidationExpression" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("identityValidationExpression");
        jwt_configuration: Option<JWTConfiguration> = "JwtConfiguration" JWT_CONFIGURATION named("jwtConfiguration");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
    }
    GET_AUTHORIZERS_REQUEST GetAuthorizersRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
    }
    GET_AUTHORIZERS_RESPONSE GetAuthorizersResponse {
        items: Option<Vec<Authorizer>> = "Items" __LIST_OF_AUTHORIZER named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    GET_DEPLOYMENT_REQUEST GetDeploymentRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        deployment_id: String = "DeploymentId" __STRING uri("deploymentId") required;
    }
    GET_DEPLOYMENT_RESPONSE GetDeploymentResponse {
        auto_deployed: Option<bool> = "AutoDeployed" __BOOLEAN named("autoDeployed");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        deployment_id: Option<String> = "DeploymentId" ID named("deploymentId");
        deployment_status: Option<String> = "DeploymentStatus" DEPLOYMENT_STATUS named("deploymentStatus");
        deployment_status_message: Option<String> = "DeploymentStatusMessage" __STRING named("deploymentStatusMessage");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
    }
    GET_DEPLOYMENTS_REQUEST GetDeploymentsRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
    }
    GET_DEPLOYMENTS_RESPONSE GetDeploymentsResponse {
        items: Option<Vec<Deployment>> = "Items" __LIST_OF_DEPLOYMENT named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    GET_DOMAIN_NAME_REQUEST GetDomainNameRequest {
        domain_name: String = "DomainName" __STRING uri("domainName") required;
    }
    GET_DOMAIN_NAME_RESPONSE GetDomainNameResponse {
        api_mapping_selection_expression: Option<String> = "ApiMappingSelectionExpression" SELECTION_EXPRESSION named("apiMappingSelectionExpression");
        domain_name: Option<String> = "DomainName" STRING_WITH_LENGTH_BETWEEN1_AND512 named("domainName");
        domain_name_arn: Option<String> = "DomainNameArn" ARN named("domainNameArn");
        domain_name_configurations: Option<Vec<DomainNameConfiguration>> = "DomainNameConfigurations" DOMAIN_NAME_CONFIGURATIONS named("domainNameConfigurations");
        mutual_tls_authentication: Option<MutualTlsAuthentication> = "MutualTlsAuthentication" MUTUAL_TLS_AUTHENTICATION named("mutualTlsAuthentication");
        routing_mode: Option<String> = "RoutingMode" ROUTING_MODE named("routingMode");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    GET_DOMAIN_NAMES_REQUEST GetDomainNamesRequest {
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
    }
    GET_DOMAIN_NAMES_RESPONSE GetDomainNamesResponse {
        items: Option<Vec<DomainName>> = "Items" __LIST_OF_DOMAIN_NAME named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    GET_INTEGRATION_REQUEST GetIntegrationRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        integration_id: String = "IntegrationId" __STRING uri("integrationId") required;
    }
    GET_INTEGRATION_RESPONSE_REQUEST GetIntegrationResponseRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        integration_id: String = "IntegrationId" __STRING uri("integrationId") required;
        integration_response_id: String = "IntegrationResponseId" __STRING uri("integrationResponseId") required;
    }
    GET_INTEGRATION_RESPONSE_RESPONSE GetIntegrationResponseResponse {
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        integration_response_id: Option<String> = "IntegrationResponseId" ID named("integrationResponseId");
        integration_response_key: Option<String> = "IntegrationResponseKey" SELECTION_KEY named("integrationResponseKey");
        response_parameters: Option<BTreeMap<String, String>> = "ResponseParameters" INTEGRATION_PARAMETERS named("responseParameters");
        response_templates: Option<BTreeMap<String, String>> = "ResponseTemplates" TEMPLATE_MAP named("responseTemplates");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
    }
    GET_INTEGRATION_RESPONSES_REQUEST GetIntegrationResponsesRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        integration_id: String = "IntegrationId" __STRING uri("integrationId") required;
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
    }
    GET_INTEGRATION_RESPONSES_RESPONSE GetIntegrationResponsesResponse {
        items: Option<Vec<IntegrationResponse>> = "Items" __LIST_OF_INTEGRATION_RESPONSE named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    GET_INTEGRATION_RESULT GetIntegrationResult {
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        connection_id: Option<String> = "ConnectionId" STRING_WITH_LENGTH_BETWEEN1_AND1024 named("connectionId");
        connection_type: Option<String> = "ConnectionType" CONNECTION_TYPE named("connectionType");
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        credentials_arn: Option<String> = "CredentialsArn" ARN named("credentialsArn");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        integration_id: Option<String> = "IntegrationId" ID named("integrationId");
        integration_method: Option<String> = "IntegrationMethod" STRING_WITH_LENGTH_BETWEEN1_AND64 named("integrationMethod");
        integration_response_selection_expression: Option<String> = "IntegrationResponseSelectionExpression" SELECTION_EXPRESSION named("integrationResponseSelectionExpression");
        integration_subtype: Option<String> = "IntegrationSubtype" STRING_WITH_LENGTH_BETWEEN1_AND128 named("integrationSubtype");
        integration_type: Option<String> = "IntegrationType" INTEGRATION_TYPE named("integrationType");
        integration_uri: Option<String> = "IntegrationUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("integrationUri");
        passthrough_behavior: Option<String> = "PassthroughBehavior" PASSTHROUGH_BEHAVIOR named("passthroughBehavior");
        payload_format_version: Option<String> = "PayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("payloadFormatVersion");
        request_parameters: Option<BTreeMap<String, String>> = "RequestParameters" INTEGRATION_PARAMETERS named("requestParameters");
        request_templates: Option<BTreeMap<String, String>> = "RequestTemplates" TEMPLATE_MAP named("requestTemplates");
        response_parameters: Option<BTreeMap<String, BTreeMap<String, String>>> = "ResponseParameters" RESPONSE_PARAMETERS named("responseParameters");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
        timeout_in_millis: Option<i32> = "TimeoutInMillis" INTEGER_WITH_LENGTH_BETWEEN50_AND30000 named("timeoutInMillis");
        tls_config: Option<TlsConfig> = "TlsConfig" TLS_CONFIG named("tlsConfig");
    }
    GET_INTEGRATIONS_REQUEST GetIntegrationsRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
    }
    GET_INTEGRATIONS_RESPONSE GetIntegrationsResponse {
        items: Option<Vec<Integration>> = "Items" __LIST_OF_INTEGRATION named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    GET_MODEL_REQUEST GetModelRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        model_id: String = "ModelId" __STRING uri("modelId") required;
    }
    GET_MODEL_RESPONSE GetModelResponse {
        content_type: Option<String> = "ContentType" STRING_WITH_LENGTH_BETWEEN1_AND256 named("contentType");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        model_id: Option<String> = "ModelId" ID named("modelId");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        schema: Option<String> = "Schema" STRING_WITH_LENGTH_BETWEEN0_AND32_K named("schema");
    }
    GET_MODEL_TEMPLATE_REQUEST GetModelTemplateRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        model_id: String = "ModelId" __STRING uri("modelId") required;
    }
    GET_MODEL_TEMPLATE_RESPONSE GetModelTemplateResponse {
        value: Option<String> = "Value" __STRING named("value");
    }
    GET_MODELS_REQUEST GetModelsRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
    }
    GET_MODELS_RESPONSE GetModelsResponse {
        items: Option<Vec<Model>> = "Items" __LIST_OF_MODEL named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    GET_ROUTE_REQUEST GetRouteRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        route_id: String = "RouteId" __STRING uri("routeId") required;
    }
    GET_ROUTE_RESPONSE_REQUEST GetRouteResponseRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        route_id: String = "RouteId" __STRING uri("routeId") required;
        route_response_id: String = "RouteResponseId" __STRING uri("routeResponseId") required;
    }
    GET_ROUTE_RESPONSE_RESPONSE GetRouteResponseResponse {
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        response_models: Option<BTreeMap<String, String>> = "ResponseModels" ROUTE_MODELS named("responseModels");
        response_parameters: Option<BTreeMap<String, ParameterConstraints>> = "ResponseParameters" ROUTE_PARAMETERS named("responseParameters");
        route_response_id: Option<String> = "RouteResponseId" ID named("routeResponseId");
        route_response_key: Option<String> = "RouteResponseKey" SELECTION_KEY named("routeResponseKey");
    }
    GET_ROUTE_RESPONSES_REQUEST GetRouteResponsesRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
        route_id: String = "RouteId" __STRING uri("routeId") required;
    }
    GET_ROUTE_RESPONSES_RESPONSE GetRouteResponsesResponse {
        items: Option<Vec<RouteResponse>> = "Items" __LIST_OF_ROUTE_RESPONSE named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    GET_ROUTE_RESULT GetRouteResult {
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        api_key_required: Option<bool> = "ApiKeyRequired" __BOOLEAN named("apiKeyRequired");
        authorization_scopes: Option<Vec<String>> = "AuthorizationScopes" AUTHORIZATION_SCOPES named("authorizationScopes");
        authorization_type: Option<String> = "AuthorizationType" AUTHORIZATION_TYPE named("authorizationType");
        authorizer_id: Option<String> = "AuthorizerId" ID named("authorizerId");
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        operation_name: Option<String> = "OperationName" STRING_WITH_LENGTH_BETWEEN1_AND64 named("operationName");
        request_models: Option<BTreeMap<String, String>> = "RequestModels" ROUTE_MODELS named("requestModels");
        request_parameters: Option<BTreeMap<String, ParameterConstraints>> = "RequestParameters" ROUTE_PARAMETERS named("requestParameters");
        route_id: Option<String> = "RouteId" ID named("routeId");
        route_key: Option<String> = "RouteKey" SELECTION_KEY named("routeKey");
        route_response_selection_expression: Option<String> = "RouteResponseSelectionExpression" SELECTION_EXPRESSION named("routeResponseSelectionExpression");
        target: Option<String> = "Target" STRING_WITH_LENGTH_BETWEEN1_AND128 named("target");
    }
    GET_ROUTES_REQUEST GetRoutesRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
    }
    GET_ROUTES_RESPONSE GetRoutesResponse {
        items: Option<Vec<Route>> = "Items" __LIST_OF_ROUTE named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    GET_STAGE_REQUEST GetStageRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        stage_name: String = "StageName" __STRING uri("stageName") required;
    }
    GET_STAGE_RESPONSE GetStageResponse {
        access_log_settings: Option<AccessLogSettings> = "AccessLogSettings" ACCESS_LOG_SETTINGS named("accessLogSettings");
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        auto_deploy: Option<bool> = "AutoDeploy" __BOOLEAN named("autoDeploy");
        client_certificate_id: Option<String> = "ClientCertificateId" ID named("clientCertificateId");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        default_route_settings: Option<RouteSettings> = "DefaultRouteSettings" ROUTE_SETTINGS named("defaultRouteSettings");
        deployment_id: Option<String> = "DeploymentId" ID named("deploymentId");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        last_deployment_status_message: Option<String> = "LastDeploymentStatusMessage" __STRING named("lastDeploymentStatusMessage");
        last_updated_date: Option<Timestamp> = "LastUpdatedDate" __TIMESTAMP_ISO8601 named("lastUpdatedDate");
        route_settings: Option<BTreeMap<String, RouteSettings>> = "RouteSettings" ROUTE_SETTINGS_MAP named("routeSettings");
        stage_name: Option<String> = "StageName" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stageName");
        stage_variables: Option<BTreeMap<String, String>> = "StageVariables" STAGE_VARIABLES_MAP named("stageVariables");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    GET_STAGES_REQUEST GetStagesRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
    }
    GET_STAGES_RESPONSE GetStagesResponse {
        items: Option<Vec<Stage>> = "Items" __LIST_OF_STAGE named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    GET_TAGS_REQUEST GetTagsRequest {
        resource_arn: String = "ResourceArn" __STRING uri("resource-arn") required;
    }
    GET_TAGS_RESPONSE GetTagsResponse {
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    GET_VPC_LINK_REQUEST GetVpcLinkRequest {
        vpc_link_id: String = "VpcLinkId" __STRING uri("vpcLinkId") required;
    }
    GET_VPC_LINK_RESPONSE GetVpcLinkResponse {
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        security_group_ids: Option<Vec<String>> = "SecurityGroupIds" SECURITY_GROUP_ID_LIST named("securityGroupIds");
        subnet_ids: Option<Vec<String>> = "SubnetIds" SUBNET_ID_LIST named("subnetIds");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
        vpc_link_id: Option<String> = "VpcLinkId" ID named("vpcLinkId");
        vpc_link_status: Option<String> = "VpcLinkStatus" VPC_LINK_STATUS named("vpcLinkStatus");
        vpc_link_status_message: Option<String> = "VpcLinkStatusMessage" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("vpcLinkStatusMessage");
        vpc_link_version: Option<String> = "VpcLinkVersion" VPC_LINK_VERSION named("vpcLinkVersion");
    }
    GET_VPC_LINKS_REQUEST GetVpcLinksRequest {
        max_results: Option<String> = "MaxResults" __STRING query("maxResults");
        next_token: Option<String> = "NextToken" __STRING query("nextToken");
    }
    GET_VPC_LINKS_RESPONSE GetVpcLinksResponse {
        items: Option<Vec<VpcLink>> = "Items" __LIST_OF_VPC_LINK named("items");
        next_token: Option<String> = "NextToken" NEXT_TOKEN named("nextToken");
    }
    IMPORT_API_REQUEST ImportApiRequest {
        basepath: Option<String> = "Basepath" __STRING query("basepath");
        body: String = "Body" __STRING named("body") required;
        fail_on_warnings: Option<bool> = "FailOnWarnings" __BOOLEAN query("failOnWarnings");
    }
    IMPORT_API_RESPONSE ImportApiResponse {
        api_endpoint: Option<String> = "ApiEndpoint" __STRING named("apiEndpoint");
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        api_id: Option<String> = "ApiId" ID named("apiId");
        api_key_selection_expression: Option<String> = "ApiKeySelectionExpression" SELECTION_EXPRESSION named("apiKeySelectionExpression");
        cors_configuration: Option<Cors> = "CorsConfiguration" CORS named("corsConfiguration");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        disable_schema_validation: Option<bool> = "DisableSchemaValidation" __BOOLEAN named("disableSchemaValidation");
        disable_execute_api_endpoint: Option<bool> = "DisableExecuteApiEndpoint" __BOOLEAN named("disableExecuteApiEndpoint");
        import_info: Option<Vec<String>> = "ImportInfo" __LIST_OF__STRING named("importInfo");
        ip_address_type: Option<String> = "IpAddressType" IP_ADDRESS_TYPE named("ipAddressType");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        protocol_type: Option<String> = "ProtocolType" PROTOCOL_TYPE named("protocolType");
        route_selection_expression: Option<String> = "RouteSelectionExpression" SELECTION_EXPRESSION named("routeSelectionExpression");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
        version: Option<String> = "Version" STRING_WITH_LENGTH_BETWEEN1_AND64 named("version");
        warnings: Option<Vec<String>> = "Warnings" __LIST_OF__STRING named("warnings");
    }
    INTEGRATION Integration {
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        connection_id: Option<String> = "ConnectionId" STRING_WITH_LENGTH_BETWEEN1_AND1024 named("connectionId");
        connection_type: Option<String> = "ConnectionType" CONNECTION_TYPE named("connectionType");
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        credentials_arn: Option<String> = "CredentialsArn" ARN named("credentialsArn");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        integration_id: Option<String> = "IntegrationId" ID named("integrationId");
        integration_method: Option<String> = "IntegrationMethod" STRING_WITH_LENGTH_BETWEEN1_AND64 named("integrationMethod");
        integration_response_selection_expression: Option<String> = "IntegrationResponseSelectionExpression" SELECTION_EXPRESSION named("integrationResponseSelectionExpression");
        integration_subtype: Option<String> = "IntegrationSubtype" STRING_WITH_LENGTH_BETWEEN1_AND128 named("integrationSubtype");
        integration_type: Option<String> = "IntegrationType" INTEGRATION_TYPE named("integrationType");
        integration_uri: Option<String> = "IntegrationUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("integrationUri");
        passthrough_behavior: Option<String> = "PassthroughBehavior" PASSTHROUGH_BEHAVIOR named("passthroughBehavior");
        payload_format_version: Option<String> = "PayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("payloadFormatVersion");
        request_parameters: Option<BTreeMap<String, String>> = "RequestParameters" INTEGRATION_PARAMETERS named("requestParameters");
        request_templates: Option<BTreeMap<String, String>> = "RequestTemplates" TEMPLATE_MAP named("requestTemplates");
        response_parameters: Option<BTreeMap<String, BTreeMap<String, String>>> = "ResponseParameters" RESPONSE_PARAMETERS named("responseParameters");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
        timeout_in_millis: Option<i32> = "TimeoutInMillis" INTEGER_WITH_LENGTH_BETWEEN50_AND30000 named("timeoutInMillis");
        tls_config: Option<TlsConfig> = "TlsConfig" TLS_CONFIG named("tlsConfig");
    }
    INTEGRATION_RESPONSE IntegrationResponse {
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        integration_response_id: Option<String> = "IntegrationResponseId" ID named("integrationResponseId");
        integration_response_key: String = "IntegrationResponseKey" SELECTION_KEY named("integrationResponseKey") required;
        response_parameters: Option<BTreeMap<String, String>> = "ResponseParameters" INTEGRATION_PARAMETERS named("responseParameters");
        response_templates: Option<BTreeMap<String, String>> = "ResponseTemplates" TEMPLATE_MAP named("responseTemplates");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
    }
    JWT_CONFIGURATION JWTConfiguration {
        audience: Option<Vec<String>> = "Audience" __LIST_OF__STRING named("audience");
        issuer: Option<String> = "Issuer" URI_WITH_LENGTH_BETWEEN1_AND2048 named("issuer");
    }
    MODEL Model {
        content_type: Option<String> = "ContentType" STRING_WITH_LENGTH_BETWEEN1_AND256 named("contentType");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        model_id: Option<String> = "ModelId" ID named("modelId");
        name: String = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name") required;
        schema: Option<String> = "Schema" STRING_WITH_LENGTH_BETWEEN0_AND32_K named("schema");
    }
    MUTUAL_TLS_AUTHENTICATION MutualTlsAuthentication {
        truststore_uri: Option<String> = "TruststoreUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("truststoreUri");
        truststore_version: Option<String> = "TruststoreVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("truststoreVersion");
        truststore_warnings: Option<Vec<String>> = "TruststoreWarnings" __LIST_OF__STRING named("truststoreWarnings");
    }
    MUTUAL_TLS_AUTHENTICATION_INPUT MutualTlsAuthenticationInput {
        truststore_uri: Option<String> = "TruststoreUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("truststoreUri");
        truststore_version: Option<String> = "TruststoreVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("truststoreVersion");
    }
    PARAMETER_CONSTRAINTS ParameterConstraints {
        required: Option<bool> = "Required" __BOOLEAN named("required");
    }
    REIMPORT_API_REQUEST ReimportApiRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        basepath: Option<String> = "Basepath" __STRING query("basepath");
        body: String = "Body" __STRING named("body") required;
        fail_on_warnings: Option<bool> = "FailOnWarnings" __BOOLEAN query("failOnWarnings");
    }
    REIMPORT_API_RESPONSE ReimportApiResponse {
        api_endpoint: Option<String> = "ApiEndpoint" __STRING named("apiEndpoint");
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        api_id: Option<String> = "ApiId" ID named("apiId");
        api_key_selection_expression: Option<String> = "ApiKeySelectionExpression" SELECTION_EXPRESSION named("apiKeySelectionExpression");
        cors_configuration: Option<Cors> = "CorsConfiguration" CORS named("corsConfiguration");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        disable_schema_validation: Option<bool> = "DisableSchemaValidation" __BOOLEAN named("disableSchemaValidation");
        disable_execute_api_endpoint: Option<bool> = "DisableExecuteApiEndpoint" __BOOLEAN named("disableExecuteApiEndpoint");
        import_info: Option<Vec<String>> = "ImportInfo" __LIST_OF__STRING named("importInfo");
        ip_address_type: Option<String> = "IpAddressType" IP_ADDRESS_TYPE named("ipAddressType");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        protocol_type: Option<String> = "ProtocolType" PROTOCOL_TYPE named("protocolType");
        route_selection_expression: Option<String> = "RouteSelectionExpression" SELECTION_EXPRESSION named("routeSelectionExpression");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
        version: Option<String> = "Version" STRING_WITH_LENGTH_BETWEEN1_AND64 named("version");
        warnings: Option<Vec<String>> = "Warnings" __LIST_OF__STRING named("warnings");
    }
    RESET_AUTHORIZERS_CACHE_REQUEST ResetAuthorizersCacheRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        stage_name: String = "StageName" __STRING uri("stageName") required;
    }
    ROUTE Route {
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        api_key_required: Option<bool> = "ApiKeyRequired" __BOOLEAN named("apiKeyRequired");
        authorization_scopes: Option<Vec<String>> = "AuthorizationScopes" AUTHORIZATION_SCOPES named("authorizationScopes");
        authorization_type: Option<String> = "AuthorizationType" AUTHORIZATION_TYPE named("authorizationType");
        authorizer_id: Option<String> = "AuthorizerId" ID named("authorizerId");
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        operation_name: Option<String> = "OperationName" STRING_WITH_LENGTH_BETWEEN1_AND64 named("operationName");
        request_models: Option<BTreeMap<String, String>> = "RequestModels" ROUTE_MODELS named("requestModels");
        request_parameters: Option<BTreeMap<String, ParameterConstraints>> = "RequestParameters" ROUTE_PARAMETERS named("requestParameters");
        route_id: Option<String> = "RouteId" ID named("routeId");
        route_key: String = "RouteKey" SELECTION_KEY named("routeKey") required;
        route_response_selection_expression: Option<String> = "RouteResponseSelectionExpression" SELECTION_EXPRESSION named("routeResponseSelectionExpression");
        target: Option<String> = "Target" STRING_WITH_LENGTH_BETWEEN1_AND128 named("target");
    }
    ROUTE_RESPONSE RouteResponse {
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        response_models: Option<BTreeMap<String, String>> = "ResponseModels" ROUTE_MODELS named("responseModels");
        response_parameters: Option<BTreeMap<String, ParameterConstraints>> = "ResponseParameters" ROUTE_PARAMETERS named("responseParameters");
        route_response_id: Option<String> = "RouteResponseId" ID named("routeResponseId");
        route_response_key: String = "RouteResponseKey" SELECTION_KEY named("routeResponseKey") required;
    }
    ROUTE_SETTINGS RouteSettings {
        data_trace_enabled: Option<bool> = "DataTraceEnabled" __BOOLEAN named("dataTraceEnabled");
        detailed_metrics_enabled: Option<bool> = "DetailedMetricsEnabled" __BOOLEAN named("detailedMetricsEnabled");
        logging_level: Option<String> = "LoggingLevel" LOGGING_LEVEL named("loggingLevel");
        throttling_burst_limit: Option<i32> = "ThrottlingBurstLimit" __INTEGER named("throttlingBurstLimit");
        throttling_rate_limit: Option<f64> = "ThrottlingRateLimit" __DOUBLE named("throttlingRateLimit");
    }
    STAGE Stage {
        access_log_settings: Option<AccessLogSettings> = "AccessLogSettings" ACCESS_LOG_SETTINGS named("accessLogSettings");
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        auto_deploy: Option<bool> = "AutoDeploy" __BOOLEAN named("autoDeploy");
        client_certificate_id: Option<String> = "ClientCertificateId" ID named("clientCertificateId");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        default_route_settings: Option<RouteSettings> = "DefaultRouteSettings" ROUTE_SETTINGS named("defaultRouteSettings");
        deployment_id: Option<String> = "DeploymentId" ID named("deploymentId");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        last_deployment_status_message: Option<String> = "LastDeploymentStatusMessage" __STRING named("lastDeploymentStatusMessage");
        last_updated_date: Option<Timestamp> = "LastUpdatedDate" __TIMESTAMP_ISO8601 named("lastUpdatedDate");
        route_settings: Option<BTreeMap<String, RouteSettings>> = "RouteSettings" ROUTE_SETTINGS_MAP named("routeSettings");
        stage_name: String = "StageName" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stageName") required;
        stage_variables: Option<BTreeMap<String, String>> = "StageVariables" STAGE_VARIABLES_MAP named("stageVariables");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    TAG_RESOURCE_REQUEST TagResourceRequest {
        resource_arn: String = "ResourceArn" __STRING uri("resource-arn") required;
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    TAG_RESOURCE_RESPONSE TagResourceResponse {
    }
    TLS_CONFIG TlsConfig {
        server_name_to_verify: Option<String> = "ServerNameToVerify" STRING_WITH_LENGTH_BETWEEN1_AND512 named("serverNameToVerify");
    }
    TLS_CONFIG_INPUT TlsConfigInput {
        server_name_to_verify: Option<String> = "ServerNameToVerify" STRING_WITH_LENGTH_BETWEEN1_AND512 named("serverNameToVerify");
    }
    UNTAG_RESOURCE_REQUEST UntagResourceRequest {
        resource_arn: String = "ResourceArn" __STRING uri("resource-arn") required;
        tag_keys: Vec<String> = "TagKeys" __LIST_OF__STRING query("tagKeys") required;
    }
    UPDATE_API_MAPPING_REQUEST UpdateApiMappingRequest {
        api_id: String = "ApiId" ID named("apiId") required;
        api_mapping_id: String = "ApiMappingId" __STRING uri("apiMappingId") required;
        api_mapping_key: Option<String> = "ApiMappingKey" SELECTION_KEY named("apiMappingKey");
        domain_name: String = "DomainName" __STRING uri("domainName") required;
        stage: Option<String> = "Stage" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stage");
    }
    UPDATE_API_MAPPING_RESPONSE UpdateApiMappingResponse {
        api_id: Option<String> = "ApiId" ID named("apiId");
        api_mapping_id: Option<String> = "ApiMappingId" ID named("apiMappingId");
        api_mapping_key: Option<String> = "ApiMappingKey" SELECTION_KEY named("apiMappingKey");
        stage: Option<String> = "Stage" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stage");
    }
    UPDATE_API_REQUEST UpdateApiRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        api_key_selection_expression: Option<String> = "ApiKeySelectionExpression" SELECTION_EXPRESSION named("apiKeySelectionExpression");
        cors_configuration: Option<Cors> = "CorsConfiguration" CORS named("corsConfiguration");
        credentials_arn: Option<String> = "CredentialsArn" ARN named("credentialsArn");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        disable_schema_validation: Option<bool> = "DisableSchemaValidation" __BOOLEAN named("disableSchemaValidation");
        disable_execute_api_endpoint: Option<bool> = "DisableExecuteApiEndpoint" __BOOLEAN named("disableExecuteApiEndpoint");
        ip_address_type: Option<String> = "IpAddressType" IP_ADDRESS_TYPE named("ipAddressType");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        route_key: Option<String> = "RouteKey" SELECTION_KEY named("routeKey");
        route_selection_expression: Option<String> = "RouteSelectionExpression" SELECTION_EXPRESSION named("routeSelectionExpression");
        target: Option<String> = "Target" URI_WITH_LENGTH_BETWEEN1_AND2048 named("target");
        version: Option<String> = "Version" STRING_WITH_LENGTH_BETWEEN1_AND64 named("version");
    }
    UPDATE_API_RESPONSE UpdateApiResponse {
        api_endpoint: Option<String> = "ApiEndpoint" __STRING named("apiEndpoint");
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        api_id: Option<String> = "ApiId" ID named("apiId");
        api_key_selection_expression: Option<String> = "ApiKeySelectionExpression" SELECTION_EXPRESSION named("apiKeySelectionExpression");
        cors_configuration: Option<Cors> = "CorsConfiguration" CORS named("corsConfiguration");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        disable_schema_validation: Option<bool> = "DisableSchemaValidation" __BOOLEAN named("disableSchemaValidation");
        disable_execute_api_endpoint: Option<bool> = "DisableExecuteApiEndpoint" __BOOLEAN named("disableExecuteApiEndpoint");
        import_info: Option<Vec<String>> = "ImportInfo" __LIST_OF__STRING named("importInfo");
        ip_address_type: Option<String> = "IpAddressType" IP_ADDRESS_TYPE named("ipAddressType");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        protocol_type: Option<String> = "ProtocolType" PROTOCOL_TYPE named("protocolType");
        route_selection_expression: Option<String> = "RouteSelectionExpression" SELECTION_EXPRESSION named("routeSelectionExpression");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
        version: Option<String> = "Version" STRING_WITH_LENGTH_BETWEEN1_AND64 named("version");
        warnings: Option<Vec<String>> = "Warnings" __LIST_OF__STRING named("warnings");
    }
    UPDATE_AUTHORIZER_REQUEST UpdateAuthorizerRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        authorizer_credentials_arn: Option<String> = "AuthorizerCredentialsArn" ARN named("authorizerCredentialsArn");
        authorizer_id: String = "AuthorizerId" __STRING uri("authorizerId") required;
        authorizer_payload_format_version: Option<String> = "AuthorizerPayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("authorizerPayloadFormatVersion");
        authorizer_result_ttl_in_seconds: Option<i32> = "AuthorizerResultTtlInSeconds" INTEGER_WITH_LENGTH_BETWEEN0_AND3600 named("authorizerResultTtlInSeconds");
        authorizer_type: Option<String> = "AuthorizerType" AUTHORIZER_TYPE named("authorizerType");
        authorizer_uri: Option<String> = "AuthorizerUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("authorizerUri");
        enable_simple_responses: Option<bool> = "EnableSimpleResponses" __BOOLEAN named("enableSimpleResponses");
        identity_source: Option<Vec<String>> = "IdentitySource" IDENTITY_SOURCE_LIST named("identitySource");
        identity_validation_expression: Option<String> = "IdentityValidationExpression" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("identityValidationExpression");
        jwt_configuration: Option<JWTConfiguration> = "JwtConfiguration" JWT_CONFIGURATION named("jwtConfiguration");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
    }
    UPDATE_AUTHORIZER_RESPONSE UpdateAuthorizerResponse {
        authorizer_credentials_arn: Option<String> = "AuthorizerCredentialsArn" ARN named("authorizerCredentialsArn");
        authorizer_id: Option<String> = "AuthorizerId" ID named("authorizerId");
        authorizer_payload_format_version: Option<String> = "AuthorizerPayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("authorizerPayloadFormatVersion");
        authorizer_result_ttl_in_seconds: Option<i32> = "AuthorizerResultTtlInSeconds" INTEGER_WITH_LENGTH_BETWEEN0_AND3600 named("authorizerResultTtlInSeconds");
        authorizer_type: Option<String> = "AuthorizerType" AUTHORIZER_TYPE named("authorizerType");
        authorizer_uri: Option<String> = "AuthorizerUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("authorizerUri");
        enable_simple_responses: Option<bool> = "EnableSimpleResponses" __BOOLEAN named("enableSimpleResponses");
        identity_source: Option<Vec<String>> = "IdentitySource" IDENTITY_SOURCE_LIST named("identitySource");
        identity_validation_expression: Option<String> = "IdentityValidationExpression" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("identityValidationExpression");
        jwt_configuration: Option<JWTConfiguration> = "JwtConfiguration" JWT_CONFIGURATION named("jwtConfiguration");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
    }
    UPDATE_DEPLOYMENT_REQUEST UpdateDeploymentRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        deployment_id: String = "DeploymentId" __STRING uri("deploymentId") required;
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
    }
    UPDATE_DEPLOYMENT_RESPONSE UpdateDeploymentResponse {
        auto_deployed: Option<bool> = "AutoDeployed" __BOOLEAN named("autoDeployed");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        deployment_id: Option<String> = "DeploymentId" ID named("deploymentId");
        deployment_status: Option<String> = "DeploymentStatus" DEPLOYMENT_STATUS named("deploymentStatus");
        deployment_status_message: Option<String> = "DeploymentStatusMessage" __STRING named("deploymentStatusMessage");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
    }
    UPDATE_DOMAIN_NAME_REQUEST UpdateDomainNameRequest {
        domain_name: String = "DomainName" __STRING uri("domainName") required;
        domain_name_configurations: Option<Vec<DomainNameConfiguration>> = "DomainNameConfigurations" DOMAIN_NAME_CONFIGURATIONS named("domainNameConfigurations");
        mutual_tls_authentication: Option<MutualTlsAuthenticationInput> = "MutualTlsAuthentication" MUTUAL_TLS_AUTHENTICATION_INPUT named("mutualTlsAuthentication");
        routing_mode: Option<String> = "RoutingMode" ROUTING_MODE named("routingMode");
    }
    UPDATE_DOMAIN_NAME_RESPONSE UpdateDomainNameResponse {
        api_mapping_selection_expression: Option<String> = "ApiMappingSelectionExpression" SELECTION_EXPRESSION named("apiMappingSelectionExpression");
        domain_name: Option<String> = "DomainName" STRING_WITH_LENGTH_BETWEEN1_AND512 named("domainName");
        domain_name_arn: Option<String> = "DomainNameArn" ARN named("domainNameArn");
        domain_name_configurations: Option<Vec<DomainNameConfiguration>> = "DomainNameConfigurations" DOMAIN_NAME_CONFIGURATIONS named("domainNameConfigurations");
        mutual_tls_authentication: Option<MutualTlsAuthentication> = "MutualTlsAuthentication" MUTUAL_TLS_AUTHENTICATION named("mutualTlsAuthentication");
        routing_mode: Option<String> = "RoutingMode" ROUTING_MODE named("routingMode");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    UPDATE_INTEGRATION_REQUEST UpdateIntegrationRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        connection_id: Option<String> = "ConnectionId" STRING_WITH_LENGTH_BETWEEN1_AND1024 named("connectionId");
        connection_type: Option<String> = "ConnectionType" CONNECTION_TYPE named("connectionType");
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        credentials_arn: Option<String> = "CredentialsArn" ARN named("credentialsArn");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        integration_id: String = "IntegrationId" __STRING uri("integrationId") required;
        integration_method: Option<String> = "IntegrationMethod" STRING_WITH_LENGTH_BETWEEN1_AND64 named("integrationMethod");
        integration_subtype: Option<String> = "IntegrationSubtype" STRING_WITH_LENGTH_BETWEEN1_AND128 named("integrationSubtype");
        integration_type: Option<String> = "IntegrationType" INTEGRATION_TYPE named("integrationType");
        integration_uri: Option<String> = "IntegrationUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("integrationUri");
        passthrough_behavior: Option<String> = "PassthroughBehavior" PASSTHROUGH_BEHAVIOR named("passthroughBehavior");
        payload_format_version: Option<String> = "PayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("payloadFormatVersion");
        request_parameters: Option<BTreeMap<String, String>> = "RequestParameters" INTEGRATION_PARAMETERS named("requestParameters");
        request_templates: Option<BTreeMap<String, String>> = "RequestTemplates" TEMPLATE_MAP named("requestTemplates");
        response_parameters: Option<BTreeMap<String, BTreeMap<String, String>>> = "ResponseParameters" RESPONSE_PARAMETERS named("responseParameters");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
        timeout_in_millis: Option<i32> = "TimeoutInMillis" INTEGER_WITH_LENGTH_BETWEEN50_AND30000 named("timeoutInMillis");
        tls_config: Option<TlsConfigInput> = "TlsConfig" TLS_CONFIG_INPUT named("tlsConfig");
    }
    UPDATE_INTEGRATION_RESPONSE_REQUEST UpdateIntegrationResponseRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        integration_id: String = "IntegrationId" __STRING uri("integrationId") required;
        integration_response_id: String = "IntegrationResponseId" __STRING uri("integrationResponseId") required;
        integration_response_key: Option<String> = "IntegrationResponseKey" SELECTION_KEY named("integrationResponseKey");
        response_parameters: Option<BTreeMap<String, String>> = "ResponseParameters" INTEGRATION_PARAMETERS named("responseParameters");
        response_templates: Option<BTreeMap<String, String>> = "ResponseTemplates" TEMPLATE_MAP named("responseTemplates");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
    }
    UPDATE_INTEGRATION_RESPONSE_RESPONSE UpdateIntegrationResponseResponse {
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        integration_response_id: Option<String> = "IntegrationResponseId" ID named("integrationResponseId");
        integration_response_key: Option<String> = "IntegrationResponseKey" SELECTION_KEY named("integrationResponseKey");
        response_parameters: Option<BTreeMap<String, String>> = "ResponseParameters" INTEGRATION_PARAMETERS named("responseParameters");
        response_templates: Option<BTreeMap<String, String>> = "ResponseTemplates" TEMPLATE_MAP named("responseTemplates");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
    }
    UPDATE_INTEGRATION_RESULT UpdateIntegrationResult {
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        connection_id: Option<String> = "ConnectionId" STRING_WITH_LENGTH_BETWEEN1_AND1024 named("connectionId");
        connection_type: Option<String> = "ConnectionType" CONNECTION_TYPE named("connectionType");
        content_handling_strategy: Option<String> = "ContentHandlingStrategy" CONTENT_HANDLING_STRATEGY named("contentHandlingStrategy");
        credentials_arn: Option<String> = "CredentialsArn" ARN named("credentialsArn");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        integration_id: Option<String> = "IntegrationId" ID named("integrationId");
        integration_method: Option<String> = "IntegrationMethod" STRING_WITH_LENGTH_BETWEEN1_AND64 named("integrationMethod");
        integration_response_selection_expression: Option<String> = "IntegrationResponseSelectionExpression" SELECTION_EXPRESSION named("integrationResponseSelectionExpression");
        integration_subtype: Option<String> = "IntegrationSubtype" STRING_WITH_LENGTH_BETWEEN1_AND128 named("integrationSubtype");
        integration_type: Option<String> = "IntegrationType" INTEGRATION_TYPE named("integrationType");
        integration_uri: Option<String> = "IntegrationUri" URI_WITH_LENGTH_BETWEEN1_AND2048 named("integrationUri");
        passthrough_behavior: Option<String> = "PassthroughBehavior" PASSTHROUGH_BEHAVIOR named("passthroughBehavior");
        payload_format_version: Option<String> = "PayloadFormatVersion" STRING_WITH_LENGTH_BETWEEN1_AND64 named("payloadFormatVersion");
        request_parameters: Option<BTreeMap<String, String>> = "RequestParameters" INTEGRATION_PARAMETERS named("requestParameters");
        request_templates: Option<BTreeMap<String, String>> = "RequestTemplates" TEMPLATE_MAP named("requestTemplates");
        response_parameters: Option<BTreeMap<String, BTreeMap<String, String>>> = "ResponseParameters" RESPONSE_PARAMETERS named("responseParameters");
        template_selection_expression: Option<String> = "TemplateSelectionExpression" SELECTION_EXPRESSION named("templateSelectionExpression");
        timeout_in_millis: Option<i32> = "TimeoutInMillis" INTEGER_WITH_LENGTH_BETWEEN50_AND30000 named("timeoutInMillis");
        tls_config: Option<TlsConfig> = "TlsConfig" TLS_CONFIG named("tlsConfig");
    }
    UPDATE_MODEL_REQUEST UpdateModelRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        content_type: Option<String> = "ContentType" STRING_WITH_LENGTH_BETWEEN1_AND256 named("contentType");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        model_id: String = "ModelId" __STRING uri("modelId") required;
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        schema: Option<String> = "Schema" STRING_WITH_LENGTH_BETWEEN0_AND32_K named("schema");
    }
    UPDATE_MODEL_RESPONSE UpdateModelResponse {
        content_type: Option<String> = "ContentType" STRING_WITH_LENGTH_BETWEEN1_AND256 named("contentType");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        model_id: Option<String> = "ModelId" ID named("modelId");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        schema: Option<String> = "Schema" STRING_WITH_LENGTH_BETWEEN0_AND32_K named("schema");
    }
    UPDATE_ROUTE_REQUEST UpdateRouteRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        api_key_required: Option<bool> = "ApiKeyRequired" __BOOLEAN named("apiKeyRequired");
        authorization_scopes: Option<Vec<String>> = "AuthorizationScopes" AUTHORIZATION_SCOPES named("authorizationScopes");
        authorization_type: Option<String> = "AuthorizationType" AUTHORIZATION_TYPE named("authorizationType");
        authorizer_id: Option<String> = "AuthorizerId" ID named("authorizerId");
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        operation_name: Option<String> = "OperationName" STRING_WITH_LENGTH_BETWEEN1_AND64 named("operationName");
        request_models: Option<BTreeMap<String, String>> = "RequestModels" ROUTE_MODELS named("requestModels");
        request_parameters: Option<BTreeMap<String, ParameterConstraints>> = "RequestParameters" ROUTE_PARAMETERS named("requestParameters");
        route_id: String = "RouteId" __STRING uri("routeId") required;
        route_key: Option<String> = "RouteKey" SELECTION_KEY named("routeKey");
        route_response_selection_expression: Option<String> = "RouteResponseSelectionExpression" SELECTION_EXPRESSION named("routeResponseSelectionExpression");
        target: Option<String> = "Target" STRING_WITH_LENGTH_BETWEEN1_AND128 named("target");
    }
    UPDATE_ROUTE_RESPONSE_REQUEST UpdateRouteResponseRequest {
        api_id: String = "ApiId" __STRING uri("apiId") required;
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        response_models: Option<BTreeMap<String, String>> = "ResponseModels" ROUTE_MODELS named("responseModels");
        response_parameters: Option<BTreeMap<String, ParameterConstraints>> = "ResponseParameters" ROUTE_PARAMETERS named("responseParameters");
        route_id: String = "RouteId" __STRING uri("routeId") required;
        route_response_id: String = "RouteResponseId" __STRING uri("routeResponseId") required;
        route_response_key: Option<String> = "RouteResponseKey" SELECTION_KEY named("routeResponseKey");
    }
    UPDATE_ROUTE_RESPONSE_RESPONSE UpdateRouteResponseResponse {
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        response_models: Option<BTreeMap<String, String>> = "ResponseModels" ROUTE_MODELS named("responseModels");
        response_parameters: Option<BTreeMap<String, ParameterConstraints>> = "ResponseParameters" ROUTE_PARAMETERS named("responseParameters");
        route_response_id: Option<String> = "RouteResponseId" ID named("routeResponseId");
        route_response_key: Option<String> = "RouteResponseKey" SELECTION_KEY named("routeResponseKey");
    }
    UPDATE_ROUTE_RESULT UpdateRouteResult {
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        api_key_required: Option<bool> = "ApiKeyRequired" __BOOLEAN named("apiKeyRequired");
        authorization_scopes: Option<Vec<String>> = "AuthorizationScopes" AUTHORIZATION_SCOPES named("authorizationScopes");
        authorization_type: Option<String> = "AuthorizationType" AUTHORIZATION_TYPE named("authorizationType");
        authorizer_id: Option<String> = "AuthorizerId" ID named("authorizerId");
        model_selection_expression: Option<String> = "ModelSelectionExpression" SELECTION_EXPRESSION named("modelSelectionExpression");
        operation_name: Option<String> = "OperationName" STRING_WITH_LENGTH_BETWEEN1_AND64 named("operationName");
        request_models: Option<BTreeMap<String, String>> = "RequestModels" ROUTE_MODELS named("requestModels");
        request_parameters: Option<BTreeMap<String, ParameterConstraints>> = "RequestParameters" ROUTE_PARAMETERS named("requestParameters");
        route_id: Option<String> = "RouteId" ID named("routeId");
        route_key: Option<String> = "RouteKey" SELECTION_KEY named("routeKey");
        route_response_selection_expression: Option<String> = "RouteResponseSelectionExpression" SELECTION_EXPRESSION named("routeResponseSelectionExpression");
        target: Option<String> = "Target" STRING_WITH_LENGTH_BETWEEN1_AND128 named("target");
    }
    UPDATE_STAGE_REQUEST UpdateStageRequest {
        access_log_settings: Option<AccessLogSettings> = "AccessLogSettings" ACCESS_LOG_SETTINGS named("accessLogSettings");
        api_id: String = "ApiId" __STRING uri("apiId") required;
        auto_deploy: Option<bool> = "AutoDeploy" __BOOLEAN named("autoDeploy");
        client_certificate_id: Option<String> = "ClientCertificateId" ID named("clientCertificateId");
        default_route_settings: Option<RouteSettings> = "DefaultRouteSettings" ROUTE_SETTINGS named("defaultRouteSettings");
        deployment_id: Option<String> = "DeploymentId" ID named("deploymentId");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        route_settings: Option<BTreeMap<String, RouteSettings>> = "RouteSettings" ROUTE_SETTINGS_MAP named("routeSettings");
        stage_name: String = "StageName" __STRING uri("stageName") required;
        stage_variables: Option<BTreeMap<String, String>> = "StageVariables" STAGE_VARIABLES_MAP named("stageVariables");
    }
    UPDATE_STAGE_RESPONSE UpdateStageResponse {
        access_log_settings: Option<AccessLogSettings> = "AccessLogSettings" ACCESS_LOG_SETTINGS named("accessLogSettings");
        api_gateway_managed: Option<bool> = "ApiGatewayManaged" __BOOLEAN named("apiGatewayManaged");
        auto_deploy: Option<bool> = "AutoDeploy" __BOOLEAN named("autoDeploy");
        client_certificate_id: Option<String> = "ClientCertificateId" ID named("clientCertificateId");
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        default_route_settings: Option<RouteSettings> = "DefaultRouteSettings" ROUTE_SETTINGS named("defaultRouteSettings");
        deployment_id: Option<String> = "DeploymentId" ID named("deploymentId");
        description: Option<String> = "Description" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("description");
        last_deployment_status_message: Option<String> = "LastDeploymentStatusMessage" __STRING named("lastDeploymentStatusMessage");
        last_updated_date: Option<Timestamp> = "LastUpdatedDate" __TIMESTAMP_ISO8601 named("lastUpdatedDate");
        route_settings: Option<BTreeMap<String, RouteSettings>> = "RouteSettings" ROUTE_SETTINGS_MAP named("routeSettings");
        stage_name: Option<String> = "StageName" STRING_WITH_LENGTH_BETWEEN1_AND128 named("stageName");
        stage_variables: Option<BTreeMap<String, String>> = "StageVariables" STAGE_VARIABLES_MAP named("stageVariables");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
    }
    UPDATE_VPC_LINK_REQUEST UpdateVpcLinkRequest {
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        vpc_link_id: String = "VpcLinkId" __STRING uri("vpcLinkId") required;
    }
    UPDATE_VPC_LINK_RESPONSE UpdateVpcLinkResponse {
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        name: Option<String> = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name");
        security_group_ids: Option<Vec<String>> = "SecurityGroupIds" SECURITY_GROUP_ID_LIST named("securityGroupIds");
        subnet_ids: Option<Vec<String>> = "SubnetIds" SUBNET_ID_LIST named("subnetIds");
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
        vpc_link_id: Option<String> = "VpcLinkId" ID named("vpcLinkId");
        vpc_link_status: Option<String> = "VpcLinkStatus" VPC_LINK_STATUS named("vpcLinkStatus");
        vpc_link_status_message: Option<String> = "VpcLinkStatusMessage" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("vpcLinkStatusMessage");
        vpc_link_version: Option<String> = "VpcLinkVersion" VPC_LINK_VERSION named("vpcLinkVersion");
    }
    VPC_LINK VpcLink {
        created_date: Option<Timestamp> = "CreatedDate" __TIMESTAMP_ISO8601 named("createdDate");
        name: String = "Name" STRING_WITH_LENGTH_BETWEEN1_AND128 named("name") required;
        security_group_ids: Vec<String> = "SecurityGroupIds" SECURITY_GROUP_ID_LIST named("securityGroupIds") required;
        subnet_ids: Vec<String> = "SubnetIds" SUBNET_ID_LIST named("subnetIds") required;
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS named("tags");
        vpc_link_id: String = "VpcLinkId" ID named("vpcLinkId") required;
        vpc_link_status: Option<String> = "VpcLinkStatus" VPC_LINK_STATUS named("vpcLinkStatus");
        vpc_link_status_message: Option<String> = "VpcLinkStatusMessage" STRING_WITH_LENGTH_BETWEEN0_AND1024 named("vpcLinkStatusMessage");
        vpc_link_version: Option<String> = "VpcLinkVersion" VPC_LINK_VERSION named("vpcLinkVersion");
    }
}
