//! The service `lambda` and its operations.

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
    endpoint "lambda" signing "lambda" version "2015-03-31"
    protocol RestJson target "" invalid "ValidationException"
    ADD_LAYER_VERSION_PERMISSION AddLayerVersionPermission POST "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy" 201 ADD_LAYER_VERSION_PERMISSION_REQUEST AddLayerVersionPermissionRequest => ADD_LAYER_VERSION_PERMISSION_RESPONSE AddLayerVersionPermissionResponse;
    ADD_PERMISSION AddPermission POST "/2015-03-31/functions/{FunctionName}/policy" 201 ADD_PERMISSION_REQUEST AddPermissionRequest => ADD_PERMISSION_RESPONSE AddPermissionResponse;
    CHECKPOINT_DURABLE_EXECUTION CheckpointDurableExecution POST "/2025-12-01/durable-executions/{DurableExecutionArn}/checkpoint" 200 CHECKPOINT_DURABLE_EXECUTION_REQUEST CheckpointDurableExecutionRequest => CHECKPOINT_DURABLE_EXECUTION_RESPONSE CheckpointDurableExecutionResponse;
    CREATE_ALIAS CreateAlias POST "/2015-03-31/functions/{FunctionName}/aliases" 201 CREATE_ALIAS_REQUEST CreateAliasRequest => ALIAS_CONFIGURATION AliasConfiguration;
    CREATE_CAPACITY_PROVIDER CreateCapacityProvider POST "/2025-11-30/capacity-providers" 202 CREATE_CAPACITY_PROVIDER_REQUEST CreateCapacityProviderRequest => CREATE_CAPACITY_PROVIDER_RESPONSE CreateCapacityProviderResponse;
    CREATE_CODE_SIGNING_CONFIG CreateCodeSigningConfig POST "/2020-04-22/code-signing-configs" 201 CREATE_CODE_SIGNING_CONFIG_REQUEST CreateCodeSigningConfigRequest => CREATE_CODE_SIGNING_CONFIG_RESPONSE CreateCodeSigningConfigResponse;
    CREATE_EVENT_SOURCE_MAPPING CreateEventSourceMapping POST "/2015-03-31/event-source-mappings" 202 CREATE_EVENT_SOURCE_MAPPING_REQUEST CreateEventSourceMappingRequest => EVENT_SOURCE_MAPPING_CONFIGURATION EventSourceMappingConfiguration;
    CREATE_FUNCTION CreateFunction POST "/2015-03-31/functions" 201 CREATE_FUNCTION_REQUEST CreateFunctionRequest => FUNCTION_CONFIGURATION FunctionConfiguration;
    CREATE_FUNCTION_URL_CONFIG CreateFunctionUrlConfig POST "/2021-10-31/functions/{FunctionName}/url" 201 CREATE_FUNCTION_URL_CONFIG_REQUEST CreateFunctionUrlConfigRequest => CREATE_FUNCTION_URL_CONFIG_RESPONSE CreateFunctionUrlConfigResponse;
    DELETE_ALIAS DeleteAlias DELETE "/2015-03-31/functions/{FunctionName}/aliases/{Name}" 204 DELETE_ALIAS_REQUEST DeleteAliasRequest => NOTHING ();
    DELETE_CAPACITY_PROVIDER DeleteCapacityProvider DELETE "/2025-11-30/capacity-providers/{CapacityProviderName}" 202 DELETE_CAPACITY_PROVIDER_REQUEST DeleteCapacityProviderRequest => DELETE_CAPACITY_PROVIDER_RESPONSE DeleteCapacityProviderResponse;
    DELETE_CODE_SIGNING_CONFIG DeleteCodeSigningConfig DELETE "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}" 204 DELETE_CODE_SIGNING_CONFIG_REQUEST DeleteCodeSigningConfigRequest => DELETE_CODE_SIGNING_CONFIG_RESPONSE DeleteCodeSigningConfigResponse;
    DELETE_DURABLE_EXECUTION DeleteDurableExecution DELETE "/2025-12-01/durable-executions/{DurableExecutionArn}" 202 DELETE_DURABLE_EXECUTION_REQUEST DeleteDurableExecutionRequest => DELETE_DURABLE_EXECUTION_RESPONSE DeleteDurableExecutionResponse;
    DELETE_EVENT_SOURCE_MAPPING DeleteEventSourceMapping DELETE "/2015-03-31/event-source-mappings/{UUID}" 202 DELETE_EVENT_SOURCE_MAPPING_REQUEST DeleteEventSourceMappingRequest => EVENT_SOURCE_MAPPING_CONFIGURATION EventSourceMappingConfiguration;
    DELETE_FUNCTION DeleteFunction DELETE "/2015-03-31/functions/{FunctionName}" 200 DELETE_FUNCTION_REQUEST DeleteFunctionRequest => DELETE_FUNCTION_RESPONSE DeleteFunctionResponse;
    DELETE_FUNCTION_CODE_SIGNING_CONFIG DeleteFunctionCodeSigningConfig DELETE "/2020-06-30/functions/{FunctionName}/code-signing-config" 204 DELETE_FUNCTION_CODE_SIGNING_CONFIG_REQUEST DeleteFunctionCodeSigningConfigRequest => NOTHING ();
    DELETE_FUNCTION_CONCURRENCY DeleteFunctionConcurrency DELETE "/2017-10-31/functions/{FunctionName}/concurrency" 204 DELETE_FUNCTION_CONCURRENCY_REQUEST DeleteFunctionConcurrencyRequest => NOTHING ();
    DELETE_FUNCTION_EVENT_INVOKE_CONFIG DeleteFunctionEventInvokeConfig DELETE "/2019-09-25/functions/{FunctionName}/event-invoke-config" 204 DELETE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST DeleteFunctionEventInvokeConfigRequest => NOTHING ();
    DELETE_FUNCTION_URL_CONFIG DeleteFunctionUrlConfig DELETE "/2021-10-31/functions/{FunctionName}/url" 204 DELETE_FUNCTION_URL_CONFIG_REQUEST DeleteFunctionUrlConfigRequest => NOTHING ();
    DELETE_LAYER_VERSION DeleteLayerVersion DELETE "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}" 204 DELETE_LAYER_VERSION_REQUEST DeleteLayerVersionRequest => NOTHING ();
    DELETE_PROVISIONED_CONCURRENCY_CONFIG DeleteProvisionedConcurrencyConfig DELETE "/2019-09-30/functions/{FunctionName}/provisioned-concurrency" 204 DELETE_PROVISIONED_CONCURRENCY_CONFIG_REQUEST DeleteProvisionedConcurrencyConfigRequest => NOTHING ();
    DELETE_RESOURCE_POLICY DeleteResourcePolicy DELETE "/2026-07-09/resource-policy/{ResourceArn}" 204 DELETE_RESOURCE_POLICY_REQUEST DeleteResourcePolicyRequest => NOTHING ();
    GET_ACCOUNT_SETTINGS GetAccountSettings GET "/2016-08-19/account-settings" 200 GET_ACCOUNT_SETTINGS_REQUEST GetAccountSettingsRequest => GET_ACCOUNT_SETTINGS_RESPONSE GetAccountSettingsResponse;
    GET_ALIAS GetAlias GET "/2015-03-31/functions/{FunctionName}/aliases/{Name}" 200 GET_ALIAS_REQUEST GetAliasRequest => ALIAS_CONFIGURATION AliasConfiguration;
    GET_CAPACITY_PROVIDER GetCapacityProvider GET "/2025-11-30/capacity-providers/{CapacityProviderName}" 200 GET_CAPACITY_PROVIDER_REQUEST GetCapacityProviderRequest => GET_CAPACITY_PROVIDER_RESPONSE GetCapacityProviderResponse;
    GET_CODE_SIGNING_CONFIG GetCodeSigningConfig GET "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}" 200 GET_CODE_SIGNING_CONFIG_REQUEST GetCodeSigningConfigRequest => GET_CODE_SIGNING_CONFIG_RESPONSE GetCodeSigningConfigResponse;
    GET_DURABLE_EXECUTION GetDurableExecution GET "/2025-12-01/durable-executions/{DurableExecutionArn}" 200 GET_DURABLE_EXECUTION_REQUEST GetDurableExecutionRequest => GET_DURABLE_EXECUTION_RESPONSE GetDurableExecutionResponse;
    GET_DURABLE_EXECUTION_HISTORY GetDurableExecutionHistory GET "/2025-12-01/durable-executions/{DurableExecutionArn}/history" 200 GET_DURABLE_EXECUTION_HISTORY_REQUEST GetDurableExecutionHistoryRequest => GET_DURABLE_EXECUTION_HISTORY_RESPONSE GetDurableExecutionHistoryResponse;
    GET_DURABLE_EXECUTION_STATE GetDurableExecutionState GET "/2025-12-01/durable-executions/{DurableExecutionArn}/state" 200 GET_DURABLE_EXECUTION_STATE_REQUEST GetDurableExecutionStateRequest => GET_DURABLE_EXECUTION_STATE_RESPONSE GetDurableExecutionStateResponse;
    GET_EVENT_SOURCE_MAPPING GetEventSourceMapping GET "/2015-03-31/event-source-mappings/{UUID}" 200 GET_EVENT_SOURCE_MAPPING_REQUEST GetEventSourceMappingRequest => EVENT_SOURCE_MAPPING_CONFIGURATION EventSourceMappingConfiguration;
    GET_FUNCTION GetFunction GET "/2015-03-31/functions/{FunctionName}" 200 GET_FUNCTION_REQUEST GetFunctionRequest => GET_FUNCTION_RESPONSE GetFunctionResponse;
    GET_FUNCTION_CODE_SIGNING_CONFIG GetFunctionCodeSigningConfig GET "/2020-06-30/functions/{FunctionName}/code-signing-config" 200 GET_FUNCTION_CODE_SIGNING_CONFIG_REQUEST GetFunctionCodeSigningConfigRequest => GET_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE GetFunctionCodeSigningConfigResponse;
    GET_FUNCTION_CONCURRENCY GetFunctionConcurrency GET "/2019-09-30/functions/{FunctionName}/concurrency" 200 GET_FUNCTION_CONCURRENCY_REQUEST GetFunctionConcurrencyRequest => GET_FUNCTION_CONCURRENCY_RESPONSE GetFunctionConcurrencyResponse;
    GET_FUNCTION_CONFIGURATION GetFunctionConfiguration GET "/2015-03-31/functions/{FunctionName}/configuration" 200 GET_FUNCTION_CONFIGURATION_REQUEST GetFunctionConfigurationRequest => FUNCTION_CONFIGURATION FunctionConfiguration;
    GET_FUNCTION_EVENT_INVOKE_CONFIG GetFunctionEventInvokeConfig GET "/2019-09-25/functions/{FunctionName}/event-invoke-config" 200 GET_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST GetFunctionEventInvokeConfigRequest => FUNCTION_EVENT_INVOKE_CONFIG FunctionEventInvokeConfig;
    GET_FUNCTION_RECURSION_CONFIG GetFunctionRecursionConfig GET "/2024-08-31/functions/{FunctionName}/recursion-config" 200 GET_FUNCTION_RECURSION_CONFIG_REQUEST GetFunctionRecursionConfigRequest => GET_FUNCTION_RECURSION_CONFIG_RESPONSE GetFunctionRecursionConfigResponse;
    GET_FUNCTION_SCALING_CONFIG GetFunctionScalingConfig GET "/2025-11-30/functions/{FunctionName}/function-scaling-config" 200 GET_FUNCTION_SCALING_CONFIG_REQUEST GetFunctionScalingConfigRequest => GET_FUNCTION_SCALING_CONFIG_RESPONSE GetFunctionScalingConfigResponse;
    GET_FUNCTION_URL_CONFIG GetFunctionUrlConfig GET "/2021-10-31/functions/{FunctionName}/url" 200 GET_FUNCTION_URL_CONFIG_REQUEST GetFunctionUrlConfigRequest => GET_FUNCTION_URL_CONFIG_RESPONSE GetFunctionUrlConfigResponse;
    GET_LAYER_VERSION GetLayerVersion GET "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}" 200 GET_LAYER_VERSION_REQUEST GetLayerVersionRequest => GET_LAYER_VERSION_RESPONSE GetLayerVersionResponse;
    GET_LAYER_VERSION_BY_ARN GetLayerVersionByArn GET "/2018-10-31/layers?find=LayerVersion" 200 GET_LAYER_VERSION_BY_ARN_REQUEST GetLayerVersionByArnRequest => GET_LAYER_VERSION_RESPONSE GetLayerVersionResponse;
    GET_LAYER_VERSION_POLICY GetLayerVersionPolicy GET "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy" 200 GET_LAYER_VERSION_POLICY_REQUEST GetLayerVersionPolicyRequest => GET_LAYER_VERSION_POLICY_RESPONSE GetLayerVersionPolicyResponse;
    GET_POLICY GetPolicy GET "/2015-03-31/functions/{FunctionName}/policy" 200 GET_POLICY_REQUEST GetPolicyRequest => GET_POLICY_RESPONSE GetPolicyResponse;
    GET_PROVISIONED_CONCURRENCY_CONFIG GetProvisionedConcurrencyConfig GET "/2019-09-30/functions/{FunctionName}/provisioned-concurrency" 200 GET_PROVISIONED_CONCURRENCY_CONFIG_REQUEST GetProvisionedConcurrencyConfigRequest => GET_PROVISIONED_CONCURRENCY_CONFIG_RESPONSE GetProvisionedConcurrencyConfigResponse;
    GET_RESOURCE_POLICY GetResourcePolicy GET "/2026-07-09/resource-policy/{ResourceArn}" 200 GET_RESOURCE_POLICY_REQUEST GetResourcePolicyRequest => GET_RESOURCE_POLICY_RESPONSE GetResourcePolicyResponse;
    GET_RUNTIME_MANAGEMENT_CONFIG GetRuntimeManagementConfig GET "/2021-07-20/functions/{FunctionName}/runtime-management-config" 200 GET_RUNTIME_MANAGEMENT_CONFIG_REQUEST GetRuntimeManagementConfigRequest => GET_RUNTIME_MANAGEMENT_CONFIG_RESPONSE GetRuntimeManagementConfigResponse;
    INVOKE Invoke POST "/2015-03-31/functions/{FunctionName}/invocations" 200 INVOCATION_REQUEST InvocationRequest => INVOCATION_RESPONSE InvocationResponse;
    INVOKE_ASYNC InvokeAsync POST "/2014-11-13/functions/{FunctionName}/invoke-async" 202 INVOKE_ASYNC_REQUEST InvokeAsyncRequest => INVOKE_ASYNC_RESPONSE InvokeAsyncResponse;
    INVOKE_WITH_RESPONSE_STREAM InvokeWithResponseStream POST "/2021-11-15/functions/{FunctionName}/response-streaming-invocations" 200 INVOKE_WITH_RESPONSE_STREAM_REQUEST InvokeWithResponseStreamRequest => INVOKE_WITH_RESPONSE_STREAM_RESPONSE InvokeWithResponseStreamResponse;
    LIST_ALIASES ListAliases GET "/2015-03-31/functions/{FunctionName}/aliases" 200 LIST_ALIASES_REQUEST ListAliasesRequest => LIST_ALIASES_RESPONSE ListAliasesResponse;
    LIST_CAPACITY_PROVIDERS ListCapacityProviders GET "/2025-11-30/capacity-providers" 200 LIST_CAPACITY_PROVIDERS_REQUEST ListCapacityProvidersRequest => LIST_CAPACITY_PROVIDERS_RESPONSE ListCapacityProvidersResponse;
    LIST_CODE_SIGNING_CONFIGS ListCodeSigningConfigs GET "/2020-04-22/code-signing-configs" 200 LIST_CODE_SIGNING_CONFIGS_REQUEST ListCodeSigningConfigsRequest => LIST_CODE_SIGNING_CONFIGS_RESPONSE ListCodeSigningConfigsResponse;
    LIST_DURABLE_EXECUTIONS_BY_FUNCTION ListDurableExecutionsByFunction GET "/2025-12-01/functions/{FunctionName}/durable-executions" 200 LIST_DURABLE_EXECUTIONS_BY_FUNCTION_REQUEST ListDurableExecutionsByFunctionRequest => LIST_DURABLE_EXECUTIONS_BY_FUNCTION_RESPONSE ListDurableExecutionsByFunctionResponse;
    LIST_EVENT_SOURCE_MAPPINGS ListEventSourceMappings GET "/2015-03-31/event-source-mappings" 200 LIST_EVENT_SOURCE_MAPPINGS_REQUEST ListEventSourceMappingsRequest => LIST_EVENT_SOURCE_MAPPINGS_RESPONSE ListEventSourceMappingsResponse;
    LIST_FUNCTION_EVENT_INVOKE_CONFIGS ListFunctionEventInvokeConfigs GET "/2019-09-25/functions/{FunctionName}/event-invoke-config/list" 200 LIST_FUNCTION_EVENT_INVOKE_CONFIGS_REQUEST ListFunctionEventInvokeConfigsRequest => LIST_FUNCTION_EVENT_INVOKE_CONFIGS_RESPONSE ListFunctionEventInvokeConfigsResponse;
    LIST_FUNCTION_URL_CONFIGS ListFunctionUrlConfigs GET "/2021-10-31/functions/{FunctionName}/urls" 200 LIST_FUNCTION_URL_CONFIGS_REQUEST ListFunctionUrlConfigsRequest => LIST_FUNCTION_URL_CONFIGS_RESPONSE ListFunctionUrlConfigsResponse;
    LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER ListFunctionVersionsByCapacityProvider GET "/2025-11-30/capacity-providers/{CapacityProviderName}/function-versions" 200 LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_REQUEST ListFunctionVersionsByCapacityProviderRequest => LIST_FUNCTION_VERSIONS_BY_CAPACITY_PROVIDER_RESPONSE ListFunctionVersionsByCapacityProviderResponse;
    LIST_FUNCTIONS ListFunctions GET "/2015-03-31/functions" 200 LIST_FUNCTIONS_REQUEST ListFunctionsRequest => LIST_FUNCTIONS_RESPONSE ListFunctionsResponse;
    LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG ListFunctionsByCodeSigningConfig GET "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}/functions" 200 LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_REQUEST ListFunctionsByCodeSigningConfigRequest => LIST_FUNCTIONS_BY_CODE_SIGNING_CONFIG_RESPONSE ListFunctionsByCodeSigningConfigResponse;
    LIST_LAYER_VERSIONS ListLayerVersions GET "/2018-10-31/layers/{LayerName}/versions" 200 LIST_LAYER_VERSIONS_REQUEST ListLayerVersionsRequest => LIST_LAYER_VERSIONS_RESPONSE ListLayerVersionsResponse;
    LIST_LAYERS ListLayers GET "/2018-10-31/layers" 200 LIST_LAYERS_REQUEST ListLayersRequest => LIST_LAYERS_RESPONSE ListLayersResponse;
    LIST_PROVISIONED_CONCURRENCY_CONFIGS ListProvisionedConcurrencyConfigs GET "/2019-09-30/functions/{FunctionName}/provisioned-concurrency?List=ALL" 200 LIST_PROVISIONED_CONCURRENCY_CONFIGS_REQUEST ListProvisionedConcurrencyConfigsRequest => LIST_PROVISIONED_CONCURRENCY_CONFIGS_RESPONSE ListProvisionedConcurrencyConfigsResponse;
    LIST_TAGS ListTags GET "/2017-03-31/tags/{Resource}" 200 LIST_TAGS_REQUEST ListTagsRequest => LIST_TAGS_RESPONSE ListTagsResponse;
    LIST_VERSIONS_BY_FUNCTION ListVersionsByFunction GET "/2015-03-31/functions/{FunctionName}/versions" 200 LIST_VERSIONS_BY_FUNCTION_REQUEST ListVersionsByFunctionRequest => LIST_VERSIONS_BY_FUNCTION_RESPONSE ListVersionsByFunctionResponse;
    PAUSE_DURABLE_EXECUTION PauseDurableExecution POST "/2025-12-01/durable-executions/{DurableExecutionArn}/pause" 202 PAUSE_DURABLE_EXECUTION_REQUEST PauseDurableExecutionRequest => PAUSE_DURABLE_EXECUTION_RESPONSE PauseDurableExecutionResponse;
    PUBLISH_LAYER_VERSION PublishLayerVersion POST "/2018-10-31/layers/{LayerName}/versions" 201 PUBLISH_LAYER_VERSION_REQUEST PublishLayerVersionRequest => PUBLISH_LAYER_VERSION_RESPONSE PublishLayerVersionResponse;
    PUBLISH_VERSION PublishVersion POST "/2015-03-31/functions/{FunctionName}/versions" 201 PUBLISH_VERSION_REQUEST PublishVersionRequest => FUNCTION_CONFIGURATION FunctionConfiguration;
    PUT_FUNCTION_CODE_SIGNING_CONFIG PutFunctionCodeSigningConfig PUT "/2020-06-30/functions/{FunctionName}/code-signing-config" 200 PUT_FUNCTION_CODE_SIGNING_CONFIG_REQUEST PutFunctionCodeSigningConfigRequest => PUT_FUNCTION_CODE_SIGNING_CONFIG_RESPONSE PutFunctionCodeSigningConfigResponse;
    PUT_FUNCTION_CONCURRENCY PutFunctionConcurrency PUT "/2017-10-31/functions/{FunctionName}/concurrency" 200 PUT_FUNCTION_CONCURRENCY_REQUEST PutFunctionConcurrencyRequest => CONCURRENCY Concurrency;
    PUT_FUNCTION_EVENT_INVOKE_CONFIG PutFunctionEventInvokeConfig PUT "/2019-09-25/functions/{FunctionName}/event-invoke-config" 200 PUT_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST PutFunctionEventInvokeConfigRequest => FUNCTION_EVENT_INVOKE_CONFIG FunctionEventInvokeConfig;
    PUT_FUNCTION_RECURSION_CONFIG PutFunctionRecursionConfig PUT "/2024-08-31/functions/{FunctionName}/recursion-config" 200 PUT_FUNCTION_RECURSION_CONFIG_REQUEST PutFunctionRecursionConfigRequest => PUT_FUNCTION_RECURSION_CONFIG_RESPONSE PutFunctionRecursionConfigResponse;
    PUT_FUNCTION_SCALING_CONFIG PutFunctionScalingConfig PUT "/2025-11-30/functions/{FunctionName}/function-scaling-config" 202 PUT_FUNCTION_SCALING_CONFIG_REQUEST PutFunctionScalingConfigRequest => PUT_FUNCTION_SCALING_CONFIG_RESPONSE PutFunctionScalingConfigResponse;
    PUT_PROVISIONED_CONCURRENCY_CONFIG PutProvisionedConcurrencyConfig PUT "/2019-09-30/functions/{FunctionName}/provisioned-concurrency" 202 PUT_PROVISIONED_CONCURRENCY_CONFIG_REQUEST PutProvisionedConcurrencyConfigRequest => PUT_PROVISIONED_CONCURRENCY_CONFIG_RESPONSE PutProvisionedConcurrencyConfigResponse;
    PUT_RESOURCE_POLICY PutResourcePolicy PUT "/2026-07-09/resource-policy/{ResourceArn}" 200 PUT_RESOURCE_POLICY_REQUEST PutResourcePolicyRequest => PUT_RESOURCE_POLICY_RESPONSE PutResourcePolicyResponse;
    PUT_RUNTIME_MANAGEMENT_CONFIG PutRuntimeManagementConfig PUT "/2021-07-20/functions/{FunctionName}/runtime-management-config" 200 PUT_RUNTIME_MANAGEMENT_CONFIG_REQUEST PutRuntimeManagementConfigRequest => PUT_RUNTIME_MANAGEMENT_CONFIG_RESPONSE PutRuntimeManagementConfigResponse;
    REMOVE_LAYER_VERSION_PERMISSION RemoveLayerVersionPermission DELETE "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy/{StatementId}" 204 REMOVE_LAYER_VERSION_PERMISSION_REQUEST RemoveLayerVersionPermissionRequest => NOTHING ();
    REMOVE_PERMISSION RemovePermission DELETE "/2015-03-31/functions/{FunctionName}/policy/{StatementId}" 204 REMOVE_PERMISSION_REQUEST RemovePermissionRequest => NOTHING ();
    RESUME_DURABLE_EXECUTION ResumeDurableExecution POST "/2025-12-01/durable-executions/{DurableExecutionArn}/resume" 202 RESUME_DURABLE_EXECUTION_REQUEST ResumeDurableExecutionRequest => RESUME_DURABLE_EXECUTION_RESPONSE ResumeDurableExecutionResponse;
    SEND_DURABLE_EXECUTION_CALLBACK_FAILURE SendDurableExecutionCallbackFailure POST "/2025-12-01/durable-execution-callbacks/{CallbackId}/fail" 200 SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_REQUEST SendDurableExecutionCallbackFailureRequest => SEND_DURABLE_EXECUTION_CALLBACK_FAILURE_RESPONSE SendDurableExecutionCallbackFailureResponse;
    SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT SendDurableExecutionCallbackHeartbeat POST "/2025-12-01/durable-execution-callbacks/{CallbackId}/heartbeat" 200 SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_REQUEST SendDurableExecutionCallbackHeartbeatRequest => SEND_DURABLE_EXECUTION_CALLBACK_HEARTBEAT_RESPONSE SendDurableExecutionCallbackHeartbeatResponse;
    SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS SendDurableExecutionCallbackSuccess POST "/2025-12-01/durable-execution-callbacks/{CallbackId}/succeed" 200 SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_REQUEST SendDurableExecutionCallbackSuccessRequest => SEND_DURABLE_EXECUTION_CALLBACK_SUCCESS_RESPONSE SendDurableExecutionCallbackSuccessResponse;
    STOP_DURABLE_EXECUTION StopDurableExecution POST "/2025-12-01/durable-executions/{DurableExecutionArn}/stop" 200 STOP_DURABLE_EXECUTION_REQUEST StopDurableExecutionRequest => STOP_DURABLE_EXECUTION_RESPONSE StopDurableExecutionResponse;
    TAG_RESOURCE TagResource POST "/2017-03-31/tags/{Resource}" 204 TAG_RESOURCE_REQUEST TagResourceRequest => NOTHING ();
    UNTAG_RESOURCE UntagResource DELETE "/2017-03-31/tags/{Resource}" 204 UNTAG_RESOURCE_REQUEST UntagResourceRequest => NOTHING ();
    UPDATE_ALIAS UpdateAlias PUT "/2015-03-31/functions/{FunctionName}/aliases/{Name}" 200 UPDATE_ALIAS_REQUEST UpdateAliasRequest => ALIAS_CONFIGURATION AliasConfiguration;
    UPDATE_CAPACITY_PROVIDER UpdateCapacityProvider PUT "/2025-11-30/capacity-providers/{CapacityProviderName}" 202 UPDATE_CAPACITY_PROVIDER_REQUEST UpdateCapacityProviderRequest => UPDATE_CAPACITY_PROVIDER_RESPONSE UpdateCapacityProviderResponse;
    UPDATE_CODE_SIGNING_CONFIG UpdateCodeSigningConfig PUT "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}" 200 UPDATE_CODE_SIGNING_CONFIG_REQUEST UpdateCodeSigningConfigRequest => UPDATE_CODE_SIGNING_CONFIG_RESPONSE UpdateCodeSigningConfigResponse;
    UPDATE_EVENT_SOURCE_MAPPING UpdateEventSourceMapping PUT "/2015-03-31/event-source-mappings/{UUID}" 202 UPDATE_EVENT_SOURCE_MAPPING_REQUEST UpdateEventSourceMappingRequest => EVENT_SOURCE_MAPPING_CONFIGURATION EventSourceMappingConfiguration;
    UPDATE_FUNCTION_CODE UpdateFunctionCode PUT "/2015-03-31/functions/{FunctionName}/code" 200 UPDATE_FUNCTION_CODE_REQUEST UpdateFunctionCodeRequest => FUNCTION_CONFIGURATION FunctionConfiguration;
    UPDATE_FUNCTION_CONFIGURATION UpdateFunctionConfiguration PUT "/2015-03-31/functions/{FunctionName}/configuration" 200 UPDATE_FUNCTION_CONFIGURATION_REQUEST UpdateFunctionConfigurationRequest => FUNCTION_CONFIGURATION FunctionConfiguration;
    UPDATE_FUNCTION_EVENT_INVOKE_CONFIG UpdateFunctionEventInvokeConfig POST "/2019-09-25/functions/{FunctionName}/event-invoke-config" 200 UPDATE_FUNCTION_EVENT_INVOKE_CONFIG_REQUEST UpdateFunctionEventInvokeConfigRequest => FUNCTION_EVENT_INVOKE_CONFIG FunctionEventInvokeConfig;
    UPDATE_FUNCTION_URL_CONFIG UpdateFunctionUrlConfig PUT "/2021-10-31/functions/{FunctionName}/url" 200 UPDATE_FUNCTION_URL_CONFIG_REQUEST UpdateFunctionUrlConfigRequest => UPDATE_FUNCTION_URL_CONFIG_RESPONSE UpdateFunctionUrlConfigResponse;
}
