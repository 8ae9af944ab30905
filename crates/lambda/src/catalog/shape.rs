//! From stored records to AWS's shapes.

use frazil_wire::shapes::lambda as shapes;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::record::{
    AliasRecord, Build, ImageSettings, LoggingSettings, Reason, Settings, State, Update,
    VersionRecord, Vpc,
};
use crate::directory::Cors;

/// How much of a configuration an operation shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// Everything.
    Whole,
    /// What lists show: no states.
    Listed,
}

const CREATING: &str = "The function is being created.";

/// A version's configuration, under the ARN that it was asked for.
pub(crate) fn configuration(
    function: &str,
    record: &VersionRecord,
    arn: String,
    region: &str,
    view: View,
) -> shapes::FunctionConfiguration {
    let settings = &record.build.settings;
    let is_image = record.build.image.is_some();
    let mut shape = shapes::FunctionConfiguration {
        function_name: Some(function.to_owned()),
        function_arn: Some(arn),
        code_sha256: Some(code_sha256(&record.build)),
        code_size: Some(record.build.package.bytes.try_into().unwrap_or(i64::MAX)),
        last_modified: Some(time(record.modified_ms)),
        revision_id: Some(record.revision_id.clone()),
        version: Some(record.version.clone()),
        package_type: Some(if is_image { "Image" } else { "Zip" }.into()),
        snap_start: Some(snap_start(settings, record.is_latest())),
        logging_config: Some(logging(&settings.logging, function)),
        ..described(settings)
    };
    if view == View::Whole {
        if !is_image {
            shape.runtime_version_config = Some(runtime_version(&settings.runtime, region));
        }
        states(&mut shape, record);
    }
    shape
}

fn described(settings: &Settings) -> shapes::FunctionConfiguration {
    let file_systems = settings
        .file_systems
        .iter()
        .map(|it| shapes::FileSystemConfig {
            arn: it.arn.clone(),
            local_mount_path: it.mount_path.clone(),
            ..Default::default()
        });
    let layers = settings.layers.iter().map(|layer| shapes::Layer {
        arn: Some(layer.arn.clone()),
        code_size: Some(layer.package.bytes.try_into().unwrap_or(i64::MAX)),
        ..Default::default()
    });
    let dead_letter = |target: &String| shapes::DeadLetterConfig {
        target_arn: Some(target.clone()),
    };
    let environment = |variables: &std::collections::BTreeMap<String, String>| {
        let variables = Some(variables.clone());
        shapes::EnvironmentResponse {
            variables,
            ..Default::default()
        }
    };
    shapes::FunctionConfiguration {
        // Images have neither.
        runtime: Some(settings.runtime.clone()).filter(|runtime| !runtime.is_empty()),
        handler: Some(settings.handler.clone()).filter(|handler| !handler.is_empty()),
        image_config_response: settings.image.as_ref().map(image_config),
        role: Some(settings.role.clone()),
        description: Some(settings.description.clone()),
        timeout: Some(small(settings.timeout_s)),
        memory_size: Some(small(settings.memory_mb)),
        ephemeral_storage: Some(shapes::EphemeralStorage {
            size: small(settings.tmp_mb),
        }),
        architectures: Some(vec![settings.architecture.clone()]),
        environment: settings.variables.as_ref().map(environment),
        tenancy_config: settings.isolates_tenants.then(|| shapes::TenancyConfig {
            tenant_isolation_mode: "PER_TENANT".into(),
        }),
        tracing_config: Some(shapes::TracingConfigResponse {
            mode: Some(settings.tracing.clone()),
        }),
        kms_key_arn: settings.kms_key_arn.clone(),
        dead_letter_config: settings.dead_letter.as_ref().map(dead_letter),
        vpc_config: settings.vpc.as_ref().map(vpc),
        file_system_configs: Some(file_systems.collect()).filter(|list: &Vec<_>| !list.is_empty()),
        layers: Some(layers.collect()).filter(|list: &Vec<_>| !list.is_empty()),
        ..Default::default()
    }
}

fn image_config(settings: &ImageSettings) -> shapes::ImageConfigResponse {
    let image_config = shapes::ImageConfig {
        entry_point: settings.entrypoint.clone(),
        command: settings.command.clone(),
        working_directory: settings.working_dir.clone(),
    };
    shapes::ImageConfigResponse {
        image_config: Some(image_config),
        ..Default::default()
    }
}

fn vpc(vpc: &Vpc) -> shapes::VpcConfigResponse {
    shapes::VpcConfigResponse {
        subnet_ids: Some(vpc.subnet_ids.clone()),
        security_group_ids: Some(vpc.security_group_ids.clone()),
        vpc_id: Some(String::new()),
        ipv6_allowed_for_dual_stack: Some(vpc.ipv6),
    }
}

