//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    AWS_VPC_CONFIGURATION AwsVpcConfiguration {
        subnets: Vec<String> = "Subnets" SUBNETS required;
        security_groups: Option<Vec<String>> = "SecurityGroups" SECURITY_GROUPS;
        assign_public_ip: Option<String> = "AssignPublicIp" ASSIGN_PUBLIC_IP;
    }
    CAPACITY_PROVIDER_STRATEGY_ITEM CapacityProviderStrategyItem {
        capacity_provider: String = "capacityProvider" CAPACITY_PROVIDER required;
        weight: Option<i32> = "weight" CAPACITY_PROVIDER_STRATEGY_ITEM_WEIGHT;
        base: Option<i32> = "base" CAPACITY_PROVIDER_STRATEGY_ITEM_BASE;
    }
    CREATE_SCHEDULE_GROUP_INPUT CreateScheduleGroupInput {
        name: String = "Name" SCHEDULE_GROUP_NAME uri("Name") required;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
        client_token: Option<String> = "ClientToken" CLIENT_TOKEN idempotency_token;
    }
    CREATE_SCHEDULE_GROUP_OUTPUT CreateScheduleGroupOutput {
        schedule_group_arn: String = "ScheduleGroupArn" SCHEDULE_GROUP_ARN required;
    }
    CREATE_SCHEDULE_INPUT CreateScheduleInput {
        name: String = "Name" NAME uri("Name") required;
        group_name: Option<String> = "GroupName" SCHEDULE_GROUP_NAME;
        schedule_expression: String = "ScheduleExpression" SCHEDULE_EXPRESSION required;
        start_date: Option<Timestamp> = "StartDate" START_DATE;
        end_date: Option<Timestamp> = "EndDate" END_DATE;
        description: Option<String> = "Description" DESCRIPTION;
        schedule_expression_timezone: Option<String> = "ScheduleExpressionTimezone" SCHEDULE_EXPRESSION_TIMEZONE;
        state: Option<String> = "State" SCHEDULE_STATE;
        kms_key_arn: Option<String> = "KmsKeyArn" KMS_KEY_ARN;
        target: Target = "Target" TARGET required;
        flexible_time_window: FlexibleTimeWindow = "FlexibleTimeWindow" FLEXIBLE_TIME_WINDOW required;
        client_token: Option<String> = "ClientToken" CLIENT_TOKEN idempotency_token;
        action_after_completion: Option<String> = "ActionAfterCompletion" ACTION_AFTER_COMPLETION;
    }
    CREATE_SCHEDULE_OUTPUT CreateScheduleOutput {
        schedule_arn: String = "ScheduleArn" SCHEDULE_ARN required;
    }
    DEAD_LETTER_CONFIG DeadLetterConfig {
        arn: Option<String> = "Arn" DEAD_LETTER_CONFIG_ARN_STRING;
    }
    DELETE_SCHEDULE_GROUP_INPUT DeleteScheduleGroupInput {
        name: String = "Name" SCHEDULE_GROUP_NAME uri("Name") required;
        client_token: Option<String> = "ClientToken" CLIENT_TOKEN query("clientToken") idempotency_token;
    }
    DELETE_SCHEDULE_GROUP_OUTPUT DeleteScheduleGroupOutput {
    }
    DELETE_SCHEDULE_INPUT DeleteScheduleInput {
        name: String = "Name" NAME uri("Name") required;
        group_name: Option<String> = "GroupName" SCHEDULE_GROUP_NAME query("groupName");
        client_token: Option<String> = "ClientToken" CLIENT_TOKEN query("clientToken") idempotency_token;
    }
    DELETE_SCHEDULE_OUTPUT DeleteScheduleOutput {
    }
    ECS_PARAMETERS EcsParameters {
        task_definition_arn: String = "TaskDefinitionArn" TASK_DEFINITION_ARN required;
        task_count: Option<i32> = "TaskCount" TASK_COUNT;
        launch_type: Option<String> = "LaunchType" LAUNCH_TYPE;
        network_configuration: Option<NetworkConfiguration> = "NetworkConfiguration" NETWORK_CONFIGURATION;
        platform_version: Option<String> = "PlatformVersion" PLATFORM_VERSION;
        group: Option<String> = "Group" GROUP;
        capacity_provider_strategy: Option<Vec<CapacityProviderStrategyItem>> = "CapacityProviderStrategy" CAPACITY_PROVIDER_STRATEGY;
        enable_ecs_managed_tags: Option<bool> = "EnableECSManagedTags" ENABLE_ECS_MANAGED_TAGS;
        enable_execute_command: Option<bool> = "EnableExecuteCommand" ENABLE_EXECUTE_COMMAND;
        placement_constraints: Option<Vec<PlacementConstraint>> = "PlacementConstraints" PLACEMENT_CONSTRAINTS;
        placement_strategy: Option<Vec<PlacementStrategy>> = "PlacementStrategy" PLACEMENT_STRATEGIES;
        propagate_tags: Option<String> = "PropagateTags" PROPAGATE_TAGS;
        reference_id: Option<String> = "ReferenceId" REFERENCE_ID;
        tags: Option<Vec<BTreeMap<String, String>>> = "Tags" TAGS;
    }
    EVENT_BRIDGE_PARAMETERS EventBridgeParameters {
        detail_type: String = "DetailType" DETAIL_TYPE required;
        source: String = "Source" SOURCE required;
    }
    EVENT_BRIDGE_PUT_EVENTS_V2_PARAMETERS EventBridgePutEventsV2Parameters {
        detail_type: String = "DetailType" DETAIL_TYPE required;
        source: String = "Source" SOURCE required;
    }
    EVENT_BRIDGE_PUT_RAW_EVENTS_PARAMETERS EventBridgePutRawEventsParameters {
        metadata: Option<BTreeMap<String, String>> = "Metadata" EVENT_BRIDGE_METADATA_MAP;
    }
    FLEXIBLE_TIME_WINDOW FlexibleTimeWindow {
        mode: String = "Mode" FLEXIBLE_TIME_WINDOW_MODE required;
        maximum_window_in_minutes: Option<i32> = "MaximumWindowInMinutes" MAXIMUM_WINDOW_IN_MINUTES;
    }
    GET_SCHEDULE_GROUP_INPUT GetScheduleGroupInput {
        name: String = "Name" SCHEDULE_GROUP_NAME uri("Name") required;
    }
    GET_SCHEDULE_GROUP_OUTPUT GetScheduleGroupOutput {
        arn: Option<String> = "Arn" SCHEDULE_GROUP_ARN;
        name: Option<String> = "Name" SCHEDULE_GROUP_NAME;
        state: Option<String> = "State" SCHEDULE_GROUP_STATE;
        creation_date: Option<Timestamp> = "CreationDate" CREATION_DATE;
        last_modification_date: Option<Timestamp> = "LastModificationDate" LAST_MODIFICATION_DATE;
    }
    GET_SCHEDULE_INPUT GetScheduleInput {
        name: String = "Name" NAME uri("Name") required;
        group_name: Option<String> = "GroupName" SCHEDULE_GROUP_NAME query("groupName");
    }
    GET_SCHEDULE_OUTPUT GetScheduleOutput {
        arn: Option<String> = "Arn" SCHEDULE_ARN;
        group_name: Option<String> = "GroupName" SCHEDULE_GROUP_NAME;
        name: Option<String> = "Name" NAME;
        schedule_expression: Option<String> = "ScheduleExpression" SCHEDULE_EXPRESSION;
        start_date: Option<Timestamp> = "StartDate" START_DATE;
        end_date: Option<Timestamp> = "EndDate" END_DATE;
        description: Option<String> = "Description" DESCRIPTION;
        schedule_expression_timezone: Option<String> = "ScheduleExpressionTimezone" SCHEDULE_EXPRESSION_TIMEZONE;
        state: Option<String> = "State" SCHEDULE_STATE;
        creation_date: Option<Timestamp> = "CreationDate" CREATION_DATE;
        last_modification_date: Option<Timestamp> = "LastModificationDate" LAST_MODIFICATION_DATE;
        kms_key_arn: Option<String> = "KmsKeyArn" KMS_KEY_ARN;
        target: Option<Target> = "Target" TARGET;
        flexible_time_window: Option<FlexibleTimeWindow> = "FlexibleTimeWindow" FLEXIBLE_TIME_WINDOW;
        action_after_completion: Option<String> = "ActionAfterCompletion" ACTION_AFTER_COMPLETION;
    }
    KINESIS_PARAMETERS KinesisParameters {
        partition_key: String = "PartitionKey" TARGET_PARTITION_KEY required;
    }
    LIST_SCHEDULE_GROUPS_INPUT ListScheduleGroupsInput {
        name_prefix: Option<String> = "NamePrefix" SCHEDULE_GROUP_NAME_PREFIX query("NamePrefix");
        next_token: Option<String> = "NextToken" NEXT_TOKEN query("NextToken");
        max_results: Option<i32> = "MaxResults" MAX_RESULTS query("MaxResults");
    }
    LIST_SCHEDULE_GROUPS_OUTPUT ListScheduleGroupsOutput {
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        schedule_groups: Vec<ScheduleGroupSummary> = "ScheduleGroups" SCHEDULE_GROUP_LIST required;
    }
    LIST_SCHEDULES_INPUT ListSchedulesInput {
        group_name: Option<String> = "GroupName" SCHEDULE_GROUP_NAME query("ScheduleGroup");
        name_prefix: Option<String> = "NamePrefix" NAME_PREFIX query("NamePrefix");
        state: Option<String> = "State" SCHEDULE_STATE query("State");
        next_token: Option<String> = "NextToken" NEXT_TOKEN query("NextToken");
        max_results: Option<i32> = "MaxResults" MAX_RESULTS query("MaxResults");
    }
    LIST_SCHEDULES_OUTPUT ListSchedulesOutput {
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        schedules: Vec<ScheduleSummary> = "Schedules" SCHEDULE_LIST required;
    }
    LIST_TAGS_FOR_RESOURCE_INPUT ListTagsForResourceInput {
        resource_arn: String = "ResourceArn" TAG_RESOURCE_ARN uri("ResourceArn") required;
    }
    LIST_TAGS_FOR_RESOURCE_OUTPUT ListTagsForResourceOutput {
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
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
    RETRY_POLICY RetryPolicy {
        maximum_event_age_in_seconds: Option<i32> = "MaximumEventAgeInSeconds" MAXIMUM_EVENT_AGE_IN_SECONDS;
        maximum_retry_attempts: Option<i32> = "MaximumRetryAttempts" MAXIMUM_RETRY_ATTEMPTS;
    }
    SAGE_MAKER_PIPELINE_PARAMETER SageMakerPipelineParameter {
        name: String = "Name" SAGE_MAKER_PIPELINE_PARAMETER_NAME required;
        value: String = "Value" SAGE_MAKER_PIPELINE_PARAMETER_VALUE required;
    }
    SAGE_MAKER_PIPELINE_PARAMETERS SageMakerPipelineParameters {
        pipeline_parameter_list: Option<Vec<SageMakerPipelineParameter>> = "PipelineParameterList" SAGE_MAKER_PIPELINE_PARAMETER_LIST;
    }
    SCHEDULE_GROUP_SUMMARY ScheduleGroupSummary {
        arn: Option<String> = "Arn" SCHEDULE_GROUP_ARN;
        name: Option<String> = "Name" SCHEDULE_GROUP_NAME;
        state: Option<String> = "State" SCHEDULE_GROUP_STATE;
        creation_date: Option<Timestamp> = "CreationDate" CREATION_DATE;
        last_modification_date: Option<Timestamp> = "LastModificationDate" LAST_MODIFICATION_DATE;
    }
    SCHEDULE_SUMMARY ScheduleSummary {
        arn: Option<String> = "Arn" SCHEDULE_ARN;
        name: Option<String> = "Name" NAME;
        group_name: Option<String> = "GroupName" SCHEDULE_GROUP_NAME;
        state: Option<String> = "State" SCHEDULE_STATE;
        creation_date: Option<Timestamp> = "CreationDate" CREATION_DATE;
        last_modification_date: Option<Timestamp> = "LastModificationDate" LAST_MODIFICATION_DATE;
        target: Option<TargetSummary> = "Target" TARGET_SUMMARY;
    }
    SQS_PARAMETERS SqsParameters {
        message_group_id: Option<String> = "MessageGroupId" MESSAGE_GROUP_ID;
    }
    TAG Tag {
        key: String = "Key" TAG_KEY required;
        value: String = "Value" TAG_VALUE required;
    }
    TAG_RESOURCE_INPUT TagResourceInput {
        resource_arn: String = "ResourceArn" TAG_RESOURCE_ARN uri("ResourceArn") required;
        tags: Vec<Tag> = "Tags" TAG_LIST required;
    }
    TAG_RESOURCE_OUTPUT TagResourceOutput {
    }
    TARGET Target {
        arn: String = "Arn" TARGET_ARN required;
        role_arn: String = "RoleArn" ROLE_ARN required;
        dead_letter_config: Option<DeadLetterConfig> = "DeadLetterConfig" DEAD_LETTER_CONFIG;
        retry_policy: Option<RetryPolicy> = "RetryPolicy" RETRY_POLICY;
        input: Option<String> = "Input" TARGET_INPUT;
        ecs_parameters: Option<EcsParameters> = "EcsParameters" ECS_PARAMETERS;
        event_bridge_parameters: Option<EventBridgeParameters> = "EventBridgeParameters" EVENT_BRIDGE_PARAMETERS;
        event_bridge_put_events_v2_parameters: Option<EventBridgePutEventsV2Parameters> = "EventBridgePutEventsV2Parameters" EVENT_BRIDGE_PUT_EVENTS_V2_PARAMETERS;
        event_bridge_put_raw_events_parameters: Option<EventBridgePutRawEventsParameters> = "EventBridgePutRawEventsParameters" EVENT_BRIDGE_PUT_RAW_EVENTS_PARAMETERS;
        kinesis_parameters: Option<KinesisParameters> = "KinesisParameters" KINESIS_PARAMETERS;
        sage_maker_pipeline_parameters: Option<SageMakerPipelineParameters> = "SageMakerPipelineParameters" SAGE_MAKER_PIPELINE_PARAMETERS;
        sqs_parameters: Option<SqsParameters> = "SqsParameters" SQS_PARAMETERS;
    }
    TARGET_SUMMARY TargetSummary {
        arn: String = "Arn" TARGET_ARN required;
    }
    UNTAG_RESOURCE_INPUT UntagResourceInput {
        resource_arn: String = "ResourceArn" TAG_RESOURCE_ARN uri("ResourceArn") required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST query("TagKeys") required;
    }
    UNTAG_RESOURCE_OUTPUT UntagResourceOutput {
    }
    UPDATE_SCHEDULE_INPUT UpdateScheduleInput {
        name: String = "Name" NAME uri("Name") required;
        group_name: Option<String> = "GroupName" SCHEDULE_GROUP_NAME;
        schedule_expression: String = "ScheduleExpression" SCHEDULE_EXPRESSION required;
        start_date: Option<Timestamp> = "StartDate" START_DATE;
        end_date: Option<Timestamp> = "EndDate" END_DATE;
        description: Option<String> = "Description" DESCRIPTION;
        schedule_expression_timezone: Option<String> = "ScheduleExpressionTimezone" SCHEDULE_EXPRESSION_TIMEZONE;
        state: Option<String> = "State" SCHEDULE_STATE;
        kms_key_arn: Option<String> = "KmsKeyArn" KMS_KEY_ARN;
        target: Target = "Target" TARGET required;
        flexible_time_window: FlexibleTimeWindow = "FlexibleTimeWindow" FLEXIBLE_TIME_WINDOW required;
        client_token: Option<String> = "ClientToken" CLIENT_TOKEN idempotency_token;
        action_after_completion: Option<String> = "ActionAfterCompletion" ACTION_AFTER_COMPLETION;
    }
    UPDATE_SCHEDULE_OUTPUT UpdateScheduleOutput {
        schedule_arn: String = "ScheduleArn" SCHEDULE_ARN required;
    }
}
