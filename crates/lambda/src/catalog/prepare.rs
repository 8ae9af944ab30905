//! From stored to runnable: unpack the package, prepare the runtime, publish the release.
//!
//! A function is `Pending`, an update `InProgress`, until that is done. Both are stored, so a
//! server that was killed meanwhile continues at its next start.

use std::sync::Arc;

use frazil_store::Blob;
use frazil_wire::Fault;

use super::faults::causes;
use super::record::{
    Build, FunctionRecord, ImageRecord, Reason, Settings, State, Update, VersionRecord,
};
use super::{Catalog, Change, images, shape};
use crate::code::{CodeDir, PackageError};
use crate::directory::Standing;
use crate::release::{ImageRoot, LATEST, Logging, Release};
use crate::runtimes::{Image, RuntimeError};

/// A build that can be run.
pub(super) struct Prepared {
    code_dir: CodeDir,
    opt_dir: Option<CodeDir>,
    root: Option<ImageRoot>,
    image: Image,
    /// Layers of a container image, until the function's record holds them.
    _held: Vec<Blob>,
}

impl Catalog {
    /// Carries a change out, unless it has been carried out or replaced already.
    pub(super) async fn prepare_now(&self, name: &str, change: &str) -> Result<(), Fault> {
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
        if prepared.as_ref().is_err_and(Reason::is_stopping) {
            // Pending it stays; the next start goes on.
            return Ok(());
        }
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
                record.latest.build.have_stored();
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
            version.build.image.clone_from(&record.latest.build.image);
            version.state = record.latest.state.clone();
            version.update = record.latest.update.clone();
            if let Update::Failed(reason) = &record.latest.update {
                version.state = State::Failed(reason.clone());
            }
            change.writes.push(version.write(&record.name, number));
            change.standings.push((version.version, Some(standing)));
        }
    }

    pub(super) async fn build(&self, build: &Build) -> Result<Prepared, Reason> {
        if let Some(image) = &build.image {
            return self.build_image(image, &build.settings).await;
        }
        let (code_dir, opt_dir) = self.unpack(build).await?;
        let runtimes = self.parts.runtimes.clone();
        let (runtime, handler) = (
            build.settings.runtime.clone(),
            build.settings.handler.clone(),
        );
        let prepare = move || {
            let mut image = runtimes
                .image(&runtime, &handler)
                .map_err(|error| Reason::from(&error))?;
            image.choose_entrypoint(&code_dir, opt_dir.as_deref());
            Ok(Prepared {
                code_dir,
                opt_dir,
                root: None,
                image,
                _held: Vec::new(),
            })
        };
        let prepared = tokio::task::spawn_blocking(prepare).await;
        prepared.map_err(|error| Reason {
            code: STOPPING.into(),
            text: error.to_string(),
        })?
    }

    async fn build_image(
        &self,
        image: &ImageRecord,
        settings: &Settings,
    ) -> Result<Prepared, Reason> {
        let (dir, held) = self.fetch_image(image).await?;
        let working_dir = images::working_dir(image, settings);
        Ok(Prepared {
            code_dir: CodeDir::borrowed(dir.join("var/task")),
            opt_dir: None,
            root: Some(ImageRoot { dir, working_dir }),
            image: images::start(image, settings)?,
            _held: held,
        })
    }

    /// What `/var/task` and `/opt` show.
    async fn unpack(&self, build: &Build) -> Result<(CodeDir, Option<CodeDir>), Reason> {
        let damaged = || Reason {
            code: "InternalError".into(),
            text: "The package's record is damaged.".into(),
        };
        let packages = &self.parts.packages;
        let package = build.package.blob().ok_or_else(damaged)?;
        let code_dir = packages.unpacked(package).await;
        let layers = build.settings.layers.iter();
        let layers: Option<Vec<_>> = layers.map(|layer| layer.package.blob()).collect();
        let opt_dir = packages.merged(&layers.ok_or_else(damaged)?).await;
        let reason = |error| Reason::from(&error);
        Ok((code_dir.map_err(reason)?, opt_dir.map_err(reason)?))
    }

    pub(super) fn release(
        &self,
        name: &str,
        version: &str,
        build: &Build,
        prepared: &Prepared,
    ) -> Release {
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
            opt_dir: prepared.opt_dir.clone(),
            root: prepared.root.clone(),
            package_bytes: build.package.bytes,
            isolates_tenants: settings.isolates_tenants,
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
            dead_letter: settings.dead_letter.clone(),
        }
    }
}

/// A preparation that ended because the server does; never stored.
pub(super) const STOPPING: &str = "Stopping";

impl Reason {
    fn is_stopping(&self) -> bool {
        self.code == STOPPING
    }
}

impl From<&PackageError> for Reason {
    fn from(error: &PackageError) -> Reason {
        let code = match error {
            PackageError::Stopping => STOPPING,
            PackageError::BadImage(_) | PackageError::ImageTooLarge { .. } => "InvalidImage",
            error if error.is_the_packages() => "InvalidZipFileException",
            _ => "InternalError",
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
