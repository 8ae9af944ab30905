//! Folders that are made once and shared: named by what is in them, leased, and removed when the
//! last lease is gone.
//!
//! A folder is made under another name and renamed when it is whole, so a killed server leaves
//! nothing that could be taken for one.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::mpsc;

use super::PackageError;

/// A folder that is shared. It stays as long as one clone exists.
#[derive(Debug, Clone)]
pub struct CodeDir(Arc<Leased>);

#[derive(Debug)]
struct Leased {
    path: PathBuf,
    /// Where the last user reports the folder as unused, by its name.
    unused: Option<(String, mpsc::UnboundedSender<String>)>,
    /// The folders that this one was made of: kept as long, because others are made of them too.
    _parts: Vec<CodeDir>,
}

impl CodeDir {
    /// A folder that somebody else looks after.
    pub fn borrowed(path: impl Into<PathBuf>) -> CodeDir {
        CodeDir(Arc::new(Leased {
            path: path.into(),
            unused: None,
            _parts: Vec::new(),
        }))
    }
}

impl std::ops::Deref for CodeDir {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0.path
    }
}

impl AsRef<Path> for CodeDir {
    fn as_ref(&self) -> &Path {
        self
    }
}

impl PartialEq for CodeDir {
    fn eq(&self, other: &CodeDir) -> bool {
        self.0.path == other.0.path
    }
}

impl Drop for Leased {
    fn drop(&mut self) {
        if let Some((name, unused)) = self.unused.take() {
            // Without a receiver the server is stopping, and the next start sweeps.
            let _ = unused.send(name);
        }
    }
}

/// Receives the names of folders that nobody uses any more; see [`Folders::collect`].
#[derive(Debug)]
pub struct Unused(mpsc::UnboundedReceiver<String>);

/// The folders below one root.
pub(super) struct Folders {
    root: PathBuf,
    slots: Mutex<HashMap<String, Slot>>,
    unused: mpsc::UnboundedSender<String>,
}

/// One folder: held while it is made or removed, so that neither happens twice.
type Slot = Arc<tokio::sync::Mutex<Weak<Leased>>>;

impl Folders {
    /// Opens the folders of this boot of the machine. Those of earlier ones are removed: nothing
    /// is flushed to disk here, so a power cut may have damaged them.
    pub(super) fn open(folder: &Path, boot_id: &str) -> Result<(Folders, Unused), PackageError> {
        let root = folder.join(boot_id);
        std::fs::create_dir_all(&root).map_err(PackageError::file(&root))?;
        // Earlier boots, and what a killed server had half made or half removed.
        let earlier = siblings(folder).into_iter().filter(|path| *path != root);
        let half_done = siblings(&root)
            .into_iter()
            .filter(|path| name_of(path).is_none());
        earlier.chain(half_done).for_each(|path| remove(&path));
        let (unused, receiver) = mpsc::unbounded_channel();
        let slots = Mutex::default();
        let folders = Folders {
            root,
            slots,
            unused,
        };
        Ok((folders, Unused(receiver)))
    }

    /// Where the folders are; temporary files may be made here.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// A lease of the folder of this name (which has no dot). If it does not exist, `make` makes
    /// it at the path that it is given, where nothing is yet. When it fails nothing stays behind.
    pub(super) async fn lease<Made>(
        &self,
        name: &str,
        parts: Vec<CodeDir>,
        make: impl FnOnce(PathBuf) -> Made + Send,
    ) -> Result<CodeDir, PackageError>
    where
        Made: Future<Output = Result<(), PackageError>> + Send,
    {
        let slot = self.slot(name);
        let mut lease = slot.lock().await;
        if let Some(leased) = lease.upgrade() {
            return Ok(CodeDir(leased));
        }
        let path = self.root.join(name);
        if !path.is_dir() {
            let temporary = self.root.join(format!("{name}.part"));
            remove_elsewhere(temporary.clone()).await;
            let made = make(temporary.clone()).await;
            let made = made.and_then(|()| {
                std::fs::rename(&temporary, &path).map_err(PackageError::file(&path))
            });
            if let Err(error) = made {
                remove_elsewhere(temporary).await;
                return Err(error);
            }
        }
        let leased = Arc::new(Leased {
            path,
            unused: Some((name.to_owned(), self.unused.clone())),
            _parts: parts,
        });
        *lease = Arc::downgrade(&leased);
        Ok(CodeDir(leased))
    }

    /// Removes folders as they fall out of use. Runs until it is dropped.
    pub(super) async fn collect(&self, mut unused: Unused) {
        while let Some(name) = unused.0.recv().await {
            self.remove_unless_used(&name).await;
        }
    }

    /// Removes what no [`CodeDir`] names: leftovers of an earlier run.
    pub(super) async fn sweep(&self) {
        for path in siblings(&self.root) {
            if let Some(name) = name_of(&path) {
                self.remove_unless_used(name).await;
            }
        }
    }

    async fn remove_unless_used(&self, name: &str) {
        let slot = self.slot(name);
        let lease = slot.lock().await;
        if lease.strong_count() > 0 {
            return;
        }
        // The name is free at once; a half removed folder is never taken for a whole one.
        let trash = self.root.join(format!("{name}.trash"));
        if std::fs::rename(self.root.join(name), &trash).is_ok() {
            remove_elsewhere(trash).await;
        }
        drop(lease);
        drop(slot);
        self.forget(name);
    }

    fn slot(&self, name: &str) -> Slot {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.entry(name.to_owned()).or_default().clone()
    }

    /// Drops a slot that nobody holds, so that the map does not grow with every folder ever seen.
    fn forget(&self, name: &str) {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = |slot: &Slot| Arc::strong_count(slot) == 1;
        if slots.get(name).is_some_and(idle) {
            slots.remove(name);
        }
    }
}

/// The name of a folder that is whole.
fn name_of(path: &Path) -> Option<&str> {
    let name = path.file_name()?.to_str()?;
    (!name.contains('.')).then_some(name)
}

pub(super) fn siblings(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.flatten().map(|entry| entry.path()).collect()
}

/// Removes on a thread that may block.
async fn remove_elsewhere(path: PathBuf) {
    let removed = tokio::task::spawn_blocking(move || remove(&path)).await;
    debug_assert!(removed.is_ok(), "removing does not panic");
}

/// Removes a file or folder as far as possible; what stays is tried again at the next start.
pub(super) fn remove(path: &Path) {
    let removed = match std::fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => std::fs::remove_dir_all(path),
        Ok(_) => std::fs::remove_file(path),
        Err(_) => Ok(()),
    };
    if let Err(error) = removed {
        tracing::warn!(path = %path.display(), %error, "cannot remove");
    }
}
