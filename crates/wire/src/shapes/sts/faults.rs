//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    EXPIRED_TOKEN_EXCEPTION "ExpiredTokenException" 400 {
        "message" EXPIRED_IDENTITY_TOKEN_MESSAGE;
    }
    EXPIRED_TRADE_IN_TOKEN_EXCEPTION "ExpiredTradeInTokenException" 400 {
        "message" EXPIRED_TRADE_IN_TOKEN_EXCEPTION_MESSAGE;
    }
    IDP_COMMUNICATION_ERROR_EXCEPTION "IDPCommunicationError" as "IDPCommunicationErrorException" 400 {
        "message" IDP_COMMUNICATION_ERROR_MESSAGE;
    }
    IDP_REJECTED_CLAIM_EXCEPTION "IDPRejectedClaim" as "IDPRejectedClaimException" 403 {
        "message" IDP_REJECTED_CLAIM_MESSAGE;
    }
    INVALID_AUTHORIZATION_MESSAGE_EXCEPTION "InvalidAuthorizationMessageException" 400 {
        "message" INVALID_AUTHORIZATION_MESSAGE;
    }
    INVALID_IDENTITY_TOKEN_EXCEPTION "InvalidIdentityToken" as "InvalidIdentityTokenException" 400 {
        "message" INVALID_IDENTITY_TOKEN_MESSAGE;
    }
    JWT_PAYLOAD_SIZE_EXCEEDED_EXCEPTION "JWTPayloadSizeExceededException" 400 {
        "message" OTHER_JWT_PAYLOAD_SIZE_EXCEEDED_EXCEPTION;
    }
    MALFORMED_POLICY_DOCUMENT_EXCEPTION "MalformedPolicyDocument" as "MalformedPolicyDocumentException" 400 {
        "message" MALFORMED_POLICY_DOCUMENT_MESSAGE;
    }
    OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED_EXCEPTION "OutboundWebIdentityFederationDisabledException" 403 {
        "message" OTHER_OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED_EXCEPTION;
    }
    PACKED_POLICY_TOO_LARGE_EXCEPTION "PackedPolicyTooLarge" as "PackedPolicyTooLargeException" 400 {
        "message" PACKED_POLICY_TOO_LARGE_MESSAGE;
    }
    REGION_DISABLED_EXCEPTION "RegionDisabledException" 403 {
        "message" REGION_DISABLED_MESSAGE;
    }
    SESSION_DURATION_ESCALATION_EXCEPTION "SessionDurationEscalationException" 403 {
        "message" OTHER_SESSION_DURATION_ESCALATION_EXCEPTION;
    }
}
