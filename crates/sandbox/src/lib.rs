//! One isolated, freezable environment on Linux.
//!
//! [`Sandbox::start`] starts a small single-threaded *spawner* process; [`Sandbox::create`] makes an
//! [`Environment`], in which [`Environment::start`] runs a [`Program`].

mod environment;
mod error;
pub mod limits;
mod probe;
mod process;
#[allow(dead_code)]
mod report;
mod sandbox;
mod spawner;
mod spec;

pub use environment::{Environment, Usage};
pub use error::{CreateError, EnvironmentError, StartError};
pub use probe::{Check, State, probe};
pub use process::{Exit, Process};
pub use sandbox::Sandbox;
pub use spawner::spawner_main;
pub use spec::{Config, Freezer, Mount, Network, Program, Spawner, Spec};
