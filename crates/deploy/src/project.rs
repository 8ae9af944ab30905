//! A project's folder and one of its stages, read and understood.

use std::path::{Path, PathBuf};

use crate::package::Exclusions;
use crate::progress::Note;
use crate::recognise::{Application, RecogniseError, recognise};
use crate::settings::{Settings, SettingsError};

/// A stage of a project: what the folder and its settings say, before anything is made of it.
#[derive(Debug, Clone)]
pub struct Project {
    /// The project's folder.
    pub dir: PathBuf,
    /// The stage's settings.
    pub settings: Settings,
    /// What it runs.
    pub application: Application,
    /// Everything worth telling about the above.
    pub notes: Vec<Note>,
}

/// Why a project could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is no such folder.
    #[error("there is no folder {}", dir.display())]
    NoFolder {
        /// What was named.
        dir: PathBuf,
    },
    /// The settings cannot be used.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The application was not found.
    #[error(transparent)]
    Recognise(#[from] RecogniseError),
}

impl OpenError {
    /// What to do about it, one sentence.
    pub fn remedy(&self) -> String {
        match self {
            OpenError::NoFolder { .. } => "name the folder that has zappa_settings.json".into(),
            OpenError::Settings(error) => error.remedy(),
            OpenError::Recognise(error) => error.remedy(),
        }
    }
}

impl Project {
    /// Reads the settings in `dir` and finds the application. Without a stage, the only one there is.
    pub fn open(dir: &Path, stage: Option<&str>) -> Result<Project, OpenError> {
        if !dir.is_dir() {
            return Err(OpenError::NoFolder {
                dir: dir.to_owned(),
            });
        }
        let settings = Settings::load(dir, stage)?;
        let application = recognise(dir, &settings)?;
        let mut notes = settings.notes.clone();
        notes.extend(application.notes.clone());
        if dir.join(".env").exists() && !Exclusions::of(&settings).leave_out(".env") {
            notes.push(Note::warning("the file .env goes into the package: leave it out with \"exclude\": [\".env\"] if it holds secrets"));
        }
        Ok(Project {
            dir: dir.to_owned(),
            settings,
            application,
            notes,
        })
    }
}
