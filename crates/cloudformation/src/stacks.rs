//! What is known of each stack: in memory for the answers, in the store for the next start.

pub(crate) mod records;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

use frazil_store::{Direction, Entry, Key, LogQuery, Pages, Store, Write};
use frazil_wire::Fault;
use jiff::Timestamp;
use tokio::sync::Notify;

use crate::faults::{failed, no_stack, store_failed};
use crate::limits::{DELETED_KEPT_MS, RECORDS_PER_STEP};
use records::{ChangeSetRecord, EventRecord, ResourceRecord, StackRecord};

/// All stacks, also those that were deleted not long ago.
pub(crate) struct Stacks {
    store: Arc<dyn Store>,
    /// By their ARNs.
    all: RwLock<BTreeMap<String, Arc<Stack>>>,
}

/// One stack.
pub(crate) struct Stack {
    store: Arc<dyn Store>,
    /// The last part of its ARN, which names its records.
    pub(crate) key: String,
    state: Mutex<State>,
    /// Held while the stack's record is written, so that what is older never comes last.
    saving: tokio::sync::Mutex<()>,
    cancelled: Notify,
}

/// What is known of a stack at a moment.
pub(crate) struct State {
    pub(crate) record: StackRecord,
    pub(crate) resources: BTreeMap<String, ResourceRecord>,
    pub(crate) change_sets: BTreeMap<String, ChangeSetRecord>,
}

impl Stacks {
    /// Reads all stacks.
    pub(crate) async fn load(store: Arc<dyn Store>, now: Timestamp) -> Result<Stacks, Fault> {
        let mut all = BTreeMap::new();
        for (key, record) in read_all::<StackRecord>(&*store, &records::stacks_prefix()).await? {
            let deleted = record.deleted_ms.unwrap_or(i64::MAX);
            if deleted < now.as_millisecond().saturating_sub(DELETED_KEPT_MS) {
                forget(&*store, &key).await?;
                continue;
            }
            let resources = read_all(&*store, &records::resources_prefix(&key)).await?;
            let change_sets = read_all(&*store, &records::change_sets_prefix(&key)).await?;
            let state = State {
                resources: resources.into_iter().collect(),
                change_sets: change_sets.into_iter().collect(),
                record,
            };
            let id = state.record.id.clone();
            all.insert(id, Stack::new(store.clone(), key, state));
        }
        Ok(Stacks {
            store,
            all: RwLock::new(all),
        })
    }

    /// All of them.
    pub(crate) fn all(&self) -> Vec<Arc<Stack>> {
        let all = self.all.read();
        let all = all.expect("nobody panics while holding the stacks");
        all.values().cloned().collect()
    }

    /// Those that were not deleted.
    pub(crate) fn living(&self) -> Vec<Arc<Stack>> {
        let mut all = self.all();
        all.retain(|stack| stack.state().record.deleted_ms.is_none());
        all
    }

    /// The stack with this name, or this ARN. By its ARN also a deleted one is found.
    pub(crate) fn find(&self, name: &str) -> Result<Arc<Stack>, Fault> {
        let found = match name.starts_with("arn:") {
            true => {
                let all = self.all.read();
                let all = all.expect("nobody panics while holding the stacks");
                all.get(name).cloned()
            }
            false => {
                let mut living = self.living().into_iter();
                living.find(|stack| stack.state().record.name == name)
            }
        };
        found.ok_or_else(|| no_stack(name))
    }

    /// Adds a stack that is there from now on.
    pub(crate) async fn add(&self, key: String, state: State) -> Result<Arc<Stack>, Fault> {
        let id = state.record.id.clone();
        let stack = Stack::new(self.store.clone(), key, state);
        stack.save().await?;
        let all = self.all.write();
        let mut all = all.expect("nobody panics while holding the stacks");
        all.insert(id, stack.clone());
        Ok(stack)
    }

    /// The value that a stack exports under a name.
    pub(crate) fn export(&self, name: &str) -> Option<String> {
        self.living().iter().find_map(|stack| {
            let state = stack.state();
            let mut outputs = state.record.outputs.iter();
            let found = outputs.find(|output| output.export.as_deref() == Some(name));
            found.map(|output| output.value.clone())
        })
    }
}

impl Stack {
    fn new(store: Arc<dyn Store>, key: String, state: State) -> Arc<Stack> {
        Arc::new(Stack {
            store,
            key,
            state: Mutex::new(state),
            saving: tokio::sync::Mutex::default(),
            cancelled: Notify::new(),
        })
    }

