//! Configurations of buckets that are kept as they were written, and their absence in AWS's words.

use frazil_store::{Expect, Write};
use http::StatusCode;
use s3s::dto::*;
use s3s::xml::{Deserialize, Deserializer, Serialize, Serializer};
use s3s::{S3Error, S3ErrorCode, S3Request, S3Result};

use super::faults::{self, fault, invalid_request, named, no_such_bucket, store_failed};
use super::limits::{CORS_RULES_MAX, LIFECYCLE_RULES_MAX};
use super::records::{self, Setting};
use super::shelf::{Shelf, encoded};

/// A configuration, and the name it is kept under.
pub(super) trait Kept: Serialize + for<'xml> Deserialize<'xml> {
    /// Its name in the store.
    const NAME: &'static str;
}

macro_rules! kept {
    ($($document:ty: $name:literal,)+) => {
        $(impl Kept for $document {
            const NAME: &'static str = $name;
        })+
    };
}

kept! {
    AccelerateConfiguration: "accelerate",
    AccessControlPolicy: "acl",
    BucketLifecycleConfiguration: "lifecycle",
    CORSConfiguration: "cors",
    ObjectLockConfiguration: "object-lock",
    OwnershipControls: "ownership",
    PublicAccessBlockConfiguration: "public-access-block",
    RequestPaymentConfiguration: "request-payment",
    ServerSideEncryptionConfiguration: "encryption",
    WebsiteConfiguration: "website",
}

impl Shelf {
    /// A configuration, if the bucket has one.
    pub(super) async fn setting<T: Kept>(&self, bucket: &str) -> S3Result<Option<T>> {
        let Some(text) = self.document(bucket, T::NAME).await? else {
            return Ok(None);
        };
        let mut reader = Deserializer::new(text.as_bytes());
        let read = T::deserialize(&mut reader);
        read.map(Some).map_err(|error| faults::internal(&error))
    }

    /// A configuration as text, if the bucket has one.
    pub(super) async fn document(&self, bucket: &str, name: &str) -> S3Result<Option<String>> {
        let found = self
            .read::<Setting>(&records::setting_key(bucket, name))
            .await?;
        Ok(found.map(|(setting, _)| setting.document))
    }

    pub(super) async fn keep<T: Kept>(&self, bucket: &str, document: &T) -> S3Result<()> {
        let mut text = Vec::new();
        let written = document.serialize(&mut Serializer::new(&mut text));
        written.map_err(|error| faults::internal(&error))?;
        let text = String::from_utf8(text).map_err(|error| faults::internal(&error))?;
        self.keep_document(bucket, T::NAME, text).await
    }

    pub(super) async fn keep_document(
        &self,
        bucket: &str,
        name: &str,
        document: String,
    ) -> S3Result<()> {
        let record = encoded(&Setting { document })?;
        let put = Write::put(records::setting_key(bucket, name), record);
        self.commit_to(bucket, put).await
    }

    pub(super) async fn drop_document(&self, bucket: &str, name: &str) -> S3Result<()> {
        let delete = Write::delete(records::setting_key(bucket, name));
        self.commit_to(bucket, delete).await
    }

    /// Writes something that belongs to a bucket.
    async fn commit_to(&self, bucket: &str, write: Write) -> S3Result<()> {
        let bucket = Write::require(records::bucket_key(bucket), Expect::Present);
        match self.store.commit(vec![write, bucket]).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_conflict() => Err(no_such_bucket()),
            Err(error) => Err(store_failed(error)),
        }
    }
}

/// Operations that keep a document: where it is in the input, and what it has to be.
macro_rules! puts {
    ($($name:ident: $input:ident => $output:ident = $field:ident, $check:expr;)+) => {
        impl Shelf {
            $(pub(super) async fn $name(&self, request: S3Request<$input>) -> S3Result<$output> {
                let input = request.input;
                self.check_owner(input.expected_bucket_owner.as_deref())?;
                self.bucket(&input.bucket).await?;
                let checked = $check(input.$field)?;
                self.keep(&input.bucket, &checked).await?;
                Ok($output::default())
            })+
        }
    };
}

