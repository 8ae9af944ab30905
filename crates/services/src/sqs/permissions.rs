//! `AddPermission` and `RemovePermission`: statements of the queue's policy.

use frazil_wire::Fault;
use frazil_wire::shapes::sqs::{self as shapes, AddPermissionRequest, RemovePermissionRequest};
use serde_json::{Value, json};

use super::dispatch::Request;
use super::faults::{invalid, invalid_value, missing};
use super::limits::ACTIONS_MAX;

/// The actions that can be given to somebody.
const ACTIONS: [&str; 9] = [
    "*",
    "ChangeMessageVisibility",
    "DeleteMessage",
    "GetQueueAttributes",
    "GetQueueUrl",
    "ListDeadLetterSourceQueues",
    "PurgeQueue",
    "ReceiveMessage",
    "SendMessage",
];

impl Request {
    pub(super) async fn add_permission(&self, input: AddPermissionRequest) -> Result<(), Fault> {
        let queue = self.queue(&input.queue_url)?;
        check(&input)?;
        let (label, arn) = (input.label.as_str(), queue.arn.as_str());
        let change = self.sqs.change(&queue, |record| {
            let mut policy = parsed(record.attributes.policy.as_deref(), arn);
            let statements = statements(&mut policy);
            if statements.iter().any(|statement| statement["Sid"] == label) {
                return Err(invalid_value(label, "Label", "Already exists."));
            }
            let people = input.aws_account_ids.iter();
            let people = people.map(|id| format!("arn:aws:iam::{id}:root"));
            let actions = input.actions.iter().map(|action| format!("SQS:{action}"));
            statements.push(json!({
                "Sid": label,
                "Effect": "Allow",
                "Principal": {"AWS": one_or_many(people.collect())},
                "Action": one_or_many(actions.collect()),
                "Resource": arn,
            }));
            record.attributes.policy = Some(policy.to_string());
            Ok(())
        });
        change.await
    }

    pub(super) async fn remove_permission(
        &self,
        input: RemovePermissionRequest,
    ) -> Result<(), Fault> {
        let queue = self.queue(&input.queue_url)?;
        let change = self.sqs.change(&queue, |record| {
            let mut policy = parsed(record.attributes.policy.as_deref(), &queue.arn);
            let statements = statements(&mut policy);
            let before = statements.len();
            statements.retain(|statement| statement["Sid"] != input.label.as_str());
            if statements.len() == before {
                return Err(invalid_value(&input.label, "Label", "can't find label."));
            }
            let empty = statements.is_empty();
            record.attributes.policy = Some(policy.to_string()).filter(|_| !empty);
            Ok(())
        });
        change.await
    }
}

fn check(input: &AddPermissionRequest) -> Result<(), Fault> {
    if input.actions.is_empty() {
        return Err(missing("Actions"));
    }
    if input.aws_account_ids.is_empty() {
        return Err(invalid_value("[]", "PrincipalId", "Unable to verify."));
    }
    if input.actions.len() > ACTIONS_MAX {
        let count = input.actions.len();
        let message = format!("{count} Actions were found, maximum allowed is {ACTIONS_MAX}.");
        return Err(Fault::of(&shapes::OVER_LIMIT, message));
    }
    let known = |action: &&String| !ACTIONS.contains(&action.as_str());
    match input.actions.iter().find(known) {
        None => Ok(()),
        Some(action) => {
            let valid = ACTIONS.join(", ");
            Err(invalid(format!(
                "Value SQS:{action} for parameter ActionName is invalid. Reason: Only the queue owner is allowed to invoke this action. Valid actions: {valid}."
            )))
        }
    }
}

fn parsed(policy: Option<&str>, arn: &str) -> Value {
    let parsed = policy.and_then(|text| serde_json::from_str(text).ok());
    parsed.unwrap_or_else(|| {
        json!({
            "Version": "2008-10-17",
            "Id": format!("{arn}/SQSDefaultPolicy"),
            "Statement": [],
        })
    })
}

/// The statements of a policy, which may be one that stands alone.
fn statements(policy: &mut Value) -> &mut Vec<Value> {
    let found = &mut policy["Statement"];
    if !found.is_array() {
        let alone = found.take();
        *found = Value::Array(Some(alone).filter(Value::is_object).into_iter().collect());
    }
    found
        .as_array_mut()
        .expect("it has just been made an array")
}

fn one_or_many(mut texts: Vec<String>) -> Value {
    match texts.len() {
        1 => Value::from(texts.remove(0)),
        _ => Value::from(texts),
    }
}
