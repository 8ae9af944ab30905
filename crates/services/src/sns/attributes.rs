//! Attributes of topics and subscriptions: what they may be, and how they are shown.

use std::collections::BTreeMap;

use frazil_courier::{Growth, Pace, Retries};
use frazil_wire::Fault;
use serde_json::{Value, json};

use super::faults::invalid;
use super::filter;
use super::limits::HTTP_AGE_MS_MAX;
use super::subscriptions::Subscription;
use super::topics::Topic;

/// What can be set on a topic; `(…)FeedbackRoleArn` and `…FeedbackSampleRate` besides.
const OF_TOPICS: [&str; 11] = [
    "ArchivePolicy",
    "ContentBasedDeduplication",
    "DataProtectionPolicy",
    "DeliveryPolicy",
    "DisplayName",
    "FifoThroughputScope",
    "FifoTopic",
    "KmsMasterKeyId",
    "Policy",
    "SignatureVersion",
    "TracingConfig",
];

/// What can be set on a subscription.
const OF_SUBSCRIPTIONS: [&str; 7] = [
    "DeliveryPolicy",
    "FilterPolicy",
    "FilterPolicyScope",
    "RawMessageDelivery",
    "RedrivePolicy",
    "ReplayPolicy",
    "SubscriptionRoleArn",
];

pub(super) fn check_topic(name: &str, value: &str, fifo: bool) -> Result<(), Fault> {
    let feedback = ["RoleArn", "SampleRate"]
        .iter()
        .any(|end| name.contains("Feedback") && name.ends_with(end));
    if !OF_TOPICS.contains(&name) && !feedback {
        return Err(invalid("AttributeName"));
    }
    let bad = |reason: &str| Err(invalid(format!("Attributes Reason: {name}: {reason}")));
    match name {
        "FifoTopic" | "ContentBasedDeduplication" if !["true", "false"].contains(&value) => {
            bad(&format!("Invalid value [{value}]. Must be true or false."))
        }
        "ContentBasedDeduplication" if !fifo && value == "true" => Err(invalid(
            "Content-based deduplication can only be set for FIFO topics",
        )),
        "Policy" if !value.is_empty() && object(value).is_none() => {
            Err(invalid("Policy Error: null"))
        }
        "DeliveryPolicy" if !value.is_empty() && object(value).is_none() => {
            Err(invalid("DeliveryPolicy: JSON parsing failed"))
        }
        "SignatureVersion" if !["1", "2"].contains(&value) => Err(invalid("SignatureVersion")),
        "TracingConfig" if !["Active", "PassThrough"].contains(&value) => {
            Err(invalid("TracingConfig"))
        }
        _ => Ok(()),
    }
}

/// Checks one attribute of a subscription; `all` are those it will have.
pub(super) fn check_subscription(
    name: &str,
    value: &str,
    all: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    if !OF_SUBSCRIPTIONS.contains(&name) {
        return Err(invalid("AttributeName"));
    }
    match name {
        "RawMessageDelivery" if !["true", "false"].contains(&value) => Err(invalid(format!(
            "Attributes Reason: RawMessageDelivery: Invalid value [{value}]. Must be true or false."
        ))),
        "FilterPolicyScope" if !["MessageAttributes", "MessageBody"].contains(&value) => {
            Err(invalid(format!(
                "FilterPolicyScope: Invalid value [{value}]. Please use either MessageBody or MessageAttributes"
            )))
        }
        "FilterPolicy" => filter::check(value, filter::in_body(all)),
        "RedrivePolicy" if !value.is_empty() => match dead_letter(value) {
            Some(_) => Ok(()),
            None => Err(invalid(
                "RedrivePolicy: deadLetterTargetArn is an invalid arn",
            )),
        },
        "DeliveryPolicy" if !value.is_empty() && object(value).is_none() => {
            Err(invalid("DeliveryPolicy: JSON parsing failed"))
        }
        "ReplayPolicy" if !value.is_empty() => {
            Err(invalid("ReplayPolicy is not supported by this server"))
        }
        _ => Ok(()),
    }
}

/// The queue in a redrive policy.
pub(super) fn dead_letter(policy: &str) -> Option<String> {
    let policy = object(policy)?;
    let arn = policy.get("deadLetterTargetArn")?.as_str()?;
    arn.starts_with("arn:").then(|| arn.to_owned())
}

fn object(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().filter(Value::is_object)
}

