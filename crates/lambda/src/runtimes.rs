//! Runtimes: what turns a package and a handler into something that can be started.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;

/// A prepared runtime for one handler: what an environment mounts and starts beside `/var/task`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Read-only mounts: host path, path inside (`/var/runtime`, `/var/lang`, …).
    pub mounts: Vec<(PathBuf, PathBuf)>,
    /// The program and its arguments, as seen inside.
    pub argv: Vec<String>,
    /// `AWS_EXECUTION_ENV`; none for `provided.*`.
    pub execution_env: Option<String>,
    /// Defaults of this runtime that a customer may override (`PATH`, `LD_LIBRARY_PATH`,
    /// `PYTHONPATH`, `NODE_PATH`, …).
    pub variables: BTreeMap<String, String>,
    /// Where the Runtime API listens inside the environment.
    pub runtime_api: SocketAddr,
    /// The version that `INIT_START` names, such as `python:3.13.v1`.
    pub version: String,
}

/// The runtimes of this host.
pub trait Runtimes: Send + Sync {
    /// Prepares a runtime for a handler. May take long (a client may have to be fetched): never
    /// called on an event loop.
    ///
    /// # Errors
    /// [`RuntimeError`] when AWS has no such runtime, or when this host cannot offer it.
    fn image(&self, runtime: &str, handler: &str) -> Result<Image, RuntimeError>;

    /// AWS's identifiers of the runtimes that this host can offer, newest first.
    fn available(&self) -> Vec<String>;
}

/// Why a runtime cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// AWS knows the runtime, this host does not have what it needs.
    #[error("the runtime {runtime} is not available on this host, which has: {}", available.join(", "))]
    Missing {
        /// What was asked for.
        runtime: String,
        /// What there is.
        available: Vec<String>,
    },
    /// The runtime should be there but could not be prepared.
    #[error("the runtime {runtime} could not be prepared: {reason}")]
    Preparation {
        /// What was asked for.
        runtime: String,
        /// What went wrong.
        reason: String,
    },
}
