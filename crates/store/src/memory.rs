//! The reference backend: everything in memory, nothing survives.

use std::collections::{BTreeMap, HashMap};
use std::ops::{Bound, Range};
use std::sync::{Arc, Mutex, MutexGuard};

use async_trait::async_trait;
use bytes::Bytes;
use sha2::{Digest, Sha256};
use tokio::sync::broadcast;

use crate::blob::{Keeper, ReaderKind, WriterKind};
use crate::watch::{WATCH_BACKLOG_COMMITS, publish};
use crate::{
    Blob, BlobId, BlobReader, BlobWriter, Change, Direction, Effect, Entry, Expect, Key, LogQuery,
    Position, Record, Revision, Span, Store, StoreError, Versioned, Watch, Write,
};

/// A store in memory. Clones share their content.
#[derive(Clone, Debug)]
pub struct MemoryStore {
    shelves: Arc<Shelves>,
    commits: broadcast::Sender<Arc<[Change]>>,
}

#[derive(Debug, Default)]
struct Shelves(Mutex<Content>);

#[derive(Debug, Default)]
struct Content {
    values: BTreeMap<Key, Held>,
    blobs: HashMap<BlobId, StoredBlob>,
    logs: BTreeMap<Key, BTreeMap<Position, Bytes>>,
    revision: u64,
    sequence: u64,
}

#[derive(Debug)]
struct Held {
    versioned: Versioned,
    blobs: Vec<BlobId>,
}

#[derive(Debug, Default)]
struct StoredBlob {
    bytes: Bytes,
    holders: usize,
    handles: usize,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self {
            shelves: Arc::default(),
            commits: broadcast::Sender::new(WATCH_BACKLOG_COMMITS),
        }
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

impl Shelves {
    fn open(&self) -> MutexGuard<'_, Content> {
        self.0
            .lock()
            .expect("nobody panics while holding the content")
    }
}

impl Keeper for Shelves {
    fn release(&self, id: BlobId) {
        let mut content = self.open();
        if let Some(blob) = content.blobs.get_mut(&id) {
            blob.handles -= 1;
        }
        content.forget_unused(id);
    }
}

impl Content {
    fn check(&self, write: &Write) -> Result<(), StoreError> {
        let current = match write.expect {
            Expect::NoneBelow => self.first_below(write.key.as_str()),
            _ => self.values.get(&write.key),
        };
        let current = current.map(|held| held.versioned.revision);
        if !write.expect.allows(current) {
            let key = write.key.clone();
            return Err(StoreError::Conflict { key, current });
        }
        match write.blobs.iter().find(|id| !self.blobs.contains_key(id)) {
            Some(missing) => Err(StoreError::NoBlob(*missing)),
            None => Ok(()),
        }
    }

    fn first_below(&self, prefix: &str) -> Option<&Held> {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        let (key, held) = self.values.range::<str, _>(from).next()?;
        key.as_str().starts_with(prefix).then_some(held)
    }

    fn apply(&mut self, write: Write) -> Option<Change> {
        let revision = Revision(self.revision);
        for id in &write.blobs {
            if let Some(blob) = self.blobs.get_mut(id) {
                blob.holders += 1;
            }
        }
        let (key, blobs) = (write.key, write.blobs);
        let (before, value) = match write.effect {
            Effect::Nothing => return None,
            Effect::Delete => (self.values.remove(&key), None),
            Effect::Put(value) => {
                let versioned = Versioned { value, revision };
                let held = Held {
                    versioned: versioned.clone(),
                    blobs,
                };
                (self.values.insert(key.clone(), held), Some(versioned))
            }
        };
        for id in before.map(|held| held.blobs).unwrap_or_default() {
            if let Some(blob) = self.blobs.get_mut(&id) {
                blob.holders -= 1;
            }
            self.forget_unused(id);
        }
        Some(Change { key, value })
    }

