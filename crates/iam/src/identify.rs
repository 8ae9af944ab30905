//! Whom a key belongs to.

use frazil_wire::{Principal, PrincipalKind, SessionLimits};

use crate::iam::{AccessKey, Holder, Iam, State, find, name_in, unique_id};
use crate::keyring::{Session, SessionOf};

/// Why a key stands for nobody (any more).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unidentified {
    /// It was deleted or switched off, or its user is gone.
    #[error("the key is not valid")]
    Invalid,
    /// The session is over.
    #[error("the session is over")]
    Expired,
}

impl Iam {
    /// Whom a key of this server was issued to; `session` is what its token says.
    ///
    /// # Errors
    /// [`Unidentified`]
    pub fn identify(
        &self,
        access_key: &str,
        session: Option<&Session>,
    ) -> Result<Principal, Unidentified> {
        let account = self.account();
        if session.is_none() && self.keyring().is_operator(access_key) {
            return Ok(Principal::root(account));
        }
        let state = self.state();
        let Some(session) = session else {
            return owner(&state, account, access_key).ok_or(Unidentified::Invalid);
        };
        if session.expires_s.is_some_and(|end| end <= self.now_s()) {
            return Err(Unidentified::Expired);
        }
        let mut principal = whose(&state, account, session)?;
        principal.tags.retain(|(key, _)| {
            let mut own = session.tags.iter();
            !own.any(|(other, _)| other.eq_ignore_ascii_case(key))
        });
        principal.tags.extend(session.tags.iter().cloned());
        let limited = !session.policies.is_empty() || !session.policy_arns.is_empty();
        if limited || principal.kind == PrincipalKind::Federated {
            principal.limits = Some(SessionLimits {
                documents: session.policies.clone(),
                arns: session.policy_arns.clone(),
            });
        }
        Ok(principal)
    }
}

/// The user with a lasting key that is active.
fn owner(state: &State, account: &str, access_key: &str) -> Option<Principal> {
    let mut users = state.users.values();
    let is_it = |key: &AccessKey| key.active && key.id == access_key;
    let user = users.find(|user| user.keys.iter().any(is_it))?;
    Some(of_user(&user.holder, account))
}

fn of_user(holder: &Holder, account: &str) -> Principal {
    Principal {
        kind: PrincipalKind::User,
        arn: format!("arn:aws:iam::{account}:user{}{}", holder.path, holder.name),
        user_id: holder.id.clone(),
        name: holder.name.clone(),
        role_arn: None,
        limits: None,
        tags: holder.tags.clone(),
    }
}

fn whose(state: &State, account: &str, session: &Session) -> Result<Principal, Unidentified> {
    let user = |name: &str| {
        let user = find(&state.users, name).ok_or(Unidentified::Invalid)?;
        Ok(of_user(&user.holder, account))
    };
    match &session.of {
        SessionOf::Root => Ok(Principal::root(account)),
        SessionOf::User(name) => user(name),
        SessionOf::Role { arn, session } => Ok(of_role(state, arn, session)),
        SessionOf::Federated { name, by } => {
            let by = by.as_deref().map(user).transpose()?;
            Ok(Principal {
                kind: PrincipalKind::Federated,
                arn: format!("arn:aws:sts::{account}:federated-user/{name}"),
                user_id: format!("{account}:{name}"),
                name: by.map(|it| it.name).unwrap_or_default(),
                role_arn: None,
                limits: None,
                tags: Vec::new(),
            })
        }
    }
}

/// The session of a role. Functions may run under roles that were never made: such a session is
/// somebody, too, only without policies.
pub(crate) fn of_role(state: &State, role_arn: &str, session: &str) -> Principal {
    let name = name_in(role_arn);
    let account = role_arn.split(':').nth(4).unwrap_or_default();
    let role = find(&state.roles, name);
    let id = match role {
        Some(role) => role.holder.id.clone(),
        None => unique_id("AROA", uuid::Uuid::nil()),
    };
    Principal {
        kind: PrincipalKind::Role,
        arn: format!("arn:aws:sts::{account}:assumed-role/{name}/{session}"),
        user_id: format!("{id}:{session}"),
        name: name.to_owned(),
        role_arn: Some(role_arn.to_owned()),
        limits: None,
        tags: role.map(|it| it.holder.tags.clone()).unwrap_or_default(),
    }
}
