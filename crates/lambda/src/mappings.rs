//! Event source mappings: which queue's messages become which function's events.
//!
//! The catalog creates and changes them, the engine ([`EventSources`]) polls for them. Between the
//! two stands the [`Mappings`] registry: the engine follows [`Mappings::changes`], does what each
//! mapping's state asks for, and says so with [`Mappings::settle`].
//!
//! A mapping has one poller, which gathers a batch at a time; as many batches as the mapping may
//! have run their function at once. A message is deleted when its function is done with it, and
//! comes again from its queue otherwise: nothing is kept here, so nothing is lost when the server
//! is killed.

mod batch;
pub(crate) mod engine;
mod event;
mod poller;
pub(crate) mod record;
pub(crate) mod registry;
mod report;
mod slots;

pub use engine::EventSources;
pub(crate) use record::{Mapping, State};
pub(crate) use registry::{Mappings, RegistryError};
