//! `AddPermission` and `RemovePermission`: statements of a topic's policy, kept.

use frazil_wire::Fault;
use frazil_wire::shapes::sns::{AddPermissionInput, RemovePermissionInput};
use serde_json::{Value, json};

use super::Sns;
use super::attributes::default_policy;
use super::faults::invalid;

const POLICY: &str = "Policy";

impl Sns {
    pub(super) async fn add_permission(&self, input: AddPermissionInput) -> Result<(), Fault> {
        let principals = input.aws_account_id.iter();
        let principals: Vec<_> = principals
            .map(|it| format!("arn:aws:iam::{it}:root"))
            .collect();
        let actions = input.action_name.iter().map(|name| format!("SNS:{name}"));
        let statement = json!({
            "Sid": input.label,
            "Effect": "Allow",
            "Principal": {"AWS": principals},
            "Action": actions.collect::<Vec<_>>(),
            "Resource": input.topic_arn,
        });
        let change = self.change_policy(&input.topic_arn, |statements| {
            if statements.iter().any(|it| it["Sid"] == input.label) {
                return Err(invalid("Statement already exists"));
            }
            statements.push(statement);
            Ok(())
        });
        change.await
    }

    pub(super) async fn remove_permission(
        &self,
        input: RemovePermissionInput,
    ) -> Result<(), Fault> {
        let change = self.change_policy(&input.topic_arn, |statements| {
            statements.retain(|it| it["Sid"] != input.label);
            Ok(())
        });
        change.await
    }

    async fn change_policy(
        &self,
        arn: &str,
        change: impl FnOnce(&mut Vec<Value>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let _alone = self.0.changing.lock().await;
        let changed = self.change_record(arn, |record| {
            let policy = record.attributes.get(POLICY);
            let policy = policy.and_then(|text| serde_json::from_str::<Value>(text).ok());
            let mut policy = policy.unwrap_or_else(|| default_policy(arn, &self.0.account));
            if !policy["Statement"].is_array() {
                policy["Statement"] = json!([policy["Statement"].take()]);
            }
            let statements = policy["Statement"].as_array_mut();
            change(statements.expect("it was made a list above"))?;
            record
                .attributes
                .insert(POLICY.to_owned(), policy.to_string());
            Ok(())
        });
        changed.await
    }
}
