//! Why something could not be done.

use std::io;
use std::path::PathBuf;

/// Why [`crate::Sandbox::start`] failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The name does not fit into the names of cgroups and firewall tables.
    #[error("the sandbox name {0:?} must be 1 to 32 letters, digits or hyphens")]
    Name(String),
    /// Another live sandbox has this name and state directory.
    #[error("another process uses the state directory {0}")]
    InUse(PathBuf),
    /// What a killed predecessor left does not go away.
    #[error("processes of a killed predecessor still hold {0}")]
    Remains(PathBuf),
    /// The spawner did not start or gave up.
    #[error("the spawner process {program} did not start: {reason}")]
    Spawner {
        /// The program.
        program: PathBuf,
        /// What it said, or what starting it said.
        reason: String,
    },
    /// A step on a file or directory failed.
    #[error("cannot {action} {path}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

/// Why [`crate::Sandbox::create`] failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CreateError {
    /// The spawner process is gone; so are all its environments.
    #[error("the spawner process is gone")]
    SpawnerGone,
    /// One of the numbered steps of the set-up failed.
    #[error("environment set-up failed: {step}")]
    Step {
        /// What was tried, with its object.
        step: String,
        /// The system's answer.
        source: io::Error,
    },
}

impl CreateError {
    pub(crate) fn step(step: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let step = step.into();
        move |source| Self::Step { step, source }
    }
}

/// Why something could not be done with an existing environment.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EnvironmentError {
    /// The environment's init has ended, and with it everything else.
    #[error("the environment is gone")]
    Gone,
    /// Arguments and variables together exceed what one message carries.
    #[error("arguments and variables take {0} bytes, more than the {max} that can be passed", max = crate::limits::PROGRAM_BYTES_MAX)]
    ProgramTooLarge(usize),
    /// Processes were still there after the time given to killing them.
    #[error("the environment's processes did not end in time")]
    NotDead,
    /// The system refused.
    #[error("cannot {action}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// The system's answer.
        source: io::Error,
    },
}

impl EnvironmentError {
    pub(crate) fn io(action: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, source }
    }
}
