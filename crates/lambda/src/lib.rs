//! AWS Lambda: catalog, pool, invocation, Runtime API.
//!
//! Two halves meet in [`directory`]: the control plane (catalog, code, policy, URLs) writes the
//! [`release::Release`]s that exist, the data plane (shards, pool, environments) looks them up
//! without a lock and runs them. What the crate needs from its neighbours is in [`seams`].

mod catalog;
pub mod code;
pub mod directory;
mod facade;
pub mod limits;
pub mod policy;
pub mod release;
pub mod runtimes;
pub mod seams;
pub mod translate;
pub mod url;
pub mod variables;

pub use facade::{Config, Lambda, StartError};
