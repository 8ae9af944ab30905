//! The events of a deleted function go with it.

use std::sync::Arc;

use frazil_store::{Pages, Store, StoreError};

use super::EventQueue;
use super::event::Queued;
use crate::catalog::record::FunctionRecord;

/// Events removed in one commit.
const PAGE: usize = 256;

/// Whether the catalog knows no function of this name.
pub(super) async fn is_deleted(store: &Arc<dyn Store>, name: &str) -> Result<bool, StoreError> {
    let found = store.get(&FunctionRecord::key(name)).await?;
    Ok(found.is_none())
}

/// Removes all events of a function that was deleted. If one of the same name has been made
/// meanwhile, its own events stay. What cannot be removed now is removed at the next start.
pub(super) async fn purge(queue: &EventQueue, name: &str) {
    match purged(queue, name).await {
        Ok(0) => {}
        Ok(events) => tracing::info!(function = name, events, "deleted with its events"),
        Err(error) => tracing::error!(function = name, %error, "its events cannot be removed"),
    }
}

async fn purged(queue: &EventQueue, name: &str) -> Result<u64, StoreError> {
    let (store, prefix) = (&queue.parts.store, Queued::prefix(name));
    let mut pages = Pages::new(&**store, prefix, PAGE);
    let mut removed = 0;
    while let Some(page) = pages.next().await? {
        if queue.stopping.is_cancelled() {
            break;
        }
        // After reading: an event of a new function is only there when the function is.
        let present = queue.parts.directory.lookup(name);
        let present = present.map(|function| function.incarnation.clone());
        let events = page
            .iter()
            .filter_map(|(key, found)| Queued::read(key, &found.value).ok());
        let doomed: Vec<Queued> = events
            .filter(|event| Some(&event.record.incarnation) != present.as_ref())
            .collect();
        let writes: Vec<_> = doomed.iter().flat_map(Queued::removal).collect();
        if !writes.is_empty() {
            store.commit(writes).await?;
        }
        removed += doomed.len() as u64;
        queue.removed(doomed.len() as u64);
    }
    Ok(removed)
}
