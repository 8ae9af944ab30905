//! What queries and scans share: an index, a filter, and pages of what was found.

use std::ops::Bound;
use std::sync::Arc;

use frazil_store::Key;
use frazil_wire::Fault;

use crate::DynamoDb;
use crate::attribute::{Attribute, Item, item_size};
use crate::expression::{Condition, Projection};
use crate::faults::{failed, invalid, invalid_values, store_failed};
use crate::keys::is_of;
use crate::limits;
use crate::records::{self, IndexRecord, Keys, Projected, TableRecord, decoded};

/// A table, or one of its indexes.
pub(crate) struct Source {
    pub(crate) record: Arc<TableRecord>,
    pub(crate) index: Option<IndexRecord>,
    is_local: bool,
}

/// What a page is made of.
pub(crate) struct Wanted<'request> {
    pub(crate) filter: Option<Condition>,
    pub(crate) projection: Option<Projection>,
    pub(crate) select: Select,
    pub(crate) limit: Option<i32>,
    /// Where the last page ended.
    pub(crate) start: Option<Item>,
    pub(crate) backward: bool,
    /// Which keys, after the partition, if there is one.
    pub(crate) keys: &'request (dyn Fn(&Item) -> Choice + Sync),
}

/// Whether an item belongs to what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Take,
    Skip,
    /// Neither it nor what follows.
    Stop,
}

/// Which attributes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Select {
    All,
    Projected,
    Count,
}

/// A page.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) items: Vec<Item>,
    pub(crate) count: i32,
    pub(crate) scanned: i32,
    pub(crate) last: Option<Item>,
    /// What was read.
    pub(crate) bytes: usize,
}

impl Source {
    pub(crate) fn new(record: Arc<TableRecord>, index: Option<&str>) -> Result<Source, Fault> {
        let Some(name) = index else {
            return Ok(Source {
                record,
                index: None,
                is_local: false,
            });
        };
        let found = record.index(name).map(|(it, local)| (it.clone(), local));
        let missing = || {
            invalid(format!(
                "The table does not have the specified index: {name}"
            ))
        };
        let (index, is_local) = found.ok_or_else(missing)?;
        Ok(Source {
            record,
            index: Some(index),
            is_local,
        })
    }

    pub(crate) fn keys(&self) -> &Keys {
        self.index.as_ref().map_or(&self.record.keys, |it| &it.keys)
    }

    pub(crate) fn prefix(&self) -> String {
        match &self.index {
            Some(index) => records::index_prefix(&self.record.id, &index.name),
            None => records::items_prefix(&self.record.id),
        }
    }

    pub(crate) fn check_consistency(&self, consistent: Option<bool>) -> Result<(), Fault> {
        match self.index.is_some() && !self.is_local && consistent == Some(true) {
            true => Err(invalid(
                "Consistent reads are not supported on global secondary indexes",
            )),
            false => Ok(()),
        }
    }

    /// What `Select`, and the presence of a projection, ask for.
    pub(crate) fn select(&self, choice: Option<&str>, projection: bool) -> Result<Select, Fault> {
        let whole = self
            .index
            .as_ref()
            .is_none_or(|it| it.projection == Projected::All);
        match choice {
            Some("ALL_ATTRIBUTES") if projection => Err(invalid(
                "Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES",
            )),
            Some("ALL_ATTRIBUTES") if !whole && !self.is_local => Err(invalid_values(format!(
                "Select type ALL_ATTRIBUTES is not supported for global secondary index {} because its projection type is not ALL",
                self.index.as_ref().map_or("", |it| it.name.as_str())
            ))),
            Some("ALL_ATTRIBUTES") => Ok(Select::All),
            Some("ALL_PROJECTED_ATTRIBUTES") if self.index.is_none() => Err(invalid(
                "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName",
            )),
            Some("COUNT") if projection => Err(invalid(
                "Cannot specify the ProjectionExpression when choosing to get only the Count",
            )),
            Some("COUNT") => Ok(Select::Count),
            Some("SPECIFIC_ATTRIBUTES") if !projection => Err(invalid(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES",
            )),
            // A projection may name what a local index does not have.
            _ if projection => Ok(Select::All),
            _ => Ok(Select::Projected),
        }
    }

