//! The keys of identity providers, for STS.

use frazil_apigateway::{Issuers, TokenError};
use frazil_iam::{BadToken, Tokens};
use frazil_wire::BoxFuture;
use jiff::Timestamp;
use serde_json::{Map, Value};

/// Asks whoever has issued a token.
#[derive(Default)]
pub(super) struct Providers(Issuers);

impl Tokens for Providers {
    fn claims<'a>(
        &'a self,
        issuer: &'a str,
        token: &'a str,
    ) -> BoxFuture<'a, Result<Map<String, Value>, BadToken>> {
        Box::pin(async move {
            let claims = self.0.claims(issuer, token, Timestamp::now()).await;
            claims.map_err(|error| match error {
                TokenError::Expired => BadToken::Expired,
                TokenError::UnknownKey => BadToken::UnknownKey,
                _ => BadToken::Invalid,
            })
        })
    }
}
