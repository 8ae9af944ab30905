//! What must change at the target so that the stage is as the project says: a value.

mod desired;
mod live;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use frazil_wire::shapes::lambda::{
    CreateFunctionRequest, CreateFunctionUrlConfigRequest, UpdateFunctionConfigurationRequest,
};

use self::live::Live;
use crate::client::{CallError, Client};
use crate::package::{DIRECT_BYTES_MAX, Package, size};
use crate::progress::Progress;
use crate::project::Project;

/// The steps that lead from what is there to what should be, in order. [`fmt::Display`] lists them.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The function.
    pub function_name: String,
    /// What to do; empty when everything is as it should be.
    pub steps: Vec<Step>,
    /// The function URL that is there already.
    pub url: Option<String>,
    /// The package's file.
    pub(crate) package: PathBuf,
    /// Where the package goes when it is too large for a request.
    pub(crate) bucket: Option<Location>,
}

/// An object in S3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The bucket.
    pub bucket: String,
    /// The key.
    pub key: String,
}

/// One step of a plan.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Step {
    /// Put the package into a bucket, which is made when missing.
    Upload {
        /// Where to.
        to: Location,
        /// Size of the package in bytes.
        bytes: u64,
    },
    /// Make the function. The request lacks the code.
    CreateFunction(Box<CreateFunctionRequest>),
    /// Change the configuration.
    UpdateConfiguration {
        /// What differs.
        changes: Vec<Change>,
        /// The call.
        request: Box<UpdateFunctionConfigurationRequest>,
    },
    /// Replace the code.
    UpdateCode {
        /// Size of the package in bytes.
        bytes: u64,
        /// As AWS spells it.
        architecture: &'static str,
    },
    /// Set tags.
    Tag {
        /// The function.
        arn: String,
        /// The tags that are new or different.
        tags: BTreeMap<String, String>,
    },
    /// Make the function URL.
    CreateUrl(Box<CreateFunctionUrlConfigRequest>),
    /// Change the function URL.
    UpdateUrl(Box<CreateFunctionUrlConfigRequest>),
    /// Remove the function URL.
    DeleteUrl,
    /// Let everybody call through the function URL: one of the two statements that AWS asks for.
    Allow(Statement),
    /// Take such a statement back.
    Forbid(Statement),
}

/// A member of the configuration that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// AWS's name of the member.
    pub member: &'static str,
    /// What it was; values of variables are not shown.
    pub from: String,
    /// What it will be.
    pub to: String,
}

/// A statement of the function's resource policy that opens its URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statement {
    /// `lambda:InvokeFunctionUrl` for everybody.
    InvokeUrl,
    /// `lambda:InvokeFunction` for everybody who comes through the URL; asked for since October 2025.
    InvokeFunction,
}

impl Statement {
    /// Both.
    pub(crate) const ALL: [Statement; 2] = [Statement::InvokeUrl, Statement::InvokeFunction];

    /// Its id, the same as Zappa's.
    pub fn id(self) -> &'static str {
        match self {
            Statement::InvokeUrl => "FunctionURLAllowPublicAccess",
            Statement::InvokeFunction => "FunctionURLAllowPublicAccessInvoke",
        }
    }
}

/// Why there is no plan.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// What is there could not be learnt.
    #[error(transparent)]
    Call(#[from] CallError),
    /// AWS needs a role.
    #[error("the function needs an execution role, and the settings name none")]
    NoRole,
    /// AWS needs a bucket.
    #[error("the package has {} and must go through a bucket, and the settings name none", size(*bytes))]
    NoBucket {
        /// Its size.
        bytes: u64,
    },
    /// The function is made of a container image.
    #[error("the function {name} exists already and is made of an image, not of a package")]
    Image {
        /// The function.
        name: String,
    },
}

impl PlanError {
    /// What to do about it, one sentence.
    pub fn remedy(&self) -> String {
        match self {
            PlanError::Call(error) => error.remedy(),
            PlanError::NoRole => {
                "add \"role_arn\": \"arn:aws:iam::<account>:role/<name>\" to the stage".into()
            }
            PlanError::NoBucket { .. } => "add \"s3_bucket\" to the stage".into(),
            PlanError::Image { .. } => {
                "choose another project_name, or delete that function".into()
            }
        }
    }
}

