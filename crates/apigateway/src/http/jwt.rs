//! JSON Web Tokens: is this one of the issuer, for us, and in time?
//!
//! The issuer's keys are fetched from where its `/.well-known/openid-configuration` says, and kept
//! for as long as AWS keeps them; a token with an unknown key has them fetched again, not too often.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::Request;
use jiff::Timestamp;
use ring::signature;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};
use tokio::time::Instant;

use super::gateway::Refusal;
use super::records::JwtConfiguration;
use crate::limits::{
    ISSUER_BYTES_MAX, ISSUER_KEYS_KEPT, ISSUER_KEYS_REFETCHED, ISSUER_TIMEOUT, ISSUERS_MAX,
};
use crate::outbound::Outbound;

/// Why a token is not good, as AWS tells it in `WWW-Authenticate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum TokenError {
    #[error("the token is not well-formed")]
    Malformed,
    #[error("the token signing key is unknown")]
    UnknownKey,
    #[error("the token signature is invalid")]
    Signature,
    #[error("the token does not have a valid issuer")]
    Issuer,
    #[error("the token does not have a valid audience")]
    Audience,
    #[error("the token has expired")]
    Expired,
    #[error("the token is not valid yet")]
    NotYet,
    #[error("the token does not have any required scope")]
    Scope,
}

/// The keys of all issuers.
#[derive(Default)]
pub(super) struct Keys {
    issuers: Mutex<HashMap<String, Fetched>>,
}

#[derive(Clone)]
struct Fetched {
    keys: Arc<Vec<Jwk>>,
    at: Instant,
}

#[derive(Debug, Deserialize)]
struct Jwks {
    #[serde(default)]
    keys: Vec<Jwk>,
}

/// A public key.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Jwk {
    kty: String,
    kid: Option<String>,
    n: String,
    e: String,
    x: String,
    y: String,
}

#[derive(Debug, Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
}

/// A token in its parts.
struct Token<'a> {
    header: Header,
    claims: Map<String, Json>,
    /// What is signed.
    signed: &'a str,
    signature: Vec<u8>,
}

impl Keys {
    /// What a good token says: `claims` as texts, and `scopes`.
    pub(super) async fn verified(
        &self,
        outbound: &Outbound,
        text: &str,
        wanted: &JwtConfiguration,
        scopes: &[String],
        now: Timestamp,
    ) -> Result<Json, Refusal> {
        let refused = |error: TokenError| refusal(error, scopes);
        let token = Token::parse(text).ok_or_else(|| refused(TokenError::Malformed))?;
        let issuer = wanted.issuer.as_deref().unwrap_or_default();
        token
            .check_claims(issuer, &wanted.audience, now)
            .map_err(refused)?;
        let keys = self
            .of_issuer(outbound, issuer, token.header.kid.as_deref())
            .await;
        let keys = keys.ok_or_else(|| refused(TokenError::UnknownKey))?;
        token.check_signature(&keys).map_err(refused)?;
        let granted = token.granted(scopes);
        if !scopes.is_empty() && granted.is_empty() {
            return Err(refused(TokenError::Scope));
        }
        let claims = token.claims.iter();
        let claims: Map<_, _> = claims
            .map(|(name, value)| (name.clone(), shown(value)))
            .collect();
        let granted = (!scopes.is_empty()).then_some(granted);
        Ok(json!({"claims": claims, "scopes": granted}))
    }

    async fn of_issuer(
        &self,
        outbound: &Outbound,
        issuer: &str,
        kid: Option<&str>,
    ) -> Option<Arc<Vec<Jwk>>> {
        let known = self.issuers().get(issuer).cloned();
        let has = |keys: &[Jwk]| kid.is_none() || keys.iter().any(|key| key.kid.as_deref() == kid);
        if let Some(known) = known {
            let age = known.at.elapsed();
            let fresh = age < ISSUER_KEYS_KEPT;
            if fresh && (has(&known.keys) || age < ISSUER_KEYS_REFETCHED) {
                return Some(known.keys);
            }
        }
        let keys = Arc::new(fetch(outbound, issuer).await?);
        let mut issuers = self.issuers();
        if issuers.len() >= ISSUERS_MAX {
            issuers.clear();
        }
        let fetched = Fetched {
            keys: keys.clone(),
            at: Instant::now(),
        };
        issuers.insert(issuer.to_owned(), fetched);
        Some(keys)
    }

