//! Deployments and stages of REST APIs.

use async_trait::async_trait;
use frazil_wire::Fault;
use frazil_wire::shapes::apigateway::SERVICE;
use serde_json::{Map, Value as Json, json};

use crate::aws::{is_gone, is_there, member, operation};
use crate::resources::patch::{Patch, Path};
use crate::resources::{Handler, Job, Made, changed};
use crate::template::resolve::plain_text;

pub(super) struct Deployment;

#[async_trait]
impl Handler for Deployment {
    fn replaces(&self, old: &Json, new: &Json) -> bool {
        changed(old, new)
            .into_iter()
            .any(|name| name != "Description")
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let properties = job.properties;
        let mut input =
            json!({"restApiId": properties["RestApiId"], "description": properties["Description"]});
        let stage = &properties["StageDescription"];
        if let Some(name) = properties.get("StageName") {
            input["stageName"] = name.clone();
            input["stageDescription"] = stage["Description"].clone();
            for name in [
                "CacheClusterEnabled",
                "CacheClusterSize",
                "Variables",
                "TracingEnabled",
            ] {
                input[name] = stage[name].clone();
            }
        }
        let output = job
            .aws
            .perform(&SERVICE, "CreateDeployment", &input)
            .await?;
        if properties.get("StageName").is_some() && stage.is_object() {
            let place =
                json!({"RestApiId": properties["RestApiId"], "StageName": properties["StageName"]});
            settle(job, &place, &Json::Null, stage).await?;
        }
        let id = plain_text(&output["id"]).unwrap_or_default();
        let attributes = Map::from_iter([("DeploymentId".to_owned(), Json::from(id.as_str()))]);
        Ok(Made { id, attributes })
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let patch = Patch {
            operation: "UpdateDeployment",
            with: &[],
            paths: &[("Description", Path::Value("/description"))],
        };
        let input = json!({
            "restApiId": job.properties["RestApiId"],
            "deploymentId": made.id,
            "patchOperations": patch.between(old, job.properties),
        });
        job.aws
            .perform(&SERVICE, "UpdateDeployment", &input)
            .await?;
        Ok(made.clone())
    }

    /// A stage that came with the deployment, and still shows it, goes with it.
    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        let api = &job.properties["RestApiId"];
        if let Some(name) = job.properties.get("StageName") {
            let place = json!({"restApiId": api, "stageName": name});
            let stage = job.aws.perform(&SERVICE, "GetStage", &place).await;
            if stage.is_ok_and(|stage| stage["deploymentId"] == made.id.as_str()) {
                job.aws.perform(&SERVICE, "DeleteStage", &place).await?;
            }
        }
        let input = json!({"restApiId": api, "deploymentId": made.id});
        gone(job.aws.perform(&SERVICE, "DeleteDeployment", &input).await)
    }
}

fn gone(answer: Result<Json, Fault>) -> Result<(), Fault> {
    match answer {
        Err(fault) if !is_gone(&fault) => Err(fault),
        _ => Ok(()),
    }
}

pub(super) struct Stage;

/// What is not part of creating a stage.
const LATER: [&str; 2] = ["AccessLogSetting", "MethodSettings"];

const PATCH: Patch = Patch {
    operation: "UpdateStage",
    with: &[],
    paths: &[
        ("CacheClusterEnabled", Path::Value("/cacheClusterEnabled")),
        ("CacheClusterSize", Path::Value("/cacheClusterSize")),
        ("ClientCertificateId", Path::Value("/clientCertificateId")),
        ("DeploymentId", Path::Value("/deploymentId")),
        ("Description", Path::Value("/description")),
        ("DocumentationVersion", Path::Value("/documentationVersion")),
        ("TracingEnabled", Path::Value("/tracingEnabled")),
        ("Variables", Path::Map("/variables")),
    ],
};

