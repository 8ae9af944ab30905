//! `PublishVersion`.

use std::sync::Arc;

use frazil_wire::Fault;
use frazil_wire::shapes::lambda as shapes;

use super::faults::{function_not_found, invalid};
use super::record::{FunctionRecord, Published, State, Update, VersionRecord};
use super::{Catalog, Change, shape};
use crate::directory::Standing;
use crate::release::{LATEST, Release};

/// What an update or a publication came to.
pub(super) enum Outcome {
    /// `$LATEST` is as it shows.
    Latest(VersionRecord),
    /// This version was published.
    New(VersionRecord),
    /// Nothing has changed since this version was published.
    Unchanged(u64),
}

impl Catalog {
    pub(super) async fn publish_version(
        &self,
        request: shapes::PublishVersionRequest,
    ) -> Result<shapes::FunctionConfiguration, Fault> {
        let name = self.named(&request.function_name, None)?.function;
        if request.publish_to.is_some() {
            return Err(invalid("This server does not support PublishTo."));
        }
        let outcome = self
            .change(&name, |record, change| {
                self.check_updatable(record, request.revision_id.as_deref())?;
                check_code(record, request.code_sha256.as_deref())?;
                if let Some(number) = self.published_unchanged(record) {
                    return Ok(Outcome::Unchanged(number));
                }
                let description = request.description.as_deref();
                Ok(Outcome::New(self.publish_now(record, description, change)))
            })
            .await?;
        self.shown_outcome(&name, outcome).await
    }

    pub(super) async fn shown_outcome(
        &self,
        name: &str,
        outcome: Outcome,
    ) -> Result<shapes::FunctionConfiguration, Fault> {
        let version = match outcome {
            Outcome::Latest(latest) => return Ok(self.shown(name, &latest, None)),
            Outcome::New(version) => version,
            Outcome::Unchanged(number) => {
                let number = number.to_string();
                let (record, _) = self.existing(name).await?;
                let version = self.version(&record, &number).await?;
                version.ok_or_else(|| function_not_found(&self.arn(name, Some(&number))))?
            }
        };
        Ok(self.shown(name, &version, Some(&version.version)))
    }

    /// The version that was published last, if `$LATEST` is still the same and it still exists.
    pub(super) fn published_unchanged(&self, record: &FunctionRecord) -> Option<u64> {
        let last = record.last_published.as_ref()?;
        let function = self.parts.directory.function(&record.name)?;
        let exists = function.versions.contains_key(&last.version.to_string());
        (exists && last.change == record.latest.change).then_some(last.version)
    }

    /// Makes a version of a `$LATEST` at rest: what is prepared for it serves the version too.
    fn publish_now(
        &self,
        record: &mut FunctionRecord,
        description: Option<&str>,
        change: &mut Change,
    ) -> VersionRecord {
        let number = record.last_version + 1;
        let mut version = VersionRecord {
            version: number.to_string(),
            revision_id: self.uuid(),
            modified_ms: self.now_ms(),
            state: State::Active,
            update: Update::Successful,
            ..record.latest.clone()
        };
        if let Some(description) = description {
            version.build.settings.description = description.to_owned();
        }
        // As recorded on AWS: publishing revises $LATEST too.
        record.latest.revision_id = self.uuid();
        record.last_version = number;
        record.last_published = Some(Published {
            version: number,
            change: record.latest.change.clone(),
        });
        let standing = self.standing_of_latest(&record.name, &version.version);
        change
            .standings
            .push((version.version.clone(), Some(standing)));
        change.writes.push(version.write(&record.name, number));
        version
    }

    fn standing_of_latest(&self, name: &str, version: &str) -> Standing {
        let function = self.parts.directory.function(name);
        match function.as_ref().and_then(|it| it.versions.get(LATEST)) {
            Some(Standing::Ready(latest)) => Standing::Ready(Arc::new(Release {
                id: self.release_id(),
                version: version.to_owned(),
                ..Release::clone(latest)
            })),
            Some(Standing::Failed(reason)) => Standing::Failed(reason.clone()),
            Some(Standing::Pending) | None => Standing::Pending,
        }
    }
}

fn check_code(record: &FunctionRecord, wanted: Option<&str>) -> Result<(), Fault> {
    let current = shape::code_sha256(&record.latest.build);
    match wanted {
        Some(wanted) if wanted != current => Err(invalid(format!(
            "CodeSHA256 ({wanted}) is different from current CodeSHA256 in $LATEST ({current}). \
             Please try again with the CodeSHA256 in $LATEST."
        ))),
        _ => Ok(()),
    }
}
