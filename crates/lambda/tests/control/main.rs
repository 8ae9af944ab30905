//! The control plane from outside: requests in, answers out, over a store in memory.

mod functions;
mod layers;
mod mappings;
mod others;
mod permissions;
mod recovery;
mod updates;
mod urls;
mod versions;
mod world;
