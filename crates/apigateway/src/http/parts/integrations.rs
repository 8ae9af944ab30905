//! Integrations: what AWS fills in, and which kinds are there.

use std::collections::BTreeMap;

use frazil_wire::Fault;

use crate::http::faults::{bad_request, conflict};
use crate::http::part::Part;
use crate::http::records::{ApiRecord, Integration, ProtocolType};
use crate::limits::{HTTP_TIMEOUT_MS, WEBSOCKET_TIMEOUT_MS};

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
            return Err(bad_request("ConnectionId must be specified for VPC_LINK"));
        }
        self.payload_format_version.get_or_insert("1.0".to_owned());
        if self.integration_type.starts_with("AWS") && self.integration_subtype.is_none() {
            self.integration_method.get_or_insert("POST".to_owned());
        }
        match api.api.protocol_type {
            ProtocolType::Http => self.settle_http(),
            ProtocolType::Websocket => {
                self.settle_websocket();
                Ok(())
            }
        }
    }

    fn may_go(&self, api: &ApiRecord) -> Result<(), Fault> {
        let id = &self.integration_id;
        let mut routes = api.parts.routes.values();
        match routes.find(|route| route.integration_id() == Some(id)) {
            Some(route) => Err(conflict(format!(
                "Cannot delete Integration '{id}' due to Route '{}' referencing it",
                route.route_key
            ))),
            None => Ok(()),
        }
    }
}

impl Integration {
    fn settle_http(&mut self) -> Result<(), Fault> {
        if self.timeout_in_millis == 0 {
            self.timeout_in_millis = HTTP_TIMEOUT_MS;
        }
        let has_uri = self.integration_uri.is_some();
        match self.integration_type.as_str() {
            "AWS_PROXY" if has_uri || self.integration_subtype.is_some() => Ok(()),
            "HTTP_PROXY" if has_uri && self.integration_method.is_some() => Ok(()),
            "AWS_PROXY" => Err(bad_request(
                "IntegrationUri or IntegrationSubtype must be specified for AWS_PROXY",
            )),
            "HTTP_PROXY" => Err(bad_request(
                "IntegrationUri and IntegrationMethod must be specified for HTTP_PROXY",
            )),
            other => Err(bad_request(format!(
                "Integration type {other} is not supported for protocol type HTTP. Supported \
                 integration types are AWS_PROXY and HTTP_PROXY"
            ))),
        }
    }

    fn settle_websocket(&mut self) {
        if self.timeout_in_millis == 0 {
            self.timeout_in_millis = WEBSOCKET_TIMEOUT_MS;
        }
        self.passthrough_behavior
            .get_or_insert("WHEN_NO_MATCH".to_owned());
        let selection = match self.integration_type.as_str() {
            "AWS" | "AWS_PROXY" => "${integration.response.body.errorMessage}",
            "HTTP" | "HTTP_PROXY" => "${integration.response.statuscode}",
            _ => return,
        };
        self.integration_response_selection_expression = Some(selection.to_owned());
    }
}
