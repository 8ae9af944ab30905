//! Uploads in parts.

use std::ops::Bound;

use frazil_store::{Expect, StoreError, Write};
use s3s::dto::{self, AbortMultipartUploadInput, AbortMultipartUploadOutput};
use s3s::dto::{CreateMultipartUploadInput, CreateMultipartUploadOutput};
use s3s::dto::{UploadPartCopyInput, UploadPartCopyOutput, UploadPartInput, UploadPartOutput};
use s3s::{S3ErrorCode, S3Request, S3Result};

use super::body::{Promise, Received, cut};
use super::checksum::{Algorithm, Kind, Sum};
use super::copy::source_conditions;
use super::faults::{self, fault, invalid_argument, invalid_request, no_such_upload, store_failed};
use super::lock::lock_wish;
use super::objects::refuse_unsupported;
use super::records::{self, Part, Piece, Upload};
use super::shelf::{Shelf, encoded, etag, timestamp};
use super::tagging;

/// Parts are numbered from 1 to this.
const PART_NUMBER_MAX: i32 = 10_000;

impl Shelf {
    pub(super) async fn create_multipart_upload(
        &self,
        request: S3Request<CreateMultipartUploadInput>,
    ) -> S3Result<CreateMultipartUploadOutput> {
        refuse_unsupported(&request.headers)?;
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        let canned = input.acl.as_ref().map(dto::ObjectCannedACL::as_str);
        self.check_acl(&input.bucket, canned).await?;
        let mut locked = records::Object::default();
        self.lock(&input.bucket, &bucket, lock_wish!(input), &mut locked)
            .await?;
        let chosen = input.checksum_algorithm.as_ref().map(named).transpose()?;
        let algorithm = chosen.unwrap_or(Algorithm::Crc64Nvme);
        let kind = kind(algorithm, input.checksum_type.as_ref())?;
        let upload = Upload {
            key: input.key.clone(),
            initiated_ms: self.now_ms(),
            description: describe!(input)?,
            tags: tagging::parse_header(input.tagging.as_deref())?,
            algorithm,
            algorithm_chosen: chosen.is_some(),
            kind,
            acl: canned.map(ToOwned::to_owned),
            retention: locked.retention,
            legal_hold: locked.legal_hold,
        };
        let id = uuid::Uuid::new_v4().simple().to_string();
        let put = Write::put(records::upload_key(&input.bucket, &id), encoded(&upload)?);
        let bucket = Write::require(records::bucket_key(&input.bucket), Expect::Present);
        match self.store.commit(vec![put, bucket]).await {
            Ok(_) => {}
            Err(error) if error.is_conflict() => return Err(faults::no_such_bucket()),
            Err(error) => return Err(store_failed(error)),
        }
        let shown = chosen.map(|algorithm| dto::ChecksumAlgorithm::from_static(algorithm.name()));
        let kind = chosen.map(|_| dto::ChecksumType::from_static(kind.name()));
        Ok(CreateMultipartUploadOutput {
            bucket: Some(input.bucket),
            key: Some(input.key),
            upload_id: Some(id),
            checksum_algorithm: shown,
            checksum_type: kind,
            server_side_encryption: input.server_side_encryption,
            ..CreateMultipartUploadOutput::default()
        })
    }

    /// An upload that is under way for this key.
    pub(super) async fn upload(
        &self,
        bucket: &str,
        key: &str,
        id: &str,
    ) -> S3Result<(Upload, frazil_store::Revision)> {
        let found = self.read(&records::upload_key(bucket, id)).await?;
        match found {
            Some((upload, revision)) => {
                let upload: Upload = upload;
                match upload.key == key {
                    true => Ok((upload, revision)),
                    false => Err(no_such_upload()),
                }
            }
            None => {
                self.bucket(bucket).await?;
                Err(no_such_upload())
            }
        }
    }

