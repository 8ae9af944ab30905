//! Finding secrets.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::secretsmanager::{self as shapes, *};

use super::Secrets;
use super::change::{SECRETS, bad_request, marked, no_version};
use super::record::{CURRENT, Secret, Version, moment};
use crate::kept::page;

/// Secrets or versions of one page.
const PAGE: i32 = 100;

impl Secrets {
    pub(super) async fn get_secret_value(
        &self,
        input: GetSecretValueRequest,
    ) -> Result<GetSecretValueResponse, Fault> {
        let _changing = self.0.changing.lock().await;
        let mut secret = self.usable(&input.secret_id).await?;
        let stage = input.version_stage.as_deref();
        let version = version(&secret, input.version_id.as_deref(), stage)?.clone();
        secret.accessed_ms = Some(self.0.now_ms());
        self.save(&secret).await?;
        Ok(GetSecretValueResponse {
            arn: Some(secret.arn),
            name: Some(secret.name),
            version_id: Some(version.id),
            secret_binary: version.value.bytes(),
            secret_string: version.value.text(),
            version_stages: Some(version.stages),
            created_date: moment(version.created_ms),
        })
    }

    pub(super) async fn batch_get_secret_value(
        &self,
        input: BatchGetSecretValueRequest,
    ) -> Result<BatchGetSecretValueResponse, Fault> {
        let ids = match (input.secret_id_list, input.filters) {
            (Some(ids), None) => ids,
            (None, Some(filters)) => {
                let found = self.0.all(SECRETS).await?.into_iter();
                let found = found.filter(|it| filters.iter().all(|filter| passes(it, filter)));
                found.map(|it: Secret| it.arn).collect()
            }
            _ => {
                return Err(bad_request(
                    "Either 'SecretIdList' or 'Filters' must be provided, but not both.",
                ));
            }
        };
        let (mut values, mut errors) = (Vec::new(), Vec::new());
        for id in ids {
            let asked = GetSecretValueRequest {
                secret_id: id.clone(),
                ..GetSecretValueRequest::default()
            };
            match self.get_secret_value(asked).await {
                Ok(found) => values.push(SecretValueEntry {
                    arn: found.arn,
                    name: found.name,
                    version_id: found.version_id,
                    secret_binary: found.secret_binary,
                    secret_string: found.secret_string,
                    version_stages: found.version_stages,
                    created_date: found.created_date,
                }),
                Err(fault) => errors.push(APIErrorType {
                    secret_id: Some(id),
                    error_code: Some(fault.code.into_owned()),
                    message: Some(fault.message),
                }),
            }
        }
        Ok(BatchGetSecretValueResponse {
            secret_values: Some(values),
            next_token: None,
            errors: Some(errors),
        })
    }

    pub(super) async fn describe_secret(
        &self,
        input: DescribeSecretRequest,
    ) -> Result<DescribeSecretResponse, Fault> {
        let secret = self.secret(&input.secret_id).await?;
        let entry = entry(&secret);
        Ok(DescribeSecretResponse {
            arn: entry.arn,
            name: entry.name,
            description: entry.description,
            kms_key_id: entry.kms_key_id,
            last_changed_date: entry.last_changed_date,
            last_accessed_date: entry.last_accessed_date,
            deleted_date: entry.deleted_date,
            tags: entry.tags,
            version_ids_to_stages: entry.secret_versions_to_stages,
            created_date: entry.created_date,
            ..DescribeSecretResponse::default()
        })
    }

    pub(super) async fn list_secrets(
        &self,
        input: ListSecretsRequest,
    ) -> Result<ListSecretsResponse, Fault> {
        let (now_ms, all) = (
            self.0.now_ms(),
            input.include_planned_deletion == Some(true),
        );
        let filters = input.filters.unwrap_or_default();
        let mut found: Vec<Secret> = self.0.all(SECRETS).await?;
        found.retain(|it| {
            it.gone_ms.is_none_or(|gone_ms| all && gone_ms > now_ms)
                && filters.iter().all(|filter| passes(it, filter))
        });
        let size = input.max_results.unwrap_or(PAGE) as usize;
        let token = input.next_token.as_deref();
        let (found, next_token) = page(found, token, size, |it| &it.name);
        Ok(ListSecretsResponse {
            secret_list: Some(found.iter().map(entry).collect()),
            next_token,
        })
    }

    pub(super) async fn list_secret_version_ids(
        &self,
        input: ListSecretVersionIdsRequest,
    ) -> Result<ListSecretVersionIdsResponse, Fault> {
        let secret = self.secret(&input.secret_id).await?;
        let shown = secret
            .versions
            .iter()
            .map(|version| SecretVersionsListEntry {
                version_id: Some(version.id.clone()),
                version_stages: Some(version.stages.clone()),
                created_date: moment(version.created_ms),
                ..SecretVersionsListEntry::default()
            });
        Ok(ListSecretVersionIdsResponse {
            versions: Some(shown.collect()),
            next_token: None,
            arn: Some(secret.arn),
            name: Some(secret.name),
        })
    }

