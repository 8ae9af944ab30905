//! Custom resources: a function (or a topic) is told what is wanted, and answers to an address.

use std::time::Duration;

use async_trait::async_trait;
use frazil_wire::Fault;
use frazil_wire::shapes::{lambda, sns};
use serde_json::{Value as Json, json};

use crate::faults::invalid;
use crate::limits::CUSTOM_RESOURCE_MAX;
use crate::resources::{Handler, Job, Made};
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

async fn ask(
    job: &Job<'_>,
    kind: &str,
    id: Option<&str>,
    old: Option<&Json>,
) -> Result<Made, Fault> {
    let request_id = format!("{}-{}-{kind}", job.token, job.logical);
    let token = format!(
        "{}-{}",
        crate::resources::signal_token(job.stack_id, job.logical),
        job.signals.fresh()
    );
    let mut answers = job.signals.wait(&token);
    let mut properties = stringly(job.properties);
    properties
        .as_object_mut()
        .map(|it| it.remove("ServiceTimeout"));
    let mut event = json!({
        "RequestType": kind,
        "ServiceToken": job.properties["ServiceToken"],
        "ResponseURL": job.signals.answer_address(&token),
        "StackId": job.stack_id,
        "RequestId": request_id,
        "LogicalResourceId": job.logical,
        "ResourceType": job.kind,
        "ResourceProperties": properties,
    });
    if let Some(id) = id {
        event["PhysicalResourceId"] = json!(id);
    }
    if let Some(old) = old {
        let mut old = stringly(old);
        old.as_object_mut().map(|it| it.remove("ServiceTimeout"));
        event["OldResourceProperties"] = old;
    }
    send(job, &event).await?;
    let within = plain_text(&job.properties["ServiceTimeout"]).and_then(|text| text.parse().ok());
    let within = within.map_or(CUSTOM_RESOURCE_MAX, Duration::from_secs);
    let answer = answers.next(within.min(CUSTOM_RESOURCE_MAX)).await.ok_or_else(|| {
        invalid("CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId. If you are using the Python cfn-response module, you may need to update your Lambda function code so that CloudFormation can attach the updated version.")
    })?;
    told(job, &answer, id)
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
