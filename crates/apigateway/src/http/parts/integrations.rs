//! Integrations: what AWS fills in, and which kinds are there.

use std::collections::BTreeMap;

use frazil_wire::Fault;

use crate::http::faults::{bad_request, conflict};
use crate::http::part::Part;
use crate::http::records::{ApiRecord, Integration, ProtocolType};
use crate::limits::{HTTP_TIMEOUT_MS, TIMEOUT_MIN_MS, WEBSOCKET_TIMEOUT_MS};

impl Part for Integration {
    const KIND: &'static str = "Integration";

    fn shelf<'a>(
        api: &'a mut ApiRecord,
        _within: Option<&str>,
    ) -> Result<&'a mut BTreeMap<String, Self>, Fault> {
        Ok(&mut api.parts.integrations)
    }

    fn id(&self) -> &str {
        &self.integration_id
    }

    fn name(&mut self, id: String) {
        self.integration_id = id;
    }

    fn settle(&mut self, api: &ApiRecord) -> Result<(), Fault> {
        let connection = self.connection_type.get_or_insert("INTERNET".to_owned());
        if connection == "VPC_LINK" && self.connection_id.is_none() {
            return Err(bad_request(
                "ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK",
            ));
        }
        self.payload_format_version.get_or_insert("1.0".to_owned());
        if self.integration_type.starts_with("AWS") && self.integration_subtype.is_none() {
            self.integration_method.get_or_insert("POST".to_owned());
        }
        match api.api.protocol_type {
            ProtocolType::Http => self.settle_http(),
            ProtocolType::Websocket => self.settle_websocket(),
        }
    }

    fn may_go(&self, api: &ApiRecord) -> Result<(), Fault> {
        let id = &self.integration_id;
        let routes = api.parts.routes.values();
        let routes = routes.filter(|route| route.integration_id() == Some(id));
        let routes: Vec<_> = routes.map(|route| route.route_id.as_str()).collect();
        match routes.is_empty() {
            true => Ok(()),
            false => Err(conflict(format!(
                "Cannot delete Integration because it is referenced by the following Routes with \
                 Ids: [{}]",
                routes.join(", ")
            ))),
        }
    }
}

impl Integration {
    fn settle_http(&mut self) -> Result<(), Fault> {
        self.settle_timeout(HTTP_TIMEOUT_MS)?;
        let format = self.payload_format_version.as_deref();
        if self.integration_type == "HTTP_PROXY" && format == Some("2.0") {
            return Err(bad_request(
                "PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY",
            ));
        }
        let has_uri = self.integration_uri.is_some();
        match self.integration_type.as_str() {
            "AWS_PROXY" if has_uri || self.integration_subtype.is_some() => Ok(()),
            "HTTP_PROXY" if has_uri && self.integration_method.is_some() => Ok(()),
            "AWS_PROXY" => Err(bad_request(
                "IntegrationUri or IntegrationSubtype must be specified for AWS_PROXY",
            )),
            "HTTP_PROXY" if self.integration_method.is_none() => Err(bad_request(
                "HttpMethod parameter method must be specified for integrationType HTTPPROXY",
            )),
            "HTTP_PROXY" => Err(bad_request(
                "IntegrationUri must be specified for HTTP_PROXY",
            )),
            _ => Err(bad_request(
                "Currently, an API with a protocol type of HTTP may only be associated with proxy \
                 integrations (AWS_PROXY, HTTP_PROXY)",
            )),
        }
    }

    /// Sets the longest timeout where there is none.
    fn settle_timeout(&mut self, max_ms: u32) -> Result<(), Fault> {
        if self.timeout_in_millis == 0 {
            self.timeout_in_millis = max_ms;
        }
        match (TIMEOUT_MIN_MS..=max_ms).contains(&self.timeout_in_millis) {
            true => Ok(()),
            false => Err(bad_request(format!(
                "Timeout should be between {TIMEOUT_MIN_MS} ms and {max_ms} ms"
            ))),
        }
    }

    fn settle_websocket(&mut self) -> Result<(), Fault> {
        self.settle_timeout(WEBSOCKET_TIMEOUT_MS)?;
        let format = self.payload_format_version.as_deref();
        if let Some(format) = format.filter(|format| *format != "1.0") {
            return Err(bad_request(format!(
                "Unsupported PayloadFormatVersion: {format}"
            )));
        }
        self.passthrough_behavior
            .get_or_insert("WHEN_NO_MATCH".to_owned());
        let selection = match self.integration_type.as_str() {
            "AWS" | "AWS_PROXY" => "${integration.response.body.errorMessage}",
            "HTTP" | "HTTP_PROXY" => "${integration.response.statuscode}",
            _ => return Ok(()),
        };
        self.integration_response_selection_expression = Some(selection.to_owned());
        Ok(())
    }
}
