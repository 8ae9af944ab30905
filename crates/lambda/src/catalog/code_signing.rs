//! Code signing configurations: kept as configuration. Nobody signs here and signatures cannot be
//! verified, so a configuration that enforces them keeps code from being deployed.

use std::collections::BTreeMap;

use frazil_store::{Expect, Key, Revision, Write};
use frazil_wire::shapes::lambda as shapes;
use frazil_wire::{Fault, arn::Arn};
use serde::{Deserialize, Serialize};

use super::Catalog;
use super::faults::{conflict, internal, not_found, update_in_progress};
use super::lists::paged;
use super::record::FunctionRecord;
use super::shape::time;
use frazil_store::record::{decode, encode};

/// What is stored of a configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CodeSigning {
    id: String,
    description: String,
    /// ARNs of signing profiles' versions.
    publishers: Vec<String>,
    /// `UntrustedArtifactOnDeployment` is `Enforce` rather than `Warn`.
    enforces: bool,
    modified_ms: i64,
    pub(super) tags: BTreeMap<String, String>,
}

impl CodeSigning {
    fn key(id: &str) -> Key {
        Key::of(&["lambda", "code-signing", id])
    }

    fn prefix() -> String {
        Key::prefix(&["lambda", "code-signing"])
    }

    fn update(
        &mut self,
        description: Option<String>,
        publishers: Option<shapes::AllowedPublishers>,
        policies: Option<shapes::CodeSigningPolicies>,
    ) {
        if let Some(description) = description {
            self.description = description;
        }
        if let Some(publishers) = publishers {
            self.publishers = publishers.signing_profile_version_arns;
        }
        if let Some(policy) = policies.and_then(|it| it.untrusted_artifact_on_deployment) {
            self.enforces = policy == "Enforce";
        }
    }
}

impl Catalog {
    pub(super) async fn create_code_signing_config(
        &self,
        request: shapes::CreateCodeSigningConfigRequest,
    ) -> Result<shapes::CreateCodeSigningConfigResponse, Fault> {
        let tags = request.tags.unwrap_or_default();
        self.check_tags(&tags)?;
        let mut config = CodeSigning {
            id: format!("csc-{}", &self.uuid().replace('-', "")[15..]),
            description: String::new(),
            publishers: Vec::new(),
            enforces: false,
            modified_ms: self.now_ms(),
            tags,
        };
        config.update(
            request.description,
            Some(request.allowed_publishers),
            request.code_signing_policies,
        );
        let (key, value) = (CodeSigning::key(&config.id), encode(&config));
        let stored = self.parts.store.put(&key, value, Expect::Absent).await;
        stored.map_err(|error| internal(&error))?;
        Ok(shapes::CreateCodeSigningConfigResponse {
            code_signing_config: self.code_signing_shape(config),
        })
    }

    pub(super) async fn get_code_signing_config(
        &self,
        request: shapes::GetCodeSigningConfigRequest,
    ) -> Result<shapes::GetCodeSigningConfigResponse, Fault> {
        let (config, _) = self.code_signing(&request.code_signing_config_arn).await?;
        Ok(shapes::GetCodeSigningConfigResponse {
            code_signing_config: self.code_signing_shape(config),
        })
    }

    pub(super) async fn update_code_signing_config(
        &self,
        request: shapes::UpdateCodeSigningConfigRequest,
    ) -> Result<shapes::UpdateCodeSigningConfigResponse, Fault> {
        let arn = &request.code_signing_config_arn;
        let updated = self.change_code_signing(arn, |config| {
            config.update(
                request.description.clone(),
                request.allowed_publishers.clone(),
                request.code_signing_policies.clone(),
            );
            config.modified_ms = self.now_ms();
            Ok(())
        });
        Ok(shapes::UpdateCodeSigningConfigResponse {
            code_signing_config: self.code_signing_shape(updated.await?),
        })
    }

