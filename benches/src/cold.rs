//! A first invocation, split into its phases.

use std::error::Error;
use std::time::Duration;

use crate::functions::Function;
use crate::histogram::Samples;
use crate::report::{Report, show};
use crate::server::Server;

#[derive(Default)]
struct Phases {
    place: Samples,
    init: Samples,
    run: Samples,
    total: Samples,
}

/// Prints the phases of cold invocations.
pub(crate) async fn run(
    report: &Report,
    server: &Server,
    function: &Function,
    rounds: usize,
) -> Result<(), Box<dyn Error>> {
    let mut phases = Phases::default();
    for round in 0..rounds {
        server.renew(function.name, round).await?;
        let invoked = server.invoke(function.name, &function.payload).await?;
        let init =
            reported(&invoked.log, "Init Duration").ok_or("a cold invocation reports its init")?;
        let run = reported(&invoked.log, "Duration").ok_or("an invocation reports its duration")?;
        phases.place.push(invoked.took.saturating_sub(init + run));
        phases.init.push(init);
        phases.run.push(run);
        phases.total.push(invoked.took);
    }
    let p50 = |samples: &Samples| show(samples.percentile(50.0));
    let figures = format!(
        "p50 {:>9} = place {} + init {} + run {}   p99 {:>9}",
        p50(&phases.total),
        p50(&phases.place),
        p50(&phases.init),
        p50(&phases.run),
        show(phases.total.percentile(99.0)),
    );
    report.line(&format!("cold {}", function.name), &figures);
    Ok(())
}

/// A duration out of the REPORT line, such as `Duration: 3.01 ms`.
fn reported(log: &str, name: &str) -> Option<Duration> {
    let report = log.lines().find(|line| line.starts_with("REPORT "))?;
    let field = report
        .split('\t')
        .find_map(|field| field.strip_prefix(name)?.strip_prefix(": "))?;
    let ms: f64 = field.strip_suffix(" ms")?.parse().ok()?;
    Some(Duration::from_secs_f64(ms / 1e3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_from_the_report_line() {
        let log = "START RequestId: x Version: $LATEST\nREPORT RequestId: x\tDuration: 3.01 ms\tBilled Duration: 114 ms\tMemory Size: 128 MB\tMax Memory Used: 36 MB\tInit Duration: 110.10 ms\t\n";
        assert_eq!(
            reported(log, "Duration"),
            Some(Duration::from_micros(3_010))
        );
        assert_eq!(
            reported(log, "Init Duration"),
            Some(Duration::from_micros(110_100))
        );
        assert_eq!(reported(log, "Restore Duration"), None);
    }
}
