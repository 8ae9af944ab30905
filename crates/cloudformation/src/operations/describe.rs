//! What is told about stacks, their resources and their history.

use frazil_wire::Fault;
use frazil_wire::shapes::cloudformation as shapes;
use jiff::Timestamp;

use crate::Session;
use crate::faults::invalid;
use crate::limits::PAGE;
use crate::stacks::records::{OutputRecord, ResourceRecord, WantedRecord};
use crate::stacks::{Stack, State};
use crate::template::Template;
use crate::template::parameters::ParameterRecord;

/// A moment of a record.
pub(super) fn moment(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or_default()
}

/// One page of a list, and where the next begins.
pub(super) fn page<T>(
    items: Vec<T>,
    token: Option<&str>,
    size: usize,
) -> Result<(Vec<T>, Option<String>), Fault> {
    let start: usize = match token {
        Some(token) => token.parse().map_err(|_| invalid("Token is invalid"))?,
        None => 0,
    };
    let more = items.len() > start + size;
    let items = items.into_iter().skip(start).take(size).collect();
    Ok((items, more.then(|| (start + size).to_string())))
}

impl Session {
    pub(super) async fn describe_stacks(
        &self,
        input: shapes::DescribeStacksInput,
    ) -> Result<shapes::DescribeStacksOutput, Fault> {
        let stacks = match &input.stack_name {
            Some(name) => vec![self.0.stacks.find(name)?],
            None => newest_first(self.0.stacks.living()),
        };
        let (stacks, next_token) = page(stacks, input.next_token.as_deref(), PAGE)?;
        Ok(shapes::DescribeStacksOutput {
            stacks: Some(stacks.iter().map(|stack| told(&stack.state())).collect()),
            next_token,
        })
    }

    pub(super) async fn list_stacks(
        &self,
        input: shapes::ListStacksInput,
    ) -> Result<shapes::ListStacksOutput, Fault> {
        let wanted = input.stack_status_filter.unwrap_or_default();
        let mut stacks = newest_first(self.0.stacks.all());
        stacks.retain(|stack| wanted.is_empty() || wanted.contains(&stack.state().record.status));
        let (stacks, next_token) = page(stacks, input.next_token.as_deref(), PAGE)?;
        let summaries = stacks.iter().map(|stack| summary(&stack.state()));
        Ok(shapes::ListStacksOutput {
            stack_summaries: Some(summaries.collect()),
            next_token,
        })
    }

    pub(super) async fn describe_stack_events(
        &self,
        input: shapes::DescribeStackEventsInput,
    ) -> Result<shapes::DescribeStackEventsOutput, Fault> {
        let stack = self.stack(&input.stack_name)?;
        let (name, id) = {
            let state = stack.state();
            (state.record.name.clone(), state.record.id.clone())
        };
        let events = stack
            .events()
            .await?
            .into_iter()
            .map(|event| shapes::StackEvent {
                stack_id: id.clone(),
                event_id: event.id,
                stack_name: name.clone(),
                logical_resource_id: Some(event.logical),
                physical_resource_id: event.physical,
                resource_type: Some(event.kind),
                timestamp: moment(event.at_ms),
                resource_status: Some(event.status),
                resource_status_reason: event.reason,
                resource_properties: event.properties,
                client_request_token: event.request_token,
                ..Default::default()
            });
        let (events, next_token) = page(events.collect(), input.next_token.as_deref(), PAGE)?;
        Ok(shapes::DescribeStackEventsOutput {
            stack_events: Some(events),
            next_token,
        })
    }

    pub(super) async fn describe_stack_resource(
        &self,
        input: shapes::DescribeStackResourceInput,
    ) -> Result<shapes::DescribeStackResourceOutput, Fault> {
        let name = &input.stack_name;
        let stack = self.0.stacks.find(name);
        let stack = stack.map_err(|_| invalid(format!("Stack '{name}' does not exist")))?;
        let state = stack.state();
        let record = state
            .resources
            .get(&input.logical_resource_id)
            .ok_or_else(|| {
                invalid(format!(
                    "Resource {} does not exist for stack {name}",
                    input.logical_resource_id
                ))
            })?;
        let detail = shapes::StackResourceDetail {
            stack_name: Some(state.record.name.clone()),
            stack_id: Some(state.record.id.clone()),
            logical_resource_id: record.logical.clone(),
            physical_resource_id: physical(record),
            resource_type: record.now.kind.clone(),
            last_updated_timestamp: moment(record.at_ms),
            resource_status: record.status.clone(),
            resource_status_reason: record.reason.clone(),
            metadata: Some(
                record
                    .now
                    .metadata
                    .as_ref()
                    .map_or("{}".to_owned(), ToString::to_string),
            ),
            drift_information: Some(shapes::StackResourceDriftInformation {
                stack_resource_drift_status: "NOT_CHECKED".to_owned(),
                last_check_timestamp: None,
            }),
            ..Default::default()
        };
        Ok(shapes::DescribeStackResourceOutput {
            stack_resource_detail: Some(detail),
        })
    }

