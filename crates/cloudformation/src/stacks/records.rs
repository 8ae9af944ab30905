//! What is stored about stacks.

use std::collections::{BTreeMap, BTreeSet};

use frazil_store::{Key, Write};
use frazil_wire::{Caller, Fault};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::faults::failed;
use crate::resources::Made;
use crate::template::parameters::ParameterRecord;

/// A stack, without its resources.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct StackRecord {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) reason: Option<String>,
    pub(crate) created_ms: i64,
    #[serde(default)]
    pub(crate) updated_ms: Option<i64>,
    #[serde(default)]
    pub(crate) deleted_ms: Option<i64>,
    /// Counts creations and updates.
    #[serde(default)]
    pub(crate) operation: u64,
    #[serde(default)]
    pub(crate) wanted: WantedRecord,
    /// What was there before the update that runs; an update that fails goes back to it.
    #[serde(default)]
    pub(crate) before: Option<Box<WantedRecord>>,
    #[serde(default)]
    pub(crate) outputs: Vec<OutputRecord>,
    #[serde(default)]
    pub(crate) disable_rollback: bool,
    #[serde(default)]
    pub(crate) on_failure: Option<String>,
    #[serde(default)]
    pub(crate) timeout_minutes: Option<i32>,
    /// Set when the operation that runs shall end.
    #[serde(default)]
    pub(crate) cancelled: bool,
    #[serde(default)]
    pub(crate) protected: bool,
    #[serde(default)]
    pub(crate) policy: Option<String>,
    #[serde(default)]
    pub(crate) role: Option<String>,
    #[serde(default)]
    pub(crate) change_set: Option<String>,
    #[serde(default)]
    pub(crate) request_token: Option<String>,
    /// Resources that a deletion leaves alone.
    #[serde(default)]
    pub(crate) retained: BTreeSet<String>,
    #[serde(default)]
    pub(crate) caller: CallerRecord,
}

/// What a stack is to be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct WantedRecord {
    /// The template as it was given.
    pub(crate) template: String,
    /// What the transforms have made of it.
    #[serde(default)]
    pub(crate) processed: Option<Json>,
    #[serde(default)]
    pub(crate) parameters: BTreeMap<String, ParameterRecord>,
    #[serde(default)]
    pub(crate) tags: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) capabilities: Vec<String>,
    #[serde(default)]
    pub(crate) notifications: Vec<String>,
}

/// Who asked for it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct CallerRecord {
    #[serde(default)]
    pub(crate) access_key: Option<String>,
    #[serde(default)]
    pub(crate) account: String,
}

/// An output of a stack.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct OutputRecord {
    pub(crate) key: String,
    pub(crate) value: String,
    #[serde(default)]
    pub(crate) description: Option<String>,
    #[serde(default)]
    pub(crate) export: Option<String>,
}

/// A resource of a stack.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct ResourceRecord {
    pub(crate) logical: String,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) reason: Option<String>,
    pub(crate) at_ms: i64,
    /// The operation that has begun with it.
    #[serde(default)]
    pub(crate) begun: u64,
    /// The operation that it has got through.
    #[serde(default)]
    pub(crate) operation: u64,
    pub(crate) now: ThingRecord,
    /// What was there before the operation that runs.
    #[serde(default)]
    pub(crate) before: Option<Box<ThingRecord>>,
    /// Whether `now` is another thing than `before`.
    #[serde(default)]
    pub(crate) replaced: bool,
}

/// The thing that a resource is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct ThingRecord {
    pub(crate) kind: String,
    /// The end of names that are made up.
    pub(crate) token: String,
    #[serde(default)]
    pub(crate) made: Option<Made>,
    pub(crate) properties: Json,
    #[serde(default)]
    pub(crate) metadata: Option<Json>,
    #[serde(default)]
    pub(crate) deletion_policy: Option<String>,
    #[serde(default)]
    pub(crate) update_replace_policy: Option<String>,
    #[serde(default)]
    pub(crate) depends: BTreeSet<String>,
}

/// Something that happened.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct EventRecord {
    pub(crate) id: String,
    pub(crate) at_ms: i64,
    pub(crate) logical: String,
    #[serde(default)]
    pub(crate) physical: Option<String>,
    pub(crate) kind: String,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) reason: Option<String>,
    #[serde(default)]
    pub(crate) properties: Option<String>,
    #[serde(default)]
    pub(crate) request_token: Option<String>,
}

/// A change set.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct ChangeSetRecord {
    /// The last part of its ARN.
    pub(crate) key: String,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) created_ms: i64,
    #[serde(default)]
    pub(crate) description: Option<String>,
    pub(crate) status: String,
    #[serde(default)]
    pub(crate) reason: Option<String>,
    pub(crate) execution: String,
    #[serde(default)]
    pub(crate) wanted: WantedRecord,
    #[serde(default)]
    pub(crate) changes: Vec<ChangeRecord>,
    #[serde(default)]
    pub(crate) on_failure: Option<String>,
    #[serde(default)]
    pub(crate) role: Option<String>,
}

/// What a change set will do to a resource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct ChangeRecord {
    /// `Add`, `Modify` or `Remove`.
    pub(crate) action: String,
    pub(crate) logical: String,
    #[serde(default)]
    pub(crate) physical: Option<String>,
    pub(crate) kind: String,
    /// `True`, `False` or `Conditional`.
    #[serde(default)]
    pub(crate) replacement: Option<String>,
    /// The properties that change.
    #[serde(default)]
    pub(crate) properties: Vec<String>,
}

impl CallerRecord {
    /// Who it was.
    pub(crate) fn of(caller: &Caller) -> CallerRecord {
        match caller {
            Caller::Signed {
                access_key,
                account,
                ..
            } => CallerRecord {
                access_key: Some(access_key.clone()),
                account: account.clone(),
            },
            Caller::Anonymous => CallerRecord::default(),
        }
    }

    /// Whoever it was.
    pub(crate) fn caller(&self) -> Caller {
        match &self.access_key {
            Some(access_key) => Caller::Signed {
                access_key: access_key.clone(),
                account: self.account.clone(),
                principal: None,
            },
            None => Caller::Anonymous,
        }
    }
}

const ROOM: &str = "cloudformation";

pub(super) fn stack_key(stack: &str) -> Key {
    Key::of(&[ROOM, "stack", stack])
}

pub(super) fn stacks_prefix() -> String {
    Key::prefix(&[ROOM, "stack"])
}

pub(super) fn resource_key(stack: &str, logical: &str) -> Key {
    Key::of(&[ROOM, "resource", stack, logical])
}

pub(super) fn resources_prefix(stack: &str) -> String {
    Key::prefix(&[ROOM, "resource", stack])
}

pub(super) fn change_set_key(stack: &str, key: &str) -> Key {
    Key::of(&[ROOM, "changeset", stack, key])
}

pub(super) fn change_sets_prefix(stack: &str) -> String {
    Key::prefix(&[ROOM, "changeset", stack])
}

pub(super) fn events_log(stack: &str) -> Key {
    Key::of(&[ROOM, "events", stack])
}

pub(super) fn put(key: Key, record: &impl Serialize) -> Result<Write, Fault> {
    let value = serde_json::to_vec(record).map_err(|error| failed(&error))?;
    Ok(Write::put(key, value))
}

pub(super) fn decoded<T: DeserializeOwned>(value: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(value).map_err(|error| failed(&error))
}
