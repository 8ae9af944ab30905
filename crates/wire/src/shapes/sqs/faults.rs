//! What it answers when a request fails.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use super::structures::*;
use crate::macros::faults;

faults! {
    BATCH_ENTRY_IDS_NOT_DISTINCT "BatchEntryIdsNotDistinct" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    BATCH_REQUEST_TOO_LONG "BatchRequestTooLong" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    EMPTY_BATCH_REQUEST "EmptyBatchRequest" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    INVALID_ADDRESS "InvalidAddress" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    INVALID_ATTRIBUTE_NAME "InvalidAttributeName" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    INVALID_ATTRIBUTE_VALUE "InvalidAttributeValue" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    INVALID_BATCH_ENTRY_ID "InvalidBatchEntryId" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    INVALID_ID_FORMAT "InvalidIdFormat" 400 {
    }
    INVALID_MESSAGE_CONTENTS "InvalidMessageContents" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    INVALID_SECURITY "InvalidSecurity" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    KMS_ACCESS_DENIED "KmsAccessDenied" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    KMS_DISABLED "KmsDisabled" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    KMS_INVALID_KEY_USAGE "KmsInvalidKeyUsage" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    KMS_INVALID_STATE "KmsInvalidState" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    KMS_NOT_FOUND "KmsNotFound" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    KMS_OPT_IN_REQUIRED "KmsOptInRequired" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    KMS_THROTTLED "KmsThrottled" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    MESSAGE_NOT_INFLIGHT "MessageNotInflight" 400 {
    }
    OVER_LIMIT "OverLimit" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    PURGE_QUEUE_IN_PROGRESS "PurgeQueueInProgress" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    QUEUE_DELETED_RECENTLY "QueueDeletedRecently" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    QUEUE_DOES_NOT_EXIST "QueueDoesNotExist" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    QUEUE_NAME_EXISTS "QueueNameExists" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    RECEIPT_HANDLE_IS_INVALID "ReceiptHandleIsInvalid" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    REQUEST_THROTTLED "RequestThrottled" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    RESOURCE_NOT_FOUND_EXCEPTION "ResourceNotFoundException" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    TOO_MANY_ENTRIES_IN_BATCH_REQUEST "TooManyEntriesInBatchRequest" 400 {
        "message" EXCEPTION_MESSAGE;
    }
    UNSUPPORTED_OPERATION "UnsupportedOperation" 400 {
        "message" EXCEPTION_MESSAGE;
    }
}
