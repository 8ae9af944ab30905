//! From the members of a request to stored settings, and AWS's refusals on the way.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::faults::invalid;
use super::layers::Layers;
use super::record::{FileSystem, ImageSettings, LoggingSettings, Settings, Vpc};
use super::runtime_names;
use crate::limits::Limits;
use crate::runtimes::Runtimes;
use crate::variables;

/// What the settings of this server must satisfy.
pub(crate) struct Rules<'a> {
    pub(crate) limits: &'a Limits,
    pub(crate) runtimes: &'a dyn Runtimes,
    /// AWS's name of this host's architecture.
    pub(crate) architecture: &'a str,
}

/// The members that creating and updating a configuration have in common.
#[derive(Default)]
pub(crate) struct Wanted {
    runtime: Option<String>,
    handler: Option<String>,
    role: Option<String>,
    description: Option<String>,
    timeout: Option<i32>,
    memory_size: Option<i32>,
    ephemeral_storage: Option<shapes::EphemeralStorage>,
    environment: Option<shapes::Environment>,
    tracing_config: Option<shapes::TracingConfig>,
    logging_config: Option<shapes::LoggingConfig>,
    snap_start: Option<shapes::SnapStart>,
    kms_key_arn: Option<String>,
    dead_letter_config: Option<shapes::DeadLetterConfig>,
    vpc_config: Option<shapes::VpcConfig>,
    file_system_configs: Option<Vec<shapes::FileSystemConfig>>,
    image_config: Option<shapes::ImageConfig>,
    /// The layers that the request names, looked up.
    pub(crate) layers: Option<Layers>,
    /// `TenancyConfig`, which only a new function takes.
    isolates_tenants: bool,
    /// Members that this server does not offer, by name.
    unsupported: Vec<&'static str>,
}

macro_rules! wanted {
    ($request:ident, role: $role:expr, unsupported: [$($member:ident $name:literal),*]) => {
        Wanted {
            runtime: $request.runtime.clone(),
            handler: $request.handler.clone(),
            role: $role,
            description: $request.description.clone(),
            timeout: $request.timeout,
            memory_size: $request.memory_size,
            ephemeral_storage: $request.ephemeral_storage.clone(),
            environment: $request.environment.clone(),
            tracing_config: $request.tracing_config.clone(),
            logging_config: $request.logging_config.clone(),
            snap_start: $request.snap_start.clone(),
            kms_key_arn: $request.kms_key_arn.clone(),
            dead_letter_config: $request.dead_letter_config.clone(),
            vpc_config: $request.vpc_config.clone(),
            file_system_configs: $request.file_system_configs.clone(),
            image_config: $request.image_config.clone(),
            layers: None,
            isolates_tenants: false,
            unsupported: [$(($request.$member.is_some(), $name)),*]
                .into_iter()
                .filter_map(|(given, name)| given.then_some(name))
                .collect(),
        }
    };
}

impl From<&shapes::CreateFunctionRequest> for Wanted {
    fn from(request: &shapes::CreateFunctionRequest) -> Wanted {
        let wanted = wanted!(request, role: Some(request.role.clone()), unsupported: [
            capacity_provider_config "CapacityProviderConfig",
            durable_config "DurableConfig",
            runtime_config "RuntimeConfig",
            accelerator_config "AcceleratorConfig",
            publish_to "PublishTo"
        ]);
        Wanted {
            isolates_tenants: request.tenancy_config.is_some(),
            ..wanted
        }
    }
}

impl From<&shapes::UpdateFunctionConfigurationRequest> for Wanted {
    fn from(request: &shapes::UpdateFunctionConfigurationRequest) -> Wanted {
        wanted!(request, role: request.role.clone(), unsupported: [
            capacity_provider_config "CapacityProviderConfig",
            durable_config "DurableConfig",
            runtime_config "RuntimeConfig",
            accelerator_config "AcceleratorConfig"
        ])
    }
}

impl Wanted {
    /// Refuses what belongs to the other kind of function.
    fn check_kind(&self, is_image: bool) -> Result<(), Fault> {
        let is_of_zips = self.runtime.is_some() || self.handler.is_some() || {
            let layers = self.layers.as_ref();
            layers.is_some_and(|layers| !layers.uses.is_empty())
        };
        match is_image {
            true if is_of_zips => Err(invalid(
                "Please don't provide Handler or Runtime or Layer when the intended function \
                 PackageType is Image.",
            )),
            false if self.image_config.is_some() => Err(invalid(
                "Please don't provide ImageConfig when the intended function PackageType is Zip.",
            )),
            _ => Ok(()),
        }
    }
}

