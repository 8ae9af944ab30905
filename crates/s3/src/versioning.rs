//! Turning versions on and off, and listing them.

use std::collections::VecDeque;
use std::ops::Bound;

use s3s::dto::{
    self, GetBucketVersioningInput, GetBucketVersioningOutput, ListObjectVersionsInput,
    ListObjectVersionsOutput, PutBucketVersioningInput, PutBucketVersioningOutput,
};
use s3s::{S3ErrorCode, S3Request, S3Result};

use super::faults::{self, fault, invalid_argument};
use super::limits::VERSIONS_READ_AT_ONCE;
use super::list::{beyond, encoder, max_keys, prefixes, rolled_up};
use super::place::{NULL, Place};
use super::records::{self, Object, VERSION_SEPARATOR, Versioning};
use super::shelf::{Shelf, etag, timestamp};

impl Shelf {
    pub(super) async fn get_bucket_versioning(
        &self,
        request: S3Request<GetBucketVersioningInput>,
    ) -> S3Result<GetBucketVersioningOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        let status = match bucket.versioning {
            Versioning::Off => None,
            Versioning::Enabled => Some(dto::BucketVersioningStatus::ENABLED),
            Versioning::Suspended => Some(dto::BucketVersioningStatus::SUSPENDED),
        };
        Ok(GetBucketVersioningOutput {
            mfa_delete: None,
            status: status.map(dto::BucketVersioningStatus::from_static),
        })
    }

    pub(super) async fn put_bucket_versioning(
        &self,
        request: S3Request<PutBucketVersioningInput>,
    ) -> S3Result<PutBucketVersioningOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let wanted = input.versioning_configuration;
        let guarded = wanted.mfa_delete.as_ref().map(dto::MFADelete::as_str);
        if guarded == Some(dto::MFADelete::ENABLED) {
            return Err(faults::not_implemented("MfaDelete"));
        }
        let status = wanted
            .status
            .as_ref()
            .map(dto::BucketVersioningStatus::as_str);
        let versioning = match status {
            Some(dto::BucketVersioningStatus::ENABLED) => Versioning::Enabled,
            Some(dto::BucketVersioningStatus::SUSPENDED) => Versioning::Suspended,
            _ => return Err(faults::malformed_xml()),
        };
        let (bucket, _) = self.bucket(&input.bucket).await?;
        if bucket.object_lock && versioning == Versioning::Suspended {
            return Err(fault(
                S3ErrorCode::InvalidBucketState,
                "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.",
            ));
        }
        self.change_bucket(&input.bucket, |bucket| bucket.versioning = versioning)
            .await?;
        Ok(PutBucketVersioningOutput::default())
    }

    pub(super) async fn list_object_versions(
        &self,
        request: S3Request<ListObjectVersionsInput>,
    ) -> S3Result<ListObjectVersionsOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        let max = max_keys(input.max_keys)?;
        let page = self.find_versions(&input, max).await?;
        let encode = encoder(input.encoding_type.as_ref());
        let owner = self.owner();
        let (mut versions, mut markers) = (Vec::new(), Vec::new());
        for entry in page.entries {
            match entry.object.marker {
                true => markers.push(shown_marker(&entry, &encode, &owner)),
                false => versions.push(shown(entry, &encode, &owner)),
            }
        }
        let next = page.next.unzip();
        Ok(ListObjectVersionsOutput {
            common_prefixes: Some(prefixes(page.prefixes, &encode)),
            delete_markers: Some(markers),
            versions: Some(versions),
            is_truncated: Some(next.0.is_some()),
            next_key_marker: next.0.map(|key| encode(&key)),
            next_version_id_marker: next.1.flatten(),
            name: Some(input.bucket),
            prefix: Some(encode(&input.prefix.unwrap_or_default())),
            delimiter: input.delimiter.as_deref().map(&encode),
            key_marker: Some(encode(&input.key_marker.unwrap_or_default())),
            version_id_marker: Some(input.version_id_marker.unwrap_or_default()),
            max_keys: Some(max),
            encoding_type: input.encoding_type,
            ..ListObjectVersionsOutput::default()
        })
    }

    async fn find_versions(&self, input: &ListObjectVersionsInput, max: i32) -> S3Result<Page> {
        let prefix = input.prefix.as_deref().unwrap_or_default();
        let delimiter = input.delimiter.as_deref().unwrap_or_default();
        let mut walk = Walk::new(self, &input.bucket, prefix);
        self.begin(&mut walk, input, delimiter).await?;
        let limit = usize::try_from(max).unwrap_or_default();
        let mut page = Page::default();
        if limit == 0 {
            return Ok(page);
        }
        let mut last = None;
        while let Some(entry) = walk.next().await? {
            if page.entries.len() + page.prefixes.len() == limit {
                page.next = last;
                return Ok(page);
            }
            match rolled_up(prefix, &entry.key[prefix.len()..], delimiter) {
                Some(rolled) => {
                    walk.jump(beyond(&rolled));
                    last = Some((rolled.clone(), None));
                    page.prefixes.push(rolled);
                }
                None => {
                    let version = entry.object.place.version().to_owned();
                    last = Some((entry.key.clone(), Some(version)));
                    page.entries.push(entry);
                }
            }
        }
        Ok(page)
    }

    /// Goes to where the last page ended.
    async fn begin(
        &self,
        walk: &mut Walk<'_>,
        input: &ListObjectVersionsInput,
        delimiter: &str,
    ) -> S3Result<()> {
        let key = input.key_marker.as_deref().unwrap_or_default();
        let version = input.version_id_marker.as_deref().unwrap_or_default();
        if key.is_empty() {
            return match version.is_empty() {
                true => Ok(()),
                false => Err(invalid_argument(
                    "A version-id marker cannot be specified without a key marker.",
                )),
            };
        }
        if !delimiter.is_empty() && key.ends_with(delimiter) {
            walk.jump(beyond(key));
            return Ok(());
        }
        walk.objects.start = Bound::Excluded(key.to_owned());
        walk.begun = Some(key.to_owned());
        let place = match version {
            "" => None,
            NULL => {
                let found = self.version((&input.bucket, key), NULL).await?;
                found.map(|found| found.object.place)
            }
            _ => Place::named(version),
        };
        walk.past.start = match place {
            Some(place) => Bound::Excluded(format!("{key}{VERSION_SEPARATOR}{}", place.text())),
            // Places consist of hexadecimal digits first: nothing of this key comes after.
            None => Bound::Excluded(format!("{key}{VERSION_SEPARATOR}g")),
        };
        Ok(())
    }
}

