//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    CONCURRENT_MODIFICATION_EXCEPTION "ConcurrentModification" as "ConcurrentModificationException" 409 {
        "message" CONCURRENT_MODIFICATION_MESSAGE;
    }
    DELETE_CONFLICT_EXCEPTION "DeleteConflict" as "DeleteConflictException" 409 {
        "message" DELETE_CONFLICT_MESSAGE;
    }
    ENTITY_ALREADY_EXISTS_EXCEPTION "EntityAlreadyExists" as "EntityAlreadyExistsException" 409 {
        "message" ENTITY_ALREADY_EXISTS_MESSAGE;
    }
    ENTITY_TEMPORARILY_UNMODIFIABLE_EXCEPTION "EntityTemporarilyUnmodifiable" as "EntityTemporarilyUnmodifiableException" 409 {
        "message" ENTITY_TEMPORARILY_UNMODIFIABLE_MESSAGE;
    }
    INVALID_INPUT_EXCEPTION "InvalidInput" as "InvalidInputException" 400 {
        "message" INVALID_INPUT_MESSAGE;
    }
    INVALID_USER_TYPE_EXCEPTION "InvalidUserType" as "InvalidUserTypeException" 400 {
        "message" INVALID_USER_TYPE_MESSAGE;
    }
    LIMIT_EXCEEDED_EXCEPTION "LimitExceeded" as "LimitExceededException" 409 {
        "message" LIMIT_EXCEEDED_MESSAGE;
    }
    MALFORMED_POLICY_DOCUMENT_EXCEPTION "MalformedPolicyDocument" as "MalformedPolicyDocumentException" 400 {
        "message" MALFORMED_POLICY_DOCUMENT_MESSAGE;
    }
    NAME_CONFLICT_EXCEPTION "NameConflict" as "NameConflictException" 409 {
        "message" NAME_CONFLICT_MESSAGE;
    }
    NO_SUCH_ENTITY_EXCEPTION "NoSuchEntity" as "NoSuchEntityException" 404 {
        "message" NO_SUCH_ENTITY_MESSAGE;
    }
    OPEN_ID_IDP_COMMUNICATION_ERROR_EXCEPTION "OpenIdIdpCommunicationError" as "OpenIdIdpCommunicationErrorException" 400 {
        "message" OPEN_ID_IDP_COMMUNICATION_ERROR_EXCEPTION_MESSAGE;
    }
    PASSWORD_POLICY_VIOLATION_EXCEPTION "PasswordPolicyViolation" as "PasswordPolicyViolationException" 400 {
        "message" PASSWORD_POLICY_VIOLATION_MESSAGE;
    }
    POLICY_EVALUATION_EXCEPTION "PolicyEvaluation" as "PolicyEvaluationException" 500 {
        "message" POLICY_EVALUATION_ERROR_MESSAGE;
    }
    POLICY_NOT_ATTACHABLE_EXCEPTION "PolicyNotAttachable" as "PolicyNotAttachableException" 400 {
        "message" POLICY_NOT_ATTACHABLE_MESSAGE;
    }
    ROLE_MODIFIED_EXCEPTION "RoleModified" as "RoleModifiedException" 409 {
        "message" ROLE_MODIFIED_MESSAGE;
    }
    ROLE_TEMPLATE_DISABLED_EXCEPTION "RoleTemplateDisabled" as "RoleTemplateDisabledException" 400 {
        "message" ROLE_TEMPLATE_DISABLED_MESSAGE;
    }
    SERVICE_FAILURE_EXCEPTION "ServiceFailure" as "ServiceFailureException" 500 {
        "message" SERVICE_FAILURE_EXCEPTION_MESSAGE;
    }
    SERVICE_NOT_SUPPORTED_EXCEPTION "NotSupportedService" as "ServiceNotSupportedException" 404 {
        "message" SERVICE_NOT_SUPPORTED_MESSAGE;
    }
    UNMODIFIABLE_ENTITY_EXCEPTION "UnmodifiableEntity" as "UnmodifiableEntityException" 400 {
        "message" UNMODIFIABLE_ENTITY_MESSAGE;
    }
}
