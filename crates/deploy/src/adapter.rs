//! Our WSGI adapter (Python, in `crates/deploy/adapter`) and the settings module that it reads.

use crate::package::Entry;
use crate::recognise::Application;
use crate::recognise::Framework;
use crate::settings::Settings;

/// The adapter's handler, in Lambda's words.
pub(crate) const HANDLER: &str = "frazil_adapter.handler.lambda_handler";

/// Zappa's own handler, kept for applications that import `zappa`.
pub(crate) const ZAPPA_HANDLER: &str = "zappa.handler.lambda_handler";

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

/// The adapter's files and the settings module for a stage.
pub(crate) fn entries(settings: &Settings, application: &Application) -> Vec<Entry> {
    let mut entries: Vec<Entry> = FILES
        .iter()
        .map(|(name, text)| Entry::made(*name, *text))
        .collect();
    entries.push(Entry::made(
        "frazil_settings.py",
        settings_module(settings, application),
    ));
    entries
}

/// `frazil_settings.py`: assignments only. JSON's texts, lists and objects are Python's too.
fn settings_module(settings: &Settings, application: &Application) -> String {
    let django = application.framework == Framework::Django && application.object.is_empty();
    let module = &application.module;
    let lines = [
        ("PROJECT_NAME", json(&settings.project_name)),
        ("STAGE", json(&settings.stage)),
        ("APP_MODULE", if django { none() } else { json(module) }),
        (
            "APP_FUNCTION",
            if django {
                none()
            } else {
                json(&application.object)
            },
        ),
        (
            "DJANGO_SETTINGS",
            if django { json(module) } else { none() },
        ),
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
        ("EVENT_MAPPING", "{}".into()),
    ];
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
