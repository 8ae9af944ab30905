//! What shards know of each other: how many environments of a release could take an event now,
//! and how long one is busy with it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::Owner;

/// One release. Hints: by the time they are read they may be wrong.
#[derive(Debug)]
pub(crate) struct Presence {
    /// For each shard.
    available: Box<[AtomicUsize]>,
    /// In nanoseconds; 0 as long as nobody knows.
    pace: AtomicU64,
}

impl Presence {
    pub(crate) fn new(shards: usize) -> Presence {
        Presence {
            available: (0..shards).map(|_| AtomicUsize::new(0)).collect(),
            pace: AtomicU64::default(),
        }
    }

    pub(crate) fn set(&self, shard: usize, available: usize) {
        self.available[shard].store(available, Ordering::Relaxed);
    }

    /// Another shard with an environment that could take an event.
    pub(crate) fn elsewhere(&self, here: usize) -> Option<usize> {
        let count = self.available.len();
        (1..count)
            .map(|step| (here + step) % count)
            .find(|&shard| self.available[shard].load(Ordering::Relaxed) > 0)
    }

    /// How long an environment is busy with one event, smoothed.
    pub(crate) fn pace(&self) -> Option<Duration> {
        match self.pace.load(Ordering::Relaxed) {
            0 => None,
            nanos => Some(Duration::from_nanos(nanos)),
        }
    }

    /// Learns fast that events are quick (the first of an environment is slower than all others)
    /// and slowly that they are not.
    pub(crate) fn note_pace(&self, pace: Duration) {
        let pace = u64::try_from(pace.as_nanos())
            .unwrap_or(u64::MAX / 8)
            .max(1);
        let smoothed = match self.pace.load(Ordering::Relaxed) {
            0 => pace,
            old if pace < old => old / 2 + pace / 2,
            old => old / 8 * 7 + pace / 8,
        };
        self.pace.store(smoothed.max(1), Ordering::Relaxed);
    }

    /// Counts one less until that shard says better.
    pub(crate) fn take(&self, shard: usize) {
        let less = |available: usize| available.checked_sub(1);
        let _ = self.available[shard].fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
    }
}

/// The presences of all fleets. Locked only when a shard meets one for the first time or forgets
/// some.
#[derive(Debug, Default)]
pub(crate) struct Presences(Mutex<HashMap<Owner, Arc<Presence>>>);

impl Presences {
    pub(crate) fn of(&self, owner: &Owner, shards: usize) -> Arc<Presence> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match known.get(owner) {
            Some(presence) => presence.clone(),
            None => {
                let new = Arc::new(Presence::new(shards));
                known.insert(owner.clone(), new.clone());
                new
            }
        }
    }

    /// Forgets those that no shard has a fleet of.
    pub(crate) fn forget_unused(&self) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, presence| Arc::strong_count(presence) > 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_slow_event_is_forgotten_soon() {
        let presence = Presence::new(1);
        assert_eq!(presence.pace(), None);
        presence.note_pace(Duration::from_millis(8));
        for _ in 0..6 {
            presence.note_pace(Duration::from_micros(100));
        }
        let fast = presence.pace().expect("events were noted");
        assert!(fast < Duration::from_micros(250), "{fast:?}");
        presence.note_pace(Duration::from_millis(8));
        assert!(presence.pace().expect("known") < Duration::from_millis(2));
    }

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
