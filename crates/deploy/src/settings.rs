//! Zappa's settings file, one stage of it, typed.
//!
//! The file is read as Zappa reads it (lenient JSON, stages, `extends`), so an existing one works unchanged.
//! What we do not act on yet is named in [`Settings::notes`]; what makes no sense is an error that shows the line.

mod error;
mod file;
mod keys;
mod lenient;
mod read;
mod slug;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use self::error::SettingsError;
use self::file::SettingsFile;
pub use self::lenient::Position;
use self::read::Reader;
use self::slug::slug;
use crate::progress::Note;

/// A settings file's path and text, for messages.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// What a stage says, with Zappa's defaults filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The stage.
    pub stage: String,
    /// The project; by default its folder's name.
    pub project_name: String,
    /// `project-stage` as Zappa spells it: the function's name.
    pub function_name: String,
    /// What to run.
    pub app: App,
    /// `python3.x`, when the file says so.
    pub runtime: Option<String>,
    /// When the file says so.
    pub architecture: Option<Architecture>,
    /// When the file says so.
    pub aws_region: Option<String>,
    /// Memory in MB, 512 by default.
    pub memory_mb: u32,
    /// Timeout in seconds, 30 by default.
    pub timeout_s: u32,
    /// Size of `/tmp` in MB, 512 by default.
    pub tmp_mb: u32,
    /// Set by the adapter before the application is imported; they travel in the package.
    pub environment_variables: BTreeMap<String, String>,
    /// The function's own variables.
    pub aws_environment_variables: BTreeMap<String, String>,
    /// Patterns (`*`, `?`, `[…]`) for base names that stay out of the package.
    pub exclude: Vec<String>,
    /// Patterns with `/` and `**`, relative to the package's root.
    pub exclude_glob: Vec<String>,
    /// Bucket for packages that are too large to send directly.
    pub s3_bucket: Option<String>,
    /// `None` when the file switches every public address off.
    pub url: Option<UrlSettings>,
    /// Tags of the function.
    pub tags: BTreeMap<String, String>,
    /// A handler of the project's own instead of the adapter.
    pub lambda_handler: Option<String>,
    /// Description of the function, empty by default (Zappa's says "Zappa Deployment").
    pub lambda_description: String,
    /// Layer version ARNs.
    pub layers: Vec<String>,
    /// Execution role as an ARN.
    pub role_arn: Option<String>,
    /// Execution role by name, in the caller's account.
    pub role_name: Option<String>,
    /// Level of the root logger. Zappa's default is DEBUG, which floods the log with boto3's own lines; ours is INFO.
    pub log_level: String,
    /// Tracebacks in the body of a 500. Zappa's default is true; ours is false, for it shows the world our insides.
    pub debug: bool,
    /// `module.function` called with (exception, event, context).
    pub exception_handler: Option<String>,
    /// Header name → path in the event's `requestContext`.
    pub context_header_mappings: BTreeMap<String, String>,
    /// Further MIME prefixes whose bodies are text.
    pub additional_text_mimetypes: Vec<String>,
    /// Path prefix taken from the front of every path.
    pub base_path: Option<String>,
    /// Whether to send one request after the deployment.
    pub touch: bool,
    /// Which path that request asks for.
    pub touch_path: String,
    /// What was said but has no effect, and names that are not known.
    pub notes: Vec<Note>,
}

/// What a stage runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum App {
    /// `module.path.object`, a WSGI callable.
    Function(String),
    /// A Django settings module.
    Django(String),
}

/// Processor architecture, in AWS's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Architecture {
    /// `x86_64`
    X86_64,
    /// `arm64`
    Arm64,
}

impl Architecture {
    /// As AWS spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Architecture::X86_64 => "x86_64",
            Architecture::Arm64 => "arm64",
        }
    }
}

/// The stage's public address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UrlSettings {
    /// Requests must be signed (`AWS_IAM`); otherwise everybody may call.
    pub signed: bool,
    /// Cross-origin rules, when the address itself answers them.
    pub cors: Option<Cors>,
}

/// Cross-origin rules of a function URL.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cors {
    /// `*` or origins such as `https://example.com`.
    pub allow_origins: Vec<String>,
    /// Header names that requests may carry.
    pub allow_headers: Vec<String>,
    /// HTTP methods.
    pub allow_methods: Vec<String>,
    /// Whether cookies may come along.
    pub allow_credentials: bool,
    /// Header names that scripts may read.
    pub expose_headers: Vec<String>,
    /// How long a browser keeps these rules, in seconds.
    pub max_age_s: u32,
}

impl Settings {
    /// Reads the settings file in `dir` and one stage of it; without a wish, the only stage there is.
    pub fn load(dir: &Path, stage: Option<&str>) -> Result<Settings, SettingsError> {
        Settings::from_file(&SettingsFile::find(dir)?, dir, stage)
    }

