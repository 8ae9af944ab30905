//! Shapes without members of their own.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::structures::*;
use crate::macros::prelude::*;
use crate::macros::simple;

simple! {
    AUDIENCE "Audience" Kind::Text;
    ISSUER "Issuer" Kind::Text;
    NAME_QUALIFIER "NameQualifier" Kind::Text;
    OTHER_JWT_PAYLOAD_SIZE_EXCEEDED_EXCEPTION "OtherJwtPayloadSizeExceededException" Kind::Text;
    OTHER_OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED_EXCEPTION "OtherOutboundWebIdentityFederationDisabledException" Kind::Text;
    OTHER_SESSION_DURATION_ESCALATION_EXCEPTION "OtherSessionDurationEscalationException" Kind::Text;
    PROVIDED_CONTEXTS_LIST_TYPE "ProvidedContextsListType" Kind::List(&PROVIDED_CONTEXT), min(1.0) max(5.0);
    ROOT_DURATION_SECONDS_TYPE "RootDurationSecondsType" Kind::Integer, min(0.0) max(900.0);
    SAML_ASSERTION_TYPE "SAMLAssertionType" Kind::Text, min(4.0) max(100000.0) sensitive;
    SUBJECT "Subject" Kind::Text;
    SUBJECT_TYPE "SubjectType" Kind::Text;
    TARGET_PRINCIPAL_TYPE "TargetPrincipalType" Kind::Text, min(12.0) max(2048.0);
    ACCESS_KEY_ID_TYPE "accessKeyIdType" Kind::Text, min(16.0) max(128.0) => r"[\w]*";
    ACCESS_KEY_SECRET_TYPE "accessKeySecretType" Kind::Text, sensitive;
    ACCOUNT_TYPE "accountType" Kind::Text;
    ARN_TYPE "arnType" Kind::Text, min(20.0) max(2048.0) => r"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+";
    ASSUMED_ROLE_ID_TYPE "assumedRoleIdType" Kind::Text, min(2.0) max(193.0) => r"[\w+=,.@:-]*";
    CLIENT_TOKEN_TYPE "clientTokenType" Kind::Text, min(4.0) max(20000.0) sensitive;
    CONTEXT_ASSERTION_TYPE "contextAssertionType" Kind::Text, min(4.0) max(2048.0);
    DATE_TYPE "dateType" Kind::Timestamp(None);
    DECODED_MESSAGE_TYPE "decodedMessageType" Kind::Text;
    DURATION_SECONDS_TYPE "durationSecondsType" Kind::Integer, min(900.0) max(129600.0);
    ENCODED_MESSAGE_TYPE "encodedMessageType" Kind::Text, min(1.0) max(10240.0);
    EXPIRED_IDENTITY_TOKEN_MESSAGE "expiredIdentityTokenMessage" Kind::Text;
    EXPIRED_TRADE_IN_TOKEN_EXCEPTION_MESSAGE "expiredTradeInTokenExceptionMessage" Kind::Text;
    EXTERNAL_ID_TYPE "externalIdType" Kind::Text, min(2.0) max(1224.0) => r"[\w+=,.@:\/-]*";
    FEDERATED_ID_TYPE "federatedIdType" Kind::Text, min(2.0) max(193.0) => r"[\w+=,.@\:-]*";
    IDP_COMMUNICATION_ERROR_MESSAGE "idpCommunicationErrorMessage" Kind::Text;
    IDP_REJECTED_CLAIM_MESSAGE "idpRejectedClaimMessage" Kind::Text;
    INVALID_AUTHORIZATION_MESSAGE "invalidAuthorizationMessage" Kind::Text;
    INVALID_IDENTITY_TOKEN_MESSAGE "invalidIdentityTokenMessage" Kind::Text;
    JWT_ALGORITHM_TYPE "jwtAlgorithmType" Kind::Text, min(5.0) max(5.0);
    MALFORMED_POLICY_DOCUMENT_MESSAGE "malformedPolicyDocumentMessage" Kind::Text;
    MINIMUM_SESSION_TOKEN_SIZE_TYPE "minimumSessionTokenSizeType" Kind::Integer, min(0.0) max(4096.0);
    NON_NEGATIVE_INTEGER_TYPE "nonNegativeIntegerType" Kind::Integer, min(0.0);
    PACKED_POLICY_TOO_LARGE_MESSAGE "packedPolicyTooLargeMessage" Kind::Text;
    POLICY_DESCRIPTOR_LIST_TYPE "policyDescriptorListType" Kind::List(&POLICY_DESCRIPTOR_TYPE);
    REGION_DISABLED_MESSAGE "regionDisabledMessage" Kind::Text;
    ROLE_DURATION_SECONDS_TYPE "roleDurationSecondsType" Kind::Integer, min(900.0) max(43200.0);
    ROLE_SESSION_NAME_TYPE "roleSessionNameType" Kind::Text, min(2.0) max(64.0) => r"[\w+=,.@-]*";
    SERIAL_NUMBER_TYPE "serialNumberType" Kind::Text, min(9.0) max(256.0) => r"[\w+=/:,.@-]*";
    SESSION_POLICY_DOCUMENT_TYPE "sessionPolicyDocumentType" Kind::Text, min(1.0) max(2048.0) => r"[\u0009\u000A\u000D\u0020-\u00FF]+";
    SESSION_TOKEN_SIZE_TYPE "sessionTokenSizeType" Kind::Integer, min(0.0);
    SESSION_TOKEN_UTILIZATION_TYPE "sessionTokenUtilizationType" Kind::Integer, min(0.0);
    SOURCE_IDENTITY_TYPE "sourceIdentityType" Kind::Text, min(2.0) max(64.0) => r"[\w+=,.@-]*";
    TAG_KEY_LIST_TYPE "tagKeyListType" Kind::List(&TAG_KEY_TYPE), max(50.0);
    TAG_KEY_TYPE "tagKeyType" Kind::Text, min(1.0) max(128.0) => r"[\p{L}\p{Z}\p{N}_.:/=+\-@]+";
    TAG_LIST_TYPE "tagListType" Kind::List(&TAG), max(50.0);
    TAG_VALUE_TYPE "tagValueType" Kind::Text, min(0.0) max(256.0) => r"[\p{L}\p{Z}\p{N}_.:/=+\-@]*";
    TOKEN_CODE_TYPE "tokenCodeType" Kind::Text, min(6.0) max(6.0) => r"[\d]*";
    TOKEN_TYPE "tokenType" Kind::Text;
    TRADE_IN_TOKEN_TYPE "tradeInTokenType" Kind::Text, sensitive;
    UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE "unrestrictedSessionPolicyDocumentType" Kind::Text, min(1.0) => r"[\u0009\u000A\u000D\u0020-\u00FF]+";
    URL_TYPE "urlType" Kind::Text, min(4.0) max(2048.0);
    USER_ID_TYPE "userIdType" Kind::Text;
    USER_NAME_TYPE "userNameType" Kind::Text, min(2.0) max(32.0) => r"[\w+=,.@-]*";
    WEB_IDENTITY_SUBJECT_TYPE "webIdentitySubjectType" Kind::Text, min(6.0) max(255.0);
    WEB_IDENTITY_TOKEN_AUDIENCE_LIST_TYPE "webIdentityTokenAudienceListType" Kind::List(&WEB_IDENTITY_TOKEN_AUDIENCE_STRING_TYPE), min(1.0) max(10.0);
    WEB_IDENTITY_TOKEN_AUDIENCE_STRING_TYPE "webIdentityTokenAudienceStringType" Kind::Text, min(1.0) max(1000.0);
    WEB_IDENTITY_TOKEN_DURATION_SECONDS_TYPE "webIdentityTokenDurationSecondsType" Kind::Integer, min(60.0) max(3600.0);
    WEB_IDENTITY_TOKEN_TYPE "webIdentityTokenType" Kind::Text, sensitive;
}
