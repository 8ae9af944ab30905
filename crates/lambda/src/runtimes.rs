//! Runtimes: what turns a package and a handler into something that can be started.
//!
//! [`HostRuntimes`] offers what this host has: its Python interpreters with AWS's own client, its
//! Node.js with a client of ours, and packages that bring their own `bootstrap`. What has to be
//! fetched is fetched once, into the cache.

use std::collections::BTreeMap;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

mod cache;
mod command;
mod error;
mod host;
mod node;
mod provided;
mod python;

pub use command::CommandError;
pub use error::{PreparationError, RuntimeError};
pub use host::{Host, HostRuntimes, Progress, Silent, Uv, UvSource};

/// A prepared runtime for one handler: what an environment mounts and starts beside `/var/task`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Read-only mounts: host path, path inside (`/var/runtime`, `/var/lang`, …). In this order: a
    /// later one may lie within an earlier one.
    pub mounts: Vec<(PathBuf, PathBuf)>,
    /// The program and its arguments, as seen inside. [`Image::command`] completes it.
    pub argv: Vec<String>,
    /// Flags that say how many MiB the program may use, each with its share of the function's
    /// memory in percent.
    pub memory_flags: Vec<(String, u32)>,
    /// `AWS_EXECUTION_ENV`; none for `provided.*`.
    pub execution_env: Option<String>,
    /// Defaults of this runtime that a customer may override (`PATH`, `LD_LIBRARY_PATH`,
    /// `NODE_PATH`, …).
    pub variables: BTreeMap<String, String>,
    /// Where the Runtime API listens inside the environment.
    pub runtime_api: SocketAddr,
    /// The version that `INIT_START` names, such as `python:3.13.frazil.v4.2.2`.
    pub version: String,
}

impl Image {
    /// The whole command of a function with these variables and this much memory.
    ///
    /// `AWS_LAMBDA_EXEC_WRAPPER` goes between, except for `provided.*`, as on AWS.
    #[must_use]
    pub fn command(&self, variables: &BTreeMap<String, String>, memory_mb: u32) -> Vec<String> {
        let is_wrapped =
            self.execution_env.is_some() && variables.contains_key("AWS_LAMBDA_EXEC_WRAPPER");
        let wrapper = is_wrapped.then(|| "/var/runtime/bootstrap".to_owned());
        let (program, arguments) = self.argv.split_first().expect("an image has a program");
        let flags = self
            .memory_flags
            .iter()
            .map(|(flag, percent)| format!("{flag}={}", memory_mb * percent / 100));
        wrapper
            .into_iter()
            .chain([program.clone()])
            .chain(flags)
            .chain(arguments.iter().cloned())
            .collect()
    }

    /// Starts the program of the layers in `opt_dir` if the package in `code_dir` brings none, as
    /// `provided.*` looks for it in both.
    pub fn choose_entrypoint(&mut self, code_dir: &Path, opt_dir: Option<&Path>) {
        provided::choose_entrypoint(self, code_dir, opt_dir);
    }

    /// The message of `Runtime.InvalidEntrypoint` when the package in `code_dir` lacks the program
    /// that this runtime starts.
    #[must_use]
    pub fn missing_entrypoint(&self, code_dir: &Path) -> Option<String> {
        provided::missing_entrypoint(self, code_dir)
    }
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

/// The address of the Runtime API on AWS's newer images.
fn managed_api() -> SocketAddr {
    SocketAddr::from((Ipv4Addr::new(169, 254, 100, 1), 9001))
}

/// `/var/runtime/bootstrap` of managed runtimes; needed only with `AWS_LAMBDA_EXEC_WRAPPER`, a
/// shell costs a millisecond at every start.
const WRAPPER: &str = include_str!("../bootstrap/bootstrap.sh");

fn write_program(path: &Path, text: &str) -> Result<(), PreparationError> {
    use std::os::unix::fs::PermissionsExt as _;
    let write = || {
        fs::write(path, text)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))
    };
    write().map_err(error::cannot("writing", path))
}

#[cfg(test)]
mod tests;
