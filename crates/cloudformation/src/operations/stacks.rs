//! Creating, updating and deleting stacks.

use std::collections::BTreeMap;

use frazil_wire::shapes::{cloudformation as shapes, sts};
use frazil_wire::{Fault, perform};

use super::USER_INITIATED;
use super::intake::Asked;
use crate::Session;
use crate::faults::{invalid, stack_exists};
use crate::stacks::records::{CallerRecord, StackRecord, WantedRecord};
use crate::stacks::{Stack, State};
use crate::work::Policy;
use std::sync::Arc;

/// The states from which a stack may be updated.
const UPDATABLE: [&str; 6] = [
    "CREATE_COMPLETE",
    "IMPORT_COMPLETE",
    "UPDATE_COMPLETE",
    "UPDATE_FAILED",
    "CREATE_FAILED",
    "UPDATE_ROLLBACK_COMPLETE",
];

impl Session {
    pub(super) async fn create_stack(
        &self,
        input: shapes::CreateStackInput,
    ) -> Result<shapes::CreateStackOutput, Fault> {
        let _alone = self.0.changing.lock().await;
        if self.0.stacks.find(&input.stack_name).is_ok() {
            return Err(stack_exists(&input.stack_name));
        }
        let asked = Asked {
            body: input.template_body,
            url: input.template_url,
            previous: false,
            parameters: input.parameters.unwrap_or_default(),
            tags: input.tags,
            capabilities: input.capabilities.unwrap_or_default(),
            notifications: input.notification_ar_ns,
            reviewed: false,
        };
        let wanted = self.wanted(asked, None).await?;
        let (key, id) = self.new_id(&input.stack_name);
        self.check_role(&id, input.role_arn.as_deref()).await?;
        // what cannot be followed is refused before anything is made
        self.prepared(&input.stack_name, &id, &wanted)?;
        let policy = self
            .policy(input.stack_policy_body, input.stack_policy_url)
            .await?;
        let record = StackRecord {
            id: id.clone(),
            name: input.stack_name,
            status: "CREATE_IN_PROGRESS".to_owned(),
            reason: Some(USER_INITIATED.to_owned()),
            created_ms: self.now_ms(),
            operation: 1,
            wanted,
            disable_rollback: input.disable_rollback.unwrap_or_default(),
            on_failure: input.on_failure,
            timeout_minutes: input.timeout_in_minutes,
            began_ms: Some(self.now_ms()),
            protected: input.enable_termination_protection.unwrap_or_default(),
            policy,
            role: input.role_arn,
            request_token: input.client_request_token,
            ..StackRecord::default()
        };
        let stack = self.begin(key, record).await?;
        self.set_out(&stack, "CREATE_IN_PROGRESS").await?;
        Ok(shapes::CreateStackOutput {
            stack_id: Some(id),
            ..Default::default()
        })
    }

    /// The key and the ARN of a new stack.
    pub(super) fn new_id(&self, name: &str) -> (String, String) {
        let home = &self.0.settings.home;
        let key = home.entropy.uuid().to_string();
        let id = home.arn("cloudformation", format!("stack/{name}/{key}"));
        (key, id)
    }

    /// Refuses a role that does not let stacks act as it.
    pub(super) async fn check_role(&self, stack: &str, role: Option<&str>) -> Result<(), Fault> {
        let Some(role) = role else {
            return Ok(());
        };
        let calls = &*self.0.settings.calls;
        let caller = self.acting(stack, role);
        let input = sts::GetCallerIdentityRequest::default();
        let known = perform::<sts::GetCallerIdentity>(calls, &sts::SERVICE, &caller, &input);
        match known.await {
            Ok(_) => Ok(()),
            Err(_) => Err(invalid(format!(
                "Role {role} is invalid or cannot be assumed"
            ))),
        }
    }

    /// Adds a new stack.
    pub(super) async fn begin(
        &self,
        key: String,
        mut record: StackRecord,
    ) -> Result<Arc<Stack>, Fault> {
        record.caller = CallerRecord::of(&self.caller);
        let state = State {
            record,
            resources: BTreeMap::new(),
            change_sets: BTreeMap::new(),
        };
        self.0.stacks.add(key, state).await
    }

