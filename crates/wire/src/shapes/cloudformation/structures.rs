//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ACCOUNT_LIMIT AccountLimit {
        name: Option<String> = "Name" LIMIT_NAME;
        value: Option<i32> = "Value" LIMIT_VALUE;
    }
    CANCEL_UPDATE_STACK_INPUT CancelUpdateStackInput {
        stack_name: String = "StackName" STACK_NAME required;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN;
    }
    CHANGE Change {
        r#type: Option<String> = "Type" CHANGE_TYPE;
        hook_invocation_count: Option<i32> = "HookInvocationCount" HOOK_INVOCATION_COUNT;
        resource_change: Option<ResourceChange> = "ResourceChange" RESOURCE_CHANGE;
    }
    CHANGE_SET_HOOK ChangeSetHook {
        invocation_point: Option<String> = "InvocationPoint" HOOK_INVOCATION_POINT;
        failure_mode: Option<String> = "FailureMode" HOOK_FAILURE_MODE;
        type_name: Option<String> = "TypeName" HOOK_TYPE_NAME;
        type_version_id: Option<String> = "TypeVersionId" HOOK_TYPE_VERSION_ID;
        type_configuration_version_id: Option<String> = "TypeConfigurationVersionId" HOOK_TYPE_CONFIGURATION_VERSION_ID;
        target_details: Option<ChangeSetHookTargetDetails> = "TargetDetails" CHANGE_SET_HOOK_TARGET_DETAILS;
    }
    CHANGE_SET_HOOK_RESOURCE_TARGET_DETAILS ChangeSetHookResourceTargetDetails {
        logical_resource_id: Option<String> = "LogicalResourceId" LOGICAL_RESOURCE_ID;
        resource_type: Option<String> = "ResourceType" HOOK_TARGET_TYPE_NAME;
        resource_action: Option<String> = "ResourceAction" CHANGE_ACTION;
    }
    CHANGE_SET_HOOK_TARGET_DETAILS ChangeSetHookTargetDetails {
        target_type: Option<String> = "TargetType" HOOK_TARGET_TYPE;
        resource_target_details: Option<ChangeSetHookResourceTargetDetails> = "ResourceTargetDetails" CHANGE_SET_HOOK_RESOURCE_TARGET_DETAILS;
    }
    CHANGE_SET_SUMMARY ChangeSetSummary {
        stack_id: Option<String> = "StackId" STACK_ID;
        stack_name: Option<String> = "StackName" STACK_NAME;
        change_set_id: Option<String> = "ChangeSetId" CHANGE_SET_ID;
        change_set_name: Option<String> = "ChangeSetName" CHANGE_SET_NAME;
        execution_status: Option<String> = "ExecutionStatus" EXECUTION_STATUS;
        status: Option<String> = "Status" CHANGE_SET_STATUS;
        status_reason: Option<String> = "StatusReason" CHANGE_SET_STATUS_REASON;
        creation_time: Option<Timestamp> = "CreationTime" CREATION_TIME;
        description: Option<String> = "Description" DESCRIPTION;
        include_nested_stacks: Option<bool> = "IncludeNestedStacks" INCLUDE_NESTED_STACKS;
        parent_change_set_id: Option<String> = "ParentChangeSetId" CHANGE_SET_ID;
        root_change_set_id: Option<String> = "RootChangeSetId" CHANGE_SET_ID;
        import_existing_resources: Option<bool> = "ImportExistingResources" IMPORT_EXISTING_RESOURCES;
    }
    CONTINUE_UPDATE_ROLLBACK_INPUT ContinueUpdateRollbackInput {
        stack_name: String = "StackName" STACK_NAME_OR_ID required;
        role_arn: Option<String> = "RoleARN" ROLE_ARN;
        resources_to_skip: Option<Vec<String>> = "ResourcesToSkip" RESOURCES_TO_SKIP;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN;
        force_rollback: Option<bool> = "ForceRollback" FORCE_ROLLBACK;
    }
    CONTINUE_UPDATE_ROLLBACK_OUTPUT ContinueUpdateRollbackOutput {
    }
    CREATE_CHANGE_SET_INPUT CreateChangeSetInput {
        stack_name: String = "StackName" STACK_NAME_OR_ID required;
        template_body: Option<String> = "TemplateBody" TEMPLATE_BODY;
        template_url: Option<String> = "TemplateURL" TEMPLATE_URL;
        use_previous_template: Option<bool> = "UsePreviousTemplate" USE_PREVIOUS_TEMPLATE;
        parameters: Option<Vec<Parameter>> = "Parameters" PARAMETERS;
        capabilities: Option<Vec<String>> = "Capabilities" CAPABILITIES;
        resource_types: Option<Vec<String>> = "ResourceTypes" RESOURCE_TYPES;
        role_arn: Option<String> = "RoleARN" ROLE_ARN;
        rollback_configuration: Option<RollbackConfiguration> = "RollbackConfiguration" ROLLBACK_CONFIGURATION;
        notification_ar_ns: Option<Vec<String>> = "NotificationARNs" NOTIFICATION_AR_NS;
        tags: Option<Vec<Tag>> = "Tags" TAGS;
        change_set_name: String = "ChangeSetName" CHANGE_SET_NAME required;
        client_token: Option<String> = "ClientToken" CLIENT_TOKEN;
        description: Option<String> = "Description" DESCRIPTION;
        change_set_type: Option<String> = "ChangeSetType" CHANGE_SET_TYPE;
        resources_to_import: Option<Vec<ResourceToImport>> = "ResourcesToImport" RESOURCES_TO_IMPORT;
        include_nested_stacks: Option<bool> = "IncludeNestedStacks" INCLUDE_NESTED_STACKS;
        on_stack_failure: Option<String> = "OnStackFailure" ON_STACK_FAILURE;
        import_existing_resources: Option<bool> = "ImportExistingResources" IMPORT_EXISTING_RESOURCES;
        deployment_mode: Option<String> = "DeploymentMode" DEPLOYMENT_MODE;
        deployment_config: Option<DeploymentConfig> = "DeploymentConfig" DEPLOYMENT_CONFIG;
        disable_validation: Option<bool> = "DisableValidation" DISABLE_VALIDATION;
    }
    CREATE_CHANGE_SET_OUTPUT CreateChangeSetOutput {
        id: Option<String> = "Id" CHANGE_SET_ID;
        stack_id: Option<String> = "StackId" STACK_ID;
    }
    CREATE_STACK_INPUT CreateStackInput {
        stack_name: String = "StackName" STACK_NAME required;
        template_body: Option<String> = "TemplateBody" TEMPLATE_BODY;
        template_url: Option<String> = "TemplateURL" TEMPLATE_URL;
        parameters: Option<Vec<Parameter>> = "Parameters" PARAMETERS;
        disable_rollback: Option<bool> = "DisableRollback" DISABLE_ROLLBACK;
        rollback_configuration: Option<RollbackConfiguration> = "RollbackConfiguration" ROLLBACK_CONFIGURATION;
        timeout_in_minutes: Option<i32> = "TimeoutInMinutes" TIMEOUT_MINUTES;
        notification_ar_ns: Option<Vec<String>> = "NotificationARNs" NOTIFICATION_AR_NS;
        capabilities: Option<Vec<String>> = "Capabilities" CAPABILITIES;
        resource_types: Option<Vec<String>> = "ResourceTypes" RESOURCE_TYPES;
        role_arn: Option<String> = "RoleARN" ROLE_ARN;
        on_failure: Option<String> = "OnFailure" ON_FAILURE;
        stack_policy_body: Option<String> = "StackPolicyBody" STACK_POLICY_BODY;
        stack_policy_url: Option<String> = "StackPolicyURL" STACK_POLICY_URL;
        tags: Option<Vec<Tag>> = "Tags" TAGS;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN;
        enable_termination_protection: Option<bool> = "EnableTerminationProtection" ENABLE_TERMINATION_PROTECTION;
        retain_except_on_create: Option<bool> = "RetainExceptOnCreate" RETAIN_EXCEPT_ON_CREATE;
        deployment_config: Option<DeploymentConfig> = "DeploymentConfig" DEPLOYMENT_CONFIG;
        disable_validation: Option<bool> = "DisableValidation" DISABLE_VALIDATION;
    }
    CREATE_STACK_OUTPUT CreateStackOutput {
        stack_id: Option<String> = "StackId" STACK_ID;
        operation_id: Option<String> = "OperationId" OPERATION_ID;
    }
    DELETE_CHANGE_SET_INPUT DeleteChangeSetInput {
        change_set_name: String = "ChangeSetName" CHANGE_SET_NAME_OR_ID required;
        stack_name: Option<String> = "StackName" STACK_NAME_OR_ID;
    }
    DELETE_CHANGE_SET_OUTPUT DeleteChangeSetOutput {
    }
    DELETE_STACK_INPUT DeleteStackInput {
        stack_name: String = "StackName" STACK_NAME required;
        retain_resources: Option<Vec<String>> = "RetainResources" RETAIN_RESOURCES;
        role_arn: Option<String> = "RoleARN" ROLE_ARN;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN;
        deletion_mode: Option<String> = "DeletionMode" DELETION_MODE;
        deployment_config: Option<DeploymentConfig> = "DeploymentConfig" DEPLOYMENT_CONFIG;
    }
    DEPLOYMENT_CONFIG DeploymentConfig {
        mode: Option<String> = "Mode" DEPLOYMENT_CONFIG_MODE;
        disable_rollback: Option<bool> = "DisableRollback" DISABLE_ROLLBACK;
    }
    DESCRIBE_ACCOUNT_LIMITS_INPUT DescribeAccountLimitsInput {
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    DESCRIBE_ACCOUNT_LIMITS_OUTPUT DescribeAccountLimitsOutput {
        account_limits: Option<Vec<AccountLimit>> = "AccountLimits" ACCOUNT_LIMIT_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    DESCRIBE_CHANGE_SET_HOOKS_INPUT DescribeChangeSetHooksInput {
        change_set_name: String = "ChangeSetName" CHANGE_SET_NAME_OR_ID required;
        stack_name: Option<String> = "StackName" STACK_NAME_OR_ID;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        logical_resource_id: Option<String> = "LogicalResourceId" LOGICAL_RESOURCE_ID;
    }
    DESCRIBE_CHANGE_SET_HOOKS_OUTPUT DescribeChangeSetHooksOutput {
        change_set_id: Option<String> = "ChangeSetId" CHANGE_SET_ID;
        change_set_name: Option<String> = "ChangeSetName" CHANGE_SET_NAME;
        hooks: Option<Vec<ChangeSetHook>> = "Hooks" CHANGE_SET_HOOKS;
        status: Option<String> = "Status" CHANGE_SET_HOOKS_STATUS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        stack_id: Option<String> = "StackId" STACK_ID;
        stack_name: Option<String> = "StackName" STACK_NAME;
    }
    DESCRIBE_CHANGE_SET_INPUT DescribeChangeSetInput {
        change_set_name: String = "ChangeSetName" CHANGE_SET_NAME_OR_ID required;
        stack_name: Option<String> = "StackName" STACK_NAME_OR_ID;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        include_property_values: Option<bool> = "IncludePropertyValues" INCLUDE_PROPERTY_VALUES;
    }
    DESCRIBE_CHANGE_SET_OUTPUT DescribeChangeSetOutput {
        change_set_name: Option<String> = "ChangeSetName" CHANGE_SET_NAME;
        change_set_id: Option<String> = "ChangeSetId" CHANGE_SET_ID;
        stack_id: Option<String> = "StackId" STACK_ID;
        stack_name: Option<String> = "StackName" STACK_NAME;
        description: Option<String> = "Description" DESCRIPTION;
        parameters: Option<Vec<Parameter>> = "Parameters" PARAMETERS;
        creation_time: Option<Timestamp> = "CreationTime" CREATION_TIME;
        execution_status: Option<String> = "ExecutionStatus" EXECUTION_STATUS;
        status: Option<String> = "Status" CHANGE_SET_STATUS;
        status_reason: Option<String> = "StatusReason" CHANGE_SET_STATUS_REASON;
        stack_drift_status: Option<String> = "StackDriftStatus" STACK_DRIFT_STATUS;
        notification_ar_ns: Option<Vec<String>> = "NotificationARNs" NOTIFICATION_AR_NS;
        rollback_configuration: Option<RollbackConfiguration> = "RollbackConfiguration" ROLLBACK_CONFIGURATION;
        capabilities: Option<Vec<String>> = "Capabilities" CAPABILITIES;
        tags: Option<Vec<Tag>> = "Tags" TAGS;
        changes: Option<Vec<Change>> = "Changes" CHANGES;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        include_nested_stacks: Option<bool> = "IncludeNestedStacks" INCLUDE_NESTED_STACKS;
        parent_change_set_id: Option<String> = "ParentChangeSetId" CHANGE_SET_ID;
        root_change_set_id: Option<String> = "RootChangeSetId" CHANGE_SET_ID;
        on_stack_failure: Option<String> = "OnStackFailure" ON_STACK_FAILURE;
        import_existing_resources: Option<bool> = "ImportExistingResources" IMPORT_EXISTING_RESOURCES;
        deployment_mode: Option<String> = "DeploymentMode" DEPLOYMENT_MODE;
        deployment_config: Option<DeploymentConfig> = "DeploymentConfig" DEPLOYMENT_CONFIG;
    }
    DESCRIBE_EVENTS_INPUT DescribeEventsInput {
        stack_name: Option<String> = "StackName" STACK_NAME_OR_ID;
        change_set_name: Option<String> = "ChangeSetName" CHANGE_SET_NAME_OR_ID;
        operation_id: Option<String> = "OperationId" OPERATION_ID;
        filters: Option<EventFilter> = "Filters" EVENT_FILTER;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    DESCRIBE_EVENTS_OUTPUT DescribeEventsOutput {
        operation_events: Option<Vec<OperationEvent>> = "OperationEvents" OPERATION_EVENTS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    DESCRIBE_STACK_DRIFT_DETECTION_STATUS_INPUT DescribeStackDriftDetectionStatusInput {
        stack_drift_detection_id: String = "StackDriftDetectionId" STACK_DRIFT_DETECTION_ID required;
    }
    DESCRIBE_STACK_DRIFT_DETECTION_STATUS_OUTPUT DescribeStackDriftDetectionStatusOutput {
        stack_id: String = "StackId" STACK_ID required;
        stack_drift_detection_id: String = "StackDriftDetectionId" STACK_DRIFT_DETECTION_ID required;
        stack_drift_status: Option<String> = "StackDriftStatus" STACK_DRIFT_STATUS;
        detection_status: String = "DetectionStatus" STACK_DRIFT_DETECTION_STATUS required;
        detection_status_reason: Option<String> = "DetectionStatusReason" STACK_DRIFT_DETECTION_STATUS_REASON;
        drifted_stack_resource_count: Option<i32> = "DriftedStackResourceCount" BOXED_INTEGER;
        timestamp: Timestamp = "Timestamp" TIMESTAMP required;
    }
    DESCRIBE_STACK_EVENTS_INPUT DescribeStackEventsInput {
        stack_name: String = "StackName" STACK_NAME required;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    DESCRIBE_STACK_EVENTS_OUTPUT DescribeStackEventsOutput {
        stack_events: Option<Vec<StackEvent>> = "StackEvents" STACK_EVENTS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    DESCRIBE_STACK_RESOURCE_INPUT DescribeStackResourceInput {
        stack_name: String = "StackName" STACK_NAME required;
        logical_resource_id: String = "LogicalResourceId" LOGICAL_RESOURCE_ID required;
    }
    DESCRIBE_STACK_RESOURCE_OUTPUT DescribeStackResourceOutput {
        stack_resource_detail: Option<StackResourceDetail> = "StackResourceDetail" STACK_RESOURCE_DETAIL;
    }
    DESCRIBE_STACK_RESOURCES_INPUT DescribeStackResourcesInput {
        stack_name: Option<String> = "StackName" STACK_NAME;
        logical_resource_id: Option<String> = "LogicalResourceId" LOGICAL_RESOURCE_ID;
        physical_resource_id: Option<String> = "PhysicalResourceId" PHYSICAL_RESOURCE_ID;
    }
    DESCRIBE_STACK_RESOURCES_OUTPUT DescribeStackResourcesOutput {
        stack_resources: Option<Vec<StackResource>> = "StackResources" STACK_RESOURCES;
    }
    DESCRIBE_STACKS_INPUT DescribeStacksInput {
        stack_name: Option<String> = "StackName" STACK_NAME;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    DESCRIBE_STACKS_OUTPUT DescribeStacksOutput {
        stacks: Option<Vec<Stack>> = "Stacks" STACKS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    DETECT_STACK_DRIFT_INPUT DetectStackDriftInput {
        stack_name: String = "StackName" STACK_NAME_OR_ID required;
        logical_resource_ids: Option<Vec<String>> = "LogicalResourceIds" LOGICAL_RESOURCE_IDS;
    }
    DETECT_STACK_DRIFT_OUTPUT DetectStackDriftOutput {
        stack_drift_detection_id: String = "StackDriftDetectionId" STACK_DRIFT_DETECTION_ID required;
    }
    ESTIMATE_TEMPLATE_COST_INPUT EstimateTemplateCostInput {
        template_body: Option<String> = "TemplateBody" TEMPLATE_BODY;
        template_url: Option<String> = "TemplateURL" TEMPLATE_URL;
        parameters: Option<Vec<Parameter>> = "Parameters" PARAMETERS;
    }
    ESTIMATE_TEMPLATE_COST_OUTPUT EstimateTemplateCostOutput {
        url: Option<String> = "Url" URL;
    }
    EVENT_FILTER EventFilter {
        failed_events: Option<bool> = "FailedEvents" FAILED_EVENTS_FILTER;
    }
    EXECUTE_CHANGE_SET_INPUT ExecuteChangeSetInput {
        change_set_name: String = "ChangeSetName" CHANGE_SET_NAME_OR_ID required;
        stack_name: Option<String> = "StackName" STACK_NAME_OR_ID;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN;
        disable_rollback: Option<bool> = "DisableRollback" DISABLE_ROLLBACK;
        retain_except_on_create: Option<bool> = "RetainExceptOnCreate" RETAIN_EXCEPT_ON_CREATE;
    }
    EXECUTE_CHANGE_SET_OUTPUT ExecuteChangeSetOutput {
    }
    EXPORT Export {
        exporting_stack_id: Option<String> = "ExportingStackId" STACK_ID;
        name: Option<String> = "Name" EXPORT_NAME;
        value: Option<String> = "Value" EXPORT_VALUE;
    }
    GET_STACK_POLICY_INPUT GetStackPolicyInput {
        stack_name: String = "StackName" STACK_NAME required;
    }
    GET_STACK_POLICY_OUTPUT GetStackPolicyOutput {
        stack_policy_body: Option<String> = "StackPolicyBody" STACK_POLICY_BODY;
    }
    GET_TEMPLATE_INPUT GetTemplateInput {
        stack_name: Option<String> = "StackName" STACK_NAME;
        change_set_name: Option<String> = "ChangeSetName" CHANGE_SET_NAME_OR_ID;
        template_stage: Option<String> = "TemplateStage" TEMPLATE_STAGE;
    }
    GET_TEMPLATE_OUTPUT GetTemplateOutput {
        template_body: Option<String> = "TemplateBody" TEMPLATE_BODY;
        stages_available: Option<Vec<String>> = "StagesAvailable" STAGE_LIST;
    }
    GET_TEMPLATE_SUMMARY_INPUT GetTemplateSummaryInput {
        template_body: Option<String> = "TemplateBody" TEMPLATE_BODY;
        template_url: Option<String> = "TemplateURL" TEMPLATE_URL;
        stack_name: Option<String> = "StackName" STACK_NAME_OR_ID;
        stack_set_name: Option<String> = "StackSetName" STACK_SET_NAME_OR_ID;
        call_as: Option<String> = "CallAs" CALL_AS;
        template_summary_config: Option<TemplateSummaryConfig> = "TemplateSummaryConfig" TEMPLATE_SUMMARY_CONFIG;
    }
    GET_TEMPLATE_SUMMARY_OUTPUT GetTemplateSummaryOutput {
        parameters: Option<Vec<ParameterDeclaration>> = "Parameters" PARAMETER_DECLARATIONS;
        description: Option<String> = "Description" DESCRIPTION;
        capabilities: Option<Vec<String>> = "Capabilities" CAPABILITIES;
        capabilities_reason: Option<String> = "CapabilitiesReason" CAPABILITIES_REASON;
        resource_types: Option<Vec<String>> = "ResourceTypes" RESOURCE_TYPES;
        version: Option<String> = "Version" VERSION;
        metadata: Option<String> = "Metadata" METADATA;
        declared_transforms: Option<Vec<String>> = "DeclaredTransforms" TRANSFORMS_LIST;
        resource_identifier_summaries: Option<Vec<ResourceIdentifierSummary>> = "ResourceIdentifierSummaries" RESOURCE_IDENTIFIER_SUMMARIES;
        warnings: Option<Warnings> = "Warnings" WARNINGS;
    }
    LIST_CHANGE_SETS_INPUT ListChangeSetsInput {
        stack_name: String = "StackName" STACK_NAME_OR_ID required;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_CHANGE_SETS_OUTPUT ListChangeSetsOutput {
        summaries: Option<Vec<ChangeSetSummary>> = "Summaries" CHANGE_SET_SUMMARIES;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_EXPORTS_INPUT ListExportsInput {
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_EXPORTS_OUTPUT ListExportsOutput {
        exports: Option<Vec<Export>> = "Exports" EXPORTS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_IMPORTS_INPUT ListImportsInput {
        export_name: String = "ExportName" EXPORT_NAME required;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_IMPORTS_OUTPUT ListImportsOutput {
        imports: Option<Vec<String>> = "Imports" IMPORTS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_STACK_RESOURCES_INPUT ListStackResourcesInput {
        stack_name: String = "StackName" STACK_NAME required;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_STACK_RESOURCES_OUTPUT ListStackResourcesOutput {
        stack_resource_summaries: Option<Vec<StackResourceSummary>> = "StackResourceSummaries" STACK_RESOURCE_SUMMARIES;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_STACKS_INPUT ListStacksInput {
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        stack_status_filter: Option<Vec<String>> = "StackStatusFilter" STACK_STATUS_FILTER;
    }
    LIST_STACKS_OUTPUT ListStacksOutput {
        stack_summaries: Option<Vec<StackSummary>> = "StackSummaries" STACK_SUMMARIES;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIVE_RESOURCE_DRIFT LiveResourceDrift {
        previous_value: Option<String> = "PreviousValue" RESOURCE_DRIFT_PREVIOUS_VALUE;
        actual_value: Option<String> = "ActualValue" RESOURCE_DRIFT_ACTUAL_VALUE;
        drift_detection_timestamp: Option<Timestamp> = "DriftDetectionTimestamp" TIMESTAMP;
    }
    MODULE_INFO ModuleInfo {
        type_hierarchy: Option<String> = "TypeHierarchy" TYPE_HIERARCHY;
        logical_id_hierarchy: Option<String> = "LogicalIdHierarchy" LOGICAL_ID_HIERARCHY;
    }
    OPERATION_ENTRY OperationEntry {
        operation_type: Option<String> = "OperationType" OPERATION_TYPE;
        operation_id: Option<String> = "OperationId" OPERATION_ID;
    }
    OPERATION_EVENT OperationEvent {
        event_id: Option<String> = "EventId" EVENT_ID;
        stack_id: Option<String> = "StackId" STACK_ID;
        operation_id: Option<String> = "OperationId" OPERATION_ID;
        operation_type: Option<String> = "OperationType" OPERATION_TYPE;
        operation_status: Option<String> = "OperationStatus" BEACON_STACK_OPERATION_STATUS;
        event_type: Option<String> = "EventType" EVENT_TYPE;
        logical_resource_id: Option<String> = "LogicalResourceId" LOGICAL_RESOURCE_ID;
        physical_resource_id: Option<String> = "PhysicalResourceId" PHYSICAL_RESOURCE_ID;
        resource_type: Option<String> = "ResourceType" RESOURCE_TYPE;
        timestamp: Option<Timestamp> = "Timestamp" TIMESTAMP;
        start_time: Option<Timestamp> = "StartTime" TIMESTAMP;
        end_time: Option<Timestamp> = "EndTime" TIMESTAMP;
        resource_status: Option<String> = "ResourceStatus" RESOURCE_STATUS;
        resource_status_reason: Option<String> = "ResourceStatusReason" RESOURCE_STATUS_REASON;
        resource_properties: Option<String> = "ResourceProperties" RESOURCE_PROPERTIES;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN;
        hook_type: Option<String> = "HookType" HOOK_TYPE;
        hook_status: Option<String> = "HookStatus" HOOK_STATUS;
        hook_status_reason: Option<String> = "HookStatusReason" HOOK_STATUS_REASON;
        hook_invocation_point: Option<String> = "HookInvocationPoint" HOOK_INVOCATION_POINT;
        hook_failure_mode: Option<String> = "HookFailureMode" HOOK_FAILURE_MODE;
        detailed_status: Option<String> = "DetailedStatus" DETAILED_STATUS;
        validation_failure_mode: Option<String> = "ValidationFailureMode" HOOK_FAILURE_MODE;
        validation_name: Option<String> = "ValidationName" VALIDATION_NAME;
        validation_status: Option<String> = "ValidationStatus" VALIDATION_STATUS;
        validation_status_reason: Option<String> = "ValidationStatusReason" VALIDATION_STATUS_REASON;
        validation_path: Option<String> = "ValidationPath" VALIDATION_PATH;
    }
    OUTPUT Output {
        output_key: Option<String> = "OutputKey" OUTPUT_KEY;
        output_value: Option<String> = "OutputValue" OUTPUT_VALUE;
        description: Option<String> = "Description" DESCRIPTION;
        export_name: Option<String> = "ExportName" EXPORT_NAME;
    }
    PARAMETER Parameter {
        parameter_key: Option<String> = "ParameterKey" PARAMETER_KEY;
        parameter_value: Option<String> = "ParameterValue" PARAMETER_VALUE;
        use_previous_value: Option<bool> = "UsePreviousValue" USE_PREVIOUS_VALUE;
        resolved_value: Option<String> = "ResolvedValue" PARAMETER_VALUE;
    }
    PARAMETER_CONSTRAINTS ParameterConstraints {
        allowed_values: Option<Vec<String>> = "AllowedValues" ALLOWED_VALUES;
    }
    PARAMETER_DECLARATION ParameterDeclaration {
        parameter_key: Option<String> = "ParameterKey" PARAMETER_KEY;
        default_value: Option<String> = "DefaultValue" PARAMETER_VALUE;
        parameter_type: Option<String> = "ParameterType" PARAMETER_TYPE;
        no_echo: Option<bool> = "NoEcho" NO_ECHO;
        description: Option<String> = "Description" DESCRIPTION;
        parameter_constraints: Option<ParameterConstraints> = "ParameterConstraints" PARAMETER_CONSTRAINTS;
    }
    REMOVE_ALIAS_INPUT RemoveAliasInput {
        alias_name: String = "AliasName" ALIAS_NAME required;
    }
    RESOURCE_CHANGE ResourceChange {
        policy_action: Option<String> = "PolicyAction" POLICY_ACTION;
        action: Option<String> = "Action" CHANGE_ACTION;
        logical_resource_id: Option<String> = "LogicalResourceId" LOGICAL_RESOURCE_ID;
        physical_resource_id: Option<String> = "PhysicalResourceId" PHYSICAL_RESOURCE_ID;
        resource_type: Option<String> = "ResourceType" RESOURCE_TYPE;
        replacement: Option<String> = "Replacement" REPLACEMENT;
        scope: Option<Vec<String>> = "Scope" SCOPE;
        resource_drift_status: Option<String> = "ResourceDriftStatus" STACK_RESOURCE_DRIFT_STATUS;
        resource_drift_ignored_attributes: Option<Vec<ResourceDriftIgnoredAttribute>> = "ResourceDriftIgnoredAttributes" RESOURCE_DRIFT_IGNORED_ATTRIBUTES;
        details: Option<Vec<ResourceChangeDetail>> = "Details" RESOURCE_CHANGE_DETAILS;
        change_set_id: Option<String> = "ChangeSetId" CHANGE_SET_ID;
        module_info: Option<ModuleInfo> = "ModuleInfo" MODULE_INFO;
        before_context: Option<String> = "BeforeContext" BEFORE_CONTEXT;
        after_context: Option<String> = "AfterContext" AFTER_CONTEXT;
        previous_deployment_context: Option<String> = "PreviousDeploymentContext" PREVIOUS_DEPLOYMENT_CONTEXT;
    }
    RESOURCE_CHANGE_DETAIL ResourceChangeDetail {
        target: Option<ResourceTargetDefinition> = "Target" RESOURCE_TARGET_DEFINITION;
        evaluation: Option<String> = "Evaluation" EVALUATION_TYPE;
        change_source: Option<String> = "ChangeSource" CHANGE_SOURCE;
        causing_entity: Option<String> = "CausingEntity" CAUSING_ENTITY;
    }
    RESOURCE_DRIFT_IGNORED_ATTRIBUTE ResourceDriftIgnoredAttribute {
        path: Option<String> = "Path" RESOURCE_PROPERTY_PATH;
        reason: Option<String> = "Reason" DRIFT_IGNORED_REASON;
    }
    RESOURCE_IDENTIFIER_SUMMARY ResourceIdentifierSummary {
        resource_type: Option<String> = "ResourceType" RESOURCE_TYPE;
        logical_resource_ids: Option<Vec<String>> = "LogicalResourceIds" LOGICAL_RESOURCE_IDS;
        resource_identifiers: Option<Vec<String>> = "ResourceIdentifiers" RESOURCE_IDENTIFIERS;
    }
    RESOURCE_TARGET_DEFINITION ResourceTargetDefinition {
        attribute: Option<String> = "Attribute" RESOURCE_ATTRIBUTE;
        name: Option<String> = "Name" PROPERTY_NAME;
        requires_recreation: Option<String> = "RequiresRecreation" REQUIRES_RECREATION;
        path: Option<String> = "Path" RESOURCE_PROPERTY_PATH;
        before_value: Option<String> = "BeforeValue" BEFORE_VALUE;
        after_value: Option<String> = "AfterValue" AFTER_VALUE;
        before_value_from: Option<String> = "BeforeValueFrom" BEFORE_VALUE_FROM;
        after_value_from: Option<String> = "AfterValueFrom" AFTER_VALUE_FROM;
        drift: Option<LiveResourceDrift> = "Drift" LIVE_RESOURCE_DRIFT;
        attribute_change_type: Option<String> = "AttributeChangeType" ATTRIBUTE_CHANGE_TYPE;
    }
    RESOURCE_TO_IMPORT ResourceToImport {
        resource_type: String = "ResourceType" RESOURCE_TYPE required;
        logical_resource_id: String = "LogicalResourceId" LOGICAL_RESOURCE_ID required;
        resource_identifier: BTreeMap<String, String> = "ResourceIdentifier" RESOURCE_IDENTIFIER_PROPERTIES required;
    }
    ROLLBACK_CONFIGURATION RollbackConfiguration {
        rollback_triggers: Option<Vec<RollbackTrigger>> = "RollbackTriggers" ROLLBACK_TRIGGERS;
        monitoring_time_in_minutes: Option<i32> = "MonitoringTimeInMinutes" MONITORING_TIME_IN_MINUTES;
    }
    ROLLBACK_STACK_INPUT RollbackStackInput {
        stack_name: String = "StackName" STACK_NAME_OR_ID required;
        role_arn: Option<String> = "RoleARN" ROLE_ARN;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN;
        retain_except_on_create: Option<bool> = "RetainExceptOnCreate" RETAIN_EXCEPT_ON_CREATE;
        deployment_config: Option<DeploymentConfig> = "DeploymentConfig" DEPLOYMENT_CONFIG;
    }
    ROLLBACK_STACK_OUTPUT RollbackStackOutput {
        stack_id: Option<String> = "StackId" STACK_ID;
        operation_id: Option<String> = "OperationId" OPERATION_ID;
    }
    ROLLBACK_TRIGGER RollbackTrigger {
        arn: String = "Arn" ARN required;
        r#type: String = "Type" TYPE required;
    }
    SET_ALIAS_INPUT SetAliasInput {
        stack_name: String = "StackName" STACK_NAME required;
        alias_name: String = "AliasName" ALIAS_NAME required;
    }
    SET_STACK_POLICY_INPUT SetStackPolicyInput {
        stack_name: String = "StackName" STACK_NAME required;
        stack_policy_body: Option<String> = "StackPolicyBody" STACK_POLICY_BODY;
        stack_policy_url: Option<String> = "StackPolicyURL" STACK_POLICY_URL;
    }
    SIGNAL_RESOURCE_INPUT SignalResourceInput {
        stack_name: String = "StackName" STACK_NAME_OR_ID required;
        logical_resource_id: String = "LogicalResourceId" LOGICAL_RESOURCE_ID required;
        unique_id: String = "UniqueId" RESOURCE_SIGNAL_UNIQUE_ID required;
        status: String = "Status" RESOURCE_SIGNAL_STATUS required;
    }
    STACK Stack {
        stack_id: Option<String> = "StackId" STACK_ID;
        stack_name: String = "StackName" STACK_NAME required;
        change_set_id: Option<String> = "ChangeSetId" CHANGE_SET_ID;
        description: Option<String> = "Description" DESCRIPTION;
        parameters: Option<Vec<Parameter>> = "Parameters" PARAMETERS;
        creation_time: Timestamp = "CreationTime" CREATION_TIME required;
        deletion_time: Option<Timestamp> = "DeletionTime" DELETION_TIME;
        last_updated_time: Option<Timestamp> = "LastUpdatedTime" LAST_UPDATED_TIME;
        rollback_configuration: Option<RollbackConfiguration> = "RollbackConfiguration" ROLLBACK_CONFIGURATION;
        stack_status: String = "StackStatus" STACK_STATUS required;
        stack_status_reason: Option<String> = "StackStatusReason" STACK_STATUS_REASON;
        disable_rollback: Option<bool> = "DisableRollback" DISABLE_ROLLBACK;
        deployment_config: Option<DeploymentConfig> = "DeploymentConfig" DEPLOYMENT_CONFIG;
        notification_ar_ns: Option<Vec<String>> = "NotificationARNs" NOTIFICATION_AR_NS;
        timeout_in_minutes: Option<i32> = "TimeoutInMinutes" TIMEOUT_MINUTES;
        capabilities: Option<Vec<String>> = "Capabilities" CAPABILITIES;
        outputs: Option<Vec<Output>> = "Outputs" OUTPUTS;
        role_arn: Option<String> = "RoleARN" ROLE_ARN;
        tags: Option<Vec<Tag>> = "Tags" TAGS;
        enable_termination_protection: Option<bool> = "EnableTerminationProtection" ENABLE_TERMINATION_PROTECTION;
        parent_id: Option<String> = "ParentId" STACK_ID;
        root_id: Option<String> = "RootId" STACK_ID;
        drift_information: Option<StackDriftInformation> = "DriftInformation" STACK_DRIFT_INFORMATION;
        retain_except_on_create: Option<bool> = "RetainExceptOnCreate" RETAIN_EXCEPT_ON_CREATE;
        deletion_mode: Option<String> = "DeletionMode" DELETION_MODE;
        detailed_status: Option<String> = "DetailedStatus" DETAILED_STATUS;
        last_operations: Option<Vec<OperationEntry>> = "LastOperations" LAST_OPERATIONS;
        alias_name: Option<String> = "AliasName" ALIAS_NAME;
    }
    STACK_DRIFT_INFORMATION StackDriftInformation {
        stack_drift_status: String = "StackDriftStatus" STACK_DRIFT_STATUS required;
        last_check_timestamp: Option<Timestamp> = "LastCheckTimestamp" TIMESTAMP;
    }
    STACK_DRIFT_INFORMATION_SUMMARY StackDriftInformationSummary {
        stack_drift_status: String = "StackDriftStatus" STACK_DRIFT_STATUS required;
        last_check_timestamp: Option<Timestamp> = "LastCheckTimestamp" TIMESTAMP;
    }
    STACK_EVENT StackEvent {
        stack_id: String = "StackId" STACK_ID required;
        event_id: String = "EventId" EVENT_ID required;
        stack_name: String = "StackName" STACK_NAME required;
        operation_id: Option<String> = "OperationId" OPERATION_ID;
        logical_resource_id: Option<String> = "LogicalResourceId" LOGICAL_RESOURCE_ID;
        physical_resource_id: Option<String> = "PhysicalResourceId" PHYSICAL_RESOURCE_ID;
        resource_type: Option<String> = "ResourceType" RESOURCE_TYPE;
        timestamp: Timestamp = "Timestamp" TIMESTAMP required;
        resource_status: Option<String> = "ResourceStatus" RESOURCE_STATUS;
        resource_status_reason: Option<String> = "ResourceStatusReason" RESOURCE_STATUS_REASON;
        resource_properties: Option<String> = "ResourceProperties" RESOURCE_PROPERTIES;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN;
        hook_type: Option<String> = "HookType" HOOK_TYPE;
        hook_status: Option<String> = "HookStatus" HOOK_STATUS;
        hook_status_reason: Option<String> = "HookStatusReason" HOOK_STATUS_REASON;
        hook_invocation_point: Option<String> = "HookInvocationPoint" HOOK_INVOCATION_POINT;
        hook_invocation_id: Option<String> = "HookInvocationId" HOOK_INVOCATION_ID;
        hook_failure_mode: Option<String> = "HookFailureMode" HOOK_FAILURE_MODE;
        detailed_status: Option<String> = "DetailedStatus" DETAILED_STATUS;
    }
    STACK_RESOURCE StackResource {
        stack_name: Option<String> = "StackName" STACK_NAME;
        stack_id: Option<String> = "StackId" STACK_ID;
        logical_resource_id: String = "LogicalResourceId" LOGICAL_RESOURCE_ID required;
        physical_resource_id: Option<String> = "PhysicalResourceId" PHYSICAL_RESOURCE_ID;
        resource_type: String = "ResourceType" RESOURCE_TYPE required;
        timestamp: Timestamp = "Timestamp" TIMESTAMP required;
        resource_status: String = "ResourceStatus" RESOURCE_STATUS required;
        resource_status_reason: Option<String> = "ResourceStatusReason" RESOURCE_STATUS_REASON;
        description: Option<String> = "Description" DESCRIPTION;
        drift_information: Option<StackResourceDriftInformation> = "DriftInformation" STACK_RESOURCE_DRIFT_INFORMATION;
        module_info: Option<ModuleInfo> = "ModuleInfo" MODULE_INFO;
    }
    STACK_RESOURCE_DETAIL StackResourceDetail {
        stack_name: Option<String> = "StackName" STACK_NAME;
        stack_id: Option<String> = "StackId" STACK_ID;
        logical_resource_id: String = "LogicalResourceId" LOGICAL_RESOURCE_ID required;
        physical_resource_id: Option<String> = "PhysicalResourceId" PHYSICAL_RESOURCE_ID;
        resource_type: String = "ResourceType" RESOURCE_TYPE required;
        last_updated_timestamp: Timestamp = "LastUpdatedTimestamp" TIMESTAMP required;
        resource_status: String = "ResourceStatus" RESOURCE_STATUS required;
        resource_status_reason: Option<String> = "ResourceStatusReason" RESOURCE_STATUS_REASON;
        description: Option<String> = "Description" DESCRIPTION;
        metadata: Option<String> = "Metadata" METADATA;
        drift_information: Option<StackResourceDriftInformation> = "DriftInformation" STACK_RESOURCE_DRIFT_INFORMATION;
        module_info: Option<ModuleInfo> = "ModuleInfo" MODULE_INFO;
    }
    STACK_RESOURCE_DRIFT_INFORMATION StackResourceDriftInformation {
        stack_resource_drift_status: String = "StackResourceDriftStatus" STACK_RESOURCE_DRIFT_STATUS required;
        last_check_timestamp: Option<Timestamp> = "LastCheckTimestamp" TIMESTAMP;
    }
    STACK_RESOURCE_DRIFT_INFORMATION_SUMMARY StackResourceDriftInformationSummary {
        stack_resource_drift_status: String = "StackResourceDriftStatus" STACK_RESOURCE_DRIFT_STATUS required;
        last_check_timestamp: Option<Timestamp> = "LastCheckTimestamp" TIMESTAMP;
    }
    STACK_RESOURCE_SUMMARY StackResourceSummary {
        logical_resource_id: String = "LogicalResourceId" LOGICAL_RESOURCE_ID required;
        physical_resource_id: Option<String> = "PhysicalResourceId" PHYSICAL_RESOURCE_ID;
        resource_type: String = "ResourceType" RESOURCE_TYPE required;
        last_updated_timestamp: Timestamp = "LastUpdatedTimestamp" TIMESTAMP required;
        resource_status: String = "ResourceStatus" RESOURCE_STATUS required;
        resource_status_reason: Option<String> = "ResourceStatusReason" RESOURCE_STATUS_REASON;
        drift_information: Option<StackResourceDriftInformationSummary> = "DriftInformation" STACK_RESOURCE_DRIFT_INFORMATION_SUMMARY;
        module_info: Option<ModuleInfo> = "ModuleInfo" MODULE_INFO;
    }
    STACK_SUMMARY StackSummary {
        stack_id: Option<String> = "StackId" STACK_ID;
        stack_name: String = "StackName" STACK_NAME required;
        template_description: Option<String> = "TemplateDescription" TEMPLATE_DESCRIPTION;
        creation_time: Timestamp = "CreationTime" CREATION_TIME required;
        last_updated_time: Option<Timestamp> = "LastUpdatedTime" LAST_UPDATED_TIME;
        deletion_time: Option<Timestamp> = "DeletionTime" DELETION_TIME;
        stack_status: String = "StackStatus" STACK_STATUS required;
        stack_status_reason: Option<String> = "StackStatusReason" STACK_STATUS_REASON;
        parent_id: Option<String> = "ParentId" STACK_ID;
        root_id: Option<String> = "RootId" STACK_ID;
        drift_information: Option<StackDriftInformationSummary> = "DriftInformation" STACK_DRIFT_INFORMATION_SUMMARY;
        last_operations: Option<Vec<OperationEntry>> = "LastOperations" LAST_OPERATIONS;
    }
    TAG Tag {
        key: String = "Key" TAG_KEY required;
        value: String = "Value" TAG_VALUE required;
    }
    TEMPLATE_PARAMETER TemplateParameter {
        parameter_key: Option<String> = "ParameterKey" PARAMETER_KEY;
        default_value: Option<String> = "DefaultValue" PARAMETER_VALUE;
        no_echo: Option<bool> = "NoEcho" NO_ECHO;
        description: Option<String> = "Description" DESCRIPTION;
    }
    TEMPLATE_SUMMARY_CONFIG TemplateSummaryConfig {
        treat_unrecognized_resource_types_as_warnings: Option<bool> = "TreatUnrecognizedResourceTypesAsWarnings" TREAT_UNRECOGNIZED_RESOURCE_TYPES_AS_WARNINGS;
    }
    UPDATE_STACK_INPUT UpdateStackInput {
        stack_name: String = "StackName" STACK_NAME required;
        template_body: Option<String> = "TemplateBody" TEMPLATE_BODY;
        template_url: Option<String> = "TemplateURL" TEMPLATE_URL;
        use_previous_template: Option<bool> = "UsePreviousTemplate" USE_PREVIOUS_TEMPLATE;
        stack_policy_during_update_body: Option<String> = "StackPolicyDuringUpdateBody" STACK_POLICY_DURING_UPDATE_BODY;
        stack_policy_during_update_url: Option<String> = "StackPolicyDuringUpdateURL" STACK_POLICY_DURING_UPDATE_URL;
        parameters: Option<Vec<Parameter>> = "Parameters" PARAMETERS;
        capabilities: Option<Vec<String>> = "Capabilities" CAPABILITIES;
        resource_types: Option<Vec<String>> = "ResourceTypes" RESOURCE_TYPES;
        role_arn: Option<String> = "RoleARN" ROLE_ARN;
        rollback_configuration: Option<RollbackConfiguration> = "RollbackConfiguration" ROLLBACK_CONFIGURATION;
        stack_policy_body: Option<String> = "StackPolicyBody" STACK_POLICY_BODY;
        stack_policy_url: Option<String> = "StackPolicyURL" STACK_POLICY_URL;
        notification_ar_ns: Option<Vec<String>> = "NotificationARNs" NOTIFICATION_AR_NS;
        tags: Option<Vec<Tag>> = "Tags" TAGS;
        disable_rollback: Option<bool> = "DisableRollback" DISABLE_ROLLBACK;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN;
        retain_except_on_create: Option<bool> = "RetainExceptOnCreate" RETAIN_EXCEPT_ON_CREATE;
        deployment_config: Option<DeploymentConfig> = "DeploymentConfig" DEPLOYMENT_CONFIG;
        disable_validation: Option<bool> = "DisableValidation" DISABLE_VALIDATION;
    }
    UPDATE_STACK_OUTPUT UpdateStackOutput {
        stack_id: Option<String> = "StackId" STACK_ID;
        operation_id: Option<String> = "OperationId" OPERATION_ID;
    }
    UPDATE_TERMINATION_PROTECTION_INPUT UpdateTerminationProtectionInput {
        enable_termination_protection: bool = "EnableTerminationProtection" ENABLE_TERMINATION_PROTECTION required;
        stack_name: String = "StackName" STACK_NAME_OR_ID required;
    }
    UPDATE_TERMINATION_PROTECTION_OUTPUT UpdateTerminationProtectionOutput {
        stack_id: Option<String> = "StackId" STACK_ID;
    }
    VALIDATE_TEMPLATE_INPUT ValidateTemplateInput {
        template_body: Option<String> = "TemplateBody" TEMPLATE_BODY;
        template_url: Option<String> = "TemplateURL" TEMPLATE_URL;
    }
    VALIDATE_TEMPLATE_OUTPUT ValidateTemplateOutput {
        parameters: Option<Vec<TemplateParameter>> = "Parameters" TEMPLATE_PARAMETERS;
        description: Option<String> = "Description" DESCRIPTION;
        capabilities: Option<Vec<String>> = "Capabilities" CAPABILITIES;
        capabilities_reason: Option<String> = "CapabilitiesReason" CAPABILITIES_REASON;
        declared_transforms: Option<Vec<String>> = "DeclaredTransforms" TRANSFORMS_LIST;
    }
    WARNINGS Warnings {
        unrecognized_resource_types: Option<Vec<String>> = "UnrecognizedResourceTypes" RESOURCE_TYPES;
    }
}
