//! The services that tell others when something has happened, or when it is time.

use std::sync::Arc;

use frazil_events::eventbridge::{self, EventBridge};
use frazil_events::scheduler::{self, Scheduler};
use frazil_lambda::seams::{SystemClock, SystemEntropy};
use frazil_services::sns::{self, Sns};
use frazil_services::targets::Neighbours;
use frazil_store::Store;

use super::super::Config;
use super::super::services::Services;
use crate::error::Error;

/// SNS, EventBridge and its Scheduler.
pub(super) struct Bells {
    sns: Sns,
    events: EventBridge,
    scheduler: Scheduler,
}

impl Bells {
    /// Starts them once their targets are there: they go on with what they were to deliver.
    ///
    /// # Errors
    /// When what they keep cannot be read.
    pub(super) async fn start(
        config: &Config,
        store: Arc<dyn Store>,
        neighbours: &Arc<Neighbours>,
        services: &Services,
        port: u16,
    ) -> Result<Bells, Error> {
        let sns = Sns::start(sns::Settings {
            store: store.clone(),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            targets: neighbours.clone(),
            account: config.account.clone(),
            region: config.region.clone(),
            host: format!("localhost:{port}"),
        })
        .await
        .map_err(|error| Error::new("the topics could not be read").caused_by(&error))?;
        neighbours.plug("sns", Arc::new(sns.clone()));
        services.plug(Arc::new(sns.clone()));
        let events = EventBridge::start(eventbridge::Settings {
            store: store.clone(),
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            targets: neighbours.clone(),
            account: config.account.clone(),
            region: config.region.clone(),
        })
        .await
        .map_err(|error| Error::new("EventBridge could not be started").caused_by(&error))?;
        neighbours.plug("events", Arc::new(events.clone()));
        services.plug(Arc::new(events.clone()));
        let scheduler = Scheduler::start(scheduler::Settings {
            store,
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            targets: neighbours.clone(),
            account: config.account.clone(),
            region: config.region.clone(),
        })
        .await
        .map_err(|error| Error::new("the schedules could not be read").caused_by(&error))?;
        services.plug(Arc::new(scheduler.clone()));
        Ok(Bells {
            sns,
            events,
            scheduler,
        })
    }

    /// Nothing is told any more; what was to be is told after the next start.
    pub(super) async fn stop(&self) {
        self.scheduler.stop().await;
        self.events.stop().await;
        self.sns.stop().await;
    }
}
