//! Object Lock: versions that must stay, for a while or until somebody says otherwise.

use frazil_store::{Expect, Write};
use s3s::dto::*;
use s3s::{S3Error, S3ErrorCode, S3Request, S3Result};

use super::faults::{self, fault, invalid_argument, invalid_request, store_failed};
use super::limits::CHANGE_TRIES_MAX;
use super::records::{Bucket, Object, Piece, Retention, Versioning};
use super::settings::missing;
use super::shelf::{Shelf, encoded, milliseconds, timestamp};
use super::versions::Located;

const DAY_MS: i64 = 24 * 3600 * 1000;

/// What a new object's headers say about its lock.
pub(super) struct Wish<'a> {
    pub(super) mode: Option<&'a str>,
    pub(super) until: Option<&'a Timestamp>,
    pub(super) hold: Option<&'a str>,
}

/// The lock that an input with these members wishes for.
macro_rules! lock_wish {
    ($input:expr) => {
        $crate::lock::Wish {
            mode: $input.object_lock_mode.as_ref().map(|it| it.as_str()),
            until: $input.object_lock_retain_until_date.as_ref(),
            hold: $input
                .object_lock_legal_hold_status
                .as_ref()
                .map(|it| it.as_str()),
        }
    };
}
pub(super) use lock_wish;

