//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ACTION_CONFIGURATION ActionConfiguration {
        alarm_tags_propagation: Option<AlarmTagsPropagation> = "AlarmTagsPropagation" ALARM_TAGS_PROPAGATION;
    }
    ALARM_HISTORY_ITEM AlarmHistoryItem {
        alarm_name: Option<String> = "AlarmName" ALARM_NAME;
        alarm_contributor_id: Option<String> = "AlarmContributorId" CONTRIBUTOR_ID;
        alarm_type: Option<String> = "AlarmType" ALARM_TYPE;
        timestamp: Option<Timestamp> = "Timestamp" TIMESTAMP;
        history_item_type: Option<String> = "HistoryItemType" HISTORY_ITEM_TYPE;
        history_summary: Option<String> = "HistorySummary" HISTORY_SUMMARY;
        history_data: Option<String> = "HistoryData" HISTORY_DATA;
        alarm_contributor_attributes: Option<BTreeMap<String, String>> = "AlarmContributorAttributes" CONTRIBUTOR_ATTRIBUTES;
    }
    ALARM_PROM_QL_CRITERIA AlarmPromQLCriteria {
        query: String = "Query" QUERY required;
        pending_period: Option<i32> = "PendingPeriod" PENDING_PERIOD;
        recovery_period: Option<i32> = "RecoveryPeriod" RECOVERY_PERIOD;
    }
    ALARM_TAGS_PROPAGATION AlarmTagsPropagation {
        enabled: bool = "Enabled" ALARM_TAGS_PROPAGATION_ENABLED required;
        included_tag_keys: Option<Vec<String>> = "IncludedTagKeys" ALARM_TAGS_PROPAGATION_TAG_KEYS;
        excluded_tag_keys: Option<Vec<String>> = "ExcludedTagKeys" ALARM_TAGS_PROPAGATION_TAG_KEYS;
    }
    COMPOSITE_ALARM CompositeAlarm {
        actions_enabled: Option<bool> = "ActionsEnabled" ACTIONS_ENABLED;
        alarm_actions: Option<Vec<String>> = "AlarmActions" RESOURCE_LIST;
        alarm_arn: Option<String> = "AlarmArn" ALARM_ARN;
        alarm_configuration_updated_timestamp: Option<Timestamp> = "AlarmConfigurationUpdatedTimestamp" TIMESTAMP;
        alarm_description: Option<String> = "AlarmDescription" ALARM_DESCRIPTION;
        alarm_name: Option<String> = "AlarmName" ALARM_NAME;
        alarm_rule: Option<String> = "AlarmRule" ALARM_RULE;
        insufficient_data_actions: Option<Vec<String>> = "InsufficientDataActions" RESOURCE_LIST;
        ok_actions: Option<Vec<String>> = "OKActions" RESOURCE_LIST;
        state_reason: Option<String> = "StateReason" STATE_REASON;
        state_reason_data: Option<String> = "StateReasonData" STATE_REASON_DATA;
        state_updated_timestamp: Option<Timestamp> = "StateUpdatedTimestamp" TIMESTAMP;
        state_value: Option<String> = "StateValue" STATE_VALUE;
        state_transitioned_timestamp: Option<Timestamp> = "StateTransitionedTimestamp" TIMESTAMP;
        actions_suppressed_by: Option<String> = "ActionsSuppressedBy" ACTIONS_SUPPRESSED_BY;
        actions_suppressed_reason: Option<String> = "ActionsSuppressedReason" ACTIONS_SUPPRESSED_REASON;
        actions_suppressor: Option<String> = "ActionsSuppressor" ALARM_ARN;
        actions_suppressor_wait_period: Option<i32> = "ActionsSuppressorWaitPeriod" SUPPRESSOR_PERIOD;
        actions_suppressor_extension_period: Option<i32> = "ActionsSuppressorExtensionPeriod" SUPPRESSOR_PERIOD;
        action_configuration: Option<ActionConfiguration> = "ActionConfiguration" ACTION_CONFIGURATION;
    }
    DASHBOARD_ENTRY DashboardEntry {
        dashboard_name: Option<String> = "DashboardName" DASHBOARD_NAME;
        dashboard_arn: Option<String> = "DashboardArn" DASHBOARD_ARN;
        last_modified: Option<Timestamp> = "LastModified" LAST_MODIFIED;
        size: Option<i64> = "Size" SIZE;
    }
    DASHBOARD_VALIDATION_MESSAGE DashboardValidationMessage {
        data_path: Option<String> = "DataPath" DATA_PATH;
        message: Option<String> = "Message" MESSAGE;
    }
    DATAPOINT Datapoint {
        timestamp: Option<Timestamp> = "Timestamp" TIMESTAMP;
        sample_count: Option<f64> = "SampleCount" DATAPOINT_VALUE;
        average: Option<f64> = "Average" DATAPOINT_VALUE;
        sum: Option<f64> = "Sum" DATAPOINT_VALUE;
        minimum: Option<f64> = "Minimum" DATAPOINT_VALUE;
        maximum: Option<f64> = "Maximum" DATAPOINT_VALUE;
        unit: Option<String> = "Unit" STANDARD_UNIT;
        extended_statistics: Option<BTreeMap<String, f64>> = "ExtendedStatistics" DATAPOINT_VALUE_MAP;
    }
    DELETE_ALARMS_INPUT DeleteAlarmsInput {
        alarm_names: Vec<String> = "AlarmNames" ALARM_NAMES required;
    }
    DELETE_DASHBOARDS_INPUT DeleteDashboardsInput {
        dashboard_names: Vec<String> = "DashboardNames" DASHBOARD_NAMES required;
    }
    DELETE_DASHBOARDS_OUTPUT DeleteDashboardsOutput {
    }
    DESCRIBE_ALARM_HISTORY_INPUT DescribeAlarmHistoryInput {
        alarm_name: Option<String> = "AlarmName" ALARM_NAME;
        alarm_contributor_id: Option<String> = "AlarmContributorId" CONTRIBUTOR_ID;
        alarm_types: Option<Vec<String>> = "AlarmTypes" ALARM_TYPES;
        history_item_type: Option<String> = "HistoryItemType" HISTORY_ITEM_TYPE;
        start_date: Option<Timestamp> = "StartDate" TIMESTAMP;
        end_date: Option<Timestamp> = "EndDate" TIMESTAMP;
        max_records: Option<i32> = "MaxRecords" MAX_RECORDS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        scan_by: Option<String> = "ScanBy" SCAN_BY;
    }
    DESCRIBE_ALARM_HISTORY_OUTPUT DescribeAlarmHistoryOutput {
        alarm_history_items: Option<Vec<AlarmHistoryItem>> = "AlarmHistoryItems" ALARM_HISTORY_ITEMS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    DESCRIBE_ALARMS_FOR_METRIC_INPUT DescribeAlarmsForMetricInput {
        metric_name: String = "MetricName" METRIC_NAME required;
        namespace: String = "Namespace" NAMESPACE required;
        statistic: Option<String> = "Statistic" STATISTIC;
        extended_statistic: Option<String> = "ExtendedStatistic" EXTENDED_STATISTIC;
        dimensions: Option<Vec<Dimension>> = "Dimensions" DIMENSIONS;
        period: Option<i32> = "Period" PERIOD;
        unit: Option<String> = "Unit" STANDARD_UNIT;
    }
    DESCRIBE_ALARMS_FOR_METRIC_OUTPUT DescribeAlarmsForMetricOutput {
        metric_alarms: Option<Vec<MetricAlarm>> = "MetricAlarms" METRIC_ALARMS;
    }
    DESCRIBE_ALARMS_INPUT DescribeAlarmsInput {
        alarm_names: Option<Vec<String>> = "AlarmNames" ALARM_NAMES;
        alarm_name_prefix: Option<String> = "AlarmNamePrefix" ALARM_NAME_PREFIX;
        alarm_types: Option<Vec<String>> = "AlarmTypes" ALARM_TYPES;
        children_of_alarm_name: Option<String> = "ChildrenOfAlarmName" ALARM_NAME;
        parents_of_alarm_name: Option<String> = "ParentsOfAlarmName" ALARM_NAME;
        state_value: Option<String> = "StateValue" STATE_VALUE;
        action_prefix: Option<String> = "ActionPrefix" ACTION_PREFIX;
        max_records: Option<i32> = "MaxRecords" MAX_RECORDS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    DESCRIBE_ALARMS_OUTPUT DescribeAlarmsOutput {
        composite_alarms: Option<Vec<CompositeAlarm>> = "CompositeAlarms" COMPOSITE_ALARMS;
        metric_alarms: Option<Vec<MetricAlarm>> = "MetricAlarms" METRIC_ALARMS;
        log_alarms: Option<Vec<LogAlarm>> = "LogAlarms" LOG_ALARMS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    DIMENSION Dimension {
        name: String = "Name" DIMENSION_NAME required;
        value: String = "Value" DIMENSION_VALUE required;
    }
    DIMENSION_FILTER DimensionFilter {
        name: String = "Name" DIMENSION_NAME required;
        value: Option<String> = "Value" DIMENSION_VALUE;
    }
    DISABLE_ALARM_ACTIONS_INPUT DisableAlarmActionsInput {
        alarm_names: Vec<String> = "AlarmNames" ALARM_NAMES required;
    }
    ENABLE_ALARM_ACTIONS_INPUT EnableAlarmActionsInput {
        alarm_names: Vec<String> = "AlarmNames" ALARM_NAMES required;
    }
    ENTITY Entity {
        key_attributes: Option<BTreeMap<String, String>> = "KeyAttributes" ENTITY_KEY_ATTRIBUTES_MAP;
        attributes: Option<BTreeMap<String, String>> = "Attributes" ENTITY_ATTRIBUTES_MAP;
    }
    ENTITY_METRIC_DATA EntityMetricData {
        entity: Option<Entity> = "Entity" ENTITY;
        metric_data: Option<Vec<MetricDatum>> = "MetricData" METRIC_DATA;
    }
    EVALUATION_CRITERIA EvaluationCriteria {
        prom_ql_criteria: Option<AlarmPromQLCriteria> = "PromQLCriteria" ALARM_PROM_QL_CRITERIA;
    }
    EVALUATION_WINDOW EvaluationWindow {
        wall_clock_window: Option<WallClockWindow> = "WallClockWindow" WALL_CLOCK_WINDOW;
        sliding_window: Option<SlidingWindow> = "SlidingWindow" SLIDING_WINDOW;
    }
    GET_DASHBOARD_INPUT GetDashboardInput {
        dashboard_name: String = "DashboardName" DASHBOARD_NAME required;
    }
    GET_DASHBOARD_OUTPUT GetDashboardOutput {
        dashboard_arn: Option<String> = "DashboardArn" DASHBOARD_ARN;
        dashboard_body: Option<String> = "DashboardBody" DASHBOARD_BODY;
        dashboard_name: Option<String> = "DashboardName" DASHBOARD_NAME;
    }
    GET_METRIC_DATA_INPUT GetMetricDataInput {
        metric_data_queries: Vec<MetricDataQuery> = "MetricDataQueries" METRIC_DATA_QUERIES required;
        start_time: Timestamp = "StartTime" TIMESTAMP required;
        end_time: Timestamp = "EndTime" TIMESTAMP required;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        scan_by: Option<String> = "ScanBy" SCAN_BY;
        max_datapoints: Option<i32> = "MaxDatapoints" GET_METRIC_DATA_MAX_DATAPOINTS;
        label_options: Option<LabelOptions> = "LabelOptions" LABEL_OPTIONS;
    }
    GET_METRIC_DATA_OUTPUT GetMetricDataOutput {
        metric_data_results: Option<Vec<MetricDataResult>> = "MetricDataResults" METRIC_DATA_RESULTS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        messages: Option<Vec<MessageData>> = "Messages" METRIC_DATA_RESULT_MESSAGES;
    }
    GET_METRIC_STATISTICS_INPUT GetMetricStatisticsInput {
        namespace: String = "Namespace" NAMESPACE required;
        metric_name: String = "MetricName" METRIC_NAME required;
        dimensions: Option<Vec<Dimension>> = "Dimensions" DIMENSIONS;
        start_time: Timestamp = "StartTime" TIMESTAMP required;
        end_time: Timestamp = "EndTime" TIMESTAMP required;
        period: i32 = "Period" PERIOD required;
        statistics: Option<Vec<String>> = "Statistics" STATISTICS;
        extended_statistics: Option<Vec<String>> = "ExtendedStatistics" EXTENDED_STATISTICS;
        unit: Option<String> = "Unit" STANDARD_UNIT;
    }
    GET_METRIC_STATISTICS_OUTPUT GetMetricStatisticsOutput {
        label: Option<String> = "Label" METRIC_LABEL;
        datapoints: Option<Vec<Datapoint>> = "Datapoints" DATAPOINTS;
    }
    LABEL_OPTIONS LabelOptions {
        timezone: Option<String> = "Timezone" GET_METRIC_DATA_LABEL_TIMEZONE;
    }
    LIST_DASHBOARDS_INPUT ListDashboardsInput {
        dashboard_name_prefix: Option<String> = "DashboardNamePrefix" DASHBOARD_NAME_PREFIX;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_DASHBOARDS_OUTPUT ListDashboardsOutput {
        dashboard_entries: Option<Vec<DashboardEntry>> = "DashboardEntries" DASHBOARD_ENTRIES;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_METRICS_INPUT ListMetricsInput {
        namespace: Option<String> = "Namespace" NAMESPACE;
        metric_name: Option<String> = "MetricName" METRIC_NAME;
        dimensions: Option<Vec<DimensionFilter>> = "Dimensions" DIMENSION_FILTERS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        recently_active: Option<String> = "RecentlyActive" RECENTLY_ACTIVE;
        include_linked_accounts: Option<bool> = "IncludeLinkedAccounts" INCLUDE_LINKED_ACCOUNTS;
        owning_account: Option<String> = "OwningAccount" ACCOUNT_ID;
    }
    LIST_METRICS_OUTPUT ListMetricsOutput {
        metrics: Option<Vec<Metric>> = "Metrics" METRICS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        owning_accounts: Option<Vec<String>> = "OwningAccounts" OWNING_ACCOUNTS;
    }
    LIST_TAGS_FOR_RESOURCE_INPUT ListTagsForResourceInput {
        resource_arn: String = "ResourceARN" AMAZON_RESOURCE_NAME required;
    }
    LIST_TAGS_FOR_RESOURCE_OUTPUT ListTagsForResourceOutput {
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
    }
    LOG_ALARM LogAlarm {
        alarm_name: Option<String> = "AlarmName" ALARM_NAME;
        alarm_arn: Option<String> = "AlarmArn" ALARM_ARN;
        alarm_description: Option<String> = "AlarmDescription" ALARM_DESCRIPTION;
        alarm_configuration_updated_timestamp: Option<Timestamp> = "AlarmConfigurationUpdatedTimestamp" TIMESTAMP;
        actions_enabled: Option<bool> = "ActionsEnabled" ACTIONS_ENABLED;
        ok_actions: Option<Vec<String>> = "OKActions" RESOURCE_LIST;
        alarm_actions: Option<Vec<String>> = "AlarmActions" RESOURCE_LIST;
        insufficient_data_actions: Option<Vec<String>> = "InsufficientDataActions" RESOURCE_LIST;
        state_value: Option<String> = "StateValue" STATE_VALUE;
        state_reason: Option<String> = "StateReason" STATE_REASON;
        state_reason_data: Option<String> = "StateReasonData" STATE_REASON_DATA;
        state_updated_timestamp: Option<Timestamp> = "StateUpdatedTimestamp" TIMESTAMP;
        scheduled_query_configuration: Option<ScheduledQueryConfiguration> = "ScheduledQueryConfiguration" SCHEDULED_QUERY_CONFIGURATION;
        query_results_to_evaluate: Option<i32> = "QueryResultsToEvaluate" QUERY_RESULTS_TO_EVALUATE;
        query_results_to_alarm: Option<i32> = "QueryResultsToAlarm" QUERY_RESULTS_TO_ALARM;
        threshold: Option<f64> = "Threshold" THRESHOLD;
        comparison_operator: Option<String> = "ComparisonOperator" COMPARISON_OPERATOR;
        treat_missing_data: Option<String> = "TreatMissingData" TREAT_MISSING_DATA;
        state_transitioned_timestamp: Option<Timestamp> = "StateTransitionedTimestamp" TIMESTAMP;
        evaluation_state: Option<String> = "EvaluationState" EVALUATION_STATE;
        action_log_line_count: Option<i32> = "ActionLogLineCount" ACTION_LOG_LINE_COUNT;
        action_log_line_role_arn: Option<String> = "ActionLogLineRoleArn" ACTION_LOG_LINE_ROLE_ARN;
        warm_up_configuration: Option<WarmUpConfiguration> = "WarmUpConfiguration" WARM_UP_CONFIGURATION;
        action_configuration: Option<ActionConfiguration> = "ActionConfiguration" ACTION_CONFIGURATION;
    }
    MESSAGE_DATA MessageData {
        code: Option<String> = "Code" MESSAGE_DATA_CODE;
        value: Option<String> = "Value" MESSAGE_DATA_VALUE;
    }
    METRIC Metric {
        namespace: Option<String> = "Namespace" NAMESPACE;
        metric_name: Option<String> = "MetricName" METRIC_NAME;
        dimensions: Option<Vec<Dimension>> = "Dimensions" DIMENSIONS;
    }
    METRIC_ALARM MetricAlarm {
        alarm_name: Option<String> = "AlarmName" ALARM_NAME;
        alarm_arn: Option<String> = "AlarmArn" ALARM_ARN;
        alarm_description: Option<String> = "AlarmDescription" ALARM_DESCRIPTION;
        alarm_configuration_updated_timestamp: Option<Timestamp> = "AlarmConfigurationUpdatedTimestamp" TIMESTAMP;
        actions_enabled: Option<bool> = "ActionsEnabled" ACTIONS_ENABLED;
        ok_actions: Option<Vec<String>> = "OKActions" RESOURCE_LIST;
        alarm_actions: Option<Vec<String>> = "AlarmActions" RESOURCE_LIST;
        insufficient_data_actions: Option<Vec<String>> = "InsufficientDataActions" RESOURCE_LIST;
        state_value: Option<String> = "StateValue" STATE_VALUE;
        state_reason: Option<String> = "StateReason" STATE_REASON;
        state_reason_data: Option<String> = "StateReasonData" STATE_REASON_DATA;
        state_updated_timestamp: Option<Timestamp> = "StateUpdatedTimestamp" TIMESTAMP;
        metric_name: Option<String> = "MetricName" METRIC_NAME;
        namespace: Option<String> = "Namespace" NAMESPACE;
        statistic: Option<String> = "Statistic" STATISTIC;
        extended_statistic: Option<String> = "ExtendedStatistic" EXTENDED_STATISTIC;
        dimensions: Option<Vec<Dimension>> = "Dimensions" DIMENSIONS;
        period: Option<i32> = "Period" PERIOD;
        unit: Option<String> = "Unit" STANDARD_UNIT;
        evaluation_periods: Option<i32> = "EvaluationPeriods" EVALUATION_PERIODS;
        datapoints_to_alarm: Option<i32> = "DatapointsToAlarm" DATAPOINTS_TO_ALARM;
        threshold: Option<f64> = "Threshold" THRESHOLD;
        comparison_operator: Option<String> = "ComparisonOperator" COMPARISON_OPERATOR;
        treat_missing_data: Option<String> = "TreatMissingData" TREAT_MISSING_DATA;
        evaluate_low_sample_count_percentile: Option<String> = "EvaluateLowSampleCountPercentile" EVALUATE_LOW_SAMPLE_COUNT_PERCENTILE;
        metrics: Option<Vec<MetricDataQuery>> = "Metrics" METRIC_DATA_QUERIES;
        threshold_metric_id: Option<String> = "ThresholdMetricId" METRIC_ID;
        evaluation_state: Option<String> = "EvaluationState" EVALUATION_STATE;
        state_transitioned_timestamp: Option<Timestamp> = "StateTransitionedTimestamp" TIMESTAMP;
        evaluation_window: Option<EvaluationWindow> = "EvaluationWindow" EVALUATION_WINDOW;
        warm_up_configuration: Option<WarmUpConfiguration> = "WarmUpConfiguration" WARM_UP_CONFIGURATION;
        evaluation_criteria: Option<EvaluationCriteria> = "EvaluationCriteria" EVALUATION_CRITERIA;
        evaluation_interval: Option<i32> = "EvaluationInterval" EVALUATION_INTERVAL;
        action_configuration: Option<ActionConfiguration> = "ActionConfiguration" ACTION_CONFIGURATION;
    }
    METRIC_DATA_QUERY MetricDataQuery {
        id: String = "Id" METRIC_ID required;
        metric_stat: Option<MetricStat> = "MetricStat" METRIC_STAT;
        expression: Option<String> = "Expression" METRIC_EXPRESSION;
        label: Option<String> = "Label" METRIC_LABEL;
        return_data: Option<bool> = "ReturnData" RETURN_DATA;
        period: Option<i32> = "Period" PERIOD;
        account_id: Option<String> = "AccountId" ACCOUNT_ID;
    }
    METRIC_DATA_RESULT MetricDataResult {
        id: Option<String> = "Id" METRIC_ID;
        label: Option<String> = "Label" METRIC_LABEL;
        timestamps: Option<Vec<Timestamp>> = "Timestamps" TIMESTAMPS;
        values: Option<Vec<f64>> = "Values" DATAPOINT_VALUES;
        status_code: Option<String> = "StatusCode" STATUS_CODE;
        messages: Option<Vec<MessageData>> = "Messages" METRIC_DATA_RESULT_MESSAGES;
    }
    METRIC_DATUM MetricDatum {
        metric_name: String = "MetricName" METRIC_NAME required;
        dimensions: Option<Vec<Dimension>> = "Dimensions" DIMENSIONS;
        timestamp: Option<Timestamp> = "Timestamp" TIMESTAMP;
        value: Option<f64> = "Value" DATAPOINT_VALUE;
        statistic_values: Option<StatisticSet> = "StatisticValues" STATISTIC_SET;
        values: Option<Vec<f64>> = "Values" VALUES;
        counts: Option<Vec<f64>> = "Counts" COUNTS;
        unit: Option<String> = "Unit" STANDARD_UNIT;
        storage_resolution: Option<i32> = "StorageResolution" STORAGE_RESOLUTION;
    }
    METRIC_STAT MetricStat {
        metric: Metric = "Metric" METRIC required;
        period: i32 = "Period" PERIOD required;
        stat: String = "Stat" STAT required;
        unit: Option<String> = "Unit" STANDARD_UNIT;
    }
    PUT_COMPOSITE_ALARM_INPUT PutCompositeAlarmInput {
        actions_enabled: Option<bool> = "ActionsEnabled" ACTIONS_ENABLED;
        alarm_actions: Option<Vec<String>> = "AlarmActions" RESOURCE_LIST;
        alarm_description: Option<String> = "AlarmDescription" ALARM_DESCRIPTION;
        alarm_name: String = "AlarmName" ALARM_NAME required;
        alarm_rule: String = "AlarmRule" ALARM_RULE required;
        insufficient_data_actions: Option<Vec<String>> = "InsufficientDataActions" RESOURCE_LIST;
        ok_actions: Option<Vec<String>> = "OKActions" RESOURCE_LIST;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
        actions_suppressor: Option<String> = "ActionsSuppressor" ALARM_ARN;
        actions_suppressor_wait_period: Option<i32> = "ActionsSuppressorWaitPeriod" SUPPRESSOR_PERIOD;
        actions_suppressor_extension_period: Option<i32> = "ActionsSuppressorExtensionPeriod" SUPPRESSOR_PERIOD;
        action_configuration: Option<ActionConfiguration> = "ActionConfiguration" ACTION_CONFIGURATION;
    }
    PUT_DASHBOARD_INPUT PutDashboardInput {
        dashboard_name: String = "DashboardName" DASHBOARD_NAME required;
        dashboard_body: String = "DashboardBody" DASHBOARD_BODY required;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
    }
    PUT_DASHBOARD_OUTPUT PutDashboardOutput {
        dashboard_validation_messages: Option<Vec<DashboardValidationMessage>> = "DashboardValidationMessages" DASHBOARD_VALIDATION_MESSAGES;
    }
    PUT_LOG_ALARM_INPUT PutLogAlarmInput {
        alarm_name: String = "AlarmName" ALARM_NAME required;
        alarm_description: Option<String> = "AlarmDescription" ALARM_DESCRIPTION;
        scheduled_query_configuration: ScheduledQueryConfiguration = "ScheduledQueryConfiguration" SCHEDULED_QUERY_CONFIGURATION required;
        action_log_line_count: Option<i32> = "ActionLogLineCount" ACTION_LOG_LINE_COUNT;
        action_log_line_role_arn: Option<String> = "ActionLogLineRoleArn" ACTION_LOG_LINE_ROLE_ARN;
        actions_enabled: Option<bool> = "ActionsEnabled" ACTIONS_ENABLED;
        ok_actions: Option<Vec<String>> = "OKActions" RESOURCE_LIST;
        alarm_actions: Option<Vec<String>> = "AlarmActions" RESOURCE_LIST;
        insufficient_data_actions: Option<Vec<String>> = "InsufficientDataActions" RESOURCE_LIST;
        query_results_to_evaluate: i32 = "QueryResultsToEvaluate" QUERY_RESULTS_TO_EVALUATE required;
        query_results_to_alarm: i32 = "QueryResultsToAlarm" QUERY_RESULTS_TO_ALARM required;
        threshold: f64 = "Threshold" THRESHOLD required;
        comparison_operator: String = "ComparisonOperator" COMPARISON_OPERATOR required;
        treat_missing_data: Option<String> = "TreatMissingData" TREAT_MISSING_DATA;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
        warm_up_configuration: Option<WarmUpConfiguration> = "WarmUpConfiguration" WARM_UP_CONFIGURATION;
        action_configuration: Option<ActionConfiguration> = "ActionConfiguration" ACTION_CONFIGURATION;
    }
    PUT_METRIC_ALARM_INPUT PutMetricAlarmInput {
        alarm_name: String = "AlarmName" ALARM_NAME required;
        alarm_description: Option<String> = "AlarmDescription" ALARM_DESCRIPTION;
        actions_enabled: Option<bool> = "ActionsEnabled" ACTIONS_ENABLED;
        ok_actions: Option<Vec<String>> = "OKActions" RESOURCE_LIST;
        alarm_actions: Option<Vec<String>> = "AlarmActions" RESOURCE_LIST;
        insufficient_data_actions: Option<Vec<String>> = "InsufficientDataActions" RESOURCE_LIST;
        metric_name: Option<String> = "MetricName" METRIC_NAME;
        namespace: Option<String> = "Namespace" NAMESPACE;
        statistic: Option<String> = "Statistic" STATISTIC;
        extended_statistic: Option<String> = "ExtendedStatistic" EXTENDED_STATISTIC;
        dimensions: Option<Vec<Dimension>> = "Dimensions" DIMENSIONS;
        period: Option<i32> = "Period" PERIOD;
        unit: Option<String> = "Unit" STANDARD_UNIT;
        evaluation_periods: Option<i32> = "EvaluationPeriods" EVALUATION_PERIODS;
        datapoints_to_alarm: Option<i32> = "DatapointsToAlarm" DATAPOINTS_TO_ALARM;
        threshold: Option<f64> = "Threshold" THRESHOLD;
        comparison_operator: Option<String> = "ComparisonOperator" COMPARISON_OPERATOR;
        treat_missing_data: Option<String> = "TreatMissingData" TREAT_MISSING_DATA;
        evaluate_low_sample_count_percentile: Option<String> = "EvaluateLowSampleCountPercentile" EVALUATE_LOW_SAMPLE_COUNT_PERCENTILE;
        metrics: Option<Vec<MetricDataQuery>> = "Metrics" METRIC_DATA_QUERIES;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
        threshold_metric_id: Option<String> = "ThresholdMetricId" METRIC_ID;
        evaluation_window: Option<EvaluationWindow> = "EvaluationWindow" EVALUATION_WINDOW;
        warm_up_configuration: Option<WarmUpConfiguration> = "WarmUpConfiguration" WARM_UP_CONFIGURATION;
        evaluation_criteria: Option<EvaluationCriteria> = "EvaluationCriteria" EVALUATION_CRITERIA;
        evaluation_interval: Option<i32> = "EvaluationInterval" EVALUATION_INTERVAL;
        action_configuration: Option<ActionConfiguration> = "ActionConfiguration" ACTION_CONFIGURATION;
    }
    PUT_METRIC_DATA_INPUT PutMetricDataInput {
        namespace: String = "Namespace" NAMESPACE required;
        metric_data: Option<Vec<MetricDatum>> = "MetricData" METRIC_DATA;
        entity_metric_data: Option<Vec<EntityMetricData>> = "EntityMetricData" ENTITY_METRIC_DATA_LIST;
        strict_entity_validation: Option<bool> = "StrictEntityValidation" STRICT_ENTITY_VALIDATION;
    }
    SCHEDULE_CONFIGURATION ScheduleConfiguration {
        schedule_expression: String = "ScheduleExpression" SCHEDULE_EXPRESSION required;
        start_time_offset: i64 = "StartTimeOffset" START_TIME_OFFSET required;
        end_time_offset: Option<i64> = "EndTimeOffset" END_TIME_OFFSET;
    }
    SCHEDULED_QUERY_CONFIGURATION ScheduledQueryConfiguration {
        query_string: String = "QueryString" QUERY_STRING required;
        log_group_identifiers: Option<Vec<String>> = "LogGroupIdentifiers" LOG_GROUP_IDENTIFIERS;
        query_arn: Option<String> = "QueryARN" AMAZON_RESOURCE_NAME;
        scheduled_query_role_arn: String = "ScheduledQueryRoleARN" AMAZON_RESOURCE_NAME required;
        schedule_configuration: ScheduleConfiguration = "ScheduleConfiguration" SCHEDULE_CONFIGURATION required;
        aggregation_expression: String = "AggregationExpression" AGGREGATION_EXPRESSION required;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
    }
    SET_ALARM_STATE_INPUT SetAlarmStateInput {
        alarm_name: String = "AlarmName" ALARM_NAME required;
        state_value: String = "StateValue" STATE_VALUE required;
        state_reason: String = "StateReason" STATE_REASON required;
        state_reason_data: Option<String> = "StateReasonData" STATE_REASON_DATA;
    }
    SLIDING_WINDOW SlidingWindow {
    }
    STATISTIC_SET StatisticSet {
        sample_count: f64 = "SampleCount" DATAPOINT_VALUE required;
        sum: f64 = "Sum" DATAPOINT_VALUE required;
        minimum: f64 = "Minimum" DATAPOINT_VALUE required;
        maximum: f64 = "Maximum" DATAPOINT_VALUE required;
    }
    TAG Tag {
        key: String = "Key" TAG_KEY required;
        value: String = "Value" TAG_VALUE required;
    }
    TAG_RESOURCE_INPUT TagResourceInput {
        resource_arn: String = "ResourceARN" AMAZON_RESOURCE_NAME required;
        tags: Vec<Tag> = "Tags" TAG_LIST required;
    }
    TAG_RESOURCE_OUTPUT TagResourceOutput {
    }
    UNTAG_RESOURCE_INPUT UntagResourceInput {
        resource_arn: String = "ResourceARN" AMAZON_RESOURCE_NAME required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST required;
    }
    UNTAG_RESOURCE_OUTPUT UntagResourceOutput {
    }
    WALL_CLOCK_WINDOW WallClockWindow {
        timezone: Option<String> = "Timezone" TIMEZONE;
    }
    WARM_UP_CONFIGURATION WarmUpConfiguration {
        warm_up_period_duration_in_minutes: i32 = "WarmUpPeriodDurationInMinutes" WARM_UP_PERIOD_DURATION_IN_MINUTES required;
        only_start_evaluating_after_warm_up_period_ends: Option<bool> = "OnlyStartEvaluatingAfterWarmUpPeriodEnds" ONLY_START_EVALUATING_AFTER_WARM_UP_PERIOD_ENDS;
    }
}
