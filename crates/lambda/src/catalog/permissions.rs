//! `AddPermission`, `RemovePermission`, `GetPolicy`.

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::Catalog;
use super::faults::{conflict, function_not_found, invalid, not_found, stale_revision};
use super::naming::Named;
use super::record::FunctionRecord;
use crate::policy::{Condition, Operator, Policy, Principal, Statement};
use crate::release::LATEST;

pub(super) const NO_POLICY: &str = "No policy is associated with the given resource.";

impl Catalog {
    pub(super) async fn add_permission(
        &self,
        request: shapes::AddPermissionRequest,
    ) -> Result<shapes::AddPermissionResponse, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        check_not_latest(&named)?;
        let statement = statement(&request)?;
        let resource = self.arn(&named.function, named.qualifier.as_deref());
        self.change(&named.function, |record, _| {
            self.check_exists(record, &named)?;
            check_revision(record, &named, request.revision_id.as_deref(), "GetPolicy")?;
            let policy = record.policies.entry(key(&named)).or_default();
            self.permit(policy, statement.clone(), &resource)?;
            revise(record, &named, &self.uuid());
            Ok(())
        })
        .await?;
        Ok(shapes::AddPermissionResponse {
            statement: Some(statement.document(&resource).to_string()),
        })
    }

    pub(super) async fn remove_permission(
        &self,
        request: shapes::RemovePermissionRequest,
    ) -> Result<(), Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let missing = || {
            let arn = self.arn(&named.function, named.qualifier.as_deref());
            not_found(format!("No policy found for: {arn}"))
        };
        self.load(&named.function).await?.ok_or_else(missing)?;
        self.change(&named.function, |record, _| {
            let policy = record.policies.get_mut(&key(&named));
            let policy = policy.ok_or_else(|| not_found(NO_POLICY))?;
            forbid(policy, &request.statement_id)?;
            let empty = policy.statements.is_empty();
            check_revision(record, &named, request.revision_id.as_deref(), "GetPolicy")?;
            revise(record, &named, &self.uuid());
            if empty {
                record.policies.remove(&key(&named));
            }
            Ok(())
        })
        .await
    }

    pub(super) async fn get_policy(
        &self,
        request: shapes::GetPolicyRequest,
    ) -> Result<shapes::GetPolicyResponse, Fault> {
        let named = self.named(&request.function_name, request.qualifier.as_deref())?;
        let (record, _) = self.existing(&named.function).await?;
        self.check_exists(&record, &named)?;
        let policy = record.policies.get(&key(&named));
        let policy = policy.ok_or_else(|| not_found(NO_POLICY))?;
        let resource = self.arn(&named.function, named.qualifier.as_deref());
        Ok(shapes::GetPolicyResponse {
            policy: Some(policy.document(&resource)),
            revision_id: Some(revision(&record, &named).to_owned()),
        })
    }

    /// Refuses a version or alias that does not exist.
    pub(super) fn check_exists(&self, record: &FunctionRecord, named: &Named) -> Result<(), Fault> {
        let asked = named.asked();
        let function = self.parts.directory.function(&record.name);
        let is_version = function.is_some_and(|it| it.versions.contains_key(asked));
        if is_version || record.aliases.contains_key(asked) {
            return Ok(());
        }
        let arn = self.arn(&record.name, named.qualifier.as_deref());
        Err(function_not_found(&arn))
    }

    /// Adds a statement to the policy of a function or of a layer.
    pub(super) fn permit(
        &self,
        policy: &mut Policy,
        statement: Statement,
        resource: &str,
    ) -> Result<(), Fault> {
        if policy.statements.iter().any(|it| it.sid == statement.sid) {
            return Err(conflict(format!(
                "The statement id ({}) provided already exists. Please provide a new statement \
                 id, or remove the existing statement.",
                statement.sid
            )));
        }
        policy.statements.push(statement);
        self.check_length(policy, resource)
    }

    pub(super) fn check_length(&self, policy: &Policy, resource: &str) -> Result<(), Fault> {
        let bytes = policy.document(resource).len() as u64;
        let bytes_max = self.parts.limits.policy_bytes_max;
        if bytes <= bytes_max {
            return Ok(());
        }
        let message =
            format!("The final policy size ({bytes}) is bigger than the limit ({bytes_max}).");
        Err(Fault::new(400, "PolicyLengthExceededException", message))
    }
}

