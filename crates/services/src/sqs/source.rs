//! Queues as sources of events.

use std::time::Duration;

use async_trait::async_trait;
use frazil_lambda::seams::{QueueAttribute, QueueMessage, QueueSource, QueueTraits, TargetError};

use super::Sqs;
use super::digest;
use super::limits::BATCH_MAX;
use super::receive::{Asked, Received};
use super::target::refused;

#[async_trait]
impl QueueSource for Sqs {
    async fn traits(&self, arn: &str) -> Result<QueueTraits, TargetError> {
        let queue = self.queue_by_arn(arn).map_err(refused)?;
        let visibility_s = queue.attributes().visibility_s;
        Ok(QueueTraits { visibility_s })
    }

    async fn receive(
        &self,
        arn: &str,
        count: usize,
        wait: Duration,
    ) -> Result<Vec<QueueMessage>, TargetError> {
        let queue = self.queue_by_arn(arn).map_err(refused)?;
        let asked = Asked {
            count: count.min(BATCH_MAX),
            visibility_s: None,
            wait,
            attempt: None,
        };
        let received = Sqs::receive(self, &queue, &asked).await;
        let fifo = queue.is_fifo();
        let messages = received.map_err(refused)?.into_iter();
        Ok(messages.map(|message| told(message, fifo)).collect())
    }

    async fn delete(&self, arn: &str, handles: &[String]) -> Result<(), TargetError> {
        let queue = self.queue_by_arn(arn).map_err(refused)?;
        let outcomes = Sqs::delete(self, &queue, handles).await;
        let outcome: Result<Vec<()>, _> = outcomes.into_iter().collect();
        outcome.map(|_| ()).map_err(refused)
    }
}

fn told(received: Received, fifo: bool) -> QueueMessage {
    let attributes = received.system_attributes(fifo);
    let content = received.content;
    let sum = digest::of_attributes(&content.attributes);
    let message_attributes = content.attributes.into_iter().map(|(name, attribute)| {
        let attribute = QueueAttribute {
            is_binary: attribute.is_binary(),
            kind: attribute.kind,
            value: attribute.value,
        };
        (name, attribute)
    });
    QueueMessage {
        id: received.message.id.to_string(),
        handle: received.handle,
        body_md5: digest::of_text(&content.body),
        body: content.body,
        attributes,
        message_attributes: message_attributes.collect(),
        message_attributes_md5: sum,
    }
}