#[async_trait]
impl Handler for Stage {
    fn check(&self, properties: &Json) -> Result<(), Fault> {
        let input = operation(&SERVICE, "CreateStage").input;
        let names = properties.as_object().into_iter().flat_map(Map::keys);
        let unknown = |name: &&String| {
            let known = [
                "AccessLogSetting",
                "CanarySetting",
                "ClientCertificateId",
                "MethodSettings",
            ];
            !known.contains(&name.as_str()) && member(input, name).is_none()
        };
        match names.into_iter().find(unknown) {
            Some(name) => Err(crate::faults::invalid(format!(
                "Properties validation failed for resource with message: #: extraneous key [{name}] is not permitted"
            ))),
            None => Ok(()),
        }
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        changed(old, new)
            .into_iter()
            .any(|name| matches!(name, "RestApiId" | "StageName"))
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let mut input = job.properties.clone();
        if let Some(entries) = input.as_object_mut() {
            for name in LATER.into_iter().chain(["ClientCertificateId"]) {
                entries.remove(name);
            }
            if let Some(canary) = entries.remove("CanarySetting") {
                entries.insert("canarySettings".to_owned(), canary);
            }
        }
        match job.aws.perform(&SERVICE, "CreateStage", &input).await {
            Err(fault) if job.again && is_there(&fault) => {}
            other => drop(other?),
        }
        settle(job, job.properties, &Json::Null, job.properties).await?;
        let id = plain_text(&job.properties["StageName"]).unwrap_or_default();
        Ok(Made {
            id,
            ..Made::default()
        })
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let operations = PATCH.between(old, job.properties);
        change(job, job.properties, operations).await?;
        settle(job, job.properties, old, job.properties).await?;
        Ok(made.clone())
    }

    async fn delete(&self, job: &Job<'_>, _made: &Made) -> Result<(), Fault> {
        let properties = job.properties;
        let input =
            json!({"restApiId": properties["RestApiId"], "stageName": properties["StageName"]});
        gone(job.aws.perform(&SERVICE, "DeleteStage", &input).await)
    }
}

/// Access logs and the settings of methods: only patches set them.
async fn settle(job: &Job<'_>, place: &Json, old: &Json, new: &Json) -> Result<(), Fault> {
    let mut operations = Vec::new();
    if old["AccessLogSetting"] != new["AccessLogSetting"] {
        match new.get("AccessLogSetting") {
            Some(log) => {
                for (name, path) in [("DestinationArn", "destinationArn"), ("Format", "format")] {
                    if let Some(value) = log.get(name) {
                        operations.push(json!({"op": "replace", "path": format!("/accessLogSettings/{path}"), "value": value}));
                    }
                }
            }
            None => operations.push(json!({"op": "remove", "path": "/accessLogSettings"})),
        }
    }
    let known = |list: &Json| {
        list["MethodSettings"]
            .as_array()
            .cloned()
            .unwrap_or_default()
    };
    let before = known(old);
    for settings in known(new).iter().filter(|one| !before.contains(one)) {
        let path = plain_text(&settings["ResourcePath"]).unwrap_or_default();
        let path = path
            .trim_start_matches('/')
            .replace('~', "~0")
            .replace('/', "~1");
        let method = plain_text(&settings["HttpMethod"]).unwrap_or_default();
        for (name, at) in SETTINGS {
            if let Some(value) = settings.get(*name).and_then(plain_text) {
                operations.push(json!({"op": "replace", "path": format!("/{path}/{method}/{at}"), "value": value}));
            }
        }
    }
    change(job, place, operations).await
}

/// The settings of methods, and where patches find them.
const SETTINGS: &[(&str, &str)] = &[
    ("CacheDataEncrypted", "caching/dataEncrypted"),
    ("CacheTtlInSeconds", "caching/ttlInSeconds"),
    ("CachingEnabled", "caching/enabled"),
    ("DataTraceEnabled", "logging/dataTrace"),
    ("LoggingLevel", "logging/loglevel"),
    ("MetricsEnabled", "metrics/enabled"),
    ("ThrottlingBurstLimit", "throttling/burstLimit"),
    ("ThrottlingRateLimit", "throttling/rateLimit"),
];

async fn change(job: &Job<'_>, place: &Json, operations: Vec<Json>) -> Result<(), Fault> {
    if operations.is_empty() {
        return Ok(());
    }
    let input = json!({
        "restApiId": place["RestApiId"],
        "stageName": place["StageName"],
        "patchOperations": operations,
    });
    job.aws
        .perform(&SERVICE, "UpdateStage", &input)
        .await
        .map(drop)
}
