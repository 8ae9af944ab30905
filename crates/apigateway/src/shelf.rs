//! Records of one kind: all of them in memory, each of them in the store before anybody is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use frazil_store::{Key, Pages, Store, StoreError, Write};
use frazil_wire::Fault;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::limits::RECORDS_PER_STEP;

/// Records by name.
pub(crate) struct Shelf<T> {
    store: Arc<dyn Store>,
    /// The first segments of the records' keys.
    place: &'static [&'static str],
    /// Read by every request, without a lock; replaced as a whole.
    records: ArcSwap<BTreeMap<String, Arc<T>>>,
    /// Whoever changes a record does it alone.
    changing: tokio::sync::Mutex<()>,
}

/// All records below a prefix, with what follows it in their keys.
pub(crate) async fn records<T: DeserializeOwned>(
    store: &dyn Store,
    prefix: &str,
) -> Result<Vec<(String, T)>, Fault> {
    let mut found = Vec::new();
    let mut pages = Pages::new(store, prefix, RECORDS_PER_STEP);
    while let Some(page) = pages.next().await.map_err(|error| store_failed(&error))? {
        for (key, value) in page {
            let name = key.after(prefix).unwrap_or_default().to_owned();
            let record = serde_json::from_slice(&value.value).map_err(|error| failed(&error))?;
            found.push((name, record));
        }
    }
    Ok(found)
}

impl<T: Clone + Serialize + DeserializeOwned> Shelf<T> {
    /// Reads all records of a place.
    pub(crate) async fn load(
        store: Arc<dyn Store>,
        place: &'static [&'static str],
    ) -> Result<Shelf<T>, Fault> {
        let found = records(&*store, &Key::prefix(place)).await?;
        let records = found.into_iter().map(|(name, it)| (name, Arc::new(it)));
        let records: BTreeMap<_, _> = records.collect();
        Ok(Shelf {
            store,
            place,
            records: ArcSwap::from_pointee(records),
            changing: tokio::sync::Mutex::default(),
        })
    }

    /// One record.
    pub(crate) fn get(&self, name: &str) -> Option<Arc<T>> {
        self.records.load().get(name).cloned()
    }

    /// Whether there is no record.
    pub(crate) fn is_empty(&self) -> bool {
        self.records.load().is_empty()
    }

    /// All records, in the order of their names.
    pub(crate) fn all(&self) -> Vec<Arc<T>> {
        self.records.load().values().cloned().collect()
    }

    /// Keeps a new record or one that replaces another.
    pub(crate) async fn put(&self, name: &str, record: T) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        self.store_record(name, record, Vec::new()).await
    }

    /// Changes a record; `absent` is what to say when there is none. `change` may refuse, and may
    /// want further writes to be done at the same moment.
    pub(crate) async fn change<R>(
        &self,
        name: &str,
        absent: impl FnOnce() -> Fault,
        change: impl FnOnce(&mut T, &mut Vec<Write>) -> Result<R, Fault>,
    ) -> Result<R, Fault> {
        let _alone = self.changing.lock().await;
        let known = self.get(name).ok_or_else(absent)?;
        let mut record = T::clone(&known);
        let mut writes = Vec::new();
        let result = change(&mut record, &mut writes)?;
        self.store_record(name, record, writes).await?;
        Ok(result)
    }

    /// Removes a record, if `allowed`, together with what else is to be written.
    pub(crate) async fn remove(
        &self,
        name: &str,
        absent: impl FnOnce() -> Fault,
        allowed: impl FnOnce(&T, &mut Vec<Write>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        let known = self.get(name).ok_or_else(absent)?;
        let mut writes = vec![Write::delete(self.key(name))];
        allowed(&known, &mut writes)?;
        self.commit(writes).await?;
        self.write(|records| records.remove(name));
        Ok(())
    }

    async fn store_record(
        &self,
        name: &str,
        record: T,
        mut writes: Vec<Write>,
    ) -> Result<(), Fault> {
        let value = serde_json::to_vec(&record).map_err(|error| failed(&error))?;
        writes.push(Write::put(self.key(name), value));
        self.commit(writes).await?;
        self.write(|records| records.insert(name.to_owned(), Arc::new(record)));
        Ok(())
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), Fault> {
        let done = self.store.commit(writes).await;
        done.map(|_| ()).map_err(|error| store_failed(&error))
    }

    fn key(&self, name: &str) -> Key {
        let segments: Vec<&str> = self.place.iter().copied().chain([name]).collect();
        Key::of(&segments)
    }

    /// Whoever calls this holds `changing`.
    fn write<R>(&self, change: impl FnOnce(&mut BTreeMap<String, Arc<T>>) -> R) {
        let mut records = BTreeMap::clone(&self.records.load());
        change(&mut records);
        self.records.store(Arc::new(records));
    }
}

/// What a caller hears when something of our own fails.
pub(crate) fn failed(error: &(dyn std::error::Error + 'static)) -> Fault {
    tracing::error!(error, "API Gateway could not do its work");
    Fault::new(500, "InternalFailure", "")
}

pub(crate) fn store_failed(error: &StoreError) -> Fault {
    failed(error)
}
