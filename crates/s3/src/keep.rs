//! Storing objects: what becomes of the version that was current, and who is told.

use frazil_store::{Expect, StoreError, Write};
use s3s::S3Result;

use super::events::{Asked, What};
use super::faults::{self, no_such_bucket, store_failed};
use super::limits::CHANGE_TRIES_MAX;
use super::place::{NULL, Place};
use super::records::{self, Bucket, Object, Piece, Versioning};
use super::shelf::{Shelf, encoded};

/// A change of one object.
pub(super) struct Change<'a> {
    /// The object's bucket and its key.
    pub(super) name: (&'a str, &'a str),
    /// The bucket's record.
    pub(super) bucket: &'a Bucket,
    /// What must be true of the object that is there.
    pub(super) condition: Expect,
    pub(super) what: What,
    pub(super) asked: &'a Asked,
}

/// What a new version does to those that are there.
pub(super) struct Displacement {
    /// The new version's place.
    pub(super) place: Place,
    /// What must be true of the object's record.
    pub(super) expect: Expect,
    /// What moves or removes older versions.
    pub(super) writes: Vec<Write>,
}

impl Shelf {
    /// Stores an object's record, if its bucket is still there. `more` is done in the same commit.
    pub(super) async fn keep_object(
        &self,
        change: &Change<'_>,
        object: &mut Object,
        more: Vec<Write>,
    ) -> S3Result<()> {
        let versioned = change.bucket.versioning != Versioning::Off;
        let _turn = match versioned {
            true => Some(self.turn.lock().await),
            false => None,
        };
        for _ in 0..CHANGE_TRIES_MAX {
            let displaced = self.displacement(change).await?;
            object.place = displaced.place;
            let put = Write::put(
                records::object_key(change.name.0, change.name.1),
                encoded(object)?,
            );
            let put = put
                .expecting(displaced.expect)
                .holding(object.pieces.iter().map(Piece::blob));
            let mut writes = more.clone();
            writes.extend(displaced.writes);
            writes.push(put);
            let told = self.tell(change, Some(object))?;
            let telling = !told.is_empty();
            writes.extend(told);
            match self.commit_change(change, writes).await {
                Err(Lost::Race) if versioned && change.condition == Expect::Any => {}
                Err(lost) => return Err(lost.fault(change.condition)),
                Ok(()) => {
                    if telling {
                        self.wake.notify_one();
                    }
                    return Ok(());
                }
            }
        }
        Err(faults::busy())
    }

    async fn commit_change(&self, change: &Change<'_>, mut writes: Vec<Write>) -> Result<(), Lost> {
        let bucket = records::bucket_key(change.name.0);
        let object = records::object_key(change.name.0, change.name.1);
        writes.push(Write::require(bucket.clone(), Expect::Present));
        match self.store.commit(writes).await {
            Ok(_) => Ok(()),
            Err(StoreError::Conflict { key, .. }) if key == object => Err(Lost::Race),
            Err(StoreError::Conflict { key, .. }) if key == bucket => Err(Lost::Bucket),
            Err(StoreError::Conflict { .. }) => Err(Lost::Other),
            Err(error) => Err(Lost::Store(error)),
        }
    }

    /// Makes room for a new version.
    pub(super) async fn displacement(&self, change: &Change<'_>) -> S3Result<Displacement> {
        let suspended = match change.bucket.versioning {
            Versioning::Off => {
                return Ok(Displacement {
                    place: Place::default(),
                    expect: change.condition,
                    writes: Vec::new(),
                });
            }
            Versioning::Enabled => false,
            Versioning::Suspended => true,
        };
        let current = self.current(change.name).await?;
        let expect = match (change.condition, &current) {
            (Expect::Absent, Some(_)) => return Err(faults::precondition_failed()),
            (Expect::Revision(wanted), Some(found)) if wanted != found.revision => {
                return Err(faults::conditional_conflict());
            }
            (Expect::Revision(_), None) => return Err(faults::conditional_conflict()),
            (_, Some(found)) => Expect::Revision(found.revision),
            (_, None) => Expect::Absent,
        };
        let past = self.past(change.name, past_needed(suspended)).await?;
        let mut writes = Vec::new();
        let mut newest = past.first().map(|newest| newest.place.clone());
        if let Some(mut current) = current.map(|it| it.object) {
            if current.place.is_unknown() {
                current.place = Place::of_old(current.modified_ms);
            }
            newest = Some(current.place.clone());
            if !(suspended && current.place.is_null()) {
                writes.push(past_version(change.name, &current)?);
            }
        }
        if suspended {
            let nulls = past.iter().filter(|it| it.place.is_null());
            let remove =
                |it: &Object| records::version_key(change.name.0, change.name.1, &it.place);
            writes.extend(nulls.map(remove).map(Write::delete));
        }
        let place = Place::newer(self.now_ms(), newest.as_ref(), suspended.then_some(NULL));
        Ok(Displacement {
            place,
            expect,
            writes,
        })
    }
}

/// Only a version called "null" may replace another one that is far back.
fn past_needed(suspended: bool) -> usize {
    match suspended {
        true => usize::MAX,
        false => 1,
    }
}

/// Keeps a version that is not current.
pub(super) fn past_version((bucket, key): (&str, &str), version: &Object) -> S3Result<Write> {
    let record = records::version_key(bucket, key, &version.place);
    let put = Write::put(record, encoded(version)?);
    Ok(put.holding(version.pieces.iter().map(Piece::blob)))
}

/// Why a change was not stored.
enum Lost {
    /// The object was changed meanwhile, or is not what the caller expects.
    Race,
    Bucket,
    /// Something else of the commit: an upload's end.
    Other,
    Store(StoreError),
}

impl Lost {
    fn fault(self, condition: Expect) -> s3s::S3Error {
        match self {
            Self::Race if condition == Expect::Absent => faults::precondition_failed(),
            Self::Race => faults::conditional_conflict(),
            Self::Bucket => no_such_bucket(),
            Self::Other => faults::no_such_upload(),
            Self::Store(error) => store_failed(error),
        }
    }
}