    fn from_file(
        file: &SettingsFile,
        dir: &Path,
        stage: Option<&str>,
    ) -> Result<Settings, SettingsError> {
        let stage = file.choose(stage)?;
        let members = file.members(&stage)?;
        let mut reader = Reader::new(&file.source, &members);
        let r = &mut reader;
        let project_name = r
            .text("project_name")?
            .unwrap_or_else(|| default_project_name(dir));
        let app = app(r)?;
        let mut settings = Settings {
            function_name: slug(&format!("{project_name}-{stage}")),
            project_name,
            stage: stage.clone(),
            runtime: runtime(r)?,
            architecture: architecture(r)?,
            aws_region: r.text("aws_region")?,
            memory_mb: r.whole("memory_size", 128..=10240)?.unwrap_or(512),
            timeout_s: r.whole("timeout_seconds", 1..=900)?.unwrap_or(30),
            tmp_mb: tmp_mb(r)?,
            environment_variables: r.map("environment_variables")?,
            aws_environment_variables: r.map("aws_environment_variables")?,
            exclude: r.texts("exclude")?,
            exclude_glob: r.texts("exclude_glob")?,
            s3_bucket: r.text("s3_bucket")?,
            url: url(r)?,
            tags: r.map("tags")?,
            lambda_handler: r.text("lambda_handler")?,
            lambda_description: r.text("lambda_description")?.unwrap_or_default(),
            layers: r.texts("layers")?,
            role_arn: r.text("role_arn")?,
            role_name: r.text("role_name")?,
            log_level: r.text("log_level")?.unwrap_or_else(|| "INFO".into()),
            debug: r.flag("debug")?.unwrap_or(false),
            exception_handler: r.text("exception_handler")?,
            context_header_mappings: r.map("context_header_mappings")?,
            additional_text_mimetypes: r.texts("additional_text_mimetypes")?,
            base_path: r.text("base_path")?,
            touch: r.flag("touch")?.unwrap_or(true),
            touch_path: r.text("touch_path")?.unwrap_or_else(|| "/".into()),
            // Last, so that what is wrong at a place of the file is told first.
            app: app.ok_or_else(|| SettingsError::NoApplication {
                path: file.source.path.clone(),
                stage,
            })?,
            notes: Vec::new(),
        };
        settings.notes = reader
            .unasked()
            .filter_map(|member| keys::note(member, reader.asked()))
            .collect();
        Ok(settings)
    }
}

fn default_project_name(dir: &Path) -> String {
    let dir = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
    let name = dir
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    slug(&name).chars().take(15).collect()
}

fn app(r: &mut Reader<'_>) -> Result<Option<App>, SettingsError> {
    if let Some(node) = r.node("app_type") {
        let text = r.text("app_type")?;
        if text.as_deref() == Some("asgi") {
            return r.wrong(
                "app_type",
                node,
                "\"wsgi\": ASGI applications are not supported yet",
            );
        }
    }
    let django = r.text("django_settings")?.map(App::Django);
    let function = r.text("app_function")?.map(App::Function);
    Ok(django.or(function))
}

fn runtime(r: &mut Reader<'_>) -> Result<Option<String>, SettingsError> {
    let runtime = r.text("runtime")?;
    if let (Some(name), Some(node)) = (&runtime, r.node("runtime")) {
        let minor = name
            .strip_prefix("python3.")
            .and_then(|minor| minor.parse::<u8>().ok());
        if minor.is_none_or(|minor| minor < 9) {
            return r.wrong(
                "runtime",
                node,
                "python3.9 or newer, such as \"python3.13\"",
            );
        }
    }
    Ok(runtime)
}

fn architecture(r: &mut Reader<'_>) -> Result<Option<Architecture>, SettingsError> {
    let Some(node) = r.node("architecture") else {
        return Ok(None);
    };
    match r.text("architecture")?.as_deref() {
        Some("x86_64") => Ok(Some(Architecture::X86_64)),
        Some("arm64") => Ok(Some(Architecture::Arm64)),
        _ => r.wrong("architecture", node, "\"x86_64\" or \"arm64\""),
    }
}

fn tmp_mb(r: &mut Reader<'_>) -> Result<u32, SettingsError> {
    let size = r
        .object("ephemeral_storage")?
        .map(|mut storage| storage.whole("Size", 512..=10240))
        .transpose()?;
    Ok(size.flatten().unwrap_or(512))
}

/// Until there is an API gateway, its stages get a function URL too.
fn url(r: &mut Reader<'_>) -> Result<Option<UrlSettings>, SettingsError> {
    let gateway = r
        .flag("apigateway_enabled")?
        .or(r.flag("use_apigateway")?)
        .unwrap_or(true);
    let enabled = r.flag("function_url_enabled")?.unwrap_or(false);
    let mut url = UrlSettings::default();
    if let Some(mut config) = r.object("function_url_config")? {
        url.signed = authorizer(&mut config)?;
        url.cors = cors(&mut config)?;
    }
    Ok((gateway || enabled).then_some(url))
}

fn authorizer(config: &mut Reader<'_>) -> Result<bool, SettingsError> {
    let Some(node) = config.node("authorizer") else {
        return Ok(false);
    };
    match config.text("authorizer")?.as_deref() {
        Some("NONE") => Ok(false),
        Some("AWS_IAM") => Ok(true),
        _ => config.wrong(
            "function_url_config.authorizer",
            node,
            "\"NONE\" or \"AWS_IAM\"",
        ),
    }
}

fn cors(config: &mut Reader<'_>) -> Result<Option<Cors>, SettingsError> {
    if matches!(
        config.node("cors").map(|node| &node.value),
        None | Some(lenient::Value::Bool(false))
    ) {
        return Ok(None);
    }
    let Some(mut cors) = config.object("cors")? else {
        return Ok(None);
    };
    Ok(Some(Cors {
        allow_origins: cors.texts("allowedOrigins")?,
        allow_headers: cors.texts("allowedHeaders")?,
        allow_methods: cors.texts("allowedMethods")?,
        allow_credentials: cors.flag("allowCredentials")?.unwrap_or(false),
        expose_headers: cors.texts("exposedResponseHeaders")?,
        max_age_s: cors.whole("maxAge", 0..=86400)?.unwrap_or(0),
    }))
}

#[cfg(test)]
mod tests;