puts! {
    put_bucket_accelerate_configuration: PutBucketAccelerateConfigurationInput => PutBucketAccelerateConfigurationOutput
        = accelerate_configuration, Ok::<_, S3Error>;
    put_bucket_cors: PutBucketCorsInput => PutBucketCorsOutput = cors_configuration, checked_cors;
    put_bucket_encryption: PutBucketEncryptionInput => PutBucketEncryptionOutput
        = server_side_encryption_configuration, checked_encryption;
    put_bucket_lifecycle_configuration: PutBucketLifecycleConfigurationInput => PutBucketLifecycleConfigurationOutput
        = lifecycle_configuration, checked_lifecycle;
    put_bucket_ownership_controls: PutBucketOwnershipControlsInput => PutBucketOwnershipControlsOutput
        = ownership_controls, checked_ownership;
    put_bucket_request_payment: PutBucketRequestPaymentInput => PutBucketRequestPaymentOutput
        = request_payment_configuration, Ok::<_, S3Error>;
    put_bucket_website: PutBucketWebsiteInput => PutBucketWebsiteOutput = website_configuration, checked_website;
    put_public_access_block: PutPublicAccessBlockInput => PutPublicAccessBlockOutput
        = public_access_block_configuration, Ok::<_, S3Error>;
}

/// Operations that take a document away.
macro_rules! deletes {
    ($($name:ident: $input:ident => $output:ident = $kept:expr;)+) => {
        impl Shelf {
            $(pub(super) async fn $name(&self, request: S3Request<$input>) -> S3Result<$output> {
                let input = request.input;
                self.check_owner(input.expected_bucket_owner.as_deref())?;
                self.drop_document(&input.bucket, $kept).await?;
                Ok($output::default())
            })+
        }
    };
}

deletes! {
    delete_bucket_cors: DeleteBucketCorsInput => DeleteBucketCorsOutput = CORSConfiguration::NAME;
    delete_bucket_encryption: DeleteBucketEncryptionInput => DeleteBucketEncryptionOutput
        = ServerSideEncryptionConfiguration::NAME;
    delete_bucket_lifecycle: DeleteBucketLifecycleInput => DeleteBucketLifecycleOutput
        = BucketLifecycleConfiguration::NAME;
    delete_bucket_website: DeleteBucketWebsiteInput => DeleteBucketWebsiteOutput = WebsiteConfiguration::NAME;
}

/// Operations that show a document, or say that there is none.
macro_rules! gets {
    ($($name:ident: $input:ident => $output:ident = $document:ty, |$found:ident| $shown:expr, $missing:expr;)+) => {
        impl Shelf {
            $(pub(super) async fn $name(&self, request: S3Request<$input>) -> S3Result<$output> {
                let input = request.input;
                self.check_owner(input.expected_bucket_owner.as_deref())?;
                self.bucket(&input.bucket).await?;
                match self.setting::<$document>(&input.bucket).await? {
                    Some($found) => Ok($shown),
                    None => $missing,
                }
            })+
        }
    };
}

