//! Topics.

use std::collections::BTreeMap;
use std::sync::Arc;

use frazil_store::{Pages, Write, record};
use frazil_wire::Fault;
use frazil_wire::shapes::sns::{
    self as shapes, CreateTopicInput, CreateTopicResponse, DeleteTopicInput,
    GetDataProtectionPolicyInput, GetDataProtectionPolicyResponse, GetTopicAttributesInput,
    GetTopicAttributesResponse, ListTopicsInput, ListTopicsResponse, PutDataProtectionPolicyInput,
    SetTopicAttributesInput, Topic as Shown,
};
use serde::de::DeserializeOwned;

use super::Sns;
use super::attributes;
use super::faults::{failed, invalid, no_topic, store_failed};
use super::limits::{RECORDS_PER_STEP, TOPICS_MAX};
use super::page::page;
use super::records::{self, SubscriptionRecord, TopicRecord};
use super::subscriptions::Subscription;
use super::tags;

const FIFO: &str = ".fifo";

/// A topic with its subscriptions.
#[derive(Clone)]
pub(super) struct Topic {
    pub(super) name: String,
    pub(super) arn: String,
    pub(super) record: TopicRecord,
    /// By id.
    pub(super) subscriptions: BTreeMap<String, Arc<Subscription>>,
    /// Messages of a FIFO topic are published one after the other.
    pub(super) line: Arc<tokio::sync::Mutex<()>>,
}

impl Topic {
    fn new(name: &str, arn: String, record: TopicRecord) -> Topic {
        Topic {
            name: name.to_owned(),
            arn,
            record,
            subscriptions: BTreeMap::new(),
            line: Arc::default(),
        }
    }

    pub(super) fn is_fifo(&self) -> bool {
        self.name.ends_with(FIFO)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.record.attributes.get(name).map(String::as_str)
    }
}

impl Sns {
    /// Reads everything.
    pub(super) async fn load(&self) -> Result<(), Fault> {
        let mut topics = BTreeMap::new();
        for (name, record) in self
            .records::<TopicRecord>(records::topics_prefix())
            .await?
        {
            let topic = Topic::new(&name, self.arn(&name), record);
            topics.insert(name, topic);
        }
        let prefix = records::subscriptions_prefix();
        for (rest, record) in self.records::<SubscriptionRecord>(prefix).await? {
            let Some((topic, id)) = records::split(&rest) else {
                continue;
            };
            if let Some(topic) = topics.get_mut(topic) {
                let subscription = Subscription::new(&topic.arn, id, record)?;
                let subscriptions = &mut topic.subscriptions;
                subscriptions.insert(id.to_owned(), Arc::new(subscription));
            }
        }
        let topics = topics
            .into_iter()
            .map(|(name, topic)| (name, Arc::new(topic)));
        self.write(|all| *all = topics.collect());
        Ok(())
    }

    /// All records below a prefix, with what follows it.
    pub(super) async fn records<T: DeserializeOwned>(
        &self,
        prefix: String,
    ) -> Result<Vec<(String, T)>, Fault> {
        let mut found = Vec::new();
        let mut pages = Pages::new(&*self.0.store, prefix.as_str(), RECORDS_PER_STEP);
        while let Some(page) = pages.next().await.map_err(store_failed)? {
            for (key, value) in &page {
                let record = record::decode(key, &value.value).map_err(|it| failed(&it))?;
                found.push((key.after(&prefix).unwrap_or_default().to_owned(), record));
            }
        }
        Ok(found)
    }

    pub(super) async fn commit(&self, writes: Vec<Write>) -> Result<(), Fault> {
        let committed = self.0.store.commit(writes).await;
        committed.map(|_| ()).map_err(store_failed)
    }

    /// The topic with this ARN.
    pub(super) fn topic(&self, arn: &str) -> Result<Arc<Topic>, Fault> {
        let elements = arn.split(':').count();
        if elements < 6 {
            return Err(invalid(format!(
                "TopicArn Reason: An ARN must have at least 6 elements, not {elements}"
            )));
        }
        let name = arn.rsplit(':').next().unwrap_or_default();
        let topic = self.read(|topics| topics.get(name).cloned());
        topic.filter(|topic| topic.arn == arn).ok_or_else(no_topic)
    }

    /// Changes a topic in memory; whoever calls holds the lock and has stored it.
    pub(super) fn change_topic(&self, name: &str, change: impl FnOnce(&mut Topic)) {
        self.write(|topics| {
            if let Some(topic) = topics.get_mut(name) {
                change(Arc::make_mut(topic));
            }
        });
    }

    /// Changes a topic's record; whoever calls holds the lock.
    pub(super) async fn change_record(
        &self,
        arn: &str,
        change: impl FnOnce(&mut TopicRecord) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let topic = self.topic(arn)?;
        let mut record = topic.record.clone();
        change(&mut record)?;
        let put = Write::put(records::topic_key(&topic.name), record::encode(&record));
        self.commit(vec![put]).await?;
        self.change_topic(&topic.name, |topic| topic.record = record);
        Ok(())
    }

