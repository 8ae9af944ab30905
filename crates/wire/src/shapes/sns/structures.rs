//! What its messages carry.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::simple::*;
use crate::macros::prelude::*;
use crate::macros::structures;

structures! {
    ADD_PERMISSION_INPUT AddPermissionInput {
        topic_arn: String = "TopicArn" TOPIC_ARN required;
        label: String = "Label" LABEL required;
        aws_account_id: Vec<String> = "AWSAccountId" DELEGATES_LIST required;
        action_name: Vec<String> = "ActionName" ACTIONS_LIST required;
    }
    BATCH_RESULT_ERROR_ENTRY BatchResultErrorEntry {
        id: String = "Id" STRING required;
        code: String = "Code" STRING required;
        message: Option<String> = "Message" STRING;
        sender_fault: bool = "SenderFault" BOOLEAN required;
    }
    CONFIRM_SUBSCRIPTION_INPUT ConfirmSubscriptionInput {
        topic_arn: String = "TopicArn" TOPIC_ARN required;
        token: String = "Token" TOKEN required;
        authenticate_on_unsubscribe: Option<String> = "AuthenticateOnUnsubscribe" AUTHENTICATE_ON_UNSUBSCRIBE;
    }
    CONFIRM_SUBSCRIPTION_RESPONSE ConfirmSubscriptionResponse {
        subscription_arn: Option<String> = "SubscriptionArn" SUBSCRIPTION_ARN;
    }
    CREATE_TOPIC_INPUT CreateTopicInput {
        name: String = "Name" TOPIC_NAME required;
        attributes: Option<BTreeMap<String, String>> = "Attributes" TOPIC_ATTRIBUTES_MAP;
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
        data_protection_policy: Option<String> = "DataProtectionPolicy" ATTRIBUTE_VALUE;
    }
    CREATE_TOPIC_RESPONSE CreateTopicResponse {
        topic_arn: Option<String> = "TopicArn" TOPIC_ARN;
    }
    DELETE_TOPIC_INPUT DeleteTopicInput {
        topic_arn: String = "TopicArn" TOPIC_ARN required;
    }
    GET_DATA_PROTECTION_POLICY_INPUT GetDataProtectionPolicyInput {
        resource_arn: String = "ResourceArn" TOPIC_ARN required;
    }
    GET_DATA_PROTECTION_POLICY_RESPONSE GetDataProtectionPolicyResponse {
        data_protection_policy: Option<String> = "DataProtectionPolicy" ATTRIBUTE_VALUE;
    }
    GET_SUBSCRIPTION_ATTRIBUTES_INPUT GetSubscriptionAttributesInput {
        subscription_arn: String = "SubscriptionArn" SUBSCRIPTION_ARN required;
    }
    GET_SUBSCRIPTION_ATTRIBUTES_RESPONSE GetSubscriptionAttributesResponse {
        attributes: Option<BTreeMap<String, String>> = "Attributes" SUBSCRIPTION_ATTRIBUTES_MAP;
    }
    GET_TOPIC_ATTRIBUTES_INPUT GetTopicAttributesInput {
        topic_arn: String = "TopicArn" TOPIC_ARN required;
    }
    GET_TOPIC_ATTRIBUTES_RESPONSE GetTopicAttributesResponse {
        attributes: Option<BTreeMap<String, String>> = "Attributes" TOPIC_ATTRIBUTES_MAP;
    }
    LIST_ORIGINATION_NUMBERS_REQUEST ListOriginationNumbersRequest {
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        max_results: Option<i32> = "MaxResults" MAX_ITEMS_LIST_ORIGINATION_NUMBERS;
    }
    LIST_ORIGINATION_NUMBERS_RESULT ListOriginationNumbersResult {
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
        phone_numbers: Option<Vec<PhoneNumberInformation>> = "PhoneNumbers" PHONE_NUMBER_INFORMATION_LIST;
    }
    LIST_SUBSCRIPTIONS_BY_TOPIC_INPUT ListSubscriptionsByTopicInput {
        topic_arn: String = "TopicArn" TOPIC_ARN required;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_SUBSCRIPTIONS_BY_TOPIC_RESPONSE ListSubscriptionsByTopicResponse {
        subscriptions: Option<Vec<Subscription>> = "Subscriptions" SUBSCRIPTIONS_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_SUBSCRIPTIONS_INPUT ListSubscriptionsInput {
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_SUBSCRIPTIONS_RESPONSE ListSubscriptionsResponse {
        subscriptions: Option<Vec<Subscription>> = "Subscriptions" SUBSCRIPTIONS_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_TAGS_FOR_RESOURCE_REQUEST ListTagsForResourceRequest {
        resource_arn: String = "ResourceArn" AMAZON_RESOURCE_NAME required;
    }
    LIST_TAGS_FOR_RESOURCE_RESPONSE ListTagsForResourceResponse {
        tags: Option<Vec<Tag>> = "Tags" TAG_LIST;
    }
    LIST_TOPICS_INPUT ListTopicsInput {
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    LIST_TOPICS_RESPONSE ListTopicsResponse {
        topics: Option<Vec<Topic>> = "Topics" TOPICS_LIST;
        next_token: Option<String> = "NextToken" NEXT_TOKEN;
    }
    MESSAGE_ATTRIBUTE_VALUE MessageAttributeValue {
        data_type: String = "DataType" STRING required;
        string_value: Option<String> = "StringValue" STRING;
        binary_value: Option<Bytes> = "BinaryValue" BINARY;
    }
    PHONE_NUMBER_INFORMATION PhoneNumberInformation {
        created_at: Option<Timestamp> = "CreatedAt" TIMESTAMP;
        phone_number: Option<String> = "PhoneNumber" PHONE_NUMBER;
        status: Option<String> = "Status" STRING;
        iso2_country_code: Option<String> = "Iso2CountryCode" ISO2_COUNTRY_CODE;
        route_type: Option<String> = "RouteType" ROUTE_TYPE;
        number_capabilities: Option<Vec<String>> = "NumberCapabilities" NUMBER_CAPABILITY_LIST;
    }
    PUBLISH_BATCH_INPUT PublishBatchInput {
        topic_arn: String = "TopicArn" TOPIC_ARN required;
        publish_batch_request_entries: Vec<PublishBatchRequestEntry> = "PublishBatchRequestEntries" PUBLISH_BATCH_REQUEST_ENTRY_LIST required;
    }
    PUBLISH_BATCH_REQUEST_ENTRY PublishBatchRequestEntry {
        id: String = "Id" STRING required;
        message: String = "Message" MESSAGE required;
        subject: Option<String> = "Subject" SUBJECT;
        message_structure: Option<String> = "MessageStructure" MESSAGE_STRUCTURE;
        message_attributes: Option<BTreeMap<String, MessageAttributeValue>> = "MessageAttributes" MESSAGE_ATTRIBUTE_MAP;
        message_deduplication_id: Option<String> = "MessageDeduplicationId" STRING;
        message_group_id: Option<String> = "MessageGroupId" STRING;
    }
    PUBLISH_BATCH_RESPONSE PublishBatchResponse {
        successful: Option<Vec<PublishBatchResultEntry>> = "Successful" PUBLISH_BATCH_RESULT_ENTRY_LIST;
        failed: Option<Vec<BatchResultErrorEntry>> = "Failed" BATCH_RESULT_ERROR_ENTRY_LIST;
    }
    PUBLISH_BATCH_RESULT_ENTRY PublishBatchResultEntry {
        id: Option<String> = "Id" STRING;
        message_id: Option<String> = "MessageId" MESSAGE_ID;
        sequence_number: Option<String> = "SequenceNumber" STRING;
    }
    PUBLISH_INPUT PublishInput {
        topic_arn: Option<String> = "TopicArn" TOPIC_ARN;
        target_arn: Option<String> = "TargetArn" STRING;
        phone_number: Option<String> = "PhoneNumber" PHONE_NUMBER;
        message: String = "Message" MESSAGE required;
        subject: Option<String> = "Subject" SUBJECT;
        message_structure: Option<String> = "MessageStructure" MESSAGE_STRUCTURE;
        message_attributes: Option<BTreeMap<String, MessageAttributeValue>> = "MessageAttributes" MESSAGE_ATTRIBUTE_MAP;
        message_deduplication_id: Option<String> = "MessageDeduplicationId" STRING;
        message_group_id: Option<String> = "MessageGroupId" STRING;
    }
    PUBLISH_RESPONSE PublishResponse {
        message_id: Option<String> = "MessageId" MESSAGE_ID;
        sequence_number: Option<String> = "SequenceNumber" STRING;
    }
    PUT_DATA_PROTECTION_POLICY_INPUT PutDataProtectionPolicyInput {
        resource_arn: String = "ResourceArn" TOPIC_ARN required;
        data_protection_policy: String = "DataProtectionPolicy" ATTRIBUTE_VALUE required;
    }
    REMOVE_PERMISSION_INPUT RemovePermissionInput {
        topic_arn: String = "TopicArn" TOPIC_ARN required;
        label: String = "Label" LABEL required;
    }
    SET_SUBSCRIPTION_ATTRIBUTES_INPUT SetSubscriptionAttributesInput {
        subscription_arn: String = "SubscriptionArn" SUBSCRIPTION_ARN required;
        attribute_name: String = "AttributeName" ATTRIBUTE_NAME required;
        attribute_value: Option<String> = "AttributeValue" ATTRIBUTE_VALUE;
    }
    SET_TOPIC_ATTRIBUTES_INPUT SetTopicAttributesInput {
        topic_arn: String = "TopicArn" TOPIC_ARN required;
        attribute_name: String = "AttributeName" ATTRIBUTE_NAME required;
        attribute_value: Option<String> = "AttributeValue" ATTRIBUTE_VALUE;
    }
    SUBSCRIBE_INPUT SubscribeInput {
        topic_arn: String = "TopicArn" TOPIC_ARN required;
        protocol: String = "Protocol" PROTOCOL required;
        endpoint: Option<String> = "Endpoint" ENDPOINT;
        attributes: Option<BTreeMap<String, String>> = "Attributes" SUBSCRIPTION_ATTRIBUTES_MAP;
        return_subscription_arn: Option<bool> = "ReturnSubscriptionArn" BOOLEAN;
    }
    SUBSCRIBE_RESPONSE SubscribeResponse {
        subscription_arn: Option<String> = "SubscriptionArn" SUBSCRIPTION_ARN;
    }
    SUBSCRIPTION Subscription {
        subscription_arn: Option<String> = "SubscriptionArn" SUBSCRIPTION_ARN;
        owner: Option<String> = "Owner" ACCOUNT;
        protocol: Option<String> = "Protocol" PROTOCOL;
        endpoint: Option<String> = "Endpoint" ENDPOINT;
        topic_arn: Option<String> = "TopicArn" TOPIC_ARN;
    }
    TAG Tag {
        key: String = "Key" TAG_KEY required;
        value: String = "Value" TAG_VALUE required;
    }
    TAG_RESOURCE_REQUEST TagResourceRequest {
        resource_arn: String = "ResourceArn" AMAZON_RESOURCE_NAME required;
        tags: Vec<Tag> = "Tags" TAG_LIST required;
    }
    TAG_RESOURCE_RESPONSE TagResourceResponse {
    }
    TOPIC Topic {
        topic_arn: Option<String> = "TopicArn" TOPIC_ARN;
    }
    UNSUBSCRIBE_INPUT UnsubscribeInput {
        subscription_arn: String = "SubscriptionArn" SUBSCRIPTION_ARN required;
    }
    UNTAG_RESOURCE_REQUEST UntagResourceRequest {
        resource_arn: String = "ResourceArn" AMAZON_RESOURCE_NAME required;
        tag_keys: Vec<String> = "TagKeys" TAG_KEY_LIST required;
    }
    UNTAG_RESOURCE_RESPONSE UntagResourceResponse {
    }
}
