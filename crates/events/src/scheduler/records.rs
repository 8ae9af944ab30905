//! What is stored about groups, schedules and their firings.

use std::collections::BTreeMap;

use frazil_store::Key;
use serde::{Deserialize, Serialize};

/// A group of schedules.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct GroupRecord {
    #[serde(default)]
    pub(super) created_ms: i64,
    #[serde(default)]
    pub(super) modified_ms: i64,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) token: Option<String>,
}

/// A schedule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ScheduleRecord {
    pub(super) expression: String,
    #[serde(default)]
    pub(super) zone: Option<String>,
    #[serde(default)]
    pub(super) start_ms: Option<i64>,
    #[serde(default)]
    pub(super) end_ms: Option<i64>,
    #[serde(default)]
    pub(super) description: Option<String>,
    pub(super) enabled: bool,
    #[serde(default)]
    pub(super) kms_key: Option<String>,
    pub(super) target: TargetRecord,
    /// None: the window is off.
    #[serde(default)]
    pub(super) window_minutes: Option<i32>,
    /// Whether it is deleted after its last time; none if nothing was said.
    #[serde(default)]
    pub(super) after_completion: Option<String>,
    pub(super) created_ms: i64,
    pub(super) modified_ms: i64,
    /// Since when it counts.
    pub(super) anchor_ms: i64,
    #[serde(default)]
    pub(super) token: Option<String>,
}

/// What a schedule sets off.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct TargetRecord {
    pub(super) arn: String,
    pub(super) role: String,
    #[serde(default)]
    pub(super) input: Option<String>,
    #[serde(default)]
    pub(super) dead_letter: Option<String>,
    #[serde(default)]
    pub(super) retries_max: Option<i32>,
    #[serde(default)]
    pub(super) age_s_max: Option<i32>,
    #[serde(default)]
    pub(super) group: Option<String>,
    /// `DetailType` and `Source` for an event bus.
    #[serde(default)]
    pub(super) event: Option<(String, String)>,
}

/// The last firing of a schedule that was noted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct FiredRecord {
    pub(super) at_ms: i64,
}

pub(super) fn group_key(name: &str) -> Key {
    Key::of(&["scheduler", "group", name])
}

pub(super) fn groups_prefix() -> String {
    Key::prefix(&["scheduler", "group"])
}

pub(super) fn schedule_key(group: &str, name: &str) -> Key {
    Key::of(&["scheduler", "schedule", group, name])
}

/// All schedules: what follows is the group and the name.
pub(super) fn schedules_prefix() -> String {
    Key::prefix(&["scheduler", "schedule"])
}

pub(super) fn fired_key(group: &str, name: &str) -> Key {
    Key::of(&["scheduler", "fired", group, name])
}

/// All firings: what follows is the group and the name.
pub(super) fn fired_prefix() -> String {
    Key::prefix(&["scheduler", "fired"])
}

/// The group and the name in what follows a prefix.
pub(super) fn split(rest: &str) -> Option<(&str, &str)> {
    rest.split_once('\u{1f}')
}
