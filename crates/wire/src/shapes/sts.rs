//! The service `sts` and its operations.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

// Small services do not use all of it.
#![allow(unused_imports)]

mod faults;
mod simple;
mod structures;

pub use faults::*;
pub use simple::*;
pub use structures::*;

use crate::macros::prelude::*;
use crate::macros::service;

service! {
    endpoint "sts" signing "sts" version "2011-06-15" xml "https://sts.amazonaws.com/doc/2011-06-15/"
    protocol Query target "" invalid "ValidationError"
    ASSUME_ROLE AssumeRole POST "/" 200 ASSUME_ROLE_REQUEST AssumeRoleRequest => ASSUME_ROLE_RESPONSE AssumeRoleResponse;
    ASSUME_ROLE_WITH_SAML AssumeRoleWithSAML POST "/" 200 ASSUME_ROLE_WITH_SAML_REQUEST AssumeRoleWithSAMLRequest => ASSUME_ROLE_WITH_SAML_RESPONSE AssumeRoleWithSAMLResponse;
    ASSUME_ROLE_WITH_WEB_IDENTITY AssumeRoleWithWebIdentity POST "/" 200 ASSUME_ROLE_WITH_WEB_IDENTITY_REQUEST AssumeRoleWithWebIdentityRequest => ASSUME_ROLE_WITH_WEB_IDENTITY_RESPONSE AssumeRoleWithWebIdentityResponse;
    ASSUME_ROOT AssumeRoot POST "/" 200 ASSUME_ROOT_REQUEST AssumeRootRequest => ASSUME_ROOT_RESPONSE AssumeRootResponse;
    DECODE_AUTHORIZATION_MESSAGE DecodeAuthorizationMessage POST "/" 200 DECODE_AUTHORIZATION_MESSAGE_REQUEST DecodeAuthorizationMessageRequest => DECODE_AUTHORIZATION_MESSAGE_RESPONSE DecodeAuthorizationMessageResponse;
    GET_ACCESS_KEY_INFO GetAccessKeyInfo POST "/" 200 GET_ACCESS_KEY_INFO_REQUEST GetAccessKeyInfoRequest => GET_ACCESS_KEY_INFO_RESPONSE GetAccessKeyInfoResponse;
    GET_CALLER_IDENTITY GetCallerIdentity POST "/" 200 GET_CALLER_IDENTITY_REQUEST GetCallerIdentityRequest => GET_CALLER_IDENTITY_RESPONSE GetCallerIdentityResponse;
    GET_DELEGATED_ACCESS_TOKEN GetDelegatedAccessToken POST "/" 200 GET_DELEGATED_ACCESS_TOKEN_REQUEST GetDelegatedAccessTokenRequest => GET_DELEGATED_ACCESS_TOKEN_RESPONSE GetDelegatedAccessTokenResponse;
    GET_FEDERATION_TOKEN GetFederationToken POST "/" 200 GET_FEDERATION_TOKEN_REQUEST GetFederationTokenRequest => GET_FEDERATION_TOKEN_RESPONSE GetFederationTokenResponse;
    GET_SESSION_TOKEN GetSessionToken POST "/" 200 GET_SESSION_TOKEN_REQUEST GetSessionTokenRequest => GET_SESSION_TOKEN_RESPONSE GetSessionTokenResponse;
    GET_WEB_IDENTITY_TOKEN GetWebIdentityToken POST "/" 200 GET_WEB_IDENTITY_TOKEN_REQUEST GetWebIdentityTokenRequest => GET_WEB_IDENTITY_TOKEN_RESPONSE GetWebIdentityTokenResponse;
}
