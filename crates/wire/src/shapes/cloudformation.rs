//! The service `cloudformation` and its operations.

// Written by `cargo xtask shapes` from AWS's service model; edit models/operations.toml instead.

// Small services do not use all of it.
#![allow(unused_imports)]

mod faults;
mod simple;
mod structures;

pub use faults::*;
pub use simple::*;
pub use structures::*;

use crate::macros::prelude::*;
use crate::macros::service;

service! {
    endpoint "cloudformation" signing "cloudformation" version "2010-05-15" xml "http://cloudformation.amazonaws.com/doc/2010-05-15/"
    protocol Query target "" invalid "ValidationError"
    CANCEL_UPDATE_STACK CancelUpdateStack POST "/" 200 CANCEL_UPDATE_STACK_INPUT CancelUpdateStackInput => NOTHING ();
    CONTINUE_UPDATE_ROLLBACK ContinueUpdateRollback POST "/" 200 CONTINUE_UPDATE_ROLLBACK_INPUT ContinueUpdateRollbackInput => CONTINUE_UPDATE_ROLLBACK_OUTPUT ContinueUpdateRollbackOutput;
    CREATE_CHANGE_SET CreateChangeSet POST "/" 200 CREATE_CHANGE_SET_INPUT CreateChangeSetInput => CREATE_CHANGE_SET_OUTPUT CreateChangeSetOutput;
    CREATE_STACK CreateStack POST "/" 200 CREATE_STACK_INPUT CreateStackInput => CREATE_STACK_OUTPUT CreateStackOutput;
    DELETE_CHANGE_SET DeleteChangeSet POST "/" 200 DELETE_CHANGE_SET_INPUT DeleteChangeSetInput => DELETE_CHANGE_SET_OUTPUT DeleteChangeSetOutput;
    DELETE_STACK DeleteStack POST "/" 200 DELETE_STACK_INPUT DeleteStackInput => NOTHING ();
    DESCRIBE_ACCOUNT_LIMITS DescribeAccountLimits POST "/" 200 DESCRIBE_ACCOUNT_LIMITS_INPUT DescribeAccountLimitsInput => DESCRIBE_ACCOUNT_LIMITS_OUTPUT DescribeAccountLimitsOutput;
    DESCRIBE_CHANGE_SET DescribeChangeSet POST "/" 200 DESCRIBE_CHANGE_SET_INPUT DescribeChangeSetInput => DESCRIBE_CHANGE_SET_OUTPUT DescribeChangeSetOutput;
    DESCRIBE_CHANGE_SET_HOOKS DescribeChangeSetHooks POST "/" 200 DESCRIBE_CHANGE_SET_HOOKS_INPUT DescribeChangeSetHooksInput => DESCRIBE_CHANGE_SET_HOOKS_OUTPUT DescribeChangeSetHooksOutput;
    DESCRIBE_EVENTS DescribeEvents POST "/" 200 DESCRIBE_EVENTS_INPUT DescribeEventsInput => DESCRIBE_EVENTS_OUTPUT DescribeEventsOutput;
    DESCRIBE_STACK_DRIFT_DETECTION_STATUS DescribeStackDriftDetectionStatus POST "/" 200 DESCRIBE_STACK_DRIFT_DETECTION_STATUS_INPUT DescribeStackDriftDetectionStatusInput => DESCRIBE_STACK_DRIFT_DETECTION_STATUS_OUTPUT DescribeStackDriftDetectionStatusOutput;
    DESCRIBE_STACK_EVENTS DescribeStackEvents POST "/" 200 DESCRIBE_STACK_EVENTS_INPUT DescribeStackEventsInput => DESCRIBE_STACK_EVENTS_OUTPUT DescribeStackEventsOutput;
    DESCRIBE_STACK_RESOURCE DescribeStackResource POST "/" 200 DESCRIBE_STACK_RESOURCE_INPUT DescribeStackResourceInput => DESCRIBE_STACK_RESOURCE_OUTPUT DescribeStackResourceOutput;
    DESCRIBE_STACK_RESOURCES DescribeStackResources POST "/" 200 DESCRIBE_STACK_RESOURCES_INPUT DescribeStackResourcesInput => DESCRIBE_STACK_RESOURCES_OUTPUT DescribeStackResourcesOutput;
    DESCRIBE_STACKS DescribeStacks POST "/" 200 DESCRIBE_STACKS_INPUT DescribeStacksInput => DESCRIBE_STACKS_OUTPUT DescribeStacksOutput;
    DETECT_STACK_DRIFT DetectStackDrift POST "/" 200 DETECT_STACK_DRIFT_INPUT DetectStackDriftInput => DETECT_STACK_DRIFT_OUTPUT DetectStackDriftOutput;
    ESTIMATE_TEMPLATE_COST EstimateTemplateCost POST "/" 200 ESTIMATE_TEMPLATE_COST_INPUT EstimateTemplateCostInput => ESTIMATE_TEMPLATE_COST_OUTPUT EstimateTemplateCostOutput;
    EXECUTE_CHANGE_SET ExecuteChangeSet POST "/" 200 EXECUTE_CHANGE_SET_INPUT ExecuteChangeSetInput => EXECUTE_CHANGE_SET_OUTPUT ExecuteChangeSetOutput;
    GET_STACK_POLICY GetStackPolicy POST "/" 200 GET_STACK_POLICY_INPUT GetStackPolicyInput => GET_STACK_POLICY_OUTPUT GetStackPolicyOutput;
    GET_TEMPLATE GetTemplate POST "/" 200 GET_TEMPLATE_INPUT GetTemplateInput => GET_TEMPLATE_OUTPUT GetTemplateOutput;
    GET_TEMPLATE_SUMMARY GetTemplateSummary POST "/" 200 GET_TEMPLATE_SUMMARY_INPUT GetTemplateSummaryInput => GET_TEMPLATE_SUMMARY_OUTPUT GetTemplateSummaryOutput;
    LIST_CHANGE_SETS ListChangeSets POST "/" 200 LIST_CHANGE_SETS_INPUT ListChangeSetsInput => LIST_CHANGE_SETS_OUTPUT ListChangeSetsOutput;
    LIST_EXPORTS ListExports POST "/" 200 LIST_EXPORTS_INPUT ListExportsInput => LIST_EXPORTS_OUTPUT ListExportsOutput;
    LIST_IMPORTS ListImports POST "/" 200 LIST_IMPORTS_INPUT ListImportsInput => LIST_IMPORTS_OUTPUT ListImportsOutput;
    LIST_STACK_RESOURCES ListStackResources POST "/" 200 LIST_STACK_RESOURCES_INPUT ListStackResourcesInput => LIST_STACK_RESOURCES_OUTPUT ListStackResourcesOutput;
    LIST_STACKS ListStacks POST "/" 200 LIST_STACKS_INPUT ListStacksInput => LIST_STACKS_OUTPUT ListStacksOutput;
    REMOVE_ALIAS RemoveAlias POST "/" 200 REMOVE_ALIAS_INPUT RemoveAliasInput => NOTHING ();
    ROLLBACK_STACK RollbackStack POST "/" 200 ROLLBACK_STACK_INPUT RollbackStackInput => ROLLBACK_STACK_OUTPUT RollbackStackOutput;
    SET_ALIAS SetAlias POST "/" 200 SET_ALIAS_INPUT SetAliasInput => NOTHING ();
    SET_STACK_POLICY SetStackPolicy POST "/" 200 SET_STACK_POLICY_INPUT SetStackPolicyInput => NOTHING ();
    SIGNAL_RESOURCE SignalResource POST "/" 200 SIGNAL_RESOURCE_INPUT SignalResourceInput => NOTHING ();
    UPDATE_STACK UpdateStack POST "/" 200 UPDATE_STACK_INPUT UpdateStackInput => UPDATE_STACK_OUTPUT UpdateStackOutput;
    UPDATE_TERMINATION_PROTECTION UpdateTerminationProtection POST "/" 200 UPDATE_TERMINATION_PROTECTION_INPUT UpdateTerminationProtectionInput => UPDATE_TERMINATION_PROTECTION_OUTPUT UpdateTerminationProtectionOutput;
    VALIDATE_TEMPLATE ValidateTemplate POST "/" 200 VALIDATE_TEMPLATE_INPUT ValidateTemplateInput => VALIDATE_TEMPLATE_OUTPUT ValidateTemplateOutput;
}