fn states(shape: &mut shapes::FunctionConfiguration, record: &VersionRecord) {
    let (state, reason) = match &record.state {
        State::Pending => ("Pending", Some(creating())),
        State::Active => ("Active", None),
        State::Failed(reason) => ("Failed", Some(reason.clone())),
    };
    shape.state = Some(state.into());
    (shape.state_reason, shape.state_reason_code) = parts(reason);
    let (update, reason) = match &record.update {
        Update::None => return,
        Update::InProgress => ("InProgress", Some(creating())),
        Update::Successful => ("Successful", None),
        Update::Failed(reason) => ("Failed", Some(reason.clone())),
    };
    shape.last_update_status = Some(update.into());
    (
        shape.last_update_status_reason,
        shape.last_update_status_reason_code,
    ) = parts(reason);
}

fn creating() -> Reason {
    Reason {
        code: "Creating".into(),
        text: CREATING.into(),
    }
}

fn parts(reason: Option<Reason>) -> (Option<String>, Option<String>) {
    match reason {
        Some(reason) => (Some(reason.text), Some(reason.code)),
        None => (None, None),
    }
}

fn snap_start(settings: &Settings, is_latest: bool) -> shapes::SnapStartResponse {
    let (apply_on, on) = match settings.snap_start {
        true => ("PublishedVersions", !is_latest),
        false => ("None", false),
    };
    shapes::SnapStartResponse {
        apply_on: Some(apply_on.into()),
        optimization_status: Some(if on { "On" } else { "Off" }.into()),
    }
}

fn logging(settings: &LoggingSettings, function: &str) -> shapes::LoggingConfig {
    shapes::LoggingConfig {
        log_format: Some(if settings.json { "JSON" } else { "Text" }.into()),
        application_log_level: settings.application_level.clone(),
        system_log_level: settings.system_level.clone(),
        log_group: Some(log_group(settings, function)),
    }
}

/// The group that receives the logs.
pub(crate) fn log_group(settings: &LoggingSettings, function: &str) -> String {
    let group = settings.group.clone();
    group.unwrap_or_else(|| format!("/aws/lambda/{function}"))
}

fn runtime_version(runtime: &str, region: &str) -> shapes::RuntimeVersionConfig {
    shapes::RuntimeVersionConfig {
        runtime_version_arn: Some(runtime_version_arn(runtime, region)),
        ..Default::default()
    }
}

/// AWS names the exact build of a runtime by a hash; ours is one of the runtime's name.
pub(super) fn runtime_version_arn(runtime: &str, region: &str) -> String {
    let hash = hex::encode(Sha256::digest(runtime.as_bytes()));
    format!("arn:aws:lambda:{region}::runtime:{hash}")
}

/// An alias under its ARN.
pub(crate) fn alias(name: &str, record: &AliasRecord, arn: String) -> shapes::AliasConfiguration {
    let weights = record.additional.iter().cloned().collect();
    let routing = shapes::AliasRoutingConfiguration {
        additional_version_weights: Some(weights),
    };
    let routing = Some(routing).filter(|_| record.additional.is_some());
    shapes::AliasConfiguration {
        alias_arn: Some(arn),
        name: Some(name.to_owned()),
        function_version: Some(record.version.clone()),
        description: Some(record.description.clone()),
        routing_config: routing,
        revision_id: Some(record.revision_id.clone()),
    }
}

/// `Cors` as AWS shows it.
pub(crate) fn cors(cors: &Cors) -> shapes::Cors {
    shapes::Cors {
        allow_credentials: cors.allow_credentials,
        allow_headers: cors.allow_headers.clone(),
        allow_methods: cors.allow_methods.clone(),
        allow_origins: cors.allow_origins.clone(),
        expose_headers: cors.expose_headers.clone(),
        max_age: cors.max_age_s,
    }
}

/// `2025-11-24T10:00:00.000+0000`, as functions and their URLs show times.
pub(crate) fn time(epoch_ms: i64) -> String {
    let time = Timestamp::from_millisecond(epoch_ms).unwrap_or_default();
    time.strftime("%Y-%m-%dT%H:%M:%S.%3f+0000").to_string()
}

/// Of a zip its hash in base64, of an image its digest.
pub(super) fn code_sha256(build: &Build) -> String {
    match build.image {
        Some(_) => build.package.sha256.clone(),
        None => sha256_base64(&build.package.sha256),
    }
}

pub(super) fn sha256_base64(hexadecimal: &str) -> String {
    use base64::Engine as _;
    let bytes = hex::decode(hexadecimal).unwrap_or_default();
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn small(value: u32) -> i32 {
    value.try_into().unwrap_or(i32::MAX)
}
