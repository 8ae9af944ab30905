//! What the API answers, operation by operation.

mod change_sets;
mod describe;
mod intake;
mod stacks;
mod templates;

use bytes::Bytes;
use frazil_wire::shapes::cloudformation as shapes;
use frazil_wire::{Fault, OperationTable, not_supported};
use http::{Request, Response};

use crate::Session;

impl Session {
    /// Answers one request.
    pub(crate) async fn answer(
        &self,
        operation: &OperationTable,
        request: &Request<Bytes>,
    ) -> Result<Response<Bytes>, Fault> {
        self.dispatch(operation, request).await
    }
}

frazil_wire::operations! {
    Session of shapes, else not_supported;
    CancelUpdateStack cancel_update_stack,
    ContinueUpdateRollback continue_update_rollback,
    CreateChangeSet create_change_set,
    CreateStack create_stack,
    DeleteChangeSet delete_change_set,
    DeleteStack delete_stack,
    DescribeAccountLimits describe_account_limits,
    DescribeChangeSet describe_change_set,
    DescribeChangeSetHooks describe_change_set_hooks,
    DescribeStackEvents describe_stack_events,
    DescribeStackResource describe_stack_resource,
    DescribeStackResources describe_stack_resources,
    DescribeStacks describe_stacks,
    ExecuteChangeSet execute_change_set,
    GetStackPolicy stack_policy,
    GetTemplate template,
    GetTemplateSummary template_summary,
    ListChangeSets list_change_sets,
    ListExports list_exports,
    ListImports list_imports,
    ListStackResources list_stack_resources,
    ListStacks list_stacks,
    SetStackPolicy set_stack_policy,
    SignalResource signal_resource,
    UpdateStack update_stack,
    UpdateTerminationProtection update_termination_protection,
    ValidateTemplate validate_template,
}
