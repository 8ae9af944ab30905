//! What frazil costs, beside what the machine allows.
//!
//! Figures of different runs cannot be compared: the machines are shared and noisy. Wherever two
//! things are compared, both are measured in this run and the ratio is printed.

mod clients;
mod cold;
mod environments;
mod floor;
mod functions;
mod histogram;
mod load;
mod memory;
mod packaging;
mod report;
mod scale;
mod server;
mod warm;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;

use report::Report;

/// What to measure; everything without a name.
#[derive(Debug, Parser)]
#[command(
    name = "benches",
    about = "Measures frazil beside the machine's floors"
)]
struct Arguments {
    /// environments, scale, cold, warm, memory, packaging
    what: Vec<String>,
    /// How often each thing is repeated.
    #[arg(long, default_value_t = 200)]
    rounds: usize,
    /// How long each load lasts, in seconds.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
}

impl Arguments {
    fn length(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
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
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    if asked("scale") {
        runtime.block_on(scale::run(&report, state.path()))?;
    }
    let served = ["cold", "warm", "memory", "packaging"];
    if !served.into_iter().any(asked) {
        return Ok(());
    }
    report.heading("Packaging");
    let workshop = clients::workshop()?;
    let functions = [
        functions::rust()?,
        functions::python()?,
        functions::node()?,
        packaging::run(&report, &workshop)?,
    ];
    let floors = match asked("warm") {
        true => clients::floors(&workshop, state.path(), &functions, arguments.length())?,
        false => Vec::new(),
    };
    let measured = Measured {
        arguments,
        report,
        functions,
        floors,
    };
    runtime.block_on(serve(&measured, state.path(), asked))
}

struct Measured<'a> {
    arguments: &'a Arguments,
    report: Report,
    functions: [functions::Function; 4],
    /// Rates against the bare loop, by function name.
    floors: Vec<(&'static str, f64)>,
}

async fn serve(
    measured: &Measured<'_>,
    state: &Path,
    asked: impl Fn(&str) -> bool,
) -> Result<(), Box<dyn Error>> {
    let report = &measured.report;
    let server = server::Server::start(state)?;
    for function in &measured.functions {
        server.create(function).await?;
    }
    if asked("memory") {
        report.heading("Memory");
        memory::idle(report, &server)?;
        for function in &measured.functions {
            memory::frozen(report, &server, function).await?;
        }
    }
    if asked("cold") {
        report.heading(
            "Cold invocations: place (request to exec, and back) + init (exec to next) + run",
        );
        for function in &measured.functions {
            cold::run(report, &server, function, measured.arguments.rounds / 4).await?;
        }
    }
    if asked("warm") {
        report.heading("Warm invocations over HTTP, everything on these cores");
        warm::echo(report, measured.arguments.length()).await?;
        for function in &measured.functions {
            let floor = measured
                .floors
                .iter()
                .find(|(name, _)| *name == function.name);
            warm::run(
                report,
                &server,
                function,
                floor.map(|(_, rate)| *rate),
                measured.arguments.length(),
            )
            .await?;
        }
    }
    Ok(())
}
