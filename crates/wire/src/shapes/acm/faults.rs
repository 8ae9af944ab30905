//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    ACCESS_DENIED_EXCEPTION "AccessDeniedException" 400 {
        "Message" SERVICE_ERROR_MESSAGE;
    }
    CONFLICT_EXCEPTION "ConflictException" 400 {
        "message" STRING;
    }
    INVALID_ARGS_EXCEPTION "InvalidArgsException" 400 {
        "message" STRING;
    }
    INVALID_ARN_EXCEPTION "InvalidArnException" 400 {
        "message" STRING;
    }
    INVALID_DOMAIN_VALIDATION_OPTIONS_EXCEPTION "InvalidDomainValidationOptionsException" 400 {
        "message" STRING;
    }
    INVALID_PARAMETER_EXCEPTION "InvalidParameterException" 400 {
        "message" STRING;
    }
    INVALID_STATE_EXCEPTION "InvalidStateException" 400 {
        "message" STRING;
    }
    INVALID_TAG_EXCEPTION "InvalidTagException" 400 {
        "message" STRING;
    }
    LIMIT_EXCEEDED_EXCEPTION "LimitExceededException" 400 {
        "message" STRING;
    }
    REQUEST_IN_PROGRESS_EXCEPTION "RequestInProgressException" 400 {
        "message" STRING;
    }
    RESOURCE_IN_USE_EXCEPTION "ResourceInUseException" 400 {
        "message" STRING;
    }
    RESOURCE_NOT_FOUND_EXCEPTION "ResourceNotFoundException" 400 {
        "message" STRING;
    }
    SERVICE_QUOTA_EXCEEDED_EXCEPTION "ServiceQuotaExceededException" 400 {
        "message" STRING;
    }
    TAG_POLICY_EXCEPTION "TagPolicyException" 400 {
        "message" STRING;
    }
    THROTTLING_EXCEPTION "ThrottlingException" 400 {
        "message" AVAILABILITY_ERROR_MESSAGE;
        "throttlingReasons" THROTTLING_REASON_LIST;
    }
    TOO_MANY_TAGS_EXCEPTION "TooManyTagsException" 400 {
        "message" STRING;
    }
    VALIDATION_EXCEPTION "ValidationException" 400 {
        "message" VALIDATION_EXCEPTION_MESSAGE;
    }
}
