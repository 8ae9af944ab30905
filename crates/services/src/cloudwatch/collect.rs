//! From what functions did to the metrics of `AWS/Lambda`.

use frazil_lambda::metrics::{Measure, Tally};
use frazil_wire::{Fault, FunctionName};

use super::CloudWatch;
use super::point::Point;
use super::records::MetricName;
use super::series::Sample;

const NAMESPACE: &str = "AWS/Lambda";

impl CloudWatch {
    /// Stores what functions did since the last time.
    pub(super) async fn collect(&self) -> Result<(), Fault> {
        let tallies = self.0.metrics.tallies.take();
        self.add(tallies.iter().flat_map(samples).collect()).await
    }

    pub(super) async fn collect_and_evaluate(&self) -> Result<(), Fault> {
        self.collect().await?;
        self.evaluate_all().await
    }
}

/// AWS's name of a measure, and its unit.
fn named(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::Invocations => ("Invocations", "Count"),
        Measure::Errors => ("Errors", "Count"),
        Measure::Throttles => ("Throttles", "Count"),
        Measure::Concurrency | Measure::AccountConcurrency => ("ConcurrentExecutions", "Count"),
        Measure::Duration => ("Duration", "Milliseconds"),
        Measure::EventsReceived => ("AsyncEventsReceived", "Count"),
        Measure::EventAge => ("AsyncEventAge", "Milliseconds"),
        Measure::EventsDropped => ("AsyncEventsDropped", "Count"),
        Measure::DeadLetterErrors => ("DeadLetterErrors", "Count"),
        Measure::DeliveryFailures => ("DestinationDeliveryFailures", "Count"),
    }
}

/// The points of one tally: each metric, for each set of dimensions that it has.
fn samples(tally: &Tally) -> Vec<Sample> {
    let sets = dimensions(tally);
    let samples = tally.seen().flat_map(|(measure, values)| {
        let (name, unit) = named(measure);
        let sets: Vec<&Vec<_>> = sets.iter().filter(|set| has(measure, set)).collect();
        let point = Point::new(values.clone(), Some(unit));
        sets.into_iter().map(move |set| {
            let set: Vec<(&str, &str)> = set.iter().map(|(key, it)| (*key, it.as_str())).collect();
            Sample {
                metric: MetricName::new(NAMESPACE, name, &set),
                time_ms: tally.minute_ms,
                point: point.clone(),
            }
        })
    });
    samples.collect()
}

type Dimensions = Vec<(&'static str, String)>;

/// The account's concurrency is that of all functions, the function's that of its names.
fn has(measure: Measure, set: &Dimensions) -> bool {
    match measure {
        Measure::AccountConcurrency => set.is_empty(),
        Measure::Concurrency => !set.is_empty(),
        _ => true,
    }
}

/// All functions; the function; the function as it was called; through an alias, the version too.
fn dimensions(tally: &Tally) -> Vec<Dimensions> {
    let Ok(function) = FunctionName::new(&tally.invoked_arn, None) else {
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
    let is_alias = function
        .qualifier
        .as_deref()
        .is_some_and(|it| !is_version(it));
    if let Some(version) = tally.version.as_ref().filter(|_| is_alias) {
        let mut executed = called;
        executed.push(("ExecutedVersion", version.clone()));
        sets.push(executed);
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALIAS: &str = "arn:aws:lambda:us-east-1:000000000000:function:f:live";

    #[test]
    fn an_alias_is_counted_with_its_version() {
        let mut tally = Tally::new(0, ALIAS.into(), Some("3"));
        tally.note(Measure::Errors, 1.0);
        let samples = samples(&tally).into_iter();
        let metrics: Vec<_> = samples.map(|sample| sample.metric).collect();
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

    #[test]
    fn a_function_has_its_own_concurrency() {
        let mut tally = Tally::new(0, ALIAS.into(), None);
        tally.note(Measure::AccountConcurrency, 9.0);
        tally.note(Measure::Concurrency, 2.0);
        let told: Vec<_> = samples(&tally)
            .iter()
            .map(|sample| (sample.metric.dimensions.len(), sample.point.max))
            .collect();
        assert_eq!(told, [(1, 2.0), (2, 2.0), (0, 9.0)]);
    }
}
