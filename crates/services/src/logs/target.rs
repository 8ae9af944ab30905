//! Groups as targets of neighbours: rules that write down what happens.

use async_trait::async_trait;
use frazil_lambda::seams::{LogEvent, TargetError, TargetMessage, Targets};

use super::Logs;
use super::records;

#[async_trait]
impl Targets for Logs {
    /// Writes the body into a stream of its own, named by the time, as one event.
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        if !self.exists(arn).await? {
            return Err(TargetError {
                code: "ResourceNotFoundException".to_owned(),
                message: "The specified log group does not exist.".to_owned(),
                may_retry: false,
            });
        }
        let time_ms = self.0.now_ms();
        let event = LogEvent {
            time_ms,
            message: message.body,
        };
        self.0
            .ingest
            .append(group(arn), &stream(time_ms), vec![event]);
        self.0.ingest.write().await;
        Ok(())
    }

    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        let key = records::group_key(group(arn));
        let found = self.0.store.get(&key).await;
        found
            .map(|found| found.is_some())
            .map_err(|error| TargetError {
                code: "ServiceUnavailableException".to_owned(),
                message: error.to_string(),
                may_retry: true,
            })
    }
}

/// The group's name in `arn:aws:logs:…:log-group:/aws/events/x:*`.
fn group(arn: &str) -> &str {
    let name = arn.split_once(":log-group:").map_or(arn, |(_, name)| name);
    name.strip_suffix(":*").unwrap_or(name)
}

/// One stream for each hour: AWS makes one for each event.
fn stream(time_ms: i64) -> String {
    format!("events-{}", time_ms / 3_600_000)
}
