//! Assuming roles with the token of an identity provider.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use frazil_wire::shapes::sts as shapes;
use frazil_wire::{BoxFuture, Fault};
use serde_json::{Map, Value as Json};

use super::Sts;
use super::assume::Wanted;
use super::faults::{access_denied, expired_token, invalid_token};
use crate::authorize::trust;
use crate::iam::{ProviderKind, provider_url};
use crate::limits::SESSION_S_DEFAULT;
use crate::policy::{Asker, Context, Grant, Request};

/// Knows the keys of issuers.
pub trait Tokens: Send + Sync {
    /// What a token of an issuer says, if the issuer has signed it and it is in time.
    fn claims<'a>(
        &'a self,
        issuer: &'a str,
        token: &'a str,
    ) -> BoxFuture<'a, Result<Map<String, Json>, BadToken>>;
}

/// Why a token is not good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadToken {
    /// Its time is over.
    #[error("the token has expired")]
    Expired,
    /// The issuer does not show the key that signed it.
    #[error("the key of the token is not known")]
    UnknownKey,
    /// It is none, or somebody else has signed it.
    #[error("the token is not the issuer's")]
    Invalid,
}

/// A world without identity providers.
#[derive(Debug, Default, Clone, Copy)]
pub struct NoTokens;

impl Tokens for NoTokens {
    fn claims<'a>(
        &'a self,
        _issuer: &'a str,
        _token: &'a str,
    ) -> BoxFuture<'a, Result<Map<String, Json>, BadToken>> {
        Box::pin(async { Err(BadToken::UnknownKey) })
    }
}

const ASSUME: &str = "sts:AssumeRoleWithWebIdentity";

impl Sts {
    pub(super) async fn assume_role_with_web_identity(
        &self,
        input: shapes::AssumeRoleWithWebIdentityRequest,
    ) -> Result<shapes::AssumeRoleWithWebIdentityResponse, Fault> {
        let token = &input.web_identity_token;
        let issuer = issuer(token)
            .ok_or_else(|| invalid_token("The ID Token provided is not a valid JWT."))?;
        let url = provider_url(&issuer).unwrap_or(&issuer);
        let provider = format!("arn:aws:iam::{}:oidc-provider/{url}", self.iam.account());
        let clients = self.clients_of(&provider).ok_or_else(|| {
            invalid_token(format!(
                "No OpenIDConnect provider found in your account for {issuer}"
            ))
        })?;
        let claims = self.tokens.claims(&issuer, token).await.map_err(told)?;
        let audience = texts(&claims, "aud");
        let audience = audience.into_iter().find(|one| clients.contains(one));
        let audience = audience.ok_or_else(|| invalid_token("Incorrect token audience"))?;
        let context = context(url, &claims, &audience, &input.role_session_name);
        let request = Request {
            action: ASSUME,
            resource: &input.role_arn,
            context: &context,
        };
        let role = self.iam.role_by_arn(&input.role_arn);
        let trusts = |role: &_| trust(role, &request, &Asker::Federated(&provider));
        let role = role.filter(|role| trusts(role) == Grant::Direct);
        let role =
            role.ok_or_else(|| access_denied(format!("Not authorized to perform {ASSUME}")))?;
        let assumed = self.assumed(
            &role,
            Wanted {
                role_arn: input.role_arn,
                session: input.role_session_name,
                duration_s: input.duration_seconds.unwrap_or(SESSION_S_DEFAULT),
                policy: input.policy,
                policy_arns: input.policy_arns,
                tags: tags(&claims),
            },
        )?;
        Ok(shapes::AssumeRoleWithWebIdentityResponse {
            credentials: Some(assumed.credentials),
            subject_from_web_identity_token: texts(&claims, "sub").pop(),
            assumed_role_user: Some(assumed.user),
            packed_policy_size: assumed.packed_size,
            provider: Some(provider),
            audience: Some(audience),
            ..Default::default()
        })
    }

    /// For whom a provider's tokens may be.
    fn clients_of(&self, provider: &str) -> Option<Vec<String>> {
        let state = self.iam.state();
        match &state.providers.get(provider)?.kind {
            ProviderKind::OpenId { clients, .. } => Some(clients.clone()),
            ProviderKind::Saml { .. } => None,
        }
    }
}

/// Who says that they have issued a token.
fn issuer(token: &str) -> Option<String> {
    let claims = token.split('.').nth(1)?;
    let claims = BASE64_URL_SAFE_NO_PAD
        .decode(claims.trim_end_matches('='))
        .ok()?;
    let claims: Json = serde_json::from_slice(&claims).ok()?;
    Some(claims["iss"].as_str()?.to_owned())
}

/// What trust policies may ask about: `issuer:aud`, `issuer:sub` and every other claim.
fn context(url: &str, claims: &Map<String, Json>, audience: &str, session: &str) -> Context {
    let mut context = Context::default()
        .with("sts:RoleSessionName", session)
        .with("aws:FederatedProvider", url)
        .with(&format!("{url}:aud"), audience);
    for name in claims.keys().filter(|name| *name != "aud") {
        for value in texts(claims, name) {
            context.add(&format!("{url}:{name}"), value);
        }
    }
    for (key, value) in tags(claims) {
        context.add(&format!("aws:RequestTag/{key}"), value);
        context.add("aws:TagKeys", key);
    }
    context
}

/// The session tags that a token carries.
fn tags(claims: &Map<String, Json>) -> Vec<(String, String)> {
    let said = claims.get("https://aws.amazon.com/tags");
    let tags = said.and_then(|said| said["principal_tags"].as_object());
    let pairs = tags.into_iter().flatten().filter_map(|(key, values)| {
        let value = values.as_str().or_else(|| values[0].as_str())?;
        Some((key.clone(), value.to_owned()))
    });
    pairs.collect()
}

/// A claim as texts: one, or those of a list.
fn texts(claims: &Map<String, Json>, name: &str) -> Vec<String> {
    let one = |value: &Json| match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(truth) => Some(truth.to_string()),
        _ => None,
    };
    match claims.get(name) {
        Some(Json::Array(all)) => all.iter().filter_map(one).collect(),
        Some(value) => one(value).into_iter().collect(),
        None => Vec::new(),
    }
}

fn told(bad: BadToken) -> Fault {
    match bad {
        BadToken::Expired => expired_token(
            "Token expired: current date/time must be before the expiration date/time",
        ),
        BadToken::UnknownKey => invalid_token(
            "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
        ),
        BadToken::Invalid => invalid_token("The ID Token provided is not a valid JWT."),
    }
}
