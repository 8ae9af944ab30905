//! Topics as targets of neighbours: rules, destinations, alarms, notifications of S3.

use std::collections::BTreeMap;

use async_trait::async_trait;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use frazil_lambda::seams::{AttributeKind, TargetAttribute, TargetError, TargetMessage, Targets};
use frazil_wire::shapes::sns::MessageAttributeValue;

use super::Sns;
use super::message::Draft;

#[async_trait]
impl Targets for Sns {
    async fn send(&self, arn: &str, message: TargetMessage) -> Result<(), TargetError> {
        let attributes = message.attributes.into_iter().map(given);
        let draft = Draft {
            message: message.body,
            subject: message.subject,
            structure: None,
            attributes: Some(attributes.collect::<BTreeMap<_, _>>()),
            group: message.group,
            deduplication: message.deduplication,
            trace: message.trace,
        };
        let published = self.publish_to(arn, draft).await;
        published.map(|_| ()).map_err(|fault| TargetError {
            code: fault.code.into_owned(),
            message: fault.message,
            may_retry: fault.status >= 500,
        })
    }

    async fn exists(&self, arn: &str) -> Result<bool, TargetError> {
        Ok(self.topic(arn).is_ok())
    }
}

fn given(attribute: TargetAttribute) -> (String, MessageAttributeValue) {
    let binary = attribute.kind == AttributeKind::Binary;
    let bytes = || BASE64_STANDARD.decode(&attribute.value).unwrap_or_default();
    let value = MessageAttributeValue {
        data_type: attribute.kind.name().to_owned(),
        binary_value: binary.then(|| bytes().into()),
        string_value: (!binary).then(|| attribute.value.clone()),
    };
    (attribute.name, value)
}