gets! {
    get_bucket_accelerate_configuration: GetBucketAccelerateConfigurationInput => GetBucketAccelerateConfigurationOutput
        = AccelerateConfiguration,
        |found| GetBucketAccelerateConfigurationOutput { status: found.status, ..Default::default() },
        Ok(Default::default());
    get_bucket_cors: GetBucketCorsInput => GetBucketCorsOutput = CORSConfiguration,
        |found| GetBucketCorsOutput { cors_rules: Some(found.cors_rules) },
        Err(fault(S3ErrorCode::NoSuchCORSConfiguration, "The CORS configuration does not exist"));
    get_bucket_encryption: GetBucketEncryptionInput => GetBucketEncryptionOutput = ServerSideEncryptionConfiguration,
        |found| GetBucketEncryptionOutput { server_side_encryption_configuration: Some(found) },
        Ok(GetBucketEncryptionOutput { server_side_encryption_configuration: Some(default_encryption()) });
    get_bucket_lifecycle_configuration: GetBucketLifecycleConfigurationInput => GetBucketLifecycleConfigurationOutput
        = BucketLifecycleConfiguration,
        |found| GetBucketLifecycleConfigurationOutput {
            rules: Some(found.rules),
            transition_default_minimum_object_size: Some(TransitionDefaultMinimumObjectSize::from_static(
                TransitionDefaultMinimumObjectSize::ALL_STORAGE_CLASSES_128K,
            )),
        },
        Err(fault(S3ErrorCode::NoSuchLifecycleConfiguration, "The lifecycle configuration does not exist"));
    get_bucket_ownership_controls: GetBucketOwnershipControlsInput => GetBucketOwnershipControlsOutput
        = OwnershipControls,
        |found| GetBucketOwnershipControlsOutput { ownership_controls: Some(found) },
        Err(missing("OwnershipControlsNotFoundError", "The bucket ownership controls were not found"));
    get_bucket_request_payment: GetBucketRequestPaymentInput => GetBucketRequestPaymentOutput
        = RequestPaymentConfiguration,
        |found| GetBucketRequestPaymentOutput { payer: Some(found.payer) },
        Ok(GetBucketRequestPaymentOutput { payer: Some(Payer::from_static(Payer::BUCKET_OWNER)) });
    get_bucket_website: GetBucketWebsiteInput => GetBucketWebsiteOutput = WebsiteConfiguration,
        |found| GetBucketWebsiteOutput {
            error_document: found.error_document,
            index_document: found.index_document,
            redirect_all_requests_to: found.redirect_all_requests_to,
            routing_rules: found.routing_rules,
        },
        Err(fault(
            S3ErrorCode::NoSuchWebsiteConfiguration,
            "The specified bucket does not have a website configuration",
        ));
    get_public_access_block: GetPublicAccessBlockInput => GetPublicAccessBlockOutput = PublicAccessBlockConfiguration,
        |found| GetPublicAccessBlockOutput { public_access_block_configuration: Some(found) },
        Err(missing("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"));
}

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
    delete_bucket_replication: DeleteBucketReplicationInput => DeleteBucketReplicationOutput = Ok(Default::default());
    get_bucket_analytics_configuration: GetBucketAnalyticsConfigurationInput => GetBucketAnalyticsConfigurationOutput
        = Err(no_such_configuration());
    get_bucket_inventory_configuration: GetBucketInventoryConfigurationInput => GetBucketInventoryConfigurationOutput
        = Err(no_such_configuration());
    get_bucket_logging: GetBucketLoggingInput => GetBucketLoggingOutput = Ok(Default::default());
    get_bucket_metrics_configuration: GetBucketMetricsConfigurationInput => GetBucketMetricsConfigurationOutput
        = Err(no_such_configuration());
    get_bucket_replication: GetBucketReplicationInput => GetBucketReplicationOutput
        = Err(fault(S3ErrorCode::ReplicationConfigurationNotFoundError, "The replication configuration was not found"));
    list_bucket_analytics_configurations: ListBucketAnalyticsConfigurationsInput
        => ListBucketAnalyticsConfigurationsOutput = Ok(ListBucketAnalyticsConfigurationsOutput {
            is_truncated: Some(false), ..Default::default()
        });
    list_bucket_inventory_configurations: ListBucketInventoryConfigurationsInput
        => ListBucketInventoryConfigurationsOutput = Ok(ListBucketInventoryConfigurationsOutput {
            is_truncated: Some(false), ..Default::default()
        });
    list_bucket_metrics_configurations: ListBucketMetricsConfigurationsInput
        => ListBucketMetricsConfigurationsOutput = Ok(ListBucketMetricsConfigurationsOutput {
            is_truncated: Some(false), ..Default::default()
        });
}

impl Shelf {
    pub(super) async fn get_bucket_intelligent_tiering_configuration(
        &self,
        request: S3Request<GetBucketIntelligentTieringConfigurationInput>,
    ) -> S3Result<GetBucketIntelligentTieringConfigurationOutput> {
        self.bucket(&request.input.bucket).await?;
        Err(no_such_configuration())
    }

    pub(super) async fn list_bucket_intelligent_tiering_configurations(
        &self,
        request: S3Request<ListBucketIntelligentTieringConfigurationsInput>,
    ) -> S3Result<ListBucketIntelligentTieringConfigurationsOutput> {
        self.bucket(&request.input.bucket).await?;
        Ok(ListBucketIntelligentTieringConfigurationsOutput {
            is_truncated: Some(false),
            ..Default::default()
        })
    }

    /// Access logs are not written: only the wish to have none is granted.
    pub(super) async fn put_bucket_logging(
        &self,
        request: S3Request<PutBucketLoggingInput>,
    ) -> S3Result<PutBucketLoggingOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.bucket(&input.bucket).await?;
        match input.bucket_logging_status.logging_enabled {
            None => Ok(PutBucketLoggingOutput::default()),
            Some(_) => Err(faults::not_implemented("server access logs")),
        }
    }

    pub(super) async fn delete_bucket_ownership_controls(
        &self,
        request: S3Request<DeleteBucketOwnershipControlsInput>,
    ) -> S3Result<DeleteBucketOwnershipControlsOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.drop_document(&input.bucket, OwnershipControls::NAME)
            .await?;
        Ok(DeleteBucketOwnershipControlsOutput::default())
    }

    pub(super) async fn delete_public_access_block(
        &self,
        request: S3Request<DeletePublicAccessBlockInput>,
    ) -> S3Result<DeletePublicAccessBlockOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        self.drop_document(&input.bucket, PublicAccessBlockConfiguration::NAME)
            .await?;
        Ok(DeletePublicAccessBlockOutput::default())
    }
}

