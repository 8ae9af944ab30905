//! One integration binary: the promises in SEMANTICS.md that take the whole program to prove.
//!
//! Each test builds a [`world::World`] of its own: a server on a free port with a data folder, an
//! environment name and a machine to leave as it was. Tests know nothing of each other.

#![allow(
    missing_docs,
    dead_code,
    unused_imports,
    unreachable_pub,
    clippy::print_stderr
)]

mod auth;
mod bad_input;
mod bells;
mod cdk;
mod cli;
mod clients;
mod control;
mod deploy;
mod durability;
mod elsewhere;
mod events;
mod extensions;
mod hostile;
mod hostile_clients;
mod iam;
mod images;
mod interrupted;
mod json_logs;
mod layers;
mod lifecycle;
mod limits;
mod live_tail;
mod load;
mod neighbours;
mod neighbours_cli;
mod often_wrong;
mod osls;
mod rest_apis;
mod runtimes;
mod sam;
mod sdk_js;
mod serve;
mod sources;
mod sqs;
mod stacks;
mod streaming;
mod telemetry;
mod terraform;
mod urls;
mod whole_api;
mod world;
mod zappa;
