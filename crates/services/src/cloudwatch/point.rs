//! What is known of the values of a time, in a unit.

use std::ops::Deref;

use frazil_lambda::metrics::Values;
use serde::{Deserialize, Serialize};

/// The values of one minute, or of a longer time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    #[serde(flatten)]
    values: Values,
    #[serde(default)]
    pub(super) unit: Option<String>,
}

impl Point {
    /// Values in a unit.
    pub fn new(values: Values, unit: Option<&str>) -> Point {
        Point {
            values,
            unit: unit.map(str::to_owned),
        }
    }

    /// One value that came so many times.
    pub fn of(value: f64, count: f64, unit: Option<&str>) -> Point {
        Point::new(Values::of(value, count), unit)
    }

    /// Adds the values of another point.
    pub fn add(&mut self, other: &Point) {
        self.values.add(&other.values);
    }
}

impl Deref for Point {
    type Target = Values;

    fn deref(&self) -> &Values {
        &self.values
    }
}

/// What is asked of a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Statistic {
    Average,
    Sum,
    Minimum,
    Maximum,
    SampleCount,
    Percentile(f64),
}

impl Statistic {
    pub(super) fn named(name: &str) -> Option<Statistic> {
        Some(match name {
            "Average" => Statistic::Average,
            "Sum" => Statistic::Sum,
            "Minimum" => Statistic::Minimum,
            "Maximum" => Statistic::Maximum,
            "SampleCount" => Statistic::SampleCount,
            _ => {
                let percent: f64 = name.strip_prefix('p')?.parse().ok()?;
                Some(Statistic::Percentile(percent)).filter(|_| (0.0..=100.0).contains(&percent))?
            }
        })
    }

    pub(super) fn of(self, point: &Point) -> Option<f64> {
        Some(match self {
            Statistic::Average => point.sum / point.count,
            Statistic::Sum => point.sum,
            Statistic::Minimum => point.min,
            Statistic::Maximum => point.max,
            Statistic::SampleCount => point.count,
            Statistic::Percentile(percent) => return point.percentile(percent),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_stored_flat() {
        let point = Point::of(2.0, 3.0, Some("Count"));
        let stored = serde_json::to_value(&point).expect("a point is JSON");
        let flat = serde_json::json!({
            "count": 3.0, "sum": 6.0, "min": 2.0, "max": 2.0, "spread": [[2.0, 3.0]],
            "unit": "Count",
        });
        assert_eq!(stored, flat);
        let read: Point = serde_json::from_value(stored).expect("it was written so");
        assert_eq!(read, point);
    }
}
