//! What is stored about groups, streams and events.

use std::collections::BTreeMap;

use bytes::{BufMut, Bytes, BytesMut};
use frazil_store::{Entry, Key, Record};
use serde::{Deserialize, Serialize};

/// A log group.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Group {
    pub(super) created_ms: i64,
    /// After how many days events expire; never if absent.
    #[serde(default)]
    pub(super) retention_days: Option<i32>,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
    /// Who is told of events, by the names of the filters.
    #[serde(default)]
    pub(super) subscriptions: BTreeMap<String, Subscription>,
    #[serde(default)]
    pub(super) metric_filters: BTreeMap<String, MetricFilterRecord>,
    #[serde(default)]
    pub(super) protected: bool,
}

/// A subscription filter.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Subscription {
    pub(super) created_ms: i64,
    pub(super) pattern: String,
    /// The ARN of a function.
    pub(super) destination: String,
    pub(super) role: Option<String>,
    pub(super) distribution: Option<String>,
}

/// A metric filter.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct MetricFilterRecord {
    pub(super) created_ms: i64,
    pub(super) pattern: String,
    pub(super) transformations: Vec<Transformation>,
}

/// What a metric filter makes of an event.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Transformation {
    pub(super) namespace: String,
    pub(super) name: String,
    /// A number, or where it is: `$.duration`.
    pub(super) value: String,
    /// What counts when no event of a batch matches.
    pub(super) default: Option<f64>,
    pub(super) dimensions: BTreeMap<String, String>,
    pub(super) unit: Option<String>,
}

/// A resource policy.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct PolicyRecord {
    pub(super) document: String,
    pub(super) changed_ms: i64,
}

/// A log stream.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Stream {
    pub(super) created_ms: i64,
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Group {
    /// The time before which events have expired.
    pub(super) fn expired_before_ms(&self, now_ms: i64) -> i64 {
        let kept = self.retention_days.map(|days| i64::from(days) * DAY_MS);
        kept.map_or(0, |kept| now_ms - kept)
    }
}

/// An event as it lies in the store's log: when it came, and what it says.
pub(super) fn entry(time_ms: i64, came_ms: i64, message: &str) -> Entry {
    let mut data = BytesMut::with_capacity(8 + message.len());
    data.put_i64(came_ms);
    data.put_slice(message.as_bytes());
    Entry {
        time_ms,
        data: data.freeze(),
    }
}

/// When a stored event came, in milliseconds since 1970.
pub(super) fn came_ms(record: &Record) -> i64 {
    let came = record.data.first_chunk::<8>();
    came.map_or(0, |came| i64::from_be_bytes(*came))
}

/// What a stored event says.
pub(super) fn message(record: &Record) -> String {
    let text: Bytes = record.data.slice(8.min(record.data.len())..);
    String::from_utf8_lossy(&text).into_owned()
}

pub(super) fn group_key(group: &str) -> Key {
    Key::of(&["logs", "group", group])
}

pub(super) fn policy_key(name: &str) -> Key {
    Key::of(&["logs", "policy", name])
}

pub(super) fn policies_prefix() -> String {
    Key::prefix(&["logs", "policy"])
}

pub(super) fn groups_prefix() -> String {
    Key::prefix(&["logs", "group"])
}

pub(super) fn stream_key(group: &str, stream: &str) -> Key {
    Key::of(&["logs", "stream", group, stream])
}

pub(super) fn streams_prefix(group: &str) -> String {
    Key::prefix(&["logs", "stream", group])
}

pub(super) fn events_log(group: &str, stream: &str) -> Key {
    Key::of(&["logs", "events", group, stream])
}

pub(super) fn events_prefix(group: &str) -> String {
    Key::prefix(&["logs", "events", group])
}