    pub(super) async fn update_stack(
        &self,
        input: shapes::UpdateStackInput,
    ) -> Result<shapes::UpdateStackOutput, Fault> {
        let _alone = self.0.changing.lock().await;
        let stack = self.0.stacks.find(&input.stack_name)?;
        let before = {
            let state = stack.state();
            may_update(&state)?;
            state.record.wanted.clone()
        };
        let asked = Asked {
            body: input.template_body,
            url: input.template_url,
            previous: input.use_previous_template.unwrap_or_default(),
            parameters: input.parameters.unwrap_or_default(),
            tags: input.tags,
            capabilities: input.capabilities.unwrap_or_default(),
            notifications: input.notification_ar_ns,
            reviewed: false,
        };
        let wanted = self.wanted(asked, Some(&before)).await?;
        let id = stack.state().record.id.clone();
        self.check_role(&id, input.role_arn.as_deref()).await?;
        let differs = self.differences(&stack, &wanted).await?;
        let failed = stack.state().record.status.ends_with("_FAILED");
        if !differs.any && !failed {
            return Err(invalid("No updates are to be performed."));
        }
        let policy = self
            .policy(input.stack_policy_body, input.stack_policy_url)
            .await?;
        let (body, url) = (
            input.stack_policy_during_update_body,
            input.stack_policy_during_update_url,
        );
        let during = self.policy(body, url).await?;
        let held;
        {
            let record = &mut stack.state().record;
            record.disable_rollback = input.disable_rollback.unwrap_or_default();
            record.request_token = input.client_request_token;
            record.role = input.role_arn.or(record.role.take());
            // the update is held to the policy that was there before it
            held = during.or_else(|| record.policy.clone());
            record.policy = policy.or(record.policy.take());
        }
        let id = self.start_update(&stack, wanted, held).await?;
        Ok(shapes::UpdateStackOutput {
            stack_id: Some(id),
            ..Default::default()
        })
    }

    /// Turns a stack that stands still into one that is updated.
    pub(super) async fn start_update(
        &self,
        stack: &Arc<Stack>,
        wanted: WantedRecord,
        policy: Option<String>,
    ) -> Result<String, Fault> {
        let id = {
            let mut state = stack.state();
            let record = &mut state.record;
            record.policy_now = policy;
            record.cancelled = false;
            record.caller = CallerRecord::of(&self.caller);
            record.operation += 1;
            record.updated_ms = Some(self.now_ms());
            record.retained.clear();
            let before = std::mem::replace(&mut record.wanted, wanted);
            record.before = Some(Box::new(before));
            record.id.clone()
        };
        self.set_out(stack, "UPDATE_IN_PROGRESS").await?;
        Ok(id)
    }

    pub(super) async fn delete_stack(&self, input: shapes::DeleteStackInput) -> Result<(), Fault> {
        let _alone = self.0.changing.lock().await;
        let Ok(stack) = self.0.stacks.find(&input.stack_name) else {
            return Ok(());
        };
        let (name, status, protected, outputs) = {
            let state = stack.state();
            let record = &state.record;
            (
                record.name.clone(),
                record.status.clone(),
                record.protected,
                record.outputs.clone(),
            )
        };
        if matches!(status.as_str(), "DELETE_COMPLETE" | "DELETE_IN_PROGRESS") {
            return Ok(());
        }
        if protected {
            return Err(invalid(format!(
                "Stack [{name}] cannot be deleted while TerminationProtection is enabled"
            )));
        }
        if status.ends_with("_IN_PROGRESS")
            && status != "REVIEW_IN_PROGRESS"
            && status != "CREATE_IN_PROGRESS"
        {
            let id = stack.state().record.id.clone();
            return Err(invalid(format!(
                "Stack [{id}] cannot be deleted while in status {status}"
            )));
        }
        for export in outputs.iter().filter_map(|output| output.export.as_ref()) {
            if let Some(user) = self
                .importers(export)
                .into_iter()
                .find(|user| *user != name)
            {
                return Err(invalid(format!(
                    "Export {export} cannot be deleted as it is in use by {user}"
                )));
            }
        }
        let id = stack.state().record.id.clone();
        self.check_role(&id, input.role_arn.as_deref()).await?;
        if status == "CREATE_IN_PROGRESS" {
            // the work that runs is led to its end, which is the deletion
            stack.state().record.on_failure = Some("DELETE".to_owned());
            return stack.cancel().await;
        }
        {
            let record = &mut stack.state().record;
            record.caller = CallerRecord::of(&self.caller);
            record.role = input.role_arn.or(record.role.take());
            record.retained = input
                .retain_resources
                .unwrap_or_default()
                .into_iter()
                .collect();
            record.request_token = input.client_request_token;
        }
        self.set_out(&stack, "DELETE_IN_PROGRESS").await?;
        Ok(())
    }