    pub(super) async fn delete_code_signing_config(
        &self,
        request: shapes::DeleteCodeSigningConfigRequest,
    ) -> Result<shapes::DeleteCodeSigningConfigResponse, Fault> {
        let arn = &request.code_signing_config_arn;
        let (config, revision) = self.code_signing(arn).await?;
        if !self.functions_signed_by(arn).await?.is_empty() {
            return Err(conflict(format!(
                "The code signing configuration {arn} is used by functions. Remove it from them \
                 before you delete it."
            )));
        }
        let (key, expect) = (CodeSigning::key(&config.id), Expect::Revision(revision));
        match self.parts.store.delete(&key, expect).await {
            Ok(()) => Ok(shapes::DeleteCodeSigningConfigResponse {}),
            Err(error) if error.is_conflict() => Err(update_in_progress(arn)),
            Err(error) => Err(internal(&error)),
        }
    }

    pub(super) async fn list_code_signing_configs(
        &self,
        request: shapes::ListCodeSigningConfigsRequest,
    ) -> Result<shapes::ListCodeSigningConfigsResponse, Fault> {
        let found = self.scan(&CodeSigning::prefix()).await;
        let found = found.map_err(|error| internal(&error))?;
        let rows = found
            .iter()
            .map(|(key, bytes)| (key.as_str(), (key, bytes)));
        let page = self.page(request.max_items);
        let (rows, next_marker) = paged(rows, request.marker.as_deref(), page);
        let configs = rows.into_iter().map(|(key, bytes)| {
            let config = decode(key, bytes).map_err(|error| internal(&error))?;
            Ok(self.code_signing_shape(config))
        });
        Ok(shapes::ListCodeSigningConfigsResponse {
            code_signing_configs: Some(configs.collect::<Result<_, Fault>>()?),
            next_marker,
        })
    }

    pub(super) async fn list_functions_by_code_signing_config(
        &self,
        request: shapes::ListFunctionsByCodeSigningConfigRequest,
    ) -> Result<shapes::ListFunctionsByCodeSigningConfigResponse, Fault> {
        let arn = &request.code_signing_config_arn;
        self.code_signing(arn).await?;
        let names = self.functions_signed_by(arn).await?;
        let rows = names.iter().map(|name| (name.as_str(), name));
        let page = self.page(request.max_items);
        let (names, next_marker) = paged(rows, request.marker.as_deref(), page);
        let arns = names.into_iter().map(|name| self.arn(name, None));
        Ok(shapes::ListFunctionsByCodeSigningConfigResponse {
            function_arns: Some(arns.collect()),
            next_marker,
        })
    }

    pub(super) async fn put_function_code_signing_config(
        &self,
        request: shapes::PutFunctionCodeSigningConfigRequest,
    ) -> Result<shapes::PutFunctionCodeSigningConfigResponse, Fault> {
        let arn = request.code_signing_config_arn;
        let function_name = self.named(&request.function_name, None)?.function;
        if self.code_signing(&arn).await.is_err() {
            let message = format!(
                "The code signing configuration cannot be found. Check that the provided \
                 configuration is not deleted: {arn}."
            );
            let fault = &shapes::CODE_SIGNING_CONFIG_NOT_FOUND_EXCEPTION;
            return Err(Fault::of(fault, message));
        }
        self.change(&function_name, |record, change| {
            record.code_signing = Some(arn.clone());
            change.writes.push(kept(&arn));
            Ok(())
        })
        .await?;
        Ok(shapes::PutFunctionCodeSigningConfigResponse {
            code_signing_config_arn: arn,
            function_name,
        })
    }

    /// Terraform asks at every refresh, also for functions that have none.
    pub(super) async fn get_function_code_signing_config(
        &self,
        request: shapes::GetFunctionCodeSigningConfigRequest,
    ) -> Result<shapes::GetFunctionCodeSigningConfigResponse, Fault> {
        let function_name = self.named(&request.function_name, None)?.function;
        let (record, _) = self.existing(&function_name).await?;
        Ok(shapes::GetFunctionCodeSigningConfigResponse {
            code_signing_config_arn: record.code_signing.unwrap_or_default(),
            function_name,
        })
    }

