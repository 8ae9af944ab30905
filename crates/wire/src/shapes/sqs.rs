//! The service `sqs` and its operations.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

// Small services do not use all of it.
#![allow(unused_imports)]

mod faults;
mod simple;
mod structures;

pub use faults::*;
pub use simple::*;
pub use structures::*;

use crate::macros::prelude::*;
use crate::macros::service;

service! {
    endpoint "sqs" signing "sqs" version "2012-11-05" xml "http://queue.amazonaws.com/doc/2012-11-05/" query_compatible true
    protocol Json10 target "AmazonSQS" invalid "InvalidParameterValue"
    ADD_PERMISSION AddPermission POST "/" 200 ADD_PERMISSION_REQUEST AddPermissionRequest => NOTHING ();
    CANCEL_MESSAGE_MOVE_TASK CancelMessageMoveTask POST "/" 200 CANCEL_MESSAGE_MOVE_TASK_REQUEST CancelMessageMoveTaskRequest => CANCEL_MESSAGE_MOVE_TASK_RESULT CancelMessageMoveTaskResult;
    CHANGE_MESSAGE_VISIBILITY ChangeMessageVisibility POST "/" 200 CHANGE_MESSAGE_VISIBILITY_REQUEST ChangeMessageVisibilityRequest => NOTHING ();
    CHANGE_MESSAGE_VISIBILITY_BATCH ChangeMessageVisibilityBatch POST "/" 200 CHANGE_MESSAGE_VISIBILITY_BATCH_REQUEST ChangeMessageVisibilityBatchRequest => CHANGE_MESSAGE_VISIBILITY_BATCH_RESULT ChangeMessageVisibilityBatchResult;
    CREATE_QUEUE CreateQueue POST "/" 200 CREATE_QUEUE_REQUEST CreateQueueRequest => CREATE_QUEUE_RESULT CreateQueueResult;
    DELETE_MESSAGE DeleteMessage POST "/" 200 DELETE_MESSAGE_REQUEST DeleteMessageRequest => NOTHING ();
    DELETE_MESSAGE_BATCH DeleteMessageBatch POST "/" 200 DELETE_MESSAGE_BATCH_REQUEST DeleteMessageBatchRequest => DELETE_MESSAGE_BATCH_RESULT DeleteMessageBatchResult;
    DELETE_QUEUE DeleteQueue POST "/" 200 DELETE_QUEUE_REQUEST DeleteQueueRequest => NOTHING ();
    GET_QUEUE_ATTRIBUTES GetQueueAttributes POST "/" 200 GET_QUEUE_ATTRIBUTES_REQUEST GetQueueAttributesRequest => GET_QUEUE_ATTRIBUTES_RESULT GetQueueAttributesResult;
    GET_QUEUE_URL GetQueueUrl POST "/" 200 GET_QUEUE_URL_REQUEST GetQueueUrlRequest => GET_QUEUE_URL_RESULT GetQueueUrlResult;
    LIST_DEAD_LETTER_SOURCE_QUEUES ListDeadLetterSourceQueues POST "/" 200 LIST_DEAD_LETTER_SOURCE_QUEUES_REQUEST ListDeadLetterSourceQueuesRequest => LIST_DEAD_LETTER_SOURCE_QUEUES_RESULT ListDeadLetterSourceQueuesResult;
    LIST_MESSAGE_MOVE_TASKS ListMessageMoveTasks POST "/" 200 LIST_MESSAGE_MOVE_TASKS_REQUEST ListMessageMoveTasksRequest => LIST_MESSAGE_MOVE_TASKS_RESULT ListMessageMoveTasksResult;
    LIST_QUEUE_TAGS ListQueueTags POST "/" 200 LIST_QUEUE_TAGS_REQUEST ListQueueTagsRequest => LIST_QUEUE_TAGS_RESULT ListQueueTagsResult;
    LIST_QUEUES ListQueues POST "/" 200 LIST_QUEUES_REQUEST ListQueuesRequest => LIST_QUEUES_RESULT ListQueuesResult;
    PURGE_QUEUE PurgeQueue POST "/" 200 PURGE_QUEUE_REQUEST PurgeQueueRequest => NOTHING ();
    RECEIVE_MESSAGE ReceiveMessage POST "/" 200 RECEIVE_MESSAGE_REQUEST ReceiveMessageRequest => RECEIVE_MESSAGE_RESULT ReceiveMessageResult;
    REMOVE_PERMISSION RemovePermission POST "/" 200 REMOVE_PERMISSION_REQUEST RemovePermissionRequest => NOTHING ();
    SEND_MESSAGE SendMessage POST "/" 200 SEND_MESSAGE_REQUEST SendMessageRequest => SEND_MESSAGE_RESULT SendMessageResult;
    SEND_MESSAGE_BATCH SendMessageBatch POST "/" 200 SEND_MESSAGE_BATCH_REQUEST SendMessageBatchRequest => SEND_MESSAGE_BATCH_RESULT SendMessageBatchResult;
    SET_QUEUE_ATTRIBUTES SetQueueAttributes POST "/" 200 SET_QUEUE_ATTRIBUTES_REQUEST SetQueueAttributesRequest => NOTHING ();
    START_MESSAGE_MOVE_TASK StartMessageMoveTask POST "/" 200 START_MESSAGE_MOVE_TASK_REQUEST StartMessageMoveTaskRequest => START_MESSAGE_MOVE_TASK_RESULT StartMessageMoveTaskResult;
    TAG_QUEUE TagQueue POST "/" 200 TAG_QUEUE_REQUEST TagQueueRequest => NOTHING ();
    UNTAG_QUEUE UntagQueue POST "/" 200 UNTAG_QUEUE_REQUEST UntagQueueRequest => NOTHING ();
}
