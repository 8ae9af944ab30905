//! The keys of token issuers.
//!
//! They are fetched from where the issuer shows them and kept for as long as AWS keeps them; for a
//! token with an unknown key they are fetched again, not too often.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::Request;
use ring::signature;
use serde::Deserialize;
use serde_json::Value as Json;
use tokio::time::Instant;

use crate::limits::{
    ISSUER_BYTES_MAX, ISSUER_KEYS_KEPT, ISSUER_KEYS_REFETCHED, ISSUER_TIMEOUT, ISSUERS_MAX,
};
use crate::outbound::Outbound;

/// The keys of all issuers.
#[derive(Default)]
pub(crate) struct Keys {
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
pub(crate) struct Jwk {
    kty: String,
    pub(super) kid: Option<String>,
    n: String,
    e: String,
    x: String,
    y: String,
}

/// Where an issuer shows its keys.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shown<'a> {
    /// Where its `/.well-known/openid-configuration` says.
    Configured { issuer: &'a str },
    /// Below its own address, as user pools do.
    Below { issuer: &'a str },
}

impl Keys {
    /// The keys of an issuer, among which one with this id is wanted; `None` if it does not show
    /// them.
    pub(crate) async fn find(
        &self,
        outbound: &Outbound,
        shown: Shown<'_>,
        kid: Option<&str>,
    ) -> Option<Arc<Vec<Jwk>>> {
        let (Shown::Configured { issuer } | Shown::Below { issuer }) = shown;
        let known = self.issuers().get(issuer).cloned();
        let has = |keys: &[Jwk]| kid.is_none() || keys.iter().any(|key| key.kid.as_deref() == kid);
        if let Some(known) = known {
            let age = known.at.elapsed();
            let fresh = age < ISSUER_KEYS_KEPT;
            if fresh && (has(&known.keys) || age < ISSUER_KEYS_REFETCHED) {
                return Some(known.keys);
            }
        }
        let keys = Arc::new(fetch(outbound, shown).await?);
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

async fn fetch(outbound: &Outbound, shown: Shown<'_>) -> Option<Vec<Jwk>> {
    let below = |issuer: &str, name: &str| {
        let base = issuer.trim_end_matches('/');
        format!("{base}/.well-known/{name}")
    };
    let address = match shown {
        Shown::Below { issuer } => below(issuer, "jwks.json"),
        Shown::Configured { issuer } => {
            let configuration = below(issuer, "openid-configuration");
            let configuration: Json = fetch_json(outbound, &configuration).await?;
            configuration.get("jwks_uri")?.as_str()?.to_owned()
        }
    };
    let keys: Jwks = fetch_json(outbound, &address).await?;
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

impl Jwk {
    pub(super) fn verifies(&self, algorithm: &str, signed: &[u8], sealed: &[u8]) -> bool {
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
