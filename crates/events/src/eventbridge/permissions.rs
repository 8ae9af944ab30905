//! `PutPermission` and `RemovePermission`: statements of a bus's policy, kept.

use frazil_wire::Fault;
use frazil_wire::shapes::events::{PutPermissionRequest, RemovePermissionRequest};
use serde_json::{Value, json};

use super::EventBridge;
use super::faults::{invalid, not_found};

impl EventBridge {
    pub(super) async fn put_permission(&self, input: PutPermissionRequest) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        let bus = self.bus_named(input.event_bus_name.as_deref())?;
        let arn = self.bus_arn(&bus);
        let change = self.change_bus(&bus, |record| {
            record.policy = Some(match &input.policy {
                Some(policy) => whole(policy)?,
                None => with_statement(record.policy.as_deref(), &arn, &input)?,
            });
            Ok(())
        });
        change.await.map(|_| ())
    }

    pub(super) async fn remove_permission(
        &self,
        input: RemovePermissionRequest,
    ) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        let bus = self.bus_named(input.event_bus_name.as_deref())?;
        let change = self.change_bus(&bus, |record| {
            if input.remove_all_permissions == Some(true) {
                record.policy = None;
                return Ok(());
            }
            let Some(mut policy) = record.policy.as_deref().map(parsed) else {
                return Err(not_found("EventBus does not have a policy."));
            };
            let kept = statements(&mut policy);
            let before = kept.len();
            let id = input.statement_id.as_deref();
            kept.retain(|statement| statement["Sid"].as_str() != id);
            if kept.len() == before {
                return Err(not_found("Statement with the provided id does not exist."));
            }
            record.policy = (!kept.is_empty()).then(|| policy.to_string());
            Ok(())
        });
        change.await.map(|_| ())
    }
}

fn whole(policy: &str) -> Result<String, Fault> {
    match serde_json::from_str::<Value>(policy) {
        Ok(Value::Object(_)) => Ok(policy.to_owned()),
        _ => Err(invalid(
            "Parameter Policy is not valid. Reason: it is not a JSON object.",
        )),
    }
}

fn with_statement(
    policy: Option<&str>,
    bus_arn: &str,
    input: &PutPermissionRequest,
) -> Result<String, Fault> {
    let (Some(action), Some(principal), Some(id)) =
        (&input.action, &input.principal, &input.statement_id)
    else {
        return Err(invalid(
            "Parameter Action, Principal and StatementId must be specified.",
        ));
    };
    if action != "events:PutEvents" {
        return Err(invalid(
            "Provided value in parameter 'action' is not supported.",
        ));
    }
    let principal = match principal.as_str() {
        "*" => json!("*"),
        account => json!({"AWS": format!("arn:aws:iam::{account}:root")}),
    };
    let mut statement = json!({
        "Sid": id,
        "Effect": "Allow",
        "Principal": principal,
        "Action": action,
        "Resource": bus_arn,
    });
    if let Some(condition) = &input.condition {
        statement["Condition"] = json!({&condition.r#type: {&condition.key: condition.value}});
    }
    let mut policy = policy.map_or_else(empty, parsed);
    let kept = statements(&mut policy);
    kept.retain(|statement| statement["Sid"].as_str() != Some(id));
    kept.push(statement);
    Ok(policy.to_string())
}

fn empty() -> Value {
    json!({"Version": "2012-10-17", "Statement": []})
}

fn parsed(policy: &str) -> Value {
    serde_json::from_str(policy).unwrap_or_else(|_| empty())
}

/// The statements of a policy; one that is no list becomes one.
fn statements(policy: &mut Value) -> &mut Vec<Value> {
    if !policy["Statement"].is_array() {
        let one = policy["Statement"].take();
        policy["Statement"] = if one.is_null() {
            json!([])
        } else {
            json!([one])
        };
    }
    policy["Statement"]
        .as_array_mut()
        .expect("it was made a list above")
}
