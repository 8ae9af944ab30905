//! What is stored about buses, rules and their firings.

use std::collections::BTreeMap;

use frazil_store::Key;
use serde::{Deserialize, Serialize};

/// An event bus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct BusRecord {
    #[serde(default)]
    pub(super) created_ms: i64,
    #[serde(default)]
    pub(super) modified_ms: i64,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) kms_key: Option<String>,
    #[serde(default)]
    pub(super) dead_letter: Option<String>,
    /// `IncludeDetail` and `Level` of `LogConfig`; kept.
    #[serde(default)]
    pub(super) log: Option<(Option<String>, Option<String>)>,
    /// The policy document.
    #[serde(default)]
    pub(super) policy: Option<String>,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct RuleRecord {
    #[serde(default)]
    pub(super) pattern: Option<String>,
    #[serde(default)]
    pub(super) schedule: Option<String>,
    pub(super) state: String,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) role: Option<String>,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) targets: Vec<TargetRecord>,
    pub(super) created_ms: i64,
    /// Since when its schedule counts.
    pub(super) anchor_ms: i64,
}

/// A target of a rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct TargetRecord {
    pub(super) id: String,
    pub(super) arn: String,
    #[serde(default)]
    pub(super) role: Option<String>,
    #[serde(default)]
    pub(super) input: Option<String>,
    #[serde(default)]
    pub(super) path: Option<String>,
    #[serde(default)]
    pub(super) transformer: Option<TransformerRecord>,
    #[serde(default)]
    pub(super) group: Option<String>,
    #[serde(default)]
    pub(super) dead_letter: Option<String>,
    #[serde(default)]
    pub(super) retries_max: Option<i32>,
    #[serde(default)]
    pub(super) age_s_max: Option<i32>,
}

/// `InputTransformer`
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct TransformerRecord {
    #[serde(default)]
    pub(super) paths: Option<BTreeMap<String, String>>,
    pub(super) template: String,
}

/// The last firing of a rule's schedule that was noted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct FiredRecord {
    pub(super) at_ms: i64,
}

pub(super) fn bus_key(name: &str) -> Key {
    Key::of(&["events", "bus", name])
}

pub(super) fn buses_prefix() -> String {
    Key::prefix(&["events", "bus"])
}

pub(super) fn rule_key(bus: &str, name: &str) -> Key {
    Key::of(&["events", "rule", bus, name])
}

/// All rules: what follows is the bus and the name.
pub(super) fn rules_prefix() -> String {
    Key::prefix(&["events", "rule"])
}

/// The bus and the name in what follows [`rules_prefix`].
pub(super) fn split(rest: &str) -> Option<(&str, &str)> {
    rest.split_once('\u{1f}')
}

pub(super) fn fired_key(rule: &str) -> Key {
    Key::of(&["events", "fired", rule])
}

pub(super) fn fired_prefix() -> String {
    Key::prefix(&["events", "fired"])
}
