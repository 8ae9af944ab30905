//! Brings messages to targets until they have them.
//!
//! A parcel that was posted is on disk; it leaves the disk when its target has taken it, when its
//! dead letter queue has, or when there is nobody left to tell. Whoever posts can do so in one
//! commit with what it stores itself ([`Courier::pack`]), so that neither happens without the
//! other. A server that is killed between a delivery and its note brings that parcel once more.

mod board;
mod limits;
mod pace;
mod parcel;
mod verdict;

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use frazil_lambda::seams::{Clock, TargetError, Targets};
use frazil_store::{Expect, Key, Pages, Store, StoreError, Write};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use pace::{Growth, Pace};
pub use parcel::{DeadLetter, Names, Parcel, Retries};

use board::{Board, Place};
use parcel::ParcelRecord;
use verdict::{Verdict, verdict};

/// What a courier works with.
pub struct Settings {
    /// Whose courier it is; the same at every start, another one for each service.
    pub name: &'static str,
    /// Where parcels are kept.
    pub store: Arc<dyn Store>,
    /// Tells when attempts are due.
    pub clock: Arc<dyn Clock>,
    /// Who takes messages.
    pub targets: Arc<dyn Targets>,
}

/// Why a parcel was not taken.
#[derive(Debug, thiserror::Error)]
pub enum CourierError {
    /// Too many wait already.
    #[error("more than {0} messages wait to be delivered")]
    Full(usize),
    /// It could not be written.
    #[error("the message could not be stored")]
    Store(#[from] StoreError),
    /// It could not be put into words.
    #[error("the message could not be encoded")]
    Encode(#[from] serde_json::Error),
}

/// Brings parcels. Clones share everything.
#[derive(Clone)]
pub struct Courier(Arc<Inner>);

struct Inner {
    name: &'static str,
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    targets: Arc<dyn Targets>,
    board: Mutex<Board>,
    changed: Notify,
    permits: Arc<Semaphore>,
    closing: CancellationToken,
    tasks: TaskTracker,
}

/// Parcels that are ready to be stored. They are on their way when [`Courier::send_off`] has them.
#[must_use]
#[derive(Debug, Default)]
pub struct Packed {
    writes: Vec<Write>,
    places: Vec<Place>,
}

impl Packed {
    /// What is to be committed before they are sent off.
    pub fn take_writes(&mut self) -> Vec<Write> {
        std::mem::take(&mut self.writes)
    }
}

impl Courier {
    /// Starts with the parcels of the last time.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn start(settings: Settings) -> Result<Courier, CourierError> {
        let courier = Courier(Arc::new(Inner {
            name: settings.name,
            store: settings.store,
            clock: settings.clock,
            targets: settings.targets,
            board: Mutex::default(),
            changed: Notify::new(),
            permits: Arc::new(Semaphore::new(limits::ATTEMPTS_MAX)),
            closing: CancellationToken::new(),
            tasks: TaskTracker::new(),
        }));
        courier.load().await?;
        courier.0.tasks.spawn(courier.clone().run());
        Ok(courier)
    }

    /// Begins no more attempts; those that run go on.
    pub fn close(&self) {
        self.0.closing.cancel();
        self.0.tasks.close();
    }

    /// Waits until no attempt runs any more, after [`close`](Self::close).
    pub async fn closed(&self) {
        self.0.tasks.wait().await;
    }

    /// How many parcels wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.board().len()
    }

    /// Stores parcels and sends them off.
    ///
    /// # Errors
    /// [`CourierError`]; then none of them is sent.
    pub async fn post(&self, parcels: Vec<Parcel>) -> Result<(), CourierError> {
        let mut packed = self.pack(parcels)?;
        self.0.store.commit(packed.take_writes()).await?;
        self.send_off(packed);
        Ok(())
    }

    /// Makes parcels ready, to be committed together with something else.
    ///
    /// # Errors
    /// [`CourierError`]
    pub fn pack(&self, parcels: Vec<Parcel>) -> Result<Packed, CourierError> {
        let now_ms = self.now_ms();
        let first = {
            let mut board = self.board();
            if board.len() + parcels.len() > limits::PARCELS_MAX {
                return Err(CourierError::Full(limits::PARCELS_MAX));
            }
            board.numbers(parcels.len(), now_ms)
        };
        let mut packed = Packed::default();
        for (number, parcel) in (first..).zip(parcels) {
            let record = ParcelRecord::new(parcel, now_ms);
            packed.places.push(Place::of(number, &record));
            packed.writes.push(put(self.0.name, number, &record)?);
        }
        Ok(packed)
    }

