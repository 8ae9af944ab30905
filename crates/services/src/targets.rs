//! From an ARN to the service that takes messages for it: where ends of events, notifications and
//! scheduled events are sent.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use frazil_lambda::seams::{TargetError, TargetMessage, Targets};
use frazil_wire::arn::Arn;

/// All services that take messages. They send to one another, so each is plugged in once it
/// exists.
#[derive(Default)]
pub struct Neighbours(RwLock<BTreeMap<&'static str, Arc<dyn Targets>>>);

impl Neighbours {
    /// From now on messages for ARNs of this service (`sqs`, `lambda`) go to `taker`.
    pub fn plug(&self, service: &'static str, taker: Arc<dyn Targets>) {
        let takers = self.0.write();
        let mut takers = takers.unwrap_or_else(PoisonError::into_inner);
        takers.insert(service, taker);
    }

    /// Forgets everybody, so that those who hold this and are held by it can go.
    pub fn unplug_all(&self) {
        let takers = self.0.write();
        takers.unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Who takes messages for an ARN, if it is here.
    fn taker(&self, arn: &str) -> Option<Arc<dyn Targets>> {
        let service = arn.parse::<Arn>().ok()?.service;
        let takers = self.0.read().unwrap_or_else(PoisonError::into_inner);
        takers.get(service.as_str()).cloned()
    }
}

#[async_trait]
impl Targets for Neighbours {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        match self.taker(arn) {
            Some(taker) => taker.send(arn, message).await,
            None => Err(TargetError {
                code: "NotSupported".to_owned(),
                message: format!("this server has no service that takes messages for {arn}"),
                may_retry: false,
            }),
        }
    }

    /// What is not here cannot be asked, so its name is taken as AWS would take it.
    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        match self.taker(arn) {
            Some(taker) => taker.exists(arn).await,
            None => Ok(true),
        }
    }
}
