//! Metrics that logs carry: by metric filters, and embedded in events (EMF).

use std::collections::BTreeMap;

use frazil_lambda::seams::LogEvent;
use serde_json::Value as Json;

use super::pattern::Pattern;
use super::records::{MetricFilterRecord, Transformation};
use crate::cloudwatch::{MetricName, Point};

/// Sets of dimensions, metrics and values of one embedded event, at most. AWS's numbers.
const EMBEDDED_METRICS_MAX: usize = 100;
const EMBEDDED_VALUES_MAX: usize = 100;

/// A value of a metric.
#[derive(Debug, PartialEq)]
pub(super) struct Counted {
    pub(super) metric: MetricName,
    pub(super) time_ms: i64,
    pub(super) point: Point,
}

/// What a metric filter finds in events.
pub(super) fn of_filter(filter: &MetricFilterRecord, events: &[LogEvent]) -> Vec<Counted> {
    let Ok(pattern) = Pattern::parse(&filter.pattern) else {
        return Vec::new();
    };
    let matching = events.iter().filter(|it| pattern.matches(&it.message));
    let matching: Vec<&LogEvent> = matching.collect();
    let mut counted = Vec::new();
    for transformation in &filter.transformations {
        let found = matching
            .iter()
            .filter_map(|event| of_event(transformation, event));
        counted.extend(found);
        if let (true, Some(value), Some(last)) =
            (matching.is_empty(), transformation.default, events.last())
        {
            counted.push(Counted {
                metric: MetricName::new(&transformation.namespace, &transformation.name, &[]),
                time_ms: last.time_ms,
                point: Point::of(value, 1.0, transformation.unit.as_deref()),
            });
        }
    }
    counted
}

fn of_event(transformation: &Transformation, event: &LogEvent) -> Option<Counted> {
    let json: Option<Json> = serde_json::from_str(&event.message).ok();
    let text = |selector: &str| match selector.strip_prefix('$') {
        None => Some(selector.to_owned()),
        Some(path) => match select(json.as_ref()?, path)? {
            Json::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        },
    };
    let value: f64 = text(&transformation.value)?.parse().ok()?;
    let dimensions = transformation.dimensions.iter();
    let dimensions = dimensions.map(|(name, selector)| Some((name.as_str(), text(selector)?)));
    let dimensions: Vec<(&str, String)> = dimensions.collect::<Option<_>>()?;
    let dimensions: Vec<(&str, &str)> = dimensions
        .iter()
        .map(|(name, it)| (*name, it.as_str()))
        .collect();
    Some(Counted {
        metric: MetricName::new(&transformation.namespace, &transformation.name, &dimensions),
        time_ms: event.time_ms,
        point: Point::of(value, 1.0, transformation.unit.as_deref()),
    })
}

/// What a path such as `.a.b[0]` leads to.
fn select<'json>(json: &'json Json, path: &str) -> Option<&'json Json> {
    let mut found = json;
    for part in path.split(['.', '[']).skip(1) {
        let part = part.trim_end_matches(']');
        found = match part.parse::<usize>() {
            Ok(index) if found.is_array() => found.get(index)?,
            _ => found.get(part)?,
        };
    }
    Some(found)
}

/// The metrics that an event in CloudWatch's embedded format carries.
pub(super) fn embedded(event: &LogEvent) -> Vec<Counted> {
    // Most lines are none: they are not parsed.
    if !event.message.contains("\"_aws\"") {
        return Vec::new();
    }
    let Ok(json) = serde_json::from_str::<Json>(&event.message) else {
        return Vec::new();
    };
    let header = &json["_aws"];
    let time_ms = header["Timestamp"].as_i64().unwrap_or(event.time_ms);
    let mut counted = Vec::new();
    for directive in header["CloudWatchMetrics"].as_array().into_iter().flatten() {
        let namespace = directive["Namespace"]
            .as_str()
            .unwrap_or("aws-embedded-metrics");
        let sets = dimension_sets(directive, &json);
        let metrics = directive["Metrics"].as_array().into_iter().flatten();
        for definition in metrics.take(EMBEDDED_METRICS_MAX) {
            let Some(name) = definition["Name"].as_str() else {
                continue;
            };
            let Some(point) = point(&json[name], definition["Unit"].as_str()) else {
                continue;
            };
            for set in &sets {
                let set: Vec<(&str, &str)> = set.iter().map(|(name, it)| (*name, *it)).collect();
                counted.push(Counted {
                    metric: MetricName::new(namespace, name, &set),
                    time_ms,
                    point: point.clone(),
                });
            }
        }
    }
    counted
}

