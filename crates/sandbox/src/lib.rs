//! One isolated, freezable environment on Linux.
//!
//! [`Sandbox::start`] starts a small single-threaded *spawner* process; [`Sandbox::create`] makes an
//! [`Environment`], in which [`Environment::start`] runs a [`Program`].

mod bare;
mod cgroup;
mod channel;
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

pub use environment::{Environment, Usage};
pub use error::{CreateError, EnvironmentError, StartError};
pub use probe::{Check, State, probe};
pub use process::{Ending, Exit, Process};
pub use sandbox::Sandbox;
pub use spawner::spawner_main;
pub use spec::{Config, Freezer, Mount, Network, Program, Spawner, Spec};
