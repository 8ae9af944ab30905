//! Percentiles of a list of durations.

use std::time::Duration;

/// Durations collected by one measurement, sorted when asked.
#[derive(Debug, Default, Clone)]
pub(crate) struct Samples(Vec<Duration>);

impl Samples {
    /// Adds one duration.
    pub(crate) fn push(&mut self, sample: Duration) {
        self.0.push(sample);
    }

    /// Takes over another list.
    pub(crate) fn extend(&mut self, other: &Samples) {
        self.0.extend_from_slice(&other.0);
    }

    /// How many durations there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The duration that `percent` of the samples do not exceed, or zero without samples.
    pub(crate) fn percentile(&self, percent: f64) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let last = sorted.len().saturating_sub(1);
        let index = (last as f64 * percent / 100.0).round() as usize;
        sorted.get(index).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_taken_from_the_sorted_list() {
        let mut samples = Samples::default();
        for ms in [5, 1, 3, 2, 4] {
            samples.push(Duration::from_millis(ms));
        }
        assert_eq!(samples.percentile(50.0), Duration::from_millis(3));
        assert_eq!(samples.percentile(99.0), Duration::from_millis(5));
        assert_eq!(Samples::default().percentile(50.0), Duration::ZERO);
    }
}
