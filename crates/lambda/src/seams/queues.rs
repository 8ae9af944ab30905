//! Queues that functions take their events from.

use std::collections::BTreeMap;
use std::time::Duration;

use async_trait::async_trait;

use super::TargetError;

/// Queues whose messages become events.
#[async_trait]
pub trait QueueSource: Send + Sync {
    /// What there is to know of a queue.
    ///
    /// # Errors
    /// [`TargetError`], for example when there is no such queue.
    async fn traits(&self, arn: &str) -> Result<QueueTraits, TargetError>;

    /// Receives up to `count` messages, and waits for some if there are none. They are hidden from
    /// others as long as the queue says. Dropping the future ends the waiting.
    ///
    /// # Errors
    /// [`TargetError`]
    async fn receive(
        &self,
        arn: &str,
        count: usize,
        wait: Duration,
    ) -> Result<Vec<QueueMessage>, TargetError>;

    /// Deletes messages that were received.
    ///
    /// # Errors
    /// [`TargetError`] when one of them may come again.
    async fn delete(&self, arn: &str, handles: &[String]) -> Result<(), TargetError>;
}

/// What there is to know of a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueTraits {
    /// For how long a message that was received is hidden, in seconds.
    pub visibility_s: u32,
}

/// A message that was received.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueueMessage {
    /// Its id, the same at every receive.
    pub id: String,
    /// What deletes it; another one at every receive.
    pub handle: String,
    /// The text.
    pub body: String,
    /// MD5 of the text, in hexadecimal digits.
    pub body_md5: String,
    /// System attributes, such as `SentTimestamp`.
    pub attributes: BTreeMap<String, String>,
    /// Message attributes.
    pub message_attributes: BTreeMap<String, QueueAttribute>,
    /// MD5 of the message attributes, if there are any.
    pub message_attributes_md5: Option<String>,
}

/// A message attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueAttribute {
    /// `String`, `Number` or `Binary`, perhaps with a label.
    pub kind: String,
    /// The value; in base64 when it is binary.
    pub value: String,
    /// Whether the value is bytes rather than text.
    pub is_binary: bool,
}

/// No queue at all.
#[derive(Debug, Default, Clone, Copy)]
pub struct NoQueues;

#[async_trait]
impl QueueSource for NoQueues {
    async fn traits(&self, arn: &str) -> Result<QueueTraits, TargetError> {
        Err(no_queue(arn))
    }

    async fn receive(
        &self,
        arn: &str,
        _count: usize,
        _wait: Duration,
    ) -> Result<Vec<QueueMessage>, TargetError> {
        Err(no_queue(arn))
    }

    async fn delete(&self, arn: &str, _handles: &[String]) -> Result<(), TargetError> {
        Err(no_queue(arn))
    }
}

fn no_queue(arn: &str) -> TargetError {
    TargetError {
        code: "NotSupported".to_owned(),
        message: format!("this server has no queue such as {arn}"),
        may_retry: false,
    }
}
