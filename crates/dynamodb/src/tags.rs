//! Tags of tables.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::dynamodb::{
    ListTagsOfResourceInput, ListTagsOfResourceOutput, Tag, TagResourceInput, UntagResourceInput,
};

use crate::faults::{invalid, invalid_values};
use crate::{DynamoDb, limits};

impl DynamoDb {
    pub(crate) async fn tag_resource(&self, input: TagResourceInput) -> Result<(), Fault> {
        let table = self.table_by_arn(&input.resource_arn)?;
        let tags = checked(input.tags)?;
        let change = self.change_record(&table, |record| {
            record.tags.extend(tags);
            check_count(record.tags.len())
        });
        change.await
    }

    pub(crate) async fn untag_resource(&self, input: UntagResourceInput) -> Result<(), Fault> {
        let table = self.table_by_arn(&input.resource_arn)?;
        let change = self.change_record(&table, |record| {
            record.tags.retain(|key, _| !input.tag_keys.contains(key));
            Ok(())
        });
        change.await
    }

    pub(crate) async fn list_tags_of_resource(
        &self,
        input: ListTagsOfResourceInput,
    ) -> Result<ListTagsOfResourceOutput, Fault> {
        let record = self.table_by_arn(&input.resource_arn)?.record();
        let tags = record.tags.iter().map(|(key, value)| Tag {
            key: key.clone(),
            value: value.clone(),
        });
        Ok(ListTagsOfResourceOutput {
            tags: Some(tags.collect()),
            next_token: None,
        })
    }
}

/// Tags by key, when they can be kept.
pub(crate) fn checked(tags: Vec<Tag>) -> Result<BTreeMap<String, String>, Fault> {
    let given = tags.len();
    let tags: BTreeMap<_, _> = tags.into_iter().map(|tag| (tag.key, tag.value)).collect();
    if tags.len() < given {
        return Err(invalid_values("Tag keys must be unique"));
    }
    check_count(tags.len())?;
    Ok(tags)
}

fn check_count(count: usize) -> Result<(), Fault> {
    match count > limits::TAGS_MAX {
        true => Err(invalid("Too many tags: at most 50 are allowed")),
        false => Ok(()),
    }
}
