//! What is known of the values of a time: count, sum, extremes and how they spread.

use serde::{Deserialize, Serialize};

use super::limits;

/// The values of one minute, or of a longer time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub(super) count: f64,
    pub(super) sum: f64,
    pub(super) min: f64,
    pub(super) max: f64,
    #[serde(default)]
    pub(super) unit: Option<String>,
    /// Values and how often they came, in their order; none when only sums were told.
    #[serde(default)]
    spread: Vec<(f64, f64)>,
}

impl Point {
    /// One value that came so many times.
    pub fn of(value: f64, count: f64, unit: Option<&str>) -> Point {
        Point {
            count,
            sum: value * count,
            min: value,
            max: value,
            unit: unit.map(str::to_owned),
            spread: vec![(value, count)],
        }
    }

    /// Values of which only the sums are known.
    pub(super) fn of_set(count: f64, sum: f64, min: f64, max: f64, unit: Option<&str>) -> Point {
        Point {
            count,
            sum,
            min,
            max,
            unit: unit.map(str::to_owned),
            spread: Vec::new(),
        }
    }

    /// Adds the values of another point.
    pub fn add(&mut self, other: &Point) {
        self.count += other.count;
        self.sum += other.sum;
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
        for (value, count) in &other.spread {
            let found = self.spread.binary_search_by(|(it, _)| it.total_cmp(value));
            match found {
                Ok(place) => self.spread[place].1 += count,
                Err(place) => self.spread.insert(place, (*value, *count)),
            }
        }
        if self.spread.len() > limits::SPREAD_MAX {
            self.coarsen();
        }
    }

    /// Puts values together that differ in the third digit, or in the second if need be.
    fn coarsen(&mut self) {
        for digits in [2, 1] {
            let mut coarse: Vec<(f64, f64)> = Vec::new();
            for (value, count) in self.spread.drain(..) {
                let value = rounded(value, digits);
                match coarse.last_mut() {
                    Some((last, known)) if *last == value => *known += count,
                    _ => coarse.push((value, count)),
                }
            }
            self.spread = coarse;
            if self.spread.len() <= limits::SPREAD_MAX {
                return;
            }
        }
    }

    /// The value below which so many of a hundred values lie.
    pub(super) fn percentile(&self, percent: f64) -> Option<f64> {
        let all: f64 = self.spread.iter().map(|(_, count)| count).sum();
        let wanted = all * percent / 100.0;
        let mut passed = 0.0;
        for (value, count) in &self.spread {
            passed += count;
            if passed >= wanted {
                return Some(value.clamp(self.min, self.max));
            }
        }
        None
    }
}

/// A value with so many digits.
fn rounded(value: f64, digits: i32) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let exponent = value.abs().log10().floor() as i32;
    let scale = 10_f64.powi(exponent - digits + 1);
    (value / scale).round() * scale
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
    fn points_know_their_percentiles() {
        let mut all = Point::of(1.0, 1.0, None);
        for value in 2..=100 {
            all.add(&Point::of(f64::from(value), 1.0, None));
        }
        assert_eq!(all.percentile(50.0), Some(50.0));
        assert_eq!(all.percentile(99.0), Some(99.0));
        assert_eq!(all.percentile(100.0), Some(100.0));
        assert_eq!(
            (all.count, all.sum, all.min, all.max),
            (100.0, 5050.0, 1.0, 100.0)
        );
    }

    #[test]
    fn many_different_values_stay_bounded() {
        let mut all = Point::of(1.0, 1.0, None);
        for value in 2..=10_000 {
            all.add(&Point::of(f64::from(value), 1.0, None));
        }
        assert!(all.spread.len() <= limits::SPREAD_MAX);
        let median = all.percentile(50.0).expect("values");
        assert!((4500.0..=5500.0).contains(&median), "{median}");
    }
}
