//! What the target should have, and how that differs from what it has.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use frazil_wire::shapes::lambda::{
    Cors, CreateFunctionRequest, CreateFunctionUrlConfigRequest, Environment, EphemeralStorage,
    FunctionConfiguration, UpdateFunctionConfigurationRequest,
};

use super::live::Live;
use super::{Change, PlanError, Statement, Step};
use crate::package::Package;
use crate::project::Project;
use crate::settings::{Settings, UrlSettings};
use crate::target::Target;

/// The call that makes the function, without its code.
pub(super) fn function(
    project: &Project,
    package: &Package,
    target: &Target,
) -> Result<CreateFunctionRequest, PlanError> {
    let settings = &project.settings;
    let variables = settings.aws_environment_variables.clone();
    Ok(CreateFunctionRequest {
        function_name: settings.function_name.clone(),
        role: role(settings, target).ok_or(PlanError::NoRole)?,
        runtime: Some(package.runtime.clone()),
        handler: Some(package.handler.clone()),
        description: Some(settings.lambda_description.clone()),
        timeout: Some(number(settings.timeout_s)),
        memory_size: Some(number(settings.memory_mb)),
        ephemeral_storage: Some(storage(settings)),
        environment: (!variables.is_empty()).then_some(Environment {
            variables: Some(variables),
        }),
        layers: (!settings.layers.is_empty()).then(|| settings.layers.clone()),
        architectures: Some(vec![package.architecture.as_str().to_owned()]),
        package_type: Some("Zip".to_owned()),
        tags: (!settings.tags.is_empty()).then(|| settings.tags.clone()),
        ..Default::default()
    })
}

/// A server of one's own checks no roles, so any name will do there.
fn role(settings: &Settings, target: &Target) -> Option<String> {
    if let Some(arn) = &settings.role_arn {
        return Some(arn.clone());
    }
    let name = settings
        .role_name
        .clone()
        .unwrap_or_else(|| format!("{}-ZappaLambdaExecutionRole", settings.function_name));
    (!target.is_aws()).then(|| format!("arn:aws:iam::000000000000:role/{name}"))
}

