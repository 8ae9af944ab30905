//! What is stored about buckets, objects and uploads. These are our own shapes, not the wire's.

use std::collections::BTreeMap;

use frazil_store::{BlobId, Key};
use serde::{Deserialize, Serialize};

use super::checksum::Sum;

/// A bucket.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Bucket {
    /// The region it was created in.
    pub(super) region: String,
    pub(super) created_ms: i64,
    /// The bucket's tags, in the order given.
    #[serde(default)]
    pub(super) tags: Vec<(String, String)>,
}

/// What the owner said about an object's content.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Description {
    pub(super) content_type: Option<String>,
    pub(super) cache_control: Option<String>,
    pub(super) content_disposition: Option<String>,
    pub(super) content_encoding: Option<String>,
    pub(super) content_language: Option<String>,
    /// Milliseconds since 1970.
    pub(super) expires_ms: Option<i64>,
    pub(super) website_redirect: Option<String>,
    pub(super) storage_class: Option<String>,
    /// User metadata.
    #[serde(default)]
    pub(super) metadata: BTreeMap<String, String>,
}

/// An object: where its bytes are, and what is known about them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Object {
    pub(super) size: u64,
    /// Without quotation marks.
    pub(super) etag: String,
    pub(super) modified_ms: i64,
    pub(super) description: Description,
    /// The bytes, in order.
    pub(super) pieces: Vec<Piece>,
    /// Sizes of the parts it was uploaded in; empty for an object that came in one request.
    #[serde(default)]
    pub(super) part_sizes: Vec<u64>,
    pub(super) sum: Option<Sum>,
    #[serde(default)]
    pub(super) tags: Vec<(String, String)>,
}

/// A range of a blob.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Piece {
    /// The blob's name, in hexadecimal.
    blob: String,
    /// Where the range begins in the blob.
    #[serde(default)]
    pub(super) start: u64,
    pub(super) size: u64,
}

impl Piece {
    pub(super) fn new(blob: BlobId, start: u64, size: u64) -> Self {
        Self {
            blob: blob.to_string(),
            start,
            size,
        }
    }

    pub(super) fn blob(&self) -> BlobId {
        self.blob
            .parse()
            .expect("pieces are stored with the name of a blob")
    }
}

/// A multipart upload that is under way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Upload {
    pub(super) key: String,
    pub(super) initiated_ms: i64,
    pub(super) description: Description,
    pub(super) tags: Vec<(String, String)>,
    /// Which checksum its parts and the object get.
    pub(super) algorithm: super::checksum::Algorithm,
    /// Whether the caller chose it.
    pub(super) algorithm_chosen: bool,
    pub(super) kind: super::checksum::Kind,
}

/// One part of an upload.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) size: u64,
    /// MD5 of the part, in hexadecimal.
    pub(super) etag: String,
    pub(super) modified_ms: i64,
    pub(super) pieces: Vec<Piece>,
    pub(super) sum: Sum,
}

pub(super) fn bucket_key(bucket: &str) -> Key {
    Key::of(&["s3", "bucket", bucket])
}

pub(super) fn buckets_prefix() -> String {
    Key::prefix(&["s3", "bucket"])
}

pub(super) fn object_key(bucket: &str, key: &str) -> Key {
    Key::of(&["s3", "object", bucket, key])
}

pub(super) fn objects_prefix(bucket: &str) -> String {
    Key::prefix(&["s3", "object", bucket])
}

pub(super) fn upload_key(bucket: &str, upload: &str) -> Key {
    Key::of(&["s3", "upload", bucket, upload])
}

pub(super) fn uploads_prefix(bucket: &str) -> String {
    Key::prefix(&["s3", "upload", bucket])
}

pub(super) fn part_key(upload: &str, number: i32) -> Key {
    Key::of(&["s3", "part", upload, &format!("{number:05}")])
}

pub(super) fn parts_prefix(upload: &str) -> String {
    Key::prefix(&["s3", "part", upload])
}
