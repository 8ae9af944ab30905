//! Deleting objects and versions.

use frazil_store::{Expect, Write};
use futures::{StreamExt as _, stream};
use s3s::dto::{
    self, DeleteObjectInput, DeleteObjectOutput, DeleteObjectsInput, DeleteObjectsOutput,
};
use s3s::{S3Request, S3Result};

use super::events::{Asked, What};
use super::faults::{self, store_failed};
use super::keep::{Change, past_version};
use super::limits::{CHANGE_TRIES_MAX, DELETE_AT_ONCE, DELETE_OBJECTS_MAX};
use super::objects::refuse_unsupported;
use super::records::{self, Bucket, Object, Piece, Versioning};
use super::shelf::{Shelf, encoded};
use super::versions::Located;

/// What a deletion did.
#[derive(Default)]
pub(super) struct Deleted {
    /// The version that was removed, or the delete marker that was made.
    version: Option<String>,
    /// Whether that is a delete marker.
    marker: bool,
}

/// How to delete.
struct Deletion<'a> {
    change: Change<'a>,
    version: Option<&'a str>,
    /// Whether locks that may be lifted are.
    bypass: bool,
}

impl Shelf {
    pub(super) async fn delete_object(
        &self,
        request: S3Request<DeleteObjectInput>,
    ) -> S3Result<DeleteObjectOutput> {
        refuse_unsupported(&request.headers)?;
        let asked = Asked::of(&request.extensions);
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let condition = match input.if_match.as_ref() {
            None => Expect::Any,
            some => self.write_condition(name, some, None).await?,
        };
        let deleted = self.delete(Deletion {
            change: removal(name, &bucket, condition, &asked),
            version: input.version_id.as_deref(),
            bypass: input.bypass_governance_retention.unwrap_or(false),
        });
        let deleted = deleted.await?;
        Ok(DeleteObjectOutput {
            delete_marker: deleted.marker.then_some(true),
            version_id: deleted.version,
            ..DeleteObjectOutput::default()
        })
    }

    pub(super) async fn delete_objects(
        &self,
        request: S3Request<DeleteObjectsInput>,
    ) -> S3Result<DeleteObjectsOutput> {
        refuse_unsupported(&request.headers)?;
        let asked = Asked::of(&request.extensions);
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        let objects = input.delete.objects;
        if objects.is_empty() || objects.len() > DELETE_OBJECTS_MAX {
            return Err(faults::malformed_xml());
        }
        let bypass = input.bypass_governance_retention.unwrap_or(false);
        let place = (input.bucket.as_str(), &bucket);
        let (mut deleted, mut errors) = (Vec::new(), Vec::new());
        let mut outcomes = stream::iter(objects)
            .map(|object| self.delete_identified(place, object, bypass, &asked))
            .buffered(DELETE_AT_ONCE);
        while let Some((object, outcome)) = outcomes.next().await {
            match outcome {
                Ok(outcome) => deleted.push(shown(object, outcome)),
                Err(error) => errors.push(dto::Error {
                    code: Some(error.code().as_str().to_owned()),
                    message: error.message().map(ToOwned::to_owned),
                    key: Some(object.key),
                    version_id: object.version_id,
                }),
            }
        }
        let quiet = input.delete.quiet.unwrap_or(false);
        Ok(DeleteObjectsOutput {
            deleted: (!quiet).then_some(deleted),
            errors: (!errors.is_empty()).then_some(errors),
            ..DeleteObjectsOutput::default()
        })
    }

    async fn delete_identified(
        &self,
        place: (&str, &Bucket),
        object: dto::ObjectIdentifier,
        bypass: bool,
        asked: &Asked,
    ) -> (dto::ObjectIdentifier, S3Result<Deleted>) {
        let outcome = self.delete_if_same(place, &object, bypass, asked).await;
        (object, outcome)
    }

    async fn delete_if_same(
        &self,
        (name, bucket): (&str, &Bucket),
        object: &dto::ObjectIdentifier,
        bypass: bool,
        asked: &Asked,
    ) -> S3Result<Deleted> {
        let name = (name, object.key.as_str());
        let condition = match object.e_tag.clone() {
            None => Expect::Any,
            Some(etag) => {
                let wanted = dto::ETagCondition::ETag(etag);
                self.write_condition(name, Some(&wanted), None).await?
            }
        };
        self.delete(Deletion {
            change: removal(name, bucket, condition, asked),
            version: object.version_id.as_deref(),
            bypass,
        })
        .await
    }

    /// Deletes an object because its bucket's lifecycle says so.
    pub(super) async fn expire(
        &self,
        name: (&str, &str),
        bucket: &Bucket,
        version: Option<&str>,
    ) -> S3Result<()> {
        let asked = Asked::lifecycle();
        let mut change = removal(name, bucket, Expect::Any, &asked);
        change.what = What::Expired;
        let deletion = Deletion {
            change,
            version,
            bypass: false,
        };
        self.delete(deletion).await.map(|_| ())
    }

