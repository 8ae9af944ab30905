//! All mappings as they are now, and word of every change.

use std::collections::BTreeMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use frazil_store::{Expect, Key, Pages, Store, StoreError, WatchEvent, Write};
use tokio::sync::{Mutex, watch};

use super::record::Mapping;
use frazil_store::record::{RecordError, decode, encode};

/// By id.
pub(crate) type Table = BTreeMap<String, Arc<Mapping>>;

/// Why a mapping could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RegistryError {
    /// There is no such mapping (any more).
    #[error("there is no event source mapping {0}")]
    Missing(String),
    /// The source has a mapping to this function already.
    #[error("the mapping {} has the same source and function", .0.id)]
    Duplicate(Arc<Mapping>),
    /// The store did not do it.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// What is stored cannot be read.
    #[error("a stored mapping cannot be read")]
    Record(#[from] RecordError),
}

/// The mappings of this server.
pub(crate) struct Mappings {
    store: Arc<dyn Store>,
    table: ArcSwap<Table>,
    generation: watch::Sender<u64>,
    /// Changes happen one after the other: whether a source is mapped already depends on them all.
    turn: Mutex<()>,
}

impl Mappings {
    /// Reads what is stored.
    pub(crate) async fn open(store: Arc<dyn Store>) -> Result<Arc<Mappings>, RegistryError> {
        let mappings = Mappings {
            store,
            table: ArcSwap::default(),
            generation: watch::Sender::new(0),
            turn: Mutex::default(),
        };
        mappings.reload().await?;
        Ok(Arc::new(mappings))
    }

    /// All mappings.
    pub(crate) fn all(&self) -> Arc<Table> {
        self.table.load_full()
    }

    /// One mapping.
    pub(crate) fn find(&self, id: &str) -> Option<Arc<Mapping>> {
        self.table.load().get(id).cloned()
    }

    /// A number that grows with every change.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.generation.subscribe()
    }

    /// Stores a new mapping.
    pub(crate) async fn create(&self, mapping: Mapping) -> Result<(), RegistryError> {
        let _turn = self.turn.lock().await;
        self.check_unique(&mapping)?;
        self.store_one(mapping, Expect::Absent).await
    }

    /// Changes a mapping: `decide` sees it as it is stored.
    pub(crate) async fn change<T, E: From<RegistryError>>(
        &self,
        id: &str,
        decide: impl FnOnce(&mut Mapping) -> Result<T, E>,
    ) -> Result<(Mapping, T), E> {
        let _turn = self.turn.lock().await;
        let (mut mapping, expect) = self.load(id).await?;
        let answer = decide(&mut mapping)?;
        mapping.change += 1;
        self.check_unique(&mapping)?;
        self.store_one(mapping.clone(), expect).await?;
        Ok((mapping, answer))
    }

    /// What this mapping's state asked for is done: it gets the state that follows, unless it has
    /// been changed again meanwhile.
    pub(crate) async fn settle(&self, seen: &Mapping) -> Result<(), RegistryError> {
        let _turn = self.turn.lock().await;
        let (mut mapping, expect) = match self.load(&seen.id).await {
            Err(RegistryError::Missing(_)) => return Ok(()),
            loaded => loaded?,
        };
        if mapping.change != seen.change || mapping.state.is_settled() {
            return Ok(());
        }
        match mapping.state.settled() {
            Some(state) => {
                mapping.state = state;
                self.store_one(mapping, expect).await
            }
            None => {
                let delete = Write::delete(Mapping::key(&seen.id)).expecting(expect);
                self.store.commit(vec![delete]).await?;
                self.enter(&seen.id, None);
                Ok(())
            }
        }
    }

    /// Follows what other servers on the same store change. Ends with the store.
    pub(crate) async fn follow(&self) {
        let mut watch = self.store.watch(&Mapping::prefix());
        while let Some(event) = watch.next().await {
            let followed = match &event {
                WatchEvent::Missed => self.reload().await,
                WatchEvent::Change(change) => self.refresh(&change.key).await,
            };
            if let Err(error) = followed {
                tracing::error!(%error, "cannot follow the event source mappings");
            }
        }
    }

    async fn reload(&self) -> Result<(), RegistryError> {
        const PAGE: usize = 256;
        let _turn = self.turn.lock().await;
        let mut table = Table::new();
        let mut pages = Pages::new(&*self.store, Mapping::prefix(), PAGE);
        while let Some(page) = pages.next().await? {
            for (key, found) in page {
                let mapping: Mapping = decode(&key, &found.value)?;
                table.insert(mapping.id.clone(), Arc::new(mapping));
            }
        }
        self.table.store(Arc::new(table));
        self.generation.send_modify(|generation| *generation += 1);
        Ok(())
    }

    /// Reads one mapping anew: the store knows better than a change that may be an old one.
    async fn refresh(&self, key: &Key) -> Result<(), RegistryError> {
        let _turn = self.turn.lock().await;
        let Some(id) = key.after(&Mapping::prefix()) else {
            return Ok(());
        };
        let found = self.store.get(key).await?;
        let mapping = found.map(|found| decode::<Mapping>(key, &found.value));
        let mapping = mapping.transpose()?.map(Arc::new);
        if self.find(id) != mapping {
            self.enter(id, mapping.as_ref());
        }
        Ok(())
    }

    async fn load(&self, id: &str) -> Result<(Mapping, Expect), RegistryError> {
        let key = Mapping::key(id);
        let found = self.store.get(&key).await?;
        let found = found.ok_or_else(|| RegistryError::Missing(id.to_owned()))?;
        let mapping = decode(&key, &found.value)?;
        Ok((mapping, Expect::Revision(found.revision)))
    }

    async fn store_one(&self, mapping: Mapping, expect: Expect) -> Result<(), RegistryError> {
        let key = Mapping::key(&mapping.id);
        self.store.put(&key, encode(&mapping), expect).await?;
        let id = mapping.id.clone();
        self.enter(&id, Some(&Arc::new(mapping)));
        Ok(())
    }

    fn enter(&self, id: &str, mapping: Option<&Arc<Mapping>>) {
        self.table.rcu(|table| {
            let mut next = Table::clone(table);
            match mapping {
                Some(mapping) => next.insert(id.to_owned(), mapping.clone()),
                None => next.remove(id),
            };
            next
        });
        self.generation.send_modify(|generation| *generation += 1);
    }

    fn check_unique(&self, wanted: &Mapping) -> Result<(), RegistryError> {
        let table = self.table.load();
        let same = table.values().find(|other| {
            other.id != wanted.id
                && other.source_arn == wanted.source_arn
                && other.function == wanted.function
                && other.qualifier == wanted.qualifier
        });
        match same {
            Some(other) => Err(RegistryError::Duplicate(other.clone())),
            None => Ok(()),
        }
    }
}
