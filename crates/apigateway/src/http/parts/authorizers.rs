//! Authorizers: what each kind needs.

use std::collections::BTreeMap;

use frazil_wire::Fault;

use crate::http::faults::{bad_request, conflict};
use crate::http::part::Part;
use crate::http::records::{ApiRecord, Authorizer, ProtocolType};
use crate::limits::AUTHORIZER_TTL_S;

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
        match self.authorizer_type.as_str() {
            "JWT" if http => self.check_jwt(),
            "JWT" => Err(bad_request(
                "JWT authorizers are not supported for WEBSOCKET",
            )),
            _ => self.settle_request(http),
        }
    }

    fn may_go(&self, api: &ApiRecord) -> Result<(), Fault> {
        let mut routes = api.parts.routes.values();
        let id = &self.authorizer_id;
        match routes.find(|route| route.authorizer_id.as_ref() == Some(id)) {
            Some(route) => Err(conflict(format!(
                "Cannot delete authorizer '{id}', is referenced in route: {}",
                route.route_key
            ))),
            None => Ok(()),
        }
    }
}

impl Authorizer {
    fn check_jwt(&self) -> Result<(), Fault> {
        let jwt = self.jwt_configuration.as_ref();
        let issuer = jwt.and_then(|jwt| jwt.issuer.as_deref());
        let issuer = issuer.filter(|issuer| !issuer.is_empty()).ok_or_else(|| {
            bad_request("Invalid issuer: Issuer can not be empty for JWT Authorizer.")
        })?;
        if !issuer.starts_with("https://") && !issuer.starts_with("http://") {
            return Err(bad_request(format!("Invalid issuer: {issuer}")));
        }
        match self.identity_source.as_slice() {
            [source] if source.starts_with("$request.") => Ok(()),
            _ => Err(bad_request(
                "Exactly one identity source of the form $request.header.name or \
                 $request.querystring.name is required for JWT authorizers",
            )),
        }
    }

    fn settle_request(&mut self, http: bool) -> Result<(), Fault> {
        if self.authorizer_uri.is_none() {
            return Err(bad_request(
                "AuthorizerUri is required for REQUEST authorizers",
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
