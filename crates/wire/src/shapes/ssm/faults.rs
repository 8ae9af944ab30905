//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    HIERARCHY_LEVEL_LIMIT_EXCEEDED_EXCEPTION "HierarchyLevelLimitExceededException" 400 {
        "message" STRING;
    }
    HIERARCHY_TYPE_MISMATCH_EXCEPTION "HierarchyTypeMismatchException" 400 {
        "message" STRING;
    }
    INCOMPATIBLE_POLICY_EXCEPTION "IncompatiblePolicyException" 400 {
        "message" STRING;
    }
    INTERNAL_SERVER_ERROR "InternalServerError" 500 {
        "Message" STRING;
    }
    INVALID_ALLOWED_PATTERN_EXCEPTION "InvalidAllowedPatternException" 400 {
        "message" STRING;
    }
    INVALID_FILTER_KEY "InvalidFilterKey" 400 {
    }
    INVALID_FILTER_OPTION "InvalidFilterOption" 400 {
        "message" STRING;
    }
    INVALID_FILTER_VALUE "InvalidFilterValue" 400 {
        "Message" STRING;
    }
    INVALID_KEY_ID "InvalidKeyId" 400 {
        "message" STRING;
    }
    INVALID_NEXT_TOKEN "InvalidNextToken" 400 {
        "Message" STRING;
    }
    INVALID_POLICY_ATTRIBUTE_EXCEPTION "InvalidPolicyAttributeException" 400 {
        "message" STRING;
    }
    INVALID_POLICY_TYPE_EXCEPTION "InvalidPolicyTypeException" 400 {
        "message" STRING;
    }
    INVALID_RESOURCE_ID "InvalidResourceId" 400 {
    }
    INVALID_RESOURCE_TYPE "InvalidResourceType" 400 {
    }
    PARAMETER_ALREADY_EXISTS "ParameterAlreadyExists" 400 {
        "message" STRING;
    }
    PARAMETER_LIMIT_EXCEEDED "ParameterLimitExceeded" 400 {
        "message" STRING;
    }
    PARAMETER_MAX_VERSION_LIMIT_EXCEEDED "ParameterMaxVersionLimitExceeded" 400 {
        "message" STRING;
    }
    PARAMETER_NOT_FOUND "ParameterNotFound" 400 {
        "message" STRING;
    }
    PARAMETER_PATTERN_MISMATCH_EXCEPTION "ParameterPatternMismatchException" 400 {
        "message" STRING;
    }
    PARAMETER_VERSION_LABEL_LIMIT_EXCEEDED "ParameterVersionLabelLimitExceeded" 400 {
        "message" STRING;
    }
    PARAMETER_VERSION_NOT_FOUND "ParameterVersionNotFound" 400 {
        "message" STRING;
    }
    POLICIES_LIMIT_EXCEEDED_EXCEPTION "PoliciesLimitExceededException" 400 {
        "message" STRING;
    }
    TOO_MANY_TAGS_ERROR "TooManyTagsError" 400 {
    }
    TOO_MANY_UPDATES "TooManyUpdates" 400 {
        "Message" STRING;
    }
    UNSUPPORTED_PARAMETER_TYPE "UnsupportedParameterType" 400 {
        "message" STRING;
    }
}
