//! What is stored about buckets, objects and uploads. These are our own shapes, not the wire's.

use std::collections::BTreeMap;

use frazil_store::{BlobId, Key};
use serde::{Deserialize, Serialize};

use super::checksum::Sum;
use super::place::Place;

/// A bucket.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Bucket {
    /// The region it was created in.
    pub(super) region: String,
    pub(super) created_ms: i64,
    /// The bucket's tags, in the order given.
    #[serde(default)]
    pub(super) tags: Vec<(String, String)>,
    /// Whether old versions of objects stay.
    #[serde(default)]
    pub(super) versioning: Versioning,
    /// Who is told of changes, in the order given.
    #[serde(default)]
    pub(super) notifications: Vec<Notification>,
    /// Whether the account's event bus is told of changes too.
    #[serde(default)]
    pub(super) event_bridge: bool,
    /// Whether versions can be locked; never taken back.
    #[serde(default)]
    pub(super) object_lock: bool,
    /// The canned access control list, unless it is "private".
    #[serde(default)]
    pub(super) acl: Option<String>,
}

/// Whether old versions of objects stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Versioning {
    /// They never did: an object has one version, called "null".
    #[default]
    Off,
    Enabled,
    /// Those that there are stay; new ones are called "null" and replace each other.
    Suspended,
}

/// Who is told of which changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Notification {
    pub(super) id: String,
    pub(super) kind: TargetKind,
    /// The ARN of a function, queue or topic.
    pub(super) arn: String,
    /// Such as `s3:ObjectCreated:*`.
    pub(super) events: Vec<String>,
    /// What the key begins with.
    pub(super) prefix: Option<String>,
    /// What the key ends with.
    pub(super) suffix: Option<String>,
}

/// What kind of neighbour is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum TargetKind {
    Function,
    Queue,
    Topic,
}

/// A message that has to reach a neighbour.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Parcel {
    /// For whom.
    pub(super) arn: String,
    /// The bucket that tells.
    pub(super) bucket: String,
    pub(super) body: String,
    /// How often it was tried in vain.
    #[serde(default)]
    pub(super) tries: u32,
    /// When it is tried next.
    #[serde(default)]
    pub(super) due_ms: i64,
}

/// A configuration of a bucket that is kept as its owner wrote it: in S3's published XML format,
/// or a policy in JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Setting {
    pub(super) document: String,
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
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
    /// Which version this is, if the bucket had versions when it was written.
    #[serde(default)]
    pub(super) place: Place,
    /// A delete marker: a version that says that there is no object.
    #[serde(default)]
    pub(super) marker: bool,
    /// Until when, and how strictly, this version must stay.
    #[serde(default)]
    pub(super) retention: Option<Retention>,
    /// Whether this version must stay until somebody says otherwise.
    #[serde(default)]
    pub(super) legal_hold: Option<bool>,
    /// The canned access control list, unless it is "private".
    #[serde(default)]
    pub(super) acl: Option<String>,
}

impl Object {
    /// A delete marker.
    pub(super) fn marker(now_ms: i64) -> Self {
        Self {
            modified_ms: now_ms,
            marker: true,
            ..Self::default()
        }
    }

    /// What the caller is told of its version: nothing if the bucket never had any.
    pub(super) fn shown_version(&self) -> Option<String> {
        (!self.place.is_unknown()).then(|| self.place.version().to_owned())
    }
}

/// Until when a version must stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Retention {
    /// `GOVERNANCE` or `COMPLIANCE`.
    pub(super) mode: String,
    pub(super) until_ms: i64,
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
    /// The object's canned access control list.
    #[serde(default)]
    pub(super) acl: Option<String>,
    /// The object's lock.
    #[serde(default)]
    pub(super) retention: Option<Retention>,
    #[serde(default)]
    pub(super) legal_hold: Option<bool>,
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

/// The record of a version that is not the current one. Newer versions of a key come first.
pub(super) fn version_key(bucket: &str, key: &str, place: &Place) -> Key {
    let name = format!("{key}{VERSION_SEPARATOR}{}", place.text());
    Key::of(&["s3", "version", bucket, &name])
}

/// What all versions of a bucket begin with.
pub(super) fn versions_prefix(bucket: &str) -> String {
    Key::prefix(&["s3", "version", bucket])
}

/// Stands between a key and its version: sorts before every character that keys contain.
pub(super) const VERSION_SEPARATOR: char = '\u{1}';

pub(super) fn setting_key(bucket: &str, name: &str) -> Key {
    Key::of(&["s3", "setting", bucket, name])
}

pub(super) fn settings_prefix(bucket: &str) -> String {
    Key::prefix(&["s3", "setting", bucket])
}

/// Parcels are sent in the order of their keys.
pub(super) fn parcel_key(order: &str) -> Key {
    Key::of(&["s3", "outbox", order])
}

pub(super) fn parcels_prefix() -> String {
    Key::prefix(&["s3", "outbox"])
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
