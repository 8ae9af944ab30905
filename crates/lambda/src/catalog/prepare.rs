//! From stored to runnable: unpack the package, prepare the runtime, publish the release.
//!
//! A function is `Pending`, an update `InProgress`, until that is done. Both are stored, so a
//! server that was killed meanwhile continues at its next start.

use std::sync::Arc;
use std::time::Duration;

use frazil_wire::Fault;
use futures::StreamExt;
use futures::future::BoxFuture;

use super::faults::causes;
use super::record::{Build, FunctionRecord, Reason, State, Update, VersionRecord};
use super::{Catalog, Change, shape};
use crate::code::{CodeDir, PackageError};
use crate::directory::Standing;
use crate::release::{LATEST, Logging, Release};
use crate::runtimes::{Image, RuntimeError};

const RETRY_FIRST: Duration = Duration::from_millis(50);
const RETRY_LONGEST: Duration = Duration::from_secs(5);
const ADOPTED_AT_ONCE: usize = 8;

/// Background work on one function.
#[derive(Debug)]
enum Work {
    /// Publish what the store has.
    Adopt(String),
    /// Carry out the change of this id.
    Prepare(String, String),
}

/// A build that can be run.
struct Prepared {
    code_dir: CodeDir,
    image: Image,
}

impl Catalog {
    /// Publishes all functions that are stored, and continues what was unfinished.
    pub(crate) async fn adopt_all(&self) -> Result<(), Fault> {
        let prefix = FunctionRecord::prefix();
        let found = self.scan(&prefix).await;
        let found = found.map_err(|error| super::faults::internal(&error))?;
        let names = found.iter().filter_map(|(key, _)| key.after(&prefix));
        let adopting = names.map(|name| async move {
            // One damaged function must not keep the others from starting.
            if let Err(fault) = self.adopt(name).await {
                tracing::error!(function = name, %fault, "cannot start a function");
            }
        });
        let adopting: Vec<_> = adopting.collect();
        futures::stream::iter(adopting)
            .buffer_unordered(ADOPTED_AT_ONCE)
            .collect::<Vec<()>>()
            .await;
        Ok(())
    }

