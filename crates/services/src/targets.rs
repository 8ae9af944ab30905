//! From an ARN to the service that takes messages for it: where Lambda sends the ends of events.

use async_trait::async_trait;
use frazil_lambda::seams::{TargetError, TargetMessage, Targets};
use frazil_wire::arn::Arn;

use crate::sqs::Sqs;

/// All services that take messages.
pub struct Neighbours {
    /// Queues.
    pub sqs: Sqs,
}

impl Neighbours {
    /// Who takes messages for an ARN, if it is here.
    fn taker(&self, arn: &str) -> Option<&dyn Targets> {
        match arn.parse::<Arn>().ok()?.service.as_str() {
            "sqs" => Some(&self.sqs),
            _ => None,
        }
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
