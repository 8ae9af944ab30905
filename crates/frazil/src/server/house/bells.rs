//! The services that tell others when something has happened, or when it is time.

use std::sync::Arc;

use frazil_events::eventbridge::{self, EventBridge};
use frazil_events::scheduler::{self, Scheduler};
use frazil_services::sns::{self, Sns};

use super::ground::{Ground, failed};
use crate::error::Error;
use crate::server::services::Services;

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
    pub(super) async fn start(ground: &Ground<'_>, services: &Services) -> Result<Bells, Error> {
        let neighbours = &ground.neighbours;
        let sns = sns(ground).await?;
        neighbours.plug("sns", Arc::new(sns.clone()));
        services.plug(Arc::new(sns.clone()));
        let events = events(ground).await?;
        neighbours.plug("events", Arc::new(events.clone()));
        services.plug(Arc::new(events.clone()));
        let scheduler = scheduler(ground).await?;
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

async fn sns(ground: &Ground<'_>) -> Result<Sns, Error> {
    let started = Sns::start(sns::Settings {
        home: ground.home(),
        targets: ground.neighbours.clone(),
        host: ground.host(),
    });
    started
        .await
        .map_err(failed("the topics could not be read"))
}

async fn events(ground: &Ground<'_>) -> Result<EventBridge, Error> {
    let started = EventBridge::start(eventbridge::Settings {
        home: ground.home(),
        targets: ground.neighbours.clone(),
    });
    started
        .await
        .map_err(failed("EventBridge could not be started"))
}

async fn scheduler(ground: &Ground<'_>) -> Result<Scheduler, Error> {
    let started = Scheduler::start(scheduler::Settings {
        home: ground.home(),
        targets: ground.neighbours.clone(),
    });
    started
        .await
        .map_err(failed("the schedules could not be read"))
}
