//! Everything in one folder: values and logs in an SQLite database, blobs as files beside it.
//!
//! One thread writes. It takes all the work that has queued up, does it in one transaction, makes
//! it durable with one sync, and answers everybody: the more callers, the cheaper each write.
//! Readers have connections of their own and never wait for the writer.

mod database;
mod readers;
mod writer;

use std::fs::File;
use std::ops::{Bound, Range};
use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use tokio::sync::{broadcast, mpsc};

use crate::blob::{ReaderKind, WriterKind};
use crate::files::{Files, Unused, blocking, failed};
use crate::watch::WATCH_BACKLOG_COMMITS;
use crate::{
    Blob, BlobId, BlobReader, BlobWriter, Change, Entry, Key, LogQuery, Record, Revision, Span,
    Store, StoreError, Versioned, Watch, Write,
};
use readers::Readers;
use writer::{Job, Writer};

/// How many jobs may wait for the writer before callers wait to hand in theirs.
const QUEUE_JOBS: usize = 1024;

/// A store in a folder. Clones share it.
#[derive(Clone, Debug)]
pub struct SqliteStore(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    files: Arc<Files>,
    readers: Arc<Readers>,
    jobs: mpsc::Sender<Job>,
    commits: broadcast::Sender<Arc<[Change]>>,
    writer: std::sync::Mutex<Option<std::thread::JoinHandle<()>>>,
}

impl SqliteStore {
    /// Opens the store in a folder, which is made if it is not there. Blocking. Fails with
    /// [`StoreError::InUse`] when another process has it open.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(dir).map_err(failed("create", dir))?;
        let lock = lock(dir)?;
        let database = dir.join("store.sqlite");
        let connection = database::open(&database)?;
        let (jobs, queue) = mpsc::channel(QUEUE_JOBS);
        let files = Arc::new(Files::open(dir, Box::new(Collector(jobs.downgrade())))?);
        let commits = broadcast::Sender::new(WATCH_BACKLOG_COMMITS);
        let writer = Writer::new(
            connection,
            &database,
            Arc::clone(&files),
            commits.clone(),
            lock,
        )?;
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || writer.run(queue))
            .map_err(failed("start the writer of", &database))?;
        Ok(Self(Arc::new(Inner {
            files,
            readers: Arc::new(Readers::new(&database)),
            jobs,
            commits,
            writer: std::sync::Mutex::new(Some(thread)),
        })))
    }

    /// Waits until everything handed in is written, then stops. Later writes answer
    /// [`StoreError::Closed`].
    pub async fn close(&self) {
        let (done, closed) = tokio::sync::oneshot::channel();
        if self.0.jobs.send(Job::Close(done)).await.is_ok() {
            let _writer_ended = closed.await;
        }
        let thread = self.0.writer.lock().ok().and_then(|mut held| held.take());
        if let Some(thread) = thread {
            let _no_panic = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }

    /// Hands work to the writer and waits for its answer.
    async fn write<T>(&self, job: impl FnOnce(writer::Answer<T>) -> Job) -> Result<T, StoreError> {
        let (answer, answered) = tokio::sync::oneshot::channel();
        let sent = self.0.jobs.send(job(answer)).await;
        sent.map_err(|_| StoreError::Closed)?;
        answered.await.unwrap_or(Err(StoreError::Closed))
    }

    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let readers = Arc::clone(&self.0.readers);
        blocking(move || readers.with(work)).await
    }
}

fn lock(dir: &Path) -> Result<File, StoreError> {
    let path = dir.join("lock");
    let file = File::create(&path).map_err(failed("create", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::InUse(dir.to_owned())),
        Err(std::fs::TryLockError::Error(error)) => Err(failed("lock", &path)(error)),
    }
}

/// Sends blobs without handles to the writer, who knows whether a value holds them.
#[derive(Debug)]
struct Collector(mpsc::WeakSender<Job>);

impl Unused for Collector {
    fn unused(&self, id: BlobId) {
        // When the queue is full the file stays until the store is opened again.
        if let Some(jobs) = self.0.upgrade() {
            let _queue_full = jobs.try_send(Job::Collect(id));
        }
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn get(&self, key: &Key) -> Result<Option<Versioned>, StoreError> {
        let key = key.clone();
        self.read(move |connection| database::get(connection, &key))
            .await
    }

    async fn list(
        &self,
        prefix: &str,
        start: Bound<&str>,
        limit: usize,
    ) -> Result<Vec<(Key, Versioned)>, StoreError> {
        let (prefix, start) = (prefix.to_owned(), start.map(str::to_owned));
        self.read(move |connection| database::list(connection, &prefix, start, limit))
            .await
    }

    async fn list_back(
        &self,
        prefix: &str,
        end: Bound<&str>,
        limit: usize,
    ) -> Result<Vec<(Key, Versioned)>, StoreError> {
        let (prefix, end) = (prefix.to_owned(), end.map(str::to_owned));
        self.read(move |connection| database::list_back(connection, &prefix, end, limit))
            .await
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<Revision, StoreError> {
        self.write(|answer| Job::Commit(writes, answer)).await
    }

    fn watch(&self, prefix: &str) -> Watch {
        Watch::new(prefix, self.0.commits.subscribe())
    }

    async fn blob_writer(&self) -> Result<BlobWriter, StoreError> {
        let files = Arc::clone(&self.0.files);
        let writer = blocking(move || files.create()).await?;
        Ok(BlobWriter(WriterKind::File(writer)))
    }

    async fn hold_blob(&self, id: BlobId) -> Result<Blob, StoreError> {
        let files = Arc::clone(&self.0.files);
        blocking(move || files.hold(id)).await
    }

    async fn open_blob(&self, id: BlobId, range: Range<u64>) -> Result<BlobReader, StoreError> {
        let files = Arc::clone(&self.0.files);
        let reader = blocking(move || files.read(id, range)).await?;
        Ok(BlobReader(ReaderKind::File(reader)))
    }

    async fn append(&self, batches: Vec<(Key, Vec<Entry>)>) -> Result<(), StoreError> {
        self.write(|answer| Job::Append(batches, answer)).await
    }

    async fn read_log(&self, query: &LogQuery) -> Result<Vec<Record>, StoreError> {
        let query = query.clone();
        self.read(move |connection| database::read_log(connection, &query))
            .await
    }

    async fn log_spans(&self, prefix: &str) -> Result<Vec<(Key, Span)>, StoreError> {
        let prefix = prefix.to_owned();
        self.read(move |connection| database::log_spans(connection, &prefix))
            .await
    }

    async fn log_bytes(&self, prefix: &str) -> Result<u64, StoreError> {
        let prefix = prefix.to_owned();
        self.read(move |connection| database::log_bytes(connection, &prefix))
            .await
    }

    async fn trim_log(&self, log: &Key, before_ms: i64) -> Result<u64, StoreError> {
        let log = log.clone();
        self.write(|answer| Job::Trim(log, before_ms, answer)).await
    }

    async fn delete_log(&self, log: &Key) -> Result<(), StoreError> {
        let log = log.clone();
        self.write(|answer| Job::DeleteLog(log, answer)).await
    }
}
