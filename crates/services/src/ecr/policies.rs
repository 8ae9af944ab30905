//! Who may use a repository, and which of its images would be removed with time: both are kept and have no effect.

use frazil_wire::Fault;
use frazil_wire::shapes::ecr::{self as shapes, *};
use serde_json::Value as Json;

use super::Ecr;
use super::repositories::invalid;

impl Ecr {
    pub(super) async fn set_repository_policy(
        &self,
        input: SetRepositoryPolicyRequest,
    ) -> Result<SetRepositoryPolicyResponse, Fault> {
        let text = input.policy_text;
        if !has(&text, "Statement") {
            return Err(invalid(
                "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
            ));
        }
        let registry = input.registry_id.as_deref();
        let changed = self.change(registry, &input.repository_name, |it| {
            it.policy = Some(text);
        });
        let repository = changed.await?;
        Ok(SetRepositoryPolicyResponse {
            registry_id: Some(self.0.account().to_owned()),
            repository_name: Some(repository.name),
            policy_text: repository.policy,
        })
    }

    pub(super) async fn get_repository_policy(
        &self,
        input: GetRepositoryPolicyRequest,
    ) -> Result<GetRepositoryPolicyResponse, Fault> {
        let registry = input.registry_id.as_deref();
        let repository = self.repository(registry, &input.repository_name).await?;
        let policy = repository.policy;
        Ok(GetRepositoryPolicyResponse {
            policy_text: Some(policy.ok_or_else(|| self.no_policy(&repository.name))?),
            registry_id: Some(self.0.account().to_owned()),
            repository_name: Some(repository.name),
        })
    }

    pub(super) async fn delete_repository_policy(
        &self,
        input: DeleteRepositoryPolicyRequest,
    ) -> Result<DeleteRepositoryPolicyResponse, Fault> {
        let mut policy = None;
        let registry = input.registry_id.as_deref();
        let changed = self.change(registry, &input.repository_name, |it| {
            policy = it.policy.take();
        });
        let name = changed.await?.name;
        Ok(DeleteRepositoryPolicyResponse {
            policy_text: Some(policy.ok_or_else(|| self.no_policy(&name))?),
            registry_id: Some(self.0.account().to_owned()),
            repository_name: Some(name),
        })
    }

    pub(super) async fn put_lifecycle_policy(
        &self,
        input: PutLifecyclePolicyRequest,
    ) -> Result<PutLifecyclePolicyResponse, Fault> {
        let text = input.lifecycle_policy_text;
        if !has(&text, "rules") {
            return Err(invalid(
                "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: object has missing required properties ([\"rules\"])'",
            ));
        }
        let registry = input.registry_id.as_deref();
        let changed = self.change(registry, &input.repository_name, |it| {
            it.lifecycle = Some(text);
        });
        let repository = changed.await?;
        Ok(PutLifecyclePolicyResponse {
            registry_id: Some(self.0.account().to_owned()),
            repository_name: Some(repository.name),
            lifecycle_policy_text: repository.lifecycle,
        })
    }

    pub(super) async fn get_lifecycle_policy(
        &self,
        input: GetLifecyclePolicyRequest,
    ) -> Result<GetLifecyclePolicyResponse, Fault> {
        let registry = input.registry_id.as_deref();
        let repository = self.repository(registry, &input.repository_name).await?;
        let policy = repository.lifecycle;
        Ok(GetLifecyclePolicyResponse {
            lifecycle_policy_text: Some(policy.ok_or_else(|| self.no_lifecycle(&repository.name))?),
            registry_id: Some(self.0.account().to_owned()),
            repository_name: Some(repository.name),
            // nothing evaluates it
            last_evaluated_at: None,
        })
    }

    pub(super) async fn delete_lifecycle_policy(
        &self,
        input: DeleteLifecyclePolicyRequest,
    ) -> Result<DeleteLifecyclePolicyResponse, Fault> {
        let mut policy = None;
        let registry = input.registry_id.as_deref();
        let changed = self.change(registry, &input.repository_name, |it| {
            policy = it.lifecycle.take();
        });
        let name = changed.await?.name;
        Ok(DeleteLifecyclePolicyResponse {
            lifecycle_policy_text: Some(policy.ok_or_else(|| self.no_lifecycle(&name))?),
            registry_id: Some(self.0.account().to_owned()),
            repository_name: Some(name),
            last_evaluated_at: None,
        })
    }

    fn no_policy(&self, name: &str) -> Fault {
        let message = format!(
            "Repository policy does not exist for the repository with name '{name}' in the registry with id '{}'",
            self.0.account()
        );
        Fault::of(&shapes::REPOSITORY_POLICY_NOT_FOUND_EXCEPTION, message)
    }

    fn no_lifecycle(&self, name: &str) -> Fault {
        let message = format!(
            "Lifecycle policy does not exist for the repository with name '{name}' in the registry with id '{}'",
            self.0.account()
        );
        Fault::of(&shapes::LIFECYCLE_POLICY_NOT_FOUND_EXCEPTION, message)
    }
}

/// Whether a text is a JSON document with a member of this name.
fn has(text: &str, name: &str) -> bool {
    let document: Option<Json> = serde_json::from_str(text).ok();
    document.is_some_and(|it| it.get(name).is_some())
}
