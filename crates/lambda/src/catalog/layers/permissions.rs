//! `AddLayerVersionPermission`, `RemoveLayerVersionPermission`, `GetLayerVersionPolicy`.

use frazil_store::Expect;
use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::busy;
use super::record::LayerVersionRecord;
use crate::catalog::Catalog;
use crate::catalog::faults::{internal, invalid, not_found, stale_revision};
use crate::catalog::permissions::{NO_POLICY, forbid};
use crate::policy::{Condition, Operator, Policy, Principal, Statement};

/// A layer's version as requests about its policy name it.
struct Named {
    layer: String,
    version: u64,
    arn: String,
}

impl Catalog {
    pub(in crate::catalog) async fn add_layer_version_permission(
        &self,
        request: shapes::AddLayerVersionPermissionRequest,
    ) -> Result<shapes::AddLayerVersionPermissionResponse, Fault> {
        let named = self.policy_of(&request.layer_name, request.version_number)?;
        let statement = statement(&request)?;
        let document = statement.document(&named.arn).to_string();
        let revision_id = request.revision_id.as_deref();
        let revision_id = self
            .change_policy(&named, revision_id, |policy| {
                self.permit(policy, statement.clone(), &named.arn)
            })
            .await?;
        Ok(shapes::AddLayerVersionPermissionResponse {
            statement: Some(document),
            revision_id: Some(revision_id),
        })
    }

    pub(in crate::catalog) async fn remove_layer_version_permission(
        &self,
        request: shapes::RemoveLayerVersionPermissionRequest,
    ) -> Result<(), Fault> {
        let named = self.policy_of(&request.layer_name, request.version_number)?;
        let revision_id = request.revision_id.as_deref();
        self.change_policy(&named, revision_id, |policy| {
            forbid(policy, &request.statement_id)
        })
        .await?;
        Ok(())
    }

    pub(in crate::catalog) async fn get_layer_version_policy(
        &self,
        request: shapes::GetLayerVersionPolicyRequest,
    ) -> Result<shapes::GetLayerVersionPolicyResponse, Fault> {
        let named = self.policy_of(&request.layer_name, request.version_number)?;
        let found = self.load_layer(&named.layer, named.version).await?;
        let (record, _) = found.ok_or_else(|| missing(&named))?;
        match record.policy.statements.is_empty() {
            true => Err(not_found(NO_POLICY)),
            false => Ok(shapes::GetLayerVersionPolicyResponse {
                policy: Some(record.policy.document(&named.arn)),
                revision_id: Some(record.policy.revision_id),
            }),
        }
    }

    fn policy_of(&self, layer_name: &str, version: i64) -> Result<Named, Fault> {
        let version = super::at_least_one(version)?;
        let layer = self.layer_name(layer_name)?;
        let arn = self.layer_version_arn(&layer, version);
        Ok(Named {
            layer,
            version,
            arn,
        })
    }

    /// Changes a policy and gives its new revision.
    async fn change_policy(
        &self,
        named: &Named,
        wanted: Option<&str>,
        mut change: impl FnMut(&mut Policy) -> Result<(), Fault> + Send,
    ) -> Result<String, Fault> {
        let key = LayerVersionRecord::key(&named.layer, named.version);
        let _turn = self.lock(key.as_str()).await;
        for _ in 0..self.parts.limits.update_attempts_max {
            let found = self.load_layer(&named.layer, named.version).await?;
            let (mut record, revision) = found.ok_or_else(|| missing(named))?;
            if wanted.is_some_and(|wanted| wanted != record.policy.revision_id) {
                return Err(stale_revision("GetLayerPolicy"));
            }
            change(&mut record.policy)?;
            record.policy.revision_id = self.uuid();
            let write = record.write().expecting(Expect::Revision(revision));
            match self.parts.store.commit(vec![write]).await {
                Ok(_) => return Ok(record.policy.revision_id),
                Err(error) if error.is_conflict() => {}
                Err(error) => return Err(internal(&error)),
            }
        }
        Err(busy(&named.layer))
    }
}

fn missing(named: &Named) -> Fault {
    not_found(format!("Layer version {} does not exist.", named.arn))
}

fn statement(request: &shapes::AddLayerVersionPermissionRequest) -> Result<Statement, Fault> {
    let principal = Principal::parse(&request.principal).ok_or_else(|| {
        invalid("The provided principal was invalid. Please check the principal and try again.")
    })?;
    let organization = request.organization_id.clone();
    let condition =
        organization.map(|id| Condition::new(Operator::StringEquals, "aws:PrincipalOrgID", id));
    Ok(Statement {
        sid: request.statement_id.clone(),
        denies: false,
        actions: vec![request.action.clone()],
        principals: vec![principal],
        conditions: condition.into_iter().collect(),
        written: None,
    })
}
