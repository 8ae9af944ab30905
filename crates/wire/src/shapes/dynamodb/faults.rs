//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    CONDITIONAL_CHECK_FAILED_EXCEPTION "ConditionalCheckFailedException" 400 {
        "message" ERROR_MESSAGE;
        "Item" ATTRIBUTE_MAP;
    }
    CONTINUOUS_BACKUPS_UNAVAILABLE_EXCEPTION "ContinuousBackupsUnavailableException" 400 {
        "message" ERROR_MESSAGE;
    }
    DUPLICATE_ITEM_EXCEPTION "DuplicateItemException" 400 {
        "message" ERROR_MESSAGE;
    }
    IDEMPOTENT_PARAMETER_MISMATCH_EXCEPTION "IdempotentParameterMismatchException" 400 {
        "Message" ERROR_MESSAGE;
    }
    INTERNAL_SERVER_ERROR "InternalServerError" 500 {
        "message" ERROR_MESSAGE;
    }
    ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED_EXCEPTION "ItemCollectionSizeLimitExceededException" 400 {
        "message" ERROR_MESSAGE;
    }
    LIMIT_EXCEEDED_EXCEPTION "LimitExceededException" 400 {
        "message" ERROR_MESSAGE;
    }
    POLICY_NOT_FOUND_EXCEPTION "PolicyNotFoundException" 400 {
        "message" ERROR_MESSAGE;
    }
    PROVISIONED_THROUGHPUT_EXCEEDED_EXCEPTION "ProvisionedThroughputExceededException" 400 {
        "message" ERROR_MESSAGE;
        "ThrottlingReasons" THROTTLING_REASON_LIST;
    }
    REPLICATED_WRITE_CONFLICT_EXCEPTION "ReplicatedWriteConflictException" 400 {
        "message" ERROR_MESSAGE;
    }
    REQUEST_LIMIT_EXCEEDED "RequestLimitExceeded" 400 {
        "message" ERROR_MESSAGE;
        "ThrottlingReasons" THROTTLING_REASON_LIST;
    }
    RESOURCE_IN_USE_EXCEPTION "ResourceInUseException" 400 {
        "message" ERROR_MESSAGE;
    }
    RESOURCE_NOT_FOUND_EXCEPTION "ResourceNotFoundException" 400 {
        "message" ERROR_MESSAGE;
    }
    TABLE_NOT_FOUND_EXCEPTION "TableNotFoundException" 400 {
        "message" ERROR_MESSAGE;
    }
    THROTTLING_EXCEPTION "ThrottlingException" 400 {
        "message" AVAILABILITY_ERROR_MESSAGE;
        "throttlingReasons" THROTTLING_REASON_LIST;
    }
    TRANSACTION_CANCELED_EXCEPTION "TransactionCanceledException" 400 {
        "Message" ERROR_MESSAGE;
        "CancellationReasons" CANCELLATION_REASON_LIST;
    }
    TRANSACTION_CONFLICT_EXCEPTION "TransactionConflictException" 400 {
        "message" ERROR_MESSAGE;
    }
    TRANSACTION_IN_PROGRESS_EXCEPTION "TransactionInProgressException" 400 {
        "Message" ERROR_MESSAGE;
    }
}
