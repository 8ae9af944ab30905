//! What packaging may use of this machine, and how it runs other programs there.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A folder to keep things in, and the variables of the process. Both enter as values, so tests have their own.
#[derive(Debug, Clone)]
pub struct Workshop {
    /// Frazil's cache folder (`$XDG_CACHE_HOME/frazil`); everything in it can be made again.
    pub cache: PathBuf,
    /// Variables of the process: `PATH`, `HOME`, `VIRTUAL_ENV`, `UV_*`, `PIP_*` and proxies are looked at.
    pub variables: BTreeMap<OsString, OsString>,
}

/// A program that did not do what it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// It could not be started.
    #[error("`{program}` could not be started")]
    Start {
        /// The program.
        program: String,
        /// Why.
        source: std::io::Error,
    },
    /// It ended with an error.
    #[error("`{command}` failed ({status}):\n{said}")]
    Failed {
        /// The program and its first arguments.
        command: String,
        /// Exit status.
        status: ExitStatus,
        /// The end of what it said.
        said: String,
    },
    /// It did not end.
    #[error("`{command}` did not end within {} s", limit.as_secs())]
    Late {
        /// The program and its first arguments.
        command: String,
        /// How long it had.
        limit: Duration,
    },
}

/// How long uv or pip may take: large dependencies over a slow line.
const PROGRAM_TIMEOUT: Duration = Duration::from_secs(900);

/// Pause between two looks whether a program has ended; the first is shorter.
const WAIT_PAUSE_MAX: Duration = Duration::from_millis(20);

/// Lines of a failed program's messages that are shown.
const SAID_LINES_MAX: usize = 15;

impl Workshop {
    /// A variable of the process, unless it is empty or not UTF-8.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables
            .get(OsStr::new(name))
            .and_then(|value| value.to_str())
            .filter(|value| !value.is_empty())
    }

    /// A command that sees these variables only.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .envs(&self.variables)
            .stdin(Stdio::null());
        command
    }

    /// The files that `name` means on `PATH`, in order.
    pub(crate) fn on_path(&self, name: &str) -> Vec<PathBuf> {
        let path = self
            .variables
            .get(OsStr::new("PATH"))
            .cloned()
            .unwrap_or_default();
        std::env::split_paths(&path)
            .map(|dir| dir.join(name))
            .filter(|file| file.is_file())
            .collect()
    }

    /// A folder of the cache, made when missing.
    pub(crate) fn cache_dir(&self, name: &str) -> Result<PathBuf, std::io::Error> {
        let dir = self.cache.join(name);
        std::fs::create_dir_all(&dir)?;
        Ok(dir)
    }
}

/// Runs a command to its end, which must come within [`PROGRAM_TIMEOUT`].
pub(crate) fn run(command: &mut Command) -> Result<Output, CommandError> {
    run_within(command, PROGRAM_TIMEOUT)
}

/// Runs a command to its end, which must come within `limit`.
pub(crate) fn run_within(command: &mut Command, limit: Duration) -> Result<Output, CommandError> {
    let program = command.get_program().to_string_lossy().into_owned();
    let start = |source| CommandError::Start {
        program: program.clone(),
        source,
    };
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(start)?;
    let (stdout, stderr) = (collect(child.stdout.take()), collect(child.stderr.take()));
    let Some(status) = wait_within(&mut child, limit).map_err(start)? else {
        // Whoever hangs is ended; an error here means that it ended by itself.
        let _ = child.kill();
        let _ = child.wait();
        return Err(CommandError::Late {
            command: shown(command),
            limit,
        });
    };
    let output = Output {
        status,
        stdout: stdout.join().unwrap_or_default(),
        stderr: stderr.join().unwrap_or_default(),
    };
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(if output.stderr.is_empty() {
        &output.stdout
    } else {
        &output.stderr
    })
    .into_owned();
    Err(CommandError::Failed {
        command: shown(command),
        status,
        said: last_lines(&said),
    })
}

/// Reads beside, so that a program that says much is not held up.
fn collect(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read until an error is all there is.
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        bytes
    })
}

fn wait_within(child: &mut Child, limit: Duration) -> std::io::Result<Option<ExitStatus>> {
    let deadline = Instant::now() + limit;
    let mut pause = Duration::from_millis(1);
    loop {
        let status = child.try_wait()?;
        if status.is_some() || Instant::now() >= deadline {
            return Ok(status);
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(WAIT_PAUSE_MAX);
    }
}

/// The program's name and its first arguments.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program
        .file_name()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned();
    let arguments = command
        .get_args()
        .take(3)
        .map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(name)
        .chain(arguments)
        .collect::<Vec<_>>()
        .join(" ")
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().collect();
    lines[lines.len().saturating_sub(SAID_LINES_MAX)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_ended() {
        let began = Instant::now();
        let error =
            run_within(Command::new("sleep").arg("60"), Duration::from_millis(50)).unwrap_err();
        assert_eq!(error.to_string(), "`sleep 60` did not end within 0 s");
        assert!(began.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_program_that_says_much_is_heard_to_the_end() {
        let output = run(Command::new("head").args(["-c", "3000000", "/dev/zero"])).unwrap();
        assert_eq!(output.stdout.len(), 3_000_000);
        let error = run(Command::new("sh").args(["-c", "echo no >&2; exit 3"])).unwrap_err();
        assert!(
            error.to_string().ends_with("(exit status: 3):\nno"),
            "{error}"
        );
    }
}
