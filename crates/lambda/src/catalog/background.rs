//! Work that outlives its request: tried again until the store plays along or the server stops.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use frazil_wire::shapes::lambda::SERVICE;
use frazil_wire::{Call, Fault, encode_fault};
use futures::future::BoxFuture;
use http::Response;

use super::Catalog;
use super::faults::internal;
use super::record::FunctionRecord;

/// Background work on one function.
#[derive(Debug)]
enum Work {
    /// Publish what the store has.
    Adopt(String),
    /// Carry out the change of this id.
    Prepare(String, String),
}

impl Catalog {
    /// Answers one request as a whole, even when nobody waits for the answer any more: a client
    /// that goes away must not leave a change that is stored and not published.
    pub(crate) async fn control(self: &Arc<Self>, call: Call) -> Response<Bytes> {
        let catalog = self.clone();
        let request_id = call.request_id.clone();
        let answering = async move { catalog.handle(call).await };
        match self.runtime.spawn(answering).await {
            Ok(response) => response,
            Err(error) => encode_fault(&SERVICE, &internal(&error), &request_id),
        }
    }

    /// Adopts a function in the background.
    pub(super) fn adopt_later(&self, name: &str) {
        self.work(Work::Adopt(name.to_owned()));
    }

    /// Prepares `$LATEST` in the background.
    pub(super) fn prepare(&self, record: &FunctionRecord) {
        let change = record.latest.change.clone();
        self.work(Work::Prepare(record.name.clone(), change));
    }

    /// Does background work, again and again until the store plays along or the server stops.
    fn work(&self, work: Work) {
        let catalog = self.this.upgrade().expect("a method of it is running");
        let working = async move {
            let limits = &catalog.parts.limits;
            let mut pause_ms = limits.retry_ms_min;
            while let Err(fault) = catalog.work_once(&work).await {
                tracing::warn!(%fault, ?work, pause_ms, "trying again");
                tokio::time::sleep(Duration::from_millis(pause_ms)).await;
                pause_ms = (pause_ms * 2).min(limits.retry_ms_max);
            }
        };
        let stopping = self.stopping.clone();
        let working = async move { stopping.run_until_cancelled(working).await };
        self.tasks.spawn_on(working, &self.runtime);
    }

    /// Boxed: publishing starts work, and work publishes.
    fn work_once<'a>(&'a self, work: &'a Work) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            match work {
                Work::Adopt(name) => self.adopt(name).await,
                Work::Prepare(name, change) => self.prepare_now(name, change).await,
            }
        })
    }
}
