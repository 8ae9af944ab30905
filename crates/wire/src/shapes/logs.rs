//! The service `logs` and its operations.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

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
    CREATE_LOG_GROUP CreateLogGroup POST "/" 200 CREATE_LOG_GROUP_REQUEST CreateLogGroupRequest => NOTHING ();
    CREATE_LOG_STREAM CreateLogStream POST "/" 200 CREATE_LOG_STREAM_REQUEST CreateLogStreamRequest => NOTHING ();
    DELETE_LOG_GROUP DeleteLogGroup POST "/" 200 DELETE_LOG_GROUP_REQUEST DeleteLogGroupRequest => NOTHING ();
    DELETE_LOG_STREAM DeleteLogStream POST "/" 200 DELETE_LOG_STREAM_REQUEST DeleteLogStreamRequest => NOTHING ();
    DELETE_RETENTION_POLICY DeleteRetentionPolicy POST "/" 200 DELETE_RETENTION_POLICY_REQUEST DeleteRetentionPolicyRequest => NOTHING ();
    DESCRIBE_LOG_GROUPS DescribeLogGroups POST "/" 200 DESCRIBE_LOG_GROUPS_REQUEST DescribeLogGroupsRequest => DESCRIBE_LOG_GROUPS_RESPONSE DescribeLogGroupsResponse;
    DESCRIBE_LOG_STREAMS DescribeLogStreams POST "/" 200 DESCRIBE_LOG_STREAMS_REQUEST DescribeLogStreamsRequest => DESCRIBE_LOG_STREAMS_RESPONSE DescribeLogStreamsResponse;
    FILTER_LOG_EVENTS FilterLogEvents POST "/" 200 FILTER_LOG_EVENTS_REQUEST FilterLogEventsRequest => FILTER_LOG_EVENTS_RESPONSE FilterLogEventsResponse;
    GET_LOG_EVENTS GetLogEvents POST "/" 200 GET_LOG_EVENTS_REQUEST GetLogEventsRequest => GET_LOG_EVENTS_RESPONSE GetLogEventsResponse;
    LIST_TAGS_FOR_RESOURCE ListTagsForResource POST "/" 200 LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest => LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse;
    PUT_LOG_EVENTS PutLogEvents POST "/" 200 PUT_LOG_EVENTS_REQUEST PutLogEventsRequest => PUT_LOG_EVENTS_RESPONSE PutLogEventsResponse;
    PUT_RETENTION_POLICY PutRetentionPolicy POST "/" 200 PUT_RETENTION_POLICY_REQUEST PutRetentionPolicyRequest => NOTHING ();
    TAG_RESOURCE TagResource POST "/" 200 TAG_RESOURCE_REQUEST TagResourceRequest => NOTHING ();
    UNTAG_RESOURCE UntagResource POST "/" 200 UNTAG_RESOURCE_REQUEST UntagResourceRequest => NOTHING ();
}
