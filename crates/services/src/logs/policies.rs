//! Resource policies: kept, so that tools which make them find them.

use std::ops::Bound;

use frazil_store::Write;
use frazil_wire::Fault;
use frazil_wire::shapes::logs as shapes;
use frazil_wire::shapes::logs::{
    DeleteResourcePolicyRequest, DescribeResourcePoliciesRequest, DescribeResourcePoliciesResponse,
    PutResourcePolicyRequest, PutResourcePolicyResponse, ResourcePolicy,
};

use super::Logs;
use super::faults::{invalid, store_failed};
use super::groups::encoded;
use super::records::{self, PolicyRecord};

/// Policies of an account: AWS's number.
const POLICIES_MAX: usize = 10;

impl Logs {
    pub(super) async fn put_resource_policy(
        &self,
        input: PutResourcePolicyRequest,
    ) -> Result<PutResourcePolicyResponse, Fault> {
        if input.resource_arn.is_some() {
            return Err(invalid(
                "A policy of a single resource is not supported by this server.",
            ));
        }
        let (Some(name), Some(document)) = (input.policy_name, input.policy_document) else {
            return Err(invalid(
                "Policy name and policy document must be specified.",
            ));
        };
        if serde_json::from_str::<serde_json::Map<_, _>>(&document).is_err() {
            return Err(invalid("Invalid policy document"));
        }
        let known = self.policies().await?;
        if known.len() >= POLICIES_MAX && known.iter().all(|(it, _)| *it != name) {
            let message = "Resource limit exceeded.";
            return Err(Fault::of(&shapes::LIMIT_EXCEEDED_EXCEPTION, message));
        }
        let record = PolicyRecord {
            document,
            changed_ms: self.now_ms(),
        };
        let put = Write::put(records::policy_key(&name), encoded(&record)?);
        self.0.store.commit(vec![put]).await.map_err(store_failed)?;
        Ok(PutResourcePolicyResponse {
            resource_policy: Some(shown((name, record))),
            revision_id: None,
        })
    }

    pub(super) async fn describe_resource_policies(
        &self,
        _input: DescribeResourcePoliciesRequest,
    ) -> Result<DescribeResourcePoliciesResponse, Fault> {
        let policies = self.policies().await?.into_iter().map(shown);
        Ok(DescribeResourcePoliciesResponse {
            resource_policies: Some(policies.collect()),
            next_token: None,
        })
    }

    pub(super) async fn delete_resource_policy(
        &self,
        input: DeleteResourcePolicyRequest,
    ) -> Result<(), Fault> {
        let name = input.policy_name.unwrap_or_default();
        let known = self.policies().await?;
        if known.iter().all(|(it, _)| *it != name) {
            let message = format!("Policy with name [{name}] does not exist");
            return Err(Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message));
        }
        let gone = vec![Write::delete(records::policy_key(&name))];
        self.0.store.commit(gone).await.map_err(store_failed)?;
        Ok(())
    }

    async fn policies(&self) -> Result<Vec<(String, PolicyRecord)>, Fault> {
        let prefix = records::policies_prefix();
        self.page(&prefix, Bound::Unbounded, usize::MAX).await
    }
}

fn shown((name, record): (String, PolicyRecord)) -> ResourcePolicy {
    ResourcePolicy {
        policy_name: Some(name),
        policy_document: Some(record.document),
        last_updated_time: Some(record.changed_ms),
        ..ResourcePolicy::default()
    }
}
