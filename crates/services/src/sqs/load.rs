//! What was there when the server stopped: queues, their messages, and what is to be cleared.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use frazil_store::{Pages, Versioned};
use frazil_wire::Fault;
use uuid::Uuid;

use super::Sqs;
use super::faults::store_failed;
use super::limits::RECORDS_PER_STEP;
use super::queue::{Duplicate, Queue};
use super::records::{self, DeletedRecord, DuplicateRecord, PlaceRecord, QueueRecord};
use super::shelf::{Message, State};

impl Sqs {
    /// Reads everything. What belongs to no queue any more is removed.
    pub(super) async fn load(&self) -> Result<(), Fault> {
        let mut shelves: HashMap<String, Arc<Queue>> = HashMap::new();
        let mut queues = BTreeMap::new();
        let read = self.each(records::queues_prefix(), |name, found| {
            let record: QueueRecord = records::decoded(&found.value)?;
            let shelf = record.shelf.clone();
            let queue = Queue::new(name, self.arn(name), record);
            shelves.insert(shelf, Arc::clone(&queue));
            queues.insert(name.to_owned(), queue);
            Ok(())
        });
        read.await?;
        let mut orphans = std::collections::BTreeSet::new();
        let read = self.each(records::places_prefix(), |rest, found| {
            let Some((shelf, sequence)) = records::split_shelf(rest) else {
                return Ok(());
            };
            match (shelves.get(shelf), sequence.parse()) {
                (Some(queue), Ok(sequence)) => {
                    let record: PlaceRecord = records::decoded(&found.value)?;
                    queue.state().shelf.insert(sequence, Message::from(record));
                }
                _ => {
                    orphans.insert(shelf.to_owned());
                }
            }
            Ok(())
        });
        read.await?;
        let read = self.each(records::duplicates_prefix(), |rest, found| {
            let Some((shelf, name)) = records::split_shelf(rest) else {
                return Ok(());
            };
            let record: DuplicateRecord = records::decoded(&found.value)?;
            match shelves.get(shelf) {
                Some(queue) => {
                    let duplicates = &mut queue.state().duplicates;
                    duplicates.insert(name.to_owned(), Duplicate::from(&record));
                }
                None => {
                    orphans.insert(shelf.to_owned());
                }
            }
            Ok(())
        });
        read.await?;
        self.load_deleted().await?;
        self.change_queues(|all| *all = queues);
        self.load_tasks().await?;
        for shelf in orphans {
            self.clear_later(shelf);
        }
        Ok(())
    }

    async fn load_deleted(&self) -> Result<(), Fault> {
        let read = self.each(records::deleted_prefix(), |name, found| {
            let record: DeletedRecord = records::decoded(&found.value)?;
            self.deleted().insert(name.to_owned(), record.at_ms);
            Ok(())
        });
        read.await
    }

    /// Visits every value below a prefix, a page at a time.
    pub(super) async fn each(
        &self,
        prefix: String,
        mut visit: impl FnMut(&str, &Versioned) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut pages = Pages::new(&*self.0.store, prefix.as_str(), RECORDS_PER_STEP);
        while let Some(page) = pages.next().await.map_err(store_failed)? {
            for (key, found) in &page {
                visit(key.after(&prefix).unwrap_or_default(), found)?;
            }
        }
        Ok(())
    }
}

impl From<PlaceRecord> for Message {
    fn from(record: PlaceRecord) -> Message {
        let until_ms = record.hidden_until_ms;
        Message {
            id: record.id.parse().unwrap_or_default(),
            sent_ms: record.sent_ms,
            receives: record.receives,
            first_received_ms: record.first_received_ms,
            received_ms: record.received_ms,
            group: record.group.map(Arc::from),
            source: record.source.map(Arc::from),
            state: match until_ms {
                0 => State::Visible,
                until_ms => State::Hidden { until_ms },
            },
        }
    }
}

impl Message {
    /// What is stored of it, with the time until which it is hidden.
    pub(super) fn record(&self, hidden_until_ms: i64) -> PlaceRecord {
        PlaceRecord {
            id: self.id.to_string(),
            sent_ms: self.sent_ms,
            hidden_until_ms,
            receives: self.receives,
            first_received_ms: self.first_received_ms,
            received_ms: self.received_ms,
            group: self.group.as_deref().map(str::to_owned),
            source: self.source.as_deref().map(str::to_owned),
        }
    }
}

impl From<&DuplicateRecord> for Duplicate {
    fn from(record: &DuplicateRecord) -> Duplicate {
        Duplicate {
            at_ms: record.at_ms,
            id: record.id.parse::<Uuid>().unwrap_or_default(),
            sequence: record.sequence,
            settled: true,
        }
    }
}
