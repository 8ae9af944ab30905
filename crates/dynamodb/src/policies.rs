//! Resource policies of tables: kept, and evaluated by whoever enforces policies.

use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb as shapes;
use frazil_wire::shapes::dynamodb::{
    DeleteResourcePolicyInput, DeleteResourcePolicyOutput, GetResourcePolicyInput,
    GetResourcePolicyOutput, PutResourcePolicyInput, PutResourcePolicyOutput,
};

use crate::DynamoDb;
use crate::faults::invalid;
use crate::records::{Policy, TableRecord};

impl DynamoDb {
    pub(crate) async fn put_resource_policy(
        &self,
        input: PutResourcePolicyInput,
    ) -> Result<PutResourcePolicyOutput, Fault> {
        let table = self.table_by_arn(&input.resource_arn)?;
        let is_object = serde_json::from_str::<serde_json::Map<_, _>>(&input.policy).is_ok();
        if !is_object {
            return Err(invalid(
                "Invalid Policy document: the policy is not valid JSON",
            ));
        }
        let revision = self.now_ms().to_string();
        let expected = input.expected_revision_id;
        let change = self.change_record(&table, |record| {
            check_revision(record, expected.as_deref())?;
            record.policy = Some(Policy {
                text: input.policy,
                revision: revision.clone(),
            });
            Ok(())
        });
        change.await?;
        Ok(PutResourcePolicyOutput {
            revision_id: Some(revision),
        })
    }

    pub(crate) async fn get_resource_policy(
        &self,
        input: GetResourcePolicyInput,
    ) -> Result<GetResourcePolicyOutput, Fault> {
        let record = self.table_by_arn(&input.resource_arn)?.record();
        let policy = record.policy.clone();
        let policy = policy.ok_or_else(|| no_policy(&input.resource_arn))?;
        Ok(GetResourcePolicyOutput {
            policy: Some(policy.text),
            revision_id: Some(policy.revision),
        })
    }

    pub(crate) async fn delete_resource_policy(
        &self,
        input: DeleteResourcePolicyInput,
    ) -> Result<DeleteResourcePolicyOutput, Fault> {
        let table = self.table_by_arn(&input.resource_arn)?;
        let expected = input.expected_revision_id;
        let mut revision = None;
        let change = self.change_record(&table, |record| {
            check_revision(record, expected.as_deref())?;
            revision = record.policy.take().map(|policy| policy.revision);
            Ok(())
        });
        change.await?;
        Ok(DeleteResourcePolicyOutput {
            revision_id: revision,
        })
    }
}

fn check_revision(record: &TableRecord, expected: Option<&str>) -> Result<(), Fault> {
    let current = record
        .policy
        .as_ref()
        .map(|policy| policy.revision.as_str());
    match (expected, current) {
        (None, _) | (Some("NO_POLICY"), None) => Ok(()),
        (Some(expected), Some(current)) if expected == current => Ok(()),
        _ => Err(Fault::of(
            &shapes::POLICY_NOT_FOUND_EXCEPTION,
            "The policy does not have the expected revision",
        )),
    }
}

fn no_policy(arn: &str) -> Fault {
    let message = format!("Resource-based policy not found for the provided ResourceArn: {arn}");
    Fault::of(&shapes::POLICY_NOT_FOUND_EXCEPTION, message)
}
