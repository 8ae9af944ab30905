//! What subscribers get: a message in the envelope of their protocol. Pure.

use frazil_courier::{DeadLetter, Names, Pace, Parcel, Retries};
use frazil_lambda::seams::{AttributeKind, Sender, TargetAttribute, TargetMessage};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::attributes::{dead_letter, http_retries};
use super::limits::{AGE_MS_MAX, RETRIES_MAX};
use super::message::{Attribute, Message};
use super::subscriptions::Subscription;
use super::topics::Topic;

/// A message that was published, on its way to the subscribers of a topic.
pub(super) struct Letter<'a> {
    pub(super) id: &'a str,
    /// In FIFO topics.
    pub(super) sequence: Option<&'a str>,
    pub(super) message: &'a Message,
    pub(super) topic: &'a Topic,
    pub(super) at: Timestamp,
    /// How this server is reached.
    pub(super) base: &'a str,
    pub(super) account: &'a str,
}

/// The header that says what a web server is sent.
const TYPE: &str = "x-amz-sns-message-type";

impl Letter<'_> {
    /// What a subscriber gets; nothing if there is no way to bring it.
    pub(super) fn parcel(&self, subscription: &Subscription) -> Option<Parcel> {
        let record = &subscription.record;
        let (message, retries) = match record.protocol.as_str() {
            "lambda" => (self.to_function(subscription), by_aws()),
            "sqs" => (self.to_queue(subscription), by_aws()),
            "http" | "https" => {
                let retries = http_retries(subscription, self.topic);
                (self.to_server(subscription), retries)
            }
            _ => return None,
        };
        let group = message.group.clone();
        let redrive = subscription
            .attribute("RedrivePolicy")
            .and_then(dead_letter);
        Some(Parcel {
            target: record.endpoint.clone(),
            dead_letter: redrive.map(|queue| DeadLetter {
                queue,
                body: None,
                attributes: Vec::new(),
                names: Names::Topics,
            }),
            retries,
            lane: group.map(|group| format!("{} {group}", subscription.arn)),
            due_ms: 0,
            message,
        })
    }

    fn sender(&self) -> Option<Sender> {
        Some(Sender {
            service: "sns.amazonaws.com".to_owned(),
            arn: self.topic.arn.clone(),
            account: self.account.to_owned(),
            role: None,
        })
    }

    fn to_function(&self, subscription: &Subscription) -> TargetMessage {
        let message = self.message;
        let event = json!({"Records": [{
            "EventSource": "aws:sns",
            "EventVersion": "1.0",
            "EventSubscriptionArn": subscription.arn,
            "Sns": {
                "Type": "Notification",
                "MessageId": self.id,
                "TopicArn": self.topic.arn,
                "Subject": message.subject,
                "Message": message.body_for("lambda"),
                "Timestamp": timestamp(self.at),
                "SignatureVersion": "1",
                "Signature": "",
                "SigningCertUrl": "",
                "UnsubscribeUrl": self.unsubscribe(subscription),
                "MessageAttributes": shown(message),
            },
        }]});
        TargetMessage {
            body: event.to_string(),
            trace: message.trace.clone(),
            sender: self.sender(),
            ..TargetMessage::default()
        }
    }

    fn to_queue(&self, subscription: &Subscription) -> TargetMessage {
        let message = self.message;
        let (body, attributes) = match subscription.is_raw() {
            true => (message.body_for("sqs").to_owned(), raw(message)),
            false => (self.notification(subscription), Vec::new()),
        };
        // Only a FIFO queue knows deduplication; a group is welcome everywhere.
        let fifo = subscription.record.endpoint.ends_with(".fifo");
        TargetMessage {
            body,
            attributes,
            trace: message.trace.clone(),
            sender: self.sender(),
            subject: None,
            group: message.group.clone().filter(|_| fifo),
            deduplication: message.deduplication.clone().filter(|_| fifo),
        }
    }

    fn to_server(&self, subscription: &Subscription) -> TargetMessage {
        let raw = subscription.is_raw();
        let body = match raw {
            true => self
                .message
                .body_for(&subscription.record.protocol)
                .to_owned(),
            false => self.notification(subscription),
        };
        let mut headers = headers("Notification", self.id, &self.topic.arn);
        headers.push(header("x-amz-sns-subscription-arn", &subscription.arn));
        if raw {
            headers.push(header("x-amz-sns-rawdelivery", "true"));
        }
        TargetMessage {
            body,
            attributes: headers,
            sender: self.sender(),
            ..TargetMessage::default()
        }
    }

    /// The JSON that queues and web servers get.
    fn notification(&self, subscription: &Subscription) -> String {
        let message = self.message;
        let mut fields = Map::new();
        let mut put = |name: &str, value: Value| {
            fields.insert(name.to_owned(), value);
        };
        put("Type", json!("Notification"));
        put("MessageId", json!(self.id));
        if let Some(sequence) = self.sequence {
            put("SequenceNumber", json!(sequence));
        }
        put("TopicArn", json!(self.topic.arn));
        if let Some(subject) = &message.subject {
            put("Subject", json!(subject));
        }
        put(
            "Message",
            json!(message.body_for(&subscription.record.protocol)),
        );
        put("Timestamp", json!(timestamp(self.at)));
        put("UnsubscribeURL", json!(self.unsubscribe(subscription)));
        if !message.attributes.is_empty() {
            put("MessageAttributes", shown(message));
        }
        Value::Object(fields).to_string()
    }

    fn unsubscribe(&self, subscription: &Subscription) -> String {
        format!(
            "{}/?Action=Unsubscribe&Version=2010-03-31&SubscriptionArn={}",
            self.base, subscription.arn
        )
    }
}

