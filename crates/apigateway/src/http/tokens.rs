//! The tokens that open routes.

use serde_json::{Map, Value as Json, json};

use super::HttpApis;
use super::gateway::Refusal;
use super::records::JwtConfiguration;
use crate::jwt::{Shown, Token, TokenError};

impl HttpApis {
    /// What a good token says: `claims` as texts, and `scopes`.
    pub(super) async fn verified(
        &self,
        text: &str,
        wanted: &JwtConfiguration,
        scopes: &[String],
    ) -> Result<Json, Refusal> {
        let refused = |error: TokenError| refusal(error, scopes);
        let token = Token::parse(text).ok_or_else(|| refused(TokenError::Malformed))?;
        let issuer = wanted.issuer.as_deref().unwrap_or_default();
        if token.claim("iss") != Some(issuer) {
            return Err(refused(TokenError::Issuer));
        }
        let audience = &wanted.audience;
        if !audience.is_empty() && !token.audience().iter().any(|one| audience.contains(one)) {
            return Err(refused(TokenError::Audience));
        }
        let now = self.0.settings.clock.now();
        token.check_time(now).map_err(refused)?;
        let place = Shown::Configured { issuer };
        let keys = self.0.keys.find(&self.0.outbound, place, token.kid()).await;
        let keys = keys.ok_or_else(|| refused(TokenError::UnknownKey))?;
        token.check_signature(&keys).map_err(refused)?;
        let granted = token.granted(scopes);
        if !scopes.is_empty() && granted.is_empty() {
            return Err(refused(TokenError::Scope));
        }
        let claims = token.claims().iter();
        let claims: Map<_, _> = claims
            .map(|(name, value)| (name.clone(), shown(value)))
            .collect();
        let granted = (!scopes.is_empty()).then_some(granted);
        Ok(json!({"claims": claims, "scopes": granted}))
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
