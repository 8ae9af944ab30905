//! The Runtime API: how the process inside an environment gets events and answers them.
//!
//! [`protocol`] says which request is allowed when, without I/O; [`http`] reads and writes
//! HTTP/1.1 on one connection; [`server`] puts the two together for one run of a runtime;
//! [`streaming`] passes responses on while they are made, as fast as [`pace`] allows.
//! Hand-written rather than hyper, because bytes must be in the socket *before* the environment
//! is thawed, and because this is the inner loop of every invocation.

mod cause;
pub(crate) mod event;
pub(crate) mod http;
pub(crate) mod metadata;
mod pace;
pub(crate) mod protocol;
pub(crate) mod server;
mod streaming;
