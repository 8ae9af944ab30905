//! One environment, seen from the server.

use std::net::TcpListener;
use std::time::Duration;

use crate::error::EnvironmentError;
use crate::process::Process;
use crate::spec::Program;

/// One isolated place: namespaces, read-only root, its own `/tmp`, limits. Dropping it destroys it in the background.
///
/// Every method may be called from any thread; those marked *blocking* wait for the environment's init.
#[derive(Debug)]
pub struct Environment {
    listeners: Vec<TcpListener>,
}

/// What an environment has used so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// The most memory ever in use at once, in bytes; `None` where no memory controller is available.
    pub memory_peak_bytes: Option<u64>,
    /// CPU time of all processes, also the ended ones.
    pub cpu_time: Option<Duration>,
    /// Bytes in use in `/tmp`.
    pub tmp_used_bytes: u64,
    /// How many processes the kernel killed for want of memory, since creation.
    pub oom_kills: u64,
}

impl Environment {
    /// The listening sockets of [`crate::Spec::listeners`], in that order; once, then empty.
    pub fn take_listeners(&mut self) -> Vec<TcpListener> {
        std::mem::take(&mut self.listeners)
    }

    /// Starts a program. May be called again after [`Self::kill_all`]: same mounts, same `/tmp`, new processes.
    pub fn start(&mut self, _program: &Program) -> Result<Process, EnvironmentError> {
        Err(EnvironmentError::Gone)
    }

    /// Stops every process where it is. Does not wait until the last one has stopped; see [`Self::is_frozen`].
    pub fn freeze(&self) -> Result<(), EnvironmentError> {
        Err(EnvironmentError::Gone)
    }

    /// Lets every process run again.
    pub fn thaw(&self) -> Result<(), EnvironmentError> {
        Err(EnvironmentError::Gone)
    }

    /// Whether every process has stopped.
    pub fn is_frozen(&self) -> Result<bool, EnvironmentError> {
        Err(EnvironmentError::Gone)
    }

    /// Kills every process and returns when all are gone: a reset. Mounts, `/tmp`, network and listeners stay.
    /// Works on a frozen environment, which is thawed afterwards. Blocking.
    pub fn kill_all(&mut self) -> Result<(), EnvironmentError> {
        Err(EnvironmentError::Gone)
    }

    /// Applies [`crate::Spec::cpu_millis`], or lifts it. Off after creation.
    pub fn cap_cpu(&self, _on: bool) -> Result<(), EnvironmentError> {
        Err(EnvironmentError::Gone)
    }

    /// What it has used so far.
    pub fn usage(&self) -> Usage {
        Usage::default()
    }

    /// Ends it and returns when no process and no cgroup of it remains. Blocking; dropping does the same in the background.
    pub fn destroy(self) -> Result<(), EnvironmentError> {
        Ok(())
    }
}
