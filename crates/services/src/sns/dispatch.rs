//! From a request to the method that answers it.

use frazil_wire::not_supported;
use frazil_wire::shapes::sns as shapes;

use super::Sns;
use super::faults::failed;
use super::limits::REQUEST_BYTES_MAX;

frazil_wire::service! {
    Sns of shapes, on |it| it.0.runtime, else failed, at most REQUEST_BYTES_MAX
}

frazil_wire::operations! {
    Sns of shapes, else not_supported;
    AddPermission add_permission,
    ConfirmSubscription confirm_subscription,
    CreateTopic create_topic,
    DeleteTopic delete_topic,
    GetDataProtectionPolicy get_data_protection_policy,
    GetSubscriptionAttributes get_subscription_attributes,
    GetTopicAttributes get_topic_attributes,
    ListSubscriptions list_subscriptions,
    ListSubscriptionsByTopic list_subscriptions_by_topic,
    ListTagsForResource list_tags_for_resource,
    ListTopics list_topics,
    Publish publish,
    PublishBatch publish_batch,
    PutDataProtectionPolicy put_data_protection_policy,
    RemovePermission remove_permission,
    SetSubscriptionAttributes set_subscription_attributes,
    SetTopicAttributes set_topic_attributes,
    Subscribe subscribe,
    TagResource tag_resource,
    Unsubscribe unsubscribe,
    UntagResource untag_resource,
}
