//! Writing objects.

use frazil_store::Expect;
use s3s::dto::{self, PutObjectInput, PutObjectOutput};
use s3s::{S3ErrorCode, S3Request, S3Result};

use super::body::Promise;
use super::checksum::Sum;
use super::events::{Asked, What};
use super::faults::{self, fault};
use super::keep::Change;
use super::lock::lock_wish;
use super::records::{Description, Object};
use super::shelf::{Shelf, etag};
use super::tagging;

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
        // Forms of web pages come here too.
        let what = match request.method == http::Method::POST {
            true => What::Post,
            false => What::Put,
        };
        if what == What::Post && request.input.key.contains("${filename}") {
            return Err(faults::not_implemented("${filename}"));
        }
        refuse_unsupported(&request.headers)?;
        let asked = Asked::of(&request.extensions);
        let mut promise = Promise::of(&request.headers, &request.extensions);
        promise.trailing = request.trailing_headers.take();
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let (if_match, if_none_match) = (input.if_match.as_ref(), input.if_none_match.as_ref());
        let condition = self.write_condition(name, if_match, if_none_match).await?;
        if condition == Expect::Absent && self.current(name).await?.is_some() {
            return Err(faults::precondition_failed());
        }
        let canned = input.acl.as_ref().map(dto::ObjectCannedACL::as_str);
        self.check_acl(&input.bucket, canned).await?;
        let tags = tagging::parse_header(input.tagging.as_deref())?;
        promise.content_length = input.content_length;
        promise.content_md5.clone_from(&input.content_md5);
        promise.sums = sums!(input);
        let description = describe!(input)?;
        let received = self.receive(input.body, &promise).await?;
        let mut object = Object {
            size: received.blob.size(),
            etag: received.md5.clone(),
            modified_ms: self.now_ms(),
            description,
            pieces: vec![received.piece()],
            sum: Some(received.sum.clone()),
            tags,
            acl: canned.map(ToOwned::to_owned),
            ..Object::default()
        };
        self.lock(&input.bucket, &bucket, lock_wish!(input), &mut object)
            .await?;
        let change = Change {
            name,
            bucket: &bucket,
            condition,
            what,
            asked: &asked,
        };
        self.keep_object(&change, &mut object, Vec::new()).await?;
        let shown = Sum::shown(object.sum.as_ref());
        Ok(PutObjectOutput {
            e_tag: Some(etag(&object.etag)),
            server_side_encryption: input.server_side_encryption,
            version_id: object.shown_version(),
            checksum_crc32: shown.checksum_crc32,
            checksum_crc32c: shown.checksum_crc32c,
            checksum_crc64nvme: shown.checksum_crc64nvme,
            checksum_sha1: shown.checksum_sha1,
            checksum_sha256: shown.checksum_sha256,
            checksum_type: shown.checksum_type,
            ..PutObjectOutput::default()
        })
    }
}

/// Refuses requests for encryption with keys of the client and for access lists in detail.
pub(super) fn refuse_unsupported(headers: &http::HeaderMap) -> S3Result<()> {
    if let Some(header) = UNSUPPORTED.iter().find(|name| headers.contains_key(**name)) {
        return Err(faults::not_implemented(header));
    }
    let value = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match value("x-amz-server-side-encryption") {
        None | Some("AES256" | "aws:kms" | "aws:kms:dsse") => {}
        Some(_) => return Err(faults::not_implemented("x-amz-server-side-encryption")),
    }
    let mut names = headers.keys().map(http::HeaderName::as_str);
    match names.any(|name| name.starts_with("x-amz-grant-")) {
        true => Err(faults::not_implemented("x-amz-grant-")),
        false => Ok(()),
    }
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
