//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    BAD_REQUEST_EXCEPTION "BadRequestException" 400 {
        "message" STRING;
    }
    CONFLICT_EXCEPTION "ConflictException" 409 {
        "message" STRING;
    }
    LIMIT_EXCEEDED_EXCEPTION "LimitExceededException" 429 {
        "retryAfterSeconds" STRING header("Retry-After");
        "message" STRING;
    }
    NOT_FOUND_EXCEPTION "NotFoundException" 404 {
        "message" STRING;
    }
    SERVICE_UNAVAILABLE_EXCEPTION "ServiceUnavailableException" 503 {
        "retryAfterSeconds" STRING header("Retry-After");
        "message" STRING;
    }
    TOO_MANY_REQUESTS_EXCEPTION "TooManyRequestsException" 429 {
        "retryAfterSeconds" STRING header("Retry-After");
        "message" STRING;
    }
    UNAUTHORIZED_EXCEPTION "UnauthorizedException" 401 {
        "message" STRING;
    }
}
