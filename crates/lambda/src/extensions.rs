//! Extensions: processes that run beside a runtime and take part in its life.
//!
//! External ones are the files of `/opt/extensions`, found by [`discovery`] and started before the
//! runtime; internal ones register from inside the runtime's process. [`registry`] says who has
//! registered and what each may ask when, without I/O; [`api`] serves it over the connections of
//! the Runtime API; [`told`] is what they are told.
//!
//! Source: AWS's own sandbox code as published with its emulator, `lambda.md` §2.3.

pub(crate) mod api;
pub(crate) mod discovery;
mod refusal;
pub(crate) mod registry;
pub(crate) mod told;
