//! Targets of rules.

use frazil_courier::{DeadLetter, Names, Pace, Parcel, Retries};
use frazil_lambda::seams::{Sender, TargetMessage};
use frazil_wire::shapes::events::{
    DeadLetterConfig, InputTransformer, ListTargetsByRuleRequest, ListTargetsByRuleResponse,
    PutTargetsRequest, PutTargetsResponse, PutTargetsResultEntry, RemoveTargetsRequest,
    RemoveTargetsResponse, RemoveTargetsResultEntry, RetryPolicy, SqsParameters, Target as Shape,
};
use frazil_wire::{Arn, Fault};
use serde_json::Value;

use super::EventBridge;
use super::event::Event;
use super::faults::{bad_token, invalid, too_many};
use super::records::{TargetRecord, TransformerRecord};
use super::rules::Rule;
use crate::limits::{AGE_S_DEFAULT, PAUSE_MS_MAX, PAUSE_MS_MIN, RETRIES_DEFAULT, TARGETS_MAX};
use crate::page::page;
use crate::transform::{Matched, Path, TransformError, Transformer};

/// Services that events can be sent to here.
const SERVICES: [&str; 5] = ["events", "lambda", "logs", "sns", "sqs"];

/// A target, ready to be used.
pub(super) struct Target {
    pub(super) record: TargetRecord,
    input: Input,
}

/// What a target gets.
enum Input {
    Event,
    Constant(String),
    Part(Path),
    Text(Transformer),
}

impl Target {
    pub(super) fn new(record: TargetRecord) -> Result<Target, Fault> {
        let input = input(&record)?;
        Ok(Target { record, input })
    }

    /// The event as a parcel for this target.
    pub(super) fn parcel(&self, rule: &Rule, event: &Event, account: &str) -> Parcel {
        let body = self.body(rule, event);
        let record = &self.record;
        let sender = Sender {
            service: "events.amazonaws.com".to_owned(),
            arn: rule.arn.clone(),
            account: account.to_owned(),
            role: record.role.clone(),
        };
        let fixed = [("RULE_ARN", &rule.arn), ("TARGET_ARN", &record.arn)];
        let fixed = fixed.map(|(name, value)| (name.to_owned(), value.clone()));
        Parcel {
            target: record.arn.clone(),
            message: TargetMessage {
                body,
                attributes: event.hops_attribute(&record.arn),
                trace: event.trace.clone(),
                sender: Some(sender),
                subject: None,
                group: record.group.clone(),
                deduplication: record.group.as_ref().map(|_| event.id()),
            },
            retries: retries(record),
            dead_letter: record.dead_letter.clone().map(|queue| DeadLetter {
                queue,
                body: None,
                attributes: fixed.to_vec(),
                names: Names::Events,
            }),
            lane: None,
            due_ms: 0,
        }
    }

    fn body(&self, rule: &Rule, event: &Event) -> String {
        match &self.input {
            Input::Event => event.value.to_string(),
            Input::Constant(text) => text.clone(),
            Input::Part(path) => path.find(&event.value).unwrap_or(Value::Null).to_string(),
            Input::Text(transformer) => {
                let matched = Matched {
                    rule_arn: &rule.arn,
                    rule_name: &rule.name,
                    ingested: &event.ingested,
                };
                transformer.apply(&event.value, matched)
            }
        }
    }
}

fn retries(record: &TargetRecord) -> Retries {
    let count = record
        .retries_max
        .and_then(|count| u32::try_from(count).ok());
    let age_s = record.age_s_max.map_or(AGE_S_DEFAULT, i64::from);
    Retries {
        count_max: count.unwrap_or(RETRIES_DEFAULT),
        age_ms_max: age_s * 1000,
        pace: Pace::doubling(PAUSE_MS_MIN, PAUSE_MS_MAX),
    }
}

fn input(record: &TargetRecord) -> Result<Input, Fault> {
    let id = &record.id;
    match (&record.input, &record.path, &record.transformer) {
        (None, None, None) => Ok(Input::Event),
        (Some(text), None, None) => match serde_json::from_str::<Value>(text) {
            Ok(_) => Ok(Input::Constant(text.clone())),
            Err(_) => Err(invalid(format!(
                "JSON syntax error in input for target {id}."
            ))),
        },
        (None, Some(path), None) => Path::parse(path).map(Input::Part).map_err(|_| {
            invalid(format!(
                "Parameter InputPath is not valid. Reason: Invalid JSONPath for target {id}."
            ))
        }),
        (None, None, Some(transformer)) => {
            let paths = transformer.paths.clone().unwrap_or_default();
            let parsed = Transformer::parse(&paths, &transformer.template);
            parsed.map(Input::Text).map_err(|error| match error {
                TransformError::NoPart(name) => invalid(format!(
                    "InputTemplate for target {id} contains invalid placeholder {name}."
                )),
                TransformError::Path(_) => {
                    invalid(format!("Invalid InputPathsMap for target {id}."))
                }
            })
        }
        _ => Err(invalid(format!(
            "Only one of Input, InputPath, or InputTransformer must be provided for target {id}."
        ))),
    }
}

