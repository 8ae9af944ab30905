//! Change sets: what a stack is to be, looked at before it becomes so.

use std::sync::{Arc, Mutex};

use frazil_wire::Fault;
use frazil_wire::shapes::cloudformation as shapes;

use super::USER_INITIATED;
use super::describe::{moment, no_stack, page, parameters, tags};
use super::intake::Asked;
use super::stacks::may_update;
use crate::Session;
use crate::faults::{invalid, no_change_set, not_here};
use crate::limits::PAGE;
use crate::stacks::Stack;
use crate::stacks::records::{CallerRecord, ChangeRecord, ChangeSetRecord, StackRecord};

const NOTHING: &str = "The submitted information didn't contain changes. Submit different information to create a change set.";

impl Session {
    pub(super) async fn create_change_set(
        &self,
        input: shapes::CreateChangeSetInput,
    ) -> Result<shapes::CreateChangeSetOutput, Fault> {
        let _alone = self.0.changing.lock().await;
        let kind = input.change_set_type.as_deref().unwrap_or("UPDATE");
        let found = self.0.stacks.find(&input.stack_name);
        let reviewed = found
            .as_ref()
            .is_ok_and(|stack| stack.state().record.status == "REVIEW_IN_PROGRESS");
        let stack = match (kind, found) {
            ("CREATE", Ok(stack)) if !reviewed => {
                return Err(invalid(format!(
                    "Stack [{}] already exists and cannot be created again with the changeSet [{}].",
                    stack.state().record.name,
                    input.change_set_name
                )));
            }
            ("CREATE", Ok(stack)) => stack,
            ("CREATE", Err(_)) => self.reviewed(&input.stack_name).await?,
            ("UPDATE", Ok(stack)) => {
                may_update(&stack.state())?;
                stack
            }
            ("UPDATE", Err(_)) => {
                return Err(no_stack(&input.stack_name));
            }
            (other, _) => return Err(not_here(&format!("ChangeSetType {other}"))),
        };
        self.name_is_free(&stack, &input.change_set_name)?;
        let stack_id = stack.state().record.id.clone();
        self.check_role(&stack_id, input.role_arn.as_deref())
            .await?;
        let home = &self.0.settings.home;
        let key = home.entropy.uuid().to_string();
        let resource = format!("changeSet/{}/{key}", input.change_set_name);
        let id = home.arn("cloudformation", resource);
        let record = ChangeSetRecord {
            key,
            id: id.clone(),
            name: input.change_set_name.clone(),
            created_ms: self.now_ms(),
            description: input.description.clone(),
            status: "CREATE_PENDING".to_owned(),
            execution: "UNAVAILABLE".to_owned(),
            on_failure: input.on_stack_failure.clone(),
            role: input.role_arn.clone(),
            ..ChangeSetRecord::default()
        };
        stack.put_change_set(record.clone()).await?;
        self.examine(stack, record, input);
        Ok(shapes::CreateChangeSetOutput {
            id: Some(id),
            stack_id: Some(stack_id),
        })
    }

    fn name_is_free(&self, stack: &Stack, name: &str) -> Result<(), Fault> {
        let state = stack.state();
        match state.change_sets.values().any(|it| it.name == name) {
            true => Err(Fault::new(
                409,
                "AlreadyExistsException",
                format!(
                    "ChangeSet {name} cannot be created because a ChangeSet with the same name already exists"
                ),
            )),
            false => Ok(()),
        }
    }

    /// A stack that is only looked at by now.
    async fn reviewed(&self, name: &str) -> Result<Arc<Stack>, Fault> {
        let (key, id) = self.new_id(name);
        let record = StackRecord {
            id,
            name: name.to_owned(),
            status: "REVIEW_IN_PROGRESS".to_owned(),
            created_ms: self.now_ms(),
            ..StackRecord::default()
        };
        let stack = self.begin(key, record).await?;
        let reason = Some(USER_INITIATED.to_owned());
        self.turn(&stack, "REVIEW_IN_PROGRESS", reason).await?;
        Ok(stack)
    }

    /// Finds the changes in the background: transforms take their time.
    fn examine(
        &self,
        stack: Arc<Stack>,
        mut record: ChangeSetRecord,
        input: shapes::CreateChangeSetInput,
    ) {
        let session = Session {
            service: self.service.clone(),
            caller: self.caller.clone(),
            begun: Mutex::default(),
        };
        let work = self.0.runtime.spawn(async move {
            let found = session.changes_of(&stack, &mut record, input).await;
            match found {
                Ok(true) => {
                    record.status = "CREATE_COMPLETE".to_owned();
                    record.execution = "AVAILABLE".to_owned();
                }
                Ok(false) => {
                    record.status = "FAILED".to_owned();
                    record.reason = Some(NOTHING.to_owned());
                }
                Err(fault) => {
                    record.status = "FAILED".to_owned();
                    record.reason = Some(fault.message);
                }
            }
            if let Err(fault) = stack.put_change_set(record).await {
                tracing::error!("a change set could not be stored: {fault}");
            }
        });
        self.goes_on(work);
    }

