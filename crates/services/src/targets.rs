//! From an ARN to the service that takes messages for it: where ends of events, notifications and
//! scheduled events are sent.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use frazil_lambda::seams::{Sender, TargetError, TargetMessage, Targets};
use frazil_wire::arn::Arn;

/// All services that take messages. They send to one another, so each is plugged in once it
/// exists.
#[derive(Default)]
pub struct Neighbours {
    takers: RwLock<BTreeMap<&'static str, Arc<dyn Targets>>>,
    permits: RwLock<Option<Arc<dyn Permits>>>,
}

/// Says what services may do for their resources.
#[async_trait]
pub trait Permits: Send + Sync {
    /// Whether the sender's role, or else the policy of what an ARN names, allows an action.
    ///
    /// # Errors
    /// AWS's words when it does not.
    async fn permit(&self, by: &Sender, action: &str, arn: &str) -> Result<(), String>;
}

/// What a service does that sends a message to another. Functions ask for themselves.
fn action(service: &str) -> Option<&'static str> {
    match service {
        "sqs" => Some("sqs:SendMessage"),
        "sns" => Some("sns:Publish"),
        "events" => Some("events:PutEvents"),
        _ => None,
    }
}

impl Neighbours {
    /// From now on messages are sent only where their senders may send them.
    pub fn guard(&self, permits: Arc<dyn Permits>) {
        let guard = self.permits.write();
        *guard.unwrap_or_else(PoisonError::into_inner) = Some(permits);
    }

    /// From now on messages for ARNs of this service (`sqs`, `lambda`) go to `taker`.
    pub fn plug(&self, service: &'static str, taker: Arc<dyn Targets>) {
        let takers = self.takers.write();
        let mut takers = takers.unwrap_or_else(PoisonError::into_inner);
        takers.insert(service, taker);
    }

    /// Forgets everybody, so that those who hold this and are held by it can go.
    pub fn unplug_all(&self) {
        let takers = self.takers.write();
        takers.unwrap_or_else(PoisonError::into_inner).clear();
        let guard = self.permits.write();
        guard.unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Who takes messages for an ARN, if it is here, and the name of its service.
    fn taker(&self, arn: &str) -> Option<(String, Arc<dyn Targets>)> {
        let service = arn.parse::<Arn>().ok()?.service;
        let takers = self.takers.read();
        let takers = takers.unwrap_or_else(PoisonError::into_inner);
        let taker = takers.get(service.as_str()).cloned()?;
        Some((service, taker))
    }
}

#[async_trait]
impl Targets for Neighbours {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        let Some((service, taker)) = self.taker(arn) else {
            return Err(TargetError {
                code: "NotSupported".to_owned(),
                message: format!("this server has no service that takes messages for {arn}"),
                may_retry: false,
            });
        };
        if let (Some(by), Some(action)) = (&message.sender, action(&service)) {
            self.permits(by, action, arn).await?;
        }
        taker.send(arn, message).await
    }

    /// What is not here cannot be asked, so its name is taken as AWS would take it.
    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        match self.taker(arn) {
            Some((_, taker)) => taker.exists(arn).await,
            None => Ok(true),
        }
    }

    async fn permits(&self, by: &Sender, action: &str, arn: &str) -> Result<(), TargetError> {
        let guard = self.permits.read();
        let guard = guard.unwrap_or_else(PoisonError::into_inner).clone();
        let Some(guard) = guard else {
            return Ok(());
        };
        let permitted = guard.permit(by, action, arn).await;
        permitted.map_err(|message| TargetError {
            code: "AccessDeniedException".to_owned(),
            message,
            may_retry: false,
        })
    }
}
