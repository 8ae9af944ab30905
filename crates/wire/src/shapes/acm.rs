//! The service `acm` and its operations.

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
    endpoint "acm" signing "acm" version "2015-12-08"
    protocol Json11 target "CertificateManager" invalid "ValidationException"
    ADD_TAGS_TO_CERTIFICATE AddTagsToCertificate POST "/" 200 ADD_TAGS_TO_CERTIFICATE_REQUEST AddTagsToCertificateRequest => NOTHING ();
    DELETE_CERTIFICATE DeleteCertificate POST "/" 200 DELETE_CERTIFICATE_REQUEST DeleteCertificateRequest => NOTHING ();
    DESCRIBE_CERTIFICATE DescribeCertificate POST "/" 200 DESCRIBE_CERTIFICATE_REQUEST DescribeCertificateRequest => DESCRIBE_CERTIFICATE_RESPONSE DescribeCertificateResponse;
    EXPORT_CERTIFICATE ExportCertificate POST "/" 200 EXPORT_CERTIFICATE_REQUEST ExportCertificateRequest => EXPORT_CERTIFICATE_RESPONSE ExportCertificateResponse;
    GET_ACCOUNT_CONFIGURATION GetAccountConfiguration POST "/" 200 NOTHING () => GET_ACCOUNT_CONFIGURATION_RESPONSE GetAccountConfigurationResponse;
    GET_CERTIFICATE GetCertificate POST "/" 200 GET_CERTIFICATE_REQUEST GetCertificateRequest => GET_CERTIFICATE_RESPONSE GetCertificateResponse;
    IMPORT_CERTIFICATE ImportCertificate POST "/" 200 IMPORT_CERTIFICATE_REQUEST ImportCertificateRequest => IMPORT_CERTIFICATE_RESPONSE ImportCertificateResponse;
    LIST_CERTIFICATE_DOMAIN_VALIDATIONS ListCertificateDomainValidations POST "/" 200 LIST_CERTIFICATE_DOMAIN_VALIDATIONS_REQUEST ListCertificateDomainValidationsRequest => LIST_CERTIFICATE_DOMAIN_VALIDATIONS_RESPONSE ListCertificateDomainValidationsResponse;
    LIST_CERTIFICATES ListCertificates POST "/" 200 LIST_CERTIFICATES_REQUEST ListCertificatesRequest => LIST_CERTIFICATES_RESPONSE ListCertificatesResponse;
    LIST_TAGS_FOR_CERTIFICATE ListTagsForCertificate POST "/" 200 LIST_TAGS_FOR_CERTIFICATE_REQUEST ListTagsForCertificateRequest => LIST_TAGS_FOR_CERTIFICATE_RESPONSE ListTagsForCertificateResponse;
    LIST_TAGS_FOR_RESOURCE ListTagsForResource POST "/" 200 LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest => LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse;
    PUT_ACCOUNT_CONFIGURATION PutAccountConfiguration POST "/" 200 PUT_ACCOUNT_CONFIGURATION_REQUEST PutAccountConfigurationRequest => NOTHING ();
    REMOVE_TAGS_FROM_CERTIFICATE RemoveTagsFromCertificate POST "/" 200 REMOVE_TAGS_FROM_CERTIFICATE_REQUEST RemoveTagsFromCertificateRequest => NOTHING ();
    RENEW_CERTIFICATE RenewCertificate POST "/" 200 RENEW_CERTIFICATE_REQUEST RenewCertificateRequest => NOTHING ();
    REQUEST_CERTIFICATE RequestCertificate POST "/" 200 REQUEST_CERTIFICATE_REQUEST RequestCertificateRequest => REQUEST_CERTIFICATE_RESPONSE RequestCertificateResponse;
    RESEND_VALIDATION_EMAIL ResendValidationEmail POST "/" 200 RESEND_VALIDATION_EMAIL_REQUEST ResendValidationEmailRequest => NOTHING ();
    REVOKE_CERTIFICATE RevokeCertificate POST "/" 200 REVOKE_CERTIFICATE_REQUEST RevokeCertificateRequest => REVOKE_CERTIFICATE_RESPONSE RevokeCertificateResponse;
    SEARCH_CERTIFICATES SearchCertificates POST "/" 200 SEARCH_CERTIFICATES_REQUEST SearchCertificatesRequest => SEARCH_CERTIFICATES_RESPONSE SearchCertificatesResponse;
    TAG_RESOURCE TagResource POST "/" 200 TAG_RESOURCE_REQUEST TagResourceRequest => NOTHING ();
    UNTAG_RESOURCE UntagResource POST "/" 200 UNTAG_RESOURCE_REQUEST UntagResourceRequest => NOTHING ();
    UPDATE_CERTIFICATE_OPTIONS UpdateCertificateOptions POST "/" 200 UPDATE_CERTIFICATE_OPTIONS_REQUEST UpdateCertificateOptionsRequest => NOTHING ();
}