    pub(super) async fn upload_part(
        &self,
        mut request: S3Request<UploadPartInput>,
    ) -> S3Result<UploadPartOutput> {
        refuse_unsupported(&request.headers)?;
        let mut promise = Promise::of(&request.headers, &request.extensions);
        promise.trailing = request.trailing_headers.take();
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        check_number(input.part_number)?;
        let upload = self.upload(&input.bucket, &input.key, &input.upload_id);
        let (upload, _) = upload.await?;
        promise.content_length = input.content_length;
        promise.content_md5.clone_from(&input.content_md5);
        promise.sums = sums!(input);
        promise.algorithm = Some(promise.algorithm.unwrap_or(upload.algorithm));
        let received = self.receive(input.body, &promise).await?;
        check_algorithm(&upload, &received)?;
        let pieces = vec![received.piece()];
        let part = self.part(&received, pieces, upload.algorithm).await?;
        let upload = records::upload_key(&input.bucket, &input.upload_id);
        self.keep_part((&input.upload_id, input.part_number), &part, upload)
            .await?;
        let shown = Sum::shown(Some(&received.sum));
        Ok(UploadPartOutput {
            e_tag: Some(etag(&part.etag)),
            checksum_crc32: shown.checksum_crc32,
            checksum_crc32c: shown.checksum_crc32c,
            checksum_crc64nvme: shown.checksum_crc64nvme,
            checksum_sha1: shown.checksum_sha1,
            checksum_sha256: shown.checksum_sha256,
            ..UploadPartOutput::default()
        })
    }

    pub(super) async fn upload_part_copy(
        &self,
        request: S3Request<UploadPartCopyInput>,
    ) -> S3Result<UploadPartCopyOutput> {
        refuse_unsupported(&request.headers)?;
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        check_number(input.part_number)?;
        let upload = self.upload(&input.bucket, &input.key, &input.upload_id);
        let (upload, _) = upload.await?;
        let source = self.source(&input.copy_source, source_conditions!(input));
        let source = source.await?;
        let range = copy_range(input.copy_source_range.as_deref(), source.object.size)?;
        let pieces = cut(&source.object.pieces, &range);
        let received = self.reread(&pieces, upload.algorithm).await?;
        let part = self.part(&received, pieces, upload.algorithm).await?;
        let name = records::upload_key(&input.bucket, &input.upload_id);
        self.keep_part((&input.upload_id, input.part_number), &part, name)
            .await?;
        let shown = Sum::shown(Some(&part.sum).filter(|_| upload.algorithm_chosen));
        Ok(UploadPartCopyOutput {
            copy_part_result: Some(dto::CopyPartResult {
                e_tag: Some(etag(&part.etag)),
                last_modified: Some(timestamp(part.modified_ms)),
                checksum_crc32: shown.checksum_crc32,
                checksum_crc32c: shown.checksum_crc32c,
                checksum_crc64nvme: shown.checksum_crc64nvme,
                checksum_sha1: shown.checksum_sha1,
                checksum_sha256: shown.checksum_sha256,
            }),
            ..UploadPartCopyOutput::default()
        })
    }

    /// A part as it is kept, with the checksum that the upload needs.
    async fn part(
        &self,
        received: &Received,
        pieces: Vec<Piece>,
        algorithm: Algorithm,
    ) -> S3Result<Part> {
        let sum = match received.sum.algorithm == algorithm {
            true => received.sum.clone(),
            false => self.reread(&pieces, algorithm).await?.sum,
        };
        Ok(Part {
            size: received.blob.size(),
            etag: received.md5.clone(),
            modified_ms: self.now_ms(),
            pieces,
            sum,
        })
    }

