//! What is stored about REST APIs.
//!
//! One value holds an API as it is being edited; each deployment is one more value, a copy that
//! never changes. Names are spelt as API Gateway spells them, so that patches find their way.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) type Map<T> = BTreeMap<String, T>;

/// An API.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ApiRecord {
    /// The format of this record.
    pub(crate) format: u32,
    pub(crate) about: About,
    pub(crate) definition: Definition,
    pub(crate) stages: Map<Stage>,
    pub(crate) deployments: Map<Deployment>,
    pub(crate) documentation_parts: Map<DocumentationPart>,
    pub(crate) documentation_versions: Map<DocumentationVersion>,
}

/// What a deployment froze.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Snapshot {
    pub(crate) about: About,
    pub(crate) definition: Definition,
}

/// The API's own settings.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct About {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    /// Seconds since 1970.
    pub(crate) created_date: i64,
    pub(crate) version: Option<String>,
    pub(crate) warnings: Option<Vec<String>>,
    pub(crate) binary_media_types: Option<Vec<String>>,
    pub(crate) minimum_compression_size: Option<i32>,
    pub(crate) api_key_source: String,
    pub(crate) endpoint_configuration: EndpointConfiguration,
    pub(crate) policy: Option<String>,
    pub(crate) tags: Option<Map<String>>,
    pub(crate) disable_execute_api_endpoint: bool,
    pub(crate) root_resource_id: String,
    pub(crate) security_policy: Option<String>,
    pub(crate) endpoint_access_mode: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct EndpointConfiguration {
    pub(crate) types: Vec<String>,
    pub(crate) ip_address_type: Option<String>,
    pub(crate) vpc_endpoint_ids: Option<Vec<String>>,
}

