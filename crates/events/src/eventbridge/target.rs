//! Buses as targets of neighbours: rules of other buses, Scheduler, notifications of S3.

use async_trait::async_trait;
use frazil_lambda::seams::{TargetError, TargetMessage, Targets};
use serde_json::Value;

use super::EventBridge;
use super::event::HOPS;

#[async_trait]
impl Targets for EventBridge {
    /// The body is an event; what it does not say (`id`, `time`, `account` …) is filled in.
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        let bus = self.bus_of(arn).ok_or_else(|| TargetError {
            code: "ResourceNotFoundException".to_owned(),
            message: format!("Event bus {arn} does not exist."),
            may_retry: false,
        })?;
        let fields = match serde_json::from_str(&message.body) {
            Ok(Value::Object(fields)) => fields,
            _ => {
                return Err(TargetError {
                    code: "InvalidArgument".to_owned(),
                    message: "the event is not a JSON object".to_owned(),
                    may_retry: false,
                });
            }
        };
        let mut event = self.filled(fields, message.trace);
        let hops = message.attributes.iter().find(|it| it.name == HOPS);
        event.hops = hops
            .and_then(|it| it.value.parse().ok())
            .unwrap_or_default();
        let taken = self.take(&[(bus, event)]).await;
        taken.map_err(|fault| TargetError {
            code: fault.code.into_owned(),
            message: fault.message,
            may_retry: true,
        })
    }

    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        Ok(self.bus_of(arn).is_some())
    }
}

impl EventBridge {
    fn bus_of(&self, arn: &str) -> Option<String> {
        let name = arn.split_once(":event-bus/")?.1;
        let known = self.read(|buses| buses.contains_key(name));
        known.then(|| name.to_owned())
    }
}