impl Shelf {
    pub(super) async fn get_object_lock_configuration(
        &self,
        request: S3Request<GetObjectLockConfigurationInput>,
    ) -> S3Result<GetObjectLockConfigurationOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        if !bucket.object_lock {
            return Err(missing(
                "ObjectLockConfigurationNotFoundError",
                "Object Lock configuration does not exist for this bucket",
            ));
        }
        let kept = self
            .setting::<ObjectLockConfiguration>(&input.bucket)
            .await?;
        Ok(GetObjectLockConfigurationOutput {
            object_lock_configuration: Some(ObjectLockConfiguration {
                object_lock_enabled: Some(ObjectLockEnabled::from_static(
                    ObjectLockEnabled::ENABLED,
                )),
                rule: kept.and_then(|kept| kept.rule),
            }),
        })
    }

    pub(super) async fn put_object_lock_configuration(
        &self,
        request: S3Request<PutObjectLockConfigurationInput>,
    ) -> S3Result<PutObjectLockConfigurationOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let (bucket, _) = self.bucket(&input.bucket).await?;
        if bucket.versioning != Versioning::Enabled {
            return Err(fault(
                S3ErrorCode::InvalidBucketState,
                "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
            ));
        }
        let configuration = input
            .object_lock_configuration
            .ok_or_else(faults::malformed_xml)?;
        let default = configuration.rule.as_ref();
        let default = default.and_then(|rule| rule.default_retention.as_ref());
        if default.is_some_and(|it| it.days.is_some() == it.years.is_some()) {
            return Err(faults::malformed_xml());
        }
        self.keep(&input.bucket, &configuration).await?;
        self.change_bucket(&input.bucket, |bucket| bucket.object_lock = true)
            .await?;
        Ok(PutObjectLockConfigurationOutput::default())
    }

    pub(super) async fn get_object_retention(
        &self,
        request: S3Request<GetObjectRetentionInput>,
    ) -> S3Result<GetObjectRetentionOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let found = self.lockable(name, input.version_id.as_deref()).await?;
        let retention = found.object.retention.ok_or_else(no_lock)?;
        Ok(GetObjectRetentionOutput {
            retention: Some(ObjectLockRetention {
                mode: Some(ObjectLockRetentionMode::from(retention.mode)),
                retain_until_date: Some(timestamp(retention.until_ms)),
            }),
        })
    }

    pub(super) async fn put_object_retention(
        &self,
        request: S3Request<PutObjectRetentionInput>,
    ) -> S3Result<PutObjectRetentionOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let bypass = input.bypass_governance_retention.unwrap_or(false);
        let wanted = input.retention.map(|it| (it.mode, it.retain_until_date));
        let wanted = match wanted {
            Some((Some(mode), Some(until))) => Some(Retention {
                mode: mode.as_str().to_owned(),
                until_ms: milliseconds(until),
            }),
            Some((None, None)) | None => None,
            _ => return Err(faults::malformed_xml()),
        };
        let version = input.version_id.as_deref();
        self.change_lock(name, version, |object, now_ms| {
            let old = object.retention.take().filter(|old| old.until_ms > now_ms);
            let weaker = |old: &Retention| match &wanted {
                None => true,
                Some(new) => {
                    new.until_ms < old.until_ms
                        || (old.mode == "COMPLIANCE" && new.mode != old.mode)
                }
            };
            let free = bypass && old.as_ref().is_some_and(|old| old.mode == "GOVERNANCE");
            if old.as_ref().is_some_and(weaker) && !free {
                return Err(locked());
            }
            object.retention.clone_from(&wanted);
            Ok(())
        })
        .await?;
        Ok(PutObjectRetentionOutput::default())
    }

    pub(super) async fn get_object_legal_hold(
        &self,
        request: S3Request<GetObjectLegalHoldInput>,
    ) -> S3Result<GetObjectLegalHoldOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let found = self.lockable(name, input.version_id.as_deref()).await?;
        let hold = found.object.legal_hold.ok_or_else(no_lock)?;
        let status = if hold { "ON" } else { "OFF" };
        Ok(GetObjectLegalHoldOutput {
            legal_hold: Some(ObjectLockLegalHold {
                status: Some(ObjectLockLegalHoldStatus::from_static(status)),
            }),
        })
    }

    pub(super) async fn put_object_legal_hold(
        &self,
        request: S3Request<PutObjectLegalHoldInput>,
    ) -> S3Result<PutObjectLegalHoldOutput> {
        let input = request.input;
        self.check_owner(input.expected_bucket_owner.as_deref())?;
        let name = (input.bucket.as_str(), input.key.as_str());
        let status = input.legal_hold.and_then(|hold| hold.status);
        let hold = match status.as_ref().map(ObjectLockLegalHoldStatus::as_str) {
            Some("ON") => true,
            Some("OFF") => false,
            _ => return Err(faults::malformed_xml()),
        };
        let version = input.version_id.as_deref();
        self.change_lock(name, version, |object, _| {
            object.legal_hold = Some(hold);
            Ok(())
        })
        .await?;
        Ok(PutObjectLegalHoldOutput::default())
    }

    /// A version in a bucket whose versions can be locked.
    async fn lockable(&self, name: (&str, &str), version: Option<&str>) -> S3Result<Located> {
        let (bucket, _) = self.bucket(name.0).await?;
        match bucket.object_lock {
            true => self.locate(name, version).await,
            false => Err(no_configuration()),
        }
    }

    async fn change_lock(
        &self,
        name: (&str, &str),
        version: Option<&str>,
        change: impl Fn(&mut Object, i64) -> S3Result<()>,
    ) -> S3Result<()> {
        for _ in 0..CHANGE_TRIES_MAX {
            let mut found = self.lockable(name, version).await?;
            change(&mut found.object, self.now_ms())?;
            let put = Write::put(found.record, encoded(&found.object)?)
                .holding(found.object.pieces.iter().map(Piece::blob))
                .expecting(Expect::Revision(found.revision));
            match self.store.commit(vec![put]).await {
                Err(error) if error.is_conflict() => {}
                outcome => return outcome.map(|_| ()).map_err(store_failed),
            }
        }
        Err(faults::busy())
    }

    /// Refuses to remove a version that must stay.
    pub(super) fn check_lock(&self, object: &Object, bypass: bool) -> S3Result<()> {
        let retained = object.retention.as_ref().is_some_and(|retention| {
            let lifted = bypass && retention.mode == "GOVERNANCE";
            retention.until_ms > self.now_ms() && !lifted
        });
        match retained || object.legal_hold == Some(true) {
            true => Err(locked()),
            false => Ok(()),
        }
    }

    /// Gives a new object the lock that its request or its bucket asks for.
    pub(super) async fn lock(
        &self,
        name: &str,
        bucket: &Bucket,
        wish: Wish<'_>,
        object: &mut Object,
    ) -> S3Result<()> {
        let wishes = wish.mode.is_some() || wish.until.is_some() || wish.hold.is_some();
        if !bucket.object_lock {
            return match wishes {
                true => Err(no_configuration()),
                false => Ok(()),
            };
        }
        object.legal_hold = wish.hold.map(|hold| hold == "ON");
        object.retention = match (wish.mode, wish.until) {
            (Some(mode), Some(until)) => Some(Retention {
                mode: mode.to_owned(),
                until_ms: milliseconds(until.clone()),
            }),
            (None, None) => self.default_retention(name).await?,
            _ => {
                return Err(invalid_argument(
                    "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied",
                ));
            }
        };
        let past = |retention: &Retention| retention.until_ms <= self.now_ms();
        match object.retention.as_ref().is_some_and(past) {
            true => Err(invalid_argument(
                "The retain until date must be in the future!",
            )),
            false => Ok(()),
        }
    }

    async fn default_retention(&self, bucket: &str) -> S3Result<Option<Retention>> {
        let kept = self.setting::<ObjectLockConfiguration>(bucket).await?;
        let default = kept.and_then(|kept| kept.rule?.default_retention);
        Ok(default.and_then(|default| {
            let days = default.days.map(i64::from);
            let days = days.or_else(|| Some(i64::from(default.years?) * 365))?;
            Some(Retention {
                mode: default.mode?.as_str().to_owned(),
                until_ms: self.now_ms() + days * DAY_MS,
            })
        }))
    }
}

fn locked() -> S3Error {
    fault(
        S3ErrorCode::AccessDenied,
        "Access Denied because object protected by object lock.",
    )
}

fn no_configuration() -> S3Error {
    invalid_request("Bucket is missing Object Lock Configuration")
}

fn no_lock() -> S3Error {
    missing(
        "NoSuchObjectLockConfiguration",
        "The specified object does not have a ObjectLock configuration",
    )
}
