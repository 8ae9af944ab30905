//! Writes of items: what a request wants, and how it is done.

use std::collections::BTreeMap;
use std::sync::Arc;

use frazil_store::{Key, Write};
use frazil_wire::Fault;

use crate::DynamoDb;
use crate::attribute::{Item, item_size};
use crate::expression::{Condition, Update, UpdateError};
use crate::faults::{condition_failed, failed, invalid, store_failed};
use crate::records::{TableRecord, decoded, weight};
use crate::table::Table;
use crate::{keys, limits};

/// One write.
pub(crate) struct Action {
    pub(crate) table: Arc<Table>,
    /// The key attributes.
    pub(crate) key: Item,
    pub(crate) condition: Option<Condition>,
    pub(crate) change: Change,
    /// Tells the item to whoever's condition does not hold.
    pub(crate) tell: bool,
}

/// What happens to the item.
pub(crate) enum Change {
    Put(Item),
    Update(Update),
    Delete,
    /// Nothing: only the condition counts.
    Check,
}

/// The item before and after.
pub(crate) struct Outcome {
    pub(crate) before: Option<Item>,
    pub(crate) after: Option<Item>,
}

/// Why an action was not done.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The condition did not hold; the item, when it is to be told.
    Condition(Option<Item>),
    /// Anything else.
    Fault(Fault),
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Fault {
        match refusal {
            Refusal::Condition(item) => condition_failed(item.as_ref()),
            Refusal::Fault(fault) => fault,
        }
    }
}

impl Action {
    /// What the action makes of an item.
    pub(crate) fn apply(
        &self,
        record: &TableRecord,
        before: Option<Item>,
    ) -> Result<Outcome, Refusal> {
        let nothing = Item::new();
        if let Some(condition) = &self.condition
            && !condition.holds(before.as_ref().unwrap_or(&nothing))
        {
            return Err(Refusal::Condition(before.filter(|_| self.tell)));
        }
        let after = match &self.change {
            Change::Put(item) => Some(item.clone()),
            Change::Delete => None,
            Change::Check => before.clone(),
            Change::Update(update) => {
                let start = before.as_ref().unwrap_or(&self.key);
                Some(updated(record, update, start).map_err(Refusal::Fault)?)
            }
        };
        Ok(Outcome { before, after })
    }
}

fn updated(record: &TableRecord, update: &Update, start: &Item) -> Result<Item, Fault> {
    let item = update
        .of(start)
        .map_err(|error: UpdateError| invalid(error.to_string()))?;
    keys::check_index_keys(record, &item)?;
    if item_size(&item) > limits::ITEM_BYTES_MAX {
        return Err(invalid(
            "Item size to update has exceeded the maximum allowed size",
        ));
    }
    Ok(item)
}

impl DynamoDb {
    /// Reads an item.
    pub(crate) async fn read(&self, key: &Key) -> Result<Option<Item>, Fault> {
        let found = self.0.store.get(key).await.map_err(store_failed)?;
        let item = found.map(|found| decoded(&found.value));
        item.transpose().map_err(|error| failed(&error))
    }

    /// Does one action.
    pub(crate) async fn perform(&self, action: &Action) -> Result<Outcome, Fault> {
        let writing = action.table.write().await?;
        let record = &writing.record;
        let key = record.item_key(&action.key);
        let _lock = action.table.lock(action.table.lock_of(&key)).await;
        let before = self.read(&key).await?;
        let outcome = action.apply(record, before)?;
        let writes = writes(record, &outcome);
        if !writes.is_empty() {
            self.0.store.commit(writes).await.map_err(store_failed)?;
            count(&action.table, &outcome);
        }
        Ok(outcome)
    }
}

/// Counts what an action changed.
pub(crate) fn count(table: &Table, outcome: &Outcome) {
    let (before, after) = (outcome.before.as_ref(), outcome.after.as_ref());
    let items = i64::from(after.is_some()) - i64::from(before.is_some());
    table.count(items, weight(after) - weight(before));
}

/// The writes that bring a table from an item to another one, indexes included.
pub(crate) fn writes(record: &TableRecord, outcome: &Outcome) -> Vec<Write> {
    let entries = |item: &Option<Item>| match item {
        Some(item) => record.entries(item),
        None => BTreeMap::new(),
    };
    if outcome.before == outcome.after {
        return Vec::new();
    }
    let (before, after) = (entries(&outcome.before), entries(&outcome.after));
    let gone = before.keys().filter(|key| !after.contains_key(*key));
    let gone = gone.map(|key| Write::delete(key.clone()));
    let new = after
        .iter()
        .filter(|(key, value)| before.get(*key) != Some(value));
    let new = new.map(|(key, value)| Write::put(key.clone(), value.clone()));
    gone.chain(new).collect()
}
