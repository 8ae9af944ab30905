//! Where subscribers are: functions and queues by ARN, web servers by URL.

use std::sync::Arc;

use async_trait::async_trait;
use frazil_lambda::seams::{TargetError, TargetMessage, Targets};

use crate::webhook::{self, WebhookError};

use super::limits::HTTP_ANSWER_MAX;

/// All subscribers.
pub(super) struct Outlet(pub(super) Arc<dyn Targets>);

const AGENT: &str = "Amazon Simple Notification Service Agent";

#[async_trait]
impl Targets for Outlet {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        if !arn.starts_with("http") {
            return self.0.send(arn, message).await;
        }
        let attributes = message.attributes.into_iter();
        let mut headers: Vec<_> = attributes.map(|it| (it.name, it.value)).collect();
        headers.push(("user-agent".to_owned(), AGENT.to_owned()));
        let kind = "text/plain; charset=UTF-8";
        headers.push(("content-type".to_owned(), kind.to_owned()));
        let posted = webhook::post(arn, &headers, message.body.into(), HTTP_ANSWER_MAX).await;
        posted.map_err(|error| refused(&error))
    }

    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        self.0.exists(arn).await
    }
}

/// A server that refuses will refuse again, unless it says that it is busy.
fn refused(error: &WebhookError) -> TargetError {
    let (code, may_retry) = match error {
        WebhookError::Status(status) => (status.to_string(), *status >= 500 || *status == 429),
        WebhookError::Url(_) => ("InvalidEndpoint".to_owned(), false),
        _ => ("ConnectionError".to_owned(), true),
    };
    TargetError {
        code,
        message: error.to_string(),
        may_retry,
    }
}
