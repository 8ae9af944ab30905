//! Tags of alarms.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::cloudwatch as shapes;
use frazil_wire::shapes::cloudwatch::{
    ListTagsForResourceInput, ListTagsForResourceOutput, Tag, TagResourceInput, TagResourceOutput,
    UntagResourceInput, UntagResourceOutput,
};

use super::faults::invalid;
use super::records::AlarmRecord;
use super::{CloudWatch, limits};

impl CloudWatch {
    pub(super) async fn tag_resource(
        &self,
        input: TagResourceInput,
    ) -> Result<TagResourceOutput, Fault> {
        let tags = checked(Some(input.tags))?;
        self.change_tags(&input.resource_arn, |known| known.extend(tags))
            .await?;
        Ok(TagResourceOutput::default())
    }

    pub(super) async fn untag_resource(
        &self,
        input: UntagResourceInput,
    ) -> Result<UntagResourceOutput, Fault> {
        let keys = input.tag_keys;
        let change = self.change_tags(&input.resource_arn, |known| {
            known.retain(|key, _| !keys.contains(key));
        });
        change.await?;
        Ok(UntagResourceOutput::default())
    }

    pub(super) async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceInput,
    ) -> Result<ListTagsForResourceOutput, Fault> {
        let alarm = self.alarm(name_of(&input.resource_arn)).await?;
        let alarm = alarm.ok_or_else(|| no_resource(&input.resource_arn))?;
        let tags = alarm
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
        let _alone = self.0.changing.lock().await;
        let alarm = self.alarm(name_of(arn)).await?;
        let mut alarm: AlarmRecord = alarm.ok_or_else(|| no_resource(arn))?;
        change(&mut alarm.tags);
        if alarm.tags.len() > limits::TAGS_MAX {
            return Err(invalid("An alarm can have 50 tags at most."));
        }
        self.store_alarm(&alarm).await
    }
}

/// Tags by key.
pub(super) fn checked(tags: Option<Vec<Tag>>) -> Result<BTreeMap<String, String>, Fault> {
    let tags = tags.unwrap_or_default();
    let given = tags.len();
    let tags: BTreeMap<_, _> = tags.into_iter().map(|tag| (tag.key, tag.value)).collect();
    match tags.len() == given && given <= limits::TAGS_MAX {
        true => Ok(tags),
        false => Err(invalid("Tag keys must be unique, and at most 50.")),
    }
}

fn name_of(arn: &str) -> &str {
    arn.split_once(":alarm:").map_or(arn, |(_, name)| name)
}

fn no_resource(arn: &str) -> Fault {
    let message = format!("Resource {arn} does not exist");
    let fault = Fault::of(&shapes::RESOURCE_NOT_FOUND_EXCEPTION, message);
    fault.with("ResourceType", "alarm").with("ResourceId", arn)
}