    fn forget_unused(&mut self, id: BlobId) {
        let unused = |blob: &StoredBlob| blob.holders == 0 && blob.handles == 0;
        if self.blobs.get(&id).is_some_and(unused) {
            self.blobs.remove(&id);
        }
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn get(&self, key: &Key) -> Result<Option<Versioned>, StoreError> {
        let content = self.shelves.open();
        Ok(content.values.get(key).map(|held| held.versioned.clone()))
    }

    async fn list(
        &self,
        prefix: &str,
        start: Bound<&str>,
        limit: usize,
    ) -> Result<Vec<(Key, Versioned)>, StoreError> {
        let from = match start {
            Bound::Included(key) | Bound::Excluded(key) if key >= prefix => start,
            _ => Bound::Included(prefix),
        };
        let content = self.shelves.open();
        Ok(content
            .values
            .range::<str, _>((from, Bound::Unbounded))
            .take_while(|(key, _)| key.as_str().starts_with(prefix))
            .take(limit)
            .map(|(key, held)| (key.clone(), held.versioned.clone()))
            .collect())
    }

    async fn list_back(
        &self,
        prefix: &str,
        end: Bound<&str>,
        limit: usize,
    ) -> Result<Vec<(Key, Versioned)>, StoreError> {
        // Beyond the end there may be keys of the prefix, before the prefix there are none.
        let from = match end {
            Bound::Included(key) | Bound::Excluded(key) if key < prefix => return Ok(Vec::new()),
            _ => Bound::Included(prefix),
        };
        let content = self.shelves.open();
        Ok(content
            .values
            .range::<str, _>((from, end))
            .rev()
            .skip_while(|(key, _)| !key.as_str().starts_with(prefix))
            .take_while(|(key, _)| key.as_str().starts_with(prefix))
            .take(limit)
            .map(|(key, held)| (key.clone(), held.versioned.clone()))
            .collect())
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<Revision, StoreError> {
        let mut content = self.shelves.open();
        writes.iter().try_for_each(|write| content.check(write))?;
        content.revision += 1;
        let changes = writes.into_iter().filter_map(|write| content.apply(write));
        let changes: Vec<_> = changes.collect();
        publish(&self.commits, changes);
        Ok(Revision(content.revision))
    }

    fn watch(&self, prefix: &str) -> Watch {
        Watch::new(prefix, self.commits.subscribe())
    }

    async fn blob_writer(&self) -> Result<BlobWriter, StoreError> {
        let writer = MemoryBlobWriter {
            shelves: Arc::clone(&self.shelves),
            bytes: Vec::new(),
        };
        Ok(BlobWriter(WriterKind::Memory(writer)))
    }

    async fn hold_blob(&self, id: BlobId) -> Result<Blob, StoreError> {
        let mut content = self.shelves.open();
        let blob = content.blobs.get_mut(&id).ok_or(StoreError::NoBlob(id))?;
        blob.handles += 1;
        let size = blob.bytes.len() as u64;
        drop(content);
        let keeper = Arc::clone(&self.shelves) as Arc<dyn Keeper>;
        Ok(Blob::new(id, size, keeper))
    }

    async fn open_blob(&self, id: BlobId, range: Range<u64>) -> Result<BlobReader, StoreError> {
        let content = self.shelves.open();
        let blob = content.blobs.get(&id).ok_or(StoreError::NoBlob(id))?;
        let end =
            usize::try_from(range.end).map_or(blob.bytes.len(), |end| end.min(blob.bytes.len()));
        let start = usize::try_from(range.start).map_or(end, |start| start.min(end));
        Ok(BlobReader(ReaderKind::Memory(blob.bytes.slice(start..end))))
    }

    async fn append(&self, batches: Vec<(Key, Vec<Entry>)>) -> Result<(), StoreError> {
        let mut content = self.shelves.open();
        for (log, entries) in batches {
            for Entry { time_ms, data } in entries {
                content.sequence += 1;
                let sequence = content.sequence;
                let log = content.logs.entry(log.clone()).or_default();
                log.insert(Position { time_ms, sequence }, data);
            }
        }
        Ok(())
    }

    async fn read_log(&self, query: &LogQuery) -> Result<Vec<Record>, StoreError> {
        let content = self.shelves.open();
        let Some(log) = content.logs.get(&query.log) else {
            return Ok(Vec::new());
        };
        let Some(range) = query.range() else {
            return Ok(Vec::new());
        };
        let record = |(position, data): (&Position, &Bytes)| Record {
            position: *position,
            data: data.clone(),
        };
        let range = log.range(range).map(record);
        Ok(match query.direction {
            Direction::Forward => range.take(query.limit).collect(),
            Direction::Backward => range.rev().take(query.limit).collect(),
        })
    }

    async fn log_spans(&self, prefix: &str) -> Result<Vec<(Key, Span)>, StoreError> {
        let content = self.shelves.open();
        let logs = content
            .logs
            .range::<str, _>((Bound::Included(prefix), Bound::Unbounded))
            .take_while(|(key, _)| key.as_str().starts_with(prefix));
        Ok(logs
            .filter_map(|(key, log)| {
                let span = Span {
                    first_ms: log.first_key_value()?.0.time_ms,
                    last_ms: log.last_key_value()?.0.time_ms,
                };
                Some((key.clone(), span))
            })
            .collect())
    }

    async fn log_bytes(&self, prefix: &str) -> Result<u64, StoreError> {
        let content = self.shelves.open();
        let logs = content
            .logs
            .range::<str, _>((Bound::Included(prefix), Bound::Unbounded))
            .take_while(|(key, _)| key.as_str().starts_with(prefix));
        let bytes = logs.flat_map(|(_, log)| log.values().map(|data| data.len() as u64));
        Ok(bytes.sum())
    }

    async fn trim_log(&self, log: &Key, before_ms: i64) -> Result<u64, StoreError> {
        let mut content = self.shelves.open();
        let Some(entries) = content.logs.get_mut(log) else {
            return Ok(0);
        };
        let kept = entries.split_off(&Position::first_of(before_ms));
        let trimmed = std::mem::replace(entries, kept).len();
        Ok(trimmed as u64)
    }

    async fn delete_log(&self, log: &Key) -> Result<(), StoreError> {
        self.shelves.open().logs.remove(log);
        Ok(())
    }
}

/// A blob growing in memory.
#[derive(Debug)]
pub(crate) struct MemoryBlobWriter {
    shelves: Arc<Shelves>,
    bytes: Vec<u8>,
}

impl MemoryBlobWriter {
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub(crate) fn finish(self) -> Blob {
        let id = BlobId(Sha256::digest(&self.bytes).into());
        let size = self.bytes.len() as u64;
        let mut content = self.shelves.open();
        let blob = content.blobs.entry(id).or_default();
        blob.bytes = self.bytes.into();
        blob.handles += 1;
        drop(content);
        Blob::new(id, size, self.shelves)
    }
}