fn checked_cors(cors: CORSConfiguration) -> S3Result<CORSConfiguration> {
    if cors.cors_rules.is_empty() || cors.cors_rules.len() > CORS_RULES_MAX {
        return Err(faults::malformed_xml());
    }
    for rule in &cors.cors_rules {
        let known = ["GET", "PUT", "HEAD", "POST", "DELETE"];
        let strange = |method: &&String| !known.contains(&method.as_str());
        if let Some(method) = rule.allowed_methods.iter().find(strange) {
            return Err(invalid_request(format!(
                "Found unsupported HTTP method in CORS config. Unsupported method is {method}"
            )));
        }
        let crowded = |origin: &&String| origin.matches('*').count() > 1;
        if let Some(origin) = rule.allowed_origins.iter().find(crowded) {
            return Err(invalid_request(format!(
                "AllowedOrigin \"{origin}\" can not have more than one wildcard."
            )));
        }
    }
    Ok(cors)
}

fn checked_encryption(
    encryption: ServerSideEncryptionConfiguration,
) -> S3Result<ServerSideEncryptionConfiguration> {
    let [rule] = encryption.rules.as_slice() else {
        return Err(faults::malformed_xml());
    };
    let default = rule.apply_server_side_encryption_by_default.as_ref();
    match default.map(|default| default.sse_algorithm.as_str()) {
        // the key encrypts nothing: tools that insist on one can go on
        None | Some("AES256" | "aws:kms" | "aws:kms:dsse") => Ok(encryption),
        Some(_) => Err(faults::malformed_xml()),
    }
}

fn checked_lifecycle(
    lifecycle: Option<BucketLifecycleConfiguration>,
) -> S3Result<BucketLifecycleConfiguration> {
    let mut lifecycle = lifecycle.ok_or_else(faults::malformed_xml)?;
    if lifecycle.rules.is_empty() || lifecycle.rules.len() > LIFECYCLE_RULES_MAX {
        return Err(faults::malformed_xml());
    }
    for rule in &mut lifecycle.rules {
        let acts = rule.expiration.is_some()
            || rule.abort_incomplete_multipart_upload.is_some()
            || rule.noncurrent_version_expiration.is_some()
            || rule.transitions.is_some()
            || rule.noncurrent_version_transitions.is_some();
        if !acts {
            return Err(invalid_request(
                "At least one action needs to be specified in a rule",
            ));
        }
        if rule.filter.is_none() && rule.prefix.is_none() {
            return Err(faults::malformed_xml());
        }
        rule.id
            .get_or_insert_with(|| uuid::Uuid::new_v4().to_string());
    }
    Ok(lifecycle)
}

fn checked_ownership(ownership: OwnershipControls) -> S3Result<OwnershipControls> {
    match ownership.rules.as_slice() {
        [_] => Ok(ownership),
        _ => Err(faults::malformed_xml()),
    }
}

fn checked_website(website: WebsiteConfiguration) -> S3Result<WebsiteConfiguration> {
    if let Some(index) = &website.index_document
        && (index.suffix.is_empty() || index.suffix.contains('/'))
    {
        return Err(faults::invalid_argument(
            "The IndexDocument Suffix is not well formed",
        ));
    }
    match (&website.index_document, &website.redirect_all_requests_to) {
        (Some(_), None) | (None, Some(_)) => Ok(website),
        (Some(_), Some(_)) => Err(invalid_request(
            "RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.",
        )),
        (None, None) => Err(faults::invalid_argument(
            "A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty",
        )),
    }
}

fn no_such_configuration() -> S3Error {
    missing(
        "NoSuchConfiguration",
        "The specified configuration does not exist.",
    )
}

pub(super) fn missing(code: &'static str, message: &'static str) -> S3Error {
    named(StatusCode::NOT_FOUND, code, message)
}

/// What AWS says of every bucket.
fn default_encryption() -> ServerSideEncryptionConfiguration {
    let rule = ServerSideEncryptionRule {
        apply_server_side_encryption_by_default: Some(ServerSideEncryptionByDefault {
            kms_master_key_id: None,
            sse_algorithm: ServerSideEncryption::from_static(ServerSideEncryption::AES256),
        }),
        bucket_key_enabled: Some(false),
    };
    ServerSideEncryptionConfiguration { rules: vec![rule] }
}
