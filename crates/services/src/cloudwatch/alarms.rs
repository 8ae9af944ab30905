//! Alarms: their life.

use std::collections::BTreeMap;
use std::ops::Bound;

use frazil_store::Write;
use frazil_wire::Fault;
use frazil_wire::shapes::cloudwatch as shapes;
use frazil_wire::shapes::cloudwatch::{
    DeleteAlarmsInput, DescribeAlarmsForMetricInput, DescribeAlarmsForMetricOutput,
    DescribeAlarmsInput, DescribeAlarmsOutput, DisableAlarmActionsInput, EnableAlarmActionsInput,
    MetricAlarm, PutMetricAlarmInput, SetAlarmStateInput,
};
use jiff::Timestamp;

use super::data::queries;
use super::faults::{combination, invalid, missing, not_supported, store_failed};
use super::list::dimensions;
use super::put::metric;
use super::records::{self, AlarmRecord, QueryRecord};
use super::series::{decoded, encoded};
use super::statistics::named;
use super::{CloudWatch, limits, tags};

pub(super) const OK: &str = "OK";
pub(super) const ALARM: &str = "ALARM";
pub(super) const INSUFFICIENT: &str = "INSUFFICIENT_DATA";

const COMPARISONS: [&str; 4] = [
    "GreaterThanOrEqualToThreshold",
    "GreaterThanThreshold",
    "LessThanThreshold",
    "LessThanOrEqualToThreshold",
];

impl CloudWatch {
    pub(super) async fn put_metric_alarm(&self, input: PutMetricAlarmInput) -> Result<(), Fault> {
        let now_ms = self.now_ms();
        let mut alarm = alarm(input)?;
        alarm.configured_ms = now_ms;
        let _alone = self.0.changing.lock().await;
        match self.alarm(&alarm.name).await? {
            Some(known) => {
                alarm.state = known.state;
                alarm.reason = known.reason;
                alarm.reason_data = known.reason_data;
                alarm.state_ms = known.state_ms;
                alarm.history = known.history;
                alarm.tags = known.tags;
                let summary = format!("Alarm \"{}\" updated", alarm.name);
                alarm.remember(now_ms, "ConfigurationUpdate", summary, "{}".to_owned());
            }
            None => {
                alarm.state = INSUFFICIENT.to_owned();
                alarm.reason = "Unchecked: Initial alarm creation".to_owned();
                alarm.state_ms = now_ms;
                let summary = format!("Alarm \"{}\" created", alarm.name);
                alarm.remember(now_ms, "ConfigurationUpdate", summary, "{}".to_owned());
            }
        }
        self.store_alarm(&alarm).await
    }

    pub(super) async fn delete_alarms(&self, input: DeleteAlarmsInput) -> Result<(), Fault> {
        let _alone = self.0.changing.lock().await;
        let mut gone = Vec::new();
        for name in &input.alarm_names {
            if self.alarm(name).await?.is_some() {
                gone.push(Write::delete(records::alarm_key(name)));
            }
        }
        if !gone.is_empty() {
            self.0.store.commit(gone).await.map_err(store_failed)?;
        }
        Ok(())
    }

    pub(super) async fn describe_alarms(
        &self,
        input: DescribeAlarmsInput,
    ) -> Result<DescribeAlarmsOutput, Fault> {
        let limit = usize::try_from(input.max_records.unwrap_or(50)).unwrap_or(50);
        let after = input.next_token.unwrap_or_default();
        let types = input.alarm_types.unwrap_or_default();
        let wants_metric = types.is_empty() || types.iter().any(|it| it == "MetricAlarm");
        let wanted = |alarm: &AlarmRecord| {
            wants_metric
                && alarm.name > after
                && input
                    .alarm_names
                    .as_ref()
                    .is_none_or(|it| it.contains(&alarm.name))
                && input
                    .alarm_name_prefix
                    .as_ref()
                    .is_none_or(|it| alarm.name.starts_with(it))
                && input
                    .state_value
                    .as_ref()
                    .is_none_or(|it| *it == alarm.state)
                && input.action_prefix.as_ref().is_none_or(|it| {
                    alarm
                        .actions
                        .values()
                        .flatten()
                        .any(|action| action.starts_with(it))
                })
        };
        let mut all = self.alarms().await?.into_iter().filter(wanted);
        let page: Vec<AlarmRecord> = all.by_ref().take(limit).collect();
        let more = all.next().is_some();
        let last = page.last().map(|alarm| alarm.name.clone());
        Ok(DescribeAlarmsOutput {
            metric_alarms: Some(page.into_iter().map(|it| self.shown(it)).collect()),
            composite_alarms: Some(Vec::new()),
            log_alarms: None,
            next_token: last.filter(|_| more),
        })
    }

