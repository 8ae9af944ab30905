//! Sends what was stored to be sent: messages about changes, each together with its change.

use std::time::Duration;

use frazil_lambda::seams::TargetMessage;
use frazil_store::{Expect, Key, Pages, StoreError, Write};
use futures::{StreamExt as _, stream};
use tokio_util::sync::CancellationToken;

use super::limits::{
    PARCEL_PAUSE_MAX, PARCEL_PAUSE_MIN, PARCEL_TRIES_MAX, PARCELS_AT_ONCE, PARCELS_PAGE_MAX,
};
use super::records::{self, Parcel};
use super::shelf::Shelf;

/// The task that sends.
pub(super) struct Outbox {
    pub(super) shelf: Shelf,
    pub(super) closing: CancellationToken,
}

impl Outbox {
    /// Sends until the service is closed.
    pub(super) async fn run(self) {
        loop {
            let pause = match self.send_due().await {
                Ok(pause) => pause,
                Err(StoreError::Closed) => return,
                Err(error) => {
                    tracing::error!(%error, "the messages about objects cannot be read");
                    PARCEL_PAUSE_MAX
                }
            };
            tokio::select! {
                () = self.closing.cancelled() => return,
                () = self.shelf.wake.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Sends what is due, and says when the next message is.
    async fn send_due(&self) -> Result<Duration, StoreError> {
        let prefix = records::parcels_prefix();
        let mut next = PARCEL_PAUSE_MAX;
        let mut pages = Pages::new(&*self.shelf.store, prefix, PARCELS_PAGE_MAX);
        while let Some(page) = pages.next().await? {
            let parcels = page.into_iter().filter_map(|(key, found)| {
                let parcel = serde_json::from_slice::<Parcel>(&found.value);
                Some((key, parcel.ok()?))
            });
            let mut pauses = stream::iter(parcels)
                .map(|(key, parcel)| self.send(key, parcel))
                .buffer_unordered(PARCELS_AT_ONCE);
            while let Some(pause) = pauses.next().await {
                next = next.min(pause?.unwrap_or(PARCEL_PAUSE_MAX));
            }
        }
        Ok(next)
    }

    /// Tries one message; gives the pause until it is to be tried again.
    async fn send(&self, key: Key, mut parcel: Parcel) -> Result<Option<Duration>, StoreError> {
        let now = self.shelf.now_ms();
        if let Ok(early) = u64::try_from(parcel.due_ms - now)
            && early > 0
        {
            return Ok(Some(Duration::from_millis(early)));
        }
        let message = TargetMessage {
            body: parcel.body.clone(),
            subject: Some("Amazon S3 Notification".to_owned()),
            sender: Some(self.shelf.sender(&parcel.bucket)),
            ..TargetMessage::default()
        };
        let failed = match self.shelf.targets.send(&parcel.arn, message).await {
            Ok(()) => return self.settle(Write::delete(key)).await.map(|()| None),
            Err(failed) => failed,
        };
        parcel.tries += 1;
        if !failed.may_retry || parcel.tries >= PARCEL_TRIES_MAX {
            let (arn, bucket) = (&parcel.arn, &parcel.bucket);
            tracing::warn!(%failed, arn, bucket, "nobody could be told of a change in a bucket");
            return self.settle(Write::delete(key)).await.map(|()| None);
        }
        let pause = PARCEL_PAUSE_MIN * 2_u32.pow((parcel.tries - 1).min(16));
        let pause = pause.min(PARCEL_PAUSE_MAX);
        parcel.due_ms = now + i64::try_from(pause.as_millis()).unwrap_or(i64::MAX);
        let parcel = serde_json::to_vec(&parcel).expect("a parcel of text is always encoded");
        let put = Write::put(key, parcel).expecting(Expect::Present);
        self.settle(put).await.map(|()| Some(pause))
    }

    async fn settle(&self, write: Write) -> Result<(), StoreError> {
        match self.shelf.store.commit(vec![write]).await {
            Err(error) if !error.is_conflict() => Err(error),
            _ => Ok(()),
        }
    }
}
