//! The package: one zip with the application, its dependencies and the adapter.
//!
//! The same project makes the same zip, byte for byte. Dependencies are resolved once for the same requirements and
//! kept compressed; a project that has not changed is not packed again at all.

mod archive;
mod bytecode;
mod dependencies;
mod files;
mod pattern;
mod python;
mod requirements;
pub mod uv;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use self::dependencies::{Platform, Recipe};
pub(crate) use self::files::Entry;
use self::files::Exclusions;
use self::python::Interpreter;
pub use self::python::PythonVersion;
use self::uv::UvError;
use crate::adapter::Adapter;
use crate::progress::{Event, Note, Progress};
use crate::project::Project;
use crate::settings::Architecture;
use crate::workshop::{CommandError, Workshop};

/// Lambda's limit for an unpacked package, in bytes.
pub const UNPACKED_BYTES_MAX: u64 = 250 * 1024 * 1024;

/// A larger zip cannot travel inside the request: it goes through a bucket.
pub const DIRECT_BYTES_MAX: u64 = 50 * 1024 * 1024;

/// Finished packages that are kept for each function.
const PACKAGES_KEPT: usize = 3;

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

/// Why there is no package. [`PackageError::remedy`] says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackageError {
    /// Nothing says for which Python.
    #[error("the settings name no runtime, and there is no python3 to take its version from")]
    NoPython,
    /// uv could not be had.
    #[error(transparent)]
    Uv(#[from] UvError),
    /// Dependencies could not be installed.
    #[error("the dependencies could not be installed")]
    Install(#[source] CommandError),
    /// Bytecode could not be made.
    #[error("the package could not be compiled")]
    Compile(#[source] CommandError),
    /// Dependencies in Poetry's own words.
    #[error("{} lists its dependencies in Poetry's own table, which uv does not read", path.display())]
    Poetry {
        /// The pyproject.toml.
        path: PathBuf,
    },
    /// A compiled library for another processor.
    #[error("{file} is compiled for another processor than {}", architecture.as_str())]
    Foreign {
        /// Its name in the package.
        file: String,
        /// What the function runs on.
        architecture: Architecture,
    },
    /// Something could not be read.
    #[error("{} could not be read", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Something could not be written.
    #[error("{} could not be written", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A name that is not UTF-8.
    #[error("the name of {} is not UTF-8", path.display())]
    Name {
        /// The file.
        path: PathBuf,
    },
    /// Symbolic links that go round in a circle.
    #[error("{} lies too many folders deep", path.display())]
    TooDeep {
        /// The folder.
        path: PathBuf,
    },
    /// More than Lambda unpacks.
    #[error("the package unpacks to {} MB, and Lambda takes {} MB; the largest parts are {parts}", unpacked_bytes >> 20, UNPACKED_BYTES_MAX >> 20)]
    TooLarge {
        /// Its size.
        unpacked_bytes: u64,
        /// The largest folders.
        parts: String,
    },
}

impl PackageError {
    fn read(path: &Path, source: std::io::Error) -> PackageError {
        PackageError::Read {
            path: path.to_owned(),
            source,
        }
    }

    fn write(path: &Path, source: std::io::Error) -> PackageError {
        PackageError::Write {
            path: path.to_owned(),
            source,
        }
    }

    /// What to do about it, one sentence.
    pub fn remedy(&self) -> String {
        match self {
            PackageError::NoPython => {
                "add \"runtime\": \"python3.13\" to the stage, or install Python 3".into()
            }
            PackageError::Uv(error) => error.remedy(),
            PackageError::Install(_) => {
                "correct the requirements, or go online when the index could not be reached".into()
            }
            PackageError::Poetry { .. } => "run `poetry export -o requirements.txt`, or move them to [project] (`poetry` 2 reads it too)".into(),
            PackageError::Foreign { .. } => "require a version that has a wheel for this platform, or set \"architecture\"".into(),
            PackageError::Compile(_) => "check that this Python works".into(),
            PackageError::Read { .. } => {
                "make it readable for this user, or leave it out with `exclude`".into()
            }
            PackageError::Write { .. } => {
                "make the folder writable, or choose another cache with XDG_CACHE_HOME".into()
            }
            PackageError::Name { .. } => {
                "rename the file, or leave its folder out with `exclude`".into()
            }
            PackageError::TooDeep { .. } => "look for a symbolic link to a folder above it".into(),
            PackageError::TooLarge { .. } => {
                "leave parts out with `exclude`, move data to S3, or drop dependencies".into()
            }
        }
    }
}

/// Makes the package of a stage. Blocks: a second or so, longer when dependencies are fetched.
pub fn package(
    project: &Project,
    workshop: &Workshop,
    progress: &dyn Progress,
) -> Result<Package, PackageError> {
    let settings = &project.settings;
    progress.started(format!("packaging {}", settings.function_name));
    let python = python_version(project, workshop)?;
    let interpreter = python::of_version(python, &project.dir, workshop);
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
        dependencies: dependencies.zip.as_deref(),
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

fn python_version(project: &Project, workshop: &Workshop) -> Result<PythonVersion, PackageError> {
    let named = project
        .settings
        .runtime
        .as_deref()
        .and_then(PythonVersion::parse);
    let found =
        || python::of_project(&project.dir, workshop).map(|interpreter| interpreter.version);
    named.or_else(found).ok_or(PackageError::NoPython)
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

/// One making of a package.
struct Build<'a> {
    project: &'a Project,
    workshop: &'a Workshop,
    interpreter: Option<&'a Interpreter>,
    dependencies: Option<&'a Path>,
    exclusions: Exclusions,
}

impl Build<'_> {
    /// Where the package of exactly these inputs is kept.
    fn path(&self, own: &[Entry]) -> Result<PathBuf, PackageError> {
        let mut hash = Sha256::new();
        let settings = &self.project.settings;
        hash.update(format!(
            "{:?} {:?} {:?}\n",
            self.interpreter, settings.exclude, settings.exclude_glob
        ));
        if let Some(zip) = self.dependencies {
            let bytes = std::fs::read(zip).map_err(|source| PackageError::read(zip, source))?;
            hash.update(Sha256::digest(bytes));
        }
        for entry in own {
            hash.update(format!("{} {}\n", entry.name, entry.executable));
            hash.update(Sha256::digest(entry.bytes()?));
        }
        let dir = self.dir()?;
        Ok(dir.join(format!("{}.zip", hex::encode(hash.finalize()))))
    }

    fn dir(&self) -> Result<PathBuf, PackageError> {
        let name = format!("packages/{}", self.project.settings.function_name);
        self.workshop
            .cache_dir(&name)
            .map_err(|source| PackageError::write(&self.workshop.cache, source))
    }

    fn make(&self, own: Vec<Entry>, path: &Path) -> Result<(), PackageError> {
        let dir = self.dir()?;
        let scratch = tempfile::Builder::new()
            .prefix("making-")
            .tempdir_in(&dir)
            .map_err(|source| PackageError::write(&dir, source))?;
        let entries = self.compiled(own, &scratch.path().join("tree"))?;
        let zip = scratch.path().join("package.zip");
        archive::merge(&zip, &entries, self.dependencies, &|name| {
            self.exclusions.leave_out(name)
        })?;
        check_size(&zip)?;
        std::fs::rename(&zip, path).map_err(|source| PackageError::write(path, source))?;
        forget_old(&dir, path);
        Ok(())
    }

    /// The entries and the bytecode of those that are Python.
    fn compiled(&self, own: Vec<Entry>, tree: &Path) -> Result<Vec<Entry>, PackageError> {
        let Some(interpreter) = self.interpreter else {
            return Ok(own);
        };
        for entry in own.iter().filter(|entry| entry.name.ends_with(".py")) {
            let file = tree.join(&entry.name);
            let parent = file.parent().expect("the file lies in the tree");
            let write = || {
                std::fs::create_dir_all(parent)?;
                std::fs::write(&file, entry.bytes().map_err(std::io::Error::other)?)
            };
            write().map_err(|source| PackageError::write(&file, source))?;
        }
        bytecode::compile(interpreter, tree, &own, self.workshop)?;
        let bytecode = files::bytecode_tree(tree)?;
        Ok(own.into_iter().chain(bytecode).collect())
    }
}

fn check_size(zip: &Path) -> Result<(), PackageError> {
    let sizes = archive::sizes(zip)?;
    let unpacked_bytes = sizes.values().sum();
    if unpacked_bytes <= UNPACKED_BYTES_MAX {
        return Ok(());
    }
    let mut parts: BTreeMap<&str, u64> = BTreeMap::new();
    for (name, bytes) in &sizes {
        *parts
            .entry(name.split('/').next().unwrap_or(name))
            .or_default() += bytes;
    }
    let mut parts: Vec<(&str, u64)> = parts.into_iter().collect();
    parts.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let parts: Vec<String> = parts
        .iter()
        .take(5)
        .map(|(name, bytes)| format!("{name} ({} MB)", bytes >> 20))
        .collect();
    Err(PackageError::TooLarge {
        unpacked_bytes,
        parts: parts.join(", "),
    })
}

/// Removes all but the newest packages of a function; what cannot be removed now goes another time.
fn forget_old(dir: &Path, current: &Path) {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    let zips = entries.filter(|entry| {
        entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "zip")
            && entry.path() != current
    });
    let mut zips: Vec<_> = zips
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    zips.sort();
    let surplus = zips.len().saturating_sub(PACKAGES_KEPT - 1);
    for (_, path) in zips.into_iter().take(surplus) {
        let _ = std::fs::remove_file(path);
    }
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
