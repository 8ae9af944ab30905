//! What the caller says about a sandbox and about one environment.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

/// How a [`crate::Sandbox`] is set up. Environments share it.
#[derive(Debug, Clone)]
pub struct Config {
    /// Names everything of ours on the machine: the cgroup subtree, the nftables table, the locks.
    /// Letters, digits and hyphens, at most 32. Two sandboxes that run at once need two names.
    pub name: String,
    /// A directory of our own (made when absent) for `/tmp` images and locks.
    pub state_dir: PathBuf,
    /// The program that is started as the spawner process.
    pub spawner: Spawner,
    /// How many environments wait, made in the background, for the next [`crate::Sandbox::create`].
    pub pool: usize,
    /// Whether environments that ask for it reach the outside.
    pub network: Network,
    /// The freezer to use; anything but `Auto` is for tests.
    pub freezer: Freezer,
    /// `/tmp` as a tmpfs even where images can be made; for tests.
    pub tmpfs: bool,
    /// Without root's powers even when they are there; for tests.
    pub rootless: bool,
}

impl Config {
    /// A configuration with a pool of four and the network on.
    pub fn new(name: impl Into<String>, state_dir: impl Into<PathBuf>, spawner: Spawner) -> Self {
        Self {
            name: name.into(),
            state_dir: state_dir.into(),
            spawner,
            pool: 4,
            network: Network::Auto,
            freezer: Freezer::Auto,
            tmpfs: false,
            rootless: false,
        }
    }
}

/// The program that calls [`crate::spawner_main`]: usually this program again, with a hidden argument.
#[derive(Debug, Clone)]
pub struct Spawner {
    /// Absolute path.
    pub program: PathBuf,
    /// Its arguments, without the program's own name.
    pub args: Vec<OsString>,
}

/// Outbound network of the environments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// The best way that this machine offers; [`crate::probe`] says which.
    Auto,
    /// Loopback only.
    Off,
}

/// The mechanism that stops an environment's processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freezer {
    /// cgroup v2 if mounted, else the v1 freezer, else stop signals.
    Auto,
    /// The v1 freezer controller.
    V1,
    /// `SIGSTOP` and `SIGCONT` by the environment's init.
    Signals,
}

/// One environment.
#[derive(Debug, Clone)]
pub struct Spec {
    /// What `uname -n` says inside.
    pub hostname: String,
    /// A directory of the host that becomes the environment's root, read-only, instead of the host's programs and
    /// libraries. It must have the directories `dev`, `proc` and `tmp`, and the files `etc/hosts` and
    /// `etc/resolv.conf`, none of them links: ours are mounted there.
    pub root: Option<PathBuf>,
    /// Read-only directories and files in the environment's root, mounted in this order.
    pub mounts: Vec<Mount>,
    /// Bytes of memory that the program's processes may use together (page cache that can be dropped does not count).
    pub memory_bytes: u64,
    /// Bytes of file data that fit in `/tmp`. Not charged to `memory_bytes`.
    pub tmp_bytes: u64,
    /// CPU time per second while the cap is on, in thousandths of one CPU; see [`crate::Environment::cap_cpu`].
    pub cpu_millis: u32,
    /// Processes and threads that may exist at once.
    pub processes_max: u32,
    /// `RLIMIT_NOFILE` of the program.
    pub files_max: u32,
    /// Listening sockets made inside the environment and handed out, in this order. Addresses outside
    /// 127.0.0.0/8 are added to the loopback interface. IPv4 only.
    pub listeners: Vec<SocketAddr>,
    /// Whether it reaches the outside, if [`Config::network`] allows.
    pub network: bool,
    /// Pins the program to this CPU.
    pub core: Option<usize>,
}

impl Default for Spec {
    /// Lambda's smallest function: 128 MB, 512 MB of `/tmp`, its share of a CPU.
    fn default() -> Self {
        Self {
            hostname: "169.254.100.2".into(),
            root: None,
            mounts: Vec::new(),
            memory_bytes: 128 << 20,
            tmp_bytes: 512 << 20,
            cpu_millis: 72,
            processes_max: 1024,
            files_max: 1024,
            listeners: Vec::new(),
            network: true,
            core: None,
        }
    }
}

/// A file or directory of the host, seen read-only inside.
#[derive(Debug, Clone)]
pub struct Mount {
    /// On the host; absolute.
    pub source: PathBuf,
    /// Inside; absolute. It must exist there: `/var/task`, `/var/runtime`, `/var/lang`, `/opt`, `/mnt`, what
    /// [`Spec::root`] has, or a path within an earlier mount.
    pub target: PathBuf,
}

/// What runs in an environment.
#[derive(Debug, Clone, Default)]
pub struct Program {
    /// The program and its arguments. A program without a slash is looked for in the `PATH` of `env`.
    pub argv: Vec<OsString>,
    /// The whole environment: nothing is added.
    pub env: Vec<(OsString, OsString)>,
    /// Working directory inside.
    pub cwd: PathBuf,
    /// Makes a third pipe and gives its writing end this number (62 on AWS).
    pub log_fd_number: Option<i32>,
}