    /// Whether there are any.
    async fn changes_of(
        &self,
        stack: &Stack,
        record: &mut ChangeSetRecord,
        input: shapes::CreateChangeSetInput,
    ) -> Result<bool, Fault> {
        let (before, creating) = {
            let state = stack.state();
            (
                state.record.wanted.clone(),
                state.record.status == "REVIEW_IN_PROGRESS",
            )
        };
        let asked = Asked {
            body: input.template_body,
            url: input.template_url,
            previous: input.use_previous_template.unwrap_or_default(),
            parameters: input.parameters.unwrap_or_default(),
            tags: input.tags,
            capabilities: input.capabilities.unwrap_or_default(),
            notifications: input.notification_ar_ns,
            reviewed: true,
        };
        record.wanted = self.wanted(asked, (!creating).then_some(&before)).await?;
        let found = self.differences(stack, &record.wanted).await?;
        record.changes = found.changes;
        Ok(found.any || creating)
    }

    pub(super) fn change_set(
        &self,
        name: &str,
        stack: Option<&str>,
    ) -> Result<(Arc<Stack>, ChangeSetRecord), Fault> {
        let stacks = match (name.starts_with("arn:"), stack) {
            (false, None) => {
                return Err(invalid(
                    "StackName must be specified if ChangeSetName is not specified as an ARN.",
                ));
            }
            (_, Some(stack)) => vec![self.0.stacks.find(stack)?],
            (true, None) => self.0.stacks.living(),
        };
        let found = stacks.into_iter().find_map(|stack| {
            let record = {
                let state = stack.state();
                let mut all = state.change_sets.values();
                all.find(|it| it.id == name || it.name == name).cloned()
            };
            Some((stack, record?))
        });
        found.ok_or_else(|| no_change_set(name))
    }

    pub(super) async fn describe_change_set(
        &self,
        input: shapes::DescribeChangeSetInput,
    ) -> Result<shapes::DescribeChangeSetOutput, Fault> {
        let (stack, record) =
            self.change_set(&input.change_set_name, input.stack_name.as_deref())?;
        let changes = record.changes.iter().map(change).collect();
        let (changes, next_token) = page(changes, input.next_token.as_deref(), PAGE)?;
        let wanted = &record.wanted;
        let state = stack.state();
        Ok(shapes::DescribeChangeSetOutput {
            change_set_name: Some(record.name.clone()),
            change_set_id: Some(record.id.clone()),
            stack_id: Some(state.record.id.clone()),
            stack_name: Some(state.record.name.clone()),
            description: record.description.clone(),
            parameters: Some(parameters(wanted)),
            creation_time: Some(moment(record.created_ms)),
            execution_status: Some(record.execution.clone()),
            status: Some(record.status.clone()),
            status_reason: record.reason.clone(),
            notification_ar_ns: Some(wanted.notifications.clone()),
            rollback_configuration: Some(shapes::RollbackConfiguration::default()),
            capabilities: Some(wanted.capabilities.clone()),
            tags: Some(tags(wanted)),
            changes: Some(changes),
            next_token,
            include_nested_stacks: Some(false),
            on_stack_failure: record.on_failure.clone(),
            ..Default::default()
        })
    }

    pub(super) async fn describe_change_set_hooks(
        &self,
        input: shapes::DescribeChangeSetHooksInput,
    ) -> Result<shapes::DescribeChangeSetHooksOutput, Fault> {
        let (stack, record) =
            self.change_set(&input.change_set_name, input.stack_name.as_deref())?;
        let state = stack.state();
        Ok(shapes::DescribeChangeSetHooksOutput {
            change_set_id: Some(record.id),
            change_set_name: Some(record.name),
            hooks: Some(Vec::new()),
            status: Some("PLANNED".to_owned()),
            next_token: None,
            stack_id: Some(state.record.id.clone()),
            stack_name: Some(state.record.name.clone()),
        })
    }

