//! An environment from nothing and from the pool, and what stopping and resuming it costs.

use std::error::Error;
use std::ffi::OsString;
use std::path::Path;
use std::time::{Duration, Instant};

use frazil_sandbox::{Config, Environment, Network, Program, Sandbox, Spawner, Spec};

use crate::histogram::Samples;
use crate::report::{Report, ratio, show};

/// The hidden first argument with which this program is the sandbox's spawner.
pub(crate) const SPAWNER_ARGUMENT: &str = "__spawner";

/// A sandbox of this program's own, with `pool` environments made ahead.
pub(crate) fn sandbox(
    state: &Path,
    pool: usize,
    network: Network,
) -> Result<Sandbox, Box<dyn Error>> {
    let spawner = Spawner {
        program: std::env::current_exe()?,
        args: vec![OsString::from(SPAWNER_ARGUMENT)],
    };
    let name = format!("frazil-bench-{}-{pool}", std::process::id());
    let mut config = Config::new(name, state.join(format!("sandbox-{pool}")), spawner);
    config.pool = pool;
    config.network = network;
    Ok(Sandbox::start(config)?)
}

/// Prints creation (from nothing, from the pool), freezing and thawing.
pub(crate) fn run(report: &Report, state: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    report.heading(
        "Environments: create and start a program (100 µs per fork and exec is the floor)",
    );
    let floor = fork_and_exec(rounds)?;
    line(
        report,
        "floor: fork, exec and wait on the host",
        &floor,
        None,
    );
    for (pool, name) in [(0, "from nothing"), (8, "from the pool")] {
        let sandbox = sandbox(state, pool, Network::Off)?;
        let samples = creations(&sandbox, rounds, Duration::ZERO)?;
        line(
            report,
            &format!("{name}, back to back"),
            &samples,
            Some(&floor),
        );
        let samples = creations(&sandbox, rounds / 2, Duration::from_millis(20))?;
        line(
            report,
            &format!("{name}, one every 20 ms"),
            &samples,
            Some(&floor),
        );
        sandbox.stop();
    }
    freezing(report, state, rounds)
}

fn line(report: &Report, name: &str, samples: &Samples, floor: Option<&Samples>) {
    let (p50, p99) = (samples.percentile(50.0), samples.percentile(99.0));
    let beside =
        floor.map(|floor| format!("   {} of the floor", ratio(p50, floor.percentile(50.0))));
    let figures = format!("p50 {:>9}   p99 {:>9}", show(p50), show(p99));
    report.line(name, &(figures + &beside.unwrap_or_default()));
}

fn fork_and_exec(rounds: usize) -> Result<Samples, Box<dyn Error>> {
    let mut samples = Samples::default();
    for _ in 0..rounds {
        let started = Instant::now();
        std::process::Command::new("/bin/true").status()?;
        samples.push(started.elapsed());
    }
    Ok(samples)
}

/// Creates environments one after the other; each is measured until its program has ended.
fn creations(sandbox: &Sandbox, rounds: usize, pause: Duration) -> Result<Samples, Box<dyn Error>> {
    let mut samples = Samples::default();
    for _ in 0..rounds {
        let started = Instant::now();
        let mut environment = sandbox.create(&spec())?;
        let mut process = environment.start(&program(&["/bin/true"]))?;
        until_ended(&mut process);
        samples.push(started.elapsed());
        environment.destroy()?;
        std::thread::sleep(pause);
    }
    Ok(samples)
}

fn spec() -> Spec {
    Spec {
        listeners: vec!["127.0.0.1:9001".parse().expect("an address")],
        network: false,
        ..Spec::default()
    }
}

fn program(words: &[&str]) -> Program {
    Program {
        argv: words.iter().map(OsString::from).collect(),
        cwd: "/".into(),
        ..Program::default()
    }
}

fn until_ended(process: &mut frazil_sandbox::Process) {
    while process.try_exit().is_none() {
        // The exit descriptor is readable at the end; a blocking poll costs one wake-up.
        let _ = rustix::event::poll(
            &mut [rustix::event::PollFd::new(
                &process.exit_fd(),
                rustix::event::PollFlags::IN,
            )],
            None,
        );
    }
}

fn freezing(report: &Report, state: &Path, rounds: usize) -> Result<(), Box<dyn Error>> {
    report.heading("Freeze and thaw (a write each; 1–2 µs hot is the floor)");
    let sandbox = sandbox(state, 0, Network::Off)?;
    let mut environment = sandbox.create(&spec())?;
    let _process = environment.start(&program(&["/bin/sleep", "1000"]))?;
    let (mut freeze, mut thaw, mut floor) = <(Samples, Samples, Samples)>::default();
    let null = std::fs::File::options().write(true).open("/dev/null")?;
    for _ in 0..rounds {
        freeze.push(timed(|| environment.freeze())?);
        wait_for(&environment, true)?;
        thaw.push(timed(|| environment.thaw())?);
        wait_for(&environment, false)?;
        floor.push(timed(|| rustix::io::write(&null, b"1"))?);
    }
    line(report, "floor: one write to /dev/null", &floor, None);
    line(report, "freeze", &freeze, Some(&floor));
    line(report, "thaw", &thaw, Some(&floor));
    environment.destroy()?;
    sandbox.stop();
    Ok(())
}

fn timed<T, E: Error + 'static>(
    act: impl FnOnce() -> Result<T, E>,
) -> Result<Duration, Box<dyn Error>> {
    let started = Instant::now();
    act()?;
    Ok(started.elapsed())
}

fn wait_for(environment: &Environment, frozen: bool) -> Result<(), Box<dyn Error>> {
    while environment.is_frozen()? != frozen {
        std::hint::spin_loop();
    }
    Ok(())
}
