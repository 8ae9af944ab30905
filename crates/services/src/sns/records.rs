//! What is stored about topics and subscriptions.

use std::collections::BTreeMap;

use frazil_store::Key;
use serde::{Deserialize, Serialize};

/// A topic.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct TopicRecord {
    pub(super) created_ms: i64,
    /// As they were set, under AWS's names.
    #[serde(default)]
    pub(super) attributes: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) data_protection: Option<String>,
    /// Subscriptions that were deleted.
    #[serde(default)]
    pub(super) deleted: u64,
}

/// A subscription.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SubscriptionRecord {
    pub(super) protocol: String,
    pub(super) endpoint: String,
    /// As they were set, under AWS's names.
    #[serde(default)]
    pub(super) attributes: BTreeMap<String, String>,
    /// What confirms it, as long as it is not confirmed.
    #[serde(default)]
    pub(super) token: Option<String>,
    /// The token that confirmed it, which may come again.
    #[serde(default)]
    pub(super) used_token: Option<String>,
    pub(super) created_ms: i64,
}

/// A deduplication id that was used.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct DuplicateRecord {
    pub(super) at_ms: i64,
    pub(super) id: String,
    pub(super) sequence: String,
}

pub(super) fn topic_key(topic: &str) -> Key {
    Key::of(&["sns", "topic", topic])
}

pub(super) fn topics_prefix() -> String {
    Key::prefix(&["sns", "topic"])
}

pub(super) fn subscription_key(topic: &str, id: &str) -> Key {
    Key::of(&["sns", "subscription", topic, id])
}

/// All subscriptions: what follows is the topic and the id.
pub(super) fn subscriptions_prefix() -> String {
    Key::prefix(&["sns", "subscription"])
}

/// The topic and the id in what follows [`subscriptions_prefix`].
pub(super) fn split(rest: &str) -> Option<(&str, &str)> {
    rest.split_once('\u{1f}')
}

pub(super) fn duplicate_key(topic: &str, id: &str) -> Key {
    Key::of(&["sns", "duplicate", topic, id])
}

pub(super) fn duplicates_prefix(topic: &str) -> String {
    Key::prefix(&["sns", "duplicate", topic])
}
