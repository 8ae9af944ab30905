//! Blobs as files: `blobs/ab/abcdef…`, written beside and renamed into place.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use bytes::{Bytes, BytesMut};
use sha2::{Digest, Sha256};

use crate::blob::{CHUNK_BYTES, Keeper};
use crate::{Blob, BlobId, StoreError};

/// The folder of blobs. Only the writer of the database removes files, so a commit can rely on
/// what it has seen.
#[derive(Debug)]
pub(crate) struct Files {
    blobs: PathBuf,
    partial: PathBuf,
    next_partial: AtomicU64,
    handles: Mutex<HashMap<BlobId, usize>>,
    unused: Box<dyn Unused>,
}

/// Is told when a blob's last handle is gone.
pub(crate) trait Unused: Send + Sync + std::fmt::Debug {
    fn unused(&self, id: BlobId);
}

impl Files {
    /// Opens the folder and throws away what a killed predecessor had half written.
    pub(crate) fn open(dir: &Path, unused: Box<dyn Unused>) -> Result<Self, StoreError> {
        let (blobs, partial) = (dir.join("blobs"), dir.join("partial"));
        if partial.exists() {
            fs::remove_dir_all(&partial).map_err(failed("remove", &partial))?;
        }
        for folder in [&blobs, &partial] {
            fs::create_dir_all(folder).map_err(failed("create", folder))?;
        }
        sync_folder(dir)?;
        Ok(Self {
            blobs,
            partial,
            next_partial: AtomicU64::new(0),
            handles: Mutex::default(),
            unused,
        })
    }

    pub(crate) fn contains(&self, id: BlobId) -> bool {
        self.path(id).exists()
    }

    /// Removes a blob unless a handle of it exists.
    pub(crate) fn remove_unless_handled(&self, id: BlobId) -> Result<(), StoreError> {
        let handles = self.handles();
        if handles.contains_key(&id) {
            return Ok(());
        }
        let path = self.path(id);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(failed("remove", &path)(error))
            }
            _ => Ok(()),
        }
    }

    /// Every blob in the folder.
    pub(crate) fn all(&self) -> Result<Vec<BlobId>, StoreError> {
        let mut all = Vec::new();
        for shard in entries(&self.blobs)? {
            for file in entries(&shard)? {
                let name = file.file_name().and_then(|name| name.to_str());
                all.extend(name.and_then(|name| name.parse::<BlobId>().ok()));
            }
        }
        Ok(all)
    }

    /// Starts a new blob. Blocking.
    pub(crate) fn create(self: &Arc<Self>) -> Result<FileWriter, StoreError> {
        let number = self.next_partial.fetch_add(1, Ordering::Relaxed);
        let path = self.partial.join(number.to_string());
        let file = File::create_new(&path).map_err(failed("create", &path))?;
        let partial = Partial {
            files: Arc::clone(self),
            path,
            file,
            hash: Sha256::new(),
            size: 0,
        };
        Ok(FileWriter {
            buffer: BytesMut::new(),
            partial: Some(partial),
        })
    }

    /// Makes a handle of a blob that is there. Blocking.
    pub(crate) fn hold(self: &Arc<Self>, id: BlobId) -> Result<Blob, StoreError> {
        // First the handle, so that nobody removes the file between looking and counting.
        let guard = self.handle(id, 0);
        let size = match fs::metadata(self.path(id)) {
            Ok(found) => found.len(),
            Err(_) => return Err(StoreError::NoBlob(id)),
        };
        let blob = self.handle(id, size);
        drop(guard);
        Ok(blob)
    }

    fn handle(self: &Arc<Self>, id: BlobId, size: u64) -> Blob {
        *self.handles().entry(id).or_default() += 1;
        Blob::new(id, size, Arc::clone(self) as Arc<dyn Keeper>)
    }

    /// Opens a part of a blob. Blocking.
    pub(crate) fn read(&self, id: BlobId, range: Range<u64>) -> Result<FileReader, StoreError> {
        let path = self.path(id);
        let mut file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(StoreError::NoBlob(id));
            }
            Err(error) => return Err(failed("open", &path)(error)),
        };
        let size = file.metadata().map_err(failed("examine", &path))?.len();
        let start = range.start.min(size);
        file.seek(SeekFrom::Start(start))
            .map_err(failed("read", &path))?;
        Ok(FileReader {
            path,
            remaining: range.end.min(size).saturating_sub(start),
            file: Some(file),
        })
    }

    fn path(&self, id: BlobId) -> PathBuf {
        let name = id.to_string();
        self.blobs.join(&name[..2]).join(name)
    }

    fn handles(&self) -> MutexGuard<'_, HashMap<BlobId, usize>> {
        self.handles
            .lock()
            .expect("nobody panics while counting handles")
    }
}

