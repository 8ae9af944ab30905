//! Removing what has expired, and what lies on shelves that no queue has any more.

use std::ops::Bound;
use std::sync::{Arc, Weak};

use frazil_store::{Key, Write};
use frazil_wire::Fault;
use tokio_util::sync::CancellationToken;

use super::faults::store_failed;
use super::limits::{PAUSE_MS, RECORDS_PER_STEP, SWEEP_EVERY};
use super::queue::Queue;
use super::records::{self, PlaceRecord};
use super::{Inner, Sqs};

/// Sweeps until the service is closed or gone.
pub(super) async fn sweep_often(inner: Weak<Inner>, closing: CancellationToken) {
    let mut every = tokio::time::interval(SWEEP_EVERY);
    loop {
        tokio::select! {
            _ = every.tick() => {}
            () = closing.cancelled() => return,
        }
        match inner.upgrade() {
            Some(inner) => Sqs(inner).sweep().await,
            None => return,
        }
    }
}

impl Sqs {
    /// Removes what has expired everywhere.
    pub(super) async fn sweep(&self) {
        for queue in self.all_queues() {
            if let Err(fault) = self.sweep_queue(&queue).await {
                tracing::warn!(queue = queue.name, %fault, "expired messages could not be removed");
            }
        }
        if let Err(fault) = self.forget_deleted().await {
            tracing::warn!(%fault, "the names of deleted queues could not be removed");
        }
    }

    async fn sweep_queue(&self, queue: &Arc<Queue>) -> Result<(), Fault> {
        let now_ms = self.now_ms();
        loop {
            let mut writes = Vec::new();
            {
                let mut state = queue.state();
                let before_ms = state.expired_before_ms(now_ms);
                let shelf = state.record.shelf.clone();
                for name in state.forget(now_ms) {
                    writes.push(Write::delete(records::duplicate_key(&shelf, &name)));
                }
                for sequence in state.shelf.expired(before_ms, RECORDS_PER_STEP) {
                    if let Some(message) = state.shelf.remove(sequence) {
                        writes.extend(records::removal(&shelf, sequence, message.id));
                    }
                }
            }
            if writes.is_empty() {
                return Ok(());
            }
            self.0.store.commit(writes).await.map_err(store_failed)?;
        }
    }

    async fn forget_deleted(&self) -> Result<(), Fault> {
        let now_ms = self.now_ms();
        let deleted = self.deleted().clone();
        let old = deleted
            .into_iter()
            .filter(|(_, at_ms)| at_ms + PAUSE_MS <= now_ms);
        for (name, _) in old {
            let delete = Write::delete(records::deleted_key(&name));
            let removed = self.0.store.commit(vec![delete]).await;
            removed.map_err(store_failed)?;
            self.deleted().remove(&name);
        }
        Ok(())
    }

    /// Clears a shelf that no queue has any more, in the background. What is not finished when
    /// the server stops is found when it starts again.
    pub(super) fn clear_later(&self, shelf: String) {
        let sqs = self.clone();
        self.0.runtime.spawn(async move {
            if let Err(fault) = sqs.clear(&shelf).await {
                tracing::warn!(shelf, %fault, "messages of a queue could not be removed");
            }
        });
    }

    async fn clear(&self, shelf: &str) -> Result<(), Fault> {
        let places = Key::prefix(&["sqs", "place", shelf]);
        self.clear_below(&places, |rest, value| {
            let record: PlaceRecord = records::decoded(value)?;
            let id = record.id.parse().unwrap_or_default();
            let sequence = rest.parse().unwrap_or_default();
            Ok(records::removal(shelf, sequence, id).to_vec())
        })
        .await?;
        let duplicates = Key::prefix(&["sqs", "duplicate", shelf]);
        self.clear_below(&duplicates, |name, _| {
            Ok(vec![Write::delete(records::duplicate_key(shelf, name))])
        })
        .await
    }

    async fn clear_below(
        &self,
        prefix: &str,
        removal: impl Fn(&str, &[u8]) -> Result<Vec<Write>, Fault>,
    ) -> Result<(), Fault> {
        loop {
            let page = self
                .0
                .store
                .list(prefix, Bound::Unbounded, RECORDS_PER_STEP);
            let page = page.await.map_err(store_failed)?;
            if page.is_empty() {
                return Ok(());
            }
            let mut writes = Vec::new();
            for (key, found) in &page {
                writes.extend(removal(
                    key.after(prefix).unwrap_or_default(),
                    &found.value,
                )?);
            }
            self.0.store.commit(writes).await.map_err(store_failed)?;
        }
    }
}
