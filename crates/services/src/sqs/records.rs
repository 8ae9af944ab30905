//! What is stored about queues and messages.
//!
//! A message is two values: its *content* (body and attributes, up to 1 MiB, written once) and its
//! *place* (small, written anew whenever it is received). All places are read when the server
//! starts; contents only when their message is received. A message that moves to another queue
//! keeps its content.

use std::collections::BTreeMap;

use frazil_store::{Key, Write};
use frazil_wire::Fault;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::attributes::Attributes;
use super::faults::failed;

/// A queue.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct QueueRecord {
    pub(super) created_ms: i64,
    pub(super) modified_ms: i64,
    /// Under which name its messages lie. A purged queue gets a new one.
    pub(super) shelf: String,
    pub(super) attributes: Attributes,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) purged_ms: Option<i64>,
}

/// Where a message stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PlaceRecord {
    /// The message's id, which also names its content.
    pub(super) id: String,
    pub(super) sent_ms: i64,
    /// Until when it is hidden: delayed if it was not received yet, in flight otherwise.
    #[serde(default)]
    pub(super) hidden_until_ms: i64,
    #[serde(default)]
    pub(super) receives: u32,
    #[serde(default)]
    pub(super) first_received_ms: Option<i64>,
    #[serde(default)]
    pub(super) received_ms: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<String>,
    /// The ARN of the queue whose dead letter it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
}

/// What a message says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ContentRecord {
    pub(super) body: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) attributes: BTreeMap<String, AttributeRecord>,
    pub(super) sender: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) trace: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) deduplication: Option<String>,
}

/// A message attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AttributeRecord {
    /// `String`, `Number` or `Binary`, perhaps with a label: `Number.int`.
    pub(super) kind: String,
    /// The value; in base64 when the kind is binary.
    pub(super) value: String,
}

/// A deduplication id that was used.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct DuplicateRecord {
    pub(super) at_ms: i64,
    pub(super) id: String,
    pub(super) sequence: u64,
}

/// When a queue was deleted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct DeletedRecord {
    pub(super) at_ms: i64,
}

/// A task that moves messages out of a dead letter queue.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct TaskRecord {
    pub(super) id: String,
    pub(super) source: String,
    /// None: each message goes back to where it came from.
    pub(super) destination: Option<String>,
    pub(super) per_second: Option<u32>,
    pub(super) started_ms: i64,
    pub(super) status: TaskStatus,
    pub(super) moved: u64,
    pub(super) to_move: u64,
    #[serde(default)]
    pub(super) failure: Option<String>,
}

/// What has become of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum TaskStatus {
    Running,
    Cancelling,
    Cancelled,
    Completed,
    Failed,
}

pub(super) fn queue_key(name: &str) -> Key {
    Key::of(&["sqs", "queue", name])
}

pub(super) fn queues_prefix() -> String {
    Key::prefix(&["sqs", "queue"])
}

pub(super) fn deleted_key(name: &str) -> Key {
    Key::of(&["sqs", "deleted", name])
}

pub(super) fn deleted_prefix() -> String {
    Key::prefix(&["sqs", "deleted"])
}

pub(super) fn place_key(shelf: &str, sequence: u64) -> Key {
    Key::of(&["sqs", "place", shelf, &format!("{sequence:020}")])
}

/// All places: what follows is the shelf and the sequence.
pub(super) fn places_prefix() -> String {
    Key::prefix(&["sqs", "place"])
}

pub(super) fn content_key(id: Uuid) -> Key {
    Key::of(&["sqs", "content", &id.simple().to_string()])
}

pub(super) fn duplicate_key(shelf: &str, name: &str) -> Key {
    Key::of(&["sqs", "duplicate", shelf, name])
}

/// All deduplication ids: what follows is the shelf and the id.
pub(super) fn duplicates_prefix() -> String {
    Key::prefix(&["sqs", "duplicate"])
}

pub(super) fn task_key(source: &str, started_ms: i64, id: &str) -> Key {
    Key::of(&["sqs", "task", source, &format!("{started_ms:020}"), id])
}

pub(super) fn tasks_prefix() -> String {
    Key::prefix(&["sqs", "task"])
}

/// The shelf in what follows [`places_prefix`] or [`duplicates_prefix`], and the rest.
pub(super) fn split_shelf(rest: &str) -> Option<(&str, &str)> {
    rest.split_once('\u{1f}')
}

/// The shelf of a new queue.
pub(super) fn first_shelf(id: Uuid) -> String {
    format!("{}.0", id.simple())
}

/// The shelf of a queue that is purged.
pub(super) fn next_shelf(shelf: &str) -> String {
    let (queue, number) = shelf.split_once('.').unwrap_or((shelf, "0"));
    let number: u64 = number.parse().unwrap_or_default();
    format!("{queue}.{}", number + 1)
}

/// Whether two shelves are of one queue, before and after purges.
pub(super) fn same_queue(one: &str, other: &str) -> bool {
    one.split('.').next() == other.split('.').next()
}

/// The writes that remove a message altogether.
pub(super) fn removal(shelf: &str, sequence: u64, id: Uuid) -> [Write; 2] {
    [
        Write::delete(place_key(shelf, sequence)),
        Write::delete(content_key(id)),
    ]
}

pub(super) fn put(key: Key, record: &impl Serialize) -> Result<Write, Fault> {
    let value = serde_json::to_vec(record).map_err(|error| failed(&error))?;
    Ok(Write::put(key, value))
}

pub(super) fn decoded<T: DeserializeOwned>(value: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(value).map_err(|error| failed(&error))
}
