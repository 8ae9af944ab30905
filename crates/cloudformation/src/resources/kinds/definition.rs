//! APIs, whose definition may lie in a bucket: it comes from there, and is then their `Body`.

use async_trait::async_trait;
use frazil_wire::Fault;
use serde_json::Value as Json;

use crate::faults::invalid;
use crate::resources::table::Kind;
use crate::resources::{Handler, Job, Made};
use crate::template::resolve::plain_text;

/// A type with `BodyS3Location` beside its `Body`.
pub(super) struct Defined(pub(super) &'static Kind);

/// Where a definition may lie.
const LOCATION: &str = "BodyS3Location";

#[async_trait]
impl Handler for Defined {
    fn complete(&self, job: &Job<'_>) -> Json {
        self.0.complete(job)
    }

    fn check(&self, properties: &Json) -> Result<(), Fault> {
        self.0.check(&with_body(properties, None))
    }

    fn name_property(&self) -> Option<&'static str> {
        self.0.name_property()
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        self.0
            .replaces(&with_body(old, None), &with_body(new, None))
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let properties = fetched(job).await?;
        let job = Job {
            properties: &properties,
            ..*job
        };
        self.0.create(&job).await
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let properties = fetched(job).await?;
        let job = Job {
            properties: &properties,
            ..*job
        };
        // what lay in the bucket before is not known: it is taken in again
        self.0.update(&job, made, &with_body(old, None)).await
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        self.0.delete(job, made).await
    }
}

/// Properties with a definition in the place of the one in a bucket.
fn with_body(properties: &Json, body: Option<String>) -> Json {
    let mut properties = properties.clone();
    if let Some(all) = properties.as_object_mut() {
        let there = all.remove(LOCATION).is_some();
        if let Some(body) = body.filter(|_| there) {
            all.insert("Body".to_owned(), Json::from(body));
        }
    }
    properties
}

/// The properties of a job, with the definition that lies in a bucket.
async fn fetched(job: &Job<'_>) -> Result<Json, Fault> {
    let Some(location) = job.properties.get(LOCATION) else {
        return Ok(job.properties.clone());
    };
    let part = |name: &str| location.get(name).and_then(plain_text);
    let (Some(bucket), Some(key)) = (part("Bucket"), part("Key")) else {
        return Err(invalid(format!("{LOCATION} must name a Bucket and a Key")));
    };
    let version = part("Version").map_or_else(String::new, |id| format!("?versionId={id}"));
    let body = job.aws.object(&format!("/{bucket}/{key}{version}")).await;
    let body = body.map_err(|error| invalid(format!("S3 error: {error}")))?;
    let body = String::from_utf8(body.to_vec());
    let body = body.map_err(|_| invalid("Invalid OpenAPI input: it is not UTF-8"))?;
    Ok(with_body(job.properties, Some(body)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_body_takes_the_place_of_its_location() {
        let properties = json!({"Name": "a", LOCATION: {"Bucket": "b", "Key": "k"}});
        let expect = json!({"Name": "a", "Body": "{}"});
        assert_eq!(with_body(&properties, Some("{}".to_owned())), expect);
        assert_eq!(with_body(&json!({"Body": {}}), None), json!({"Body": {}}));
    }
}
