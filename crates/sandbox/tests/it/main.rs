//! Real environments. They need root, as a server does that gives every guarantee.

mod environment;
mod world;
