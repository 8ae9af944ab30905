//! `GET /_frazil/limits`: every bound in force, and how much of it is in use.

use frazil_lambda::limits::{Limits, Quota, modelled};
use frazil_lambda::metrics::Metrics;
use frazil_lambda::{Lambda, Usage};
use http::{Response, StatusCode};
use serde::{Deserialize, Serialize};

use super::limits::Bounds;
use super::respond::{self, Body};

/// One bound as it travels to the person who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Row {
    /// The name that the configuration file takes.
    pub(crate) name: String,
    /// What is bounded.
    pub(crate) what: String,
    /// The value in force.
    pub(crate) value: u64,
    /// AWS's number, where AWS has one.
    pub(crate) aws: Option<u64>,
    /// How much of it is in use, where that can be told.
    pub(crate) in_use: Option<u64>,
    /// Where it is enforced, and what is answered there.
    #[serde(rename = "where")]
    pub(crate) place: String,
    /// Whether the configuration file can change it.
    pub(crate) settable: bool,
}

impl From<Quota> for Row {
    fn from(quota: Quota) -> Row {
        Row {
            name: quota.name.to_owned(),
            what: quota.what.to_owned(),
            value: quota.value,
            aws: quota.aws,
            in_use: None,
            place: quota.place.to_owned(),
            settable: quota.settable,
        }
    }
}

/// Every bound: Lambda's, the front door's, and those of AWS's model.
pub(crate) fn rows(limits: &Limits, bounds: &Bounds) -> Vec<Row> {
    let all = [limits.quotas(), bounds.quotas(), modelled()];
    all.into_iter().flatten().map(Row::from).collect()
}

/// The rows as JSON, each with what the running server knows.
pub(super) async fn answer(
    limits: &Limits,
    bounds: &Bounds,
    lambda: &Lambda,
    metrics: &Metrics,
) -> Response<Body> {
    // Without the store the counters are still true.
    let usage = lambda.usage().await.ok();
    let mut rows = rows(limits, bounds);
    for row in &mut rows {
        row.in_use = in_use(&row.name, usage, lambda.events().len(), metrics);
    }
    let text = serde_json::to_vec(&rows).expect("strings and numbers are JSON");
    respond::text(StatusCode::OK, "application/json", text)
}

fn in_use(name: &str, usage: Option<Usage>, events: u64, metrics: &Metrics) -> Option<u64> {
    match name {
        "concurrency_max" => Some(Metrics::value(&metrics.concurrency)),
        "async_events_max" => Some(events),
        "environments_max" => Some(Metrics::value(&metrics.environments)),
        "concurrency_unreserved_min" => usage.map(|usage| usage.reserved_concurrency),
        "code_storage_bytes_max" => usage.map(|usage| usage.code_storage_bytes),
        _ => None,
    }
}