/// What `ImageConfig` says; nothing when it is empty, which removes it.
fn image_settings(wanted: &shapes::ImageConfig) -> Option<ImageSettings> {
    let settings = ImageSettings {
        entrypoint: wanted.entry_point.clone().filter(|it| !it.is_empty()),
        command: wanted.command.clone().filter(|it| !it.is_empty()),
        working_dir: wanted.working_directory.clone().filter(|it| !it.is_empty()),
    };
    let says = [
        settings.entrypoint.is_some(),
        settings.command.is_some(),
        settings.working_dir.is_some(),
    ];
    says.contains(&true).then_some(settings)
}

impl Rules<'_> {
    /// The settings of a new function.
    pub(crate) fn created(
        &self,
        wanted: &Wanted,
        architectures: Option<&[String]>,
        is_image: bool,
    ) -> Result<Settings, Fault> {
        if !is_image && (wanted.runtime.is_none() || wanted.handler.is_none()) {
            return Err(invalid(
                "Runtime and Handler are mandatory parameters for functions created with \
                 deployment packages.",
            ));
        }
        let mut defaults = self.defaults();
        if let Some(architecture) = self.architecture(architectures)? {
            defaults.architecture = architecture;
        }
        defaults.isolates_tenants = wanted.isolates_tenants;
        self.updated(&defaults, wanted, is_image)
    }

    /// Settings with what a request changes.
    pub(crate) fn updated(
        &self,
        before: &Settings,
        wanted: &Wanted,
        is_image: bool,
    ) -> Result<Settings, Fault> {
        wanted.check_kind(is_image)?;
        if !wanted.unsupported.is_empty() {
            let members = wanted.unsupported.join(", ");
            return Err(invalid(format!("This server does not support {members}.")));
        }
        let mut settings = before.clone();
        if let Some(runtime) = &wanted.runtime {
            runtime_names::check(runtime, self.runtimes)?;
            settings.runtime.clone_from(runtime);
        }
        replace(&mut settings.handler, wanted.handler.as_ref());
        replace(&mut settings.role, wanted.role.as_ref());
        replace(&mut settings.description, wanted.description.as_ref());
        self.sizes(&mut settings, wanted)?;
        if let Some(environment) = &wanted.environment {
            settings.variables = Some(self.variables(environment)?);
        }
        if let Some(tracing) = wanted
            .tracing_config
            .as_ref()
            .and_then(|it| it.mode.clone())
        {
            settings.tracing = tracing;
        }
        if let Some(logging) = &wanted.logging_config {
            settings.logging = merged(&settings.logging, logging)?;
        }
        if let Some(apply_on) = wanted
            .snap_start
            .as_ref()
            .and_then(|it| it.apply_on.as_ref())
        {
            settings.snap_start = apply_on == "PublishedVersions";
        }
        if let Some(layers) = &wanted.layers {
            settings.layers.clone_from(&layers.uses);
        }
        if let Some(image) = &wanted.image_config {
            settings.image = image_settings(image);
        }
        check_snap_start(&settings)?;
        check_file_systems(wanted.file_system_configs.as_deref())?;
        stored_only(&mut settings, wanted);
        Ok(settings)
    }

    /// Checks that the wanted architecture is this host's.
    pub(crate) fn architecture(&self, wanted: Option<&[String]>) -> Result<Option<String>, Fault> {
        match wanted.unwrap_or_default() {
            [] => Ok(None),
            [one] if one == self.architecture => Ok(Some(one.clone())),
            [one] => Err(invalid(format!(
                "The architecture {one} is not available on this host, which has: {}",
                self.architecture
            ))),
            _ => Err(invalid("Architectures must name exactly one architecture.")),
        }
    }

    fn defaults(&self) -> Settings {
        Settings {
            runtime: String::new(),
            handler: String::new(),
            role: String::new(),
            description: String::new(),
            timeout_s: 3,
            memory_mb: 128,
            tmp_mb: 512,
            variables: None,
            architecture: self.architecture.to_owned(),
            tracing: "PassThrough".into(),
            logging: LoggingSettings::default(),
            snap_start: false,
            isolates_tenants: false,
            kms_key_arn: None,
            dead_letter: None,
            vpc: None,
            file_systems: Vec::new(),
            layers: Vec::new(),
            image: None,
        }
    }

    /// The numbers, with the bounds of ordinary functions: the model's are those of managed
    /// instances, and AWS words the difference differently.
    fn sizes(&self, settings: &mut Settings, wanted: &Wanted) -> Result<(), Fault> {
        let limits = self.limits;
        let storage = wanted.ephemeral_storage.as_ref().map(|it| it.size);
        let sizes = [
            (
                wanted.timeout,
                &mut settings.timeout_s,
                "Timeout",
                1,
                limits.timeout_s_max,
            ),
            (
                wanted.memory_size,
                &mut settings.memory_mb,
                "MemorySize",
                limits.memory_mb_min,
                limits.memory_mb_max,
            ),
            (
                storage,
                &mut settings.tmp_mb,
                "EphemeralStorage.Size",
                limits.tmp_mb_min,
                limits.tmp_mb_max,
            ),
        ];
        for (wanted, setting, name, min, max) in sizes {
            if let Some(wanted) = wanted {
                *setting = bounded(name, wanted, min, max)?;
            }
        }
        Ok(())
    }

    fn variables(
        &self,
        environment: &shapes::Environment,
    ) -> Result<BTreeMap<String, String>, Fault> {
        let variables = environment.variables.clone().unwrap_or_default();
        variables::check(&variables, self.limits).map_err(|error| invalid(error.to_string()))?;
        Ok(variables)
    }
}

