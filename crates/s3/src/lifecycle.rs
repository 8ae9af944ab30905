//! Ends what a bucket's lifecycle ends: objects, old versions, lonely delete markers and uploads
//! that were never completed. Transitions to other storage classes are kept, not done.

use std::ops::Bound;

use s3s::S3Result;
use s3s::dto::{
    BucketLifecycleConfiguration, LifecycleExpiration, LifecycleRule, LifecycleRuleAndOperator, Tag,
};
use tokio_util::sync::CancellationToken;

use super::limits::{LIFECYCLE_PAGE_MAX, LIFECYCLE_PAUSE};
use super::records::{self, Bucket, Object, Upload, VERSION_SEPARATOR, Versioning};
use super::shelf::{Shelf, milliseconds};

const DAY_MS: i64 = 24 * 3600 * 1000;

/// The task that looks through the buckets.
pub(super) async fn run(shelf: Shelf, closing: CancellationToken) {
    loop {
        if let Err(error) = shelf.end_lives().await {
            tracing::warn!(%error, "the lifecycles of objects could not be looked through");
        }
        tokio::select! {
            () = closing.cancelled() => return,
            () = tokio::time::sleep(LIFECYCLE_PAUSE) => {}
        }
    }
}

impl Shelf {
    /// Looks through all buckets that have a lifecycle.
    pub(super) async fn end_lives(&self) -> S3Result<()> {
        let all = records::buckets_prefix();
        let buckets = self
            .page::<Bucket>(&all, Bound::Unbounded, usize::MAX)
            .await?;
        for (name, bucket) in buckets {
            let lifecycle = self.setting::<BucketLifecycleConfiguration>(&name).await?;
            let rules = lifecycle
                .map(|lifecycle| lifecycle.rules)
                .unwrap_or_default();
            let rules: Vec<_> = rules.iter().filter_map(Rule::of).collect();
            if !rules.is_empty() {
                self.end_objects(&name, &bucket, &rules).await?;
                self.end_versions(&name, &bucket, &rules).await?;
                self.end_uploads(&name, &rules).await?;
            }
        }
        Ok(())
    }

