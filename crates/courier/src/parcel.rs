//! What is brought, and what is stored of it.

use frazil_lambda::seams::{AttributeKind, Sender, TargetAttribute, TargetMessage};
use frazil_store::Key;
use serde::{Deserialize, Serialize};

use crate::pace::Pace;

/// A message on its way to a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The target's ARN.
    pub target: String,
    /// What it gets.
    pub message: TargetMessage,
    /// How often it is tried.
    pub retries: Retries,
    /// Where it goes when it cannot be brought; nowhere if there is none.
    pub dead_letter: Option<DeadLetter>,
    /// Parcels of one lane arrive in the order in which they were posted; without a lane each
    /// goes its own way.
    pub lane: Option<String>,
    /// When the first attempt is due, in milliseconds since 1970; 0 is at once.
    pub due_ms: i64,
}

/// How often a parcel is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retries {
    /// Attempts after the first.
    pub count_max: u32,
    /// For how long, in milliseconds from when it was posted.
    pub age_ms_max: i64,
    /// How the attempts follow each other.
    pub pace: Pace,
}

/// Where a parcel goes that could not be brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadLetter {
    /// The queue's ARN.
    pub queue: String,
    /// The body, if it is not the message's own.
    #[serde(default)]
    pub body: Option<String>,
    /// Attributes that are known in advance.
    #[serde(default)]
    pub attributes: Vec<(String, String)>,
    /// How the reasons are called.
    pub names: Names,
}

/// How the attributes are called that tell why a parcel is a dead letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Names {
    /// `ERROR_CODE`, `ERROR_MESSAGE`, `RETRY_ATTEMPTS`, `EXHAUSTED_RETRY_CONDITION`
    Events,
    /// `ErrorCode`, `ErrorMessage`, `RequestID`
    Topics,
}

/// A parcel as it is stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ParcelRecord {
    pub(crate) target: String,
    pub(crate) body: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) attributes: Vec<AttributeRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) trace: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sender: Option<SenderRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) group: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) deduplication: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) subject: Option<String>,
    pub(crate) retries: Retries,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) dead_letter: Option<DeadLetter>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lane: Option<String>,
    pub(crate) posted_ms: i64,
    #[serde(default)]
    pub(crate) due_ms: i64,
    /// Attempts that failed.
    #[serde(default)]
    pub(crate) failed: u32,
    /// It goes to its dead letter queue now.
    #[serde(default)]
    pub(crate) dead: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AttributeRecord {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) value: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SenderRecord {
    pub(crate) service: String,
    pub(crate) arn: String,
    pub(crate) account: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<String>,
}

impl ParcelRecord {
    pub(crate) fn new(parcel: Parcel, posted_ms: i64) -> ParcelRecord {
        let message = parcel.message;
        let attributes = message.attributes.into_iter().map(|it| AttributeRecord {
            name: it.name,
            kind: it.kind.name().to_owned(),
            value: it.value,
        });
        ParcelRecord {
            target: parcel.target,
            body: message.body,
            attributes: attributes.collect(),
            trace: message.trace,
            sender: message.sender.map(|it| SenderRecord {
                service: it.service,
                arn: it.arn,
                account: it.account,
                role: it.role,
            }),
            group: message.group,
            deduplication: message.deduplication,
            subject: message.subject,
            retries: parcel.retries,
            dead_letter: parcel.dead_letter,
            lane: parcel.lane,
            posted_ms,
            due_ms: parcel.due_ms,
            failed: 0,
            dead: false,
        }
    }

    pub(crate) fn message(&self) -> TargetMessage {
        let attributes = self.attributes.iter().map(|it| TargetAttribute {
            name: it.name.clone(),
            kind: kind(&it.kind),
            value: it.value.clone(),
        });
        TargetMessage {
            body: self.body.clone(),
            attributes: attributes.collect(),
            trace: self.trace.clone(),
            sender: self.sender.as_ref().map(|it| Sender {
                service: it.service.clone(),
                arn: it.arn.clone(),
                account: it.account.clone(),
                role: it.role.clone(),
            }),
            group: self.group.clone(),
            deduplication: self.deduplication.clone(),
            subject: self.subject.clone(),
        }
    }
}

fn kind(name: &str) -> AttributeKind {
    match name {
        "Number" => AttributeKind::Number,
        "Binary" => AttributeKind::Binary,
        _ => AttributeKind::String,
    }
}

pub(crate) fn key(courier: &str, number: u64) -> Key {
    Key::of(&["courier", courier, &format!("{number:020}")])
}

pub(crate) fn prefix(courier: &str) -> String {
    Key::prefix(&["courier", courier])
}