    /// Where a page that follows an item begins.
    fn place_of(&self, start: &Item) -> Result<Key, Fault> {
        let wrong = || invalid("The provided starting key is invalid");
        let keys = self.record.keys.names().chain(self.keys().names());
        let names: std::collections::BTreeSet<&str> = keys.collect();
        let fits = |name: &&str| {
            let value = start.get(*name);
            value.is_some_and(|value| is_of(value, self.record.attributes.get(*name)))
        };
        if names.len() != start.len() || !names.iter().all(fits) {
            return Err(wrong());
        }
        match &self.index {
            None => Ok(self.record.item_key(start)),
            Some(index) => self.record.index_key(index, start).ok_or_else(wrong),
        }
    }

    /// The keys that say where a page ended.
    fn place_after(&self, item: &Item) -> Item {
        let mut keys = self.record.keys.of(item);
        keys.extend(self.keys().of(item));
        keys
    }
}

impl DynamoDb {
    /// Reads one page below a prefix.
    pub(crate) async fn page(
        &self,
        source: &Source,
        prefix: &str,
        wanted: Wanted<'_>,
    ) -> Result<Page, Fault> {
        let place = wanted.start.as_ref().map(|start| source.place_of(start));
        let mut place = place.transpose()?;
        if place
            .as_ref()
            .is_some_and(|place| !place.as_str().starts_with(prefix))
        {
            return Err(invalid(
                "The provided starting key is outside query boundaries based on provided conditions",
            ));
        }
        let limit = wanted.limit.map_or(usize::MAX, |it| it.max(0) as usize);
        let mut page = Page::default();
        loop {
            let step = limits::RECORDS_PER_STEP;
            let found = self
                .step(prefix, place.as_ref(), step, wanted.backward)
                .await?;
            let is_last = found.len() < step;
            for (key, item) in found {
                match (wanted.keys)(&item) {
                    Choice::Take => {}
                    Choice::Skip => {
                        place = Some(key);
                        continue;
                    }
                    Choice::Stop => return Ok(page),
                }
                let bytes = item_size(&item);
                page.bytes += bytes;
                page.scanned += 1;
                let last = source.place_after(&item);
                page.take(item, source, &wanted);
                if page.scanned as usize >= limit || page.bytes >= limits::PAGE_BYTES_MAX {
                    page.last = Some(last);
                    return Ok(page);
                }
                place = Some(key);
            }
            if is_last {
                return Ok(page);
            }
        }
    }

    async fn step(
        &self,
        prefix: &str,
        after: Option<&Key>,
        limit: usize,
        backward: bool,
    ) -> Result<Vec<(Key, Item)>, Fault> {
        let from = after.map_or(Bound::Unbounded, |key| Bound::Excluded(key.as_str()));
        let store = &self.0.store;
        let found = match backward {
            true => store.list_back(prefix, from, limit).await,
            false => store.list(prefix, from, limit).await,
        };
        let found = found.map_err(store_failed)?.into_iter();
        let items = found.map(|(key, found)| {
            let item = decoded(&found.value).map_err(|error| failed(&error))?;
            Ok((key, item))
        });
        items.collect()
    }

    /// The table of a query or scan as it is now.
    pub(crate) fn source(&self, table: &str, index: Option<&str>) -> Result<Source, Fault> {
        let table = self.table_of_items(table)?;
        Source::new(table.record(), index)
    }
}

impl Page {
    fn take(&mut self, item: Item, source: &Source, wanted: &Wanted<'_>) {
        if wanted
            .filter
            .as_ref()
            .is_some_and(|filter| !filter.holds(&item))
        {
            return;
        }
        self.count += 1;
        let item = match (&wanted.projection, wanted.select, &source.index) {
            (_, Select::Count, _) => return,
            (Some(projection), _, _) => projection.of_item(&item),
            (None, Select::Projected, Some(index)) => source.record.projected(index, &item),
            _ => item,
        };
        self.items.push(item);
    }
}

/// The fault that a filter looks at a key.
pub(crate) fn check_filter(
    filter: Option<&Condition>,
    keys: &Keys,
    what: &str,
) -> Result<(), Fault> {
    let roots = filter.map(Condition::roots).unwrap_or_default();
    let mut on_keys = roots
        .into_iter()
        .filter(|root| keys.names().any(|name| name == *root));
    match on_keys.next() {
        None => Ok(()),
        Some(root) => Err(invalid(format!(
            "{what} can only contain non-primary key attributes: Primary key attribute: {root}"
        ))),
    }
}

/// Whether a key's value has the type that the table defines.
pub(crate) fn check_kind(record: &TableRecord, name: &str, value: &Attribute) -> Result<(), Fault> {
    match is_of(value, record.attributes.get(name)) {
        true => Ok(()),
        false => Err(invalid_values(
            "Condition parameter type does not match schema type",
        )),
    }
}
