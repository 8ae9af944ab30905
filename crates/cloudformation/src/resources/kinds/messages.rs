//! SQS and SNS: what they are is in maps of attributes.

use async_trait::async_trait;
use frazil_wire::shapes::{sns, sqs};
use frazil_wire::{Fault, ServiceTable};
use serde_json::{Map, Value as Json, json};

use super::Types;
use crate::aws::is_gone;
use crate::faults::invalid;
use crate::resources::naming::{Naming, made_up};
use crate::resources::{Handler, Job, Made, changed, untagged};
use crate::template::resolve::plain_text;

pub(super) static TYPES: Types = &[
    ("AWS::SNS::Subscription", &Subscription),
    ("AWS::SNS::Topic", &Topic),
    ("AWS::SNS::TopicInlinePolicy", &TOPIC_INLINE),
    ("AWS::SNS::TopicPolicy", &TOPIC_POLICY),
    ("AWS::SQS::Queue", &Queue),
    ("AWS::SQS::QueueInlinePolicy", &QUEUE_INLINE),
    ("AWS::SQS::QueuePolicy", &QUEUE_POLICY),
];

const QUEUE_NAME: Naming = Naming {
    property: "QueueName",
    length_max: 80,
    lower: false,
    fifo: "FifoQueue",
};

const TOPIC_NAME: Naming = Naming {
    property: "TopicName",
    length_max: 256,
    lower: false,
    fifo: "FifoTopic",
};

/// Properties as attributes: documents as their text, the rest as text.
fn attributes(properties: &Json, without: &[&str]) -> Json {
    let entries = properties.as_object().into_iter().flatten();
    let entries = entries.filter(|(name, _)| !without.contains(&name.as_str()));
    let pairs = entries.map(|(name, value)| {
        let text = plain_text(value).unwrap_or_else(|| value.to_string());
        (name.clone(), Json::from(text))
    });
    Json::Object(pairs.collect())
}

fn known(properties: &Json, names: &[&str]) -> Result<(), Fault> {
    let mut given = properties.as_object().into_iter().flat_map(Map::keys);
    match given.find(|name| !names.contains(&name.as_str())) {
        Some(name) => Err(invalid(format!(
            "Properties validation failed for resource with message: #: extraneous key [{name}] is not permitted"
        ))),
        None => Ok(()),
    }
}

fn text(value: &Json) -> String {
    plain_text(value).unwrap_or_default()
}

struct Queue;

#[async_trait]
impl Handler for Queue {
    fn complete(&self, job: &Job<'_>) -> Json {
        QUEUE_NAME.complete(job)
    }

    fn check(&self, properties: &Json) -> Result<(), Fault> {
        let names = [
            "ContentBasedDeduplication",
            "DeduplicationScope",
            "DelaySeconds",
            "FifoQueue",
            "FifoThroughputLimit",
            "KmsDataKeyReusePeriodSeconds",
            "KmsMasterKeyId",
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "QueueName",
            "ReceiveMessageWaitTimeSeconds",
            "RedriveAllowPolicy",
            "RedrivePolicy",
            "SqsManagedSseEnabled",
            "Tags",
            "VisibilityTimeout",
        ];
        known(properties, &names)
    }

    fn name_property(&self) -> Option<&'static str> {
        Some("QueueName")
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        changed(old, new)
            .into_iter()
            .any(|name| matches!(name, "QueueName" | "FifoQueue"))
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let mut given = attributes(job.properties, &["QueueName", "Tags"]);
        if given["FifoQueue"] == "false" {
            given.as_object_mut().map(|it| it.remove("FifoQueue"));
        }
        let name = text(&job.properties["QueueName"]);
        let input = json!({"QueueName": name, "Attributes": given, "tags": job.properties["Tags"]});
        let output = job
            .aws
            .perform(&sqs::SERVICE, "CreateQueue", &input)
            .await?;
        let url = text(&output["QueueUrl"]);
        let arn = format!("arn:aws:sqs:{}:{}:{name}", job.region, job.account);
        let attributes = json!({"Arn": arn, "QueueName": name, "QueueUrl": url});
        Ok(Made {
            id: url,
            attributes: attributes.as_object().cloned().unwrap_or_default(),
        })
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let defaults = json!({
            "ContentBasedDeduplication": "false", "DelaySeconds": "0", "KmsMasterKeyId": "",
            "MaximumMessageSize": "262144", "MessageRetentionPeriod": "345600",
            "ReceiveMessageWaitTimeSeconds": "0", "RedriveAllowPolicy": "", "RedrivePolicy": "",
            "VisibilityTimeout": "30",
        });
        let mut given = attributes(job.properties, &["QueueName", "FifoQueue", "Tags"]);
        for name in changed(old, job.properties) {
            if job.properties.get(name).is_none()
                && let Some(value) = defaults.get(name)
            {
                given[name] = value.clone();
            }
        }
        let input = json!({"QueueUrl": made.id, "Attributes": given});
        job.aws
            .perform(&sqs::SERVICE, "SetQueueAttributes", &input)
            .await?;
        let untagged = untagged(old.get("Tags"), job.properties.get("Tags"));
        if let Some(keys) = untagged {
            let input = json!({"QueueUrl": made.id, "TagKeys": keys});
            job.aws.perform(&sqs::SERVICE, "UntagQueue", &input).await?;
        }
        if let Some(tags) = job.properties.get("Tags") {
            let input = json!({"QueueUrl": made.id, "Tags": tags});
            job.aws.perform(&sqs::SERVICE, "TagQueue", &input).await?;
        }
        Ok(made.clone())
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        let input = json!({"QueueUrl": made.id});
        gone(job.aws.perform(&sqs::SERVICE, "DeleteQueue", &input).await)
    }
}

