//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ACM_CERTIFICATE_METADATA AcmCertificateMetadata {
        created_at: Option<Timestamp> = "CreatedAt" T_STAMP;
        exported: Option<bool> = "Exported" NULLABLE_BOOLEAN;
        imported_at: Option<Timestamp> = "ImportedAt" T_STAMP;
        in_use: Option<bool> = "InUse" NULLABLE_BOOLEAN;
        issued_at: Option<Timestamp> = "IssuedAt" T_STAMP;
        renewal_eligibility: Option<String> = "RenewalEligibility" RENEWAL_ELIGIBILITY;
        revoked_at: Option<Timestamp> = "RevokedAt" T_STAMP;
        status: Option<String> = "Status" CERTIFICATE_STATUS;
        renewal_status: Option<String> = "RenewalStatus" RENEWAL_STATUS;
        r#type: Option<String> = "Type" CERTIFICATE_TYPE;
        export_option: Option<String> = "ExportOption" CERTIFICATE_EXPORT;
        managed_by: Option<String> = "ManagedBy" CERTIFICATE_MANAGED_BY;
        validation_method: Option<String> = "ValidationMethod" VALIDATION_METHOD;
        certificate_key_pair_origin: Option<String> = "CertificateKeyPairOrigin" CERTIFICATE_KEY_PAIR_ORIGIN;
        acme_endpoint_arn: Option<String> = "AcmeEndpointArn" ARN;
        acme_account_id: Option<String> = "AcmeAccountId" ACME_ACCOUNT_ID;
    }
    ACM_CERTIFICATE_METADATA_FILTER AcmCertificateMetadataFilter {
        status: Option<String> = "Status" CERTIFICATE_STATUS;
        renewal_status: Option<String> = "RenewalStatus" RENEWAL_STATUS;
        r#type: Option<String> = "Type" CERTIFICATE_TYPE;
        in_use: Option<bool> = "InUse" NULLABLE_BOOLEAN;
        exported: Option<bool> = "Exported" NULLABLE_BOOLEAN;
        export_option: Option<String> = "ExportOption" CERTIFICATE_EXPORT;
        managed_by: Option<String> = "ManagedBy" CERTIFICATE_MANAGED_BY;
        validation_method: Option<String> = "ValidationMethod" VALIDATION_METHOD;
        certificate_key_pair_origin: Option<String> = "CertificateKeyPairOrigin" CERTIFICATE_KEY_PAIR_ORIGIN;
        acme_endpoint_arn: Option<String> = "AcmeEndpointArn" ARN;
        acme_account_id: Option<String> = "AcmeAccountId" ACME_ACCOUNT_ID;
    }
    ADD_TAGS_TO_CERTIFICATE_REQUEST AddTagsToCertificateRequest {
        certificate_arn: String = "CertificateArn" ARN required;
        tags: Vec<Tag> = "Tags" TAG_LIST required;
    }
    CERTIFICATE_DETAIL CertificateDetail {
        certificate_arn: Option<String> = "CertificateArn" ARN;
        domain_name: Option<String> = "DomainName" DOMAIN_NAME_STRING;
        subject_alternative_names: Option<Vec<String>> = "SubjectAlternativeNames" DOMAIN_LIST;
        managed_by: Option<String> = "ManagedBy" CERTIFICATE_MANAGED_BY;
        domain_validation_options: Option<Vec<DomainValidation>> = "DomainValidationOptions" DOMAIN_VALIDATION_LIST;
        serial: Option<String> = "Serial" STRING;
        subject: Option<String> = "Subject" STRING;
        issuer: Option<String> = "Issuer" STRING;
        created_at: Option<Timestamp> = "CreatedAt" T_STAMP;
        issued_at: Option<Timestamp> = "IssuedAt" T_STAMP;
        imported_at: Option<Timestamp> = "ImportedAt" T_STAMP;
        status: Option<String> = "Status" CERTIFICATE_STATUS;
        revoked_at: Option<Timestamp> = "RevokedAt" T_STAMP;
        revocation_reason: Option<String> = "RevocationReason" REVOCATION_REASON;
        not_before: Option<Timestamp> = "NotBefore" T_STAMP;
        not_after: Option<Timestamp> = "NotAfter" T_STAMP;
        key_algorithm: Option<String> = "KeyAlgorithm" KEY_ALGORITHM;
        signature_algorithm: Option<String> = "SignatureAlgorithm" STRING;
        in_use_by: Option<Vec<String>> = "InUseBy" IN_USE_LIST;
        failure_reason: Option<String> = "FailureReason" FAILURE_REASON;
        r#type: Option<String> = "Type" CERTIFICATE_TYPE;
        renewal_summary: Option<RenewalSummary> = "RenewalSummary" RENEWAL_SUMMARY;
        key_usages: Option<Vec<KeyUsage>> = "KeyUsages" KEY_USAGE_LIST;
        extended_key_usages: Option<Vec<ExtendedKeyUsage>> = "ExtendedKeyUsages" EXTENDED_KEY_USAGE_LIST;
        certificate_authority_arn: Option<String> = "CertificateAuthorityArn" ARN;
        renewal_eligibility: Option<String> = "RenewalEligibility" RENEWAL_ELIGIBILITY;
        options: Option<CertificateOptions> = "Options" CERTIFICATE_OPTIONS;
        update_summary: Option<UpdateSummary> = "UpdateSummary" UPDATE_SUMMARY;
        certificate_key_pair_origin: Option<String> = "CertificateKeyPairOrigin" CERTIFICATE_KEY_PAIR_ORIGIN;
        acme_endpoint_arn: Option<String> = "AcmeEndpointArn" ARN;
        acme_account_id: Option<String> = "AcmeAccountId" ACME_ACCOUNT_ID;
    }
    CERTIFICATE_FILTER CertificateFilter {
        certificate_arn: Option<String> = "CertificateArn" ARN;
        x509_attribute_filter: Option<X509AttributeFilter> = "X509AttributeFilter" X509_ATTRIBUTE_FILTER;
        acm_certificate_metadata_filter: Option<AcmCertificateMetadataFilter> = "AcmCertificateMetadataFilter" ACM_CERTIFICATE_METADATA_FILTER;
    }
    CERTIFICATE_FILTER_STATEMENT CertificateFilterStatement {
        and: Option<Vec<CertificateFilterStatement>> = "And" CERTIFICATE_FILTER_STATEMENT_LIST;
        or: Option<Vec<CertificateFilterStatement>> = "Or" CERTIFICATE_FILTER_STATEMENT_LIST;
        not: Option<Box<CertificateFilterStatement>> = "Not" CERTIFICATE_FILTER_STATEMENT;
        filter: Option<CertificateFilter> = "Filter" CERTIFICATE_FILTER;
    }
    CERTIFICATE_METADATA CertificateMetadata {
        acm_certificate_metadata: Option<AcmCertificateMetadata> = "AcmCertificateMetadata" ACM_CERTIFICATE_METADATA;
    }
    CERTIFICATE_OPTIONS CertificateOptions {
        certificate_transparency_logging_preference: Option<String> = "CertificateTransparencyLoggingPreference" CERTIFICATE_TRANSPARENCY_LOGGING_PREFERENCE;
        export: Option<String> = "Export" CERTIFICATE_EXPORT;
        validation_method: Option<String> = "ValidationMethod" VALIDATION_METHOD;
    }
    CERTIFICATE_SEARCH_RESULT CertificateSearchResult {
        certificate_arn: Option<String> = "CertificateArn" ARN;
        x509_attributes: Option<X509Attributes> = "X509Attributes" X509_ATTRIBUTES;
        certificate_metadata: Option<CertificateMetadata> = "CertificateMetadata" CERTIFICATE_METADATA;
    }
    CERTIFICATE_SUMMARY CertificateSummary {
        certificate_arn: Option<String> = "CertificateArn" ARN;
        domain_name: Option<String> = "DomainName" DOMAIN_NAME_STRING;
        subject_alternative_name_summaries: Option<Vec<String>> = "SubjectAlternativeNameSummaries" DOMAIN_LIST;
        has_additional_subject_alternative_names: Option<bool> = "HasAdditionalSubjectAlternativeNames" NULLABLE_BOOLEAN;
        status: Option<String> = "Status" CERTIFICATE_STATUS;
        r#type: Option<String> = "Type" CERTIFICATE_TYPE;
        key_algorithm: Option<String> = "KeyAlgorithm" KEY_ALGORITHM;
        key_usages: Option<Vec<String>> = "KeyUsages" KEY_USAGE_NAMES;
        extended_key_usages: Option<Vec<String>> = "ExtendedKeyUsages" EXTENDED_KEY_USAGE_NAMES;
        export_option: Option<String> = "ExportOption" CERTIFICATE_EXPORT;
        in_use: Option<bool> = "InUse" NULLABLE_BOOLEAN;
        exported: Option<bool> = "Exported" NULLABLE_BOOLEAN;
        renewal_eligibility: Option<String> = "RenewalEligibility" RENEWAL_ELIGIBILITY;
        not_before: Option<Timestamp> = "NotBefore" T_STAMP;
        not_after: Option<Timestamp> = "NotAfter" T_STAMP;
        created_at: Option<Timestamp> = "CreatedAt" T_STAMP;
        issued_at: Option<Timestamp> = "IssuedAt" T_STAMP;
        imported_at: Option<Timestamp> = "ImportedAt" T_STAMP;
        revoked_at: Option<Timestamp> = "RevokedAt" T_STAMP;
        managed_by: Option<String> = "ManagedBy" CERTIFICATE_MANAGED_BY;
        certificate_key_pair_origin: Option<String> = "CertificateKeyPairOrigin" CERTIFICATE_KEY_PAIR_ORIGIN;
    }
    COMMON_NAME_FILTER CommonNameFilter {
        value: String = "Value" FILTER_STRING required;
        comparison_operator: String = "ComparisonOperator" COMPARISON_OPERATOR required;
    }
    CUSTOM_ATTRIBUTE CustomAttribute {
        object_identifier: Option<String> = "ObjectIdentifier" STRING;
        value: Option<String> = "Value" STRING;
    }
    DELETE_CERTIFICATE_REQUEST DeleteCertificateRequest {
        certificate_arn: String = "CertificateArn" ARN required;
    }
    DESCRIBE_CERTIFICATE_REQUEST DescribeCertificateRequest {
        certificate_arn: String = "CertificateArn" ARN required;
    }
    DESCRIBE_CERTIFICATE_RESPONSE DescribeCertificateResponse {
        certificate: Option<CertificateDetail> = "Certificate" CERTIFICATE_DETAIL;
    }
    DISTINGUISHED_NAME DistinguishedName {
        common_name: Option<String> = "CommonName" STRING;
        domain_components: Option<Vec<String>> = "DomainComponents" DOMAIN_COMPONENT_LIST;
        country: Option<String> = "Country" STRING;
        custom_attributes: Option<Vec<CustomAttribute>> = "CustomAttributes" CUSTOM_ATTRIBUTE_LIST;
        distinguished_name_qualifier: Option<String> = "DistinguishedNameQualifier" STRING;
        generation_qualifier: Option<String> = "GenerationQualifier" STRING;
        given_name: Option<String> = "GivenName" STRING;
        initials: Option<String> = "Initials" STRING;
        locality: Option<String> = "Locality" STRING;
        organization: Option<String> = "Organization" STRING;
        organizational_unit: Option<String> = "OrganizationalUnit" STRING;
        pseudonym: Option<String> = "Pseudonym" STRING;
        serial_number: Option<String> = "SerialNumber" STRING;
        state: Option<String> = "State" STRING;
        surname: Option<String> = "Surname" STRING;
        title: Option<String> = "Title" STRING;
    }
    DNS_NAME_FILTER DnsNameFilter {
        value: String = "Value" FILTER_STRING required;
        comparison_operator: String = "ComparisonOperator" COMPARISON_OPERATOR required;
    }
    DNS_VALIDATION_CHALLENGE DnsValidationChallenge {
        resource_record: Option<ResourceRecord> = "ResourceRecord" RESOURCE_RECORD;
    }
    DOMAIN_VALIDATION DomainValidation {
        domain_name: String = "DomainName" DOMAIN_NAME_STRING required;
        validation_emails: Option<Vec<String>> = "ValidationEmails" VALIDATION_EMAIL_LIST;
        validation_domain: Option<String> = "ValidationDomain" DOMAIN_NAME_STRING;
        validation_status: Option<String> = "ValidationStatus" DOMAIN_STATUS;
        resource_record: Option<ResourceRecord> = "ResourceRecord" RESOURCE_RECORD;
        http_redirect: Option<HttpRedirect> = "HttpRedirect" HTTP_REDIRECT;
        validation_method: Option<String> = "ValidationMethod" VALIDATION_METHOD;
    }
    DOMAIN_VALIDATION_METHOD_UPDATE_SUMMARY DomainValidationMethodUpdateSummary {
        from: Option<String> = "From" VALIDATION_METHOD;
        to: Option<String> = "To" VALIDATION_METHOD;
    }
    DOMAIN_VALIDATION_OPTION DomainValidationOption {
        domain_name: String = "DomainName" DOMAIN_NAME_STRING required;
        validation_domain: String = "ValidationDomain" DOMAIN_NAME_STRING required;
    }
    DOMAIN_VALIDATION_SUMMARY DomainValidationSummary {
        domain_name: String = "DomainName" DOMAIN_NAME_STRING required;
        active_validation_configuration: Option<ValidationConfiguration> = "ActiveValidationConfiguration" VALIDATION_CONFIGURATION;
        requested_validation_configuration: Option<ValidationConfiguration> = "RequestedValidationConfiguration" VALIDATION_CONFIGURATION;
    }
    EMAIL_VALIDATION_CHALLENGE EmailValidationChallenge {
        validation_emails: Option<Vec<String>> = "ValidationEmails" VALIDATION_EMAIL_LIST;
        validation_domain: Option<String> = "ValidationDomain" DOMAIN_NAME_STRING;
    }
    EXPIRY_EVENTS_CONFIGURATION ExpiryEventsConfiguration {
        days_before_expiry: Option<i32> = "DaysBeforeExpiry" POSITIVE_INTEGER;
    }
    EXPORT_CERTIFICATE_REQUEST ExportCertificateRequest {
        certificate_arn: String = "CertificateArn" ARN required;
        passphrase: Bytes = "Passphrase" PASSPHRASE_BLOB required;
    }
    EXPORT_CERTIFICATE_RESPONSE ExportCertificateResponse {
        certificate: Option<String> = "Certificate" CERTIFICATE_BODY;
        certificate_chain: Option<String> = "CertificateChain" CERTIFICATE_CHAIN;
        private_key: Option<String> = "PrivateKey" PRIVATE_KEY;
    }
    EXTENDED_KEY_USAGE ExtendedKeyUsage {
        name: Option<String> = "Name" EXTENDED_KEY_USAGE_NAME;
        oid: Option<String> = "OID" STRING;
    }
    FILTERS Filters {
        extended_key_usage: Option<Vec<String>> = "extendedKeyUsage" EXTENDED_KEY_USAGE_FILTER_LIST;
        key_usage: Option<Vec<String>> = "keyUsage" KEY_USAGE_FILTER_LIST;
        key_types: Option<Vec<String>> = "keyTypes" KEY_ALGORITHM_LIST;
        export_option: Option<String> = "exportOption" CERTIFICATE_EXPORT;
        managed_by: Option<String> = "managedBy" CERTIFICATE_MANAGED_BY;
    }
    GENERAL_NAME GeneralName {
        directory_name: Option<DistinguishedName> = "DirectoryName" DISTINGUISHED_NAME;
        dns_name: Option<String> = "DnsName" STRING;
        ip_address: Option<String> = "IpAddress" STRING;
        other_name: Option<OtherName> = "OtherName" OTHER_NAME;
        registered_id: Option<String> = "RegisteredId" STRING;
        rfc822_name: Option<String> = "Rfc822Name" STRING;
        uniform_resource_identifier: Option<String> = "UniformResourceIdentifier" STRING;
    }
    GET_ACCOUNT_CONFIGURATION_RESPONSE GetAccountConfigurationResponse {
        expiry_events: Option<ExpiryEventsConfiguration> = "ExpiryEvents" EXPIRY_EVENTS_CONFIGURATION;
    }
    GET_CERTIFICATE_REQUEST GetCertificateRequest {
        certificate_arn: String = "CertificateArn" ARN required;
    }
    GET_CERTIFICATE_RESPONSE GetCertificateResponse {
        certificate: Option<String> = "Certificate" CERTIFICATE_BODY;
        certificate_chain: Option<String> = "CertificateChain" CERTIFICATE_CHAIN;
    }
    HTTP_REDIRECT HttpRedirect {
        redirect_from: Option<String> = "RedirectFrom" STRING;
        redirect_to: Option<String> = "RedirectTo" STRING;
    }
    IMPORT_CERTIFICATE_REQUEST ImportCertificateRequest {
        certificate_arn: Option<String> = "CertificateArn" ARN;
        certificate: Bytes = "Certificate" CERTIFICATE_BODY_BLOB required;
        private_key: Bytes = "PrivateKey" PRIVATE_KEY_BLOB required;
        certificate_chain: Option<Bytes> = "CertificateChain" CERTIFICATE_CHAIN_BLOB;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
    }
    IMPORT_CERTIFICATE_RESPONSE ImportCertificateResponse {
        certificate_arn: Option<String> = "CertificateArn" ARN;
    }
    KEY_USAGE KeyUsage {
        name: Option<String> = "Name" KEY_USAGE_NAME;
    }
    LIST_CERTIFICATE_DOMAIN_VALIDATIONS_REQUEST ListCertificateDomainValidationsRequest {
        certificate_arn: String = "CertificateArn" CERTIFICATE_ARN required;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS;
    }
    LIST_CERTIFICATE_DOMAIN_VALIDATIONS_RESPONSE ListCertificateDomainValidationsResponse {
        domain_validation_summary_list: Option<Vec<DomainValidationSummary>> = "DomainValidationSummaryList" DOMAIN_VALIDATION_SUMMARY_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_CERTIFICATES_REQUEST ListCertificatesRequest {
        certificate_statuses: Option<Vec<String>> = "CertificateStatuses" CERTIFICATE_STATUSES;
        certificate_key_pair_origins: Option<Vec<String>> = "CertificateKeyPairOrigins" CERTIFICATE_KEY_PAIR_ORIGINS;
        includes: Option<Filters> = "Includes" FILTERS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        max_items: Option<i32> = "MaxItems" MAX_ITEMS;
        sort_by: Option<String> = "SortBy" SORT_BY;
        sort_order: Option<String> = "SortOrder" SORT_ORDER;
    }
    LIST_CERTIFICATES_RESPONSE ListCertificatesResponse {
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        certificate_summary_list: Option<Vec<CertificateSummary>> = "CertificateSummaryList" CERTIFICATE_SUMMARY_LIST;
    }
    LIST_TAGS_FOR_CERTIFICATE_REQUEST ListTagsForCertificateRequest {
        certificate_arn: String = "CertificateArn" ARN required;
    }
    LIST_TAGS_FOR_CERTIFICATE_RESPONSE ListTagsForCertificateResponse {
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
    }
    LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest {
        resource_arn: String = "ResourceArn" ARN required;
    }
    LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse {
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
    }
    OTHER_NAME OtherName {
        object_identifier: Option<String> = "ObjectIdentifier" STRING;
        value: Option<String> = "Value" STRING;
    }
    PUT_ACCOUNT_CONFIGURATION_REQUEST PutAccountConfigurationRequest {
        expiry_events: Option<ExpiryEventsConfiguration> = "ExpiryEvents" EXPIRY_EVENTS_CONFIGURATION;
        idempotency_token: String = "IdempotencyToken" IDEMPOTENCY_TOKEN required;
    }
    REMOVE_TAGS_FROM_CERTIFICATE_REQUEST RemoveTagsFromCertificateRequest {
        certificate_arn: String = "CertificateArn" ARN required;
        tags: Vec<Tag> = "Tags" TAG_LIST required;
    }
    RENEW_CERTIFICATE_REQUEST RenewCertificateRequest {
        certificate_arn: String = "CertificateArn" ARN required;
    }
    RENEWAL_SUMMARY RenewalSummary {
        renewal_status: String = "RenewalStatus" RENEWAL_STATUS required;
        domain_validation_options: Vec<DomainValidation> = "DomainValidationOptions" DOMAIN_VALIDATION_LIST required;
        renewal_status_reason: Option<String> = "RenewalStatusReason" FAILURE_REASON;
        updated_at: Timestamp = "UpdatedAt" T_STAMP required;
    }
    REQUEST_CERTIFICATE_REQUEST RequestCertificateRequest {
        domain_name: String = "DomainName" DOMAIN_NAME_STRING required;
        validation_method: Option<String> = "ValidationMethod" VALIDATION_METHOD;
        subject_alternative_names: Option<Vec<String>> = "SubjectAlternativeNames" DOMAIN_LIST;
        idempotency_token: Option<String> = "IdempotencyToken" IDEMPOTENCY_TOKEN;
        domain_validation_options: Option<Vec<DomainValidationOption>> = "DomainValidationOptions" DOMAIN_VALIDATION_OPTION_LIST;
        options: Option<CertificateOptions> = "Options" CERTIFICATE_OPTIONS;
        certificate_authority_arn: Option<String> = "CertificateAuthorityArn" PCA_ARN;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
        key_algorithm: Option<String> = "KeyAlgorithm" KEY_ALGORITHM;
        managed_by: Option<String> = "ManagedBy" CERTIFICATE_MANAGED_BY;
    }
    REQUEST_CERTIFICATE_RESPONSE RequestCertificateResponse {
        certificate_arn: Option<String> = "CertificateArn" ARN;
    }
    RESEND_VALIDATION_EMAIL_REQUEST ResendValidationEmailRequest {
        certificate_arn: String = "CertificateArn" ARN required;
        domain: String = "Domain" DOMAIN_NAME_STRING required;
        validation_domain: String = "ValidationDomain" DOMAIN_NAME_STRING required;
    }
    RESOURCE_RECORD ResourceRecord {
        name: String = "Name" STRING required;
        r#type: String = "Type" RECORD_TYPE required;
        value: String = "Value" STRING required;
    }
    REVOKE_CERTIFICATE_REQUEST RevokeCertificateRequest {
        certificate_arn: String = "CertificateArn" ARN required;
        revocation_reason: String = "RevocationReason" REVOCATION_REASON required;
    }
    REVOKE_CERTIFICATE_RESPONSE RevokeCertificateResponse {
        certificate_arn: Option<String> = "CertificateArn" ARN;
    }
    SEARCH_CERTIFICATES_REQUEST SearchCertificatesRequest {
        filter_statement: Option<CertificateFilterStatement> = "FilterStatement" CERTIFICATE_FILTER_STATEMENT;
        max_results: Option<i32> = "MaxResults" SEARCH_MAX_RESULTS;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        sort_by: Option<String> = "SortBy" SEARCH_CERTIFICATES_SORT_BY;
        sort_order: Option<String> = "SortOrder" SEARCH_CERTIFICATES_SORT_ORDER;
    }
    SEARCH_CERTIFICATES_RESPONSE SearchCertificatesResponse {
        results: Option<Vec<CertificateSearchResult>> = "Results" CERTIFICATE_SEARCH_RESULT_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    SUBJECT_ALTERNATIVE_NAME_FILTER SubjectAlternativeNameFilter {
        dns_name: Option<DnsNameFilter> = "DnsName" DNS_NAME_FILTER;
    }
    SUBJECT_FILTER SubjectFilter {
        common_name: Option<CommonNameFilter> = "CommonName" COMMON_NAME_FILTER;
    }
    TAG Tag {
        key: String = "Key" TAG_KEY required;
        value: Option<String> = "Value" TAG_VALUE;
    }
    TAG_RESOURCE_REQUEST TagResourceRequest {
        resource_arn: String = "ResourceArn" ARN required;
        tags: Vec<Tag> = "Tags" TAG_LIST required;
    }
    THROTTLING_REASON ThrottlingReason {
        reason: Option<String> = "reason" CORAL_AVAILABILITY_THROTTLING_REASON;
        resource: Option<String> = "resource" CORAL_AVAILABILITY_THROTTLED_RESOURCE;
    }
    TIMESTAMP_RANGE TimestampRange {
        start: Option<Timestamp> = "Start" T_STAMP;
        end: Option<Timestamp> = "End" T_STAMP;
    }
    UNTAG_RESOURCE_REQUEST UntagResourceRequest {
        resource_arn: String = "ResourceArn" ARN required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST required;
    }
    UPDATE_CERTIFICATE_OPTIONS_REQUEST UpdateCertificateOptionsRequest {
        certificate_arn: String = "CertificateArn" ARN required;
        options: CertificateOptions = "Options" CERTIFICATE_OPTIONS required;
    }
    UPDATE_SUMMARY UpdateSummary {
        status: Option<String> = "Status" UPDATE_STATUS;
        r#type: Option<String> = "Type" UPDATE_TYPE;
        domain_validation_method_update_summary: Option<DomainValidationMethodUpdateSummary> = "DomainValidationMethodUpdateSummary" DOMAIN_VALIDATION_METHOD_UPDATE_SUMMARY;
        requested_at: Option<Timestamp> = "RequestedAt" T_STAMP;
        updated_at: Option<Timestamp> = "UpdatedAt" T_STAMP;
    }
    VALIDATION_CHALLENGE ValidationChallenge {
        email_validation_challenge: Option<EmailValidationChallenge> = "EmailValidationChallenge" EMAIL_VALIDATION_CHALLENGE;
        dns_validation_challenge: Option<DnsValidationChallenge> = "DnsValidationChallenge" DNS_VALIDATION_CHALLENGE;
    }
    VALIDATION_CONFIGURATION ValidationConfiguration {
        validation_method: Option<String> = "ValidationMethod" VALIDATION_METHOD;
        validation_challenge: Option<ValidationChallenge> = "ValidationChallenge" VALIDATION_CHALLENGE;
        validation_status: Option<String> = "ValidationStatus" DOMAIN_STATUS;
    }
    X509_ATTRIBUTE_FILTER X509AttributeFilter {
        subject: Option<SubjectFilter> = "Subject" SUBJECT_FILTER;
        subject_alternative_name: Option<SubjectAlternativeNameFilter> = "SubjectAlternativeName" SUBJECT_ALTERNATIVE_NAME_FILTER;
        extended_key_usage: Option<String> = "ExtendedKeyUsage" EXTENDED_KEY_USAGE_NAME;
        key_usage: Option<String> = "KeyUsage" KEY_USAGE_NAME;
        key_algorithm: Option<String> = "KeyAlgorithm" KEY_ALGORITHM;
        serial_number: Option<String> = "SerialNumber" SERIAL_NUMBER;
        not_after: Option<TimestampRange> = "NotAfter" TIMESTAMP_RANGE;
        not_before: Option<TimestampRange> = "NotBefore" TIMESTAMP_RANGE;
    }
    X509_ATTRIBUTES X509Attributes {
        issuer: Option<DistinguishedName> = "Issuer" DISTINGUISHED_NAME;
        subject: Option<DistinguishedName> = "Subject" DISTINGUISHED_NAME;
        subject_alternative_names: Option<Vec<GeneralName>> = "SubjectAlternativeNames" GENERAL_NAME_LIST;
        extended_key_usages: Option<Vec<String>> = "ExtendedKeyUsages" EXTENDED_KEY_USAGE_NAMES;
        key_algorithm: Option<String> = "KeyAlgorithm" KEY_ALGORITHM;
        key_usages: Option<Vec<String>> = "KeyUsages" KEY_USAGE_NAMES;
        serial_number: Option<String> = "SerialNumber" SERIAL_NUMBER;
        not_after: Option<Timestamp> = "NotAfter" T_STAMP;
        not_before: Option<Timestamp> = "NotBefore" T_STAMP;
    }
}
