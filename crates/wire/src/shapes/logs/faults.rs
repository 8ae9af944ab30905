//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    ACCESS_DENIED_EXCEPTION "AccessDeniedException" 400 {
    }
    DATA_ALREADY_ACCEPTED_EXCEPTION "DataAlreadyAcceptedException" 400 {
        "expectedSequenceToken" SEQUENCE_TOKEN;
    }
    INVALID_OPERATION_EXCEPTION "InvalidOperationException" 400 {
    }
    INVALID_PARAMETER_EXCEPTION "InvalidParameterException" 400 {
    }
    INVALID_SEQUENCE_TOKEN_EXCEPTION "InvalidSequenceTokenException" 400 {
        "expectedSequenceToken" SEQUENCE_TOKEN;
    }
    LIMIT_EXCEEDED_EXCEPTION "LimitExceededException" 400 {
    }
    MALFORMED_QUERY_EXCEPTION "MalformedQueryException" 400 {
        "queryCompileError" QUERY_COMPILE_ERROR;
    }
    OPERATION_ABORTED_EXCEPTION "OperationAbortedException" 400 {
    }
    RESOURCE_ALREADY_EXISTS_EXCEPTION "ResourceAlreadyExistsException" 400 {
    }
    RESOURCE_NOT_FOUND_EXCEPTION "ResourceNotFoundException" 400 {
    }
    SERVICE_UNAVAILABLE_EXCEPTION "ServiceUnavailableException" 500 {
    }
    TOO_MANY_TAGS_EXCEPTION "TooManyTagsException" 400 {
        "message" MESSAGE;
        "resourceName" AMAZON_RESOURCE_NAME;
    }
    UNRECOGNIZED_CLIENT_EXCEPTION "UnrecognizedClientException" 400 {
    }
    VALIDATION_EXCEPTION "ValidationException" 400 {
    }
}
