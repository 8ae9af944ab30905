//! Authorizers, as security schemes have them.

use serde_json::{Map as Object, Value as Json, json};

use super::integrations::version;
use crate::http::records::{Authorizer, JwtConfiguration};
use crate::openapi::{AUTH_TYPE, AUTHORIZER, list, put, text, whole};

/// Who a security scheme lets pass.
pub(super) enum Scheme {
    /// Whoever signs with keys that may.
    Signed,
    /// Whoever the authorizer lets pass.
    Asked(Box<Authorizer>),
    /// HTTP APIs do not know such schemes: API keys, passwords.
    Unknown,
}

/// What a scheme with this name says.
pub(super) fn read(name: &str, scheme: &Json) -> Scheme {
    let Some(own) = scheme.get(AUTHORIZER) else {
        return match scheme[AUTH_TYPE] == "awsSigv4" {
            true => Scheme::Signed,
            false => Scheme::Unknown,
        };
    };
    let kind = text(own, "type").unwrap_or_default().to_ascii_uppercase();
    let jwt = own.get("jwtConfiguration").map(|jwt| JwtConfiguration {
        audience: list(jwt.get("audience")).unwrap_or_default(),
        issuer: text(jwt, "issuer"),
    });
    let ttl = own.get("authorizerResultTtlInSeconds").and_then(whole);
    let mut identity_source = sources(own.get("identitySource"));
    if kind == "JWT" && identity_source.is_empty() {
        identity_source.push("$request.header.Authorization".to_owned());
    }
    Scheme::Asked(Box::new(Authorizer {
        authorizer_type: kind,
        name: name.to_owned(),
        identity_source,
        authorizer_credentials_arn: text(own, "authorizerCredentials"),
        authorizer_payload_format_version: own
            .get("authorizerPayloadFormatVersion")
            .and_then(version),
        authorizer_result_ttl_in_seconds: ttl.and_then(|ttl| ttl.try_into().ok()),
        authorizer_uri: text(own, "authorizerUri"),
        enable_simple_responses: own.get("enableSimpleResponses").and_then(Json::as_bool),
        jwt_configuration: jwt,
        ..Authorizer::default()
    }))
}

/// Expressions, in a list or separated by commas.
fn sources(json: Option<&Json>) -> Vec<String> {
    let texts = match json {
        Some(Json::String(all)) => all.split(',').map(str::to_owned).collect(),
        other => list(other).unwrap_or_default(),
    };
    let trimmed = texts.iter().map(|text| text.trim());
    let said = trimmed.filter(|text| !text.is_empty());
    said.map(str::to_owned).collect()
}

/// The scheme that says an authorizer.
pub(super) fn written(authorizer: &Authorizer, extensions: bool) -> Json {
    let mut scheme = match &authorizer.jwt_configuration {
        Some(_) => json!({"type": "oauth2", "flows": {}}),
        None => {
            let source = authorizer.identity_source.first();
            let header = source.and_then(|source| source.strip_prefix("$request.header."));
            json!({"type": "apiKey", "name": header.unwrap_or("Unused"), "in": "header"})
        }
    };
    if extensions {
        scheme[AUTHORIZER] = extension(authorizer);
    }
    scheme
}

fn extension(authorizer: &Authorizer) -> Json {
    let mut own = Object::new();
    let sources = authorizer.identity_source.join(",");
    put(
        &mut own,
        "identitySource",
        Some(sources).filter(|all| !all.is_empty()),
    );
    put(&mut own, "authorizerUri", authorizer.authorizer_uri.clone());
    put(
        &mut own,
        "authorizerCredentials",
        authorizer.authorizer_credentials_arn.clone(),
    );
    let format = authorizer.authorizer_payload_format_version.clone();
    put(&mut own, "authorizerPayloadFormatVersion", format);
    let ttl = authorizer.authorizer_result_ttl_in_seconds;
    put(&mut own, "authorizerResultTtlInSeconds", ttl);
    put(
        &mut own,
        "enableSimpleResponses",
        authorizer.enable_simple_responses,
    );
    if let Some(jwt) = &authorizer.jwt_configuration {
        let jwt = json!({"audience": jwt.audience, "issuer": jwt.issuer});
        put(&mut own, "jwtConfiguration", Some(jwt));
    }
    let kind = authorizer.authorizer_type.to_ascii_lowercase();
    put(&mut own, "type", Some(kind));
    Json::Object(own)
}

/// The scheme of requests that are signed.
pub(super) fn signed() -> Json {
    json!({"type": "apiKey", "name": "Authorization", "in": "header", AUTH_TYPE: "awsSigv4"})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(scheme: &Json) {
        let Scheme::Asked(authorizer) = read("a", scheme) else {
            panic!("no authorizer: {scheme}");
        };
        assert_eq!(&written(&authorizer, true), scheme);
    }

    #[test]
    fn what_is_written_is_read_again() {
        check(&json!({"type": "oauth2", "flows": {}, AUTHORIZER: {
            "identitySource": "$request.header.Authorization",
            "jwtConfiguration": {"audience": ["a"], "issuer": "https://example.com"},
            "type": "jwt",
        }}));
        check(
            &json!({"type": "apiKey", "name": "x-token", "in": "header", AUTHORIZER: {
                "identitySource": "$request.header.x-token,$request.querystring.a",
                "authorizerUri": "arn:aws:lambda:us-east-1:000000000000:function:f",
                "authorizerPayloadFormatVersion": "2.0",
                "authorizerResultTtlInSeconds": 5,
                "enableSimpleResponses": true,
                "type": "request",
            }}),
        );
        assert!(matches!(read("s", &signed()), Scheme::Signed));
        assert!(matches!(
            read("k", &json!({"type": "http"})),
            Scheme::Unknown
        ));
    }
}
