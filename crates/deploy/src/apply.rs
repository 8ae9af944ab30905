//! Carries a plan out.

use std::time::Duration;

use bytes::Bytes;
use frazil_wire::shapes::lambda::{
    AddPermission, AddPermissionRequest, CreateFunction, CreateFunctionRequest,
    CreateFunctionUrlConfig, DeleteFunctionUrlConfig, DeleteFunctionUrlConfigRequest, FunctionCode,
    GetFunctionConfiguration, GetFunctionConfigurationRequest, RemovePermission,
    RemovePermissionRequest, SERVICE, TagResource, TagResourceRequest, UpdateFunctionCode,
    UpdateFunctionCodeRequest, UpdateFunctionConfiguration, UpdateFunctionUrlConfig,
    UpdateFunctionUrlConfigRequest,
};

use crate::client::{CallError, Client};
use crate::plan::{Plan, Statement, Step};
use crate::progress::Progress;
use crate::upload::upload;

/// How long the target may take to make a function or an update effective.
const SETTLE_TIMEOUT: Duration = Duration::from_secs(300);

/// Pause between two looks at a function that is not ready; the first is shorter.
const SETTLE_PAUSE_MAX: Duration = Duration::from_secs(1);

/// A stage that is as its plan wanted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The function.
    pub function_name: String,
    /// Its address; `None` when the settings want none.
    pub url: Option<String>,
    /// Steps that were carried out; 0 when nothing had to change.
    pub steps: usize,
}

/// Why a plan could not be carried out to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ApplyError {
    /// A call failed.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The package could not be read.
    #[error("the package {} could not be read", path.display())]
    Package {
        /// The zip.
        path: std::path::PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The target could not make the change effective.
    #[error("the function {function_name} is {state}: {reason}")]
    Failed {
        /// The function.
        function_name: String,
        /// Its state or the status of its last update.
        state: String,
        /// AWS's reason.
        reason: String,
    },
    /// It took too long.
    #[error("the function {function_name} was not ready within {} s", SETTLE_TIMEOUT.as_secs())]
    Late {
        /// The function.
        function_name: String,
    },
}

impl ApplyError {
    /// What to do about it, one sentence.
    pub fn remedy(&self) -> String {
        match self {
            ApplyError::Call(error) => error.remedy(),
            ApplyError::Package { .. } => "deploy again: it is made anew".into(),
            ApplyError::Failed { .. } => "correct what the reason says and deploy again".into(),
            ApplyError::Late { .. } => {
                "look at the server's log, and deploy again: what is done already is not repeated"
                    .into()
            }
        }
    }
}

/// Makes the calls of a plan, one after the other. After an error the same command again goes on where it ended.
pub async fn apply(
    plan: &Plan,
    client: &Client,
    progress: &dyn Progress,
) -> Result<Applied, ApplyError> {
    let mut work = Work {
        plan,
        client,
        url: plan.url.clone(),
    };
    for step in &plan.steps {
        progress.started(step.to_string());
        work.carry_out(step).await?;
        progress.finished(String::new());
    }
    Ok(Applied {
        function_name: plan.function_name.clone(),
        url: work.url,
        steps: plan.steps.len(),
    })
}

struct Work<'a> {
    plan: &'a Plan,
    client: &'a Client,
    url: Option<String>,
}

