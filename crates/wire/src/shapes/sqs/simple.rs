//! Shapes without members of their own.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::structures::*;
use crate::macros::prelude::*;
use crate::macros::simple;

simple! {
    AWS_ACCOUNT_ID_LIST "AWSAccountIdList" Kind::List(&STRING) => xml.name("AWSAccountId").flattened();
    ACTION_NAME_LIST "ActionNameList" Kind::List(&STRING) => xml.name("ActionName").flattened();
    ATTRIBUTE_NAME_LIST "AttributeNameList" Kind::List(&QUEUE_ATTRIBUTE_NAME) => xml.name("AttributeName").flattened();
    BATCH_RESULT_ERROR_ENTRY_LIST "BatchResultErrorEntryList" Kind::List(&BATCH_RESULT_ERROR_ENTRY) => xml.name("BatchResultErrorEntry").flattened();
    BINARY "Binary" Kind::Blob;
    BINARY_LIST "BinaryList" Kind::List(&BINARY) => xml.name("BinaryListValue");
    BOOLEAN "Boolean" Kind::Boolean;
    BOXED_INTEGER "BoxedInteger" Kind::Integer;
    CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY_LIST "ChangeMessageVisibilityBatchRequestEntryList" Kind::List(&CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY) => xml.name("ChangeMessageVisibilityBatchRequestEntry").flattened();
    CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY_LIST "ChangeMessageVisibilityBatchResultEntryList" Kind::List(&CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY) => xml.name("ChangeMessageVisibilityBatchResultEntry").flattened();
    DELETE_MESSAGE_BATCH_REQUEST_ENTRY_LIST "DeleteMessageBatchRequestEntryList" Kind::List(&DELETE_MESSAGE_BATCH_REQUEST_ENTRY) => xml.name("DeleteMessageBatchRequestEntry").flattened();
    DELETE_MESSAGE_BATCH_RESULT_ENTRY_LIST "DeleteMessageBatchResultEntryList" Kind::List(&DELETE_MESSAGE_BATCH_RESULT_ENTRY) => xml.name("DeleteMessageBatchResultEntry").flattened();
    EXCEPTION_MESSAGE "ExceptionMessage" Kind::Text;
    LIST_MESSAGE_MOVE_TASKS_RESULT_ENTRY_LIST "ListMessageMoveTasksResultEntryList" Kind::List(&LIST_MESSAGE_MOVE_TASKS_RESULT_ENTRY) => xml.name("ListMessageMoveTasksResultEntry").flattened();
    LONG "Long" Kind::Long;
    MESSAGE_ATTRIBUTE_NAME "MessageAttributeName" Kind::Text;
    MESSAGE_ATTRIBUTE_NAME_LIST "MessageAttributeNameList" Kind::List(&MESSAGE_ATTRIBUTE_NAME) => xml.name("MessageAttributeName").flattened();
    MESSAGE_BODY_ATTRIBUTE_MAP "MessageBodyAttributeMap" Kind::Map(&STRING, &MESSAGE_ATTRIBUTE_VALUE) => xml.name("MessageAttribute").key("Name").value("Value").flattened();
    MESSAGE_BODY_SYSTEM_ATTRIBUTE_MAP "MessageBodySystemAttributeMap" Kind::Map(&MESSAGE_SYSTEM_ATTRIBUTE_NAME_FOR_SENDS, &MESSAGE_SYSTEM_ATTRIBUTE_VALUE) => xml.name("MessageSystemAttribute").key("Name").value("Value").flattened();
    MESSAGE_LIST "MessageList" Kind::List(&MESSAGE) => xml.name("Message").flattened();
    MESSAGE_SYSTEM_ATTRIBUTE_LIST "MessageSystemAttributeList" Kind::List(&MESSAGE_SYSTEM_ATTRIBUTE_NAME) => xml.name("MessageSystemAttributeName").flattened();
    MESSAGE_SYSTEM_ATTRIBUTE_MAP "MessageSystemAttributeMap" Kind::Map(&MESSAGE_SYSTEM_ATTRIBUTE_NAME, &STRING) => xml.name("Attribute").key("Name").value("Value").flattened();
    MESSAGE_SYSTEM_ATTRIBUTE_NAME "MessageSystemAttributeName" Kind::Text;
    MESSAGE_SYSTEM_ATTRIBUTE_NAME_FOR_SENDS "MessageSystemAttributeNameForSends" Kind::Text;
    NULLABLE_INTEGER "NullableInteger" Kind::Integer;
    NULLABLE_LONG "NullableLong" Kind::Long;
    QUEUE_ATTRIBUTE_MAP "QueueAttributeMap" Kind::Map(&QUEUE_ATTRIBUTE_NAME, &STRING) => xml.name("Attribute").key("Name").value("Value").flattened();
    QUEUE_ATTRIBUTE_NAME "QueueAttributeName" Kind::Text;
    QUEUE_URL_LIST "QueueUrlList" Kind::List(&STRING) => xml.name("QueueUrl").flattened();
    SEND_MESSAGE_BATCH_REQUEST_ENTRY_LIST "SendMessageBatchRequestEntryList" Kind::List(&SEND_MESSAGE_BATCH_REQUEST_ENTRY) => xml.name("SendMessageBatchRequestEntry").flattened();
    SEND_MESSAGE_BATCH_RESULT_ENTRY_LIST "SendMessageBatchResultEntryList" Kind::List(&SEND_MESSAGE_BATCH_RESULT_ENTRY) => xml.name("SendMessageBatchResultEntry").flattened();
    STRING "String" Kind::Text;
    STRING_LIST "StringList" Kind::List(&STRING) => xml.name("StringListValue");
    TAG_KEY "TagKey" Kind::Text;
    TAG_KEY_LIST "TagKeyList" Kind::List(&TAG_KEY) => xml.name("TagKey").flattened();
    TAG_MAP "TagMap" Kind::Map(&TAG_KEY, &TAG_VALUE) => xml.name("Tag").key("Key").value("Value").flattened();
    TAG_VALUE "TagValue" Kind::Text;
    TOKEN "Token" Kind::Text;
}
