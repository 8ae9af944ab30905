//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    CONFLICTING_DOMAIN_EXISTS "ConflictingDomainExists" 400 {
        "message" ERROR_MESSAGE;
    }
    DELEGATION_SET_NOT_AVAILABLE "DelegationSetNotAvailable" 400 {
        "message" ERROR_MESSAGE;
    }
    DELEGATION_SET_NOT_REUSABLE "DelegationSetNotReusable" 400 {
        "message" ERROR_MESSAGE;
    }
    HEALTH_CHECK_ALREADY_EXISTS "HealthCheckAlreadyExists" 409 {
        "message" ERROR_MESSAGE;
    }
    HEALTH_CHECK_IN_USE "HealthCheckInUse" 400 {
        "message" ERROR_MESSAGE;
    }
    HEALTH_CHECK_VERSION_MISMATCH "HealthCheckVersionMismatch" 409 {
        "message" ERROR_MESSAGE;
    }
    HOSTED_ZONE_ALREADY_EXISTS "HostedZoneAlreadyExists" 409 {
        "message" ERROR_MESSAGE;
    }
    HOSTED_ZONE_NOT_EMPTY "HostedZoneNotEmpty" 400 {
        "message" ERROR_MESSAGE;
    }
    HOSTED_ZONE_NOT_PRIVATE "HostedZoneNotPrivate" 400 {
        "message" ERROR_MESSAGE;
    }
    INCOMPATIBLE_VERSION "IncompatibleVersion" 400 {
        "message" ERROR_MESSAGE;
    }
    INVALID_ARGUMENT "InvalidArgument" 400 {
        "message" ERROR_MESSAGE;
    }
    INVALID_CHANGE_BATCH "InvalidChangeBatch" 400 {
        "messages" ERROR_MESSAGES;
        "message" ERROR_MESSAGE;
    }
    INVALID_DOMAIN_NAME "InvalidDomainName" 400 {
        "message" ERROR_MESSAGE;
    }
    INVALID_INPUT "InvalidInput" 400 {
        "message" ERROR_MESSAGE;
    }
    INVALID_PAGINATION_TOKEN "InvalidPaginationToken" 400 {
        "message" ERROR_MESSAGE;
    }
    INVALID_RESOURCE_RECORD_SET_PROTECTION_BATCH "InvalidResourceRecordSetProtectionBatch" 400 {
        "Message" ERROR_MESSAGE;
        "Errors" PROTECTION_ERRORS;
    }
    INVALID_VPC_ID "InvalidVPCId" 400 {
        "message" ERROR_MESSAGE;
    }
    LIMITS_EXCEEDED "LimitsExceeded" 400 {
        "message" ERROR_MESSAGE;
    }
    NO_SUCH_CHANGE "NoSuchChange" 404 {
        "message" ERROR_MESSAGE;
    }
    NO_SUCH_DELEGATION_SET "NoSuchDelegationSet" 400 {
        "message" ERROR_MESSAGE;
    }
    NO_SUCH_HEALTH_CHECK "NoSuchHealthCheck" 404 {
        "message" ERROR_MESSAGE;
    }
    NO_SUCH_HOSTED_ZONE "NoSuchHostedZone" 404 {
        "message" ERROR_MESSAGE;
    }
    PRIOR_REQUEST_NOT_COMPLETE "PriorRequestNotComplete" 400 {
        "message" ERROR_MESSAGE;
    }
    PROTECTION_ALREADY_EXISTS "ProtectionAlreadyExists" 409 {
        "Message" ERROR_MESSAGE;
        "Errors" PROTECTION_ERRORS;
    }
    THROTTLING_EXCEPTION "ThrottlingException" 400 {
        "message" ERROR_MESSAGE;
    }
    TOO_MANY_HEALTH_CHECKS "TooManyHealthChecks" 400 {
        "message" ERROR_MESSAGE;
    }
    TOO_MANY_HOSTED_ZONES "TooManyHostedZones" 400 {
        "message" ERROR_MESSAGE;
    }
}
