//! Which files go into a package.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::PackageError;
use super::pattern::{Glob, name_matches};
use crate::settings::Settings;

/// One file of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Name in the zip: relative, with `/`.
    pub(crate) name: String,
    pub(crate) content: Content,
    pub(crate) executable: bool,
}

/// Where a file's bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    File(PathBuf),
    Bytes(Vec<u8>),
}

impl Entry {
    /// A file that we make ourselves.
    pub(crate) fn made(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Entry {
        Entry {
            name: name.into(),
            content: Content::Bytes(bytes.into()),
            executable: false,
        }
    }

    pub(crate) fn bytes(&self) -> Result<Vec<u8>, PackageError> {
        match &self.content {
            Content::Bytes(bytes) => Ok(bytes.clone()),
            Content::File(path) => {
                std::fs::read(path).map_err(|source| PackageError::read(path, source))
            }
        }
    }
}

/// Names that never belong into a package, wherever they stand: version control, caches, archives (as Zappa),
/// and the settings file, which nobody reads at run time and which often holds secrets.
const NEVER: &[&str] = &[
    ".DS_Store",
    ".git",
    ".hg",
    ".svn",
    ".tox",
    ".nox",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".idea",
    ".vscode",
    "__pycache__",
    "node_modules",
    "*.pyc",
    "*.exe",
    "*.zip",
    "*.tar.gz",
    "*.egg-info",
    "zappa_settings.json",
    "zappa_settings.toml",
    "zappa_settings.yml",
    "zappa_settings.yaml",
];

/// Folders inside one another, at most; symbolic links may make circles.
const DEPTH_MAX: usize = 40;

/// What the settings leave out.
pub(crate) struct Exclusions {
    names: Vec<String>,
    globs: Vec<Glob>,
}

impl Exclusions {
    pub(crate) fn of(settings: &Settings) -> Exclusions {
        let globs = settings
            .exclude_glob
            .iter()
            .filter(|glob| !glob.starts_with('/'))
            .map(|glob| Glob::new(glob))
            .collect();
        Exclusions {
            names: settings.exclude.clone(),
            globs,
        }
    }

    /// Whether a file of the package is left out, because of its own name or that of a folder above it.
    pub(crate) fn leave_out(&self, name: &str) -> bool {
        let parts = || name.split('/');
        parts().any(|part| self.names.iter().any(|pattern| name_matches(pattern, part)))
            || (1..=parts().count()).any(|n| {
                let front: Vec<&str> = parts().take(n).collect();
                self.globs.iter().any(|glob| glob.matches(&front))
            })
    }
}

/// The project's own files, sorted by name.
pub(crate) fn project_tree(
    dir: &Path,
    exclusions: &Exclusions,
) -> Result<Vec<Entry>, PackageError> {
    let keep = |name: &str, path: &Path| {
        let base = name.rsplit('/').next().unwrap_or(name);
        !NEVER.iter().any(|pattern| name_matches(pattern, base))
            && !exclusions.leave_out(name)
            && !path.join("pyvenv.cfg").exists()
    };
    walk(dir, &keep)
}

/// What uv installed, less what a running function never needs.
pub(crate) fn dependency_tree(tree: &Path) -> Result<Vec<Entry>, PackageError> {
    walk(tree, &|name, path| !is_idle_dependency(name, path))
}

/// Console scripts, records of the installation (they tell paths of this machine), and the tests of a library.
fn is_idle_dependency(name: &str, path: &Path) -> bool {
    let (above, base) = name.rsplit_once('/').unwrap_or(("", name));
    if above.is_empty() {
        return matches!(base, "bin" | ".lock" | "__pycache__");
    }
    if above.ends_with(".dist-info") {
        return matches!(
            base,
            "RECORD"
                | "INSTALLER"
                | "REQUESTED"
                | "direct_url.json"
                | "uv_cache.json"
                | "uv_build.json"
        );
    }
    base == "tests" && path.is_dir() && is_test_suite(path)
}

/// Some libraries have a module that is called `tests` and is part of them: only folders of test files count.
fn is_test_suite(dir: &Path) -> bool {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name()).any(|name| {
        let name = name.to_string_lossy();
        name.starts_with("test_") || name == "conftest.py"
    })
}

type Keep<'a> = dyn Fn(&str, &Path) -> bool + 'a;

fn walk(root: &Path, keep: &Keep<'_>) -> Result<Vec<Entry>, PackageError> {
    let mut found = BTreeMap::new();
    descend(root, "", 0, keep, &mut found)?;
    Ok(found.into_values().collect())
}

fn descend(
    dir: &Path,
    prefix: &str,
    depth: usize,
    keep: &Keep<'_>,
    found: &mut BTreeMap<String, Entry>,
) -> Result<(), PackageError> {
    if depth > DEPTH_MAX {
        return Err(PackageError::TooDeep {
            path: dir.to_owned(),
        });
    }
    let failed = |source| PackageError::read(dir, source);
    for entry in std::fs::read_dir(dir).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let base = path
            .file_name()
            .and_then(|base| base.to_str())
            .ok_or_else(|| PackageError::Name { path: path.clone() })?;
        let name = format!("{prefix}{base}");
        if !keep(&name, &path) {
            continue;
        }
        // Follows symbolic links: a package has none. A link to nowhere is left out, as nobody could read it.
        let Ok(about) = std::fs::metadata(&path) else {
            continue;
        };
        if about.is_dir() {
            descend(&path, &format!("{name}/"), depth + 1, keep, found)?;
        } else if about.is_file() {
            let executable = about.permissions().mode() & 0o100 != 0;
            found.insert(
                name.clone(),
                Entry {
                    name,
                    content: Content::File(path),
                    executable,
                },
            );
        }
    }
    Ok(())
}

/// The bytecode files of a tree that was compiled.
pub(crate) fn bytecode_tree(tree: &Path) -> Result<Vec<Entry>, PackageError> {
    if !tree.is_dir() {
        return Ok(Vec::new());
    }
    walk(tree, &|_, path| {
        path.is_dir() || path.extension().is_some_and(|extension| extension == "pyc")
    })
}
