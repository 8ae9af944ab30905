//! Assuming roles.

use frazil_wire::shapes::sts as shapes;
use frazil_wire::{Caller, Fault, Principal, PrincipalKind};

use super::Sts;
use super::faults::{not_authorized, validation};
use super::sessions::{packed_size, session_tags};
use crate::authorize::{ASSUME, about, asker_of, trust};
use crate::iam::Role;
use crate::keyring::{Session, SessionOf};
use crate::limits::{CHAINED_S_MAX, SESSION_S_DEFAULT};
use crate::policy::{Context, Decision, Grant, Request};

impl Sts {
    pub(super) fn assume_role(
        &self,
        caller: &Caller,
        input: shapes::AssumeRoleRequest,
    ) -> Result<shapes::AssumeRoleResponse, Fault> {
        let who = self.principal(caller);
        let context = context(&who, &input);
        let role = self.trusting(&who, &input.role_arn, &context)?;
        let duration_s = input.duration_seconds.unwrap_or(SESSION_S_DEFAULT);
        check_duration(duration_s, &role, &who)?;
        let session = Session {
            of: SessionOf::Role {
                arn: input.role_arn,
                session: input.role_session_name.clone(),
            },
            expires_s: Some(self.iam.now_s() + i64::from(duration_s)),
            policies: self.session_policies(input.policy)?,
            policy_arns: self.session_policy_arns(input.policy_arns)?,
            tags: session_tags(input.tags),
        };
        let (name, session_name) = (&role.holder.name, &input.role_session_name);
        let account = self.iam.account();
        Ok(shapes::AssumeRoleResponse {
            credentials: Some(self.credentials(&session)),
            assumed_role_user: Some(shapes::AssumedRoleUser {
                assumed_role_id: format!("{}:{session_name}", role.holder.id),
                arn: format!("arn:aws:sts::{account}:assumed-role/{name}/{session_name}"),
            }),
            packed_policy_size: packed_size(&session),
            source_identity: input.source_identity,
            ..Default::default()
        })
    }

    /// The role with this ARN, if its trust policy lets somebody assume it.
    fn trusting(&self, who: &Principal, role_arn: &str, context: &Context) -> Result<Role, Fault> {
        let refused = || not_authorized(&who.arn, ASSUME, role_arn);
        let role = self.iam.role_by_arn(role_arn).ok_or_else(refused)?;
        let request = Request {
            action: ASSUME,
            resource: role_arn,
            context,
        };
        let grant = trust(&role, &request, &asker_of(who));
        // Whom a role names needs nothing else to allow it; but a denial counts.
        let policy = match (grant, self.enforces) {
            (Grant::Direct, true) => Some(role.trust.as_str()),
            _ => None,
        };
        let allowed = !self.enforces || self.iam.decide(who, &request, policy) == Decision::Allowed;
        match grant {
            Grant::Direct | Grant::Account if allowed => Ok(role),
            _ => Err(refused()),
        }
    }
}

/// What a trust policy may ask about.
fn context(who: &Principal, input: &shapes::AssumeRoleRequest) -> Context {
    let mut context = about(who, Context::default())
        .with("sts:RoleSessionName", input.role_session_name.as_str());
    if let Some(id) = &input.external_id {
        context.add("sts:ExternalId", id.as_str());
    }
    if let Some(source) = &input.source_identity {
        context.add("sts:SourceIdentity", source.as_str());
    }
    for tag in input.tags.iter().flatten() {
        context.add(&format!("aws:RequestTag/{}", tag.key), tag.value.as_str());
        context.add("aws:TagKeys", tag.key.as_str());
    }
    context
}

fn check_duration(duration_s: i32, role: &Role, who: &Principal) -> Result<(), Fault> {
    if who.kind == PrincipalKind::Role && duration_s > CHAINED_S_MAX {
        return Err(validation(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
        ));
    }
    match duration_s > role.session_s_max {
        true => Err(validation(
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        )),
        false => Ok(()),
    }
}
