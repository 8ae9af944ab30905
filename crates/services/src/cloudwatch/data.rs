//! `GetMetricData`: several metrics at once, and what is computed of them.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::cloudwatch::{
    GetMetricDataInput, GetMetricDataOutput, MetricDataQuery, MetricDataResult,
};
use jiff::Timestamp;

use super::faults::{combination, invalid};
use super::math::{Series, Value, compute};
use super::put::metric;
use super::records::QueryRecord;
use super::series::Times;
use super::statistics::{named, times};
use super::{CloudWatch, limits};

impl CloudWatch {
    pub(super) async fn get_metric_data(
        &self,
        input: GetMetricDataInput,
    ) -> Result<GetMetricDataOutput, Fault> {
        let queries = queries(input.metric_data_queries)?;
        self.collect().await?;
        let (start, end) = (input.start_time, input.end_time);
        let period_s = period_of(&queries);
        let count = times(start, end, period_s)?.count() * queries.len() as i64;
        if count > limits::DATA_POINTS_MAX {
            return Err(combination(format!(
                "You have requested up to {count} datapoints, which exceeds the limit of 100,800. You may reduce the datapoints requested by increasing Period, or decreasing the time range."
            )));
        }
        let values = self
            .values(&queries, |period_s| times(start, end, period_s))
            .await?;
        let ascending = input.scan_by.as_deref() == Some("TimestampAscending");
        let shown = queries
            .into_iter()
            .filter(|query| query.returned.unwrap_or(true));
        let results = shown.map(|query| {
            let value = values.get(&query.id).cloned();
            result(query, value, ascending)
        });
        Ok(GetMetricDataOutput {
            metric_data_results: Some(results.collect()),
            next_token: None,
            messages: Some(Vec::new()),
        })
    }

    /// What queries come to, by their ids.
    pub(super) async fn values(
        &self,
        queries: &[QueryRecord],
        times: impl Fn(i32) -> Result<Times, Fault> + Send,
    ) -> Result<BTreeMap<String, Value>, Fault> {
        let mut values = BTreeMap::new();
        for query in queries {
            let Some(metric) = &query.metric else {
                continue;
            };
            let statistic = named(query.statistic.as_deref().unwrap_or("Average"))?;
            let times = times(query.period_s.unwrap_or(60))?;
            let points = self.points(metric, query.unit.as_deref(), times).await?;
            let points = points.into_iter();
            let series = points.filter_map(|(at, point)| Some((at, statistic.of(&point)?)));
            values.insert(query.id.clone(), Value::Series(series.collect()));
        }
        // Expressions may use one another, in any order.
        let period_s = i64::from(period_of(queries));
        let mut left: Vec<&QueryRecord> = queries.iter().filter(|it| it.metric.is_none()).collect();
        while !left.is_empty() {
            let before = left.len();
            let mut last = None;
            left.retain(|query| {
                let text = query.expression.as_deref().unwrap_or_default();
                match compute(text, &values, period_s) {
                    Ok(value) => drop(values.insert(query.id.clone(), value)),
                    Err(error) => {
                        last = Some(error);
                        return true;
                    }
                }
                false
            });
            if let Some(error) = last.filter(|_| left.len() == before) {
                return Err(invalid(error.to_string()));
            }
        }
        Ok(values)
    }
}

/// The period of expressions: that of the metrics.
pub(super) fn period_of(queries: &[QueryRecord]) -> i32 {
    let periods = queries.iter().filter_map(|query| query.period_s);
    periods.min().unwrap_or(60)
}

/// The queries of a request, once they make sense.
pub(super) fn queries(all: Vec<MetricDataQuery>) -> Result<Vec<QueryRecord>, Fault> {
    let mut queries: Vec<QueryRecord> = Vec::new();
    for query in all {
        if queries.iter().any(|known| known.id == query.id) {
            return Err(invalid(format!(
                "The values for parameter id in MetricDataQueries are not unique: {}",
                query.id
            )));
        }
        queries.push(query_of(query)?);
    }
    Ok(queries)
}

fn query_of(query: MetricDataQuery) -> Result<QueryRecord, Fault> {
    let record = QueryRecord {
        id: query.id,
        label: query.label,
        returned: query.return_data,
        ..QueryRecord::default()
    };
    match (query.metric_stat, query.expression) {
        (Some(stat), None) => {
            named(&stat.stat)?;
            let asked = stat.metric;
            let (namespace, name) = (asked.namespace, asked.metric_name);
            let (namespace, name) = (namespace.unwrap_or_default(), name.unwrap_or_default());
            Ok(QueryRecord {
                metric: Some(metric(&namespace, &name, asked.dimensions)?),
                statistic: Some(stat.stat),
                unit: stat.unit,
                period_s: Some(stat.period),
                ..record
            })
        }
        (None, Some(expression)) => Ok(QueryRecord {
            expression: Some(expression),
            period_s: query.period,
            ..record
        }),
        _ => Err(combination(format!(
            "Exactly one of the parameters MetricStat and Expression must be specified for {}.",
            record.id
        ))),
    }
}

fn result(query: QueryRecord, value: Option<Value>, ascending: bool) -> MetricDataResult {
    let series = match value {
        Some(Value::Series(series)) => series,
        _ => Series::new(),
    };
    let mut points: Vec<(i64, f64)> = series.into_iter().collect();
    if !ascending {
        points.reverse();
    }
    let times = points
        .iter()
        .filter_map(|(at, _)| Timestamp::from_millisecond(*at).ok());
    let name = query.metric.map(|metric| metric.name);
    MetricDataResult {
        label: query.label.or(name).or_else(|| Some(query.id.clone())),
        id: Some(query.id),
        timestamps: Some(times.collect()),
        values: Some(points.iter().map(|(_, value)| *value).collect()),
        status_code: Some("Complete".to_owned()),
        messages: None,
    }
}
