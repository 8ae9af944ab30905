//! Why a runtime cannot be had.

use std::io;
use std::path::{Path, PathBuf};

use super::command::CommandError;

/// Why a runtime cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// AWS knows the runtime, this host does not have what it needs.
    #[error("the runtime {runtime} is not available on this host, which has: {}", available.join(", "))]
    Missing {
        /// What was asked for.
        runtime: String,
        /// What there is.
        available: Vec<String>,
    },
    /// The runtime should be there but could not be prepared.
    #[error("the runtime {runtime} could not be prepared")]
    Preparation {
        /// What was asked for.
        runtime: String,
        /// What went wrong.
        source: Box<PreparationError>,
    },
}

/// Why a runtime could not be prepared. [`remedy`](Self::remedy) says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PreparationError {
    /// The cache could not be read or written.
    #[error("{action} {} failed", path.display())]
    Cache {
        /// What was tried, such as `writing`.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// uv, which fetches the packages, could not be had.
    #[error("{wanted} cannot be fetched without uv")]
    Uv {
        /// What uv is needed for.
        wanted: String,
        /// Why there is none.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The packages could not be fetched.
    #[error("{wanted} is not in the cache {} and could not be fetched", cache.display())]
    Fetch {
        /// Which packages for which interpreter.
        wanted: String,
        /// Where they would be kept.
        cache: PathBuf,
        /// What uv said.
        source: CommandError,
    },
    /// An interpreter did not say what it is, or could not compile.
    #[error("the interpreter {} does not work", program.display())]
    Interpreter {
        /// The interpreter.
        program: PathBuf,
        /// What it said.
        source: CommandError,
    },
}

impl PreparationError {
    /// What to do about it, one sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Cache { .. } => {
                "make the folder writable, or choose another one with XDG_CACHE_HOME"
            }
            Self::Uv { .. } | Self::Fetch { .. } => {
                "go online once, or name a package index that can be reached (PIP_INDEX_URL or UV_DEFAULT_INDEX)"
            }
            Self::Interpreter { .. } => "repair the interpreter, or put another one first on PATH",
        }
    }
}

/// Turns an I/O error into one that says what was done where.
pub(super) fn cannot(
    action: &'static str,
    path: &Path,
) -> impl FnOnce(io::Error) -> PreparationError {
    let path = path.to_owned();
    move |source| PreparationError::Cache {
        action,
        path,
        source,
    }
}
