//! Why a package could not be made.

use std::path::{Path, PathBuf};

use super::UNPACKED_BYTES_MAX;
use super::uv::UvError;
use crate::settings::Architecture;
use crate::workshop::CommandError;

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
    pub(super) fn read(path: &Path, source: std::io::Error) -> PackageError {
        PackageError::Read {
            path: path.to_owned(),
            source,
        }
    }

    pub(super) fn write(path: &Path, source: std::io::Error) -> PackageError {
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
