//! Hostile bytes: whatever a runtime, a client or a package sends, the readers answer.

#[path = "../../../tests/fuzz/feed.rs"]
mod feed;

mod doors;
mod output;
mod packages;
mod rules;
mod runtime_api;
