//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
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
    DELETE_LOG_GROUP_REQUEST DeleteLogGroupRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
    }
    DELETE_LOG_STREAM_REQUEST DeleteLogStreamRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        log_stream_name: String = "logStreamName" LOG_STREAM_NAME required;
    }
    DELETE_RETENTION_POLICY_REQUEST DeleteRetentionPolicyRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
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
    ENTITY Entity {
        key_attributes: Option<BTreeMap<String, String>> = "keyAttributes" ENTITY_KEY_ATTRIBUTES;
        attributes: Option<BTreeMap<String, String>> = "attributes" ENTITY_ATTRIBUTES;
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
    INPUT_LOG_EVENT InputLogEvent {
        timestamp: i64 = "timestamp" TIMESTAMP required;
        message: String = "message" EVENT_MESSAGE required;
    }
    LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest {
        resource_arn: String = "resourceArn" AMAZON_RESOURCE_NAME required;
    }
    LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse {
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
    OUTPUT_LOG_EVENT OutputLogEvent {
        timestamp: Option<i64> = "timestamp" TIMESTAMP;
        message: Option<String> = "message" EVENT_MESSAGE;
        ingestion_time: Option<i64> = "ingestionTime" TIMESTAMP;
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
    PUT_RETENTION_POLICY_REQUEST PutRetentionPolicyRequest {
        log_group_name: String = "logGroupName" LOG_GROUP_NAME required;
        retention_in_days: i32 = "retentionInDays" DAYS required;
    }
    REJECTED_ENTITY_INFO RejectedEntityInfo {
        error_type: String = "errorType" ENTITY_REJECTION_ERROR_TYPE required;
    }
    REJECTED_LOG_EVENTS_INFO RejectedLogEventsInfo {
        too_new_log_event_start_index: Option<i32> = "tooNewLogEventStartIndex" LOG_EVENT_INDEX;
        too_old_log_event_end_index: Option<i32> = "tooOldLogEventEndIndex" LOG_EVENT_INDEX;
        expired_log_event_end_index: Option<i32> = "expiredLogEventEndIndex" LOG_EVENT_INDEX;
    }
    SEARCHED_LOG_STREAM SearchedLogStream {
        log_stream_name: Option<String> = "logStreamName" LOG_STREAM_NAME;
        searched_completely: Option<bool> = "searchedCompletely" LOG_STREAM_SEARCHED_COMPLETELY;
    }
    TAG_RESOURCE_REQUEST TagResourceRequest {
        resource_arn: String = "resourceArn" AMAZON_RESOURCE_NAME required;
        tags: BTreeMap<String, String> = "tags" TAGS required;
    }
    UNTAG_RESOURCE_REQUEST UntagResourceRequest {
        resource_arn: String = "resourceArn" AMAZON_RESOURCE_NAME required;
        tag_keys: Vec<String> = "tagKeys" TAG_KEY_LIST required;
    }
}
