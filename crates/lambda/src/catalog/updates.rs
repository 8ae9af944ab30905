//! `UpdateFunctionCode`, `UpdateFunctionConfiguration`, and how code arrives.

use std::io::Cursor;

use bytes::Bytes;
use frazil_store::{Blob, Write};
use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::faults::{causes, conflict, internal, invalid, stale_revision, update_in_progress};
use super::naming::ONLY_FUNCTIONS;
use super::record::{
    Build, FunctionRecord, ImageRecord, Package, Published, Settings, State, Update, VersionRecord,
};
use super::settings::Wanted;
use super::versions::Outcome;
use super::{Catalog, Change};
use crate::code::{PackageError, inspect};
use crate::directory::Standing;
use crate::seams::CodeSourceError;

/// Code that has arrived.
pub(super) struct Arrived {
    pub(super) package: Package,
    pub(super) image: Option<ImageRecord>,
    /// Keeps the package until a record holds it.
    pub(super) _held: Blob,
}

impl Arrived {
    /// A new build.
    pub(super) fn build(&self, settings: Settings) -> Build {
        Build {
            settings,
            package: self.package.clone(),
            image: self.image.clone(),
        }
    }

    /// A build with this code in the place of what it had.
    fn replacing(&self, before: &Build) -> Build {
        let same = |image: &ImageRecord| {
            self.package == before.package
                && self.image.as_ref().is_some_and(|it| it.uri == image.uri)
        };
        match before.image.as_ref().is_some_and(same) {
            // Stored already.
            true => before.clone(),
            false => self.build(before.settings.clone()),
        }
    }
}

/// Where a request says the code is.
pub(super) struct Source<'a> {
    pub(super) zip_file: Option<&'a Bytes>,
    pub(super) bucket: Option<&'a str>,
    pub(super) key: Option<&'a str>,
    pub(super) version: Option<&'a str>,
    pub(super) image_uri: Option<&'a str>,
}

impl Catalog {
    pub(super) async fn update_function_code(
        &self,
        request: shapes::UpdateFunctionCodeRequest,
    ) -> Result<shapes::FunctionConfiguration, Fault> {
        let name = self.unqualified(&request.function_name, ONLY_FUNCTIONS)?;
        if request.publish_to.is_some() {
            return Err(invalid("This server does not support PublishTo."));
        }
        let architecture = self
            .rules()
            .architecture(request.architectures.as_deref())?;
        let (before, _) = self.existing(&name).await?;
        let is_image = before.latest.build.image.is_some();
        self.check_signature(before.code_signing.as_deref()).await?;
        let source = Source::from(&request);
        let arrived = self.code(&source, is_image, "updating").await?;
        let dry_run = request.dry_run.unwrap_or_default();
        let publish = request.publish.unwrap_or_default();
        let revision_id = request.revision_id.as_deref();
        let build = |record: &FunctionRecord| {
            let mut build = arrived.replacing(&record.latest.build);
            if let Some(architecture) = &architecture {
                build.settings.architecture.clone_from(architecture);
            }
            self.check_unzipped(&build)?;
            Ok(build)
        };
        if dry_run {
            let (mut record, _) = self.existing(&name).await?;
            self.check_updatable(&record, revision_id)?;
            record.latest.build = build(&record)?;
            return Ok(self.shown(&name, &record.latest, None));
        }
        self.update(&name, revision_id, publish, build).await
    }

    pub(super) async fn update_function_configuration(
        &self,
        request: shapes::UpdateFunctionConfigurationRequest,
    ) -> Result<shapes::FunctionConfiguration, Fault> {
        let name = self.unqualified(&request.function_name, ONLY_FUNCTIONS)?;
        let mut wanted = Wanted::from(&request);
        wanted.layers = self.layers(request.layers.as_deref()).await?;
        let build = |record: &FunctionRecord| {
            let mut build = record.latest.build.clone();
            build.settings = {
                let is_image = build.image.is_some();
                self.rules().updated(&build.settings, &wanted, is_image)?
            };
            self.check_unzipped(&build)?;
            Ok(build)
        };
        self.update(&name, request.revision_id.as_deref(), false, build)
            .await
    }

