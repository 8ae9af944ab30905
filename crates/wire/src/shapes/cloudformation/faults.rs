//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    ALREADY_EXISTS_EXCEPTION "AlreadyExistsException" 400 {
    }
    CHANGE_SET_NOT_FOUND_EXCEPTION "ChangeSetNotFound" as "ChangeSetNotFoundException" 404 {
    }
    INSUFFICIENT_CAPABILITIES_EXCEPTION "InsufficientCapabilitiesException" 400 {
    }
    INVALID_CHANGE_SET_STATUS_EXCEPTION "InvalidChangeSetStatus" as "InvalidChangeSetStatusException" 400 {
    }
    LIMIT_EXCEEDED_EXCEPTION "LimitExceededException" 400 {
    }
    STACK_SET_NOT_FOUND_EXCEPTION "StackSetNotFoundException" 404 {
    }
    TOKEN_ALREADY_EXISTS_EXCEPTION "TokenAlreadyExistsException" 400 {
    }
}
