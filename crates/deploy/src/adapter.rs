//! Our WSGI adapter (Python, in `crates/deploy/adapter`), and the settings module that it or Zappa's handler reads.

use crate::package::Entry;
use crate::recognise::Application;
use crate::settings::Settings;

const FILES: [(&str, &str); 7] = [
    (
        "frazil_adapter/__init__.py",
        include_str!("../adapter/frazil_adapter/__init__.py"),
    ),
    (
        "frazil_adapter/dispatch.py",
        include_str!("../adapter/frazil_adapter/dispatch.py"),
    ),
    (
        "frazil_adapter/events.py",
        include_str!("../adapter/frazil_adapter/events.py"),
    ),
    (
        "frazil_adapter/handler.py",
        include_str!("../adapter/frazil_adapter/handler.py"),
    ),
    (
        "frazil_adapter/request.py",
        include_str!("../adapter/frazil_adapter/request.py"),
    ),
    (
        "frazil_adapter/response.py",
        include_str!("../adapter/frazil_adapter/response.py"),
    ),
    (
        "frazil_adapter/start.py",
        include_str!("../adapter/frazil_adapter/start.py"),
    ),
];

/// Which handler a package has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Adapter {
    Ours,
    /// The application imports `zappa`, so Zappa is in the package and its handler may be relied upon.
    Zappas,
}

impl Adapter {
    pub(crate) fn handler(self) -> &'static str {
        match self {
            Adapter::Ours => "frazil_adapter.handler.lambda_handler",
            Adapter::Zappas => "zappa.handler.lambda_handler",
        }
    }

    /// What the package needs besides the application: the adapter's files and its settings module.
    pub(crate) fn entries(self, settings: &Settings, application: &Application) -> Vec<Entry> {
        match self {
            Adapter::Ours => {
                let files = FILES.iter().map(|(name, text)| Entry::made(*name, *text));
                files
                    .chain([Entry::made(
                        "frazil_settings.py",
                        our_module(settings, application),
                    )])
                    .collect()
            }
            Adapter::Zappas => vec![Entry::made(
                "zappa_settings.py",
                zappas_module(settings, application),
            )],
        }
    }
}

/// `frazil_settings.py`, which `frazil_adapter` reads.
fn our_module(settings: &Settings, application: &Application) -> String {
    let (function, django) = names(application);
    let mut lines = common(settings);
    lines.extend([
        ("STAGE", json(&settings.stage)),
        (
            "APP_MODULE",
            function.map_or_else(none, |(module, _)| json(module)),
        ),
        (
            "APP_FUNCTION",
            function.map_or_else(none, |(_, object)| json(object)),
        ),
        ("DJANGO_SETTINGS", django.map_or_else(none, json)),
        ("EVENT_MAPPING", "{}".into()),
    ]);
    module(settings, &lines)
}

/// `zappa_settings.py`, which Zappa's handler reads: what Zappa's client writes for these settings.
fn zappas_module(settings: &Settings, application: &Application) -> String {
    let (function, django) = names(application);
    let mut lines = common(settings);
    if let Some((module, object)) = function {
        lines.extend([("APP_MODULE", json(module)), ("APP_FUNCTION", json(object))]);
    }
    lines.extend([
        ("API_STAGE", json(&settings.stage)),
        ("DJANGO_SETTINGS", django.map_or_else(none, json)),
        ("BINARY_SUPPORT", "True".into()),
        ("DOMAIN", none()),
        ("REMOTE_ENV", none()),
        ("SETTINGS_FILE", none()),
        ("AWS_EVENT_MAPPING", "{}".into()),
        ("AWS_BOT_EVENT_MAPPING", "{}".into()),
        ("COGNITO_TRIGGER_MAPPING", "{}".into()),
        ("ASYNC_RESPONSE_TABLE", json("")),
    ]);
    module(settings, &lines)
}

/// The application's module and object, or Django's settings module.
fn names(application: &Application) -> (Option<(&str, &str)>, Option<&str>) {
    let Application { module, object, .. } = application;
    if object.is_empty() {
        (None, Some(module))
    } else {
        (Some((module, object)), None)
    }
}

fn common(settings: &Settings) -> Vec<(&'static str, String)> {
    vec![
        ("PROJECT_NAME", json(&settings.project_name)),
        (
            "ENVIRONMENT_VARIABLES",
            json(&settings.environment_variables),
        ),
        ("LOG_LEVEL", json(&settings.log_level)),
        (
            "DEBUG",
            if settings.debug {
                "True".into()
            } else {
                "False".into()
            },
        ),
        (
            "EXCEPTION_HANDLER",
            settings.exception_handler.as_ref().map_or_else(none, json),
        ),
        (
            "CONTEXT_HEADER_MAPPINGS",
            json(&settings.context_header_mappings),
        ),
        (
            "ADDITIONAL_TEXT_MIMETYPES",
            json(&settings.additional_text_mimetypes),
        ),
        (
            "BASE_PATH",
            settings.base_path.as_ref().map_or_else(none, json),
        ),
    ]
}

/// Assignments only. JSON's texts, lists and objects are Python's too.
fn module(settings: &Settings, lines: &[(&str, String)]) -> String {
    let assignments: String = lines
        .iter()
        .map(|(name, value)| format!("{name} = {value}\n"))
        .collect();
    format!(
        "# Made from the settings file, stage {}.\n{assignments}",
        json(&settings.stage)
    )
}

fn none() -> String {
    "None".into()
}

fn json(value: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("texts, lists and maps of texts are always JSON")
}