    /// What is known of it now.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .expect("nobody panics while holding a stack")
    }

    /// Lets the operation that runs end as soon as it can.
    pub(crate) async fn cancel(&self) -> Result<(), Fault> {
        self.state().record.cancelled = true;
        self.cancelled.notify_waiters();
        self.save().await
    }

    /// Until nobody wants the operation that runs any more.
    pub(crate) async fn cancelled(&self) {
        let told = self.cancelled.notified();
        tokio::pin!(told);
        told.as_mut().enable();
        let already = self.state().record.cancelled;
        if !already {
            told.await;
        }
    }

    /// Stores the stack itself, without its resources.
    pub(crate) async fn save(&self) -> Result<(), Fault> {
        let _alone = self.saving.lock().await;
        let write = records::put(records::stack_key(&self.key), &self.state().record)?;
        self.commit(vec![write]).await
    }

    /// Changes a resource and stores it, with an event if there is one to tell.
    pub(crate) async fn put_resource(&self, record: ResourceRecord) -> Result<(), Fault> {
        let write = records::put(records::resource_key(&self.key, &record.logical), &record)?;
        self.state()
            .resources
            .insert(record.logical.clone(), record);
        self.commit(vec![write]).await
    }

    /// Forgets a resource.
    pub(crate) async fn drop_resource(&self, logical: &str) -> Result<(), Fault> {
        self.state().resources.remove(logical);
        let write = Write::delete(records::resource_key(&self.key, logical));
        self.commit(vec![write]).await
    }

    /// Stores a change set.
    pub(crate) async fn put_change_set(&self, record: ChangeSetRecord) -> Result<(), Fault> {
        let write = records::put(records::change_set_key(&self.key, &record.key), &record)?;
        self.state().change_sets.insert(record.key.clone(), record);
        self.commit(vec![write]).await
    }

    /// Forgets a change set.
    pub(crate) async fn drop_change_set(&self, key: &str) -> Result<(), Fault> {
        self.state().change_sets.remove(key);
        let write = Write::delete(records::change_set_key(&self.key, key));
        self.commit(vec![write]).await
    }

    /// Adds to the stack's history.
    pub(crate) async fn tell(&self, event: &EventRecord) -> Result<(), Fault> {
        let data = serde_json::to_vec(event).map_err(|error| failed(&error))?;
        let entry = Entry {
            time_ms: event.at_ms,
            data: data.into(),
        };
        let batch = vec![(records::events_log(&self.key), vec![entry])];
        self.store.append(batch).await.map_err(store_failed)
    }

    /// The stack's history, newest first.
    pub(crate) async fn events(&self) -> Result<Vec<EventRecord>, Fault> {
        let mut query = LogQuery::all(records::events_log(&self.key), crate::limits::EVENTS_MAX);
        query.direction = Direction::Backward;
        let entries = self.store.read_log(&query).await.map_err(store_failed)?;
        let entries = entries.iter().map(|entry| records::decoded(&entry.data));
        entries.collect()
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), Fault> {
        let done = self.store.commit(writes).await;
        done.map(|_| ()).map_err(store_failed)
    }
}

/// Every record below a prefix, with what follows the prefix in its key.
pub(crate) async fn read_all<T: serde::de::DeserializeOwned>(
    store: &dyn Store,
    prefix: &str,
) -> Result<Vec<(String, T)>, Fault> {
    let mut all = Vec::new();
    let mut pages = Pages::new(store, prefix, RECORDS_PER_STEP);
    while let Some(page) = pages.next().await.map_err(store_failed)? {
        for (key, found) in &page {
            let name = key.after(prefix).unwrap_or_default().to_owned();
            all.push((name, records::decoded(&found.value)?));
        }
    }
    Ok(all)
}

/// Removes everything that is stored about a stack.
async fn forget(store: &dyn Store, key: &str) -> Result<(), Fault> {
    let mut writes = vec![Write::delete(records::stack_key(key))];
    for prefix in [
        records::resources_prefix(key),
        records::change_sets_prefix(key),
        records::questions_prefix(key),
    ] {
        let all = read_all::<serde_json::Value>(store, &prefix).await?;
        let keys = all
            .iter()
            .map(|(name, _)| Write::delete(Key::new(format!("{prefix}{name}"))));
        writes.extend(keys);
    }
    store.commit(writes).await.map_err(store_failed)?;
    let log = records::events_log(key);
    store.delete_log(&log).await.map_err(store_failed)
}
