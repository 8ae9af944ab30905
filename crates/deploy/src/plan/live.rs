//! What the target has.

use std::collections::{BTreeMap, BTreeSet};

use frazil_wire::shapes::lambda::{
    FunctionConfiguration, GetFunction, GetFunctionRequest, GetFunctionUrlConfig,
    GetFunctionUrlConfigRequest, GetFunctionUrlConfigResponse, GetPolicy, GetPolicyRequest,
    SERVICE,
};

use crate::client::{CallError, Client};

/// A function as it is now.
#[derive(Debug, Default)]
pub(super) struct Live {
    pub(super) function: Option<FunctionConfiguration>,
    pub(super) tags: BTreeMap<String, String>,
    pub(super) url: Option<GetFunctionUrlConfigResponse>,
    /// Ids of the statements in the resource policy.
    pub(super) statements: BTreeSet<String>,
}

impl Live {
    pub(super) async fn read(client: &Client, name: &str) -> Result<Live, CallError> {
        let request = GetFunctionRequest {
            function_name: name.to_owned(),
            ..Default::default()
        };
        let Some(answer) = found(client.call::<GetFunction>(&SERVICE, &request).await)? else {
            return Ok(Live::default());
        };
        let request = GetFunctionUrlConfigRequest {
            function_name: name.to_owned(),
            ..Default::default()
        };
        let url = found(
            client
                .call::<GetFunctionUrlConfig>(&SERVICE, &request)
                .await,
        )?;
        let request = GetPolicyRequest {
            function_name: name.to_owned(),
            ..Default::default()
        };
        let policy = found(client.call::<GetPolicy>(&SERVICE, &request).await)?
            .and_then(|answer| answer.policy);
        let statements = policy.as_deref().map(statement_ids).unwrap_or_default();
        Ok(Live {
            function: answer.configuration,
            tags: answer.tags.unwrap_or_default(),
            url,
            statements,
        })
    }
}

/// Nothing instead of "not found".
fn found<T>(answer: Result<T, CallError>) -> Result<Option<T>, CallError> {
    match answer {
        Err(error) if error.code() == Some("ResourceNotFoundException") => Ok(None),
        answer => answer.map(Some),
    }
}

fn statement_ids(policy: &str) -> BTreeSet<String> {
    let policy: serde_json::Value = serde_json::from_str(policy).unwrap_or_default();
    let statements = policy["Statement"].as_array().cloned().unwrap_or_default();
    statements
        .iter()
        .filter_map(|statement| statement["Sid"].as_str())
        .map(str::to_owned)
        .collect()
}
