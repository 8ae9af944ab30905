//! AWS Lambda: catalog, pool, invocation, Runtime API.
//!
//! Two halves meet in [`directory`]: the control plane (catalog, code, policy, URLs) writes the
//! [`release::Release`]s that exist, the data plane (shards, pool, environments) looks them up
//! without a lock and runs them. What the crate needs from its neighbours is in [`seams`].

pub mod code;
pub mod directory;
pub mod limits;
pub mod policy;
pub mod release;
pub mod runtimes;
pub mod seams;
pub mod translate;
pub mod variables;
