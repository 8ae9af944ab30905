//! Shapes without members of their own.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::structures::*;
use crate::macros::prelude::*;
use crate::macros::simple;

simple! {
    ARN "Arn" Kind::Text;
    AUTHORIZATION_DATA_LIST "AuthorizationDataList" Kind::List(&AUTHORIZATION_DATA);
    BASE64 "Base64" Kind::Text => r"^\S+$";
    CREATION_TIMESTAMP "CreationTimestamp" Kind::Timestamp(None);
    DELETE_REPLICATION_FLAG "DeleteReplicationFlag" Kind::Boolean;
    ENCRYPTION_TYPE "EncryptionType" Kind::Text, values(&["KMS", "AES256", "KMS_DSSE"]);
    EVALUATION_TIMESTAMP "EvaluationTimestamp" Kind::Timestamp(None);
    EXCEPTION_MESSAGE "ExceptionMessage" Kind::Text;
    EXPIRATION_TIMESTAMP "ExpirationTimestamp" Kind::Timestamp(None);
    FINDING_SEVERITY "FindingSeverity" Kind::Text, values(&["HIGH", "MEDIUM", "LOW", "UNDEFINED", "INFORMATIONAL", "CRITICAL"]);
    FINDING_SEVERITY_COUNTS "FindingSeverityCounts" Kind::Map(&FINDING_SEVERITY, &SEVERITY_COUNT);
    FORCE_FLAG "ForceFlag" Kind::Boolean;
    GET_AUTHORIZATION_TOKEN_REGISTRY_ID_LIST "GetAuthorizationTokenRegistryIdList" Kind::List(&REGISTRY_ID), min(1.0) max(10.0);
    IMAGE_DETAIL_LIST "ImageDetailList" Kind::List(&IMAGE_DETAIL);
    IMAGE_DIGEST "ImageDigest" Kind::Text;
    IMAGE_FAILURE_CODE "ImageFailureCode" Kind::Text, values(&["InvalidImageTag", "ImageTagDoesNotMatchDigest", "MissingDigestAndTag", "UpstreamTooManyRequests", "ImageInaccessible", "ImageReferencedByManifestList", "KmsError", "UpstreamAccessDenied", "InvalidImageDigest", "ImageNotFound", "UpstreamUnavailable"]);
    IMAGE_FAILURE_LIST "ImageFailureList" Kind::List(&IMAGE_FAILURE);
    IMAGE_FAILURE_REASON "ImageFailureReason" Kind::Text;
    IMAGE_IDENTIFIER_LIST "ImageIdentifierList" Kind::List(&IMAGE_IDENTIFIER), min(1.0) max(100.0);
    IMAGE_LIST "ImageList" Kind::List(&IMAGE);
    IMAGE_MANIFEST "ImageManifest" Kind::Text, min(1.0) max(4194304.0);
    IMAGE_SIZE_IN_BYTES "ImageSizeInBytes" Kind::Long;
    IMAGE_STATUS "ImageStatus" Kind::Text, values(&["ARCHIVED", "ACTIVE", "ACTIVATING"]);
    IMAGE_STATUS_FILTER "ImageStatusFilter" Kind::Text, values(&["ARCHIVED", "ACTIVE", "ACTIVATING", "ANY"]);
    IMAGE_TAG "ImageTag" Kind::Text, min(1.0) max(300.0);
    IMAGE_TAG_LIST "ImageTagList" Kind::List(&IMAGE_TAG);
    IMAGE_TAG_MUTABILITY "ImageTagMutability" Kind::Text, values(&["IMMUTABLE", "MUTABLE", "MUTABLE_WITH_EXCLUSION", "IMMUTABLE_WITH_EXCLUSION"]);
    IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_TYPE "ImageTagMutabilityExclusionFilterType" Kind::Text, values(&["WILDCARD"]);
    IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_VALUE "ImageTagMutabilityExclusionFilterValue" Kind::Text, min(1.0) max(128.0) => r"^[0-9a-zA-Z._*-]{1,128}$";
    IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS "ImageTagMutabilityExclusionFilters" Kind::List(&IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER), min(1.0) max(5.0);
    KMS_ERROR "KmsError" Kind::Text;
    KMS_KEY "KmsKey" Kind::Text, min(1.0) max(2048.0);
    LAST_ACTIVATED_AT_TIMESTAMP "LastActivatedAtTimestamp" Kind::Timestamp(None);
    LAST_ARCHIVED_AT_TIMESTAMP "LastArchivedAtTimestamp" Kind::Timestamp(None);
    LIFECYCLE_POLICY_TEXT "LifecyclePolicyText" Kind::Text, min(100.0) max(30720.0);
    MAX_RESULTS "MaxResults" Kind::Integer, min(1.0) max(1000.0);
    MEDIA_TYPE "MediaType" Kind::Text;
    MEDIA_TYPE_LIST "MediaTypeList" Kind::List(&MEDIA_TYPE), min(1.0) max(100.0);
    NEXT_TOKEN "NextToken" Kind::Text;
    PROXY_ENDPOINT "ProxyEndpoint" Kind::Text;
    PUSH_TIMESTAMP "PushTimestamp" Kind::Timestamp(None);
    RECORDED_PULL_TIMESTAMP "RecordedPullTimestamp" Kind::Timestamp(None);
    REGION "Region" Kind::Text, min(2.0) max(25.0) => r"[0-9a-z-]{2,25}";
    REGISTRY_ID "RegistryId" Kind::Text => r"[0-9]{12}";
    REPLICATION_DESTINATION_LIST "ReplicationDestinationList" Kind::List(&REPLICATION_DESTINATION), min(0.0) max(100.0);
    REPLICATION_RULE_LIST "ReplicationRuleList" Kind::List(&REPLICATION_RULE), min(0.0) max(25.0);
    REPOSITORY_FILTER_LIST "RepositoryFilterList" Kind::List(&REPOSITORY_FILTER), min(1.0) max(100.0);
    REPOSITORY_FILTER_TYPE "RepositoryFilterType" Kind::Text, values(&["PREFIX_MATCH"]);
    REPOSITORY_FILTER_VALUE "RepositoryFilterValue" Kind::Text, min(2.0) max(256.0) => r"^(?:[a-z0-9]+(?:[._-][a-z0-9]*)*/)*[a-z0-9]*(?:[._-][a-z0-9]*)*$";
    REPOSITORY_LIST "RepositoryList" Kind::List(&REPOSITORY);
    REPOSITORY_NAME "RepositoryName" Kind::Text, min(2.0) max(256.0) => r"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*";
    REPOSITORY_NAME_LIST "RepositoryNameList" Kind::List(&REPOSITORY_NAME), min(1.0) max(100.0);
    REPOSITORY_POLICY_TEXT "RepositoryPolicyText" Kind::Text, min(0.0) max(10240.0);
    SCAN_ON_PUSH_FLAG "ScanOnPushFlag" Kind::Boolean;
    SCAN_STATUS "ScanStatus" Kind::Text, values(&["IN_PROGRESS", "UNSUPPORTED_IMAGE", "SCAN_ELIGIBILITY_EXPIRED", "COMPLETE", "IMAGE_SIZE_EXCEEDED", "FAILED", "ACTIVE", "FINDINGS_UNAVAILABLE", "LIMIT_EXCEEDED", "PENDING", "IMAGE_ARCHIVED"]);
    SCAN_STATUS_DESCRIPTION "ScanStatusDescription" Kind::Text;
    SCAN_TIMESTAMP "ScanTimestamp" Kind::Timestamp(None);
    SEVERITY_COUNT "SeverityCount" Kind::Integer, min(0.0);
    TAG_KEY "TagKey" Kind::Text;
    TAG_KEY_LIST "TagKeyList" Kind::List(&TAG_KEY);
    TAG_LIST "TagList" Kind::List(&TAG);
    TAG_STATUS "TagStatus" Kind::Text, values(&["TAGGED", "UNTAGGED", "ANY"]);
    TAG_VALUE "TagValue" Kind::Text;
    URL "Url" Kind::Text;
    VULNERABILITY_SOURCE_UPDATE_TIMESTAMP "VulnerabilitySourceUpdateTimestamp" Kind::Timestamp(None);
}
