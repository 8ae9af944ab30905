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
        if who.kind == PrincipalKind::Role && duration_s > CHAINED_S_MAX {
            return Err(validation(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
            ));
        }
        let assumed = self.assumed(
            &role,
            Wanted {
                role_arn: input.role_arn,
                session: input.role_session_name,
                duration_s,
                policy: input.policy,
                policy_arns: input.policy_arns,
                tags: session_tags(input.tags),
            },
        )?;
        Ok(shapes::AssumeRoleResponse {
            credentials: Some(assumed.credentials),
            assumed_role_user: Some(assumed.user),
            packed_policy_size: assumed.packed_size,
            source_identity: input.source_identity,
            ..Default::default()
        })
    }

    /// A session of a role, for somebody whom it trusts.
    pub(super) fn assumed(&self, role: &Role, wanted: Wanted) -> Result<Assumed, Fault> {
        if wanted.duration_s > role.session_s_max {
            return Err(validation(
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            ));
        }
        let session = Session {
            of: SessionOf::Role {
                arn: wanted.role_arn,
                session: wanted.session.clone(),
            },
            expires_s: Some(self.iam.now_s() + i64::from(wanted.duration_s)),
            policies: self.session_policies(wanted.policy)?,
            policy_arns: self.session_policy_arns(wanted.policy_arns)?,
            tags: wanted.tags,
        };
        let (name, session_name) = (&role.holder.name, wanted.session);
        let account = self.iam.account();
        Ok(Assumed {
            credentials: self.credentials(&session),
            user: shapes::AssumedRoleUser {
                assumed_role_id: format!("{}:{session_name}", role.holder.id),
                arn: format!("arn:aws:sts::{account}:assumed-role/{name}/{session_name}"),
            },
            packed_size: packed_size(&session),
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

/// What a session of a role is to be.
pub(super) struct Wanted {
    pub(super) role_arn: String,
    pub(super) session: String,
    pub(super) duration_s: i32,
    pub(super) policy: Option<String>,
    pub(super) policy_arns: Option<Vec<shapes::PolicyDescriptorType>>,
    pub(super) tags: Vec<(String, String)>,
}

/// A session of a role.
pub(super) struct Assumed {
    pub(super) credentials: shapes::Credentials,
    pub(super) user: shapes::AssumedRoleUser,
    pub(super) packed_size: Option<i32>,
}
