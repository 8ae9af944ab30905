//! What a run prints: one line a figure, beside its floor and the ratio to it.

use std::time::Duration;

/// Collects lines under headings and prints them as they come.
#[derive(Debug, Default)]
pub(crate) struct Report;

impl Report {
    /// Begins a group of figures.
    #[allow(clippy::print_stdout)]
    pub(crate) fn heading(&self, text: &str) {
        println!("\n## {text}");
    }

    /// Prints one line: a name, and its figures.
    #[allow(clippy::print_stdout)]
    pub(crate) fn line(&self, name: &str, figures: &str) {
        println!("{name:<44} {figures}");
    }
}

/// Says why a run ended early, with every cause.
#[allow(clippy::print_stderr)]
pub(crate) fn complain(error: &dyn std::error::Error) {
    eprintln!("error: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        eprintln!("  because {error}");
        cause = error.source();
    }
}

/// A duration in the unit that suits it.
#[must_use]
pub(crate) fn show(duration: Duration) -> String {
    let us = duration.as_secs_f64() * 1e6;
    match us {
        us if us < 1_000.0 => format!("{us:.1} µs"),
        us if us < 1_000_000.0 => format!("{:.2} ms", us / 1e3),
        us => format!("{:.2} s", us / 1e6),
    }
}

/// How many times longer `measured` takes than `floor`.
#[must_use]
pub(crate) fn ratio(measured: Duration, floor: Duration) -> String {
    format!("{:.2}x", measured.as_secs_f64() / floor.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_shown_in_a_fitting_unit() {
        assert_eq!(show(Duration::from_nanos(1_500)), "1.5 µs");
        assert_eq!(show(Duration::from_micros(2_500)), "2.50 ms");
        assert_eq!(show(Duration::from_millis(2_500)), "2.50 s");
        assert_eq!(
            ratio(Duration::from_millis(3), Duration::from_millis(2)),
            "1.50x"
        );
    }
}
