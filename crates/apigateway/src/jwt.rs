//! JSON Web Tokens: is this one of the issuer, for us, and in time?

mod keys;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value as Json};

pub(crate) use self::keys::{Jwk, Keys, Shown};
use crate::outbound::Outbound;

/// Why a token is not good, as AWS tells it in `WWW-Authenticate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// It has not three parts, or no end.
    #[error("the token is not well-formed")]
    Malformed,
    /// The issuer does not show the key.
    #[error("the token signing key is unknown")]
    UnknownKey,
    /// Somebody else has signed it.
    #[error("the token signature is invalid")]
    Signature,
    /// It is another issuer's.
    #[error("the token does not have a valid issuer")]
    Issuer,
    /// It is for somebody else.
    #[error("the token does not have a valid audience")]
    Audience,
    /// Its time is over.
    #[error("the token has expired")]
    Expired,
    /// Its time has not come.
    #[error("the token is not valid yet")]
    NotYet,
    /// It does not open what was asked for.
    #[error("the token does not have any required scope")]
    Scope,
}

/// Reads tokens of any issuer that shows its keys, for others than APIs.
#[derive(Default)]
pub struct Issuers {
    keys: Keys,
    outbound: Outbound,
}

impl Issuers {
    /// What a token of an issuer says that is good now.
    ///
    /// # Errors
    /// [`TokenError`]
    pub async fn claims(
        &self,
        issuer: &str,
        text: &str,
        now: Timestamp,
    ) -> Result<Map<String, Json>, TokenError> {
        let token = Token::parse(text).ok_or(TokenError::Malformed)?;
        if token.claim("iss") != Some(issuer) {
            return Err(TokenError::Issuer);
        }
        token.check_time(now)?;
        let place = Shown::Configured { issuer };
        let keys = self.keys.find(&self.outbound, place, token.kid()).await;
        token.check_signature(&keys.ok_or(TokenError::UnknownKey)?)?;
        Ok(token.claims().clone())
    }
}

#[derive(Debug, Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
}

/// A token in its parts.
pub(crate) struct Token<'a> {
    header: Header,
    claims: Map<String, Json>,
    /// What is signed.
    signed: &'a str,
    signature: Vec<u8>,
}

impl<'a> Token<'a> {
    pub(crate) fn parse(text: &'a str) -> Option<Token<'a>> {
        let (signed, signature) = text.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let decode = |part: &str| URL_SAFE_NO_PAD.decode(part.trim_end_matches('=')).ok();
        Some(Token {
            header: serde_json::from_slice(&decode(header)?).ok()?,
            claims: serde_json::from_slice(&decode(claims)?).ok()?,
            signed,
            signature: decode(signature)?,
        })
    }

    /// A claim that is a text.
    pub(crate) fn claim(&self, name: &str) -> Option<&str> {
        self.claims.get(name).and_then(Json::as_str)
    }

    /// Every claim.
    pub(crate) fn claims(&self) -> &Map<String, Json> {
        &self.claims
    }

    /// The key that signed it.
    pub(crate) fn kid(&self) -> Option<&str> {
        self.header.kid.as_deref()
    }

    /// Whether now is within its time.
    pub(crate) fn check_time(&self, now: Timestamp) -> Result<(), TokenError> {
        let now = now.as_second() as f64;
        let time = |name: &str| self.claims.get(name).and_then(Json::as_f64);
        match (time("exp"), time("nbf"), time("iat")) {
            (None, _, _) => Err(TokenError::Malformed),
            (Some(exp), _, _) if exp <= now => Err(TokenError::Expired),
            (_, Some(from), _) | (_, _, Some(from)) if from > now => Err(TokenError::NotYet),
            _ => Ok(()),
        }
    }

    /// `aud`, or `client_id` where there is none (access tokens of Cognito).
    pub(crate) fn audience(&self) -> Vec<String> {
        let said = self
            .claims
            .get("aud")
            .or_else(|| self.claims.get("client_id"));
        let text = |value: &Json| value.as_str().map(str::to_owned);
        match said {
            Some(Json::Array(all)) => all.iter().filter_map(text).collect(),
            Some(one) => text(one).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The wanted scopes that `scope` or `scp` grant.
    pub(crate) fn granted(&self, wanted: &[String]) -> Vec<String> {
        let said = self.claims.get("scope").or_else(|| self.claims.get("scp"));
        let granted: Vec<&str> = match said {
            Some(Json::String(all)) => all.split_ascii_whitespace().collect(),
            Some(Json::Array(all)) => all.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        let wanted = wanted
            .iter()
            .filter(|scope| granted.contains(&scope.as_str()));
        wanted.cloned().collect()
    }

    pub(crate) fn check_signature(&self, keys: &[Jwk]) -> Result<(), TokenError> {
        let kid = self.kid();
        let key = match kid {
            Some(_) => keys.iter().find(|key| key.kid.as_deref() == kid),
            None => keys.first(),
        };
        let key = key.ok_or(TokenError::UnknownKey)?;
        match key.verifies(&self.header.alg, self.signed.as_bytes(), &self.signature) {
            true => Ok(()),
            false => Err(TokenError::Signature),
        }
    }
}
