//! STS: who somebody is, and temporary credentials.

mod assume;
mod dispatch;
mod faults;
mod sessions;
#[cfg(test)]
mod tests;
mod web_identity;

use std::sync::Arc;

use frazil_wire::shapes::sts as shapes;
use frazil_wire::{Caller, Fault, Principal};
use jiff::Timestamp;

pub use web_identity::{BadToken, NoTokens, Tokens};

use crate::iam::Iam;
use crate::keyring::Session;

/// The service.
#[derive(Clone)]
pub struct Sts {
    iam: Iam,
    /// Whether who asks needs a policy, too, where a role trusts a whole account.
    enforces: bool,
    tokens: Arc<dyn Tokens>,
}

impl Sts {
    /// The service that knows the users and roles of [`Iam`]; `enforces` says whether policies of
    /// users and roles count, `tokens` reads those of identity providers.
    #[must_use]
    pub fn new(iam: Iam, enforces: bool, tokens: Arc<dyn Tokens>) -> Sts {
        Sts {
            iam,
            enforces,
            tokens,
        }
    }

    /// Who asks. Whoever is let in without a key of this server is taken for the account itself.
    fn principal(&self, caller: &Caller) -> Principal {
        let known = caller.principal().cloned();
        known.unwrap_or_else(|| Principal::root(self.iam.account()))
    }

    fn get_caller_identity(
        &self,
        caller: &Caller,
        _input: shapes::GetCallerIdentityRequest,
    ) -> Result<shapes::GetCallerIdentityResponse, Fault> {
        let principal = self.principal(caller);
        let account = principal.arn.split(':').nth(4).unwrap_or_default();
        Ok(shapes::GetCallerIdentityResponse {
            account: Some(account.to_owned()),
            user_id: Some(principal.user_id),
            arn: Some(principal.arn),
        })
    }

    fn get_access_key_info(
        &self,
        _caller: &Caller,
        input: shapes::GetAccessKeyInfoRequest,
    ) -> Result<shapes::GetAccessKeyInfoResponse, Fault> {
        match self.iam.keyring().issued(&input.access_key_id) {
            true => Ok(shapes::GetAccessKeyInfoResponse {
                account: Some(self.iam.account().to_owned()),
            }),
            false => Err(faults::access_denied(
                "The access key does not belong to an account that this server knows",
            )),
        }
    }

    fn decode_authorization_message(
        &self,
        _caller: &Caller,
        _input: shapes::DecodeAuthorizationMessageRequest,
    ) -> Result<shapes::DecodeAuthorizationMessageResponse, Fault> {
        Err(Fault::of(
            &shapes::INVALID_AUTHORIZATION_MESSAGE_EXCEPTION,
            "Message is not valid.",
        ))
    }

    /// Keys for a session.
    fn credentials(&self, session: &Session) -> shapes::Credentials {
        let (pair, token) = self.iam.keyring().session(self.iam.fresh(), session);
        let expires_s = session.expires_s.unwrap_or_default();
        shapes::Credentials {
            access_key_id: pair.access_key,
            secret_access_key: pair.secret_key,
            session_token: token,
            expiration: Timestamp::from_second(expires_s).unwrap_or_default(),
        }
    }
}
