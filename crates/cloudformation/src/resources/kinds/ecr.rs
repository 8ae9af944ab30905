//! ECR's repositories.

use async_trait::async_trait;
use frazil_wire::Fault;
use frazil_wire::shapes::ecr::SERVICE;
use serde_json::{Map, Value as Json, json};

use super::Types;
use crate::resources::naming::Naming;
use crate::resources::table::{Kind, PLAIN, Step, step, tagging};
use crate::resources::{Handler, Job, Made};

pub(super) static TYPES: Types = &[("AWS::ECR::Repository", &Repository)];

const POLICY: Step = step("SetRepositoryPolicy")
    .with(&[("policyText", "{.RepositoryPolicyText}")])
    .when("RepositoryPolicyText");

const LIFECYCLE: Step = step("PutLifecyclePolicy")
    .with(&[(
        "lifecyclePolicyText",
        "{.LifecyclePolicy.LifecyclePolicyText}",
    )])
    .when("LifecyclePolicy");

static REPOSITORY: Kind = Kind {
    service: &SERVICE,
    naming: Some(Naming {
        property: "RepositoryName",
        length_max: 256,
        lower: true,
        fifo: "",
    }),
    create: &[step("CreateRepository"), POLICY, LIFECYCLE],
    id: "{.RepositoryName}",
    attributes: &[
        ("Arn", "arn:aws:ecr:{region}:{account}:repository/{id}"),
        (
            "RepositoryUri",
            "{account}.dkr.ecr.{region}.amazonaws.com/{id}",
        ),
    ],
    update: &[
        step("PutImageTagMutability"),
        step("PutImageScanningConfiguration"),
        POLICY,
        LIFECYCLE,
        step("DeleteRepositoryPolicy")
            .with(&[("repositoryName", "{id}")])
            .gone("RepositoryPolicyText"),
        step("DeleteLifecyclePolicy")
            .with(&[("repositoryName", "{id}")])
            .gone("LifecyclePolicy"),
    ],
    delete: &[step("DeleteRepository").with(&[("force", "{.EmptyOnDelete}")])],
    replace: &["RepositoryName", "EncryptionConfiguration"],
    kept: &["EmptyOnDelete"],
    tagging: tagging(
        (
            "TagResource",
            &[("resourceArn", "{@Arn}"), ("tags", "{.Tags}")],
        ),
        (
            "UntagResource",
            &[("resourceArn", "{@Arn}"), ("tagKeys", "{untagged}")],
        ),
    ),
    ..PLAIN
};

/// Repositories: as their table says, but what a template says no more goes back to what it is by default, and
/// filters have other names than in calls.
struct Repository;

/// What a property is when the template does not say.
fn defaults() -> Json {
    json!({
        "ImageScanningConfiguration": {"ScanOnPush": false},
        "ImageTagMutability": "MUTABLE",
    })
}

/// Filters by the names that calls know.
fn renamed(properties: &Json) -> Json {
    const FILTERS: &str = "ImageTagMutabilityExclusionFilters";
    let mut properties = properties.clone();
    let filters = properties.get_mut(FILTERS).and_then(Json::as_array_mut);
    for filter in filters
        .into_iter()
        .flatten()
        .filter_map(Json::as_object_mut)
    {
        let named = std::mem::take(filter).into_iter();
        let named = named.map(|(name, value)| match name.as_str() {
            "ImageTagMutabilityExclusionFilterType" => ("filterType".to_owned(), value),
            "ImageTagMutabilityExclusionFilterValue" => ("filter".to_owned(), value),
            _ => (name, value),
        });
        *filter = named.collect::<Map<String, Json>>();
    }
    properties
}

#[async_trait]
impl Handler for Repository {
    fn complete(&self, job: &Job<'_>) -> Json {
        REPOSITORY.complete(job)
    }

    fn check(&self, properties: &Json) -> Result<(), Fault> {
        REPOSITORY.check(properties)
    }

    fn name_property(&self) -> Option<&'static str> {
        REPOSITORY.name_property()
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        REPOSITORY.replaces(old, new)
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let properties = renamed(job.properties);
        let job = Job {
            properties: &properties,
            ..*job
        };
        REPOSITORY.create(&job).await
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let mut properties = renamed(job.properties);
        if let (Json::Object(defaults), Some(new)) = (defaults(), properties.as_object_mut()) {
            for (name, value) in defaults {
                new.entry(name).or_insert(value);
            }
        }
        let job = Job {
            properties: &properties,
            ..*job
        };
        REPOSITORY.update(&job, made, &renamed(old)).await
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        REPOSITORY.delete(job, made).await
    }
}