pub(super) fn of_topic(topic: &Topic, account: &str) -> BTreeMap<String, String> {
    let mut shown = topic.record.attributes.clone();
    let pending = topic
        .subscriptions
        .values()
        .filter(|it| it.is_pending())
        .count();
    let confirmed = topic.subscriptions.len() - pending;
    let own = [
        ("TopicArn", topic.arn.clone()),
        ("Owner", account.to_owned()),
        ("SubscriptionsPending", pending.to_string()),
        ("SubscriptionsConfirmed", confirmed.to_string()),
        ("SubscriptionsDeleted", topic.record.deleted.to_string()),
        ("EffectiveDeliveryPolicy", effective(topic).to_string()),
    ];
    shown.extend(own.map(|(name, value)| (name.to_owned(), value)));
    let mut default = |name: &str, value: String| {
        shown.entry(name.to_owned()).or_insert(value);
    };
    default("Policy", default_policy(&topic.arn, account).to_string());
    default("DisplayName", String::new());
    if topic.is_fifo() {
        default("FifoTopic", "true".to_owned());
        default("ContentBasedDeduplication", "false".to_owned());
        default("FifoThroughputScope", "Topic".to_owned());
    }
    shown
}

pub(super) fn of_subscription(
    subscription: &Subscription,
    topic: &Topic,
    account: &str,
) -> BTreeMap<String, String> {
    let mut shown = subscription.record.attributes.clone();
    let own = [
        ("SubscriptionArn", subscription.arn.clone()),
        ("TopicArn", topic.arn.clone()),
        ("Owner", account.to_owned()),
        ("Protocol", subscription.record.protocol.clone()),
        ("Endpoint", subscription.record.endpoint.clone()),
        ("PendingConfirmation", subscription.is_pending().to_string()),
        (
            "ConfirmationWasAuthenticated",
            (!subscription.is_pending()).to_string(),
        ),
        (
            "SubscriptionPrincipal",
            format!("arn:aws:iam::{account}:root"),
        ),
    ];
    shown.extend(own.map(|(name, value)| (name.to_owned(), value)));
    let raw = "RawMessageDelivery".to_owned();
    shown.entry(raw).or_insert_with(|| "false".to_owned());
    if shown.contains_key("FilterPolicy") {
        let scope = "FilterPolicyScope".to_owned();
        shown
            .entry(scope)
            .or_insert_with(|| "MessageAttributes".to_owned());
    }
    shown
}

/// What a topic's owner allows who has set nothing else.
pub(super) fn default_policy(arn: &str, account: &str) -> Value {
    let actions = [
        "GetTopicAttributes",
        "SetTopicAttributes",
        "AddPermission",
        "RemovePermission",
        "DeleteTopic",
        "Subscribe",
        "ListSubscriptionsByTopic",
        "Publish",
    ];
    json!({
        "Version": "2008-10-17",
        "Id": "__default_policy_ID",
        "Statement": [{
            "Sid": "__default_statement_ID",
            "Effect": "Allow",
            "Principal": {"AWS": "*"},
            "Action": actions.map(|name| format!("SNS:{name}")),
            "Resource": arn,
            "Condition": {"StringEquals": {"AWS:SourceOwner": account}},
        }],
    })
}

/// The delivery policy in force: the topic's own, with AWS's defaults.
fn effective(topic: &Topic) -> Value {
    let mut policy = json!({"http": {
        "defaultHealthyRetryPolicy": {
            "minDelayTarget": 20, "maxDelayTarget": 20, "numRetries": 3, "numMaxDelayRetries": 0,
            "numNoDelayRetries": 0, "numMinDelayRetries": 0, "backoffFunction": "linear",
        },
        "disableSubscriptionOverrides": false,
        "defaultRequestPolicy": {"headerContentType": "text/plain; charset=UTF-8"},
    }});
    let own = topic.attribute("DeliveryPolicy").and_then(object);
    if let Some(Value::Object(http)) = own.as_ref().and_then(|it| it.get("http")) {
        for (name, value) in http {
            policy["http"][name] = value.clone();
        }
    }
    policy
}

/// How often a web server is tried.
pub(super) fn http_retries(subscription: &Subscription, topic: &Topic) -> Retries {
    let own = subscription.attribute("DeliveryPolicy").and_then(object);
    let own = own.and_then(|it| it.get("healthyRetryPolicy").cloned());
    let effective = effective(topic);
    let policy = own.unwrap_or_else(|| effective["http"]["defaultHealthyRetryPolicy"].clone());
    let number = |name: &str, default: u32| {
        let value = policy.get(name).and_then(Value::as_u64);
        value
            .and_then(|it| u32::try_from(it).ok())
            .unwrap_or(default)
    };
    let retries = number("numRetries", 3).min(100);
    let (at_once, shortest) = (
        number("numNoDelayRetries", 0),
        number("numMinDelayRetries", 0),
    );
    let longest = number("numMaxDelayRetries", 0);
    let steps = retries.saturating_sub(at_once + shortest + longest + 1);
    let growth = match policy["backoffFunction"].as_str() {
        Some("exponential" | "geometric") => Growth::Doubling,
        _ => Growth::Linear { steps },
    };
    let pace = Pace {
        at_once,
        shortest,
        pause_ms_min: u64::from(number("minDelayTarget", 20)) * 1000,
        pause_ms_max: u64::from(number("maxDelayTarget", 20)) * 1000,
        longest,
        growth,
    };
    Retries {
        count_max: retries,
        age_ms_max: HTTP_AGE_MS_MAX,
        pace,
    }
}
