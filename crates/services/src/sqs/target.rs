//! Queues as targets of Lambda and its neighbours: dead letters, destinations, notifications.

use std::collections::BTreeMap;

use async_trait::async_trait;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use frazil_lambda::seams::{AttributeKind, TargetError, TargetMessage, Targets};
use frazil_wire::Fault;
use frazil_wire::shapes::sqs::{MessageAttributeValue, MessageSystemAttributeValue};

use super::Sqs;
use super::faults::query_code;
use super::send::{Draft, Letter};

#[async_trait]
impl Targets for Sqs {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        self.send_to(arn, message).await.map_err(refused)
    }

    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        Ok(self.queue_by_arn(arn).is_ok())
    }
}

impl Sqs {
    async fn send_to(&self, arn: &str, message: TargetMessage) -> Result<(), Fault> {
        let queue = self.queue_by_arn(arn)?;
        let letter = Letter::from(message);
        let draft = Draft::new(letter, &queue.attributes(), &self.0.account)?;
        Sqs::send(self, &queue, &[draft]).await.map(|_| ())
    }
}

impl From<TargetMessage> for Letter {
    fn from(message: TargetMessage) -> Letter {
        let attributes = message.attributes.into_iter().map(|attribute| {
            let bytes = match attribute.kind {
                AttributeKind::Binary => BASE64_STANDARD.decode(&attribute.value).ok(),
                AttributeKind::String | AttributeKind::Number => None,
            };
            let value = MessageAttributeValue {
                data_type: attribute.kind.name().to_owned(),
                string_value: bytes.is_none().then_some(attribute.value),
                binary_value: bytes.map(Into::into),
                ..MessageAttributeValue::default()
            };
            (attribute.name, value)
        });
        let trace = message.trace.map(|trace| {
            let value = MessageSystemAttributeValue {
                data_type: "String".to_owned(),
                string_value: Some(trace),
                ..MessageSystemAttributeValue::default()
            };
            BTreeMap::from([("AWSTraceHeader".to_owned(), value)])
        });
        Letter {
            body: message.body,
            attributes: Some(attributes.collect()),
            system_attributes: trace,
            group: message.group,
            deduplication: message.deduplication,
            ..Letter::default()
        }
    }
}

pub(super) fn refused(fault: Fault) -> TargetError {
    TargetError {
        code: query_code(&fault.code),
        message: fault.message,
        may_retry: fault.status >= 500,
    }
}
