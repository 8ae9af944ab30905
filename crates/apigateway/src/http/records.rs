//! What is stored about HTTP and WebSocket APIs.
//!
//! An API is one value with everything that belongs to it, so that whatever changes together is
//! stored together; each deployment is a value of its own, with a copy of what it deployed. Members
//! have the names of AWS's model (see [`convert`](super::convert)).

use std::collections::BTreeMap;

use frazil_store::Key;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

/// Texts by name.
pub(crate) type Texts = BTreeMap<String, String>;

/// An API, and what belongs to it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ApiRecord {
    pub(crate) api: Api,
    pub(crate) parts: Parts,
    pub(crate) stages: BTreeMap<String, Stage>,
}

/// What a deployment copies.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Parts {
    pub(crate) routes: BTreeMap<String, Route>,
    pub(crate) integrations: BTreeMap<String, Integration>,
    pub(crate) authorizers: BTreeMap<String, Authorizer>,
    pub(crate) models: BTreeMap<String, Model>,
}

/// What kind of API it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum ProtocolType {
    #[default]
    Http,
    Websocket,
}

/// An API itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct Api {
    pub(crate) api_id: String,
    pub(crate) name: String,
    pub(crate) protocol_type: ProtocolType,
    pub(crate) created_date: String,
    pub(crate) api_endpoint: String,
    pub(crate) api_key_selection_expression: String,
    pub(crate) route_selection_expression: String,
    pub(crate) disable_execute_api_endpoint: bool,
    pub(crate) ip_address_type: String,
    pub(crate) tags: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cors_configuration: Option<Cors>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) disable_schema_validation: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) import_info: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) warnings: Vec<String>,
}

/// What browsers are told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct Cors {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) allow_credentials: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) allow_headers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) allow_methods: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) allow_origins: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expose_headers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) max_age: Option<i32>,
}

/// A route.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct Route {
    pub(crate) route_id: String,
    pub(crate) route_key: String,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) api_gateway_managed: bool,
    pub(crate) api_key_required: bool,
    pub(crate) authorization_type: AuthorizationType,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) authorization_scopes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) authorizer_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) model_selection_expression: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) operation_name: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) request_models: Texts,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) request_parameters: BTreeMap<String, Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) route_response_selection_expression: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) target: Option<String>,
    /// What its answers are like, by id.
    #[serde(rename = "responses", skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) responses: BTreeMap<String, RouteResponse>,
}

/// Who may use a route.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum AuthorizationType {
    #[default]
    None,
    AwsIam,
    Custom,
    Jwt,
}

/// What a route of a WebSocket API answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct RouteResponse {
    pub(crate) route_response_id: String,
    pub(crate) route_response_key: String,
    #[serde(flatten)]
    pub(crate) rest: Map<String, Json>,
}

/// Where a route leads.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct Integration {
    pub(crate) integration_id: String,
    pub(crate) integration_type: String,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) api_gateway_managed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) connection_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) connection_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content_handling_strategy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) credentials_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) integration_method: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) integration_response_selection_expression: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) integration_subtype: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) integration_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) passthrough_behavior: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) payload_format_version: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) request_parameters: Texts,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) request_templates: Texts,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) response_parameters: BTreeMap<String, Texts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) template_selection_expression: Option<String>,
    pub(crate) timeout_in_millis: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tls_config: Option<Json>,
    /// What becomes of its answers, by id.
    #[serde(rename = "responses", skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) responses: BTreeMap<String, IntegrationResponse>,
}

/// What becomes of an answer of a WebSocket API's integration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct IntegrationResponse {
    pub(crate) integration_response_id: String,
    pub(crate) integration_response_key: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) response_templates: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) template_selection_expression: Option<String>,
    #[serde(flatten)]
    pub(crate) rest: Map<String, Json>,
}

/// Who decides whether a request may pass.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct Authorizer {
    pub(crate) authorizer_id: String,
    pub(crate) authorizer_type: String,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) identity_source: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) authorizer_credentials_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) authorizer_payload_format_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) authorizer_result_ttl_in_seconds: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) authorizer_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) enable_simple_responses: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) identity_validation_expression: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) jwt_configuration: Option<JwtConfiguration>,
}

/// Whose tokens are good.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct JwtConfiguration {
    pub(crate) audience: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) issuer: Option<String>,
}

/// A model of a body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct Model {
    pub(crate) model_id: String,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) content_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) schema: Option<String>,
}

/// A stage.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct Stage {
    pub(crate) stage_name: String,
    pub(crate) created_date: String,
    pub(crate) last_updated_date: String,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) api_gateway_managed: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) auto_deploy: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) access_log_settings: Option<AccessLogSettings>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) client_certificate_id: Option<String>,
    pub(crate) default_route_settings: RouteSettings,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) deployment_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_deployment_status_message: Option<String>,
    pub(crate) route_settings: BTreeMap<String, RouteSettings>,
    pub(crate) stage_variables: Texts,
    pub(crate) tags: Texts,
}

/// Where a line for each request goes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct AccessLogSettings {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) destination_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) format: Option<String>,
}

/// How much may pass.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct RouteSettings {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) data_trace_enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) detailed_metrics_enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) logging_level: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) throttling_burst_limit: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) throttling_rate_limit: Option<f64>,
}

/// What was deployed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct DeploymentRecord {
    pub(crate) deployment: Deployment,
    pub(crate) parts: Parts,
}

/// A deployment itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct Deployment {
    pub(crate) deployment_id: String,
    pub(crate) created_date: String,
    pub(crate) auto_deployed: bool,
    pub(crate) deployment_status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
}

/// A way into a private network; kept, and always ready.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(crate) struct VpcLink {
    pub(crate) vpc_link_id: String,
    pub(crate) name: String,
    pub(crate) created_date: String,
    pub(crate) security_group_ids: Vec<String>,
    pub(crate) subnet_ids: Vec<String>,
    pub(crate) tags: Texts,
    pub(crate) vpc_link_status: String,
    pub(crate) vpc_link_status_message: String,
    pub(crate) vpc_link_version: String,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over references"
)]
fn is_false(flag: &bool) -> bool {
    !*flag
}

pub(super) fn api_key(id: &str) -> Key {
    Key::of(&["apigateway", "http", "api", id])
}

pub(super) fn apis_prefix() -> String {
    Key::prefix(&["apigateway", "http", "api"])
}

pub(super) fn deployment_key(api: &str, id: &str) -> Key {
    Key::of(&["apigateway", "http", "deployment", api, id])
}

pub(super) fn deployments_prefix() -> String {
    Key::prefix(&["apigateway", "http", "deployment"])
}

pub(super) fn vpc_link_key(id: &str) -> Key {
    Key::of(&["apigateway", "http", "vpc-link", id])
}

pub(super) fn vpc_links_prefix() -> String {
    Key::prefix(&["apigateway", "http", "vpc-link"])
}
