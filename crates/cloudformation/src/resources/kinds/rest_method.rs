//! Methods of REST APIs: a method, its integration, and the responses of both.

use async_trait::async_trait;
use frazil_wire::Fault;
use frazil_wire::shapes::apigateway::SERVICE;
use serde_json::{Map, Value as Json, json};

use crate::aws::{is_gone, is_there};
use crate::resources::naming::made_up;
use crate::resources::{Handler, Job, Made, changed};

pub(super) struct Method;

impl Method {
    /// Where the method is.
    fn place(properties: &Json) -> Map<String, Json> {
        let names = [
            ("restApiId", "RestApiId"),
            ("resourceId", "ResourceId"),
            ("httpMethod", "HttpMethod"),
        ];
        let pairs = names
            .iter()
            .map(|(member, name)| ((*member).to_owned(), properties[*name].clone()));
        pairs.collect()
    }

    async fn put(&self, job: &Job<'_>) -> Result<(), Fault> {
        let place = Self::place(job.properties);
        let with = |extra: &Json, without: &[&str]| {
            let mut input = place.clone();
            for (name, value) in extra.as_object().into_iter().flatten() {
                if !without.contains(&name.as_str()) {
                    let mut name = name.clone();
                    name[..1].make_ascii_lowercase();
                    input.entry(name).or_insert_with(|| value.clone());
                }
            }
            Json::Object(input)
        };
        let mut method = with(
            job.properties,
            &[
                "Integration",
                "MethodResponses",
                "RestApiId",
                "ResourceId",
                "HttpMethod",
            ],
        );
        if method.get("authorizationType").is_none() {
            method["authorizationType"] = json!("NONE");
        }
        let put = job.aws.perform(&SERVICE, "PutMethod", &method).await;
        match put {
            Err(fault) if job.again && is_there(&fault) => {}
            other => drop(other?),
        }
        for response in items(&job.properties["MethodResponses"]) {
            job.aws
                .perform(&SERVICE, "PutMethodResponse", &with(response, &[]))
                .await?;
        }
        let integration = &job.properties["Integration"];
        if integration.is_object() {
            let without = ["IntegrationResponses", "IntegrationHttpMethod"];
            let mut input = with(integration, &without);
            if let Some(method) = integration.get("IntegrationHttpMethod") {
                input["integrationHttpMethod"] = method.clone();
            }
            job.aws.perform(&SERVICE, "PutIntegration", &input).await?;
            for response in items(&integration["IntegrationResponses"]) {
                job.aws
                    .perform(&SERVICE, "PutIntegrationResponse", &with(response, &[]))
                    .await?;
            }
        }
        Ok(())
    }

    async fn take_away(&self, job: &Job<'_>, properties: &Json) -> Result<(), Fault> {
        let input = Json::Object(Self::place(properties));
        match job.aws.perform(&SERVICE, "DeleteMethod", &input).await {
            Err(fault) if !is_gone(&fault) => Err(fault),
            _ => Ok(()),
        }
    }
}

fn items(list: &Json) -> impl Iterator<Item = &Json> {
    list.as_array().into_iter().flatten()
}

#[async_trait]
impl Handler for Method {
    fn replaces(&self, old: &Json, new: &Json) -> bool {
        let fixed = ["RestApiId", "ResourceId", "HttpMethod"];
        changed(old, new)
            .into_iter()
            .any(|name| fixed.contains(&name))
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        if let Err(fault) = self.put(job).await {
            if !is_there(&fault) {
                self.take_away(job, job.properties).await?;
            }
            return Err(fault);
        }
        Ok(Made {
            id: made_up(job, 64),
            ..Made::default()
        })
    }

    /// The method is made anew: what callers reach is the deployment, which does not change by this.
    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        self.take_away(job, old).await?;
        self.put(job).await?;
        Ok(made.clone())
    }

    async fn delete(&self, job: &Job<'_>, _made: &Made) -> Result<(), Fault> {
        self.take_away(job, job.properties).await
    }
}
