//! Invocations in real environments: reuse and growth, timeouts, crashes, logs, the Runtime API.

#![allow(clippy::unwrap_used)]

mod failure;
mod http;
mod log;
mod pool;
mod runtime_api;
mod world;
