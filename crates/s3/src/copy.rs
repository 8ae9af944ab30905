//! Copying objects: the bytes stay where they are, the copy holds them too.

use frazil_store::{Blob, Expect, StoreError};
use s3s::dto::{self, CopyObjectInput, CopyObjectOutput, CopySource};
use s3s::{S3Error, S3ErrorCode, S3Request, S3Result};

use super::body::Promise;
use super::checksum::{Algorithm, Kind, Sum};
use super::events::{Asked, What};
use super::faults::{self, fault, invalid_request, no_such_key, store_failed};
use super::keep::Change;
use super::lock::lock_wish;
use super::objects::refuse_unsupported;
use super::read::{Conditions, Verdict};
use super::records::{Description, Object, Piece};
use super::shelf::{Shelf, etag, timestamp};
use super::tagging;

/// The largest object that can be copied in one request: 5 GiB, as on AWS.
const COPY_BYTES_MAX: u64 = 5 << 30;

/// An object to copy from, with handles that keep its bytes while they have no new holder.
pub(super) struct Source {
    pub(super) object: Object,
    handles: Vec<Blob>,
}

/// The conditions of a copy's source; for the two inputs that have them.
macro_rules! source_conditions {
    ($input:expr) => {
        $crate::read::Conditions {
            if_match: $input.copy_source_if_match.as_ref(),
            if_none_match: $input.copy_source_if_none_match.as_ref(),
            if_modified_since: $input.copy_source_if_modified_since.as_ref(),
            if_unmodified_since: $input.copy_source_if_unmodified_since.as_ref(),
        }
    };
}
pub(super) use source_conditions;

impl Shelf {
    /// Finds what a copy starts from.
    pub(super) async fn source(
        &self,
        source: &CopySource,
        conditions: Conditions<'_>,
    ) -> S3Result<Source> {
        let CopySource::Bucket {
            bucket,
            key,
            version_id,
        } = source
        else {
            return Err(faults::not_implemented("x-amz-copy-source"));
        };
        let found = self.locate((bucket, key), version_id.as_deref()).await;
        // A version that is a delete marker cannot be copied.
        let object = found.map_err(unmarked)?.object;
        if conditions.judge(&object) != Verdict::Wanted {
            return Err(faults::precondition_failed());
        }
        let mut handles = Vec::with_capacity(object.pieces.len());
        for piece in &object.pieces {
            match self.store.hold_blob(piece.blob()).await {
                Ok(blob) => handles.push(blob),
                Err(StoreError::NoBlob(_)) => return Err(no_such_key()),
                Err(error) => return Err(store_failed(error)),
            }
        }
        Ok(Source { object, handles })
    }

    /// Reads pieces once more, for a checksum that is not known yet.
    pub(super) async fn reread(
        &self,
        pieces: &[Piece],
        algorithm: Algorithm,
    ) -> S3Result<super::body::Received> {
        let size = pieces.iter().map(|piece| piece.size).sum();
        let body = self.stream(pieces, 0..size).await?;
        let promise = Promise {
            algorithm: Some(algorithm),
            ..Promise::default()
        };
        self.receive(body, &promise).await
    }

    pub(super) async fn copy_object(
        &self,
        request: S3Request<CopyObjectInput>,
    ) -> S3Result<CopyObjectOutput> {
        refuse_unsupported(&request.headers)?;
        let asked = Asked::of(&request.extensions);
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.check_owner(input.expected_source_bucket_owner.as_deref())?;
        let source = self.source(&input.copy_source, source_conditions!(input));
        let Source { object, handles } = source.await?;
        let source_version = object.shown_version();
        let (bucket, _) = self.bucket(&input.bucket).await?;
        let canned = input.acl.as_ref().map(dto::ObjectCannedACL::as_str);
        self.check_acl(&input.bucket, canned).await?;
        let mut copy = self.copied(&input, object).await?;
        copy.acl = canned.map(ToOwned::to_owned);
        self.lock(&input.bucket, &bucket, lock_wish!(input), &mut copy)
            .await?;
        let change = Change {
            name: (input.bucket.as_str(), input.key.as_str()),
            bucket: &bucket,
            condition: Expect::Any,
            what: What::Copied,
            asked: &asked,
        };
        self.keep_object(&change, &mut copy, Vec::new()).await?;
        drop(handles);
        let shown = Sum::shown(copy.sum.as_ref());
        Ok(CopyObjectOutput {
            copy_object_result: Some(dto::CopyObjectResult {
                e_tag: Some(etag(&copy.etag)),
                last_modified: Some(timestamp(copy.modified_ms)),
                checksum_crc32: shown.checksum_crc32,
                checksum_crc32c: shown.checksum_crc32c,
                checksum_crc64nvme: shown.checksum_crc64nvme,
                checksum_sha1: shown.checksum_sha1,
                checksum_sha256: shown.checksum_sha256,
                checksum_type: shown.checksum_type,
            }),
            server_side_encryption: input.server_side_encryption,
            version_id: copy.shown_version(),
            copy_source_version_id: source_version,
            ..CopyObjectOutput::default()
        })
    }

