//! Buckets.

use std::ops::Bound;

use frazil_store::{Expect, StoreError, Write};
use s3s::dto::{
    self, CreateBucketInput, CreateBucketOutput, DeleteBucketInput, DeleteBucketOutput,
};
use s3s::dto::{
    GetBucketLocationInput, GetBucketLocationOutput, HeadBucketInput, HeadBucketOutput,
};
use s3s::dto::{ListBucketsInput, ListBucketsOutput};
use s3s::{S3ErrorCode, S3Request, S3Result};

use super::faults::{self, bad_request, fault, no_such_bucket, store_failed};
use super::objects::refuse_unsupported;
use super::records::{self, Bucket, Versioning};
use super::shelf::{Shelf, encoded, timestamp};

/// The region whose buckets have no location constraint.
const CLASSIC_REGION: &str = "us-east-1";

/// How many buckets one page lists at most.
const BUCKETS_PAGE_MAX: usize = 10_000;

impl Shelf {
    pub(super) async fn create_bucket(
        &self,
        request: S3Request<CreateBucketInput>,
    ) -> S3Result<CreateBucketOutput> {
        refuse_unsupported(&request.headers)?;
        let tags = Vec::new();
        let input = request.input;
        let constraint = input
            .create_bucket_configuration
            .and_then(|configuration| configuration.location_constraint)
            .map(|constraint| constraint.as_str().to_owned());
        if constraint.as_deref() == Some(CLASSIC_REGION) {
            return Err(fault(
                S3ErrorCode::InvalidLocationConstraint,
                "The specified location-constraint is not valid",
            ));
        }
        let constraint = constraint.filter(|constraint| !constraint.is_empty());
        let lockable = input.object_lock_enabled_for_bucket.unwrap_or(false);
        let canned = input.acl.as_ref().map(dto::BucketCannedACL::as_str);
        let ownership = input.object_ownership;
        let enforced = ownership.as_ref().is_none_or(|ownership| {
            ownership.as_str() == dto::ObjectOwnership::BUCKET_OWNER_ENFORCED
        });
        if enforced && canned.is_some_and(|canned| canned != "private") {
            return Err(bad_request(
                "InvalidBucketAclWithObjectOwnership",
                "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
            ));
        }
        if canned.is_some_and(|canned| canned.starts_with("public-")) {
            return Err(faults::access_denied()); // a new bucket blocks public access
        }
        let bucket = Bucket {
            region: constraint.unwrap_or_else(|| self.region.clone()),
            created_ms: self.now_ms(),
            tags,
            versioning: match lockable {
                true => Versioning::Enabled,
                false => Versioning::Off,
            },
            object_lock: lockable,
            acl: canned.map(ToOwned::to_owned),
            ..Bucket::default()
        };
        let put = Write::put(records::bucket_key(&input.bucket), encoded(&bucket)?);
        match self.store.commit(vec![put.expecting(Expect::Absent)]).await {
            Ok(_) => self.begin_settings(&input.bucket, ownership).await?,
            Err(StoreError::Conflict { .. }) => self.check_same(&input.bucket, &bucket).await?,
            Err(error) => return Err(store_failed(error)),
        }
        Ok(CreateBucketOutput {
            location: Some(format!("/{}", input.bucket)),
        })
    }

    /// What AWS sets for every new bucket.
    async fn begin_settings(
        &self,
        bucket: &str,
        ownership: Option<dto::ObjectOwnership>,
    ) -> S3Result<()> {
        let enforced = dto::ObjectOwnership::BUCKET_OWNER_ENFORCED;
        let object_ownership =
            ownership.unwrap_or_else(|| dto::ObjectOwnership::from_static(enforced));
        let ownership = dto::OwnershipControls {
            rules: vec![dto::OwnershipControlsRule { object_ownership }],
        };
        self.keep(bucket, &ownership).await?;
        let block = dto::PublicAccessBlockConfiguration {
            block_public_acls: Some(true),
            block_public_policy: Some(true),
            ignore_public_acls: Some(true),
            restrict_public_buckets: Some(true),
        };
        self.keep(bucket, &block).await
    }