/// A page of versions.
#[derive(Default)]
struct Page {
    entries: Vec<Entry>,
    prefixes: Vec<String>,
    /// Key and version of the last entry, if there are more.
    next: Option<(String, Option<String>)>,
}

/// One version of a listing.
struct Entry {
    key: String,
    object: Object,
    latest: bool,
}

/// All versions below a prefix, in order.
struct Walk<'a> {
    shelf: &'a Shelf,
    prefix: &'a str,
    objects: Cursor,
    past: Cursor,
    /// The key whose newest version was seen.
    begun: Option<String>,
}

/// A place in a list of records, and what was read ahead.
struct Cursor {
    base: String,
    start: Bound<String>,
    ahead: VecDeque<(String, Object)>,
    ended: bool,
}

impl Cursor {
    fn new(base: String) -> Self {
        Self {
            base,
            start: Bound::Unbounded,
            ahead: VecDeque::new(),
            ended: false,
        }
    }

    /// Makes sure that the next record is known, if there is one.
    async fn fill(&mut self, shelf: &Shelf, prefix: &str) -> S3Result<()> {
        if !self.ahead.is_empty() || self.ended {
            return Ok(());
        }
        let from = self
            .start
            .as_ref()
            .map(|name| format!("{}{name}", self.base));
        let from = from.as_ref().map(String::as_str);
        let below = format!("{}{prefix}", self.base);
        let found = shelf.page(&below, from, VERSIONS_READ_AT_ONCE).await?;
        self.ended = found.len() < VERSIONS_READ_AT_ONCE;
        let whole = |(rest, object)| (format!("{prefix}{rest}"), object);
        self.ahead = found.into_iter().map(whole).collect();
        if let Some((last, _)) = self.ahead.back() {
            self.start = Bound::Excluded(last.clone());
        }
        Ok(())
    }

