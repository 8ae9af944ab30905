//! What packaging may use of this machine, and how it runs other programs there.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
        status: std::process::ExitStatus,
        /// The end of what it said.
        said: String,
    },
}

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
            .stdin(std::process::Stdio::null());
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

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Result<Output, CommandError> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|source| CommandError::Start {
        program: program.clone(),
        source,
    })?;
    if output.status.success() {
        return Ok(output);
    }
    let name = Path::new(&program)
        .file_name()
        .map_or(program.clone(), |name| name.to_string_lossy().into_owned());
    let arguments: Vec<_> = command
        .get_args()
        .take(3)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let said = String::from_utf8_lossy(if output.stderr.is_empty() {
        &output.stdout
    } else {
        &output.stderr
    })
    .into_owned();
    Err(CommandError::Failed {
        command: format!("{name} {}", arguments.join(" ")),
        status: output.status,
        said: last_lines(&said),
    })
}

fn last_lines(text: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().collect();
    lines[lines.len().saturating_sub(SAID_LINES_MAX)..].join("\n")
}