fn replace(setting: &mut String, wanted: Option<&String>) {
    if let Some(wanted) = wanted {
        setting.clone_from(wanted);
    }
}

fn bounded(name: &str, wanted: i32, min: u64, max: u64) -> Result<u32, Fault> {
    let (relation, bound) = match u64::try_from(wanted) {
        Ok(value) if value > max => ("less than or equal to", max),
        Ok(value) if value >= min => return Ok(u32::try_from(value).expect("it was an i32")),
        _ => ("greater than or equal to", min),
    };
    Err(invalid(format!(
        "'{name}' value failed to satisfy constraint: Member must have value {relation} {bound}"
    )))
}

fn merged(
    before: &LoggingSettings,
    wanted: &shapes::LoggingConfig,
) -> Result<LoggingSettings, Fault> {
    let json = match &wanted.log_format {
        Some(format) => format == "JSON",
        None => before.json,
    };
    let levels = [&wanted.application_log_level, &wanted.system_log_level];
    if !json && levels.iter().any(|level| level.is_some()) {
        return Err(invalid(
            "LogLevel is not supported when LogFormat is set to \"Text\". Remove LogLevel from \
             your request or change the LogFormat to \"JSON\" and try again.",
        ));
    }
    let level = |wanted: &Option<String>, before: &Option<String>| {
        let level = wanted.clone().or_else(|| before.clone());
        json.then(|| level.unwrap_or_else(|| "INFO".into()))
    };
    Ok(LoggingSettings {
        json,
        application_level: level(&wanted.application_log_level, &before.application_level),
        system_level: level(&wanted.system_log_level, &before.system_level),
        group: wanted.log_group.clone().or_else(|| before.group.clone()),
    })
}

/// Which functions AWS takes snapshots of.
fn check_snap_start(settings: &Settings) -> Result<(), Fault> {
    const RUNTIMES: [&str; 10] = [
        "java11",
        "java17",
        "java21",
        "java25",
        "python3.12",
        "python3.13",
        "python3.14",
        "python3.15",
        "dotnet8",
        "dotnet10",
    ];
    let runtime = settings.runtime.as_str();
    if settings.snap_start && !RUNTIMES.contains(&runtime) {
        return Err(invalid(format!(
            "{runtime} is not supported for SnapStart enabled functions."
        )));
    }
    if settings.snap_start && settings.isolates_tenants {
        let message = "SnapStart is not supported for functions with tenancy configuration.";
        return Err(invalid(message));
    }
    Ok(())
}

/// A function that expects files must not find an empty place without a word.
fn check_file_systems(wanted: Option<&[shapes::FileSystemConfig]>) -> Result<(), Fault> {
    match wanted.is_some_and(|wanted| !wanted.is_empty()) {
        true => Err(invalid("This server does not support FileSystemConfigs.")),
        false => Ok(()),
    }
}

/// Members that are kept and shown, and change nothing here. Empty ones remove.
fn stored_only(settings: &mut Settings, wanted: &Wanted) {
    if let Some(key) = &wanted.kms_key_arn {
        settings.kms_key_arn = Some(key.clone()).filter(|key| !key.is_empty());
    }
    if let Some(dead_letter) = &wanted.dead_letter_config {
        let target = dead_letter.target_arn.clone();
        settings.dead_letter = target.filter(|target| !target.is_empty());
    }
    if let Some(vpc) = &wanted.vpc_config {
        let vpc = Vpc {
            subnet_ids: vpc.subnet_ids.clone().unwrap_or_default(),
            security_group_ids: vpc.security_group_ids.clone().unwrap_or_default(),
            ipv6: vpc.ipv6_allowed_for_dual_stack.unwrap_or_default(),
        };
        settings.vpc = Some(vpc).filter(|vpc| !vpc.subnet_ids.is_empty());
    }
    if let Some(file_systems) = &wanted.file_system_configs {
        let stored = file_systems.iter().map(|it| FileSystem {
            arn: it.arn.clone(),
            mount_path: it.local_mount_path.clone(),
        });
        settings.file_systems = stored.collect();
    }
}
