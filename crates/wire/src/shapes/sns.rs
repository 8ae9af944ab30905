//! The service `sns` and its operations.

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
    endpoint "sns" signing "sns" version "2010-03-31" xml "http://sns.amazonaws.com/doc/2010-03-31/"
    protocol Query target "" invalid "InvalidParameter"
    ADD_PERMISSION AddPermission POST "/" 200 ADD_PERMISSION_INPUT AddPermissionInput => NOTHING ();
    CONFIRM_SUBSCRIPTION ConfirmSubscription POST "/" 200 CONFIRM_SUBSCRIPTION_INPUT ConfirmSubscriptionInput => CONFIRM_SUBSCRIPTION_RESPONSE ConfirmSubscriptionResponse;
    CREATE_TOPIC CreateTopic POST "/" 200 CREATE_TOPIC_INPUT CreateTopicInput => CREATE_TOPIC_RESPONSE CreateTopicResponse;
    DELETE_TOPIC DeleteTopic POST "/" 200 DELETE_TOPIC_INPUT DeleteTopicInput => NOTHING ();
    GET_DATA_PROTECTION_POLICY GetDataProtectionPolicy POST "/" 200 GET_DATA_PROTECTION_POLICY_INPUT GetDataProtectionPolicyInput => GET_DATA_PROTECTION_POLICY_RESPONSE GetDataProtectionPolicyResponse;
    GET_SUBSCRIPTION_ATTRIBUTES GetSubscriptionAttributes POST "/" 200 GET_SUBSCRIPTION_ATTRIBUTES_INPUT GetSubscriptionAttributesInput => GET_SUBSCRIPTION_ATTRIBUTES_RESPONSE GetSubscriptionAttributesResponse;
    GET_TOPIC_ATTRIBUTES GetTopicAttributes POST "/" 200 GET_TOPIC_ATTRIBUTES_INPUT GetTopicAttributesInput => GET_TOPIC_ATTRIBUTES_RESPONSE GetTopicAttributesResponse;
    LIST_ORIGINATION_NUMBERS ListOriginationNumbers POST "/" 200 LIST_ORIGINATION_NUMBERS_REQUEST ListOriginationNumbersRequest => LIST_ORIGINATION_NUMBERS_RESULT ListOriginationNumbersResult;
    LIST_SUBSCRIPTIONS ListSubscriptions POST "/" 200 LIST_SUBSCRIPTIONS_INPUT ListSubscriptionsInput => LIST_SUBSCRIPTIONS_RESPONSE ListSubscriptionsResponse;
    LIST_SUBSCRIPTIONS_BY_TOPIC ListSubscriptionsByTopic POST "/" 200 LIST_SUBSCRIPTIONS_BY_TOPIC_INPUT ListSubscriptionsByTopicInput => LIST_SUBSCRIPTIONS_BY_TOPIC_RESPONSE ListSubscriptionsByTopicResponse;
    LIST_TAGS_FOR_RESOURCE ListTagsForResource POST "/" 200 LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest => LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse;
    LIST_TOPICS ListTopics POST "/" 200 LIST_TOPICS_INPUT ListTopicsInput => LIST_TOPICS_RESPONSE ListTopicsResponse;
    PUBLISH Publish POST "/" 200 PUBLISH_INPUT PublishInput => PUBLISH_RESPONSE PublishResponse;
    PUBLISH_BATCH PublishBatch POST "/" 200 PUBLISH_BATCH_INPUT PublishBatchInput => PUBLISH_BATCH_RESPONSE PublishBatchResponse;
    PUT_DATA_PROTECTION_POLICY PutDataProtectionPolicy POST "/" 200 PUT_DATA_PROTECTION_POLICY_INPUT PutDataProtectionPolicyInput => NOTHING ();
    REMOVE_PERMISSION RemovePermission POST "/" 200 REMOVE_PERMISSION_INPUT RemovePermissionInput => NOTHING ();
    SET_SUBSCRIPTION_ATTRIBUTES SetSubscriptionAttributes POST "/" 200 SET_SUBSCRIPTION_ATTRIBUTES_INPUT SetSubscriptionAttributesInput => NOTHING ();
    SET_TOPIC_ATTRIBUTES SetTopicAttributes POST "/" 200 SET_TOPIC_ATTRIBUTES_INPUT SetTopicAttributesInput => NOTHING ();
    SUBSCRIBE Subscribe POST "/" 200 SUBSCRIBE_INPUT SubscribeInput => SUBSCRIBE_RESPONSE SubscribeResponse;
    TAG_RESOURCE TagResource POST "/" 200 TAG_RESOURCE_REQUEST TagResourceRequest => TAG_RESOURCE_RESPONSE TagResourceResponse;
    UNSUBSCRIBE Unsubscribe POST "/" 200 UNSUBSCRIBE_INPUT UnsubscribeInput => NOTHING ();
    UNTAG_RESOURCE UntagResource POST "/" 200 UNTAG_RESOURCE_REQUEST UntagResourceRequest => UNTAG_RESOURCE_RESPONSE UntagResourceResponse;
}
