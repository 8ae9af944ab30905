//! The service `events` and its operations.

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
    endpoint "events" signing "events" version "2015-10-07"
    protocol Json11 target "AWSEvents" invalid "ValidationException"
    CANCEL_REPLAY CancelReplay POST "/" 200 CANCEL_REPLAY_REQUEST CancelReplayRequest => CANCEL_REPLAY_RESPONSE CancelReplayResponse;
    CREATE_API_DESTINATION CreateApiDestination POST "/" 200 CREATE_API_DESTINATION_REQUEST CreateApiDestinationRequest => CREATE_API_DESTINATION_RESPONSE CreateApiDestinationResponse;
    CREATE_ARCHIVE CreateArchive POST "/" 200 CREATE_ARCHIVE_REQUEST CreateArchiveRequest => CREATE_ARCHIVE_RESPONSE CreateArchiveResponse;
    CREATE_CONNECTION CreateConnection POST "/" 200 CREATE_CONNECTION_REQUEST CreateConnectionRequest => CREATE_CONNECTION_RESPONSE CreateConnectionResponse;
    CREATE_EVENT_BUS CreateEventBus POST "/" 200 CREATE_EVENT_BUS_REQUEST CreateEventBusRequest => CREATE_EVENT_BUS_RESPONSE CreateEventBusResponse;
    DEAUTHORIZE_CONNECTION DeauthorizeConnection POST "/" 200 DEAUTHORIZE_CONNECTION_REQUEST DeauthorizeConnectionRequest => DEAUTHORIZE_CONNECTION_RESPONSE DeauthorizeConnectionResponse;
    DELETE_API_DESTINATION DeleteApiDestination POST "/" 200 DELETE_API_DESTINATION_REQUEST DeleteApiDestinationRequest => DELETE_API_DESTINATION_RESPONSE DeleteApiDestinationResponse;
    DELETE_ARCHIVE DeleteArchive POST "/" 200 DELETE_ARCHIVE_REQUEST DeleteArchiveRequest => DELETE_ARCHIVE_RESPONSE DeleteArchiveResponse;
    DELETE_CONNECTION DeleteConnection POST "/" 200 DELETE_CONNECTION_REQUEST DeleteConnectionRequest => DELETE_CONNECTION_RESPONSE DeleteConnectionResponse;
    DELETE_EVENT_BUS DeleteEventBus POST "/" 200 DELETE_EVENT_BUS_REQUEST DeleteEventBusRequest => NOTHING ();
    DELETE_RULE DeleteRule POST "/" 200 DELETE_RULE_REQUEST DeleteRuleRequest => NOTHING ();
    DESCRIBE_API_DESTINATION DescribeApiDestination POST "/" 200 DESCRIBE_API_DESTINATION_REQUEST DescribeApiDestinationRequest => DESCRIBE_API_DESTINATION_RESPONSE DescribeApiDestinationResponse;
    DESCRIBE_ARCHIVE DescribeArchive POST "/" 200 DESCRIBE_ARCHIVE_REQUEST DescribeArchiveRequest => DESCRIBE_ARCHIVE_RESPONSE DescribeArchiveResponse;
    DESCRIBE_CONNECTION DescribeConnection POST "/" 200 DESCRIBE_CONNECTION_REQUEST DescribeConnectionRequest => DESCRIBE_CONNECTION_RESPONSE DescribeConnectionResponse;
    DESCRIBE_EVENT_BUS DescribeEventBus POST "/" 200 DESCRIBE_EVENT_BUS_REQUEST DescribeEventBusRequest => DESCRIBE_EVENT_BUS_RESPONSE DescribeEventBusResponse;
    DESCRIBE_REPLAY DescribeReplay POST "/" 200 DESCRIBE_REPLAY_REQUEST DescribeReplayRequest => DESCRIBE_REPLAY_RESPONSE DescribeReplayResponse;
    DESCRIBE_RULE DescribeRule POST "/" 200 DESCRIBE_RULE_REQUEST DescribeRuleRequest => DESCRIBE_RULE_RESPONSE DescribeRuleResponse;
    DISABLE_RULE DisableRule POST "/" 200 DISABLE_RULE_REQUEST DisableRuleRequest => NOTHING ();
    ENABLE_RULE EnableRule POST "/" 200 ENABLE_RULE_REQUEST EnableRuleRequest => NOTHING ();
    LIST_API_DESTINATIONS ListApiDestinations POST "/" 200 LIST_API_DESTINATIONS_REQUEST ListApiDestinationsRequest => LIST_API_DESTINATIONS_RESPONSE ListApiDestinationsResponse;
    LIST_ARCHIVES ListArchives POST "/" 200 LIST_ARCHIVES_REQUEST ListArchivesRequest => LIST_ARCHIVES_RESPONSE ListArchivesResponse;
    LIST_CONNECTIONS ListConnections POST "/" 200 LIST_CONNECTIONS_REQUEST ListConnectionsRequest => LIST_CONNECTIONS_RESPONSE ListConnectionsResponse;
    LIST_EVENT_BUSES ListEventBuses POST "/" 200 LIST_EVENT_BUSES_REQUEST ListEventBusesRequest => LIST_EVENT_BUSES_RESPONSE ListEventBusesResponse;
    LIST_REPLAYS ListReplays POST "/" 200 LIST_REPLAYS_REQUEST ListReplaysRequest => LIST_REPLAYS_RESPONSE ListReplaysResponse;
    LIST_RULE_NAMES_BY_TARGET ListRuleNamesByTarget POST "/" 200 LIST_RULE_NAMES_BY_TARGET_REQUEST ListRuleNamesByTargetRequest => LIST_RULE_NAMES_BY_TARGET_RESPONSE ListRuleNamesByTargetResponse;
    LIST_RULES ListRules POST "/" 200 LIST_RULES_REQUEST ListRulesRequest => LIST_RULES_RESPONSE ListRulesResponse;
    LIST_TAGS_FOR_RESOURCE ListTagsForResource POST "/" 200 LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest => LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse;
    LIST_TARGETS_BY_RULE ListTargetsByRule POST "/" 200 LIST_TARGETS_BY_RULE_REQUEST ListTargetsByRuleRequest => LIST_TARGETS_BY_RULE_RESPONSE ListTargetsByRuleResponse;
    PUT_EVENTS PutEvents POST "/" 200 PUT_EVENTS_REQUEST PutEventsRequest => PUT_EVENTS_RESPONSE PutEventsResponse;
    PUT_PERMISSION PutPermission POST "/" 200 PUT_PERMISSION_REQUEST PutPermissionRequest => NOTHING ();
    PUT_RULE PutRule POST "/" 200 PUT_RULE_REQUEST PutRuleRequest => PUT_RULE_RESPONSE PutRuleResponse;
    PUT_TARGETS PutTargets POST "/" 200 PUT_TARGETS_REQUEST PutTargetsRequest => PUT_TARGETS_RESPONSE PutTargetsResponse;
    REMOVE_PERMISSION RemovePermission POST "/" 200 REMOVE_PERMISSION_REQUEST RemovePermissionRequest => NOTHING ();
    REMOVE_TARGETS RemoveTargets POST "/" 200 REMOVE_TARGETS_REQUEST RemoveTargetsRequest => REMOVE_TARGETS_RESPONSE RemoveTargetsResponse;
    START_REPLAY StartReplay POST "/" 200 START_REPLAY_REQUEST StartReplayRequest => START_REPLAY_RESPONSE StartReplayResponse;
    TAG_RESOURCE TagResource POST "/" 200 TAG_RESOURCE_REQUEST TagResourceRequest => TAG_RESOURCE_RESPONSE TagResourceResponse;
    TEST_EVENT_PATTERN TestEventPattern POST "/" 200 TEST_EVENT_PATTERN_REQUEST TestEventPatternRequest => TEST_EVENT_PATTERN_RESPONSE TestEventPatternResponse;
    UNTAG_RESOURCE UntagResource POST "/" 200 UNTAG_RESOURCE_REQUEST UntagResourceRequest => UNTAG_RESOURCE_RESPONSE UntagResourceResponse;
    UPDATE_API_DESTINATION UpdateApiDestination POST "/" 200 UPDATE_API_DESTINATION_REQUEST UpdateApiDestinationRequest => UPDATE_API_DESTINATION_RESPONSE UpdateApiDestinationResponse;
    UPDATE_ARCHIVE UpdateArchive POST "/" 200 UPDATE_ARCHIVE_REQUEST UpdateArchiveRequest => UPDATE_ARCHIVE_RESPONSE UpdateArchiveResponse;
    UPDATE_CONNECTION UpdateConnection POST "/" 200 UPDATE_CONNECTION_REQUEST UpdateConnectionRequest => UPDATE_CONNECTION_RESPONSE UpdateConnectionResponse;
    UPDATE_EVENT_BUS UpdateEventBus POST "/" 200 UPDATE_EVENT_BUS_REQUEST UpdateEventBusRequest => UPDATE_EVENT_BUS_RESPONSE UpdateEventBusResponse;
}
