//! What this machine offers: the list that `frazil doctor` prints.
//!
//! It is found out by doing: a sandbox is started, an environment is made, a program looks around in it.

use std::ffi::OsString;
use std::io::Read;
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::cgroup::{Controller, Layout};
use crate::channel::wait_readable;
use crate::environment::Environment;
use crate::limits::INIT_WAIT;
use crate::sandbox::{Findings, Sandbox};
use crate::spec::{Config, Program, Spawner, Spec};

/// One step of an environment's set-up, or one guarantee, and how it stands on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is checked, in a few words.
    pub name: &'static str,
    /// Why it is wanted.
    pub reason: &'static str,
    /// How it stands.
    pub state: State,
}

/// How a step or guarantee stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// As promised.
    Works,
    /// Environments run, with less than promised.
    Degraded {
        /// What is lost.
        lost: String,
    },
    /// No environment can be made.
    Missing {
        /// What to do.
        remedy: String,
    },
}

impl State {
    /// Works if `true`.
    fn or_lost(works: bool, lost: impl Into<String>) -> Self {
        if works {
            Self::Works
        } else {
            Self::Degraded { lost: lost.into() }
        }
    }
}

/// Looks around in an environment. Each line it prints is a guarantee that does not hold.
const LOOK_AROUND: &str = r#"
for d in / /usr /etc /dev /var/task; do ( : > $d/frazil-probe ) 2>/dev/null && echo "read-only root: $d can be written"; done
( : > /tmp/frazil-probe ) 2>/dev/null || echo "writable /tmp: it cannot be written"
while read -r key value rest; do case "$key$value" in
  CapEff:0000000000000000|CapBnd:0000000000000000|NoNewPrivs:1|Seccomp:2) ;;
  CapEff:*|CapBnd:*|NoNewPrivs:*|Seccomp:*) echo "no privileges: $key $value" ;;
