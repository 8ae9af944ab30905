//! AWS Lambda: catalog, pool, invocation, Runtime API.
//!
//! Two halves meet in [`directory`]: the control plane (catalog, code, policy, URLs) writes the
//! [`release::Release`]s that exist, the data plane (shards, pool, environments) looks them up
//! without a lock and runs them. What the crate needs from its neighbours is in [`seams`].

pub mod asynchronous;
mod catalog;
pub mod code;
pub mod directory;
mod environment;
mod extensions;
mod facade;
pub mod filter;
pub mod functions;
#[cfg(test)]
mod fuzz;
mod images;
pub mod invoke;
pub mod limits;
mod mappings;
pub mod metrics;
mod output;
pub mod policy;
mod pool;
mod rate;
mod record;
pub mod release;
mod runtime_api;
pub mod runtimes;
pub mod seams;
pub mod shard;
pub(crate) mod telemetry;
pub mod traffic;
pub mod translate;
pub mod url;
pub mod variables;

pub use facade::{Config, Lambda, StartError, Usage};
pub use mappings::EventSources;
