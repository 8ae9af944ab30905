//! The places for connections on one core. When all are taken, whoever has been silent longest
//! gives way to whoever comes: connections that nobody uses hold nobody up.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use tokio::sync::Notify;
use tokio::time::{Instant, timeout};

use super::limits::GIVE_WAY_PAUSE;

/// The places; they live on the core's thread.
pub(super) struct Places {
    max: usize,
    open: RefCell<BTreeMap<u64, Rc<Guest>>>,
    next: Cell<u64>,
    /// Somebody waits for a place.
    is_awaited: Cell<bool>,
    /// Told when a guest has left or fallen silent while somebody waits.
    changed: Notify,
}

/// A connection as others see it.
#[derive(Default)]
pub(super) struct Guest {
    /// Since when it asks for nothing; none while it is being answered.
    silent_since: Cell<Option<Instant>>,
    /// It has asked for something since it came.
    pub(super) has_asked: Cell<bool>,
    is_leaving: Cell<bool>,
    /// Somebody else needs the place.
    pub(super) leave: Notify,
}

/// A place that is taken, until this is dropped.
pub(super) struct Place {
    places: Rc<Places>,
    number: u64,
    pub(super) guest: Rc<Guest>,
}

impl Places {
    pub(super) fn new(max: usize) -> Rc<Places> {
        Rc::new(Places {
            max: max.max(1),
            open: RefCell::default(),
            next: Cell::default(),
            is_awaited: Cell::default(),
            changed: Notify::new(),
        })
    }

    /// Takes a place, as soon as there is one.
    pub(super) async fn take(self: &Rc<Self>) -> Place {
        while self.open.borrow().len() >= self.max {
            self.is_awaited.set(true);
            if let Some(guest) = self.most_silent() {
                guest.is_leaving.set(true);
                guest.leave.notify_one();
            }
            // Whoever is asked to leave may still have to hear the end of an answer.
            let _ = timeout(GIVE_WAY_PAUSE, self.changed.notified()).await;
        }
        self.is_awaited.set(false);
        let guest = Rc::new(Guest::default());
        guest.silent_since.set(Some(Instant::now()));
        let number = self.next.replace(self.next.get() + 1);
        self.open.borrow_mut().insert(number, guest.clone());
        Place {
            places: self.clone(),
            number,
            guest,
        }
    }

    fn most_silent(&self) -> Option<Rc<Guest>> {
        let open = self.open.borrow();
        let staying = open.values().filter(|guest| !guest.is_leaving.get());
        let silent = staying.filter_map(|guest| Some((guest.silent_since.get()?, guest)));
        let most = silent.min_by_key(|(since, _)| *since);
        most.map(|(_, guest)| guest.clone())
    }

    fn tell(&self) {
        if self.is_awaited.get() {
            self.changed.notify_one();
        }
    }
}

impl Place {
    /// Its connection asks for something.
    pub(super) fn asks(&self) {
        self.guest.has_asked.set(true);
        self.guest.silent_since.set(None);
    }

    /// Its connection has been answered.
    pub(super) fn rests(&self) {
        self.guest.silent_since.set(Some(Instant::now()));
        self.places.tell();
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.open.borrow_mut().remove(&self.number);
        self.places.tell();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn the_most_silent_gives_way_and_nobody_who_is_being_answered() {
        let places = Places::new(2);
        let busy = places.take().await;
        busy.asks();
        let silent = places.take().await;
        let asked = async {
            silent.guest.leave.notified().await;
            drop(silent);
        };
        let (third, ()) = tokio::join!(places.take(), asked);
        third.asks();
        // All are busy: the next one waits until somebody has been answered.
        let rests = async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            busy.rests();
            busy.guest.leave.notified().await;
            drop(busy);
        };
        let begin = Instant::now();
        let (_fourth, ()) = tokio::join!(places.take(), rests);
        assert!(begin.elapsed() >= Duration::from_millis(50));
        assert_eq!(places.open.borrow().len(), 2);
    }
}
