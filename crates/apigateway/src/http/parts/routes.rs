//! Routes: what a key may be, and where it may lead.

use std::collections::BTreeMap;

use frazil_wire::Fault;

use crate::http::faults::{bad_request, conflict};
use crate::http::part::Part;
use crate::http::records::{ApiRecord, AuthorizationType, ProtocolType, Route};
use crate::http::route_table::{DEFAULT, parse_key};

/// The methods that a route key may name.
const METHODS: [&str; 8] = [
    "ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT",
];

impl Part for Route {
    const KIND: &'static str = "Route";

    fn shelf<'a>(
        api: &'a mut ApiRecord,
        _within: Option<&str>,
    ) -> Result<&'a mut BTreeMap<String, Self>, Fault> {
        Ok(&mut api.parts.routes)
    }

    fn id(&self) -> &str {
        &self.route_id
    }

    fn name(&mut self, id: String) {
        self.route_id = id;
    }

    fn settle(&mut self, api: &ApiRecord) -> Result<(), Fault> {
        self.check_key(api)?;
        self.check_target(api)?;
        self.check_authorization(api)
    }
}

impl Route {
    /// The integration that answers.
    pub(crate) fn integration_id(&self) -> Option<&str> {
        self.target.as_deref()?.strip_prefix("integrations/")
    }

    fn check_key(&self, api: &ApiRecord) -> Result<(), Fault> {
        let key = &self.route_key;
        if api.api.protocol_type == ProtocolType::Http && !is_http_key(key) {
            return Err(bad_request(
                "The provided route key is not formatted properly for HTTP protocol. Format \
                 should be \"[HTTP METHOD] /[RESOURCE PATH]\" or \"$default\"",
            ));
        }
        let others = api.parts.routes.values();
        let mut others = others.filter(|other| other.route_id != self.route_id);
        match others.any(|other| other.route_key == *key) {
            true => Err(conflict(format!(
                "Route with key {key} already exists for this API"
            ))),
            false => Ok(()),
        }
    }

    fn check_target(&self, api: &ApiRecord) -> Result<(), Fault> {
        let Some(target) = self.target.as_deref().filter(|target| !target.is_empty()) else {
            return Ok(());
        };
        let id = target.strip_prefix("integrations/").ok_or_else(|| {
            bad_request(
                "Unexpected or malformed target in route. Correct format should be \
                 integrations/<integration_id>.",
            )
        })?;
        match api.parts.integrations.contains_key(id) {
            true => Ok(()),
            false => Err(bad_request(format!("Invalid target {target} specified"))),
        }
    }

    fn check_authorization(&self, api: &ApiRecord) -> Result<(), Fault> {
        if self.api_key_required && api.api.protocol_type == ProtocolType::Http {
            return Err(bad_request(
                "ApiKeyRequired is not currently supported for HTTP APIs.",
            ));
        }
        let tokens = self.authorization_type == AuthorizationType::Jwt;
        if !tokens && !self.authorization_scopes.is_empty() {
            return Err(bad_request(
                "Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization \
                 type",
            ));
        }
        if self.authorization_type == AuthorizationType::None {
            return Ok(());
        }
        let websocket = api.api.protocol_type == ProtocolType::Websocket;
        if websocket && self.route_key != "$connect" {
            let message = "Currently, authorization is restricted to the $connect route only";
            return Err(bad_request(message));
        }
        let (kind, wanted) = match self.authorization_type {
            AuthorizationType::Jwt if !websocket => ("JWT", "JWT"),
            AuthorizationType::Custom => ("CUSTOM", "REQUEST"),
            AuthorizationType::None | AuthorizationType::AwsIam => return Ok(()),
            AuthorizationType::Jwt => {
                return Err(bad_request(
                    "JWT authorization is not supported for WEBSOCKET",
                ));
            }
        };
        let id = self.authorizer_id.as_deref().unwrap_or_default();
        let found = api.parts.authorizers.get(id);
        match found.is_some_and(|authorizer| authorizer.authorizer_type == wanted) {
            true => Ok(()),
            false => Err(bad_request(format!(
                "Invalid authorizer definition. Setting the authorization type to {kind} requires \
                 a valid authorizer"
            ))),
        }
    }
}

fn is_http_key(key: &str) -> bool {
    key == DEFAULT
        || parse_key(key).is_some_and(|(method, path)| METHODS.contains(&method) && is_path(path))
}

/// Variables are whole segments, and a greedy one is the last.
fn is_path(path: &str) -> bool {
    let segments: Vec<_> = path.split('/').skip(1).collect();
    let last = segments.len() - 1;
    let mut all = segments.iter().enumerate();
    all.all(|(at, segment)| {
        let name = segment
            .strip_prefix('{')
            .and_then(|it| it.strip_suffix('}'));
        match name {
            Some(name) => match name.strip_suffix('+') {
                Some(name) => !name.is_empty() && at == last,
                None => !name.is_empty(),
            },
            None => !segment.contains(['{', '}']),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_a_method_and_a_path() {
        for key in ["$default", "GET /", "ANY /{proxy+}", "POST /a/{b}/c"] {
            assert!(is_http_key(key), "{key}");
        }
        for key in [
            "GET",
            "/a",
            "get /a",
            "GET a",
            "GET /{a+}/b",
            "GET /x{y}",
            "$connect",
        ] {
            assert!(!is_http_key(key), "{key}");
        }
    }
}
