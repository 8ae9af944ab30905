//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ACCOUNT_POLICY AccountPolicy {
        policy_name: Option<String> = "policyName" POLICY_NAME;
        policy_document: Option<String> = "policyDocument" ACCOUNT_POLICY_DOCUMENT;
        last_updated_time: Option<i64> = "lastUpdatedTime" TIMESTAMP;
        policy_type: Option<String> = "policyType" POLICY_TYPE;
        scope: Option<String> = "scope" SCOPE;
        selection_criteria: Option<String> = "selectionCriteria" SELECTION_CRITERIA;
        account_id: Option<String> = "accountId" ACCOUNT_ID;
    }
    ASSOCIATE_KMS_KEY_REQUEST AssociateKmsKeyRequest {
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        kms_key_id: String = "kmsKeyId" KMS_KEY_ID required;
        resource_identifier: Option<String> = "resourceIdentifier" RESOURCE_IDENTIFIER;
    }
    CANCEL_EXPORT_TASK_REQUEST CancelExportTaskRequest {
        task_id: String = "taskId" EXPORT_TASK_ID required;
    }
    CREATE_EXPORT_TASK_REQUEST CreateExportTaskRequest {
        task_name: Option<String> = "taskName" EXPORT_TASK_NAME;
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        log_stream_name_prefix: Option<String> = "logStreamNamePrefix" LOG_STREAM_NAME;
        from: i64 = "from" TIMESTAMP required;
        to: i64 = "to" TIMESTAMP required;
        destination: String = "destination" EXPORT_DESTINATION_BUCKET required;
        destination_prefix: Option<String> = "destinationPrefix" EXPORT_DESTINATION_PREFIX;
    }
    CREATE_EXPORT_TASK_RESPONSE CreateExportTaskResponse {
        task_id: Option<String> = "taskId" EXPORT_TASK_ID;
    }
    CREATE_LOG_GROUP_REQUEST CreateLogGroupRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        kms_key_id: Option<String> = "kmsKeyId" KMS_KEY_ID;
        tags: Option<BTreeMap<String, String>> = "tags" TAGS;
        log_group_class: Option<String> = "logGroupClass" LOG_GROUP_CLASS;
        deletion_protection_enabled: Option<bool> = "deletionProtectionEnabled" DELETION_PROTECTION_ENABLED;
    }
    CREATE_LOG_STREAM_REQUEST CreateLogStreamRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        log_stream_name: String = "logStreamName" LOG_STREAM_NAME required;
    }
    DATA_SOURCE_FILTER DataSourceFilter {
        name: String = "name" DATA_SOURCE_NAME required;
        r#type: Option<String> = "type" DATA_SOURCE_TYPE;
    }
    DELETE_LOG_GROUP_REQUEST DeleteLogGroupRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
    }
    DELETE_LOG_STREAM_REQUEST DeleteLogStreamRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        log_stream_name: String = "logStreamName" LOG_STREAM_NAME required;
    }
    DELETE_METRIC_FILTER_REQUEST DeleteMetricFilterRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        filter_name: String = "filterName" FILTER_NAME required;
    }
    DELETE_QUERY_DEFINITION_REQUEST DeleteQueryDefinitionRequest {
        query_definition_id: String = "queryDefinitionId" QUERY_ID required;
    }
    DELETE_QUERY_DEFINITION_RESPONSE DeleteQueryDefinitionResponse {
        success: Option<bool> = "success" SUCCESS;
    }
    DELETE_RESOURCE_POLICY_REQUEST DeleteResourcePolicyRequest {
        policy_name: Option<String> = "policyName" POLICY_NAME;
        resource_arn: Option<String> = "resourceArn" ARN;
        expected_revision_id: Option<String> = "expectedRevisionId" EXPECTED_REVISION_ID;
    }
    DELETE_RETENTION_POLICY_REQUEST DeleteRetentionPolicyRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
    }
    DELETE_SUBSCRIPTION_FILTER_REQUEST DeleteSubscriptionFilterRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        filter_name: String = "filterName" FILTER_NAME required;
    }
    DESCRIBE_ACCOUNT_POLICIES_REQUEST DescribeAccountPoliciesRequest {
        policy_type: String = "policyType" POLICY_TYPE required;
        policy_name: Option<String> = "policyName" POLICY_NAME;
        account_identifiers: Option<Vec<String>> = "accountIdentifiers" ACCOUNT_IDS;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_ACCOUNT_POLICIES_RESPONSE DescribeAccountPoliciesResponse {
        account_policies: Option<Vec<AccountPolicy>> = "accountPolicies" ACCOUNT_POLICIES;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_DESTINATIONS_REQUEST DescribeDestinationsRequest {
        destination_name_prefix: Option<String> = "DestinationNamePrefix" DESTINATION_NAME;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        limit: Option<i32> = "limit" DESCRIBE_LIMIT;
    }
    DESCRIBE_DESTINATIONS_RESPONSE DescribeDestinationsResponse {
        destinations: Option<Vec<Destination>> = "destinations" DESTINATIONS;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_EXPORT_TASKS_REQUEST DescribeExportTasksRequest {
        task_id: Option<String> = "taskId" EXPORT_TASK_ID;
        status_code: Option<String> = "statusCode" EXPORT_TASK_STATUS_CODE;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        limit: Option<i32> = "limit" DESCRIBE_LIMIT;
    }
    DESCRIBE_EXPORT_TASKS_RESPONSE DescribeExportTasksResponse {
        export_tasks: Option<Vec<ExportTask>> = "exportTasks" EXPORT_TASKS;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_LOG_GROUPS_REQUEST DescribeLogGroupsRequest {
        account_identifiers: Option<Vec<String>> = "accountIdentifiers" ACCOUNT_IDS;
        log_group_name_prefix: Option<String> = "logGroupNamePrefix" LOG_GROUP_NAME;
        log_group_name_pattern: Option<String> = "logGroupNamePattern" LOG_GROUP_NAME_PATTERN;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        limit: Option<i32> = "limit" DESCRIBE_LIMIT;
        include_linked_accounts: Option<bool> = "includeLinkedAccounts" INCLUDE_LINKED_ACCOUNTS;
        log_group_class: Option<String> = "logGroupClass" LOG_GROUP_CLASS;
        log_group_identifiers: Option<Vec<String>> = "logGroupIdentifiers" DESCRIBE_LOG_GROUPS_LOG_GROUP_IDENTIFIERS;
    }
    DESCRIBE_LOG_GROUPS_RESPONSE DescribeLogGroupsResponse {
        log_groups: Option<Vec<LogGroup>> = "logGroups" LOG_GROUPS;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_LOG_STREAMS_REQUEST DescribeLogStreamsRequest {
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        log_group_identifier: Option<String> = "logGroupIdentifier" LOG_GROUP_IDENTIFIER;
        log_stream_name_prefix: Option<String> = "logStreamNamePrefix" LOG_STREAM_NAME;
        order_by: Option<String> = "orderBy" ORDER_BY;
        descending: Option<bool> = "descending" DESCENDING;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        limit: Option<i32> = "limit" DESCRIBE_LIMIT;
    }
    DESCRIBE_LOG_STREAMS_RESPONSE DescribeLogStreamsResponse {
        log_streams: Option<Vec<LogStream>> = "logStreams" LOG_STREAMS;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_METRIC_FILTERS_REQUEST DescribeMetricFiltersRequest {
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        filter_name_prefix: Option<String> = "filterNamePrefix" FILTER_NAME;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        limit: Option<i32> = "limit" DESCRIBE_LIMIT;
        metric_name: Option<String> = "metricName" METRIC_NAME;
        metric_namespace: Option<String> = "metricNamespace" METRIC_NAMESPACE;
    }
    DESCRIBE_METRIC_FILTERS_RESPONSE DescribeMetricFiltersResponse {
        metric_filters: Option<Vec<MetricFilter>> = "metricFilters" METRIC_FILTERS;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_QUERIES_REQUEST DescribeQueriesRequest {
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        status: Option<String> = "status" QUERY_STATUS;
        max_results: Option<i32> = "maxResults" DESCRIBE_QUERIES_MAX_RESULTS;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        query_language: Option<String> = "queryLanguage" QUERY_LANGUAGE;
    }
    DESCRIBE_QUERIES_RESPONSE DescribeQueriesResponse {
        queries: Option<Vec<QueryInfo>> = "queries" QUERY_INFO_LIST;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_QUERY_DEFINITIONS_REQUEST DescribeQueryDefinitionsRequest {
        query_language: Option<String> = "queryLanguage" QUERY_LANGUAGE;
        query_definition_name_prefix: Option<String> = "queryDefinitionNamePrefix" QUERY_DEFINITION_NAME;
        max_results: Option<i32> = "maxResults" QUERY_LIST_MAX_RESULTS;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_QUERY_DEFINITIONS_RESPONSE DescribeQueryDefinitionsResponse {
        query_definitions: Option<Vec<QueryDefinition>> = "queryDefinitions" QUERY_DEFINITION_LIST;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_RESOURCE_POLICIES_REQUEST DescribeResourcePoliciesRequest {
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        limit: Option<i32> = "limit" DESCRIBE_LIMIT;
        resource_arn: Option<String> = "resourceArn" ARN;
        policy_scope: Option<String> = "policyScope" POLICY_SCOPE;
    }
    DESCRIBE_RESOURCE_POLICIES_RESPONSE DescribeResourcePoliciesResponse {
        resource_policies: Option<Vec<ResourcePolicy>> = "resourcePolicies" RESOURCE_POLICIES;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_SUBSCRIPTION_FILTERS_REQUEST DescribeSubscriptionFiltersRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        filter_name_prefix: Option<String> = "filterNamePrefix" FILTER_NAME;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        limit: Option<i32> = "limit" DESCRIBE_LIMIT;
    }
    DESCRIBE_SUBSCRIPTION_FILTERS_RESPONSE DescribeSubscriptionFiltersResponse {
        subscription_filters: Option<Vec<SubscriptionFilter>> = "subscriptionFilters" SUBSCRIPTION_FILTERS;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESTINATION Destination {
        destination_name: Option<String> = "destinationName" DESTINATION_NAME;
        target_arn: Option<String> = "targetArn" TARGET_ARN;
        role_arn: Option<String> = "roleArn" ROLE_ARN;
        access_policy: Option<String> = "accessPolicy" ACCESS_POLICY;
        arn: Option<String> = "arn" ARN;
        creation_time: Option<i64> = "creationTime" TIMESTAMP;
    }
    DISASSOCIATE_KMS_KEY_REQUEST DisassociateKmsKeyRequest {
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        resource_identifier: Option<String> = "resourceIdentifier" RESOURCE_IDENTIFIER;
    }
    ENTITY Entity {
        key_attributes: Option<BTreeMap<String, String>> = "keyAttributes" ENTITY_KEY_ATTRIBUTES;
        attributes: Option<BTreeMap<String, String>> = "attributes" ENTITY_ATTRIBUTES;
    }
    EXPORT_TASK ExportTask {
        task_id: Option<String> = "taskId" EXPORT_TASK_ID;
        task_name: Option<String> = "taskName" EXPORT_TASK_NAME;
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        from: Option<i64> = "from" TIMESTAMP;
        to: Option<i64> = "to" TIMESTAMP;
        destination: Option<String> = "destination" EXPORT_DESTINATION_BUCKET;
        destination_prefix: Option<String> = "destinationPrefix" EXPORT_DESTINATION_PREFIX;
        status: Option<ExportTaskStatus> = "status" EXPORT_TASK_STATUS;
        execution_info: Option<ExportTaskExecutionInfo> = "executionInfo" EXPORT_TASK_EXECUTION_INFO;
    }
    EXPORT_TASK_EXECUTION_INFO ExportTaskExecutionInfo {
        creation_time: Option<i64> = "creationTime" TIMESTAMP;
        completion_time: Option<i64> = "completionTime" TIMESTAMP;
    }
    EXPORT_TASK_STATUS ExportTaskStatus {
        code: Option<String> = "code" EXPORT_TASK_STATUS_CODE;
        message: Option<String> = "message" EXPORT_TASK_STATUS_MESSAGE;
    }
    FILTER_LOG_EVENTS_REQUEST FilterLogEventsRequest {
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        log_group_identifier: Option<String> = "logGroupIdentifier" LOG_GROUP_IDENTIFIER;
        log_stream_names: Option<Vec<String>> = "logStreamNames" INPUT_LOG_STREAM_NAMES;
        log_stream_name_prefix: Option<String> = "logStreamNamePrefix" LOG_STREAM_NAME;
        start_time: Option<i64> = "startTime" TIMESTAMP;
        end_time: Option<i64> = "endTime" TIMESTAMP;
        filter_pattern: Option<String> = "filterPattern" FILTER_PATTERN;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        limit: Option<i32> = "limit" EVENTS_LIMIT;
        start_from_head: Option<bool> = "startFromHead" START_FROM_HEAD;
        interleaved: Option<bool> = "interleaved" INTERLEAVED;
        unmask: Option<bool> = "unmask" UNMASK;
    }
    FILTER_LOG_EVENTS_RESPONSE FilterLogEventsResponse {
        events: Option<Vec<FilteredLogEvent>> = "events" FILTERED_LOG_EVENTS;
        searched_log_streams: Option<Vec<SearchedLogStream>> = "searchedLogStreams" SEARCHED_LOG_STREAMS;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    FILTERED_LOG_EVENT FilteredLogEvent {
        log_stream_name: Option<String> = "logStreamName" LOG_STREAM_NAME;
        timestamp: Option<i64> = "timestamp" TIMESTAMP;
        message: Option<String> = "message" EVENT_MESSAGE;
        ingestion_time: Option<i64> = "ingestionTime" TIMESTAMP;
        event_id: Option<String> = "eventId" EVENT_ID;
    }
    GET_LOG_EVENTS_REQUEST GetLogEventsRequest {
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        log_group_identifier: Option<String> = "logGroupIdentifier" LOG_GROUP_IDENTIFIER;
        log_stream_name: String = "logStreamName" LOG_STREAM_NAME required;
        start_time: Option<i64> = "startTime" TIMESTAMP;
        end_time: Option<i64> = "endTime" TIMESTAMP;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        limit: Option<i32> = "limit" EVENTS_LIMIT;
        start_from_head: Option<bool> = "startFromHead" START_FROM_HEAD;
        unmask: Option<bool> = "unmask" UNMASK;
    }
    GET_LOG_EVENTS_RESPONSE GetLogEventsResponse {
        events: Option<Vec<OutputLogEvent>> = "events" OUTPUT_LOG_EVENTS;
        next_forward_token: Option<String> = "nextForwardToken" NEXT_TOKEN;
        next_backward_token: Option<String> = "nextBackwardToken" NEXT_TOKEN;
    }
    GET_LOG_GROUP_FIELDS_REQUEST GetLogGroupFieldsRequest {
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        time: Option<i64> = "time" TIMESTAMP;
        log_group_identifier: Option<String> = "logGroupIdentifier" LOG_GROUP_IDENTIFIER;
    }
    GET_LOG_GROUP_FIELDS_RESPONSE GetLogGroupFieldsResponse {
        log_group_fields: Option<Vec<LogGroupField>> = "logGroupFields" LOG_GROUP_FIELD_LIST;
    }
    GET_LOG_RECORD_REQUEST GetLogRecordRequest {
        log_record_pointer: String = "logRecordPointer" LOG_RECORD_POINTER required;
        unmask: Option<bool> = "unmask" UNMASK;
    }
    GET_LOG_RECORD_RESPONSE GetLogRecordResponse {
        log_record: Option<BTreeMap<String, String>> = "logRecord" LOG_RECORD;
    }
    GET_QUERY_RESULTS_REQUEST GetQueryResultsRequest {
        query_id: String = "queryId" QUERY_ID required;
        next_token: Option<String> = "nextToken" GET_QUERY_RESULTS_NEXT_TOKEN;
        max_items: Option<i32> = "maxItems" GET_QUERY_RESULTS_MAX_ITEMS;
    }
    GET_QUERY_RESULTS_RESPONSE GetQueryResultsResponse {
        query_language: Option<String> = "queryLanguage" QUERY_LANGUAGE;
        results: Option<Vec<Vec<ResultField>>> = "results" QUERY_RESULTS;
        statistics: Option<QueryStatistics> = "statistics" QUERY_STATISTICS;
        status: Option<String> = "status" QUERY_STATUS;
        encryption_key: Option<String> = "encryptionKey" ENCRYPTION_KEY;
        next_token: Option<String> = "nextToken" GET_QUERY_RESULTS_NEXT_TOKEN;
    }
    INPUT_LOG_EVENT InputLogEvent {
        timestamp: i64 = "timestamp" TIMESTAMP required;
        message: String = "message" EVENT_MESSAGE required;
    }
    LIST_LOG_GROUPS_REQUEST ListLogGroupsRequest {
        log_group_name_pattern: Option<String> = "logGroupNamePattern" LOG_GROUP_NAME_REGEX_PATTERN;
        log_group_class: Option<String> = "logGroupClass" LOG_GROUP_CLASS;
        include_linked_accounts: Option<bool> = "includeLinkedAccounts" INCLUDE_LINKED_ACCOUNTS;
        account_identifiers: Option<Vec<String>> = "accountIdentifiers" ACCOUNT_IDS;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        limit: Option<i32> = "limit" LIST_LIMIT;
        data_sources: Option<Vec<DataSourceFilter>> = "dataSources" DATA_SOURCE_FILTERS;
        field_index_names: Option<Vec<String>> = "fieldIndexNames" FIELD_INDEX_NAMES;
        log_group_tags: Option<Vec<TagFilter>> = "logGroupTags" TAG_FILTERS;
    }
    LIST_LOG_GROUPS_RESPONSE ListLogGroupsResponse {
        log_groups: Option<Vec<LogGroupSummary>> = "logGroups" LOG_GROUP_SUMMARIES;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest {
        resource_arn: String = "resourceArn" AMAZON_RESOURCE_NAME required;
    }
    LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse {
        tags: Option<BTreeMap<String, String>> = "tags" TAGS;
    }
    LIST_TAGS_LOG_GROUP_REQUEST ListTagsLogGroupRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
    }
    LIST_TAGS_LOG_GROUP_RESPONSE ListTagsLogGroupResponse {
        tags: Option<BTreeMap<String, String>> = "tags" TAGS;
    }
    LOG_GROUP LogGroup {
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        creation_time: Option<i64> = "creationTime" TIMESTAMP;
        retention_in_days: Option<i32> = "retentionInDays" DAYS;
        metric_filter_count: Option<i32> = "metricFilterCount" FILTER_COUNT;
        arn: Option<String> = "arn" ARN;
        stored_bytes: Option<i64> = "storedBytes" STORED_BYTES;
        kms_key_id: Option<String> = "kmsKeyId" KMS_KEY_ID;
        data_protection_status: Option<String> = "dataProtectionStatus" DATA_PROTECTION_STATUS;
        inherited_properties: Option<Vec<String>> = "inheritedProperties" INHERITED_PROPERTIES;
        log_group_class: Option<String> = "logGroupClass" LOG_GROUP_CLASS;
        log_group_arn: Option<String> = "logGroupArn" ARN;
        deletion_protection_enabled: Option<bool> = "deletionProtectionEnabled" DELETION_PROTECTION_ENABLED;
        bearer_token_authentication_enabled: Option<bool> = "bearerTokenAuthenticationEnabled" BEARER_TOKEN_AUTHENTICATION_ENABLED;
        retention_policy_name: Option<String> = "retentionPolicyName" POLICY_NAME;
    }
    LOG_GROUP_FIELD LogGroupField {
        name: Option<String> = "name" FIELD;
        percent: Option<i32> = "percent" PERCENTAGE;
    }
    LOG_GROUP_SUMMARY LogGroupSummary {
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        log_group_arn: Option<String> = "logGroupArn" ARN;
        log_group_class: Option<String> = "logGroupClass" LOG_GROUP_CLASS;
    }
    LOG_STREAM LogStream {
        log_stream_name: Option<String> = "logStreamName" LOG_STREAM_NAME;
        creation_time: Option<i64> = "creationTime" TIMESTAMP;
        first_event_timestamp: Option<i64> = "firstEventTimestamp" TIMESTAMP;
        last_event_timestamp: Option<i64> = "lastEventTimestamp" TIMESTAMP;
        last_ingestion_time: Option<i64> = "lastIngestionTime" TIMESTAMP;
        upload_sequence_token: Option<String> = "uploadSequenceToken" SEQUENCE_TOKEN;
        arn: Option<String> = "arn" ARN;
        stored_bytes: Option<i64> = "storedBytes" STORED_BYTES;
    }
    METRIC_FILTER MetricFilter {
        filter_name: Option<String> = "filterName" FILTER_NAME;
        filter_pattern: Option<String> = "filterPattern" FILTER_PATTERN;
        metric_transformations: Option<Vec<MetricTransformation>> = "metricTransformations" METRIC_TRANSFORMATIONS;
        creation_time: Option<i64> = "creationTime" TIMESTAMP;
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        apply_on_transformed_logs: Option<bool> = "applyOnTransformedLogs" APPLY_ON_TRANSFORMED_LOGS;
        field_selection_criteria: Option<String> = "fieldSelectionCriteria" FIELD_SELECTION_CRITERIA;
        emit_system_field_dimensions: Option<Vec<String>> = "emitSystemFieldDimensions" EMIT_SYSTEM_FIELDS;
    }
    METRIC_FILTER_MATCH_RECORD MetricFilterMatchRecord {
        event_number: Option<i64> = "eventNumber" EVENT_NUMBER;
        event_message: Option<String> = "eventMessage" EVENT_MESSAGE;
        extracted_values: Option<BTreeMap<String, String>> = "extractedValues" EXTRACTED_VALUES;
    }
    METRIC_TRANSFORMATION MetricTransformation {
        metric_name: String = "metricName" METRIC_NAME required;
        metric_namespace: String = "metricNamespace" METRIC_NAMESPACE required;
        metric_value: String = "metricValue" METRIC_VALUE required;
        default_value: Option<f64> = "defaultValue" DEFAULT_VALUE;
        dimensions: Option<BTreeMap<String, String>> = "dimensions" DIMENSIONS;
        unit: Option<String> = "unit" STANDARD_UNIT;
    }
    OUTPUT_LOG_EVENT OutputLogEvent {
        timestamp: Option<i64> = "timestamp" TIMESTAMP;
        message: Option<String> = "message" EVENT_MESSAGE;
        ingestion_time: Option<i64> = "ingestionTime" TIMESTAMP;
    }
    PUT_DESTINATION_REQUEST PutDestinationRequest {
        destination_name: String = "destinationName" DESTINATION_NAME required;
        target_arn: String = "targetArn" TARGET_ARN required;
        role_arn: String = "roleArn" ROLE_ARN required;
        tags: Option<BTreeMap<String, String>> = "tags" TAGS;
    }
    PUT_DESTINATION_RESPONSE PutDestinationResponse {
        destination: Option<Destination> = "destination" DESTINATION;
    }
    PUT_LOG_EVENTS_REQUEST PutLogEventsRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        log_stream_name: String = "logStreamName" LOG_STREAM_NAME required;
        log_events: Vec<InputLogEvent> = "logEvents" INPUT_LOG_EVENTS required;
        sequence_token: Option<String> = "sequenceToken" SEQUENCE_TOKEN;
        entity: Option<Entity> = "entity" ENTITY;
    }
    PUT_LOG_EVENTS_RESPONSE PutLogEventsResponse {
        next_sequence_token: Option<String> = "nextSequenceToken" SEQUENCE_TOKEN;
        rejected_log_events_info: Option<RejectedLogEventsInfo> = "rejectedLogEventsInfo" REJECTED_LOG_EVENTS_INFO;
        rejected_entity_info: Option<RejectedEntityInfo> = "rejectedEntityInfo" REJECTED_ENTITY_INFO;
    }
    PUT_LOG_GROUP_DELETION_PROTECTION_REQUEST PutLogGroupDeletionProtectionRequest {
        log_group_identifier: String = "logGroupIdentifier" LOG_GROUP_IDENTIFIER required;
        deletion_protection_enabled: bool = "deletionProtectionEnabled" DELETION_PROTECTION_ENABLED required;
    }
    PUT_METRIC_FILTER_REQUEST PutMetricFilterRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        filter_name: String = "filterName" FILTER_NAME required;
        filter_pattern: String = "filterPattern" FILTER_PATTERN required;
        metric_transformations: Vec<MetricTransformation> = "metricTransformations" METRIC_TRANSFORMATIONS required;
        apply_on_transformed_logs: Option<bool> = "applyOnTransformedLogs" APPLY_ON_TRANSFORMED_LOGS;
        field_selection_criteria: Option<String> = "fieldSelectionCriteria" FIELD_SELECTION_CRITERIA;
        emit_system_field_dimensions: Option<Vec<String>> = "emitSystemFieldDimensions" EMIT_SYSTEM_FIELDS;
    }
    PUT_QUERY_DEFINITION_REQUEST PutQueryDefinitionRequest {
        query_language: Option<String> = "queryLanguage" QUERY_LANGUAGE;
        name: String = "name" QUERY_DEFINITION_NAME required;
        query_definition_id: Option<String> = "queryDefinitionId" QUERY_ID;
        log_group_names: Option<Vec<String>> = "logGroupNames" LOG_GROUP_NAMES;
        query_string: String = "queryString" QUERY_DEFINITION_STRING required;
        client_token: Option<String> = "clientToken" CLIENT_TOKEN idempotency_token;
        parameters: Option<Vec<QueryParameter>> = "parameters" QUERY_PARAMETER_LIST;
    }
    PUT_QUERY_DEFINITION_RESPONSE PutQueryDefinitionResponse {
        query_definition_id: Option<String> = "queryDefinitionId" QUERY_ID;
    }
    PUT_RESOURCE_POLICY_REQUEST PutResourcePolicyRequest {
        policy_name: Option<String> = "policyName" POLICY_NAME;
        policy_document: Option<String> = "policyDocument" POLICY_DOCUMENT;
        resource_arn: Option<String> = "resourceArn" ARN;
        expected_revision_id: Option<String> = "expectedRevisionId" EXPECTED_REVISION_ID;
    }
    PUT_RESOURCE_POLICY_RESPONSE PutResourcePolicyResponse {
        resource_policy: Option<ResourcePolicy> = "resourcePolicy" RESOURCE_POLICY;
        revision_id: Option<String> = "revisionId" EXPECTED_REVISION_ID;
    }
    PUT_RETENTION_POLICY_REQUEST PutRetentionPolicyRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        retention_in_days: i32 = "retentionInDays" DAYS required;
    }
    PUT_SUBSCRIPTION_FILTER_REQUEST PutSubscriptionFilterRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        filter_name: String = "filterName" FILTER_NAME required;
        filter_pattern: String = "filterPattern" FILTER_PATTERN required;
        destination_arn: String = "destinationArn" DESTINATION_ARN required;
        role_arn: Option<String> = "roleArn" ROLE_ARN;
        distribution: Option<String> = "distribution" DISTRIBUTION;
        apply_on_transformed_logs: Option<bool> = "applyOnTransformedLogs" APPLY_ON_TRANSFORMED_LOGS;
        field_selection_criteria: Option<String> = "fieldSelectionCriteria" FIELD_SELECTION_CRITERIA;
        emit_system_fields: Option<Vec<String>> = "emitSystemFields" EMIT_SYSTEM_FIELDS;
    }
    QUERY_COMPILE_ERROR QueryCompileError {
        location: Option<QueryCompileErrorLocation> = "location" QUERY_COMPILE_ERROR_LOCATION;
        message: Option<String> = "message" MESSAGE;
    }
    QUERY_COMPILE_ERROR_LOCATION QueryCompileErrorLocation {
        start_char_offset: Option<i32> = "startCharOffset" QUERY_CHAR_OFFSET;
        end_char_offset: Option<i32> = "endCharOffset" QUERY_CHAR_OFFSET;
    }
    QUERY_DEFINITION QueryDefinition {
        query_language: Option<String> = "queryLanguage" QUERY_LANGUAGE;
        query_definition_id: Option<String> = "queryDefinitionId" QUERY_ID;
        name: Option<String> = "name" QUERY_DEFINITION_NAME;
        query_string: Option<String> = "queryString" QUERY_DEFINITION_STRING;
        last_modified: Option<i64> = "lastModified" TIMESTAMP;
        log_group_names: Option<Vec<String>> = "logGroupNames" LOG_GROUP_NAMES;
        parameters: Option<Vec<QueryParameter>> = "parameters" QUERY_PARAMETER_LIST;
    }
    QUERY_INFO QueryInfo {
        query_language: Option<String> = "queryLanguage" QUERY_LANGUAGE;
        query_id: Option<String> = "queryId" QUERY_ID;
        query_string: Option<String> = "queryString" QUERY_STRING;
        status: Option<String> = "status" QUERY_STATUS;
        create_time: Option<i64> = "createTime" TIMESTAMP;
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        query_duration: Option<i64> = "queryDuration" QUERY_DURATION;
        bytes_scanned: Option<f64> = "bytesScanned" BYTES_SCANNED_VALUE;
        user_identity: Option<String> = "userIdentity" USER_IDENTITY;
    }
    QUERY_PARAMETER QueryParameter {
        name: String = "name" QUERY_PARAMETER_NAME required;
        default_value: Option<String> = "defaultValue" QUERY_PARAMETER_DEFAULT_VALUE;
        description: Option<String> = "description" QUERY_PARAMETER_DESCRIPTION;
    }
    QUERY_STATISTICS QueryStatistics {
        records_matched: Option<f64> = "recordsMatched" STATS_VALUE;
        records_scanned: Option<f64> = "recordsScanned" STATS_VALUE;
        estimated_records_skipped: Option<f64> = "estimatedRecordsSkipped" STATS_VALUE;
        bytes_scanned: Option<f64> = "bytesScanned" STATS_VALUE;
        estimated_bytes_skipped: Option<f64> = "estimatedBytesSkipped" STATS_VALUE;
        log_groups_scanned: Option<f64> = "logGroupsScanned" STATS_VALUE;
        result_count: Option<f64> = "resultCount" STATS_VALUE;
    }
    REJECTED_ENTITY_INFO RejectedEntityInfo {
        error_type: String = "errorType" ENTITY_REJECTION_ERROR_TYPE required;
    }
    REJECTED_LOG_EVENTS_INFO RejectedLogEventsInfo {
        too_new_log_event_start_index: Option<i32> = "tooNewLogEventStartIndex" LOG_EVENT_INDEX;
        too_old_log_event_end_index: Option<i32> = "tooOldLogEventEndIndex" LOG_EVENT_INDEX;
        expired_log_event_end_index: Option<i32> = "expiredLogEventEndIndex" LOG_EVENT_INDEX;
    }
    RESOURCE_POLICY ResourcePolicy {
        policy_name: Option<String> = "policyName" POLICY_NAME;
        policy_document: Option<String> = "policyDocument" POLICY_DOCUMENT;
        last_updated_time: Option<i64> = "lastUpdatedTime" TIMESTAMP;
        policy_scope: Option<String> = "policyScope" POLICY_SCOPE;
        resource_arn: Option<String> = "resourceArn" ARN;
        revision_id: Option<String> = "revisionId" EXPECTED_REVISION_ID;
    }
    RESULT_FIELD ResultField {
        field: Option<String> = "field" FIELD;
        value: Option<String> = "value" VALUE;
    }
    SEARCHED_LOG_STREAM SearchedLogStream {
        log_stream_name: Option<String> = "logStreamName" LOG_STREAM_NAME;
        searched_completely: Option<bool> = "searchedCompletely" LOG_STREAM_SEARCHED_COMPLETELY;
    }
    START_LIVE_TAIL_REQUEST StartLiveTailRequest {
        log_group_identifiers: Vec<String> = "logGroupIdentifiers" START_LIVE_TAIL_LOG_GROUP_IDENTIFIERS required;
        log_stream_names: Option<Vec<String>> = "logStreamNames" INPUT_LOG_STREAM_NAMES;
        log_stream_name_prefixes: Option<Vec<String>> = "logStreamNamePrefixes" INPUT_LOG_STREAM_NAMES;
        log_event_filter_pattern: Option<String> = "logEventFilterPattern" FILTER_PATTERN;
    }
    START_LIVE_TAIL_RESPONSE StartLiveTailResponse {
        response_stream: Option<Bytes> = "responseStream" START_LIVE_TAIL_RESPONSE_STREAM;
    }
    START_QUERY_REQUEST StartQueryRequest {
        query_language: Option<String> = "queryLanguage" QUERY_LANGUAGE;
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        log_group_names: Option<Vec<String>> = "logGroupNames" LOG_GROUP_NAMES;
        log_group_identifiers: Option<Vec<String>> = "logGroupIdentifiers" LOG_GROUP_IDENTIFIERS;
        start_time: i64 = "startTime" TIMESTAMP required;
        end_time: i64 = "endTime" TIMESTAMP required;
        query_string: String = "queryString" QUERY_STRING required;
        limit: Option<i32> = "limit" EVENTS_LIMIT_START_QUERY;
    }
    START_QUERY_RESPONSE StartQueryResponse {
        query_id: Option<String> = "queryId" QUERY_ID;
    }
    STOP_QUERY_REQUEST StopQueryRequest {
        query_id: String = "queryId" QUERY_ID required;
    }
    STOP_QUERY_RESPONSE StopQueryResponse {
        success: Option<bool> = "success" SUCCESS;
    }
    SUBSCRIPTION_FILTER SubscriptionFilter {
        filter_name: Option<String> = "filterName" FILTER_NAME;
        log_group_name: Option<String> = "logGroupName" LOG_GROUP_NAME;
        filter_pattern: Option<String> = "filterPattern" FILTER_PATTERN;
        destination_arn: Option<String> = "destinationArn" DESTINATION_ARN;
        role_arn: Option<String> = "roleArn" ROLE_ARN;
        distribution: Option<String> = "distribution" DISTRIBUTION;
        apply_on_transformed_logs: Option<bool> = "applyOnTransformedLogs" APPLY_ON_TRANSFORMED_LOGS;
        creation_time: Option<i64> = "creationTime" TIMESTAMP;
        field_selection_criteria: Option<String> = "fieldSelectionCriteria" FIELD_SELECTION_CRITERIA;
        emit_system_fields: Option<Vec<String>> = "emitSystemFields" EMIT_SYSTEM_FIELDS;
    }
    TAG_FILTER TagFilter {
        key: String = "key" TAG_FILTER_KEY required;
        values: Option<Vec<String>> = "values" TAG_FILTER_VALUES;
    }
    TAG_LOG_GROUP_REQUEST TagLogGroupRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        tags: BTreeMap<String, String> = "tags" TAGS required;
    }
    TAG_RESOURCE_REQUEST TagResourceRequest {
        resource_arn: String = "resourceArn" AMAZON_RESOURCE_NAME required;
        tags: BTreeMap<String, String> = "tags" TAGS required;
    }
    TEST_METRIC_FILTER_REQUEST TestMetricFilterRequest {
        filter_pattern: String = "filterPattern" FILTER_PATTERN required;
        log_event_messages: Vec<String> = "logEventMessages" TEST_EVENT_MESSAGES required;
    }
    TEST_METRIC_FILTER_RESPONSE TestMetricFilterResponse {
        matches: Option<Vec<MetricFilterMatchRecord>> = "matches" METRIC_FILTER_MATCHES;
    }
    UNTAG_LOG_GROUP_REQUEST UntagLogGroupRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        tags: Vec<String> = "tags" TAG_LIST required;
    }
    UNTAG_RESOURCE_REQUEST UntagResourceRequest {
        resource_arn: String = "resourceArn" AMAZON_RESOURCE_NAME required;
        tag_keys: Vec<String> = "tagKeys" TAG_KEY_LIST required;
    }
}
