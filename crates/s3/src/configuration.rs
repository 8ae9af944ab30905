//! What can be asked about a bucket's configuration although nothing of it can be set: the truth,
//! in AWS's words. Setting it is answered with NotImplemented.

use http::StatusCode;
use s3s::dto::*;
use s3s::{S3Error, S3ErrorCode, S3Request, S3Result};

use super::faults::{fault, invalid_request, named};
use super::shelf::Shelf;

/// Questions whose answer does not depend on the bucket, provided that there is one.
macro_rules! answers {
    ($($name:ident: $input:ident => $output:ident = $answer:expr;)+) => {
        impl Shelf {
            $(pub(super) async fn $name(&self, request: S3Request<$input>) -> S3Result<$output> {
                let input = request.input;
                self.check_owner(input.expected_bucket_owner.as_deref())?;
                self.bucket(&input.bucket).await?;
                $answer
            })+
        }
    };
}

answers! {
    delete_bucket_cors: DeleteBucketCorsInput => DeleteBucketCorsOutput = Ok(Default::default());
    delete_bucket_lifecycle: DeleteBucketLifecycleInput => DeleteBucketLifecycleOutput = Ok(Default::default());
    delete_bucket_policy: DeleteBucketPolicyInput => DeleteBucketPolicyOutput = Ok(Default::default());
    delete_bucket_website: DeleteBucketWebsiteInput => DeleteBucketWebsiteOutput = Ok(Default::default());
    get_bucket_accelerate_configuration: GetBucketAccelerateConfigurationInput => GetBucketAccelerateConfigurationOutput
        = Ok(Default::default());
    get_bucket_cors: GetBucketCorsInput => GetBucketCorsOutput
        = Err(fault(S3ErrorCode::NoSuchCORSConfiguration, "The CORS configuration does not exist"));
    get_bucket_encryption: GetBucketEncryptionInput => GetBucketEncryptionOutput
        = Err(missing("ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found"));
    get_bucket_lifecycle_configuration: GetBucketLifecycleConfigurationInput => GetBucketLifecycleConfigurationOutput
        = Err(fault(S3ErrorCode::NoSuchLifecycleConfiguration, "The lifecycle configuration does not exist"));
    get_bucket_logging: GetBucketLoggingInput => GetBucketLoggingOutput = Ok(Default::default());
    get_bucket_notification_configuration: GetBucketNotificationConfigurationInput => GetBucketNotificationConfigurationOutput
        = Ok(Default::default());
    get_bucket_ownership_controls: GetBucketOwnershipControlsInput => GetBucketOwnershipControlsOutput = Ok(owner_enforced());
    get_bucket_policy: GetBucketPolicyInput => GetBucketPolicyOutput = Err(no_policy());
    get_bucket_policy_status: GetBucketPolicyStatusInput => GetBucketPolicyStatusOutput = Err(no_policy());
    get_bucket_replication: GetBucketReplicationInput => GetBucketReplicationOutput
        = Err(fault(S3ErrorCode::ReplicationConfigurationNotFoundError, "The replication configuration was not found"));
    get_bucket_request_payment: GetBucketRequestPaymentInput => GetBucketRequestPaymentOutput
        = Ok(GetBucketRequestPaymentOutput { payer: Some(Payer::from_static(Payer::BUCKET_OWNER)) });
    get_bucket_versioning: GetBucketVersioningInput => GetBucketVersioningOutput = Ok(Default::default());
    get_bucket_website: GetBucketWebsiteInput => GetBucketWebsiteOutput
        = Err(fault(S3ErrorCode::NoSuchWebsiteConfiguration, "The specified bucket does not have a website configuration"));
    get_object_legal_hold: GetObjectLegalHoldInput => GetObjectLegalHoldOutput = Err(no_lock());
    get_object_retention: GetObjectRetentionInput => GetObjectRetentionOutput = Err(no_lock());
    get_object_lock_configuration: GetObjectLockConfigurationInput => GetObjectLockConfigurationOutput
        = Err(missing("ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket"));
    get_public_access_block: GetPublicAccessBlockInput => GetPublicAccessBlockOutput = Ok(all_blocked());
}

impl Shelf {
    pub(super) async fn get_bucket_acl(
        &self,
        request: S3Request<GetBucketAclInput>,
    ) -> S3Result<GetBucketAclOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        Ok(GetBucketAclOutput {
            grants: Some(self.grants()),
            owner: Some(self.owner()),
        })
    }

    pub(super) async fn get_object_acl(
        &self,
        request: S3Request<GetObjectAclInput>,
    ) -> S3Result<GetObjectAclOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.object(&input.bucket, &input.key).await?;
        Ok(GetObjectAclOutput {
            grants: Some(self.grants()),
            owner: Some(self.owner()),
            ..GetObjectAclOutput::default()
        })
    }

    /// The owner may do everything, nobody else anything.
    fn grants(&self) -> Vec<Grant> {
        let owner = self.owner();
        vec![Grant {
            grantee: Some(Grantee {
                display_name: owner.display_name,
                email_address: None,
                id: owner.id,
                type_: Type::from_static(Type::CANONICAL_USER),
                uri: None,
            }),
            permission: Some(Permission::from_static(Permission::FULL_CONTROL)),
        }]
    }
}

fn no_policy() -> S3Error {
    fault(
        S3ErrorCode::NoSuchBucketPolicy,
        "The bucket policy does not exist",
    )
}

fn no_lock() -> S3Error {
    invalid_request("Bucket is missing Object Lock Configuration")
}

fn missing(code: &'static str, message: &'static str) -> S3Error {
    named(StatusCode::NOT_FOUND, code, message)
}

fn owner_enforced() -> GetBucketOwnershipControlsOutput {
    let ownership = ObjectOwnership::from_static(ObjectOwnership::BUCKET_OWNER_ENFORCED);
    let rule = OwnershipControlsRule {
        object_ownership: ownership,
    };
    GetBucketOwnershipControlsOutput {
        ownership_controls: Some(OwnershipControls { rules: vec![rule] }),
    }
}

fn all_blocked() -> GetPublicAccessBlockOutput {
    GetPublicAccessBlockOutput {
        public_access_block_configuration: Some(PublicAccessBlockConfiguration {
            block_public_acls: Some(true),
            block_public_policy: Some(true),
            ignore_public_acls: Some(true),
            restrict_public_buckets: Some(true),
        }),
    }
}