    pub(super) async fn create_topic(
        &self,
        input: CreateTopicInput,
    ) -> Result<CreateTopicResponse, Fault> {
        let given = input.attributes.unwrap_or_default();
        let fifo = given.get("FifoTopic").is_some_and(|it| it == "true");
        check_name(&input.name, fifo)?;
        for (name, value) in &given {
            attributes::check_topic(name, value, fifo)?;
        }
        let tags = tags::collected(input.tags)?;
        let _alone = self.0.changing.lock().await;
        let (known, count) = self.read(|all| (all.get(&input.name).cloned(), all.len()));
        if let Some(topic) = known {
            return same(&topic, &given, &tags);
        }
        if count >= TOPICS_MAX {
            let message = format!("Topic limit of {TOPICS_MAX} exceeded");
            return Err(Fault::of(&shapes::TOPIC_LIMIT_EXCEEDED_EXCEPTION, message));
        }
        let record = TopicRecord {
            created_ms: self.now_ms(),
            attributes: given,
            tags,
            data_protection: input.data_protection_policy,
            deleted: 0,
        };
        let put = Write::put(records::topic_key(&input.name), record::encode(&record));
        self.commit(vec![put]).await?;
        let topic = Topic::new(&input.name, self.arn(&input.name), record);
        let arn = topic.arn.clone();
        self.write(|all| all.insert(input.name, Arc::new(topic)));
        Ok(CreateTopicResponse {
            topic_arn: Some(arn),
        })
    }

    /// Deletes a topic with its subscriptions; one that is not there is deleted already.
    pub(super) async fn delete_topic(&self, input: DeleteTopicInput) -> Result<(), Fault> {
        let _alone = self.0.changing.lock().await;
        let topic = match self.topic(&input.topic_arn) {
            Ok(topic) => topic,
            Err(fault) if fault.status == 404 => return Ok(()),
            Err(fault) => return Err(fault),
        };
        let ids = topic.subscriptions.keys();
        let mut writes: Vec<Write> = ids
            .map(|id| Write::delete(records::subscription_key(&topic.name, id)))
            .collect();
        writes.push(Write::delete(records::topic_key(&topic.name)));
        let duplicates = records::duplicates_prefix(&topic.name);
        let ids = self.records::<records::DuplicateRecord>(duplicates).await?;
        let ids = ids
            .iter()
            .map(|(id, _)| records::duplicate_key(&topic.name, id));
        writes.extend(ids.map(Write::delete));
        self.commit(writes).await?;
        self.write(|all| all.remove(&topic.name));
        Ok(())
    }

    pub(super) async fn list_topics(
        &self,
        input: ListTopicsInput,
    ) -> Result<ListTopicsResponse, Fault> {
        let topics = self.read(|all| {
            let topics = all.values().map(|topic| {
                let shown = Shown {
                    topic_arn: Some(topic.arn.clone()),
                };
                (topic.name.clone(), shown)
            });
            page(topics, input.next_token.as_deref())
        });
        let (topics, next_token) = topics?;
        Ok(ListTopicsResponse {
            topics: Some(topics),
            next_token,
        })
    }

    pub(super) async fn get_topic_attributes(
        &self,
        input: GetTopicAttributesInput,
    ) -> Result<GetTopicAttributesResponse, Fault> {
        let topic = self.topic(&input.topic_arn)?;
        Ok(GetTopicAttributesResponse {
            attributes: Some(attributes::of_topic(&topic, &self.0.account)),
        })
    }

    pub(super) async fn set_topic_attributes(
        &self,
        input: SetTopicAttributesInput,
    ) -> Result<(), Fault> {
        let (name, value) = (input.attribute_name, input.attribute_value);
        let _alone = self.0.changing.lock().await;
        let fifo = self.topic(&input.topic_arn)?.is_fifo();
        let value = value.unwrap_or_default();
        if name == "FifoTopic" {
            return Err(invalid("AttributeName"));
        }
        attributes::check_topic(&name, &value, fifo)?;
        let change = self.change_record(&input.topic_arn, |record| {
            match value.is_empty() {
                true => record.attributes.remove(&name),
                false => record.attributes.insert(name, value),
            };
            Ok(())
        });
        change.await
    }

    pub(super) async fn get_data_protection_policy(
        &self,
        input: GetDataProtectionPolicyInput,
    ) -> Result<GetDataProtectionPolicyResponse, Fault> {
        let topic = self.topic(&input.resource_arn)?;
        Ok(GetDataProtectionPolicyResponse {
            data_protection_policy: topic.record.data_protection.clone(),
        })
    }

    /// The policy is kept; nothing is masked.
    pub(super) async fn put_data_protection_policy(
        &self,
        input: PutDataProtectionPolicyInput,
    ) -> Result<(), Fault> {
        let _alone = self.0.changing.lock().await;
        let policy = input.data_protection_policy;
        let change = self.change_record(&input.resource_arn, |record| {
            record.data_protection = (!policy.is_empty()).then_some(policy);
            Ok(())
        });
        change.await
    }
}

/// Creating what is there succeeds if nothing would be different.
fn same(
    topic: &Topic,
    given: &BTreeMap<String, String>,
    tags: &BTreeMap<String, String>,
) -> Result<CreateTopicResponse, Fault> {
    let differs =
        |(name, value): (&String, &String)| topic.record.attributes.get(name) != Some(value);
    if given.iter().any(differs) {
        return Err(invalid(
            "Attributes Reason: Topic already exists with different attributes",
        ));
    }
    if !tags.is_empty() && *tags != topic.record.tags {
        return Err(invalid(
            "Tags Reason: Topic already exists with different tags",
        ));
    }
    Ok(CreateTopicResponse {
        topic_arn: Some(topic.arn.clone()),
    })
}

fn check_name(name: &str, fifo: bool) -> Result<(), Fault> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let fits = |stem: &str| !stem.is_empty() && stem.bytes().all(allowed) && name.len() <= 256;
    let valid = match (fifo, name.strip_suffix(FIFO)) {
        (true, Some(stem)) => fits(stem),
        (true, None) => {
            return Err(invalid(
                "Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.",
            ));
        }
        (false, _) => fits(name),
    };
    match valid {
        true => Ok(()),
        false => Err(invalid("Topic Name")),
    }
}
