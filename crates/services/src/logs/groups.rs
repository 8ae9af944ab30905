//! Log groups: their life, retention and tags.

use std::collections::BTreeMap;
use std::ops::Bound;

use frazil_store::{Expect, StoreError, Write};
use frazil_wire::Fault;
use frazil_wire::shapes::logs::{
    CreateLogGroupRequest, DeleteLogGroupRequest, DeleteRetentionPolicyRequest,
    DescribeLogGroupsRequest, DescribeLogGroupsResponse, ListTagsForResourceRequest,
    ListTagsForResourceResponse, LogGroup, PutRetentionPolicyRequest, TagResourceRequest,
    UntagResourceRequest,
};
use serde::de::DeserializeOwned;

use super::Logs;
use super::faults::{aborted, failed, group_exists, invalid, no_group, store_failed};
use super::records::{self, Group};
use super::tokens::{seal, unseal};

/// How many groups or streams one page has unless the caller says otherwise.
pub(super) const PAGE_DEFAULT: i32 = 50;

/// How often a change starts anew because somebody else changed the same record.
const CHANGE_TRIES_MAX: usize = 16;

/// For how many days events can be kept.
const RETENTION_DAYS: [i32; 22] = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
];

impl Logs {
    pub(super) async fn create_log_group(&self, input: CreateLogGroupRequest) -> Result<(), Fault> {
        if input.kms_key_id.is_some() {
            return Err(invalid(
                "The specified KMS key does not exist or is not allowed to be used with this log group.",
            ));
        }
        let group = Group {
            created_ms: self.now_ms(),
            tags: input.tags.unwrap_or_default(),
            protected: input.deletion_protection_enabled.unwrap_or_default(),
            ..Group::default()
        };
        let key = records::group_key(&input.log_group_name);
        let put = Write::put(key, encoded(&group)?).expecting(Expect::Absent);
        match self.0.store.commit(vec![put]).await {
            Ok(_) => Ok(()),
            Err(StoreError::Conflict { .. }) => Err(group_exists()),
            Err(error) => Err(store_failed(error)),
        }
    }

    pub(super) async fn delete_log_group(&self, input: DeleteLogGroupRequest) -> Result<(), Fault> {
        let name = input.log_group_name.as_str();
        let mut known = self.0.ingest.pause().await;
        known.clear();
        if self.group(name).await?.protected {
            return Err(protected());
        }
        let streams = self.stream_names(name).await?;
        let mut writes = vec![Write::delete(records::group_key(name))];
        let streams = streams.iter().map(String::as_str);
        writes.extend(
            streams
                .clone()
                .map(|stream| Write::delete(records::stream_key(name, stream))),
        );
        self.0.store.commit(writes).await.map_err(store_failed)?;
        for stream in streams {
            let log = records::events_log(name, stream);
            self.0.store.delete_log(&log).await.map_err(store_failed)?;
        }
        Ok(())
    }

    pub(super) async fn describe_log_groups(
        &self,
        input: DescribeLogGroupsRequest,
    ) -> Result<DescribeLogGroupsResponse, Fault> {
        if input.log_group_name_prefix.is_some() && input.log_group_name_pattern.is_some() {
            return Err(invalid(
                "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
            ));
        }
        self.0.ingest.write().await;
        let all = records::groups_prefix();
        let prefix = input.log_group_name_prefix.unwrap_or_default();
        let after = unseal(input.next_token.as_deref())?.map(|name| format!("{all}{name}"));
        let start = after.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
        let pattern = input
            .log_group_name_pattern
            .unwrap_or_default()
            .to_lowercase();
        let wanted = input.log_group_identifiers.map(|identifiers| {
            let names = identifiers.iter().map(|name| group_name(name).to_owned());
            names.collect::<Vec<_>>()
        });
        let found: Vec<(String, Group)> = self
            .page(&format!("{all}{prefix}"), start, usize::MAX)
            .await?;
        let found = found
            .into_iter()
            .map(|(rest, group)| (format!("{prefix}{rest}"), group));
        let mut found = found.filter(|(name, _)| {
            name.to_lowercase().contains(&pattern)
                && wanted.as_ref().is_none_or(|wanted| wanted.contains(name))
        });
        let limit = usize::try_from(input.limit.unwrap_or(PAGE_DEFAULT)).unwrap_or_default();
        let page: Vec<_> = found.by_ref().take(limit).collect();
        let last = page.last().map(|(name, _)| seal(name));
        let next_token = found.next().and(last);
        let mut shown = Vec::with_capacity(page.len());
        for (name, group) in page {
            shown.push(self.shown_group(name, &group).await?);
        }
        Ok(DescribeLogGroupsResponse {
            log_groups: Some(shown),
            next_token,
        })
    }

    async fn shown_group(&self, name: String, group: &Group) -> Result<LogGroup, Fault> {
        let arn = self.group_arn(&name);
        let bytes = self.0.store.log_bytes(&records::events_prefix(&name)).await;
        let bytes = bytes.map_err(store_failed)?;
        Ok(LogGroup {
            arn: Some(format!("{arn}:*")),
            log_group_arn: Some(arn),
            log_group_name: Some(name),
            creation_time: Some(group.created_ms),
            retention_in_days: group.retention_days,
            metric_filter_count: i32::try_from(group.metric_filters.len()).ok(),
            stored_bytes: i64::try_from(bytes).ok(),
            deletion_protection_enabled: Some(group.protected),
            log_group_class: Some("STANDARD".to_owned()),
            ..LogGroup::default()
        })
    }

    pub(super) fn group_arn(&self, group: &str) -> String {
        let resource = format!("log-group:{group}");
        self.0.arn("logs", resource)
    }

