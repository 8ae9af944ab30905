//! Tokens of Cognito user pools: of one of the authorizer's pools, of the right kind, and in time.
//!
//! There are no pools here. Their keys come from where AWS shows them, or from the endpoint of
//! another Cognito that the operator names; either may have signed.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use regex::Regex;
use serde_json::{Map as Object, Value as Json, json};

use super::Rest;
use super::records::Authorizer;
use super::trouble::Trouble;
use crate::jwt::{Shown, Token, TokenError};

/// `requestContext.authorizer` for a token, if it is good for a method with these scopes.
pub(crate) async fn check(
    rest: &Rest,
    authorizer: &Authorizer,
    scopes: &[String],
    text: &str,
) -> Result<Json, Trouble> {
    let text = match text.split_at_checked(7) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("bearer ") => rest.trim(),
        _ => text.trim(),
    };
    let token = Token::parse(text).ok_or_else(Trouble::unauthorized)?;
    let elsewhere = rest.0.settings.cognito_endpoint.as_deref();
    let pool = pools(authorizer).find(|pool| pool.issued(&token, elsewhere));
    let issuer = pool.ok_or_else(Trouble::unauthorized)?.address(elsewhere);
    token
        .check_time(rest.0.settings.clock.now())
        .map_err(late)?;
    check_kind(&token, authorizer, scopes)?;
    let shown = Shown::Below { issuer: &issuer };
    let keys = rest.0.issuers.find(&rest.0.outbound, shown, token.kid());
    let keys = keys.await.ok_or_else(|| {
        let why = format!("the keys of {issuer} cannot be fetched");
        Trouble::authorizer("AUTHORIZER_FAILURE", why)
    })?;
    let good = token.check_signature(&keys);
    good.map_err(|_| Trouble::unauthorized())?;
    Ok(json!({"claims": claims(&token)}))
}

/// A pool that an authorizer names.
struct Pool<'a> {
    region: &'a str,
    id: &'a str,
}

/// `arn:aws:cognito-idp:region:account:userpool/id`
fn pools(authorizer: &Authorizer) -> impl Iterator<Item = Pool<'_>> {
    let arns = authorizer.provider_arns.iter().flatten();
    arns.filter_map(|arn| pool(arn))
}

fn pool(arn: &str) -> Option<Pool<'_>> {
    let mut parts = arn.splitn(6, ':').skip(2);
    let (service, region) = (parts.next()?, parts.next()?);
    let id = parts.nth(1)?.strip_prefix("userpool/")?;
    (service == "cognito-idp").then_some(Pool { region, id })
}

/// Whether an ARN names a user pool.
pub(crate) fn is_pool(arn: &str) -> bool {
    pool(arn).is_some()
}

impl Pool<'_> {
    /// What its tokens say that issued them.
    fn issuer(&self) -> String {
        let Pool { region, id } = self;
        format!("https://cognito-idp.{region}.amazonaws.com/{id}")
    }

    /// Where it shows its keys.
    fn address(&self, elsewhere: Option<&str>) -> String {
        match elsewhere {
            Some(endpoint) => format!("{}/{}", endpoint.trim_end_matches('/'), self.id),
            None => self.issuer(),
        }
    }

    fn issued(&self, token: &Token<'_>, elsewhere: Option<&str>) -> bool {
        let said = token.claim("iss").unwrap_or_default();
        said == self.issuer() || said == self.address(elsewhere)
    }
}

fn late(error: TokenError) -> Trouble {
    match error {
        TokenError::Expired => Trouble::new(
            "UNAUTHORIZED",
            "UnauthorizedException",
            "The incoming token has expired",
        ),
        _ => Trouble::unauthorized(),
    }
}

/// A method with scopes wants an access token that has one of them, others want an identity.
fn check_kind(
    token: &Token<'_>,
    authorizer: &Authorizer,
    scopes: &[String],
) -> Result<(), Trouble> {
    let wanted = if scopes.is_empty() { "id" } else { "access" };
    let granted = scopes.is_empty() || !token.granted(scopes).is_empty();
    let pattern = authorizer.identity_validation_expression.as_deref();
    let pattern = pattern.filter(|pattern| !pattern.is_empty());
    let fits = pattern.is_none_or(|pattern| {
        let whole = Regex::new(&format!("^(?:{pattern})$"));
        let audience = token.audience();
        whole.is_ok_and(|whole| audience.iter().any(|one| whole.is_match(one)))
    });
    match token.claim("token_use") == Some(wanted) && granted && fits {
        true => Ok(()),
        false => Err(Trouble::unauthorized()),
    }
}

/// The claims as functions see them: `exp` and `iat` are dates, lists have commas.
fn claims(token: &Token<'_>) -> Object<String, Json> {
    let all = token.claims().iter();
    let all = all.map(|(name, value)| {
        let shown = match (name.as_str(), value) {
            ("exp" | "iat", value) => value.as_i64().and_then(date),
            (_, Json::Array(all)) => {
                let texts = all.iter().map(super::mapping::plain);
                Some(texts.collect::<Vec<_>>().join(","))
            }
            _ => None,
        };
        let shown = shown.unwrap_or_else(|| super::mapping::plain(value));
        (name.clone(), Json::from(shown))
    });
    all.collect()
}

/// `Sun Mar 28 13:40:42 UTC 2021`
fn date(seconds: i64) -> Option<String> {
    let time = Timestamp::from_second(seconds).ok()?;
    let time = time.to_zoned(TimeZone::UTC);
    Some(time.strftime("%a %b %d %H:%M:%S UTC %Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pools_have_their_addresses() {
        let arn = "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_FM6";
        let pool = pool(arn).expect("it is a pool");
        let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_FM6";
        assert_eq!(pool.address(None), issuer);
        let near = pool.address(Some("http://localhost:9229/"));
        assert_eq!(near, "http://localhost:9229/eu-west-1_FM6");
        for arn in [
            "",
            "arn:aws:cognito-idp:a:b:other/x",
            "arn:aws:s3:a:b:userpool/x",
        ] {
            assert!(!is_pool(arn), "{arn}");
        }
    }

    #[test]
    fn dates_are_those_of_aws() {
        let expect = "Sun Mar 28 13:40:42 UTC 2021";
        assert_eq!(date(1_616_938_842).as_deref(), Some(expect));
    }
}
