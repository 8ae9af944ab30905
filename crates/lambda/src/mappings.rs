//! Event source mappings: which queue's messages become which function's events.
//!
//! The catalog creates and changes them, an engine polls for them. Between the two stands the
//! [`Mappings`] registry: whoever polls follows [`Mappings::changes`], does what each mapping's
//! state asks for, and says so with [`Mappings::settle`].

pub(crate) mod record;
pub(crate) mod registry;
mod settle;

pub(crate) use record::{Mapping, State};
pub(crate) use registry::{Mappings, RegistryError};
pub(crate) use settle::settle;
