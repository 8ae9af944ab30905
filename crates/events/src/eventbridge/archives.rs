//! Archives: events that are kept, to be sent once more.

use std::sync::Arc;

use frazil_lambda::filter::Pattern;
use frazil_store::{Entry, Key, Write, record};
use frazil_wire::Fault;
use frazil_wire::shapes::events::{
    Archive as Shown, CreateArchiveRequest, CreateArchiveResponse, DeleteArchiveRequest,
    DeleteArchiveResponse, DescribeArchiveRequest, DescribeArchiveResponse, ListArchivesRequest,
    ListArchivesResponse, UpdateArchiveRequest, UpdateArchiveResponse,
};
use serde::{Deserialize, Serialize};

use super::EventBridge;
use super::buses::moment;
use super::event::Event;
use super::faults::{bad_pattern, bad_token, exists, not_found, store_failed, too_many};
use crate::limits::{ARCHIVES_MAX, DAY_MS};
use crate::page::page;

const ENABLED: &str = "ENABLED";

/// An archive as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct ArchiveRecord {
    /// The ARN of the bus.
    pub(super) source: String,
    #[serde(default)]
    pub(super) description: Option<String>,
    #[serde(default)]
    pub(super) pattern: Option<String>,
    /// None and 0: for ever.
    #[serde(default)]
    pub(super) retention_days: Option<i32>,
    #[serde(default)]
    pub(super) kms_key: Option<String>,
    pub(super) created_ms: i64,
    /// Under which name its events lie: an archive that is made anew begins empty.
    pub(super) log: String,
}

/// An archive, ready to be used.
pub(super) struct Archive {
    pub(super) record: ArchiveRecord,
    /// None wants everything.
    pattern: Option<Pattern>,
}

impl Archive {
    fn new(record: ArchiveRecord) -> Result<Archive, Fault> {
        let pattern = record.pattern.as_deref().filter(|text| !text.is_empty());
        let pattern = pattern.map(Pattern::parse).transpose();
        Ok(Archive {
            pattern: pattern.map_err(bad_pattern)?,
            record,
        })
    }

    pub(super) fn log(&self) -> Key {
        Key::of(&["events", "archived", &self.record.log])
    }

    /// What is older is gone.
    pub(super) fn oldest_ms(&self, now_ms: i64) -> i64 {
        let days = self.record.retention_days.filter(|days| *days > 0);
        days.map_or(i64::MIN, |days| now_ms - i64::from(days) * DAY_MS)
    }
}

fn archive_key(name: &str) -> Key {
    Key::of(&["events", "archive", name])
}

impl EventBridge {
    pub(super) async fn load_archives(&self) -> Result<(), Fault> {
        let prefix = Key::prefix(&["events", "archive"]);
        for (name, record) in self.records::<ArchiveRecord>(prefix).await? {
            let archive = Arc::new(Archive::new(record)?);
            self.archives().insert(name, archive);
        }
        Ok(())
    }

    fn archive_arn(&self, name: &str) -> String {
        self.arn(format!("archive/{name}"))
    }

    pub(super) fn archive(&self, name: &str) -> Result<Arc<Archive>, Fault> {
        let archive = self.archives().get(name).cloned();
        archive.ok_or_else(|| not_found(format!("Archive {name} does not exist.")))
    }

    /// Keeps an event in the archives of its bus that want it.
    pub(super) async fn keep_event(&self, bus: &str, event: &Event) -> Result<(), Fault> {
        let (bus_arn, now_ms) = (self.bus_arn(bus), self.now_ms());
        let wants = |archive: &&Arc<Archive>| {
            let pattern = archive.pattern.as_ref();
            archive.record.source == bus_arn && pattern.is_none_or(|it| it.matches(&event.value))
        };
        let wanting: Vec<_> = self.archives().values().filter(wants).cloned().collect();
        if wanting.is_empty() {
            return Ok(());
        }
        let data = event.value.to_string();
        let batches = wanting.iter().map(|archive| {
            let entry = Entry {
                time_ms: now_ms,
                data: data.clone().into(),
            };
            (archive.log(), vec![entry])
        });
        let appended = self.home.store.append(batches.collect()).await;
        appended.map_err(store_failed)?;
        for archive in wanting {
            let oldest_ms = archive.oldest_ms(now_ms);
            if oldest_ms > i64::MIN {
                let trimmed = self.home.store.trim_log(&archive.log(), oldest_ms).await;
                trimmed.map_err(store_failed)?;
            }
        }
        Ok(())
    }

    pub(super) async fn create_archive(
        &self,
        input: CreateArchiveRequest,
    ) -> Result<CreateArchiveResponse, Fault> {
        let _alone = self.changing.lock().await;
        let name = input.archive_name;
        if self.archive(&name).is_ok() {
            return Err(exists(format!("Archive {name} already exists.")));
        }
        self.bus_named(Some(&input.event_source_arn))?;
        if self.archives().len() >= ARCHIVES_MAX {
            return Err(too_many());
        }
        let record = ArchiveRecord {
            source: input.event_source_arn,
            description: input.description,
            pattern: input.event_pattern,
            retention_days: input.retention_days,
            kms_key: input.kms_key_identifier,
            created_ms: self.now_ms(),
            log: self.home.entropy.uuid().simple().to_string(),
        };
        let created_ms = record.created_ms;
        self.keep_archive(&name, record).await?;
        Ok(CreateArchiveResponse {
            archive_arn: Some(self.archive_arn(&name)),
            state: Some(ENABLED.to_owned()),
            state_reason: None,
            creation_time: moment(created_ms),
        })
    }

