//! DynamoDB, SSM parameters and secrets.

use async_trait::async_trait;
use frazil_wire::Fault;
use frazil_wire::shapes::{dynamodb, secretsmanager, ssm};
use serde_json::{Value as Json, json};

use super::Types;
use crate::resources::naming::named;
use crate::resources::table::{Kind, PLAIN, Ready, Step, step, tagging};
use crate::resources::{Handler, Job, Made};

pub(super) static TYPES: Types = &[
    ("AWS::DynamoDB::Table", &TABLE),
    ("AWS::SSM::Parameter", &PARAMETER),
    ("AWS::SecretsManager::ResourcePolicy", &SECRET_POLICY),
    ("AWS::SecretsManager::Secret", &Secret),
];

const TTL: Step = step("UpdateTimeToLive").when("TimeToLiveSpecification");

const BACKUPS: Step = step("UpdateContinuousBackups").when("PointInTimeRecoverySpecification");

static TABLE: Kind = Kind {
    service: &dynamodb::SERVICE,
    naming: named("TableName", 255),
    create: &[
        step("CreateTable").with(&[
            ("StreamSpecification", "{.StreamSpecification|stream}"),
            ("SSESpecification", "{.SSESpecification|sse}"),
        ]),
        TTL,
        BACKUPS,
    ],
    id: "{.TableName}",
    read: Some(step("DescribeTable")),
    attributes: &[
        ("Arn", "{>Table.TableArn}"),
        ("StreamArn", "{>Table.LatestStreamArn}"),
    ],
    update: &[
        step("UpdateTable").only(&[
            "TableName",
            "AttributeDefinitions",
            "BillingMode",
            "DeletionProtectionEnabled",
            "ProvisionedThroughput",
            "TableClass",
        ]),
        TTL,
        BACKUPS,
    ],
    delete: &[step("DeleteTable")],
    replace: &[
        "TableName",
        "KeySchema",
        "LocalSecondaryIndexes",
        "AttributeDefinitions",
    ],
    kept: &["ContributorInsightsSpecification"],
    tagging: tagging(
        (
            "TagResource",
            &[("ResourceArn", "{@Arn}"), ("Tags", "{.Tags}")],
        ),
        (
            "UntagResource",
            &[("ResourceArn", "{@Arn}"), ("TagKeys", "{untagged}")],
        ),
    ),
    ready: Some(Ready {
        step: step("DescribeTable"),
        path: "Table.TableStatus",
        pending: &["CREATING", "UPDATING"],
        failed: ("INACCESSIBLE_ENCRYPTION_CREDENTIALS", "Table.TableStatus"),
        busy: None,
    }),
    ..PLAIN
};

static PARAMETER: Kind = Kind {
    service: &ssm::SERVICE,
    naming: named("Name", 1024),
    create: &[step("PutParameter")],
    id: "{.Name}",
    attributes: &[("Type", "{.Type}"), ("Value", "{.Value}")],
    update: &[step("PutParameter")
        .only(&[
            "Name",
            "Type",
            "Value",
            "Description",
            "AllowedPattern",
            "Policies",
            "Tier",
            "DataType",
        ])
        .with(&[("Overwrite", "{true}")])],
    delete: &[step("DeleteParameter")],
    replace: &["Name"],
    tagging: tagging(
        (
            "AddTagsToResource",
            &[
                ("ResourceType", "Parameter"),
                ("ResourceId", "{id}"),
                ("Tags", "{.Tags}"),
            ],
        ),
        (
            "RemoveTagsFromResource",
            &[
                ("ResourceType", "Parameter"),
                ("ResourceId", "{id}"),
                ("TagKeys", "{untagged}"),
            ],
        ),
    ),
    ..PLAIN
};

static SECRET: Kind = Kind {
    service: &secretsmanager::SERVICE,
    naming: named("Name", 512),
    create: &[step("CreateSecret").with(&[("AddReplicaRegions", "{.ReplicaRegions}")])],
    id: "{>ARN}",
    attributes: &[("Id", "{id}")],
    update: &[step("UpdateSecret").with(&[("SecretId", "{id}")])],
    delete: &[step("DeleteSecret").only(&[]).with(&[
        ("SecretId", "{id}"),
        ("ForceDeleteWithoutRecovery", "{true}"),
    ])],
    replace: &["Name"],
    kept: &["GenerateSecretString", "ReplicaRegions"],
    tagging: tagging(
        ("TagResource", &[("SecretId", "{id}"), ("Tags", "{.Tags}")]),
        (
            "UntagResource",
            &[("SecretId", "{id}"), ("TagKeys", "{untagged}")],
        ),
    ),
    ..PLAIN
};

static SECRET_POLICY: Kind = Kind {
    service: &secretsmanager::SERVICE,
    create: &[SECRET_POLICY_STEP],
    id: "{.SecretId}",
    update: &[SECRET_POLICY_STEP],
    delete: &[step("DeleteResourcePolicy")],
    replace: &["SecretId"],
    ..PLAIN
};

const SECRET_POLICY_STEP: Step =
    step("PutResourcePolicy").with(&[("ResourcePolicy", "{.ResourcePolicy}")]);

/// Secrets may be made up.
struct Secret;

impl Secret {
    /// The text that `GenerateSecretString` asks for.
    async fn made_up(job: &Job<'_>) -> Result<Option<String>, Fault> {
        let Some(asked) = job.properties.get("GenerateSecretString") else {
            return Ok(None);
        };
        let mut input = asked.clone();
        let mut own = |name: &str| input.as_object_mut().and_then(|it| it.remove(name));
        let (template, key) = (own("SecretStringTemplate"), own("GenerateStringKey"));
        let output = job
            .aws
            .perform(&secretsmanager::SERVICE, "GetRandomPassword", &input)
            .await?;
        let password = output["RandomPassword"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let (Some(Json::String(template)), Some(Json::String(key))) = (template, key) else {
            return Ok(Some(password));
        };
        let tree: Result<Json, _> = serde_json::from_str(&template);
        let mut tree =
            tree.map_err(|_| crate::faults::invalid("Could not parse SecretStringTemplate JSON."))?;
        tree[key] = Json::from(password);
        Ok(Some(tree.to_string()))
    }
}

#[async_trait]
impl Handler for Secret {
    fn complete(&self, job: &Job<'_>) -> Json {
        SECRET.complete(job)
    }

    fn check(&self, properties: &Json) -> Result<(), Fault> {
        SECRET.check(properties)
    }

    fn name_property(&self) -> Option<&'static str> {
        SECRET.name_property()
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        SECRET.replaces(old, new)
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let mut properties = job.properties.clone();
        if let Some(text) = Self::made_up(job).await? {
            properties["SecretString"] = json!(text);
        }
        let job = Job {
            properties: &properties,
            ..*job
        };
        SECRET.create(&job).await
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        let mut properties = job.properties.clone();
        if old["GenerateSecretString"] != job.properties["GenerateSecretString"]
            && let Some(text) = Self::made_up(job).await?
        {
            properties["SecretString"] = json!(text);
        }
        let job = Job {
            properties: &properties,
            ..*job
        };
        SECRET.update(&job, made, old).await
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        SECRET.delete(job, made).await
    }
}
