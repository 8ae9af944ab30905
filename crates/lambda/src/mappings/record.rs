//! What is stored of an event source mapping.

use std::collections::BTreeMap;

use frazil_store::Key;
use serde::{Deserialize, Serialize};

/// One mapping. AWS's shapes are made from it, never stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Mapping {
    /// `UUID`
    pub(crate) id: String,
    /// The queue.
    pub(crate) source_arn: String,
    /// The function's name, unqualified.
    pub(crate) function: String,
    /// A version or an alias.
    pub(crate) qualifier: Option<String>,
    pub(crate) state: State,
    /// Grows with every change, so that whoever carries a change out can tell it from the next.
    pub(crate) change: u64,
    pub(crate) modified_ms: i64,
    pub(crate) batch_size: u32,
    /// How long a batch waits to fill.
    pub(crate) window_s: u32,
    /// Patterns of which an event must match one; none when all events are wanted.
    pub(crate) filters: Vec<String>,
    /// The function may say which messages of a batch failed.
    pub(crate) reports_failures: bool,
    /// How many invocations the mapping makes at once.
    pub(crate) maximum_concurrency: Option<u32>,
    pub(crate) tags: BTreeMap<String, String>,
    /// Kept and shown, and without effect here.
    pub(crate) shown: ShownOnly,
}

/// Members that are kept and shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct ShownOnly {
    pub(crate) kms_key_arn: Option<String>,
    pub(crate) metrics: Option<Vec<String>>,
    pub(crate) log_level: Option<String>,
}

/// Where a mapping is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum State {
    /// New, and to be polled.
    Creating,
    /// Was disabled, and is to be polled.
    Enabling,
    /// Is polled.
    Enabled,
    /// Its settings have changed; it is to be polled.
    Updating,
    /// Its settings have changed; it is not to be polled.
    UpdatingDisabled,
    /// Polling is to end.
    Disabling,
    /// Is not polled.
    Disabled,
    /// Polling is to end, then the mapping is gone.
    Deleting,
}

impl State {
    /// AWS's word.
    pub(crate) fn name(self) -> &'static str {
        match self {
            State::Creating => "Creating",
            State::Enabling => "Enabling",
            State::Enabled => "Enabled",
            State::Updating | State::UpdatingDisabled => "Updating",
            State::Disabling => "Disabling",
            State::Disabled => "Disabled",
            State::Deleting => "Deleting",
        }
    }

    /// Whether messages are to be fetched.
    pub(crate) fn polls(self) -> bool {
        matches!(
            self,
            State::Creating | State::Enabling | State::Enabled | State::Updating
        )
    }

    /// What it becomes when it is carried out; none when the mapping is gone then.
    pub(crate) fn settled(self) -> Option<State> {
        match self {
            State::Deleting => None,
            state if state.polls() => Some(State::Enabled),
            _ => Some(State::Disabled),
        }
    }

    /// Whether nothing is left to be done.
    pub(crate) fn is_settled(self) -> bool {
        matches!(self, State::Enabled | State::Disabled)
    }
}

impl Mapping {
    pub(crate) fn key(id: &str) -> Key {
        Key::of(&["lambda", "mapping", id])
    }

    /// What all mappings' keys begin with.
    pub(crate) fn prefix() -> String {
        Key::prefix(&["lambda", "mapping"])
    }
}