    fn issuers(&self) -> std::sync::MutexGuard<'_, HashMap<String, Fetched>> {
        self.issuers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn fetch(outbound: &Outbound, issuer: &str) -> Option<Vec<Jwk>> {
    let base = issuer.trim_end_matches('/');
    let configuration = format!("{base}/.well-known/openid-configuration");
    let configuration: Json = fetch_json(outbound, &configuration).await?;
    let keys = configuration.get("jwks_uri")?.as_str()?;
    let keys: Jwks = fetch_json(outbound, keys).await?;
    Some(keys.keys)
}

async fn fetch_json<T: serde::de::DeserializeOwned>(outbound: &Outbound, url: &str) -> Option<T> {
    let request = Request::get(url).header("accept", "application/json");
    let request = request.body(Bytes::new()).ok()?;
    match outbound
        .send(request, ISSUER_BYTES_MAX, ISSUER_TIMEOUT)
        .await
    {
        Ok(response) if response.status().is_success() => {
            serde_json::from_slice(response.body()).ok()
        }
        Ok(response) => {
            tracing::warn!(url, status = %response.status(), "an issuer does not show its keys");
            None
        }
        Err(error) => {
            tracing::warn!(url, %error, "an issuer cannot be asked for its keys");
            None
        }
    }
}

fn refusal(error: TokenError, scopes: &[String]) -> Refusal {
    let (status, code) = match error {
        TokenError::Scope => (Refusal::forbidden(), "insufficient_scope"),
        _ => (Refusal::unauthorized(""), "invalid_token"),
    };
    let scopes = scopes.join(" ");
    let challenge =
        format!("Bearer scope=\"{scopes}\" error=\"{code}\" error_description=\"{error}\"");
    Refusal {
        challenge: Some(challenge),
        ..status
    }
}

impl<'a> Token<'a> {
    fn parse(text: &'a str) -> Option<Token<'a>> {
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

    fn check_claims(
        &self,
        issuer: &str,
        audience: &[String],
        now: Timestamp,
    ) -> Result<(), TokenError> {
        let said = self.claims.get("iss").and_then(Json::as_str);
        if said != Some(issuer) {
            return Err(TokenError::Issuer);
        }
        if !audience.is_empty() && !self.audience().iter().any(|one| audience.contains(one)) {
            return Err(TokenError::Audience);
        }
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
    fn audience(&self) -> Vec<String> {
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
    fn granted(&self, wanted: &[String]) -> Vec<String> {
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

    fn check_signature(&self, keys: &[Jwk]) -> Result<(), TokenError> {
        let kid = self.header.kid.as_deref();
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

impl Jwk {
    fn verifies(&self, algorithm: &str, signed: &[u8], sealed: &[u8]) -> bool {
        let decode = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('='));
        let rsa = match (algorithm, self.kty.as_str()) {
            ("RS256", "RSA") => &signature::RSA_PKCS1_2048_8192_SHA256,
            ("RS384", "RSA") => &signature::RSA_PKCS1_2048_8192_SHA384,
            ("RS512", "RSA") => &signature::RSA_PKCS1_2048_8192_SHA512,
            ("ES256", "EC") => {
                let (Ok(x), Ok(y)) = (decode(&self.x), decode(&self.y)) else {
                    return false;
                };
                let point = [&[4][..], &x, &y].concat();
                let algorithm = &signature::ECDSA_P256_SHA256_FIXED;
                let key = signature::UnparsedPublicKey::new(algorithm, point);
                return key.verify(signed, sealed).is_ok();
            }
            _ => return false,
        };
        let (Ok(n), Ok(e)) = (decode(&self.n), decode(&self.e)) else {
            return false;
        };
        let key = signature::RsaPublicKeyComponents { n, e };
        key.verify(rsa, signed, sealed).is_ok()
    }
}

/// A claim as events show it: a text. Lists are written `[a b]`.
fn shown(claim: &Json) -> Json {
    match claim {
        Json::String(text) => text.clone().into(),
        Json::Array(all) => {
            let texts = all.iter().map(|one| match one {
                Json::String(text) => text.clone(),
                other => other.to_string(),
            });
            format!("[{}]", texts.collect::<Vec<_>>().join(" ")).into()
        }
        other => other.to_string().into(),
    }
}
