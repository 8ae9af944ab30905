//! EventBridge and its Scheduler: rules, schedules and what they set off.

pub mod clockwork;
pub mod eventbridge;
pub mod expression;
mod limits;
mod page;
pub mod transform;

pub use eventbridge::EventBridge;
