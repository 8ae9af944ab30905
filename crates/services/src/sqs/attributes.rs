//! What can be set about a queue.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use frazil_wire::{Arn, Fault};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::faults::{invalid, invalid_attribute, invalid_value, unknown_attribute};
use super::limits;

/// A queue's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Attributes {
    pub(super) fifo: bool,
    pub(super) delay_s: u32,
    pub(super) message_bytes_max: u32,
    pub(super) retention_s: u32,
    pub(super) wait_s: u32,
    pub(super) visibility_s: u32,
    pub(super) policy: Option<String>,
    pub(super) redrive: Option<Redrive>,
    pub(super) allowed: Option<Allowed>,
    pub(super) kms_key: Option<String>,
    pub(super) kms_reuse_s: u32,
    pub(super) managed_key: bool,
    pub(super) deduplicates_by_content: bool,
    /// Deduplication ids count within their group only.
    pub(super) deduplicates_by_group: bool,
    /// `FifoThroughputLimit` is `perMessageGroupId`.
    pub(super) throughput_by_group: bool,
}

/// Where messages go that were received too often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Redrive {
    pub(super) target: String,
    pub(super) receives_max: u32,
}

/// Who may use a queue for its dead letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Allowed {
    All,
    None,
    Queues(Vec<String>),
}

impl Default for Attributes {
    fn default() -> Self {
        Self {
            fifo: false,
            delay_s: 0,
            message_bytes_max: limits::MESSAGE_BYTES_MAX,
            retention_s: 345_600,
            wait_s: 0,
            visibility_s: 30,
            policy: None,
            redrive: None,
            allowed: None,
            kms_key: None,
            kms_reuse_s: 300,
            managed_key: true,
            deduplicates_by_content: false,
            deduplicates_by_group: false,
            throughput_by_group: false,
        }
    }
}

/// The names of AWS, in AWS's order, but for the numbers of messages and the times.
const SETTABLE: [&str; 15] = [
    "VisibilityTimeout",
    "MaximumMessageSize",
    "MessageRetentionPeriod",
    "DelaySeconds",
    "ReceiveMessageWaitTimeSeconds",
    "Policy",
    "RedrivePolicy",
    "RedriveAllowPolicy",
    "KmsMasterKeyId",
    "KmsDataKeyReusePeriodSeconds",
    "SqsManagedSseEnabled",
    "FifoQueue",
    "ContentBasedDeduplication",
    "DeduplicationScope",
    "FifoThroughputLimit",
];

/// What can be asked for but not set.
const READ_ONLY: [&str; 6] = [
    "QueueArn",
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed",
    "CreatedTimestamp",
    "LastModifiedTimestamp",
];

/// Whether SQS knows the name.
pub(super) fn is_known(name: &str) -> bool {
    name == "All" || SETTABLE.contains(&name) || READ_ONLY.contains(&name)
}

impl Attributes {
    /// The settings of a new queue.
    pub(super) fn new(fifo: bool, given: &BTreeMap<String, String>) -> Result<Attributes, Fault> {
        let mut attributes = Attributes {
            fifo,
            ..Attributes::default()
        };
        attributes.change(given)?;
        Ok(attributes)
    }

    /// Changes what is given, and checks the whole.
    pub(super) fn change(&mut self, given: &BTreeMap<String, String>) -> Result<(), Fault> {
        for (name, value) in given {
            self.set(name, value)?;
        }
        let given_key = given
            .get("KmsMasterKeyId")
            .is_some_and(|key| !key.is_empty());
        let given_managed = given
            .get("SqsManagedSseEnabled")
            .is_some_and(|it| it == "true");
        if given_managed && self.kms_key.is_some() {
            return Err(Fault::of(
                &frazil_wire::shapes::sqs::INVALID_ATTRIBUTE_NAME,
                "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.",
            ));
        }
        if given_key {
            self.managed_key = false;
        }
        if self.throughput_by_group && !self.deduplicates_by_group {
            return Err(invalid(
                "The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup.",
            ));
        }
        Ok(())
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        match name {
            "VisibilityTimeout" => {
                self.visibility_s = number(name, value, 0..=limits::VISIBILITY_S_MAX)?;
            }
            "MaximumMessageSize" => {
                let range = limits::MESSAGE_BYTES_MAX_MIN..=limits::MESSAGE_BYTES_MAX;
                self.message_bytes_max = number(name, value, range)?;
            }
            "MessageRetentionPeriod" => {
                self.retention_s = number(name, value, limits::RETENTION_S)?;
            }
            "DelaySeconds" => self.delay_s = number(name, value, 0..=limits::DELAY_S_MAX)?,
            "ReceiveMessageWaitTimeSeconds" => {
                self.wait_s = number(name, value, 0..=limits::WAIT_S_MAX)?;
            }
            "Policy" => self.policy = policy(value)?,
            "RedrivePolicy" => self.redrive = Redrive::parse(value)?,
            "RedriveAllowPolicy" => self.allowed = Allowed::parse(value)?,
            "KmsMasterKeyId" => self.kms_key = Some(value.to_owned()).filter(|key| !key.is_empty()),
            "KmsDataKeyReusePeriodSeconds" => {
                self.kms_reuse_s = number(name, value, limits::KEY_REUSE_S)?;
            }
            "SqsManagedSseEnabled" => self.managed_key = one_of(name, value, ["false", "true"])?,
            _ => self.set_fifo(name, value)?,
        }
        Ok(())
    }

