//! Subscriptions.

use std::collections::BTreeMap;
use std::sync::Arc;

use frazil_store::{Write, record};
use frazil_wire::shapes::sns::{
    GetSubscriptionAttributesInput, GetSubscriptionAttributesResponse,
    ListSubscriptionsByTopicInput, ListSubscriptionsByTopicResponse, ListSubscriptionsInput,
    ListSubscriptionsResponse, SetSubscriptionAttributesInput, SubscribeInput, SubscribeResponse,
    Subscription as Shown, UnsubscribeInput,
};
use frazil_wire::{Arn, Fault};

use super::Sns;
use super::attributes;
use super::faults::{invalid, no_subscription};
use super::filter::Filter;
use super::limits::SUBSCRIPTIONS_MAX;
use super::page::page;
use super::records::{self, SubscriptionRecord};
use super::topics::Topic;

/// A subscription, ready to be used.
pub(super) struct Subscription {
    pub(super) id: String,
    pub(super) arn: String,
    pub(super) record: SubscriptionRecord,
    pub(super) filter: Option<Filter>,
}

/// What callers see instead of an ARN.
const PENDING: &str = "pending confirmation";

impl Subscription {
    pub(super) fn new(
        topic_arn: &str,
        id: &str,
        record: SubscriptionRecord,
    ) -> Result<Subscription, Fault> {
        Ok(Subscription {
            id: id.to_owned(),
            arn: format!("{topic_arn}:{id}"),
            filter: Filter::of(&record.attributes)?,
            record,
        })
    }

    pub(super) fn is_pending(&self) -> bool {
        self.record.token.is_some()
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.record.attributes.get(name).map(String::as_str)
    }

    pub(super) fn is_raw(&self) -> bool {
        self.attribute("RawMessageDelivery") == Some("true")
    }

    fn shown(&self, topic: &Topic, account: &str) -> Shown {
        let arn = match self.is_pending() {
            true => "PendingConfirmation".to_owned(),
            false => self.arn.clone(),
        };
        Shown {
            subscription_arn: Some(arn),
            owner: Some(account.to_owned()),
            protocol: Some(self.record.protocol.clone()),
            endpoint: Some(self.record.endpoint.clone()),
            topic_arn: Some(topic.arn.clone()),
        }
    }
}

impl Sns {
    /// The subscription with this ARN, and its topic.
    pub(super) fn subscription(&self, arn: &str) -> Result<(Arc<Topic>, Arc<Subscription>), Fault> {
        let elements = arn.split(':').count();
        if elements < 6 {
            return Err(invalid(format!(
                "SubscriptionArn Reason: An ARN must have at least 6 elements, not {elements}"
            )));
        }
        let (topic, id) = arn.rsplit_once(':').ok_or_else(no_subscription)?;
        let topic = self.topic(topic).map_err(|_| no_subscription())?;
        let subscription = topic.subscriptions.get(id).cloned();
        Ok((topic, subscription.ok_or_else(no_subscription)?))
    }

    /// Stores a subscription and uses it from now on; whoever calls holds the lock.
    pub(super) async fn keep(
        &self,
        topic: &Topic,
        id: &str,
        record: SubscriptionRecord,
    ) -> Result<Arc<Subscription>, Fault> {
        let put = Write::put(
            records::subscription_key(&topic.name, id),
            record::encode(&record),
        );
        let subscription = Arc::new(Subscription::new(&topic.arn, id, record)?);
        self.commit(vec![put]).await?;
        let kept = subscription.clone();
        self.change_topic(&topic.name, |topic| {
            topic.subscriptions.insert(kept.id.clone(), kept);
        });
        Ok(subscription)
    }

    pub(super) async fn subscribe(
        &self,
        input: SubscribeInput,
    ) -> Result<SubscribeResponse, Fault> {
        let topic = self.topic(&input.topic_arn)?;
        let endpoint = input.endpoint.unwrap_or_default();
        check_endpoint(&topic, &input.protocol, &endpoint)?;
        let mut given = input.attributes.unwrap_or_default();
        for (name, value) in &given {
            attributes::check_subscription(name, value, &given)?;
        }
        given.retain(|_, value| !value.is_empty());
        let _alone = self.0.changing.lock().await;
        let topic = self.topic(&topic.arn)?;
        let mut all = topic.subscriptions.values();
        let same = |it: &&Arc<Subscription>| {
            it.record.protocol == input.protocol && it.record.endpoint == endpoint
        };
        let told = |it: &Subscription| match it.is_pending() {
            true if input.return_subscription_arn != Some(true) => PENDING.to_owned(),
            _ => it.arn.clone(),
        };
        let subscription = match all.find(same).cloned() {
            Some(known) => {
                unchanged(&known, &given)?;
                known
            }
            None if topic.subscriptions.len() >= SUBSCRIPTIONS_MAX => {
                return Err(Fault::of(
                    &frazil_wire::shapes::sns::SUBSCRIPTION_LIMIT_EXCEEDED_EXCEPTION,
                    "Subscription limit exceeded",
                ));
            }
            None => {
                let confirmed = matches!(input.protocol.as_str(), "sqs" | "lambda");
                let record = SubscriptionRecord {
                    protocol: input.protocol.clone(),
                    endpoint: endpoint.clone(),
                    attributes: given,
                    token: (!confirmed).then(|| self.token()),
                    used_token: None,
                    created_ms: self.now_ms(),
                };
                let id = self.0.entropy.uuid().to_string();
                self.keep(&topic, &id, record).await?
            }
        };
        self.ask_to_confirm(&topic, &subscription).await?;
        Ok(SubscribeResponse {
            subscription_arn: Some(told(&subscription)),
        })
    }