fn gone(answer: Result<Json, Fault>) -> Result<(), Fault> {
    match answer {
        Err(fault) if !is_gone(&fault) => Err(fault),
        _ => Ok(()),
    }
}

struct Topic;

const TOPIC_OWN: [&str; 5] = [
    "ArchivePolicy",
    "DataProtectionPolicy",
    "Subscription",
    "Tags",
    "TopicName",
];

impl Topic {
    async fn subscribe(&self, job: &Job<'_>, arn: &str, old: &Json) -> Result<(), Fault> {
        let list = |of: &Json| of["Subscription"].as_array().cloned().unwrap_or_default();
        let before = list(old);
        for one in list(job.properties)
            .iter()
            .filter(|one| !before.contains(one))
        {
            let input =
                json!({"TopicArn": arn, "Protocol": one["Protocol"], "Endpoint": one["Endpoint"]});
            job.aws.perform(&sns::SERVICE, "Subscribe", &input).await?;
        }
        Ok(())
    }
}

#[async_trait]
impl Handler for Topic {
    fn complete(&self, job: &Job<'_>) -> Json {
        TOPIC_NAME.complete(job)
    }

    fn check(&self, properties: &Json) -> Result<(), Fault> {
        let names = [
            "ContentBasedDeduplication",
            "DeliveryStatusLogging",
            "DisplayName",
            "FifoThroughputScope",
            "FifoTopic",
            "KmsMasterKeyId",
            "SignatureVersion",
            "Subscription",
            "Tags",
            "TopicName",
            "TracingConfig",
        ];
        known(properties, &names)
    }

    fn name_property(&self) -> Option<&'static str> {
        Some("TopicName")
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        changed(old, new)
            .into_iter()
            .any(|name| matches!(name, "TopicName" | "FifoTopic"))
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let name = &job.properties["TopicName"];
        let mut given = attributes(job.properties, &TOPIC_OWN);
        if given["FifoTopic"] == "false" {
            given.as_object_mut().map(|it| it.remove("FifoTopic"));
        }
        let input = json!({"Name": name, "Attributes": given, "Tags": job.properties["Tags"]});
        let output = job
            .aws
            .perform(&sns::SERVICE, "CreateTopic", &input)
            .await?;
        let arn = text(&output["TopicArn"]);
        let attributes = json!({"TopicArn": arn, "TopicName": name});
        let made = Made {
            id: arn,
            attributes: attributes.as_object().cloned().unwrap_or_default(),
        };
        if let Err(fault) = self.subscribe(job, &made.id, &Json::Null).await {
            self.delete(job, &made).await?;
            return Err(fault);
        }
        Ok(made)
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let given = attributes(job.properties, &TOPIC_OWN);
        for name in changed(old, job.properties) {
            if !TOPIC_OWN.contains(&name) {
                let value = given.get(name).cloned().unwrap_or_default();
                let value = if value.is_null() { json!("") } else { value };
                let input =
                    json!({"TopicArn": made.id, "AttributeName": name, "AttributeValue": value});
                job.aws
                    .perform(&sns::SERVICE, "SetTopicAttributes", &input)
                    .await?;
            }
        }
        let untagged = untagged(old.get("Tags"), job.properties.get("Tags"));
        if let Some(keys) = untagged {
            let input = json!({"ResourceArn": made.id, "TagKeys": keys});
            job.aws
                .perform(&sns::SERVICE, "UntagResource", &input)
                .await?;
        }
        if let Some(tags) = job.properties.get("Tags") {
            let input = json!({"ResourceArn": made.id, "Tags": tags});
            job.aws
                .perform(&sns::SERVICE, "TagResource", &input)
                .await?;
        }
        self.subscribe(job, &made.id, old).await?;
        Ok(made.clone())
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        let input = json!({"TopicArn": made.id});
        gone(job.aws.perform(&sns::SERVICE, "DeleteTopic", &input).await)
    }
}

