//! From what functions did to the metrics of `AWS/Lambda`.

use std::collections::BTreeMap;

use frazil_lambda::metrics::{Measure, Observation};
use frazil_wire::{Fault, FunctionName};

use super::CloudWatch;
use super::point::Point;
use super::records::MetricName;
use super::series::{MINUTE_MS, Sample};

const NAMESPACE: &str = "AWS/Lambda";

impl CloudWatch {
    /// Stores what functions did since the last time.
    pub(super) async fn collect(&self) -> Result<(), Fault> {
        let seen = self.0.metrics.observations.take();
        let mut points: BTreeMap<(MetricName, i64), Point> = BTreeMap::new();
        for one in &seen {
            for (metric, point) in samples(one) {
                let minute_ms = one.time_ms.div_euclid(MINUTE_MS) * MINUTE_MS;
                match points.get_mut(&(metric.clone(), minute_ms)) {
                    Some(known) => known.add(&point),
                    None => drop(points.insert((metric, minute_ms), point)),
                }
            }
        }
        let samples = points.into_iter().map(|((metric, time_ms), point)| Sample {
            metric,
            time_ms,
            point,
        });
        self.add(samples.collect()).await
    }

    pub(super) async fn collect_and_evaluate(&self) -> Result<(), Fault> {
        self.collect().await?;
        self.evaluate_all().await
    }
}

/// The points of one observation: each metric, for each set of dimensions.
fn samples(one: &Observation) -> Vec<(MetricName, Point)> {
    let values: &[(&str, f64, &str)] = match one.measure {
        Measure::Invocation { concurrency } => &[
            ("Invocations", 1.0, "Count"),
            ("Throttles", 0.0, "Count"),
            ("ConcurrentExecutions", concurrency as f64, "Count"),
        ],
        Measure::Outcome { failed } => &[("Errors", f64::from(u8::from(failed)), "Count")],
        Measure::Duration(ms) => &[("Duration", ms, "Milliseconds")],
        Measure::Throttle => &[("Throttles", 1.0, "Count")],
    };
    let sets = dimensions(one);
    let mut samples = Vec::new();
    for (name, value, unit) in values {
        for set in &sets {
            let set: Vec<(&str, &str)> = set.iter().map(|(key, it)| (*key, it.as_str())).collect();
            let metric = MetricName::new(NAMESPACE, name, &set);
            samples.push((metric, Point::of(*value, 1.0, Some(unit))));
        }
    }
    samples
}

/// All functions; the function; the function as it was called; through an alias, the version too.
fn dimensions(one: &Observation) -> Vec<Vec<(&'static str, String)>> {
    let Ok(function) = FunctionName::new(&one.invoked_arn, None) else {
        return vec![Vec::new()];
    };
    let name = ("FunctionName", function.name.clone());
    let resource = match &function.qualifier {
        Some(qualifier) => format!("{}:{qualifier}", function.name),
        None => function.name.clone(),
    };
    let called = vec![name.clone(), ("Resource", resource)];
    let mut sets = vec![Vec::new(), vec![name], called.clone()];
    let is_version = |it: &str| it == "$LATEST" || it.bytes().all(|it| it.is_ascii_digit());
    if function
        .qualifier
        .as_deref()
        .is_some_and(|it| !is_version(it))
    {
        let mut executed = called;
        executed.push(("ExecutedVersion", one.version.clone()));
        sets.push(executed);
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_counted_with_its_version() {
        let seen = Observation {
            time_ms: 0,
            invoked_arn: "arn:aws:lambda:us-east-1:000000000000:function:f:live".to_owned(),
            version: "3".to_owned(),
            measure: Measure::Outcome { failed: true },
        };
        let metrics: Vec<_> = samples(&seen)
            .into_iter()
            .map(|(metric, _)| metric)
            .collect();
        let name = ("FunctionName", "f");
        let called = ("Resource", "f:live");
        let wanted = [
            MetricName::new(NAMESPACE, "Errors", &[]),
            MetricName::new(NAMESPACE, "Errors", &[name]),
            MetricName::new(NAMESPACE, "Errors", &[name, called]),
            MetricName::new(
                NAMESPACE,
                "Errors",
                &[name, called, ("ExecutedVersion", "3")],
            ),
        ];
        assert_eq!(metrics, wanted);
    }
}
