//! One isolated, freezable environment on Linux.
//!
//! [`Sandbox::start`] starts a small single-threaded *spawner* process; [`Sandbox::create`] makes an
//! [`Environment`], in which [`Environment::start`] runs a [`Program`].
//!
//! | process | lives | does |
//! |---|---|---|
//! | server | – | limits, images, firewall; freezes, thaws; reads what functions say |
//! | spawner (`spawner`, `template`) | as long as the server | holds the read-only root; forks inits into new namespaces |
//! | init (`init`) | as long as its environment | process 1 inside: mounts, listens, reaps, kills; in no cgroup of its function |
//! | parked process (`parked`) | until it becomes the program | has joined the cgroups and given up every privilege, waits |
//!
//! The set-up is numbered, with a reason for each step, in `template`, `init` and `parked`; [`probe`] tries it.
//! The parked process is where environments forked from a warm one can come in later: what waits for a program
//! need not be an empty process.

mod bare;
mod cgroup;
mod channel;
mod connector;
mod environment;
mod error;
mod init;
pub mod limits;
mod message;
mod netlink;
mod outside;
mod parked;
mod pasta;
mod pool;
mod probe;
mod process;
mod report;
mod sandbox;
mod seccomp;
mod spawner;
mod spec;
mod sys;
mod template;
mod tmp;
mod trees;

pub use connector::Connector;
pub use environment::{Environment, Usage};
pub use error::{CreateError, EnvironmentError, StartError};
pub use probe::{Check, State, probe};
pub use process::{Ending, Exit, Process, ProgramId, ProgramSignal};
pub use sandbox::Sandbox;
pub use spawner::spawner_main;
pub use spec::{Config, Freezer, Mount, Network, Program, Spawner, Spec};
