//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    AUTHORIZATION_ERROR_EXCEPTION "AuthorizationError" as "AuthorizationErrorException" 403 {
        "message" OTHER_STRING;
    }
    BATCH_ENTRY_IDS_NOT_DISTINCT_EXCEPTION "BatchEntryIdsNotDistinct" as "BatchEntryIdsNotDistinctException" 400 {
        "message" OTHER_STRING;
    }
    BATCH_REQUEST_TOO_LONG_EXCEPTION "BatchRequestTooLong" as "BatchRequestTooLongException" 400 {
        "message" OTHER_STRING;
    }
    CONCURRENT_ACCESS_EXCEPTION "ConcurrentAccess" as "ConcurrentAccessException" 400 {
        "message" OTHER_STRING;
    }
    EMPTY_BATCH_REQUEST_EXCEPTION "EmptyBatchRequest" as "EmptyBatchRequestException" 400 {
        "message" OTHER_STRING;
    }
    ENDPOINT_DISABLED_EXCEPTION "EndpointDisabled" as "EndpointDisabledException" 400 {
        "message" OTHER_STRING;
    }
    FILTER_POLICY_LIMIT_EXCEEDED_EXCEPTION "FilterPolicyLimitExceeded" as "FilterPolicyLimitExceededException" 403 {
        "message" OTHER_STRING;
    }
    INTERNAL_ERROR_EXCEPTION "InternalError" as "InternalErrorException" 500 {
        "message" OTHER_STRING;
    }
    INVALID_BATCH_ENTRY_ID_EXCEPTION "InvalidBatchEntryId" as "InvalidBatchEntryIdException" 400 {
        "message" OTHER_STRING;
    }
    INVALID_PARAMETER_EXCEPTION "InvalidParameter" as "InvalidParameterException" 400 {
        "message" OTHER_STRING;
    }
    INVALID_PARAMETER_VALUE_EXCEPTION "ParameterValueInvalid" as "InvalidParameterValueException" 400 {
        "message" OTHER_STRING;
    }
    INVALID_SECURITY_EXCEPTION "InvalidSecurity" as "InvalidSecurityException" 403 {
        "message" OTHER_STRING;
    }
    INVALID_STATE_EXCEPTION "InvalidState" as "InvalidStateException" 400 {
        "message" OTHER_STRING;
    }
    KMS_ACCESS_DENIED_EXCEPTION "KMSAccessDenied" as "KMSAccessDeniedException" 400 {
        "message" OTHER_STRING;
    }
    KMS_DISABLED_EXCEPTION "KMSDisabled" as "KMSDisabledException" 400 {
        "message" OTHER_STRING;
    }
    KMS_INVALID_STATE_EXCEPTION "KMSInvalidState" as "KMSInvalidStateException" 400 {
        "message" OTHER_STRING;
    }
    KMS_NOT_FOUND_EXCEPTION "KMSNotFound" as "KMSNotFoundException" 400 {
        "message" OTHER_STRING;
    }
    KMS_OPT_IN_REQUIRED "KMSOptInRequired" 403 {
        "message" OTHER_STRING;
    }
    KMS_THROTTLING_EXCEPTION "KMSThrottling" as "KMSThrottlingException" 400 {
        "message" OTHER_STRING;
    }
    NOT_FOUND_EXCEPTION "NotFound" as "NotFoundException" 404 {
        "message" OTHER_STRING;
    }
    PLATFORM_APPLICATION_DISABLED_EXCEPTION "PlatformApplicationDisabled" as "PlatformApplicationDisabledException" 400 {
        "message" OTHER_STRING;
    }
    REPLAY_LIMIT_EXCEEDED_EXCEPTION "ReplayLimitExceeded" as "ReplayLimitExceededException" 403 {
        "message" OTHER_STRING;
    }
    RESOURCE_NOT_FOUND_EXCEPTION "ResourceNotFound" as "ResourceNotFoundException" 404 {
        "message" OTHER_STRING;
    }
    STALE_TAG_EXCEPTION "StaleTag" as "StaleTagException" 400 {
        "message" OTHER_STRING;
    }
    SUBSCRIPTION_LIMIT_EXCEEDED_EXCEPTION "SubscriptionLimitExceeded" as "SubscriptionLimitExceededException" 403 {
        "message" OTHER_STRING;
    }
    TAG_LIMIT_EXCEEDED_EXCEPTION "TagLimitExceeded" as "TagLimitExceededException" 400 {
        "message" OTHER_STRING;
    }
    TAG_POLICY_EXCEPTION "TagPolicy" as "TagPolicyException" 400 {
        "message" OTHER_STRING;
    }
    THROTTLED_EXCEPTION "Throttled" as "ThrottledException" 429 {
        "message" OTHER_STRING;
    }
    TOO_MANY_ENTRIES_IN_BATCH_REQUEST_EXCEPTION "TooManyEntriesInBatchRequest" as "TooManyEntriesInBatchRequestException" 400 {
        "message" OTHER_STRING;
    }
    TOPIC_LIMIT_EXCEEDED_EXCEPTION "TopicLimitExceeded" as "TopicLimitExceededException" 403 {
        "message" OTHER_STRING;
    }
    VALIDATION_EXCEPTION "ValidationException" 400 {
        "Message" OTHER_STRING;
    }
}