    pub(super) async fn describe_alarms_for_metric(
        &self,
        input: DescribeAlarmsForMetricInput,
    ) -> Result<DescribeAlarmsForMetricOutput, Fault> {
        let wanted = metric(&input.namespace, &input.metric_name, input.dimensions)?;
        let all = self.alarms().await?.into_iter();
        let all = all.filter(|alarm| {
            alarm.metric.as_ref() == Some(&wanted)
                && input.period.is_none_or(|it| alarm.period_s == Some(it))
                && (input.statistic.is_none() || input.statistic == alarm.statistic)
        });
        Ok(DescribeAlarmsForMetricOutput {
            metric_alarms: Some(all.map(|it| self.shown(it)).collect()),
        })
    }

    pub(super) async fn enable_alarm_actions(
        &self,
        input: EnableAlarmActionsInput,
    ) -> Result<(), Fault> {
        self.switch_actions(input.alarm_names, true).await
    }

    pub(super) async fn disable_alarm_actions(
        &self,
        input: DisableAlarmActionsInput,
    ) -> Result<(), Fault> {
        self.switch_actions(input.alarm_names, false).await
    }

    async fn switch_actions(&self, names: Vec<String>, enabled: bool) -> Result<(), Fault> {
        let _alone = self.0.changing.lock().await;
        for name in names {
            if let Some(mut alarm) = self.alarm(&name).await? {
                alarm.actions_enabled = enabled;
                self.store_alarm(&alarm).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn set_alarm_state(&self, input: SetAlarmStateInput) -> Result<(), Fault> {
        let alone = self.0.changing.lock().await;
        let alarm = self.alarm(&input.alarm_name).await?;
        let mut alarm = alarm
            .ok_or_else(|| Fault::of(&shapes::RESOURCE_NOT_FOUND, "The alarm does not exist"))?;
        let reason = (input.state_reason, input.state_reason_data);
        alarm.enter(&input.state_value, reason, self.now_ms());
        self.store_alarm(&alarm).await?;
        drop(alone);
        self.tell(&alarm.name).await
    }

    pub(super) async fn alarm(&self, name: &str) -> Result<Option<AlarmRecord>, Fault> {
        self.record(&records::alarm_key(name)).await
    }

    pub(super) async fn alarms(&self) -> Result<Vec<AlarmRecord>, Fault> {
        let prefix = records::alarms_prefix();
        let found = self.0.store.list(&prefix, Bound::Unbounded, usize::MAX);
        let found = found.await.map_err(store_failed)?.into_iter();
        found.map(|(_, found)| decoded(&found.value)).collect()
    }

    pub(super) async fn store_alarm(&self, alarm: &AlarmRecord) -> Result<(), Fault> {
        let put = Write::put(records::alarm_key(&alarm.name), encoded(alarm)?);
        self.0.store.commit(vec![put]).await.map_err(store_failed)?;
        Ok(())
    }

    fn shown(&self, alarm: AlarmRecord) -> MetricAlarm {
        let moment = |ms: i64| Timestamp::from_millisecond(ms).ok();
        let actions = |state: &str| Some(alarm.actions.get(state).cloned().unwrap_or_default());
        let metric = alarm.metric.clone();
        let extended = alarm
            .statistic
            .as_ref()
            .is_some_and(|it| it.starts_with('p'));
        let statistic = alarm.statistic.clone();
        let dims = metric.as_ref().map(|it| dimensions(it.dimensions.clone()));
        MetricAlarm {
            alarm_arn: Some(self.alarm_arn(&alarm.name)),
            ok_actions: actions(OK),
            alarm_actions: actions(ALARM),
            insufficient_data_actions: actions(INSUFFICIENT),
            alarm_name: Some(alarm.name),
            alarm_description: alarm.description,
            alarm_configuration_updated_timestamp: moment(alarm.configured_ms),
            actions_enabled: Some(alarm.actions_enabled),
            state_value: Some(alarm.state),
            state_reason: Some(alarm.reason),
            state_reason_data: alarm.reason_data,
            state_updated_timestamp: moment(alarm.state_ms),
            state_transitioned_timestamp: moment(alarm.state_ms),
            metric_name: metric.as_ref().map(|it| it.name.clone()),
            namespace: metric.map(|it| it.namespace),
            statistic: statistic.clone().filter(|_| !extended),
            extended_statistic: statistic.filter(|_| extended),
            dimensions: Some(dims.unwrap_or_default()),
            period: alarm.period_s,
            unit: alarm.unit,
            evaluation_periods: Some(alarm.evaluation_periods),
            datapoints_to_alarm: alarm.datapoints,
            threshold: alarm.threshold,
            comparison_operator: Some(alarm.comparison),
            treat_missing_data: alarm.missing,
            evaluate_low_sample_count_percentile: alarm.low_sample,
            metrics: Some(alarm.queries.into_iter().map(shown_query).collect())
                .filter(|all: &Vec<_>| !all.is_empty()),
            ..MetricAlarm::default()
        }
    }
}

/// The alarm that a request describes, without a state.
fn alarm(input: PutMetricAlarmInput) -> Result<AlarmRecord, Fault> {
    if input.evaluation_criteria.is_some() || input.threshold_metric_id.is_some() {
        return Err(not_supported("An alarm on a query language or a band"));
    }
    let comparison = input.comparison_operator.unwrap_or_default();
    if !COMPARISONS.contains(&comparison.as_str()) {
        return Err(not_supported("This ComparisonOperator"));
    }
    let threshold = input
        .threshold
        .ok_or_else(|| missing("The parameter Threshold is required."))?;
    let periods = input.evaluation_periods;
    let periods = periods.ok_or_else(|| missing("The parameter EvaluationPeriods is required."))?;
    if input.datapoints_to_alarm.is_some_and(|it| it > periods) {
        return Err(invalid(
            "DatapointsToAlarm must be less than or equal to EvaluationPeriods.",
        ));
    }
    let actions = [
        (OK, input.ok_actions),
        (ALARM, input.alarm_actions),
        (INSUFFICIENT, input.insufficient_data_actions),
    ];
    let actions = actions.into_iter();
    let actions = actions.map(|(state, arns)| (state.to_owned(), arns.unwrap_or_default()));
    let actions: BTreeMap<String, Vec<String>> = actions.collect();
    if actions
        .values()
        .any(|arns| arns.len() > limits::ACTIONS_MAX)
    {
        return Err(invalid(
            "An alarm can have five actions for a state at most.",
        ));
    }
    let statistic = input.statistic.or(input.extended_statistic);
    let queries = queries(input.metrics.unwrap_or_default())?;
    let metric = match (input.namespace, input.metric_name) {
        (Some(namespace), Some(name)) if queries.is_empty() => {
            named(statistic.as_deref().unwrap_or_default())?;
            if input.period.is_none_or(|it| it < 10) {
                return Err(missing("The parameter Period is required."));
            }
            Some(metric(&namespace, &name, input.dimensions)?)
        }
        (None, None) if !queries.is_empty() => None,
        _ => {
            return Err(combination(
                "Exactly one of the parameters MetricName and Metrics must be specified.",
            ));
        }
    };
    Ok(AlarmRecord {
        name: input.alarm_name,
        description: input.alarm_description,
        actions_enabled: input.actions_enabled.unwrap_or(true),
        actions,
        metric,
        statistic,
        period_s: input.period,
        unit: input.unit,
        queries,
        evaluation_periods: periods,
        datapoints: input.datapoints_to_alarm,
        threshold: Some(threshold),
        comparison,
        missing: input.treat_missing_data,
        low_sample: input.evaluate_low_sample_count_percentile,
        tags: tags::checked(input.tags)?,
        ..AlarmRecord::default()
    })
}

fn shown_query(query: QueryRecord) -> shapes::MetricDataQuery {
    let stat = query.metric.map(|metric| shapes::MetricStat {
        metric: shapes::Metric {
            namespace: Some(metric.namespace),
            metric_name: Some(metric.name),
            dimensions: Some(dimensions(metric.dimensions)),
        },
        period: query.period_s.unwrap_or(60),
        stat: query.statistic.unwrap_or_default(),
        unit: query.unit,
    });
    shapes::MetricDataQuery {
        id: query.id,
        period: query.period_s.filter(|_| stat.is_none()),
        metric_stat: stat,
        expression: query.expression,
        label: query.label,
        return_data: query.returned,
        account_id: None,
    }
}
