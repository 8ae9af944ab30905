//! One integration binary: every promise in SEMANTICS.md names a test here or in a crate.
