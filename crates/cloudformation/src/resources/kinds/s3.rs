//! S3: buckets with their configurations, and bucket policies.

mod configurations;

use async_trait::async_trait;
use bytes::Bytes;
use frazil_wire::Fault;
use http::{Method, Request};
use serde_json::{Map, Value as Json, json};

use super::Types;
use crate::aws::{is_gone, is_there};
use crate::faults::{failed, invalid};
use crate::resources::naming::{Naming, made_up};
use crate::resources::{Handler, Job, Made, changed};
use crate::template::resolve::plain_text;
use configurations::CONFIGURATIONS;

pub(super) static TYPES: Types = &[
    ("AWS::S3::Bucket", &Bucket),
    ("AWS::S3::BucketPolicy", &Policy),
];

const NAME: Naming = Naming {
    property: "BucketName",
    length_max: 63,
    lower: true,
    fifo: "",
};

/// Sends one request; S3 has no table of operations.
async fn send(
    job: &Job<'_>,
    method: Method,
    path: &str,
    headers: &[(&'static str, String)],
    body: String,
) -> Result<(), Fault> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    let request = request
        .body(Bytes::from(body))
        .map_err(|error| failed(&error))?;
    let answer = job
        .aws
        .calls
        .call("s3", request, job.aws.caller.clone())
        .await;
    if answer.status().is_success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(answer.body()).into_owned();
    let part = |name: &str| {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        let rest = text.split_once(&open)?.1;
        Some(rest.split_once(&close)?.0.to_owned())
    };
    let status = answer.status().as_u16();
    Err(Fault::new(
        status,
        part("Code").unwrap_or_default(),
        part("Message").unwrap_or_default(),
    ))
}

struct Bucket;

/// Properties that belong to the bucket itself, or are kept.
const OTHERS: [&str; 14] = [
    "AccelerateConfiguration",
    "AccessControl",
    "AnalyticsConfigurations",
    "BucketName",
    "IntelligentTieringConfigurations",
    "InventoryConfigurations",
    "LoggingConfiguration",
    "MetricsConfigurations",
    "ObjectLockConfiguration",
    "ObjectLockEnabled",
    "Tags",
    "ReplicationConfiguration",
    "MetadataTableConfiguration",
    "AbacStatus",
];

impl Bucket {
    async fn configure(&self, job: &Job<'_>, bucket: &str, old: &Json) -> Result<(), Fault> {
        for one in CONFIGURATIONS {
            let (before, after) = (old.get(one.property), job.properties.get(one.property));
            if before == after {
                continue;
            }
            let path = format!("/{bucket}?{}", one.query);
            match (after, one.off) {
                (Some(value), _) => {
                    send(job, Method::PUT, &path, &[], (one.write)(value)).await?;
                }
                (None, Some(off)) => send(job, Method::PUT, &path, &[], off.to_owned()).await?,
                (None, None) => send(job, Method::DELETE, &path, &[], String::new()).await?,
            }
        }
        Ok(())
    }
}

#[async_trait]
impl Handler for Bucket {
    fn complete(&self, job: &Job<'_>) -> Json {
        NAME.complete(job)
    }

    fn check(&self, properties: &Json) -> Result<(), Fault> {
        let mut names = properties.as_object().into_iter().flat_map(Map::keys);
        let known = |name: &str| {
            OTHERS.contains(&name) || CONFIGURATIONS.iter().any(|one| one.property == name)
        };
        match names.find(|name| !known(name)) {
            Some(name) => Err(invalid(format!(
                "Properties validation failed for resource with message: #: extraneous key [{name}] is not permitted"
            ))),
            None => Ok(()),
        }
    }

    fn name_property(&self) -> Option<&'static str> {
        Some("BucketName")
    }

    fn replaces(&self, old: &Json, new: &Json) -> bool {
        changed(old, new).contains(&"BucketName")
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let name = plain_text(&job.properties["BucketName"]).unwrap_or_default();
        let mut headers = Vec::new();
        if job.properties["ObjectLockEnabled"] == true {
            headers.push(("x-amz-bucket-object-lock-enabled", "true".to_owned()));
        }
        let body = match job.region {
            "us-east-1" => String::new(),
            region => format!(
                "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>{region}</LocationConstraint></CreateBucketConfiguration>"
            ),
        };
        match send(job, Method::PUT, &format!("/{name}"), &headers, body).await {
            Err(fault) if is_there(&fault) && !job.again => {
                return Err(invalid(format!("{name} already exists")));
            }
            Err(fault) if !is_there(&fault) => return Err(fault),
            _ => {}
        }
        let region = job.region;
        let attributes = json!({
            "Arn": format!("arn:aws:s3:::{name}"),
            "DomainName": format!("{name}.s3.amazonaws.com"),
            "DualStackDomainName": format!("{name}.s3.dualstack.{region}.amazonaws.com"),
            "RegionalDomainName": format!("{name}.s3.{region}.amazonaws.com"),
            "WebsiteURL": format!("http://{name}.s3-website-{region}.amazonaws.com"),
        });
        let made = Made {
            id: name,
            attributes: attributes.as_object().cloned().unwrap_or_default(),
        };
        if let Err(fault) = self.configure(job, &made.id, &Json::Null).await {
            self.delete(job, &made).await?;
            return Err(fault);
        }
        Ok(made)
    }

    async fn update(&self, job: &Job<'_>, made: &Made, old: &Json) -> Result<Made, Fault> {
        self.configure(job, &made.id, old).await?;
        Ok(made.clone())
    }

    async fn delete(&self, job: &Job<'_>, made: &Made) -> Result<(), Fault> {
        match send(
            job,
            Method::DELETE,
            &format!("/{}", made.id),
            &[],
            String::new(),
        )
        .await
        {
            Err(fault) if !is_gone(&fault) => Err(fault),
            _ => Ok(()),
        }
    }
}

struct Policy;

#[async_trait]
impl Handler for Policy {
    fn replaces(&self, old: &Json, new: &Json) -> bool {
        changed(old, new).contains(&"Bucket")
    }

    async fn create(&self, job: &Job<'_>) -> Result<Made, Fault> {
        let bucket = plain_text(&job.properties["Bucket"]).unwrap_or_default();
        let document = &job.properties["PolicyDocument"];
        let document = plain_text(document).unwrap_or_else(|| document.to_string());
        send(
            job,
            Method::PUT,
            &format!("/{bucket}?policy"),
            &[],
            document,
        )
        .await?;
        Ok(Made {
            id: made_up(job, 128),
            ..Made::default()
        })
    }

    async fn update(&self, job: &Job<'_>, made: &Made, _old: &Json) -> Result<Made, Fault> {
        self.create(job).await?;
        Ok(made.clone())
    }

    async fn delete(&self, job: &Job<'_>, _made: &Made) -> Result<(), Fault> {
        let bucket = plain_text(&job.properties["Bucket"]).unwrap_or_default();
        match send(
            job,
            Method::DELETE,
            &format!("/{bucket}?policy"),
            &[],
            String::new(),
        )
        .await
        {
            Err(fault) if !is_gone(&fault) => Err(fault),
            _ => Ok(()),
        }
    }
}
