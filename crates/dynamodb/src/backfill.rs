//! Work on all items of a table: counting, new indexes, removal.

use std::ops::Bound;
use std::sync::atomic::AtomicI64;

use frazil_store::{Key, Write};
use frazil_wire::Fault;

use crate::DynamoDb;
use crate::attribute::{Item, item_size};
use crate::faults::{failed, store_failed};
use crate::limits;
use crate::records::{self, TableRecord, decoded};
use crate::table::{Counts, Table};

impl DynamoDb {
    /// The counts of a table: counted once, then kept up by those who write.
    pub(crate) async fn counts<'table>(
        &self,
        table: &'table Table,
    ) -> Result<&'table Counts, Fault> {
        let counted = table.counts.get_or_try_init(|| async {
            let (mut items, mut bytes) = (0, 0);
            let mut pages = Pages::of(records::items_prefix(&table.record().id));
            while let Some(page) = pages.next(self).await? {
                items += page.len() as i64;
                bytes += page.iter().map(|(_, it)| item_size(it) as i64).sum::<i64>();
            }
            Ok::<_, Fault>(Counts {
                items: AtomicI64::new(items),
                bytes: AtomicI64::new(bytes),
            })
        });
        counted.await
    }

    /// Stores the entries of all items that a table's new form wants in addition to its old one.
    /// Nobody else may write meanwhile.
    pub(crate) async fn backfill(&self, old: &TableRecord, new: &TableRecord) -> Result<(), Fault> {
        let mut pages = Pages::of(records::items_prefix(&new.id));
        while let Some(page) = pages.next(self).await? {
            let mut writes = Vec::new();
            for (_, item) in &page {
                let known = old.entries(item);
                let wanted = new.entries(item).into_iter();
                let missing = wanted.filter(|(key, _)| !known.contains_key(key));
                writes.extend(missing.map(|(key, value)| Write::put(key, value)));
            }
            if !writes.is_empty() {
                self.0.store.commit(writes).await.map_err(store_failed)?;
            }
        }
        Ok(())
    }

    /// Removes everything below a prefix.
    pub(crate) async fn remove_all(&self, prefix: &str) -> Result<(), Fault> {
        loop {
            let limit = limits::RECORDS_PER_STEP;
            let found = self.0.store.list(prefix, Bound::Unbounded, limit).await;
            let found = found.map_err(store_failed)?;
            if found.is_empty() {
                return Ok(());
            }
            let gone = found.into_iter().map(|(key, _)| Write::delete(key));
            let gone = self.0.store.commit(gone.collect()).await;
            gone.map_err(store_failed)?;
        }
    }

    /// Removes what is left of a deleted table.
    pub(crate) async fn empty_trash(&self, id: &str) -> Result<(), Fault> {
        for prefix in records::data_prefixes(id) {
            self.remove_all(&prefix).await?;
        }
        let gone = vec![Write::delete(records::trash_key(id))];
        self.0.store.commit(gone).await.map_err(store_failed)?;
        Ok(())
    }
}

/// All items below a prefix, step by step.
pub(crate) struct Pages {
    prefix: String,
    after: Option<Key>,
}

impl Pages {
    pub(crate) fn of(prefix: String) -> Pages {
        Pages {
            prefix,
            after: None,
        }
    }

    pub(crate) async fn next(
        &mut self,
        service: &DynamoDb,
    ) -> Result<Option<Vec<(Key, Item)>>, Fault> {
        let start = match &self.after {
            Some(key) => Bound::Excluded(key.as_str()),
            None => Bound::Unbounded,
        };
        let limit = limits::RECORDS_PER_STEP;
        let found = service.0.store.list(&self.prefix, start, limit).await;
        let found = found.map_err(store_failed)?;
        let Some((last, _)) = found.last() else {
            return Ok(None);
        };
        self.after = Some(last.clone());
        let items = found.into_iter().map(|(key, found)| {
            let item = decoded(&found.value).map_err(|error| failed(&error))?;
            Ok((key, item))
        });
        items.collect::<Result<_, Fault>>().map(Some)
    }
}
