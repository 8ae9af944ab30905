//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    ACCESS_DENIED_EXCEPTION "AccessDeniedException" 400 {
    }
    CONCURRENT_MODIFICATION_EXCEPTION "ConcurrentModificationException" 400 {
    }
    ILLEGAL_STATUS_EXCEPTION "IllegalStatusException" 400 {
    }
    INTERNAL_EXCEPTION "InternalException" 500 {
    }
    INVALID_EVENT_PATTERN_EXCEPTION "InvalidEventPatternException" 400 {
    }
    INVALID_STATE_EXCEPTION "InvalidStateException" 400 {
    }
    LIMIT_EXCEEDED_EXCEPTION "LimitExceededException" 400 {
    }
    MANAGED_RULE_EXCEPTION "ManagedRuleException" 400 {
    }
    OPERATION_DISABLED_EXCEPTION "OperationDisabledException" 400 {
    }
    POLICY_LENGTH_EXCEEDED_EXCEPTION "PolicyLengthExceededException" 400 {
    }
    RESOURCE_ALREADY_EXISTS_EXCEPTION "ResourceAlreadyExistsException" 400 {
    }
    RESOURCE_NOT_FOUND_EXCEPTION "ResourceNotFoundException" 400 {
    }
    THROTTLING_EXCEPTION "ThrottlingException" 400 {
    }
}