    pub(super) async fn describe_stack_resources(
        &self,
        input: shapes::DescribeStackResourcesInput,
    ) -> Result<shapes::DescribeStackResourcesOutput, Fault> {
        let stack = match (&input.stack_name, &input.physical_resource_id) {
            (Some(name), _) => self.0.stacks.find(name)?,
            (None, Some(id)) => self.owner(id)?,
            (None, None) => {
                return Err(invalid(
                    "Either StackName or PhysicalResourceId must be specified.",
                ));
            }
        };
        let state = stack.state();
        let wanted = |record: &&ResourceRecord| {
            input
                .logical_resource_id
                .as_ref()
                .is_none_or(|id| *id == record.logical)
        };
        let resources =
            in_time(&state)
                .into_iter()
                .filter(wanted)
                .map(|record| shapes::StackResource {
                    stack_name: Some(state.record.name.clone()),
                    stack_id: Some(state.record.id.clone()),
                    logical_resource_id: record.logical.clone(),
                    physical_resource_id: physical(record),
                    resource_type: record.now.kind.clone(),
                    timestamp: moment(record.at_ms),
                    resource_status: record.status.clone(),
                    resource_status_reason: record.reason.clone(),
                    drift_information: Some(shapes::StackResourceDriftInformation {
                        stack_resource_drift_status: "NOT_CHECKED".to_owned(),
                        last_check_timestamp: None,
                    }),
                    ..Default::default()
                });
        let resources: Vec<shapes::StackResource> = resources.collect();
        Ok(shapes::DescribeStackResourcesOutput {
            stack_resources: Some(resources),
        })
    }

    pub(super) async fn list_stack_resources(
        &self,
        input: shapes::ListStackResourcesInput,
    ) -> Result<shapes::ListStackResourcesOutput, Fault> {
        let stack = self.0.stacks.find(&input.stack_name)?;
        let state = stack.state();
        let resources = in_time(&state)
            .into_iter()
            .map(|record| shapes::StackResourceSummary {
                logical_resource_id: record.logical.clone(),
                physical_resource_id: physical(record),
                resource_type: record.now.kind.clone(),
                last_updated_timestamp: moment(record.at_ms),
                resource_status: record.status.clone(),
                resource_status_reason: record.reason.clone(),
                drift_information: Some(shapes::StackResourceDriftInformationSummary {
                    stack_resource_drift_status: "NOT_CHECKED".to_owned(),
                    last_check_timestamp: None,
                }),
                ..Default::default()
            });
        let (resources, next_token) = page(resources.collect(), input.next_token.as_deref(), PAGE)?;
        Ok(shapes::ListStackResourcesOutput {
            stack_resource_summaries: Some(resources),
            next_token,
        })
    }

    pub(super) async fn list_exports(
        &self,
        input: shapes::ListExportsInput,
    ) -> Result<shapes::ListExportsOutput, Fault> {
        let mut exports = Vec::new();
        for stack in self.0.stacks.living() {
            let state = stack.state();
            let exported = state.record.outputs.iter().filter_map(|output| {
                Some(shapes::Export {
                    exporting_stack_id: Some(state.record.id.clone()),
                    name: Some(output.export.clone()?),
                    value: Some(output.value.clone()),
                })
            });
            exports.extend(exported);
        }
        exports.sort_by(|one, other| one.name.cmp(&other.name));
        let (exports, next_token) = page(exports, input.next_token.as_deref(), PAGE)?;
        Ok(shapes::ListExportsOutput {
            exports: Some(exports),
            next_token,
        })
    }

    pub(super) async fn list_imports(
        &self,
        input: shapes::ListImportsInput,
    ) -> Result<shapes::ListImportsOutput, Fault> {
        let name = &input.export_name;
        if self.0.stacks.export(name).is_none() {
            return Err(invalid(format!("Export '{name}' does not exist.")));
        }
        let imports = self.importers(name);
        if imports.is_empty() {
            return Err(invalid(format!(
                "Export '{name}' is not imported by any stack."
            )));
        }
        let (imports, next_token) = page(imports, input.next_token.as_deref(), PAGE)?;
        Ok(shapes::ListImportsOutput {
            imports: Some(imports),
            next_token,
        })
    }

    pub(super) async fn describe_account_limits(
        &self,
        _input: shapes::DescribeAccountLimitsInput,
    ) -> Result<shapes::DescribeAccountLimitsOutput, Fault> {
        let limit = |name: &str, value: i32| shapes::AccountLimit {
            name: Some(name.to_owned()),
            value: Some(value),
        };
        Ok(shapes::DescribeAccountLimitsOutput {
            account_limits: Some(vec![
                limit("StackLimit", 2000),
                limit("StackOutputsLimit", 200),
            ]),
            next_token: None,
        })
    }

