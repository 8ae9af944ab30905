//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    ACCESS_DENIED_EXCEPTION "AccessDeniedException" 403 {
        "Message" __STRING named("message");
    }
    BAD_REQUEST_EXCEPTION "BadRequestException" 400 {
        "Message" __STRING named("message");
    }
    CONFLICT_EXCEPTION "ConflictException" 409 {
        "Message" __STRING named("message");
    }
    NOT_FOUND_EXCEPTION "NotFoundException" 404 {
        "Message" __STRING named("message");
        "ResourceType" __STRING named("resourceType");
    }
    TOO_MANY_REQUESTS_EXCEPTION "TooManyRequestsException" 429 {
        "LimitType" __STRING named("limitType");
        "Message" __STRING named("message");
    }
}
