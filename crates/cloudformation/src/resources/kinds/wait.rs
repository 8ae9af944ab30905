//! Wait conditions: a stack waits until somebody has sent a number of signals.

use std::time::Duration;

use async_trait::async_trait;
use frazil_wire::Fault;
use serde_json::{Map, Value as Json, json};

use super::Types;
use crate::faults::invalid;
use crate::limits::CUSTOM_RESOURCE_MAX;
use crate::resources::naming::made_up;
use crate::resources::{Handler, Job, Made};
use crate::signals::Question;
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
        let question = job.signals.ask(job.stack_id, job.logical, true).await?;
        Ok(Made {
            id: job.signals.address(&question),
            ..Made::default()
        })
    }

    async fn update(&self, _job: &Job<'_>, made: &Made, _old: &Json) -> Result<Made, Fault> {
        Ok(made.clone())
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        match asked(job, &made.id).await? {
            Some(question) => job.signals.close(&question).await,
            None => Ok(()),
        }
    }
}

/// The question behind a handle's address.
async fn asked(job: &Job<'_>, handle: &str) -> Result<Option<Question>, Fault> {
    let token = handle.rsplit('/').next().unwrap_or_default();
    job.signals.at(token).await
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
        let question = asked(job, &handle).await?;
        let question =
            question.ok_or_else(|| invalid("The wait condition's handle is not known"))?;
        // the time goes on while the server is down
        let waiting = job.signals.ask(job.stack_id, job.logical, false).await?;
        let until = job.until_ms(waiting.asked_ms, within);
        let (mut data, mut seen) = (Map::new(), 0);
        while (data.len() as u64) < count {
            let signal = job.signals.nth(&question, seen, until).await?;
            seen += 1;
            let Some(signal) = signal else {
                return Err(invalid(match job.is_late() {
                    true => "Resource creation cancelled".to_owned(),
                    false => format!(
                        "WaitCondition timed out. Received {} conditions when expecting {count}",
                        data.len()
                    ),
                }));
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
