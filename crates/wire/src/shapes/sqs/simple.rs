//! Shapes without members of their own.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::structures::*;
use crate::macros::prelude::*;
use crate::macros::simple;

simple! {
    AWS_ACCOUNT_ID_LIST "AWSAccountIdList" Kind::List(&STRING);
    ACTION_NAME_LIST "ActionNameList" Kind::List(&STRING);
    ATTRIBUTE_NAME_LIST "AttributeNameList" Kind::List(&QUEUE_ATTRIBUTE_NAME);
    BATCH_RESULT_ERROR_ENTRY_LIST "BatchResultErrorEntryList" Kind::List(&BATCH_RESULT_ERROR_ENTRY);
    BINARY "Binary" Kind::Blob;
    BINARY_LIST "BinaryList" Kind::List(&BINARY);
    BOOLEAN "Boolean" Kind::Boolean;
    BOXED_INTEGER "BoxedInteger" Kind::Integer;
    CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY_LIST "ChangeMessageVisibilityBatchRequestEntryList" Kind::List(&CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY);
    CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY_LIST "ChangeMessageVisibilityBatchResultEntryList" Kind::List(&CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY);
    DELETE_MESSAGE_BATCH_REQUEST_ENTRY_LIST "DeleteMessageBatchRequestEntryList" Kind::List(&DELETE_MESSAGE_BATCH_REQUEST_ENTRY);
    DELETE_MESSAGE_BATCH_RESULT_ENTRY_LIST "DeleteMessageBatchResultEntryList" Kind::List(&DELETE_MESSAGE_BATCH_RESULT_ENTRY);
    EXCEPTION_MESSAGE "ExceptionMessage" Kind::Text;
    LIST_MESSAGE_MOVE_TASKS_RESULT_ENTRY_LIST "ListMessageMoveTasksResultEntryList" Kind::List(&LIST_MESSAGE_MOVE_TASKS_RESULT_ENTRY);
    LONG "Long" Kind::Long;
    MESSAGE_ATTRIBUTE_NAME "MessageAttributeName" Kind::Text;
    MESSAGE_ATTRIBUTE_NAME_LIST "MessageAttributeNameList" Kind::List(&MESSAGE_ATTRIBUTE_NAME);
    MESSAGE_BODY_ATTRIBUTE_MAP "MessageBodyAttributeMap" Kind::Map(&STRING, &MESSAGE_ATTRIBUTE_VALUE);
    MESSAGE_BODY_SYSTEM_ATTRIBUTE_MAP "MessageBodySystemAttributeMap" Kind::Map(&MESSAGE_SYSTEM_ATTRIBUTE_NAME_FOR_SENDS, &MESSAGE_SYSTEM_ATTRIBUTE_VALUE);
    MESSAGE_LIST "MessageList" Kind::List(&MESSAGE);
    MESSAGE_SYSTEM_ATTRIBUTE_LIST "MessageSystemAttributeList" Kind::List(&MESSAGE_SYSTEM_ATTRIBUTE_NAME);
    MESSAGE_SYSTEM_ATTRIBUTE_MAP "MessageSystemAttributeMap" Kind::Map(&MESSAGE_SYSTEM_ATTRIBUTE_NAME, &STRING);
    MESSAGE_SYSTEM_ATTRIBUTE_NAME "MessageSystemAttributeName" Kind::Text;
    MESSAGE_SYSTEM_ATTRIBUTE_NAME_FOR_SENDS "MessageSystemAttributeNameForSends" Kind::Text;
    NULLABLE_INTEGER "NullableInteger" Kind::Integer;
    NULLABLE_LONG "NullableLong" Kind::Long;
    QUEUE_ATTRIBUTE_MAP "QueueAttributeMap" Kind::Map(&QUEUE_ATTRIBUTE_NAME, &STRING);
    QUEUE_ATTRIBUTE_NAME "QueueAttributeName" Kind::Text;
    QUEUE_URL_LIST "QueueUrlList" Kind::List(&STRING);
    SEND_MESSAGE_BATCH_REQUEST_ENTRY_LIST "SendMessageBatchRequestEntryList" Kind::List(&SEND_MESSAGE_BATCH_REQUEST_ENTRY);
    SEND_MESSAGE_BATCH_RESULT_ENTRY_LIST "SendMessageBatchResultEntryList" Kind::List(&SEND_MESSAGE_BATCH_RESULT_ENTRY);
    STRING "String" Kind::Text;
    STRING_LIST "StringList" Kind::List(&STRING);
    TAG_KEY "TagKey" Kind::Text;
    TAG_KEY_LIST "TagKeyList" Kind::List(&TAG_KEY);
    TAG_MAP "TagMap" Kind::Map(&TAG_KEY, &TAG_VALUE);
    TAG_VALUE "TagValue" Kind::Text;
    TOKEN "Token" Kind::Text;
}
