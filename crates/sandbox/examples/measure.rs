//! Prints what environments cost on this machine: creation from nothing and from the pool, freezing, resetting.
//!
//! `cargo run --release -p frazil-sandbox --example measure` as root; the program is its own spawner.

use std::ffi::OsString;
use std::os::fd::{AsFd, BorrowedFd};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use frazil_sandbox::{Config, Environment, Freezer, Network, Program, Sandbox, Spawner, Spec};
use rustix::event::{PollFd, PollFlags, poll};

const ROUNDS: usize = 100;
const AS_SPAWNER: &str = "__spawner";

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some(AS_SPAWNER) {
        return frazil_sandbox::spawner_main();
    }
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print(&format!("{error}"));
            ExitCode::FAILURE
        }
    }
}

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn measure() -> Outcome {
    let state = tempfile::tempdir()?;
    let spawner = Spawner {
        program: std::env::current_exe()?,
        args: vec![AS_SPAWNER.into()],
    };
    for (title, pool, network, tmpfs) in [
        (
            "from nothing, /tmp a tmpfs, no network",
            0,
            Network::Off,
            true,
        ),
        ("from nothing", 0, Network::Off, false),
        ("from nothing, with network", 0, Network::Auto, false),
        ("from the pool", 8, Network::Auto, false),
    ] {
        let mut config = Config::new("measure", state.path(), spawner.clone());
        (config.pool, config.network) = (pool, network);
        config.tmpfs = tmpfs;
        let start = Instant::now();
        let sandbox = Sandbox::start(config)?;
        print(&format!(
            "start of the sandbox {:>45.1} ms",
            start.elapsed().as_secs_f64() * 1e3
        ));
        creation(title, &sandbox, pool > 0)?;
        sandbox.stop();
    }
    for (title, freezer) in [
        ("cgroup v2", Freezer::Auto),
        ("cgroup v1", Freezer::V1),
        ("signals", Freezer::Signals),
    ] {
        let mut config = Config::new("measure", state.path(), spawner.clone());
        (config.pool, config.network, config.freezer) = (0, Network::Off, freezer);
        let sandbox = Sandbox::start(config)?;
        freezing(title, &sandbox)?;
        sandbox.stop();
    }
    Ok(())
}

/// `create` alone, then with a program in it up to its first byte.
fn creation(title: &str, sandbox: &Sandbox, pause: bool) -> Outcome {
    let (mut created, mut spoken) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        if pause {
            std::thread::sleep(Duration::from_millis(20));
        }
        let start = Instant::now();
        let mut environment = sandbox.create(&spec())?;
        created.push(start.elapsed());
        first_byte(&mut environment)?;
        spoken.push(start.elapsed());
    }
    report(&format!("{title}: created"), &mut created);
    report(&format!("{title}: program's first byte"), &mut spoken);
    Ok(())
}

fn freezing(title: &str, sandbox: &Sandbox) -> Outcome {
    let mut environment = sandbox.create(&spec())?;
    let (mut freeze, mut thaw, mut reset) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        first_byte(&mut environment)?;
        freeze.push(time(|| environment.freeze())?);
        thaw.push(time(|| environment.thaw())?);
        reset.push(time(|| environment.kill_all())?);
    }
    report(&format!("{title}: freeze"), &mut freeze);
    report(&format!("{title}: thaw"), &mut thaw);
    report(&format!("{title}: reset"), &mut reset);
    Ok(())
}

fn spec() -> Spec {
    Spec {
        listeners: vec![([127, 0, 0, 1], 9001).into()],
        ..Spec::default()
    }
}

fn first_byte(environment: &mut Environment) -> Outcome {
    let argv = ["/bin/echo", "x"].map(OsString::from).into();
    let process = environment.start(&Program {
        argv,
        cwd: "/var/task".into(),
        ..Program::default()
    })?;
    wait(process.stdout.as_fd())
}

fn time<E>(action: impl FnOnce() -> Result<(), E>) -> Result<Duration, E> {
    let start = Instant::now();
    action()?;
    Ok(start.elapsed())
}

fn wait(fd: BorrowedFd<'_>) -> Outcome {
    poll(&mut [PollFd::from_borrowed_fd(fd, PollFlags::IN)], None)?;
    Ok(())
}

fn report(title: &str, times: &mut [Duration]) {
    times.sort();
    let at = |percent: usize| times[times.len() * percent / 100].as_secs_f64() * 1e6;
    print(&format!(
        "{title:<50} p50 {:>8.0} µs   p99 {:>8.0} µs",
        at(50),
        at(99)
    ));
}

#[allow(clippy::print_stdout)]
fn print(line: &str) {
    println!("{line}");
}
