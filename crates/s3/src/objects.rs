//! Writing and deleting objects.

use frazil_store::{Expect, Write};
use futures::{StreamExt as _, stream};
use s3s::dto::{
    self, DeleteObjectInput, DeleteObjectOutput, DeleteObjectsInput, DeleteObjectsOutput,
};
use s3s::dto::{PutObjectInput, PutObjectOutput};
use s3s::{S3ErrorCode, S3Request, S3Result};

use super::body::Promise;
use super::checksum::Sum;
use super::faults::{self, fault, store_failed};
use super::records::{self, Description, Object};
use super::shelf::{Shelf, etag};
use super::tagging;

/// How many objects one request may delete.
const DELETE_OBJECTS_MAX: usize = 1000;

/// How many of them are deleted at once, so that they share the store's syncs.
const DELETE_AT_ONCE: usize = 64;

/// User metadata may have this many bytes, names and values together.
const METADATA_BYTES_MAX: usize = 2048;

/// Headers that ask for what is not here.
const UNSUPPORTED: [&str; 8] = [
    "x-amz-server-side-encryption-customer-algorithm",
    "x-amz-server-side-encryption-customer-key",
    "x-amz-server-side-encryption-aws-kms-key-id",
    "x-amz-server-side-encryption-context",
    "x-amz-write-offset-bytes",
    "x-amz-mfa",
    "x-amz-copy-source-server-side-encryption-customer-algorithm",
    "x-amz-server-side-encryption-bucket-key-enabled",
];

impl Shelf {
    pub(super) async fn put_object(
        &self,
        mut request: S3Request<PutObjectInput>,
    ) -> S3Result<PutObjectOutput> {
        refuse_unsupported(&request.headers)?;
        let mut promise = Promise::of(&request.headers, &request.extensions);
        promise.trailing = request.trailing_headers.take();
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let (if_match, if_none_match) = (input.if_match.as_ref(), input.if_none_match.as_ref());
        let condition = self.write_condition(name, if_match, if_none_match).await?;
        if condition == Expect::Absent && self.exists(name).await? {
            return Err(faults::precondition_failed());
        }
        let tags = tagging::parse_header(input.tagging.as_deref())?;
        promise.content_length = input.content_length;
        promise.content_md5.clone_from(&input.content_md5);
        promise.sums = sums!(input);
        let description = describe!(input)?;
        let received = self.receive(input.body, &promise).await?;
        let object = Object {
            size: received.blob.size(),
            etag: received.md5.clone(),
            modified_ms: self.now_ms(),
            description,
            pieces: vec![received.piece()],
            part_sizes: Vec::new(),
            sum: Some(received.sum.clone()),
            tags,
        };
        self.keep_object(name, &object, condition, Vec::new())
            .await?;
        let shown = Sum::shown(object.sum.as_ref());
        Ok(PutObjectOutput {
            e_tag: Some(etag(&object.etag)),
            server_side_encryption: input.server_side_encryption,
            checksum_crc32: shown.checksum_crc32,
            checksum_crc32c: shown.checksum_crc32c,
            checksum_crc64nvme: shown.checksum_crc64nvme,
            checksum_sha1: shown.checksum_sha1,
            checksum_sha256: shown.checksum_sha256,
            checksum_type: shown.checksum_type,
            ..PutObjectOutput::default()
        })
    }

    async fn exists(&self, (bucket, key): (&str, &str)) -> S3Result<bool> {
        let found = self.store.get(&records::object_key(bucket, key)).await;
        Ok(found.map_err(store_failed)?.is_some())
    }

