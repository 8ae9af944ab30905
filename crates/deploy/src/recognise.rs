//! Finds the application that the settings name, and what it is made with.

use std::path::{Path, PathBuf};

use crate::progress::Note;
use crate::settings::{App, Settings};

/// The application of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// What it is made with.
    pub framework: Framework,
    /// The module to import; for Django the settings module.
    pub module: String,
    /// The callable in that module; empty for Django.
    pub object: String,
    /// The module's file.
    pub file: PathBuf,
    /// What looks wrong but may be right.
    pub notes: Vec<Note>,
}

/// What a web application is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framework {
    /// Flask.
    Flask,
    /// Django.
    Django,
    /// Any other WSGI callable.
    Wsgi,
}

impl Framework {
    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Framework::Flask => "Flask",
            Framework::Django => "Django",
            Framework::Wsgi => "WSGI",
        }
    }
}

/// Why the application could not be found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecogniseError {
    /// `app_function` is not `module.object`.
    #[error("app_function `{name}` does not have the form module.object")]
    Form {
        /// What the settings say.
        name: String,
    },
    /// There is no such module.
    #[error("{setting} names the module `{module}`, but neither {} nor {} exists", files[0].display(), files[1].display())]
    NoModule {
        /// Which setting.
        setting: &'static str,
        /// The module.
        module: String,
        /// Where it was looked for.
        files: [PathBuf; 2],
    },
    /// The module cannot be read.
    #[error("{} could not be read", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// An ASGI application.
    #[error("{} is an ASGI application ({framework}), which is not supported yet", path.display())]
    Asgi {
        /// The file.
        path: PathBuf,
        /// What it is made with.
        framework: &'static str,
    },
}

impl RecogniseError {
    /// What to do about it, one sentence.
    pub fn remedy(&self) -> String {
        match self {
            RecogniseError::Form { name } => {
                let guess = name.replace(':', ".");
                let guess = if guess.contains('.') {
                    guess
                } else {
                    format!("{guess}.app")
                };
                format!(
                    "write it as the module's path and the name of the application in it, such as \"{guess}\""
                )
            }
            RecogniseError::NoModule { setting, .. } => {
                format!("correct {setting}, or run in the folder that has the module")
            }
            RecogniseError::Unreadable { .. } => "make the file readable for this user".into(),
            RecogniseError::Asgi { .. } => "use a WSGI application (Flask, Django) for now".into(),
        }
    }
}

/// Finds the application that `settings` name in the project's folder.
pub fn recognise(dir: &Path, settings: &Settings) -> Result<Application, RecogniseError> {
    match &settings.app {
        App::Function(name) => function(dir, name),
        App::Django(module) => {
            let (file, _) = read_module(dir, "django_settings", module)?;
            let (module, object) = (module.clone(), String::new());
            Ok(Application {
                framework: Framework::Django,
                module,
                object,
                file,
                notes: Vec::new(),
            })
        }
    }
}

fn function(dir: &Path, name: &str) -> Result<Application, RecogniseError> {
    let form = || RecogniseError::Form {
        name: name.to_owned(),
    };
    let (module, object) = name.rsplit_once('.').ok_or_else(form)?;
    if !name.split('.').all(is_identifier) {
        return Err(form());
    }
    let (file, text) = read_module(dir, "app_function", module)?;
    let framework = match made_with(&text) {
        Made::Wsgi(framework) => framework,
        Made::Asgi(framework) => {
            return Err(RecogniseError::Asgi {
                path: file,
                framework,
            });
        }
    };
    let mut notes = Vec::new();
    if !text
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|word| word == object)
        && !text.contains("import *")
    {
        notes.push(Note::warning(format!(
            "{} does not mention `{object}`, which app_function names",
            file.display()
        )));
    }
    Ok(Application {
        framework,
        module: module.to_owned(),
        object: object.to_owned(),
        file,
        notes,
    })
}

fn read_module(
    dir: &Path,
    setting: &'static str,
    module: &str,
) -> Result<(PathBuf, String), RecogniseError> {
    let path = dir.join(module.replace('.', "/"));
    let files = [path.with_extension("py"), path.join("__init__.py")];
    let Some(file) = files.iter().find(|file| file.is_file()).cloned() else {
        return Err(RecogniseError::NoModule {
            setting,
            module: module.to_owned(),
            files,
        });
    };
    match std::fs::read(&file) {
        Ok(bytes) => Ok((file, String::from_utf8_lossy(&bytes).into_owned())),
        Err(source) => Err(RecogniseError::Unreadable { path: file, source }),
    }
}

enum Made {
    Wsgi(Framework),
    Asgi(&'static str),
}

/// Judges by the lines that import or call; a module that imports its application from elsewhere counts as WSGI.
fn made_with(text: &str) -> Made {
    let asgi = [
        ("FastAPI(", "FastAPI"),
        ("Starlette(", "Starlette"),
        ("Quart(", "Quart"),
        ("get_asgi_application(", "Django"),
    ];
    let code = || {
        text.lines()
            .map(str::trim_start)
            .filter(|line| !line.starts_with('#'))
    };
    if let Some((_, name)) = asgi
        .iter()
        .find(|(call, _)| code().any(|line| line.contains(call)))
    {
        return Made::Asgi(name);
    }
    let has = |words: &[&str]| code().any(|line| words.iter().any(|word| line.contains(word)));
    Made::Wsgi(match () {
        () if has(&["import flask", "from flask", "Flask("]) => Framework::Flask,
        () if has(&["get_wsgi_application("]) => Framework::Django,
        () => Framework::Wsgi,
    })
}

fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests;
