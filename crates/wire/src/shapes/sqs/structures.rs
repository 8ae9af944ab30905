//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ADD_PERMISSION_REQUEST AddPermissionRequest {
        queue_url: String = "QueueUrl" STRING required;
        label: String = "Label" STRING required;
        aws_account_ids: Vec<String> = "AWSAccountIds" AWS_ACCOUNT_ID_LIST required;
        actions: Vec<String> = "Actions" ACTION_NAME_LIST required;
    }
    BATCH_RESULT_ERROR_ENTRY BatchResultErrorEntry {
        id: String = "Id" STRING required;
        sender_fault: bool = "SenderFault" BOOLEAN required;
        code: String = "Code" STRING required;
        message: Option<String> = "Message" STRING;
    }
    CANCEL_MESSAGE_MOVE_TASK_REQUEST CancelMessageMoveTaskRequest {
        task_handle: String = "TaskHandle" STRING required;
    }
    CANCEL_MESSAGE_MOVE_TASK_RESULT CancelMessageMoveTaskResult {
        approximate_number_of_messages_moved: Option<i64> = "ApproximateNumberOfMessagesMoved" LONG;
    }
    CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST ChangeMessageVisibilityBatchRequest {
        queue_url: String = "QueueUrl" STRING required;
        entries: Vec<ChangeMessageVisibilityBatchRequestEntry> = "Entries" CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY_LIST required;
    }
    CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST_ENTRY ChangeMessageVisibilityBatchRequestEntry {
        id: String = "Id" STRING required;
        receipt_handle: String = "ReceiptHandle" STRING required;
        visibility_timeout: Option<i32> = "VisibilityTimeout" NULLABLE_INTEGER;
    }
    CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT ChangeMessageVisibilityBatchResult {
        successful: Vec<ChangeMessageVisibilityBatchResultEntry> = "Successful" CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY_LIST required;
        failed: Vec<BatchResultErrorEntry> = "Failed" BATCH_RESULT_ERROR_ENTRY_LIST required;
    }
    CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT_ENTRY ChangeMessageVisibilityBatchResultEntry {
        id: String = "Id" STRING required;
    }
    CHANGE_MESSAGE_VISIBILITY_REQUEST ChangeMessageVisibilityRequest {
        queue_url: String = "QueueUrl" STRING required;
        receipt_handle: String = "ReceiptHandle" STRING required;
        visibility_timeout: i32 = "VisibilityTimeout" NULLABLE_INTEGER required;
    }
    CREATE_QUEUE_REQUEST CreateQueueRequest {
        queue_name: String = "QueueName" STRING required;
        attributes: Option<BTreeMap<String, String>> = "Attributes" QUEUE_ATTRIBUTE_MAP;
        tags: Option<BTreeMap<String, String>> = "tags" TAG_MAP;
    }
    CREATE_QUEUE_RESULT CreateQueueResult {
        queue_url: Option<String> = "QueueUrl" STRING;
    }
    DELETE_MESSAGE_BATCH_REQUEST DeleteMessageBatchRequest {
        queue_url: String = "QueueUrl" STRING required;
        entries: Vec<DeleteMessageBatchRequestEntry> = "Entries" DELETE_MESSAGE_BATCH_REQUEST_ENTRY_LIST required;
    }
    DELETE_MESSAGE_BATCH_REQUEST_ENTRY DeleteMessageBatchRequestEntry {
        id: String = "Id" STRING required;
        receipt_handle: String = "ReceiptHandle" STRING required;
    }
    DELETE_MESSAGE_BATCH_RESULT DeleteMessageBatchResult {
        successful: Vec<DeleteMessageBatchResultEntry> = "Successful" DELETE_MESSAGE_BATCH_RESULT_ENTRY_LIST required;
        failed: Vec<BatchResultErrorEntry> = "Failed" BATCH_RESULT_ERROR_ENTRY_LIST required;
    }
    DELETE_MESSAGE_BATCH_RESULT_ENTRY DeleteMessageBatchResultEntry {
        id: String = "Id" STRING required;
    }
    DELETE_MESSAGE_REQUEST DeleteMessageRequest {
        queue_url: String = "QueueUrl" STRING required;
        receipt_handle: String = "ReceiptHandle" STRING required;
    }
    DELETE_QUEUE_REQUEST DeleteQueueRequest {
        queue_url: String = "QueueUrl" STRING required;
    }
    GET_QUEUE_ATTRIBUTES_REQUEST GetQueueAttributesRequest {
        queue_url: String = "QueueUrl" STRING required;
        attribute_names: Option<Vec<String>> = "AttributeNames" ATTRIBUTE_NAME_LIST;
    }
    GET_QUEUE_ATTRIBUTES_RESULT GetQueueAttributesResult {
        attributes: Option<BTreeMap<String, String>> = "Attributes" QUEUE_ATTRIBUTE_MAP;
    }
    GET_QUEUE_URL_REQUEST GetQueueUrlRequest {
        queue_name: String = "QueueName" STRING required;
        queue_owner_aws_account_id: Option<String> = "QueueOwnerAWSAccountId" STRING;
    }
    GET_QUEUE_URL_RESULT GetQueueUrlResult {
        queue_url: Option<String> = "QueueUrl" STRING;
    }
    LIST_DEAD_LETTER_SOURCE_QUEUES_REQUEST ListDeadLetterSourceQueuesRequest {
        queue_url: String = "QueueUrl" STRING required;
        next_token: Option<String> = "NextToken" TOKEN;
        max_results: Option<i32> = "MaxResults" BOXED_INTEGER;
    }
    LIST_DEAD_LETTER_SOURCE_QUEUES_RESULT ListDeadLetterSourceQueuesResult {
        queue_urls: Vec<String> = "queueUrls" QUEUE_URL_LIST required;
        next_token: Option<String> = "NextToken" TOKEN;
    }
    LIST_MESSAGE_MOVE_TASKS_REQUEST ListMessageMoveTasksRequest {
        source_arn: String = "SourceArn" STRING required;
        max_results: Option<i32> = "MaxResults" NULLABLE_INTEGER;
    }
    LIST_MESSAGE_MOVE_TASKS_RESULT ListMessageMoveTasksResult {
        results: Option<Vec<ListMessageMoveTasksResultEntry>> = "Results" LIST_MESSAGE_MOVE_TASKS_RESULT_ENTRY_LIST flattened;
    }
    LIST_MESSAGE_MOVE_TASKS_RESULT_ENTRY ListMessageMoveTasksResultEntry {
        task_handle: Option<String> = "TaskHandle" STRING;
        status: Option<String> = "Status" STRING;
        source_arn: Option<String> = "SourceArn" STRING;
        destination_arn: Option<String> = "DestinationArn" STRING;
        max_number_of_messages_per_second: Option<i32> = "MaxNumberOfMessagesPerSecond" NULLABLE_INTEGER;
        approximate_number_of_messages_moved: Option<i64> = "ApproximateNumberOfMessagesMoved" LONG;
        approximate_number_of_messages_to_move: Option<i64> = "ApproximateNumberOfMessagesToMove" NULLABLE_LONG;
        failure_reason: Option<String> = "FailureReason" STRING;
        started_timestamp: Option<i64> = "StartedTimestamp" LONG;
    }
    LIST_QUEUE_TAGS_REQUEST ListQueueTagsRequest {
        queue_url: String = "QueueUrl" STRING required;
    }
    LIST_QUEUE_TAGS_RESULT ListQueueTagsResult {
        tags: Option<BTreeMap<String, String>> = "Tags" TAG_MAP;
    }
    LIST_QUEUES_REQUEST ListQueuesRequest {
        queue_name_prefix: Option<String> = "QueueNamePrefix" STRING;
        next_token: Option<String> = "NextToken" TOKEN;
        max_results: Option<i32> = "MaxResults" BOXED_INTEGER;
    }
    LIST_QUEUES_RESULT ListQueuesResult {
        queue_urls: Option<Vec<String>> = "QueueUrls" QUEUE_URL_LIST;
        next_token: Option<String> = "NextToken" TOKEN;
    }
    MESSAGE Message {
        message_id: Option<String> = "MessageId" STRING;
        receipt_handle: Option<String> = "ReceiptHandle" STRING;
        md5_of_body: Option<String> = "MD5OfBody" STRING;
        body: Option<String> = "Body" STRING;
        attributes: Option<BTreeMap<String, String>> = "Attributes" MESSAGE_SYSTEM_ATTRIBUTE_MAP;
        md5_of_message_attributes: Option<String> = "MD5OfMessageAttributes" STRING;
        message_attributes: Option<BTreeMap<String, MessageAttributeValue>> = "MessageAttributes" MESSAGE_BODY_ATTRIBUTE_MAP;
    }
    MESSAGE_ATTRIBUTE_VALUE MessageAttributeValue {
        string_value: Option<String> = "StringValue" STRING;
        binary_value: Option<Bytes> = "BinaryValue" BINARY;
        string_list_values: Option<Vec<String>> = "StringListValues" STRING_LIST flattened;
        binary_list_values: Option<Vec<Bytes>> = "BinaryListValues" BINARY_LIST flattened;
        data_type: String = "DataType" STRING required;
    }
    MESSAGE_SYSTEM_ATTRIBUTE_VALUE MessageSystemAttributeValue {
        string_value: Option<String> = "StringValue" STRING;
        binary_value: Option<Bytes> = "BinaryValue" BINARY;
        string_list_values: Option<Vec<String>> = "StringListValues" STRING_LIST flattened;
        binary_list_values: Option<Vec<Bytes>> = "BinaryListValues" BINARY_LIST flattened;
        data_type: String = "DataType" STRING required;
    }
    PURGE_QUEUE_REQUEST PurgeQueueRequest {
        queue_url: String = "QueueUrl" STRING required;
    }
    RECEIVE_MESSAGE_REQUEST ReceiveMessageRequest {
        queue_url: String = "QueueUrl" STRING required;
        attribute_names: Option<Vec<String>> = "AttributeNames" ATTRIBUTE_NAME_LIST;
        message_system_attribute_names: Option<Vec<String>> = "MessageSystemAttributeNames" MESSAGE_SYSTEM_ATTRIBUTE_LIST;
        message_attribute_names: Option<Vec<String>> = "MessageAttributeNames" MESSAGE_ATTRIBUTE_NAME_LIST;
        max_number_of_messages: Option<i32> = "MaxNumberOfMessages" NULLABLE_INTEGER;
        visibility_timeout: Option<i32> = "VisibilityTimeout" NULLABLE_INTEGER;
        wait_time_seconds: Option<i32> = "WaitTimeSeconds" NULLABLE_INTEGER;
        receive_request_attempt_id: Option<String> = "ReceiveRequestAttemptId" STRING;
    }
    RECEIVE_MESSAGE_RESULT ReceiveMessageResult {
        messages: Option<Vec<Message>> = "Messages" MESSAGE_LIST;
    }
    REMOVE_PERMISSION_REQUEST RemovePermissionRequest {
        queue_url: String = "QueueUrl" STRING required;
        label: String = "Label" STRING required;
    }
    SEND_MESSAGE_BATCH_REQUEST SendMessageBatchRequest {
        queue_url: String = "QueueUrl" STRING required;
        entries: Vec<SendMessageBatchRequestEntry> = "Entries" SEND_MESSAGE_BATCH_REQUEST_ENTRY_LIST required;
    }
    SEND_MESSAGE_BATCH_REQUEST_ENTRY SendMessageBatchRequestEntry {
        id: String = "Id" STRING required;
        message_body: String = "MessageBody" STRING required;
        delay_seconds: Option<i32> = "DelaySeconds" NULLABLE_INTEGER;
        message_attributes: Option<BTreeMap<String, MessageAttributeValue>> = "MessageAttributes" MESSAGE_BODY_ATTRIBUTE_MAP;
        message_system_attributes: Option<BTreeMap<String, MessageSystemAttributeValue>> = "MessageSystemAttributes" MESSAGE_BODY_SYSTEM_ATTRIBUTE_MAP;
        message_deduplication_id: Option<String> = "MessageDeduplicationId" STRING;
        message_group_id: Option<String> = "MessageGroupId" STRING;
    }
    SEND_MESSAGE_BATCH_RESULT SendMessageBatchResult {
        successful: Vec<SendMessageBatchResultEntry> = "Successful" SEND_MESSAGE_BATCH_RESULT_ENTRY_LIST required;
        failed: Vec<BatchResultErrorEntry> = "Failed" BATCH_RESULT_ERROR_ENTRY_LIST required;
    }
    SEND_MESSAGE_BATCH_RESULT_ENTRY SendMessageBatchResultEntry {
        id: String = "Id" STRING required;
        message_id: String = "MessageId" STRING required;
        md5_of_message_body: String = "MD5OfMessageBody" STRING required;
        md5_of_message_attributes: Option<String> = "MD5OfMessageAttributes" STRING;
        md5_of_message_system_attributes: Option<String> = "MD5OfMessageSystemAttributes" STRING;
        sequence_number: Option<String> = "SequenceNumber" STRING;
    }
    SEND_MESSAGE_REQUEST SendMessageRequest {
        queue_url: String = "QueueUrl" STRING required;
        message_body: String = "MessageBody" STRING required;
        delay_seconds: Option<i32> = "DelaySeconds" NULLABLE_INTEGER;
        message_attributes: Option<BTreeMap<String, MessageAttributeValue>> = "MessageAttributes" MESSAGE_BODY_ATTRIBUTE_MAP;
        message_system_attributes: Option<BTreeMap<String, MessageSystemAttributeValue>> = "MessageSystemAttributes" MESSAGE_BODY_SYSTEM_ATTRIBUTE_MAP;
        message_deduplication_id: Option<String> = "MessageDeduplicationId" STRING;
        message_group_id: Option<String> = "MessageGroupId" STRING;
    }
    SEND_MESSAGE_RESULT SendMessageResult {
        md5_of_message_body: Option<String> = "MD5OfMessageBody" STRING;
        md5_of_message_attributes: Option<String> = "MD5OfMessageAttributes" STRING;
        md5_of_message_system_attributes: Option<String> = "MD5OfMessageSystemAttributes" STRING;
        message_id: Option<String> = "MessageId" STRING;
        sequence_number: Option<String> = "SequenceNumber" STRING;
    }
    SET_QUEUE_ATTRIBUTES_REQUEST SetQueueAttributesRequest {
        queue_url: String = "QueueUrl" STRING required;
        attributes: BTreeMap<String, String> = "Attributes" QUEUE_ATTRIBUTE_MAP required;
    }
    START_MESSAGE_MOVE_TASK_REQUEST StartMessageMoveTaskRequest {
        source_arn: String = "SourceArn" STRING required;
        destination_arn: Option<String> = "DestinationArn" STRING;
        max_number_of_messages_per_second: Option<i32> = "MaxNumberOfMessagesPerSecond" NULLABLE_INTEGER;
    }
    START_MESSAGE_MOVE_TASK_RESULT StartMessageMoveTaskResult {
        task_handle: Option<String> = "TaskHandle" STRING;
    }
    TAG_QUEUE_REQUEST TagQueueRequest {
        queue_url: String = "QueueUrl" STRING required;
        tags: BTreeMap<String, String> = "Tags" TAG_MAP required;
    }
    UNTAG_QUEUE_REQUEST UntagQueueRequest {
        queue_url: String = "QueueUrl" STRING required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST required;
    }
}
