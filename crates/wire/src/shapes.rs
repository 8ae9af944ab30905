//! AWS's services, from the models of botocore 1.44.5.
//!
//! Each module has the `SERVICE` table, a unit struct per operation, a struct per structure and a table per shape.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

pub mod lambda;
pub mod logs;
pub mod sqs;