struct Subscription;

const SUBSCRIPTION_OWN: [&str; 4] = ["Endpoint", "Protocol", "Region", "TopicArn"];

#[async_trait]
impl Handler for Subscription {
    fn replaces(&self, old: &Json, new: &Json) -> bool {
        changed(old, new)
            .into_iter()
            .any(|name| SUBSCRIPTION_OWN.contains(&name))
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let properties = job.properties;
        let input = json!({
            "TopicArn": properties["TopicArn"],
            "Protocol": properties["Protocol"],
            "Endpoint": properties["Endpoint"],
            "Attributes": attributes(properties, &SUBSCRIPTION_OWN),
            "ReturnSubscriptionArn": true,
        });
        let output = job.aws.perform(&sns::SERVICE, "Subscribe", &input).await?;
        let id = text(&output["SubscriptionArn"]);
        let attributes = Map::from_iter([("Arn".to_owned(), Json::from(id.as_str()))]);
        Ok(Made { id, attributes })
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let given = attributes(job.properties, &SUBSCRIPTION_OWN);
        for name in changed(old, job.properties) {
            let value = given.get(name).cloned().unwrap_or(json!(""));
            let input =
                json!({"SubscriptionArn": made.id, "AttributeName": name, "AttributeValue": value});
            job.aws
                .perform(&sns::SERVICE, "SetSubscriptionAttributes", &input)
                .await?;
        }
        Ok(made.clone())
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        let input = json!({"SubscriptionArn": made.id});
        gone(job.aws.perform(&sns::SERVICE, "Unsubscribe", &input).await)
    }
}

/// A policy that belongs to queues or topics.
struct Policy {
    service: &'static ServiceTable,
    /// The property that lists what it belongs to; one or several.
    owners: &'static str,
    queue: bool,
}

static QUEUE_POLICY: Policy = Policy {
    service: &sqs::SERVICE,
    owners: "Queues",
    queue: true,
};
static QUEUE_INLINE: Policy = Policy {
    service: &sqs::SERVICE,
    owners: "Queue",
    queue: true,
};
static TOPIC_POLICY: Policy = Policy {
    service: &sns::SERVICE,
    owners: "Topics",
    queue: false,
};
static TOPIC_INLINE: Policy = Policy {
    service: &sns::SERVICE,
    owners: "TopicArn",
    queue: false,
};

impl Policy {
    fn owners(&self, properties: &Json) -> Vec<String> {
        match &properties[self.owners] {
            Json::Array(items) => items.iter().filter_map(plain_text).collect(),
            one => plain_text(one).into_iter().collect(),
        }
    }

    async fn set(&self, job: &Job<'_>, owner: &str, policy: &str) -> Result<(), Fault> {
        let (operation, input) = match self.queue {
            true => (
                "SetQueueAttributes",
                json!({"QueueUrl": owner, "Attributes": {"Policy": policy}}),
            ),
            false => (
                "SetTopicAttributes",
                json!({"TopicArn": owner, "AttributeName": "Policy", "AttributeValue": policy}),
            ),
        };
        job.aws
            .perform(self.service, operation, &input)
            .await
            .map(drop)
    }
}

#[async_trait]
impl Handler for Policy {
    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let policy = job.properties["PolicyDocument"].to_string();
        for owner in self.owners(job.properties) {
            self.set(job, &owner, &policy).await?;
        }
        Ok(Made {
            id: made_up(job, 64),
            ..Made::default()
        })
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let wanted = self.owners(job.properties);
        for owner in self
            .owners(old)
            .iter()
            .filter(|owner| !wanted.contains(owner))
        {
            gone(self.set(job, owner, "").await.map(|()| Json::Null))?;
        }
        self.create(job).await?;
        Ok(made.clone())
    }

    async fn delete(&self, job: &Job<'_>, _made: &Made) -> Result<(), Fault> {
        if !self.queue {
            // a topic always has a policy; it goes with the topic
            return Ok(());
        }
        for owner in self.owners(job.properties) {
            gone(self.set(job, &owner, "").await.map(|()| Json::Null))?;
        }
        Ok(())
    }
}