    pub(super) async fn delete_function_code_signing_config(
        &self,
        request: shapes::DeleteFunctionCodeSigningConfigRequest,
    ) -> Result<(), Fault> {
        let name = self.named(&request.function_name, None)?.function;
        self.change(&name, |record, _| {
            record.code_signing = None;
            Ok(())
        })
        .await
    }

    /// Refuses code for a function whose configuration wants a signature.
    pub(super) async fn check_signature(&self, arn: Option<&str>) -> Result<(), Fault> {
        let Some(arn) = arn else {
            return Ok(());
        };
        let (config, _) = self.code_signing(arn).await?;
        match config.enforces {
            false => Ok(()),
            true => Err(Fault::of(
                &shapes::CODE_VERIFICATION_FAILED_EXCEPTION,
                "Lambda cannot deploy the function. The function or layer might be signed using a \
                 signature that the client is not configured to accept. This server cannot verify \
                 signatures: set UntrustedArtifactOnDeployment to Warn.",
            )),
        }
    }

    pub(super) async fn change_code_signing(
        &self,
        arn: &str,
        decide: impl Fn(&mut CodeSigning) -> Result<(), Fault> + Send,
    ) -> Result<CodeSigning, Fault> {
        for _ in 0..self.parts.limits.update_attempts_max {
            let (mut config, revision) = self.code_signing(arn).await?;
            decide(&mut config)?;
            let (key, expect) = (CodeSigning::key(&config.id), Expect::Revision(revision));
            match self.parts.store.put(&key, encode(&config), expect).await {
                Ok(_) => return Ok(config),
                Err(error) if error.is_conflict() => {}
                Err(error) => return Err(internal(&error)),
            }
        }
        Err(update_in_progress(arn))
    }

    pub(super) async fn code_signing(&self, arn: &str) -> Result<(CodeSigning, Revision), Fault> {
        let missing = || {
            not_found(format!(
                "The Lambda code signing configuration {arn} can not be found."
            ))
        };
        let id = id(arn).ok_or_else(missing)?;
        if self.code_signing_arn(id) != arn {
            return Err(missing());
        }
        let key = CodeSigning::key(id);
        let found = self.parts.store.get(&key).await;
        let found = found.map_err(|error| internal(&error))?;
        let found = found.ok_or_else(missing)?;
        let config = decode(&key, &found.value).map_err(|error| internal(&error))?;
        Ok((config, found.revision))
    }

    async fn functions_signed_by(&self, arn: &str) -> Result<Vec<String>, Fault> {
        let found = self.scan(&FunctionRecord::prefix()).await;
        let mut signed = Vec::new();
        for (key, bytes) in found.map_err(|error| internal(&error))? {
            let record = FunctionRecord::decode(&key, &bytes);
            let record = record.map_err(|error| internal(&error))?;
            if record.code_signing.as_deref() == Some(arn) {
                signed.push(record.name);
            }
        }
        Ok(signed)
    }

    fn code_signing_arn(&self, id: &str) -> String {
        let (region, account) = (&self.parts.region, &self.parts.account);
        let resource = format!("code-signing-config:{id}");
        Arn::new("lambda", region, account, resource).to_string()
    }

    fn code_signing_shape(&self, config: CodeSigning) -> shapes::CodeSigningConfig {
        let policy = if config.enforces { "Enforce" } else { "Warn" };
        shapes::CodeSigningConfig {
            code_signing_config_arn: self.code_signing_arn(&config.id),
            code_signing_config_id: config.id,
            description: Some(config.description),
            allowed_publishers: shapes::AllowedPublishers {
                signing_profile_version_arns: config.publishers,
            },
            code_signing_policies: shapes::CodeSigningPolicies {
                untrusted_artifact_on_deployment: Some(policy.to_owned()),
            },
            last_modified: time(config.modified_ms),
        }
    }
}

/// Lets a commit fail when the configuration is deleted at the same time.
pub(super) fn kept(arn: &str) -> Write {
    let id = id(arn).unwrap_or_default();
    Write::require(CodeSigning::key(id), Expect::Present)
}

fn id(arn: &str) -> Option<&str> {
    arn.rsplit_once(":code-signing-config:").map(|(_, id)| id)
}
