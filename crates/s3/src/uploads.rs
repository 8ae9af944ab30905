//! Listing uploads and their parts.

use std::ops::Bound;

use s3s::dto::{self, ListMultipartUploadsInput, ListMultipartUploadsOutput};
use s3s::dto::{ListPartsInput, ListPartsOutput};
use s3s::{S3Request, S3Result};

use super::checksum::Sum;
use super::list::rolled_up;
use super::records::{self, Part, Upload};
use super::shelf::{Shelf, etag, timestamp};

/// How many uploads or parts one page has at most.
const PAGE_MAX: i32 = 1000;

impl Shelf {
    pub(super) async fn list_parts(
        &self,
        request: S3Request<ListPartsInput>,
    ) -> S3Result<ListPartsOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let upload = self.upload(&input.bucket, &input.key, &input.upload_id);
        let (upload, _) = upload.await?;
        let max = input.max_parts.unwrap_or(PAGE_MAX).clamp(1, PAGE_MAX);
        let after = input.part_number_marker.unwrap_or(0).max(0);
        let limit = usize::try_from(max).unwrap_or(1);
        let mut parts = self.parts(&input.upload_id, after, limit + 1).await?;
        let truncated = parts.len() > limit;
        parts.truncate(limit);
        let next = parts.last().map(|(number, _)| *number);
        let algorithm = dto::ChecksumAlgorithm::from_static(upload.algorithm.name());
        let kind = dto::ChecksumType::from_static(upload.kind.name());
        let with_sums = upload.algorithm_chosen;
        let shown = parts.into_iter().map(|part| shown_part(part, with_sums));
        Ok(ListPartsOutput {
            parts: Some(shown.collect()),
            is_truncated: Some(truncated),
            next_part_number_marker: next,
            part_number_marker: Some(after),
            max_parts: Some(max),
            bucket: Some(input.bucket),
            key: Some(input.key),
            upload_id: Some(input.upload_id),
            checksum_algorithm: with_sums.then_some(algorithm),
            checksum_type: with_sums.then_some(kind),
            owner: Some(self.owner()),
            initiator: Some(self.initiator()),
            storage_class: Some(class(&upload)),
            ..ListPartsOutput::default()
        })
    }

    pub(super) async fn list_multipart_uploads(
        &self,
        request: S3Request<ListMultipartUploadsInput>,
    ) -> S3Result<ListMultipartUploadsOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        let prefix = input.prefix.clone().unwrap_or_default();
        let all = records::uploads_prefix(&input.bucket);
        let uploads = self.page(&all, Bound::Unbounded, usize::MAX).await?;
        let marker = (
            input.key_marker.clone().unwrap_or_default(),
            input.upload_id_marker.clone(),
        );
        let mut uploads: Vec<(String, Upload)> = uploads
            .into_iter()
            .filter(|(id, upload): &(String, Upload)| {
                upload.key.starts_with(&prefix) && beyond_marker(&marker, &upload.key, id)
            })
            .collect();
        uploads.sort_by(|a, b| (&a.1.key, &a.0).cmp(&(&b.1.key, &b.0)));
        let delimiter = input.delimiter.as_deref().unwrap_or_default();
        let max = input.max_uploads.unwrap_or(PAGE_MAX).clamp(1, PAGE_MAX);
        let page = Page::of(
            uploads,
            &prefix,
            delimiter,
            usize::try_from(max).unwrap_or(1),
        );
        let next = page.next.unzip();
        let shown = page.uploads.into_iter();
        let shown = shown.map(|(id, upload)| self.shown_upload(id, upload));
        let common = page.prefixes.into_iter().map(|prefix| dto::CommonPrefix {
            prefix: Some(prefix),
        });
        Ok(ListMultipartUploadsOutput {
            uploads: Some(shown.collect()),
            common_prefixes: Some(common.collect()),
            is_truncated: Some(next.0.is_some()),
            next_key_marker: next.0,
            next_upload_id_marker: next.1,
            bucket: Some(input.bucket),
            delimiter: input.delimiter,
            key_marker: input.key_marker,
            upload_id_marker: input.upload_id_marker,
            max_uploads: Some(max),
            prefix: input.prefix,
            ..ListMultipartUploadsOutput::default()
        })
    }

    fn shown_upload(&self, id: String, upload: Upload) -> dto::MultipartUpload {
        let algorithm = dto::ChecksumAlgorithm::from_static(upload.algorithm.name());
        let kind = dto::ChecksumType::from_static(upload.kind.name());
        dto::MultipartUpload {
            storage_class: Some(class(&upload)),
            initiated: Some(timestamp(upload.initiated_ms)),
            checksum_algorithm: upload.algorithm_chosen.then_some(algorithm),
            checksum_type: upload.algorithm_chosen.then_some(kind),
            key: Some(upload.key),
            upload_id: Some(id),
            owner: Some(self.owner()),
            initiator: Some(self.initiator()),
        }
    }

    fn initiator(&self) -> dto::Initiator {
        let owner = self.owner();
        dto::Initiator {
            display_name: owner.display_name,
            id: owner.id,
        }
    }
}

/// A page of uploads.
#[derive(Default)]
struct Page {
    uploads: Vec<(String, Upload)>,
    prefixes: Vec<String>,
    /// Key and id of the last upload, if there are more.
    next: Option<(String, String)>,
}

impl Page {
    /// Takes uploads, in order, until the page is full; rolls keys up at the delimiter.
    fn of(uploads: Vec<(String, Upload)>, prefix: &str, delimiter: &str, limit: usize) -> Self {
        let mut page = Self::default();
        let mut last = None;
        for (id, upload) in uploads {
            let rolled = rolled_up(prefix, &upload.key[prefix.len()..], delimiter);
            if rolled.is_some() && rolled.as_ref() == page.prefixes.last() {
                last = Some((upload.key, id));
                continue;
            }
            if page.uploads.len() + page.prefixes.len() == limit {
                page.next = last;
                break;
            }
            last = Some((upload.key.clone(), id.clone()));
            match rolled {
                Some(prefix) => page.prefixes.push(prefix),
                None => page.uploads.push((id, upload)),
            }
        }
        page
    }
}

fn class(upload: &Upload) -> dto::StorageClass {
    let class = upload.description.storage_class.as_deref();
    dto::StorageClass::from(class.unwrap_or("STANDARD").to_owned())
}

fn shown_part((number, part): (i32, Part), with_sum: bool) -> dto::Part {
    let shown = Sum::shown(Some(&part.sum).filter(|_| with_sum));
    dto::Part {
        part_number: Some(number),
        size: i64::try_from(part.size).ok(),
        e_tag: Some(etag(&part.etag)),
        last_modified: Some(timestamp(part.modified_ms)),
        checksum_crc32: shown.checksum_crc32,
        checksum_crc32c: shown.checksum_crc32c,
        checksum_crc64nvme: shown.checksum_crc64nvme,
        checksum_sha1: shown.checksum_sha1,
        checksum_sha256: shown.checksum_sha256,
    }
}

/// Whether an upload comes after the marker of the last page.
fn beyond_marker(marker: &(String, Option<String>), key: &str, id: &str) -> bool {
    let (marked_key, marked_id) = marker;
    match marked_id {
        Some(marked) if key == marked_key => id > marked.as_str(),
        _ => key > marked_key.as_str(),
    }
}
