//! Functions: as their table says, but code may stand in the template itself, and what a template says no more goes
//! back to what it is by default.

use async_trait::async_trait;
use frazil_wire::Fault;
use frazil_wire::shapes::lambda::SERVICE;
use serde_json::{Map, Value as Json, json};

use super::FUNCTION;
use super::inline::package;
use crate::resources::{Handler, Job, Made};

pub(super) struct Function;

/// What a property is when the template does not say.
fn defaults() -> Json {
    json!({
        "DeadLetterConfig": {"TargetArn": ""},
        "Description": "",
        "Environment": {"Variables": {}},
        "EphemeralStorage": {"Size": 512},
        "FileSystemConfigs": [],
        "KmsKeyArn": "",
        "Layers": [],
        "MemorySize": 128,
        "SnapStart": {"ApplyOn": "None"},
        "Timeout": 3,
        "TracingConfig": {"Mode": "PassThrough"},
    })
}

/// The properties with the package in the place of its text.
fn packaged(properties: &Json) -> Result<Json, Fault> {
    let mut properties = properties.clone();
    if let Some(bytes) = package(&properties)? {
        let text = crate::aws::blob_text(&bytes);
        properties["Code"]["ZipFile"] = Json::from(text);
    }
    if let Some(Json::Object(code)) = properties.get_mut("Code") {
        code.remove("SourceKMSKeyArn");
    }
    Ok(properties)
}

fn with<'a>(job: &Job<'a>, properties: &'a Json) -> Job<'a> {
    Job { properties, ..*job }
}

#[async_trait]
impl Handler for Function {
    fn complete(&self, job: &Job<'_>) -> Json {
        FUNCTION.complete(job)
    }

    fn check(&self, properties: &Json) -> Result<(), Fault> {
        FUNCTION.check(properties)
    }

    fn name_property(&self) -> Option<&'static str> {
        FUNCTION.name_property()
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        FUNCTION.replaces(old, new)
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let properties = packaged(job.properties)?;
        FUNCTION.create(&with(job, &properties)).await
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let mut properties = packaged(job.properties)?;
        let old_packaged = packaged(old)?;
        let gone = old.as_object().into_iter().flat_map(Map::keys);
        let gone: Vec<&String> = gone
            .filter(|name| job.properties.get(name.as_str()).is_none())
            .collect();
        for name in gone {
            if let Some(value) = defaults().get(name) {
                properties[name.as_str()] = value.clone();
            }
            if name == "ReservedConcurrentExecutions" {
                let input = json!({"FunctionName": made.id});
                job.aws
                    .perform(&SERVICE, "DeleteFunctionConcurrency", &input)
                    .await?;
            }
        }
        FUNCTION
            .update(&with(job, &properties), made, &old_packaged)
            .await
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        FUNCTION.delete(job, made).await
    }
}
