//! Whether alarms should ring.

use std::collections::BTreeMap;

use frazil_wire::Fault;

use super::CloudWatch;
use super::alarms::{ALARM, INSUFFICIENT, OK};
use super::data::period_of;
use super::math::{Series, Value};
use super::records::{AlarmRecord, QueryRecord};
use super::series::{MINUTE_MS, Times};

impl CloudWatch {
    /// Evaluates every alarm, and tells whoever is still to be told.
    pub(super) async fn evaluate_all(&self) -> Result<(), Fault> {
        for alarm in self.alarms().await? {
            if let Some((state, reason)) = self.evaluate(&alarm).await? {
                let _alone = self.0.changing.lock().await;
                // Unless it was changed meanwhile.
                let Some(mut current) = self.alarm(&alarm.name).await? else {
                    continue;
                };
                if current == alarm {
                    current.enter(state, (reason, None), self.now_ms());
                    self.store_alarm(&current).await?;
                }
            }
            self.tell(&alarm.name).await?;
        }
        Ok(())
    }

    /// The state that an alarm should have, when it has another one.
    async fn evaluate(&self, alarm: &AlarmRecord) -> Result<Option<(&'static str, String)>, Fault> {
        let own = QueryRecord {
            id: "m".to_owned(),
            metric: alarm.metric.clone(),
            statistic: alarm.statistic.clone(),
            unit: alarm.unit.clone(),
            period_s: alarm.period_s,
            ..QueryRecord::default()
        };
        let queries = match alarm.metric.is_some() {
            true => vec![own],
            false => alarm.queries.clone(),
        };
        let period_ms = i64::from(period_of(&queries).max(60)) * 1000;
        let end_ms = self.now_ms().div_euclid(MINUTE_MS) * MINUTE_MS;
        let times = Times {
            start_ms: end_ms - period_ms * i64::from(alarm.evaluation_periods),
            end_ms,
            period_ms,
        };
        let values = self.values(&queries, |_| Ok(times)).await?;
        let series = returned(&queries, values);
        let judged = judge(alarm, &series, times);
        Ok(judged.filter(|(state, _)| *state != alarm.state))
    }
}

/// The series that the alarm looks at.
fn returned(queries: &[QueryRecord], mut values: BTreeMap<String, Value>) -> Series {
    let returned = |query: &&QueryRecord| query.returned.unwrap_or(queries.len() == 1);
    let query = queries.iter().find(returned).or(queries.last());
    match query.and_then(|query| values.remove(&query.id)) {
        Some(Value::Series(series)) => series,
        _ => Series::new(),
    }
}

/// The state that values mean; none when it stays what it is.
fn judge(alarm: &AlarmRecord, series: &Series, times: Times) -> Option<(&'static str, String)> {
    let wanted = alarm.datapoints.unwrap_or(alarm.evaluation_periods);
    let wanted = usize::try_from(wanted).unwrap_or(1);
    let threshold = alarm.threshold.unwrap_or_default();
    let breaching = series
        .values()
        .filter(|it| breaches(alarm, **it, threshold))
        .count();
    let count = usize::try_from(times.count()).unwrap_or_default();
    let gone = count.saturating_sub(series.len());
    let treatment = alarm.missing.as_deref().unwrap_or("missing");
    if series.is_empty() {
        return match treatment {
            "ignore" => None,
            "breaching" => Some((ALARM, no_data(count, "[Breaching]"))),
            "notBreaching" => Some((OK, no_data(count, "[NonBreaching]"))),
            _ => Some((INSUFFICIENT, no_data(count, ""))),
        };
    }
    let breaching = match treatment {
        "breaching" => breaching + gone,
        _ => breaching,
    };
    let state = if breaching >= wanted { ALARM } else { OK };
    let values: Vec<String> = series.values().rev().map(|it| format!("{it:?}")).collect();
    let values = values.join(", ");
    let (was, than) = match state {
        ALARM => ("was", words(&alarm.comparison)),
        _ => ("was not", words(&alarm.comparison)),
    };
    let reason = format!(
        "Threshold Crossed: {breaching} out of the last {count} datapoints [{values}] {was} {than} the threshold ({threshold:?}) (minimum {wanted} datapoint{} for {} transition).",
        if wanted == 1 { "" } else { "s" },
        if state == ALARM {
            "OK -> ALARM"
        } else {
            "ALARM -> OK"
        },
    );
    Some((state, reason))
}

fn no_data(count: usize, treated: &str) -> String {
    match treated {
        "" => "Insufficient Data: no datapoints were received".to_owned(),
        _ => format!(
            "Threshold Crossed: no datapoints were received for {count} periods and {count} missing datapoints were treated as {treated}."
        ),
    }
}

fn breaches(alarm: &AlarmRecord, value: f64, threshold: f64) -> bool {
    match alarm.comparison.as_str() {
        "GreaterThanOrEqualToThreshold" => value >= threshold,
        "GreaterThanThreshold" => value > threshold,
        "LessThanThreshold" => value < threshold,
        _ => value <= threshold,
    }
}

fn words(comparison: &str) -> &'static str {
    match comparison {
        "GreaterThanOrEqualToThreshold" => "greater than or equal to",
        "GreaterThanThreshold" => "greater than",
        "LessThanThreshold" => "less than",
        _ => "less than or equal to",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(
        missing: Option<&str>,
        datapoints: Option<i32>,
        values: &[(i64, f64)],
    ) -> Option<&'static str> {
        let alarm = AlarmRecord {
            evaluation_periods: 3,
            datapoints,
            threshold: Some(10.0),
            comparison: "GreaterThanThreshold".to_owned(),
            missing: missing.map(str::to_owned),
            ..AlarmRecord::default()
        };
        let times = Times {
            start_ms: 0,
            end_ms: 3 * MINUTE_MS,
            period_ms: MINUTE_MS,
        };
        let series = values.iter().copied().collect();
        judge(&alarm, &series, times).map(|(state, _)| state)
    }

    #[test]
    fn alarms_ring_when_enough_periods_breach() {
        let all = [(0, 11.0), (1, 12.0), (2, 13.0)];
        assert_eq!(state(None, None, &all), Some(ALARM));
        assert_eq!(state(None, None, &all[..2]), Some(OK));
        assert_eq!(state(None, Some(2), &all[..2]), Some(ALARM));
        assert_eq!(state(None, Some(1), &[(0, 10.0)]), Some(OK));
    }

    #[test]
    fn missing_data_is_treated_as_was_said() {
        assert_eq!(state(None, None, &[]), Some(INSUFFICIENT));
        assert_eq!(state(Some("ignore"), None, &[]), None);
        assert_eq!(state(Some("notBreaching"), None, &[]), Some(OK));
        assert_eq!(state(Some("breaching"), None, &[(0, 11.0)]), Some(ALARM));
    }
}
