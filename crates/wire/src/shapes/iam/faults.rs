//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    CONCURRENT_MODIFICATION_EXCEPTION "ConcurrentModification" 409 {
        "message" CONCURRENT_MODIFICATION_MESSAGE;
    }
    DELETE_CONFLICT_EXCEPTION "DeleteConflict" 409 {
        "message" DELETE_CONFLICT_MESSAGE;
    }
    ENTITY_ALREADY_EXISTS_EXCEPTION "EntityAlreadyExists" 409 {
        "message" ENTITY_ALREADY_EXISTS_MESSAGE;
    }
    ENTITY_TEMPORARILY_UNMODIFIABLE_EXCEPTION "EntityTemporarilyUnmodifiable" 409 {
        "message" ENTITY_TEMPORARILY_UNMODIFIABLE_MESSAGE;
    }
    INVALID_INPUT_EXCEPTION "InvalidInput" 400 {
        "message" INVALID_INPUT_MESSAGE;
    }
    INVALID_USER_TYPE_EXCEPTION "InvalidUserType" 400 {
        "message" INVALID_USER_TYPE_MESSAGE;
    }
    LIMIT_EXCEEDED_EXCEPTION "LimitExceeded" 409 {
        "message" LIMIT_EXCEEDED_MESSAGE;
    }
    MALFORMED_POLICY_DOCUMENT_EXCEPTION "MalformedPolicyDocument" 400 {
        "message" MALFORMED_POLICY_DOCUMENT_MESSAGE;
    }
    NAME_CONFLICT_EXCEPTION "NameConflict" 409 {
        "message" NAME_CONFLICT_MESSAGE;
    }
    NO_SUCH_ENTITY_EXCEPTION "NoSuchEntity" 404 {
        "message" NO_SUCH_ENTITY_MESSAGE;
    }
    OPEN_ID_IDP_COMMUNICATION_ERROR_EXCEPTION "OpenIdIdpCommunicationError" 400 {
        "message" OPEN_ID_IDP_COMMUNICATION_ERROR_EXCEPTION_MESSAGE;
    }
    PASSWORD_POLICY_VIOLATION_EXCEPTION "PasswordPolicyViolation" 400 {
        "message" PASSWORD_POLICY_VIOLATION_MESSAGE;
    }
    POLICY_EVALUATION_EXCEPTION "PolicyEvaluation" 500 {
        "message" POLICY_EVALUATION_ERROR_MESSAGE;
    }
    POLICY_NOT_ATTACHABLE_EXCEPTION "PolicyNotAttachable" 400 {
        "message" POLICY_NOT_ATTACHABLE_MESSAGE;
    }
    ROLE_MODIFIED_EXCEPTION "RoleModified" 409 {
        "message" ROLE_MODIFIED_MESSAGE;
    }
    ROLE_TEMPLATE_DISABLED_EXCEPTION "RoleTemplateDisabled" 400 {
        "message" ROLE_TEMPLATE_DISABLED_MESSAGE;
    }
    SERVICE_FAILURE_EXCEPTION "ServiceFailure" 500 {
        "message" SERVICE_FAILURE_EXCEPTION_MESSAGE;
    }
    SERVICE_NOT_SUPPORTED_EXCEPTION "NotSupportedService" 404 {
        "message" SERVICE_NOT_SUPPORTED_MESSAGE;
    }
    UNMODIFIABLE_ENTITY_EXCEPTION "UnmodifiableEntity" 400 {
        "message" UNMODIFIABLE_ENTITY_MESSAGE;
    }
}
