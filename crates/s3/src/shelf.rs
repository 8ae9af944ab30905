//! Buckets and objects on top of the store.

use std::ops::Bound;
use std::sync::Arc;

use frazil_lambda::seams::{Clock, Sender, Targets};
use frazil_store::{Expect, Key, Revision, Store, Versioned, Write};
use s3s::dto;
use s3s::{S3Error, S3ErrorCode, S3Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, Notify};

use super::faults::{self, fault, no_such_bucket, store_failed};
use super::limits::CHANGE_TRIES_MAX;
use super::records::{self, Bucket};

/// What the operations work with.
#[derive(Clone)]
pub(super) struct Shelf {
    pub(super) store: Arc<dyn Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) account: String,
    pub(super) region: String,
    /// Who can be told of changes.
    pub(super) targets: Arc<dyn Targets>,
    /// Changes of buckets with versions go one after the other.
    pub(super) turn: Arc<Mutex<()>>,
    /// Says that there is something to be sent.
    pub(super) wake: Arc<Notify>,
}

impl Shelf {
    /// A bucket's record, or the fault that it does not exist.
    pub(super) async fn bucket(&self, bucket: &str) -> S3Result<(Bucket, Revision)> {
        let found = self.read(&records::bucket_key(bucket)).await?;
        found.ok_or_else(no_such_bucket)
    }

    /// What must be true of the old object for a conditional write.
    pub(super) async fn write_condition(
        &self,
        (bucket, key): (&str, &str),
        if_match: Option<&dto::ETagCondition>,
        if_none_match: Option<&dto::ETagCondition>,
    ) -> S3Result<Expect> {
        match (if_match, if_none_match) {
            (None, None) => Ok(Expect::Any),
            (None, Some(dto::ETagCondition::Any)) => Ok(Expect::Absent),
            (Some(wanted), None) => {
                let found = self.locate((bucket, key), None).await?;
                let (object, revision) = (found.object, found.revision);
                let matches = wanted.is_any()
                    || wanted
                        .as_etag()
                        .is_some_and(|etag| etag.value() == object.etag);
                if matches {
                    Ok(Expect::Revision(revision))
                } else {
                    Err(faults::precondition_failed())
                }
            }
            _ => Err(fault(
                S3ErrorCode::NotImplemented,
                "A header you provided implies functionality that is not implemented",
            )),
        }
    }

    /// Changes a bucket's record.
    pub(super) async fn change_bucket(
        &self,
        name: &str,
        change: impl Fn(&mut Bucket),
    ) -> S3Result<()> {
        for _ in 0..CHANGE_TRIES_MAX {
            let (mut bucket, revision) = self.bucket(name).await?;
            change(&mut bucket);
            let put = Write::put(records::bucket_key(name), encoded(&bucket)?);
            let put = put.expecting(Expect::Revision(revision));
            match self.store.commit(vec![put]).await {
                Err(error) if error.is_conflict() => {}
                outcome => return outcome.map(|_| ()).map_err(store_failed),
            }
        }
        Err(faults::busy())
    }

    /// Who tells the neighbours of a bucket's changes.
    pub(super) fn sender(&self, bucket: &str) -> Sender {
        Sender {
            service: "s3.amazonaws.com".to_owned(),
            arn: format!("arn:aws:s3:::{bucket}"),
            account: self.account.clone(),
            role: None,
        }
    }

    pub(super) async fn read<T: DeserializeOwned>(
        &self,
        key: &Key,
    ) -> S3Result<Option<(T, Revision)>> {
        let found = self.store.get(key).await.map_err(store_failed)?;
        found.as_ref().map(decoded).transpose()
    }

    /// A page of records below a prefix, with what follows the prefix in their keys.
    pub(super) async fn page<T: DeserializeOwned>(
        &self,
        prefix: &str,
        start: Bound<&str>,
        limit: usize,
    ) -> S3Result<Vec<(String, T)>> {
        let found = self.store.list(prefix, start, limit).await;
        found
            .map_err(store_failed)?
            .into_iter()
            .map(|(key, value)| {
                let name = key.after(prefix).unwrap_or_default().to_owned();
                Ok((name, decoded(&value)?.0))
            })
            .collect()
    }

    pub(super) fn now_ms(&self) -> i64 {
        self.clock.now().as_millisecond()
    }

    /// Everything here belongs to the one account.
    pub(super) fn owner(&self) -> dto::Owner {
        dto::Owner {
            display_name: None,
            id: Some(hex::encode(Sha256::digest(&self.account))),
        }
    }

    /// Refuses a request that is meant for another account's bucket.
    pub(super) fn check_owner(&self, expected: Option<&str>) -> S3Result<()> {
        match expected {
            Some(other) if other != self.account => {
                Err(fault(S3ErrorCode::AccessDenied, "Access Denied"))
            }
            _ => Ok(()),
        }
    }
}

pub(super) fn encoded(record: &impl Serialize) -> S3Result<Vec<u8>> {
    serde_json::to_vec(record).map_err(|error| faults::internal(&error))
}

fn decoded<T: DeserializeOwned>(found: &Versioned) -> S3Result<(T, Revision)> {
    let record = serde_json::from_slice(&found.value);
    let record = record.map_err(|error| -> S3Error { faults::internal(&error) })?;
    Ok((record, found.revision))
}

/// A moment as the protocol crate wants it.
pub(super) fn timestamp(ms: i64) -> dto::Timestamp {
    let since = std::time::Duration::from_millis(ms.unsigned_abs());
    dto::Timestamp::from(std::time::UNIX_EPOCH + since)
}

/// A strong entity tag.
pub(super) fn etag(value: &str) -> dto::ETag {
    dto::ETag::Strong(value.to_owned())
}

/// A moment in milliseconds since 1970.
pub(super) fn milliseconds(moment: dto::Timestamp) -> i64 {
    let moment = time::OffsetDateTime::from(moment);
    i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}
