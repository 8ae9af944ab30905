//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    DECRYPTION_FAILURE "DecryptionFailure" 400 {
        "Message" ERROR_MESSAGE;
    }
    ENCRYPTION_FAILURE "EncryptionFailure" 400 {
        "Message" ERROR_MESSAGE;
    }
    INTERNAL_SERVICE_ERROR "InternalServiceError" 500 {
        "Message" ERROR_MESSAGE;
    }
    INVALID_NEXT_TOKEN_EXCEPTION "InvalidNextTokenException" 400 {
        "Message" ERROR_MESSAGE;
    }
    INVALID_PARAMETER_EXCEPTION "InvalidParameterException" 400 {
        "Message" ERROR_MESSAGE;
    }
    INVALID_REQUEST_EXCEPTION "InvalidRequestException" 400 {
        "Message" ERROR_MESSAGE;
    }
    LIMIT_EXCEEDED_EXCEPTION "LimitExceededException" 400 {
        "Message" ERROR_MESSAGE;
    }
    MALFORMED_POLICY_DOCUMENT_EXCEPTION "MalformedPolicyDocumentException" 400 {
        "Message" ERROR_MESSAGE;
    }
    PRECONDITION_NOT_MET_EXCEPTION "PreconditionNotMetException" 400 {
        "Message" ERROR_MESSAGE;
    }
    PUBLIC_POLICY_EXCEPTION "PublicPolicyException" 400 {
        "Message" ERROR_MESSAGE;
    }
    RESOURCE_EXISTS_EXCEPTION "ResourceExistsException" 400 {
        "Message" ERROR_MESSAGE;
    }
    RESOURCE_NOT_FOUND_EXCEPTION "ResourceNotFoundException" 400 {
        "Message" ERROR_MESSAGE;
    }
}
