//! Schedules.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use frazil_store::{Write, record};
use frazil_wire::Fault;
use frazil_wire::shapes::scheduler::{
    CreateScheduleInput, CreateScheduleOutput, DeadLetterConfig, DeleteScheduleInput,
    DeleteScheduleOutput, EventBridgeParameters, FlexibleTimeWindow, GetScheduleInput,
    GetScheduleOutput, ListSchedulesInput, ListSchedulesOutput, RetryPolicy, ScheduleSummary,
    SqsParameters, Target, TargetSummary, UpdateScheduleInput, UpdateScheduleOutput,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::delivery::Errand;
use super::faults::{exists, invalid, no_group, no_schedule, too_many};
use super::groups::{bad_token, moment};
use super::records::{self, ScheduleRecord, TargetRecord};
use super::{DEFAULT_GROUP, Scheduler};
use crate::clockwork::Timetable;
use crate::expression::{Expression, Grammar, zone};
use crate::limits::{AGE_S_DEFAULT, RETRIES_DEFAULT, SCHEDULES_MAX};
use crate::page::page;

/// A schedule, ready to be used.
pub(super) struct Schedule {
    pub(super) group: String,
    pub(super) name: String,
    pub(super) arn: String,
    pub(super) record: ScheduleRecord,
    pub(super) timetable: Timetable,
    pub(super) errand: Errand,
    /// The last firing that was noted.
    fired_ms: AtomicI64,
}

impl Schedule {
    pub(super) fn new(
        arn: String,
        group: &str,
        name: &str,
        record: ScheduleRecord,
    ) -> Result<Schedule, Fault> {
        Ok(Schedule {
            group: group.to_owned(),
            name: name.to_owned(),
            arn,
            timetable: timetable(&record)?,
            errand: Errand::of(&record.target)?,
            // What happens at the very beginning counts.
            fired_ms: AtomicI64::new(record.anchor_ms - 1),
            record,
        })
    }

    pub(super) fn fired_ms(&self) -> i64 {
        self.fired_ms.load(Ordering::Acquire)
    }

    pub(super) fn fired(&self, at_ms: i64) {
        self.fired_ms.fetch_max(at_ms, Ordering::AcqRel);
    }

    /// When it fires next; a disabled one does not.
    pub(super) fn next_ms(&self) -> Option<i64> {
        let fired = Timestamp::from_millisecond(self.fired_ms()).ok()?;
        let next = self.timetable.next(fired).filter(|_| self.record.enabled);
        next.map(Timestamp::as_millisecond)
    }
}

fn timetable(record: &ScheduleRecord) -> Result<Timetable, Fault> {
    let text = &record.expression;
    let expression = Expression::parse(text, Grammar::Scheduler);
    let expression =
        expression.map_err(|_| invalid(format!("Invalid Schedule Expression {text}.")))?;
    let zone = match record.zone.as_deref() {
        None => TimeZone::UTC,
        Some(name) => zone(name)
            .ok_or_else(|| invalid(format!("Invalid Schedule Expression Timezone {name}.")))?,
    };
    let at = |ms: i64| Timestamp::from_millisecond(ms).ok();
    let once = matches!(expression, Expression::At(_));
    // Start and end do not concern what happens once.
    let (start, end) = match once {
        true => (None, None),
        false => (record.start_ms.and_then(at), record.end_ms.and_then(at)),
    };
    Ok(Timetable {
        expression,
        anchor: start.or_else(|| at(record.anchor_ms)).unwrap_or_default(),
        zone,
        start,
        end,
    })
}

/// What both creation and update say.
struct Wanted {
    group: Option<String>,
    name: String,
    record: ScheduleRecord,
}

impl Scheduler {
    pub(super) fn schedule(&self, group: Option<&str>, name: &str) -> Result<Arc<Schedule>, Fault> {
        let group = group.unwrap_or(DEFAULT_GROUP);
        self.read(|groups| {
            let found = groups.get(group).ok_or_else(|| no_group(group))?;
            found
                .schedules
                .get(name)
                .cloned()
                .ok_or_else(|| no_schedule(name))
        })
    }

    pub(super) async fn create_schedule(
        &self,
        input: CreateScheduleInput,
    ) -> Result<CreateScheduleOutput, Fault> {
        let now_ms = self.now_ms();
        let wanted = Wanted {
            group: input.group_name,
            name: input.name,
            record: ScheduleRecord {
                expression: input.schedule_expression,
                zone: input.schedule_expression_timezone,
                start_ms: input.start_date.map(Timestamp::as_millisecond),
                end_ms: input.end_date.map(Timestamp::as_millisecond),
                description: input.description,
                enabled: input.state.as_deref() != Some("DISABLED"),
                kms_key: input.kms_key_arn,
                target: recorded(input.target)?,
                window_minutes: window(&input.flexible_time_window)?,
                after_completion: input.action_after_completion,
                created_ms: now_ms,
                modified_ms: now_ms,
                anchor_ms: now_ms,
                token: input.client_token,
            },
        };
        let _alone = self.changing.lock().await;
        let group = wanted.group.as_deref();
        if let Ok(known) = self.schedule(group, &wanted.name) {
            let same = known.record.token.is_some() && known.record.token == wanted.record.token;
            return match same {
                true => Ok(CreateScheduleOutput {
                    schedule_arn: known.arn.clone(),
                }),
                false => Err(exists(format_args!("Schedule {}", wanted.name))),
            };
        }
        let count = self.read(|groups| groups.values().map(|it| it.schedules.len()).sum::<usize>());
        if count >= SCHEDULES_MAX {
            return Err(too_many("schedules"));
        }
        let schedule_arn = self.keep(wanted).await?;
        Ok(CreateScheduleOutput { schedule_arn })
    }

    /// Replaces all of a schedule.
    pub(super) async fn update_schedule(
        &self,
        input: UpdateScheduleInput,
    ) -> Result<UpdateScheduleOutput, Fault> {
        let _alone = self.changing.lock().await;
        let former = self.schedule(input.group_name.as_deref(), &input.name)?;
        let now_ms = self.now_ms();
        let start_ms = input.start_date.map(Timestamp::as_millisecond);
        let before = &former.record;
        let goes_on = before.expression == input.schedule_expression
            && before.zone == input.schedule_expression_timezone
            && before.start_ms == start_ms
            && before.enabled;
        let record = ScheduleRecord {
            expression: input.schedule_expression,
            zone: input.schedule_expression_timezone,
            start_ms,
            end_ms: input.end_date.map(Timestamp::as_millisecond),
            description: input.description,
            enabled: input.state.as_deref() != Some("DISABLED"),
            kms_key: input.kms_key_arn,
            target: recorded(input.target)?,
            window_minutes: window(&input.flexible_time_window)?,
            after_completion: input.action_after_completion,
            created_ms: before.created_ms,
            modified_ms: now_ms,
            anchor_ms: if goes_on { before.anchor_ms } else { now_ms },
            token: before.token.clone(),
        };
        let wanted = Wanted {
            group: input.group_name,
            name: input.name,
            record,
        };
        let schedule_arn = self.keep(wanted).await?;
        Ok(UpdateScheduleOutput { schedule_arn })
    }

    /// Stores a schedule and uses it from now on; whoever calls holds the lock.
    async fn keep(&self, wanted: Wanted) -> Result<String, Fault> {
        let Wanted {
            group,
            name,
            record,
        } = wanted;
        let group = group.unwrap_or_else(|| DEFAULT_GROUP.to_owned());
        self.group_record(&group)?;
        if let (Some(start), Some(end)) = (record.start_ms, record.end_ms)
            && start >= end
        {
            return Err(invalid(
                "The StartDate you specify must come before the EndDate.",
            ));
        }
        let arn = self.schedule_arn(&group, &name);
        let put = Write::put(
            records::schedule_key(&group, &name),
            record::encode(&record),
        );
        let schedule = Schedule::new(arn.clone(), &group, &name, record)?;
        if let Ok(former) = self.schedule(Some(&group), &name) {
            schedule.fired(former.fired_ms());
        }
        self.commit(vec![put]).await?;
        let next_ms = schedule.next_ms();
        self.write(|groups| {
            if let Some(group) = groups.get_mut(&group) {
                group.schedules.insert(name.clone(), Arc::new(schedule));
            }
        });
        self.agenda(|agenda| agenda.set((group, name), next_ms));
        self.changed.notify_one();
        Ok(arn)
    }

    pub(super) async fn get_schedule(
        &self,
        input: GetScheduleInput,
    ) -> Result<GetScheduleOutput, Fault> {
        let schedule = self.schedule(input.group_name.as_deref(), &input.name)?;
        let record = schedule.record.clone();
        Ok(GetScheduleOutput {
            arn: Some(schedule.arn.clone()),
            group_name: Some(schedule.group.clone()),
            name: Some(schedule.name.clone()),
            schedule_expression: Some(record.expression),
            start_date: record.start_ms.and_then(moment),
            end_date: record.end_ms.and_then(moment),
            description: record.description,
            schedule_expression_timezone: Some(record.zone.unwrap_or_else(|| "UTC".to_owned())),
            state: Some(state(record.enabled)),
            creation_date: moment(record.created_ms),
            last_modification_date: moment(record.modified_ms),
            kms_key_arn: record.kms_key,
            target: Some(shown(record.target)),
            flexible_time_window: Some(FlexibleTimeWindow {
                mode: match record.window_minutes {
                    Some(_) => "FLEXIBLE".to_owned(),
                    None => "OFF".to_owned(),
                },
                maximum_window_in_minutes: record.window_minutes,
            }),
            action_after_completion: Some(
                record.after_completion.unwrap_or_else(|| "NONE".to_owned()),
            ),
        })
    }

    pub(super) async fn delete_schedule(
        &self,
        input: DeleteScheduleInput,
    ) -> Result<DeleteScheduleOutput, Fault> {
        let _alone = self.changing.lock().await;
        let schedule = self.schedule(input.group_name.as_deref(), &input.name)?;
        self.commit(removal(&schedule)).await?;
        self.forget(&schedule);
        Ok(DeleteScheduleOutput::default())
    }

    /// Forgets a schedule that was deleted.
    pub(super) fn forget(&self, schedule: &Schedule) {
        self.write(|groups| {
            let group = groups.get_mut(&schedule.group);
            group.map(|group| group.schedules.remove(&schedule.name))
        });
        let which = (schedule.group.clone(), schedule.name.clone());
        self.agenda(|agenda| agenda.set(which, None));
    }

    pub(super) async fn list_schedules(
        &self,
        input: ListSchedulesInput,
    ) -> Result<ListSchedulesOutput, Fault> {
        if let Some(group) = &input.group_name {
            self.group_record(group)?;
        }
        let prefix = input.name_prefix.unwrap_or_default();
        let wanted = |schedule: &Schedule| {
            let group = input
                .group_name
                .as_ref()
                .is_none_or(|it| *it == schedule.group);
            let shown = state(schedule.record.enabled);
            let state = input.state.as_ref().is_none_or(|it| *it == shown);
            group && state && schedule.name.starts_with(&prefix)
        };
        let found = self.read(|groups| {
            let all = groups.values().flat_map(|group| group.schedules.values());
            let wanted = all.filter(|schedule| wanted(schedule));
            let summaries = wanted.map(|it| (format!("{}/{}", it.group, it.name), summary(it)));
            page(summaries, input.next_token.as_deref(), input.max_results)
        });
        let (schedules, next_token) = found.ok_or_else(bad_token)?;
        Ok(ListSchedulesOutput {
            next_token,
            schedules,
        })
    }
}

/// The writes that remove a schedule.
pub(super) fn removal(schedule: &Schedule) -> Vec<Write> {
    let (group, name) = (&schedule.group, &schedule.name);
    vec![
        Write::delete(records::schedule_key(group, name)),
        Write::delete(records::fired_key(group, name)),
    ]
}

fn state(enabled: bool) -> String {
    let name = if enabled { "ENABLED" } else { "DISABLED" };
    name.to_owned()
}

fn window(window: &FlexibleTimeWindow) -> Result<Option<i32>, Fault> {
    match (window.mode.as_str(), window.maximum_window_in_minutes) {
        ("FLEXIBLE", Some(minutes)) => Ok(Some(minutes)),
        ("FLEXIBLE", None) => Err(invalid(
            "MaximumWindowInMinutes must be specified when the flexible time window mode is FLEXIBLE.",
        )),
        (_, Some(_)) => Err(invalid(
            "MaximumWindowInMinutes must not be specified when the flexible time window mode is OFF.",
        )),
        (_, None) => Ok(None),
    }
}

fn recorded(target: Target) -> Result<TargetRecord, Fault> {
    let retry = target.retry_policy.unwrap_or_default();
    let event = target.event_bridge_parameters;
    let event = event.map(|it| (it.detail_type, it.source));
    let v2 = target.event_bridge_put_events_v2_parameters;
    let record = TargetRecord {
        arn: target.arn,
        role: target.role_arn,
        input: target.input,
        dead_letter: target.dead_letter_config.and_then(|it| it.arn),
        retries_max: retry.maximum_retry_attempts,
        age_s_max: retry.maximum_event_age_in_seconds,
        group: target.sqs_parameters.and_then(|it| it.message_group_id),
        event: event.or_else(|| v2.map(|it| (it.detail_type, it.source))),
    };
    Errand::of(&record)?;
    Ok(record)
}

fn shown(record: TargetRecord) -> Target {
    Target {
        arn: record.arn,
        role_arn: record.role,
        input: record.input,
        dead_letter_config: record
            .dead_letter
            .map(|arn| DeadLetterConfig { arn: Some(arn) }),
        retry_policy: Some(RetryPolicy {
            maximum_event_age_in_seconds: record
                .age_s_max
                .or_else(|| i32::try_from(AGE_S_DEFAULT).ok()),
            maximum_retry_attempts: record
                .retries_max
                .or_else(|| i32::try_from(RETRIES_DEFAULT).ok()),
        }),
        sqs_parameters: record.group.map(|group| SqsParameters {
            message_group_id: Some(group),
        }),
        event_bridge_parameters: record
            .event
            .map(|(detail_type, source)| EventBridgeParameters {
                detail_type,
                source,
            }),
        ..Target::default()
    }
}

fn summary(schedule: &Schedule) -> ScheduleSummary {
    let record = &schedule.record;
    ScheduleSummary {
        arn: Some(schedule.arn.clone()),
        name: Some(schedule.name.clone()),
        group_name: Some(schedule.group.clone()),
        state: Some(state(record.enabled)),
        creation_date: moment(record.created_ms),
        last_modification_date: moment(record.modified_ms),
        target: Some(TargetSummary {
            arn: record.target.arn.clone(),
        }),
    }
}