impl Work<'_> {
    async fn carry_out(&mut self, step: &Step) -> Result<(), ApplyError> {
        let name = || self.plan.function_name.clone();
        match step {
            Step::Upload { to, .. } => upload(self.client, to, self.zip()?).await?,
            Step::CreateFunction(request) => self.create_function(request).await?,
            Step::UpdateConfiguration { request, .. } => {
                self.settled().await?;
                self.client
                    .call::<UpdateFunctionConfiguration>(&SERVICE, request)
                    .await?;
                self.settled().await?;
            }
            Step::UpdateCode { architecture, .. } => self.update_code(architecture).await?,
            Step::Tag { arn, tags } => {
                let request = TagResourceRequest {
                    resource: arn.clone(),
                    tags: tags.clone(),
                };
                self.client.call::<TagResource>(&SERVICE, &request).await?;
            }
            Step::CreateUrl(request) => {
                self.url = Some(
                    self.client
                        .call::<CreateFunctionUrlConfig>(&SERVICE, request)
                        .await?
                        .function_url,
                );
            }
            Step::UpdateUrl(request) => {
                // An absent CORS would stay as it was; an empty one switches it off.
                let cors = Some(request.cors.clone().unwrap_or_default());
                let request = UpdateFunctionUrlConfigRequest {
                    function_name: name(),
                    auth_type: Some(request.auth_type.clone()),
                    cors,
                    ..Default::default()
                };
                self.url = Some(
                    self.client
                        .call::<UpdateFunctionUrlConfig>(&SERVICE, &request)
                        .await?
                        .function_url,
                );
            }
            Step::DeleteUrl => {
                let request = DeleteFunctionUrlConfigRequest {
                    function_name: name(),
                    ..Default::default()
                };
                self.client
                    .call::<DeleteFunctionUrlConfig>(&SERVICE, &request)
                    .await?;
                self.url = None;
            }
            Step::Allow(statement) => {
                self.client
                    .call::<AddPermission>(&SERVICE, &permission(name(), *statement))
                    .await?;
            }
            Step::Forbid(statement) => {
                let request = RemovePermissionRequest {
                    function_name: name(),
                    statement_id: statement.id().to_owned(),
                    ..Default::default()
                };
                self.client
                    .call::<RemovePermission>(&SERVICE, &request)
                    .await?;
            }
        }
        Ok(())
    }

    async fn create_function(&self, request: &CreateFunctionRequest) -> Result<(), ApplyError> {
        let code = match &self.plan.bucket {
            Some(at) => FunctionCode {
                s3_bucket: Some(at.bucket.clone()),
                s3_key: Some(at.key.clone()),
                ..Default::default()
            },
            None => FunctionCode {
                zip_file: Some(self.zip()?),
                ..Default::default()
            },
        };
        let request = CreateFunctionRequest {
            code,
            ..request.clone()
        };
        self.client
            .call::<CreateFunction>(&SERVICE, &request)
            .await?;
        self.settled().await
    }

    async fn update_code(&self, architecture: &str) -> Result<(), ApplyError> {
        let mut request = UpdateFunctionCodeRequest {
            function_name: self.plan.function_name.clone(),
            architectures: Some(vec![architecture.to_owned()]),
            ..Default::default()
        };
        match &self.plan.bucket {
            Some(at) => {
                request.s3_bucket = Some(at.bucket.clone());
                request.s3_key = Some(at.key.clone());
            }
            None => request.zip_file = Some(self.zip()?),
        }
        self.settled().await?;
        self.client
            .call::<UpdateFunctionCode>(&SERVICE, &request)
            .await?;
        self.settled().await
    }

    fn zip(&self) -> Result<Bytes, ApplyError> {
        let path = &self.plan.package;
        let bytes = std::fs::read(path).map_err(|source| ApplyError::Package {
            path: path.clone(),
            source,
        })?;
        Ok(bytes.into())
    }

    /// Waits until the function is active and its last update has come to an end.
    async fn settled(&self) -> Result<(), ApplyError> {
        let function_name = self.plan.function_name.clone();
        let waiting = async {
            let mut pause = Duration::from_millis(20);
            while !self.is_settled().await? {
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(SETTLE_PAUSE_MAX);
            }
            Ok(())
        };
        tokio::time::timeout(SETTLE_TIMEOUT, waiting)
            .await
            .unwrap_or(Err(ApplyError::Late { function_name }))
    }

    async fn is_settled(&self) -> Result<bool, ApplyError> {
        let function_name = self.plan.function_name.clone();
        let request = GetFunctionConfigurationRequest {
            function_name: function_name.clone(),
            ..Default::default()
        };
        let now = self
            .client
            .call::<GetFunctionConfiguration>(&SERVICE, &request)
            .await?;
        let state = now.state.unwrap_or_else(|| "Active".to_owned());
        let update = now
            .last_update_status
            .unwrap_or_else(|| "Successful".to_owned());
        if state == "Failed" {
            return Err(ApplyError::Failed {
                function_name,
                state,
                reason: now.state_reason.unwrap_or_default(),
            });
        }
        if update == "Failed" {
            let reason = now.last_update_status_reason.unwrap_or_default();
            return Err(ApplyError::Failed {
                function_name,
                state: "not updated".to_owned(),
                reason,
            });
        }
        // An inactive function is woken by the next request; nothing is on its way.
        Ok(state != "Pending" && update != "InProgress")
    }
}

fn permission(function_name: String, statement: Statement) -> AddPermissionRequest {
    let base = AddPermissionRequest {
        function_name,
        statement_id: statement.id().to_owned(),
        principal: "*".to_owned(),
        ..Default::default()
    };
    match statement {
        Statement::InvokeUrl => AddPermissionRequest {
            action: "lambda:InvokeFunctionUrl".to_owned(),
            function_url_auth_type: Some("NONE".to_owned()),
            ..base
        },
        Statement::InvokeFunction => AddPermissionRequest {
            action: "lambda:InvokeFunction".to_owned(),
            invoked_via_function_url: Some(true),
            ..base
        },
    }
}
