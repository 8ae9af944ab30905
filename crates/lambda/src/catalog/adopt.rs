//! From the store to the data plane: when the server starts, and when a write's outcome is unknown.

use std::sync::Arc;

use frazil_wire::Fault;
use futures::StreamExt;

use super::faults::internal;
use super::record::{Build, FunctionRecord, State};
use super::{Catalog, Change};
use crate::directory::Standing;
use crate::release::LATEST;

impl Catalog {
    /// Publishes all functions that are stored, and continues what was unfinished.
    pub(crate) async fn adopt_all(&self) -> Result<(), Fault> {
        let prefix = FunctionRecord::prefix();
        let found = self.scan(&prefix).await;
        let found = found.map_err(|error| internal(&error))?;
        let names = found.iter().filter_map(|(key, _)| key.after(&prefix));
        let adopting = names.map(|name| async move {
            // One damaged function must not keep the others from starting.
            if let Err(fault) = self.adopt(name).await {
                tracing::error!(function = name, %fault, "cannot start a function");
            }
        });
        let adopting: Vec<_> = adopting.collect();
        let at_once = self.parts.limits.adoptions_max as usize;
        futures::stream::iter(adopting)
            .buffer_unordered(at_once)
            .collect::<Vec<()>>()
            .await;
        Ok(())
    }

    /// Publishes one function as the store has it.
    pub(super) async fn adopt(&self, name: &str) -> Result<(), Fault> {
        let _turn = self.lock(name).await;
        let Some((record, _)) = self.load(name).await? else {
            self.parts.directory.publish(name, None, Vec::new());
            return Ok(());
        };
        let mut change = Change {
            prepares: record.is_pending(),
            ..Change::default()
        };
        let latest = match record.running() {
            Some(build) => self.standing(name, LATEST, build).await,
            None => unready(&record.latest.state),
        };
        change.standings.push((LATEST.to_owned(), Some(latest)));
        for version in self.versions(name).await? {
            let standing = match version.state {
                State::Active => self.standing(name, &version.version, &version.build).await,
                ref state => unready(state),
            };
            change.standings.push((version.version, Some(standing)));
        }
        self.publish(&record, change);
        Ok(())
    }

    /// Builds what was ready before the server was started.
    async fn standing(&self, name: &str, version: &str, build: &Build) -> Standing {
        match self.build(build).await {
            Ok(prepared) => {
                Standing::Ready(Arc::new(self.release(name, version, build, &prepared)))
            }
            Err(reason) => {
                tracing::error!(
                    function = name,
                    version,
                    reason = reason.text,
                    "cannot be run"
                );
                Standing::Failed(reason.text)
            }
        }
    }
}

fn unready(state: &State) -> Standing {
    match state {
        State::Failed(reason) => Standing::Failed(reason.text.clone()),
        _ => Standing::Pending,
    }
}
