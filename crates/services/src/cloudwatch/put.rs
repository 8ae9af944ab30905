//! `PutMetricData`.

use frazil_lambda::metrics::Values;
use frazil_wire::Fault;
use frazil_wire::shapes::cloudwatch::{Dimension, MetricDatum, PutMetricDataInput};

use super::faults::{combination, invalid, missing};
use super::point::Point;
use super::records::MetricName;
use super::series::Sample;
use super::{CloudWatch, limits};

impl CloudWatch {
    pub(super) async fn put_metric_data(&self, input: PutMetricDataInput) -> Result<(), Fault> {
        if input.namespace.starts_with("AWS/") {
            return Err(invalid(
                "The value AWS/ for parameter Namespace is invalid: it is reserved for AWS.",
            ));
        }
        let entities = input.entity_metric_data.unwrap_or_default().into_iter();
        let entities = entities.flat_map(|it| it.metric_data.unwrap_or_default());
        let all = input.metric_data.unwrap_or_default().into_iter();
        let all: Vec<MetricDatum> = all.chain(entities).collect();
        if all.is_empty() {
            return Err(missing("The parameter MetricData is required."));
        }
        if all.len() > limits::DATA_MAX {
            return Err(invalid(format!(
                "The collection MetricData must not have a size greater than {}.",
                limits::DATA_MAX
            )));
        }
        let now_ms = self.now_ms();
        let mut samples = Vec::new();
        for (position, datum) in all.into_iter().enumerate() {
            let place = format!("MetricData.member.{}", position + 1);
            samples.push(sample(&input.namespace, datum, now_ms, &place)?);
        }
        self.add(samples).await
    }

    /// Adds a value that this server itself knows, such as what a metric filter has found.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub async fn put(&self, metric: MetricName, time_ms: i64, point: Point) -> Result<(), Fault> {
        let sample = Sample {
            metric,
            time_ms,
            point,
        };
        self.add(vec![sample]).await
    }
}

fn sample(namespace: &str, datum: MetricDatum, now_ms: i64, place: &str) -> Result<Sample, Fault> {
    let time_ms = datum
        .timestamp
        .map_or(now_ms, jiff::Timestamp::as_millisecond);
    if time_ms < now_ms - limits::PAST_MS || time_ms > now_ms + limits::FUTURE_MS {
        return Err(invalid(format!(
            "The parameter {place}.Timestamp must specify a time within the past two weeks and the next two hours."
        )));
    }
    let unit = datum.unit.as_deref();
    let point = match (datum.value, datum.statistic_values, datum.values) {
        (Some(value), None, None) => Point::of(finite(value, place)?, 1.0, unit),
        (None, Some(set), None) => {
            let values = Values::of_set(
                finite(set.sample_count, place)?,
                finite(set.sum, place)?,
                finite(set.minimum, place)?,
                finite(set.maximum, place)?,
            );
            Point::new(values, unit)
        }
        (None, None, Some(values)) => spread(&values, datum.counts.as_deref(), unit, place)?,
        (None, None, None) => {
            return Err(missing(format!(
                "At least one of the parameters {place}.Value, {place}.Values and {place}.StatisticValues must be specified."
            )));
        }
        _ => {
            return Err(combination(format!(
                "The parameters {place}.Value, {place}.Values and {place}.StatisticValues are mutually exclusive and you have specified more than one."
            )));
        }
    };
    let metric = metric(namespace, &datum.metric_name, datum.dimensions)?;
    Ok(Sample {
        metric,
        time_ms,
        point,
    })
}

fn spread(
    values: &[f64],
    counts: Option<&[f64]>,
    unit: Option<&str>,
    place: &str,
) -> Result<Point, Fault> {
    let counts = counts.map_or_else(|| vec![1.0; values.len()], <[f64]>::to_vec);
    if values.is_empty() || values.len() > limits::VALUES_MAX || counts.len() != values.len() {
        return Err(invalid(format!(
            "The parameters {place}.Values and {place}.Counts must be of the same size, at most {}.",
            limits::VALUES_MAX
        )));
    }
    let mut point: Option<Point> = None;
    for (value, count) in values.iter().zip(&counts) {
        let one = Point::of(finite(*value, place)?, finite(*count, place)?, unit);
        match &mut point {
            Some(known) => known.add(&one),
            None => point = Some(one),
        }
    }
    point.ok_or_else(|| invalid(format!("The parameter {place}.Values must not be empty.")))
}

fn finite(value: f64, place: &str) -> Result<f64, Fault> {
    match value.is_finite() {
        true => Ok(value),
        false => Err(invalid(format!(
            "The value {value} for parameter {place}.Value is invalid."
        ))),
    }
}

/// A metric that a request names.
pub(super) fn metric(
    namespace: &str,
    name: &str,
    dimensions: Option<Vec<Dimension>>,
) -> Result<MetricName, Fault> {
    let dimensions = dimensions.unwrap_or_default();
    if dimensions.len() > limits::DIMENSIONS_MAX {
        return Err(invalid(format!(
            "The collection Dimensions must not have a size greater than {}.",
            limits::DIMENSIONS_MAX
        )));
    }
    let pairs = dimensions
        .iter()
        .map(|it| (it.name.as_str(), it.value.as_str()));
    let pairs: Vec<_> = pairs.collect();
    Ok(MetricName::new(namespace, name, &pairs))
}