    /// Replaces the build of `$LATEST`; what runs now runs on until the new one is ready.
    async fn update(
        &self,
        name: &str,
        revision_id: Option<&str>,
        publish: bool,
        build: impl Fn(&FunctionRecord) -> Result<Build, Fault> + Sync,
    ) -> Result<shapes::FunctionConfiguration, Fault> {
        let outcome = self
            .change(name, |record, change| {
                self.check_updatable(record, revision_id)?;
                let build = build(record)?;
                record.serving = record.running().cloned();
                if build != record.latest.build {
                    record.latest.change = self.uuid();
                }
                record.latest.build = build;
                record.latest.revision_id = self.uuid();
                record.latest.modified_ms = self.now_ms();
                record.latest.update = Update::InProgress;
                change.prepares = true;
                if !publish {
                    return Ok(Outcome::Latest(record.latest.clone()));
                }
                Ok(match self.published_unchanged(record) {
                    Some(number) => Outcome::Unchanged(number),
                    None => Outcome::New(self.publish_with_latest(record, change)),
                })
            })
            .await?;
        self.shown_outcome(name, outcome).await
    }

    /// Makes a version that becomes ready together with `$LATEST`.
    pub(super) fn publish_with_latest(
        &self,
        record: &mut FunctionRecord,
        change: &mut Change,
    ) -> VersionRecord {
        let number = record.last_version + 1;
        record.last_version = number;
        record.publishing = Some(number);
        record.last_published = Some(Published {
            version: number,
            change: record.latest.change.clone(),
        });
        let version = VersionRecord {
            version: number.to_string(),
            revision_id: self.uuid(),
            state: State::Pending,
            update: Update::None,
            ..record.latest.clone()
        };
        change.writes.push(version.write(&record.name, number));
        let standing = (version.version.clone(), Some(Standing::Pending));
        change.standings.push(standing);
        version
    }

    /// Refuses an update of a function that is not at rest, or of another revision.
    pub(super) fn check_updatable(
        &self,
        record: &FunctionRecord,
        revision_id: Option<&str>,
    ) -> Result<(), Fault> {
        if record.latest.state == State::Pending {
            return Err(conflict(
                "The operation cannot be performed at this time. The function is currently in the \
                 following state: Pending",
            ));
        }
        if record.latest.update == Update::InProgress {
            return Err(update_in_progress(&self.arn(&record.name, None)));
        }
        match revision_id {
            Some(wanted) if wanted != record.latest.revision_id => {
                Err(stale_revision("GetFunction/GetAlias"))
            }
            _ => Ok(()),
        }
    }

    /// Takes the code of a function: a zip, or a container image.
    pub(super) async fn code(
        &self,
        source: &Source<'_>,
        is_image: bool,
        doing: &str,
    ) -> Result<Arrived, Fault> {
        match (is_image, source.image_uri) {
            (true, Some(uri)) => self.read_image(uri).await,
            (false, None) => self.upload(source).await,
            (true, None) => Err(invalid(format!(
                "Please provide ImageUri when {doing} a function with packageType Image."
            ))),
            (false, Some(_)) => Err(invalid(format!(
                "Please don't provide ImageUri when {doing} a function with packageType Zip."
            ))),
        }
    }

