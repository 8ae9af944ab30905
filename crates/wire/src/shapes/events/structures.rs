//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    API_DESTINATION ApiDestination {
        api_destination_arn: Option<String> = "ApiDestinationArn" API_DESTINATION_ARN;
        name: Option<String> = "Name" API_DESTINATION_NAME;
        api_destination_state: Option<String> = "ApiDestinationState" API_DESTINATION_STATE;
        connection_arn: Option<String> = "ConnectionArn" CONNECTION_ARN;
        invocation_endpoint: Option<String> = "InvocationEndpoint" HTTPS_ENDPOINT;
        http_method: Option<String> = "HttpMethod" API_DESTINATION_HTTP_METHOD;
        invocation_rate_limit_per_second: Option<i32> = "InvocationRateLimitPerSecond" API_DESTINATION_INVOCATION_RATE_LIMIT_PER_SECOND;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
    }
    APP_SYNC_PARAMETERS AppSyncParameters {
        graph_ql_operation: Option<String> = "GraphQLOperation" GRAPH_QL_OPERATION;
    }
    ARCHIVE Archive {
        archive_name: Option<String> = "ArchiveName" ARCHIVE_NAME;
        event_source_arn: Option<String> = "EventSourceArn" EVENT_BUS_ARN;
        state: Option<String> = "State" ARCHIVE_STATE;
        state_reason: Option<String> = "StateReason" ARCHIVE_STATE_REASON;
        retention_days: Option<i32> = "RetentionDays" RETENTION_DAYS;
        size_bytes: Option<i64> = "SizeBytes" LONG;
        event_count: Option<i64> = "EventCount" LONG;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
    }
    AWS_VPC_CONFIGURATION AwsVpcConfiguration {
        subnets: Vec<String> = "Subnets" STRING_LIST required;
        security_groups: Option<Vec<String>> = "SecurityGroups" STRING_LIST;
        assign_public_ip: Option<String> = "AssignPublicIp" ASSIGN_PUBLIC_IP;
    }
    BATCH_ARRAY_PROPERTIES BatchArrayProperties {
        size: Option<i32> = "Size" INTEGER;
    }
    BATCH_PARAMETERS BatchParameters {
        job_definition: String = "JobDefinition" STRING required;
        job_name: String = "JobName" STRING required;
        array_properties: Option<BatchArrayProperties> = "ArrayProperties" BATCH_ARRAY_PROPERTIES;
        retry_strategy: Option<BatchRetryStrategy> = "RetryStrategy" BATCH_RETRY_STRATEGY;
    }
    BATCH_RETRY_STRATEGY BatchRetryStrategy {
        attempts: Option<i32> = "Attempts" INTEGER;
    }
    CANCEL_REPLAY_REQUEST CancelReplayRequest {
        replay_name: String = "ReplayName" REPLAY_NAME required;
    }
    CANCEL_REPLAY_RESPONSE CancelReplayResponse {
        replay_arn: Option<String> = "ReplayArn" REPLAY_ARN;
        state: Option<String> = "State" REPLAY_STATE;
        state_reason: Option<String> = "StateReason" REPLAY_STATE_REASON;
    }
    CAPACITY_PROVIDER_STRATEGY_ITEM CapacityProviderStrategyItem {
        capacity_provider: String = "capacityProvider" CAPACITY_PROVIDER required;
        weight: Option<i32> = "weight" CAPACITY_PROVIDER_STRATEGY_ITEM_WEIGHT;
        base: Option<i32> = "base" CAPACITY_PROVIDER_STRATEGY_ITEM_BASE;
    }
    CONDITION Condition {
        r#type: String = "Type" STRING required;
        key: String = "Key" STRING required;
        value: String = "Value" STRING required;
    }
    CONNECTION Connection {
        connection_arn: Option<String> = "ConnectionArn" CONNECTION_ARN;
        name: Option<String> = "Name" CONNECTION_NAME;
        connection_state: Option<String> = "ConnectionState" CONNECTION_STATE;
        state_reason: Option<String> = "StateReason" CONNECTION_STATE_REASON;
        authorization_type: Option<String> = "AuthorizationType" CONNECTION_AUTHORIZATION_TYPE;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
        last_authorized_time: Option<Timestamp> = "LastAuthorizedTime" TIMESTAMP;
    }
    CONNECTION_API_KEY_AUTH_RESPONSE_PARAMETERS ConnectionApiKeyAuthResponseParameters {
        api_key_name: Option<String> = "ApiKeyName" AUTH_HEADER_PARAMETERS;
    }
    CONNECTION_AUTH_RESPONSE_PARAMETERS ConnectionAuthResponseParameters {
        basic_auth_parameters: Option<ConnectionBasicAuthResponseParameters> = "BasicAuthParameters" CONNECTION_BASIC_AUTH_RESPONSE_PARAMETERS;
        o_auth_parameters: Option<ConnectionOAuthResponseParameters> = "OAuthParameters" CONNECTION_O_AUTH_RESPONSE_PARAMETERS;
        api_key_auth_parameters: Option<ConnectionApiKeyAuthResponseParameters> = "ApiKeyAuthParameters" CONNECTION_API_KEY_AUTH_RESPONSE_PARAMETERS;
        invocation_http_parameters: Option<ConnectionHttpParameters> = "InvocationHttpParameters" CONNECTION_HTTP_PARAMETERS;
        connectivity_parameters: Option<DescribeConnectionConnectivityParameters> = "ConnectivityParameters" DESCRIBE_CONNECTION_CONNECTIVITY_PARAMETERS;
    }
    CONNECTION_BASIC_AUTH_RESPONSE_PARAMETERS ConnectionBasicAuthResponseParameters {
        username: Option<String> = "Username" AUTH_HEADER_PARAMETERS;
    }
    CONNECTION_BODY_PARAMETER ConnectionBodyParameter {
        key: Option<String> = "Key" STRING;
        value: Option<String> = "Value" SENSITIVE_STRING;
        is_value_secret: Option<bool> = "IsValueSecret" BOOLEAN;
    }
    CONNECTION_HEADER_PARAMETER ConnectionHeaderParameter {
        key: Option<String> = "Key" HEADER_KEY;
        value: Option<String> = "Value" HEADER_VALUE_SENSITIVE;
        is_value_secret: Option<bool> = "IsValueSecret" BOOLEAN;
    }
    CONNECTION_HTTP_PARAMETERS ConnectionHttpParameters {
        header_parameters: Option<Vec<ConnectionHeaderParameter>> = "HeaderParameters" CONNECTION_HEADER_PARAMETERS_LIST;
        query_string_parameters: Option<Vec<ConnectionQueryStringParameter>> = "QueryStringParameters" CONNECTION_QUERY_STRING_PARAMETERS_LIST;
        body_parameters: Option<Vec<ConnectionBodyParameter>> = "BodyParameters" CONNECTION_BODY_PARAMETERS_LIST;
    }
    CONNECTION_O_AUTH_CLIENT_RESPONSE_PARAMETERS ConnectionOAuthClientResponseParameters {
        client_id: Option<String> = "ClientID" AUTH_HEADER_PARAMETERS;
    }
    CONNECTION_O_AUTH_RESPONSE_PARAMETERS ConnectionOAuthResponseParameters {
        client_parameters: Option<ConnectionOAuthClientResponseParameters> = "ClientParameters" CONNECTION_O_AUTH_CLIENT_RESPONSE_PARAMETERS;
        authorization_endpoint: Option<String> = "AuthorizationEndpoint" HTTPS_ENDPOINT;
        http_method: Option<String> = "HttpMethod" CONNECTION_O_AUTH_HTTP_METHOD;
        o_auth_http_parameters: Option<ConnectionHttpParameters> = "OAuthHttpParameters" CONNECTION_HTTP_PARAMETERS;
    }
    CONNECTION_QUERY_STRING_PARAMETER ConnectionQueryStringParameter {
        key: Option<String> = "Key" QUERY_STRING_KEY;
        value: Option<String> = "Value" QUERY_STRING_VALUE_SENSITIVE;
        is_value_secret: Option<bool> = "IsValueSecret" BOOLEAN;
    }
    CONNECTIVITY_RESOURCE_CONFIGURATION_ARN ConnectivityResourceConfigurationArn {
        resource_configuration_arn: String = "ResourceConfigurationArn" RESOURCE_CONFIGURATION_ARN required;
    }
    CONNECTIVITY_RESOURCE_PARAMETERS ConnectivityResourceParameters {
        resource_parameters: ConnectivityResourceConfigurationArn = "ResourceParameters" CONNECTIVITY_RESOURCE_CONFIGURATION_ARN required;
    }
    CREATE_API_DESTINATION_REQUEST CreateApiDestinationRequest {
        name: String = "Name" API_DESTINATION_NAME required;
        description: Option<String> = "Description" API_DESTINATION_DESCRIPTION;
        connection_arn: String = "ConnectionArn" CONNECTION_ARN required;
        invocation_endpoint: String = "InvocationEndpoint" HTTPS_ENDPOINT required;
        http_method: String = "HttpMethod" API_DESTINATION_HTTP_METHOD required;
        invocation_rate_limit_per_second: Option<i32> = "InvocationRateLimitPerSecond" API_DESTINATION_INVOCATION_RATE_LIMIT_PER_SECOND;
    }
    CREATE_API_DESTINATION_RESPONSE CreateApiDestinationResponse {
        api_destination_arn: Option<String> = "ApiDestinationArn" API_DESTINATION_ARN;
        api_destination_state: Option<String> = "ApiDestinationState" API_DESTINATION_STATE;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
    }
    CREATE_ARCHIVE_REQUEST CreateArchiveRequest {
        archive_name: String = "ArchiveName" ARCHIVE_NAME required;
        event_source_arn: String = "EventSourceArn" EVENT_BUS_ARN required;
        description: Option<String> = "Description" ARCHIVE_DESCRIPTION;
        event_pattern: Option<String> = "EventPattern" EVENT_PATTERN;
        retention_days: Option<i32> = "RetentionDays" RETENTION_DAYS;
        kms_key_identifier: Option<String> = "KmsKeyIdentifier" KMS_KEY_IDENTIFIER;
    }
    CREATE_ARCHIVE_RESPONSE CreateArchiveResponse {
        archive_arn: Option<String> = "ArchiveArn" ARCHIVE_ARN;
        state: Option<String> = "State" ARCHIVE_STATE;
        state_reason: Option<String> = "StateReason" ARCHIVE_STATE_REASON;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
    }
    CREATE_CONNECTION_API_KEY_AUTH_REQUEST_PARAMETERS CreateConnectionApiKeyAuthRequestParameters {
        api_key_name: String = "ApiKeyName" AUTH_HEADER_PARAMETERS required;
        api_key_value: String = "ApiKeyValue" AUTH_HEADER_PARAMETERS_SENSITIVE required;
    }
    CREATE_CONNECTION_AUTH_REQUEST_PARAMETERS CreateConnectionAuthRequestParameters {
        basic_auth_parameters: Option<CreateConnectionBasicAuthRequestParameters> = "BasicAuthParameters" CREATE_CONNECTION_BASIC_AUTH_REQUEST_PARAMETERS;
        o_auth_parameters: Option<CreateConnectionOAuthRequestParameters> = "OAuthParameters" CREATE_CONNECTION_O_AUTH_REQUEST_PARAMETERS;
        api_key_auth_parameters: Option<CreateConnectionApiKeyAuthRequestParameters> = "ApiKeyAuthParameters" CREATE_CONNECTION_API_KEY_AUTH_REQUEST_PARAMETERS;
        invocation_http_parameters: Option<ConnectionHttpParameters> = "InvocationHttpParameters" CONNECTION_HTTP_PARAMETERS;
        connectivity_parameters: Option<ConnectivityResourceParameters> = "ConnectivityParameters" CONNECTIVITY_RESOURCE_PARAMETERS;
    }
    CREATE_CONNECTION_BASIC_AUTH_REQUEST_PARAMETERS CreateConnectionBasicAuthRequestParameters {
        username: String = "Username" AUTH_HEADER_PARAMETERS required;
        password: String = "Password" AUTH_HEADER_PARAMETERS_SENSITIVE required;
    }
    CREATE_CONNECTION_O_AUTH_CLIENT_REQUEST_PARAMETERS CreateConnectionOAuthClientRequestParameters {
        client_id: String = "ClientID" AUTH_HEADER_PARAMETERS required;
        client_secret: String = "ClientSecret" AUTH_HEADER_PARAMETERS_SENSITIVE required;
    }
    CREATE_CONNECTION_O_AUTH_REQUEST_PARAMETERS CreateConnectionOAuthRequestParameters {
        client_parameters: CreateConnectionOAuthClientRequestParameters = "ClientParameters" CREATE_CONNECTION_O_AUTH_CLIENT_REQUEST_PARAMETERS required;
        authorization_endpoint: String = "AuthorizationEndpoint" HTTPS_ENDPOINT required;
        http_method: String = "HttpMethod" CONNECTION_O_AUTH_HTTP_METHOD required;
        o_auth_http_parameters: Option<ConnectionHttpParameters> = "OAuthHttpParameters" CONNECTION_HTTP_PARAMETERS;
    }
    CREATE_CONNECTION_REQUEST CreateConnectionRequest {
        name: String = "Name" CONNECTION_NAME required;
        description: Option<String> = "Description" CONNECTION_DESCRIPTION;
        authorization_type: String = "AuthorizationType" CONNECTION_AUTHORIZATION_TYPE required;
        auth_parameters: CreateConnectionAuthRequestParameters = "AuthParameters" CREATE_CONNECTION_AUTH_REQUEST_PARAMETERS required;
        invocation_connectivity_parameters: Option<ConnectivityResourceParameters> = "InvocationConnectivityParameters" CONNECTIVITY_RESOURCE_PARAMETERS;
        kms_key_identifier: Option<String> = "KmsKeyIdentifier" KMS_KEY_IDENTIFIER;
    }
    CREATE_CONNECTION_RESPONSE CreateConnectionResponse {
        connection_arn: Option<String> = "ConnectionArn" CONNECTION_ARN;
        connection_state: Option<String> = "ConnectionState" CONNECTION_STATE;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
    }
    CREATE_EVENT_BUS_REQUEST CreateEventBusRequest {
        name: String = "Name" EVENT_BUS_NAME required;
        event_source_name: Option<String> = "EventSourceName" EVENT_SOURCE_NAME;
        description: Option<String> = "Description" EVENT_BUS_DESCRIPTION;
        kms_key_identifier: Option<String> = "KmsKeyIdentifier" KMS_KEY_IDENTIFIER;
        dead_letter_config: Option<DeadLetterConfig> = "DeadLetterConfig" DEAD_LETTER_CONFIG;
        log_config: Option<LogConfig> = "LogConfig" LOG_CONFIG;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
    }
    CREATE_EVENT_BUS_RESPONSE CreateEventBusResponse {
        event_bus_arn: Option<String> = "EventBusArn" STRING;
        description: Option<String> = "Description" EVENT_BUS_DESCRIPTION;
        kms_key_identifier: Option<String> = "KmsKeyIdentifier" KMS_KEY_IDENTIFIER;
        dead_letter_config: Option<DeadLetterConfig> = "DeadLetterConfig" DEAD_LETTER_CONFIG;
        log_config: Option<LogConfig> = "LogConfig" LOG_CONFIG;
    }
    DEAD_LETTER_CONFIG DeadLetterConfig {
        arn: Option<String> = "Arn" RESOURCE_ARN;
    }
    DEAUTHORIZE_CONNECTION_REQUEST DeauthorizeConnectionRequest {
        name: String = "Name" CONNECTION_NAME required;
    }
    DEAUTHORIZE_CONNECTION_RESPONSE DeauthorizeConnectionResponse {
        connection_arn: Option<String> = "ConnectionArn" CONNECTION_ARN;
        connection_state: Option<String> = "ConnectionState" CONNECTION_STATE;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
        last_authorized_time: Option<Timestamp> = "LastAuthorizedTime" TIMESTAMP;
    }
    DELETE_API_DESTINATION_REQUEST DeleteApiDestinationRequest {
        name: String = "Name" API_DESTINATION_NAME required;
    }
    DELETE_API_DESTINATION_RESPONSE DeleteApiDestinationResponse {
    }
    DELETE_ARCHIVE_REQUEST DeleteArchiveRequest {
        archive_name: String = "ArchiveName" ARCHIVE_NAME required;
    }
    DELETE_ARCHIVE_RESPONSE DeleteArchiveResponse {
    }
    DELETE_CONNECTION_REQUEST DeleteConnectionRequest {
        name: String = "Name" CONNECTION_NAME required;
    }
    DELETE_CONNECTION_RESPONSE DeleteConnectionResponse {
        connection_arn: Option<String> = "ConnectionArn" CONNECTION_ARN;
        connection_state: Option<String> = "ConnectionState" CONNECTION_STATE;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
        last_authorized_time: Option<Timestamp> = "LastAuthorizedTime" TIMESTAMP;
    }
    DELETE_EVENT_BUS_REQUEST DeleteEventBusRequest {
        name: String = "Name" EVENT_BUS_NAME required;
    }
    DELETE_RULE_REQUEST DeleteRuleRequest {
        name: String = "Name" RULE_NAME required;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME_OR_ARN;
        force: Option<bool> = "Force" BOOLEAN;
    }
    DESCRIBE_API_DESTINATION_REQUEST DescribeApiDestinationRequest {
        name: String = "Name" API_DESTINATION_NAME required;
    }
    DESCRIBE_API_DESTINATION_RESPONSE DescribeApiDestinationResponse {
        api_destination_arn: Option<String> = "ApiDestinationArn" API_DESTINATION_ARN;
        name: Option<String> = "Name" API_DESTINATION_NAME;
        description: Option<String> = "Description" API_DESTINATION_DESCRIPTION;
        api_destination_state: Option<String> = "ApiDestinationState" API_DESTINATION_STATE;
        connection_arn: Option<String> = "ConnectionArn" CONNECTION_ARN;
        invocation_endpoint: Option<String> = "InvocationEndpoint" HTTPS_ENDPOINT;
        http_method: Option<String> = "HttpMethod" API_DESTINATION_HTTP_METHOD;
        invocation_rate_limit_per_second: Option<i32> = "InvocationRateLimitPerSecond" API_DESTINATION_INVOCATION_RATE_LIMIT_PER_SECOND;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
    }
    DESCRIBE_ARCHIVE_REQUEST DescribeArchiveRequest {
        archive_name: String = "ArchiveName" ARCHIVE_NAME required;
    }
    DESCRIBE_ARCHIVE_RESPONSE DescribeArchiveResponse {
        archive_arn: Option<String> = "ArchiveArn" ARCHIVE_ARN;
        archive_name: Option<String> = "ArchiveName" ARCHIVE_NAME;
        event_source_arn: Option<String> = "EventSourceArn" EVENT_BUS_ARN;
        description: Option<String> = "Description" ARCHIVE_DESCRIPTION;
        event_pattern: Option<String> = "EventPattern" EVENT_PATTERN;
        state: Option<String> = "State" ARCHIVE_STATE;
        state_reason: Option<String> = "StateReason" ARCHIVE_STATE_REASON;
        kms_key_identifier: Option<String> = "KmsKeyIdentifier" KMS_KEY_IDENTIFIER;
        retention_days: Option<i32> = "RetentionDays" RETENTION_DAYS;
        size_bytes: Option<i64> = "SizeBytes" LONG;
        event_count: Option<i64> = "EventCount" LONG;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
    }
    DESCRIBE_CONNECTION_CONNECTIVITY_PARAMETERS DescribeConnectionConnectivityParameters {
        resource_parameters: DescribeConnectionResourceParameters = "ResourceParameters" DESCRIBE_CONNECTION_RESOURCE_PARAMETERS required;
    }
    DESCRIBE_CONNECTION_REQUEST DescribeConnectionRequest {
        name: String = "Name" CONNECTION_NAME required;
    }
    DESCRIBE_CONNECTION_RESOURCE_PARAMETERS DescribeConnectionResourceParameters {
        resource_configuration_arn: String = "ResourceConfigurationArn" RESOURCE_CONFIGURATION_ARN required;
        resource_association_arn: String = "ResourceAssociationArn" RESOURCE_ASSOCIATION_ARN required;
    }
    DESCRIBE_CONNECTION_RESPONSE DescribeConnectionResponse {
        connection_arn: Option<String> = "ConnectionArn" CONNECTION_ARN;
        name: Option<String> = "Name" CONNECTION_NAME;
        description: Option<String> = "Description" CONNECTION_DESCRIPTION;
        invocation_connectivity_parameters: Option<DescribeConnectionConnectivityParameters> = "InvocationConnectivityParameters" DESCRIBE_CONNECTION_CONNECTIVITY_PARAMETERS;
        connection_state: Option<String> = "ConnectionState" CONNECTION_STATE;
        state_reason: Option<String> = "StateReason" CONNECTION_STATE_REASON;
        authorization_type: Option<String> = "AuthorizationType" CONNECTION_AUTHORIZATION_TYPE;
        secret_arn: Option<String> = "SecretArn" SECRETS_MANAGER_SECRET_ARN;
        kms_key_identifier: Option<String> = "KmsKeyIdentifier" KMS_KEY_IDENTIFIER;
        auth_parameters: Option<ConnectionAuthResponseParameters> = "AuthParameters" CONNECTION_AUTH_RESPONSE_PARAMETERS;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
        last_authorized_time: Option<Timestamp> = "LastAuthorizedTime" TIMESTAMP;
    }
    DESCRIBE_EVENT_BUS_REQUEST DescribeEventBusRequest {
        name: Option<String> = "Name" EVENT_BUS_NAME_OR_ARN;
    }
    DESCRIBE_EVENT_BUS_RESPONSE DescribeEventBusResponse {
        name: Option<String> = "Name" STRING;
        arn: Option<String> = "Arn" STRING;
        description: Option<String> = "Description" EVENT_BUS_DESCRIPTION;
        kms_key_identifier: Option<String> = "KmsKeyIdentifier" KMS_KEY_IDENTIFIER;
        dead_letter_config: Option<DeadLetterConfig> = "DeadLetterConfig" DEAD_LETTER_CONFIG;
        policy: Option<String> = "Policy" STRING;
        log_config: Option<LogConfig> = "LogConfig" LOG_CONFIG;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
        managed_by: Option<String> = "ManagedBy" MANAGED_BY;
    }
    DESCRIBE_REPLAY_REQUEST DescribeReplayRequest {
        replay_name: String = "ReplayName" REPLAY_NAME required;
    }
    DESCRIBE_REPLAY_RESPONSE DescribeReplayResponse {
        replay_name: Option<String> = "ReplayName" REPLAY_NAME;
        replay_arn: Option<String> = "ReplayArn" REPLAY_ARN;
        description: Option<String> = "Description" REPLAY_DESCRIPTION;
        state: Option<String> = "State" REPLAY_STATE;
        state_reason: Option<String> = "StateReason" REPLAY_STATE_REASON;
        event_source_arn: Option<String> = "EventSourceArn" ARCHIVE_ARN;
        destination: Option<ReplayDestination> = "Destination" REPLAY_DESTINATION;
        event_start_time: Option<Timestamp> = "EventStartTime" TIMESTAMP;
        event_end_time: Option<Timestamp> = "EventEndTime" TIMESTAMP;
        event_last_replayed_time: Option<Timestamp> = "EventLastReplayedTime" TIMESTAMP;
        replay_start_time: Option<Timestamp> = "ReplayStartTime" TIMESTAMP;
        replay_end_time: Option<Timestamp> = "ReplayEndTime" TIMESTAMP;
    }
    DESCRIBE_RULE_REQUEST DescribeRuleRequest {
        name: String = "Name" RULE_NAME required;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME_OR_ARN;
    }
    DESCRIBE_RULE_RESPONSE DescribeRuleResponse {
        name: Option<String> = "Name" RULE_NAME;
        arn: Option<String> = "Arn" RULE_ARN;
        event_pattern: Option<String> = "EventPattern" EVENT_PATTERN;
        schedule_expression: Option<String> = "ScheduleExpression" SCHEDULE_EXPRESSION;
        state: Option<String> = "State" RULE_STATE;
        description: Option<String> = "Description" RULE_DESCRIPTION;
        role_arn: Option<String> = "RoleArn" ROLE_ARN;
        managed_by: Option<String> = "ManagedBy" MANAGED_BY;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME;
        created_by: Option<String> = "CreatedBy" CREATED_BY;
    }
    DISABLE_RULE_REQUEST DisableRuleRequest {
        name: String = "Name" RULE_NAME required;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME_OR_ARN;
    }
    ECS_PARAMETERS EcsParameters {
        task_definition_arn: String = "TaskDefinitionArn" ARN required;
        task_count: Option<i32> = "TaskCount" LIMIT_MIN1;
        launch_type: Option<String> = "LaunchType" LAUNCH_TYPE;
        network_configuration: Option<NetworkConfiguration> = "NetworkConfiguration" NETWORK_CONFIGURATION;
        platform_version: Option<String> = "PlatformVersion" STRING;
        group: Option<String> = "Group" STRING;
        capacity_provider_strategy: Option<Vec<CapacityProviderStrategyItem>> = "CapacityProviderStrategy" CAPACITY_PROVIDER_STRATEGY;
        enable_ecs_managed_tags: Option<bool> = "EnableECSManagedTags" BOOLEAN;
        enable_execute_command: Option<bool> = "EnableExecuteCommand" BOOLEAN;
        placement_constraints: Option<Vec<PlacementConstraint>> = "PlacementConstraints" PLACEMENT_CONSTRAINTS;
        placement_strategy: Option<Vec<PlacementStrategy>> = "PlacementStrategy" PLACEMENT_STRATEGIES;
        propagate_tags: Option<String> = "PropagateTags" PROPAGATE_TAGS;
        reference_id: Option<String> = "ReferenceId" REFERENCE_ID;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
    }
    ENABLE_RULE_REQUEST EnableRuleRequest {
        name: String = "Name" RULE_NAME required;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME_OR_ARN;
    }
    EVENT_BUS EventBus {
        name: Option<String> = "Name" STRING;
        arn: Option<String> = "Arn" STRING;
        description: Option<String> = "Description" EVENT_BUS_DESCRIPTION;
        policy: Option<String> = "Policy" STRING;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
        managed_by: Option<String> = "ManagedBy" MANAGED_BY;
    }
    HTTP_PARAMETERS HttpParameters {
        path_parameter_values: Option<Vec<String>> = "PathParameterValues" PATH_PARAMETER_LIST;
        header_parameters: Option<BTreeMap<String, String>> = "HeaderParameters" HEADER_PARAMETERS_MAP;
        query_string_parameters: Option<BTreeMap<String, String>> = "QueryStringParameters" QUERY_STRING_PARAMETERS_MAP;
    }
    INPUT_TRANSFORMER InputTransformer {
        input_paths_map: Option<BTreeMap<String, String>> = "InputPathsMap" TRANSFORMER_PATHS;
        input_template: String = "InputTemplate" TRANSFORMER_INPUT required;
    }
    KINESIS_PARAMETERS KinesisParameters {
        partition_key_path: String = "PartitionKeyPath" TARGET_PARTITION_KEY_PATH required;
    }
    LIST_API_DESTINATIONS_REQUEST ListApiDestinationsRequest {
        name_prefix: Option<String> = "NamePrefix" API_DESTINATION_NAME;
        connection_arn: Option<String> = "ConnectionArn" CONNECTION_ARN;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        limit: Option<i32> = "Limit" LIMIT_MAX100;
    }
    LIST_API_DESTINATIONS_RESPONSE ListApiDestinationsResponse {
        api_destinations: Option<Vec<ApiDestination>> = "ApiDestinations" API_DESTINATION_RESPONSE_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_ARCHIVES_REQUEST ListArchivesRequest {
        name_prefix: Option<String> = "NamePrefix" ARCHIVE_NAME;
        event_source_arn: Option<String> = "EventSourceArn" EVENT_BUS_ARN;
        state: Option<String> = "State" ARCHIVE_STATE;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        limit: Option<i32> = "Limit" LIMIT_MAX100;
    }
    LIST_ARCHIVES_RESPONSE ListArchivesResponse {
        archives: Option<Vec<Archive>> = "Archives" ARCHIVE_RESPONSE_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_CONNECTIONS_REQUEST ListConnectionsRequest {
        name_prefix: Option<String> = "NamePrefix" CONNECTION_NAME;
        connection_state: Option<String> = "ConnectionState" CONNECTION_STATE;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        limit: Option<i32> = "Limit" LIMIT_MAX100;
    }
    LIST_CONNECTIONS_RESPONSE ListConnectionsResponse {
        connections: Option<Vec<Connection>> = "Connections" CONNECTION_RESPONSE_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_EVENT_BUSES_REQUEST ListEventBusesRequest {
        name_prefix: Option<String> = "NamePrefix" EVENT_BUS_NAME;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        limit: Option<i32> = "Limit" LIMIT_MAX100;
    }
    LIST_EVENT_BUSES_RESPONSE ListEventBusesResponse {
        event_buses: Option<Vec<EventBus>> = "EventBuses" EVENT_BUS_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_REPLAYS_REQUEST ListReplaysRequest {
        name_prefix: Option<String> = "NamePrefix" REPLAY_NAME;
        state: Option<String> = "State" REPLAY_STATE;
        event_source_arn: Option<String> = "EventSourceArn" ARCHIVE_ARN;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        limit: Option<i32> = "Limit" LIMIT_MAX100;
    }
    LIST_REPLAYS_RESPONSE ListReplaysResponse {
        replays: Option<Vec<Replay>> = "Replays" REPLAY_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_RULE_NAMES_BY_TARGET_REQUEST ListRuleNamesByTargetRequest {
        target_arn: String = "TargetArn" TARGET_ARN required;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME_OR_ARN;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        limit: Option<i32> = "Limit" LIMIT_MAX100;
    }
    LIST_RULE_NAMES_BY_TARGET_RESPONSE ListRuleNamesByTargetResponse {
        rule_names: Option<Vec<String>> = "RuleNames" RULE_NAME_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_RULES_REQUEST ListRulesRequest {
        name_prefix: Option<String> = "NamePrefix" RULE_NAME;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME_OR_ARN;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        limit: Option<i32> = "Limit" LIMIT_MAX100;
    }
    LIST_RULES_RESPONSE ListRulesResponse {
        rules: Option<Vec<Rule>> = "Rules" RULE_RESPONSE_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest {
        resource_arn: String = "ResourceARN" ARN required;
    }
    LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse {
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
    }
    LIST_TARGETS_BY_RULE_REQUEST ListTargetsByRuleRequest {
        rule: String = "Rule" RULE_NAME required;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME_OR_ARN;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        limit: Option<i32> = "Limit" LIMIT_MAX100;
    }
    LIST_TARGETS_BY_RULE_RESPONSE ListTargetsByRuleResponse {
        targets: Option<Vec<Target>> = "Targets" TARGET_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LOG_CONFIG LogConfig {
        include_detail: Option<String> = "IncludeDetail" INCLUDE_DETAIL;
        level: Option<String> = "Level" LEVEL;
    }
    NETWORK_CONFIGURATION NetworkConfiguration {
        awsvpc_configuration: Option<AwsVpcConfiguration> = "awsvpcConfiguration" AWS_VPC_CONFIGURATION;
    }
    PLACEMENT_CONSTRAINT PlacementConstraint {
        r#type: Option<String> = "type" PLACEMENT_CONSTRAINT_TYPE;
        expression: Option<String> = "expression" PLACEMENT_CONSTRAINT_EXPRESSION;
    }
    PLACEMENT_STRATEGY PlacementStrategy {
        r#type: Option<String> = "type" PLACEMENT_STRATEGY_TYPE;
        field: Option<String> = "field" PLACEMENT_STRATEGY_FIELD;
    }
    PUT_EVENTS_REQUEST PutEventsRequest {
        entries: Vec<PutEventsRequestEntry> = "Entries" PUT_EVENTS_REQUEST_ENTRY_LIST required;
        endpoint_id: Option<String> = "EndpointId" ENDPOINT_ID;
    }
    PUT_EVENTS_REQUEST_ENTRY PutEventsRequestEntry {
        time: Option<Timestamp> = "Time" EVENT_TIME;
        source: Option<String> = "Source" STRING;
        resources: Option<Vec<String>> = "Resources" EVENT_RESOURCE_LIST;
        detail_type: Option<String> = "DetailType" STRING;
        detail: Option<String> = "Detail" STRING;
        event_bus_name: Option<String> = "EventBusName" NON_PARTNER_EVENT_BUS_NAME_OR_ARN;
        trace_header: Option<String> = "TraceHeader" TRACE_HEADER;
    }
    PUT_EVENTS_RESPONSE PutEventsResponse {
        failed_entry_count: Option<i32> = "FailedEntryCount" INTEGER;
        entries: Option<Vec<PutEventsResultEntry>> = "Entries" PUT_EVENTS_RESULT_ENTRY_LIST;
    }
    PUT_EVENTS_RESULT_ENTRY PutEventsResultEntry {
        event_id: Option<String> = "EventId" EVENT_ID;
        error_code: Option<String> = "ErrorCode" ERROR_CODE;
        error_message: Option<String> = "ErrorMessage" ERROR_MESSAGE;
    }
    PUT_PERMISSION_REQUEST PutPermissionRequest {
        event_bus_name: Option<String> = "EventBusName" NON_PARTNER_EVENT_BUS_NAME;
        action: Option<String> = "Action" ACTION;
        principal: Option<String> = "Principal" PRINCIPAL;
        statement_id: Option<String> = "StatementId" STATEMENT_ID;
        condition: Option<Condition> = "Condition" CONDITION;
        policy: Option<String> = "Policy" STRING;
    }
    PUT_RULE_REQUEST PutRuleRequest {
        name: String = "Name" RULE_NAME required;
        schedule_expression: Option<String> = "ScheduleExpression" SCHEDULE_EXPRESSION;
        event_pattern: Option<String> = "EventPattern" EVENT_PATTERN;
        state: Option<String> = "State" RULE_STATE;
        description: Option<String> = "Description" RULE_DESCRIPTION;
        role_arn: Option<String> = "RoleArn" ROLE_ARN;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME_OR_ARN;
    }
    PUT_RULE_RESPONSE PutRuleResponse {
        rule_arn: Option<String> = "RuleArn" RULE_ARN;
    }
    PUT_TARGETS_REQUEST PutTargetsRequest {
        rule: String = "Rule" RULE_NAME required;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME_OR_ARN;
        targets: Vec<Target> = "Targets" TARGET_LIST required;
    }
    PUT_TARGETS_RESPONSE PutTargetsResponse {
        failed_entry_count: Option<i32> = "FailedEntryCount" INTEGER;
        failed_entries: Option<Vec<PutTargetsResultEntry>> = "FailedEntries" PUT_TARGETS_RESULT_ENTRY_LIST;
    }
    PUT_TARGETS_RESULT_ENTRY PutTargetsResultEntry {
        target_id: Option<String> = "TargetId" TARGET_ID;
        error_code: Option<String> = "ErrorCode" ERROR_CODE;
        error_message: Option<String> = "ErrorMessage" ERROR_MESSAGE;
    }
    REDSHIFT_DATA_PARAMETERS RedshiftDataParameters {
        secret_manager_arn: Option<String> = "SecretManagerArn" REDSHIFT_SECRET_MANAGER_ARN;
        database: String = "Database" DATABASE required;
        db_user: Option<String> = "DbUser" DB_USER;
        sql: Option<String> = "Sql" SQL;
        statement_name: Option<String> = "StatementName" STATEMENT_NAME;
        with_event: Option<bool> = "WithEvent" BOOLEAN;
        sqls: Option<Vec<String>> = "Sqls" SQLS;
    }
    REMOVE_PERMISSION_REQUEST RemovePermissionRequest {
        statement_id: Option<String> = "StatementId" STATEMENT_ID;
        remove_all_permissions: Option<bool> = "RemoveAllPermissions" BOOLEAN;
        event_bus_name: Option<String> = "EventBusName" NON_PARTNER_EVENT_BUS_NAME;
    }
    REMOVE_TARGETS_REQUEST RemoveTargetsRequest {
        rule: String = "Rule" RULE_NAME required;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME_OR_ARN;
        ids: Vec<String> = "Ids" TARGET_ID_LIST required;
        force: Option<bool> = "Force" BOOLEAN;
    }
    REMOVE_TARGETS_RESPONSE RemoveTargetsResponse {
        failed_entry_count: Option<i32> = "FailedEntryCount" INTEGER;
        failed_entries: Option<Vec<RemoveTargetsResultEntry>> = "FailedEntries" REMOVE_TARGETS_RESULT_ENTRY_LIST;
    }
    REMOVE_TARGETS_RESULT_ENTRY RemoveTargetsResultEntry {
        target_id: Option<String> = "TargetId" TARGET_ID;
        error_code: Option<String> = "ErrorCode" ERROR_CODE;
        error_message: Option<String> = "ErrorMessage" ERROR_MESSAGE;
    }
    REPLAY Replay {
        replay_name: Option<String> = "ReplayName" REPLAY_NAME;
        event_source_arn: Option<String> = "EventSourceArn" ARCHIVE_ARN;
        state: Option<String> = "State" REPLAY_STATE;
        state_reason: Option<String> = "StateReason" REPLAY_STATE_REASON;
        event_start_time: Option<Timestamp> = "EventStartTime" TIMESTAMP;
        event_end_time: Option<Timestamp> = "EventEndTime" TIMESTAMP;
        event_last_replayed_time: Option<Timestamp> = "EventLastReplayedTime" TIMESTAMP;
        replay_start_time: Option<Timestamp> = "ReplayStartTime" TIMESTAMP;
        replay_end_time: Option<Timestamp> = "ReplayEndTime" TIMESTAMP;
    }
    REPLAY_DESTINATION ReplayDestination {
        arn: String = "Arn" ARN required;
        filter_arns: Option<Vec<String>> = "FilterArns" REPLAY_DESTINATION_FILTERS;
    }
    RETRY_POLICY RetryPolicy {
        maximum_retry_attempts: Option<i32> = "MaximumRetryAttempts" MAXIMUM_RETRY_ATTEMPTS;
        maximum_event_age_in_seconds: Option<i32> = "MaximumEventAgeInSeconds" MAXIMUM_EVENT_AGE_IN_SECONDS;
    }
    RULE Rule {
        name: Option<String> = "Name" RULE_NAME;
        arn: Option<String> = "Arn" RULE_ARN;
        event_pattern: Option<String> = "EventPattern" EVENT_PATTERN;
        state: Option<String> = "State" RULE_STATE;
        description: Option<String> = "Description" RULE_DESCRIPTION;
        schedule_expression: Option<String> = "ScheduleExpression" SCHEDULE_EXPRESSION;
        role_arn: Option<String> = "RoleArn" ROLE_ARN;
        managed_by: Option<String> = "ManagedBy" MANAGED_BY;
        event_bus_name: Option<String> = "EventBusName" EVENT_BUS_NAME;
    }
    RUN_COMMAND_PARAMETERS RunCommandParameters {
        run_command_targets: Vec<RunCommandTarget> = "RunCommandTargets" RUN_COMMAND_TARGETS required;
    }
    RUN_COMMAND_TARGET RunCommandTarget {
        key: String = "Key" RUN_COMMAND_TARGET_KEY required;
        values: Vec<String> = "Values" RUN_COMMAND_TARGET_VALUES required;
    }
    SAGE_MAKER_PIPELINE_PARAMETER SageMakerPipelineParameter {
        name: String = "Name" SAGE_MAKER_PIPELINE_PARAMETER_NAME required;
        value: String = "Value" SAGE_MAKER_PIPELINE_PARAMETER_VALUE required;
    }
    SAGE_MAKER_PIPELINE_PARAMETERS SageMakerPipelineParameters {
        pipeline_parameter_list: Option<Vec<SageMakerPipelineParameter>> = "PipelineParameterList" SAGE_MAKER_PIPELINE_PARAMETER_LIST;
    }
    SQS_PARAMETERS SqsParameters {
        message_group_id: Option<String> = "MessageGroupId" MESSAGE_GROUP_ID;
    }
    START_REPLAY_REQUEST StartReplayRequest {
        replay_name: String = "ReplayName" REPLAY_NAME required;
        description: Option<String> = "Description" REPLAY_DESCRIPTION;
        event_source_arn: String = "EventSourceArn" ARCHIVE_ARN required;
        event_start_time: Timestamp = "EventStartTime" TIMESTAMP required;
        event_end_time: Timestamp = "EventEndTime" TIMESTAMP required;
        destination: ReplayDestination = "Destination" REPLAY_DESTINATION required;
    }
    START_REPLAY_RESPONSE StartReplayResponse {
        replay_arn: Option<String> = "ReplayArn" REPLAY_ARN;
        state: Option<String> = "State" REPLAY_STATE;
        state_reason: Option<String> = "StateReason" REPLAY_STATE_REASON;
        replay_start_time: Option<Timestamp> = "ReplayStartTime" TIMESTAMP;
    }
    TAG Tag {
        key: String = "Key" TAG_KEY required;
        value: String = "Value" TAG_VALUE required;
    }
    TAG_RESOURCE_REQUEST TagResourceRequest {
        resource_arn: String = "ResourceARN" ARN required;
        tags: Vec<Tag> = "Tags" TAG_LIST required;
    }
    TAG_RESOURCE_RESPONSE TagResourceResponse {
    }
    TARGET Target {
        id: String = "Id" TARGET_ID required;
        arn: String = "Arn" TARGET_ARN required;
        role_arn: Option<String> = "RoleArn" ROLE_ARN;
        input: Option<String> = "Input" TARGET_INPUT;
        input_path: Option<String> = "InputPath" TARGET_INPUT_PATH;
        input_transformer: Option<InputTransformer> = "InputTransformer" INPUT_TRANSFORMER;
        kinesis_parameters: Option<KinesisParameters> = "KinesisParameters" KINESIS_PARAMETERS;
        run_command_parameters: Option<RunCommandParameters> = "RunCommandParameters" RUN_COMMAND_PARAMETERS;
        ecs_parameters: Option<EcsParameters> = "EcsParameters" ECS_PARAMETERS;
        batch_parameters: Option<BatchParameters> = "BatchParameters" BATCH_PARAMETERS;
        sqs_parameters: Option<SqsParameters> = "SqsParameters" SQS_PARAMETERS;
        http_parameters: Option<HttpParameters> = "HttpParameters" HTTP_PARAMETERS;
        redshift_data_parameters: Option<RedshiftDataParameters> = "RedshiftDataParameters" REDSHIFT_DATA_PARAMETERS;
        sage_maker_pipeline_parameters: Option<SageMakerPipelineParameters> = "SageMakerPipelineParameters" SAGE_MAKER_PIPELINE_PARAMETERS;
        dead_letter_config: Option<DeadLetterConfig> = "DeadLetterConfig" DEAD_LETTER_CONFIG;
        retry_policy: Option<RetryPolicy> = "RetryPolicy" RETRY_POLICY;
        app_sync_parameters: Option<AppSyncParameters> = "AppSyncParameters" APP_SYNC_PARAMETERS;
    }
    TEST_EVENT_PATTERN_REQUEST TestEventPatternRequest {
        event_pattern: String = "EventPattern" EVENT_PATTERN required;
        event: String = "Event" STRING required;
    }
    TEST_EVENT_PATTERN_RESPONSE TestEventPatternResponse {
        result: Option<bool> = "Result" BOOLEAN;
    }
    UNTAG_RESOURCE_REQUEST UntagResourceRequest {
        resource_arn: String = "ResourceARN" ARN required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST required;
    }
    UNTAG_RESOURCE_RESPONSE UntagResourceResponse {
    }
    UPDATE_API_DESTINATION_REQUEST UpdateApiDestinationRequest {
        name: String = "Name" API_DESTINATION_NAME required;
        description: Option<String> = "Description" API_DESTINATION_DESCRIPTION;
        connection_arn: Option<String> = "ConnectionArn" CONNECTION_ARN;
        invocation_endpoint: Option<String> = "InvocationEndpoint" HTTPS_ENDPOINT;
        http_method: Option<String> = "HttpMethod" API_DESTINATION_HTTP_METHOD;
        invocation_rate_limit_per_second: Option<i32> = "InvocationRateLimitPerSecond" API_DESTINATION_INVOCATION_RATE_LIMIT_PER_SECOND;
    }
    UPDATE_API_DESTINATION_RESPONSE UpdateApiDestinationResponse {
        api_destination_arn: Option<String> = "ApiDestinationArn" API_DESTINATION_ARN;
        api_destination_state: Option<String> = "ApiDestinationState" API_DESTINATION_STATE;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
    }
    UPDATE_ARCHIVE_REQUEST UpdateArchiveRequest {
        archive_name: String = "ArchiveName" ARCHIVE_NAME required;
        description: Option<String> = "Description" ARCHIVE_DESCRIPTION;
        event_pattern: Option<String> = "EventPattern" EVENT_PATTERN;
        retention_days: Option<i32> = "RetentionDays" RETENTION_DAYS;
        kms_key_identifier: Option<String> = "KmsKeyIdentifier" KMS_KEY_IDENTIFIER;
    }
    UPDATE_ARCHIVE_RESPONSE UpdateArchiveResponse {
        archive_arn: Option<String> = "ArchiveArn" ARCHIVE_ARN;
        state: Option<String> = "State" ARCHIVE_STATE;
        state_reason: Option<String> = "StateReason" ARCHIVE_STATE_REASON;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
    }
    UPDATE_CONNECTION_API_KEY_AUTH_REQUEST_PARAMETERS UpdateConnectionApiKeyAuthRequestParameters {
        api_key_name: Option<String> = "ApiKeyName" AUTH_HEADER_PARAMETERS;
        api_key_value: Option<String> = "ApiKeyValue" AUTH_HEADER_PARAMETERS_SENSITIVE;
    }
    UPDATE_CONNECTION_AUTH_REQUEST_PARAMETERS UpdateConnectionAuthRequestParameters {
        basic_auth_parameters: Option<UpdateConnectionBasicAuthRequestParameters> = "BasicAuthParameters" UPDATE_CONNECTION_BASIC_AUTH_REQUEST_PARAMETERS;
        o_auth_parameters: Option<UpdateConnectionOAuthRequestParameters> = "OAuthParameters" UPDATE_CONNECTION_O_AUTH_REQUEST_PARAMETERS;
        api_key_auth_parameters: Option<UpdateConnectionApiKeyAuthRequestParameters> = "ApiKeyAuthParameters" UPDATE_CONNECTION_API_KEY_AUTH_REQUEST_PARAMETERS;
        invocation_http_parameters: Option<ConnectionHttpParameters> = "InvocationHttpParameters" CONNECTION_HTTP_PARAMETERS;
        connectivity_parameters: Option<ConnectivityResourceParameters> = "ConnectivityParameters" CONNECTIVITY_RESOURCE_PARAMETERS;
    }
    UPDATE_CONNECTION_BASIC_AUTH_REQUEST_PARAMETERS UpdateConnectionBasicAuthRequestParameters {
        username: Option<String> = "Username" AUTH_HEADER_PARAMETERS;
        password: Option<String> = "Password" AUTH_HEADER_PARAMETERS_SENSITIVE;
    }
    UPDATE_CONNECTION_O_AUTH_CLIENT_REQUEST_PARAMETERS UpdateConnectionOAuthClientRequestParameters {
        client_id: Option<String> = "ClientID" AUTH_HEADER_PARAMETERS;
        client_secret: Option<String> = "ClientSecret" AUTH_HEADER_PARAMETERS_SENSITIVE;
    }
    UPDATE_CONNECTION_O_AUTH_REQUEST_PARAMETERS UpdateConnectionOAuthRequestParameters {
        client_parameters: Option<UpdateConnectionOAuthClientRequestParameters> = "ClientParameters" UPDATE_CONNECTION_O_AUTH_CLIENT_REQUEST_PARAMETERS;
        authorization_endpoint: Option<String> = "AuthorizationEndpoint" HTTPS_ENDPOINT;
        http_method: Option<String> = "HttpMethod" CONNECTION_O_AUTH_HTTP_METHOD;
        o_auth_http_parameters: Option<ConnectionHttpParameters> = "OAuthHttpParameters" CONNECTION_HTTP_PARAMETERS;
    }
    UPDATE_CONNECTION_REQUEST UpdateConnectionRequest {
        name: String = "Name" CONNECTION_NAME required;
        description: Option<String> = "Description" CONNECTION_DESCRIPTION;
        authorization_type: Option<String> = "AuthorizationType" CONNECTION_AUTHORIZATION_TYPE;
        auth_parameters: Option<UpdateConnectionAuthRequestParameters> = "AuthParameters" UPDATE_CONNECTION_AUTH_REQUEST_PARAMETERS;
        invocation_connectivity_parameters: Option<ConnectivityResourceParameters> = "InvocationConnectivityParameters" CONNECTIVITY_RESOURCE_PARAMETERS;
        kms_key_identifier: Option<String> = "KmsKeyIdentifier" KMS_KEY_IDENTIFIER;
    }
    UPDATE_CONNECTION_RESPONSE UpdateConnectionResponse {
        connection_arn: Option<String> = "ConnectionArn" CONNECTION_ARN;
        connection_state: Option<String> = "ConnectionState" CONNECTION_STATE;
        creation_time: Option<Timestamp> = "CreationTime" TIMESTAMP;
        last_modified_time: Option<Timestamp> = "LastModifiedTime" TIMESTAMP;
        last_authorized_time: Option<Timestamp> = "LastAuthorizedTime" TIMESTAMP;
    }
    UPDATE_EVENT_BUS_REQUEST UpdateEventBusRequest {
        name: Option<String> = "Name" EVENT_BUS_NAME;
        kms_key_identifier: Option<String> = "KmsKeyIdentifier" KMS_KEY_IDENTIFIER;
        description: Option<String> = "Description" EVENT_BUS_DESCRIPTION;
        dead_letter_config: Option<DeadLetterConfig> = "DeadLetterConfig" DEAD_LETTER_CONFIG;
        log_config: Option<LogConfig> = "LogConfig" LOG_CONFIG;
    }
    UPDATE_EVENT_BUS_RESPONSE UpdateEventBusResponse {
        arn: Option<String> = "Arn" STRING;
        name: Option<String> = "Name" EVENT_BUS_NAME;
        kms_key_identifier: Option<String> = "KmsKeyIdentifier" KMS_KEY_IDENTIFIER;
        description: Option<String> = "Description" EVENT_BUS_DESCRIPTION;
        dead_letter_config: Option<DeadLetterConfig> = "DeadLetterConfig" DEAD_LETTER_CONFIG;
        log_config: Option<LogConfig> = "LogConfig" LOG_CONFIG;
    }
}
