//! Telling topics and functions that an alarm has changed its state.

use frazil_lambda::seams::{Sender, TargetMessage};
use frazil_wire::Fault;
use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::CloudWatch;
use super::records::AlarmRecord;

impl CloudWatch {
    /// Tells everybody whom an alarm's last change of state has not been told yet. What the
    /// server did not live to tell, it tells when it has started again.
    pub(super) async fn tell(&self, name: &str) -> Result<(), Fault> {
        let Some(alarm) = self
            .alarm(name)
            .await?
            .filter(|alarm| !alarm.due.is_empty())
        else {
            return Ok(());
        };
        let mut outcomes = Vec::new();
        for arn in &alarm.due {
            let message = self.message(&alarm, arn);
            let sent = self.0.targets.send(arn, message).await;
            outcomes.push(match sent {
                Ok(()) => format!("Successfully executed action {arn}"),
                Err(error) => {
                    format!("Failed to execute action {arn}. Received error: \"{error}\"")
                }
            });
        }
        let _alone = self.0.changing.lock().await;
        let Some(mut current) = self.alarm(name).await? else {
            return Ok(());
        };
        for outcome in outcomes {
            let data = json!({"actionState": "Done"}).to_string();
            current.remember(self.now_ms(), "Action", outcome, data);
        }
        if current.state_ms == alarm.state_ms {
            current.due.clear();
        }
        self.store_alarm(&current).await
    }

    fn message(&self, alarm: &AlarmRecord, to: &str) -> TargetMessage {
        let is_function = to.starts_with("arn:aws:lambda:");
        let service = match is_function {
            true => "lambda.alarms.cloudwatch.amazonaws.com",
            false => "cloudwatch.amazonaws.com",
        };
        let body = match is_function {
            true => self.event(alarm),
            false => self.notice(alarm),
        };
        let region = &self.0.region;
        TargetMessage {
            body: body.to_string(),
            subject: Some(format!("{}: \"{}\" in {region}", alarm.state, alarm.name)),
            sender: Some(Sender {
                service: service.to_owned(),
                arn: self.alarm_arn(&alarm.name),
                account: self.0.account.clone(),
                role: None,
            }),
            ..TargetMessage::default()
        }
    }

    /// What a topic is told.
    fn notice(&self, alarm: &AlarmRecord) -> Json {
        let actions = |state: &str| alarm.actions.get(state).cloned().unwrap_or_default();
        let metric = alarm.metric.clone().unwrap_or_default();
        let dimensions = metric.dimensions.iter();
        let dimensions = dimensions.map(|(name, value)| json!({"value": value, "name": name}));
        json!({
            "AlarmName": alarm.name,
            "AlarmDescription": alarm.description,
            "AWSAccountId": self.0.account,
            "AlarmConfigurationUpdatedTimestamp": text(alarm.configured_ms),
            "NewStateValue": alarm.state,
            "NewStateReason": alarm.reason,
            "StateChangeTime": text(alarm.state_ms),
            "Region": self.0.region,
            "AlarmArn": self.alarm_arn(&alarm.name),
            "OldStateValue": alarm.old_state,
            "OKActions": actions("OK"),
            "AlarmActions": actions("ALARM"),
            "InsufficientDataActions": actions("INSUFFICIENT_DATA"),
            "Trigger": {
                "MetricName": metric.name,
                "Namespace": metric.namespace,
                "StatisticType": "Statistic",
                "Statistic": alarm.statistic.as_deref().map(str::to_uppercase),
                "Unit": alarm.unit,
                "Dimensions": dimensions.collect::<Vec<_>>(),
                "Period": alarm.period_s,
                "EvaluationPeriods": alarm.evaluation_periods,
                "DatapointsToAlarm": alarm.datapoints,
                "ComparisonOperator": alarm.comparison,
                "Threshold": alarm.threshold,
                "TreatMissingData": alarm.missing.as_deref().unwrap_or("missing"),
                "EvaluateLowSampleCountPercentile": alarm.low_sample.as_deref().unwrap_or_default(),
            },
        })
    }

    /// What a function is told.
    fn event(&self, alarm: &AlarmRecord) -> Json {
        json!({
            "source": "aws.cloudwatch",
            "alarmArn": self.alarm_arn(&alarm.name),
            "accountId": self.0.account,
            "time": text(alarm.state_ms),
            "region": self.0.region,
            "alarmData": {
                "alarmName": alarm.name,
                "state": {
                    "value": alarm.state,
                    "reason": alarm.reason,
                    "timestamp": text(alarm.state_ms),
                },
                "previousState": {"value": alarm.old_state},
                "configuration": {"description": alarm.description},
            },
        })
    }
}

/// As alarms write times: `2026-11-22T21:50:00.000+0000`.
fn text(ms: i64) -> String {
    let time = Timestamp::from_millisecond(ms).unwrap_or_default();
    time.strftime("%Y-%m-%dT%H:%M:%S%.3f+0000").to_string()
}
