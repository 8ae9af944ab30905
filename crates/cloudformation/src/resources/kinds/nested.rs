//! Stacks inside stacks.

use async_trait::async_trait;
use frazil_wire::Fault;
use frazil_wire::shapes::cloudformation::SERVICE;
use serde_json::{Map, Value as Json, json};

use super::Types;
use crate::faults::invalid;
use crate::limits::STABILISE_EVERY;
use crate::resources::naming::made_up;
use crate::resources::{Handler, Job, Made};
use crate::template::resolve::plain_text;

pub(super) static TYPES: Types = &[("AWS::CloudFormation::Stack", &Nested)];

struct Nested;

fn input(job: &Job<'_>) -> Json {
    let properties = job.properties;
    let parameters = properties["Parameters"].as_object().into_iter().flatten();
    let parameters = parameters.map(|(name, value)| {
        let value = match value {
            Json::Array(items) => items
                .iter()
                .filter_map(plain_text)
                .collect::<Vec<_>>()
                .join(","),
            one => plain_text(one).unwrap_or_default(),
        };
        json!({"ParameterKey": name, "ParameterValue": value})
    });
    json!({
        "TemplateURL": properties["TemplateURL"],
        "Parameters": parameters.collect::<Json>(),
        "Tags": properties["Tags"],
        "NotificationARNs": properties["NotificationARNs"],
        "Capabilities": ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
    })
}

/// Waits until the stack stays as it is, and tells its state.
async fn settled(job: &Job<'_>, id: &str) -> Result<Json, Fault> {
    loop {
        let answer = job
            .aws
            .perform(&SERVICE, "DescribeStacks", &json!({"StackName": id}))
            .await?;
        let stack = answer["Stacks"][0].clone();
        let status = stack["StackStatus"].as_str().unwrap_or_default();
        if !status.ends_with("_IN_PROGRESS") {
            return Ok(stack);
        }
        tokio::time::sleep(STABILISE_EVERY).await;
    }
}

async fn expect(job: &Job<'_>, id: &str, wanted: &str) -> Result<Made, Fault> {
    let stack = settled(job, id).await?;
    if stack["StackStatus"] != wanted {
        let reason = stack["StackStatusReason"].as_str().unwrap_or_default();
        return Err(invalid(format!(
            "Embedded stack {id} was not successfully created: {reason}"
        )));
    }
    let outputs = stack["Outputs"].as_array().into_iter().flatten();
    let outputs = outputs.filter_map(|output| {
        let key = output["OutputKey"].as_str()?;
        Some((format!("Outputs.{key}"), output["OutputValue"].clone()))
    });
    Ok(Made {
        id: id.to_owned(),
        attributes: outputs.collect::<Map<String, Json>>(),
    })
}

#[async_trait]
impl Handler for Nested {
    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let mut input = input(job);
        input["StackName"] = json!(made_up(job, 128));
        input["DisableRollback"] = json!(false);
        let id = match job.aws.perform(&SERVICE, "CreateStack", &input).await {
            Err(fault) if job.again && crate::aws::is_there(&fault) => {
                let found = json!({"StackName": input["StackName"]});
                let answer = job.aws.perform(&SERVICE, "DescribeStacks", &found).await?;
                plain_text(&answer["Stacks"][0]["StackId"]).unwrap_or_default()
            }
            answer => plain_text(&answer?["StackId"]).unwrap_or_default(),
        };
        match expect(job, &id, "CREATE_COMPLETE").await {
            Ok(made) => Ok(made),
            Err(fault) => {
                job.aws
                    .perform(&SERVICE, "DeleteStack", &json!({"StackName": id}))
                    .await?;
                settled(job, &id).await?;
                Err(fault)
            }
        }
    }

    async fn update(&self, job: &Job<'_>, made: &Made, _old: &Json) -> Result<Made, Fault> {
        let mut input = input(job);
        input["StackName"] = json!(made.id);
        match job.aws.perform(&SERVICE, "UpdateStack", &input).await {
            Ok(_) => expect(job, &made.id, "UPDATE_COMPLETE").await,
            Err(fault) if fault.message == "No updates are to be performed." => Ok(made.clone()),
            Err(fault) => Err(fault),
        }
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        job.aws
            .perform(&SERVICE, "DeleteStack", &json!({"StackName": made.id}))
            .await?;
        let stack = settled(job, &made.id).await?;
        match stack["StackStatus"] == "DELETE_COMPLETE" {
            true => Ok(()),
            false => Err(invalid(format!(
                "Embedded stack {} was not successfully deleted",
                made.id
            ))),
        }
    }
}
