//! Groups of schedules, and their tags.

use std::collections::BTreeMap;
use std::sync::Arc;

use frazil_store::{Write, record};
use frazil_wire::Fault;
use frazil_wire::shapes::scheduler::{
    CreateScheduleGroupInput, CreateScheduleGroupOutput, DeleteScheduleGroupInput,
    DeleteScheduleGroupOutput, GetScheduleGroupInput, GetScheduleGroupOutput,
    ListScheduleGroupsInput, ListScheduleGroupsOutput, ListTagsForResourceInput,
    ListTagsForResourceOutput, ScheduleGroupSummary, Tag, TagResourceInput, TagResourceOutput,
    UntagResourceInput, UntagResourceOutput,
};
use jiff::Timestamp;

use super::faults::{exists, failed, invalid, no_group, too_many};
use super::records::{self, FiredRecord, GroupRecord, ScheduleRecord};
use super::schedules::Schedule;
use super::{DEFAULT_GROUP, Scheduler};
use crate::limits::{GROUPS_MAX, TAGS_MAX};
use crate::load;
use crate::page::page;

/// A group with its schedules.
#[derive(Default)]
pub(super) struct Group {
    pub(super) record: GroupRecord,
    pub(super) schedules: BTreeMap<String, Arc<Schedule>>,
}

impl Scheduler {
    /// Reads everything.
    pub(super) async fn load(&self) -> Result<(), Fault> {
        let store = self.home.store.as_ref();
        let mut groups = BTreeMap::from([(DEFAULT_GROUP.to_owned(), Group::default())]);
        let found = load::records::<GroupRecord>(store, &records::groups_prefix()).await;
        for (name, record) in found.map_err(|error| failed(&error))? {
            groups.entry(name).or_default().record = record;
        }
        let fired = load::records::<FiredRecord>(store, &records::fired_prefix()).await;
        let fired: BTreeMap<_, _> = fired.map_err(|error| failed(&error))?.into_iter().collect();
        let found = load::records::<ScheduleRecord>(store, &records::schedules_prefix()).await;
        for (rest, record) in found.map_err(|error| failed(&error))? {
            let Some((group, name)) = records::split(&rest) else {
                continue;
            };
            let schedule = Schedule::new(self.schedule_arn(group, name), group, name, record)?;
            if let Some(fired) = fired.get(&rest) {
                schedule.fired(fired.at_ms);
            }
            let next_ms = schedule.next_ms();
            self.agenda(|agenda| agenda.set((group.to_owned(), name.to_owned()), next_ms));
            if let Some(group) = groups.get_mut(group) {
                group.schedules.insert(name.to_owned(), Arc::new(schedule));
            }
        }
        self.write(|all| *all = groups);
        Ok(())
    }

    pub(super) async fn commit(&self, writes: Vec<Write>) -> Result<(), Fault> {
        let committed = self.home.store.commit(writes).await;
        committed.map(|_| ()).map_err(|error| failed(&error))
    }

    pub(super) async fn create_schedule_group(
        &self,
        input: CreateScheduleGroupInput,
    ) -> Result<CreateScheduleGroupOutput, Fault> {
        let tags = collected(input.tags)?;
        let _alone = self.changing.lock().await;
        let name = input.name;
        let arn = self.group_arn(&name);
        let (known, count) = self.read(|groups| {
            let known = groups.get(&name).map(|group| group.record.token.clone());
            (known, groups.len())
        });
        if let Some(token) = known {
            return match token.is_some() && token == input.client_token {
                true => Ok(CreateScheduleGroupOutput {
                    schedule_group_arn: arn,
                }),
                false => Err(exists(format_args!("Schedule group {name}"))),
            };
        }
        if count >= GROUPS_MAX {
            return Err(too_many("schedule groups"));
        }
        let now_ms = self.now_ms();
        let record = GroupRecord {
            created_ms: now_ms,
            modified_ms: now_ms,
            tags,
            token: input.client_token,
        };
        let put = Write::put(records::group_key(&name), record::encode(&record));
        self.commit(vec![put]).await?;
        let group = Group {
            record,
            schedules: BTreeMap::new(),
        };
        self.write(|groups| groups.insert(name, group));
        Ok(CreateScheduleGroupOutput {
            schedule_group_arn: arn,
        })
    }

    /// Deletes a group with its schedules.
    pub(super) async fn delete_schedule_group(
        &self,
        input: DeleteScheduleGroupInput,
    ) -> Result<DeleteScheduleGroupOutput, Fault> {
        let _alone = self.changing.lock().await;
        let group = input.name;
        if group == DEFAULT_GROUP {
            return Err(invalid("The default schedule group cannot be deleted."));
        }
        let names = self.read(|groups| {
            let group = groups.get(&group)?;
            Some(group.schedules.keys().cloned().collect::<Vec<_>>())
        });
        let names = names.ok_or_else(|| no_group(&group))?;
        let mut writes = vec![Write::delete(records::group_key(&group))];
        for name in &names {
            writes.push(Write::delete(records::schedule_key(&group, name)));
            writes.push(Write::delete(records::fired_key(&group, name)));
        }
        self.commit(writes).await?;
        self.write(|groups| groups.remove(&group));
        self.agenda(|agenda| {
            let all = names.into_iter();
            all.for_each(|name| agenda.set((group.clone(), name), None));
        });
        Ok(DeleteScheduleGroupOutput::default())
    }

