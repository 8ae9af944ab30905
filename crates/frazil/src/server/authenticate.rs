//! authenticate: who sent a request.
//!
//! Keys that this server issued are verified, always. Keys of others cannot be: they are let in
//! or refused, as asked ([`Auth`]). So is a request without a signature.

use std::sync::Arc;

use frazil_apigateway::Signer as ApiSigner;
use frazil_iam::{Iam, Unidentified};
use frazil_lambda::translate::IamCaller;
use frazil_wire::sigv4::{Claim, SignatureFault, hash};
use frazil_wire::{Caller, Principal};
use http::header::AUTHORIZATION;
use http::request::Parts;
use jiff::Timestamp;

use super::Auth;
use crate::keys::Keys;

/// Tells who sent a request.
pub(super) struct Authenticator {
    pub(super) auth: Auth,
    pub(super) account: String,
    pub(super) keys: Keys,
    pub(super) iam: Iam,
}

/// Somebody whose signature was found good, or let in.
#[derive(Debug)]
pub(super) struct Signer {
    access_key: String,
    /// Whom the key was issued to; none for keys of others.
    principal: Option<Arc<Principal>>,
}

impl Authenticator {
    /// Who sent a request to a service; `body` is all of its body.
    ///
    /// # Errors
    /// When it is signed badly, or with a key that is not let in, or not signed.
    pub(super) fn caller(&self, head: &Parts, body: &[u8]) -> Result<Caller, SignatureFault> {
        Ok(match self.signer(head, body, Timestamp::now())? {
            Some(signer) => Caller::Signed {
                access_key: signer.access_key,
                account: self.account.clone(),
                principal: signer.principal,
            },
            None => Caller::Anonymous,
        })
    }

    /// Who signed a request to a function URL. Such a request may carry anything in its
    /// `Authorization`, and a bad signature only means that nobody signed.
    pub(super) fn visitor(&self, head: &Parts, body: &[u8]) -> Option<Visitor> {
        if !claims_a_signature(head) {
            return None;
        }
        let signer = self.signer(head, body, Timestamp::now()).ok()??;
        Some(Visitor::new(signer, &self.account))
    }

    /// Who signed a request to an API, where a bad signature has an answer of its own.
    pub(super) fn signer_of(&self, head: &Parts, body: &[u8]) -> ApiSigner {
        if !claims_a_signature(head) {
            return ApiSigner::Nobody;
        }
        match self.signer(head, body, Timestamp::now()) {
            Ok(None) => ApiSigner::Nobody,
            Ok(Some(signer)) => {
                let visitor = Visitor::new(signer, &self.account);
                ApiSigner::Somebody {
                    caller_id: visitor.user_id,
                    access_key: visitor.access_key,
                    account: visitor.account,
                    user_arn: visitor.user_arn,
                }
            }
            Err(fault) => ApiSigner::Refused(fault.fault("execute-api").message),
        }
    }

    fn signer(
        &self,
        head: &Parts,
        body: &[u8],
        now: Timestamp,
    ) -> Result<Option<Signer>, SignatureFault> {
        let strict = self.auth == Auth::Strict;
        let Some(claim) = Claim::new(head)? else {
            return if strict {
                Err(SignatureFault::Missing)
            } else {
                Ok(None)
            };
        };
        let access_key = claim.access_key.clone();
        let token = claim.session_token.clone();
        let principal = match self.keys.credentials(&access_key, token.as_deref()) {
            Some(credentials) => {
                claim.verify(head, Some(&hash(body)), &credentials, now)?;
                Some(Arc::new(self.principal(&access_key, token.as_deref())?))
            }
            None if strict => return Err(SignatureFault::UnknownKey),
            None => None,
        };
        Ok(Some(Signer {
            access_key,
            principal,
        }))
    }

    /// Who a request says that it is from, not verified: keys that are gone and sessions that are
    /// over are refused.
    ///
    /// # Errors
    /// When the key was issued here and stands for nobody any more.
    pub(super) fn claimed(&self, head: &Parts) -> Result<Caller, SignatureFault> {
        let Some((access_key, token)) = claimed_key(head) else {
            return Ok(Caller::Anonymous);
        };
        let issued = self
            .keys
            .credentials(&access_key, token.as_deref())
            .is_some();
        let principal = match issued {
            true => Some(Arc::new(self.principal(&access_key, token.as_deref())?)),
            false => None,
        };
        Ok(Caller::Signed {
            access_key,
            account: self.account.clone(),
            principal,
        })
    }

    /// Whom a key of this server belongs to.
    fn principal(
        &self,
        access_key: &str,
        token: Option<&str>,
    ) -> Result<Principal, SignatureFault> {
        let session = token.and_then(|token| self.keys.session_of(access_key, token));
        let identified = self.iam.identify(access_key, session.as_ref());
        identified.map_err(|reason| match reason {
            Unidentified::Invalid => SignatureFault::UnknownKey,
            Unidentified::Expired => SignatureFault::TokenExpired,
        })
    }
}

/// Whether a request says that it is signed as AWS's clients sign: an application may use
/// `Authorization` for something else.
fn claims_a_signature(head: &Parts) -> bool {
    match head.headers.get(AUTHORIZATION) {
        Some(value) => value.as_bytes().starts_with(b"AWS4-HMAC-SHA256"),
        None => {
            let query = head.uri.query();
            query.is_some_and(|query| query.contains("X-Amz-Algorithm="))
        }
    }
}

/// The key and session token of a request to S3, in any of its signatures: in a header or in the
/// address, of version 4 or of the older version 2.
fn claimed_key(head: &Parts) -> Option<(String, Option<String>)> {
    if let Ok(Some(claim)) = Claim::new(head) {
        return Some((claim.access_key, claim.session_token));
    }
    let text = |name: &str| head.headers.get(name)?.to_str().ok();
    let in_header = text("authorization").and_then(|it| it.strip_prefix("AWS "));
    let in_header = in_header.and_then(|it| it.split(':').next());
    let query = head.uri.query().unwrap_or_default();
    let parameter = |name: &str| {
        let mut pairs = query.split('&').filter_map(|it| it.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
    };
    let access_key = in_header.or_else(|| parameter("AWSAccessKeyId"))?;
    let token = text("x-amz-security-token").or_else(|| parameter("x-amz-security-token"));
    Some((access_key.to_owned(), token.map(str::to_owned)))
}

/// A signer as an application behind a function URL sees it.
#[derive(Debug)]
pub(super) struct Visitor {
    access_key: String,
    account: String,
    user_id: String,
    user_arn: String,
}

impl Visitor {
    fn new(signer: Signer, account: &str) -> Visitor {
        let (user_id, user_arn) = match signer.principal.as_deref() {
            Some(principal) => (principal.user_id.clone(), principal.arn.clone()),
            None => {
                let arn = format!("arn:aws:iam::{account}:user/{}", signer.access_key);
                (signer.access_key.clone(), arn)
            }
        };
        Visitor {
            access_key: signer.access_key,
            account: account.to_owned(),
            user_id,
            user_arn,
        }
    }

    /// For the event's `authorizer`.
    pub(super) fn as_iam(&self) -> IamCaller<'_> {
        IamCaller {
            access_key: &self.access_key,
            account_id: &self.account,
            caller_id: &self.user_id,
            user_arn: &self.user_arn,
        }
    }
}