    async fn keep_part(
        &self,
        (id, number): (&str, i32),
        part: &Part,
        upload: frazil_store::Key,
    ) -> S3Result<()> {
        let put = Write::put(records::part_key(id, number), encoded(part)?)
            .holding(part.pieces.iter().map(Piece::blob));
        let writes = vec![Write::require(upload, Expect::Present), put];
        match self.store.commit(writes).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_conflict() => Err(no_such_upload()),
            Err(StoreError::NoBlob(_)) => Err(faults::no_such_key()),
            Err(error) => Err(store_failed(error)),
        }
    }

    /// The parts of an upload with their numbers, in order.
    pub(super) async fn parts(
        &self,
        id: &str,
        after: i32,
        limit: usize,
    ) -> S3Result<Vec<(i32, Part)>> {
        let after = records::part_key(id, after);
        let start = Bound::Excluded(after.as_str());
        let found = self.page(&records::parts_prefix(id), start, limit).await?;
        let numbered = |(name, part): (String, Part)| Some((name.parse().ok()?, part));
        Ok(found.into_iter().filter_map(numbered).collect())
    }

    pub(super) async fn abort_multipart_upload(
        &self,
        request: S3Request<AbortMultipartUploadInput>,
    ) -> S3Result<AbortMultipartUploadOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let id = input.upload_id.as_str();
        self.upload(&input.bucket, &input.key, id).await?;
        self.abort(&input.bucket, id).await?;
        Ok(AbortMultipartUploadOutput::default())
    }

    /// Removes an upload with all its parts.
    pub(super) async fn abort(&self, bucket: &str, id: &str) -> S3Result<()> {
        loop {
            let writes = self.removal(bucket, id).await?;
            let removed = self.store.commit(writes).await;
            removed.map_err(store_failed)?;
            // A part may have come between looking and removing; none can come any more.
            if self.parts(id, 0, 1).await?.is_empty() {
                return Ok(());
            }
        }
    }

    /// What removes an upload with its parts.
    async fn removal(&self, bucket: &str, id: &str) -> S3Result<Vec<Write>> {
        let parts = self.parts(id, 0, usize::MAX).await?;
        let parts = parts
            .iter()
            .map(|(number, _)| records::part_key(id, *number));
        let upload = Write::delete(records::upload_key(bucket, id));
        Ok(parts.map(Write::delete).chain([upload]).collect())
    }

    /// What removes all the uploads of a bucket.
    pub(super) async fn removal_of_all(&self, bucket: &str) -> S3Result<Vec<Write>> {
        let all = records::uploads_prefix(bucket);
        let uploads: Vec<(String, Upload)> = self.page(&all, Bound::Unbounded, usize::MAX).await?;
        let mut writes = Vec::new();
        for (id, _) in uploads {
            writes.extend(self.removal(bucket, &id).await?);
        }
        Ok(writes)
    }
}

fn named(name: &dto::ChecksumAlgorithm) -> S3Result<Algorithm> {
    Algorithm::named(name.as_str())
        .ok_or_else(|| invalid_request("Checksum algorithm provided is unsupported."))
}

fn kind(algorithm: Algorithm, wanted: Option<&dto::ChecksumType>) -> S3Result<Kind> {
    let Some(wanted) = wanted else {
        return Ok(algorithm.default_kind());
    };
    let kind = Kind::named(wanted.as_str()).filter(|kind| algorithm.supports(*kind));
    kind.ok_or_else(|| {
        invalid_request(format!(
            "The {} checksum type cannot be used with the {} checksum algorithm.",
            wanted.as_str(),
            algorithm.name().to_lowercase()
        ))
    })
}

fn check_number(number: i32) -> S3Result<()> {
    match number {
        1..=PART_NUMBER_MAX => Ok(()),
        _ => Err(invalid_argument(
            "Part number must be an integer between 1 and 10000, inclusive",
        )),
    }
}

/// The parts of an upload with a chosen checksum must come with that checksum.
fn check_algorithm(upload: &Upload, received: &Received) -> S3Result<()> {
    if upload.algorithm_chosen && received.sum.algorithm != upload.algorithm {
        return Err(invalid_request(format!(
            "Checksum Type mismatch occurred, expected checksum Type: {}, actual checksum Type: {}",
            upload.algorithm.name().to_lowercase(),
            received.sum.algorithm.name().to_lowercase()
        )));
    }
    Ok(())
}

/// `bytes=first-last`, both inside the source.
fn copy_range(range: Option<&str>, size: u64) -> S3Result<std::ops::Range<u64>> {
    let Some(range) = range else {
        return Ok(0..size);
    };
    let parsed = || {
        let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
        Some((first.parse::<u64>().ok()?, last.parse::<u64>().ok()?))
    };
    match parsed() {
        Some((first, last)) if first <= last && last < size => Ok(first..last + 1),
        Some((first, last)) if first <= last => Err(fault(
            S3ErrorCode::InvalidArgument,
            format!("Range specified is not valid for source object of size: {size}"),
        )),
        _ => Err(invalid_argument(
            "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
        )),
    }
}
