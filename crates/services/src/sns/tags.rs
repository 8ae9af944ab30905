//! Tags of topics.

use std::collections::BTreeMap;

use frazil_wire::Fault;
use frazil_wire::shapes::sns::{
    self as shapes, ListTagsForResourceRequest, ListTagsForResourceResponse, Tag,
    TagResourceRequest, TagResourceResponse, UntagResourceRequest, UntagResourceResponse,
};

use super::Sns;
use super::faults::{invalid, no_resource};
use super::limits::TAGS_MAX;

impl Sns {
    pub(super) async fn tag_resource(
        &self,
        input: TagResourceRequest,
    ) -> Result<TagResourceResponse, Fault> {
        let added = collected(Some(input.tags))?;
        let _alone = self.0.changing.lock().await;
        let change = self.change_record(&input.resource_arn, |record| {
            record.tags.extend(added);
            check(&record.tags)
        });
        change.await.map_err(of_resource)?;
        Ok(TagResourceResponse::default())
    }

    pub(super) async fn untag_resource(
        &self,
        input: UntagResourceRequest,
    ) -> Result<UntagResourceResponse, Fault> {
        let _alone = self.0.changing.lock().await;
        let change = self.change_record(&input.resource_arn, |record| {
            record.tags.retain(|name, _| !input.tag_keys.contains(name));
            Ok(())
        });
        change.await.map_err(of_resource)?;
        Ok(UntagResourceResponse::default())
    }

    pub(super) async fn list_tags_for_resource(
        &self,
        input: ListTagsForResourceRequest,
    ) -> Result<ListTagsForResourceResponse, Fault> {
        let topic = self.topic(&input.resource_arn).map_err(of_resource)?;
        let tags = topic.record.tags.clone().into_iter();
        Ok(ListTagsForResourceResponse {
            tags: Some(tags.map(|(key, value)| Tag { key, value }).collect()),
        })
    }
}

/// These operations speak of resources.
fn of_resource(fault: Fault) -> Fault {
    match fault.status {
        404 => no_resource(),
        _ => fault,
    }
}

/// The tags of a request as they are kept.
pub(super) fn collected(tags: Option<Vec<Tag>>) -> Result<BTreeMap<String, String>, Fault> {
    let mut collected = BTreeMap::new();
    for tag in tags.unwrap_or_default() {
        if collected.insert(tag.key, tag.value).is_some() {
            return Err(invalid("Duplicated keys are not allowed."));
        }
    }
    check(&collected)?;
    Ok(collected)
}

fn check(tags: &BTreeMap<String, String>) -> Result<(), Fault> {
    match tags.len() <= TAGS_MAX {
        true => Ok(()),
        false => Err(Fault::of(
            &shapes::TAG_LIMIT_EXCEEDED_EXCEPTION,
            "Could not complete request: tag quota of per resource exceeded",
        )),
    }
}