    /// Reads, checks and stores a package.
    pub(super) async fn upload(&self, source: &Source<'_>) -> Result<Arrived, Fault> {
        let zip = match (source.zip_file, source.bucket, source.key) {
            (Some(zip), None, None) => self.inline(zip)?,
            (None, Some(bucket), Some(key)) => self.fetched(bucket, key, source.version).await?,
            (Some(_), ..) => {
                return Err(invalid(
                    "Please do not provide other FunctionCode parameters when providing a ZipFile.",
                ));
            }
            (None, ..) => return Err(invalid("Please provide a source for function code.")),
        };
        let limits = self.parts.limits.clone();
        let bytes = zip.clone();
        let inspected = tokio::task::spawn_blocking(move || inspect(Cursor::new(bytes), &limits));
        let inspected = inspected.await.map_err(|error| internal(&error))?;
        let contents = inspected.map_err(|error| invalid(package_message(&error)))?;
        let stored_bytes = self.stored_bytes().await?;
        if stored_bytes + zip.len() as u64 > self.parts.limits.code_storage_bytes_max {
            let message = "Code storage limit exceeded.";
            return Err(Fault::new(400, "CodeStorageExceededException", message));
        }
        let stored = self.parts.store.put_blob(zip).await;
        let blob = stored.map_err(|error| internal(&error))?;
        Ok(Arrived {
            package: Package {
                sha256: blob.id().to_string(),
                bytes: blob.size(),
                unzipped_bytes: contents.unzipped_bytes,
            },
            image: None,
            _held: blob,
        })
    }

    fn inline(&self, zip: &Bytes) -> Result<Bytes, Fault> {
        let bytes_max = self.parts.limits.zip_bytes_max;
        match zip.len() as u64 {
            0 => Err(invalid(package_message(&PackageError::Empty))),
            bytes if bytes > bytes_max => Err(Fault::new(
                413,
                "RequestEntityTooLargeException",
                format!("Zipped size must be smaller than {bytes_max} bytes"),
            )),
            _ => Ok(zip.clone()),
        }
    }

    async fn fetched(
        &self,
        bucket: &str,
        key: &str,
        version: Option<&str>,
    ) -> Result<Bytes, Fault> {
        let bytes_max = self.parts.limits.zip_from_s3_bytes_max;
        let fetched = self
            .parts
            .code_source
            .fetch(bucket, key, version, bytes_max)
            .await;
        fetched.map_err(|error| match error {
            CodeSourceError::Refused { code, message } => invalid(format!(
                "Error occurred while GetObject. S3 Error Code: {code}. S3 Error Message: {message}"
            )),
            CodeSourceError::TooLarge { bytes_max } => {
                invalid(package_message(&PackageError::TooLarge { bytes_max }))
            }
        })
    }
}

impl<'a> From<&'a shapes::UpdateFunctionCodeRequest> for Source<'a> {
    fn from(request: &'a shapes::UpdateFunctionCodeRequest) -> Source<'a> {
        Source {
            zip_file: request.zip_file.as_ref(),
            bucket: request.s3_bucket.as_deref(),
            key: request.s3_key.as_deref(),
            version: request.s3_object_version.as_deref(),
            image_uri: request.image_uri.as_deref(),
        }
    }
}

impl<'a> From<&'a shapes::FunctionCode> for Source<'a> {
    fn from(code: &'a shapes::FunctionCode) -> Source<'a> {
        Source {
            zip_file: code.zip_file.as_ref(),
            bucket: code.s3_bucket.as_deref(),
            key: code.s3_key.as_deref(),
            version: code.s3_object_version.as_deref(),
            image_uri: code.image_uri.as_deref(),
        }
    }
}

impl<'a> From<&'a shapes::LayerVersionContentInput> for Source<'a> {
    fn from(content: &'a shapes::LayerVersionContentInput) -> Source<'a> {
        Source {
            zip_file: content.zip_file.as_ref(),
            bucket: content.s3_bucket.as_deref(),
            key: content.s3_key.as_deref(),
            version: content.s3_object_version.as_deref(),
            image_uri: None,
        }
    }
}

/// AWS's words for a package that cannot be used.
pub(super) fn package_message(error: &PackageError) -> String {
    match error {
        PackageError::Empty => "Uploaded file must be a non-empty zip".into(),
        PackageError::TooLarge { bytes_max } => {
            format!("Unzipped size must be smaller than {bytes_max} bytes")
        }
        PackageError::NotAZip(_) | PackageError::Escapes(_) => {
            "Could not unzip uploaded file. Please check your file, then try to upload again."
                .into()
        }
        other => causes(other),
    }
}

/// The write that removes a published version.
pub(super) fn removal(function: &str, number: u64) -> Write {
    Write::delete(VersionRecord::key(function, number))
}
