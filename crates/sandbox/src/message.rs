//! What our processes say to one another.

use std::net::{Ipv4Addr, SocketAddrV4};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Server → spawner, once; with descriptors.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Setup {
    /// Use a user namespace.
    pub(crate) rootless: bool,
    /// An empty directory of ours: the root is built there, visible to the spawner only.
    pub(crate) root: PathBuf,
    /// Contents of `/etc/resolv.conf`.
    pub(crate) resolv_conf: String,
    /// Our directories in the cgroup hierarchies; with descriptors of their parents.
    pub(crate) subtrees: Vec<String>,
}

/// Server → spawner.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Request {
    /// With the init's end of two channels (orders, programs), a cgroup v2 directory if there is one, and all v1
    /// `cgroup.procs` files.
    Create { unified: bool },
    /// With the pidfd of a helper process that must not outlive us.
    Adopt,
    /// Clone these host paths as read-only mounts, which are the answer's descriptors. Rootless only.
    Trees(Vec<PathBuf>),
}

/// Spawner → server: the answer to each packet, or what went wrong.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Answer {
    /// The root is built.
    Ready,
    /// The init's pid as the server sees it; with its pidfd.
    Created(u32),
    /// It will be ended.
    Adopted,
    /// With the mounts' descriptors.
    Trees,
    /// What was tried and the error number.
    Failed(String, i32),
}

/// Server → init.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Order {
    /// Fork a process that waits for a program on the channel whose end comes along. Its number is for signals.
    Park(u64),
    /// Show (true) or hide the namespaces to other processes of the server's user. No function may run meanwhile.
    Reveal(bool),
    /// Answered once the outside interface, which another process makes, is there with a default route.
    AwaitLink,
    /// Configure the outside interface that was moved in.
    Link(Link),
    /// Make it the environment of one [`crate::Spec`]; with the mounts' descriptors.
    Furnish(Furnish),
    /// Kill every process and wait for them.
    Kill,
    /// Signal the group of the process that was parked with this number, if it has not ended. Not answered.
    Signal(u64, i32),
    /// Stop (true) or continue every process. Not answered.
    Stop(bool),
    /// With an end of a channel: send a socket through it. Not answered otherwise.
    Socket,
    /// With a pipe: write into it whether every thread has stopped, as one byte.
    Stopped,
}

/// The inside of the connection to the outside.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Link {
    pub(crate) address: Ipv4Addr,
    pub(crate) gateway: Ipv4Addr,
}

/// What makes an environment the one that was asked for.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Furnish {
    pub(crate) hostname: String,
    /// The first descriptor is a mount that becomes the root.
    pub(crate) root: bool,
    /// One per descriptor that follows, in order.
    pub(crate) targets: Vec<PathBuf>,
    /// `None`: the last descriptor is a mount for `/tmp`. Else make a tmpfs of so many bytes.
    pub(crate) tmpfs_bytes: Option<u64>,
    pub(crate) listeners: Vec<SocketAddrV4>,
    /// Leave the outside interface up.
    pub(crate) network: bool,
}

/// Init → server.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Event {
    /// A process waits for a program; with the pipe that will tell its end.
    Parked,
    /// With a descriptor of `/tmp`, then the listeners.
    Furnished,
    /// The interface is up, or the namespaces are shown or hidden.
    Linked,
    /// No process is left.
    Killed,
    /// What was tried and the error number.
    Failed(String, i32),
}

/// Server → parked process; with words, each ended by a zero byte; with standard output, standard error and, if numbered, the log pipe.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Start {
    /// So many of the words that follow are arguments, the rest variables (`NAME=value`).
    pub(crate) arguments: usize,
    pub(crate) cwd: PathBuf,
    pub(crate) log_fd_number: Option<i32>,
    pub(crate) files_max: u32,
    /// `RLIMIT_NPROC`, where processes are counted per environment.
    pub(crate) processes_max: Option<u32>,
    /// `RLIMIT_DATA`, where no memory controller counts.
    pub(crate) data_bytes_max: Option<u64>,
    pub(crate) core: Option<usize>,
}

/// A failed step, on its way into a message.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) step: String,
    pub(crate) source: std::io::Error,
}

impl Failure {
    pub(crate) fn errno(&self) -> i32 {
        self.source.raw_os_error().unwrap_or(libc::EIO)
    }
}

/// Names the step that an error belongs to.
pub(crate) trait Step<T> {
    fn step(self, step: impl Into<String>) -> Result<T, Failure>;
}

impl<T, E: Into<std::io::Error>> Step<T> for Result<T, E> {
    fn step(self, step: impl Into<String>) -> Result<T, Failure> {
        self.map_err(|error| Failure {
            step: step.into(),
            source: error.into(),
        })
    }
}