/// What a deployment copies.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Definition {
    pub(crate) resources: Map<Resource>,
    pub(crate) authorizers: Map<Authorizer>,
    pub(crate) models: Map<Model>,
    pub(crate) request_validators: Map<RequestValidator>,
    pub(crate) gateway_responses: Map<GatewayResponse>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Resource {
    pub(crate) id: String,
    pub(crate) parent_id: Option<String>,
    pub(crate) path_part: Option<String>,
    pub(crate) path: String,
    pub(crate) resource_methods: Map<Method>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Method {
    pub(crate) http_method: String,
    pub(crate) authorization_type: String,
    pub(crate) authorizer_id: Option<String>,
    pub(crate) api_key_required: bool,
    pub(crate) request_validator_id: Option<String>,
    pub(crate) operation_name: Option<String>,
    pub(crate) request_parameters: Option<Map<bool>>,
    pub(crate) request_models: Option<Map<String>>,
    pub(crate) method_responses: Option<Map<MethodResponse>>,
    pub(crate) method_integration: Option<Integration>,
    pub(crate) authorization_scopes: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct MethodResponse {
    pub(crate) status_code: String,
    pub(crate) response_parameters: Option<Map<bool>>,
    pub(crate) response_models: Option<Map<String>>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Integration {
    pub(crate) r#type: String,
    pub(crate) http_method: Option<String>,
    pub(crate) uri: Option<String>,
    pub(crate) connection_type: Option<String>,
    pub(crate) connection_id: Option<String>,
    pub(crate) credentials: Option<String>,
    pub(crate) request_parameters: Option<Map<String>>,
    pub(crate) request_templates: Option<Map<Option<String>>>,
    pub(crate) passthrough_behavior: String,
    pub(crate) content_handling: Option<String>,
    pub(crate) timeout_in_millis: i32,
    pub(crate) cache_namespace: String,
    pub(crate) cache_key_parameters: Vec<String>,
    pub(crate) integration_responses: Option<Map<IntegrationResponse>>,
    pub(crate) tls_config: Option<TlsConfig>,
    pub(crate) response_transfer_mode: Option<String>,
    pub(crate) integration_target: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct TlsConfig {
    pub(crate) insecure_skip_verification: bool,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct IntegrationResponse {
    pub(crate) status_code: String,
    pub(crate) selection_pattern: Option<String>,
    pub(crate) response_parameters: Option<Map<String>>,
    pub(crate) response_templates: Option<Map<Option<String>>>,
    pub(crate) content_handling: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Authorizer {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) r#type: String,
    #[serde(rename = "providerARNs")]
    pub(crate) provider_arns: Option<Vec<String>>,
    pub(crate) auth_type: Option<String>,
    pub(crate) authorizer_uri: Option<String>,
    pub(crate) authorizer_credentials: Option<String>,
    pub(crate) identity_source: Option<String>,
    pub(crate) identity_validation_expression: Option<String>,
    pub(crate) authorizer_result_ttl_in_seconds: Option<i32>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Model {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) schema: Option<String>,
    pub(crate) content_type: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct RequestValidator {
    pub(crate) id: String,
    pub(crate) name: Option<String>,
    pub(crate) validate_request_body: bool,
    pub(crate) validate_request_parameters: bool,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct GatewayResponse {
    pub(crate) response_type: String,
    pub(crate) status_code: Option<String>,
    pub(crate) response_parameters: Map<String>,
    pub(crate) response_templates: Map<String>,
    pub(crate) default_response: bool,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Deployment {
    pub(crate) id: String,
    pub(crate) description: Option<String>,
    /// Seconds since 1970.
    pub(crate) created_date: i64,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Stage {
    pub(crate) deployment_id: String,
    pub(crate) client_certificate_id: Option<String>,
    pub(crate) stage_name: String,
    pub(crate) description: Option<String>,
    pub(crate) cache_cluster_enabled: bool,
    pub(crate) cache_cluster_size: Option<String>,
    pub(crate) cache_cluster_status: String,
    /// By `*/*` or `~1a~1b/GET`, without a leading slash.
    pub(crate) method_settings: Map<MethodSetting>,
    pub(crate) variables: Option<Map<String>>,
    pub(crate) documentation_version: Option<String>,
    pub(crate) access_log_settings: Option<AccessLogSettings>,
    pub(crate) canary_settings: Option<CanarySettings>,
    pub(crate) tracing_enabled: bool,
    pub(crate) web_acl_arn: Option<String>,
    pub(crate) tags: Option<Map<String>>,
    pub(crate) created_date: i64,
    pub(crate) last_updated_date: i64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct MethodSetting {
    pub(crate) metrics_enabled: bool,
    pub(crate) logging_level: String,
    pub(crate) data_trace_enabled: bool,
    pub(crate) throttling_burst_limit: i32,
    pub(crate) throttling_rate_limit: f64,
    pub(crate) caching_enabled: bool,
    pub(crate) cache_ttl_in_seconds: i32,
    pub(crate) cache_data_encrypted: bool,
    pub(crate) require_authorization_for_cache_control: bool,
    pub(crate) unauthorized_cache_control_header_strategy: String,
}

impl Default for MethodSetting {
    fn default() -> MethodSetting {
        MethodSetting {
            metrics_enabled: false,
            logging_level: "OFF".to_owned(),
            data_trace_enabled: false,
            throttling_burst_limit: crate::limits::ACCOUNT_BURST,
            throttling_rate_limit: crate::limits::ACCOUNT_RATE,
            caching_enabled: false,
            cache_ttl_in_seconds: 300,
            cache_data_encrypted: false,
            require_authorization_for_cache_control: true,
            unauthorized_cache_control_header_strategy: "SUCCEED_WITH_RESPONSE_HEADER".to_owned(),
        }
    }
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct AccessLogSettings {
    pub(crate) format: Option<String>,
    pub(crate) destination_arn: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct CanarySettings {
    pub(crate) percent_traffic: f64,
    pub(crate) deployment_id: Option<String>,
    pub(crate) stage_variable_overrides: Option<Map<String>>,
    pub(crate) use_stage_cache: bool,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct DocumentationPart {
    pub(crate) id: String,
    pub(crate) location: DocumentationLocation,
    pub(crate) properties: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct DocumentationLocation {
    pub(crate) r#type: String,
    pub(crate) path: Option<String>,
    pub(crate) method: Option<String>,
    pub(crate) status_code: Option<String>,
    pub(crate) name: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct DocumentationVersion {
    pub(crate) version: String,
    pub(crate) created_date: i64,
    pub(crate) description: Option<String>,
}

/// A key that clients of APIs send.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ApiKey {
    pub(crate) id: String,
    pub(crate) value: String,
    pub(crate) name: Option<String>,
    pub(crate) customer_id: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) enabled: bool,
    pub(crate) created_date: i64,
    pub(crate) last_updated_date: i64,
    /// `api/stage`
    pub(crate) stage_keys: Vec<String>,
    pub(crate) tags: Option<Map<String>>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct UsagePlan {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) api_stages: Vec<ApiStage>,
    pub(crate) throttle: Option<Throttle>,
    pub(crate) quota: Option<Quota>,
    pub(crate) product_code: Option<String>,
    pub(crate) tags: Option<Map<String>>,
    /// Ids of the keys that the plan is for.
    pub(crate) keys: Vec<String>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ApiStage {
    pub(crate) api_id: String,
    pub(crate) stage: String,
    /// By `/path/METHOD`.
    pub(crate) throttle: Option<Map<Throttle>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Throttle {
    pub(crate) burst_limit: i32,
    pub(crate) rate_limit: f64,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Quota {
    pub(crate) limit: i32,
    pub(crate) offset: i32,
    pub(crate) period: String,
}

/// How often a key was used under a plan, by day (`2026-11-22`).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct UsageRecord {
    pub(crate) days: Map<Used>,
}

/// One day of a key under a plan.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Used {
    pub(crate) used: i64,
    /// How many requests an operator gave (or took) on top of the quota.
    pub(crate) extended: i64,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct VpcLink {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) target_arns: Vec<String>,
    pub(crate) status: String,
    pub(crate) tags: Option<Map<String>>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Account {
    pub(crate) cloudwatch_role_arn: Option<String>,
}