    /// Creating one's own bucket again is an error, except in the classic region.
    async fn check_same(&self, name: &str, wanted: &Bucket) -> S3Result<()> {
        let (existing, _) = self.bucket(name).await?;
        if existing.region == CLASSIC_REGION && wanted.region == CLASSIC_REGION {
            return Ok(());
        }
        Err(fault(
            S3ErrorCode::BucketAlreadyOwnedByYou,
            "Your previous request to create the named bucket succeeded and you already own it.",
        ))
    }

    pub(super) async fn head_bucket(
        &self,
        request: S3Request<HeadBucketInput>,
    ) -> S3Result<HeadBucketOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        Ok(HeadBucketOutput {
            bucket_region: Some(bucket.region),
            access_point_alias: Some(false),
            ..HeadBucketOutput::default()
        })
    }

    pub(super) async fn get_bucket_location(
        &self,
        request: S3Request<GetBucketLocationInput>,
    ) -> S3Result<GetBucketLocationOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        let region = Some(bucket.region).filter(|region| region != CLASSIC_REGION);
        Ok(GetBucketLocationOutput {
            location_constraint: region.map(dto::BucketLocationConstraint::from),
        })
    }

    /// Deletes an empty bucket together with the uploads that were never completed.
    pub(super) async fn delete_bucket(
        &self,
        request: S3Request<DeleteBucketInput>,
    ) -> S3Result<DeleteBucketOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        let objects = records::objects_prefix(&input.bucket);
        let versions = records::versions_prefix(&input.bucket);
        let delete = Write::delete(records::bucket_key(&input.bucket));
        let mut writes = self.removal_of_all(&input.bucket).await?;
        writes.push(Write::require(objects.as_str(), Expect::NoneBelow));
        writes.push(Write::require(versions.as_str(), Expect::NoneBelow));
        let settings = records::settings_prefix(&input.bucket);
        let settings = self.store.list(&settings, Bound::Unbounded, usize::MAX);
        let settings = settings.await.map_err(store_failed)?;
        writes.extend(settings.into_iter().map(|(key, _)| Write::delete(key)));
        writes.push(delete.expecting(Expect::Present));
        match self.store.commit(writes).await {
            Ok(_) => Ok(DeleteBucketOutput::default()),
            Err(StoreError::Conflict { key, .. }) if key.as_str() == objects => Err(fault(
                S3ErrorCode::BucketNotEmpty,
                "The bucket you tried to delete is not empty",
            )),
            Err(StoreError::Conflict { key, .. }) if key.as_str() == versions => Err(fault(
                S3ErrorCode::BucketNotEmpty,
                "The bucket you tried to delete is not empty. You must delete all versions in the bucket.",
            )),
            Err(StoreError::Conflict { .. }) => Err(no_such_bucket()),
            Err(error) => Err(store_failed(error)),
        }
    }

    pub(super) async fn list_buckets(
        &self,
        request: S3Request<ListBucketsInput>,
    ) -> S3Result<ListBucketsOutput> {
        let input = request.input;
        let all = records::buckets_prefix();
        let limit = input.max_buckets.and_then(|n| usize::try_from(n).ok());
        let limit = limit.unwrap_or(BUCKETS_PAGE_MAX).clamp(1, BUCKETS_PAGE_MAX);
        let after = input.continuation_token.map(|name| format!("{all}{name}"));
        let start = after.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
        let found: Vec<(String, Bucket)> = self.page(&all, start, usize::MAX).await?;
        let prefix = input.prefix.as_deref().unwrap_or_default();
        let region = input.bucket_region.as_deref();
        let mut found = found.into_iter().filter(|(name, bucket)| {
            name.starts_with(prefix) && region.is_none_or(|region| region == bucket.region)
        });
        let page: Vec<_> = found.by_ref().take(limit).collect();
        let last = page.last().map(|(name, _)| name.clone());
        let buckets = page.into_iter().map(|(name, bucket)| dto::Bucket {
            name: Some(name),
            creation_date: Some(timestamp(bucket.created_ms)),
            bucket_region: Some(bucket.region),
        });
        Ok(ListBucketsOutput {
            buckets: Some(buckets.collect()),
            owner: Some(self.owner()),
            continuation_token: found.next().and(last),
            prefix: input.prefix.clone(),
        })
    }
}