/// Compares a project and its package with what the target has. Changes nothing there.
pub async fn plan(
    project: &Project,
    package: &Package,
    client: &Client,
    progress: &dyn Progress,
) -> Result<Plan, PlanError> {
    let settings = &project.settings;
    progress.started(format!(
        "looking at {} in {}",
        settings.function_name,
        client.target().region
    ));
    let live = Live::read(client, &settings.function_name).await?;
    let bucket = bucket(project, package, client)?;
    let steps = steps(project, package, client, &live, bucket.as_ref())?;
    progress.finished(match steps.len() {
        0 => "nothing to do".into(),
        1 => "1 step".into(),
        n => format!("{n} steps"),
    });
    let url = live.url.map(|url| url.function_url);
    Ok(Plan {
        function_name: settings.function_name.clone(),
        steps,
        url,
        package: package.path.clone(),
        bucket,
    })
}

fn bucket(
    project: &Project,
    package: &Package,
    client: &Client,
) -> Result<Option<Location>, PlanError> {
    if package.bytes <= DIRECT_BYTES_MAX {
        return Ok(None);
    }
    let settings = &project.settings;
    // A server of one's own has nobody else's buckets; on AWS their names are shared with the world.
    let own = || (!client.target().is_aws()).then(|| "frazil-packages".to_owned());
    let bucket = settings
        .s3_bucket
        .clone()
        .or_else(own)
        .ok_or(PlanError::NoBucket {
            bytes: package.bytes,
        })?;
    let key = format!(
        "{}/{}.zip",
        settings.function_name,
        hex::encode(package.sha256)
    );
    Ok(Some(Location { bucket, key }))
}

fn steps(
    project: &Project,
    package: &Package,
    client: &Client,
    live: &Live,
    bucket: Option<&Location>,
) -> Result<Vec<Step>, PlanError> {
    let mut steps = Vec::new();
    let upload = bucket.map(|to| Step::Upload {
        to: to.clone(),
        bytes: package.bytes,
    });
    match &live.function {
        None => {
            steps.extend(upload);
            steps.push(Step::CreateFunction(Box::new(desired::function(
                project,
                package,
                client.target(),
            )?)));
        }
        Some(function) => {
            if function.package_type.as_deref() == Some("Image") {
                return Err(PlanError::Image {
                    name: project.settings.function_name.clone(),
                });
            }
            // Configuration first: new code may need new variables, and old code rarely minds them.
            steps.extend(desired::configuration(project, package, function));
            if !desired::same_code(package, function) {
                steps.extend(upload);
                steps.push(Step::UpdateCode {
                    bytes: package.bytes,
                    architecture: package.architecture.as_str(),
                });
            }
            steps.extend(desired::tags(project, function, &live.tags));
        }
    }
    steps.extend(desired::url(project, live));
    Ok(steps)
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.steps.is_empty() {
            return write!(f, "{} is as it should be", self.function_name);
        }
        write!(f, "{}:", self.function_name)?;
        self.steps
            .iter()
            .try_for_each(|step| write!(f, "\n  {step}"))
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Upload { to, bytes } => write!(
                f,
                "upload the package ({}) to {}/{}",
                size(*bytes),
                to.bucket,
                to.key
            ),
            Step::CreateFunction(request) => {
                let runtime = request.runtime.as_deref().unwrap_or_default();
                let (memory, timeout) = (
                    request.memory_size.unwrap_or_default(),
                    request.timeout.unwrap_or_default(),
                );
                write!(
                    f,
                    "create the function ({runtime}, {memory} MB, {timeout} s)"
                )
            }
            Step::UpdateConfiguration { changes, .. } => {
                let changes: Vec<String> = changes.iter().map(ToString::to_string).collect();
                write!(f, "change the configuration: {}", changes.join(", "))
            }
            Step::UpdateCode { bytes, .. } => write!(f, "replace the code ({})", size(*bytes)),
            Step::Tag { tags, .. } => write!(
                f,
                "set the tags {}",
                tags.keys().cloned().collect::<Vec<_>>().join(", ")
            ),
            Step::CreateUrl(request) => {
                write!(f, "create a function URL ({})", who(&request.auth_type))
            }
            Step::UpdateUrl(request) => {
                write!(f, "change the function URL ({})", who(&request.auth_type))
            }
            Step::DeleteUrl => write!(f, "delete the function URL"),
            Step::Allow(statement) => write!(f, "let everybody call it ({})", statement.id()),
            Step::Forbid(statement) => write!(
                f,
                "let nobody call it without a signature ({})",
                statement.id()
            ),
        }
    }
}

fn who(auth_type: &str) -> &'static str {
    if auth_type == "NONE" {
        "for everybody"
    } else {
        "for signed requests"
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} → {}", self.member, self.from, self.to)
    }
}