    async fn delete(&self, deletion: Deletion<'_>) -> S3Result<Deleted> {
        let versioning = deletion.change.bucket.versioning;
        let _turn = match versioning {
            Versioning::Off => None,
            _ => Some(self.turn.lock().await),
        };
        match (versioning, deletion.version) {
            (Versioning::Off, None) => self.delete_only(deletion.change).await,
            (_, None) => self.mark(deletion.change).await,
            (_, Some(version)) => self.delete_version(&deletion, version).await,
        }
    }

    /// Deletes from a bucket without versions.
    async fn delete_only(&self, change: Change<'_>) -> S3Result<Deleted> {
        let record = records::object_key(change.name.0, change.name.1);
        // Only somebody who wants to be told makes it worth looking what there was.
        let existing = match change.bucket.tells() {
            true => self.read::<Object>(&record).await?,
            false => None,
        };
        let mut writes = vec![Write::delete(record).expecting(change.condition)];
        if let Some((object, _)) = &existing {
            writes.extend(self.tell(&change, Some(object))?);
        }
        match self.store.commit(writes).await {
            Ok(_) => {
                self.wake.notify_one();
                Ok(Deleted::default())
            }
            Err(error) if error.is_conflict() => Err(faults::conditional_conflict()),
            Err(error) => Err(store_failed(error)),
        }
    }

    /// Puts a delete marker on top of the versions.
    async fn mark(&self, mut change: Change<'_>) -> S3Result<Deleted> {
        change.what = match change.what {
            What::Expired => What::ExpiredMarked,
            _ => What::Marked,
        };
        for _ in 0..CHANGE_TRIES_MAX {
            let displaced = self.displacement(&change).await?;
            let mut marker = Object::marker(self.now_ms());
            marker.place = displaced.place;
            let record = records::object_key(change.name.0, change.name.1);
            let mut writes = displaced.writes;
            writes.push(Write::delete(record).expecting(displaced.expect));
            writes.push(past_version(change.name, &marker)?);
            writes.extend(self.tell(&change, Some(&marker))?);
            match self.store.commit(writes).await {
                Ok(_) => {
                    self.wake.notify_one();
                    return Ok(Deleted {
                        version: marker.shown_version(),
                        marker: true,
                    });
                }
                Err(error) if error.is_conflict() => {}
                Err(error) => return Err(store_failed(error)),
            }
        }
        Err(faults::busy())
    }

    /// Removes one version for good. Whatever is the newest then is current.
    async fn delete_version(&self, deletion: &Deletion<'_>, version: &str) -> S3Result<Deleted> {
        let change = &deletion.change;
        for _ in 0..CHANGE_TRIES_MAX {
            let Some(found) = self.version(change.name, version).await? else {
                return Ok(Deleted {
                    version: Some(version.to_owned()),
                    marker: false,
                });
            };
            self.check_lock(&found.object, deletion.bypass)?;
            let mut writes = self.succession(change.name, &found).await?;
            if !found.object.marker {
                writes.extend(self.tell(change, Some(&found.object))?);
            }
            match self.store.commit(writes).await {
                Ok(_) => {
                    self.wake.notify_one();
                    return Ok(Deleted {
                        version: Some(version.to_owned()),
                        marker: found.object.marker,
                    });
                }
                Err(error) if error.is_conflict() => {}
                Err(error) => return Err(store_failed(error)),
            }
        }
        Err(faults::busy())
    }

    /// Removes a version's record and makes the one before it the object's, if it was the newest.
    async fn succession(&self, name: (&str, &str), gone: &Located) -> S3Result<Vec<Write>> {
        let past = self.past(name, 2).await?;
        let object = records::object_key(name.0, name.1);
        let remove = Write::delete(gone.record.clone());
        let remove = remove.expecting(Expect::Revision(gone.revision));
        let heir = match gone.current {
            true => past.first(),
            false => {
                let newest = past.first().map(|newest| &newest.place);
                let topmost = newest == Some(&gone.object.place);
                let orphaned = topmost && self.current(name).await?.is_none();
                past.get(1).filter(|_| orphaned)
            }
        };
        let Some(heir) = heir.filter(|heir| !heir.marker) else {
            return Ok(vec![remove]);
        };
        let put = Write::put(object, encoded(heir)?).holding(heir.pieces.iter().map(Piece::blob));
        let moved = records::version_key(name.0, name.1, &heir.place);
        let moved = Write::delete(moved).expecting(Expect::Present);
        Ok(match gone.current {
            true => vec![put.expecting(Expect::Revision(gone.revision)), moved],
            false => vec![put.expecting(Expect::Absent), moved, remove],
        })
    }
}

fn removal<'a>(
    name: (&'a str, &'a str),
    bucket: &'a Bucket,
    condition: Expect,
    asked: &'a Asked,
) -> Change<'a> {
    Change {
        name,
        bucket,
        condition,
        what: What::Deleted,
        asked,
    }
}

fn shown(object: dto::ObjectIdentifier, deleted: Deleted) -> dto::DeletedObject {
    dto::DeletedObject {
        key: Some(object.key),
        delete_marker: deleted.marker.then_some(true),
        delete_marker_version_id: deleted.version.filter(|_| deleted.marker),
        version_id: object.version_id,
    }
}
