//! What services stand on, whatever they do.

use std::sync::Arc;

use frazil_store::Store;
use frazil_wire::Arn;

use super::{Clock, Entropy, SystemClock, SystemEntropy};

/// Where a service lives.
#[derive(Clone)]
pub struct Home {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// Tells when things happen.
    pub clock: Arc<dyn Clock>,
    /// Names things.
    pub entropy: Arc<dyn Entropy>,
    /// The account that owns everything, twelve digits.
    pub account: String,
    /// The region in ARNs.
    pub region: String,
}

impl Home {
    /// A home with the machine's clock and randomness.
    pub fn new(store: Arc<dyn Store>, account: &str, region: &str) -> Home {
        Home {
            store,
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            account: account.to_owned(),
            region: region.to_owned(),
        }
    }

    /// Now, in milliseconds since the epoch.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.clock.now().as_millisecond()
    }

    /// The ARN of something that a service has here.
    pub fn arn(&self, service: &str, resource: impl Into<String>) -> String {
        Arn::new(service, &self.region, &self.account, resource).to_string()
    }
}
