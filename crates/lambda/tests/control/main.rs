//! The control plane from outside: requests in, answers out, over a store in memory.

mod code_signing;
mod configuration;
mod event_invoke;
mod event_metrics;
mod events;
mod functions;
mod images;
mod layers;
mod mappings;
mod others;
mod permissions;
mod provisioned;
mod reading;
mod recovery;
mod refusals;
mod resource_policies;
mod runtime_management;
mod shelf;
mod sources;
mod unsupported;
mod updates;
mod urls;
mod versions;
mod world;
