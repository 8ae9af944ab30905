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
use frazil_lambda::seams::{Home, Targets};
use frazil_wire::Fault;

use topics::Topic;

/// What the service is made of.
pub struct Settings {
    /// Where it lives.
    pub home: Home,
    /// Functions and queues that subscribe.
    pub targets: Arc<dyn Targets>,
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
    home: Home,
    host: String,
    courier: Courier,
    topics: RwLock<BTreeMap<String, Arc<Topic>>>,
    /// Whoever changes topics or subscriptions, does it alone.
    changing: tokio::sync::Mutex<()>,
    /// Where the service's own work is done.
    runtime: tokio::runtime::Handle,
}

impl std::ops::Deref for Inner {
    type Target = Home;
    fn deref(&self) -> &Home {
        &self.home
    }
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
            store: settings.home.store.clone(),
            clock: settings.home.clock.clone(),
            targets: Arc::new(outlet::Outlet(settings.targets)),
        });
        let sns = Sns(Arc::new(Inner {
            courier: courier.await?,
            home: settings.home,
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
        self.0.now_ms()
    }

    fn arn(&self, topic: &str) -> String {
        self.0.arn("sns", topic)
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
