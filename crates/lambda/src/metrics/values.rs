//! What is known of many values: how many they are, their sum, their extremes, how they spread.

use serde::{Deserialize, Serialize};

use crate::limits::SPREAD_MAX;

/// The values of a time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Values {
    /// How many.
    pub count: f64,
    /// All together.
    pub sum: f64,
    /// The least; 0 when there is none.
    pub min: f64,
    /// The greatest; 0 when there is none.
    pub max: f64,
    /// Values and how often they came, in their order; none when only sums were told.
    #[serde(default)]
    spread: Vec<(f64, f64)>,
}

impl Values {
    /// One value that came so many times.
    #[must_use]
    pub fn of(value: f64, count: f64) -> Values {
        Values {
            count,
            sum: value * count,
            min: value,
            max: value,
            spread: vec![(value, count)],
        }
    }

    /// Values of which only the sums are known.
    #[must_use]
    pub fn of_set(count: f64, sum: f64, min: f64, max: f64) -> Values {
        Values {
            count,
            sum,
            min,
            max,
            spread: Vec::new(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0.0
    }

    /// One more value.
    pub fn note(&mut self, value: f64) {
        self.sum_up(1.0, value, value, value);
        self.spread_out(value, 1.0);
        self.bound();
    }

    /// Adds all values of another time.
    pub fn add(&mut self, other: &Values) {
        if other.is_empty() {
            return;
        }
        self.sum_up(other.count, other.sum, other.min, other.max);
        for (value, count) in &other.spread {
            self.spread_out(*value, *count);
        }
        self.bound();
    }

    fn sum_up(&mut self, count: f64, sum: f64, min: f64, max: f64) {
        let first = self.is_empty();
        self.min = if first { min } else { self.min.min(min) };
        self.max = if first { max } else { self.max.max(max) };
        self.count += count;
        self.sum += sum;
    }

    fn spread_out(&mut self, value: f64, count: f64) {
        let found = self.spread.binary_search_by(|(it, _)| it.total_cmp(&value));
        match found {
            Ok(place) => self.spread[place].1 += count,
            Err(place) => self.spread.insert(place, (value, count)),
        }
    }

    /// Puts values together that differ in the third digit, or in the second if need be.
    fn bound(&mut self) {
        for digits in [2, 1] {
            if self.spread.len() <= SPREAD_MAX {
                return;
            }
            let mut coarse: Vec<(f64, f64)> = Vec::new();
            for (value, count) in self.spread.drain(..) {
                let value = rounded(value, digits);
                match coarse.last_mut() {
                    Some((last, known)) if *last == value => *known += count,
                    _ => coarse.push((value, count)),
                }
            }
            self.spread = coarse;
        }
    }

    /// The value below which so many of a hundred values lie; none where only sums are known.
    #[must_use]
    pub fn percentile(&self, percent: f64) -> Option<f64> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn up_to(most: u32) -> Values {
        let mut all = Values::default();
        for value in 1..=most {
            all.note(f64::from(value));
        }
        all
    }

    #[test]
    fn values_know_their_percentiles() {
        let mut all = up_to(50);
        let mut more = Values::of(51.0, 1.0);
        for value in 52..=100 {
            more.note(f64::from(value));
        }
        all.add(&more);
        all.add(&Values::default());
        assert_eq!(all.percentile(50.0), Some(50.0));
        assert_eq!(all.percentile(99.0), Some(99.0));
        assert_eq!(all.percentile(100.0), Some(100.0));
        let sums = (all.count, all.sum, all.min, all.max);
        assert_eq!(sums, (100.0, 5050.0, 1.0, 100.0));
    }

    #[test]
    fn many_different_values_stay_bounded() {
        let all = up_to(10_000);
        assert!(all.spread.len() <= SPREAD_MAX);
        let median = all.percentile(50.0).expect("values");
        assert!((4500.0..=5500.0).contains(&median), "{median}");
    }
}
