//! Making, changing and deleting secrets.

use frazil_wire::Fault;
use frazil_wire::shapes::secretsmanager::{self as shapes, *};

use super::Secrets;
use super::record::{CURRENT, Content, Secret, moment};

/// The kind of record.
pub(super) const SECRETS: &str = "secrets";
/// Days for which a deleted secret can be restored unless the caller says otherwise.
const RECOVERY_DAYS: i64 = 30;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Secrets {
    pub(super) async fn create_secret(
        &self,
        input: CreateSecretRequest,
    ) -> Result<CreateSecretResponse, Fault> {
        if input.add_replica_regions.is_some() {
            return Err(Fault::new(
                501,
                "NotImplemented",
                "Replication is not supported by this server",
            ));
        }
        let _changing = self.0.changing.lock().await;
        let id = self.version_id(input.client_request_token);
        let value = Content::of(input.secret_string, input.secret_binary);
        if let Some(known) = self.known(&input.name).await? {
            return self.created_before(&known, &id, value.as_ref());
        }
        let now_ms = self.0.now_ms();
        let tags = input.tags.into_iter().flatten();
        let mut secret = Secret {
            arn: self
                .0
                .arn(&format!("secret:{}-{}", input.name, self.suffix())),
            name: input.name,
            created_ms: now_ms,
            changed_ms: now_ms,
            accessed_ms: None,
            description: input.description,
            key_id: input.kms_key_id,
            deleted_ms: None,
            gone_ms: None,
            policy: None,
            tags: tags
                .filter_map(|tag| Some((tag.key?, tag.value?)))
                .collect(),
            versions: Vec::new(),
        };
        let version_id = value.is_some().then(|| id.clone());
        if let Some(value) = value {
            secret.add(&id, value, &[CURRENT.to_owned()], now_ms);
        }
        self.save(&secret).await?;
        Ok(CreateSecretResponse {
            arn: Some(secret.arn),
            name: Some(secret.name),
            version_id,
            replication_status: None,
        })
    }

    /// Asked again for the very same, AWS answers the same; else the name is taken.
    fn created_before(
        &self,
        known: &Secret,
        id: &str,
        value: Option<&Content>,
    ) -> Result<CreateSecretResponse, Fault> {
        if known.deleted_ms.is_some() {
            return Err(bad_request(
                "You can't create this secret because a secret with this name is already scheduled for deletion.",
            ));
        }
        let mut versions = known.versions.iter();
        if versions.any(|version| version.id == id && Some(&version.value) == value) {
            return Ok(CreateSecretResponse {
                arn: Some(known.arn.clone()),
                name: Some(known.name.clone()),
                version_id: Some(id.to_owned()),
                replication_status: None,
            });
        }
        let message = format!(
            "The operation failed because the secret {} already exists.",
            known.name
        );
        Err(Fault::of(&shapes::RESOURCE_EXISTS_EXCEPTION, message))
    }

    pub(super) async fn put_secret_value(
        &self,
        input: PutSecretValueRequest,
    ) -> Result<PutSecretValueResponse, Fault> {
        let Some(value) = Content::of(input.secret_string, input.secret_binary) else {
            return Err(bad_request(
                "You must provide either SecretString or SecretBinary.",
            ));
        };
        let _changing = self.0.changing.lock().await;
        let mut secret = self.usable(&input.secret_id).await?;
        let id = self.version_id(input.client_request_token);
        let stages = input.version_stages.unwrap_or(vec![CURRENT.to_owned()]);
        put(&mut secret, &id, value, &stages, self.0.now_ms())?;
        self.save(&secret).await?;
        Ok(PutSecretValueResponse {
            arn: Some(secret.arn),
            name: Some(secret.name),
            version_id: Some(id),
            version_stages: Some(stages),
        })
    }

    pub(super) async fn update_secret(
        &self,
        input: UpdateSecretRequest,
    ) -> Result<UpdateSecretResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut secret = self.usable(&input.secret_id).await?;
        let now_ms = self.0.now_ms();
        let id = self.version_id(input.client_request_token);
        let value = Content::of(input.secret_string, input.secret_binary);
        let version_id = value.is_some().then(|| id.clone());
        if let Some(value) = value {
            put(&mut secret, &id, value, &[CURRENT.to_owned()], now_ms)?;
        }
        secret.description = input.description.or(secret.description);
        secret.key_id = input.kms_key_id.or(secret.key_id);
        secret.changed_ms = now_ms;
        self.save(&secret).await?;
        Ok(UpdateSecretResponse {
            arn: Some(secret.arn),
            name: Some(secret.name),
            version_id,
        })
    }

    pub(super) async fn update_secret_version_stage(
        &self,
        input: UpdateSecretVersionStageRequest,
    ) -> Result<UpdateSecretVersionStageResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut secret = self.usable(&input.secret_id).await?;
        let stage = input.version_stage;
        if let Some(from) = &input.remove_from_version_id {
            let has = secret.staged(&stage).is_some_and(|it| it.id == *from);
            if !has {
                let message = format!(
                    "The parameter RemoveFromVersionId can't be empty. Staging label {stage} is currently attached to another version, so you must explicitly reference that version in RemoveFromVersionId."
                );
                return Err(invalid(message));
            }
        }
        match &input.move_to_version_id {
            Some(to) if !secret.versions.iter().any(|it| it.id == *to) => {
                return Err(no_version(to));
            }
            Some(to) => secret.stage(&stage, to),
            None => secret
                .versions
                .iter_mut()
                .for_each(|version| version.stages.retain(|it| *it != stage)),
        }
        secret.changed_ms = self.0.now_ms();
        self.save(&secret).await?;
        Ok(UpdateSecretVersionStageResponse {
            arn: Some(secret.arn),
            name: Some(secret.name),
        })
    }

    pub(super) async fn delete_secret(
        &self,
        input: DeleteSecretRequest,
    ) -> Result<DeleteSecretResponse, Fault> {
        let force = input.force_delete_without_recovery.unwrap_or_default();
        let days = match input.recovery_window_in_days {
            Some(_) if force => {
                return Err(invalid(
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
                ));
            }
            Some(days) if !(7..=30).contains(&days) => {
                return Err(invalid(
                    "RecoveryWindowInDays value must be between 7 and 30 days (inclusive).",
                ));
            }
            days => days.unwrap_or(RECOVERY_DAYS),
        };
        let _changing = self.0.changing.lock().await;
        let mut secret = self.secret(&input.secret_id).await?;
        if secret.deleted_ms.is_some() && !force {
            return Err(marked());
        }
        let now_ms = self.0.now_ms();
        let gone_ms = if force {
            now_ms
        } else {
            now_ms + days * DAY_MS
        };
        secret.deleted_ms = Some(now_ms);
        secret.gone_ms = Some(gone_ms);
        match force {
            true => self.0.delete(SECRETS, &secret.name).await?,
            false => self.save(&secret).await?,
        }
        Ok(DeleteSecretResponse {
            arn: Some(secret.arn),
            name: Some(secret.name),
            deletion_date: moment(gone_ms),
        })
    }

    pub(super) async fn restore_secret(
        &self,
        input: RestoreSecretRequest,
    ) -> Result<RestoreSecretResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut secret = self.secret(&input.secret_id).await?;
        (secret.deleted_ms, secret.gone_ms) = (None, None);
        self.save(&secret).await?;
        Ok(RestoreSecretResponse {
            arn: Some(secret.arn),
            name: Some(secret.name),
        })
    }

    pub(super) async fn tag_resource(&self, input: TagResourceRequest) -> Result<(), Fault> {
        let _changing = self.0.changing.lock().await;
        let mut secret = self.usable(&input.secret_id).await?;
        let tags = input.tags.into_iter();
        secret
            .tags
            .extend(tags.filter_map(|tag| Some((tag.key?, tag.value?))));
        self.save(&secret).await
    }

    pub(super) async fn untag_resource(&self, input: UntagResourceRequest) -> Result<(), Fault> {
        let _changing = self.0.changing.lock().await;
        let mut secret = self.usable(&input.secret_id).await?;
        secret.tags.retain(|key, _| !input.tag_keys.contains(key));
        self.save(&secret).await
    }

    pub(super) async fn put_resource_policy(
        &self,
        input: PutResourcePolicyRequest,
    ) -> Result<PutResourcePolicyResponse, Fault> {
        let policy: Result<serde_json::Value, _> = serde_json::from_str(&input.resource_policy);
        if !policy.is_ok_and(|policy| policy.is_object()) {
            let message = "This resource policy contains invalid JSON.";
            return Err(Fault::of(
                &shapes::MALFORMED_POLICY_DOCUMENT_EXCEPTION,
                message,
            ));
        }
        let secret = self
            .set_policy(&input.secret_id, Some(input.resource_policy))
            .await?;
        Ok(PutResourcePolicyResponse {
            arn: Some(secret.arn),
            name: Some(secret.name),
            policy_name: None,
        })
    }

    pub(super) async fn delete_resource_policy(
        &self,
        input: DeleteResourcePolicyRequest,
    ) -> Result<DeleteResourcePolicyResponse, Fault> {
        let secret = self.set_policy(&input.secret_id, None).await?;
        Ok(DeleteResourcePolicyResponse {
            arn: Some(secret.arn),
            name: Some(secret.name),
            policy_name: None,
        })
    }

    async fn set_policy(&self, id: &str, policy: Option<String>) -> Result<Secret, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut secret = self.usable(id).await?;
        secret.policy = policy;
        self.save(&secret).await?;
        Ok(secret)
    }

    pub(super) async fn save(&self, secret: &Secret) -> Result<(), Fault> {
        self.0.put(SECRETS, &secret.name, secret).await
    }

    fn version_id(&self, token: Option<String>) -> String {
        token.unwrap_or_else(|| self.0.uuid().to_string())
    }

    /// Six letters, so that a secret made anew under the same name is another.
    fn suffix(&self) -> String {
        const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let letter = |byte: &u8| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]);
        self.0.uuid().as_bytes()[..6].iter().map(letter).collect()
    }
}

fn put(
    secret: &mut Secret,
    id: &str,
    value: Content,
    stages: &[String],
    now_ms: i64,
) -> Result<(), Fault> {
    let known = secret.versions.iter().find(|version| version.id == id);
    match known.map(|version| version.value == value) {
        None => secret.add(id, value, stages, now_ms),
        Some(true) => {}
        Some(false) => {
            let message = format!(
                "You can't use ClientRequestToken {id} because that value is already in use for a version of secret {}.",
                secret.arn
            );
            return Err(Fault::of(&shapes::RESOURCE_EXISTS_EXCEPTION, message));
        }
    }
    Ok(())
}

pub(super) fn bad_request(message: &str) -> Fault {
    Fault::of(&shapes::INVALID_REQUEST_EXCEPTION, message)
}

pub(super) fn invalid(message: impl Into<String>) -> Fault {
    Fault::of(&shapes::INVALID_PARAMETER_EXCEPTION, message)
}

pub(super) fn marked() -> Fault {
    bad_request(
        "You can't perform this operation on the secret because it was marked for deletion.",
    )
}

pub(super) fn no_version(id: &str) -> Fault {
    let message =
        format!("Secrets Manager can't find the specified secret value for VersionId: {id}");
    Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message)
}
