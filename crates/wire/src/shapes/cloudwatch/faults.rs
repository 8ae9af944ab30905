//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    CONCURRENT_MODIFICATION_EXCEPTION "ConcurrentModificationException" 429 {
    }
    CONFLICT_EXCEPTION "ConflictException" 409 {
        "Message" ERROR_MESSAGE;
    }
    DASHBOARD_INVALID_INPUT_ERROR "InvalidParameterInput" as "DashboardInvalidInputError" 400 {
        "message" DASHBOARD_ERROR_MESSAGE;
        "dashboardValidationMessages" DASHBOARD_VALIDATION_MESSAGES;
    }
    DASHBOARD_NOT_FOUND_ERROR "ResourceNotFound" as "DashboardNotFoundError" 404 {
        "message" DASHBOARD_ERROR_MESSAGE;
    }
    INTERNAL_SERVICE_FAULT "InternalServiceError" as "InternalServiceFault" 500 {
        "Message" FAULT_DESCRIPTION;
    }
    INVALID_FORMAT_FAULT "InvalidFormat" as "InvalidFormatFault" 400 {
        "message" ERROR_MESSAGE;
    }
    INVALID_NEXT_TOKEN "InvalidNextToken" 400 {
        "message" ERROR_MESSAGE;
    }
    INVALID_PARAMETER_COMBINATION_EXCEPTION "InvalidParameterCombination" as "InvalidParameterCombinationException" 400 {
        "message" AWS_QUERY_ERROR_MESSAGE;
    }
    INVALID_PARAMETER_VALUE_EXCEPTION "InvalidParameterValue" as "InvalidParameterValueException" 400 {
        "message" AWS_QUERY_ERROR_MESSAGE;
    }
    LIMIT_EXCEEDED_FAULT "LimitExceeded" as "LimitExceededFault" 400 {
        "message" ERROR_MESSAGE;
    }
    MISSING_REQUIRED_PARAMETER_EXCEPTION "MissingParameter" as "MissingRequiredParameterException" 400 {
        "message" AWS_QUERY_ERROR_MESSAGE;
    }
    RESOURCE_CONFLICT "ResourceConflict" 409 {
        "message" ERROR_MESSAGE;
    }
    RESOURCE_NOT_FOUND "ResourceNotFound" 404 {
        "message" ERROR_MESSAGE;
    }
    RESOURCE_NOT_FOUND_EXCEPTION "ResourceNotFoundException" 404 {
        "ResourceType" RESOURCE_TYPE;
        "ResourceId" RESOURCE_ID;
    }
}