/// The sets of dimensions, with their values from the event.
fn dimension_sets<'json>(
    directive: &'json Json,
    json: &'json Json,
) -> Vec<BTreeMap<&'json str, &'json str>> {
    let Some(sets) = directive["Dimensions"].as_array() else {
        return vec![BTreeMap::new()];
    };
    let set = |set: &'json Json| {
        let names = set
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Json::as_str);
        names
            .map(|name| Some((name, json[name].as_str()?)))
            .collect()
    };
    sets.iter().filter_map(set).collect()
}

fn point(value: &Json, unit: Option<&str>) -> Option<Point> {
    let values: Vec<f64> = match value {
        Json::Array(values) => values.iter().filter_map(Json::as_f64).collect(),
        value => value.as_f64().into_iter().collect(),
    };
    let mut points = values.iter().take(EMBEDDED_VALUES_MAX);
    let mut point = Point::of(*points.next()?, 1.0, unit);
    for value in points {
        point.add(&Point::of(*value, 1.0, unit));
    }
    Some(point)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(message: &str) -> LogEvent {
        LogEvent {
            time_ms: 5,
            message: message.to_owned(),
        }
    }

    #[test]
    fn embedded_metrics_are_read_with_all_sets_of_dimensions() {
        let message = r#"{"_aws":{"Timestamp":7,"CloudWatchMetrics":[{"Namespace":"N",
            "Dimensions":[["a"],["a","b"],["nope"]],"Metrics":[{"Name":"m","Unit":"Count"},{"Name":"no"}]}]},
            "a":"x","b":"y","m":[1,2]}"#;
        let mut wanted = Point::of(1.0, 1.0, Some("Count"));
        wanted.add(&Point::of(2.0, 1.0, Some("Count")));
        let counted = |dimensions: &[(&str, &str)]| Counted {
            metric: MetricName::new("N", "m", dimensions),
            time_ms: 7,
            point: wanted.clone(),
        };
        let all = [counted(&[("a", "x")]), counted(&[("a", "x"), ("b", "y")])];
        assert_eq!(embedded(&event(message)), all);
        assert_eq!(embedded(&event("no metrics")), []);
    }

    #[test]
    fn filters_count_or_take_a_value_and_dimensions() {
        let transformation = |value: &str, dimensions: &[(&str, &str)]| Transformation {
            namespace: "N".to_owned(),
            name: "m".to_owned(),
            value: value.to_owned(),
            default: Some(0.0),
            dimensions: dimensions
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect(),
            unit: None,
        };
        let filter = |transformation| MetricFilterRecord {
            created_ms: 0,
            pattern: "{ $.level = \"error\" }".to_owned(),
            transformations: vec![transformation],
        };
        let events = [
            event(r#"{"level":"error","ms":2.5,"who":["x"]}"#),
            event("plain"),
        ];
        let found = of_filter(&filter(transformation("1", &[])), &events);
        assert_eq!(found[0].point, Point::of(1.0, 1.0, None));
        let found = of_filter(
            &filter(transformation("$.ms", &[("d", "$.who[0]")])),
            &events,
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].metric, MetricName::new("N", "m", &[("d", "x")]));
        assert_eq!(found[0].point, Point::of(2.5, 1.0, None));
        let nothing = of_filter(&filter(transformation("1", &[])), &events[1..]);
        assert_eq!(nothing[0].point, Point::of(0.0, 1.0, None));
    }
}
