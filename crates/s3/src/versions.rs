//! Finding versions of objects.
//!
//! The current version of a key is its object's record. Older ones are records of their own, newest
//! first. When the newest version is a delete marker, there is no object's record at all, so
//! whoever does not ask for versions need not know of them.

use std::ops::Bound;

use frazil_store::{Key, Revision};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use s3s::{S3Error, S3ErrorCode, S3Result};

use super::authenticate::header_value;
use super::faults::{self, fault, named, no_such_key};
use super::place::{NULL, Place};
use super::records::{self, Object};
use super::shelf::Shelf;

const DELETE_MARKER: HeaderName = HeaderName::from_static("x-amz-delete-marker");
const VERSION_ID: HeaderName = HeaderName::from_static("x-amz-version-id");

/// A version, and where its record is.
pub(super) struct Located {
    pub(super) object: Object,
    pub(super) revision: Revision,
    pub(super) record: Key,
    /// Whether it is the object's record.
    pub(super) current: bool,
}

impl Shelf {
    /// The version that is asked for, or the current one: an object, no delete marker.
    pub(super) async fn locate(
        &self,
        (bucket, key): (&str, &str),
        version: Option<&str>,
    ) -> S3Result<Located> {
        let Some(version) = version else {
            return match self.current((bucket, key)).await? {
                Some(located) => Ok(located),
                None => Err(self.absence((bucket, key)).await?),
            };
        };
        match self.version((bucket, key), version).await? {
            Some(located) if located.object.marker => Err(marked(&located.object)),
            Some(located) => Ok(located),
            None => {
                self.bucket(bucket).await?;
                Err(fault(
                    S3ErrorCode::NoSuchVersion,
                    "The specified version does not exist.",
                ))
            }
        }
    }

    pub(super) async fn current(&self, (bucket, key): (&str, &str)) -> S3Result<Option<Located>> {
        let record = records::object_key(bucket, key);
        let found = self.read::<Object>(&record).await?;
        Ok(found.map(|(object, revision)| Located {
            object,
            revision,
            record,
            current: true,
        }))
    }

    /// Why there is no object: no bucket, a delete marker, or nothing at all.
    async fn absence(&self, name: (&str, &str)) -> S3Result<S3Error> {
        self.bucket(name.0).await?;
        let newest = self.past(name, 1).await?;
        let mut fault = no_such_key();
        if let Some(marker) = newest.first().filter(|newest| newest.marker) {
            fault.set_headers(marker_headers(marker));
        }
        Ok(fault)
    }

    /// One version of a key, also if it is a delete marker.
    pub(super) async fn version(
        &self,
        name: (&str, &str),
        version: &str,
    ) -> S3Result<Option<Located>> {
        let current = self.current(name).await?;
        if let Some(current) = current.filter(|it| it.object.place.version() == version) {
            return Ok(Some(current));
        }
        let place = match version {
            NULL => {
                let past = self.past(name, usize::MAX).await?;
                past.into_iter().map(|it| it.place).find(Place::is_null)
            }
            _ => Some(Place::named(version).ok_or_else(invalid_version)?),
        };
        let Some(place) = place else {
            return Ok(None);
        };
        let record = records::version_key(name.0, name.1, &place);
        let found = self.read::<Object>(&record).await?;
        Ok(found.map(|(object, revision)| Located {
            object,
            revision,
            record,
            current: false,
        }))
    }

    /// The versions of a key that are not its object's record, newest first.
    pub(super) async fn past(
        &self,
        (bucket, key): (&str, &str),
        limit: usize,
    ) -> S3Result<Vec<Object>> {
        let all = records::versions_prefix(bucket);
        let prefix = format!("{all}{key}{}", records::VERSION_SEPARATOR);
        let found = self
            .page::<Object>(&prefix, Bound::Unbounded, limit)
            .await?;
        // A key that goes on with the separator has versions below this prefix too.
        let own = |text: &str| !text.contains(records::VERSION_SEPARATOR);
        let own = found.into_iter().filter(|(text, _)| own(text));
        Ok(own.map(|(_, object)| object).collect())
    }
}

fn invalid_version() -> S3Error {
    faults::invalid_argument("Invalid version id specified")
}

/// A delete marker cannot be read.
fn marked(marker: &Object) -> S3Error {
    let mut fault = named(
        StatusCode::METHOD_NOT_ALLOWED,
        "MethodNotAllowed",
        "The specified method is not allowed against this resource.",
    );
    let mut headers = marker_headers(marker);
    headers.insert(header::ALLOW, HeaderValue::from_static("DELETE"));
    fault.set_headers(headers);
    fault
}

fn marker_headers(marker: &Object) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(DELETE_MARKER, HeaderValue::from_static("true"));
    headers.insert(VERSION_ID, header_value(marker.place.version()));
    headers
}
