//! The Runtime API: how the process inside an environment gets events and answers them.
//!
//! [`protocol`] says which request is allowed when, without I/O; [`http`] reads and writes
//! HTTP/1.1 on one connection; [`server`] puts the two together for one run of a runtime.
//! Hand-written rather than hyper, because bytes must be in the socket *before* the environment
//! is thawed, and because this is the inner loop of every invocation.

pub(crate) mod event;
pub(crate) mod http;
pub(crate) mod protocol;
pub(crate) mod server;
