//! SNS: topics, subscriptions, and messages for all who subscribe.
//!
//! Topics and subscriptions are kept in memory as they are stored. When a message has been
//! published, what each subscriber is to get is on disk, and a courier brings it.

mod attributes;
mod confirm;
mod dispatch;
mod envelope;
mod faults;
mod filter;
mod limits;
mod message;
mod outlet;
mod page;
mod permissions;
mod publish;
mod records;
mod subscriptions;
mod tags;
mod target;
mod topics;

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use frazil_courier::{Courier, CourierError};
use frazil_lambda::seams::{Clock, Entropy, Targets};
use frazil_store::Store;
use frazil_wire::{Arn, Fault};

use topics::Topic;

/// What the service is made of.
pub struct Settings {
    /// Where everything is kept.
    pub store: Arc<dyn Store>,
    /// Tells when messages are published.
    pub clock: Arc<dyn Clock>,
    /// Names messages and subscriptions.
    pub entropy: Arc<dyn Entropy>,
    /// Functions and queues that subscribe.
    pub targets: Arc<dyn Targets>,
    /// The account that owns the topics, twelve digits.
    pub account: String,
    /// The region in ARNs.
    pub region: String,
    /// How this server is reached by subscribers: `localhost:4566`.
    pub host: String,
}

/// Why the service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Topics or subscriptions cannot be read.
    #[error("the topics cannot be read: {0}")]
    Records(Fault),
    /// What is to be delivered cannot be read.
    #[error("the messages on their way cannot be read")]
    Courier(#[from] CourierError),
}

/// The service. Clones share everything.
#[derive(Clone)]
pub struct Sns(Arc<Inner>);

struct Inner {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    account: String,
    region: String,
    host: String,
    courier: Courier,
    topics: RwLock<BTreeMap<String, Arc<Topic>>>,
    /// Whoever changes topics or subscriptions, does it alone.
    changing: tokio::sync::Mutex<()>,
    /// Where the service's own work is done.
    runtime: tokio::runtime::Handle,
}

impl Sns {
    /// Starts the service with the topics of the last time; its background work runs on the
    /// current tokio runtime.
    ///
    /// # Errors
    /// [`StartError`]
    pub async fn start(settings: Settings) -> Result<Sns, StartError> {
        let courier = Courier::start(frazil_courier::Settings {
            name: "sns",
            store: settings.store.clone(),
            clock: settings.clock.clone(),
            targets: Arc::new(outlet::Outlet(settings.targets)),
        });
        let sns = Sns(Arc::new(Inner {
            courier: courier.await?,
            store: settings.store,
            clock: settings.clock,
            entropy: settings.entropy,
            account: settings.account,
            region: settings.region,
            host: settings.host,
            topics: RwLock::default(),
            changing: tokio::sync::Mutex::default(),
            runtime: tokio::runtime::Handle::current(),
        }));
        sns.load().await.map_err(StartError::Records)?;
        Ok(sns)
    }

    /// Ends the background work, and waits for the deliveries that are under way. What is left is
    /// delivered after the next start.
    pub async fn stop(&self) {
        self.0.courier.close();
        self.0.courier.closed().await;
    }

    /// How many deliveries wait or are being tried.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.0.courier.waiting()
    }

    fn now_ms(&self) -> i64 {
        self.0.clock.now().as_millisecond()
    }

    fn arn(&self, topic: &str) -> String {
        Arn::new("sns", &self.0.region, &self.0.account, topic).to_string()
    }

    fn read<R>(&self, look: impl FnOnce(&BTreeMap<String, Arc<Topic>>) -> R) -> R {
        let topics = self.0.topics.read();
        look(&topics.expect("nobody panics while holding the topics"))
    }

    fn write<R>(&self, change: impl FnOnce(&mut BTreeMap<String, Arc<Topic>>) -> R) -> R {
        let topics = self.0.topics.write();
        change(&mut topics.expect("nobody panics while holding the topics"))
    }
}
