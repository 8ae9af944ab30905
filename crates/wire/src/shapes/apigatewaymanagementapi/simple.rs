//! Shapes without members of their own.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

use super::structures::*;
use crate::macros::prelude::*;
use crate::macros::simple;

simple! {
    DATA "Data" Kind::Blob, max(131072.0);
    __STRING "__string" Kind::Text;
    __TIMESTAMP_ISO8601 "__timestampIso8601" Kind::Timestamp(Some(TimestampFormat::Iso8601));
}