    async fn keep_archive(&self, name: &str, record: ArchiveRecord) -> Result<(), Fault> {
        let archive = Archive::new(record.clone())?;
        let put = Write::put(archive_key(name), record::encode(&record));
        self.commit(vec![put]).await?;
        self.archives().insert(name.to_owned(), Arc::new(archive));
        Ok(())
    }

    pub(super) async fn update_archive(
        &self,
        input: UpdateArchiveRequest,
    ) -> Result<UpdateArchiveResponse, Fault> {
        let _alone = self.changing.lock().await;
        let name = input.archive_name;
        let mut record = self.archive(&name)?.record.clone();
        record.description = input.description.or(record.description);
        record.pattern = input.event_pattern.or(record.pattern);
        record.retention_days = input.retention_days.or(record.retention_days);
        record.kms_key = input.kms_key_identifier.or(record.kms_key);
        let created_ms = record.created_ms;
        self.keep_archive(&name, record).await?;
        Ok(UpdateArchiveResponse {
            archive_arn: Some(self.archive_arn(&name)),
            state: Some(ENABLED.to_owned()),
            state_reason: None,
            creation_time: moment(created_ms),
        })
    }

    pub(super) async fn delete_archive(
        &self,
        input: DeleteArchiveRequest,
    ) -> Result<DeleteArchiveResponse, Fault> {
        let _alone = self.changing.lock().await;
        let archive = self.archive(&input.archive_name)?;
        self.commit(vec![Write::delete(archive_key(&input.archive_name))])
            .await?;
        self.archives().remove(&input.archive_name);
        let deleted = self.home.store.delete_log(&archive.log()).await;
        deleted.map_err(store_failed)?;
        Ok(DeleteArchiveResponse::default())
    }

    pub(super) async fn describe_archive(
        &self,
        input: DescribeArchiveRequest,
    ) -> Result<DescribeArchiveResponse, Fault> {
        let archive = self.archive(&input.archive_name)?;
        let (count, bytes) = self.archived(&archive).await?;
        let record = archive.record.clone();
        Ok(DescribeArchiveResponse {
            archive_arn: Some(self.archive_arn(&input.archive_name)),
            archive_name: Some(input.archive_name),
            event_source_arn: Some(record.source),
            description: record.description,
            event_pattern: record.pattern,
            state: Some(ENABLED.to_owned()),
            state_reason: None,
            kms_key_identifier: record.kms_key,
            retention_days: record.retention_days.or(Some(0)),
            size_bytes: Some(bytes),
            event_count: Some(count),
            creation_time: moment(record.created_ms),
        })
    }

    /// How many events an archive has, and how many bytes.
    async fn archived(&self, archive: &Archive) -> Result<(i64, i64), Fault> {
        let (mut count, mut bytes, mut after) = (0, 0, None);
        let from_ms = archive.oldest_ms(self.now_ms());
        loop {
            let page = self
                .archived_page(archive, from_ms..i64::MAX, after)
                .await?;
            let Some(last) = page.last() else {
                return Ok((count, bytes));
            };
            after = Some(last.position);
            for entry in &page {
                count += 1;
                bytes += i64::try_from(entry.data.len()).unwrap_or_default();
            }
        }
    }

    pub(super) async fn list_archives(
        &self,
        input: ListArchivesRequest,
    ) -> Result<ListArchivesResponse, Fault> {
        let prefix = input.name_prefix.unwrap_or_default();
        let source = input.event_source_arn;
        let wanted = |name: &str, archive: &Archive| {
            let of = source
                .as_ref()
                .is_none_or(|it| *it == archive.record.source);
            let state = input.state.as_deref().is_none_or(|it| it == ENABLED);
            of && state && name.starts_with(&prefix)
        };
        let archives = self.archives().clone();
        let named = archives
            .iter()
            .filter(|(name, archive)| wanted(name, archive));
        let shown = named.map(|(name, archive)| (name.clone(), shown(name, &archive.record)));
        let found = page(shown, input.next_token.as_deref(), input.limit);
        let (archives, next_token) = found.ok_or_else(bad_token)?;
        Ok(ListArchivesResponse {
            archives: Some(archives),
            next_token,
        })
    }
}

fn shown(name: &str, record: &ArchiveRecord) -> Shown {
    Shown {
        archive_name: Some(name.to_owned()),
        event_source_arn: Some(record.source.clone()),
        state: Some(ENABLED.to_owned()),
        state_reason: None,
        retention_days: record.retention_days.or(Some(0)),
        size_bytes: None,
        event_count: None,
        creation_time: moment(record.created_ms),
    }
}
