//! A table in memory: what is known of it, and who may write.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use arc_swap::ArcSwap;
use frazil_store::Key;
use frazil_wire::Fault;
use tokio::sync::{Mutex, MutexGuard, OnceCell, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::faults::no_resource;
use crate::limits;
use crate::records::TableRecord;

/// A table.
pub(crate) struct Table {
    record: ArcSwap<TableRecord>,
    /// Writers of items read this lock, whoever changes the table writes it.
    gate: RwLock<()>,
    locks: Vec<Mutex<()>>,
    deleted: AtomicBool,
    /// Items and bytes, counted when somebody asks first.
    pub(crate) counts: OnceCell<Counts>,
}

/// How much a table holds.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) items: AtomicI64,
    pub(crate) bytes: AtomicI64,
}

/// Lets its holder write items of a table, as long as it lives.
pub(crate) struct Writing<'table> {
    pub(crate) record: Arc<TableRecord>,
    _gate: RwLockReadGuard<'table, ()>,
}

impl Table {
    pub(crate) fn new(record: TableRecord) -> Arc<Table> {
        Arc::new(Table {
            record: ArcSwap::from_pointee(record),
            gate: RwLock::default(),
            locks: (0..limits::LOCKS_PER_TABLE)
                .map(|_| Mutex::default())
                .collect(),
            deleted: AtomicBool::new(false),
            counts: OnceCell::new(),
        })
    }

    pub(crate) fn record(&self) -> Arc<TableRecord> {
        self.record.load_full()
    }

    /// Begins to write items.
    pub(crate) async fn write(&self) -> Result<Writing<'_>, Fault> {
        let gate = self.gate.read().await;
        match self.deleted.load(Ordering::Acquire) {
            true => Err(no_resource()),
            false => Ok(Writing {
                record: self.record(),
                _gate: gate,
            }),
        }
    }

    /// Keeps everybody else from writing items and from changing the table.
    pub(crate) async fn change(&self) -> Result<RwLockWriteGuard<'_, ()>, Fault> {
        let gate = self.gate.write().await;
        match self.deleted.load(Ordering::Acquire) {
            true => Err(no_resource()),
            false => Ok(gate),
        }
    }

    /// Replaces what is known; the caller holds the guard of [`change`](Self::change).
    pub(crate) fn replace(&self, record: TableRecord) {
        self.record.store(Arc::new(record));
    }

    /// No write begins from now on; the caller holds the guard of [`change`](Self::change).
    pub(crate) fn delete(&self) {
        self.deleted.store(true, Ordering::Release);
    }

    /// Which lock an item shares.
    pub(crate) fn lock_of(&self, item: &Key) -> usize {
        let mut hasher = DefaultHasher::new();
        item.hash(&mut hasher);
        (hasher.finish() % self.locks.len() as u64) as usize
    }

    /// Keeps others from writing the items that share a lock. Whoever takes several takes them
    /// in the order of tables, then of numbers.
    pub(crate) async fn lock(&self, number: usize) -> MutexGuard<'_, ()> {
        self.locks[number].lock().await
    }

    /// Counts what a write changed.
    pub(crate) fn count(&self, items: i64, bytes: i64) {
        if let Some(counts) = self.counts.get() {
            counts.items.fetch_add(items, Ordering::Relaxed);
            counts.bytes.fetch_add(bytes, Ordering::Relaxed);
        }
    }
}
