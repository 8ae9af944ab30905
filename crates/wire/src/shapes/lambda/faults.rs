//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    ALIAS_LIMIT_EXCEEDED_EXCEPTION "AliasLimitExceededException" 400 {
        "Type" STRING;
        "message" STRING;
    }
    CALLBACK_TIMEOUT_EXCEPTION "CallbackTimeoutException" 400 {
        "Type" STRING;
        "Message" STRING;
    }
    CAPACITY_PROVIDER_LIMIT_EXCEEDED_EXCEPTION "CapacityProviderLimitExceededException" 400 {
        "Type" STRING;
        "message" STRING;
    }
    CODE_ARTIFACT_USER_DELETED_EXCEPTION "CodeArtifactUserDeletedException" 409 {
        "Type" STRING;
        "message" STRING;
    }
    CODE_ARTIFACT_USER_FAILED_EXCEPTION "CodeArtifactUserFailedException" 409 {
        "Type" STRING;
        "message" STRING;
    }
    CODE_ARTIFACT_USER_PENDING_EXCEPTION "CodeArtifactUserPendingException" 409 {
        "Type" STRING;
        "message" STRING;
    }
    CODE_SIGNING_CONFIG_NOT_FOUND_EXCEPTION "CodeSigningConfigNotFoundException" 404 {
        "Type" STRING;
        "Message" STRING;
    }
    CODE_STORAGE_EXCEEDED_EXCEPTION "CodeStorageExceededException" 400 {
        "Type" STRING;
        "message" STRING;
    }
    CODE_VERIFICATION_FAILED_EXCEPTION "CodeVerificationFailedException" 400 {
        "Type" STRING;
        "Message" STRING;
    }
    DURABLE_EXECUTION_ALREADY_STARTED_EXCEPTION "DurableExecutionAlreadyStartedException" 409 {
        "Type" STRING;
        "Message" STRING;
    }
    EC2_ACCESS_DENIED_EXCEPTION "EC2AccessDeniedException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    EC2_THROTTLED_EXCEPTION "EC2ThrottledException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    EC2_UNEXPECTED_EXCEPTION "EC2UnexpectedException" 502 {
        "Type" STRING;
        "Message" STRING;
        "EC2ErrorCode" STRING;
    }
    EFSIO_EXCEPTION "EFSIOException" 410 {
        "Type" STRING;
        "Message" STRING;
    }
    EFS_MOUNT_CONNECTIVITY_EXCEPTION "EFSMountConnectivityException" 408 {
        "Type" STRING;
        "Message" STRING;
    }
    EFS_MOUNT_FAILURE_EXCEPTION "EFSMountFailureException" 403 {
        "Type" STRING;
        "Message" STRING;
    }
    EFS_MOUNT_TIMEOUT_EXCEPTION "EFSMountTimeoutException" 408 {
        "Type" STRING;
        "Message" STRING;
    }
    ENI_LIMIT_REACHED_EXCEPTION "ENILimitReachedException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    ENI_NOT_READY_EXCEPTION "ENINotReadyException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    FUNCTION_VERSIONS_PER_CAPACITY_PROVIDER_LIMIT_EXCEEDED_EXCEPTION "FunctionVersionsPerCapacityProviderLimitExceededException" 400 {
        "Type" STRING;
        "message" STRING;
    }
    INVALID_CODE_SIGNATURE_EXCEPTION "InvalidCodeSignatureException" 400 {
        "Type" STRING;
        "Message" STRING;
    }
    INVALID_PARAMETER_VALUE_EXCEPTION "InvalidParameterValueException" 400 {
        "Type" STRING;
        "message" STRING;
    }
    INVALID_REQUEST_CONTENT_EXCEPTION "InvalidRequestContentException" 400 {
        "Type" STRING;
        "message" STRING;
    }
    INVALID_RUNTIME_EXCEPTION "InvalidRuntimeException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    INVALID_SECURITY_GROUP_ID_EXCEPTION "InvalidSecurityGroupIDException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    INVALID_SUBNET_ID_EXCEPTION "InvalidSubnetIDException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    INVALID_ZIP_FILE_EXCEPTION "InvalidZipFileException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    KMS_ACCESS_DENIED_EXCEPTION "KMSAccessDeniedException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    KMS_DISABLED_EXCEPTION "KMSDisabledException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    KMS_INVALID_STATE_EXCEPTION "KMSInvalidStateException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    KMS_NOT_FOUND_EXCEPTION "KMSNotFoundException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    MODE_NOT_SUPPORTED_EXCEPTION "ModeNotSupportedException" 400 {
        "Type" STRING;
        "message" STRING;
    }
    NO_PUBLISHED_VERSION_EXCEPTION "NoPublishedVersionException" 400 {
        "Type" STRING;
        "Message" STRING;
    }
    POLICY_LENGTH_EXCEEDED_EXCEPTION "PolicyLengthExceededException" 400 {
        "Type" STRING;
        "message" STRING;
    }
    PRECONDITION_FAILED_EXCEPTION "PreconditionFailedException" 412 {
        "Type" STRING;
        "message" STRING;
    }
    PROVISIONED_CONCURRENCY_CONFIG_NOT_FOUND_EXCEPTION "ProvisionedConcurrencyConfigNotFoundException" 404 {
        "Type" STRING;
        "message" STRING;
    }
    PUBLIC_POLICY_EXCEPTION "PublicPolicyException" 400 {
        "Type" STRING;
        "Message" STRING;
    }
    RECURSIVE_INVOCATION_EXCEPTION "RecursiveInvocationException" 400 {
        "Type" STRING;
        "Message" STRING;
    }
    REQUEST_TOO_LARGE_EXCEPTION "RequestTooLargeException" 413 {
        "Type" STRING;
        "message" STRING;
    }
    RESOURCE_CONFLICT_EXCEPTION "ResourceConflictException" 409 {
        "Type" STRING;
        "message" STRING;
    }
    RESOURCE_IN_USE_EXCEPTION "ResourceInUseException" 400 {
        "Type" STRING;
        "Message" STRING;
    }
    RESOURCE_NOT_FOUND_EXCEPTION "ResourceNotFoundException" 404 {
        "Type" STRING;
        "Message" STRING;
    }
    RESOURCE_NOT_READY_EXCEPTION "ResourceNotReadyException" 502 {
        "Type" STRING;
        "message" STRING;
    }
    RUNTIME_ALIAS_DELETED_EXCEPTION "RuntimeAliasDeletedException" 409 {
        "Type" STRING;
        "message" STRING;
    }
    RUNTIME_VERSION_DELETED_EXCEPTION "RuntimeVersionDeletedException" 409 {
        "Type" STRING;
        "message" STRING;
    }
    S3_FILES_MOUNT_CONNECTIVITY_EXCEPTION "S3FilesMountConnectivityException" 408 {
        "Type" STRING;
        "Message" STRING;
    }
    S3_FILES_MOUNT_FAILURE_EXCEPTION "S3FilesMountFailureException" 403 {
        "Type" STRING;
        "Message" STRING;
    }
    S3_FILES_MOUNT_TIMEOUT_EXCEPTION "S3FilesMountTimeoutException" 408 {
        "Type" STRING;
        "Message" STRING;
    }
    SERIALIZED_REQUEST_ENTITY_TOO_LARGE_EXCEPTION "SerializedRequestEntityTooLargeException" 413 {
        "Type" STRING;
        "message" STRING;
    }
    SERVICE_EXCEPTION "ServiceException" 500 {
        "Type" STRING;
        "Message" STRING;
    }
    SERVICE_QUOTA_EXCEEDED_EXCEPTION "ServiceQuotaExceededException" 402 {
        "Type" STRING;
        "Message" STRING;
    }
    SNAP_START_EXCEPTION "SnapStartException" 400 {
        "Type" STRING;
        "Message" STRING;
    }
    SNAP_START_NOT_READY_EXCEPTION "SnapStartNotReadyException" 409 {
        "Type" STRING;
        "Message" STRING;
    }
    SNAP_START_REGENERATION_FAILURE_EXCEPTION "SnapStartRegenerationFailureException" 409 {
        "Type" STRING;
        "Message" STRING;
    }
    SNAP_START_TIMEOUT_EXCEPTION "SnapStartTimeoutException" 408 {
        "Type" STRING;
        "Message" STRING;
    }
    SUBNET_IP_ADDRESS_LIMIT_REACHED_EXCEPTION "SubnetIPAddressLimitReachedException" 502 {
        "Type" STRING;
        "Message" STRING;
    }
    TOO_MANY_REQUESTS_EXCEPTION "TooManyRequestsException" 429 {
        "retryAfterSeconds" STRING header("Retry-After");
        "Type" STRING;
        "message" STRING;
        "Reason" THROTTLE_REASON;
    }
    UNSUPPORTED_MEDIA_TYPE_EXCEPTION "UnsupportedMediaTypeException" 415 {
        "Type" STRING;
        "message" STRING;
    }
}
