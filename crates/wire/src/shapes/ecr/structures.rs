//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    AUTHORIZATION_DATA AuthorizationData {
        authorization_token: Option<String> = "authorizationToken" BASE64;
        expires_at: Option<Timestamp> = "expiresAt" EXPIRATION_TIMESTAMP;
        proxy_endpoint: Option<String> = "proxyEndpoint" PROXY_ENDPOINT;
    }
    BATCH_DELETE_IMAGE_REQUEST BatchDeleteImageRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
        image_ids: Vec<ImageIdentifier> = "imageIds" IMAGE_IDENTIFIER_LIST required;
    }
    BATCH_DELETE_IMAGE_RESPONSE BatchDeleteImageResponse {
        image_ids: Option<Vec<ImageIdentifier>> = "imageIds" IMAGE_IDENTIFIER_LIST;
        failures: Option<Vec<ImageFailure>> = "failures" IMAGE_FAILURE_LIST;
    }
    BATCH_GET_IMAGE_REQUEST BatchGetImageRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
        image_ids: Vec<ImageIdentifier> = "imageIds" IMAGE_IDENTIFIER_LIST required;
        accepted_media_types: Option<Vec<String>> = "acceptedMediaTypes" MEDIA_TYPE_LIST;
    }
    BATCH_GET_IMAGE_RESPONSE BatchGetImageResponse {
        images: Option<Vec<Image>> = "images" IMAGE_LIST;
        failures: Option<Vec<ImageFailure>> = "failures" IMAGE_FAILURE_LIST;
    }
    CREATE_REPOSITORY_REQUEST CreateRepositoryRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
        tags: Option<Vec<Tag>> = "tags" TAG_LIST;
        image_tag_mutability: Option<String> = "imageTagMutability" IMAGE_TAG_MUTABILITY;
        image_tag_mutability_exclusion_filters: Option<Vec<ImageTagMutabilityExclusionFilter>> = "imageTagMutabilityExclusionFilters" IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS;
        image_scanning_configuration: Option<ImageScanningConfiguration> = "imageScanningConfiguration" IMAGE_SCANNING_CONFIGURATION;
        encryption_configuration: Option<EncryptionConfiguration> = "encryptionConfiguration" ENCRYPTION_CONFIGURATION;
    }
    CREATE_REPOSITORY_RESPONSE CreateRepositoryResponse {
        repository: Option<Repository> = "repository" REPOSITORY;
    }
    DELETE_LIFECYCLE_POLICY_REQUEST DeleteLifecyclePolicyRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
    }
    DELETE_LIFECYCLE_POLICY_RESPONSE DeleteLifecyclePolicyResponse {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: Option<String> = "repositoryName" REPOSITORY_NAME;
        lifecycle_policy_text: Option<String> = "lifecyclePolicyText" LIFECYCLE_POLICY_TEXT;
        last_evaluated_at: Option<Timestamp> = "lastEvaluatedAt" EVALUATION_TIMESTAMP;
    }
    DELETE_REPLICATION DeleteReplication {
        enabled: bool = "enabled" DELETE_REPLICATION_FLAG required;
    }
    DELETE_REPOSITORY_POLICY_REQUEST DeleteRepositoryPolicyRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
    }
    DELETE_REPOSITORY_POLICY_RESPONSE DeleteRepositoryPolicyResponse {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: Option<String> = "repositoryName" REPOSITORY_NAME;
        policy_text: Option<String> = "policyText" REPOSITORY_POLICY_TEXT;
    }
    DELETE_REPOSITORY_REQUEST DeleteRepositoryRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
        force: Option<bool> = "force" FORCE_FLAG;
    }
    DELETE_REPOSITORY_RESPONSE DeleteRepositoryResponse {
        repository: Option<Repository> = "repository" REPOSITORY;
    }
    DESCRIBE_IMAGES_FILTER DescribeImagesFilter {
        tag_status: Option<String> = "tagStatus" TAG_STATUS;
        image_status: Option<String> = "imageStatus" IMAGE_STATUS_FILTER;
    }
    DESCRIBE_IMAGES_REQUEST DescribeImagesRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
        image_ids: Option<Vec<ImageIdentifier>> = "imageIds" IMAGE_IDENTIFIER_LIST;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        max_results: Option<i32> = "maxResults" MAX_RESULTS;
        filter: Option<DescribeImagesFilter> = "filter" DESCRIBE_IMAGES_FILTER;
    }
    DESCRIBE_IMAGES_RESPONSE DescribeImagesResponse {
        image_details: Option<Vec<ImageDetail>> = "imageDetails" IMAGE_DETAIL_LIST;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    DESCRIBE_REGISTRY_REQUEST DescribeRegistryRequest {
    }
    DESCRIBE_REGISTRY_RESPONSE DescribeRegistryResponse {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        replication_configuration: Option<ReplicationConfiguration> = "replicationConfiguration" REPLICATION_CONFIGURATION;
    }
    DESCRIBE_REPOSITORIES_REQUEST DescribeRepositoriesRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_names: Option<Vec<String>> = "repositoryNames" REPOSITORY_NAME_LIST;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        max_results: Option<i32> = "maxResults" MAX_RESULTS;
    }
    DESCRIBE_REPOSITORIES_RESPONSE DescribeRepositoriesResponse {
        repositories: Option<Vec<Repository>> = "repositories" REPOSITORY_LIST;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    ENCRYPTION_CONFIGURATION EncryptionConfiguration {
        encryption_type: String = "encryptionType" ENCRYPTION_TYPE required;
        kms_key: Option<String> = "kmsKey" KMS_KEY;
    }
    GET_AUTHORIZATION_TOKEN_REQUEST GetAuthorizationTokenRequest {
        registry_ids: Option<Vec<String>> = "registryIds" GET_AUTHORIZATION_TOKEN_REGISTRY_ID_LIST;
    }
    GET_AUTHORIZATION_TOKEN_RESPONSE GetAuthorizationTokenResponse {
        authorization_data: Option<Vec<AuthorizationData>> = "authorizationData" AUTHORIZATION_DATA_LIST;
    }
    GET_LIFECYCLE_POLICY_REQUEST GetLifecyclePolicyRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
    }
    GET_LIFECYCLE_POLICY_RESPONSE GetLifecyclePolicyResponse {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: Option<String> = "repositoryName" REPOSITORY_NAME;
        lifecycle_policy_text: Option<String> = "lifecyclePolicyText" LIFECYCLE_POLICY_TEXT;
        last_evaluated_at: Option<Timestamp> = "lastEvaluatedAt" EVALUATION_TIMESTAMP;
    }
    GET_REPOSITORY_POLICY_REQUEST GetRepositoryPolicyRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
    }
    GET_REPOSITORY_POLICY_RESPONSE GetRepositoryPolicyResponse {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: Option<String> = "repositoryName" REPOSITORY_NAME;
        policy_text: Option<String> = "policyText" REPOSITORY_POLICY_TEXT;
    }
    IMAGE Image {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: Option<String> = "repositoryName" REPOSITORY_NAME;
        image_id: Option<ImageIdentifier> = "imageId" IMAGE_IDENTIFIER;
        image_manifest: Option<String> = "imageManifest" IMAGE_MANIFEST;
        image_manifest_media_type: Option<String> = "imageManifestMediaType" MEDIA_TYPE;
    }
    IMAGE_DETAIL ImageDetail {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: Option<String> = "repositoryName" REPOSITORY_NAME;
        image_digest: Option<String> = "imageDigest" IMAGE_DIGEST;
        image_tags: Option<Vec<String>> = "imageTags" IMAGE_TAG_LIST;
        image_size_in_bytes: Option<i64> = "imageSizeInBytes" IMAGE_SIZE_IN_BYTES;
        image_pushed_at: Option<Timestamp> = "imagePushedAt" PUSH_TIMESTAMP;
        image_scan_status: Option<ImageScanStatus> = "imageScanStatus" IMAGE_SCAN_STATUS;
        image_scan_findings_summary: Option<ImageScanFindingsSummary> = "imageScanFindingsSummary" IMAGE_SCAN_FINDINGS_SUMMARY;
        image_manifest_media_type: Option<String> = "imageManifestMediaType" MEDIA_TYPE;
        artifact_media_type: Option<String> = "artifactMediaType" MEDIA_TYPE;
        last_recorded_pull_time: Option<Timestamp> = "lastRecordedPullTime" RECORDED_PULL_TIMESTAMP;
        subject_manifest_digest: Option<String> = "subjectManifestDigest" IMAGE_DIGEST;
        image_status: Option<String> = "imageStatus" IMAGE_STATUS;
        last_archived_at: Option<Timestamp> = "lastArchivedAt" LAST_ARCHIVED_AT_TIMESTAMP;
        last_activated_at: Option<Timestamp> = "lastActivatedAt" LAST_ACTIVATED_AT_TIMESTAMP;
    }
    IMAGE_FAILURE ImageFailure {
        image_id: Option<ImageIdentifier> = "imageId" IMAGE_IDENTIFIER;
        failure_code: Option<String> = "failureCode" IMAGE_FAILURE_CODE;
        failure_reason: Option<String> = "failureReason" IMAGE_FAILURE_REASON;
    }
    IMAGE_IDENTIFIER ImageIdentifier {
        image_digest: Option<String> = "imageDigest" IMAGE_DIGEST;
        image_tag: Option<String> = "imageTag" IMAGE_TAG;
    }
    IMAGE_SCAN_FINDINGS_SUMMARY ImageScanFindingsSummary {
        image_scan_completed_at: Option<Timestamp> = "imageScanCompletedAt" SCAN_TIMESTAMP;
        vulnerability_source_updated_at: Option<Timestamp> = "vulnerabilitySourceUpdatedAt" VULNERABILITY_SOURCE_UPDATE_TIMESTAMP;
        finding_severity_counts: Option<BTreeMap<String, i32>> = "findingSeverityCounts" FINDING_SEVERITY_COUNTS;
    }
    IMAGE_SCAN_STATUS ImageScanStatus {
        status: Option<String> = "status" SCAN_STATUS;
        description: Option<String> = "description" SCAN_STATUS_DESCRIPTION;
    }
    IMAGE_SCANNING_CONFIGURATION ImageScanningConfiguration {
        scan_on_push: Option<bool> = "scanOnPush" SCAN_ON_PUSH_FLAG;
    }
    IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER ImageTagMutabilityExclusionFilter {
        filter_type: String = "filterType" IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_TYPE required;
        filter: String = "filter" IMAGE_TAG_MUTABILITY_EXCLUSION_FILTER_VALUE required;
    }
    LIST_IMAGES_FILTER ListImagesFilter {
        tag_status: Option<String> = "tagStatus" TAG_STATUS;
        image_status: Option<String> = "imageStatus" IMAGE_STATUS_FILTER;
    }
    LIST_IMAGES_REQUEST ListImagesRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
        max_results: Option<i32> = "maxResults" MAX_RESULTS;
        filter: Option<ListImagesFilter> = "filter" LIST_IMAGES_FILTER;
    }
    LIST_IMAGES_RESPONSE ListImagesResponse {
        image_ids: Option<Vec<ImageIdentifier>> = "imageIds" IMAGE_IDENTIFIER_LIST;
        next_token: Option<String> = "nextToken" NEXT_TOKEN;
    }
    LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest {
        resource_arn: String = "resourceArn" ARN required;
    }
    LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse {
        tags: Option<Vec<Tag>> = "tags" TAG_LIST;
    }
    PUT_IMAGE_REQUEST PutImageRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
        image_manifest: String = "imageManifest" IMAGE_MANIFEST required;
        image_manifest_media_type: Option<String> = "imageManifestMediaType" MEDIA_TYPE;
        image_tag: Option<String> = "imageTag" IMAGE_TAG;
        image_digest: Option<String> = "imageDigest" IMAGE_DIGEST;
    }
    PUT_IMAGE_RESPONSE PutImageResponse {
        image: Option<Image> = "image" IMAGE;
    }
    PUT_IMAGE_SCANNING_CONFIGURATION_REQUEST PutImageScanningConfigurationRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
        image_scanning_configuration: ImageScanningConfiguration = "imageScanningConfiguration" IMAGE_SCANNING_CONFIGURATION required;
    }
    PUT_IMAGE_SCANNING_CONFIGURATION_RESPONSE PutImageScanningConfigurationResponse {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: Option<String> = "repositoryName" REPOSITORY_NAME;
        image_scanning_configuration: Option<ImageScanningConfiguration> = "imageScanningConfiguration" IMAGE_SCANNING_CONFIGURATION;
    }
    PUT_IMAGE_TAG_MUTABILITY_REQUEST PutImageTagMutabilityRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
        image_tag_mutability: String = "imageTagMutability" IMAGE_TAG_MUTABILITY required;
        image_tag_mutability_exclusion_filters: Option<Vec<ImageTagMutabilityExclusionFilter>> = "imageTagMutabilityExclusionFilters" IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS;
    }
    PUT_IMAGE_TAG_MUTABILITY_RESPONSE PutImageTagMutabilityResponse {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: Option<String> = "repositoryName" REPOSITORY_NAME;
        image_tag_mutability: Option<String> = "imageTagMutability" IMAGE_TAG_MUTABILITY;
        image_tag_mutability_exclusion_filters: Option<Vec<ImageTagMutabilityExclusionFilter>> = "imageTagMutabilityExclusionFilters" IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS;
    }
    PUT_LIFECYCLE_POLICY_REQUEST PutLifecyclePolicyRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
        lifecycle_policy_text: String = "lifecyclePolicyText" LIFECYCLE_POLICY_TEXT required;
    }
    PUT_LIFECYCLE_POLICY_RESPONSE PutLifecyclePolicyResponse {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: Option<String> = "repositoryName" REPOSITORY_NAME;
        lifecycle_policy_text: Option<String> = "lifecyclePolicyText" LIFECYCLE_POLICY_TEXT;
    }
    REPLICATION_CONFIGURATION ReplicationConfiguration {
        rules: Vec<ReplicationRule> = "rules" REPLICATION_RULE_LIST required;
    }
    REPLICATION_DESTINATION ReplicationDestination {
        region: String = "region" REGION required;
        registry_id: String = "registryId" REGISTRY_ID required;
    }
    REPLICATION_RULE ReplicationRule {
        destinations: Vec<ReplicationDestination> = "destinations" REPLICATION_DESTINATION_LIST required;
        repository_filters: Option<Vec<RepositoryFilter>> = "repositoryFilters" REPOSITORY_FILTER_LIST;
        delete_replication: Option<DeleteReplication> = "deleteReplication" DELETE_REPLICATION;
    }
    REPOSITORY Repository {
        repository_arn: Option<String> = "repositoryArn" ARN;
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: Option<String> = "repositoryName" REPOSITORY_NAME;
        repository_uri: Option<String> = "repositoryUri" URL;
        created_at: Option<Timestamp> = "createdAt" CREATION_TIMESTAMP;
        image_tag_mutability: Option<String> = "imageTagMutability" IMAGE_TAG_MUTABILITY;
        image_tag_mutability_exclusion_filters: Option<Vec<ImageTagMutabilityExclusionFilter>> = "imageTagMutabilityExclusionFilters" IMAGE_TAG_MUTABILITY_EXCLUSION_FILTERS;
        image_scanning_configuration: Option<ImageScanningConfiguration> = "imageScanningConfiguration" IMAGE_SCANNING_CONFIGURATION;
        encryption_configuration: Option<EncryptionConfiguration> = "encryptionConfiguration" ENCRYPTION_CONFIGURATION;
    }
    REPOSITORY_FILTER RepositoryFilter {
        filter: String = "filter" REPOSITORY_FILTER_VALUE required;
        filter_type: String = "filterType" REPOSITORY_FILTER_TYPE required;
    }
    SET_REPOSITORY_POLICY_REQUEST SetRepositoryPolicyRequest {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: String = "repositoryName" REPOSITORY_NAME required;
        policy_text: String = "policyText" REPOSITORY_POLICY_TEXT required;
        force: Option<bool> = "force" FORCE_FLAG;
    }
    SET_REPOSITORY_POLICY_RESPONSE SetRepositoryPolicyResponse {
        registry_id: Option<String> = "registryId" REGISTRY_ID;
        repository_name: Option<String> = "repositoryName" REPOSITORY_NAME;
        policy_text: Option<String> = "policyText" REPOSITORY_POLICY_TEXT;
    }
    TAG Tag {
        key: String = "Key" TAG_KEY required;
        value: String = "Value" TAG_VALUE required;
    }
    TAG_RESOURCE_REQUEST TagResourceRequest {
        resource_arn: String = "resourceArn" ARN required;
        tags: Vec<Tag> = "tags" TAG_LIST required;
    }
    TAG_RESOURCE_RESPONSE TagResourceResponse {
    }
    UNTAG_RESOURCE_REQUEST UntagResourceRequest {
        resource_arn: String = "resourceArn" ARN required;
        tag_keys: Vec<String> = "tagKeys" TAG_KEY_LIST required;
    }
    UNTAG_RESOURCE_RESPONSE UntagResourceResponse {
    }
}
