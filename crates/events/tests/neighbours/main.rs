//! EventBridge and Scheduler over a store, with a clock that tests set.

mod common;
mod rules;