    pub(super) async fn cancel_update_stack(
        &self,
        input: shapes::CancelUpdateStackInput,
    ) -> Result<(), Fault> {
        let stack = self.0.stacks.find(&input.stack_name)?;
        let status = stack.state().record.status.clone();
        if status != "UPDATE_IN_PROGRESS" {
            return Err(invalid(
                "CancelUpdateStack cannot be called from current stack status",
            ));
        }
        stack.cancel().await
    }

    pub(super) async fn continue_update_rollback(
        &self,
        input: shapes::ContinueUpdateRollbackInput,
    ) -> Result<shapes::ContinueUpdateRollbackOutput, Fault> {
        let stack = self.0.stacks.find(&input.stack_name)?;
        {
            let mut state = stack.state();
            let record = &mut state.record;
            if record.status != "UPDATE_ROLLBACK_FAILED" {
                return Err(invalid(format!(
                    "Stack:{} is in {} state and can not continue update rollback.",
                    record.id, record.status
                )));
            }
            record.caller = CallerRecord::of(&self.caller);
            record.role = input.role_arn.or(record.role.take());
            record.retained = input
                .resources_to_skip
                .unwrap_or_default()
                .into_iter()
                .collect();
        }
        self.set_out(&stack, "UPDATE_ROLLBACK_IN_PROGRESS").await?;
        Ok(shapes::ContinueUpdateRollbackOutput::default())
    }

    pub(super) async fn update_termination_protection(
        &self,
        input: shapes::UpdateTerminationProtectionInput,
    ) -> Result<shapes::UpdateTerminationProtectionOutput, Fault> {
        let stack = self.0.stacks.find(&input.stack_name)?;
        let id = {
            let record = &mut stack.state().record;
            record.protected = input.enable_termination_protection;
            record.id.clone()
        };
        stack.save().await?;
        Ok(shapes::UpdateTerminationProtectionOutput { stack_id: Some(id) })
    }

    pub(super) async fn set_stack_policy(
        &self,
        input: shapes::SetStackPolicyInput,
    ) -> Result<(), Fault> {
        let stack = self.0.stacks.find(&input.stack_name)?;
        let policy = self
            .policy(input.stack_policy_body, input.stack_policy_url)
            .await?;
        let policy = policy
            .ok_or_else(|| invalid("You must specify either StackPolicyBody or StackPolicyURL"))?;
        stack.state().record.policy = Some(policy);
        stack.save().await
    }

    /// A stack policy from a request, which must be one.
    async fn policy(
        &self,
        body: Option<String>,
        url: Option<String>,
    ) -> Result<Option<String>, Fault> {
        let text = self.text(body, url).await?;
        if let Some(text) = &text {
            Policy::parse(text)?;
        }
        Ok(text)
    }

    pub(super) async fn stack_policy(
        &self,
        input: shapes::GetStackPolicyInput,
    ) -> Result<shapes::GetStackPolicyOutput, Fault> {
        let stack = self.0.stacks.find(&input.stack_name)?;
        let stack_policy_body = stack.state().record.policy.clone();
        Ok(shapes::GetStackPolicyOutput { stack_policy_body })
    }

    /// A wait condition's signal as an API call.
    pub(super) async fn signal_resource(
        &self,
        input: shapes::SignalResourceInput,
    ) -> Result<(), Fault> {
        let stack = self.0.stacks.find(&input.stack_name)?;
        let logical = input.logical_resource_id;
        let handle = {
            let state = stack.state();
            let record = state.resources.get(&logical);
            let made = record.and_then(|record| record.now.made.as_ref());
            made.map(|made| made.id.clone()).unwrap_or_default()
        };
        let token = handle.rsplit('/').next().unwrap_or_default();
        let body = serde_json::json!({"Status": input.status, "UniqueId": input.unique_id, "Data": "", "Reason": ""});
        match self.signal(token, body.to_string().as_bytes()).await? {
            true => Ok(()),
            false => Err(invalid(format!(
                "Resource {logical} is not waiting for signals"
            ))),
        }
    }
}

/// A stack that is worked on, or whose creation has failed, cannot be updated.
pub(super) fn may_update(state: &State) -> Result<(), Fault> {
    let record = &state.record;
    match UPDATABLE.contains(&record.status.as_str()) {
        true => Ok(()),
        false => Err(invalid(format!(
            "Stack:{} is in {} state and can not be updated.",
            record.id, record.status
        ))),
    }
}