    /// Ends a subscription; one that is not there has ended already.
    pub(super) async fn unsubscribe(&self, input: UnsubscribeInput) -> Result<(), Fault> {
        let _alone = self.0.changing.lock().await;
        let (topic, subscription) = match self.subscription(&input.subscription_arn) {
            Ok(found) => found,
            Err(fault) if fault.status == 404 => return Ok(()),
            Err(fault) => return Err(fault),
        };
        let mut record = topic.record.clone();
        record.deleted += 1;
        let writes = vec![
            Write::delete(records::subscription_key(&topic.name, &subscription.id)),
            Write::put(records::topic_key(&topic.name), record::encode(&record)),
        ];
        self.commit(writes).await?;
        self.change_topic(&topic.name, |topic| {
            topic.subscriptions.remove(&subscription.id);
            topic.record = record;
        });
        Ok(())
    }

    pub(super) async fn get_subscription_attributes(
        &self,
        input: GetSubscriptionAttributesInput,
    ) -> Result<GetSubscriptionAttributesResponse, Fault> {
        let (topic, subscription) = self.subscription(&input.subscription_arn)?;
        let shown = attributes::of_subscription(&subscription, &topic, &self.0.account);
        Ok(GetSubscriptionAttributesResponse {
            attributes: Some(shown),
        })
    }

    pub(super) async fn set_subscription_attributes(
        &self,
        input: SetSubscriptionAttributesInput,
    ) -> Result<(), Fault> {
        let _alone = self.0.changing.lock().await;
        let (topic, subscription) = self.subscription(&input.subscription_arn)?;
        let (name, value) = (input.attribute_name, input.attribute_value);
        let value = value.unwrap_or_default();
        let mut record = subscription.record.clone();
        match value.is_empty() {
            true => record.attributes.remove(&name),
            false => record.attributes.insert(name.clone(), value.clone()),
        };
        attributes::check_subscription(&name, &value, &record.attributes)?;
        self.keep(&topic, &subscription.id, record)
            .await
            .map(|_| ())
    }

    pub(super) async fn list_subscriptions(
        &self,
        input: ListSubscriptionsInput,
    ) -> Result<ListSubscriptionsResponse, Fault> {
        let all = self.read(|topics| {
            let all = topics.values().flat_map(|topic| self.shown_of(topic));
            page(all, input.next_token.as_deref())
        });
        let (subscriptions, next_token) = all?;
        Ok(ListSubscriptionsResponse {
            subscriptions: Some(subscriptions),
            next_token,
        })
    }

    pub(super) async fn list_subscriptions_by_topic(
        &self,
        input: ListSubscriptionsByTopicInput,
    ) -> Result<ListSubscriptionsByTopicResponse, Fault> {
        let topic = self.topic(&input.topic_arn)?;
        let (subscriptions, next_token) = page(self.shown_of(&topic), input.next_token.as_deref())?;
        Ok(ListSubscriptionsByTopicResponse {
            subscriptions: Some(subscriptions),
            next_token,
        })
    }

    fn shown_of<'t>(&'t self, topic: &'t Topic) -> impl Iterator<Item = (String, Shown)> + 't {
        let all = topic.subscriptions.values();
        all.map(|it| (it.arn.clone(), it.shown(topic, &self.0.account)))
    }
}

/// Subscribing twice succeeds if nothing would be different.
fn unchanged(known: &Subscription, given: &BTreeMap<String, String>) -> Result<(), Fault> {
    let same = |(name, value): (&String, &String)| known.attribute(name) == Some(value.as_str());
    match given.iter().all(same) {
        true => Ok(()),
        false => Err(invalid(
            "Attributes Reason: Subscription already exists with different attributes",
        )),
    }
}

fn check_endpoint(topic: &Topic, protocol: &str, endpoint: &str) -> Result<(), Fault> {
    let arn = endpoint.parse::<Arn>().ok();
    let of = |service: &str| arn.as_ref().is_some_and(|arn| arn.service == service);
    let problem = match protocol {
        "sqs" if !of("sqs") => "SQS endpoint ARN",
        "sqs" if endpoint.ends_with(".fifo") && !topic.is_fifo() => {
            "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics"
        }
        "sqs" => return Ok(()),
        "lambda" | "http" | "https" | "email" | "email-json" | "sms" | "application"
        | "firehose"
            if topic.is_fifo() =>
        {
            "Invalid parameter: Endpoint Reason: Please use FIFO SQS queue"
        }
        "lambda" if !of("lambda") => "Lambda endpoint ARN",
        "http" if !endpoint.starts_with("http://") => "Endpoint must match the specified protocol",
        "https" if !endpoint.starts_with("https://") => {
            "Endpoint must match the specified protocol"
        }
        "email" | "email-json" if !endpoint.contains('@') => "Email address",
        "lambda" | "http" | "https" | "email" | "email-json" => return Ok(()),
        "sms" | "application" | "firehose" => {
            return Err(invalid(format!(
                "subscriptions of the protocol {protocol} are not supported by this server"
            )));
        }
        _ => {
            return Err(invalid(format!(
                "Amazon SNS does not support this protocol string: {protocol}"
            )));
        }
    };
    Err(invalid(problem))
}
