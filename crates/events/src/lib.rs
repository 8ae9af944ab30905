//! EventBridge and its Scheduler: rules, schedules and what they set off.

pub mod clockwork;
pub mod eventbridge;
pub mod expression;
mod ground;
mod limits;
mod load;
mod page;
pub mod scheduler;
pub mod transform;

pub use eventbridge::EventBridge;
pub use scheduler::Scheduler;
