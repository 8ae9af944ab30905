//! Access control lists: the canned ones, where the bucket's ownership lets them count.

use frazil_store::{Expect, Write};
use s3s::dto::*;
use s3s::{S3Error, S3Request, S3Result};

use super::faults::{self, bad_request, store_failed};
use super::records::{Object, Piece};
use super::shelf::{Shelf, encoded};

const ALL_USERS: &str = "http://acs.amazonaws.com/groups/global/AllUsers";
const ALL_KNOWN: &str = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
const LOG_DELIVERY: &str = "http://acs.amazonaws.com/groups/s3/LogDelivery";

const CANNED: [&str; 8] = [
    "private",
    "public-read",
    "public-read-write",
    "authenticated-read",
    "aws-exec-read",
    "bucket-owner-read",
    "bucket-owner-full-control",
    "log-delivery-write",
];

/// Whether a canned list lets everybody read.
pub(super) fn everybody_reads(canned: Option<&str>) -> bool {
    matches!(canned, Some("public-read" | "public-read-write"))
}

impl Shelf {
    pub(super) async fn get_bucket_acl(
        &self,
        request: S3Request<GetBucketAclInput>,
    ) -> S3Result<GetBucketAclOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        Ok(GetBucketAclOutput {
            grants: Some(self.grants(bucket.acl.as_deref())),
            owner: Some(self.owner()),
        })
    }

    pub(super) async fn put_bucket_acl(
        &self,
        request: S3Request<PutBucketAclInput>,
    ) -> S3Result<PutBucketAclOutput> {
        let granted = grants_by_header(&request.headers);
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        let canned = input.acl.as_ref().map(BucketCannedACL::as_str);
        let wanted = self.wanted(canned, input.access_control_policy, granted)?;
        self.check_acl(&input.bucket, Some(&wanted)).await?;
        self.change_bucket(&input.bucket, |bucket| bucket.acl = Some(wanted.clone()))
            .await?;
        Ok(PutBucketAclOutput::default())
    }

    pub(super) async fn get_object_acl(
        &self,
        request: S3Request<GetObjectAclInput>,
    ) -> S3Result<GetObjectAclOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let found = self.locate(name, input.version_id.as_deref()).await?;
        Ok(GetObjectAclOutput {
            grants: Some(self.grants(found.object.acl.as_deref())),
            owner: Some(self.owner()),
            ..GetObjectAclOutput::default()
        })
    }

    pub(super) async fn put_object_acl(
        &self,
        request: S3Request<PutObjectAclInput>,
    ) -> S3Result<PutObjectAclOutput> {
        let granted = grants_by_header(&request.headers);
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let canned = input.acl.as_ref().map(ObjectCannedACL::as_str);
        let wanted = self.wanted(canned, input.access_control_policy, granted)?;
        self.check_acl(&input.bucket, Some(&wanted)).await?;
        let found = self.locate(name, input.version_id.as_deref()).await?;
        let object = Object {
            acl: Some(wanted),
            ..found.object
        };
        let put = Write::put(found.record, encoded(&object)?)
            .holding(object.pieces.iter().map(Piece::blob))
            .expecting(Expect::Revision(found.revision));
        match self.store.commit(vec![put]).await {
            Ok(_) => Ok(PutObjectAclOutput::default()),
            Err(error) if error.is_conflict() => Err(faults::busy()),
            Err(error) => Err(store_failed(error)),
        }
    }

    /// The canned list that a request means.
    fn wanted(
        &self,
        canned: Option<&str>,
        policy: Option<AccessControlPolicy>,
        granted: bool,
    ) -> S3Result<String> {
        if granted {
            return Err(faults::not_implemented("x-amz-grant-"));
        }
        if let Some(canned) = canned {
            return Ok(canned.to_owned());
        }
        let grants = policy.and_then(|policy| policy.grants).unwrap_or_default();
        let same = |canned: &&&str| {
            let expected = self.grants(Some(canned));
            let known = |grant: &Grant| expected.iter().any(|it| same_grant(it, grant));
            expected.len() == grants.len() && grants.iter().all(known)
        };
        let found = CANNED.iter().find(same);
        found
            .map(|canned| (*canned).to_owned())
            .ok_or_else(|| faults::not_implemented("access control lists that are not canned"))
    }

    /// Refuses a list that gives rights where lists do not count.
    pub(super) async fn check_acl(&self, bucket: &str, canned: Option<&str>) -> S3Result<()> {
        let Some(canned) = canned else {
            return Ok(());
        };
        if !CANNED.contains(&canned) {
            return Err(faults::invalid_argument(""));
        }
        if matches!(canned, "private" | "bucket-owner-full-control") {
            return Ok(());
        }
        if !self.lists_count(bucket).await? {
            return Err(not_supported());
        }
        let block = self.public_access_block(bucket).await?;
        let public = canned.starts_with("public-") || canned == "authenticated-read";
        match public && block.block_public_acls == Some(true) {
            true => Err(faults::access_denied()),
            false => Ok(()),
        }
    }

    /// Whether access control lists have a meaning in a bucket.
    pub(super) async fn lists_count(&self, bucket: &str) -> S3Result<bool> {
        let ownership = self.setting::<OwnershipControls>(bucket).await?;
        Ok(ownership.is_none_or(|ownership| {
            let enforced = |rule: &OwnershipControlsRule| {
                rule.object_ownership.as_str() == ObjectOwnership::BUCKET_OWNER_ENFORCED
            };
            !ownership.rules.iter().any(enforced)
        }))
    }

    /// What a canned list says in full.
    fn grants(&self, canned: Option<&str>) -> Vec<Grant> {
        let owner = Grantee {
            display_name: None,
            email_address: None,
            id: self.owner().id,
            type_: Type::from_static(Type::CANONICAL_USER),
            uri: None,
        };
        let group = |uri: &str| Grantee {
            display_name: None,
            email_address: None,
            id: None,
            type_: Type::from_static(Type::GROUP),
            uri: Some(uri.to_owned()),
        };
        let more = match canned {
            Some("public-read") => vec![(ALL_USERS, Permission::READ)],
            Some("public-read-write") => {
                vec![
                    (ALL_USERS, Permission::READ),
                    (ALL_USERS, Permission::WRITE),
                ]
            }
            Some("authenticated-read") => vec![(ALL_KNOWN, Permission::READ)],
            Some("log-delivery-write") => vec![
                (LOG_DELIVERY, Permission::WRITE),
                (LOG_DELIVERY, Permission::READ_ACP),
            ],
            _ => Vec::new(),
        };
        let more = more.into_iter().map(|(uri, right)| (group(uri), right));
        let all = [(owner, Permission::FULL_CONTROL)].into_iter().chain(more);
        all.map(|(grantee, right)| Grant {
            grantee: Some(grantee),
            permission: Some(Permission::from_static(right)),
        })
        .collect()
    }
}

fn same_grant(one: &Grant, other: &Grant) -> bool {
    let who = |grant: &Grant| {
        let grantee = grant.grantee.as_ref();
        grantee.map(|it| (it.id.clone(), it.uri.clone()))
    };
    let right = |grant: &Grant| grant.permission.as_ref().map(|it| it.as_str().to_owned());
    who(one) == who(other) && right(one) == right(other)
}

fn grants_by_header(headers: &http::HeaderMap) -> bool {
    let mut names = headers.keys().map(http::HeaderName::as_str);
    names.any(|name| name.starts_with("x-amz-grant-"))
}

pub(super) fn not_supported() -> S3Error {
    bad_request(
        "AccessControlListNotSupported",
        "The bucket does not allow ACLs",
    )
}
