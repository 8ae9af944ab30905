//! Packages: the zip that a customer uploads, and the folder that becomes `/var/task`.
//!
//! A zip is a blob of the store. Its unpacked form is a cache under the data folder, named by the
//! zip's SHA-256: unpacked once however many functions and versions use it, and removed when the
//! last [`CodeDir`] that names it is gone.

mod inspect;
mod unpack;

use std::collections::HashMap;
use std::fs::File;
use std::io::{Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use frazil_store::{BlobId, Store, StoreError};
use tokio::sync::{Semaphore, mpsc};

use crate::limits::Limits;

pub use inspect::{Contents, inspect};

/// Why a package cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The bytes are no zip, or a damaged one, or use a method that AWS does not know either.
    #[error("not a usable zip: {0}")]
    NotAZip(String),
    /// A zip without a single entry.
    #[error("the zip is empty")]
    Empty,
    /// An entry would be written outside of the package's folder.
    #[error("the entry {0:?} leaves the package")]
    Escapes(String),
    /// Too much after unpacking.
    #[error("more than {bytes_max} bytes after unpacking")]
    TooLarge {
        /// The limit.
        bytes_max: u64,
    },
    /// Too many files and folders.
    #[error("more than {entries_max} entries")]
    TooManyEntries {
        /// The limit.
        entries_max: u64,
    },
    /// The host's file system refused.
    #[error("cannot write {}", path.display())]
    File {
        /// What could not be written.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The zip could not be read from the store.
    #[error("cannot read the package from the store")]
    Store(#[from] StoreError),
    /// The server is stopping.
    #[error("the server is stopping")]
    Stopping,
}

impl PackageError {
    /// Whether the package itself is at fault, rather than this host.
    #[must_use]
    pub fn is_the_packages(&self) -> bool {
        !matches!(
            self,
            PackageError::File { .. } | PackageError::Store(_) | PackageError::Stopping
        )
    }

    fn file(path: &Path) -> impl FnOnce(std::io::Error) -> PackageError {
        let path = path.to_owned();
        move |source| PackageError::File { path, source }
    }
}

/// An unpacked package. Its folder stays as long as one clone exists.
#[derive(Debug, Clone)]
pub struct CodeDir(Arc<Unpacked>);

#[derive(Debug)]
struct Unpacked {
    path: PathBuf,
    /// Where the last user reports the package as unused.
    unused: Option<(BlobId, mpsc::UnboundedSender<BlobId>)>,
}

impl CodeDir {
    /// A folder that somebody else looks after.
    pub fn borrowed(path: impl Into<PathBuf>) -> CodeDir {
        let path = path.into();
        CodeDir(Arc::new(Unpacked { path, unused: None }))
    }
}

impl std::ops::Deref for CodeDir {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0.path
    }
}

impl PartialEq for CodeDir {
    fn eq(&self, other: &CodeDir) -> bool {
        self.0.path == other.0.path
    }
}

impl Drop for Unpacked {
    fn drop(&mut self) {
        if let Some((package, unused)) = &self.unused {
            // Without a receiver the server is stopping, and the next start sweeps.
            let _ = unused.send(*package);
        }
    }
}

/// The cache of unpacked packages.
pub struct Packages {
    root: PathBuf,
    store: Arc<dyn Store>,
    limits: Arc<Limits>,
    permits: Semaphore,
    slots: Mutex<HashMap<BlobId, Slot>>,
    unused: mpsc::UnboundedSender<BlobId>,
}

/// One package: held while it is unpacked or removed, so that neither happens twice.
type Slot = Arc<tokio::sync::Mutex<Weak<Unpacked>>>;

/// Receives the packages that nobody uses any more; see [`Packages::collect`].
#[derive(Debug)]
pub struct Unused(mpsc::UnboundedReceiver<BlobId>);

impl Packages {
    /// Opens the cache below a folder. What was unpacked before the machine's last boot is not
    /// used again: nothing is flushed to disk here, so a power cut may have damaged it.
    ///
    /// # Errors
    /// [`PackageError::File`] when the folder cannot be made.
    pub fn open(
        folder: &Path,
        boot_id: &str,
        store: Arc<dyn Store>,
        limits: Arc<Limits>,
    ) -> Result<(Packages, Unused), PackageError> {
        let root = folder.join(boot_id);
        std::fs::create_dir_all(&root).map_err(PackageError::file(&root))?;
        // Earlier boots, and what a killed server had half unpacked or half removed.
        let earlier = siblings(folder).into_iter().filter(|path| *path != root);
        let half_done = siblings(&root)
            .into_iter()
            .filter(|path| package_of(path).is_none());
        earlier.chain(half_done).for_each(|path| remove(&path));
        let (unused, receiver) = mpsc::unbounded_channel();
        let packages = Packages {
            root,
            store,
            permits: Semaphore::new(limits.unpacks_max as usize),
            limits,
            slots: Mutex::default(),
            unused,
        };
        Ok((packages, Unused(receiver)))
    }

    /// The unpacked form of a package, which is made if it does not exist.
    ///
    /// # Errors
    /// [`PackageError`]; nothing is left behind then.
    pub async fn unpacked(&self, package: BlobId) -> Result<CodeDir, PackageError> {
        let slot = self.slot(package);
        let mut lease = slot.lock().await;
        if let Some(unpacked) = lease.upgrade() {
            return Ok(CodeDir(unpacked));
        }
        let path = self.root.join(package.to_string());
        if !path.is_dir() {
            self.unpack(package, &path).await?;
        }
        let unused = Some((package, self.unused.clone()));
        let unpacked = Arc::new(Unpacked { path, unused });
        *lease = Arc::downgrade(&unpacked);
        Ok(CodeDir(unpacked))
    }

    /// Removes packages as they fall out of use. Runs until it is dropped.
    pub async fn collect(&self, mut unused: Unused) {
        while let Some(package) = unused.0.recv().await {
            self.remove_unless_used(package).await;
        }
    }

    /// Removes what no [`CodeDir`] names: leftovers of an earlier run.
    pub async fn sweep(&self) {
        for package in siblings(&self.root)
            .iter()
            .filter_map(|path| package_of(path))
        {
            self.remove_unless_used(package).await;
        }
    }

    async fn remove_unless_used(&self, package: BlobId) {
        let slot = self.slot(package);
        let lease = slot.lock().await;
        if lease.strong_count() > 0 {
            return;
        }
        let path = self.root.join(package.to_string());
        // The name is free at once; a half removed folder is never taken for a package.
        let trash = self.root.join(format!("{package}.trash"));
        if std::fs::rename(&path, &trash).is_ok() {
            let removed = tokio::task::spawn_blocking(move || remove(&trash)).await;
            debug_assert!(removed.is_ok(), "removing does not panic");
        }
        drop(lease);
        drop(slot);
        self.forget(package);
    }

    async fn unpack(&self, package: BlobId, path: &Path) -> Result<(), PackageError> {
        let permit = self.permits.acquire().await;
        let _permit = permit.map_err(|_| PackageError::Stopping)?;
        let zip = self.spool(package).await?;
        let limits = self.limits.clone();
        let temporary = self.root.join(format!("{package}.part"));
        let path = path.to_owned();
        let work = move || {
            remove(&temporary);
            let done = unpack::unpack(zip, &temporary, &limits).and_then(|()| {
                std::fs::rename(&temporary, &path).map_err(PackageError::file(&path))
            });
            if done.is_err() {
                remove(&temporary);
            }
            done
        };
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|_| PackageError::Stopping)?
    }

    /// Copies a blob to a file without a name, because a zip is read from its end.
    async fn spool(&self, package: BlobId) -> Result<File, PackageError> {
        let cannot = || PackageError::file(&self.root);
        let file = tempfile::tempfile_in(&self.root).map_err(cannot())?;
        let mut reader = self.store.open_blob(package, 0..u64::MAX).await?;
        while let Some(chunk) = reader.next().await? {
            let mut copy = file.try_clone().map_err(cannot())?;
            let written = tokio::task::spawn_blocking(move || copy.write_all(&chunk)).await;
            let written = written.map_err(|_| PackageError::Stopping)?;
            written.map_err(cannot())?;
        }
        (&file).rewind().map_err(cannot())?;
        Ok(file)
    }

    fn slot(&self, package: BlobId) -> Slot {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.entry(package).or_default().clone()
    }

    /// Drops a slot that nobody holds, so that the map does not grow with every package ever seen.
    fn forget(&self, package: BlobId) {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = |slot: &Slot| Arc::strong_count(slot) == 1;
        if slots.get(&package).is_some_and(idle) {
            slots.remove(&package);
        }
    }
}

/// The package whose unpacked form a folder is, by its name.
fn package_of(path: &Path) -> Option<BlobId> {
    path.file_name()?.to_str()?.parse().ok()
}

fn siblings(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.flatten().map(|entry| entry.path()).collect()
}

/// Removes a file or folder as far as possible; what stays is tried again at the next start.
fn remove(path: &Path) {
    let removed = match std::fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => std::fs::remove_dir_all(path),
        Ok(_) => std::fs::remove_file(path),
        Err(_) => Ok(()),
    };
    if let Err(error) = removed {
        tracing::warn!(path = %path.display(), %error, "cannot remove");
    }
}

#[cfg(test)]
mod tests;
