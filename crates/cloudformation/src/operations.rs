//! What the API answers, operation by operation.

mod change_sets;
mod describe;
mod intake;
mod stacks;
mod templates;

use std::sync::Arc;

use bytes::Bytes;
use frazil_wire::shapes::cloudformation as shapes;
use frazil_wire::{Fault, OperationTable, not_supported};
use http::{Request, Response};
use tokio::task::JoinHandle;

use crate::Session;
use crate::limits::LINGER_MAX;
use crate::stacks::Stack;

/// Why a stack changes that somebody wants to change.
const USER_INITIATED: &str = "User Initiated";

impl Session {
    /// Answers one request.
    pub(crate) async fn answer(
        &self,
        operation: &OperationTable,
        request: &Request<Bytes>,
    ) -> Result<Response<Bytes>, Fault> {
        let answer = self.dispatch(operation, request).await;
        self.linger().await;
        answer
    }

    /// Turns a stack to what its user wants, and leads it there in the background.
    async fn set_out(&self, stack: &Arc<Stack>, status: &str) -> Result<(), Fault> {
        let reason = Some(USER_INITIATED.to_owned());
        self.turn(stack, status, reason).await?;
        self.goes_on(self.work_on(stack));
        Ok(())
    }

    /// Notes what goes on in the background.
    fn goes_on(&self, work: JoinHandle<()>) {
        let begun = self.begun.lock();
        *begun.expect("nobody panics while noting work") = Some(work);
    }

    /// Waits a moment for what goes on in the background: AWS's waiters look at once and then only every 30 seconds,
    /// and most of what is done here takes less than a second.
    async fn linger(&self) {
        let begun = self
            .begun
            .lock()
            .expect("nobody panics while noting work")
            .take();
        if let Some(work) = begun {
            // it goes on, whether it is waited for or not
            let _ = tokio::time::timeout(LINGER_MAX, work).await;
        }
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
