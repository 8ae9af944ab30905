//! A store that fails when it is told to.

use std::ops::{Bound, Range};
use std::sync::Arc;

use async_trait::async_trait;

use crate::{
    Blob, BlobId, BlobReader, BlobWriter, Entry, Key, LogQuery, Record, Revision, Span, Store,
    StoreError, Versioned, Watch, Write,
};

/// When a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Not at all.
    Never,
    /// Before anything was done.
    Before,
    /// After it was done: the caller sees an error, the effect is there.
    After,
}

type Plan = Arc<dyn Fn(&'static str) -> When + Send + Sync>;

/// Wraps a store and lets calls fail as a plan says. The plan is asked once for each call, with
/// the name of the method.
#[derive(Clone)]
pub struct FaultyStore {
    store: Arc<dyn Store>,
    plan: Plan,
}

impl FaultyStore {
    /// Wraps a store.
    pub fn new(
        store: Arc<dyn Store>,
        plan: impl Fn(&'static str) -> When + Send + Sync + 'static,
    ) -> Self {
        let plan = Arc::new(plan);
        Self { store, plan }
    }

    async fn call<T>(
        &self,
        method: &'static str,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        match (self.plan)(method) {
            When::Never => work.await,
            When::Before => Err(StoreError::Injected(method)),
            When::After => work.await.and(Err(StoreError::Injected(method))),
        }
    }
}

#[async_trait]
impl Store for FaultyStore {
    async fn get(&self, key: &Key) -> Result<Option<Versioned>, StoreError> {
        self.call("get", self.store.get(key)).await
    }

    async fn list(
        &self,
        prefix: &str,
        start: Bound<&str>,
        limit: usize,
    ) -> Result<Vec<(Key, Versioned)>, StoreError> {
        self.call("list", self.store.list(prefix, start, limit))
            .await
    }

    async fn list_back(
        &self,
        prefix: &str,
        end: Bound<&str>,
        limit: usize,
    ) -> Result<Vec<(Key, Versioned)>, StoreError> {
        self.call("list", self.store.list_back(prefix, end, limit))
            .await
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<Revision, StoreError> {
        self.call("commit", self.store.commit(writes)).await
    }

    fn watch(&self, prefix: &str) -> Watch {
        self.store.watch(prefix)
    }

    async fn blob_writer(&self) -> Result<BlobWriter, StoreError> {
        self.call("blob_writer", self.store.blob_writer()).await
    }

    async fn hold_blob(&self, id: BlobId) -> Result<Blob, StoreError> {
        self.call("hold_blob", self.store.hold_blob(id)).await
    }

    async fn open_blob(&self, id: BlobId, range: Range<u64>) -> Result<BlobReader, StoreError> {
        self.call("open_blob", self.store.open_blob(id, range))
            .await
    }

    async fn append(&self, batches: Vec<(Key, Vec<Entry>)>) -> Result<(), StoreError> {
        self.call("append", self.store.append(batches)).await
    }

    async fn read_log(&self, query: &LogQuery) -> Result<Vec<Record>, StoreError> {
        self.call("read_log", self.store.read_log(query)).await
    }

    async fn log_spans(&self, prefix: &str) -> Result<Vec<(Key, Span)>, StoreError> {
        self.call("log_spans", self.store.log_spans(prefix)).await
    }

    async fn log_bytes(&self, prefix: &str) -> Result<u64, StoreError> {
        self.call("log_bytes", self.store.log_bytes(prefix)).await
    }

    async fn trim_log(&self, log: &Key, before_ms: i64) -> Result<u64, StoreError> {
        self.call("trim_log", self.store.trim_log(log, before_ms))
            .await
    }

    async fn delete_log(&self, log: &Key) -> Result<(), StoreError> {
        self.call("delete_log", self.store.delete_log(log)).await
    }
}

impl std::fmt::Debug for FaultyStore {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("FaultyStore").finish_non_exhaustive()
    }
}
