//! Shapes without members of their own.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::structures::*;
use crate::macros::prelude::*;
use crate::macros::simple;

simple! {
    ACCOUNT_ID "AccountId" Kind::Text, min(12.0) max(12.0) => r"^\d{12}$";
    ACCOUNT_IDS "AccountIds" Kind::List(&ACCOUNT_ID), min(0.0) max(20.0);
    AMAZON_RESOURCE_NAME "AmazonResourceName" Kind::Text, min(1.0) max(1011.0) => r"[\w+=/:,.@-]*";
    ARN "Arn" Kind::Text;
    BEARER_TOKEN_AUTHENTICATION_ENABLED "BearerTokenAuthenticationEnabled" Kind::Boolean;
    DATA_PROTECTION_STATUS "DataProtectionStatus" Kind::Text, values(&["DISABLED", "ARCHIVED", "DELETED", "ACTIVATED"]);
    DAYS "Days" Kind::Integer;
    DELETION_PROTECTION_ENABLED "DeletionProtectionEnabled" Kind::Boolean;
    DESCENDING "Descending" Kind::Boolean;
    DESCRIBE_LIMIT "DescribeLimit" Kind::Integer, min(1.0) max(50.0);
    DESCRIBE_LOG_GROUPS_LOG_GROUP_IDENTIFIERS "DescribeLogGroupsLogGroupIdentifiers" Kind::List(&LOG_GROUP_IDENTIFIER), min(1.0) max(50.0);
    ENTITY_ATTRIBUTES "EntityAttributes" Kind::Map(&ENTITY_ATTRIBUTES_KEY, &ENTITY_ATTRIBUTES_VALUE), min(0.0) max(10.0);
    ENTITY_ATTRIBUTES_KEY "EntityAttributesKey" Kind::Text, min(1.0) max(256.0);
    ENTITY_ATTRIBUTES_VALUE "EntityAttributesValue" Kind::Text, min(1.0) max(512.0);
    ENTITY_KEY_ATTRIBUTES "EntityKeyAttributes" Kind::Map(&ENTITY_KEY_ATTRIBUTES_KEY, &ENTITY_KEY_ATTRIBUTES_VALUE), min(2.0) max(4.0);
    ENTITY_KEY_ATTRIBUTES_KEY "EntityKeyAttributesKey" Kind::Text, min(1.0) max(32.0);
    ENTITY_KEY_ATTRIBUTES_VALUE "EntityKeyAttributesValue" Kind::Text, min(1.0) max(512.0);
    ENTITY_REJECTION_ERROR_TYPE "EntityRejectionErrorType" Kind::Text, values(&["MissingRequiredFields", "InvalidEntity", "UnsupportedLogGroupType", "InvalidKeyAttributes", "InvalidAttributes", "EntitySizeTooLarge", "InvalidTypeValue"]);
    EVENT_ID "EventId" Kind::Text;
    EVENT_MESSAGE "EventMessage" Kind::Text, min(1.0);
    EVENTS_LIMIT "EventsLimit" Kind::Integer, min(1.0) max(10000.0);
    FILTER_COUNT "FilterCount" Kind::Integer;
    FILTER_PATTERN "FilterPattern" Kind::Text, min(0.0) max(1024.0);
    FILTERED_LOG_EVENTS "FilteredLogEvents" Kind::List(&FILTERED_LOG_EVENT);
    INCLUDE_LINKED_ACCOUNTS "IncludeLinkedAccounts" Kind::Boolean;
    INHERITED_PROPERTIES "InheritedProperties" Kind::List(&INHERITED_PROPERTY);
    INHERITED_PROPERTY "InheritedProperty" Kind::Text, values(&["ACCOUNT_DATA_PROTECTION"]);
    INPUT_LOG_EVENTS "InputLogEvents" Kind::List(&INPUT_LOG_EVENT), min(1.0) max(10000.0);
    INPUT_LOG_STREAM_NAMES "InputLogStreamNames" Kind::List(&LOG_STREAM_NAME), min(1.0) max(100.0);
    INTERLEAVED "Interleaved" Kind::Boolean;
    KMS_KEY_ID "KmsKeyId" Kind::Text, max(256.0);
    LOG_EVENT_INDEX "LogEventIndex" Kind::Integer;
    LOG_GROUP_CLASS "LogGroupClass" Kind::Text, values(&["INFREQUENT_ACCESS", "ESSENTIALS", "STANDARD", "DELIVERY"]);
    LOG_GROUP_IDENTIFIER "LogGroupIdentifier" Kind::Text, min(1.0) max(2048.0) => r"[\w#+=/:,.@-]*";
    LOG_GROUP_NAME "LogGroupName" Kind::Text, min(1.0) max(512.0) => r"[\.\-_/#A-Za-z0-9]+";
    LOG_GROUP_NAME_PATTERN "LogGroupNamePattern" Kind::Text, min(0.0) max(512.0) => r"[\.\-_/#A-Za-z0-9]*";
    LOG_GROUPS "LogGroups" Kind::List(&LOG_GROUP);
    LOG_STREAM_NAME "LogStreamName" Kind::Text, min(1.0) max(512.0) => r"[^:*]*";
    LOG_STREAM_SEARCHED_COMPLETELY "LogStreamSearchedCompletely" Kind::Boolean;
    LOG_STREAMS "LogStreams" Kind::List(&LOG_STREAM);
    MESSAGE "Message" Kind::Text;
    NEXT_TOKEN "NextToken" Kind::Text, min(1.0);
    ORDER_BY "OrderBy" Kind::Text, values(&["LogStreamName", "LastEventTime"]);
    OUTPUT_LOG_EVENTS "OutputLogEvents" Kind::List(&OUTPUT_LOG_EVENT);
    POLICY_NAME "PolicyName" Kind::Text;
    SEARCHED_LOG_STREAMS "SearchedLogStreams" Kind::List(&SEARCHED_LOG_STREAM);
    SEQUENCE_TOKEN "SequenceToken" Kind::Text, min(1.0);
    START_FROM_HEAD "StartFromHead" Kind::Boolean;
    STORED_BYTES "StoredBytes" Kind::Long, min(0.0);
    TAG_KEY "TagKey" Kind::Text, min(1.0) max(128.0) => r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$";
    TAG_KEY_LIST "TagKeyList" Kind::List(&TAG_KEY), min(0.0) max(50.0);
    TAG_VALUE "TagValue" Kind::Text, max(256.0) => r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$";
    TAGS "Tags" Kind::Map(&TAG_KEY, &TAG_VALUE), min(1.0) max(50.0);
    TIMESTAMP "Timestamp" Kind::Long, min(0.0);
    UNMASK "Unmask" Kind::Boolean;
}
