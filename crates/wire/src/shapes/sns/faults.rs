//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    AUTHORIZATION_ERROR_EXCEPTION "AuthorizationError" 403 {
        "message" OTHER_STRING;
    }
    BATCH_ENTRY_IDS_NOT_DISTINCT_EXCEPTION "BatchEntryIdsNotDistinct" 400 {
        "message" OTHER_STRING;
    }
    BATCH_REQUEST_TOO_LONG_EXCEPTION "BatchRequestTooLong" 400 {
        "message" OTHER_STRING;
    }
    CONCURRENT_ACCESS_EXCEPTION "ConcurrentAccess" 400 {
        "message" OTHER_STRING;
    }
    EMPTY_BATCH_REQUEST_EXCEPTION "EmptyBatchRequest" 400 {
        "message" OTHER_STRING;
    }
    ENDPOINT_DISABLED_EXCEPTION "EndpointDisabled" 400 {
        "message" OTHER_STRING;
    }
    FILTER_POLICY_LIMIT_EXCEEDED_EXCEPTION "FilterPolicyLimitExceeded" 403 {
        "message" OTHER_STRING;
    }
    INTERNAL_ERROR_EXCEPTION "InternalError" 500 {
        "message" OTHER_STRING;
    }
    INVALID_BATCH_ENTRY_ID_EXCEPTION "InvalidBatchEntryId" 400 {
        "message" OTHER_STRING;
    }
    INVALID_PARAMETER_EXCEPTION "InvalidParameter" 400 {
        "message" OTHER_STRING;
    }
    INVALID_PARAMETER_VALUE_EXCEPTION "ParameterValueInvalid" 400 {
        "message" OTHER_STRING;
    }
    INVALID_SECURITY_EXCEPTION "InvalidSecurity" 403 {
        "message" OTHER_STRING;
    }
    INVALID_STATE_EXCEPTION "InvalidState" 400 {
        "message" OTHER_STRING;
    }
    KMS_ACCESS_DENIED_EXCEPTION "KMSAccessDenied" 400 {
        "message" OTHER_STRING;
    }
    KMS_DISABLED_EXCEPTION "KMSDisabled" 400 {
        "message" OTHER_STRING;
    }
    KMS_INVALID_STATE_EXCEPTION "KMSInvalidState" 400 {
        "message" OTHER_STRING;
    }
    KMS_NOT_FOUND_EXCEPTION "KMSNotFound" 400 {
        "message" OTHER_STRING;
    }
    KMS_OPT_IN_REQUIRED "KMSOptInRequired" 403 {
        "message" OTHER_STRING;
    }
    KMS_THROTTLING_EXCEPTION "KMSThrottling" 400 {
        "message" OTHER_STRING;
    }
    NOT_FOUND_EXCEPTION "NotFound" 404 {
        "message" OTHER_STRING;
    }
    PLATFORM_APPLICATION_DISABLED_EXCEPTION "PlatformApplicationDisabled" 400 {
        "message" OTHER_STRING;
    }
    REPLAY_LIMIT_EXCEEDED_EXCEPTION "ReplayLimitExceeded" 403 {
        "message" OTHER_STRING;
    }
    RESOURCE_NOT_FOUND_EXCEPTION "ResourceNotFound" 404 {
        "message" OTHER_STRING;
    }
    STALE_TAG_EXCEPTION "StaleTag" 400 {
        "message" OTHER_STRING;
    }
    SUBSCRIPTION_LIMIT_EXCEEDED_EXCEPTION "SubscriptionLimitExceeded" 403 {
        "message" OTHER_STRING;
    }
    TAG_LIMIT_EXCEEDED_EXCEPTION "TagLimitExceeded" 400 {
        "message" OTHER_STRING;
    }
    TAG_POLICY_EXCEPTION "TagPolicy" 400 {
        "message" OTHER_STRING;
    }
    THROTTLED_EXCEPTION "Throttled" 429 {
        "message" OTHER_STRING;
    }
    TOO_MANY_ENTRIES_IN_BATCH_REQUEST_EXCEPTION "TooManyEntriesInBatchRequest" 400 {
        "message" OTHER_STRING;
    }
    TOPIC_LIMIT_EXCEEDED_EXCEPTION "TopicLimitExceeded" 403 {
        "message" OTHER_STRING;
    }
    VALIDATION_EXCEPTION "ValidationException" 400 {
        "Message" OTHER_STRING;
    }
}
