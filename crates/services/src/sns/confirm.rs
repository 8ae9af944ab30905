//! Confirmations: a web server says that it wants a topic's messages.

use frazil_wire::Fault;
use frazil_wire::shapes::sns::{ConfirmSubscriptionInput, ConfirmSubscriptionResponse};

use super::Sns;
use super::attributes::http_retries;
use super::envelope;
use super::faults::{failed, invalid};
use super::records::SubscriptionRecord;
use super::subscriptions::Subscription;
use super::topics::Topic;

impl Sns {
    /// What nobody can guess.
    pub(super) fn token(&self) -> String {
        let parts = [(); 4].map(|()| self.0.entropy.uuid().simple().to_string());
        parts.concat()
    }

    /// Sends a web server the question whether it wants the messages. Nobody is asked by mail.
    pub(super) async fn ask_to_confirm(
        &self,
        topic: &Topic,
        subscription: &Subscription,
    ) -> Result<(), Fault> {
        let Some(token) = &subscription.record.token else {
            return Ok(());
        };
        if !subscription.record.protocol.starts_with("http") {
            tracing::info!(
                subscription = subscription.arn,
                token,
                "a subscription waits for its confirmation; nobody is asked by mail"
            );
            return Ok(());
        }
        let id = self.0.entropy.uuid().to_string();
        let confirmation = envelope::Confirmation {
            id: &id,
            token,
            topic: &topic.arn,
            subscription: &subscription.arn,
            at: self.0.clock.now(),
            base: &self.base(),
        };
        let parcel = confirmation.parcel(
            &subscription.record.endpoint,
            http_retries(subscription, topic),
        );
        let posted = self.0.courier.post(vec![parcel]).await;
        posted.map_err(|error| failed(&error))
    }

    /// How subscribers reach this server.
    pub(super) fn base(&self) -> String {
        format!("http://{}", self.0.host)
    }

    pub(super) async fn confirm_subscription(
        &self,
        input: ConfirmSubscriptionInput,
    ) -> Result<ConfirmSubscriptionResponse, Fault> {
        let _alone = self.0.changing.lock().await;
        let topic = self.topic(&input.topic_arn)?;
        let token = Some(&input.token);
        let mut all = topic.subscriptions.values();
        let meant = |it: &&std::sync::Arc<Subscription>| {
            it.record.token.as_ref() == token || it.record.used_token.as_ref() == token
        };
        let found = all.find(meant).ok_or_else(|| invalid("Token"))?;
        let confirmed = match found.is_pending() {
            false => found.clone(),
            true => {
                let record = SubscriptionRecord {
                    token: None,
                    used_token: Some(input.token),
                    ..found.record.clone()
                };
                self.keep(&topic, &found.id, record).await?
            }
        };
        Ok(ConfirmSubscriptionResponse {
            subscription_arn: Some(confirmed.arn.clone()),
        })
    }
}
