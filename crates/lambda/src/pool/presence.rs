//! What shards know of each other: how many environments of a release could take an event now.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// One release: a number for each shard. A hint: by the time it is read it may be wrong.
#[derive(Debug)]
pub(crate) struct Presence(Box<[AtomicUsize]>);

impl Presence {
    pub(crate) fn new(shards: usize) -> Presence {
        Presence((0..shards).map(|_| AtomicUsize::new(0)).collect())
    }

    pub(crate) fn set(&self, shard: usize, available: usize) {
        self.0[shard].store(available, Ordering::Relaxed);
    }

    /// Another shard with an environment that could take an event.
    pub(crate) fn elsewhere(&self, here: usize) -> Option<usize> {
        let count = self.0.len();
        (1..count)
            .map(|step| (here + step) % count)
            .find(|&shard| self.0[shard].load(Ordering::Relaxed) > 0)
    }

    /// Counts one less until that shard says better.
    pub(crate) fn take(&self, shard: usize) {
        let less = |available: usize| available.checked_sub(1);
        let _ = self.0[shard].fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
    }
}

/// The presences of all releases. Locked only when a shard meets a release for the first time.
#[derive(Debug, Default)]
pub(crate) struct Presences(Mutex<HashMap<u64, Arc<Presence>>>);

impl Presences {
    pub(crate) fn of(&self, release_id: u64, shards: usize) -> Arc<Presence> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Arc::new(Presence::new(shards));
        known.entry(release_id).or_insert_with(new).clone()
    }

    /// Forgets a release that is over.
    pub(crate) fn forget(&self, release_id: u64) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.remove(&release_id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_shard_is_found_and_used_up() {
        let presence = Presence::new(3);
        presence.set(0, 1);
        assert_eq!(presence.elsewhere(0), None);
        presence.set(2, 1);
        assert_eq!(presence.elsewhere(0), Some(2));
        presence.take(2);
        presence.take(2);
        assert_eq!(presence.elsewhere(0), None);
    }
}
