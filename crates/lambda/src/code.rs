//! Packages: the zip that a customer uploads, and the folder that becomes `/var/task`.
//!
//! A zip is a blob of the store. Its unpacked form is a cache under the data folder, named by the
//! zip's SHA-256: unpacked once however many functions and versions use it, and removed when the
//! last [`CodeDir`] that names it is gone. Layers are packages too; what several of them are
//! together is made once for each list, of links to the files of each.

mod folders;
mod inspect;
mod merge;
mod root;
mod tarball;
mod tree;
mod unpack;

use std::fs::File;
use std::io::{BufReader, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use frazil_store::{BlobId, Store, StoreError};
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;

use crate::limits::Limits;
use folders::Folders;
use merge::Rules;

pub use folders::{CodeDir, Unused};
pub use inspect::{Contents, inspect};
#[cfg(test)]
pub(crate) use unpack::unpack;

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
    /// A layer of a container image that cannot be used.
    #[error("not a usable image: {0}")]
    BadImage(String),
    /// Too much in the layers of a container image.
    #[error("more than {bytes_max} bytes in the layers of the image")]
    ImageTooLarge {
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

/// The unpacked packages, and what is made of them.
pub struct Packages {
    folders: Folders,
    store: Arc<dyn Store>,
    limits: Arc<Limits>,
    permits: Semaphore,
}

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
        let (folders, unused) = Folders::open(folder, boot_id)?;
        let packages = Packages {
            folders,
            store,
            permits: Semaphore::new(limits.unpacks_max as usize),
            limits,
        };
        Ok((packages, unused))
    }

    /// The unpacked form of a package, which is made if it does not exist.
    ///
    /// # Errors
    /// [`PackageError`]; nothing is left behind then.
    pub async fn unpacked(&self, package: BlobId) -> Result<CodeDir, PackageError> {
        let make = |temporary: PathBuf| async move {
            let zip = self.spool(package).await?;
            let limits = self.limits.clone();
            self.work(move || unpack::unpack(zip, &temporary, &limits))
                .await
        };
        let name = package.to_string();
        self.folders.lease(&name, Vec::new(), make).await
    }

    /// What these layers are together, as `/opt` shows it: of two files with the same path, the
    /// later layer's. None when there are no layers.
    ///
    /// # Errors
    /// [`PackageError`]; nothing is left behind then.
    pub async fn merged(&self, layers: &[BlobId]) -> Result<Option<CodeDir>, PackageError> {
        let mut parts = Vec::with_capacity(layers.len());
        for layer in layers {
            parts.push(self.unpacked(*layer).await?);
        }
        if parts.len() <= 1 {
            return Ok(parts.pop());
        }
        let sources = parts.clone();
        let make = |temporary: PathBuf| {
            self.work(move || merge::merge(&sources, &temporary, Rules::default()))
        };
        let name = merged_name("layers", layers);
        let merged = self.folders.lease(&name, parts, make).await;
        merged.map(Some)
    }

    /// The root of a container image with these layers, ready to become an environment's.
    ///
    /// # Errors
    /// [`PackageError`]; nothing is left behind then.
    pub async fn image_root(&self, layers: &[ImageLayer]) -> Result<CodeDir, PackageError> {
        let mut parts = Vec::with_capacity(layers.len());
        for layer in layers {
            parts.push(self.image_layer(layer).await?);
        }
        let sources = parts.clone();
        let rules = Rules {
            whiteouts: true,
            bytes_max: Some(self.limits.image_bytes_max),
        };
        let make = |temporary: PathBuf| {
            self.work(move || {
                merge::merge(&sources, &temporary, rules)?;
                root::make_places(&temporary)
            })
        };
        let layers = layers.iter().map(|layer| &layer.diff_id);
        let name = merged_name("image", layers);
        self.folders.lease(&name, parts, make).await
    }

    async fn image_layer(&self, layer: &ImageLayer) -> Result<CodeDir, PackageError> {
        let make = |temporary: PathBuf| async move {
            let tar = self.spool(layer.blob).await?;
            let (layer, limits) = (layer.clone(), self.limits.clone());
            self.work(move || tarball::unpack(BufReader::new(tar), &layer, &temporary, &limits))
                .await
        };
        let name = format!("layer-{}", layer.diff_id);
        self.folders.lease(&name, Vec::new(), make).await
    }

    /// Removes folders as they fall out of use. Runs until it is dropped.
    pub async fn collect(&self, unused: Unused) {
        self.folders.collect(unused).await;
    }

    /// Removes what no [`CodeDir`] names: leftovers of an earlier run.
    pub async fn sweep(&self) {
        self.folders.sweep().await;
    }

    /// Does one of a few heavy pieces of work at a time.
    async fn work(
        &self,
        work: impl FnOnce() -> Result<(), PackageError> + Send + 'static,
    ) -> Result<(), PackageError> {
        let permit = self.permits.acquire().await;
        let _permit = permit.map_err(|_| PackageError::Stopping)?;
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|_| PackageError::Stopping)?
    }

    /// Copies a blob to a file without a name, because a zip is read from its end.
    async fn spool(&self, package: BlobId) -> Result<File, PackageError> {
        let cannot = || PackageError::file(self.folders.root());
        let file = tempfile::tempfile_in(self.folders.root()).map_err(cannot())?;
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
}

/// One layer of a container image, as a blob of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageLayer {
    /// The archive.
    pub blob: BlobId,
    /// Whether it is compressed.
    pub gzip: bool,
    /// The SHA-256 of the archive when it is not compressed, hexadecimal.
    pub diff_id: String,
}

/// The name of what these layers are in this order.
fn merged_name<L: ToString>(kind: &str, layers: impl IntoIterator<Item = L>) -> String {
    let mut hash = Sha256::new();
    for layer in layers {
        hash.update(layer.to_string());
    }
    format!("{kind}-{}", hex::encode(hash.finalize()))
}

#[cfg(test)]
mod tests;