    /// The copy's record: the source's, or what the request says instead.
    async fn copied(&self, input: &CopyObjectInput, object: Object) -> S3Result<Object> {
        if object.size > COPY_BYTES_MAX {
            return Err(invalid_request(
                "The specified copy source is larger than the maximum allowable size for a copy source: 5368709120",
            ));
        }
        let metadata = input.metadata_directive.as_ref();
        let described_anew = metadata.is_some_and(|it| it.as_str() == "REPLACE");
        let tagging = input.tagging_directive.as_ref();
        let tagged_anew = tagging.is_some_and(|it| it.as_str() == "REPLACE");
        check_changes(input, described_anew)?;
        let described = describe!(input)?;
        let storage_class = described.storage_class.clone();
        let description = match described_anew {
            true => described,
            false => object.description,
        };
        let wanted = input.checksum_algorithm.as_ref();
        let wanted = wanted.and_then(|name| Algorithm::named(name.as_str()));
        Ok(Object {
            modified_ms: self.now_ms(),
            description: Description {
                storage_class,
                ..description
            },
            tags: match tagged_anew {
                true => tagging::parse_header(input.tagging.as_deref())?,
                false => object.tags,
            },
            // The copy is one object, whatever parts the source came in.
            part_sizes: Vec::new(),
            etag: self.copied_etag(&object.etag, &object.pieces).await?,
            sum: self.copied_sum(object.sum, &object.pieces, wanted).await?,
            size: object.size,
            pieces: object.pieces,
            ..Object::default()
        })
    }

    async fn copied_sum(
        &self,
        sum: Option<Sum>,
        pieces: &[Piece],
        wanted: Option<Algorithm>,
    ) -> S3Result<Option<Sum>> {
        let fits = sum.as_ref().is_some_and(|sum| {
            sum.kind == Kind::FullObject && wanted.is_none_or(|wanted| wanted == sum.algorithm)
        });
        if fits {
            return Ok(sum);
        }
        let algorithm = wanted.or(sum.map(|sum| sum.algorithm));
        let algorithm = algorithm.unwrap_or(Algorithm::Crc64Nvme);
        Ok(Some(self.reread(pieces, algorithm).await?.sum))
    }

    /// The MD5 of all bytes. An object of parts does not know it.
    async fn copied_etag(&self, etag: &str, pieces: &[Piece]) -> S3Result<String> {
        match etag.contains('-') {
            false => Ok(etag.to_owned()),
            true => Ok(self.reread(pieces, Algorithm::Crc64Nvme).await?.md5),
        }
    }
}

fn unmarked(fault: S3Error) -> S3Error {
    match fault.code().as_str() {
        "MethodNotAllowed" => invalid_request(
            "The source of a copy request may not specifically refer to a delete marker by version id.",
        ),
        _ => fault,
    }
}

/// Copying an object to itself makes sense only if something changes.
fn check_changes(input: &CopyObjectInput, replaces: bool) -> S3Result<()> {
    let CopySource::Bucket {
        bucket,
        key,
        version_id,
    } = &input.copy_source
    else {
        return Ok(());
    };
    let itself = **bucket == *input.bucket && **key == *input.key && version_id.is_none();
    let changes = replaces
        || input.storage_class.is_some()
        || input.website_redirect_location.is_some()
        || input.server_side_encryption.is_some()
        || input.checksum_algorithm.is_some();
    if itself && !changes {
        return Err(fault(
            S3ErrorCode::InvalidRequest,
            "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
        ));
    }
    Ok(())
}