    pub(super) async fn delete_object(
        &self,
        request: S3Request<DeleteObjectInput>,
    ) -> S3Result<DeleteObjectOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        check_version(input.version_id.as_deref())?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let condition = match input.if_match.as_ref() {
            None => Expect::Any,
            some => self.write_condition(name, some, None).await?,
        };
        self.delete_one(name, condition).await?;
        Ok(DeleteObjectOutput::default())
    }

    async fn delete_one(&self, (bucket, key): (&str, &str), condition: Expect) -> S3Result<()> {
        let delete = Write::delete(records::object_key(bucket, key)).expecting(condition);
        match self.store.commit(vec![delete]).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_conflict() => Err(faults::conditional_conflict()),
            Err(error) => Err(store_failed(error)),
        }
    }

    pub(super) async fn delete_objects(
        &self,
        request: S3Request<DeleteObjectsInput>,
    ) -> S3Result<DeleteObjectsOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        let objects = input.delete.objects;
        if objects.is_empty() || objects.len() > DELETE_OBJECTS_MAX {
            return Err(fault(
                S3ErrorCode::MalformedXML,
                "The XML you provided was not well-formed or did not validate against our published schema",
            ));
        }
        let (mut deleted, mut errors) = (Vec::new(), Vec::new());
        let mut outcomes = stream::iter(objects)
            .map(|object| self.delete_identified(&input.bucket, object))
            .buffered(DELETE_AT_ONCE);
        while let Some((object, outcome)) = outcomes.next().await {
            let (key, version_id) = (Some(object.key), object.version_id);
            match outcome {
                Ok(()) => deleted.push(dto::DeletedObject {
                    key,
                    version_id,
                    ..dto::DeletedObject::default()
                }),
                Err(error) => errors.push(dto::Error {
                    code: Some(error.code().as_str().to_owned()),
                    message: error.message().map(ToOwned::to_owned),
                    key,
                    version_id,
                }),
            }
        }
        let quiet = input.delete.quiet.unwrap_or(false);
        Ok(DeleteObjectsOutput {
            deleted: (!quiet).then_some(deleted),
            errors: (!errors.is_empty()).then_some(errors),
            ..DeleteObjectsOutput::default()
        })
    }

    async fn delete_identified(
        &self,
        bucket: &str,
        object: dto::ObjectIdentifier,
    ) -> (dto::ObjectIdentifier, S3Result<()>) {
        let outcome = self.delete_if_same(bucket, &object).await;
        (object, outcome)
    }

    async fn delete_if_same(&self, bucket: &str, object: &dto::ObjectIdentifier) -> S3Result<()> {
        check_version(object.version_id.as_deref())?;
        let name = (bucket, object.key.as_str());
        let condition = match object.e_tag.clone() {
            None => Expect::Any,
            Some(etag) => {
                let wanted = dto::ETagCondition::ETag(etag);
                self.write_condition(name, Some(&wanted), None).await?
            }
        };
        self.delete_one(name, condition).await
    }
}

/// Without versions there is only the one called "null".
pub(super) fn check_version(version: Option<&str>) -> S3Result<()> {
    match version {
        None | Some("null") => Ok(()),
        Some(_) => Err(faults::invalid_argument("Invalid version id specified")),
    }
}

/// Refuses requests for encryption with keys, public access lists and object locks.
pub(super) fn refuse_unsupported(headers: &http::HeaderMap) -> S3Result<()> {
    if let Some(header) = UNSUPPORTED.iter().find(|name| headers.contains_key(**name)) {
        return Err(faults::not_implemented(header));
    }
    let value = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match value("x-amz-server-side-encryption") {
        None | Some("AES256") => {}
        Some(_) => return Err(faults::not_implemented("x-amz-server-side-encryption")),
    }
    let grants = headers
        .keys()
        .any(|name| name.as_str().starts_with("x-amz-grant-"));
    match value("x-amz-acl") {
        None | Some("private" | "bucket-owner-full-control") if !grants => {}
        _ => {
            return Err(faults::bad_request(
                "AccessControlListNotSupported",
                "The bucket does not allow ACLs",
            ));
        }
    }
    let locks = headers
        .keys()
        .any(|name| name.as_str().starts_with("x-amz-object-lock-"));
    if locks {
        return Err(faults::invalid_request(
            "Bucket is missing Object Lock Configuration",
        ));
    }
    Ok(())
}

impl Description {
    /// Checks what AWS limits.
    pub(super) fn checked(self) -> S3Result<Self> {
        let metadata = self.metadata.iter();
        let bytes: usize = metadata.map(|(name, value)| name.len() + value.len()).sum();
        if bytes > METADATA_BYTES_MAX {
            return Err(fault(
                S3ErrorCode::MetadataTooLarge,
                "Your metadata headers exceed the maximum allowed metadata size",
            ));
        }
        match self.storage_class.as_deref() {
            None
            | Some(
                "STANDARD"
                | "REDUCED_REDUNDANCY"
                | "STANDARD_IA"
                | "ONEZONE_IA"
                | "INTELLIGENT_TIERING"
                | "GLACIER_IR",
            ) => Ok(self),
            Some("GLACIER" | "DEEP_ARCHIVE" | "OUTPOSTS" | "SNOW" | "EXPRESS_ONEZONE") => {
                Err(faults::not_implemented("x-amz-storage-class"))
            }
            Some(_) => Err(fault(
                S3ErrorCode::InvalidStorageClass,
                "The storage class you specified is not valid",
            )),
        }
    }

    /// The encoding without the part that only described the transfer.
    pub(super) fn lasting_encoding(encoding: Option<String>) -> Option<String> {
        let encoding = encoding?;
        let lasting = encoding
            .split(',')
            .map(str::trim)
            .filter(|name| *name != "aws-chunked");
        let lasting: Vec<_> = lasting.filter(|name| !name.is_empty()).collect();
        (!lasting.is_empty()).then(|| lasting.join(","))
    }
}
