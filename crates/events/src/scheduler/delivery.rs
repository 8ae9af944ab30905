//! What a schedule sends, and to whom. Pure.

use frazil_courier::{DeadLetter, Names, Pace, Parcel, Retries};
use frazil_lambda::seams::{Sender, TargetMessage};
use frazil_wire::{Arn, Fault};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::faults::invalid;
use super::records::TargetRecord;
use super::schedules::Schedule;
use crate::limits::{AGE_S_DEFAULT, PAUSE_MS_MAX, PAUSE_MS_MIN, RETRIES_DEFAULT};

/// What a target is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Errand {
    /// A function, queue or topic gets the input.
    Message,
    /// An event bus gets the input as the detail of an event.
    Event,
    /// A call of an API: the input is its request.
    Call(Api),
}

/// The calls that can be made here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Api {
    Invoke,
    SendMessage,
    Publish,
    PutEvents,
}

const UNIVERSAL: &str = "aws-sdk:";

impl Errand {
    /// What a target means.
    pub(super) fn of(target: &TargetRecord) -> Result<Errand, Fault> {
        let arn: Arn = target
            .arn
            .parse()
            .map_err(|_| invalid(format!("Invalid Arn: {}", target.arn)))?;
        let errand = match (arn.service.as_str(), arn.resource.strip_prefix(UNIVERSAL)) {
            ("scheduler", Some(call)) => api(call).map(Errand::Call),
            ("lambda" | "sqs" | "sns", _) => Some(Errand::Message),
            ("events", _) if arn.resource.starts_with("event-bus/") => Some(Errand::Event),
            _ => None,
        };
        let errand = errand.ok_or_else(|| {
            invalid(format!(
                "the target {} is not supported by this server",
                target.arn
            ))
        })?;
        match &errand {
            Errand::Event if target.event.is_none() => Err(invalid(
                "EventBridgeParameters must be specified for an event bus target.",
            )),
            Errand::Event if !target.input.as_deref().is_none_or(is_object) => Err(invalid(
                "The Input of an event bus target must be a JSON object.",
            )),
            Errand::Call(_) if !target.input.as_deref().is_some_and(is_object) => Err(invalid(
                "The Input of a universal target must be a JSON object.",
            )),
            _ => Ok(errand),
        }
    }
}

fn is_object(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok_and(|value| value.is_object())
}

fn api(call: &str) -> Option<Api> {
    match call {
        "lambda:invoke" => Some(Api::Invoke),
        "sqs:sendMessage" => Some(Api::SendMessage),
        "sns:publish" => Some(Api::Publish),
        "eventbridge:putEvents" => Some(Api::PutEvents),
        _ => None,
    }
}

/// A schedule at one of its times.
pub(super) struct Firing<'a> {
    pub(super) schedule: &'a Schedule,
    pub(super) at: Timestamp,
    /// When it is brought.
    pub(super) due: Timestamp,
    pub(super) execution: String,
    pub(super) account: &'a str,
    pub(super) region: &'a str,
}