    pub(super) async fn put_retention_policy(
        &self,
        input: PutRetentionPolicyRequest,
    ) -> Result<(), Fault> {
        let days = input.retention_in_days;
        if !RETENTION_DAYS.contains(&days) {
            let valid = RETENTION_DAYS.map(|days| days.to_string()).join(", ");
            return Err(invalid(format!(
                "1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [{valid}]"
            )));
        }
        let name = input.log_group_name.as_str();
        let group = self.change(name, |group| group.retention_days = Some(days));
        let group = group.await?;
        self.trim(name, &group).await
    }

    pub(super) async fn delete_retention_policy(
        &self,
        input: DeleteRetentionPolicyRequest,
    ) -> Result<(), Fault> {
        let change = self.change(&input.log_group_name, |group| group.retention_days = None);
        change.await.map(|_| ())
    }

    pub(super) async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResponse, Fault> {
        let group = self.group(group_name(&input.resource_arn)).await?;
        Ok(ListTagsForResourceResponse {
            tags: Some(group.tags),
        })
    }

    pub(super) async fn tag_resource(&self, input: TagResourceRequest) -> Result<(), Fault> {
        let tags: BTreeMap<_, _> = input.tags;
        let change = self.change(group_name(&input.resource_arn), |group| {
            group.tags.extend(tags.clone());
        });
        change.await.map(|_| ())
    }

    pub(super) async fn untag_resource(&self, input: UntagResourceRequest) -> Result<(), Fault> {
        let change = self.change(group_name(&input.resource_arn), |group| {
            group.tags.retain(|name, _| !input.tag_keys.contains(name));
        });
        change.await.map(|_| ())
    }

    /// Removes expired events everywhere.
    pub(super) async fn trim_all(&self) {
        let all = records::groups_prefix();
        let groups = self.page(&all, Bound::Unbounded, usize::MAX).await;
        let groups: Vec<(String, Group)> = groups.unwrap_or_default();
        for (name, group) in groups
            .iter()
            .filter(|(_, group)| group.retention_days.is_some())
        {
            if let Err(fault) = self.trim(name, group).await {
                tracing::warn!(group = name, %fault, "expired events could not be removed");
            }
        }
    }

    async fn trim(&self, name: &str, group: &Group) -> Result<(), Fault> {
        let before_ms = group.expired_before_ms(self.now_ms());
        let logs = self.0.store.log_spans(&records::events_prefix(name)).await;
        for (log, span) in logs.map_err(store_failed)? {
            if span.first_ms < before_ms {
                let trimmed = self.0.store.trim_log(&log, before_ms).await;
                trimmed.map_err(store_failed)?;
            }
        }
        Ok(())
    }

    /// A group's record, or the fault that it does not exist.
    pub(super) async fn group(&self, name: &str) -> Result<Group, Fault> {
        let found = self.0.store.get(&records::group_key(name)).await;
        match found.map_err(store_failed)? {
            Some(found) => decoded(&found.value),
            None => Err(no_group()),
        }
    }

    pub(super) async fn change(
        &self,
        name: &str,
        change: impl Fn(&mut Group),
    ) -> Result<Group, Fault> {
        let key = records::group_key(name);
        for _ in 0..CHANGE_TRIES_MAX {
            let found = self.0.store.get(&key).await.map_err(store_failed)?;
            let found = found.ok_or_else(no_group)?;
            let mut group: Group = decoded(&found.value)?;
            change(&mut group);
            let put = Write::put(key.clone(), encoded(&group)?);
            let put = put.expecting(Expect::Revision(found.revision));
            match self.0.store.commit(vec![put]).await {
                Ok(_) => return Ok(group),
                Err(error) if error.is_conflict() => {}
                Err(error) => return Err(store_failed(error)),
            }
        }
        Err(aborted())
    }

    pub(super) async fn page<T: DeserializeOwned>(
        &self,
        prefix: &str,
        start: Bound<&str>,
        limit: usize,
    ) -> Result<Vec<(String, T)>, Fault> {
        let found = self.0.store.list(prefix, start, limit).await;
        let found = found
            .map_err(store_failed)?
            .into_iter()
            .map(|(key, found)| {
                let rest = key.after(prefix).unwrap_or_default().to_owned();
                Ok((rest, decoded(&found.value)?))
            });
        found.collect()
    }

    pub(super) fn now_ms(&self) -> i64 {
        self.0.now_ms()
    }
}

/// The name in an ARN (with or without the trailing `:*`), or the name itself.
pub(super) fn group_name(identifier: &str) -> &str {
    let name = identifier
        .split_once(":log-group:")
        .map_or(identifier, |(_, name)| name);
    name.strip_suffix(":*").unwrap_or(name)
}

/// The group that a request names in one of two ways.
pub(super) fn named_group(
    name: Option<String>,
    identifier: Option<String>,
) -> Result<String, Fault> {
    match (name, identifier) {
        (Some(name), None) => Ok(name),
        (None, Some(identifier)) => Ok(group_name(&identifier).to_owned()),
        (None, None) => Err(invalid(
            "At least one of the parameters logGroupName or logGroupIdentifier must be provided.",
        )),
        (Some(_), Some(_)) => Err(invalid(
            "LogGroup name and LogGroup identifier are mutually exclusive parameters.",
        )),
    }
}

fn protected() -> Fault {
    Fault::of(
        &frazil_wire::shapes::logs::OPERATION_ABORTED_EXCEPTION,
        "The log group cannot be deleted because deletion protection is enabled.",
    )
}

pub(super) fn encoded(record: &impl serde::Serialize) -> Result<Vec<u8>, Fault> {
    serde_json::to_vec(record).map_err(|error| failed(&error))
}

fn decoded<T: DeserializeOwned>(value: &[u8]) -> Result<T, Fault> {
    serde_json::from_slice(value).map_err(|error| failed(&error))
}
