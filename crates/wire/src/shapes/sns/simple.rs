//! Shapes without members of their own.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::structures::*;
use crate::macros::prelude::*;
use crate::macros::simple;

simple! {
    ACTIONS_LIST "ActionsList" Kind::List(&ACTION);
    AMAZON_RESOURCE_NAME "AmazonResourceName" Kind::Text, min(1.0) max(1011.0);
    BATCH_RESULT_ERROR_ENTRY_LIST "BatchResultErrorEntryList" Kind::List(&BATCH_RESULT_ERROR_ENTRY);
    BINARY "Binary" Kind::Blob;
    DELEGATES_LIST "DelegatesList" Kind::List(&DELEGATE);
    ISO2_COUNTRY_CODE "Iso2CountryCode" Kind::Text, max(2.0) => r"^[A-Za-z]{2}$";
    MAX_ITEMS_LIST_ORIGINATION_NUMBERS "MaxItemsListOriginationNumbers" Kind::Integer, min(1.0) max(30.0);
    MESSAGE_ATTRIBUTE_MAP "MessageAttributeMap" Kind::Map(&STRING, &MESSAGE_ATTRIBUTE_VALUE) => xml.key("Name").value("Value");
    NUMBER_CAPABILITY "NumberCapability" Kind::Text, values(&["SMS", "MMS", "VOICE"]);
    NUMBER_CAPABILITY_LIST "NumberCapabilityList" Kind::List(&NUMBER_CAPABILITY);
    OTHER_STRING "OtherString" Kind::Text;
    PHONE_NUMBER "PhoneNumber" Kind::Text, sensitive;
    PHONE_NUMBER_INFORMATION_LIST "PhoneNumberInformationList" Kind::List(&PHONE_NUMBER_INFORMATION);
    PUBLISH_BATCH_REQUEST_ENTRY_LIST "PublishBatchRequestEntryList" Kind::List(&PUBLISH_BATCH_REQUEST_ENTRY);
    PUBLISH_BATCH_RESULT_ENTRY_LIST "PublishBatchResultEntryList" Kind::List(&PUBLISH_BATCH_RESULT_ENTRY);
    ROUTE_TYPE "RouteType" Kind::Text, values(&["Premium", "Promotional", "Transactional"]);
    STRING "String" Kind::Text;
    SUBSCRIPTION_ATTRIBUTES_MAP "SubscriptionAttributesMap" Kind::Map(&ATTRIBUTE_NAME, &ATTRIBUTE_VALUE);
    SUBSCRIPTIONS_LIST "SubscriptionsList" Kind::List(&SUBSCRIPTION);
    TAG_KEY "TagKey" Kind::Text, min(1.0) max(128.0);
    TAG_KEY_LIST "TagKeyList" Kind::List(&TAG_KEY);
    TAG_LIST "TagList" Kind::List(&TAG);
    TAG_VALUE "TagValue" Kind::Text, min(0.0) max(256.0);
    TIMESTAMP "Timestamp" Kind::Timestamp(None);
    TOPIC_ATTRIBUTES_MAP "TopicAttributesMap" Kind::Map(&ATTRIBUTE_NAME, &ATTRIBUTE_VALUE);
    TOPICS_LIST "TopicsList" Kind::List(&TOPIC);
    ACCOUNT "account" Kind::Text;
    ACTION "action" Kind::Text;
    ATTRIBUTE_NAME "attributeName" Kind::Text;
    ATTRIBUTE_VALUE "attributeValue" Kind::Text;
    AUTHENTICATE_ON_UNSUBSCRIBE "authenticateOnUnsubscribe" Kind::Text;
    BOOLEAN "boolean" Kind::Boolean;
    DELEGATE "delegate" Kind::Text;
    ENDPOINT "endpoint" Kind::Text;
    LABEL "label" Kind::Text;
    MESSAGE "message" Kind::Text;
    MESSAGE_ID "messageId" Kind::Text;
    MESSAGE_STRUCTURE "messageStructure" Kind::Text;
    NEXT_TOKEN "nextToken" Kind::Text;
    PROTOCOL "protocol" Kind::Text;
    SUBJECT "subject" Kind::Text;
    SUBSCRIPTION_ARN "subscriptionARN" Kind::Text;
    TOKEN "token" Kind::Text;
    TOPIC_ARN "topicARN" Kind::Text;
    TOPIC_NAME "topicName" Kind::Text;
}
