//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    CONFLICT_EXCEPTION "ConflictException" 409 {
        "Message" STRING;
    }
    INTERNAL_SERVER_EXCEPTION "InternalServerException" 500 {
        "Message" STRING;
    }
    RESOURCE_NOT_FOUND_EXCEPTION "ResourceNotFoundException" 404 {
        "Message" STRING;
    }
    SERVICE_QUOTA_EXCEEDED_EXCEPTION "ServiceQuotaExceededException" 402 {
        "Message" STRING;
    }
    THROTTLING_EXCEPTION "ThrottlingException" 429 {
        "Message" STRING;
    }
    VALIDATION_EXCEPTION "ValidationException" 400 {
        "Message" STRING;
    }
}
