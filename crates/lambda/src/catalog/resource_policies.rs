//! `PutResourcePolicy`, `GetResourcePolicy`, `DeleteResourcePolicy`: the policy of a function,
//! version or alias as one document. `AddPermission` and `GetPolicy` see the same policy.

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::Catalog;
use super::faults::{invalid, not_found};
use super::naming::Named;
use super::permissions::{NO_POLICY, check_not_latest, check_revision, key, revise, revision};
use crate::policy::{Policy, Statement};

const CALL: &str = "GetResourcePolicy";

impl Catalog {
    pub(super) async fn put_resource_policy(
        &self,
        request: shapes::PutResourcePolicyRequest,
    ) -> Result<shapes::PutResourcePolicyResponse, Fault> {
        let named = self.named(&request.resource_arn, None)?;
        check_not_latest(&named)?;
        let statements = Statement::read_all(&request.policy);
        let statements = statements.map_err(|error| invalid(sentence(&error.to_string())))?;
        let resource = self.resource(&named);
        let (policy, revision_id) = self
            .change(&named.function, |record, _| {
                self.check_exists(record, &named)?;
                check_revision(record, &named, request.revision_id.as_deref(), CALL)?;
                let policy = Policy {
                    revision_id: String::new(),
                    statements: statements.clone(),
                };
                self.check_length(&policy, &resource)?;
                let document = policy.document(&resource);
                record.policies.insert(key(&named), policy);
                revise(record, &named, &self.uuid());
                Ok((document, revision(record, &named).to_owned()))
            })
            .await?;
        Ok(shapes::PutResourcePolicyResponse {
            policy: Some(policy),
            revision_id: Some(revision_id),
        })
    }

    pub(super) async fn get_resource_policy(
        &self,
        request: shapes::GetResourcePolicyRequest,
    ) -> Result<shapes::GetResourcePolicyResponse, Fault> {
        let named = self.named(&request.resource_arn, None)?;
        let (record, _) = self.existing(&named.function).await?;
        self.check_exists(&record, &named)?;
        let policy = record.policies.get(&key(&named));
        let policy = policy.ok_or_else(|| not_found(NO_POLICY))?;
        Ok(shapes::GetResourcePolicyResponse {
            policy: Some(policy.document(&self.resource(&named))),
            revision_id: Some(revision(&record, &named).to_owned()),
        })
    }

    pub(super) async fn delete_resource_policy(
        &self,
        request: shapes::DeleteResourcePolicyRequest,
    ) -> Result<(), Fault> {
        let named = self.named(&request.resource_arn, None)?;
        self.change(&named.function, |record, _| {
            self.check_exists(record, &named)?;
            if !record.policies.contains_key(&key(&named)) {
                return Err(not_found(NO_POLICY));
            }
            check_revision(record, &named, request.revision_id.as_deref(), CALL)?;
            revise(record, &named, &self.uuid());
            record.policies.remove(&key(&named));
            Ok(())
        })
        .await
    }

    fn resource(&self, named: &Named) -> String {
        self.arn(&named.function, named.qualifier.as_deref())
    }
}

/// Our errors have no capital and no full stop, AWS's messages have both.
fn sentence(error: &str) -> String {
    let mut letters = error.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    format!("{}.", first.chain(letters).collect::<String>())
}