    pub(super) async fn get_resource_policy(
        &self,
        input: GetResourcePolicyRequest,
    ) -> Result<GetResourcePolicyResponse, Fault> {
        let secret = self.secret(&input.secret_id).await?;
        Ok(GetResourcePolicyResponse {
            arn: Some(secret.arn),
            name: Some(secret.name),
            resource_policy: secret.policy,
            policy_name: None,
        })
    }

    /// The secret with a name, unless its time is over.
    pub(super) async fn known(&self, name: &str) -> Result<Option<Secret>, Fault> {
        let known: Option<Secret> = self.0.get(SECRETS, name).await?;
        let now_ms = self.0.now_ms();
        Ok(known.filter(|it| it.gone_ms.is_none_or(|gone_ms| gone_ms > now_ms)))
    }

    /// The secret that a name or an ARN, whole or without its last six letters, means.
    pub(super) async fn secret(&self, id: &str) -> Result<Secret, Fault> {
        let name = id.split_once(":secret:").map_or(id, |(_, name)| name);
        let known = match self.known(name).await? {
            Some(secret) => Some(secret),
            None => match name.rsplit_once('-') {
                Some((name, _)) => self.known(name).await?.filter(|it| it.arn == id),
                None => None,
            },
        };
        known.ok_or_else(|| {
            let message = "Secrets Manager can't find the specified secret.";
            Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message)
        })
    }

    /// A secret that nobody deleted.
    pub(super) async fn usable(&self, id: &str) -> Result<Secret, Fault> {
        let secret = self.secret(id).await?;
        match secret.deleted_ms {
            None => Ok(secret),
            Some(_) => Err(marked()),
        }
    }
}

fn version<'s>(
    secret: &'s Secret,
    id: Option<&str>,
    stage: Option<&str>,
) -> Result<&'s Version, Fault> {
    let Some(id) = id else {
        let stage = stage.unwrap_or(CURRENT);
        return secret.staged(stage).ok_or_else(|| {
            let message = format!(
                "Secrets Manager can't find the specified secret value for staging label: {stage}"
            );
            Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message)
        });
    };
    let found = secret.versions.iter().find(|version| version.id == id);
    let found = found.ok_or_else(|| no_version(id))?;
    match stage {
        Some(stage) if !found.stages.iter().any(|it| it == stage) => Err(bad_request(
            "You provided a VersionStage that is not associated to the provided VersionId.",
        )),
        _ => Ok(found),
    }
}

fn entry(secret: &Secret) -> SecretListEntry {
    let tags = secret.tags.iter();
    let tags = tags.map(|(key, value)| Tag {
        key: Some(key.clone()),
        value: Some(value.clone()),
    });
    let versions = secret.versions.iter();
    let stages: BTreeMap<_, _> = versions
        .map(|version| (version.id.clone(), version.stages.clone()))
        .collect();
    SecretListEntry {
        arn: Some(secret.arn.clone()),
        name: Some(secret.name.clone()),
        description: secret.description.clone(),
        kms_key_id: secret.key_id.clone(),
        last_changed_date: moment(secret.changed_ms),
        last_accessed_date: secret.accessed_ms.and_then(day),
        deleted_date: secret.deleted_ms.and_then(moment),
        tags: Some(tags.collect()),
        secret_versions_to_stages: (!stages.is_empty()).then_some(stages),
        created_date: moment(secret.created_ms),
        ..SecretListEntry::default()
    }
}

/// AWS tells the day of an access, not the time.
fn day(ms: i64) -> Option<jiff::Timestamp> {
    const DAY_MS: i64 = 24 * 60 * 60 * 1000;
    moment(ms - ms.rem_euclid(DAY_MS))
}

fn passes(secret: &Secret, filter: &Filter) -> bool {
    let key = filter.key.as_deref().unwrap_or("all");
    let values = filter.values.as_deref().unwrap_or_default();
    let begins = |text: &str| {
        let text = text.to_lowercase();
        let mut values = values.iter();
        values.any(|value| match value.strip_prefix('!') {
            Some(value) => !text.starts_with(&value.to_lowercase()),
            None => text.starts_with(&value.to_lowercase()),
        })
    };
    let description = || secret.description.as_deref().is_some_and(begins);
    let tag_key = || secret.tags.keys().any(|it| begins(it));
    let tag_value = || secret.tags.values().any(|it| begins(it));
    match key {
        "name" => begins(&secret.name),
        "description" => description(),
        "tag-key" => tag_key(),
        "tag-value" => tag_value(),
        "all" => begins(&secret.name) || description() || tag_key() || tag_value(),
        _ => false,
    }
}