/// The question whether a web server wants a topic's messages.
pub(super) struct Confirmation<'a> {
    pub(super) id: &'a str,
    pub(super) token: &'a str,
    pub(super) topic: &'a str,
    pub(super) subscription: &'a str,
    pub(super) at: Timestamp,
    pub(super) base: &'a str,
}

impl Confirmation<'_> {
    pub(super) fn parcel(&self, endpoint: &str, retries: Retries) -> Parcel {
        let (topic, token) = (self.topic, self.token);
        let url = format!(
            "{}/?Action=ConfirmSubscription&Version=2010-03-31&TopicArn={topic}&Token={token}",
            self.base
        );
        let body = json!({
            "Type": "SubscriptionConfirmation",
            "MessageId": self.id,
            "Token": token,
            "TopicArn": topic,
            "Message": format!(
                "You have chosen to subscribe to the topic {topic}.\nTo confirm the subscription, visit the SubscribeURL included in this message."
            ),
            "SubscribeURL": url,
            "Timestamp": timestamp(self.at),
        });
        let mut headers = headers("SubscriptionConfirmation", self.id, topic);
        headers.push(header("x-amz-sns-subscription-arn", self.subscription));
        Parcel {
            target: endpoint.to_owned(),
            message: TargetMessage {
                body: body.to_string(),
                attributes: headers,
                ..TargetMessage::default()
            },
            retries,
            dead_letter: None,
            lane: None,
            due_ms: 0,
        }
    }
}

/// How functions and queues are tried: soon at first, then for weeks.
fn by_aws() -> Retries {
    Retries {
        count_max: RETRIES_MAX,
        age_ms_max: AGE_MS_MAX,
        pace: Pace {
            at_once: 3,
            shortest: 2,
            ..Pace::doubling(1000, 20_000)
        },
    }
}

fn headers(kind: &str, id: &str, topic: &str) -> Vec<TargetAttribute> {
    let all = [
        (TYPE, kind),
        ("x-amz-sns-message-id", id),
        ("x-amz-sns-topic-arn", topic),
    ];
    all.map(|(name, value)| header(name, value)).to_vec()
}

fn header(name: &str, value: &str) -> TargetAttribute {
    TargetAttribute {
        name: name.to_owned(),
        kind: AttributeKind::String,
        value: value.to_owned(),
    }
}

fn timestamp(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

fn shown(message: &Message) -> Value {
    let shown = message.attributes.iter().map(|(name, it)| {
        let value = json!({"Type": it.kind, "Value": it.value});
        (name.clone(), value)
    });
    Value::Object(shown.collect())
}

/// The attributes as a queue's own.
fn raw(message: &Message) -> Vec<TargetAttribute> {
    let kind = |attribute: &Attribute| match attribute.kind.split('.').next() {
        Some("Number") => AttributeKind::Number,
        Some("Binary") => AttributeKind::Binary,
        _ => AttributeKind::String,
    };
    let attributes = message.attributes.iter().map(|(name, it)| TargetAttribute {
        name: name.clone(),
        kind: kind(it),
        value: it.value.clone(),
    });
    attributes.collect()
}
