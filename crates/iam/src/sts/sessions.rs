//! Sessions that users make for themselves and for others.

use frazil_wire::shapes::sts as shapes;
use frazil_wire::{Caller, Fault, PrincipalKind};

use super::Sts;
use super::faults::{access_denied, malformed, validation};
use crate::keyring::{Session, SessionOf};
use crate::limits::{ROOT_SESSION_S_MAX, SESSION_POLICIES_MAX, USER_SESSION_S_DEFAULT};
use crate::policy::{Document, Purpose};

impl Sts {
    pub(super) fn get_session_token(
        &self,
        caller: &Caller,
        input: shapes::GetSessionTokenRequest,
    ) -> Result<shapes::GetSessionTokenResponse, Fault> {
        let principal = self.principal(caller);
        let of = match principal.kind {
            PrincipalKind::Root => SessionOf::Root,
            PrincipalKind::User => SessionOf::User(principal.name),
            PrincipalKind::Role | PrincipalKind::Federated => {
                return Err(access_denied(
                    "Cannot call GetSessionToken with session credentials",
                ));
            }
        };
        let is_root = of == SessionOf::Root;
        let session = Session {
            of,
            expires_s: Some(self.end(input.duration_seconds, is_root)),
            policies: Vec::new(),
            policy_arns: Vec::new(),
            tags: Vec::new(),
        };
        Ok(shapes::GetSessionTokenResponse {
            credentials: Some(self.credentials(&session)),
            ..Default::default()
        })
    }

    pub(super) fn get_federation_token(
        &self,
        caller: &Caller,
        input: shapes::GetFederationTokenRequest,
    ) -> Result<shapes::GetFederationTokenResponse, Fault> {
        let principal = self.principal(caller);
        let by = match principal.kind {
            PrincipalKind::Root => None,
            PrincipalKind::User => Some(principal.name),
            PrincipalKind::Role | PrincipalKind::Federated => {
                return Err(access_denied(
                    "Cannot call GetFederationToken with session credentials",
                ));
            }
        };
        let account = self.iam.account();
        let name = input.name;
        let federated_user = shapes::FederatedUser {
            federated_user_id: format!("{account}:{name}"),
            arn: format!("arn:aws:sts::{account}:federated-user/{name}"),
        };
        let is_root = by.is_none();
        let session = Session {
            of: SessionOf::Federated { name, by },
            expires_s: Some(self.end(input.duration_seconds, is_root)),
            policies: self.session_policies(input.policy)?,
            policy_arns: self.session_policy_arns(input.policy_arns)?,
            tags: session_tags(input.tags),
        };
        Ok(shapes::GetFederationTokenResponse {
            packed_policy_size: packed_size(&session),
            credentials: Some(self.credentials(&session)),
            federated_user: Some(federated_user),
            ..Default::default()
        })
    }

    /// When a user's session ends: the account's own are shortened to an hour.
    fn end(&self, duration_s: Option<i32>, is_root: bool) -> i64 {
        let most = if is_root {
            ROOT_SESSION_S_MAX
        } else {
            i32::MAX
        };
        let duration_s = duration_s.unwrap_or(USER_SESSION_S_DEFAULT).min(most);
        self.iam.now_s() + i64::from(duration_s)
    }

    /// The document that limits a session.
    pub(super) fn session_policies(&self, policy: Option<String>) -> Result<Vec<String>, Fault> {
        if let Some(policy) = &policy {
            Document::read(policy, Purpose::Identity).map_err(|error| malformed(&error))?;
        }
        Ok(policy.into_iter().collect())
    }

    /// The managed policies that limit a session.
    pub(super) fn session_policy_arns(
        &self,
        given: Option<Vec<shapes::PolicyDescriptorType>>,
    ) -> Result<Vec<String>, Fault> {
        let arns = given.unwrap_or_default().into_iter();
        let arns: Vec<String> = arns.filter_map(|it| it.arn).collect();
        if arns.len() > SESSION_POLICIES_MAX {
            return Err(validation(format!(
                "1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to {SESSION_POLICIES_MAX}"
            )));
        }
        let desk = self.iam.desk(&Caller::Anonymous);
        let missing = arns.iter().find(|arn| desk.document_of(arn).is_none());
        match missing {
            None => Ok(arns),
            Some(arn) => Err(validation(format!(
                "Policy {arn} does not exist or is not attachable."
            ))),
        }
    }
}

pub(super) fn session_tags(given: Option<Vec<shapes::Tag>>) -> Vec<(String, String)> {
    let tags = given.unwrap_or_default().into_iter();
    tags.map(|tag| (tag.key, tag.value)).collect()
}

/// What part of the room for policies and tags is used, in percent; absent without any.
pub(super) fn packed_size(session: &Session) -> Option<i32> {
    let policies = session.policies.iter().chain(&session.policy_arns);
    let policies: usize = policies.map(String::len).sum();
    let tags: usize = session.tags.iter().map(|it| it.0.len() + it.1.len()).sum();
    let percent = (policies + tags) * 100 / PACKED_CHARS_MAX;
    let percent = i32::try_from(percent).unwrap_or(i32::MAX);
    (policies + tags > 0).then_some(percent.clamp(1, 100))
}

/// Characters of policies and tags that count as 100 percent.
const PACKED_CHARS_MAX: usize = 4096;
