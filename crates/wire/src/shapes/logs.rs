//! The service `logs` and its operations.

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
    endpoint "logs" signing "logs" version "2014-03-28"
    protocol Json11 target "Logs_20140328" invalid "InvalidParameterException"
    ASSOCIATE_KMS_KEY AssociateKmsKey POST "/" 200 ASSOCIATE_KMS_KEY_REQUEST AssociateKmsKeyRequest => NOTHING ();
    CANCEL_EXPORT_TASK CancelExportTask POST "/" 200 CANCEL_EXPORT_TASK_REQUEST CancelExportTaskRequest => NOTHING ();
    CREATE_EXPORT_TASK CreateExportTask POST "/" 200 CREATE_EXPORT_TASK_REQUEST CreateExportTaskRequest => CREATE_EXPORT_TASK_RESPONSE CreateExportTaskResponse;
    CREATE_LOG_GROUP CreateLogGroup POST "/" 200 CREATE_LOG_GROUP_REQUEST CreateLogGroupRequest => NOTHING ();
    CREATE_LOG_STREAM CreateLogStream POST "/" 200 CREATE_LOG_STREAM_REQUEST CreateLogStreamRequest => NOTHING ();
    DELETE_LOG_GROUP DeleteLogGroup POST "/" 200 DELETE_LOG_GROUP_REQUEST DeleteLogGroupRequest => NOTHING ();
    DELETE_LOG_STREAM DeleteLogStream POST "/" 200 DELETE_LOG_STREAM_REQUEST DeleteLogStreamRequest => NOTHING ();
    DELETE_METRIC_FILTER DeleteMetricFilter POST "/" 200 DELETE_METRIC_FILTER_REQUEST DeleteMetricFilterRequest => NOTHING ();
    DELETE_QUERY_DEFINITION DeleteQueryDefinition POST "/" 200 DELETE_QUERY_DEFINITION_REQUEST DeleteQueryDefinitionRequest => DELETE_QUERY_DEFINITION_RESPONSE DeleteQueryDefinitionResponse;
    DELETE_RESOURCE_POLICY DeleteResourcePolicy POST "/" 200 DELETE_RESOURCE_POLICY_REQUEST DeleteResourcePolicyRequest => NOTHING ();
    DELETE_RETENTION_POLICY DeleteRetentionPolicy POST "/" 200 DELETE_RETENTION_POLICY_REQUEST DeleteRetentionPolicyRequest => NOTHING ();
    DELETE_SUBSCRIPTION_FILTER DeleteSubscriptionFilter POST "/" 200 DELETE_SUBSCRIPTION_FILTER_REQUEST DeleteSubscriptionFilterRequest => NOTHING ();
    DESCRIBE_ACCOUNT_POLICIES DescribeAccountPolicies POST "/" 200 DESCRIBE_ACCOUNT_POLICIES_REQUEST DescribeAccountPoliciesRequest => DESCRIBE_ACCOUNT_POLICIES_RESPONSE DescribeAccountPoliciesResponse;
    DESCRIBE_DESTINATIONS DescribeDestinations POST "/" 200 DESCRIBE_DESTINATIONS_REQUEST DescribeDestinationsRequest => DESCRIBE_DESTINATIONS_RESPONSE DescribeDestinationsResponse;
    DESCRIBE_EXPORT_TASKS DescribeExportTasks POST "/" 200 DESCRIBE_EXPORT_TASKS_REQUEST DescribeExportTasksRequest => DESCRIBE_EXPORT_TASKS_RESPONSE DescribeExportTasksResponse;
    DESCRIBE_LOG_GROUPS DescribeLogGroups POST "/" 200 DESCRIBE_LOG_GROUPS_REQUEST DescribeLogGroupsRequest => DESCRIBE_LOG_GROUPS_RESPONSE DescribeLogGroupsResponse;
    DESCRIBE_LOG_STREAMS DescribeLogStreams POST "/" 200 DESCRIBE_LOG_STREAMS_REQUEST DescribeLogStreamsRequest => DESCRIBE_LOG_STREAMS_RESPONSE DescribeLogStreamsResponse;
    DESCRIBE_METRIC_FILTERS DescribeMetricFilters POST "/" 200 DESCRIBE_METRIC_FILTERS_REQUEST DescribeMetricFiltersRequest => DESCRIBE_METRIC_FILTERS_RESPONSE DescribeMetricFiltersResponse;
    DESCRIBE_QUERIES DescribeQueries POST "/" 200 DESCRIBE_QUERIES_REQUEST DescribeQueriesRequest => DESCRIBE_QUERIES_RESPONSE DescribeQueriesResponse;
    DESCRIBE_QUERY_DEFINITIONS DescribeQueryDefinitions POST "/" 200 DESCRIBE_QUERY_DEFINITIONS_REQUEST DescribeQueryDefinitionsRequest => DESCRIBE_QUERY_DEFINITIONS_RESPONSE DescribeQueryDefinitionsResponse;
    DESCRIBE_RESOURCE_POLICIES DescribeResourcePolicies POST "/" 200 DESCRIBE_RESOURCE_POLICIES_REQUEST DescribeResourcePoliciesRequest => DESCRIBE_RESOURCE_POLICIES_RESPONSE DescribeResourcePoliciesResponse;
    DESCRIBE_SUBSCRIPTION_FILTERS DescribeSubscriptionFilters POST "/" 200 DESCRIBE_SUBSCRIPTION_FILTERS_REQUEST DescribeSubscriptionFiltersRequest => DESCRIBE_SUBSCRIPTION_FILTERS_RESPONSE DescribeSubscriptionFiltersResponse;
    DISASSOCIATE_KMS_KEY DisassociateKmsKey POST "/" 200 DISASSOCIATE_KMS_KEY_REQUEST DisassociateKmsKeyRequest => NOTHING ();
    FILTER_LOG_EVENTS FilterLogEvents POST "/" 200 FILTER_LOG_EVENTS_REQUEST FilterLogEventsRequest => FILTER_LOG_EVENTS_RESPONSE FilterLogEventsResponse;
    GET_LOG_EVENTS GetLogEvents POST "/" 200 GET_LOG_EVENTS_REQUEST GetLogEventsRequest => GET_LOG_EVENTS_RESPONSE GetLogEventsResponse;
    GET_LOG_GROUP_FIELDS GetLogGroupFields POST "/" 200 GET_LOG_GROUP_FIELDS_REQUEST GetLogGroupFieldsRequest => GET_LOG_GROUP_FIELDS_RESPONSE GetLogGroupFieldsResponse;
    GET_LOG_RECORD GetLogRecord POST "/" 200 GET_LOG_RECORD_REQUEST GetLogRecordRequest => GET_LOG_RECORD_RESPONSE GetLogRecordResponse;
    GET_QUERY_RESULTS GetQueryResults POST "/" 200 GET_QUERY_RESULTS_REQUEST GetQueryResultsRequest => GET_QUERY_RESULTS_RESPONSE GetQueryResultsResponse;
    LIST_LOG_GROUPS ListLogGroups POST "/" 200 LIST_LOG_GROUPS_REQUEST ListLogGroupsRequest => LIST_LOG_GROUPS_RESPONSE ListLogGroupsResponse;
    LIST_TAGS_FOR_RESOURCE ListTagsForResource POST "/" 200 LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest => LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse;
    LIST_TAGS_LOG_GROUP ListTagsLogGroup POST "/" 200 LIST_TAGS_LOG_GROUP_REQUEST ListTagsLogGroupRequest => LIST_TAGS_LOG_GROUP_RESPONSE ListTagsLogGroupResponse;
    PUT_DESTINATION PutDestination POST "/" 200 PUT_DESTINATION_REQUEST PutDestinationRequest => PUT_DESTINATION_RESPONSE PutDestinationResponse;
    PUT_LOG_EVENTS PutLogEvents POST "/" 200 PUT_LOG_EVENTS_REQUEST PutLogEventsRequest => PUT_LOG_EVENTS_RESPONSE PutLogEventsResponse;
    PUT_LOG_GROUP_DELETION_PROTECTION PutLogGroupDeletionProtection POST "/" 200 PUT_LOG_GROUP_DELETION_PROTECTION_REQUEST PutLogGroupDeletionProtectionRequest => NOTHING ();
    PUT_METRIC_FILTER PutMetricFilter POST "/" 200 PUT_METRIC_FILTER_REQUEST PutMetricFilterRequest => NOTHING ();
    PUT_QUERY_DEFINITION PutQueryDefinition POST "/" 200 PUT_QUERY_DEFINITION_REQUEST PutQueryDefinitionRequest => PUT_QUERY_DEFINITION_RESPONSE PutQueryDefinitionResponse;
    PUT_RESOURCE_POLICY PutResourcePolicy POST "/" 200 PUT_RESOURCE_POLICY_REQUEST PutResourcePolicyRequest => PUT_RESOURCE_POLICY_RESPONSE PutResourcePolicyResponse;
    PUT_RETENTION_POLICY PutRetentionPolicy POST "/" 200 PUT_RETENTION_POLICY_REQUEST PutRetentionPolicyRequest => NOTHING ();
    PUT_SUBSCRIPTION_FILTER PutSubscriptionFilter POST "/" 200 PUT_SUBSCRIPTION_FILTER_REQUEST PutSubscriptionFilterRequest => NOTHING ();
    START_LIVE_TAIL StartLiveTail POST "/" 200 START_LIVE_TAIL_REQUEST StartLiveTailRequest => START_LIVE_TAIL_RESPONSE StartLiveTailResponse;
    START_QUERY StartQuery POST "/" 200 START_QUERY_REQUEST StartQueryRequest => START_QUERY_RESPONSE StartQueryResponse;
    STOP_QUERY StopQuery POST "/" 200 STOP_QUERY_REQUEST StopQueryRequest => STOP_QUERY_RESPONSE StopQueryResponse;
    TAG_LOG_GROUP TagLogGroup POST "/" 200 TAG_LOG_GROUP_REQUEST TagLogGroupRequest => NOTHING ();
    TAG_RESOURCE TagResource POST "/" 200 TAG_RESOURCE_REQUEST TagResourceRequest => NOTHING ();
    TEST_METRIC_FILTER TestMetricFilter POST "/" 200 TEST_METRIC_FILTER_REQUEST TestMetricFilterRequest => TEST_METRIC_FILTER_RESPONSE TestMetricFilterResponse;
    UNTAG_LOG_GROUP UntagLogGroup POST "/" 200 UNTAG_LOG_GROUP_REQUEST UntagLogGroupRequest => NOTHING ();
    UNTAG_RESOURCE UntagResource POST "/" 200 UNTAG_RESOURCE_REQUEST UntagResourceRequest => NOTHING ();
}