    pub(super) async fn list_change_sets(
        &self,
        input: shapes::ListChangeSetsInput,
    ) -> Result<shapes::ListChangeSetsOutput, Fault> {
        let stack = self.stack(&input.stack_name)?;
        let state = stack.state();
        let summaries = state
            .change_sets
            .values()
            .map(|record| shapes::ChangeSetSummary {
                stack_id: Some(state.record.id.clone()),
                stack_name: Some(state.record.name.clone()),
                change_set_id: Some(record.id.clone()),
                change_set_name: Some(record.name.clone()),
                execution_status: Some(record.execution.clone()),
                status: Some(record.status.clone()),
                status_reason: record.reason.clone(),
                creation_time: Some(moment(record.created_ms)),
                description: record.description.clone(),
                include_nested_stacks: Some(false),
                ..Default::default()
            });
        let (summaries, next_token) = page(summaries.collect(), input.next_token.as_deref(), PAGE)?;
        Ok(shapes::ListChangeSetsOutput {
            summaries: Some(summaries),
            next_token,
        })
    }

    pub(super) async fn delete_change_set(
        &self,
        input: shapes::DeleteChangeSetInput,
    ) -> Result<shapes::DeleteChangeSetOutput, Fault> {
        let (stack, record) =
            self.change_set(&input.change_set_name, input.stack_name.as_deref())?;
        stack.drop_change_set(&record.key).await?;
        Ok(shapes::DeleteChangeSetOutput::default())
    }

    pub(super) async fn execute_change_set(
        &self,
        input: shapes::ExecuteChangeSetInput,
    ) -> Result<shapes::ExecuteChangeSetOutput, Fault> {
        let _alone = self.0.changing.lock().await;
        let (stack, record) =
            self.change_set(&input.change_set_name, input.stack_name.as_deref())?;
        if record.execution != "AVAILABLE" {
            return Err(Fault::new(
                400,
                "InvalidChangeSetStatus",
                format!(
                    "ChangeSet [{}] cannot be executed in its current status of [{}]",
                    record.id, record.status
                ),
            ));
        }
        let creating = {
            let mut state = stack.state();
            let creating = state.record.status == "REVIEW_IN_PROGRESS";
            if !creating {
                may_update(&state)?;
            }
            let disabled = input.disable_rollback.unwrap_or_default();
            let it = &mut state.record;
            it.change_set = Some(record.id.clone());
            it.request_token = input.client_request_token;
            it.disable_rollback = disabled || record.on_failure.as_deref() == Some("DO_NOTHING");
            it.on_failure = record.on_failure.clone().filter(|what| what == "DELETE");
            it.role = record.role.clone().or(it.role.take());
            creating
        };
        let others: Vec<String> = stack
            .state()
            .change_sets
            .keys()
            .filter(|key| **key != record.key)
            .cloned()
            .collect();
        for key in others {
            stack.drop_change_set(&key).await?;
        }
        let done = ChangeSetRecord {
            execution: "EXECUTE_COMPLETE".to_owned(),
            ..record.clone()
        };
        match creating {
            true => {
                {
                    let mut state = stack.state();
                    state.record.caller = CallerRecord::of(&self.caller);
                    state.record.operation = 1;
                    state.record.wanted = record.wanted;
                }
                self.set_out(&stack, "CREATE_IN_PROGRESS").await?;
            }
            false => {
                let policy = stack.state().record.policy.clone();
                self.start_update(&stack, record.wanted, policy).await?;
            }
        }
        // a server that is killed before leaves a change set that can be executed, or a stack on its way
        stack.put_change_set(done).await?;
        Ok(shapes::ExecuteChangeSetOutput::default())
    }
}

fn change(record: &ChangeRecord) -> shapes::Change {
    let details = record
        .properties
        .iter()
        .map(|name| shapes::ResourceChangeDetail {
            target: Some(shapes::ResourceTargetDefinition {
                attribute: Some("Properties".to_owned()),
                name: Some(name.clone()),
                requires_recreation: Some(match record.replacement.as_deref() {
                    Some("True") => "Always".to_owned(),
                    Some("Conditional") => "Conditionally".to_owned(),
                    _ => "Never".to_owned(),
                }),
                ..Default::default()
            }),
            evaluation: Some("Static".to_owned()),
            change_source: Some("DirectModification".to_owned()),
            ..Default::default()
        });
    let scope = match (record.action.as_str(), record.properties.is_empty()) {
        ("Modify", false) => vec!["Properties".to_owned()],
        ("Modify", true) => vec!["Metadata".to_owned()],
        _ => Vec::new(),
    };
    shapes::Change {
        r#type: Some("Resource".to_owned()),
        hook_invocation_count: None,
        resource_change: Some(shapes::ResourceChange {
            action: Some(record.action.clone()),
            logical_resource_id: Some(record.logical.clone()),
            physical_resource_id: record.physical.clone(),
            resource_type: Some(record.kind.clone()),
            replacement: record.replacement.clone().filter(|it| !it.is_empty()),
            scope: Some(scope),
            details: Some(details.collect()),
            ..Default::default()
        }),
    }
}
