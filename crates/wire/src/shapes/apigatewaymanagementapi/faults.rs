//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    FORBIDDEN_EXCEPTION "ForbiddenException" 403 {
    }
    GONE_EXCEPTION "GoneException" 410 {
    }
    LIMIT_EXCEEDED_EXCEPTION "LimitExceededException" 429 {
    }
    PAYLOAD_TOO_LARGE_EXCEPTION "PayloadTooLargeException" 413 {
        "Message" __STRING named("message");
    }
}
