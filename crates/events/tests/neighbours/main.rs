//! EventBridge and Scheduler over a store, with a clock that tests set.

mod archives;
mod common;
mod rules;
mod schedules;
