//! Why settings could not be used.

use std::path::PathBuf;

use super::Position;

/// Why the settings could not be used. [`SettingsError::remedy`] says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SettingsError {
    /// The folder has no settings file.
    #[error("there is no zappa_settings.json in {}", dir.display())]
    Missing {
        /// The folder.
        dir: PathBuf,
    },
    /// TOML and YAML come later.
    #[error("{} is not read yet, only zappa_settings.json is", path.display())]
    Format {
        /// The file.
        path: PathBuf,
    },
    /// The file could not be read.
    #[error("{} could not be read", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not UTF-8.
    #[error("{} is not UTF-8 text", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// The file says something that cannot be, at one place.
    #[error("{}:{}:{}: {message}\n\n{line}", path.display(), at.line, at.column)]
    Invalid {
        /// The file.
        path: PathBuf,
        /// The place.
        at: Position,
        /// What is wrong there.
        message: String,
        /// The line, and a caret under the column.
        line: String,
    },
    /// The file has no stage at all.
    #[error("{} has no stage", path.display())]
    NoStage {
        /// The file.
        path: PathBuf,
    },
    /// No stage was named and there are several.
    #[error("{} has several stages: {}", path.display(), stages.join(", "))]
    ManyStages {
        /// The file.
        path: PathBuf,
        /// Its stages.
        stages: Vec<String>,
    },
    /// The stage is not in the file.
    #[error("there is no stage `{stage}` in {}: it has {}", path.display(), stages.join(", "))]
    UnknownStage {
        /// The file.
        path: PathBuf,
        /// The stage that was asked for.
        stage: String,
        /// The stages that there are.
        stages: Vec<String>,
    },
    /// A stage that names nothing to run.
    #[error("the stage `{stage}` in {} says neither `app_function` nor `django_settings`", path.display())]
    NoApplication {
        /// The file.
        path: PathBuf,
        /// The stage.
        stage: String,
    },
}

impl SettingsError {
    /// What to do about it, one sentence.
    pub fn remedy(&self) -> String {
        match self {
            SettingsError::Missing { .. } => {
                "name the project's folder, or write the file: {\"dev\": {\"app_function\": \"app.app\"}}".into()
            }
            SettingsError::Format { .. } => "write the same settings as zappa_settings.json".into(),
            SettingsError::Unreadable { .. } => "make the file readable for this user".into(),
            SettingsError::NotText { .. } => "save the file as UTF-8".into(),
            SettingsError::Invalid { .. } => "correct the file at the place shown".into(),
            SettingsError::NoStage { .. } => "add a stage: {\"dev\": {\"app_function\": \"app.app\"}}".into(),
            SettingsError::ManyStages { stages, .. } => format!("name the stage you mean, such as `{}`", stages[0]),
            SettingsError::UnknownStage { .. } => "name one of these stages, or add yours to the file".into(),
            SettingsError::NoApplication { .. } => {
                "add \"app_function\": \"module.object\" for Flask and other WSGI applications, or \"django_settings\": \"project.settings\"".into()
            }
        }
    }
}
