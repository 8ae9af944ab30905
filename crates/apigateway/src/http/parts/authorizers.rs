//! Authorizers: what each kind needs.

use std::collections::BTreeMap;

use frazil_wire::Fault;

use crate::http::faults::{bad_request, conflict};
use crate::http::part::Part;
use crate::http::records::{ApiRecord, Authorizer, ProtocolType};
use crate::limits::AUTHORIZER_TTL_S;

/// Where identities come from in HTTP APIs.
const HTTP_SOURCES: &[&str] = &[
    "$request.header.",
    "$request.querystring.",
    "$context.",
    "$stageVariables.",
];
/// Where identities come from in WebSocket APIs.
const WEBSOCKET_SOURCES: &[&str] = &[
    "route.request.header.",
    "route.request.querystring.",
    "context.",
    "stageVariables.",
];

impl Part for Authorizer {
    const KIND: &'static str = "Authorizer";

    fn shelf<'a>(
        api: &'a mut ApiRecord,
        _within: Option<&str>,
    ) -> Result<&'a mut BTreeMap<String, Self>, Fault> {
        Ok(&mut api.parts.authorizers)
    }

    fn id(&self) -> &str {
        &self.authorizer_id
    }

    fn name(&mut self, id: String) {
        self.authorizer_id = id;
    }

    fn settle(&mut self, api: &ApiRecord) -> Result<(), Fault> {
        let http = api.api.protocol_type == ProtocolType::Http;
        self.check_sources(http)?;
        match self.authorizer_type.as_str() {
            "JWT" if http => self.check_jwt(),
            "JWT" => Err(bad_request(
                "Only REQUEST authorizer type is supported on WEBSOCKET protocol Apis.",
            )),
            _ => self.settle_request(http),
        }
    }

    fn may_go(&self, api: &ApiRecord) -> Result<(), Fault> {
        let mut routes = api.parts.routes.values();
        let id = &self.authorizer_id;
        match routes.find(|route| route.authorizer_id.as_ref() == Some(id)) {
            Some(route) => Err(conflict(format!(
                "Cannot delete authorizer '{}', is referenced in route: {}",
                self.name, route.route_key
            ))),
            None => Ok(()),
        }
    }
}

impl Authorizer {
    /// Where the identities come from must be a place that there is.
    fn check_sources(&self, http: bool) -> Result<(), Fault> {
        let (places, what) = match http {
            true => (HTTP_SOURCES, "identity"),
            false => (WEBSOCKET_SOURCES, "request identity"),
        };
        let known = |source: &&String| {
            let names = places.iter().map(|place| source.strip_prefix(place));
            let mut names = names.flatten();
            names.any(|name| !name.is_empty() && !name.contains(' '))
        };
        match self.identity_source.iter().find(|source| !known(source)) {
            Some(source) => Err(bad_request(format!(
                "Invalid {what} source expression: {source}"
            ))),
            None => Ok(()),
        }
    }

    fn check_jwt(&self) -> Result<(), Fault> {
        let jwt = self.jwt_configuration.as_ref();
        let jwt =
            jwt.ok_or_else(|| bad_request("JwtConfiguration must not be null for JWT Authorizer"))?;
        let issuer = jwt.issuer.as_deref().unwrap_or_default();
        if issuer.is_empty() {
            return Err(bad_request(
                "Invalid issuer: Issuer can not be empty for JWT Authorizer.",
            ));
        }
        if !issuer.starts_with("https://") && !issuer.starts_with("http://") {
            return Err(bad_request(
                "Invalid issuer: Issuer is not a valid URL for JWT Authorizer",
            ));
        }
        match self.identity_source.as_slice() {
            [_] => Ok(()),
            _ => Err(bad_request(
                "Exactly one identity source of the form $request.header.name or \
                 $request.querystring.name is required for JWT authorizers",
            )),
        }
    }

    fn settle_request(&mut self, http: bool) -> Result<(), Fault> {
        if self.authorizer_uri.is_none() {
            return Err(bad_request(
                "AuthorizerUri is a required field in an Authorizer",
            ));
        }
        if !http {
            return Ok(());
        }
        if self.authorizer_payload_format_version.is_none() {
            return Err(bad_request(
                "AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer",
            ));
        }
        let ttl = if self.identity_source.is_empty() {
            0
        } else {
            AUTHORIZER_TTL_S
        };
        self.authorizer_result_ttl_in_seconds.get_or_insert(ttl);
        Ok(())
    }
}
