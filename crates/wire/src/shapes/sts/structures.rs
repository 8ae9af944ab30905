//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ASSUME_ROLE_REQUEST AssumeRoleRequest {
        role_arn: String = "RoleArn" ARN_TYPE required;
        role_session_name: String = "RoleSessionName" ROLE_SESSION_NAME_TYPE required;
        policy_arns: Option<Vec<PolicyDescriptorType>> = "PolicyArns" POLICY_DESCRIPTOR_LIST_TYPE;
        policy: Option<String> = "Policy" UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE;
        duration_seconds: Option<i32> = "DurationSeconds" ROLE_DURATION_SECONDS_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
        transitive_tag_keys: Option<Vec<String>> = "TransitiveTagKeys" TAG_KEY_LIST_TYPE;
        external_id: Option<String> = "ExternalId" EXTERNAL_ID_TYPE;
        serial_number: Option<String> = "SerialNumber" SERIAL_NUMBER_TYPE;
        token_code: Option<String> = "TokenCode" TOKEN_CODE_TYPE;
        source_identity: Option<String> = "SourceIdentity" SOURCE_IDENTITY_TYPE;
        provided_contexts: Option<Vec<ProvidedContext>> = "ProvidedContexts" PROVIDED_CONTEXTS_LIST_TYPE;
        minimum_session_token_size: Option<i32> = "MinimumSessionTokenSize" MINIMUM_SESSION_TOKEN_SIZE_TYPE;
    }
    ASSUME_ROLE_RESPONSE AssumeRoleResponse {
        credentials: Option<Credentials> = "Credentials" CREDENTIALS;
        assumed_role_user: Option<AssumedRoleUser> = "AssumedRoleUser" ASSUMED_ROLE_USER;
        packed_policy_size: Option<i32> = "PackedPolicySize" NON_NEGATIVE_INTEGER_TYPE;
        source_identity: Option<String> = "SourceIdentity" SOURCE_IDENTITY_TYPE;
        session_token_utilization: Option<i32> = "SessionTokenUtilization" SESSION_TOKEN_UTILIZATION_TYPE;
        session_token_size: Option<i32> = "SessionTokenSize" SESSION_TOKEN_SIZE_TYPE;
    }
    ASSUME_ROLE_WITH_SAML_REQUEST AssumeRoleWithSAMLRequest {
        role_arn: String = "RoleArn" ARN_TYPE required;
        principal_arn: String = "PrincipalArn" ARN_TYPE required;
        saml_assertion: String = "SAMLAssertion" SAML_ASSERTION_TYPE required;
        policy_arns: Option<Vec<PolicyDescriptorType>> = "PolicyArns" POLICY_DESCRIPTOR_LIST_TYPE;
        policy: Option<String> = "Policy" SESSION_POLICY_DOCUMENT_TYPE;
        duration_seconds: Option<i32> = "DurationSeconds" ROLE_DURATION_SECONDS_TYPE;
        minimum_session_token_size: Option<i32> = "MinimumSessionTokenSize" MINIMUM_SESSION_TOKEN_SIZE_TYPE;
    }
    ASSUME_ROLE_WITH_SAML_RESPONSE AssumeRoleWithSAMLResponse {
        credentials: Option<Credentials> = "Credentials" CREDENTIALS;
        assumed_role_user: Option<AssumedRoleUser> = "AssumedRoleUser" ASSUMED_ROLE_USER;
        packed_policy_size: Option<i32> = "PackedPolicySize" NON_NEGATIVE_INTEGER_TYPE;
        subject: Option<String> = "Subject" SUBJECT;
        subject_type: Option<String> = "SubjectType" SUBJECT_TYPE;
        issuer: Option<String> = "Issuer" ISSUER;
        audience: Option<String> = "Audience" AUDIENCE;
        name_qualifier: Option<String> = "NameQualifier" NAME_QUALIFIER;
        source_identity: Option<String> = "SourceIdentity" SOURCE_IDENTITY_TYPE;
        session_token_utilization: Option<i32> = "SessionTokenUtilization" SESSION_TOKEN_UTILIZATION_TYPE;
        session_token_size: Option<i32> = "SessionTokenSize" SESSION_TOKEN_SIZE_TYPE;
    }
    ASSUME_ROLE_WITH_WEB_IDENTITY_REQUEST AssumeRoleWithWebIdentityRequest {
        role_arn: String = "RoleArn" ARN_TYPE required;
        role_session_name: String = "RoleSessionName" ROLE_SESSION_NAME_TYPE required;
        web_identity_token: String = "WebIdentityToken" CLIENT_TOKEN_TYPE required;
        provider_id: Option<String> = "ProviderId" URL_TYPE;
        policy_arns: Option<Vec<PolicyDescriptorType>> = "PolicyArns" POLICY_DESCRIPTOR_LIST_TYPE;
        policy: Option<String> = "Policy" SESSION_POLICY_DOCUMENT_TYPE;
        duration_seconds: Option<i32> = "DurationSeconds" ROLE_DURATION_SECONDS_TYPE;
        minimum_session_token_size: Option<i32> = "MinimumSessionTokenSize" MINIMUM_SESSION_TOKEN_SIZE_TYPE;
    }
    ASSUME_ROLE_WITH_WEB_IDENTITY_RESPONSE AssumeRoleWithWebIdentityResponse {
        credentials: Option<Credentials> = "Credentials" CREDENTIALS;
        subject_from_web_identity_token: Option<String> = "SubjectFromWebIdentityToken" WEB_IDENTITY_SUBJECT_TYPE;
        assumed_role_user: Option<AssumedRoleUser> = "AssumedRoleUser" ASSUMED_ROLE_USER;
        packed_policy_size: Option<i32> = "PackedPolicySize" NON_NEGATIVE_INTEGER_TYPE;
        provider: Option<String> = "Provider" ISSUER;
        audience: Option<String> = "Audience" AUDIENCE;
        source_identity: Option<String> = "SourceIdentity" SOURCE_IDENTITY_TYPE;
        session_token_utilization: Option<i32> = "SessionTokenUtilization" SESSION_TOKEN_UTILIZATION_TYPE;
        session_token_size: Option<i32> = "SessionTokenSize" SESSION_TOKEN_SIZE_TYPE;
    }
    ASSUME_ROOT_REQUEST AssumeRootRequest {
        target_principal: String = "TargetPrincipal" TARGET_PRINCIPAL_TYPE required;
        task_policy_arn: PolicyDescriptorType = "TaskPolicyArn" POLICY_DESCRIPTOR_TYPE required;
        duration_seconds: Option<i32> = "DurationSeconds" ROOT_DURATION_SECONDS_TYPE;
        minimum_session_token_size: Option<i32> = "MinimumSessionTokenSize" MINIMUM_SESSION_TOKEN_SIZE_TYPE;
    }
    ASSUME_ROOT_RESPONSE AssumeRootResponse {
        credentials: Option<Credentials> = "Credentials" CREDENTIALS;
        source_identity: Option<String> = "SourceIdentity" SOURCE_IDENTITY_TYPE;
        session_token_utilization: Option<i32> = "SessionTokenUtilization" SESSION_TOKEN_UTILIZATION_TYPE;
        session_token_size: Option<i32> = "SessionTokenSize" SESSION_TOKEN_SIZE_TYPE;
    }
    ASSUMED_ROLE_USER AssumedRoleUser {
        assumed_role_id: String = "AssumedRoleId" ASSUMED_ROLE_ID_TYPE required;
        arn: String = "Arn" ARN_TYPE required;
    }
    CREDENTIALS Credentials {
        access_key_id: String = "AccessKeyId" ACCESS_KEY_ID_TYPE required;
        secret_access_key: String = "SecretAccessKey" ACCESS_KEY_SECRET_TYPE required;
        session_token: String = "SessionToken" TOKEN_TYPE required;
        expiration: Timestamp = "Expiration" DATE_TYPE required;
    }
    DECODE_AUTHORIZATION_MESSAGE_REQUEST DecodeAuthorizationMessageRequest {
        encoded_message: String = "EncodedMessage" ENCODED_MESSAGE_TYPE required;
    }
    DECODE_AUTHORIZATION_MESSAGE_RESPONSE DecodeAuthorizationMessageResponse {
        decoded_message: Option<String> = "DecodedMessage" DECODED_MESSAGE_TYPE;
    }
    FEDERATED_USER FederatedUser {
        federated_user_id: String = "FederatedUserId" FEDERATED_ID_TYPE required;
        arn: String = "Arn" ARN_TYPE required;
    }
    GET_ACCESS_KEY_INFO_REQUEST GetAccessKeyInfoRequest {
        access_key_id: String = "AccessKeyId" ACCESS_KEY_ID_TYPE required;
    }
    GET_ACCESS_KEY_INFO_RESPONSE GetAccessKeyInfoResponse {
        account: Option<String> = "Account" ACCOUNT_TYPE;
    }
    GET_CALLER_IDENTITY_REQUEST GetCallerIdentityRequest {
    }
    GET_CALLER_IDENTITY_RESPONSE GetCallerIdentityResponse {
        user_id: Option<String> = "UserId" USER_ID_TYPE;
        account: Option<String> = "Account" ACCOUNT_TYPE;
        arn: Option<String> = "Arn" ARN_TYPE;
    }
    GET_DELEGATED_ACCESS_TOKEN_REQUEST GetDelegatedAccessTokenRequest {
        trade_in_token: String = "TradeInToken" TRADE_IN_TOKEN_TYPE required;
    }
    GET_DELEGATED_ACCESS_TOKEN_RESPONSE GetDelegatedAccessTokenResponse {
        credentials: Option<Credentials> = "Credentials" CREDENTIALS;
        packed_policy_size: Option<i32> = "PackedPolicySize" NON_NEGATIVE_INTEGER_TYPE;
        assumed_principal: Option<String> = "AssumedPrincipal" ARN_TYPE;
    }
    GET_FEDERATION_TOKEN_REQUEST GetFederationTokenRequest {
        name: String = "Name" USER_NAME_TYPE required;
        policy: Option<String> = "Policy" SESSION_POLICY_DOCUMENT_TYPE;
        policy_arns: Option<Vec<PolicyDescriptorType>> = "PolicyArns" POLICY_DESCRIPTOR_LIST_TYPE;
        duration_seconds: Option<i32> = "DurationSeconds" DURATION_SECONDS_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
        minimum_session_token_size: Option<i32> = "MinimumSessionTokenSize" MINIMUM_SESSION_TOKEN_SIZE_TYPE;
    }
    GET_FEDERATION_TOKEN_RESPONSE GetFederationTokenResponse {
        credentials: Option<Credentials> = "Credentials" CREDENTIALS;
        federated_user: Option<FederatedUser> = "FederatedUser" FEDERATED_USER;
        packed_policy_size: Option<i32> = "PackedPolicySize" NON_NEGATIVE_INTEGER_TYPE;
        session_token_utilization: Option<i32> = "SessionTokenUtilization" SESSION_TOKEN_UTILIZATION_TYPE;
        session_token_size: Option<i32> = "SessionTokenSize" SESSION_TOKEN_SIZE_TYPE;
    }
    GET_SESSION_TOKEN_REQUEST GetSessionTokenRequest {
        duration_seconds: Option<i32> = "DurationSeconds" DURATION_SECONDS_TYPE;
        serial_number: Option<String> = "SerialNumber" SERIAL_NUMBER_TYPE;
        token_code: Option<String> = "TokenCode" TOKEN_CODE_TYPE;
        minimum_session_token_size: Option<i32> = "MinimumSessionTokenSize" MINIMUM_SESSION_TOKEN_SIZE_TYPE;
    }
    GET_SESSION_TOKEN_RESPONSE GetSessionTokenResponse {
        credentials: Option<Credentials> = "Credentials" CREDENTIALS;
        session_token_utilization: Option<i32> = "SessionTokenUtilization" SESSION_TOKEN_UTILIZATION_TYPE;
        session_token_size: Option<i32> = "SessionTokenSize" SESSION_TOKEN_SIZE_TYPE;
    }
    GET_WEB_IDENTITY_TOKEN_REQUEST GetWebIdentityTokenRequest {
        audience: Vec<String> = "Audience" WEB_IDENTITY_TOKEN_AUDIENCE_LIST_TYPE required;
        duration_seconds: Option<i32> = "DurationSeconds" WEB_IDENTITY_TOKEN_DURATION_SECONDS_TYPE;
        signing_algorithm: String = "SigningAlgorithm" JWT_ALGORITHM_TYPE required;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
    }
    GET_WEB_IDENTITY_TOKEN_RESPONSE GetWebIdentityTokenResponse {
        web_identity_token: Option<String> = "WebIdentityToken" WEB_IDENTITY_TOKEN_TYPE;
        expiration: Option<Timestamp> = "Expiration" DATE_TYPE;
    }
    POLICY_DESCRIPTOR_TYPE PolicyDescriptorType {
        arn: Option<String> = "arn" ARN_TYPE;
    }
    PROVIDED_CONTEXT ProvidedContext {
        provider_arn: Option<String> = "ProviderArn" ARN_TYPE;
        context_assertion: Option<String> = "ContextAssertion" CONTEXT_ASSERTION_TYPE;
    }
    TAG Tag {
        key: String = "Key" TAG_KEY_TYPE required;
        value: String = "Value" TAG_VALUE_TYPE required;
    }
}