    fn jump(&mut self, to: Bound<String>) {
        self.ended = to == Bound::Unbounded;
        self.ahead.clear();
        self.start = to;
    }
}

impl<'a> Walk<'a> {
    fn new(shelf: &'a Shelf, bucket: &str, prefix: &'a str) -> Self {
        Self {
            shelf,
            prefix,
            objects: Cursor::new(records::objects_prefix(bucket)),
            past: Cursor::new(records::versions_prefix(bucket)),
            begun: None,
        }
    }

    fn jump(&mut self, to: Bound<String>) {
        self.objects.jump(to.clone());
        self.past.jump(to);
    }

    async fn next(&mut self) -> S3Result<Option<Entry>> {
        self.objects.fill(self.shelf, self.prefix).await?;
        self.past.fill(self.shelf, self.prefix).await?;
        let past_key = self.past.ahead.front().map(|(name, _)| key_of(name));
        let object_first = match (self.objects.ahead.front(), past_key) {
            (None, None) => return Ok(None),
            (Some((key, _)), Some(past)) => key.as_str() <= past,
            (Some(_), None) => true,
            (None, Some(_)) => false,
        };
        let cursor = match object_first {
            true => &mut self.objects,
            false => &mut self.past,
        };
        let (name, object) = cursor.ahead.pop_front().expect("one was just seen");
        let key = match object_first {
            true => name,
            false => key_of(&name).to_owned(),
        };
        let latest = match self.begun.as_deref() == Some(&key) {
            true => false,
            // Only an object's record or a delete marker can be the newest.
            false => object_first || object.marker,
        };
        self.begun = Some(key.clone());
        Ok(Some(Entry {
            key,
            object,
            latest,
        }))
    }
}

/// The key in the name of a version's record.
fn key_of(name: &str) -> &str {
    name.rsplit_once(VERSION_SEPARATOR)
        .map_or(name, |(key, _)| key)
}

fn shown(entry: Entry, encode: impl Fn(&str) -> String, owner: &dto::Owner) -> dto::ObjectVersion {
    let object = entry.object;
    let class = object.description.storage_class;
    let class = class.unwrap_or_else(|| "STANDARD".to_owned());
    let sum = object.sum;
    dto::ObjectVersion {
        checksum_algorithm: sum
            .as_ref()
            .map(|sum| vec![dto::ChecksumAlgorithm::from_static(sum.algorithm.name())]),
        checksum_type: sum.map(|sum| dto::ChecksumType::from_static(sum.kind.name())),
        e_tag: Some(etag(&object.etag)),
        is_latest: Some(entry.latest),
        key: Some(encode(&entry.key)),
        last_modified: Some(timestamp(object.modified_ms)),
        owner: Some(owner.clone()),
        restore_status: None,
        size: i64::try_from(object.size).ok(),
        storage_class: Some(dto::ObjectVersionStorageClass::from(class)),
        version_id: Some(object.place.version().to_owned()),
    }
}

fn shown_marker(
    entry: &Entry,
    encode: impl Fn(&str) -> String,
    owner: &dto::Owner,
) -> dto::DeleteMarkerEntry {
    dto::DeleteMarkerEntry {
        is_latest: Some(entry.latest),
        key: Some(encode(&entry.key)),
        last_modified: Some(timestamp(entry.object.modified_ms)),
        owner: Some(owner.clone()),
        version_id: Some(entry.object.place.version().to_owned()),
    }
}
