//! From a request to the method that answers it.

use bytes::Bytes;
use frazil_wire::shapes::sns as shapes;
use frazil_wire::{BoxFuture, Call, Service, ServiceTable, not_supported, serve};
use http::Response;

use super::Sns;
use super::faults::failed;
use super::limits::REQUEST_BYTES_MAX;

impl Service for Sns {
    fn table(&self) -> &'static ServiceTable {
        &shapes::SERVICE
    }

    fn handle(&self, call: Call) -> BoxFuture<'_, Response<Bytes>> {
        let sns = self.clone();
        Box::pin(serve(
            &shapes::SERVICE,
            call,
            |operation, request| async move {
                let runtime = sns.0.runtime.clone();
                let work = async move { sns.dispatch(operation, &request).await };
                let answered = runtime.spawn(work).await;
                answered.unwrap_or_else(|error| Err(failed(&error)))
            },
        ))
    }

    fn request_bytes_max(&self) -> u64 {
        REQUEST_BYTES_MAX
    }
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
