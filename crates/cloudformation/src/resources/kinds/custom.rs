//! Custom resources: a function (or a topic) is told what is wanted, and answers to an address.

use std::time::Duration;

use async_trait::async_trait;
use frazil_wire::Fault;
use frazil_wire::shapes::{lambda, sns};
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};

use crate::faults::invalid;
use crate::limits::CUSTOM_RESOURCE_MAX;
use crate::resources::{Handler, Job, Made};
use crate::signals::Question;
use crate::template::resolve::plain_text;

pub(super) struct Custom;

/// A property that CloudFormation itself reads.
const OWN: [&str; 2] = ["ServiceToken", "ServiceTimeout"];

/// Every value that is no list or map becomes text, as custom resources know it.
fn stringly(value: &Json) -> Json {
    match value {
        Json::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(name, value)| (name.clone(), stringly(value)));
            Json::Object(entries.collect())
        }
        Json::Array(items) => items.iter().map(stringly).collect(),
        Json::Null => Json::Null,
        other => plain_text(other).map_or(Json::Null, Json::from),
    }
}

/// The name of a question: the same for the same request, so that it is not sent again after a restart.
fn name(job: &Job<'_>, kind: &str, id: Option<&str>, old: Option<&Json>) -> String {
    let asked = json!([kind, id, job.properties, old]).to_string();
    let digest = hex::encode(&Sha256::digest(asked)[..8]);
    format!("{}-{digest}", job.logical)
}

async fn ask(
    job: &Job<'_>,
    kind: &str,
    id: Option<&str>,
    old: Option<&Json>,
) -> Result<Made, Fault> {
    let name = name(job, kind, id, old);
    let question = job.signals.ask(job.stack_id, &name, false).await?;
    if !question.sent {
        send(job, &event(job, &question, kind, id, old)).await?;
        job.signals.sent(&question).await?;
    }
    let within = plain_text(&job.properties["ServiceTimeout"]).and_then(|text| text.parse().ok());
    let within = within.map_or(CUSTOM_RESOURCE_MAX, Duration::from_secs);
    let until = job.until_ms(question.asked_ms, within.min(CUSTOM_RESOURCE_MAX));
    match job.signals.nth(&question, 0, until).await? {
        Some(answer) => told(job, &answer, id),
        None if job.is_late() => Err(invalid("Resource creation cancelled")),
        None => Err(invalid(
            "CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId. If you are using the Python cfn-response module, you may need to update your Lambda function code so that CloudFormation can attach the updated version.",
        )),
    }
}

/// What the function is told.
fn event(
    job: &Job<'_>,
    question: &Question,
    kind: &str,
    id: Option<&str>,
    old: Option<&Json>,
) -> Json {
    let mut event = json!({
        "RequestType": kind,
        "ServiceToken": job.properties["ServiceToken"],
        "ResponseURL": job.signals.answer_address(question),
        "StackId": job.stack_id,
        "RequestId": question.id,
        "LogicalResourceId": job.logical,
        "ResourceType": job.kind,
        "ResourceProperties": shown(job.properties),
    });
    if let Some(id) = id {
        event["PhysicalResourceId"] = json!(id);
    }
    if let Some(old) = old {
        event["OldResourceProperties"] = shown(old);
    }
    event
}

/// Properties as the function sees them.
fn shown(properties: &Json) -> Json {
    let mut properties = stringly(properties);
    let entries = properties.as_object_mut();
    entries.map(|entries| entries.remove(OWN[1]));
    properties
}

async fn send(job: &Job<'_>, event: &Json) -> Result<(), Fault> {
    let token = plain_text(&job.properties["ServiceToken"]).unwrap_or_default();
    if token.starts_with("arn:aws:sns:") {
        let input = json!({"TopicArn": token, "Message": event, "Subject": "AWS CloudFormation custom resource request"});
        return job
            .aws
            .perform(&sns::SERVICE, "Publish", &input)
            .await
            .map(drop);
    }
    let input = json!({"FunctionName": token, "InvocationType": "Event", "Payload": event});
    job.aws
        .perform(&lambda::SERVICE, "Invoke", &input)
        .await
        .map(drop)
}

fn told(job: &Job<'_>, answer: &Json, id: Option<&str>) -> Result<Made, Fault> {
    let given = answer["PhysicalResourceId"]
        .as_str()
        .filter(|it| !it.is_empty());
    if answer["Status"] != "SUCCESS" {
        let reason = answer["Reason"]
            .as_str()
            .unwrap_or("See the details in CloudWatch Logs");
        return Err(invalid(format!(
            "Received response status [FAILED] from custom resource. Message returned: {reason}"
        )));
    }
    let id = given.or(id).map(str::to_owned);
    let id = id.unwrap_or_else(|| crate::resources::made_up(job, 128));
    let attributes = answer["Data"].as_object().cloned().unwrap_or_default();
    Ok(Made { id, attributes })
}

#[async_trait]
impl Handler for Custom {
    fn check(&self, properties: &Json) -> Result<(), Fault> {
        match properties.get(OWN[0]).and_then(plain_text) {
            Some(_) => Ok(()),
            None => Err(invalid(
                "Resource properties validation failed: ServiceToken is required",
            )),
        }
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        ask(job, "Create", None, None).await
    }

    /// With another id in its answer the function says that it has made another thing; the old one is removed.
    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let updated = ask(job, "Update", Some(&made.id), Some(old)).await?;
        if updated.id != made.id {
            let old_job = Job {
                properties: old,
                ..*job
            };
            if let Err(fault) = ask(&old_job, "Delete", Some(&made.id), None).await {
                tracing::warn!("{} {} is left behind: {fault}", job.kind, made.id);
            }
        }
        Ok(updated)
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        ask(job, "Delete", Some(&made.id), None).await.map(drop)
    }
}