    async fn end_objects(&self, name: &str, bucket: &Bucket, rules: &[Rule<'_>]) -> S3Result<()> {
        let now = self.now_ms();
        let all = records::objects_prefix(name);
        let mut after: Option<String> = None;
        loop {
            let from = after.as_ref().map(|key| format!("{all}{key}"));
            let start = from.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
            let page = self.page::<Object>(&all, start, LIFECYCLE_PAGE_MAX).await?;
            after = page.last().map(|(key, _)| key.clone());
            let full = page.len() == LIFECYCLE_PAGE_MAX;
            for (key, object) in &page {
                let ends = |rule: &Rule<'_>| rule.wants(key, object) && rule.ends(object, now);
                if rules.iter().any(ends) {
                    self.expire((name, key), bucket, None).await?;
                }
            }
            if !full {
                return Ok(());
            }
        }
    }

    /// Ends versions that are not current, and delete markers that stand for nothing any more.
    async fn end_versions(&self, name: &str, bucket: &Bucket, rules: &[Rule<'_>]) -> S3Result<()> {
        if bucket.versioning == Versioning::Off {
            return Ok(());
        }
        let now = self.now_ms();
        let all = records::versions_prefix(name);
        let mut after: Option<String> = None;
        let mut walk = Walk::default();
        loop {
            let from = after.as_ref().map(|key| format!("{all}{key}"));
            let start = from.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
            let page = self.page::<Object>(&all, start, LIFECYCLE_PAGE_MAX).await?;
            after = page.last().map(|(key, _)| key.clone());
            let full = page.len() == LIFECYCLE_PAGE_MAX;
            for (record, object) in &page {
                let key = record
                    .rsplit_once(VERSION_SEPARATOR)
                    .map_or("", |(key, _)| key);
                let Some(since) = walk.superseded(self, (name, key), object).await? else {
                    continue;
                };
                let newer = walk.newer_past;
                let ends =
                    |rule: &Rule<'_>| rule.wants(key, object) && rule.ends_past(since, newer, now);
                if rules.iter().any(ends) {
                    let version = object.place.version();
                    match self.expire((name, key), bucket, Some(version)).await {
                        Err(fault) if fault.code().as_str() == "AccessDenied" => {} // locked
                        ended => ended?,
                    }
                }
            }
            if !full {
                break;
            }
        }
        self.end_markers(name, bucket, rules).await
    }

    async fn end_markers(&self, name: &str, bucket: &Bucket, rules: &[Rule<'_>]) -> S3Result<()> {
        let all = records::versions_prefix(name);
        let versions = self
            .page::<Object>(&all, Bound::Unbounded, usize::MAX)
            .await?;
        for (record, marker) in versions.iter().filter(|(_, version)| version.marker) {
            let key = record
                .rsplit_once(VERSION_SEPARATOR)
                .map_or("", |(key, _)| key);
            let cleans = |rule: &Rule<'_>| rule.cleans_markers && rule.wants(key, marker);
            let lonely = self.past((name, key), 2).await?.len() == 1
                && self.current((name, key)).await?.is_none();
            if lonely && rules.iter().any(cleans) {
                let version = Some(marker.place.version());
                self.expire((name, key), bucket, version).await?;
            }
        }
        Ok(())
    }

    async fn end_uploads(&self, name: &str, rules: &[Rule<'_>]) -> S3Result<()> {
        let all = records::uploads_prefix(name);
        let uploads = self
            .page::<Upload>(&all, Bound::Unbounded, usize::MAX)
            .await?;
        let now = self.now_ms();
        for (id, upload) in uploads {
            let ends = |rule: &Rule<'_>| {
                let late = |days| now >= midnight_after(upload.initiated_ms + days * DAY_MS);
                upload.key.starts_with(rule.prefix) && rule.upload_days.is_some_and(late)
            };
            if rules.iter().any(ends) {
                self.abort(name, &id).await?;
            }
        }
        Ok(())
    }
}

/// When versions were followed by newer ones, while they are walked from newest to oldest.
#[derive(Default)]
struct Walk {
    key: String,
    /// When the version before this one in the walk was written.
    newer_ms: Option<i64>,
    /// How many newer versions are not current.
    newer_past: i64,
}

impl Walk {
    /// When a version ceased to be current, or `None` if it is the newest.
    async fn superseded(
        &mut self,
        shelf: &Shelf,
        name: (&str, &str),
        version: &Object,
    ) -> S3Result<Option<i64>> {
        if self.key != name.1 || self.newer_ms.is_none() {
            let current = shelf.current(name).await?;
            self.newer_ms = current.map(|found| found.object.modified_ms);
            self.newer_past = 0;
            name.1.clone_into(&mut self.key);
        } else {
            self.newer_past += 1;
        }
        Ok(self.newer_ms.replace(version.modified_ms))
    }
}

/// A rule that is on, in our own words.
struct Rule<'a> {
    prefix: &'a str,
    tags: Vec<&'a Tag>,
    larger_than: i64,
    smaller_than: i64,
    expiration: Option<&'a LifecycleExpiration>,
    cleans_markers: bool,
    past_days: Option<i64>,
    /// So many old versions stay in any case.
    past_kept: i64,
    upload_days: Option<i64>,
}

impl<'a> Rule<'a> {
    fn of(rule: &'a LifecycleRule) -> Option<Self> {
        if rule.status.as_str() != "Enabled" {
            return None;
        }
        let filter = rule.filter.as_ref();
        let and: Option<&LifecycleRuleAndOperator> = filter.and_then(|it| it.and.as_ref());
        let prefix = rule.prefix.as_deref();
        let prefix = prefix.or_else(|| filter?.prefix.as_deref());
        let prefix = prefix.or_else(|| and?.prefix.as_deref());
        let one = filter.and_then(|it| it.tag.as_ref());
        let more = and.and_then(|it| it.tags.as_ref());
        let larger = filter.and_then(|it| it.object_size_greater_than);
        let smaller = filter.and_then(|it| it.object_size_less_than);
        let past = rule.noncurrent_version_expiration.as_ref();
        let uploads = rule.abort_incomplete_multipart_upload.as_ref();
        let expiration = rule.expiration.as_ref();
        Some(Self {
            prefix: prefix.unwrap_or_default(),
            tags: one.into_iter().chain(more.into_iter().flatten()).collect(),
            larger_than: larger
                .or_else(|| and?.object_size_greater_than)
                .unwrap_or(-1),
            smaller_than: smaller
                .or_else(|| and?.object_size_less_than)
                .unwrap_or(i64::MAX),
            expiration,
            cleans_markers: expiration
                .is_some_and(|it| it.expired_object_delete_marker == Some(true)),
            past_days: past.and_then(|it| it.noncurrent_days).map(i64::from),
            past_kept: past
                .and_then(|it| it.newer_noncurrent_versions)
                .map_or(0, i64::from),
            upload_days: uploads
                .and_then(|it| it.days_after_initiation)
                .map(i64::from),
        })
    }

    fn wants(&self, key: &str, object: &Object) -> bool {
        let size = i64::try_from(object.size).unwrap_or(i64::MAX);
        let tagged = |tag: &&Tag| {
            let (name, value) = (tag.key.as_deref(), tag.value.as_deref());
            let same = |(key, text): &(String, String)| {
                Some(key.as_str()) == name && text == value.unwrap_or_default()
            };
            object.tags.iter().any(same)
        };
        key.starts_with(self.prefix)
            && (object.marker || (size > self.larger_than && size < self.smaller_than))
            && self.tags.iter().all(tagged)
    }

    /// Whether the current version's time is over.
    fn ends(&self, object: &Object, now_ms: i64) -> bool {
        let Some(expiration) = self.expiration else {
            return false;
        };
        let days = expiration.days.map(i64::from);
        let by_days = days.map(|days| midnight_after(object.modified_ms + days * DAY_MS));
        let by_date = expiration.date.clone().map(milliseconds);
        by_days.or(by_date).is_some_and(|end| now_ms >= end)
    }

    fn ends_past(&self, since_ms: i64, newer_past: i64, now_ms: i64) -> bool {
        let over = |days: i64| now_ms >= midnight_after(since_ms + days * DAY_MS);
        newer_past >= self.past_kept && self.past_days.is_some_and(over)
    }
}

/// Days end at midnight.
fn midnight_after(moment_ms: i64) -> i64 {
    (moment_ms + DAY_MS - 1).div_euclid(DAY_MS) * DAY_MS
}

#[cfg(test)]
mod tests {
    use super::*;
    use s3s::dto::{ExpirationStatus, LifecycleRuleFilter};

    #[test]
    fn rules_say_which_objects_end_and_when() {
        let rule = LifecycleRule {
            abort_incomplete_multipart_upload: None,
            expiration: Some(LifecycleExpiration {
                days: Some(1),
                ..LifecycleExpiration::default()
            }),
            filter: Some(LifecycleRuleFilter {
                prefix: Some("tmp/".to_owned()),
                ..LifecycleRuleFilter::default()
            }),
            id: None,
            noncurrent_version_expiration: None,
            noncurrent_version_transitions: None,
            prefix: None,
            status: ExpirationStatus::from_static(ExpirationStatus::ENABLED),
            transitions: None,
        };
        let rule = Rule::of(&rule).expect("it is on");
        let object = Object {
            modified_ms: DAY_MS / 2,
            ..Object::default()
        };
        assert!(rule.wants("tmp/a", &object) && !rule.wants("a", &object));
        assert!(!rule.ends(&object, DAY_MS * 2 - 1));
        assert!(rule.ends(&object, DAY_MS * 2));
    }
}
