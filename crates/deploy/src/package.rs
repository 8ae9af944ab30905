//! The package: one zip with the application, its dependencies and the adapter.
//!
//! The same project makes the same zip, byte for byte. Dependencies are resolved once for the same requirements and
//! kept compressed; a project that has not changed is not packed again at all.

mod archive;
mod build;
mod bytecode;
mod dependencies;
mod error;
mod files;
mod pattern;
mod python;
mod requirements;
pub mod tool;
pub mod uv;

use std::collections::BTreeMap;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use self::build::Build;
use self::dependencies::{Platform, Recipe};
pub use self::error::PackageError;
pub(crate) use self::files::{Entry, Exclusions};
pub use self::python::PythonVersion;
use crate::adapter::Adapter;
use crate::progress::{Event, Note, Progress};
use crate::project::Project;
use crate::settings::Architecture;
use crate::workshop::Workshop;

/// Lambda's limit for an unpacked package, in bytes.
pub const UNPACKED_BYTES_MAX: u64 = 250 * 1024 * 1024;

/// A larger zip cannot travel inside the request: it goes through a bucket.
pub const DIRECT_BYTES_MAX: u64 = 50 * 1024 * 1024;

/// A package that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The zip, in the cache.
    pub path: PathBuf,
    /// Its SHA-256.
    pub sha256: [u8; 32],
    /// Its size in bytes.
    pub bytes: u64,
    /// Size of its content in bytes.
    pub unpacked_bytes: u64,
    /// Number of its files.
    pub files: usize,
    /// `python3.x`
    pub runtime: String,
    /// For which processor.
    pub architecture: Architecture,
    /// The function's handler.
    pub handler: String,
}

/// Makes the package of a stage. Blocks: a second or so, longer when dependencies are fetched.
pub fn package(
    project: &Project,
    workshop: &Workshop,
    progress: &dyn Progress,
) -> Result<Package, PackageError> {
    let settings = &project.settings;
    progress.started(format!("packaging {}", settings.function_name));
    let named = settings.runtime.as_deref().and_then(PythonVersion::parse);
    let (python, interpreter) =
        python::choose(named, &project.dir, workshop).ok_or(PackageError::NoPython)?;
    if interpreter.is_none() {
        let text = format!(
            "there is no Python {python} on this machine: the package has no bytecode, so every cold start compiles"
        );
        progress.tell(Event::Note(Note::warning(text)));
    }
    let architecture = settings.architecture.unwrap_or(host_architecture());
    let exclusions = Exclusions::of(settings);
    let own = files::project_tree(&project.dir, &exclusions)?;
    let adapter = adapter(&own, progress)?;
    let recipe = Recipe {
        dir: &project.dir,
        platform: Platform {
            python,
            architecture,
        },
        interpreter: interpreter.as_ref(),
        keeps_zappa: adapter == Adapter::Zappas,
    };
    let dependencies = recipe.dependencies(workshop, progress)?;
    let build = Build {
        project,
        workshop,
        interpreter: interpreter.as_ref(),
        dependencies,
        exclusions,
    };
    let own = with_adapter(own, adapter.entries(settings, &project.application));
    let path = build.path(&own)?;
    if !path.is_file() {
        build.make(own, &path)?;
    }
    let handler = settings
        .lambda_handler
        .clone()
        .unwrap_or_else(|| adapter.handler().to_owned());
    if adapter == Adapter::Zappas && !archive::sizes(&path)?.contains_key("zappa/handler.py") {
        progress.tell(Event::Note(Note::warning(
            "the application imports zappa, which is not among its requirements",
        )));
    }
    let package = describe(path, python, architecture, handler)?;
    progress.finished(format!(
        "{} in {} files",
        size(package.bytes),
        package.files
    ));
    Ok(package)
}

fn adapter(own: &[Entry], progress: &dyn Progress) -> Result<Adapter, PackageError> {
    for entry in own.iter().filter(|entry| entry.name.ends_with(".py")) {
        if imports_zappa(&entry.bytes()?) {
            progress.tell(Event::Note(Note::hint(format!(
                "{} imports zappa, so Zappa's own handler is used",
                entry.name
            ))));
            return Ok(Adapter::Zappas);
        }
    }
    Ok(Adapter::Ours)
}

fn imports_zappa(python: &[u8]) -> bool {
    let text = String::from_utf8_lossy(python);
    text.lines()
        .map(str::trim_start)
        .any(|line| line.starts_with("import zappa") || line.starts_with("from zappa"))
}

fn host_architecture() -> Architecture {
    if cfg!(target_arch = "aarch64") {
        Architecture::Arm64
    } else {
        Architecture::X86_64
    }
}

/// The project's files and the adapter's; the project's win where both have a name.
fn with_adapter(own: Vec<Entry>, adapter: Vec<Entry>) -> Vec<Entry> {
    let mut entries: BTreeMap<String, Entry> = adapter
        .into_iter()
        .map(|entry| (entry.name.clone(), entry))
        .collect();
    entries.extend(own.into_iter().map(|entry| (entry.name.clone(), entry)));
    entries.into_values().collect()
}

fn describe(
    path: PathBuf,
    python: PythonVersion,
    architecture: Architecture,
    handler: String,
) -> Result<Package, PackageError> {
    let bytes = std::fs::read(&path).map_err(|source| PackageError::read(&path, source))?;
    let sizes = archive::sizes(&path)?;
    Ok(Package {
        sha256: Sha256::digest(&bytes).into(),
        bytes: bytes.len() as u64,
        unpacked_bytes: sizes.values().sum(),
        files: sizes.len(),
        runtime: python.runtime(),
        architecture,
        handler,
        path,
    })
}

/// A size for people.
pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} kB", bytes / 1024),
        _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}
