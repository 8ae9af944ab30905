<<<<<<< HEAD
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
=======
//! Where Lambda and its neighbours send messages: by the service that an ARN names.

use async_trait::async_trait;
use frazil_lambda::seams::{NoTargets, TargetError, TargetMessage, Targets};
use frazil_wire::Arn;

use crate::sqs::Sqs;

/// All targets of this server.
#[derive(Clone)]
pub struct AllTargets {
    /// The queues.
    pub sqs: Sqs,
}

impl AllTargets {
    /// Who answers for an ARN. Topics, buses and buckets can be named; nobody answers for them.
    fn of(&self, arn: &str) -> &dyn Targets {
        let service = arn.parse::<Arn>().map(|arn| arn.service);
        match service.as_deref() {
            Ok("sqs") => &self.sqs,
            _ => &NoTargets,
>>>>>>> 22bfd6a (Poll queues for functions: batches, windows, filters, partial failures)
        }
    }
}

#[async_trait]
<<<<<<< HEAD
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
=======
impl Targets for AllTargets {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        self.of(arn).send(arn, message).await
    }

    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        self.of(arn).exists(arn).await
>>>>>>> 22bfd6a (Poll queues for functions: batches, windows, filters, partial failures)
    }
}
