//! Control groups: limits, freezing, killing and accounting of an environment's processes.
//!
//! One environment has one directory in every hierarchy that is of use: cgroup v2 for freezing and killing also
//! where it has no controllers (the *hybrid* layout), the v1 controllers for what v2 does not offer there.
//! `favordynmods` is never set: recent kernels cannot switch it off again.

mod group;
mod layout;
mod sweep;

pub(crate) use group::{Group, Limits};
pub(crate) use layout::{Controller, Layout};
pub(crate) use sweep::{Subtree, sweep};