    /// The stack with a name or an id, for those that tell of it.
    pub(super) fn stack(&self, name: &str) -> Result<std::sync::Arc<Stack>, Fault> {
        self.0.stacks.find(name).map_err(|_| no_stack(name))
    }

    fn owner(&self, id: &str) -> Result<std::sync::Arc<Stack>, Fault> {
        let mut living = self.0.stacks.living().into_iter();
        let found = living.find(|stack| {
            let state = stack.state();
            let mut resources = state.resources.values();
            resources.any(|record| record.now.made.as_ref().is_some_and(|made| made.id == id))
        });
        found.ok_or_else(|| invalid(format!("Stack for {id} does not exist")))
    }
}

pub(super) fn no_stack(name: &str) -> Fault {
    invalid(format!("Stack [{name}] does not exist"))
}

fn newest_first(mut stacks: Vec<std::sync::Arc<Stack>>) -> Vec<std::sync::Arc<Stack>> {
    stacks.sort_by_key(|stack| std::cmp::Reverse(stack.state().record.created_ms));
    stacks
}

fn in_time(state: &State) -> Vec<&ResourceRecord> {
    let mut all: Vec<&ResourceRecord> = state.resources.values().collect();
    all.sort_by_key(|record| record.at_ms);
    all
}

fn physical(record: &ResourceRecord) -> Option<String> {
    record.now.made.as_ref().map(|made| made.id.clone())
}

fn told(state: &State) -> shapes::Stack {
    let record = &state.record;
    let wanted = &record.wanted;
    let outputs = record.outputs.iter().map(output);
    shapes::Stack {
        stack_id: Some(record.id.clone()),
        stack_name: record.name.clone(),
        change_set_id: record.change_set.clone(),
        description: description(state),
        parameters: Some(parameters(wanted)),
        creation_time: moment(record.created_ms),
        deletion_time: record.deleted_ms.map(moment),
        last_updated_time: record.updated_ms.map(moment),
        rollback_configuration: Some(shapes::RollbackConfiguration::default()),
        stack_status: record.status.clone(),
        stack_status_reason: record.reason.clone(),
        disable_rollback: Some(record.disable_rollback),
        notification_ar_ns: Some(wanted.notifications.clone()),
        timeout_in_minutes: record.timeout_minutes,
        capabilities: Some(wanted.capabilities.clone()),
        outputs: Some(outputs.collect()),
        role_arn: record.role.clone(),
        tags: Some(tags(wanted)),
        enable_termination_protection: Some(record.protected),
        drift_information: Some(shapes::StackDriftInformation {
            stack_drift_status: "NOT_CHECKED".to_owned(),
            last_check_timestamp: None,
        }),
        ..Default::default()
    }
}

fn summary(state: &State) -> shapes::StackSummary {
    let record = &state.record;
    shapes::StackSummary {
        stack_id: Some(record.id.clone()),
        stack_name: record.name.clone(),
        template_description: description(state),
        creation_time: moment(record.created_ms),
        last_updated_time: record.updated_ms.map(moment),
        deletion_time: record.deleted_ms.map(moment),
        stack_status: record.status.clone(),
        stack_status_reason: record.reason.clone(),
        drift_information: Some(shapes::StackDriftInformationSummary {
            stack_drift_status: "NOT_CHECKED".to_owned(),
            last_check_timestamp: None,
        }),
        ..Default::default()
    }
}

fn description(state: &State) -> Option<String> {
    let template = Template::parse(&state.record.wanted.template).ok()?;
    template.description().map(str::to_owned)
}

fn output(output: &OutputRecord) -> shapes::Output {
    shapes::Output {
        output_key: Some(output.key.clone()),
        output_value: Some(output.value.clone()),
        description: output.description.clone(),
        export_name: output.export.clone(),
    }
}

/// Parameters as they are shown.
pub(super) fn parameters(wanted: &WantedRecord) -> Vec<shapes::Parameter> {
    let all = wanted.parameters.iter();
    all.map(|(name, value)| parameter(name, value)).collect()
}

/// Tags as they are shown.
pub(super) fn tags(wanted: &WantedRecord) -> Vec<shapes::Tag> {
    let tag = |(key, value): (&String, &String)| shapes::Tag {
        key: key.clone(),
        value: value.clone(),
    };
    wanted.tags.iter().map(tag).collect()
}

fn parameter(name: &str, record: &ParameterRecord) -> shapes::Parameter {
    let shown = |value: &String| match record.hidden {
        true => "****".to_owned(),
        false => value.clone(),
    };
    shapes::Parameter {
        parameter_key: Some(name.to_owned()),
        parameter_value: Some(shown(&record.value)),
        use_previous_value: None,
        resolved_value: record.resolved.as_ref().map(shown),
    }
}
