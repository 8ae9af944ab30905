//! Wait conditions: a stack waits until somebody has sent a number of signals.

use std::time::Duration;

use async_trait::async_trait;
use frazil_wire::Fault;
use serde_json::{Map, Value as Json, json};

use super::Types;
use crate::faults::invalid;
use crate::limits::CUSTOM_RESOURCE_MAX;
use crate::resources::naming::made_up;
use crate::resources::{Handler, Job, Made, signal_token};
use crate::template::resolve::plain_text;

pub(super) static TYPES: Types = &[
    ("AWS::CloudFormation::WaitCondition", &Condition),
    ("AWS::CloudFormation::WaitConditionHandle", &Handle),
];

/// The address that signals are sent to.
struct Handle;

#[async_trait]
impl Handler for Handle {
    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let token = signal_token(job.stack_id, job.logical);
        Ok(Made {
            id: job.signals.address(&token),
            ..Made::default()
        })
    }

    async fn update(&self, _job: &Job<'_>, made: &Made, _old: &Json) -> Result<Made, Fault> {
        Ok(made.clone())
    }

    async fn delete(&self, _job: &Job<'_>, _made: &Made) -> Result<(), Fault> {
        Ok(())
    }
}

struct Condition;

#[async_trait]
impl Handler for Condition {
    fn only_waits(&self) -> bool {
        true
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let number = |name: &str| plain_text(&job.properties[name])?.parse::<u64>().ok();
        let count = number("Count").unwrap_or(1);
        let within = number("Timeout").map_or(CUSTOM_RESOURCE_MAX, Duration::from_secs);
        let handle = plain_text(&job.properties["Handle"]).unwrap_or_default();
        let token = handle.rsplit('/').next().unwrap_or_default();
        let mut signals = job.signals.wait(token);
        let deadline = tokio::time::Instant::now() + within;
        let mut data = Map::new();
        while (data.len() as u64) < count {
            let left = deadline.saturating_duration_since(tokio::time::Instant::now());
            let Some(signal) = signals.next(left).await else {
                return Err(invalid(format!(
                    "WaitCondition timed out. Received {} conditions when expecting {count}",
                    data.len()
                )));
            };
            if signal["Status"] != "SUCCESS" {
                let reason = plain_text(&signal["Reason"]).unwrap_or_default();
                return Err(invalid(format!(
                    "WaitCondition received failed message: '{reason}' for uniqueId: {}",
                    signal["UniqueId"]
                )));
            }
            let id = plain_text(&signal["UniqueId"]).unwrap_or_default();
            data.insert(id, signal["Data"].clone());
        }
        let attributes =
            Map::from_iter([("Data".to_owned(), json!(Json::Object(data).to_string()))]);
        Ok(Made {
            id: made_up(job, 128),
            attributes,
        })
    }

    async fn update(&self, _job: &Job<'_>, made: &Made, _old: &Json) -> Result<Made, Fault> {
        Ok(made.clone())
    }

    async fn delete(&self, _job: &Job<'_>, _made: &Made) -> Result<(), Fault> {
        Ok(())
    }
}
