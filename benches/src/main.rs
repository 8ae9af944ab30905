//! What frazil costs, beside what the machine allows.
//!
//! Figures of different runs cannot be compared: the machines are shared and noisy. Wherever two
//! things are compared, both are measured in this run and the ratio is printed.

mod environments;
mod histogram;
mod load;
mod report;

use std::error::Error;
use std::process::ExitCode;

use clap::Parser;

use report::Report;

/// What to measure; everything without a name.
#[derive(Debug, Parser)]
#[command(
    name = "benches",
    about = "Measures frazil beside the machine's floors"
)]
struct Arguments {
    /// environments, cold, warm, memory, packaging
    what: Vec<String>,
    /// How often each thing is repeated.
    #[arg(long, default_value_t = 200)]
    rounds: usize,
}

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some(environments::SPAWNER_ARGUMENT) {
        return frazil_sandbox::spawner_main();
    }
    match measure(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report::complain(error.as_ref());
            ExitCode::FAILURE
        }
    }
}

fn measure(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let asked =
        |name: &str| arguments.what.is_empty() || arguments.what.iter().any(|what| what == name);
    let state = tempfile::Builder::new().prefix("frazil-bench-").tempdir()?;
    let report = Report;
    if asked("environments") {
        environments::run(&report, state.path(), arguments.rounds)?;
    }
    Ok(())
}
