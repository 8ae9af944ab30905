//! EventBridge and its Scheduler: rules, schedules and what they set off.
