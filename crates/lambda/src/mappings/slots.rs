//! How many batches of a mapping may be under way at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::record::Mapping;
use crate::limits::Limits;

/// Counts the batches that are under way. It outlives changes of its mapping.
#[derive(Debug, Default)]
pub(super) struct Slots {
    taken: AtomicUsize,
    freed: Notify,
    /// Since when there have been messages all the time.
    busy_since: Mutex<Option<Instant>>,
}

/// A batch that is under way.
#[derive(Debug)]
pub(super) struct Slot(Arc<Slots>);

/// The numbers by which the bound grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Growth {
    pub(super) first: u64,
    pub(super) per_minute: u64,
    pub(super) most: u64,
}

impl Growth {
    pub(super) fn new(mapping: &Mapping, limits: &Limits) -> Growth {
        let most = mapping.maximum_concurrency.map(u64::from);
        Growth {
            first: limits.mapping_batches_min,
            per_minute: limits.mapping_batches_per_minute,
            most: most.unwrap_or(limits.mapping_batches_max),
        }
    }

    /// How many batches there may be after so long with messages all the time.
    fn after(self, busy: Duration) -> usize {
        let more = busy.as_secs().saturating_mul(self.per_minute) / 60;
        let bound = self.first.saturating_add(more).min(self.most).max(1);
        usize::try_from(bound).unwrap_or(usize::MAX)
    }
}

impl Slots {
    /// Waits until one more batch may be under way.
    pub(super) async fn take(self: &Arc<Slots>, growth: Growth) -> Slot {
        loop {
            let freed = self.freed.notified();
            if self.taken.load(Ordering::SeqCst) < growth.after(self.busy()) {
                self.taken.fetch_add(1, Ordering::SeqCst);
                return Slot(Arc::clone(self));
            }
            // The bound may have grown by then.
            let _freed_or_later = tokio::time::timeout(Duration::from_secs(1), freed).await;
        }
    }

    /// Says whether the queue had messages.
    pub(super) fn saw(&self, messages: bool) {
        let mut since = self
            .busy_since
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        match messages {
            true => {
                since.get_or_insert_with(Instant::now);
            }
            false => *since = None,
        }
    }

    fn busy(&self) -> Duration {
        let since = self
            .busy_since
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        since.map(|since| since.elapsed()).unwrap_or_default()
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.0.taken.fetch_sub(1, Ordering::SeqCst);
        self.0.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_grows_while_there_are_messages() {
        let growth = Growth {
            first: 5,
            per_minute: 300,
            most: 1250,
        };
        let after = |seconds| growth.after(Duration::from_secs(seconds));
        assert_eq!(
            [after(0), after(1), after(60), after(3600)],
            [5, 10, 305, 1250]
        );
        let few = Growth { most: 2, ..growth };
        assert_eq!(few.after(Duration::from_secs(60)), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_waits_gets_the_slot_that_another_leaves() {
        let slots = Arc::new(Slots::default());
        let growth = Growth {
            first: 1,
            per_minute: 0,
            most: 1,
        };
        let first = slots.take(growth).await;
        let mut second = std::pin::pin!(slots.take(growth));
        let waited = tokio::time::timeout(Duration::from_secs(5), second.as_mut()).await;
        assert!(waited.is_err());
        drop(first);
        second.await;
    }
}
