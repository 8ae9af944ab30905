//! One making of a package: what goes in, what is compiled, and where the result is kept.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::dependencies::Dependencies;
use super::files::{Entry, Exclusions};
use super::python::Interpreter;
use super::{PackageError, UNPACKED_BYTES_MAX, archive, bytecode, files};
use crate::project::Project;
use crate::workshop::Workshop;

/// Finished packages that are kept for each function.
const PACKAGES_KEPT: usize = 3;

/// Goes into every name: whoever changes what is made of the same inputs counts it up.
const VERSION: u32 = 1;

/// One making of a package.
pub(super) struct Build<'a> {
    pub(super) project: &'a Project,
    pub(super) workshop: &'a Workshop,
    pub(super) interpreter: Option<&'a Interpreter>,
    pub(super) dependencies: Option<Dependencies>,
    pub(super) exclusions: Exclusions,
}

impl Build<'_> {
    /// Where the package of exactly these inputs is kept.
    pub(super) fn path(&self, own: &[Entry]) -> Result<PathBuf, PackageError> {
        let mut hash = Sha256::new();
        let settings = &self.project.settings;
        hash.update(format!(
            "{VERSION} {:?} {:?} {:?}\n",
            self.interpreter, settings.exclude, settings.exclude_glob
        ));
        if let Some(dependencies) = &self.dependencies {
            hash.update(&dependencies.key);
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

    pub(super) fn make(&self, own: Vec<Entry>, path: &Path) -> Result<(), PackageError> {
        let dir = self.dir()?;
        let scratch = tempfile::Builder::new()
            .prefix("making-")
            .tempdir_in(&dir)
            .map_err(|source| PackageError::write(&dir, source))?;
        let entries = self.compiled(own, &scratch.path().join("tree"))?;
        let zip = scratch.path().join("package.zip");
        let base = self
            .dependencies
            .as_ref()
            .map(|dependencies| dependencies.zip.as_path());
        archive::merge(&zip, &entries, base, &|name| {
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
