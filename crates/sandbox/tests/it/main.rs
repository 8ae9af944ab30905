//! Real environments. They need root, as a server does that gives every guarantee.

#![allow(clippy::unwrap_used)]

mod doctor;
mod environment;
mod files;
mod freezing;
mod isolation;
mod leftovers;
mod limits;
mod network;
mod output;
mod rootless;
mod world;
