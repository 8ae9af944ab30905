//! How many requests a second are let in. AWS allows ten for each concurrent invocation, of the
//! account and of a function with concurrency of its own; events and queues are not counted.

use tokio::time::Instant;

use crate::directory::Target;
use crate::invoke::InvokeError;
use crate::limits::Limits;
use crate::rate::{Gate, Rate};

/// The account's gate; functions with reserved concurrency have their own.
#[derive(Default)]
pub(super) struct Gates {
    account: Gate,
}

impl Gates {
    /// Lets one request in, or says whose rate it exceeds.
    pub(super) fn admit(
        &self,
        target: &Target,
        limits: &Limits,
        now: Instant,
    ) -> Result<(), InvokeError> {
        let each = limits.invocations_per_concurrency_s_max;
        let rate = |concurrency: u64| Rate::per_second(each.saturating_mul(concurrency));
        // Reserved concurrency of 0 is no rate: the invocation is refused for the concurrency.
        let reserved = target.reserved_concurrency.map(u64::from);
        if let Some(rate) = reserved.and_then(rate)
            && !target.traffic.gate.admits(rate, now)
        {
            return Err(InvokeError::ReservedRate);
        }
        match rate(limits.concurrency_max) {
            Some(rate) if !self.account.admits(rate, now) => Err(InvokeError::AccountRate),
            _ => Ok(()),
        }
    }
}