impl Keeper for Files {
    fn release(&self, id: BlobId) {
        let mut handles = self.handles();
        if let Some(count) = handles.get_mut(&id) {
            *count -= 1;
            if *count == 0 {
                handles.remove(&id);
                drop(handles);
                self.unused.unused(id);
            }
        }
    }
}

/// A blob being written to a file. Small pieces are collected, so that each trip to the blocking
/// pool is worth it.
#[derive(Debug)]
pub(crate) struct FileWriter {
    buffer: BytesMut,
    /// `None` only while a piece is being written, and for good if that was interrupted.
    partial: Option<Partial>,
}

impl FileWriter {
    pub(crate) async fn write(&mut self, bytes: Bytes) -> Result<(), StoreError> {
        if self.buffer.len() + bytes.len() < CHUNK_BYTES {
            self.buffer.extend_from_slice(&bytes);
            return Ok(());
        }
        let pieces = [self.buffer.split().freeze(), bytes];
        self.flush(pieces).await
    }

    pub(crate) async fn finish(mut self) -> Result<Blob, StoreError> {
        let rest = self.buffer.split().freeze();
        self.flush([rest, Bytes::new()]).await?;
        let partial = self.partial.take().ok_or(StoreError::Closed)?;
        blocking(move || partial.finish()).await
    }

    async fn flush(&mut self, pieces: [Bytes; 2]) -> Result<(), StoreError> {
        let mut partial = self.partial.take().ok_or(StoreError::Closed)?;
        let write = move || {
            pieces.iter().try_for_each(|piece| partial.write(piece))?;
            Ok(partial)
        };
        self.partial = Some(blocking(write).await?);
        Ok(())
    }
}

/// The file behind a [`FileWriter`]; removed when it is dropped unfinished.
#[derive(Debug)]
struct Partial {
    files: Arc<Files>,
    path: PathBuf,
    file: File,
    hash: Sha256,
    size: u64,
}

impl Partial {
    fn write(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        let written = self.file.write_all(bytes);
        written.map_err(failed("write", &self.path))
    }

    fn finish(mut self) -> Result<Blob, StoreError> {
        self.file.sync_all().map_err(failed("sync", &self.path))?;
        let id = BlobId(std::mem::take(&mut self.hash).finalize().into());
        // From here on nobody removes the file, whether it is ours or was there before.
        let blob = self.files.handle(id, self.size);
        let target = self.files.path(id);
        let shard = target.parent().expect("blobs lie in a shard's folder");
        if !shard.exists() {
            fs::create_dir_all(shard).map_err(failed("create", shard))?;
            sync_folder(&self.files.blobs)?;
        }
        if !target.exists() {
            fs::rename(&self.path, &target).map_err(failed("rename", &self.path))?;
        }
        sync_folder(shard)?;
        Ok(blob)
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        let _already_renamed = fs::remove_file(&self.path);
    }
}

/// A part of a file being read.
#[derive(Debug)]
pub(crate) struct FileReader {
    path: PathBuf,
    /// `None` only while a piece is being read, and for good if that was interrupted.
    file: Option<File>,
    remaining: u64,
}

impl FileReader {
    pub(crate) fn remaining(&self) -> u64 {
        self.remaining
    }

    pub(crate) async fn next(&mut self) -> Result<Option<Bytes>, StoreError> {
        if self.remaining == 0 {
            return Ok(None);
        }
        let length = usize::try_from(self.remaining).map_or(CHUNK_BYTES, |n| n.min(CHUNK_BYTES));
        let mut file = self.file.take().ok_or(StoreError::Closed)?;
        let path = self.path.clone();
        let (file, piece) = blocking(move || {
            let mut piece = vec![0; length];
            file.read_exact(&mut piece).map_err(failed("read", &path))?;
            Ok((file, Bytes::from(piece)))
        })
        .await?;
        self.file = Some(file);
        self.remaining -= piece.len() as u64;
        Ok(Some(piece))
    }
}

/// Runs what may wait for a disk where waiting is allowed.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or(Err(StoreError::Closed))
}

/// Makes the names in a folder durable.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    let synced = File::open(folder).and_then(|opened| opened.sync_all());
    synced.map_err(failed("sync", folder))
}

/// Turns a system error into one that says what was tried with which file.
pub(crate) fn failed(
    action: &'static str,
    path: &Path,
) -> impl FnOnce(std::io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::File {
        action,
        path,
        source,
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let read = || {
        fs::read_dir(folder)?
            .map(|entry| Ok(entry?.path()))
            .collect()
    };
    let paths: std::io::Result<Vec<_>> = read();
    paths.map_err(failed("list", folder))
}