    fn set_fifo(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        if !self.fifo {
            return Err(unknown_attribute(name));
        }
        match name {
            "FifoQueue" if value == "true" => {}
            "FifoQueue" => {
                let fault = invalid_attribute(name);
                let message = format!(
                    "{} Reason: Modifying queue type is not supported.",
                    fault.message
                );
                return Err(Fault { message, ..fault });
            }
            "ContentBasedDeduplication" => {
                self.deduplicates_by_content = one_of(name, value, ["false", "true"])?;
            }
            "DeduplicationScope" => {
                self.deduplicates_by_group = one_of(name, value, ["queue", "messageGroup"])?;
            }
            "FifoThroughputLimit" => {
                self.throughput_by_group = one_of(name, value, ["perQueue", "perMessageGroupId"])?;
            }
            _ => return Err(unknown_attribute(name)),
        }
        Ok(())
    }

    /// A setting as AWS shows it; none when it is not shown.
    pub(super) fn shown(&self, name: &str) -> Option<String> {
        let fifo = |text: &str| self.fifo.then(|| text.to_owned());
        match name {
            "VisibilityTimeout" => Some(self.visibility_s.to_string()),
            "MaximumMessageSize" => Some(self.message_bytes_max.to_string()),
            "MessageRetentionPeriod" => Some(self.retention_s.to_string()),
            "DelaySeconds" => Some(self.delay_s.to_string()),
            "ReceiveMessageWaitTimeSeconds" => Some(self.wait_s.to_string()),
            "Policy" => self.policy.clone(),
            "RedrivePolicy" => self.redrive.as_ref().map(Redrive::shown),
            "RedriveAllowPolicy" => self.allowed.as_ref().map(Allowed::shown),
            "KmsMasterKeyId" => self.kms_key.clone(),
            "KmsDataKeyReusePeriodSeconds" => {
                let key = self.kms_key.as_ref();
                key.map(|_| self.kms_reuse_s.to_string())
            }
            "SqsManagedSseEnabled" => Some(self.managed_key.to_string()),
            "FifoQueue" => fifo("true"),
            "ContentBasedDeduplication" => fifo(&self.deduplicates_by_content.to_string()),
            "DeduplicationScope" => fifo(match self.deduplicates_by_group {
                true => "messageGroup",
                false => "queue",
            }),
            "FifoThroughputLimit" => fifo(match self.throughput_by_group {
                true => "perMessageGroupId",
                false => "perQueue",
            }),
            _ => None,
        }
    }

    /// All settings as AWS shows them.
    pub(super) fn all_shown(&self) -> impl Iterator<Item = (&'static str, String)> + '_ {
        let shown = SETTABLE.into_iter();
        shown.filter_map(|name| Some((name, self.shown(name)?)))
    }

    /// The first of the given settings that this queue has otherwise.
    pub(super) fn difference(
        &self,
        given: &BTreeMap<String, String>,
    ) -> Result<Option<String>, Fault> {
        let mut changed = self.clone();
        changed.change(given)?;
        let mut names = given.keys();
        let different = names.find(|name| self.shown(name) != changed.shown(name));
        Ok(different.cloned())
    }
}

impl Redrive {
    fn parse(text: &str) -> Result<Option<Redrive>, Fault> {
        let invalid = |reason: &str| invalid_value(text, "RedrivePolicy", reason);
        if text.is_empty() {
            return Ok(None);
        }
        let value: Value = serde_json::from_str(text)
            .map_err(|_| invalid("Redrive policy is not a valid JSON map."))?;
        let policy = value
            .as_object()
            .ok_or_else(|| invalid("Redrive policy is not a valid JSON map."))?;
        if policy.is_empty() {
            return Ok(None);
        }
        let target = policy.get("deadLetterTargetArn");
        let target = target.ok_or_else(|| {
            invalid("Redrive policy does not contain mandatory attribute: deadLetterTargetArn.")
        })?;
        let count = policy.get("maxReceiveCount").ok_or_else(|| {
            invalid("Redrive policy does not contain mandatory attribute: maxReceiveCount.")
        })?;
        let target = target.as_str().filter(|arn| is_queue_arn(arn));
        let target = target.ok_or_else(|| invalid("Invalid value for deadLetterTargetArn."))?;
        let text = count.as_str().map(str::to_owned);
        let receives_max = text.unwrap_or_else(|| count.to_string()).parse().ok();
        let receives_max = receives_max
            .filter(|count| limits::RECEIVES.contains(count))
            .ok_or_else(|| {
                invalid("Invalid value for maxReceiveCount: must be an integer from 1 to 1000.")
            })?;
        Ok(Some(Redrive {
            target: target.to_owned(),
            receives_max,
        }))
    }

