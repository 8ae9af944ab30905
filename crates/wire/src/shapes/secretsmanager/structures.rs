//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    API_ERROR_TYPE APIErrorType {
        secret_id: Option<String> = "SecretId" SECRET_ID_TYPE;
        error_code: Option<String> = "ErrorCode" ERROR_CODE;
        message: Option<String> = "Message" ERROR_MESSAGE;
    }
    ASSOCIATE_CROSS_ACCOUNT_REPLICA_REQUEST AssociateCrossAccountReplicaRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        cross_account_replica_arn: String = "CrossAccountReplicaARN" SECRET_ARN_TYPE required;
        replica_restriction: Option<String> = "ReplicaRestriction" REPLICA_RESTRICTION_TYPE;
        replication_role_arn: Option<String> = "ReplicationRoleARN" ROLE_ARN_TYPE;
    }
    ASSOCIATE_CROSS_ACCOUNT_REPLICA_RESPONSE AssociateCrossAccountReplicaResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        cross_account_replica_arn: Option<String> = "CrossAccountReplicaARN" SECRET_ARN_TYPE;
        replication_status: Option<String> = "ReplicationStatus" STATUS_TYPE;
    }
    BATCH_GET_SECRET_VALUE_REQUEST BatchGetSecretValueRequest {
        secret_id_list: Option<Vec<String>> = "SecretIdList" SECRET_ID_LIST_TYPE;
        filters: Option<Vec<Filter>> = "Filters" FILTERS_LIST_TYPE;
        max_results: Option<i32> = "MaxResults" MAX_RESULTS_BATCH_TYPE;
        next_token: Option<String> = "NextToken" NEXT_TOKEN_TYPE;
    }
    BATCH_GET_SECRET_VALUE_RESPONSE BatchGetSecretValueResponse {
        secret_values: Option<Vec<SecretValueEntry>> = "SecretValues" SECRET_VALUES_TYPE;
        next_token: Option<String> = "NextToken" NEXT_TOKEN_TYPE;
        errors: Option<Vec<APIErrorType>> = "Errors" API_ERROR_LIST_TYPE;
    }
    CANCEL_ROTATE_SECRET_REQUEST CancelRotateSecretRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
    }
    CANCEL_ROTATE_SECRET_RESPONSE CancelRotateSecretResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
        version_id: Option<String> = "VersionId" SECRET_VERSION_ID_TYPE;
    }
    CREATE_SECRET_REQUEST CreateSecretRequest {
        name: String = "Name" NAME_TYPE required;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN_TYPE idempotency_token;
        description: Option<String> = "Description" DESCRIPTION_TYPE;
        kms_key_id: Option<String> = "KmsKeyId" KMS_KEY_ID_TYPE;
        secret_binary: Option<Bytes> = "SecretBinary" SECRET_BINARY_TYPE;
        secret_string: Option<String> = "SecretString" SECRET_STRING_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
        add_replica_regions: Option<Vec<ReplicaRegionType>> = "AddReplicaRegions" ADD_REPLICA_REGION_LIST_TYPE;
        force_overwrite_replica_secret: Option<bool> = "ForceOverwriteReplicaSecret" BOOLEAN_TYPE;
        r#type: Option<String> = "Type" MEDEA_TYPE_TYPE;
        cross_account_primary_arn: Option<String> = "CrossAccountPrimaryARN" SECRET_ARN_TYPE;
    }
    CREATE_SECRET_RESPONSE CreateSecretResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
        version_id: Option<String> = "VersionId" SECRET_VERSION_ID_TYPE;
        replication_status: Option<Vec<ReplicationStatusType>> = "ReplicationStatus" REPLICATION_STATUS_LIST_TYPE;
    }
    CROSS_ACCOUNT_PRIMARY_TYPE CrossAccountPrimaryType {
        primary_secret_arn: Option<String> = "PrimarySecretARN" SECRET_ARN_TYPE;
        replication_status: Option<String> = "ReplicationStatus" STATUS_TYPE;
        status_message: Option<String> = "StatusMessage" STATUS_MESSAGE_TYPE;
    }
    CROSS_ACCOUNT_REPLICA_ENTRY CrossAccountReplicaEntry {
        replica_secret_arn: Option<String> = "ReplicaSecretARN" SECRET_ARN_TYPE;
        replication_role_arn: Option<String> = "ReplicationRoleARN" ROLE_ARN_TYPE;
        replication_status: Option<String> = "ReplicationStatus" STATUS_TYPE;
        status_message: Option<String> = "StatusMessage" STATUS_MESSAGE_TYPE;
    }
    DELETE_RESOURCE_POLICY_REQUEST DeleteResourcePolicyRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        policy_name: Option<String> = "PolicyName" RESOURCE_POLICY_NAME_TYPE;
    }
    DELETE_RESOURCE_POLICY_RESPONSE DeleteResourcePolicyResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" NAME_TYPE;
        policy_name: Option<String> = "PolicyName" RESOURCE_POLICY_NAME_TYPE;
    }
    DELETE_SECRET_REQUEST DeleteSecretRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        recovery_window_in_days: Option<i64> = "RecoveryWindowInDays" RECOVERY_WINDOW_IN_DAYS_TYPE;
        force_delete_without_recovery: Option<bool> = "ForceDeleteWithoutRecovery" BOOLEAN_TYPE;
    }
    DELETE_SECRET_RESPONSE DeleteSecretResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
        deletion_date: Option<Timestamp> = "DeletionDate" DELETION_DATE_TYPE;
    }
    DESCRIBE_SECRET_REQUEST DescribeSecretRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
    }
    DESCRIBE_SECRET_RESPONSE DescribeSecretResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
        r#type: Option<String> = "Type" MEDEA_TYPE_TYPE;
        description: Option<String> = "Description" DESCRIPTION_TYPE;
        kms_key_id: Option<String> = "KmsKeyId" KMS_KEY_ID_TYPE;
        rotation_enabled: Option<bool> = "RotationEnabled" ROTATION_ENABLED_TYPE;
        rotation_lambda_arn: Option<String> = "RotationLambdaARN" ROTATION_LAMBDA_ARN_TYPE;
        rotation_rules: Option<RotationRulesType> = "RotationRules" ROTATION_RULES_TYPE;
        external_secret_rotation_metadata: Option<Vec<ExternalSecretRotationMetadataItem>> = "ExternalSecretRotationMetadata" EXTERNAL_SECRET_ROTATION_METADATA_TYPE;
        external_secret_rotation_role_arn: Option<String> = "ExternalSecretRotationRoleArn" ROLE_ARN_TYPE;
        last_rotated_date: Option<Timestamp> = "LastRotatedDate" LAST_ROTATED_DATE_TYPE;
        last_changed_date: Option<Timestamp> = "LastChangedDate" LAST_CHANGED_DATE_TYPE;
        last_accessed_date: Option<Timestamp> = "LastAccessedDate" LAST_ACCESSED_DATE_TYPE;
        deleted_date: Option<Timestamp> = "DeletedDate" DELETED_DATE_TYPE;
        next_rotation_date: Option<Timestamp> = "NextRotationDate" NEXT_ROTATION_DATE_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
        version_ids_to_stages: Option<BTreeMap<String, Vec<String>>> = "VersionIdsToStages" SECRET_VERSIONS_TO_STAGES_MAP_TYPE;
        owning_service: Option<String> = "OwningService" OWNING_SERVICE_TYPE;
        created_date: Option<Timestamp> = "CreatedDate" TIMESTAMP_TYPE;
        primary_region: Option<String> = "PrimaryRegion" REGION_TYPE;
        replication_status: Option<Vec<ReplicationStatusType>> = "ReplicationStatus" REPLICATION_STATUS_LIST_TYPE;
        cross_account_primary: Option<CrossAccountPrimaryType> = "CrossAccountPrimary" CROSS_ACCOUNT_PRIMARY_TYPE;
        cross_account_replicas: Option<Vec<CrossAccountReplicaEntry>> = "CrossAccountReplicas" CROSS_ACCOUNT_REPLICA_LIST_TYPE;
    }
    DISASSOCIATE_CROSS_ACCOUNT_REPLICA_REQUEST DisassociateCrossAccountReplicaRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        cross_account_replica_arn: String = "CrossAccountReplicaARN" SECRET_ARN_TYPE required;
    }
    DISASSOCIATE_CROSS_ACCOUNT_REPLICA_RESPONSE DisassociateCrossAccountReplicaResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        cross_account_replica_arn: Option<String> = "CrossAccountReplicaARN" SECRET_ARN_TYPE;
    }
    EXTERNAL_SECRET_ROTATION_METADATA_ITEM ExternalSecretRotationMetadataItem {
        key: Option<String> = "Key" EXTERNAL_SECRET_ROTATION_METADATA_ITEM_KEY_TYPE;
        value: Option<String> = "Value" EXTERNAL_SECRET_ROTATION_METADATA_ITEM_VALUE_TYPE;
    }
    FILTER Filter {
        key: Option<String> = "Key" FILTER_NAME_STRING_TYPE;
        values: Option<Vec<String>> = "Values" FILTER_VALUES_STRING_LIST;
    }
    GET_RANDOM_PASSWORD_REQUEST GetRandomPasswordRequest {
        password_length: Option<i64> = "PasswordLength" PASSWORD_LENGTH_TYPE;
        exclude_characters: Option<String> = "ExcludeCharacters" EXCLUDE_CHARACTERS_TYPE;
        exclude_numbers: Option<bool> = "ExcludeNumbers" EXCLUDE_NUMBERS_TYPE;
        exclude_punctuation: Option<bool> = "ExcludePunctuation" EXCLUDE_PUNCTUATION_TYPE;
        exclude_uppercase: Option<bool> = "ExcludeUppercase" EXCLUDE_UPPERCASE_TYPE;
        exclude_lowercase: Option<bool> = "ExcludeLowercase" EXCLUDE_LOWERCASE_TYPE;
        include_space: Option<bool> = "IncludeSpace" INCLUDE_SPACE_TYPE;
        require_each_included_type: Option<bool> = "RequireEachIncludedType" REQUIRE_EACH_INCLUDED_TYPE_TYPE;
    }
    GET_RANDOM_PASSWORD_RESPONSE GetRandomPasswordResponse {
        random_password: Option<String> = "RandomPassword" RANDOM_PASSWORD_TYPE;
    }
    GET_RESOURCE_POLICY_REQUEST GetResourcePolicyRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        policy_name: Option<String> = "PolicyName" RESOURCE_POLICY_NAME_TYPE;
    }
    GET_RESOURCE_POLICY_RESPONSE GetResourcePolicyResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" NAME_TYPE;
        resource_policy: Option<String> = "ResourcePolicy" NON_EMPTY_RESOURCE_POLICY_TYPE;
        policy_name: Option<String> = "PolicyName" RESOURCE_POLICY_NAME_TYPE;
    }
    GET_SECRET_VALUE_REQUEST GetSecretValueRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        version_id: Option<String> = "VersionId" SECRET_VERSION_ID_TYPE;
        version_stage: Option<String> = "VersionStage" SECRET_VERSION_STAGE_TYPE;
    }
    GET_SECRET_VALUE_RESPONSE GetSecretValueResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
        version_id: Option<String> = "VersionId" SECRET_VERSION_ID_TYPE;
        secret_binary: Option<Bytes> = "SecretBinary" SECRET_BINARY_TYPE;
        secret_string: Option<String> = "SecretString" SECRET_STRING_TYPE;
        version_stages: Option<Vec<String>> = "VersionStages" SECRET_VERSION_STAGES_TYPE;
        created_date: Option<Timestamp> = "CreatedDate" CREATED_DATE_TYPE;
    }
    LIST_RESOURCE_POLICIES_REQUEST ListResourcePoliciesRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        max_results: Option<i32> = "MaxResults" MAX_RESULTS_TYPE;
        next_token: Option<String> = "NextToken" NEXT_TOKEN_TYPE;
    }
    LIST_RESOURCE_POLICIES_RESPONSE ListResourcePoliciesResponse {
        resource_policies: Vec<ResourcePolicySummary> = "ResourcePolicies" RESOURCE_POLICY_SUMMARY_LIST_TYPE required;
        next_token: Option<String> = "NextToken" NEXT_TOKEN_TYPE;
    }
    LIST_SECRET_VERSION_IDS_REQUEST ListSecretVersionIdsRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        max_results: Option<i32> = "MaxResults" MAX_RESULTS_TYPE;
        next_token: Option<String> = "NextToken" NEXT_TOKEN_TYPE;
        include_deprecated: Option<bool> = "IncludeDeprecated" BOOLEAN_TYPE;
    }
    LIST_SECRET_VERSION_IDS_RESPONSE ListSecretVersionIdsResponse {
        versions: Option<Vec<SecretVersionsListEntry>> = "Versions" SECRET_VERSIONS_LIST_TYPE;
        next_token: Option<String> = "NextToken" NEXT_TOKEN_TYPE;
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
    }
    LIST_SECRETS_REQUEST ListSecretsRequest {
        include_planned_deletion: Option<bool> = "IncludePlannedDeletion" BOOLEAN_TYPE;
        max_results: Option<i32> = "MaxResults" MAX_RESULTS_TYPE;
        next_token: Option<String> = "NextToken" NEXT_TOKEN_TYPE;
        filters: Option<Vec<Filter>> = "Filters" FILTERS_LIST_TYPE;
        sort_order: Option<String> = "SortOrder" SORT_ORDER_TYPE;
        sort_by: Option<String> = "SortBy" SORT_BY_TYPE;
    }
    LIST_SECRETS_RESPONSE ListSecretsResponse {
        secret_list: Option<Vec<SecretListEntry>> = "SecretList" SECRET_LIST_TYPE;
        next_token: Option<String> = "NextToken" NEXT_TOKEN_TYPE;
    }
    PUT_RESOURCE_POLICY_REQUEST PutResourcePolicyRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        resource_policy: String = "ResourcePolicy" NON_EMPTY_RESOURCE_POLICY_TYPE required;
        policy_name: Option<String> = "PolicyName" RESOURCE_POLICY_NAME_TYPE;
        block_public_policy: Option<bool> = "BlockPublicPolicy" BOOLEAN_TYPE;
    }
    PUT_RESOURCE_POLICY_RESPONSE PutResourcePolicyResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" NAME_TYPE;
        policy_name: Option<String> = "PolicyName" RESOURCE_POLICY_NAME_TYPE;
    }
    PUT_SECRET_VALUE_REQUEST PutSecretValueRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN_TYPE idempotency_token;
        secret_binary: Option<Bytes> = "SecretBinary" SECRET_BINARY_TYPE;
        secret_string: Option<String> = "SecretString" SECRET_STRING_TYPE;
        version_stages: Option<Vec<String>> = "VersionStages" SECRET_VERSION_STAGES_TYPE;
        rotation_token: Option<String> = "RotationToken" ROTATION_TOKEN_TYPE;
    }
    PUT_SECRET_VALUE_RESPONSE PutSecretValueResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
        version_id: Option<String> = "VersionId" SECRET_VERSION_ID_TYPE;
        version_stages: Option<Vec<String>> = "VersionStages" SECRET_VERSION_STAGES_TYPE;
    }
    REMOVE_REGIONS_FROM_REPLICATION_REQUEST RemoveRegionsFromReplicationRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        remove_replica_regions: Vec<String> = "RemoveReplicaRegions" REMOVE_REPLICA_REGION_LIST_TYPE required;
    }
    REMOVE_REGIONS_FROM_REPLICATION_RESPONSE RemoveRegionsFromReplicationResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        replication_status: Option<Vec<ReplicationStatusType>> = "ReplicationStatus" REPLICATION_STATUS_LIST_TYPE;
    }
    REPLICA_REGION_TYPE ReplicaRegionType {
        region: Option<String> = "Region" REGION_TYPE;
        kms_key_id: Option<String> = "KmsKeyId" KMS_KEY_ID_TYPE;
    }
    REPLICATE_SECRET_TO_REGIONS_REQUEST ReplicateSecretToRegionsRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        add_replica_regions: Vec<ReplicaRegionType> = "AddReplicaRegions" ADD_REPLICA_REGION_LIST_TYPE required;
        force_overwrite_replica_secret: Option<bool> = "ForceOverwriteReplicaSecret" BOOLEAN_TYPE;
    }
    REPLICATE_SECRET_TO_REGIONS_RESPONSE ReplicateSecretToRegionsResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        replication_status: Option<Vec<ReplicationStatusType>> = "ReplicationStatus" REPLICATION_STATUS_LIST_TYPE;
    }
    REPLICATION_STATUS_TYPE ReplicationStatusType {
        region: Option<String> = "Region" REGION_TYPE;
        kms_key_id: Option<String> = "KmsKeyId" KMS_KEY_ID_TYPE;
        status: Option<String> = "Status" STATUS_TYPE;
        status_message: Option<String> = "StatusMessage" STATUS_MESSAGE_TYPE;
        last_accessed_date: Option<Timestamp> = "LastAccessedDate" LAST_ACCESSED_DATE_TYPE;
    }
    RESOURCE_POLICY_SUMMARY ResourcePolicySummary {
        policy_name: Option<String> = "PolicyName" RESOURCE_POLICY_NAME_TYPE;
    }
    RESTORE_SECRET_REQUEST RestoreSecretRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
    }
    RESTORE_SECRET_RESPONSE RestoreSecretResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
    }
    ROTATE_SECRET_REQUEST RotateSecretRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN_TYPE idempotency_token;
        rotation_lambda_arn: Option<String> = "RotationLambdaARN" ROTATION_LAMBDA_ARN_TYPE;
        rotation_rules: Option<RotationRulesType> = "RotationRules" ROTATION_RULES_TYPE;
        external_secret_rotation_metadata: Option<Vec<ExternalSecretRotationMetadataItem>> = "ExternalSecretRotationMetadata" EXTERNAL_SECRET_ROTATION_METADATA_TYPE;
        external_secret_rotation_role_arn: Option<String> = "ExternalSecretRotationRoleArn" ROLE_ARN_TYPE;
        rotate_immediately: Option<bool> = "RotateImmediately" BOOLEAN_TYPE;
    }
    ROTATE_SECRET_RESPONSE RotateSecretResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
        version_id: Option<String> = "VersionId" SECRET_VERSION_ID_TYPE;
    }
    ROTATION_RULES_TYPE RotationRulesType {
        automatically_after_days: Option<i64> = "AutomaticallyAfterDays" AUTOMATICALLY_ROTATE_AFTER_DAYS_TYPE;
        duration: Option<String> = "Duration" DURATION_TYPE;
        schedule_expression: Option<String> = "ScheduleExpression" SCHEDULE_EXPRESSION_TYPE;
    }
    SECRET_LIST_ENTRY SecretListEntry {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
        r#type: Option<String> = "Type" MEDEA_TYPE_TYPE;
        description: Option<String> = "Description" DESCRIPTION_TYPE;
        kms_key_id: Option<String> = "KmsKeyId" KMS_KEY_ID_TYPE;
        rotation_enabled: Option<bool> = "RotationEnabled" ROTATION_ENABLED_TYPE;
        rotation_lambda_arn: Option<String> = "RotationLambdaARN" ROTATION_LAMBDA_ARN_TYPE;
        rotation_rules: Option<RotationRulesType> = "RotationRules" ROTATION_RULES_TYPE;
        external_secret_rotation_metadata: Option<Vec<ExternalSecretRotationMetadataItem>> = "ExternalSecretRotationMetadata" EXTERNAL_SECRET_ROTATION_METADATA_TYPE;
        external_secret_rotation_role_arn: Option<String> = "ExternalSecretRotationRoleArn" ROLE_ARN_TYPE;
        last_rotated_date: Option<Timestamp> = "LastRotatedDate" LAST_ROTATED_DATE_TYPE;
        last_changed_date: Option<Timestamp> = "LastChangedDate" LAST_CHANGED_DATE_TYPE;
        last_accessed_date: Option<Timestamp> = "LastAccessedDate" LAST_ACCESSED_DATE_TYPE;
        deleted_date: Option<Timestamp> = "DeletedDate" DELETED_DATE_TYPE;
        next_rotation_date: Option<Timestamp> = "NextRotationDate" NEXT_ROTATION_DATE_TYPE;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST_TYPE;
        secret_versions_to_stages: Option<BTreeMap<String, Vec<String>>> = "SecretVersionsToStages" SECRET_VERSIONS_TO_STAGES_MAP_TYPE;
        owning_service: Option<String> = "OwningService" OWNING_SERVICE_TYPE;
        created_date: Option<Timestamp> = "CreatedDate" TIMESTAMP_TYPE;
        primary_region: Option<String> = "PrimaryRegion" REGION_TYPE;
    }
    SECRET_VALUE_ENTRY SecretValueEntry {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
        version_id: Option<String> = "VersionId" SECRET_VERSION_ID_TYPE;
        secret_binary: Option<Bytes> = "SecretBinary" SECRET_BINARY_TYPE;
        secret_string: Option<String> = "SecretString" SECRET_STRING_TYPE;
        version_stages: Option<Vec<String>> = "VersionStages" SECRET_VERSION_STAGES_TYPE;
        created_date: Option<Timestamp> = "CreatedDate" CREATED_DATE_TYPE;
    }
    SECRET_VERSIONS_LIST_ENTRY SecretVersionsListEntry {
        version_id: Option<String> = "VersionId" SECRET_VERSION_ID_TYPE;
        version_stages: Option<Vec<String>> = "VersionStages" SECRET_VERSION_STAGES_TYPE;
        last_accessed_date: Option<Timestamp> = "LastAccessedDate" LAST_ACCESSED_DATE_TYPE;
        created_date: Option<Timestamp> = "CreatedDate" CREATED_DATE_TYPE;
        kms_key_ids: Option<Vec<String>> = "KmsKeyIds" KMS_KEY_ID_LIST_TYPE;
    }
    STOP_REPLICATION_TO_REPLICA_REQUEST StopReplicationToReplicaRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
    }
    STOP_REPLICATION_TO_REPLICA_RESPONSE StopReplicationToReplicaResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
    }
    TAG Tag {
        key: Option<String> = "Key" TAG_KEY_TYPE;
        value: Option<String> = "Value" TAG_VALUE_TYPE;
    }
    TAG_RESOURCE_REQUEST TagResourceRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        tags: Vec<Tag> = "Tags" TAG_LIST_TYPE required;
    }
    UNTAG_RESOURCE_REQUEST UntagResourceRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST_TYPE required;
    }
    UPDATE_SECRET_REQUEST UpdateSecretRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        client_request_token: Option<String> = "ClientRequestToken" CLIENT_REQUEST_TOKEN_TYPE idempotency_token;
        description: Option<String> = "Description" DESCRIPTION_TYPE;
        kms_key_id: Option<String> = "KmsKeyId" KMS_KEY_ID_TYPE;
        secret_binary: Option<Bytes> = "SecretBinary" SECRET_BINARY_TYPE;
        secret_string: Option<String> = "SecretString" SECRET_STRING_TYPE;
        r#type: Option<String> = "Type" MEDEA_TYPE_TYPE;
    }
    UPDATE_SECRET_RESPONSE UpdateSecretResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
        version_id: Option<String> = "VersionId" SECRET_VERSION_ID_TYPE;
    }
    UPDATE_SECRET_VERSION_STAGE_REQUEST UpdateSecretVersionStageRequest {
        secret_id: String = "SecretId" SECRET_ID_TYPE required;
        version_stage: String = "VersionStage" SECRET_VERSION_STAGE_TYPE required;
        remove_from_version_id: Option<String> = "RemoveFromVersionId" SECRET_VERSION_ID_TYPE;
        move_to_version_id: Option<String> = "MoveToVersionId" SECRET_VERSION_ID_TYPE;
    }
    UPDATE_SECRET_VERSION_STAGE_RESPONSE UpdateSecretVersionStageResponse {
        arn: Option<String> = "ARN" SECRET_ARN_TYPE;
        name: Option<String> = "Name" SECRET_NAME_TYPE;
    }
    VALIDATE_RESOURCE_POLICY_REQUEST ValidateResourcePolicyRequest {
        secret_id: Option<String> = "SecretId" SECRET_ID_TYPE;
        resource_policy: String = "ResourcePolicy" NON_EMPTY_RESOURCE_POLICY_TYPE required;
    }
    VALIDATE_RESOURCE_POLICY_RESPONSE ValidateResourcePolicyResponse {
        policy_validation_passed: Option<bool> = "PolicyValidationPassed" BOOLEAN_TYPE;
        validation_errors: Option<Vec<ValidationErrorsEntry>> = "ValidationErrors" VALIDATION_ERRORS_TYPE;
    }
    VALIDATION_ERRORS_ENTRY ValidationErrorsEntry {
        check_name: Option<String> = "CheckName" NAME_TYPE;
        error_message: Option<String> = "ErrorMessage" ERROR_MESSAGE;
    }
}