/// Removes a statement from the policy of a function or of a layer.
pub(super) fn forbid(policy: &mut Policy, sid: &str) -> Result<(), Fault> {
    let before = policy.statements.len();
    policy.statements.retain(|statement| statement.sid != sid);
    match policy.statements.len() == before {
        true => Err(not_found(format!(
            "Statement {sid} is not found in resource policy."
        ))),
        false => Ok(()),
    }
}

pub(super) fn check_not_latest(named: &Named) -> Result<(), Fault> {
    match named.qualifier.as_deref() {
        Some(LATEST) => Err(invalid(
            "We currently do not support adding policies for $LATEST.",
        )),
        _ => Ok(()),
    }
}

/// Under which name a qualifier's policy is kept.
pub(super) fn key(named: &Named) -> String {
    named.qualifier.clone().unwrap_or_default()
}

/// A policy has no revision of its own: what it belongs to has a new one with every permission.
/// Published versions do not change, so theirs is kept with the policy.
pub(super) fn revision<'a>(record: &'a FunctionRecord, named: &Named) -> &'a str {
    match named.qualifier.as_deref() {
        None | Some(LATEST) => &record.latest.revision_id,
        Some(qualifier) => match record.aliases.get(qualifier) {
            Some(alias) => &alias.revision_id,
            None => record
                .policies
                .get(qualifier)
                .map_or("", |it| &it.revision_id),
        },
    }
}

pub(super) fn revise(record: &mut FunctionRecord, named: &Named, revision_id: &str) {
    match named.qualifier.as_deref() {
        None => revision_id.clone_into(&mut record.latest.revision_id),
        Some(qualifier) => {
            if let Some(alias) = record.aliases.get_mut(qualifier) {
                revision_id.clone_into(&mut alias.revision_id);
            }
            if let Some(policy) = record.policies.get_mut(qualifier) {
                revision_id.clone_into(&mut policy.revision_id);
            }
        }
    }
}

pub(super) fn check_revision(
    record: &FunctionRecord,
    named: &Named,
    wanted: Option<&str>,
    call: &str,
) -> Result<(), Fault> {
    match wanted {
        Some(wanted) if wanted != revision(record, named) => Err(stale_revision(call)),
        _ => Ok(()),
    }
}

fn statement(request: &shapes::AddPermissionRequest) -> Result<Statement, Fault> {
    let principal = Principal::parse(&request.principal).ok_or_else(|| {
        invalid("The provided principal was invalid. Please check the principal and try again.")
    })?;
    let via_url = request.invoked_via_function_url.map(|via| via.to_string());
    let conditions = [
        (
            Operator::StringEquals,
            "lambda:FunctionUrlAuthType",
            &request.function_url_auth_type,
        ),
        (Operator::Bool, "lambda:InvokedViaFunctionUrl", &via_url),
        (
            Operator::StringEquals,
            "AWS:SourceAccount",
            &request.source_account,
        ),
        (
            Operator::StringEquals,
            "lambda:EventSourceToken",
            &request.event_source_token,
        ),
        (
            Operator::StringEquals,
            "aws:PrincipalOrgID",
            &request.principal_org_id,
        ),
        (Operator::ArnLike, "AWS:SourceArn", &request.source_arn),
    ];
    let conditions = conditions.into_iter().filter_map(|(operator, key, value)| {
        let value = value.clone()?;
        Some(Condition::new(operator, key, value))
    });
    Ok(Statement {
        sid: request.statement_id.clone(),
        denies: false,
        actions: vec![request.action.clone()],
        principals: vec![principal],
        conditions: conditions.collect(),
        written: None,
    })
}
