//! The contract that every backend keeps.

use std::ops::{Bound, Range};
use std::path::PathBuf;

use async_trait::async_trait;
use bytes::Bytes;

use crate::{
    Blob, BlobId, BlobReader, BlobWriter, Entry, Expect, Key, LogQuery, Record, Revision, Span,
    Versioned, Watch, Write,
};

/// Why the store could not do what it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A precondition did not hold; nothing of the commit was written.
    #[error("{key} is not as the write expected it")]
    Conflict {
        /// The first key whose precondition did not hold.
        key: Key,
        /// The revision it has instead, or `None` when it has no value.
        current: Option<Revision>,
    },
    /// No such blob (any more).
    #[error("there is no blob {0}")]
    NoBlob(BlobId),
    /// Another process uses the folder.
    #[error("{} is in use by another process", .0.display())]
    InUse(PathBuf),
    /// The folder was written by a newer program.
    #[error("{} has format {found}, newer than {supported}, the newest that this program knows", path.display())]
    TooNew {
        /// The database file.
        path: PathBuf,
        /// Its format.
        found: i64,
        /// The newest known format.
        supported: i64,
    },
    /// A file could not be read or written.
    #[error("cannot {action} {}", path.display())]
    File {
        /// What was tried, as a verb.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system answered.
        source: std::io::Error,
    },
    /// The database did not do its work. Whether a write happened is unknown.
    #[error("the database at {} failed", path.display())]
    Database {
        /// The database file.
        path: PathBuf,
        /// What it answered.
        source: std::sync::Arc<dyn std::error::Error + Send + Sync>,
    },
    /// The store has been closed.
    #[error("the store is closed")]
    Closed,
    /// A fault that a test injected.
    #[error("injected fault in {0}")]
    Injected(&'static str),
}

impl StoreError {
    /// Whether a precondition was the reason: read again and decide anew.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict { .. })
    }
}

/// Values, blobs and logs. Methods may be called from any task of a tokio runtime, concurrently.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// A key's value, if it has one.
    async fn get(&self, key: &Key) -> Result<Option<Versioned>, StoreError>;

    /// The values whose keys begin with `prefix` and lie at or beyond `start`, in the order of
    /// their keys, at most `limit`. To page, continue with `Bound::Excluded(last key)`.
    async fn list(
        &self,
        prefix: &str,
        start: Bound<&str>,
        limit: usize,
    ) -> Result<Vec<(Key, Versioned)>, StoreError>;

    /// The values whose keys begin with `prefix` and lie at or before `end`, the last key first, at
    /// most `limit`. To page, continue with `Bound::Excluded(last key)`.
    async fn list_back(
        &self,
        prefix: &str,
        end: Bound<&str>,
        limit: usize,
    ) -> Result<Vec<(Key, Versioned)>, StoreError>;

    /// Does all the writes or none. Every value gets the same new revision, which is returned.
    /// At most one write per key. Fails with [`StoreError::Conflict`] when a precondition does not
    /// hold and [`StoreError::NoBlob`] when a value would hold a blob that does not exist.
    async fn commit(&self, writes: Vec<Write>) -> Result<Revision, StoreError>;

    /// Follows the changes below a prefix from now on.
    fn watch(&self, prefix: &str) -> Watch;

    /// Begins a new blob, to be written piece by piece.
    async fn blob_writer(&self) -> Result<BlobWriter, StoreError>;

    /// A handle of a blob that is there, so that it stays. Fails with [`StoreError::NoBlob`].
    async fn hold_blob(&self, id: BlobId) -> Result<Blob, StoreError>;

    /// Reads a part of a blob; the range is in bytes and cut to the blob's length.
    async fn open_blob(&self, id: BlobId, range: Range<u64>) -> Result<BlobReader, StoreError>;

    /// Appends to several logs at once. Logs come into being with their first entry. All entries
    /// are kept or none.
    async fn append(&self, batches: Vec<(Key, Vec<Entry>)>) -> Result<(), StoreError>;

    /// Reads entries of one log. A log that does not exist is empty.
    async fn read_log(&self, query: &LogQuery) -> Result<Vec<Record>, StoreError>;

    /// The logs whose names begin with `prefix` and have entries, in the order of their names.
    async fn log_spans(&self, prefix: &str) -> Result<Vec<(Key, Span)>, StoreError>;

    /// How many bytes the entries of the logs whose names begin with `prefix` have together.
    async fn log_bytes(&self, prefix: &str) -> Result<u64, StoreError>;

    /// Removes the entries before a time (milliseconds since 1970, exclusive); returns how many.
    async fn trim_log(&self, log: &Key, before_ms: i64) -> Result<u64, StoreError>;

    /// Removes a log with all its entries. Removing what is not there is no error.
    async fn delete_log(&self, log: &Key) -> Result<(), StoreError>;

    /// Stores one value.
    async fn put(&self, key: &Key, value: Bytes, expect: Expect) -> Result<Revision, StoreError> {
        let write = Write::put(key.clone(), value).expecting(expect);
        self.commit(vec![write]).await
    }

    /// Removes one value.
    async fn delete(&self, key: &Key, expect: Expect) -> Result<(), StoreError> {
        let write = Write::delete(key.clone()).expecting(expect);
        self.commit(vec![write]).await.map(|_| ())
    }

    /// Stores bytes that are at hand as a blob.
    async fn put_blob(&self, bytes: Bytes) -> Result<Blob, StoreError> {
        let mut writer = self.blob_writer().await?;
        writer.write(bytes).await?;
        writer.finish().await
    }

    /// Reads a whole blob into memory. For small blobs; big ones are streamed by `open_blob`.
    async fn read_blob(&self, id: BlobId) -> Result<Bytes, StoreError> {
        self.open_blob(id, 0..u64::MAX).await?.read_all().await
    }
}