    pub(super) async fn get_schedule_group(
        &self,
        input: GetScheduleGroupInput,
    ) -> Result<GetScheduleGroupOutput, Fault> {
        let record = self.group_record(&input.name)?;
        Ok(GetScheduleGroupOutput {
            arn: Some(self.group_arn(&input.name)),
            name: Some(input.name),
            state: Some("ACTIVE".to_owned()),
            creation_date: moment(record.created_ms),
            last_modification_date: moment(record.modified_ms),
        })
    }

    pub(super) async fn list_schedule_groups(
        &self,
        input: ListScheduleGroupsInput,
    ) -> Result<ListScheduleGroupsOutput, Fault> {
        let prefix = input.name_prefix.unwrap_or_default();
        let found = self.read(|groups| {
            let named = groups.iter().filter(|(name, _)| name.starts_with(&prefix));
            let shown = named.map(|(name, group)| {
                let summary = ScheduleGroupSummary {
                    arn: Some(self.group_arn(name)),
                    name: Some(name.clone()),
                    state: Some("ACTIVE".to_owned()),
                    creation_date: moment(group.record.created_ms),
                    last_modification_date: moment(group.record.modified_ms),
                };
                (name.clone(), summary)
            });
            page(shown, input.next_token.as_deref(), input.max_results)
        });
        let (schedule_groups, next_token) = found.ok_or_else(bad_token)?;
        Ok(ListScheduleGroupsOutput {
            next_token,
            schedule_groups,
        })
    }

    pub(super) fn group_record(&self, name: &str) -> Result<GroupRecord, Fault> {
        let record = self.read(|groups| groups.get(name).map(|group| group.record.clone()));
        record.ok_or_else(|| no_group(name))
    }

    pub(super) async fn tag_resource(
        &self,
        input: TagResourceInput,
    ) -> Result<TagResourceOutput, Fault> {
        let added = collected(Some(input.tags))?;
        let change = |tags: &mut BTreeMap<String, String>| tags.extend(added);
        self.change_tags(&input.resource_arn, change).await?;
        Ok(TagResourceOutput::default())
    }

    pub(super) async fn untag_resource(
        &self,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Fault> {
        let change = |tags: &mut BTreeMap<String, String>| {
            tags.retain(|name, _| !input.tag_keys.contains(name));
        };
        self.change_tags(&input.resource_arn, change).await?;
        Ok(UntagResourceOutput::default())
    }

    pub(super) async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, Fault> {
        let record = self.group_record(group_of(&input.resource_arn)?)?;
        let tags = record
            .tags
            .into_iter()
            .map(|(key, value)| Tag { key, value });
        Ok(ListTagsForResourceOutput {
            tags: Some(tags.collect()),
        })
    }

    async fn change_tags(
        &self,
        arn: &str,
        change: impl FnOnce(&mut BTreeMap<String, String>),
    ) -> Result<(), Fault> {
        let _alone = self.changing.lock().await;
        let name = group_of(arn)?;
        let mut record = self.group_record(name)?;
        change(&mut record.tags);
        if record.tags.len() > TAGS_MAX {
            return Err(too_many("tags"));
        }
        let put = Write::put(records::group_key(name), record::encode(&record));
        self.commit(vec![put]).await?;
        self.write(|groups| {
            if let Some(group) = groups.get_mut(name) {
                group.record = record;
            }
        });
        Ok(())
    }
}

fn group_of(arn: &str) -> Result<&str, Fault> {
    let name = arn.split_once(":schedule-group/").map(|(_, name)| name);
    name.ok_or_else(|| invalid("Invalid ResourceArn."))
}

pub(super) fn bad_token() -> Fault {
    invalid("Invalid NextToken.")
}

fn collected(tags: Option<Vec<Tag>>) -> Result<BTreeMap<String, String>, Fault> {
    let tags = tags.unwrap_or_default().into_iter();
    let tags: BTreeMap<_, _> = tags.map(|tag| (tag.key, tag.value)).collect();
    match tags.len() <= TAGS_MAX {
        true => Ok(tags),
        false => Err(too_many("tags")),
    }
}

/// A time that is shown; the default group has none.
pub(super) fn moment(ms: i64) -> Option<Timestamp> {
    Timestamp::from_millisecond(ms).ok().filter(|_| ms > 0)
}