esac; done < /proc/self/status
set -- /proc/[0-9]*
[ $# -le 2 ] || echo "own processes: $# processes are visible"
kill -9 1 2>/dev/null
"#;

/// Tries everything that an environment needs and promises, with `spawner` as [`Config::spawner`]. Nothing stays.
/// Takes some tenths of a second.
pub fn probe(spawner: &Spawner) -> Vec<Check> {
    let state_dir = std::env::temp_dir().join(format!("frazil-probe-{}", std::process::id()));
    let mut config = Config::new(
        format!("probe-{}", std::process::id()),
        &state_dir,
        spawner.clone(),
    );
    config.pool = 0;
    let mut checks = Vec::new();
    match Sandbox::start(config) {
        Err(error) => checks.push(broken("root and namespaces", ROOT_REASON, &error)),
        Ok(sandbox) => {
            checks.push(Check {
                name: "root and namespaces",
                reason: ROOT_REASON,
                state: State::Works,
            });
            checks.extend(sandbox.checks());
            checks.extend(trial(&sandbox));
            sandbox.stop();
        }
    }
    let _ = std::fs::remove_dir_all(&state_dir);
    checks
}

const ROOT_REASON: &str =
    "a read-only root from the host's programs, in a mount namespace of the spawner's own";

fn broken(name: &'static str, reason: &'static str, error: &dyn std::error::Error) -> Check {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    let hint = if rustix::process::geteuid().is_root() {
        "Linux 5.12 or newer with namespaces is needed; in a container, run it with --privileged"
    } else {
        "run it as root, or allow unprivileged user namespaces \
         (sysctl kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu, kernel.unprivileged_userns_clone=1 on Debian)"
    };
    Check {
        name,
        reason,
        state: State::Missing {
            remedy: format!("{text}; {hint}"),
        },
    }
}

impl Sandbox {
    /// How each guarantee stands that depends on the machine: what a server says when it starts. Costs nothing.
    pub fn checks(&self) -> Vec<Check> {
        facts(&self.findings())
    }
}

fn facts(found: &Findings<'_>) -> Vec<Check> {
    let layout = found.layout;
    let limit = |controller, lost: &str| State::or_lost(layout.has(controller), lost);
    let check = |name, reason, state| Check {
        name,
        reason,
        state,
    };
    vec![
        check(
            "user",
            "the function has a user that exists nowhere else",
            State::or_lost(
                !found.rootless,
                "without root, the function has your own user on the host",
            ),
        ),
        check(
            "freezer",
            "between invocations nothing runs",
            freezer(layout),
        ),
        check(
            "memory limit",
            "a function gets what is configured, and no more",
            limit(
                Controller::Memory,
                "memory is limited for each process, not for all together, and not measured; \
                 give the server a cgroup v2 subtree of its own (systemd: Delegate=yes)",
            ),
        ),
        check(
            "process limit",
            "a fork bomb stays in its environment",
            limit(Controller::Pids, "processes are limited for each user only"),
        ),
        check(
            "CPU share",
            "1769 MB of memory are worth one CPU",
            limit(Controller::Cpu, "every function may use all CPUs"),
        ),
        check(
            "cgroup joins",
            "a cold start does not wait for the kernel",
            joins(layout),
        ),
        check(
            "/tmp",
            "exactly the configured size, not charged to the function's memory",
            match found.images {
                None => State::Works,
                Some(why) => State::Degraded {
                    lost: format!("/tmp is a tmpfs and counts as the function's memory: {why}"),
                },
            },
        ),
        check(
            "network",
            "functions reach the outside, and not the host, its metadata service or one another",
            match found.outside {
                None => State::or_lost(
                    !found.rootless,
                    "functions reach whatever you reach, also a cloud's metadata service and this host's addresses",
                ),
                Some(why) => State::Degraded {
                    lost: format!(
                        "functions reach nothing but the Runtime API and the endpoint: {why}"
                    ),
                },
            },
        ),
    ]
}

fn freezer(layout: &Layout) -> State {
    let lost = "stop signals are used: a parent may notice that its child stopped";
    State::or_lost(
        layout.unified.is_some() || layout.has(Controller::Freezer),
        lost,
    )
}

/// The join of a v1 cgroup waits for the whole kernel, unless a mount option of cgroup v2 says otherwise.
fn joins(layout: &Layout) -> State {
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let lost = "cgroup v1 is in use: a cold start that finds the pool empty may take 20 ms longer. \
        The kernel's boot parameter cgroup_favordynmods=true cures it, or cgroup v2 alone (systemd.unified_cgroup_hierarchy=1)";
    State::or_lost(
        layout.legacy.is_empty() || mounts.contains("favordynmods"),
        lost,
    )
}

/// What an environment shows.
fn trial(sandbox: &Sandbox) -> Vec<Check> {
    const REASON: &str =
        "mount, pid, ipc, uts, net and cgroup namespaces with an init of their own";
    let mut environment = match sandbox.create(&Spec {
        tmp_bytes: 1 << 20,
        ..Spec::default()
    }) {
        Ok(environment) => environment,
        Err(error) => return vec![broken("environment", REASON, &error)],
    };
    let seen = look_around(&mut environment);
    let complaints = seen.clone().unwrap_or_default();
    let about = |name: &str| {
        complaints
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
            .map(str::to_owned)
    };
    let check = |name, reason| {
        let state = about(name).map_or(State::Works, |lost| State::Degraded { lost });
        Check {
            name,
            reason,
            state,
        }
    };
    let runs = match seen {
        Ok(_) => State::Works,
        Err(remedy) => State::Missing { remedy },
    };
    vec![
        Check {
            name: "environment",
            reason: REASON,
            state: runs,
        },
        check("read-only root", "code and system cannot be changed"),
        check("writable /tmp", "the one place that can be written"),
        check(
            "no privileges",
            "no capability, no new privileges, a filter for system calls",
        ),
        check("own processes", "a function sees and signals nobody else's"),
        Check {
            name: "freeze and kill",
            reason: "confirmed, also frozen",
            state: stops(&mut environment),
        },
    ]
}

fn look_around(environment: &mut Environment) -> Result<String, String> {
    let process = environment
        .start(&shell(LOOK_AROUND))
        .map_err(|error| error.to_string())?;
    wait_readable(process.exit_fd(), INIT_WAIT).map_err(|error| error.to_string())?;
    environment.kill_all().map_err(|error| error.to_string())?;
    let mut said = String::new();
    std::fs::File::from(process.stdout)
        .read_to_string(&mut said)
        .map_err(|error| error.to_string())?;
    Ok(said)
}

fn stops(environment: &mut Environment) -> State {
    let attempt = || -> Result<bool, Box<dyn std::error::Error>> {
        let process = environment.start(&shell("echo on; while :; do :; done"))?;
        wait_readable(process.stdout.as_fd(), INIT_WAIT)?;
        environment.freeze()?;
        let deadline = Instant::now() + INIT_WAIT;
        while !environment.is_frozen()? && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(1));
        }
        let frozen = environment.is_frozen()?;
        environment.kill_all()?;
        Ok(frozen)
    };
    let mut attempt = attempt;
    match attempt() {
        Ok(true) => State::Works,
        Ok(false) => State::Degraded {
            lost: "processes did not stop when frozen".into(),
        },
        Err(error) => State::Missing {
            remedy: error.to_string(),
        },
    }
}

fn shell(script: &str) -> Program {
    Program {
        argv: ["/bin/sh", "-c", script].map(OsString::from).into(),
        env: vec![("PATH".into(), "/usr/bin:/bin".into())],
        cwd: PathBuf::from("/"),
        log_fd_number: None,
    }
}