    /// Begins to bring parcels that are on disk now.
    pub fn send_off(&self, packed: Packed) {
        let mut board = self.board();
        for place in packed.places {
            board.add(place);
        }
        drop(board);
        self.0.changed.notify_one();
    }

    fn board(&self) -> MutexGuard<'_, Board> {
        let board = self.0.board.lock();
        board.expect("nobody panics while holding the board")
    }

    fn now_ms(&self) -> i64 {
        self.0.clock.now().as_millisecond()
    }

    async fn load(&self) -> Result<(), CourierError> {
        let prefix = parcel::prefix(self.0.name);
        let store = &*self.0.store;
        let mut pages = Pages::new(store, prefix.as_str(), limits::RECORDS_PER_STEP);
        while let Some(page) = pages.next().await? {
            let mut board = self.board();
            for (key, found) in &page {
                let number = key.after(&prefix).and_then(|number| number.parse().ok());
                let record: ParcelRecord = serde_json::from_slice(&found.value)?;
                if let Some(number) = number {
                    board.add(Place::of(number, &record));
                }
            }
        }
        Ok(())
    }

    async fn run(self) {
        loop {
            let (due, next_ms) = self.board().take_due(self.now_ms());
            for number in due {
                let permit = self.0.permits.clone().acquire_owned();
                let Ok(permit) = permit.await else { return };
                if self.0.closing.is_cancelled() {
                    return;
                }
                self.0.tasks.spawn(self.clone().attempt(number, permit));
            }
            let nap = next_ms.map(|next_ms| self.nap(next_ms));
            let woken = async {
                match nap {
                    Some(nap) => tokio::time::sleep(nap).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = self.0.closing.cancelled() => return,
                () = self.0.changed.notified() => {}
                () = woken => {}
            }
        }
    }

    fn nap(&self, next_ms: i64) -> Duration {
        let left_ms = next_ms.saturating_sub(self.now_ms());
        let left = Duration::from_millis(u64::try_from(left_ms).unwrap_or_default());
        left.min(limits::NAP_MAX)
    }

    /// Tries once, and does what follows.
    async fn attempt(self, number: u64, _permit: OwnedSemaphorePermit) {
        let due_ms = match self.try_once(number).await {
            Ok(due_ms) => due_ms,
            Err(error) => {
                tracing::error!(error = %error, "a delivery could not be noted");
                let nap_ms = limits::NAP_MAX.as_millis() as i64;
                Some(self.now_ms().saturating_add(nap_ms))
            }
        };
        self.board().attempted(number, due_ms);
        self.0.changed.notify_one();
    }

    /// Tries once; returns when the next attempt is due, if there is one.
    async fn try_once(&self, number: u64) -> Result<Option<i64>, CourierError> {
        let key = parcel::key(self.0.name, number);
        let Some(found) = self.0.store.get(&key).await? else {
            return Ok(None);
        };
        let record: ParcelRecord = serde_json::from_slice(&found.value)?;
        let Err(error) = self.bring(&record).await else {
            self.forget(&key).await;
            return Ok(None);
        };
        tracing::debug!(target = record.target, %error, failed = record.failed, "a delivery failed");
        let target = record.target.clone();
        match verdict(record, &error, self.now_ms()) {
            Verdict::Again(record) => {
                self.0
                    .store
                    .commit(vec![put(self.0.name, number, &record)?])
                    .await?;
                Ok(Some(record.due_ms))
            }
            Verdict::Lost => {
                tracing::warn!(target, %error, "a message could not be delivered");
                self.forget(&key).await;
                Ok(None)
            }
        }
    }

    async fn bring(&self, record: &ParcelRecord) -> Result<(), TargetError> {
        let send = self.0.targets.send(&record.target, record.message());
        let sent = tokio::time::timeout(limits::ATTEMPT_MAX, send).await;
        sent.unwrap_or_else(|_| {
            Err(TargetError {
                code: "TIMEOUT".to_owned(),
                message: "the target did not answer in time".to_owned(),
                may_retry: true,
            })
        })
    }

    /// Removes a parcel that has arrived. If that fails it is brought again after a restart.
    async fn forget(&self, key: &Key) {
        if let Err(error) = self.0.store.delete(key, Expect::Any).await {
            tracing::error!(%error, "a delivery could not be noted");
        }
    }
}

fn put(courier: &str, number: u64, record: &ParcelRecord) -> Result<Write, CourierError> {
    let value = serde_json::to_vec(record)?;
    Ok(Write::put(parcel::key(courier, number), value))
}
