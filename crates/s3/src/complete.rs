//! Making one object of the parts of an upload.

use frazil_store::{Expect, Write};
use s3s::crypto::{Checksum as _, Md5};
use s3s::dto::{self, CompleteMultipartUploadInput, CompleteMultipartUploadOutput, CompletedPart};
use s3s::{S3ErrorCode, S3Request, S3Result};

use super::checksum::Sum;
use super::events::{Asked, What};
use super::faults::{self, fault, invalid_request};
use super::keep::Change;
use super::records::{self, Object, Part, Upload};
use super::shelf::{Shelf, etag};

/// Every part but the last must have at least this many bytes.
const PART_BYTES_MIN: u64 = 5 << 20;

impl Shelf {
    pub(super) async fn complete_multipart_upload(
        &self,
        request: S3Request<CompleteMultipartUploadInput>,
    ) -> S3Result<CompleteMultipartUploadOutput> {
        let asked = Asked::of(&request.extensions);
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        let id = input.upload_id.as_str();
        let (upload, revision) = self.upload(&input.bucket, &input.key, id).await?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let (if_match, if_none_match) = (input.if_match.as_ref(), input.if_none_match.as_ref());
        let condition = self.write_condition(name, if_match, if_none_match).await?;
        let stored = self.parts(id, 0, usize::MAX).await?;
        let wanted = input.multipart_upload.as_ref();
        let wanted = wanted.and_then(|upload| upload.parts.clone());
        let chosen = choose(&wanted.unwrap_or_default(), &stored)?;
        let mut object = assemble(&upload, &chosen, self.now_ms());
        let sums = sums!(input);
        check_whole(&object, &sums, input.mpu_object_size)?;
        let mut more = vec![
            Write::delete(records::upload_key(&input.bucket, id))
                .expecting(Expect::Revision(revision)),
        ];
        let used = stored
            .iter()
            .map(|(number, _)| records::part_key(id, *number));
        more.extend(used.map(Write::delete));
        let change = Change {
            name,
            bucket: &bucket,
            condition,
            what: What::Completed,
            asked: &asked,
        };
        self.keep_object(&change, &mut object, more).await?;
        let shown = Sum::shown(object.sum.as_ref());
        Ok(CompleteMultipartUploadOutput {
            location: Some(format!("/{}/{}", input.bucket, input.key)),
            e_tag: Some(etag(&object.etag)),
            checksum_crc32: shown.checksum_crc32,
            checksum_crc32c: shown.checksum_crc32c,
            checksum_crc64nvme: shown.checksum_crc64nvme,
            checksum_sha1: shown.checksum_sha1,
            checksum_sha256: shown.checksum_sha256,
            checksum_type: shown.checksum_type,
            version_id: object.shown_version(),
            bucket: Some(input.bucket),
            key: Some(input.key),
            ..CompleteMultipartUploadOutput::default()
        })
    }
}

/// Looks up the parts that the caller lists.
fn choose(wanted: &[CompletedPart], stored: &[(i32, Part)]) -> S3Result<Vec<Part>> {
    if wanted.is_empty() {
        return Err(faults::malformed_xml());
    }
    let numbers = wanted
        .iter()
        .map(|part| part.part_number.unwrap_or_default());
    if !numbers.is_sorted_by(|a, b| a < b) {
        return Err(fault(
            S3ErrorCode::InvalidPartOrder,
            "The list of parts was not in ascending order. Parts must be ordered by part number.",
        ));
    }
    let count = wanted.len();
    let mut chosen = Vec::with_capacity(count);
    for (position, wanted) in wanted.iter().enumerate() {
        let number = wanted.part_number.unwrap_or_default();
        let found = stored.binary_search_by_key(&number, |(number, _)| *number);
        let part = found.ok().map(|index| &stored[index].1);
        let part = part.filter(|part| same(wanted, part)).ok_or_else(|| {
            fault(
                S3ErrorCode::InvalidPart,
                "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
            )
        })?;
        if part.size < PART_BYTES_MIN && position + 1 < count {
            return Err(fault(
                S3ErrorCode::EntityTooSmall,
                "Your proposed upload is smaller than the minimum allowed size",
            ));
        }
        chosen.push(part.clone());
    }
    Ok(chosen)
}

/// Whether a part is the one that the caller means.
fn same(wanted: &CompletedPart, part: &Part) -> bool {
    let sum = part.sum.algorithm.pick(&sums!(wanted));
    wanted
        .e_tag
        .as_ref()
        .is_none_or(|etag| etag.value() == part.etag)
        && sum.is_none_or(|sum| sum == part.sum.value)
}

fn assemble(upload: &Upload, parts: &[Part], now_ms: i64) -> Object {
    let mut md5s = Md5::new();
    for part in parts {
        md5s.update(&hex::decode(&part.etag).unwrap_or_default());
    }
    let sums = parts.iter().map(|part| (part.sum.value.clone(), part.size));
    let sums: Vec<_> = sums.collect();
    Object {
        size: parts.iter().map(|part| part.size).sum(),
        etag: format!("{}-{}", hex::encode(md5s.finalize()), parts.len()),
        modified_ms: now_ms,
        description: upload.description.clone(),
        pieces: parts.iter().flat_map(|part| part.pieces.clone()).collect(),
        part_sizes: parts.iter().map(|part| part.size).collect(),
        sum: Some(Sum::of_parts(upload.algorithm, upload.kind, &sums)),
        tags: upload.tags.clone(),
        acl: upload.acl.clone(),
        retention: upload.retention.clone(),
        legal_hold: upload.legal_hold,
        ..Object::default()
    }
}

/// Compares the whole with what the caller expects of it.
fn check_whole(object: &Object, sums: &dto::Checksum, size: Option<i64>) -> S3Result<()> {
    if size.is_some_and(|size| size.unsigned_abs() != object.size) {
        return Err(invalid_request(
            "The provided 'x-amz-mp-object-size' header value does not match what was computed.",
        ));
    }
    let Some(sum) = &object.sum else {
        return Ok(());
    };
    match sum.algorithm.pick(sums) {
        Some(expected) if expected != sum.value => Err(fault(
            S3ErrorCode::BadDigest,
            format!(
                "The {} you specified did not match the calculated checksum.",
                sum.algorithm.name().to_lowercase()
            ),
        )),
        _ => Ok(()),
    }
}