/// The settings' numbers are checked to be small.
fn number(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

fn storage(settings: &Settings) -> EphemeralStorage {
    EphemeralStorage {
        size: number(settings.tmp_mb),
    }
}

pub(super) fn same_code(package: &Package, live: &FunctionConfiguration) -> bool {
    let architecture = live
        .architectures
        .as_ref()
        .and_then(|all| all.first())
        .map_or("x86_64", String::as_str);
    live.code_sha256.as_deref() == Some(&STANDARD.encode(package.sha256))
        && architecture == package.architecture.as_str()
}

/// The step that changes the configuration, when something differs.
pub(super) fn configuration(
    project: &Project,
    package: &Package,
    live: &FunctionConfiguration,
) -> Option<Step> {
    let settings = &project.settings;
    let mut changes = Changes::default();
    let live_variables = live
        .environment
        .as_ref()
        .and_then(|environment| environment.variables.clone())
        .unwrap_or_default();
    let variables = merged_variables(settings, &live_variables);
    let live_tmp = live
        .ephemeral_storage
        .as_ref()
        .map_or(512, |storage| storage.size);
    let live_layers: Vec<String> = live
        .layers
        .iter()
        .flatten()
        .filter_map(|layer| layer.arn.clone())
        .collect();
    let request = UpdateFunctionConfigurationRequest {
        function_name: settings.function_name.clone(),
        runtime: changes.text("Runtime", live.runtime.as_ref(), &package.runtime),
        handler: changes.text("Handler", live.handler.as_ref(), &package.handler),
        description: changes.text(
            "Description",
            live.description.as_ref(),
            &settings.lambda_description,
        ),
        role: settings
            .role_arn
            .as_ref()
            .and_then(|role| changes.text("Role", live.role.as_ref(), role)),
        timeout: changes.number("Timeout", live.timeout, settings.timeout_s),
        memory_size: changes.number("MemorySize", live.memory_size, settings.memory_mb),
        ephemeral_storage: changes
            .number("EphemeralStorage", Some(live_tmp), settings.tmp_mb)
            .map(|size| EphemeralStorage { size }),
        environment: changes
            .variables(&live_variables, &variables)
            .then_some(Environment {
                variables: Some(variables),
            }),
        layers: changes.list("Layers", &live_layers, &settings.layers),
        ..Default::default()
    };
    let changes = changes.0;
    (!changes.is_empty()).then(|| Step::UpdateConfiguration {
        changes,
        request: Box::new(request),
    })
}

/// Variables that somebody set elsewhere stay, as in Zappa; the settings' win.
fn merged_variables(
    settings: &Settings,
    live: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut variables = live.clone();
    variables.extend(settings.aws_environment_variables.clone());
    variables
}

/// Collects what differs.
#[derive(Default)]
struct Changes(Vec<Change>);

impl Changes {
    fn differs(&mut self, member: &'static str, from: String, to: String) -> bool {
        let differs = from != to;
        if differs {
            self.0.push(Change { member, from, to });
        }
        differs
    }

    fn text(
        &mut self,
        member: &'static str,
        live: Option<&String>,
        wanted: &str,
    ) -> Option<String> {
        let quoted = |text: &str| format!("`{text}`");
        self.differs(member, quoted(live.map_or("", |live| live)), quoted(wanted))
            .then(|| wanted.to_owned())
    }

    fn number(&mut self, member: &'static str, live: Option<i32>, wanted: u32) -> Option<i32> {
        let wanted = number(wanted);
        self.differs(
            member,
            live.unwrap_or_default().to_string(),
            wanted.to_string(),
        )
        .then_some(wanted)
    }

    fn list(
        &mut self,
        member: &'static str,
        live: &[String],
        wanted: &[String],
    ) -> Option<Vec<String>> {
        self.differs(member, live.join(" "), wanted.join(" "))
            .then(|| wanted.to_vec())
    }

    /// Names only: values are often secret.
    fn variables(
        &mut self,
        live: &BTreeMap<String, String>,
        wanted: &BTreeMap<String, String>,
    ) -> bool {
        if live == wanted {
            return false;
        }
        let changed: Vec<&str> = wanted
            .iter()
            .filter(|(name, value)| live.get(*name) != Some(value))
            .map(|(name, _)| name.as_str())
            .collect();
        self.0.push(Change {
            member: "Environment",
            from: format!("{} variables", live.len()),
            to: format!("new {}", changed.join(" ")),
        });
        true
    }
}

pub(super) fn tags(
    project: &Project,
    live: &FunctionConfiguration,
    live_tags: &BTreeMap<String, String>,
) -> Option<Step> {
    let wanted = &project.settings.tags;
    let tags: BTreeMap<_, _> = wanted
        .iter()
        .filter(|(name, value)| live_tags.get(*name) != Some(value))
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect();
    let arn = live.function_arn.clone()?;
    (!tags.is_empty()).then_some(Step::Tag { arn, tags })
}

/// The steps for the URL and for who may call it.
pub(super) fn url(project: &Project, live: &Live) -> Vec<Step> {
    let mut steps = Vec::new();
    let settings = &project.settings;
    match (&settings.url, &live.url) {
        (None, None) => {}
        (None, Some(_)) => steps.push(Step::DeleteUrl),
        (Some(wanted), None) => {
            steps.push(Step::CreateUrl(Box::new(url_request(settings, wanted))));
        }
        (Some(wanted), Some(have)) => {
            let request = url_request(settings, wanted);
            if request.auth_type != have.auth_type
                || !same_cors(request.cors.as_ref(), have.cors.as_ref())
            {
                steps.push(Step::UpdateUrl(Box::new(request)));
            }
        }
    }
    let open = settings.url.as_ref().is_some_and(|url| !url.signed);
    for statement in Statement::ALL {
        match (open, live.statements.contains(statement.id())) {
            (true, false) => steps.push(Step::Allow(statement)),
            (false, true) => steps.push(Step::Forbid(statement)),
            _ => {}
        }
    }
    steps
}

fn url_request(settings: &Settings, url: &UrlSettings) -> CreateFunctionUrlConfigRequest {
    CreateFunctionUrlConfigRequest {
        function_name: settings.function_name.clone(),
        auth_type: if url.signed { "AWS_IAM" } else { "NONE" }.to_owned(),
        cors: url.cors.as_ref().map(cors),
        ..Default::default()
    }
}

fn cors(cors: &crate::settings::Cors) -> Cors {
    let list = |items: &Vec<String>| (!items.is_empty()).then(|| items.clone());
    Cors {
        allow_credentials: cors.allow_credentials.then_some(true),
        allow_headers: list(&cors.allow_headers),
        allow_methods: list(&cors.allow_methods),
        allow_origins: list(&cors.allow_origins),
        expose_headers: list(&cors.expose_headers),
        max_age: (cors.max_age_s > 0).then(|| number(cors.max_age_s)),
    }
}

/// Servers differ in whether they show what is empty.
fn same_cors(wanted: Option<&Cors>, have: Option<&Cors>) -> bool {
    let plain = |cors: Option<&Cors>| {
        let cors = cors.cloned().unwrap_or_default();
        let lists = [
            cors.allow_headers,
            cors.allow_methods,
            cors.allow_origins,
            cors.expose_headers,
        ]
        .map(Option::unwrap_or_default);
        (
            cors.allow_credentials.unwrap_or(false),
            cors.max_age.unwrap_or(0),
            lists,
        )
    };
    plain(wanted) == plain(have)
}