impl Firing<'_> {
    pub(super) fn parcel(&self) -> Parcel {
        let target = &self.schedule.record.target;
        let (to, message) = self.message(target);
        let sender = Sender {
            service: "scheduler.amazonaws.com".to_owned(),
            arn: self.schedule.arn.clone(),
            account: self.account.to_owned(),
            role: Some(target.role.clone()),
        };
        Parcel {
            target: to,
            message: TargetMessage {
                sender: Some(sender),
                ..message
            },
            retries: retries(target),
            dead_letter: target.dead_letter.clone().map(|queue| DeadLetter {
                queue,
                body: None,
                attributes: self.reasons(target),
                names: Names::Events,
            }),
            lane: None,
            due_ms: self.due.as_millisecond(),
        }
    }

    /// What a dead letter says that is known in advance.
    fn reasons(&self, target: &TargetRecord) -> Vec<(String, String)> {
        let fixed = [
            ("EXECUTION_ID", self.execution.clone()),
            ("IS_PAYLOAD_TRUNCATED", "false".to_owned()),
            ("SCHEDULED_TIME", seconds(self.at)),
            ("SCHEDULE_ARN", self.schedule.arn.clone()),
            ("TARGET_ARN", target.arn.clone()),
        ];
        fixed.map(|(name, value)| (name.to_owned(), value)).to_vec()
    }

    /// The input, or what AWS sends when there is none.
    fn input(&self, target: &TargetRecord) -> String {
        let Some(input) = &target.input else {
            return self.scheduled_event().to_string();
        };
        let known = [
            ("<aws.scheduler.schedule-arn>", self.schedule.arn.clone()),
            ("<aws.scheduler.scheduled-time>", seconds(self.at)),
            ("<aws.scheduler.execution-id>", self.execution.clone()),
            ("<aws.scheduler.attempt-number>", "1".to_owned()),
        ];
        let fill = |text: String, (name, value): &(&str, String)| text.replace(name, value);
        known.iter().fold(input.clone(), fill)
    }

    fn scheduled_event(&self) -> Value {
        json!({
            "version": "0",
            "id": self.execution,
            "detail-type": "Scheduled Event",
            "source": "aws.scheduler",
            "account": self.account,
            "time": seconds(self.at),
            "region": self.region,
            "resources": [self.schedule.arn],
            "detail": "{}",
        })
    }

    fn message(&self, target: &TargetRecord) -> (String, TargetMessage) {
        let input = self.input(target);
        match &self.schedule.errand {
            Errand::Message => {
                let message = TargetMessage {
                    body: input,
                    group: target.group.clone(),
                    deduplication: target.group.as_ref().map(|_| self.execution.clone()),
                    ..TargetMessage::default()
                };
                (target.arn.clone(), message)
            }
            Errand::Event => {
                let (kind, source) = target.event.clone().unwrap_or_default();
                let detail = target.input.as_ref().map(|_| parsed(&input));
                let event = json!({
                    "detail-type": kind,
                    "source": source,
                    "resources": [self.schedule.arn],
                    "time": seconds(self.at),
                    "detail": detail.unwrap_or_else(|| json!({})),
                });
                (target.arn.clone(), text(event.to_string()))
            }
            Errand::Call(api) => self.call(*api, &parsed(&input)),
        }
    }

    fn call(&self, api: Api, request: &Value) -> (String, TargetMessage) {
        let of = |name: &str| request[name].as_str().unwrap_or_default().to_owned();
        let body = |name: &str| match &request[name] {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let own = |name: &str| request[name].as_str().map(str::to_owned);
        match api {
            Api::Invoke => (self.function(&of("FunctionName")), text(body("Payload"))),
            Api::SendMessage => {
                let message = TargetMessage {
                    group: own("MessageGroupId"),
                    deduplication: own("MessageDeduplicationId"),
                    ..text(body("MessageBody"))
                };
                (self.queue(&of("QueueUrl")), message)
            }
            Api::Publish => {
                let message = TargetMessage {
                    subject: own("Subject"),
                    group: own("MessageGroupId"),
                    deduplication: own("MessageDeduplicationId"),
                    ..text(body("Message"))
                };
                (of("TopicArn"), message)
            }
            Api::PutEvents => {
                let entry = &request["Entries"][0];
                let field = |name: &str| entry[name].clone();
                let detail = entry["Detail"]
                    .as_str()
                    .map_or_else(|| field("Detail"), parsed);
                let event = json!({
                    "detail-type": field("DetailType"),
                    "source": field("Source"),
                    "resources": field("Resources"),
                    "detail": detail,
                });
                let bus = entry["EventBusName"].as_str().unwrap_or("default");
                let bus = match bus.starts_with("arn:") {
                    true => bus.to_owned(),
                    false => self.arn("events", &format!("event-bus/{bus}")),
                };
                (bus, text(event.to_string()))
            }
        }
    }

    fn arn(&self, service: &str, resource: &str) -> String {
        Arn::new(service, self.region, self.account, resource).to_string()
    }

    /// A function by ARN or by name.
    fn function(&self, name: &str) -> String {
        match name.starts_with("arn:") {
            true => name.to_owned(),
            false => self.arn("lambda", &format!("function:{name}")),
        }
    }

    /// The queue that a URL means.
    fn queue(&self, url: &str) -> String {
        let name = url.rsplit('/').next().unwrap_or_default();
        self.arn("sqs", name)
    }
}

fn text(body: String) -> TargetMessage {
    TargetMessage {
        body,
        ..TargetMessage::default()
    }
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::from(text))
}

/// `2026-01-01T00:00:00Z`
fn seconds(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn retries(target: &TargetRecord) -> Retries {
    let count = target.retries_max.and_then(|it| u32::try_from(it).ok());
    Retries {
        count_max: count.unwrap_or(RETRIES_DEFAULT),
        age_ms_max: target.age_s_max.map_or(AGE_S_DEFAULT, i64::from) * 1000,
        pace: Pace::doubling(PAUSE_MS_MIN, PAUSE_MS_MAX),
    }
}