    /// Publishes one function as the store has it.
    async fn adopt(&self, name: &str) -> Result<(), Fault> {
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
        let stopping = self.stopping.clone();
        self.tasks.spawn(async move {
            let working = async {
                let mut pause = RETRY_FIRST;
                while let Err(fault) = catalog.work_once(&work).await {
                    tracing::warn!(%fault, ?work, "trying again in {pause:?}");
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(RETRY_LONGEST);
                }
            };
            stopping.run_until_cancelled(working).await;
        });
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

    /// Carries a change out, unless it has been carried out or replaced already.
    async fn prepare_now(&self, name: &str, change: &str) -> Result<(), Fault> {
        let is_wanted =
            |record: &FunctionRecord| record.is_pending() && record.latest.change == change;
        let Some((record, _)) = self.load(name).await? else {
            return Ok(());
        };
        if !record.is_pending() {
            // Done already, by another server or by a write whose outcome was unknown.
            return self.adopt(name).await;
        }
        if !is_wanted(&record) {
            return Ok(());
        }
        let version = match record.publishing {
            Some(number) => self.version(&record, &number.to_string()).await?,
            None => None,
        };
        let prepared = self.build(&record.latest.build).await;
        let done = self.change(name, |record, change| {
            if is_wanted(record) {
                self.finish(record, version.clone(), &prepared, change);
            }
            Ok(())
        });
        match done.await {
            // Deleted meanwhile.
            Err(fault) if fault.status == 404 => Ok(()),
            done => done,
        }
    }

    /// Enters the result of a preparation.
    fn finish(
        &self,
        record: &mut FunctionRecord,
        version: Option<VersionRecord>,
        prepared: &Result<Prepared, Reason>,
        change: &mut Change,
    ) {
        record.latest.revision_id = self.uuid();
        match prepared {
            Ok(_) => {
                record.latest.state = State::Active;
                record.latest.update = Update::Successful;
                record.serving = None;
            }
            Err(reason) if record.latest.state == State::Pending => {
                record.latest.state = State::Failed(reason.clone());
                record.latest.update = Update::Failed(reason.clone());
            }
            Err(reason) => record.latest.update = Update::Failed(reason.clone()),
        }
        let standing = |version: &str, build: &Build| match prepared {
            Ok(prepared) => {
                let release = self.release(&record.name, version, build, prepared);
                Standing::Ready(Arc::new(release))
            }
            Err(reason) => Standing::Failed(reason.text.clone()),
        };
        // A failed update leaves what was running.
        if prepared.is_ok() || record.running().is_none() {
            let latest = standing(LATEST, &record.latest.build);
            change.standings.push((LATEST.to_owned(), Some(latest)));
        }
        if let (Some(mut version), Some(number)) = (version, record.publishing.take()) {
            let standing = standing(&version.version, &version.build);
            version.state = record.latest.state.clone();
            version.update = record.latest.update.clone();
            if let Update::Failed(reason) = &record.latest.update {
                version.state = State::Failed(reason.clone());
            }
            change.writes.push(version.write(&record.name, number));
            change.standings.push((version.version, Some(standing)));
        }
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

    async fn build(&self, build: &Build) -> Result<Prepared, Reason> {
        let package = build.package.blob().ok_or_else(|| Reason {
            code: "InternalError".into(),
            text: "The package's record is damaged.".into(),
        })?;
        let code_dir = self
            .parts
            .packages
            .unpacked(package)
            .await
            .map_err(|error| Reason::from(&error))?;
        let runtimes = self.parts.runtimes.clone();
        let (runtime, handler) = (
            build.settings.runtime.clone(),
            build.settings.handler.clone(),
        );
        let prepare = move || {
            runtimes
                .image(&runtime, &handler)
                .map_err(|error| Reason::from(&error))
        };
        let image = tokio::task::spawn_blocking(prepare).await;
        let image = image.map_err(|error| Reason {
            code: "InternalError".into(),
            text: error.to_string(),
        })??;
        Ok(Prepared { code_dir, image })
    }

    fn release(&self, name: &str, version: &str, build: &Build, prepared: &Prepared) -> Release {
        let settings = &build.settings;
        Release {
            id: self.release_id(),
            function_name: name.to_owned(),
            version: version.to_owned(),
            function_arn: self.arn(name, None),
            runtime: settings.runtime.clone(),
            handler: settings.handler.clone(),
            memory_mb: settings.memory_mb,
            timeout_s: settings.timeout_s,
            tmp_mb: settings.tmp_mb,
            variables: settings.variables.clone().unwrap_or_default(),
            code_dir: prepared.code_dir.clone(),
            image: prepared.image.clone(),
            log_group: shape::log_group(&settings.logging, name),
            log_group_is_custom: settings.logging.group.is_some(),
            logging: Logging {
                json: settings.logging.json,
                application_level: settings.logging.application_level.clone(),
                system_level: settings.logging.system_level.clone(),
            },
            role_arn: settings.role.clone(),
            tracing: settings.tracing == "Active",
        }
    }
}

fn unready(state: &State) -> Standing {
    match state {
        State::Failed(reason) => Standing::Failed(reason.text.clone()),
        _ => Standing::Pending,
    }
}

impl From<&PackageError> for Reason {
    fn from(error: &PackageError) -> Reason {
        let code = match error.is_the_packages() {
            true => "InvalidZipFileException",
            false => "InternalError",
        };
        Reason {
            code: code.into(),
            text: super::updates::package_message(error),
        }
    }
}

impl From<&RuntimeError> for Reason {
    fn from(error: &RuntimeError) -> Reason {
        Reason {
            code: "InvalidRuntime".into(),
            text: causes(error),
        }
    }
}
