//! What both services stand on.

use std::sync::Arc;

use frazil_courier::{Courier, CourierError};
use frazil_lambda::seams::{Home, Targets};
use frazil_wire::Fault;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// What a service is made of.
pub struct Settings {
    /// Where it lives.
    pub home: Home,
    /// Who takes what rules and schedules send.
    pub targets: Arc<dyn Targets>,
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
    pub(crate) home: Home,
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
            store: settings.home.store.clone(),
            clock: settings.home.clock.clone(),
            targets: settings.targets,
        });
        Ok(Ground {
            name,
            courier: courier.await?,
            home: settings.home,
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
        self.home.now_ms()
    }

    pub(crate) fn arn(&self, resource: impl Into<String>) -> String {
        self.home.arn(self.name, resource)
    }
}
