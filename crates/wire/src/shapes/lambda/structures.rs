//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ACCELERATOR_CONFIG AcceleratorConfig {
        accelerator_memory_size: i32 = "AcceleratorMemorySize" ACCELERATOR_MEMORY_GB required;
    }
    ACCOUNT_LIMIT AccountLimit {
        total_code_size: Option<i64> = "TotalCodeSize" LONG;
        code_size_unzipped: Option<i64> = "CodeSizeUnzipped" LONG;
        code_size_zipped: Option<i64> = "CodeSizeZipped" LONG;
        concurrent_executions: Option<i32> = "ConcurrentExecutions" INTEGER;
        unreserved_concurrent_executions: Option<i32> = "UnreservedConcurrentExecutions" UNRESERVED_CONCURRENT_EXECUTIONS;
    }
    ACCOUNT_USAGE AccountUsage {
        total_code_size: Option<i64> = "TotalCodeSize" LONG;
        function_count: Option<i64> = "FunctionCount" LONG;
    }
    ADD_LAYER_VERSION_PERMISSION_REQUEST AddLayerVersionPermissionRequest {
        layer_name: String = "LayerName" LAYER_NAME_OR_ARN uri("LayerName") required;
        version_number: i64 = "VersionNumber" LAYER_VERSION_NUMBER uri("VersionNumber") required;
        statement_id: String = "StatementId" STATEMENT_ID required;
        action: String = "Action" LAYER_PERMISSION_ALLOWED_ACTION required;
        principal: String = "Principal" LAYER_PERMISSION_ALLOWED_PRINCIPAL required;
        organization_id: Option<String> = "OrganizationId" ORGANIZATION_ID;
        revision_id: Option<String> = "RevisionId" STRING query("RevisionId");
    }
    ADD_LAYER_VERSION_PERMISSION_RESPONSE AddLayerVersionPermissionResponse {
        statement: Option<String> = "Statement" STRING;
        revision_id: Option<String> = "RevisionId" STRING;
    }
    ADD_PERMISSION_REQUEST AddPermissionRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        statement_id: String = "StatementId" STATEMENT_ID required;
        action: String = "Action" ACTION required;
        principal: String = "Principal" PRINCIPAL required;
        source_arn: Option<String> = "SourceArn" ARN;
        function_url_auth_type: Option<String> = "FunctionUrlAuthType" FUNCTION_URL_AUTH_TYPE;
        invoked_via_function_url: Option<bool> = "InvokedViaFunctionUrl" INVOKED_VIA_FUNCTION_URL;
        source_account: Option<String> = "SourceAccount" SOURCE_OWNER;
        event_source_token: Option<String> = "EventSourceToken" EVENT_SOURCE_TOKEN;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
        revision_id: Option<String> = "RevisionId" STRING;
        principal_org_id: Option<String> = "PrincipalOrgID" PRINCIPAL_ORG_ID;
    }
    ADD_PERMISSION_RESPONSE AddPermissionResponse {
        statement: Option<String> = "Statement" STRING;
    }
    ALIAS_CONFIGURATION AliasConfiguration {
        alias_arn: Option<String> = "AliasArn" FUNCTION_ARN;
        name: Option<String> = "Name" ALIAS;
        function_version: Option<String> = "FunctionVersion" VERSION;
        description: Option<String> = "Description" DESCRIPTION;
        routing_config: Option<AliasRoutingConfiguration> = "RoutingConfig" ALIAS_ROUTING_CONFIGURATION;
        revision_id: Option<String> = "RevisionId" STRING;
    }
    ALIAS_ROUTING_CONFIGURATION AliasRoutingConfiguration {
        additional_version_weights: Option<BTreeMap<String, f64>> = "AdditionalVersionWeights" ADDITIONAL_VERSION_WEIGHTS;
    }
    ALLOWED_PUBLISHERS AllowedPublishers {
        signing_profile_version_arns: Vec<String> = "SigningProfileVersionArns" SIGNING_PROFILE_VERSION_ARNS required;
    }
    AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG AmazonManagedKafkaEventSourceConfig {
        consumer_group_id: Option<String> = "ConsumerGroupId" URI;
        schema_registry_config: Option<KafkaSchemaRegistryConfig> = "SchemaRegistryConfig" KAFKA_SCHEMA_REGISTRY_CONFIG;
    }
    CALLBACK_DETAILS CallbackDetails {
        callback_id: Option<String> = "CallbackId" CALLBACK_ID;
        result: Option<String> = "Result" OPERATION_PAYLOAD;
        error: Option<ErrorObject> = "Error" ERROR_OBJECT;
    }
    CALLBACK_FAILED_DETAILS CallbackFailedDetails {
        error: EventError = "Error" EVENT_ERROR required;
    }
    CALLBACK_OPTIONS CallbackOptions {
        timeout_seconds: Option<i32> = "TimeoutSeconds" CALLBACK_OPTIONS_TIMEOUT_SECONDS_INTEGER;
        heartbeat_timeout_seconds: Option<i32> = "HeartbeatTimeoutSeconds" CALLBACK_OPTIONS_HEARTBEAT_TIMEOUT_SECONDS_INTEGER;
    }
    CALLBACK_STARTED_DETAILS CallbackStartedDetails {
        callback_id: String = "CallbackId" CALLBACK_ID required;
        heartbeat_timeout: Option<i32> = "HeartbeatTimeout" DURATION_SECONDS;
        timeout: Option<i32> = "Timeout" DURATION_SECONDS;
    }
    CALLBACK_SUCCEEDED_DETAILS CallbackSucceededDetails {
        result: EventResult = "Result" EVENT_RESULT required;
    }
    CALLBACK_TIMED_OUT_DETAILS CallbackTimedOutDetails {
        error: EventError = "Error" EVENT_ERROR required;
    }
    CAPACITY_PROVIDER CapacityProvider {
        capacity_provider_arn: String = "CapacityProviderArn" CAPACITY_PROVIDER_ARN required;
        state: String = "State" CAPACITY_PROVIDER_STATE required;
        vpc_config: CapacityProviderVpcConfig = "VpcConfig" CAPACITY_PROVIDER_VPC_CONFIG required;
        permissions_config: CapacityProviderPermissionsConfig = "PermissionsConfig" CAPACITY_PROVIDER_PERMISSIONS_CONFIG required;
        instance_requirements: Option<InstanceRequirements> = "InstanceRequirements" INSTANCE_REQUIREMENTS;
        capacity_provider_scaling_config: Option<CapacityProviderScalingConfig> = "CapacityProviderScalingConfig" CAPACITY_PROVIDER_SCALING_CONFIG;
        kms_key_arn: Option<String> = "KmsKeyArn" KMS_KEY_ARN;
        last_modified: Option<String> = "LastModified" TIMESTAMP;
        propagate_tags: Option<PropagateTags> = "PropagateTags" PROPAGATE_TAGS;
        telemetry_config: Option<CapacityProviderTelemetryConfig> = "TelemetryConfig" CAPACITY_PROVIDER_TELEMETRY_CONFIG;
    }
    CAPACITY_PROVIDER_CONFIG CapacityProviderConfig {
        lambda_managed_instances_capacity_provider_config: LambdaManagedInstancesCapacityProviderConfig = "LambdaManagedInstancesCapacityProviderConfig" LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG required;
    }
    CAPACITY_PROVIDER_LOGGING_CONFIG CapacityProviderLoggingConfig {
        system_log_level: Option<String> = "SystemLogLevel" SYSTEM_LOG_LEVEL;
        log_group: Option<String> = "LogGroup" LOG_GROUP;
    }
    CAPACITY_PROVIDER_PERMISSIONS_CONFIG CapacityProviderPermissionsConfig {
        capacity_provider_operator_role_arn: String = "CapacityProviderOperatorRoleArn" ROLE_ARN required;
    }
    CAPACITY_PROVIDER_SCALING_CONFIG CapacityProviderScalingConfig {
        max_v_cpu_count: Option<i32> = "MaxVCpuCount" CAPACITY_PROVIDER_MAX_V_CPU_COUNT;
        scaling_mode: Option<String> = "ScalingMode" CAPACITY_PROVIDER_SCALING_MODE;
        scaling_policies: Option<Vec<TargetTrackingScalingPolicy>> = "ScalingPolicies" CAPACITY_PROVIDER_SCALING_POLICIES_LIST;
    }
    CAPACITY_PROVIDER_TELEMETRY_CONFIG CapacityProviderTelemetryConfig {
        logging_config: Option<CapacityProviderLoggingConfig> = "LoggingConfig" CAPACITY_PROVIDER_LOGGING_CONFIG;
    }
    CAPACITY_PROVIDER_VPC_CONFIG CapacityProviderVpcConfig {
        subnet_ids: Vec<String> = "SubnetIds" CAPACITY_PROVIDER_SUBNET_IDS required;
        security_group_ids: Vec<String> = "SecurityGroupIds" CAPACITY_PROVIDER_SECURITY_GROUP_IDS required;
    }
    CHAINED_INVOKE_DETAILS ChainedInvokeDetails {
        result: Option<String> = "Result" OPERATION_PAYLOAD;
        error: Option<ErrorObject> = "Error" ERROR_OBJECT;
    }
    CHAINED_INVOKE_FAILED_DETAILS ChainedInvokeFailedDetails {
        error: EventError = "Error" EVENT_ERROR required;
    }
    CHAINED_INVOKE_OPTIONS ChainedInvokeOptions {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME required;
        tenant_id: Option<String> = "TenantId" TENANT_ID;
        x_amzn_trace_id: Option<String> = "XAmznTraceId" X_AMZN_TRACE_ID;
    }
    CHAINED_INVOKE_STARTED_DETAILS ChainedInvokeStartedDetails {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME required;
        tenant_id: Option<String> = "TenantId" TENANT_ID;
        input: Option<EventInput> = "Input" EVENT_INPUT;
        executed_version: Option<String> = "ExecutedVersion" VERSION_WITH_LATEST_PUBLISHED;
        durable_execution_arn: Option<String> = "DurableExecutionArn" DURABLE_EXECUTION_ARN;
    }
    CHAINED_INVOKE_STOPPED_DETAILS ChainedInvokeStoppedDetails {
        error: EventError = "Error" EVENT_ERROR required;
    }
    CHAINED_INVOKE_SUCCEEDED_DETAILS ChainedInvokeSucceededDetails {
        result: EventResult = "Result" EVENT_RESULT required;
    }
    CHAINED_INVOKE_TIMED_OUT_DETAILS ChainedInvokeTimedOutDetails {
        error: EventError = "Error" EVENT_ERROR required;
    }
    CHECKPOINT_DURABLE_EXECUTION_REQUEST CheckpointDurableExecutionRequest {
        durable_execution_arn: String = "DurableExecutionArn" DURABLE_EXECUTION_ARN uri("DurableExecutionArn") required;
        checkpoint_token: String = "CheckpointToken" CHECKPOINT_TOKEN required;
        updates: Option<Vec<OperationUpdate>> = "Updates" OPERATION_UPDATES;
        client_token: Option<String> = "ClientToken" CLIENT_TOKEN idempotency_token;
    }
    CHECKPOINT_DURABLE_EXECUTION_RESPONSE CheckpointDurableExecutionResponse {
        checkpoint_token: Option<String> = "CheckpointToken" CHECKPOINT_TOKEN;
        new_execution_state: CheckpointUpdatedExecutionState = "NewExecutionState" CHECKPOINT_UPDATED_EXECUTION_STATE required;
    }
    CHECKPOINT_UPDATED_EXECUTION_STATE CheckpointUpdatedExecutionState {
        operations: Option<Vec<Operation>> = "Operations" OPERATIONS;
        next_marker: Option<String> = "NextMarker" STRING;
    }
    CODE_SIGNING_CONFIG CodeSigningConfig {
        code_signing_config_id: String = "CodeSigningConfigId" CODE_SIGNING_CONFIG_ID required;
        code_signing_config_arn: String = "CodeSigningConfigArn" CODE_SIGNING_CONFIG_ARN required;
        description: Option<String> = "Description" DESCRIPTION;
        allowed_publishers: AllowedPublishers = "AllowedPublishers" ALLOWED_PUBLISHERS required;
        code_signing_policies: CodeSigningPolicies = "CodeSigningPolicies" CODE_SIGNING_POLICIES required;
        last_modified: String = "LastModified" TIMESTAMP required;
    }
    CODE_SIGNING_POLICIES CodeSigningPolicies {
        untrusted_artifact_on_deployment: Option<String> = "UntrustedArtifactOnDeployment" CODE_SIGNING_POLICY;
    }
    CONCURRENCY Concurrency {
        reserved_concurrent_executions: Option<i32> = "ReservedConcurrentExecutions" RESERVED_CONCURRENT_EXECUTIONS;
    }
    CONTEXT_DETAILS ContextDetails {
        replay_children: Option<bool> = "ReplayChildren" REPLAY_CHILDREN;
        result: Option<String> = "Result" OPERATION_PAYLOAD;
        error: Option<ErrorObject> = "Error" ERROR_OBJECT;
    }
    CONTEXT_FAILED_DETAILS ContextFailedDetails {
        error: EventError = "Error" EVENT_ERROR required;
    }
    CONTEXT_OPTIONS ContextOptions {
        replay_children: Option<bool> = "ReplayChildren" REPLAY_CHILDREN;
    }
    CONTEXT_STARTED_DETAILS ContextStartedDetails {
    }
    CONTEXT_SUCCEEDED_DETAILS ContextSucceededDetails {
        result: EventResult = "Result" EVENT_RESULT required;
    }
    CORS Cors {
        allow_credentials: Option<bool> = "AllowCredentials" ALLOW_CREDENTIALS;
        allow_headers: Option<Vec<String>> = "AllowHeaders" HEADERS_LIST;
        allow_methods: Option<Vec<String>> = "AllowMethods" ALLOW_METHODS_LIST;
        allow_origins: Option<Vec<String>> = "AllowOrigins" ALLOW_ORIGINS_LIST;
        expose_headers: Option<Vec<String>> = "ExposeHeaders" HEADERS_LIST;
        max_age: Option<i32> = "MaxAge" MAX_AGE;
    }
    CREATE_ALIAS_REQUEST CreateAliasRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        name: String = "Name" ALIAS required;
        function_version: String = "FunctionVersion" VERSION_WITH_LATEST_PUBLISHED required;
        description: Option<String> = "Description" DESCRIPTION;
        routing_config: Option<AliasRoutingConfiguration> = "RoutingConfig" ALIAS_ROUTING_CONFIGURATION;
    }
    CREATE_CAPACITY_PROVIDER_REQUEST CreateCapacityProviderRequest {
        capacity_provider_name: String = "CapacityProviderName" CAPACITY_PROVIDER_NAME required;
        vpc_config: CapacityProviderVpcConfig = "VpcConfig" CAPACITY_PROVIDER_VPC_CONFIG required;
        permissions_config: CapacityProviderPermissionsConfig = "PermissionsConfig" CAPACITY_PROVIDER_PERMISSIONS_CONFIG required;
        instance_requirements: Option<InstanceRequirements> = "InstanceRequirements" INSTANCE_REQUIREMENTS;
        capacity_provider_scaling_config: Option<CapacityProviderScalingConfig> = "CapacityProviderScalingConfig" CAPACITY_PROVIDER_SCALING_CONFIG;
        kms_key_arn: Option<String> = "KmsKeyArn" KMS_KEY_ARN_NON_EMPTY;
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS;
        propagate_tags: Option<PropagateTags> = "PropagateTags" PROPAGATE_TAGS;
        telemetry_config: Option<CapacityProviderTelemetryConfig> = "TelemetryConfig" CAPACITY_PROVIDER_TELEMETRY_CONFIG;
    }
    CREATE_CAPACITY_PROVIDER_RESPONSE CreateCapacityProviderResponse {
        capacity_provider: CapacityProvider = "CapacityProvider" CAPACITY_PROVIDER required;
    }
    CREATE_CODE_SIGNING_CONFIG_REQUEST CreateCodeSigningConfigRequest {
        description: Option<String> = "Description" DESCRIPTION;
        allowed_publishers: AllowedPublishers = "AllowedPublishers" ALLOWED_PUBLISHERS required;
        code_signing_policies: Option<CodeSigningPolicies> = "CodeSigningPolicies" CODE_SIGNING_POLICIES;
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS;
    }
    CREATE_CODE_SIGNING_CONFIG_RESPONSE CreateCodeSigningConfigResponse {
        code_signing_config: CodeSigningConfig = "CodeSigningConfig" CODE_SIGNING_CONFIG required;
    }
    CREATE_EVENT_SOURCE_MAPPING_REQUEST CreateEventSourceMappingRequest {
        event_source_arn: Option<String> = "EventSourceArn" ARN;
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME required;
        enabled: Option<bool> = "Enabled" ENABLED;
        batch_size: Option<i32> = "BatchSize" BATCH_SIZE;
        filter_criteria: Option<FilterCriteria> = "FilterCriteria" FILTER_CRITERIA;
        kms_key_arn: Option<String> = "KMSKeyArn" KMS_KEY_ARN;
        metrics_config: Option<EventSourceMappingMetricsConfig> = "MetricsConfig" EVENT_SOURCE_MAPPING_METRICS_CONFIG;
        logging_config: Option<EventSourceMappingLoggingConfig> = "LoggingConfig" EVENT_SOURCE_MAPPING_LOGGING_CONFIG;
        scaling_config: Option<ScalingConfig> = "ScalingConfig" SCALING_CONFIG;
        maximum_batching_window_in_seconds: Option<i32> = "MaximumBatchingWindowInSeconds" MAXIMUM_BATCHING_WINDOW_IN_SECONDS;
        parallelization_factor: Option<i32> = "ParallelizationFactor" PARALLELIZATION_FACTOR;
        starting_position: Option<String> = "StartingPosition" EVENT_SOURCE_POSITION;
        starting_position_timestamp: Option<Timestamp> = "StartingPositionTimestamp" DATE;
        destination_config: Option<DestinationConfig> = "DestinationConfig" DESTINATION_CONFIG;
        maximum_record_age_in_seconds: Option<i32> = "MaximumRecordAgeInSeconds" MAXIMUM_RECORD_AGE_IN_SECONDS;
        bisect_batch_on_function_error: Option<bool> = "BisectBatchOnFunctionError" BISECT_BATCH_ON_FUNCTION_ERROR;
        maximum_retry_attempts: Option<i32> = "MaximumRetryAttempts" MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING;
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS;
        tumbling_window_in_seconds: Option<i32> = "TumblingWindowInSeconds" TUMBLING_WINDOW_IN_SECONDS;
        topics: Option<Vec<String>> = "Topics" TOPICS;
        queues: Option<Vec<String>> = "Queues" QUEUES;
        source_access_configurations: Option<Vec<SourceAccessConfiguration>> = "SourceAccessConfigurations" SOURCE_ACCESS_CONFIGURATIONS;
        self_managed_event_source: Option<SelfManagedEventSource> = "SelfManagedEventSource" SELF_MANAGED_EVENT_SOURCE;
        function_response_types: Option<Vec<String>> = "FunctionResponseTypes" FUNCTION_RESPONSE_TYPE_LIST;
        amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig> = "AmazonManagedKafkaEventSourceConfig" AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG;
        self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig> = "SelfManagedKafkaEventSourceConfig" SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG;
        document_db_event_source_config: Option<DocumentDBEventSourceConfig> = "DocumentDBEventSourceConfig" DOCUMENT_DB_EVENT_SOURCE_CONFIG;
        provisioned_poller_config: Option<ProvisionedPollerConfig> = "ProvisionedPollerConfig" PROVISIONED_POLLER_CONFIG;
    }
    CREATE_FUNCTION_REQUEST CreateFunctionRequest {
        function_name: String = "FunctionName" FUNCTION_NAME required;
        runtime: Option<String> = "Runtime" RUNTIME;
        role: String = "Role" ROLE_ARN required;
        handler: Option<String> = "Handler" HANDLER;
        code: FunctionCode = "Code" FUNCTION_CODE required;
        description: Option<String> = "Description" DESCRIPTION;
        timeout: Option<i32> = "Timeout" TIMEOUT;
        memory_size: Option<i32> = "MemorySize" MEMORY_SIZE;
        publish: Option<bool> = "Publish" BOOLEAN;
        publish_to: Option<String> = "PublishTo" FUNCTION_VERSION_LATEST_PUBLISHED;
        vpc_config: Option<VpcConfig> = "VpcConfig" VPC_CONFIG;
        package_type: Option<String> = "PackageType" PACKAGE_TYPE;
        dead_letter_config: Option<DeadLetterConfig> = "DeadLetterConfig" DEAD_LETTER_CONFIG;
        environment: Option<Environment> = "Environment" ENVIRONMENT;
        kms_key_arn: Option<String> = "KMSKeyArn" KMS_KEY_ARN;
        tracing_config: Option<TracingConfig> = "TracingConfig" TRACING_CONFIG;
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS;
        layers: Option<Vec<String>> = "Layers" LAYER_LIST;
        file_system_configs: Option<Vec<FileSystemConfig>> = "FileSystemConfigs" FILE_SYSTEM_CONFIG_LIST;
        code_signing_config_arn: Option<String> = "CodeSigningConfigArn" CODE_SIGNING_CONFIG_ARN;
        image_config: Option<ImageConfig> = "ImageConfig" IMAGE_CONFIG;
        architectures: Option<Vec<String>> = "Architectures" ARCHITECTURES_LIST;
        ephemeral_storage: Option<EphemeralStorage> = "EphemeralStorage" EPHEMERAL_STORAGE;
        snap_start: Option<SnapStart> = "SnapStart" SNAP_START;
        logging_config: Option<LoggingConfig> = "LoggingConfig" LOGGING_CONFIG;
        tenancy_config: Option<TenancyConfig> = "TenancyConfig" TENANCY_CONFIG;
        capacity_provider_config: Option<CapacityProviderConfig> = "CapacityProviderConfig" CAPACITY_PROVIDER_CONFIG;
        durable_config: Option<DurableConfig> = "DurableConfig" DURABLE_CONFIG;
        runtime_config: Option<FunctionRuntimeConfig> = "RuntimeConfig" FUNCTION_RUNTIME_CONFIG;
        accelerator_config: Option<AcceleratorConfig> = "AcceleratorConfig" ACCELERATOR_CONFIG;
    }
    CREATE_FUNCTION_URL_CONFIG_REQUEST CreateFunctionUrlConfigRequest {
        function_name: String = "FunctionName" FUNCTION_URL_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" FUNCTION_URL_QUALIFIER query("Qualifier");
        auth_type: String = "AuthType" FUNCTION_URL_AUTH_TYPE required;
        cors: Option<Cors> = "Cors" CORS;
        invoke_mode: Option<String> = "InvokeMode" INVOKE_MODE;
    }
    CREATE_FUNCTION_URL_CONFIG_RESPONSE CreateFunctionUrlConfigResponse {
        function_url: String = "FunctionUrl" FUNCTION_URL required;
        function_arn: String = "FunctionArn" FUNCTION_ARN required;
        auth_type: String = "AuthType" FUNCTION_URL_AUTH_TYPE required;
        cors: Option<Cors> = "Cors" CORS;
        creation_time: String = "CreationTime" TIMESTAMP required;
        invoke_mode: Option<String> = "InvokeMode" INVOKE_MODE;
    }
    DEAD_LETTER_CONFIG DeadLetterConfig {
        target_arn: Option<String> = "TargetArn" RESOURCE_ARN;
    }
    DELETE_ALIAS_REQUEST DeleteAliasRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        name: String = "Name" ALIAS uri("Name") required;
    }
    DELETE_CAPACITY_PROVIDER_REQUEST DeleteCapacityProviderRequest {
        capacity_provider_name: String = "CapacityProviderName" CAPACITY_PROVIDER_NAME uri("CapacityProviderName") required;
    }
    DELETE_CAPACITY_PROVIDER_RESPONSE DeleteCapacityProviderResponse {
        capacity_provider: CapacityProvider = "CapacityProvider" CAPACITY_PROVIDER required;
    }
    DELETE_CODE_SIGNING_CONFIG_REQUEST DeleteCodeSigningConfigRequest {
        code_signing_config_arn: String = "CodeSigningConfigArn" CODE_SIGNING_CONFIG_ARN uri("CodeSigningConfigArn") required;
    }
    DELETE_CODE_SIGNING_CONFIG_RESPONSE DeleteCodeSigningConfigResponse {
    }
    DELETE_DURABLE_EXECUTION_REQUEST DeleteDurableExecutionRequest {
        durable_execution_arn: String = "DurableExecutionArn" DURABLE_EXECUTION_ARN uri("DurableExecutionArn") required;
    }
    DELETE_DURABLE_EXECUTION_RESPONSE DeleteDurableExecutionResponse {
        deletion_request_timestamp: Timestamp = "DeletionRequestTimestamp" EXECUTION_TIMESTAMP required;
    }
    DELETE_EVENT_SOURCE_MAPPING_REQUEST DeleteEventSourceMappingRequest {
        uuid: String = "UUID" UUID_STRING uri("UUID") required;
    }
    DELETE_FUNCTION_CODE_SIGNING_CONFIG_REQUEST DeleteFunctionCodeSigningConfigRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
    }
    DELETE_FUNCTION_CONCURRENCY_REQUEST DeleteFunctionConcurrencyRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
    }
    DELETE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST DeleteFunctionEventInvokeConfigRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
    }
    DELETE_FUNCTION_REQUEST DeleteFunctionRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
    }
    DELETE_FUNCTION_RESPONSE DeleteFunctionResponse {
        status_code: Option<i32> = "StatusCode" INTEGER status_code;
    }
    DELETE_FUNCTION_URL_CONFIG_REQUEST DeleteFunctionUrlConfigRequest {
        function_name: String = "FunctionName" FUNCTION_URL_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" FUNCTION_URL_QUALIFIER query("Qualifier");
    }
    DELETE_LAYER_VERSION_REQUEST DeleteLayerVersionRequest {
        layer_name: String = "LayerName" LAYER_NAME_OR_ARN uri("LayerName") required;
        version_number: i64 = "VersionNumber" LAYER_VERSION_NUMBER uri("VersionNumber") required;
    }
    DELETE_PROVISIONED_CONCURRENCY_CONFIG_REQUEST DeleteProvisionedConcurrencyConfigRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        qualifier: String = "Qualifier" QUALIFIER query("Qualifier") required;
    }
    DELETE_RESOURCE_POLICY_REQUEST DeleteResourcePolicyRequest {
        resource_arn: String = "ResourceArn" POLICY_RESOURCE_ARN uri("ResourceArn") required;
        revision_id: Option<String> = "RevisionId" REVISION_ID query("RevisionId");
    }
    DESTINATION_CONFIG DestinationConfig {
        on_success: Option<OnSuccess> = "OnSuccess" ON_SUCCESS;
        on_failure: Option<OnFailure> = "OnFailure" ON_FAILURE;
    }
    DOCUMENT_DB_EVENT_SOURCE_CONFIG DocumentDBEventSourceConfig {
        database_name: Option<String> = "DatabaseName" DATABASE_NAME;
        collection_name: Option<String> = "CollectionName" COLLECTION_NAME;
        full_document: Option<String> = "FullDocument" FULL_DOCUMENT;
    }
    DURABLE_CONFIG DurableConfig {
        kms_key_arn: Option<String> = "KMSKeyArn" KMS_KEY_ARN;
        retention_period_in_days: Option<i32> = "RetentionPeriodInDays" RETENTION_PERIOD_IN_DAYS;
        execution_timeout: Option<i32> = "ExecutionTimeout" EXECUTION_TIMEOUT;
    }
    ENVIRONMENT Environment {
        variables: Option<BTreeMap<String, String>> = "Variables" ENVIRONMENT_VARIABLES;
    }
    ENVIRONMENT_ERROR EnvironmentError {
        error_code: Option<String> = "ErrorCode" STRING;
        message: Option<String> = "Message" SENSITIVE_STRING;
    }
    ENVIRONMENT_RESPONSE EnvironmentResponse {
        variables: Option<BTreeMap<String, String>> = "Variables" ENVIRONMENT_VARIABLES;
        error: Option<EnvironmentError> = "Error" ENVIRONMENT_ERROR;
    }
    EPHEMERAL_STORAGE EphemeralStorage {
        size: i32 = "Size" EPHEMERAL_STORAGE_SIZE required;
    }
    ERROR_OBJECT ErrorObject {
        error_message: Option<String> = "ErrorMessage" ERROR_MESSAGE;
        error_type: Option<String> = "ErrorType" ERROR_TYPE;
        error_data: Option<String> = "ErrorData" ERROR_DATA;
        stack_trace: Option<Vec<String>> = "StackTrace" STACK_TRACE_ENTRIES;
    }
    EVENT Event {
        event_type: Option<String> = "EventType" EVENT_TYPE;
        sub_type: Option<String> = "SubType" OPERATION_SUB_TYPE;
        event_id: Option<i32> = "EventId" EVENT_ID;
        id: Option<String> = "Id" OPERATION_ID;
        name: Option<String> = "Name" OPERATION_NAME;
        event_timestamp: Option<Timestamp> = "EventTimestamp" EXECUTION_TIMESTAMP;
        parent_id: Option<String> = "ParentId" OPERATION_ID;
        execution_started_details: Option<ExecutionStartedDetails> = "ExecutionStartedDetails" EXECUTION_STARTED_DETAILS;
        execution_succeeded_details: Option<ExecutionSucceededDetails> = "ExecutionSucceededDetails" EXECUTION_SUCCEEDED_DETAILS;
        execution_failed_details: Option<ExecutionFailedDetails> = "ExecutionFailedDetails" EXECUTION_FAILED_DETAILS;
        execution_timed_out_details: Option<ExecutionTimedOutDetails> = "ExecutionTimedOutDetails" EXECUTION_TIMED_OUT_DETAILS;
        execution_stopped_details: Option<ExecutionStoppedDetails> = "ExecutionStoppedDetails" EXECUTION_STOPPED_DETAILS;
        context_started_details: Option<ContextStartedDetails> = "ContextStartedDetails" CONTEXT_STARTED_DETAILS;
        context_succeeded_details: Option<ContextSucceededDetails> = "ContextSucceededDetails" CONTEXT_SUCCEEDED_DETAILS;
        context_failed_details: Option<ContextFailedDetails> = "ContextFailedDetails" CONTEXT_FAILED_DETAILS;
        wait_started_details: Option<WaitStartedDetails> = "WaitStartedDetails" WAIT_STARTED_DETAILS;
        wait_succeeded_details: Option<WaitSucceededDetails> = "WaitSucceededDetails" WAIT_SUCCEEDED_DETAILS;
        wait_cancelled_details: Option<WaitCancelledDetails> = "WaitCancelledDetails" WAIT_CANCELLED_DETAILS;
        step_started_details: Option<StepStartedDetails> = "StepStartedDetails" STEP_STARTED_DETAILS;
        step_succeeded_details: Option<StepSucceededDetails> = "StepSucceededDetails" STEP_SUCCEEDED_DETAILS;
        step_failed_details: Option<StepFailedDetails> = "StepFailedDetails" STEP_FAILED_DETAILS;
        chained_invoke_started_details: Option<ChainedInvokeStartedDetails> = "ChainedInvokeStartedDetails" CHAINED_INVOKE_STARTED_DETAILS;
        chained_invoke_succeeded_details: Option<ChainedInvokeSucceededDetails> = "ChainedInvokeSucceededDetails" CHAINED_INVOKE_SUCCEEDED_DETAILS;
        chained_invoke_failed_details: Option<ChainedInvokeFailedDetails> = "ChainedInvokeFailedDetails" CHAINED_INVOKE_FAILED_DETAILS;
        chained_invoke_timed_out_details: Option<ChainedInvokeTimedOutDetails> = "ChainedInvokeTimedOutDetails" CHAINED_INVOKE_TIMED_OUT_DETAILS;
        chained_invoke_stopped_details: Option<ChainedInvokeStoppedDetails> = "ChainedInvokeStoppedDetails" CHAINED_INVOKE_STOPPED_DETAILS;
        callback_started_details: Option<CallbackStartedDetails> = "CallbackStartedDetails" CALLBACK_STARTED_DETAILS;
        callback_succeeded_details: Option<CallbackSucceededDetails> = "CallbackSucceededDetails" CALLBACK_SUCCEEDED_DETAILS;
        callback_failed_details: Option<CallbackFailedDetails> = "CallbackFailedDetails" CALLBACK_FAILED_DETAILS;
        callback_timed_out_details: Option<CallbackTimedOutDetails> = "CallbackTimedOutDetails" CALLBACK_TIMED_OUT_DETAILS;
        invocation_completed_details: Option<InvocationCompletedDetails> = "InvocationCompletedDetails" INVOCATION_COMPLETED_DETAILS;
        execution_paused_details: Option<ExecutionPausedDetails> = "ExecutionPausedDetails" EXECUTION_PAUSED_DETAILS;
        execution_resumed_details: Option<ExecutionResumedDetails> = "ExecutionResumedDetails" EXECUTION_RESUMED_DETAILS;
    }
    EVENT_ERROR EventError {
        payload: Option<ErrorObject> = "Payload" ERROR_OBJECT;
        truncated: Option<bool> = "Truncated" TRUNCATED;
    }
    EVENT_INPUT EventInput {
        payload: Option<String> = "Payload" INPUT_PAYLOAD;
        truncated: Option<bool> = "Truncated" TRUNCATED;
    }
    EVENT_PAUSE_REASON EventPauseReason {
        payload: Option<String> = "Payload" PAUSE_REASON;
        truncated: Option<bool> = "Truncated" TRUNCATED;
    }
    EVENT_RESULT EventResult {
        payload: Option<String> = "Payload" OPERATION_PAYLOAD;
        truncated: Option<bool> = "Truncated" TRUNCATED;
    }
    EVENT_RESUME_REASON EventResumeReason {
        payload: Option<String> = "Payload" RESUME_REASON;
        truncated: Option<bool> = "Truncated" TRUNCATED;
    }
    EVENT_SOURCE_MAPPING_CONFIGURATION EventSourceMappingConfiguration {
        uuid: Option<String> = "UUID" UUID_STRING;
        starting_position: Option<String> = "StartingPosition" EVENT_SOURCE_POSITION;
        starting_position_timestamp: Option<Timestamp> = "StartingPositionTimestamp" DATE;
        batch_size: Option<i32> = "BatchSize" BATCH_SIZE;
        maximum_batching_window_in_seconds: Option<i32> = "MaximumBatchingWindowInSeconds" MAXIMUM_BATCHING_WINDOW_IN_SECONDS;
        parallelization_factor: Option<i32> = "ParallelizationFactor" PARALLELIZATION_FACTOR;
        event_source_arn: Option<String> = "EventSourceArn" ARN;
        filter_criteria: Option<FilterCriteria> = "FilterCriteria" FILTER_CRITERIA;
        filter_criteria_error: Option<FilterCriteriaError> = "FilterCriteriaError" FILTER_CRITERIA_ERROR;
        kms_key_arn: Option<String> = "KMSKeyArn" KMS_KEY_ARN;
        metrics_config: Option<EventSourceMappingMetricsConfig> = "MetricsConfig" EVENT_SOURCE_MAPPING_METRICS_CONFIG;
        logging_config: Option<EventSourceMappingLoggingConfig> = "LoggingConfig" EVENT_SOURCE_MAPPING_LOGGING_CONFIG;
        scaling_config: Option<ScalingConfig> = "ScalingConfig" SCALING_CONFIG;
        function_arn: Option<String> = "FunctionArn" FUNCTION_ARN;
        last_modified: Option<Timestamp> = "LastModified" DATE;
        last_processing_result: Option<String> = "LastProcessingResult" STRING;
        state: Option<String> = "State" STRING;
        state_transition_reason: Option<String> = "StateTransitionReason" STRING;
        destination_config: Option<DestinationConfig> = "DestinationConfig" DESTINATION_CONFIG;
        topics: Option<Vec<String>> = "Topics" TOPICS;
        queues: Option<Vec<String>> = "Queues" QUEUES;
        source_access_configurations: Option<Vec<SourceAccessConfiguration>> = "SourceAccessConfigurations" SOURCE_ACCESS_CONFIGURATIONS;
        self_managed_event_source: Option<SelfManagedEventSource> = "SelfManagedEventSource" SELF_MANAGED_EVENT_SOURCE;
        maximum_record_age_in_seconds: Option<i32> = "MaximumRecordAgeInSeconds" MAXIMUM_RECORD_AGE_IN_SECONDS;
        bisect_batch_on_function_error: Option<bool> = "BisectBatchOnFunctionError" BISECT_BATCH_ON_FUNCTION_ERROR;
        maximum_retry_attempts: Option<i32> = "MaximumRetryAttempts" MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING;
        tumbling_window_in_seconds: Option<i32> = "TumblingWindowInSeconds" TUMBLING_WINDOW_IN_SECONDS;
        function_response_types: Option<Vec<String>> = "FunctionResponseTypes" FUNCTION_RESPONSE_TYPE_LIST;
        amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig> = "AmazonManagedKafkaEventSourceConfig" AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG;
        self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig> = "SelfManagedKafkaEventSourceConfig" SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG;
        document_db_event_source_config: Option<DocumentDBEventSourceConfig> = "DocumentDBEventSourceConfig" DOCUMENT_DB_EVENT_SOURCE_CONFIG;
        event_source_mapping_arn: Option<String> = "EventSourceMappingArn" EVENT_SOURCE_MAPPING_ARN;
        provisioned_poller_config: Option<ProvisionedPollerConfig> = "ProvisionedPollerConfig" PROVISIONED_POLLER_CONFIG;
    }
    EVENT_SOURCE_MAPPING_LOGGING_CONFIG EventSourceMappingLoggingConfig {
        system_log_level: Option<String> = "SystemLogLevel" EVENT_SOURCE_MAPPING_SYSTEM_LOG_LEVEL;
    }
    EVENT_SOURCE_MAPPING_METRICS_CONFIG EventSourceMappingMetricsConfig {
        metrics: Option<Vec<String>> = "Metrics" EVENT_SOURCE_MAPPING_METRIC_LIST;
    }
    EXECUTION Execution {
        durable_execution_arn: String = "DurableExecutionArn" DURABLE_EXECUTION_ARN required;
        durable_execution_name: String = "DurableExecutionName" DURABLE_EXECUTION_NAME required;
        function_arn: String = "FunctionArn" NAME_SPACED_FUNCTION_ARN required;
        status: String = "Status" EXECUTION_STATUS required;
        start_timestamp: Timestamp = "StartTimestamp" EXECUTION_TIMESTAMP required;
        end_timestamp: Option<Timestamp> = "EndTimestamp" EXECUTION_TIMESTAMP;
        kms_key_arn: Option<String> = "KMSKeyArn" KMS_KEY_ARN;
    }
    EXECUTION_DETAILS ExecutionDetails {
        input_payload: Option<String> = "InputPayload" INPUT_PAYLOAD;
    }
    EXECUTION_FAILED_DETAILS ExecutionFailedDetails {
        error: EventError = "Error" EVENT_ERROR required;
    }
    EXECUTION_PAUSED_DETAILS ExecutionPausedDetails {
        pause_request_timestamp: Timestamp = "PauseRequestTimestamp" EXECUTION_TIMESTAMP required;
        reason: Option<EventPauseReason> = "Reason" EVENT_PAUSE_REASON;
        execution_timeout_paused: bool = "ExecutionTimeoutPaused" EXECUTION_TIMEOUT_PAUSED required;
    }
    EXECUTION_RESUMED_DETAILS ExecutionResumedDetails {
        resume_request_timestamp: Timestamp = "ResumeRequestTimestamp" EXECUTION_TIMESTAMP required;
        reason: Option<EventResumeReason> = "Reason" EVENT_RESUME_REASON;
    }
    EXECUTION_STARTED_DETAILS ExecutionStartedDetails {
        input: EventInput = "Input" EVENT_INPUT required;
        execution_timeout: i32 = "ExecutionTimeout" DURATION_SECONDS required;
    }
    EXECUTION_STOPPED_DETAILS ExecutionStoppedDetails {
        error: EventError = "Error" EVENT_ERROR required;
    }
    EXECUTION_SUCCEEDED_DETAILS ExecutionSucceededDetails {
        result: EventResult = "Result" EVENT_RESULT required;
    }
    EXECUTION_TIMED_OUT_DETAILS ExecutionTimedOutDetails {
        error: Option<EventError> = "Error" EVENT_ERROR;
    }
    FILE_SYSTEM_CONFIG FileSystemConfig {
        arn: String = "Arn" FILE_SYSTEM_ARN required;
        local_mount_path: String = "LocalMountPath" LOCAL_MOUNT_PATH required;
        s3_files_config: Option<S3FilesConfig> = "S3FilesConfig" S3_FILES_CONFIG;
    }
    FILTER Filter {
        pattern: Option<String> = "Pattern" PATTERN;
    }
    FILTER_CRITERIA FilterCriteria {
        filters: Option<Vec<Filter>> = "Filters" FILTER_LIST;
    }
    FILTER_CRITERIA_ERROR FilterCriteriaError {
        error_code: Option<String> = "ErrorCode" FILTER_CRITERIA_ERROR_CODE;
        message: Option<String> = "Message" FILTER_CRITERIA_ERROR_MESSAGE;
    }
    FUNCTION_CODE FunctionCode {
        zip_file: Option<Bytes> = "ZipFile" BLOB;
        s3_bucket: Option<String> = "S3Bucket" S3_BUCKET;
        s3_key: Option<String> = "S3Key" S3_KEY;
        s3_object_version: Option<String> = "S3ObjectVersion" S3_OBJECT_VERSION;
        s3_object_storage_mode: Option<String> = "S3ObjectStorageMode" S3_OBJECT_STORAGE_MODE;
        image_uri: Option<String> = "ImageUri" STRING;
        source_kms_key_arn: Option<String> = "SourceKMSKeyArn" KMS_KEY_ARN;
    }
    FUNCTION_CODE_LOCATION FunctionCodeLocation {
        repository_type: Option<String> = "RepositoryType" STRING;
        location: Option<String> = "Location" SENSITIVE_STRING_ON_SERVER_ONLY;
        image_uri: Option<String> = "ImageUri" STRING;
        resolved_image_uri: Option<String> = "ResolvedImageUri" STRING;
        resolved_s3_object: Option<ResolvedS3Object> = "ResolvedS3Object" RESOLVED_S3_OBJECT;
        source_kms_key_arn: Option<String> = "SourceKMSKeyArn" KMS_KEY_ARN;
        error: Option<FunctionCodeLocationError> = "Error" FUNCTION_CODE_LOCATION_ERROR;
    }
    FUNCTION_CODE_LOCATION_ERROR FunctionCodeLocationError {
        error_code: Option<String> = "ErrorCode" STRING;
        message: Option<String> = "Message" SENSITIVE_STRING;
    }
    FUNCTION_CONFIGURATION FunctionConfiguration {
        function_name: Option<String> = "FunctionName" NAMESPACED_FUNCTION_NAME;
        function_arn: Option<String> = "FunctionArn" NAME_SPACED_FUNCTION_ARN;
        runtime: Option<String> = "Runtime" RUNTIME;
        role: Option<String> = "Role" ROLE_ARN;
        handler: Option<String> = "Handler" HANDLER;
        code_size: Option<i64> = "CodeSize" LONG;
        description: Option<String> = "Description" DESCRIPTION;
        timeout: Option<i32> = "Timeout" TIMEOUT;
        memory_size: Option<i32> = "MemorySize" MEMORY_SIZE;
        last_modified: Option<String> = "LastModified" TIMESTAMP;
        code_sha256: Option<String> = "CodeSha256" STRING;
        version: Option<String> = "Version" VERSION;
        vpc_config: Option<VpcConfigResponse> = "VpcConfig" VPC_CONFIG_RESPONSE;
        dead_letter_config: Option<DeadLetterConfig> = "DeadLetterConfig" DEAD_LETTER_CONFIG;
        environment: Option<EnvironmentResponse> = "Environment" ENVIRONMENT_RESPONSE;
        kms_key_arn: Option<String> = "KMSKeyArn" KMS_KEY_ARN;
        tracing_config: Option<TracingConfigResponse> = "TracingConfig" TRACING_CONFIG_RESPONSE;
        master_arn: Option<String> = "MasterArn" FUNCTION_ARN;
        revision_id: Option<String> = "RevisionId" STRING;
        layers: Option<Vec<Layer>> = "Layers" LAYERS_REFERENCE_LIST;
        state: Option<String> = "State" STATE;
        state_reason: Option<String> = "StateReason" STATE_REASON;
        state_reason_code: Option<String> = "StateReasonCode" STATE_REASON_CODE;
        last_update_status: Option<String> = "LastUpdateStatus" LAST_UPDATE_STATUS;
        last_update_status_reason: Option<String> = "LastUpdateStatusReason" LAST_UPDATE_STATUS_REASON;
        last_update_status_reason_code: Option<String> = "LastUpdateStatusReasonCode" LAST_UPDATE_STATUS_REASON_CODE;
        file_system_configs: Option<Vec<FileSystemConfig>> = "FileSystemConfigs" FILE_SYSTEM_CONFIG_LIST;
        signing_profile_version_arn: Option<String> = "SigningProfileVersionArn" ARN;
        signing_job_arn: Option<String> = "SigningJobArn" ARN;
        package_type: Option<String> = "PackageType" PACKAGE_TYPE;
        image_config_response: Option<ImageConfigResponse> = "ImageConfigResponse" IMAGE_CONFIG_RESPONSE;
        architectures: Option<Vec<String>> = "Architectures" ARCHITECTURES_LIST;
        ephemeral_storage: Option<EphemeralStorage> = "EphemeralStorage" EPHEMERAL_STORAGE;
        snap_start: Option<SnapStartResponse> = "SnapStart" SNAP_START_RESPONSE;
        runtime_version_config: Option<RuntimeVersionConfig> = "RuntimeVersionConfig" RUNTIME_VERSION_CONFIG;
        logging_config: Option<LoggingConfig> = "LoggingConfig" LOGGING_CONFIG;
        tenancy_config: Option<TenancyConfig> = "TenancyConfig" TENANCY_CONFIG;
        capacity_provider_config: Option<CapacityProviderConfig> = "CapacityProviderConfig" CAPACITY_PROVIDER_CONFIG;
        config_sha256: Option<String> = "ConfigSha256" STRING;
        durable_config: Option<DurableConfig> = "DurableConfig" DURABLE_CONFIG;
        runtime_config: Option<FunctionRuntimeConfig> = "RuntimeConfig" FUNCTION_RUNTIME_CONFIG;
        accelerator_config: Option<AcceleratorConfig> = "AcceleratorConfig" ACCELERATOR_CONFIG;
    }
    FUNCTION_EVENT_INVOKE_CONFIG FunctionEventInvokeConfig {
        last_modified: Option<Timestamp> = "LastModified" DATE;
        function_arn: Option<String> = "FunctionArn" FUNCTION_ARN;
        maximum_retry_attempts: Option<i32> = "MaximumRetryAttempts" MAXIMUM_RETRY_ATTEMPTS;
        maximum_event_age_in_seconds: Option<i32> = "MaximumEventAgeInSeconds" MAXIMUM_EVENT_AGE_IN_SECONDS;
        destination_config: Option<DestinationConfig> = "DestinationConfig" DESTINATION_CONFIG;
    }
    FUNCTION_RUNTIME_CONFIG FunctionRuntimeConfig {
        runtime_arn: String = "RuntimeArn" FUNCTION_RUNTIME_ARN required;
        runtime_alias: String = "RuntimeAlias" FUNCTION_RUNTIME_ALIAS required;
    }
    FUNCTION_SCALING_CONFIG FunctionScalingConfig {
        min_execution_environments: Option<i32> = "MinExecutionEnvironments" FUNCTION_SCALING_CONFIG_EXECUTION_ENVIRONMENTS;
        max_execution_environments: Option<i32> = "MaxExecutionEnvironments" FUNCTION_SCALING_CONFIG_EXECUTION_ENVIRONMENTS;
    }
    FUNCTION_URL_CONFIG FunctionUrlConfig {
        function_url: String = "FunctionUrl" FUNCTION_URL required;
        function_arn: String = "FunctionArn" FUNCTION_ARN required;
        creation_time: String = "CreationTime" TIMESTAMP required;
        last_modified_time: String = "LastModifiedTime" TIMESTAMP required;
        cors: Option<Cors> = "Cors" CORS;
        auth_type: String = "AuthType" FUNCTION_URL_AUTH_TYPE required;
        invoke_mode: Option<String> = "InvokeMode" INVOKE_MODE;
    }
    FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_LIST_ITEM FunctionVersionsByCapacityProviderListItem {
        function_arn: String = "FunctionArn" NAME_SPACED_FUNCTION_ARN required;
        state: String = "State" STATE required;
    }
    GET_ACCOUNT_SETTINGS_REQUEST GetAccountSettingsRequest {
    }
    GET_ACCOUNT_SETTINGS_RESPONSE GetAccountSettingsResponse {
        account_limit: Option<AccountLimit> = "AccountLimit" ACCOUNT_LIMIT;
        account_usage: Option<AccountUsage> = "AccountUsage" ACCOUNT_USAGE;
    }
    GET_ALIAS_REQUEST GetAliasRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        name: String = "Name" ALIAS uri("Name") required;
    }
    GET_CAPACITY_PROVIDER_REQUEST GetCapacityProviderRequest {
        capacity_provider_name: String = "CapacityProviderName" CAPACITY_PROVIDER_NAME uri("CapacityProviderName") required;
    }
    GET_CAPACITY_PROVIDER_RESPONSE GetCapacityProviderResponse {
        capacity_provider: CapacityProvider = "CapacityProvider" CAPACITY_PROVIDER required;
    }
    GET_CODE_SIGNING_CONFIG_REQUEST GetCodeSigningConfigRequest {
        code_signing_config_arn: String = "CodeSigningConfigArn" CODE_SIGNING_CONFIG_ARN uri("CodeSigningConfigArn") required;
    }
    GET_CODE_SIGNING_CONFIG_RESPONSE GetCodeSigningConfigResponse {
        code_signing_config: CodeSigningConfig = "CodeSigningConfig" CODE_SIGNING_CONFIG required;
    }
    GET_DURABLE_EXECUTION_HISTORY_REQUEST GetDurableExecutionHistoryRequest {
        durable_execution_arn: String = "DurableExecutionArn" DURABLE_EXECUTION_ARN uri("DurableExecutionArn") required;
        include_execution_data: Option<bool> = "IncludeExecutionData" INCLUDE_EXECUTION_DATA query("IncludeExecutionData");
        max_items: Option<i32> = "MaxItems" ITEM_COUNT query("MaxItems");
        marker: Option<String> = "Marker" STRING query("Marker");
        reverse_order: Option<bool> = "ReverseOrder" REVERSE_ORDER query("ReverseOrder");
    }
    GET_DURABLE_EXECUTION_HISTORY_RESPONSE GetDurableExecutionHistoryResponse {
        events: Vec<Event> = "Events" EVENTS required;
        next_marker: Option<String> = "NextMarker" STRING;
    }
    GET_DURABLE_EXECUTION_REQUEST GetDurableExecutionRequest {
        durable_execution_arn: String = "DurableExecutionArn" DURABLE_EXECUTION_ARN uri("DurableExecutionArn") required;
        include_execution_data: Option<bool> = "IncludeExecutionData" INCLUDE_EXECUTION_DATA query("IncludeExecutionData");
    }
    GET_DURABLE_EXECUTION_RESPONSE GetDurableExecutionResponse {
        durable_execution_arn: String = "DurableExecutionArn" DURABLE_EXECUTION_ARN required;
        durable_execution_name: String = "DurableExecutionName" DURABLE_EXECUTION_NAME required;
        function_arn: String = "FunctionArn" NAME_SPACED_FUNCTION_ARN required;
        input_payload: Option<String> = "InputPayload" INPUT_PAYLOAD;
        result: Option<String> = "Result" OUTPUT_PAYLOAD;
        error: Option<ErrorObject> = "Error" ERROR_OBJECT;
        start_timestamp: Timestamp = "StartTimestamp" EXECUTION_TIMESTAMP required;
        status: String = "Status" EXECUTION_STATUS required;
        end_timestamp: Option<Timestamp> = "EndTimestamp" EXECUTION_TIMESTAMP;
        version: Option<String> = "Version" VERSION_WITH_LATEST_PUBLISHED;
        trace_header: Option<TraceHeader> = "TraceHeader" TRACE_HEADER;
        execution_data_included: Option<bool> = "ExecutionDataIncluded" EXECUTION_DATA_INCLUDED;
        durable_config: Option<DurableConfig> = "DurableConfig" DURABLE_CONFIG;
        pause_details: Option<PauseDetails> = "PauseDetails" PAUSE_DETAILS;
        expected_execution_timeout_timestamp: Option<Timestamp> = "ExpectedExecutionTimeoutTimestamp" EXECUTION_TIMESTAMP;
    }
    GET_DURABLE_EXECUTION_STATE_REQUEST GetDurableExecutionStateRequest {
        durable_execution_arn: String = "DurableExecutionArn" DURABLE_EXECUTION_ARN uri("DurableExecutionArn") required;
        checkpoint_token: String = "CheckpointToken" CHECKPOINT_TOKEN query("CheckpointToken") required;
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" ITEM_COUNT query("MaxItems");
    }
    GET_DURABLE_EXECUTION_STATE_RESPONSE GetDurableExecutionStateResponse {
        operations: Vec<Operation> = "Operations" OPERATIONS required;
        next_marker: Option<String> = "NextMarker" STRING;
    }
    GET_EVENT_SOURCE_MAPPING_REQUEST GetEventSourceMappingRequest {
        uuid: String = "UUID" UUID_STRING uri("UUID") required;
    }
    GET_FUNCTION_CODE_SIGNING_CONFIG_REQUEST GetFunctionCodeSigningConfigRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
    }
    GET_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE GetFunctionCodeSigningConfigResponse {
        code_signing_config_arn: String = "CodeSigningConfigArn" CODE_SIGNING_CONFIG_ARN required;
        function_name: String = "FunctionName" FUNCTION_NAME required;
    }
    GET_FUNCTION_CONCURRENCY_REQUEST GetFunctionConcurrencyRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
    }
    GET_FUNCTION_CONCURRENCY_RESPONSE GetFunctionConcurrencyResponse {
        reserved_concurrent_executions: Option<i32> = "ReservedConcurrentExecutions" RESERVED_CONCURRENT_EXECUTIONS;
    }
    GET_FUNCTION_CONFIGURATION_REQUEST GetFunctionConfigurationRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
    }
    GET_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST GetFunctionEventInvokeConfigRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
    }
    GET_FUNCTION_RECURSION_CONFIG_REQUEST GetFunctionRecursionConfigRequest {
        function_name: String = "FunctionName" UNQUALIFIED_FUNCTION_NAME uri("FunctionName") required;
    }
    GET_FUNCTION_RECURSION_CONFIG_RESPONSE GetFunctionRecursionConfigResponse {
        recursive_loop: Option<String> = "RecursiveLoop" RECURSIVE_LOOP;
    }
    GET_FUNCTION_REQUEST GetFunctionRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
    }
    GET_FUNCTION_RESPONSE GetFunctionResponse {
        configuration: Option<FunctionConfiguration> = "Configuration" FUNCTION_CONFIGURATION;
        code: Option<FunctionCodeLocation> = "Code" FUNCTION_CODE_LOCATION;
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS;
        tags_error: Option<TagsError> = "TagsError" TAGS_ERROR;
        concurrency: Option<Concurrency> = "Concurrency" CONCURRENCY;
    }
    GET_FUNCTION_SCALING_CONFIG_REQUEST GetFunctionScalingConfigRequest {
        function_name: String = "FunctionName" UNQUALIFIED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: String = "Qualifier" PUBLISHED_FUNCTION_QUALIFIER query("Qualifier") required;
    }
    GET_FUNCTION_SCALING_CONFIG_RESPONSE GetFunctionScalingConfigResponse {
        function_arn: Option<String> = "FunctionArn" FUNCTION_ARN;
        applied_function_scaling_config: Option<FunctionScalingConfig> = "AppliedFunctionScalingConfig" FUNCTION_SCALING_CONFIG;
        requested_function_scaling_config: Option<FunctionScalingConfig> = "RequestedFunctionScalingConfig" FUNCTION_SCALING_CONFIG;
    }
    GET_FUNCTION_URL_CONFIG_REQUEST GetFunctionUrlConfigRequest {
        function_name: String = "FunctionName" FUNCTION_URL_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" FUNCTION_URL_QUALIFIER query("Qualifier");
    }
    GET_FUNCTION_URL_CONFIG_RESPONSE GetFunctionUrlConfigResponse {
        function_url: String = "FunctionUrl" FUNCTION_URL required;
        function_arn: String = "FunctionArn" FUNCTION_ARN required;
        auth_type: String = "AuthType" FUNCTION_URL_AUTH_TYPE required;
        cors: Option<Cors> = "Cors" CORS;
        creation_time: String = "CreationTime" TIMESTAMP required;
        last_modified_time: String = "LastModifiedTime" TIMESTAMP required;
        invoke_mode: Option<String> = "InvokeMode" INVOKE_MODE;
    }
    GET_LAYER_VERSION_BY_ARN_REQUEST GetLayerVersionByArnRequest {
        arn: String = "Arn" LAYER_VERSION_ARN query("Arn") required;
    }
    GET_LAYER_VERSION_POLICY_REQUEST GetLayerVersionPolicyRequest {
        layer_name: String = "LayerName" LAYER_NAME_OR_ARN uri("LayerName") required;
        version_number: i64 = "VersionNumber" LAYER_VERSION_NUMBER uri("VersionNumber") required;
    }
    GET_LAYER_VERSION_POLICY_RESPONSE GetLayerVersionPolicyResponse {
        policy: Option<String> = "Policy" STRING;
        revision_id: Option<String> = "RevisionId" STRING;
    }
    GET_LAYER_VERSION_REQUEST GetLayerVersionRequest {
        layer_name: String = "LayerName" LAYER_NAME_OR_ARN uri("LayerName") required;
        version_number: i64 = "VersionNumber" LAYER_VERSION_NUMBER uri("VersionNumber") required;
    }
    GET_LAYER_VERSION_RESPONSE GetLayerVersionResponse {
        content: Option<LayerVersionContentOutput> = "Content" LAYER_VERSION_CONTENT_OUTPUT;
        layer_arn: Option<String> = "LayerArn" LAYER_ARN;
        layer_version_arn: Option<String> = "LayerVersionArn" LAYER_VERSION_ARN;
        description: Option<String> = "Description" DESCRIPTION;
        created_date: Option<String> = "CreatedDate" TIMESTAMP;
        version: Option<i64> = "Version" LAYER_VERSION_NUMBER;
        compatible_architectures: Option<Vec<String>> = "CompatibleArchitectures" COMPATIBLE_ARCHITECTURES;
        compatible_runtimes: Option<Vec<String>> = "CompatibleRuntimes" COMPATIBLE_RUNTIMES;
        license_info: Option<String> = "LicenseInfo" LICENSE_INFO;
    }
    GET_POLICY_REQUEST GetPolicyRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
    }
    GET_POLICY_RESPONSE GetPolicyResponse {
        policy: Option<String> = "Policy" STRING;
        revision_id: Option<String> = "RevisionId" STRING;
    }
    GET_PROVISIONED_CONCURRENCY_CONFIG_REQUEST GetProvisionedConcurrencyConfigRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        qualifier: String = "Qualifier" QUALIFIER query("Qualifier") required;
    }
    GET_PROVISIONED_CONCURRENCY_CONFIG_RESPONSE GetProvisionedConcurrencyConfigResponse {
        requested_provisioned_concurrent_executions: Option<i32> = "RequestedProvisionedConcurrentExecutions" POSITIVE_INTEGER;
        available_provisioned_concurrent_executions: Option<i32> = "AvailableProvisionedConcurrentExecutions" NON_NEGATIVE_INTEGER;
        allocated_provisioned_concurrent_executions: Option<i32> = "AllocatedProvisionedConcurrentExecutions" NON_NEGATIVE_INTEGER;
        status: Option<String> = "Status" PROVISIONED_CONCURRENCY_STATUS_ENUM;
        status_reason: Option<String> = "StatusReason" STRING;
        last_modified: Option<String> = "LastModified" TIMESTAMP;
    }
    GET_RESOURCE_POLICY_REQUEST GetResourcePolicyRequest {
        resource_arn: String = "ResourceArn" POLICY_RESOURCE_ARN uri("ResourceArn") required;
    }
    GET_RESOURCE_POLICY_RESPONSE GetResourcePolicyResponse {
        policy: Option<String> = "Policy" RESOURCE_POLICY;
        revision_id: Option<String> = "RevisionId" REVISION_ID;
    }
    GET_RUNTIME_MANAGEMENT_CONFIG_REQUEST GetRuntimeManagementConfigRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
    }
    GET_RUNTIME_MANAGEMENT_CONFIG_RESPONSE GetRuntimeManagementConfigResponse {
        update_runtime_on: Option<String> = "UpdateRuntimeOn" UPDATE_RUNTIME_ON;
        function_arn: Option<String> = "FunctionArn" NAME_SPACED_FUNCTION_ARN;
        runtime_version_arn: Option<String> = "RuntimeVersionArn" RUNTIME_VERSION_ARN;
    }
    IMAGE_CONFIG ImageConfig {
        entry_point: Option<Vec<String>> = "EntryPoint" STRING_LIST;
        command: Option<Vec<String>> = "Command" STRING_LIST;
        working_directory: Option<String> = "WorkingDirectory" WORKING_DIRECTORY;
    }
    IMAGE_CONFIG_ERROR ImageConfigError {
        error_code: Option<String> = "ErrorCode" STRING;
        message: Option<String> = "Message" SENSITIVE_STRING;
    }
    IMAGE_CONFIG_RESPONSE ImageConfigResponse {
        image_config: Option<ImageConfig> = "ImageConfig" IMAGE_CONFIG;
        error: Option<ImageConfigError> = "Error" IMAGE_CONFIG_ERROR;
    }
    INSTANCE_REQUIREMENTS InstanceRequirements {
        architectures: Option<Vec<String>> = "Architectures" ARCHITECTURES_LIST;
        allowed_instance_types: Option<Vec<String>> = "AllowedInstanceTypes" INSTANCE_TYPE_SET;
        excluded_instance_types: Option<Vec<String>> = "ExcludedInstanceTypes" INSTANCE_TYPE_SET;
    }
    INVOCATION_COMPLETED_DETAILS InvocationCompletedDetails {
        start_timestamp: Timestamp = "StartTimestamp" EXECUTION_TIMESTAMP required;
        end_timestamp: Timestamp = "EndTimestamp" EXECUTION_TIMESTAMP required;
        request_id: String = "RequestId" STRING required;
        error: Option<EventError> = "Error" EVENT_ERROR;
    }
    INVOCATION_REQUEST InvocationRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        invocation_type: Option<String> = "InvocationType" INVOCATION_TYPE header("X-Amz-Invocation-Type");
        log_type: Option<String> = "LogType" LOG_TYPE header("X-Amz-Log-Type");
        client_context: Option<String> = "ClientContext" STRING header("X-Amz-Client-Context");
        durable_execution_name: Option<String> = "DurableExecutionName" DURABLE_EXECUTION_NAME header("X-Amz-Durable-Execution-Name");
        payload: Option<Bytes> = "Payload" BLOB payload;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
        tenant_id: Option<String> = "TenantId" TENANT_ID header("X-Amz-Tenant-Id");
    }
    INVOCATION_RESPONSE InvocationResponse {
        status_code: Option<i32> = "StatusCode" INTEGER status_code;
        function_error: Option<String> = "FunctionError" STRING header("X-Amz-Function-Error");
        log_result: Option<String> = "LogResult" STRING header("X-Amz-Log-Result");
        payload: Option<Bytes> = "Payload" BLOB payload;
        executed_version: Option<String> = "ExecutedVersion" VERSION header("X-Amz-Executed-Version");
        durable_execution_arn: Option<String> = "DurableExecutionArn" DURABLE_EXECUTION_ARN header("X-Amz-Durable-Execution-Arn");
    }
    INVOKE_ASYNC_REQUEST InvokeAsyncRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        invoke_args: Bytes = "InvokeArgs" BLOB_STREAM payload required;
    }
    INVOKE_ASYNC_RESPONSE InvokeAsyncResponse {
        status: Option<i32> = "Status" HTTP_STATUS status_code;
    }
    INVOKE_WITH_RESPONSE_STREAM_REQUEST InvokeWithResponseStreamRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        log_type: Option<String> = "LogType" LOG_TYPE header("X-Amz-Log-Type");
        client_context: Option<String> = "ClientContext" STRING header("X-Amz-Client-Context");
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
        payload: Option<Bytes> = "Payload" BLOB payload;
        tenant_id: Option<String> = "TenantId" TENANT_ID header("X-Amz-Tenant-Id");
        invocation_type: Option<String> = "InvocationType" RESPONSE_STREAMING_INVOCATION_TYPE header("X-Amz-Invocation-Type");
    }
    INVOKE_WITH_RESPONSE_STREAM_RESPONSE InvokeWithResponseStreamResponse {
        status_code: Option<i32> = "StatusCode" INTEGER status_code;
        executed_version: Option<String> = "ExecutedVersion" VERSION header("X-Amz-Executed-Version");
        event_stream: Option<Bytes> = "EventStream" INVOKE_WITH_RESPONSE_STREAM_RESPONSE_EVENT payload;
        response_stream_content_type: Option<String> = "ResponseStreamContentType" STRING header("Content-Type");
    }
    KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG KafkaSchemaRegistryAccessConfig {
        r#type: Option<String> = "Type" KAFKA_SCHEMA_REGISTRY_AUTH_TYPE;
        uri: Option<String> = "URI" ARN;
    }
    KAFKA_SCHEMA_REGISTRY_CONFIG KafkaSchemaRegistryConfig {
        schema_registry_uri: Option<String> = "SchemaRegistryURI" SCHEMA_REGISTRY_URI;
        event_record_format: Option<String> = "EventRecordFormat" SCHEMA_REGISTRY_EVENT_RECORD_FORMAT;
        access_configs: Option<Vec<KafkaSchemaRegistryAccessConfig>> = "AccessConfigs" KAFKA_SCHEMA_REGISTRY_ACCESS_CONFIG_LIST;
        schema_validation_configs: Option<Vec<KafkaSchemaValidationConfig>> = "SchemaValidationConfigs" KAFKA_SCHEMA_VALIDATION_CONFIG_LIST;
    }
    KAFKA_SCHEMA_VALIDATION_CONFIG KafkaSchemaValidationConfig {
        attribute: Option<String> = "Attribute" KAFKA_SCHEMA_VALIDATION_ATTRIBUTE;
    }
    LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG LambdaManagedInstancesCapacityProviderConfig {
        capacity_provider_arn: String = "CapacityProviderArn" CAPACITY_PROVIDER_ARN required;
        per_execution_environment_max_concurrency: Option<i32> = "PerExecutionEnvironmentMaxConcurrency" PER_EXECUTION_ENVIRONMENT_MAX_CONCURRENCY;
        execution_environment_memory_gi_b_per_v_cpu: Option<f64> = "ExecutionEnvironmentMemoryGiBPerVCpu" EXECUTION_ENVIRONMENT_MEMORY_GI_B_PER_V_CPU;
    }
    LAYER Layer {
        arn: Option<String> = "Arn" LAYER_VERSION_ARN;
        code_size: Option<i64> = "CodeSize" LONG;
        signing_profile_version_arn: Option<String> = "SigningProfileVersionArn" ARN;
        signing_job_arn: Option<String> = "SigningJobArn" ARN;
    }
    LAYER_VERSION_CONTENT_INPUT LayerVersionContentInput {
        s3_bucket: Option<String> = "S3Bucket" S3_BUCKET;
        s3_key: Option<String> = "S3Key" S3_KEY;
        s3_object_version: Option<String> = "S3ObjectVersion" S3_OBJECT_VERSION;
        s3_object_storage_mode: Option<String> = "S3ObjectStorageMode" S3_OBJECT_STORAGE_MODE;
        zip_file: Option<Bytes> = "ZipFile" BLOB;
    }
    LAYER_VERSION_CONTENT_OUTPUT LayerVersionContentOutput {
        location: Option<String> = "Location" SENSITIVE_STRING_ON_SERVER_ONLY;
        code_sha256: Option<String> = "CodeSha256" STRING;
        code_size: Option<i64> = "CodeSize" LONG;
        signing_profile_version_arn: Option<String> = "SigningProfileVersionArn" ARN;
        signing_job_arn: Option<String> = "SigningJobArn" ARN;
        resolved_s3_object: Option<ResolvedS3Object> = "ResolvedS3Object" RESOLVED_S3_OBJECT;
    }
    LAYER_VERSIONS_LIST_ITEM LayerVersionsListItem {
        layer_version_arn: Option<String> = "LayerVersionArn" LAYER_VERSION_ARN;
        version: Option<i64> = "Version" LAYER_VERSION_NUMBER;
        description: Option<String> = "Description" DESCRIPTION;
        created_date: Option<String> = "CreatedDate" TIMESTAMP;
        compatible_architectures: Option<Vec<String>> = "CompatibleArchitectures" COMPATIBLE_ARCHITECTURES;
        compatible_runtimes: Option<Vec<String>> = "CompatibleRuntimes" COMPATIBLE_RUNTIMES;
        license_info: Option<String> = "LicenseInfo" LICENSE_INFO;
    }
    LAYERS_LIST_ITEM LayersListItem {
        layer_name: Option<String> = "LayerName" LAYER_NAME;
        layer_arn: Option<String> = "LayerArn" LAYER_ARN;
        latest_matching_version: Option<LayerVersionsListItem> = "LatestMatchingVersion" LAYER_VERSIONS_LIST_ITEM;
    }
    LIST_ALIASES_REQUEST ListAliasesRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        function_version: Option<String> = "FunctionVersion" VERSION_WITH_LATEST_PUBLISHED query("FunctionVersion");
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_LIST_ITEMS query("MaxItems");
    }
    LIST_ALIASES_RESPONSE ListAliasesResponse {
        next_marker: Option<String> = "NextMarker" STRING;
        aliases: Option<Vec<AliasConfiguration>> = "Aliases" ALIAS_LIST;
    }
    LIST_CAPACITY_PROVIDERS_REQUEST ListCapacityProvidersRequest {
        state: Option<String> = "State" CAPACITY_PROVIDER_STATE query("State");
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_FIFTY_LIST_ITEMS query("MaxItems");
    }
    LIST_CAPACITY_PROVIDERS_RESPONSE ListCapacityProvidersResponse {
        capacity_providers: Vec<CapacityProvider> = "CapacityProviders" CAPACITY_PROVIDERS_LIST required;
        next_marker: Option<String> = "NextMarker" STRING;
    }
    LIST_CODE_SIGNING_CONFIGS_REQUEST ListCodeSigningConfigsRequest {
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_LIST_ITEMS query("MaxItems");
    }
    LIST_CODE_SIGNING_CONFIGS_RESPONSE ListCodeSigningConfigsResponse {
        next_marker: Option<String> = "NextMarker" STRING;
        code_signing_configs: Option<Vec<CodeSigningConfig>> = "CodeSigningConfigs" CODE_SIGNING_CONFIG_LIST;
    }
    LIST_DURABLE_EXECUTIONS_BY_FUNCTION_REQUEST ListDurableExecutionsByFunctionRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
        durable_execution_name: Option<String> = "DurableExecutionName" DURABLE_EXECUTION_NAME query("DurableExecutionName");
        statuses: Option<Vec<String>> = "Statuses" EXECUTION_STATUS_LIST query("Statuses");
        started_after: Option<Timestamp> = "StartedAfter" EXECUTION_TIMESTAMP query("StartedAfter");
        started_before: Option<Timestamp> = "StartedBefore" EXECUTION_TIMESTAMP query("StartedBefore");
        reverse_order: Option<bool> = "ReverseOrder" REVERSE_ORDER query("ReverseOrder");
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" ITEM_COUNT query("MaxItems");
    }
    LIST_DURABLE_EXECUTIONS_BY_FUNCTION_RESPONSE ListDurableExecutionsByFunctionResponse {
        durable_executions: Option<Vec<Execution>> = "DurableExecutions" DURABLE_EXECUTIONS;
        next_marker: Option<String> = "NextMarker" STRING;
    }
    LIST_EVENT_SOURCE_MAPPINGS_REQUEST ListEventSourceMappingsRequest {
        event_source_arn: Option<String> = "EventSourceArn" ARN query("EventSourceArn");
        function_name: Option<String> = "FunctionName" NAMESPACED_FUNCTION_NAME query("FunctionName");
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_LIST_ITEMS query("MaxItems");
    }
    LIST_EVENT_SOURCE_MAPPINGS_RESPONSE ListEventSourceMappingsResponse {
        next_marker: Option<String> = "NextMarker" STRING;
        event_source_mappings: Option<Vec<EventSourceMappingConfiguration>> = "EventSourceMappings" EVENT_SOURCE_MAPPINGS_LIST;
    }
    LIST_FUNCTION_EVENT_INVOKE_CONFIGS_REQUEST ListFunctionEventInvokeConfigsRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_FUNCTION_EVENT_INVOKE_CONFIG_LIST_ITEMS query("MaxItems");
    }
    LIST_FUNCTION_EVENT_INVOKE_CONFIGS_RESPONSE ListFunctionEventInvokeConfigsResponse {
        function_event_invoke_configs: Option<Vec<FunctionEventInvokeConfig>> = "FunctionEventInvokeConfigs" FUNCTION_EVENT_INVOKE_CONFIG_LIST;
        next_marker: Option<String> = "NextMarker" STRING;
    }
    LIST_FUNCTION_URL_CONFIGS_REQUEST ListFunctionUrlConfigsRequest {
        function_name: String = "FunctionName" FUNCTION_URL_FUNCTION_NAME uri("FunctionName") required;
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_ITEMS query("MaxItems");
    }
    LIST_FUNCTION_URL_CONFIGS_RESPONSE ListFunctionUrlConfigsResponse {
        function_url_configs: Vec<FunctionUrlConfig> = "FunctionUrlConfigs" FUNCTION_URL_CONFIG_LIST required;
        next_marker: Option<String> = "NextMarker" STRING;
    }
    LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_REQUEST ListFunctionVersionsByCapacityProviderRequest {
        capacity_provider_name: String = "CapacityProviderName" CAPACITY_PROVIDER_NAME uri("CapacityProviderName") required;
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_FIFTY_LIST_ITEMS query("MaxItems");
    }
    LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_RESPONSE ListFunctionVersionsByCapacityProviderResponse {
        capacity_provider_arn: String = "CapacityProviderArn" CAPACITY_PROVIDER_ARN required;
        function_versions: Vec<FunctionVersionsByCapacityProviderListItem> = "FunctionVersions" FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_LIST required;
        next_marker: Option<String> = "NextMarker" STRING;
    }
    LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_REQUEST ListFunctionsByCodeSigningConfigRequest {
        code_signing_config_arn: String = "CodeSigningConfigArn" CODE_SIGNING_CONFIG_ARN uri("CodeSigningConfigArn") required;
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_LIST_ITEMS query("MaxItems");
    }
    LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_RESPONSE ListFunctionsByCodeSigningConfigResponse {
        next_marker: Option<String> = "NextMarker" STRING;
        function_arns: Option<Vec<String>> = "FunctionArns" FUNCTION_ARN_LIST;
    }
    LIST_FUNCTIONS_REQUEST ListFunctionsRequest {
        master_region: Option<String> = "MasterRegion" MASTER_REGION query("MasterRegion");
        function_version: Option<String> = "FunctionVersion" FUNCTION_VERSION query("FunctionVersion");
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_LIST_ITEMS query("MaxItems");
    }
    LIST_FUNCTIONS_RESPONSE ListFunctionsResponse {
        next_marker: Option<String> = "NextMarker" STRING;
        functions: Option<Vec<FunctionConfiguration>> = "Functions" FUNCTION_LIST;
    }
    LIST_LAYER_VERSIONS_REQUEST ListLayerVersionsRequest {
        compatible_architecture: Option<String> = "CompatibleArchitecture" ARCHITECTURE query("CompatibleArchitecture");
        compatible_runtime: Option<String> = "CompatibleRuntime" RUNTIME query("CompatibleRuntime");
        layer_name: String = "LayerName" LAYER_NAME_OR_ARN uri("LayerName") required;
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_LAYER_LIST_ITEMS query("MaxItems");
    }
    LIST_LAYER_VERSIONS_RESPONSE ListLayerVersionsResponse {
        next_marker: Option<String> = "NextMarker" STRING;
        layer_versions: Option<Vec<LayerVersionsListItem>> = "LayerVersions" LAYER_VERSIONS_LIST;
    }
    LIST_LAYERS_REQUEST ListLayersRequest {
        compatible_architecture: Option<String> = "CompatibleArchitecture" ARCHITECTURE query("CompatibleArchitecture");
        compatible_runtime: Option<String> = "CompatibleRuntime" RUNTIME query("CompatibleRuntime");
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_LAYER_LIST_ITEMS query("MaxItems");
    }
    LIST_LAYERS_RESPONSE ListLayersResponse {
        next_marker: Option<String> = "NextMarker" STRING;
        layers: Option<Vec<LayersListItem>> = "Layers" LAYERS_LIST;
    }
    LIST_PROVISIONED_CONCURRENCY_CONFIGS_REQUEST ListProvisionedConcurrencyConfigsRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_PROVISIONED_CONCURRENCY_CONFIG_LIST_ITEMS query("MaxItems");
    }
    LIST_PROVISIONED_CONCURRENCY_CONFIGS_RESPONSE ListProvisionedConcurrencyConfigsResponse {
        provisioned_concurrency_configs: Option<Vec<ProvisionedConcurrencyConfigListItem>> = "ProvisionedConcurrencyConfigs" PROVISIONED_CONCURRENCY_CONFIG_LIST;
        next_marker: Option<String> = "NextMarker" STRING;
    }
    LIST_TAGS_REQUEST ListTagsRequest {
        resource: String = "Resource" TAGGABLE_RESOURCE uri("Resource") required;
    }
    LIST_TAGS_RESPONSE ListTagsResponse {
        tags: Option<BTreeMap<String, String>> = "Tags" TAGS;
    }
    LIST_VERSIONS_BY_FUNCTION_REQUEST ListVersionsByFunctionRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        marker: Option<String> = "Marker" STRING query("Marker");
        max_items: Option<i32> = "MaxItems" MAX_LIST_ITEMS query("MaxItems");
    }
    LIST_VERSIONS_BY_FUNCTION_RESPONSE ListVersionsByFunctionResponse {
        next_marker: Option<String> = "NextMarker" STRING;
        versions: Option<Vec<FunctionConfiguration>> = "Versions" FUNCTION_LIST;
    }
    LOGGING_CONFIG LoggingConfig {
        log_format: Option<String> = "LogFormat" LOG_FORMAT;
        application_log_level: Option<String> = "ApplicationLogLevel" APPLICATION_LOG_LEVEL;
        system_log_level: Option<String> = "SystemLogLevel" SYSTEM_LOG_LEVEL;
        log_group: Option<String> = "LogGroup" LOG_GROUP;
    }
    ON_FAILURE OnFailure {
        destination: Option<String> = "Destination" DESTINATION_ARN;
    }
    ON_SUCCESS OnSuccess {
        destination: Option<String> = "Destination" DESTINATION_ARN;
    }
    OPERATION Operation {
        id: String = "Id" OPERATION_ID required;
        parent_id: Option<String> = "ParentId" OPERATION_ID;
        name: Option<String> = "Name" OPERATION_NAME;
        r#type: String = "Type" OPERATION_TYPE required;
        sub_type: Option<String> = "SubType" OPERATION_SUB_TYPE;
        start_timestamp: Timestamp = "StartTimestamp" EXECUTION_TIMESTAMP required;
        end_timestamp: Option<Timestamp> = "EndTimestamp" EXECUTION_TIMESTAMP;
        status: String = "Status" OPERATION_STATUS required;
        execution_details: Option<ExecutionDetails> = "ExecutionDetails" EXECUTION_DETAILS;
        context_details: Option<ContextDetails> = "ContextDetails" CONTEXT_DETAILS;
        step_details: Option<StepDetails> = "StepDetails" STEP_DETAILS;
        wait_details: Option<WaitDetails> = "WaitDetails" WAIT_DETAILS;
        callback_details: Option<CallbackDetails> = "CallbackDetails" CALLBACK_DETAILS;
        chained_invoke_details: Option<ChainedInvokeDetails> = "ChainedInvokeDetails" CHAINED_INVOKE_DETAILS;
    }
    OPERATION_UPDATE OperationUpdate {
        id: String = "Id" OPERATION_ID required;
        parent_id: Option<String> = "ParentId" OPERATION_ID;
        name: Option<String> = "Name" OPERATION_NAME;
        r#type: String = "Type" OPERATION_TYPE required;
        sub_type: Option<String> = "SubType" OPERATION_SUB_TYPE;
        action: String = "Action" OPERATION_ACTION required;
        payload: Option<String> = "Payload" OPERATION_PAYLOAD;
        error: Option<ErrorObject> = "Error" ERROR_OBJECT;
        context_options: Option<ContextOptions> = "ContextOptions" CONTEXT_OPTIONS;
        step_options: Option<StepOptions> = "StepOptions" STEP_OPTIONS;
        wait_options: Option<WaitOptions> = "WaitOptions" WAIT_OPTIONS;
        callback_options: Option<CallbackOptions> = "CallbackOptions" CALLBACK_OPTIONS;
        chained_invoke_options: Option<ChainedInvokeOptions> = "ChainedInvokeOptions" CHAINED_INVOKE_OPTIONS;
    }
    PAUSE_DETAILS PauseDetails {
        pause_request_timestamp: Timestamp = "PauseRequestTimestamp" EXECUTION_TIMESTAMP required;
        reason: Option<String> = "Reason" PAUSE_REASON;
        execution_timeout_paused: bool = "ExecutionTimeoutPaused" EXECUTION_TIMEOUT_PAUSED required;
    }
    PAUSE_DURABLE_EXECUTION_REQUEST PauseDurableExecutionRequest {
        durable_execution_arn: String = "DurableExecutionArn" DURABLE_EXECUTION_ARN uri("DurableExecutionArn") required;
        client_token: Option<String> = "ClientToken" CLIENT_TOKEN idempotency_token;
        reason: Option<String> = "Reason" PAUSE_REASON;
        execution_timeout_paused: Option<bool> = "ExecutionTimeoutPaused" EXECUTION_TIMEOUT_PAUSED;
    }
    PAUSE_DURABLE_EXECUTION_RESPONSE PauseDurableExecutionResponse {
    }
    PROPAGATE_TAGS PropagateTags {
        mode: Option<String> = "Mode" PROPAGATE_TAGS_MODE;
        explicit_tags: Option<BTreeMap<String, String>> = "ExplicitTags" PROPAGATE_TAGS_EXPLICIT_TAGS_MAP;
    }
    PROVISIONED_CONCURRENCY_CONFIG_LIST_ITEM ProvisionedConcurrencyConfigListItem {
        function_arn: Option<String> = "FunctionArn" FUNCTION_ARN;
        requested_provisioned_concurrent_executions: Option<i32> = "RequestedProvisionedConcurrentExecutions" POSITIVE_INTEGER;
        available_provisioned_concurrent_executions: Option<i32> = "AvailableProvisionedConcurrentExecutions" NON_NEGATIVE_INTEGER;
        allocated_provisioned_concurrent_executions: Option<i32> = "AllocatedProvisionedConcurrentExecutions" NON_NEGATIVE_INTEGER;
        status: Option<String> = "Status" PROVISIONED_CONCURRENCY_STATUS_ENUM;
        status_reason: Option<String> = "StatusReason" STRING;
        last_modified: Option<String> = "LastModified" TIMESTAMP;
    }
    PROVISIONED_POLLER_CONFIG ProvisionedPollerConfig {
        minimum_pollers: Option<i32> = "MinimumPollers" MINIMUM_NUMBER_OF_POLLERS;
        maximum_pollers: Option<i32> = "MaximumPollers" MAXIMUM_NUMBER_OF_POLLERS;
        poller_group_name: Option<String> = "PollerGroupName" PROVISIONED_POLLER_GROUP_NAME;
    }
    PUBLISH_LAYER_VERSION_REQUEST PublishLayerVersionRequest {
        layer_name: String = "LayerName" LAYER_NAME_OR_ARN uri("LayerName") required;
        description: Option<String> = "Description" DESCRIPTION;
        content: LayerVersionContentInput = "Content" LAYER_VERSION_CONTENT_INPUT required;
        compatible_architectures: Option<Vec<String>> = "CompatibleArchitectures" COMPATIBLE_ARCHITECTURES;
        compatible_runtimes: Option<Vec<String>> = "CompatibleRuntimes" COMPATIBLE_RUNTIMES;
        license_info: Option<String> = "LicenseInfo" LICENSE_INFO;
    }
    PUBLISH_LAYER_VERSION_RESPONSE PublishLayerVersionResponse {
        content: Option<LayerVersionContentOutput> = "Content" LAYER_VERSION_CONTENT_OUTPUT;
        layer_arn: Option<String> = "LayerArn" LAYER_ARN;
        layer_version_arn: Option<String> = "LayerVersionArn" LAYER_VERSION_ARN;
        description: Option<String> = "Description" DESCRIPTION;
        created_date: Option<String> = "CreatedDate" TIMESTAMP;
        version: Option<i64> = "Version" LAYER_VERSION_NUMBER;
        compatible_architectures: Option<Vec<String>> = "CompatibleArchitectures" COMPATIBLE_ARCHITECTURES;
        compatible_runtimes: Option<Vec<String>> = "CompatibleRuntimes" COMPATIBLE_RUNTIMES;
        license_info: Option<String> = "LicenseInfo" LICENSE_INFO;
    }
    PUBLISH_VERSION_REQUEST PublishVersionRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        code_sha256: Option<String> = "CodeSha256" STRING;
        description: Option<String> = "Description" DESCRIPTION;
        revision_id: Option<String> = "RevisionId" STRING;
        publish_to: Option<String> = "PublishTo" FUNCTION_VERSION_LATEST_PUBLISHED;
    }
    PUT_FUNCTION_CODE_SIGNING_CONFIG_REQUEST PutFunctionCodeSigningConfigRequest {
        code_signing_config_arn: String = "CodeSigningConfigArn" CODE_SIGNING_CONFIG_ARN required;
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
    }
    PUT_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE PutFunctionCodeSigningConfigResponse {
        code_signing_config_arn: String = "CodeSigningConfigArn" CODE_SIGNING_CONFIG_ARN required;
        function_name: String = "FunctionName" FUNCTION_NAME required;
    }
    PUT_FUNCTION_CONCURRENCY_REQUEST PutFunctionConcurrencyRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        reserved_concurrent_executions: i32 = "ReservedConcurrentExecutions" RESERVED_CONCURRENT_EXECUTIONS required;
    }
    PUT_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST PutFunctionEventInvokeConfigRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
        maximum_retry_attempts: Option<i32> = "MaximumRetryAttempts" MAXIMUM_RETRY_ATTEMPTS;
        maximum_event_age_in_seconds: Option<i32> = "MaximumEventAgeInSeconds" MAXIMUM_EVENT_AGE_IN_SECONDS;
        destination_config: Option<DestinationConfig> = "DestinationConfig" DESTINATION_CONFIG;
    }
    PUT_FUNCTION_RECURSION_CONFIG_REQUEST PutFunctionRecursionConfigRequest {
        function_name: String = "FunctionName" UNQUALIFIED_FUNCTION_NAME uri("FunctionName") required;
        recursive_loop: String = "RecursiveLoop" RECURSIVE_LOOP required;
    }
    PUT_FUNCTION_RECURSION_CONFIG_RESPONSE PutFunctionRecursionConfigResponse {
        recursive_loop: Option<String> = "RecursiveLoop" RECURSIVE_LOOP;
    }
    PUT_FUNCTION_SCALING_CONFIG_REQUEST PutFunctionScalingConfigRequest {
        function_name: String = "FunctionName" UNQUALIFIED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: String = "Qualifier" PUBLISHED_FUNCTION_QUALIFIER query("Qualifier") required;
        function_scaling_config: Option<FunctionScalingConfig> = "FunctionScalingConfig" FUNCTION_SCALING_CONFIG;
    }
    PUT_FUNCTION_SCALING_CONFIG_RESPONSE PutFunctionScalingConfigResponse {
        function_state: Option<String> = "FunctionState" STATE;
    }
    PUT_PROVISIONED_CONCURRENCY_CONFIG_REQUEST PutProvisionedConcurrencyConfigRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        qualifier: String = "Qualifier" QUALIFIER query("Qualifier") required;
        provisioned_concurrent_executions: i32 = "ProvisionedConcurrentExecutions" POSITIVE_INTEGER required;
    }
    PUT_PROVISIONED_CONCURRENCY_CONFIG_RESPONSE PutProvisionedConcurrencyConfigResponse {
        requested_provisioned_concurrent_executions: Option<i32> = "RequestedProvisionedConcurrentExecutions" POSITIVE_INTEGER;
        allocated_provisioned_concurrent_executions: Option<i32> = "AllocatedProvisionedConcurrentExecutions" NON_NEGATIVE_INTEGER;
        available_provisioned_concurrent_executions: Option<i32> = "AvailableProvisionedConcurrentExecutions" NON_NEGATIVE_INTEGER;
        status: Option<String> = "Status" PROVISIONED_CONCURRENCY_STATUS_ENUM;
        status_reason: Option<String> = "StatusReason" STRING;
        last_modified: Option<String> = "LastModified" TIMESTAMP;
    }
    PUT_RESOURCE_POLICY_REQUEST PutResourcePolicyRequest {
        resource_arn: String = "ResourceArn" POLICY_RESOURCE_ARN uri("ResourceArn") required;
        policy: String = "Policy" RESOURCE_POLICY required;
        revision_id: Option<String> = "RevisionId" REVISION_ID;
    }
    PUT_RESOURCE_POLICY_RESPONSE PutResourcePolicyResponse {
        policy: Option<String> = "Policy" RESOURCE_POLICY;
        revision_id: Option<String> = "RevisionId" REVISION_ID;
    }
    PUT_RUNTIME_MANAGEMENT_CONFIG_REQUEST PutRuntimeManagementConfigRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
        update_runtime_on: String = "UpdateRuntimeOn" UPDATE_RUNTIME_ON required;
        runtime_version_arn: Option<String> = "RuntimeVersionArn" RUNTIME_VERSION_ARN;
    }
    PUT_RUNTIME_MANAGEMENT_CONFIG_RESPONSE PutRuntimeManagementConfigResponse {
        update_runtime_on: String = "UpdateRuntimeOn" UPDATE_RUNTIME_ON required;
        function_arn: String = "FunctionArn" FUNCTION_ARN required;
        runtime_version_arn: Option<String> = "RuntimeVersionArn" RUNTIME_VERSION_ARN;
    }
    REMOVE_LAYER_VERSION_PERMISSION_REQUEST RemoveLayerVersionPermissionRequest {
        layer_name: String = "LayerName" LAYER_NAME_OR_ARN uri("LayerName") required;
        version_number: i64 = "VersionNumber" LAYER_VERSION_NUMBER uri("VersionNumber") required;
        statement_id: String = "StatementId" STATEMENT_ID uri("StatementId") required;
        revision_id: Option<String> = "RevisionId" STRING query("RevisionId");
    }
    REMOVE_PERMISSION_REQUEST RemovePermissionRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        statement_id: String = "StatementId" NAMESPACED_STATEMENT_ID uri("StatementId") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
        revision_id: Option<String> = "RevisionId" STRING query("RevisionId");
    }
    RESOLVED_S3_OBJECT ResolvedS3Object {
        s3_bucket: Option<String> = "S3Bucket" S3_BUCKET;
        s3_key: Option<String> = "S3Key" S3_KEY;
        s3_object_version: Option<String> = "S3ObjectVersion" S3_OBJECT_VERSION;
    }
    RESUME_DURABLE_EXECUTION_REQUEST ResumeDurableExecutionRequest {
        durable_execution_arn: String = "DurableExecutionArn" DURABLE_EXECUTION_ARN uri("DurableExecutionArn") required;
        client_token: Option<String> = "ClientToken" CLIENT_TOKEN idempotency_token;
        reason: Option<String> = "Reason" RESUME_REASON;
    }
    RESUME_DURABLE_EXECUTION_RESPONSE ResumeDurableExecutionResponse {
    }
    RETRY_DETAILS RetryDetails {
        current_attempt: Option<i32> = "CurrentAttempt" ATTEMPT_COUNT;
        next_attempt_delay_seconds: Option<i32> = "NextAttemptDelaySeconds" DURATION_SECONDS;
    }
    RUNTIME_VERSION_CONFIG RuntimeVersionConfig {
        runtime_version_arn: Option<String> = "RuntimeVersionArn" RUNTIME_VERSION_ARN;
        error: Option<RuntimeVersionError> = "Error" RUNTIME_VERSION_ERROR;
    }
    RUNTIME_VERSION_ERROR RuntimeVersionError {
        error_code: Option<String> = "ErrorCode" STRING;
        message: Option<String> = "Message" SENSITIVE_STRING;
    }
    S3_FILES_CONFIG S3FilesConfig {
        direct_s3_read: Option<String> = "DirectS3Read" DIRECT_S3_READ;
    }
    SCALING_CONFIG ScalingConfig {
        maximum_concurrency: Option<i32> = "MaximumConcurrency" MAXIMUM_CONCURRENCY;
    }
    SELF_MANAGED_EVENT_SOURCE SelfManagedEventSource {
        endpoints: Option<BTreeMap<String, Vec<String>>> = "Endpoints" ENDPOINTS;
    }
    SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG SelfManagedKafkaEventSourceConfig {
        consumer_group_id: Option<String> = "ConsumerGroupId" URI;
        schema_registry_config: Option<KafkaSchemaRegistryConfig> = "SchemaRegistryConfig" KAFKA_SCHEMA_REGISTRY_CONFIG;
        consumption_mode: Option<String> = "ConsumptionMode" KAFKA_EVENT_SOURCE_MAPPING_CONSUMPTION_MODE;
    }
    SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_REQUEST SendDurableExecutionCallbackFailureRequest {
        callback_id: String = "CallbackId" CALLBACK_ID uri("CallbackId") required;
        error: Option<ErrorObject> = "Error" ERROR_OBJECT payload;
    }
    SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_RESPONSE SendDurableExecutionCallbackFailureResponse {
    }
    SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_REQUEST SendDurableExecutionCallbackHeartbeatRequest {
        callback_id: String = "CallbackId" CALLBACK_ID uri("CallbackId") required;
    }
    SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_RESPONSE SendDurableExecutionCallbackHeartbeatResponse {
    }
    SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_REQUEST SendDurableExecutionCallbackSuccessRequest {
        callback_id: String = "CallbackId" CALLBACK_ID uri("CallbackId") required;
        result: Option<Bytes> = "Result" BINARY_OPERATION_PAYLOAD payload;
    }
    SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_RESPONSE SendDurableExecutionCallbackSuccessResponse {
    }
    SNAP_START SnapStart {
        apply_on: Option<String> = "ApplyOn" SNAP_START_APPLY_ON;
    }
    SNAP_START_RESPONSE SnapStartResponse {
        apply_on: Option<String> = "ApplyOn" SNAP_START_APPLY_ON;
        optimization_status: Option<String> = "OptimizationStatus" SNAP_START_OPTIMIZATION_STATUS;
    }
    SOURCE_ACCESS_CONFIGURATION SourceAccessConfiguration {
        r#type: Option<String> = "Type" SOURCE_ACCESS_TYPE;
        uri: Option<String> = "URI" URI;
    }
    STEP_DETAILS StepDetails {
        attempt: Option<i32> = "Attempt" ATTEMPT_COUNT;
        next_attempt_timestamp: Option<Timestamp> = "NextAttemptTimestamp" EXECUTION_TIMESTAMP;
        result: Option<String> = "Result" OPERATION_PAYLOAD;
        error: Option<ErrorObject> = "Error" ERROR_OBJECT;
    }
    STEP_FAILED_DETAILS StepFailedDetails {
        error: EventError = "Error" EVENT_ERROR required;
        retry_details: RetryDetails = "RetryDetails" RETRY_DETAILS required;
    }
    STEP_OPTIONS StepOptions {
        next_attempt_delay_seconds: Option<i32> = "NextAttemptDelaySeconds" STEP_OPTIONS_NEXT_ATTEMPT_DELAY_SECONDS_INTEGER;
    }
    STEP_STARTED_DETAILS StepStartedDetails {
    }
    STEP_SUCCEEDED_DETAILS StepSucceededDetails {
        result: EventResult = "Result" EVENT_RESULT required;
        retry_details: RetryDetails = "RetryDetails" RETRY_DETAILS required;
    }
    STOP_DURABLE_EXECUTION_REQUEST StopDurableExecutionRequest {
        durable_execution_arn: String = "DurableExecutionArn" DURABLE_EXECUTION_ARN uri("DurableExecutionArn") required;
        error: Option<ErrorObject> = "Error" ERROR_OBJECT payload;
    }
    STOP_DURABLE_EXECUTION_RESPONSE StopDurableExecutionResponse {
        stop_timestamp: Timestamp = "StopTimestamp" EXECUTION_TIMESTAMP required;
    }
    TAG_RESOURCE_REQUEST TagResourceRequest {
        resource: String = "Resource" TAGGABLE_RESOURCE uri("Resource") required;
        tags: BTreeMap<String, String> = "Tags" TAGS required;
    }
    TAGS_ERROR TagsError {
        error_code: String = "ErrorCode" TAGS_ERROR_CODE required;
        message: String = "Message" TAGS_ERROR_MESSAGE required;
    }
    TARGET_TRACKING_SCALING_POLICY TargetTrackingScalingPolicy {
        predefined_metric_type: String = "PredefinedMetricType" CAPACITY_PROVIDER_PREDEFINED_METRIC_TYPE required;
        target_value: f64 = "TargetValue" METRIC_TARGET_VALUE required;
    }
    TENANCY_CONFIG TenancyConfig {
        tenant_isolation_mode: String = "TenantIsolationMode" TENANT_ISOLATION_MODE required;
    }
    TRACE_HEADER TraceHeader {
        x_amzn_trace_id: Option<String> = "XAmznTraceId" X_AMZN_TRACE_ID;
    }
    TRACING_CONFIG TracingConfig {
        mode: Option<String> = "Mode" TRACING_MODE;
    }
    TRACING_CONFIG_RESPONSE TracingConfigResponse {
        mode: Option<String> = "Mode" TRACING_MODE;
    }
    UNTAG_RESOURCE_REQUEST UntagResourceRequest {
        resource: String = "Resource" TAGGABLE_RESOURCE uri("Resource") required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST query("tagKeys") required;
    }
    UPDATE_ALIAS_REQUEST UpdateAliasRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        name: String = "Name" ALIAS uri("Name") required;
        function_version: Option<String> = "FunctionVersion" VERSION_WITH_LATEST_PUBLISHED;
        description: Option<String> = "Description" DESCRIPTION;
        routing_config: Option<AliasRoutingConfiguration> = "RoutingConfig" ALIAS_ROUTING_CONFIGURATION;
        revision_id: Option<String> = "RevisionId" STRING;
    }
    UPDATE_CAPACITY_PROVIDER_REQUEST UpdateCapacityProviderRequest {
        capacity_provider_name: String = "CapacityProviderName" CAPACITY_PROVIDER_NAME uri("CapacityProviderName") required;
        capacity_provider_scaling_config: Option<CapacityProviderScalingConfig> = "CapacityProviderScalingConfig" CAPACITY_PROVIDER_SCALING_CONFIG;
        propagate_tags: Option<PropagateTags> = "PropagateTags" PROPAGATE_TAGS;
        telemetry_config: Option<CapacityProviderTelemetryConfig> = "TelemetryConfig" CAPACITY_PROVIDER_TELEMETRY_CONFIG;
    }
    UPDATE_CAPACITY_PROVIDER_RESPONSE UpdateCapacityProviderResponse {
        capacity_provider: CapacityProvider = "CapacityProvider" CAPACITY_PROVIDER required;
    }
    UPDATE_CODE_SIGNING_CONFIG_REQUEST UpdateCodeSigningConfigRequest {
        code_signing_config_arn: String = "CodeSigningConfigArn" CODE_SIGNING_CONFIG_ARN uri("CodeSigningConfigArn") required;
        description: Option<String> = "Description" DESCRIPTION;
        allowed_publishers: Option<AllowedPublishers> = "AllowedPublishers" ALLOWED_PUBLISHERS;
        code_signing_policies: Option<CodeSigningPolicies> = "CodeSigningPolicies" CODE_SIGNING_POLICIES;
    }
    UPDATE_CODE_SIGNING_CONFIG_RESPONSE UpdateCodeSigningConfigResponse {
        code_signing_config: CodeSigningConfig = "CodeSigningConfig" CODE_SIGNING_CONFIG required;
    }
    UPDATE_EVENT_SOURCE_MAPPING_REQUEST UpdateEventSourceMappingRequest {
        uuid: String = "UUID" UUID_STRING uri("UUID") required;
        function_name: Option<String> = "FunctionName" NAMESPACED_FUNCTION_NAME;
        enabled: Option<bool> = "Enabled" ENABLED;
        batch_size: Option<i32> = "BatchSize" BATCH_SIZE;
        filter_criteria: Option<FilterCriteria> = "FilterCriteria" FILTER_CRITERIA;
        kms_key_arn: Option<String> = "KMSKeyArn" KMS_KEY_ARN;
        metrics_config: Option<EventSourceMappingMetricsConfig> = "MetricsConfig" EVENT_SOURCE_MAPPING_METRICS_CONFIG;
        logging_config: Option<EventSourceMappingLoggingConfig> = "LoggingConfig" EVENT_SOURCE_MAPPING_LOGGING_CONFIG;
        scaling_config: Option<ScalingConfig> = "ScalingConfig" SCALING_CONFIG;
        maximum_batching_window_in_seconds: Option<i32> = "MaximumBatchingWindowInSeconds" MAXIMUM_BATCHING_WINDOW_IN_SECONDS;
        parallelization_factor: Option<i32> = "ParallelizationFactor" PARALLELIZATION_FACTOR;
        destination_config: Option<DestinationConfig> = "DestinationConfig" DESTINATION_CONFIG;
        maximum_record_age_in_seconds: Option<i32> = "MaximumRecordAgeInSeconds" MAXIMUM_RECORD_AGE_IN_SECONDS;
        bisect_batch_on_function_error: Option<bool> = "BisectBatchOnFunctionError" BISECT_BATCH_ON_FUNCTION_ERROR;
        maximum_retry_attempts: Option<i32> = "MaximumRetryAttempts" MAXIMUM_RETRY_ATTEMPTS_EVENT_SOURCE_MAPPING;
        tumbling_window_in_seconds: Option<i32> = "TumblingWindowInSeconds" TUMBLING_WINDOW_IN_SECONDS;
        source_access_configurations: Option<Vec<SourceAccessConfiguration>> = "SourceAccessConfigurations" SOURCE_ACCESS_CONFIGURATIONS;
        function_response_types: Option<Vec<String>> = "FunctionResponseTypes" FUNCTION_RESPONSE_TYPE_LIST;
        amazon_managed_kafka_event_source_config: Option<AmazonManagedKafkaEventSourceConfig> = "AmazonManagedKafkaEventSourceConfig" AMAZON_MANAGED_KAFKA_EVENT_SOURCE_CONFIG;
        self_managed_kafka_event_source_config: Option<SelfManagedKafkaEventSourceConfig> = "SelfManagedKafkaEventSourceConfig" SELF_MANAGED_KAFKA_EVENT_SOURCE_CONFIG;
        document_db_event_source_config: Option<DocumentDBEventSourceConfig> = "DocumentDBEventSourceConfig" DOCUMENT_DB_EVENT_SOURCE_CONFIG;
        provisioned_poller_config: Option<ProvisionedPollerConfig> = "ProvisionedPollerConfig" PROVISIONED_POLLER_CONFIG;
    }
    UPDATE_FUNCTION_CODE_REQUEST UpdateFunctionCodeRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        zip_file: Option<Bytes> = "ZipFile" BLOB;
        s3_bucket: Option<String> = "S3Bucket" S3_BUCKET;
        s3_key: Option<String> = "S3Key" S3_KEY;
        s3_object_version: Option<String> = "S3ObjectVersion" S3_OBJECT_VERSION;
        s3_object_storage_mode: Option<String> = "S3ObjectStorageMode" S3_OBJECT_STORAGE_MODE;
        image_uri: Option<String> = "ImageUri" STRING;
        architectures: Option<Vec<String>> = "Architectures" ARCHITECTURES_LIST;
        publish: Option<bool> = "Publish" BOOLEAN;
        publish_to: Option<String> = "PublishTo" FUNCTION_VERSION_LATEST_PUBLISHED;
        dry_run: Option<bool> = "DryRun" BOOLEAN;
        revision_id: Option<String> = "RevisionId" STRING;
        source_kms_key_arn: Option<String> = "SourceKMSKeyArn" KMS_KEY_ARN;
    }
    UPDATE_FUNCTION_CONFIGURATION_REQUEST UpdateFunctionConfigurationRequest {
        function_name: String = "FunctionName" FUNCTION_NAME uri("FunctionName") required;
        role: Option<String> = "Role" ROLE_ARN;
        handler: Option<String> = "Handler" HANDLER;
        description: Option<String> = "Description" DESCRIPTION;
        timeout: Option<i32> = "Timeout" TIMEOUT;
        memory_size: Option<i32> = "MemorySize" MEMORY_SIZE;
        vpc_config: Option<VpcConfig> = "VpcConfig" VPC_CONFIG;
        environment: Option<Environment> = "Environment" ENVIRONMENT;
        runtime: Option<String> = "Runtime" RUNTIME;
        dead_letter_config: Option<DeadLetterConfig> = "DeadLetterConfig" DEAD_LETTER_CONFIG;
        kms_key_arn: Option<String> = "KMSKeyArn" KMS_KEY_ARN;
        tracing_config: Option<TracingConfig> = "TracingConfig" TRACING_CONFIG;
        revision_id: Option<String> = "RevisionId" STRING;
        layers: Option<Vec<String>> = "Layers" LAYER_LIST;
        file_system_configs: Option<Vec<FileSystemConfig>> = "FileSystemConfigs" FILE_SYSTEM_CONFIG_LIST;
        image_config: Option<ImageConfig> = "ImageConfig" IMAGE_CONFIG;
        ephemeral_storage: Option<EphemeralStorage> = "EphemeralStorage" EPHEMERAL_STORAGE;
        snap_start: Option<SnapStart> = "SnapStart" SNAP_START;
        logging_config: Option<LoggingConfig> = "LoggingConfig" LOGGING_CONFIG;
        capacity_provider_config: Option<CapacityProviderConfig> = "CapacityProviderConfig" CAPACITY_PROVIDER_CONFIG;
        durable_config: Option<DurableConfig> = "DurableConfig" DURABLE_CONFIG;
        runtime_config: Option<FunctionRuntimeConfig> = "RuntimeConfig" FUNCTION_RUNTIME_CONFIG;
        accelerator_config: Option<AcceleratorConfig> = "AcceleratorConfig" ACCELERATOR_CONFIG;
    }
    UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST UpdateFunctionEventInvokeConfigRequest {
        function_name: String = "FunctionName" NAMESPACED_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER query("Qualifier");
        maximum_retry_attempts: Option<i32> = "MaximumRetryAttempts" MAXIMUM_RETRY_ATTEMPTS;
        maximum_event_age_in_seconds: Option<i32> = "MaximumEventAgeInSeconds" MAXIMUM_EVENT_AGE_IN_SECONDS;
        destination_config: Option<DestinationConfig> = "DestinationConfig" DESTINATION_CONFIG;
    }
    UPDATE_FUNCTION_URL_CONFIG_REQUEST UpdateFunctionUrlConfigRequest {
        function_name: String = "FunctionName" FUNCTION_URL_FUNCTION_NAME uri("FunctionName") required;
        qualifier: Option<String> = "Qualifier" FUNCTION_URL_QUALIFIER query("Qualifier");
        auth_type: Option<String> = "AuthType" FUNCTION_URL_AUTH_TYPE;
        cors: Option<Cors> = "Cors" CORS;
        invoke_mode: Option<String> = "InvokeMode" INVOKE_MODE;
    }
    UPDATE_FUNCTION_URL_CONFIG_RESPONSE UpdateFunctionUrlConfigResponse {
        function_url: String = "FunctionUrl" FUNCTION_URL required;
        function_arn: String = "FunctionArn" FUNCTION_ARN required;
        auth_type: String = "AuthType" FUNCTION_URL_AUTH_TYPE required;
        cors: Option<Cors> = "Cors" CORS;
        creation_time: String = "CreationTime" TIMESTAMP required;
        last_modified_time: String = "LastModifiedTime" TIMESTAMP required;
        invoke_mode: Option<String> = "InvokeMode" INVOKE_MODE;
    }
    VPC_CONFIG VpcConfig {
        subnet_ids: Option<Vec<String>> = "SubnetIds" SUBNET_IDS;
        security_group_ids: Option<Vec<String>> = "SecurityGroupIds" SECURITY_GROUP_IDS;
        ipv6_allowed_for_dual_stack: Option<bool> = "Ipv6AllowedForDualStack" NULLABLE_BOOLEAN;
    }
    VPC_CONFIG_RESPONSE VpcConfigResponse {
        subnet_ids: Option<Vec<String>> = "SubnetIds" SUBNET_IDS;
        security_group_ids: Option<Vec<String>> = "SecurityGroupIds" SECURITY_GROUP_IDS;
        vpc_id: Option<String> = "VpcId" VPC_ID;
        ipv6_allowed_for_dual_stack: Option<bool> = "Ipv6AllowedForDualStack" NULLABLE_BOOLEAN;
    }
    WAIT_CANCELLED_DETAILS WaitCancelledDetails {
        error: Option<EventError> = "Error" EVENT_ERROR;
    }
    WAIT_DETAILS WaitDetails {
        scheduled_end_timestamp: Option<Timestamp> = "ScheduledEndTimestamp" EXECUTION_TIMESTAMP;
    }
    WAIT_OPTIONS WaitOptions {
        wait_seconds: Option<i32> = "WaitSeconds" WAIT_OPTIONS_WAIT_SECONDS_INTEGER;
    }
    WAIT_STARTED_DETAILS WaitStartedDetails {
        duration: i32 = "Duration" DURATION_SECONDS required;
        scheduled_end_timestamp: Timestamp = "ScheduledEndTimestamp" EXECUTION_TIMESTAMP required;
    }
    WAIT_SUCCEEDED_DETAILS WaitSucceededDetails {
        duration: Option<i32> = "Duration" DURATION_SECONDS;
    }
}
