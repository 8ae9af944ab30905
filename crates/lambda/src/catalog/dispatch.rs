//! From a request to the method that answers it.

use bytes::Bytes;
use frazil_wire::shapes::lambda as shapes;
use frazil_wire::{Call, Fault, Operation, OperationTable, encode_fault, route};
use http::{HeaderValue, Response};
use tokio::time::Instant;

use super::Catalog;
use super::faults::{invalid, not_found};
use crate::rate::Rate;

const REQUEST_ID: &str = "x-amzn-requestid";

impl Catalog {
    /// Answers one request.
    pub(super) async fn handle(&self, call: Call) -> Response<Bytes> {
        let request_id = call.request_id.clone();
        match self.answer(call).await {
            Ok(mut response) => {
                if let Ok(id) = HeaderValue::try_from(request_id) {
                    response.headers_mut().insert(REQUEST_ID, id);
                }
                response
            }
            Err(fault) => encode_fault(&shapes::SERVICE, &fault, &request_id),
        }
    }

    async fn answer(&self, call: Call) -> Result<Response<Bytes>, Fault> {
        let (parts, body) = call.request.into_parts();
        let operation = route(&shapes::SERVICE, &parts);
        let operation = operation.ok_or_else(|| {
            unsupported(
                parts.method.as_str(),
                &format!("{} {}", parts.method, parts.uri.path()),
            )
        })?;
        self.check_rate(operation)?;
        self.check_size(operation, body.len() as u64)?;
        let request = http::Request::from_parts(parts, body);
        self.dispatch(operation, &request).await
    }

    fn check_rate(&self, operation: &OperationTable) -> Result<(), Fault> {
        let limits = &self.parts.limits;
        let (name, count) = match operation.name {
            shapes::GetFunction::NAME => (operation.name, limits.get_function_calls_per_s_max),
            _ => ("", limits.control_calls_per_s_max),
        };
        let allowed = |rate| self.calls.allows(name, rate, Instant::now());
        if Rate::per_second(count).is_none_or(allowed) {
            return Ok(());
        }
        let fault = Fault::of(&shapes::TOO_MANY_REQUESTS_EXCEPTION, "Rate exceeded");
        Err(fault
            .with("Reason", "CallerRateLimitExceeded")
            .with("retryAfterSeconds", "1"))
    }

    fn check_size(&self, operation: &OperationTable, bytes: u64) -> Result<(), Fault> {
        let carries_code = [
            shapes::CreateFunction::NAME,
            shapes::UpdateFunctionCode::NAME,
            shapes::PublishLayerVersion::NAME,
        ];
        let bytes_max = match carries_code.contains(&operation.name) {
            true => self.parts.limits.code_request_bytes_max,
            false => self.parts.limits.control_request_bytes_max,
        };
        if bytes <= bytes_max {
            return Ok(());
        }
        let name = operation.name;
        let message =
            format!("Request must be smaller than {bytes_max} bytes for the {name} operation");
        Err(Fault::new(413, "RequestEntityTooLargeException", message))
    }
}

frazil_wire::operations! {
    Catalog of shapes, else not_here;
    CreateFunction create_function,
    GetFunction get_function,
    GetFunctionConfiguration get_function_configuration,
    GetFunctionCodeSigningConfig get_function_code_signing_config,
    ListFunctions list_functions,
    UpdateFunctionCode update_function_code,
    UpdateFunctionConfiguration update_function_configuration,
    DeleteFunction delete_function,
    PublishVersion publish_version,
    ListVersionsByFunction list_versions_by_function,
    AddPermission add_permission,
    RemovePermission remove_permission,
    GetPolicy get_policy,
    PutResourcePolicy put_resource_policy,
    GetResourcePolicy get_resource_policy,
    DeleteResourcePolicy delete_resource_policy,
    CreateFunctionUrlConfig create_function_url_config,
    GetFunctionUrlConfig get_function_url_config,
    UpdateFunctionUrlConfig update_function_url_config,
    DeleteFunctionUrlConfig delete_function_url_config,
    ListFunctionUrlConfigs list_function_url_configs,
    TagResource tag_resource,
    UntagResource untag_resource,
    ListTags list_tags,
    PutFunctionConcurrency put_function_concurrency,
    GetFunctionConcurrency get_function_concurrency,
    DeleteFunctionConcurrency delete_function_concurrency,
    PutProvisionedConcurrencyConfig put_provisioned_concurrency_config,
    GetProvisionedConcurrencyConfig get_provisioned_concurrency_config,
    ListProvisionedConcurrencyConfigs list_provisioned_concurrency_configs,
    DeleteProvisionedConcurrencyConfig delete_provisioned_concurrency_config,
    GetAccountSettings get_account_settings,
    GetFunctionEventInvokeConfig get_function_event_invoke_config,
    PutFunctionEventInvokeConfig put_function_event_invoke_config,
    UpdateFunctionEventInvokeConfig update_function_event_invoke_config,
    DeleteFunctionEventInvokeConfig delete_function_event_invoke_config,
    ListFunctionEventInvokeConfigs list_function_event_invoke_configs,
    GetFunctionRecursionConfig get_function_recursion_config,
    PutFunctionRecursionConfig put_function_recursion_config,
    InvokeAsync invoke_async,
    CreateAlias create_alias,
    GetAlias get_alias,
    UpdateAlias update_alias,
    DeleteAlias delete_alias,
    ListAliases list_aliases,
    PublishLayerVersion publish_layer_version,
    GetLayerVersion get_layer_version,
    GetLayerVersionByArn get_layer_version_by_arn,
    DeleteLayerVersion delete_layer_version,
    ListLayers list_layers,
    ListLayerVersions list_layer_versions,
    AddLayerVersionPermission add_layer_version_permission,
    RemoveLayerVersionPermission remove_layer_version_permission,
    GetLayerVersionPolicy get_layer_version_policy,
    CreateCodeSigningConfig create_code_signing_config,
    GetCodeSigningConfig get_code_signing_config,
    UpdateCodeSigningConfig update_code_signing_config,
    DeleteCodeSigningConfig delete_code_signing_config,
    ListCodeSigningConfigs list_code_signing_configs,
    ListFunctionsByCodeSigningConfig list_functions_by_code_signing_config,
    PutFunctionCodeSigningConfig put_function_code_signing_config,
    DeleteFunctionCodeSigningConfig delete_function_code_signing_config,
    PutRuntimeManagementConfig put_runtime_management_config,
    GetRuntimeManagementConfig get_runtime_management_config,
    CreateEventSourceMapping create_event_source_mapping,
    GetEventSourceMapping get_event_source_mapping,
    ListEventSourceMappings list_event_source_mappings,
    UpdateEventSourceMapping update_event_source_mapping,
    DeleteEventSourceMapping delete_event_source_mapping,
}

fn not_here(operation: &OperationTable) -> Fault {
    unsupported(operation.method, operation.name)
}

/// What does not exist here is not found when it is read, and refused when it is written.
fn unsupported(method: &str, what: &str) -> Fault {
    let message = format!("{what} is not supported by this server.");
    match method {
        "GET" | "HEAD" => not_found(message),
        _ => invalid(message),
    }
}