    fn shown(&self) -> String {
        let policy = json!({
            "deadLetterTargetArn": self.target,
            "maxReceiveCount": self.receives_max,
        });
        policy.to_string()
    }
}

impl Allowed {
    fn parse(text: &str) -> Result<Option<Allowed>, Fault> {
        let invalid = |reason: &str| invalid_value(text, "RedriveAllowPolicy", reason);
        if text.is_empty() {
            return Ok(None);
        }
        let not_json = || {
            invalid(
                "Amazon SQS can't create the redrive allow policy, as it's in an unsupported format.",
            )
        };
        let value: Value = serde_json::from_str(text).map_err(|_| not_json())?;
        let policy = value.as_object().ok_or_else(not_json)?;
        if policy.is_empty() {
            return Ok(None);
        }
        let sources = policy.get("sourceQueueArns").map(|sources| {
            let sources = sources.as_array().ok_or_else(not_json)?;
            let sources = sources.iter().map(|arn| arn.as_str().map(str::to_owned));
            sources.collect::<Option<Vec<_>>>().ok_or_else(not_json)
        });
        let sources = sources.transpose()?;
        let allowed = match (
            policy.get("redrivePermission").and_then(Value::as_str),
            sources,
        ) {
            (Some("allowAll"), None) => Allowed::All,
            (Some("denyAll"), None) => Allowed::None,
            (Some("byQueue"), Some(sources))
                if (1..=limits::ALLOWED_SOURCES_MAX).contains(&sources.len()) =>
            {
                Allowed::Queues(sources)
            }
            (Some("byQueue"), _) => {
                return Err(invalid(
                    "You must specify from 1 to 10 source queues when redrivePermission is byQueue.",
                ));
            }
            (Some("allowAll" | "denyAll"), Some(_)) => {
                return Err(invalid(
                    "You can't specify source queues when redrivePermission is allowAll or denyAll.",
                ));
            }
            _ => return Err(not_json()),
        };
        Ok(Some(allowed))
    }

    fn shown(&self) -> String {
        match self {
            Allowed::All => json!({"redrivePermission": "allowAll"}),
            Allowed::None => json!({"redrivePermission": "denyAll"}),
            Allowed::Queues(sources) => {
                json!({"redrivePermission": "byQueue", "sourceQueueArns": sources})
            }
        }
        .to_string()
    }

    /// Whether this queue may send its dead letters.
    pub(super) fn admits(&self, source: &str) -> bool {
        match self {
            Allowed::All => true,
            Allowed::None => false,
            Allowed::Queues(sources) => sources.iter().any(|arn| arn == source),
        }
    }
}

fn is_queue_arn(text: &str) -> bool {
    text.parse::<Arn>().is_ok_and(|arn| arn.service == "sqs")
}

fn number(name: &str, value: &str, range: RangeInclusive<u32>) -> Result<u32, Fault> {
    let number = value.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| invalid_attribute(name))
}

/// Whether the value is the second of two.
fn one_of(name: &str, value: &str, values: [&str; 2]) -> Result<bool, Fault> {
    let position = values.iter().position(|known| *known == value);
    let position = position.ok_or_else(|| invalid_attribute(name))?;
    Ok(position == 1)
}

/// A policy is kept as it is, if it is one.
fn policy(text: &str) -> Result<Option<String>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    match serde_json::from_str(text) {
        Ok(Value::Object(_)) => Ok(Some(text.to_owned())),
        _ => Err(invalid_attribute("Policy")),
    }
}
