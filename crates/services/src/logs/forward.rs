//! What is done with events once they are written: subscriptions are told, metrics counted.

use std::io::Write as _;
use std::sync::{Arc, Weak};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use frazil_lambda::seams::{LogEvent, Sender, TargetMessage, Targets};
use serde_json::json;
use tokio::sync::mpsc;

use super::Inner;
use super::Logs;
use super::metrics;
use super::pattern::Pattern;
use super::records::{Group, Subscription};
use crate::cloudwatch::CloudWatch;

/// Batches that may wait to be forwarded; those beyond are not.
pub(super) const FORWARDS_MAX: usize = 4096;

/// Bytes of messages that one message to a function carries.
const MESSAGE_BYTES_MAX: usize = 512 << 10;

/// Events of one stream that have been written.
pub(super) struct Batch {
    pub(super) group: String,
    pub(super) stream: String,
    pub(super) events: Vec<LogEvent>,
}

/// Who is told of events.
pub(super) struct Watchers {
    pub(super) cloudwatch: CloudWatch,
    pub(super) targets: Arc<dyn Targets>,
}

/// Forwards batches until the service is gone.
pub(super) async fn forward_all(logs: Weak<Inner>, mut batches: mpsc::Receiver<Batch>) {
    while let Some(batch) = batches.recv().await {
        let Some(logs) = logs.upgrade().map(Logs) else {
            return;
        };
        logs.forward(&batch).await;
    }
}

impl Logs {
    /// From now on subscriptions are served, and metrics of logs are counted.
    pub fn watch(&self, cloudwatch: CloudWatch, targets: Arc<dyn Targets>) {
        let watchers = Watchers {
            cloudwatch,
            targets,
        };
        if self.0.watchers.set(watchers).is_err() {
            tracing::error!("somebody else is told of log events already");
        }
    }

    async fn forward(&self, batch: &Batch) {
        let Some(watchers) = self.0.watchers.get() else {
            return;
        };
        let Ok(group) = self.group(&batch.group).await else {
            // Deleted meanwhile.
            return;
        };
        for (name, subscription) in &group.subscriptions {
            self.tell(watchers, batch, name, subscription).await;
        }
        self.count(watchers, batch, &group).await;
    }

    async fn tell(&self, watchers: &Watchers, batch: &Batch, name: &str, to: &Subscription) {
        let Ok(pattern) = Pattern::parse(&to.pattern) else {
            return;
        };
        let wanted = batch
            .events
            .iter()
            .filter(|it| pattern.matches(&it.message));
        let wanted: Vec<&LogEvent> = wanted.collect();
        for part in parts(&wanted) {
            let message = TargetMessage {
                body: self.message(batch, name, part),
                sender: Some(Sender {
                    service: "logs.amazonaws.com".to_owned(),
                    arn: format!("{}:*", self.group_arn(&batch.group)),
                    account: self.0.account.clone(),
                    role: None,
                }),
                ..TargetMessage::default()
            };
            if let Err(error) = watchers.targets.send(&to.destination, message).await {
                let group = &batch.group;
                tracing::warn!(group, filter = name, %error, "a subscription was not told");
            }
        }
    }

    /// What a function is given: JSON in gzip in base64.
    fn message(&self, batch: &Batch, filter: &str, events: &[&LogEvent]) -> String {
        let events = events.iter().enumerate().map(|(position, event)| {
            // Like AWS's: digits, the time first.
            let id = format!("{:020}{position:036}", event.time_ms.max(0));
            json!({"id": id, "timestamp": event.time_ms, "message": event.message})
        });
        let content = json!({
            "messageType": "DATA_MESSAGE",
            "owner": self.0.account,
            "logGroup": batch.group,
            "logStream": batch.stream,
            "subscriptionFilters": [filter],
            "logEvents": events.collect::<Vec<_>>(),
        });
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        let written = gzip.write_all(content.to_string().as_bytes());
        written.expect("memory can be written");
        let gzip = gzip.finish().expect("memory can be written");
        json!({"awslogs": {"data": STANDARD.encode(gzip)}}).to_string()
    }

    async fn count(&self, watchers: &Watchers, batch: &Batch, group: &Group) {
        let mut counted = Vec::new();
        for filter in group.metric_filters.values() {
            counted.extend(metrics::of_filter(filter, &batch.events));
        }
        counted.extend(batch.events.iter().flat_map(metrics::embedded));
        for one in counted {
            let put = watchers.cloudwatch.put(one.metric, one.time_ms, one.point);
            if let Err(fault) = put.await {
                tracing::warn!(group = batch.group, %fault, "a metric of a log was not counted");
            }
        }
    }
}

/// Events in messages that are not too large.
fn parts<'events>(mut events: &'events [&'events LogEvent]) -> Vec<&'events [&'events LogEvent]> {
    let mut parts = Vec::new();
    while !events.is_empty() {
        let mut bytes = 0;
        let fits = |event: &&&LogEvent| {
            bytes += event.message.len();
            bytes <= MESSAGE_BYTES_MAX
        };
        let count = events.iter().take_while(fits).count().max(1);
        let (part, rest) = events.split_at(count);
        parts.push(part);
        events = rest;
    }
    parts
}
