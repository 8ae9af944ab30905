//! Shapes without members of their own.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::structures::*;
use crate::macros::prelude::*;
use crate::macros::simple;

simple! {
    ARN "Arn" Kind::Text;
    AUTHORIZATION_SCOPES "AuthorizationScopes" Kind::List(&STRING_WITH_LENGTH_BETWEEN1_AND64);
    AUTHORIZATION_TYPE "AuthorizationType" Kind::Text, values(&["CUSTOM", "AWS_IAM", "NONE", "JWT"]);
    AUTHORIZER_TYPE "AuthorizerType" Kind::Text, values(&["REQUEST", "JWT"]);
    CONNECTION_TYPE "ConnectionType" Kind::Text, values(&["INTERNET", "VPC_LINK"]);
    CONTENT_HANDLING_STRATEGY "ContentHandlingStrategy" Kind::Text, values(&["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"]);
    CORS_HEADER_LIST "CorsHeaderList" Kind::List(&__STRING);
    CORS_METHOD_LIST "CorsMethodList" Kind::List(&STRING_WITH_LENGTH_BETWEEN1_AND64);
    CORS_ORIGIN_LIST "CorsOriginList" Kind::List(&__STRING);
    DEPLOYMENT_STATUS "DeploymentStatus" Kind::Text, values(&["PENDING", "DEPLOYED", "FAILED"]);
    DOMAIN_NAME_CONFIGURATIONS "DomainNameConfigurations" Kind::List(&DOMAIN_NAME_CONFIGURATION);
    DOMAIN_NAME_STATUS "DomainNameStatus" Kind::Text, values(&["AVAILABLE", "PENDING_CERTIFICATE_REIMPORT", "PENDING_OWNERSHIP_VERIFICATION", "UPDATING"]);
    ENDPOINT_TYPE "EndpointType" Kind::Text, values(&["EDGE", "REGIONAL"]);
    EXPORTED_API "ExportedApi" Kind::Blob;
    ID "Id" Kind::Text;
    IDENTITY_SOURCE_LIST "IdentitySourceList" Kind::List(&__STRING);
    INTEGER_WITH_LENGTH_BETWEEN0_AND3600 "IntegerWithLengthBetween0And3600" Kind::Integer, min(0.0) max(3600.0);
    INTEGER_WITH_LENGTH_BETWEEN50_AND30000 "IntegerWithLengthBetween50And30000" Kind::Integer, min(50.0) max(30000.0);
    INTEGER_WITH_LENGTH_BETWEEN_MINUS1_AND86400 "IntegerWithLengthBetweenMinus1And86400" Kind::Integer, min(-1.0) max(86400.0);
    INTEGRATION_PARAMETERS "IntegrationParameters" Kind::Map(&__STRING, &STRING_WITH_LENGTH_BETWEEN1_AND512);
    INTEGRATION_TYPE "IntegrationType" Kind::Text, values(&["AWS_PROXY", "HTTP", "HTTP_PROXY", "AWS", "MOCK"]);
    IP_ADDRESS_TYPE "IpAddressType" Kind::Text, values(&["ipv4", "dualstack"]);
    LOGGING_LEVEL "LoggingLevel" Kind::Text, values(&["ERROR", "INFO", "OFF"]);
    NEXT_TOKEN "NextToken" Kind::Text;
    PASSTHROUGH_BEHAVIOR "PassthroughBehavior" Kind::Text, values(&["WHEN_NO_TEMPLATES", "WHEN_NO_MATCH", "NEVER"]);
    PROTOCOL_TYPE "ProtocolType" Kind::Text, values(&["WEBSOCKET", "HTTP"]);
    RESPONSE_PARAMETERS "ResponseParameters" Kind::Map(&__STRING, &INTEGRATION_PARAMETERS);
    ROUTE_MODELS "RouteModels" Kind::Map(&__STRING, &STRING_WITH_LENGTH_BETWEEN1_AND128);
    ROUTE_PARAMETERS "RouteParameters" Kind::Map(&__STRING, &PARAMETER_CONSTRAINTS);
    ROUTE_SETTINGS_MAP "RouteSettingsMap" Kind::Map(&__STRING, &ROUTE_SETTINGS);
    ROUTING_MODE "RoutingMode" Kind::Text, values(&["API_MAPPING_ONLY", "ROUTING_RULE_THEN_API_MAPPING", "ROUTING_RULE_ONLY"]);
    SECURITY_GROUP_ID_LIST "SecurityGroupIdList" Kind::List(&__STRING);
    SECURITY_POLICY "SecurityPolicy" Kind::Text, values(&["TLS_1_2", "TLS_1_0"]);
    SELECTION_EXPRESSION "SelectionExpression" Kind::Text;
    SELECTION_KEY "SelectionKey" Kind::Text;
    STAGE_VARIABLES_MAP "StageVariablesMap" Kind::Map(&__STRING, &STRING_WITH_LENGTH_BETWEEN0_AND2048);
    STRING_WITH_LENGTH_BETWEEN0_AND1024 "StringWithLengthBetween0And1024" Kind::Text;
    STRING_WITH_LENGTH_BETWEEN0_AND2048 "StringWithLengthBetween0And2048" Kind::Text;
    STRING_WITH_LENGTH_BETWEEN0_AND32_K "StringWithLengthBetween0And32K" Kind::Text;
    STRING_WITH_LENGTH_BETWEEN1_AND1024 "StringWithLengthBetween1And1024" Kind::Text;
    STRING_WITH_LENGTH_BETWEEN1_AND128 "StringWithLengthBetween1And128" Kind::Text;
    STRING_WITH_LENGTH_BETWEEN1_AND1600 "StringWithLengthBetween1And1600" Kind::Text;
    STRING_WITH_LENGTH_BETWEEN1_AND256 "StringWithLengthBetween1And256" Kind::Text;
    STRING_WITH_LENGTH_BETWEEN1_AND512 "StringWithLengthBetween1And512" Kind::Text;
    STRING_WITH_LENGTH_BETWEEN1_AND64 "StringWithLengthBetween1And64" Kind::Text;
    SUBNET_ID_LIST "SubnetIdList" Kind::List(&__STRING);
    TAGS "Tags" Kind::Map(&__STRING, &STRING_WITH_LENGTH_BETWEEN1_AND1600);
    TEMPLATE_MAP "TemplateMap" Kind::Map(&__STRING, &STRING_WITH_LENGTH_BETWEEN0_AND32_K);
    URI_WITH_LENGTH_BETWEEN1_AND2048 "UriWithLengthBetween1And2048" Kind::Text;
    VPC_LINK_STATUS "VpcLinkStatus" Kind::Text, values(&["AVAILABLE", "DELETING", "PENDING", "FAILED", "INACTIVE"]);
    VPC_LINK_VERSION "VpcLinkVersion" Kind::Text, values(&["V2"]);
    __BOOLEAN "__boolean" Kind::Boolean;
    __DOUBLE "__double" Kind::Double;
    __INTEGER "__integer" Kind::Integer;
    __LIST_OF_API "__listOfApi" Kind::List(&API);
    __LIST_OF_API_MAPPING "__listOfApiMapping" Kind::List(&API_MAPPING);
    __LIST_OF_AUTHORIZER "__listOfAuthorizer" Kind::List(&AUTHORIZER);
    __LIST_OF_DEPLOYMENT "__listOfDeployment" Kind::List(&DEPLOYMENT);
    __LIST_OF_DOMAIN_NAME "__listOfDomainName" Kind::List(&DOMAIN_NAME);
    __LIST_OF_INTEGRATION "__listOfIntegration" Kind::List(&INTEGRATION);
    __LIST_OF_INTEGRATION_RESPONSE "__listOfIntegrationResponse" Kind::List(&INTEGRATION_RESPONSE);
    __LIST_OF_MODEL "__listOfModel" Kind::List(&MODEL);
    __LIST_OF_ROUTE "__listOfRoute" Kind::List(&ROUTE);
    __LIST_OF_ROUTE_RESPONSE "__listOfRouteResponse" Kind::List(&ROUTE_RESPONSE);
    __LIST_OF_STAGE "__listOfStage" Kind::List(&STAGE);
    __LIST_OF_VPC_LINK "__listOfVpcLink" Kind::List(&VPC_LINK);
    __LIST_OF__STRING "__listOf__string" Kind::List(&__STRING);
    __STRING "__string" Kind::Text;
    __TIMESTAMP_ISO8601 "__timestampIso8601" Kind::Timestamp(Some(TimestampFormat::Iso8601));
}
