//! What both services stand on.

use std::sync::Arc;

use frazil_courier::{Courier, CourierError};
use frazil_lambda::seams::{Clock, Entropy, Targets};
use frazil_store::Store;
use frazil_wire::{Arn, Fault};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// What a service is made of.
pub struct Settings {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// Tells when rules and schedules fire.
    pub clock: Arc<dyn Clock>,
    /// Names events and executions, and chooses within flexible windows.
    pub entropy: Arc<dyn Entropy>,
    /// Who takes what rules and schedules send.
    pub targets: Arc<dyn Targets>,
    /// The account that owns everything, twelve digits.
    pub account: String,
    /// The region in ARNs.
    pub region: String,
}

/// Why a service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Rules or schedules cannot be read.
    #[error("the records cannot be read: {0}")]
    Records(Fault),
    /// What is to be delivered cannot be read.
    #[error("what is on its way to targets cannot be read")]
    Courier(#[from] CourierError),
}

/// A service without what it keeps.
pub struct Ground {
    /// The service's name in ARNs, and the courier's.
    name: &'static str,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) courier: Courier,
    /// Whoever changes what is kept, does it alone.
    pub(crate) changing: tokio::sync::Mutex<()>,
    /// Something about firings has changed.
    pub(crate) changed: Notify,
    /// Where the service's own work is done.
    pub(crate) runtime: tokio::runtime::Handle,
    pub(crate) closing: CancellationToken,
}

impl Ground {
    pub(crate) async fn start(
        name: &'static str,
        settings: Settings,
    ) -> Result<Ground, CourierError> {
        let courier = Courier::start(frazil_courier::Settings {
            name,
            store: settings.store.clone(),
            clock: settings.clock.clone(),
            targets: settings.targets,
        });
        Ok(Ground {
            name,
            courier: courier.await?,
            store: settings.store,
            clock: settings.clock,
            entropy: settings.entropy,
            account: settings.account,
            region: settings.region,
            changing: tokio::sync::Mutex::default(),
            changed: Notify::new(),
            runtime: tokio::runtime::Handle::current(),
            closing: CancellationToken::new(),
        })
    }

    /// Ends the background work: nothing fires any more. What was to be delivered is delivered
    /// after the next start.
    pub fn close(&self) {
        self.closing.cancel();
        self.courier.close();
    }

    /// [`close`](Self::close), and waits for the deliveries that are under way.
    pub async fn stop(&self) {
        self.close();
        self.courier.closed().await;
    }

    /// How many deliveries wait or are being tried.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.courier.waiting()
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.clock.now().as_millisecond()
    }

    pub(crate) fn arn(&self, resource: impl Into<String>) -> String {
        Arn::new(self.name, &self.region, &self.account, resource).to_string()
    }
}
