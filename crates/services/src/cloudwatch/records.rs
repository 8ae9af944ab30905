//! What is stored: data by metric and hour, alarms, dashboards.

use std::collections::BTreeMap;

use frazil_store::Key;
use serde::{Deserialize, Serialize};

use super::point::Point;

/// A metric: a namespace, a name, and dimensions in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MetricName {
    /// The namespace, such as `AWS/Lambda`.
    pub namespace: String,
    /// The name, such as `Invocations`.
    pub name: String,
    /// Names and values, sorted.
    pub dimensions: Vec<(String, String)>,
}

impl MetricName {
    /// A metric; the dimensions may come in any order.
    pub fn new(namespace: &str, name: &str, dimensions: &[(&str, &str)]) -> MetricName {
        let dimensions = dimensions.iter();
        let dimensions = dimensions.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let mut dimensions: Vec<_> = dimensions.collect();
        dimensions.sort();
        MetricName {
            namespace: namespace.to_owned(),
            name: name.to_owned(),
            dimensions,
        }
    }

    /// As a segment of a key: JSON has no control characters.
    fn text(&self) -> String {
        let parts = (&self.namespace, &self.name, &self.dimensions);
        serde_json::to_string(&parts).expect("texts can be written")
    }

    fn parse(text: &str) -> Option<MetricName> {
        let (namespace, name, dimensions) = serde_json::from_str(text).ok()?;
        Some(MetricName {
            namespace,
            name,
            dimensions,
        })
    }
}

/// One hour of a metric: points by minute, one for each unit.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct HourRecord {
    pub(super) minutes: BTreeMap<u8, Vec<Point>>,
}

/// A metric that has data.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct MetricRecord {
    /// The last hour with data, since 1970.
    pub(super) hour: i64,
}

/// An alarm.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct AlarmRecord {
    pub(super) name: String,
    pub(super) description: Option<String>,
    pub(super) actions_enabled: bool,
    /// By the state that they are for: `OK`, `ALARM`, `INSUFFICIENT_DATA`.
    pub(super) actions: BTreeMap<String, Vec<String>>,
    /// The metric, when there are no queries.
    pub(super) metric: Option<MetricName>,
    pub(super) statistic: Option<String>,
    pub(super) period_s: Option<i32>,
    pub(super) unit: Option<String>,
    #[serde(default)]
    pub(super) queries: Vec<QueryRecord>,
    pub(super) evaluation_periods: i32,
    pub(super) datapoints: Option<i32>,
    pub(super) threshold: Option<f64>,
    pub(super) comparison: String,
    pub(super) missing: Option<String>,
    pub(super) low_sample: Option<String>,
    pub(super) configured_ms: i64,
    pub(super) state: String,
    pub(super) reason: String,
    pub(super) reason_data: Option<String>,
    pub(super) state_ms: i64,
    #[serde(default)]
    pub(super) tags: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) history: Vec<HistoryRecord>,
    /// Whom the last change of state has not been told yet.
    #[serde(default)]
    pub(super) due: Vec<String>,
    /// The state before the last change.
    #[serde(default)]
    pub(super) old_state: String,
}

/// A part of an alarm that is computed of several metrics.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct QueryRecord {
    pub(super) id: String,
    pub(super) metric: Option<MetricName>,
    pub(super) statistic: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) period_s: Option<i32>,
    pub(super) expression: Option<String>,
    pub(super) label: Option<String>,
    pub(super) returned: Option<bool>,
}

/// Something that happened to an alarm.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct HistoryRecord {
    pub(super) time_ms: i64,
    /// `ConfigurationUpdate`, `StateUpdate` or `Action`
    pub(super) kind: String,
    pub(super) summary: String,
    pub(super) data: String,
}

/// A dashboard.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct DashboardRecord {
    pub(super) body: String,
    pub(super) changed_ms: i64,
}

pub(super) fn data_prefix(metric: &MetricName) -> String {
    Key::prefix(&["cloudwatch", "data", &metric.text()])
}

pub(super) fn data_key(metric: &MetricName, hour: i64) -> Key {
    Key::of(&["cloudwatch", "data", &metric.text(), &hour_text(hour)])
}

pub(super) fn hour_text(hour: i64) -> String {
    format!("{:010}", hour.max(0))
}

pub(super) fn metric_key(metric: &MetricName) -> Key {
    Key::of(&["cloudwatch", "metric", &metric.text()])
}

pub(super) fn metrics_prefix() -> String {
    Key::prefix(&["cloudwatch", "metric"])
}

/// The metric of a key below [`metrics_prefix`].
pub(super) fn metric_of(key: &Key) -> Option<MetricName> {
    MetricName::parse(key.after(&metrics_prefix())?)
}

pub(super) fn alarm_key(name: &str) -> Key {
    Key::of(&["cloudwatch", "alarm", name])
}

pub(super) fn alarms_prefix() -> String {
    Key::prefix(&["cloudwatch", "alarm"])
}

pub(super) fn dashboard_key(name: &str) -> Key {
    Key::of(&["cloudwatch", "dashboard", name])
}

pub(super) fn dashboards_prefix() -> String {
    Key::prefix(&["cloudwatch", "dashboard"])
}
