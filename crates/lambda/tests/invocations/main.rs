//! Invocations in real environments: reuse and growth, timeouts, crashes, logs, the Runtime API,
//! extensions.

#![allow(clippy::unwrap_used)]

mod extensions;
mod failure;
mod http;
mod log;
mod metrics;
mod model;
mod pool;
mod provision;
mod runtime_api;
mod streaming;
mod telemetry;
mod tenants;
mod world;
