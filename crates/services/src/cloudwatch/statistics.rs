//! `GetMetricStatistics`.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::cloudwatch::{
    Datapoint, GetMetricStatisticsInput, GetMetricStatisticsOutput,
};
use jiff::Timestamp;

use super::faults::{combination, invalid, missing};
use super::point::{Point, Statistic};
use super::put::metric;
use super::series::{MINUTE_MS, Times};
use super::{CloudWatch, limits};

impl CloudWatch {
    pub(super) async fn get_metric_statistics(
        &self,
        input: GetMetricStatisticsInput,
    ) -> Result<GetMetricStatisticsOutput, Fault> {
        let statistics = input.statistics.unwrap_or_default();
        let extended = input.extended_statistics.unwrap_or_default();
        if statistics.is_empty() && extended.is_empty() {
            return Err(missing(
                "At least one of the parameters Statistics and ExtendedStatistics must be specified.",
            ));
        }
        for name in &extended {
            named(name)?;
        }
        let times = times(input.start_time, input.end_time, input.period)?;
        if times.count() > limits::STATISTICS_POINTS_MAX {
            return Err(combination(format!(
                "You have requested up to {} datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.",
                times.count()
            )));
        }
        self.collect().await?;
        let metric = metric(&input.namespace, &input.metric_name, input.dimensions)?;
        let points = self.points(&metric, input.unit.as_deref(), times).await?;
        let points = points.into_iter();
        let points =
            points.map(|(time_ms, point)| datapoint(time_ms, &point, &statistics, &extended));
        Ok(GetMetricStatisticsOutput {
            label: Some(input.metric_name),
            datapoints: Some(points.collect()),
        })
    }
}

fn datapoint(time_ms: i64, point: &Point, statistics: &[String], extended: &[String]) -> Datapoint {
    let wants = |name: &str| statistics.iter().any(|it| it == name);
    let value = |name: &str| {
        let statistic = Statistic::named(name).filter(|_| wants(name));
        statistic.and_then(|it| it.of(point))
    };
    let more = extended.iter().filter_map(|name| {
        let value = Statistic::named(name)?.of(point)?;
        Some((name.clone(), value))
    });
    let more: BTreeMap<String, f64> = more.collect();
    Datapoint {
        timestamp: Timestamp::from_millisecond(time_ms).ok(),
        sample_count: value("SampleCount"),
        average: value("Average"),
        sum: value("Sum"),
        minimum: value("Minimum"),
        maximum: value("Maximum"),
        unit: Some(point.unit.clone().unwrap_or_else(|| "None".to_owned())),
        extended_statistics: (!extended.is_empty()).then_some(more),
    }
}

/// A statistic by its name.
pub(super) fn named(name: &str) -> Result<Statistic, Fault> {
    Statistic::named(name).ok_or_else(|| {
        invalid(format!(
            "The value {name} for parameter Stat is not supported by this server."
        ))
    })
}

/// The periods of a request, from a whole minute on.
pub(super) fn times(start: Timestamp, end: Timestamp, period_s: i32) -> Result<Times, Fault> {
    let (start_ms, end_ms) = (start.as_millisecond(), end.as_millisecond());
    if start_ms >= end_ms {
        return Err(invalid(
            "The parameter StartTime must be less than the parameter EndTime.",
        ));
    }
    let is_short = [1, 5, 10, 20, 30].contains(&period_s);
    if period_s < 1 || (period_s % 60 != 0 && !is_short) {
        return Err(invalid(
            "The parameter Period must be a multiple of 60, or 1, 5, 10, 20 or 30.",
        ));
    }
    Ok(Times {
        start_ms: start_ms.div_euclid(MINUTE_MS) * MINUTE_MS,
        end_ms,
        // Data is kept by the minute.
        period_ms: i64::from(period_s.max(60)) * 1000,
    })
}