impl EventBridge {
    pub(super) async fn put_targets(
        &self,
        input: PutTargetsRequest,
    ) -> Result<PutTargetsResponse, Fault> {
        let _alone = self.changing.lock().await;
        let bus = self.bus_named(input.event_bus_name.as_deref())?;
        let mut failed = Vec::new();
        let mut records = Vec::new();
        for shape in input.targets {
            match refused(&shape)? {
                Some(refused) => failed.push(refused),
                None => records.push(recorded(shape)),
            }
        }
        for record in &records {
            Target::new(record.clone())?;
        }
        let change = self.change_rule(&bus, &input.rule, |rule| {
            for record in records {
                match rule.targets.iter_mut().find(|it| it.id == record.id) {
                    Some(found) => *found = record,
                    None => rule.targets.push(record),
                }
            }
            match rule.targets.len() <= TARGETS_MAX {
                true => Ok(()),
                false => Err(too_many()),
            }
        });
        change.await?;
        Ok(PutTargetsResponse {
            failed_entry_count: i32::try_from(failed.len()).ok(),
            failed_entries: Some(failed),
        })
    }

    pub(super) async fn remove_targets(
        &self,
        input: RemoveTargetsRequest,
    ) -> Result<RemoveTargetsResponse, Fault> {
        let _alone = self.changing.lock().await;
        let bus = self.bus_named(input.event_bus_name.as_deref())?;
        let rule = self.rule(&bus, &input.rule)?;
        let known = |id: &String| rule.record.targets.iter().any(|target| target.id == *id);
        let unknown = input.ids.iter().filter(|id| !known(id));
        let failed: Vec<_> = unknown
            .map(|id| RemoveTargetsResultEntry {
                target_id: Some(id.clone()),
                error_code: Some("ResourceNotFoundException".to_owned()),
                error_message: Some(format!(
                    "Rule '{}' does not have a target with the Id '{id}'.",
                    input.rule
                )),
            })
            .collect();
        let change = self.change_rule(&bus, &input.rule, |record| {
            record
                .targets
                .retain(|target| !input.ids.contains(&target.id));
            Ok(())
        });
        change.await?;
        Ok(RemoveTargetsResponse {
            failed_entry_count: i32::try_from(failed.len()).ok(),
            failed_entries: Some(failed),
        })
    }

    pub(super) async fn list_targets_by_rule(
        &self,
        input: ListTargetsByRuleRequest,
    ) -> Result<ListTargetsByRuleResponse, Fault> {
        let bus = self.bus_named(input.event_bus_name.as_deref())?;
        let rule = self.rule(&bus, &input.rule)?;
        let mut records = rule.record.targets.clone();
        records.sort_by(|one, other| one.id.cmp(&other.id));
        let items = records.into_iter().map(|it| (it.id.clone(), shown(it)));
        let found = page(items, input.next_token.as_deref(), input.limit);
        let (targets, next_token) = found.ok_or_else(bad_token)?;
        Ok(ListTargetsByRuleResponse {
            targets: Some(targets),
            next_token,
        })
    }
}

/// Why a target cannot be taken: in its own entry if it is not for this server.
fn refused(shape: &Shape) -> Result<Option<PutTargetsResultEntry>, Fault> {
    let Ok(arn) = shape.arn.parse::<Arn>() else {
        return Err(invalid(format!(
            "Parameter {} is not valid. Reason: Provided Arn is not in correct format.",
            shape.arn
        )));
    };
    let fifo = arn.service == "sqs" && arn.resource.ends_with(".fifo");
    let group = shape
        .sqs_parameters
        .as_ref()
        .and_then(|it| it.message_group_id.as_ref());
    if fifo && group.is_none() {
        return Err(invalid(format!(
            "Parameter(s) SqsParameters must be specified for target: {}.",
            shape.id
        )));
    }
    let bus = arn.service != "events" || arn.resource.starts_with("event-bus/");
    if SERVICES.contains(&arn.service.as_str()) && bus {
        return Ok(None);
    }
    Ok(Some(PutTargetsResultEntry {
        target_id: Some(shape.id.clone()),
        error_code: Some("NotSupported".to_owned()),
        error_message: Some(format!("{} is not supported by this server", shape.arn)),
    }))
}

fn recorded(shape: Shape) -> TargetRecord {
    let retry = shape.retry_policy.unwrap_or_default();
    TargetRecord {
        id: shape.id,
        arn: shape.arn,
        role: shape.role_arn,
        input: shape.input,
        path: shape.input_path,
        transformer: shape.input_transformer.map(|it| TransformerRecord {
            paths: it.input_paths_map,
            template: it.input_template,
        }),
        group: shape.sqs_parameters.and_then(|it| it.message_group_id),
        dead_letter: shape.dead_letter_config.and_then(|it| it.arn),
        retries_max: retry.maximum_retry_attempts,
        age_s_max: retry.maximum_event_age_in_seconds,
    }
}

fn shown(record: TargetRecord) -> Shape {
    let policy = RetryPolicy {
        maximum_retry_attempts: record.retries_max,
        maximum_event_age_in_seconds: record.age_s_max,
    };
    Shape {
        id: record.id,
        arn: record.arn,
        role_arn: record.role,
        input: record.input,
        input_path: record.path,
        input_transformer: record.transformer.map(|it| InputTransformer {
            input_paths_map: it.paths,
            input_template: it.template,
        }),
        sqs_parameters: record.group.map(|group| SqsParameters {
            message_group_id: Some(group),
        }),
        dead_letter_config: record
            .dead_letter
            .map(|arn| DeadLetterConfig { arn: Some(arn) }),
        retry_policy: (policy != RetryPolicy::default()).then_some(policy),
        ..Shape::default()
    }
}
